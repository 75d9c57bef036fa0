/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of the SOCKS5 codec (RFC 1928, RFC 1929), the client's side:
 *
 *	lws_socks5_begin(&s, &ask);
 *	do {
 *		... send lws_socks5_put(&s, out) bytes of out ...
 *		do
 *			... receive lws_socks5_need(&s) bytes at most ...
 *			r = lws_socks5_feed(&s, &in);
 *		while (r == LWS_SRET_WANT_INPUT);
 *	} while (r == LWS_SRET_WANT_OUTPUT);
 *
 * and after LWS_SRET_OK the connection is the peer's. Who receives no more than
 * what is needed leaves the peer's bytes where they are.
 */
#ifndef LWS_CODEC_SOCKS5_H
#define LWS_CODEC_SOCKS5_H

#include "core/core.h"

/* bytes of a name, of a user and of a password: each has one byte of length */
#define LWS_SOCKS5_TEXT_MAX 255u
/* bytes of a message of ours at most */
#define LWS_SOCKS5_OUT_MAX  (3u + 2 * LWS_SOCKS5_TEXT_MAX)
/* bytes of an answer at most: with an address by name */
#define LWS_SOCKS5_IN_MAX   (7u + LWS_SOCKS5_TEXT_MAX)

enum lws_socks5_err {
	LWS_SOCKS5_OK,
	LWS_SOCKS5_ERR_VERSION, /* it speaks something else */
	LWS_SOCKS5_ERR_METHOD,  /* RFC 1928 3: none that we offer will do */
	LWS_SOCKS5_ERR_AUTH,    /* RFC 1929 2: user or password refused */
	LWS_SOCKS5_ERR_ADDRESS, /* RFC 1928 5: unknown kind of address */
	LWS_SOCKS5_ERR_TEXT,    /* name, user or password empty or too long */
	/* RFC 1928 6, in its order: what the proxy says */
	LWS_SOCKS5_ERR_GENERAL,
	LWS_SOCKS5_ERR_RULES,
	LWS_SOCKS5_ERR_NETWORK,
	LWS_SOCKS5_ERR_HOST,
	LWS_SOCKS5_ERR_REFUSED,
	LWS_SOCKS5_ERR_TTL,
	LWS_SOCKS5_ERR_COMMAND,
	LWS_SOCKS5_ERR_KIND,
	LWS_SOCKS5_ERR_OTHER,

	LWS_SOCKS5_ERR_COUNT
};

enum lws_socks5_step {
	LWS_SOCKS5_GREETING,
	LWS_SOCKS5_AUTH,
	LWS_SOCKS5_REQUEST
};

/** struct lws_socks5_ask - borrowed until the end */
struct lws_socks5_ask {
	const char *host; /* who the proxy connects to: a name, which it looks
			     up, or an address */
	const char *user; /* NULL: without authentication */
	const char *password;
	uint16_t port;
};

/** struct lws_socks5 - a negotiation; members are the codec's own */
struct lws_socks5 {
	struct lws_socks5_ask ask;
	uint8_t in[LWS_SOCKS5_IN_MAX];
	uint16_t len; /* bytes in it */
	uint8_t step; /* enum lws_socks5_step */
	uint8_t err;  /* enum lws_socks5_err, after LWS_SRET_FATAL */
};

/** lws_socks5_begin() - set up in uninitialised memory
 * \return 0; -1: something in ask does not fit the protocol: s->err */
int lws_socks5_begin(struct lws_socks5 *s, const struct lws_socks5_ask *ask);

/** lws_socks5_put() - what is to be sent now
 * \param out: room for LWS_SOCKS5_OUT_MAX bytes
 * \return bytes written */
size_t lws_socks5_put(const struct lws_socks5 *s, uint8_t *out);

/** lws_socks5_need() - bytes that the answer has at least still to come, not 0
 */
size_t lws_socks5_need(const struct lws_socks5 *s);

/** lws_socks5_feed() - bytes of the proxy
 * \param in: cut anywhere; moved past what was consumed
 * \return LWS_SRET_WANT_INPUT; WANT_OUTPUT: send what lws_socks5_put() has; OK:
 *	connected; FATAL: s->err */
lws_stateful_ret_t lws_socks5_feed(struct lws_socks5 *s, struct lws_span *in);

/** lws_socks5_err_text() - words, a constant */
const char *lws_socks5_err_text(enum lws_socks5_err err);

#endif
