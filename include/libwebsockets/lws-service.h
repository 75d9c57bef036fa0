/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The service loop: the library's own, and what a program calls that has a
 * poll() of its own.
 *
 * A pass runs due timers, then what is ready, then frees what was closed.
 * Everything that belongs to a connection happens inside one, on the service
 * thread of the connection.
 */

#ifndef LWS_SERVICE_H
#define LWS_SERVICE_H

#if defined(LWS_WITH_NETWORK)

/** lws_service() - one pass, waiting for something to do
 * \param context: the context
 * \param timeout_ms: negative: don't wait; 0: wait for an event or
 *	timer; positive: wait so long at most
 * \return 0; negative when service is over, as the context is being
 *	destroyed; 1 for a NULL context, or when the loop of an event library
 *	has ended
 *
 * A signal ends the wait, and the call returns 0. With an event library that
 * has its own loop the call runs that until it is stopped. Threads: the first
 * service thread.
 */
LWS_VISIBLE LWS_EXTERN int lws_service(struct lws_context *context,
				       int timeout_ms);

/** lws_service_tsi() - lws_service() of a certain service thread
 * \param context: the context
 * \param timeout_ms: as for lws_service()
 * \param tsi: index of the service thread, from 0
 * \return as lws_service()
 */
LWS_VISIBLE LWS_EXTERN int lws_service_tsi(struct lws_context *context,
					   int timeout_ms, int tsi);

/** lws_cancel_service_pt() - wake the service thread of a connection
 * \param wsi: the connection
 *
 * Every protocol of every vhost gets LWS_CALLBACK_EVENT_WAIT_CANCELLED on that
 * thread.
 */
LWS_VISIBLE LWS_EXTERN void lws_cancel_service_pt(struct lws *wsi);

/** lws_cancel_service() - wake all service threads
 * \param context: the context, which exists until the call returns
 *
 * Every protocol of every vhost gets LWS_CALLBACK_EVENT_WAIT_CANCELLED, once
 * for calls that come close together. Does nothing once the context is being
 * destroyed.
 *
 * Thread: any, and signal handlers.
 */
LWS_VISIBLE LWS_EXTERN void lws_cancel_service(struct lws_context *context);

/** lws_service_fd() - serve an fd that the program's poll() found ready
 * \param context: the context
 * \param pollfd: fd, events and revents of it
 * \return 0 if the library knows the fd, when revents becomes 0, and
 *	also if it doesn't, when revents stays; 1 if its connection was
 *	closed, when pollfd was not touched and may be of another one
 *	already; -1 if context is NULL or finished
 */
LWS_VISIBLE LWS_EXTERN int lws_service_fd(struct lws_context *context,
					  struct pollfd *pollfd);

/** lws_service_fd_tsi() - lws_service_fd() on a certain service thread
 * \param context: the context
 * \param pollfd: fd, events and revents of it
 * \param tsi: index of the service thread, from 0
 * \return as lws_service_fd()
 */
LWS_VISIBLE LWS_EXTERN int lws_service_fd_tsi(struct lws_context *context,
					      struct pollfd *pollfd, int tsi);

/** lws_service_adjust_timeout() - how long the program's poll() may wait
 * \param context: the context
 * \param timeout_ms: how long it would like to
 * \param tsi: index of the service thread, from 0
 * \return ms, at most timeout_ms; 0 if there is work without an event,
 *	which lws_service_tsi(context, -1, tsi) then does; 1 for a NULL
 *	context
 *
 * Runs due timers and initialises protocols, as there may be no other chance.
 */
LWS_VISIBLE LWS_EXTERN int
lws_service_adjust_timeout(struct lws_context *context, int timeout_ms,
			   int tsi);

/** lws_handle_POLLOUT_event() - what POLLOUT on a connection leads to
 * \param wsi: the connection
 * \param pollfd: its entry, or NULL
 * \return 0, or nonzero if the connection is to be closed
 *
 * For event loops; programs have no use for it.
 */
LWS_VISIBLE LWS_EXTERN int lws_handle_POLLOUT_event(struct lws *wsi,
						    struct pollfd *pollfd);

#if defined(LWS_WITH_LIBUV) && defined(UV_ERRNO_MAP)
/** lws_uv_getloop() - the libuv loop of a service thread
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 * \return the loop, or NULL if the context has none
 */
LWS_VISIBLE LWS_EXTERN uv_loop_t *lws_uv_getloop(struct lws_context *context,
						 int tsi);

/** lws_libuv_static_refcount_add() - the context must wait for a handle of the
 * program
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 *
 * The first argument is an initialised handle, whose data member is the
 * library's from then on. Its close callback calls
 * lws_libuv_static_refcount_del(), and the context is not finished before.
 */
LWS_VISIBLE LWS_EXTERN void
lws_libuv_static_refcount_add(uv_handle_t *, struct lws_context *context,
			      int tsi);

/** lws_libuv_static_refcount_del() - a handle of the program is closed
 *
 * May be given to uv_close() itself. The argument is the handle.
 */
LWS_VISIBLE LWS_EXTERN void lws_libuv_static_refcount_del(uv_handle_t *);

#endif

#endif

/** old name of lws_service_tsi() */
#define lws_plat_service_tsi lws_service_tsi

#endif
