/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files secure*.c share: TLS of connections, vhosts and contexts.
 */
#ifndef LWS_CORE_NET_SECURE_H
#define LWS_CORE_NET_SECURE_H

#include "core-net/inside.h"

#include "tls/tls.h"

/* bytes of words of a failure */
#define LWS_SECURE_WORDS 256

/** struct lws_secure - a connection with TLS: wsi->transport_state */
struct lws_secure {
	struct lws *wsi;
	struct lws_tls_conn *conn; /* owned */
	struct lws_buflist *out;   /* owned: records that the socket refused */
	char *tag;                 /* owned: of a client's sessions; NULL */
	char *alpn;                /* owned: agreed, and no role's; NULL */
	uint32_t vh_serial;        /* whom the handshake was with */
	uint8_t shaking : 1;       /* the handshake is under way */
	uint8_t in_band : 1;       /* and reading and writing drive it */
	uint8_t dry : 1;           /* the socket has no more, in this call */
	uint8_t writing : 1;       /* in send(): a last record will come */
};

/** struct lws_client_trust - a context that vhosts of the same settings share
 */
struct lws_client_trust {
	lws_dll2_t list;         /* cx->tls->trusts */
	struct lws_tls_ctx *ctx; /* held */
	unsigned int users;      /* vhosts */
	uint8_t id[20];          /* of the settings */
};

struct lws_context_tls {
	atomic_uint conns;                   /* connections with TLS */
	atomic_uint shaking;                 /* those in the handshake */
	unsigned int max_conns, max_shaking; /* 0: no limit */
	lws_dll2_owner_t trusts;             /* guarded by cx->coming */
	lws_sorted_usec_list_t aging;        /* the first thread's */
	struct lws_errand start_aging;
	struct lws_context *cx;
	const char *alpn; /* the program's default list, or NULL */
};

struct lws_vhost_tls {
	/* contexts and sessions are guarded by the vhost's lock; whether there
	 * is one for servers is asked without it */
	_Atomic(struct lws_tls_ctx *) server; /* held; NULL: serves no TLS */
	struct lws_client_trust *client;      /* counted; NULL: not made yet */
	struct lws_tls_ctx *provided; /* held: the program's for clients */
	struct lws_tls_sessions sessions;
	struct lws_tls_setup setup; /* the server's, to make it anew; what it
				       points to is below, or the program's */
	char *cert_path, *key_path; /* owned, NULL: in memory */
	void *cert_mem, *key_mem;   /* owned, NULL: in files */
	char *alpn;                 /* owned: what is agreed to */
	char *alpn_asked;           /* owned: the program's list; NULL */
	char *keylog;               /* owned */
	uint8_t no_sessions;        /* clients begin anew each time */
};

/* secure.c */

extern const struct lws_transport_ops lws_transport_secure;

/** lws_secure_begin_conn() - give wsi a TLS connection on ctx
 * \return 0; -1 with words, wsi is as it was */
int lws_secure_begin_conn(struct lws *wsi, struct lws_tls_ctx *ctx,
			  const struct lws_tls_owner *owner,
			  const struct lws_tls_client *client,
			  const struct lws_tls_words *why);
/** lws_secure_shake() - a step of the handshake: OK, WANT_*, ERR with words */
enum lws_io lws_secure_shake(struct lws_secure *s,
			     const struct lws_tls_words *why);
/** lws_secure_watch() - watch for what a step wants; 0, -1 */
int lws_secure_watch(struct lws *wsi, enum lws_io want);

/* what struct lws_tls_owner has of both sides; opaque is struct lws_secure */
enum lws_io lws_secure_below_recv(void *opaque, void *buf, size_t len,
				  size_t *done);
enum lws_io lws_secure_below_send(void *opaque, const void *buf, size_t len,
				  int is_last);
int lws_secure_info(void *opaque, int where, int ret);

/** lws_secure_of() - TLS of wsi's network connection, NULL: it has none */
struct lws_secure *lws_secure_of(const struct lws *wsi);

static inline const struct lws_tls_ops *
lws_tls(void)
{
	return lws_registry_tls[0];
}

/* secure-vhost.c */

/** lws_secure_server_ctx() - held for the caller; NULL: vh serves no TLS */
struct lws_tls_ctx *lws_secure_server_ctx(struct lws_vhost *vh);
/** lws_secure_client_ctx() - the same for clients; made now if need be. NULL:
 * words */
struct lws_tls_ctx *lws_secure_client_ctx(struct lws_vhost *vh,
					  const struct lws_tls_words *why);
/** lws_secure_remake() - the server's context anew, from its files or from
 * these; live connections keep theirs. 0, -1 said in the log: nothing changed
 */
int lws_secure_remake(struct lws_vhost *vh, const struct lws_tls_source *cert,
		      const struct lws_tls_source *key);

/* secure-sessions.c; no-secure-sessions.c: none are kept */

/** lws_secure_session_tag() - of the server that ask means; NULL: its sessions
 * are not kept. Owned by the caller */
char *lws_secure_session_tag(const struct lws_vhost *vh,
			     const struct lws_secure_ask *ask,
			     const char *host);
/** lws_secure_session_get() - the caller's; NULL: none. tag may be NULL */
struct lws_tls_session *lws_secure_session_get(struct lws_vhost *vh,
					       const char *tag);
/** lws_secure_session_put() - s becomes the vhost's */
void lws_secure_session_put(struct lws_vhost *vh, const char *tag,
			    struct lws_tls_session *s);

/* secure-accept.c */

/** lws_secure_accept_in_use() - TLS as server for a connection in use; the
 * caller drives it. 0, -1 with words */
int lws_secure_accept_in_use(struct lws *wsi, const struct lws_tls_words *why);

/* secure-cert.c */
void lws_secure_aging_init(struct lws_context_tls *t);
/** lws_secure_aging_start() - tell ages from now on; from any thread */
void lws_secure_aging_start(struct lws_context *cx);
/** lws_secure_take_updates() - "<file>.upd" takes the place of each file */
void lws_secure_take_updates(struct lws_vhost *vh, const char *cert,
			     const char *key);

#endif
