/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sending on a connection.
 */

#ifndef LWS_WRITE_H
#define LWS_WRITE_H

/** lws_write(): bytes of a raw connection */
#define LWS_WRITE_RAW 3

/** How lws_write() frames what it is given: one of the first group, with flags
 * ORed to it
 */
enum lws_write_protocol {
	/** ws: begins a text message */
	LWS_WRITE_TEXT = 0,
	/** ws: begins a binary message */
	LWS_WRITE_BINARY = 1,
	/** ws: goes on with a message */
	LWS_WRITE_CONTINUATION = 2,
	/** HTTP: body; raw: bytes */
	LWS_WRITE_HTTP = 3,
	/** ws: ping, 125 bytes at most */
	LWS_WRITE_PING = 5,
	/** ws: pong nobody asked for, 125 bytes at most */
	LWS_WRITE_PONG = 6,
	/** HTTP: last of the body */
	LWS_WRITE_HTTP_FINAL = 7,
	LWS_WRITE_HTTP_HEADERS = 8, /**< HTTP: the headers */
	/** HTTP: more of them, after NO_FIN */
	LWS_WRITE_HTTP_HEADERS_CONTINUATION = 9,
	/** flag: may be queued, as everything */
	LWS_WRITE_BUFLIST = 0x20,
	/** flag: neither message nor headers end here */
	LWS_WRITE_NO_FIN = 0x40,
	/** flag: with this our half of the HTTP/2 stream ends */
	LWS_WRITE_H2_STREAM_END = 0x80,
	/** flag: old programs have it, it does nothing */
	LWS_WRITE_CLIENT_IGNORE_XOR_MASK = 0x80,
};

/** What an extension may change of a frame: in of its payload callbacks */
struct lws_write_passthru {
	struct lws *wsi;            /**< the connection */
	unsigned char *buf;         /**< the payload */
	size_t len;                 /**< bytes of it */
	enum lws_write_protocol wp; /**< argument of lws_write() */
};

#if defined(LWS_WITH_NETWORK)

/** lws_write() - send on a connection
 * \param wsi: the connection
 * \param buf: the payload, with LWS_PRE bytes before it that may be
 *	overwritten. The payload itself is left as it is, and may be reused
 *	on return
 * \param len: bytes of it; 0 is allowed
 * \param protocol: what it is
 * \return -1 if the connection can't be used any more: return nonzero
 *	from the callback. Otherwise at least len, exactly len for data:
 *	never a part of it
 *
 * What the system does not take at once is kept and sent as soon as it does,
 * and LWS_CALLBACK_..._WRITEABLE waits until then. A program asks for that
 * with lws_callback_on_writable() and writes there. Several writes in one
 * callback go out in their order, but what memory that takes is the program's
 * care: see lws_send_pipe_choked().
 *
 * A message in pieces: LWS_WRITE_TEXT | LWS_WRITE_NO_FIN, then
 * LWS_WRITE_CONTINUATION | LWS_WRITE_NO_FIN, and LWS_WRITE_CONTINUATION as the
 * last; see lws_write_ws_flags(). PING and PONG may come between.
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN int lws_write(struct lws *wsi, unsigned char *buf,
				     size_t len,
				     enum lws_write_protocol protocol);

/** lws_raw_transaction_completed() - close a raw connection when all is sent
 * \param wsi: the connection
 * \return -1 if nothing is queued: return it from the callback. 0 if
 *	the connection closes by itself later
 */
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
