/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Connections of any role, beyond the API of 4.5: sending from any thread, the
 * level of what waits to be sent, and why a connection has ended.
 */

#ifndef LWS_X_CONNECTION_H
#define LWS_X_CONNECTION_H

/** A connection, known by number
 *
 * A handle is no pointer: when its connection has ended it means nothing any
 * more, and never another connection, so it may be kept anywhere and for as
 * long as one likes. 0 is nobody's.
 */
typedef uint64_t lws_x_handle_t;

/** What the calls below say, but 0 */
enum lws_x_handle_error {
	/** the connection has ended (its CLOSED has begun), or never was */
	LWS_X_HANDLE_STALE = -1,
	/** with these bytes more would wait than may: nothing was taken. Try
	 * again later, or give the connection up */
	LWS_X_HANDLE_FULL = -2,
	/** out of memory: nothing was taken */
	LWS_X_HANDLE_NO_MEMORY = -3,
	/** an argument that is none: a NULL context, bytes that are NULL,
	 * too many of them, or a flag that only makes sense in parts */
	LWS_X_HANDLE_MISUSE = -4
};

/** Told when a mark is passed
 *
 * \param wsi: the connection
 * \param is_high: 1: high bytes or more wait now; 0: low bytes or fewer
 * \param queued: bytes that wait
 * \param opaque: as given to lws_x_water_marks()
 *
 * High comes from inside the write that passes the mark, low when bytes have
 * left. They take turns, beginning with high. It may write, and ask for
 * WRITEABLE; to close it uses lws_set_timeout(wsi, 1, LWS_TO_KILL_ASYNC).
 */
typedef void (*lws_x_water_cb_t)(struct lws *wsi, int is_high, size_t queued,
				 void *opaque);

/** Who has ended a connection */
enum lws_x_close_by {
	/** nobody has yet */
	LWS_X_CLOSE_BY_NOBODY,
	/** the program: a callback returned nonzero, a timeout that it set has
	 * run out, it called for the end */
	LWS_X_CLOSE_BY_PROGRAM,
	/** the peer: by a CLOSE, the end of its stream, a reset */
	LWS_X_CLOSE_BY_PEER,
	/** the library: against the protocol, over a limit, out of memory, too
	 * late */
	LWS_X_CLOSE_BY_LIBRARY,
	/** the way between: an error of the socket that is no reset */
	LWS_X_CLOSE_BY_NETWORK,
	/** its vhost or context is destroyed */
	LWS_X_CLOSE_BY_SHUTDOWN
};

/** How far it had come */
enum lws_x_close_phase {
	LWS_X_CLOSE_CONNECTING, /**< a client's, before the peer answered */
	LWS_X_CLOSE_TLS,        /**< in the TLS handshake */
	LWS_X_CLOSE_HANDSHAKE,  /**< before its role was established */
	LWS_X_CLOSE_OPEN,       /**< established */
	LWS_X_CLOSE_GOODBYE     /**< established, and waiting for the peer's
				   answer to our goodbye, which did not come */
};

/** Why a connection has ended */
struct lws_x_close_record {
	enum lws_x_close_by by;
	enum lws_x_close_phase phase;
	/** of the system call that failed; ETIMEDOUT: a timeout of ours; 0:
	 * none */
	int err;
	/** TLS alert (RFC 8446 6) sent or received; -1: none */
	int alert;
	/** of ws: the code of the peer's CLOSE (RFC 6455 7.1.5), or of ours if
	 * none came; 1005: the CLOSE had none, 1006: there was no CLOSE. 0: of
	 * no ws */
	int code;
	/** for people, and terminated: the peer's words in its CLOSE if it gave
	 * some, else ours; never NULL. Lives until the callback returns */
	const char *words;
};

#if defined(LWS_WITH_NETWORK)

/* -- from any thread -- */

/** lws_x_handle() - the handle of a connection
 * \param wsi: a connection that has begun, as in ESTABLISHED or RAW_ADOPT
 * \return its handle, each time the same; 0: out of memory, or it is ending
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN lws_x_handle_t lws_x_handle(struct lws *wsi)
	LWS_WARN_UNUSED_RESULT;

/** lws_x_handle_wsi() - the connection of a handle
 * \param context: the context it is of
 * \param h: the handle
 * \return the connection, which lives until the callback that is running
 *	returns; NULL: it has ended
 *
 * Thread: the connection's service thread alone. Others use the calls below.
 */
