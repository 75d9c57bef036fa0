/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Timeouts of connections and timers of programs. A timer is a
 * lws_sorted_usec_list_t inside the program's own object; it belongs to one
 * service thread, which calls back when it is due.
 */

#ifndef LWS_TIMEOUT_TIMER_H
#define LWS_TIMEOUT_TIMER_H

/** lws_set_timeout(): close the connection in the next pass */
#define LWS_TO_KILL_ASYNC (-1)

/** lws_set_timeout(): close the connection before the call returns */
#define LWS_TO_KILL_SYNC (-2)

/** as a time: no timer */
#define LWS_SET_TIMER_USEC_CANCEL (-1)

/** microseconds in a second */
#define LWS_USEC_PER_SEC 1000000ll

/** timer lists of a service thread: LWSSULLI_... */
#define LWS_COUNT_PT_SUL_OWNERS 2

/** timers that wait while the system is suspended */
#define LWSSULLI_MISS_IF_SUSPENDED 0

/** timers that wake the system */
#define LWSSULLI_WAKE_IF_SUSPENDED 1

struct lws_sorted_usec_list;

/** What a connection's timeout is about
 *
 * For logs, save for three: NO_PENDING_TIMEOUT,
 * PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE, which closes politely, and
 * PENDING_TIMEOUT_USER_OK, which is not logged as a timeout. The library sets
 * its own as a connection's life goes on.
 */
enum pending_timeout {
	/** none, with 0 as the time */
	NO_PENDING_TIMEOUT = 0,
	/** the HTTP proxy's answer */
	PENDING_TIMEOUT_AWAITING_PROXY_RESPONSE = 1,
	/** connect() to finish */
	PENDING_TIMEOUT_AWAITING_CONNECT_RESPONSE = 2,
	/** getting to the server */
	PENDING_TIMEOUT_ESTABLISH_WITH_SERVER = 3,
	/** the server's response */
	PENDING_TIMEOUT_AWAITING_SERVER_RESPONSE = 4,
	PENDING_TIMEOUT_AWAITING_PING = 5, /**< a ping */
	/** the peer's close frame */
	PENDING_TIMEOUT_CLOSE_ACK = 6,
	PENDING_TIMEOUT_UNUSED1 = 7, /**< not used */
	/** the answer to our handshake */
	PENDING_TIMEOUT_SENT_CLIENT_HANDSHAKE = 8,
	/** the TLS handshake */
	PENDING_TIMEOUT_SSL_ACCEPT = 9,
	/** progress of a transaction */
	PENDING_TIMEOUT_HTTP_CONTENT = 10,
	/** sending our handshake */
	PENDING_TIMEOUT_AWAITING_CLIENT_HS_SEND = 11,
	/** sending what is queued, then close */
	PENDING_FLUSH_STORED_SEND_BEFORE_CLOSE = 12,
	/** the peer to see our shutdown */
	PENDING_TIMEOUT_SHUTDOWN_FLUSH = 13,
	/** the CGI program */
	PENDING_TIMEOUT_CGI = 14,
	/** the next request */
	PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE = 15,
	/** sending a ping */
	PENDING_TIMEOUT_WS_PONG_CHECK_SEND_PING = 16,
	PENDING_TIMEOUT_WS_PONG_CHECK_GET_PONG = 17, /**< the pong */
	/** sending the request's body */
	PENDING_TIMEOUT_CLIENT_ISSUE_PAYLOAD = 18,
	/** the SOCKS greeting */
	PENDING_TIMEOUT_AWAITING_SOCKS_GREETING_REPLY = 19,
	/** the SOCKS connect */
	PENDING_TIMEOUT_AWAITING_SOCKS_CONNECT_REPLY = 20,
	/** the SOCKS login */
	PENDING_TIMEOUT_AWAITING_SOCKS_AUTH_REPLY = 21,
	/** LWS_CALLBACK_SSL_INFO said close */
	PENDING_TIMEOUT_KILLED_BY_SSL_INFO = 22,
	/** the parent is closing */
	PENDING_TIMEOUT_KILLED_BY_PARENT = 23,
	/** sending our close frame */
	PENDING_TIMEOUT_CLOSE_SEND = 24,
	/** headers to arrive */
	PENDING_TIMEOUT_HOLDING_AH = 25,
	/** a datagram */
	PENDING_TIMEOUT_UDP_IDLE = 26,
	/** the next use of a kept connection */
	PENDING_TIMEOUT_CLIENT_CONN_IDLE = 27,
	/** a slow receiver */
	PENDING_TIMEOUT_LAGGING = 28,
	/** a task to begin */
	PENDING_TIMEOUT_THREADPOOL = 29,
	/** a task to end */
	PENDING_TIMEOUT_THREADPOOL_TASK = 30,
	/** the other side of a proxy closed */
	PENDING_TIMEOUT_KILLED_BY_PROXY_CLIENT_CLOSE = 31,
	/** the program's, all is well */
	PENDING_TIMEOUT_USER_OK = 32,
	/** the program's own reasons start here */
	PENDING_TIMEOUT_USER_REASON_BASE = 1000,
};

