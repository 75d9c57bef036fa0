/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The state of a running server as JSON, beyond the API of 4.5.
 */

#ifndef LWS_X_STATUS_H
#define LWS_X_STATUS_H

#if defined(LWS_WITH_NETWORK)

/** A description that is being written; what is in it is the library's */
struct lws_x_status;

/** lws_x_status_begin() - begin to describe a context
 * \param cx: the context
 * \return owned by the caller, ended by lws_x_status_end(); NULL: out of
 *	memory, or a build without LWS_WITH_SERVER_STATUS
 *
 * One JSON object comes, in UTF-8, whatever bytes the names in it have:
 *
 *	version		the library's
 *	uptime_s	since the context was made
 *	heap_bytes	that the library holds now
 *	threads		service threads
 *	vhosts		[{ name, port, tls, protocols, connections, accepted,
 *			requests, answers, rx_bytes, tx_bytes, mounts }]
 *	service_threads	[{ passes, events, connections, accepted, rx_bytes,
 *			tx_bytes }], by their number
 *
 *	protocols	names
 *	connections	that are open now, streams of HTTP/2 too
 *	accepted	connections, so far, by a listener of this vhost
 *	requests	of HTTP that have ended, so far; answers: how many of
 *			them by class, { "1xx": .. "5xx": .. }
 *	rx_bytes, tx_bytes	so far, inside TLS if there is TLS
 *	mounts		[{ mountpoint, type, origin, def, protocol }]; what is
 *			NULL is null
 *	passes		entries from the thread's loop into the library, so far:
 *			rounds, or, with an event library, events and timers
 *	events		descriptors that were found ready, so far
 *
 * A service thread's connections are those that it has now, its listen sockets
 * and streams of HTTP/2 too; its bytes are as those of vhosts, of those also
 * that have gone. Each thread counts for itself, and nothing is locked for it.
 *
 * Counters are of size_t: on machines of 32 bits bytes begin anew after 4 GB.
 * Strings of more than 512 bytes are cut (LWS_LIMIT_STATUS_STRING).
 */
LWS_VISIBLE LWS_EXTERN struct lws_x_status *
lws_x_status_begin(struct lws_context *cx) LWS_WARN_UNUSED_RESULT;

/** lws_x_status_next() - the next piece of it
 * \param s: begun; NULL: there is nothing
 * \param buf: where to; no NUL is written
 * \param len: room, any size
 * \return bytes written; less than len only at the end of the text, 0 when all
 *	of it was there before
 *
 * Between two pieces anything may happen: vhosts that come or go meanwhile are
 * there or not, and the text is valid JSON in each case. Each number is of the
 * moment in which its piece was asked for.
 *
 * Thread: a service thread of the context, while the context exists.
 */
LWS_VISIBLE LWS_EXTERN size_t lws_x_status_next(struct lws_x_status *s,
						char *buf, size_t len);

/** lws_x_status_end() - free it, whether or not all of it was asked for
 * \param s: becomes NULL; may be NULL already
 */
LWS_VISIBLE LWS_EXTERN void lws_x_status_end(struct lws_x_status **s);

#endif

#endif
