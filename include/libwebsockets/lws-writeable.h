/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Asking for the chance to send, and calling back many connections at once.
 */

#ifndef LWS_WRITEABLE_H
#define LWS_WRITEABLE_H

/** lws_wsi_tx_credit(): what we may send */
#define LWSTXCR_US_TO_PEER 0

/** lws_wsi_tx_credit(): what the peer may send */
#define LWSTXCR_PEER_TO_US 1

#if defined(LWS_WITH_NETWORK)

/** lws_callback_on_writable() - ask for the chance to send
 * \param wsi: the connection, which the caller knows to exist
 * \return 1 if it will come, however often it was asked for; 0 if the
 *	connection is going away; -1 if it is not ready for that, or it
 *	failed
 *
 * One LWS_CALLBACK_..._WRITEABLE follows, of the kind that the connection's
 * role has. One may come that was not asked for.
 *
 * Thread: any. From another than the connection's service thread it goes there
 * by a queue and a wake-up, and requests that have not been served yet are
 * one.
 */
LWS_VISIBLE LWS_EXTERN int lws_callback_on_writable(struct lws *wsi);

/** lws_callback_on_writable_all_protocol() - ask for all connections of a
 * protocol
 * \param context: the context; NULL is let pass
 * \param protocol: the protocol; vhosts with one of its name and
 *	callback take part
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_on_writable_all_protocol(const struct lws_context *context,
				      const struct lws_protocols *protocol);

/** lws_callback_on_writable_all_protocol_vhost() - ask for all connections of a
 * vhost's protocol
 * \param vhost: the vhost
 * \param protocol: the vhost's, as lws_get_protocol() gives it
 * \return 0, or -1 if it isn't the vhost's
 */
LWS_VISIBLE LWS_EXTERN int lws_callback_on_writable_all_protocol_vhost(
	const struct lws_vhost *vhost, const struct lws_protocols *protocol);

/** lws_callback_all_protocol() - call all connections of a protocol back, now
 * \param context: the context
 * \param protocol: the protocol
 * \param reason: enum lws_callback_reasons, mostly LWS_CALLBACK_USER
 *	and above
 * \return 0; results of the callbacks are ignored
 *
 * in is NULL, len 0.
 *
 * Connections of the calling service thread are called as any callback is.
 * Those of other threads are called on the calling thread, with their vhost
 * locked: a callback that takes a lock of the program's there may deadlock with
 * who holds it and waits for the vhost.
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_all_protocol(struct lws_context *context,
			  const struct lws_protocols *protocol, int reason);

/** lws_callback_all_protocol_vhost() - lws_callback_all_protocol_vhost_args()
 * without arguments
 * \param vh: the vhost
 * \param protocol: the protocol, or NULL for all
 * \param reason: enum lws_callback_reasons
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_all_protocol_vhost(struct lws_vhost *vh,
				const struct lws_protocols *protocol,
				int reason) LWS_WARN_DEPRECATED;

/** lws_callback_all_protocol_vhost_args() - call connections of a vhost back,
 * now
 * \param vh: the vhost
 * \param protocol: the protocol, or NULL for all
 * \param reason: enum lws_callback_reasons
 * \param argp: in of the callbacks
 * \param len: len of the callbacks
 * \return 0; results of the callbacks are ignored
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_all_protocol_vhost_args(struct lws_vhost *vh,
				     const struct lws_protocols *protocol,
				     int reason, void *argp, size_t len);

/** lws_callback_vhost_protocols() - lws_callback_vhost_protocols_vhost() of a
 * connection's vhost
 * \param wsi: the connection
 * \param reason: enum lws_callback_reasons
 * \param in: in of the callbacks
 * \param len: len of the callbacks
 * \return 0, or 1 if a callback returned nonzero
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_vhost_protocols(struct lws *wsi, int reason, void *in,
			     size_t len) LWS_WARN_DEPRECATED;

/** lws_callback_vhost_protocols_vhost() - call each protocol of a vhost back
 * once, now
 * \param vh: the vhost
 * \param reason: enum lws_callback_reasons
 * \param in: in of the callbacks
 * \param len: len of the callbacks
 * \return 0, or 1 if a callback returned nonzero, when the rest was not
 *	called
 *
 * wsi of the callbacks is a stand-in, user is NULL.
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_vhost_protocols_vhost(struct lws_vhost *vh, int reason, void *in,
				   size_t len);

/** lws_callback_http_dummy() - the usual answer to every reason
 * \param wsi: as the callback got it
 * \param reason: as the callback got it
 * \param user: as the callback got it
 * \param in: as the callback got it
 * \param len: as the callback got it
 * \return what the callback should return
 *
 * Answers requests that nobody serves with 404, ends transactions, moves what
 * CGI programs and proxied servers send. A protocol passes it what it has no
 * answer for itself.
 */
LWS_VISIBLE LWS_EXTERN int
lws_callback_http_dummy(struct lws *wsi, enum lws_callback_reasons reason,
			void *user, void *in, size_t len);

/** lws_get_socket_fd() - fd of a connection
 * \param wsi: the connection, or NULL
 * \return its fd, -1 if it has none, as streams inside another
 *	connection. It stays the library's
 */
LWS_VISIBLE LWS_EXTERN lws_sockfd_type lws_get_socket_fd(struct lws *wsi);

/** lws_get_peer_write_allowance() - how much the peer lets us send
 * \param wsi: the connection
 * \return bytes, 0 for nothing now; -1 if the protocol has no such
 *	limit
 */
LWS_VISIBLE LWS_EXTERN lws_fileofs_t
lws_get_peer_write_allowance(struct lws *wsi);

/** lws_wsi_tx_credit() - flow control windows of a stream
 * \param wsi: the stream
 * \param peer_to_us: LWSTXCR_US_TO_PEER or LWSTXCR_PEER_TO_US
 * \param add: 0 to ask, otherwise bytes to add
 * \return bytes of credit when asked; 0 after adding, and if the
 *	protocol has no flow control
 */
LWS_VISIBLE LWS_EXTERN int lws_wsi_tx_credit(struct lws *wsi, char peer_to_us,
					     int add);

#endif

#endif