/** A timer is due
 * \param sul: the timer, which is not scheduled any more: it may be
 *	scheduled again, and the object it is in may be freed
 */
typedef void (*sul_cb_t)(struct lws_sorted_usec_list *sul);

/** A timer, part of an object of the program
 *
 * Zeroed before it is first used, and cancelled before its memory goes.
 */
struct lws_sorted_usec_list {
	struct lws_dll2 list; /**< links it while it is scheduled */
	/** when it is due, by lws_now_usecs(); 0 if it is not scheduled */
	lws_usec_t us;
	sul_cb_t cb;         /**< called when it is */
	uint32_t latency_us; /**< how much later would do */
};

typedef struct lws_sorted_usec_list lws_sorted_usec_list_t;

/** lws_set_timeout() - close a connection unless this is called again in time
 * \param wsi: the connection, which has one timeout; a new one replaces
 *	the old
 * \param reason: what it is about
 * \param secs: 0 for no timeout, else seconds, LWS_TO_KILL_ASYNC or
 *	LWS_TO_KILL_SYNC
 *
 * The connection is closed as dead, with nothing more sent; a client that was
 * not established gets LWS_CALLBACK_CLIENT_CONNECTION_ERROR. The library sets
 * timeouts itself as the connection's state changes, and clears them when it
 * is established.
 *
 * With LWS_TO_KILL_SYNC all callbacks of the close are made before the call
 * returns, and wsi is gone then; the one whose callback is running is closed
 * when that returns.
 */
LWS_VISIBLE LWS_EXTERN void
lws_set_timeout(struct lws *wsi, enum pending_timeout reason, int secs);

/** lws_set_timeout_us() - lws_set_timeout() in microseconds
 * \param wsi: the connection
 * \param reason: what it is about
 * \param us: 0 for no timeout
 */
LWS_VISIBLE LWS_EXTERN void
lws_set_timeout_us(struct lws *wsi, enum pending_timeout reason, lws_usec_t us);

/** lws_set_timer_usecs() - LWS_CALLBACK_TIMER for a connection
 * \param wsi: the connection, which has one timer; a new time replaces
 *	the old
 * \param usecs: microseconds from now, or LWS_SET_TIMER_USEC_CANCEL
 *
 * It comes once; the callback may set it again.
 */
LWS_VISIBLE LWS_EXTERN void lws_set_timer_usecs(struct lws *wsi,
						lws_usec_t usecs);

/** lws_sul2_schedule() - schedule a timer whose us and cb are set
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 * \param flags: LWSSULLI_MISS_IF_SUSPENDED or
 *	LWSSULLI_WAKE_IF_SUSPENDED
 * \param sul: the timer; us is a time of lws_now_usecs()
 */
LWS_VISIBLE LWS_EXTERN void lws_sul2_schedule(struct lws_context *context,
					      int tsi, int flags,
					      lws_sorted_usec_list_t *sul);

/** lws_sul_cancel() - a timer is not wanted any more
 * \param sul: the timer, scheduled or not; zeroed memory is let pass
 */
