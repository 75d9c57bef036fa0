/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The service loop: the library's own, and what a program calls that has a
 * poll() of its own.
 */

#ifndef LWS_SERVICE_H
#define LWS_SERVICE_H

#if defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN int lws_service(struct lws_context *context,
				       int timeout_ms);

LWS_VISIBLE LWS_EXTERN int lws_service_tsi(struct lws_context *context,
					   int timeout_ms, int tsi);

LWS_VISIBLE LWS_EXTERN void lws_cancel_service_pt(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN void lws_cancel_service(struct lws_context *context);

LWS_VISIBLE LWS_EXTERN int lws_service_fd(struct lws_context *context,
					  struct pollfd *pollfd);

LWS_VISIBLE LWS_EXTERN int lws_service_fd_tsi(struct lws_context *context,
					      struct pollfd *pollfd, int tsi);

LWS_VISIBLE LWS_EXTERN int
lws_service_adjust_timeout(struct lws_context *context, int timeout_ms,
			   int tsi);

LWS_VISIBLE LWS_EXTERN int lws_handle_POLLOUT_event(struct lws *wsi,
						    struct pollfd *pollfd);

#if defined(LWS_WITH_LIBUV) && defined(UV_ERRNO_MAP)
LWS_VISIBLE LWS_EXTERN uv_loop_t *lws_uv_getloop(struct lws_context *context,
						 int tsi);

LWS_VISIBLE LWS_EXTERN void
lws_libuv_static_refcount_add(uv_handle_t *, struct lws_context *context,
			      int tsi);

LWS_VISIBLE LWS_EXTERN void lws_libuv_static_refcount_del(uv_handle_t *);

#endif

#endif

/** old name of lws_service_tsi() */
#define lws_plat_service_tsi lws_service_tsi

#endif
