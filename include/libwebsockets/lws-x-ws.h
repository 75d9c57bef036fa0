/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * WebSocket, beyond the API of 4.5: whole messages instead of pieces, and
 * topics that many connections are sent the messages of.
 */

#ifndef LWS_X_WS_H
#define LWS_X_WS_H

/** Something that connections can be sent the messages of
 *
 * A message that is published is framed once, and compressed once for all
 * subscribers that have agreed on the same with us, whatever their number; each
 * gets it in the order of publishing, between the program's own messages. What
 * a subscriber has not been sent yet costs no memory of its own: all of a
 * thread share one list of messages.
 */
struct lws_x_topic;

/** What becomes of a subscriber that falls behind */
enum lws_x_topic_policy {
	/** its oldest messages are left out, until the rest is within the
	 * limit */
	LWS_X_TOPIC_DROP_OLDEST,
	/** it is closed, with 1008 and "too slow" */
	LWS_X_TOPIC_CLOSE
};

/** How a topic is to be; all zero: the defaults */
struct lws_x_topic_info {
	/** bytes that a subscriber may be behind, each message counting with 64
	 * more; 0: 1 MiB (LWS_LIMIT_WS_TOPIC_QUEUE). Also what a service thread
	 * may be behind those that publish */
	size_t most;
	enum lws_x_topic_policy policy; /**< who is behind more than that */
};

/** How a subscriber is doing */
struct lws_x_topic_state {
	size_t behind;    /**< bytes, as lws_x_topic_info.most counts them */
	uint64_t sent;    /**< messages written since it subscribed */
	uint64_t dropped; /**< messages left out since then */
};

#if defined(LWS_WITH_NETWORK) && defined(LWS_ROLE_WS)

/** lws_x_ws_whole_messages() - RECEIVE brings whole messages
 * \param vh: the vhost
 * \param protocol: one of its protocols, from lws_get_protocol() or
 *	lws_vhost_name_to_protocol()
 * \param most: bytes a message may have, when inflated; a longer one closes
 *	its connection with 1009, as soon as that is known. 0: pieces again
 * \return 0; -1 not a protocol of the vhost, or out of memory: nothing has
 *	changed
 *
 * For connections of the protocol that are established afterwards and for
 * those that are between two messages; PROTOCOL_INIT is the usual place. The
 * protocol's rx_buffer_size does not matter then. A message that one read has
 * brought whole is given where it lies; others are put together first, in
 * memory of the connection that is given back when RECEIVE returns. In RECEIVE
 * lws_is_first_fragment() and lws_is_final_fragment() are both 1.
 *
 * Thread: service threads, or before the first of them runs.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_ws_whole_messages(struct lws_vhost *vh,
			const struct lws_protocols *protocol,
			size_t most) LWS_WARN_UNUSED_RESULT;

/* -- topics -- */

/** lws_x_topic_create() - make a topic
 * \param context: the context of its subscribers
 * \param info: how it is to be; NULL: the defaults. Not kept
 * \return the topic, yours until lws_x_topic_destroy(); NULL: out of memory
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN struct lws_x_topic *
lws_x_topic_create(struct lws_context *context,
		   const struct lws_x_topic_info *info) LWS_WARN_UNUSED_RESULT;

/** lws_x_topic_destroy() - no more messages
 * \param topic: the topic, which is gone for the caller; NULL ok
 *
 * What was published is still sent; then its subscriptions end. The connections
 * live on. To be called before the context's memory is gone: PROTOCOL_DESTROY
 * is the last place.
 *
 * Thread: any; nobody else may be using it any more.
 */
LWS_VISIBLE LWS_EXTERN void lws_x_topic_destroy(struct lws_x_topic *topic);

/** lws_x_topic_subscribe() - send a connection what is published from now on
 * \param topic: the topic
 * \param wsi: an established ws connection of the topic's context
 * \return 0, also if it is subscribed already; -1 no such connection, it is
 *	closing, or out of memory
 *
 * Its end ends the subscription.
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_topic_subscribe(struct lws_x_topic *topic,
		      struct lws *wsi) LWS_WARN_UNUSED_RESULT;

/** lws_x_topic_unsubscribe() - no more of it; what it was not sent yet, it
 * never will be
 * \param topic: the topic
 * \param wsi: the connection
 * \return 0; -1 it is not subscribed
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_topic_unsubscribe(struct lws_x_topic *topic,
						   struct lws *wsi);

/** lws_x_topic_publish() - a message to all subscribers
 * \param topic: the topic
 * \param buf: len bytes; copied, nothing before them is touched. Text is UTF-8
 * \param len: bytes, 0 is good
 * \param wp: LWS_WRITE_TEXT or LWS_WRITE_BINARY
 * \return 0: on its way, also if nobody is subscribed; 1: a service thread is
 *	behind by the topic's limit, nobody gets it: try again later; -1 longer
 *	than the limit, another wp, or out of memory: nobody gets it
 *
 * It leaves when the callback that is running has returned; several that were
 * published by then leave together.
 * Thread: any. All subscribers see the messages in the same order.
 */
LWS_VISIBLE LWS_EXTERN int
lws_x_topic_publish(struct lws_x_topic *topic, const void *buf, size_t len,
		    enum lws_write_protocol wp) LWS_WARN_UNUSED_RESULT;

/** lws_x_topic_subscribers() - how many there are, on all threads
 * \param topic: the topic
 * \return their number; while threads run it may have changed already
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_x_topic_subscribers(const struct lws_x_topic *topic);

/** lws_x_topic_state() - how is it doing?
 * \param topic: the topic
 * \param wsi: the connection
 * \param state: out
 * \return 0; -1 it is not subscribed
 *
 * Thread: the connection's service thread.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_topic_state(struct lws_x_topic *topic,
					     struct lws *wsi,
					     struct lws_x_topic_state *state);

#endif

#endif
