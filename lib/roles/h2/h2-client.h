/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The client's end: what its files share.
 *
 *	client-connection.c  the carrier: hello, who may ask when, how it ends
 *	client-request.c     a client on it: what it asks, and its role
 *	client-answer.c      header blocks in: what is answered
 *
 * A client that has joined a connection is a stream without an id until it
 * asks: then it gets one, and is known to the peer.
 */
#ifndef LWS_ROLES_H2_CLIENT_H
#define LWS_ROLES_H2_CLIENT_H

#include "roles/h2/h2.h"

/** struct lws_h2_client - role state of a client that is a stream */
struct lws_h2_client {
	struct lws_http_client c; /* first, see lws_http_client_here() */
	struct lws *wsi;
	lws_dll2_t waiting;    /* struct lws_h2.waiting; detached: has asked */
	uint8_t interim;       /* answers passed over */
	unsigned int wish : 1; /* WRITEABLE was asked for too early */
};

extern const struct lws_role_ops lws_role_h2_client;
extern const struct lws_role_ops lws_role_h2_client_net;
extern const struct lws_h2_side lws_h2_client_side;

/* of a wsi with that role */
static inline struct lws_h2_client *
lws_h2_client_of(const struct lws *wsi)
{
	return wsi->role_state;
}

/* -- client-connection.c -- */

/** lws_h2_client_retry() - the server has not looked at its request: it begins
 * again, if that does no harm
 * \param why: it failed, if it may not; with the reason of a GOAWAY */
void lws_h2_client_retry(struct lws_h2_stream *s, const char *why);

/* -- client-request.c -- */

/** lws_h2_client_ask() - now; KEEP, or CLOSE: words have been said */
enum lws_keep lws_h2_client_ask(struct lws *wsi);
/** lws_h2_client_go_back() - it begins again, over HTTP/1 */
enum lws_keep lws_h2_client_go_back(struct lws *wsi);

/* see struct lws_h2_side */
enum lws_keep lws_h2_client_rst(struct lws_h2_stream *s, uint32_t code);
void lws_h2_client_say_end(struct lws_h2 *c, struct lws_h2_stream *s);

/* -- client-answer.c: see struct lws_h2_side -- */

enum lws_keep lws_h2_answer_begin(struct lws_h2 *c);
void lws_h2_answer_field(struct lws_h2_block *b,
			 const struct lws_hpack_field *f);
enum lws_keep lws_h2_answer_end(struct lws_h2 *c, int end);

#endif
