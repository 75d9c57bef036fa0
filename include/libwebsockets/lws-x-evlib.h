/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Event loops, beyond the API of 4.5: what a struct lws_event_loop_ops in a
 * plugin or a program needs besides lws-eventlib-exports.h.
 */

#ifndef LWS_X_EVLIB_H
#define LWS_X_EVLIB_H

#if defined(LWS_WITH_NETWORK)

/** lws_x_evlib_wsi() - the loop's bytes of a connection
 * \param wsi: the connection
 * \return evlib_size_wsi bytes, zeroed before sock_accept(); NULL before that
 *
 * They are about the descriptor: when it becomes another connection's, the
 * bytes do too, at the same address, and the loop is not told. So keep the
 * descriptor in them and not the wsi. Freed after wsi_logical_close() and
 * destroy_wsi(). Thread: the connection's.
 */
LWS_VISIBLE LWS_EXTERN void *lws_x_evlib_wsi(struct lws *wsi);

/** lws_x_evlib_serve() - a descriptor is ready: serve it, and all that is due
 * \param cx: the context
 * \param pollfd: as for lws_service_fd_tsi(); NULL: none, see what is due
 * \param tsi: service thread
 * \param now: out: when that was done, as by lws_now_usecs()
 * \return ms until it is to be called again if nothing is ready before; 0: as
 *	soon as the loop has looked at the others; INT_MAX: there is no timer;
 *	-1: the context is being destroyed
 *
 * What lws_service_fd_tsi() and lws_service_adjust_timeout() do one after the
 * other, at less cost. Thread: the loop's.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_evlib_serve(struct lws_context *cx,
					     const struct pollfd *pollfd,
					     int tsi, lws_usec_t *now);

/** lws_x_evlib_is_over() - shall the loop end?
 * \param cx: the context
 * \return 1 after lws_context_destroy() or lws_default_loop_exit(), else 0
 *
 * To be asked after each call into the library: a loop of the library's own is
 * stopped then; one of the program's calls lws_context_destroy() if
 * lws_context_is_being_destroyed(), from outside of a callback. Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_evlib_is_over(struct lws_context *cx);

/** lws_x_evlib_round() - how long is run_pt() to run the loop?
 * \param cx: the context
 * \param tsi: service thread
 * \param ms: out: the longest wait of the round; 0: it does not wait; -1: until
 *	something happens
 * \return 1: for one round; 0: until it is stopped, ms means nothing
 *
 * A loop that the environment has chosen (LWS_X_EVENT_LIB) runs in rounds,
 *since the program knows nothing of it: each lws_service() is one, as without
 *an event library, and signals stay the program's. Thread: the loop's.
 */
LWS_VISIBLE LWS_EXTERN int lws_x_evlib_round(struct lws_context *cx, int tsi,
					     int *ms);

/** lws_x_evlib_signal() - a signal has come to a loop of the library's own
 * \param cx: the context
 * \param handle: what the event library calls it, for the program
 * \param signum: which
 *
 * Calls info.signal_cb; without one the destruction of the context begins.
 * Thread: that of the loop, while it runs.
 */
LWS_VISIBLE LWS_EXTERN void lws_x_evlib_signal(struct lws_context *cx,
					       void *handle, int signum);

#endif

#endif
