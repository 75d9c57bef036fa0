/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of tls, layer 2: struct lws_tls_ops, which a backend fills
 * completely (openssl/), and what is the same for all: lists of ALPN names and
 * the cache of sessions.
 *
 * A context (struct lws_tls_ctx) is how many connections are to be: keys,
 * whom to believe, ciphers. A connection (struct lws_tls_conn) knows no socket:
 * its owner gives it bytes and takes bytes through struct lws_tls_owner, and
 * decides what is not the TLS library's to decide. Nothing here blocks.
 *
 * Words of failures go to a struct lws_tls_words: for people, cut to size.
 */
#ifndef LWS_TLS_H
#define LWS_TLS_H

#include "core/core.h"

struct lws_tls_ctx;     /* counted: hold() and release() */
struct lws_tls_conn;    /* one owner */
struct lws_tls_session; /* one owner */

/** struct lws_tls_words - where words of a failure go */
struct lws_tls_words {
	char *text; /* the caller's; always terminated */
	size_t size;
};

/** struct lws_tls_source - where keys and certificates come from, at most one
 * of the two; both NULL: nowhere. Borrowed for the call */
struct lws_tls_source {
	const char *path; /* a file, PEM */
	const void *mem;  /* PEM or DER */
	size_t len;
};

/* flags of struct lws_tls_setup */
#define LWS_TLS_CLIENT        (1u << 0)
#define LWS_TLS_ASK_CERT      (1u << 1) /* server: clients may show one */
#define LWS_TLS_DEMAND_CERT   (1u << 2) /* and must */
#define LWS_TLS_OS_CA         (1u << 3) /* client: believe the system's CAs */
#define LWS_TLS_NO_SESSIONS   (1u << 4) /* client: never resume */
#define LWS_TLS_AUTO_DH       (1u << 5) /* server: DHE, library's parameters */
#define LWS_TLS_CERT_OPTIONAL (1u << 6) /* server: it may come later */

/** struct lws_tls_setup - how a context is to be; borrowed for the call */
struct lws_tls_setup {
	const char *name; /* of the vhost: sessions are not taken from others */
	struct lws_tls_source cert, key, ca;
	const char *password;   /* of the key, or NULL */
	const char *ciphers;    /* up to TLS 1.2; NULL: the library's */
	const char *ciphers_13; /* from 1.3 on; NULL: the library's */
	const char *groups;     /* of the key exchange; NULL: the library's */
	const char *alpn;       /* server: comma list in order of preference;
				   NULL or "": none is agreed */
	const char *keylog;     /* append secrets to this file, or NULL */
	void *native;           /* client: the program's ready context, used as
				   it is; or NULL */
	const struct lws_tls_ctx *like; /* server: sessions of this one go on
					   with it; or NULL */
	/** extra() - the program adds to the library's own context before it is
	 * used. 0; nonzero: creation fails. NULL: nobody does */
	int (*extra)(void *arg, void *native);
	void *extra_arg;
	uint64_t options_set, options_clear; /* the library's bits */
	unsigned int flags;
	uint32_t session_secs; /* a session may be resumed so long */
	int info_mask;         /* events that owner->info() is told */
};

/* flags of struct lws_tls_client: what is forgiven */
#define LWS_TLS_ALLOW_SELF_SIGNED (1u << 0)
#define LWS_TLS_ALLOW_EXPIRED     (1u << 1) /* or not yet valid */
#define LWS_TLS_ALLOW_UNKNOWN_CA  (1u << 2)
#define LWS_TLS_SKIP_NAME         (1u << 3)

/** struct lws_tls_client - what a client's connection wants; borrowed */
struct lws_tls_client {
	const char *host; /* name or numeric address, no port; NULL: neither
			     asked for nor checked */
	const char *alpn; /* comma list, NULL: none */
	struct lws_tls_source cert, key; /* DER, of this connection alone */
	struct lws_tls_session *session; /* to resume if it fits; stays the
					    caller's; NULL: none */
	unsigned int flags;
};

/** struct lws_tls_owner - what a connection asks of its owner
 * opaque is what conn_create() was given. Each is called on the owner's thread,
 * inside one of the calls below. */
