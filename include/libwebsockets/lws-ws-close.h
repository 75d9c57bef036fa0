/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Close codes of WebSocket connections (RFC 6455 7.4).
 */

#ifndef LWS_WS_CLOSE_H
#define LWS_WS_CLOSE_H

/** Close codes (RFC 6455 7.4.1) */
enum lws_close_status {
	/** none: there is no close frame */
	LWS_CLOSE_STATUS_NOSTATUS = 0,
	LWS_CLOSE_STATUS_NORMAL = 1000, /**< done */
	/** server stops, page is left */
	LWS_CLOSE_STATUS_GOINGAWAY = 1001,
	/** protocol error */
	LWS_CLOSE_STATUS_PROTOCOL_ERR = 1002,
	/** kind of data not accepted */
	LWS_CLOSE_STATUS_UNACCEPTABLE_OPCODE = 1003,
	LWS_CLOSE_STATUS_RESERVED = 1004, /**< reserved */
	/** the frame had no code; never sent */
	LWS_CLOSE_STATUS_NO_STATUS = 1005,
	/** there was no frame; never sent */
	LWS_CLOSE_STATUS_ABNORMAL_CLOSE = 1006,
	/** data that can't be, as bad UTF-8 */
	LWS_CLOSE_STATUS_INVALID_PAYLOAD = 1007,
	/** against the rules */
	LWS_CLOSE_STATUS_POLICY_VIOLATION = 1008,
	LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE = 1009, /**< too long */
	/** client misses an extension */
	LWS_CLOSE_STATUS_EXTENSION_REQUIRED = 1010,
	/** server's trouble */
	LWS_CLOSE_STATUS_UNEXPECTED_CONDITION = 1011,
	/** TLS failed; never sent */
	LWS_CLOSE_STATUS_TLS_FAILURE = 1015,
	/** inside: the transaction is over */
	LWS_CLOSE_STATUS_CLIENT_TRANSACTION_DONE = 2000,
	/** inside: the context is going */
	LWS_CLOSE_STATUS_NOSTATUS_CONTEXT_DESTROY = 9999,
};

#if defined(LWS_WITH_NETWORK)

/** lws_close_reason() - what the close frame says
 * \param wsi: a ws connection; the callback returns nonzero afterwards
 * \param status: the code; the program's own are from 3000 on
 * \param buf: text, UTF-8, or NULL
 * \param len: bytes of it, cut at 123
 *
 * Sends nothing by itself. Without it a nonzero return closes the connection
 * with no close frame.
 */
LWS_VISIBLE LWS_EXTERN void lws_close_reason(struct lws *wsi,
					     enum lws_close_status status,
					     unsigned char *buf, size_t len);

#endif

#endif
