/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sending on a connection.
 */

#ifndef LWS_WRITE_H
#define LWS_WRITE_H

#define LWS_WRITE_RAW 3

enum lws_write_protocol {
	LWS_WRITE_TEXT = 0,
	LWS_WRITE_BINARY = 1,
	LWS_WRITE_CONTINUATION = 2,
	LWS_WRITE_HTTP = 3,
	LWS_WRITE_PING = 5,
	LWS_WRITE_PONG = 6,
	LWS_WRITE_HTTP_FINAL = 7,
	LWS_WRITE_HTTP_HEADERS = 8,
	LWS_WRITE_HTTP_HEADERS_CONTINUATION = 9,
	LWS_WRITE_BUFLIST = 32,
	LWS_WRITE_NO_FIN = 64,
	LWS_WRITE_H2_STREAM_END = 128,
	LWS_WRITE_CLIENT_IGNORE_XOR_MASK = 128,
};

struct lws_write_passthru {
	struct lws *wsi;
	unsigned char *buf;
	size_t len;
	enum lws_write_protocol wp;
};

#if defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN int lws_write(struct lws *wsi, unsigned char *buf,
				     size_t len,
				     enum lws_write_protocol protocol);

LWS_VISIBLE LWS_EXTERN int
lws_raw_transaction_completed(struct lws *wsi) LWS_WARN_UNUSED_RESULT;

#endif

/** lws_write_ws_flags() - how a piece of a ws message is written
 * \param initial: LWS_WRITE_TEXT or LWS_WRITE_BINARY, what the message is
 * \param is_start: nonzero for its first piece
 * \param is_end: nonzero for its last piece
 * \return the protocol argument of lws_write() for the piece
 */
static LWS_INLINE enum lws_write_protocol
lws_write_ws_flags(int initial, int is_start, int is_end)
{
	int flags = is_start ? initial : LWS_WRITE_CONTINUATION;

	if (!is_end)
		flags |= LWS_WRITE_NO_FIN;

	return (enum lws_write_protocol)flags;
}

/** lws_write() of a piece of an HTTP body that is not the last */
#define lws_write_http(wsi, buf, len)                                          \
	lws_write(wsi, (unsigned char *)(buf), len, LWS_WRITE_HTTP)

#endif
