/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of roles/ws: a connection that speaks WebSocket (RFC 6455).
 * The codec (codec/ws-frame) reads and writes frames; here is what they mean:
 * which callback a piece goes to, who answers a PING, how both ends say
 * goodbye, how a message that the program writes becomes frames.
 *
 * What an idle connection keeps is struct lws_ws and nothing else: what few
 * need is in struct lws_ws_rare, and compression keeps its windows only where
 * it was negotiated and must.
 */
#ifndef LWS_ROLES_WS_H
#define LWS_ROLES_WS_H

#include "codec/ws-frame/ws-frame.h"
#include "roles/http/http.h"

struct lws_shared;
struct lws_ws_custom;
struct lws_ws_pmd;
struct lws_ws_sub;
struct lws_ws_variant;
struct lws_ws_whole;

/** enum lws_ws_closing - the goodbye (RFC 6455 7.1) */
enum lws_ws_closing {
	LWS_WS_OPEN,
	LWS_WS_CLOSE_SENT, /* ours is out; the peer's is to come */
	LWS_WS_CLOSE_DONE  /* both, or none will come */
};

/** struct lws_ws_rare - what few connections need, made when first used */
struct lws_ws_rare {
	/* what lws_close_reason() was told: code and text */
	uint8_t close[LWS_WS_CONTROL_MAX];
	uint8_t close_len;
	uint8_t close_set; /* it was told; close_len 0: an empty CLOSE */
	/* the answer to the latest PING, waiting for room */
	uint8_t pong_len;
	uint8_t pong_waits;
	uint8_t pong[LWS_WS_CONTROL_MAX];
	/* the peer's words in its CLOSE, terminated */
	char peer_words[LWS_WS_CONTROL_MAX - 1];
};

/** struct lws_ws - role state */
struct lws_ws {
	struct lws_http *txn; /* owned: while the upgrade is under way; then
				 NULL. First member, see lws_http_of() */
	struct lws_ws_frame rx;
	struct lws_ws_pmd *pmd;       /* owned; NULL: not negotiated */
	struct lws_ws_custom *custom; /* owned: instead of pmd, an extension of
					 the program's; NULL */
	struct lws_ws_rare *rare;     /* owned; NULL until first used */
	struct lws_ws_whole *whole; /* owned: a message that is not whole yet */
	struct lws_ws_sub *subs;    /* owned: its subscriptions; topic.c */
	uint16_t close_code;        /* of the peer's CLOSE, else of ours; 0 */
	uint8_t closing;            /* enum lws_ws_closing */
	uint8_t pongs;              /* queued since the socket refused bytes */
	uint8_t piece_first;        /* the piece that RECEIVE is about */
	uint8_t piece_last;
	uint8_t tx_open; /* a message that we send is not finished */
};

/** struct lws_ws_vhost - what a vhost keeps for them (whole.c) */
struct lws_ws_vhost {
	const struct lws_extension *extensions; /* the program's */
	size_t *whole_most; /* owned: by protocol, 0: pieces; NULL: all are */
};

/** struct lws_ws_part - of a message, on its way to the program */
struct lws_ws_part {
	uint8_t *p;
	size_t len;
	int first, last; /* 0 or 1: the message begins, ends with it */
};

extern const struct lws_role_ops lws_role_ws;

/** lws_ws_of() - the state of a ws wsi; NULL: it is none */
static inline struct lws_ws *
lws_ws_of(const struct lws *wsi)
{
	return wsi && wsi->role == &lws_role_ws ? wsi->role_state : NULL;
}

/* -- role.c -- */

/** lws_ws_rare() - made now if need be; NULL: out of memory */
struct lws_ws_rare *lws_ws_rare(struct lws_ws *ws);

/* -- upgrade.c -- */

enum lws_keep lws_ws_upgrade(struct lws *wsi);

/* -- client.c (or, in builds without clients, no-client.c) -- */

int lws_ws_ask_upgrade(struct lws *wsi, uint8_t **p, const uint8_t *end);
enum lws_keep lws_ws_upgraded(struct lws *wsi);

/* -- rx.c -- */

enum lws_keep lws_ws_rx(struct lws *wsi, struct lws_span *in);

/** lws_ws_piece_most() - bytes that RECEIVE gets at most */
size_t lws_ws_piece_most(const struct lws *wsi);

/** lws_ws_give() - a piece of a message to the program, when it is whole if the
 * protocol wants that */
enum lws_keep lws_ws_give(struct lws *wsi, const struct lws_ws_part *part);
/** lws_ws_tell_piece() - RECEIVE */
enum lws_keep lws_ws_tell_piece(struct lws *wsi,
				const struct lws_ws_part *part);

/* -- whole.c -- */

/** lws_ws_whole_most() - bytes of a whole message; 0: pieces are wanted */
static inline size_t
lws_ws_whole_most(const struct lws *wsi)
{
	const struct lws_ws_vhost *v = wsi->vhost->role_data[LWS_ROLE_SLOT_WS];

	return v->whole_most && wsi->protocol
		       ? v->whole_most[wsi->protocol - wsi->vhost->protocols]
		       : 0;
}

enum lws_keep lws_ws_gather(struct lws *wsi, const struct lws_ws_part *part,
			    size_t most);
int lws_ws_vhost_init(struct lws_vhost *vh,
		      const struct lws_context_creation_info *info);
void lws_ws_vhost_fini(struct lws_vhost *vh);

/* -- topic.c -- */