struct lws_tls_owner {
	/** recv() - bytes from the peer: OK, WANT_READ, EOF, ERR */
	enum lws_io (*recv)(void *opaque, void *buf, size_t len, size_t *done);
	/** send() - takes all of it
	 * \param is_last: nothing follows in this call
	 * \return OK; WANT_WRITE: taken, but no more for now; ERR: not taken,
	 *	the connection is dead */
	enum lws_io (*send)(void *opaque, const void *buf, size_t len,
			    int is_last);
	/** choose() - a client asks for a name (RFC 6066 3)
	 * \return the context to go on with, held for the connection, or NULL:
	 *	go on as it is. NULL member: never */
	struct lws_tls_ctx *(*choose)(void *opaque, const char *name);
	/** verify() - of each element of the peer's chain
	 * \param store, ssl: the library's objects, for the program
	 * \param good: 1 so far, or forgiven
	 * \return 0, nonzero: refuse. The program may have mended the result in
	 *	store. NULL member: nobody asks */
	int (*verify)(void *opaque, void *store, void *ssl, int good);
	/** info() - an event of info_mask; nonzero: the connection ends */
	int (*info)(void *opaque, int where, int ret);
	/** session() - client: a session that may be resumed; becomes the
	 * owner's. NULL member: it is not wanted */
	void (*session)(void *opaque, struct lws_tls_session *s);
};

/** struct lws_tls_ops - a backend; every member is there */
struct lws_tls_ops {
	const char *name;

	/* -- contexts -- */

	/** ctx_create() - \return held once; NULL: words. Nothing is left */
	struct lws_tls_ctx *(*ctx_create)(const struct lws_tls_setup *s,
					  const struct lws_tls_words *why);
	void (*ctx_hold)(struct lws_tls_ctx *c);    /* any thread */
	void (*ctx_release)(struct lws_tls_ctx *c); /* any thread; NULL ok */
	/** ctx_has_cert() - 1 if it can serve */
	int (*ctx_has_cert)(const struct lws_tls_ctx *c);
	/** ctx_info() - of its own certificate; as lws_tls_vhost_cert_info() */
	int (*ctx_info)(const struct lws_tls_ctx *c,
			enum lws_tls_cert_info type,
			union lws_tls_cert_info_results *buf, size_t len);
	/** ctx_add_ca() - another CA to believe, DER; 0, -1 */
	int (*ctx_add_ca)(struct lws_tls_ctx *c, const uint8_t *der,
			  size_t len);
	void *(*ctx_native)(const struct lws_tls_ctx *c); /* SSL_CTX * */
	/** ctx_use() - exchange its certificate and key, while no other thread
	 * uses it; 0; -1 with words and as it was */
	int (*ctx_use)(struct lws_tls_ctx *c, const struct lws_tls_source *cert,
		       const struct lws_tls_source *key, const char *password,
		       const struct lws_tls_words *why);

	/* -- connections -- */

	/** conn_create() - client NULL: as server
	 * \param owner: constant; opaque for it
	 * \return the caller's; NULL: words */
	struct lws_tls_conn *(*conn_create)(struct lws_tls_ctx *c,
					    const struct lws_tls_owner *owner,
					    void *opaque,
					    const struct lws_tls_client *client,
					    const struct lws_tls_words *why);
	void (*conn_destroy)(struct lws_tls_conn *k);
	/** handshake() - OK done, WANT_READ, EOF and ERR with words */
	enum lws_io (*handshake)(struct lws_tls_conn *k,
				 const struct lws_tls_words *why);
	/** recv() - OK with *done > 0, WANT_READ, EOF, ERR */
	enum lws_io (*recv)(struct lws_tls_conn *k, void *buf, size_t len,
			    size_t *done);
	/** send() - done: out, bytes taken, fewer only with WANT_WRITE
	 * \param is_last: no further call follows at once
	 * \return OK; WANT_WRITE as the owner's send(); ERR */
	enum lws_io (*send)(struct lws_tls_conn *k, const void *buf, size_t len,
			    int is_last, size_t *done);
	/** pending() - 1 if bytes, or the end, are inside */
	int (*pending)(const struct lws_tls_conn *k);
	/** bye() - tell the peer that no more comes (RFC 8446 6.1) */
	void (*bye)(struct lws_tls_conn *k);
	/** alpn() - what was agreed, of the connection; len 0: nothing */
	struct lws_span (*alpn)(const struct lws_tls_conn *k);
	/** peer_info() - as lws_tls_peer_cert_info() */
	int (*peer_info)(const struct lws_tls_conn *k,
			 enum lws_tls_cert_info type,
			 union lws_tls_cert_info_results *buf, size_t len);
	int (*is_resumed)(const struct lws_tls_conn *k);
	void *(*native)(const struct lws_tls_conn *k); /* SSL * */
	/** was_plain() - 1: the handshake failed since no TLS was spoken */
	int (*was_plain)(const struct lws_tls_conn *k);