LWS_VISIBLE LWS_EXTERN struct lws *lws_x_handle_wsi(struct lws_context *context,
						    lws_x_handle_t h);

/** lws_x_handle_send() - send a message to a connection
 * \param context: the context it is of; it must not be destroyed meanwhile
 * \param h: its handle
 * \param buf: len bytes; copied, nothing before them is touched
 * \param len: bytes; for LWS_WRITE_TEXT and _BINARY also 0
 * \param wp: as for lws_write(), whole messages: no LWS_WRITE_CONTINUATION, no
 *	LWS_WRITE_NO_FIN
 * \return 0: it will be written by the connection's service thread, in the
 *	order of these calls, as soon as the socket takes it and, in ws, between
 *	two messages of the program; whether it arrives is another matter. Or
 *	enum lws_x_handle_error
 *
 * What waits for a connection is bounded: by 1 MiB, or by what
 * lws_x_handle_limit() has set; each message counts with 64 bytes more.
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_handle_send(struct lws_context *context, lws_x_handle_t h,
		  const void *buf, size_t len,
		  enum lws_write_protocol wp) LWS_WARN_UNUSED_RESULT;

/** lws_x_handle_limit() - bytes that may wait in lws_x_handle_send()
 * \param context: the context
 * \param h: the handle
 * \param most: bytes
 * \return 0, or LWS_X_HANDLE_STALE
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_handle_limit(struct lws_context *context,
					      lws_x_handle_t h, size_t most);

/** lws_x_handle_queued() - bytes that lws_x_handle_send() took and that were
 * not yet written
 * \param context: the context
 * \param h: the handle
 * \param queued: out, bytes
 * \return 0, or LWS_X_HANDLE_STALE: *queued is 0
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_handle_queued(struct lws_context *context,
					       lws_x_handle_t h,
					       size_t *queued);

/** lws_x_handle_on_writable() - lws_callback_on_writable() by handle
 * \param context: the context
 * \param h: the handle
 * \return 0: the connection gets its WRITEABLE; or LWS_X_HANDLE_STALE
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_handle_on_writable(struct lws_context *context,
						    lws_x_handle_t h);

/** lws_x_handle_close() - close a connection
 * \param context: the context
 * \param h: the handle
 * \return 0: it will be closed by its service thread, after what was sent
 *	before, as if a callback had returned nonzero (in ws, with the words of
 *	lws_close_reason() if there were some); or LWS_X_HANDLE_STALE
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_handle_close(struct lws_context *context,
					      lws_x_handle_t h);

/* -- what waits to be sent -- */

/** lws_x_queued() - bytes that were written and that the socket has not taken
 * \param wsi: the connection
 * \return bytes; of a stream those that wait for its credit, and what waits for
 *	the socket of the connection that it shares
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN size_t lws_x_queued(struct lws *wsi);

/** lws_x_water_marks() - be told of a connection that falls behind
 * \param wsi: the connection; of a stream the marks are for what waits for its
 *	own credit
 * \param high: bytes, at least 1
 * \param low: bytes, below high
 * \param cb: the callback; NULL: no more marks
 * \param opaque: given to cb
 * \return 0, or -1: marks that are none, a connection that is not there yet, or
 *	out of memory: nothing has changed
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_water_marks(struct lws *wsi, size_t high, size_t low, lws_x_water_cb_t cb,
		  void *opaque) LWS_WARN_UNUSED_RESULT;

/* -- why it has ended -- */

/** lws_x_close_record() - why is it ending?
 * \param wsi: a connection; CLOSED, RAW_CLOSE and CLIENT_CONNECTION_ERROR are
 *	the places to ask
 * \param r: out
 * \return 0; -1: it is not ending, by is LWS_X_CLOSE_BY_NOBODY
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_close_record(struct lws *wsi,
					      struct lws_x_close_record *r);

#endif

#endif