/** lws_ws_topics_owed() - see owed() of struct lws_role_ops */
enum lws_keep lws_ws_topics_owed(struct lws *wsi);
/** lws_ws_topics_leave() - end all its subscriptions */
void lws_ws_topics_leave(struct lws *wsi);

/* -- tx.c -- */

/** lws_ws_send() - one frame
 * \param b0: LWS_WS_FIN, LWS_WS_RSV1, opcode
 * \param p: len bytes, left as they are
 * \return 0, or -1: the connection is dead; it has been marked */
int lws_ws_send(struct lws *wsi, unsigned int b0, const uint8_t *p, size_t len);

/** lws_ws_between() - see between() of struct lws_role_ops */
int lws_ws_between(const struct lws *wsi);

/** lws_ws_write() - lws_write() of a ws wsi */
int lws_ws_write(struct lws *wsi, uint8_t *buf, size_t len,
		 enum lws_write_protocol wp);

/** lws_ws_pong() - answer a PING, now or when there is room */
enum lws_keep lws_ws_pong(struct lws *wsi, const uint8_t *p, size_t len);
/** lws_ws_pong_late() - the one that waits, if one does */
enum lws_keep lws_ws_pong_late(struct lws *wsi);

/* -- close.c -- */

/** lws_ws_goodbye() - see struct lws_role_ops */
int lws_ws_goodbye(struct lws *wsi);
/** lws_ws_fail() - RFC 6455 7.1.7: say why, and close */
enum lws_keep lws_ws_fail(struct lws *wsi, enum lws_ws_err err);
/** lws_ws_peer_closes() - a CLOSE has come */
enum lws_keep lws_ws_peer_closes(struct lws *wsi, uint8_t *p, size_t len);
/** lws_ws_close_record() - see struct lws_role_ops */
void lws_ws_close_record(const struct lws *wsi, struct lws_x_close_record *r);
/** lws_ws_closing_timeout() - the peer gets so long from now on */
void lws_ws_closing_timeout(struct lws *wsi);

/* -- extensions (extension.c, or no-extension.c) -- */

/** lws_ws_negotiate() - which extensions of the request are used  (RFC 6455
 * 9.1)
 * \param p: where the reply's header value goes, moved behind it
 * \return 0, nothing written: none; 1: written; -1 close */
int lws_ws_negotiate(struct lws *wsi, uint8_t **p, const uint8_t *end);

/** lws_ws_offer() - the extensions that a client offers
 * (client-extension.c)
 * \param p: where the header's value goes, moved behind it
 * \return 0, nothing written: none; 1: written; -1 no room */
int lws_ws_offer(struct lws *wsi, uint8_t **p, const uint8_t *end);
/** lws_ws_agree() - take those that the server has chosen
 * \param offer: what lws_ws_offer() has left in the http client
 * \return NULL; else why the connection must be failed, a constant */
const char *lws_ws_agree(struct lws *wsi, const void *offer);

/** lws_ws_inflate() - a compressed piece, as it came */
enum lws_keep lws_ws_inflate(struct lws *wsi, const struct lws_ws_piece *piece);
/** lws_ws_inflate_on() - go on where a pause has left it (wsi->rx_inside) */
enum lws_keep lws_ws_inflate_on(struct lws *wsi);

/** lws_ws_deflate() - send a piece of a message compressed
 * \param op: opcode, LWS_WS_CONTINUATION too; fin: the message ends
 * \return 0, or -1 */
int lws_ws_deflate(struct lws *wsi, unsigned int op, int fin,
		   const struct lws_span *data);

/** struct lws_ws_variant - what connections must have in common for a message
 * to be the same bytes for them */
struct lws_ws_variant {
	uint8_t compressed;
	uint8_t bits, level, mem; /* else 0 */
};

/** lws_ws_variant() - that of a connection */
void lws_ws_variant(const struct lws *wsi, struct lws_ws_variant *v);

/** lws_ws_deflate_alone() - a whole message, which refers to none before it, as
 * a server's frame
 * \param op: opcode
 * \return the caller's; NULL: out of memory, or it would not get smaller */
struct lws_shared *lws_ws_deflate_alone(struct lws_context_per_thread *pt,
					const struct lws_ws_variant *v,
					unsigned int op,
					const struct lws_span *data);

/** lws_ws_deflate_forget() - it was sent one of these: what we compress next
 * must not refer to what was before */
void lws_ws_deflate_forget(struct lws *wsi);

/* -- extensions of the program's (custom.c, or no-extension.c) -- */

/** lws_ws_custom_take() - a client offers one
 * \param params: its parameters; moved behind them
 * \param p: where the reply's element goes, moved behind it
 * \return 1 it is used; 0 not; -1 close */
int lws_ws_custom_take(struct lws *wsi, const struct lws_extension *e,
		       struct lws_span *params, uint8_t **p,
		       const uint8_t *end);
/** lws_ws_custom_rx() - a piece as it came, on its way to the program */
enum lws_keep lws_ws_custom_rx(struct lws *wsi,
			       const struct lws_ws_piece *piece);
/** lws_ws_custom_tx() - a piece of a message on its way out; as
 * lws_ws_deflate() */
int lws_ws_custom_tx(struct lws *wsi, unsigned int op, int fin,
		     const struct lws_span *data);
/** lws_ws_custom_option() - see lws_set_extension_option() */
int lws_ws_custom_option(struct lws *wsi, const char *name,
			 struct lws_ext_option_arg *a);
void lws_ws_custom_destroy(struct lws *wsi);

void lws_ws_pmd_destroy(struct lws_ws_pmd *pmd);
void lws_ws_thread_fini(struct lws_context_per_thread *pt);

#endif