	/* -- sessions -- */

	void (*session_free)(struct lws_tls_session *s);
	/** session_hold() - another owner for the same */
	struct lws_tls_session *(*session_hold)(struct lws_tls_session *s);
	/** session_pack() - to bytes; p: out, lws_free(). 0, -1 */
	int (*session_pack)(const struct lws_tls_session *s, uint8_t **p,
			    size_t *len);
	/** session_unpack() - from bytes that may be anything; NULL: no session
	 */
	struct lws_tls_session *(*session_unpack)(const uint8_t *p, size_t len);

	/* -- making -- */

	/** self_signed() - a key and a certificate of its own making, as PEM,
	 * both lws_free() by the caller. 0, -1 */
	int (*self_signed)(const char *const *names, unsigned int count,
			   unsigned int secs, char **cert, char **key);
	/** csr() - a new key and a request for a certificate (RFC 2986)
	 * \param elements: as lws_tls_acme_sni_csr_create()
	 * \param der, key: out, lws_free() by the caller; key is PEM. 0, -1 */
	int (*csr)(const char *const *elements, uint8_t **der, size_t *der_len,
		   char **key);
};

/* -- ALPN (alpn.c), RFC 7301 3.1 -- */

/** lws_tls_alpn_wire() - "h2,http/1.1" as it goes over the wire
 * \param list: names with commas between; blanks around them are dropped
 * \param wire: size bytes
 * \return bytes; 0: no names; -1: a name is empty or longer than 255, or wire
 *	is too small */
int lws_tls_alpn_wire(const char *list, uint8_t *wire, size_t size);

/** lws_tls_sni_name() - the host_name of a server_name extension (RFC 6066 3)
 * \param ext: the extension's data, anything
 * \param name: gets it, in lower case, terminated; size > 1
 * \return 0; -1: there is none, or it cannot be a name */
int lws_tls_sni_name(struct lws_span ext, char *name, size_t size);

/* -- sessions that may be resumed (sessions.c) -- */

/** struct lws_tls_sessions - a bounded cache; embedded, guarded by its owner */
struct lws_tls_sessions {
	lws_dll2_owner_t list; /* newest first */
	const struct lws_tls_ops *ops;
	uint32_t max;  /* sessions */
	uint32_t secs; /* that one is kept */
};

void lws_tls_sessions_init(struct lws_tls_sessions *c,
			   const struct lws_tls_ops *ops, uint32_t max,
			   uint32_t secs);
void lws_tls_sessions_fini(struct lws_tls_sessions *c);

/** lws_tls_sessions_put() - s becomes the cache's, in place of an older one of
 * that tag; with no memory or no room at all it is freed */
void lws_tls_sessions_put(struct lws_tls_sessions *c, const char *tag,
			  struct lws_tls_session *s);

/** lws_tls_sessions_get() - \return a hold of its own, for the caller; NULL:
 * none, or too old */
struct lws_tls_session *lws_tls_sessions_get(struct lws_tls_sessions *c,
					     const char *tag);

/** lws_tls_session_tag() - "vhost_host_443", fit for a file's name
 * \param tag: LWS_SESSION_TAG_LEN bytes
 * \return 0; -1: it would be longer */
int lws_tls_session_tag(char *tag, const char *vhost, const char *host,
			uint16_t port);

extern const struct lws_tls_ops lws_tls_openssl;

#endif