LWS_VISIBLE LWS_EXTERN void lws_sul_cancel(lws_sorted_usec_list_t *sul);

/** lws_sul_earliest_wakeable_event() - when the system must be awake
 * \param ctx: the context
 * \param pearliest: out, the time by lws_now_usecs() of the next timer
 *	that wakes the system
 * \return 0, or 1 if there is none
 */
LWS_VISIBLE LWS_EXTERN int
lws_sul_earliest_wakeable_event(struct lws_context *ctx, lws_usec_t *pearliest);

/** lws_sul_schedule() - call back after a time
 * \param ctx: the context
 * \param tsi: index of the service thread that calls, from 0
 * \param sul: the timer; if it is scheduled already it is moved
 * \param _cb: called once
 * \param _us: microseconds from now; 0 is in the next pass,
 *	LWS_SET_TIMER_USEC_CANCEL cancels
 *
 * Cannot fail, allocates nothing. Timers of the same time are called latest
 * scheduled first.
 */
LWS_VISIBLE LWS_EXTERN void lws_sul_schedule(struct lws_context *ctx, int tsi,
					     lws_sorted_usec_list_t *sul,
					     sul_cb_t _cb, lws_usec_t _us);

/** lws_sul_schedule_wakesuspend() - lws_sul_schedule() that wakes the system
 * \param ctx: the context
 * \param tsi: index of the service thread that calls, from 0
 * \param sul: the timer
 * \param _cb: called once
 * \param _us: microseconds from now, as for lws_sul_schedule()
 */
LWS_VISIBLE LWS_EXTERN void
lws_sul_schedule_wakesuspend(struct lws_context *ctx, int tsi,
			     lws_sorted_usec_list_t *sul, sul_cb_t _cb,
			     lws_usec_t _us);

#if defined(LWS_WITH_SUL_DEBUGGING)
/** lws_sul_debug_zombies() - find timers that were not cancelled
 * \param ctx: the context
 * \param po: memory about to be freed
 * \param len: bytes of it
 * \param destroy_description: what it is, for the log
 *
 * Logs and asserts if a timer in there is scheduled. Builds without
 * LWS_WITH_SUL_DEBUGGING have a macro that does nothing.
 */
LWS_VISIBLE LWS_EXTERN void
lws_sul_debug_zombies(struct lws_context *ctx, void *po, size_t len,
		      const char *destroy_description);

#endif

/** lws_validity_confirmed() - a connection has just been seen to work both ways
 * \param wsi: the connection
 *
 * Restarts the times of its lws_retry_bo_t. For programs whose peer answered
 * something; what the library sees itself it counts itself.
 */
LWS_VISIBLE LWS_EXTERN void lws_validity_confirmed(struct lws *wsi);

/** __lws_sul_insert() - put a timer on a sorted list
 * \param own: the list
 * \param sul: the timer; us and cb are set
 * \return 0
 *
 * For loops that keep such a list themselves. Takes no lock.
 */
LWS_VISIBLE LWS_EXTERN int __lws_sul_insert(lws_dll2_owner_t *own,
					    lws_sorted_usec_list_t *sul);

/** __lws_sul_service_ripe() - call what is due on sorted lists
 * \param own: array of lists
 * \param own_len: how many
 * \param usnow: the time by lws_now_usecs()
 * \return microseconds to the next timer, 0 if there is none
 *
 * Takes no lock.
 */
LWS_VISIBLE LWS_EXTERN lws_usec_t __lws_sul_service_ripe(lws_dll2_owner_t *own,
							 int own_len,
							 lws_usec_t usnow);

/** old name of lws_now_usecs() */
#define lws_time_in_microseconds lws_now_usecs

/** close a connection: LWS_TO_KILL_ASYNC or LWS_TO_KILL_SYNC */
#define lws_wsi_close(w, to_kill)                                              \
	lws_set_timeout(w, PENDING_TIMEOUT_AWAITING_PROXY_RESPONSE, to_kill)

#if !defined(LWS_WITH_SUL_DEBUGGING)
#define lws_sul_debug_zombies(_a, _b, _c, _d)
#endif

#endif
