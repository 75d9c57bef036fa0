/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The seam to loops of other libraries (struct lws_event_loop_ops): what they
 * are told, and what they may call. With our own wait there is nothing to tell.
 */
#include "core-net/inside.h"

#define FOREIGN_LOOPS                                                          \
	(LWS_SERVER_OPTION_LIBEV | LWS_SERVER_OPTION_LIBUV |                   \
	 LWS_SERVER_OPTION_LIBEVENT | LWS_SERVER_OPTION_GLIB |                 \
	 LWS_SERVER_OPTION_SDEVENT | LWS_SERVER_OPTION_ULOOP)

int
lws_event_loop_choose(struct lws_context *cx,
		      const struct lws_context_creation_info *info)
{
	if (info->event_lib_custom) {
		cx->ev = info->event_lib_custom->ops;
		return 0;
	}
	if (!(cx->options & FOREIGN_LOOPS))
		return 0;
	lwsl_cx_err(cx, "options ask for an event library that this build "
			"does not have");

	return -1;
}

static int
wants_evlib_bytes(struct lws *wsi, size_t size)
{
	struct lws_wsi_extra *x;

	if (!size)
		return 0;
	x = lws_wsi_extra(wsi);
	if (!x)
		return -1;
	if (!x->evlib)
		x->evlib = lws_zalloc(size, "evlib wsi");

	return x->evlib ? 0 : -1;
}

int
lws_ev_accept(struct lws *wsi)
{
	const struct lws_event_loop_ops *ev = lws_cx(wsi)->ev;
	int (*fn)(struct lws * wsi);

	if (!ev)
		return 0;
	if (wants_evlib_bytes(wsi, ev->evlib_size_wsi))
		return -1;
	fn = wsi->role && wsi->role->is_descriptor &&
			     ev->init_vhost_listen_wsi && wsi->vhost
		     ? ev->init_vhost_listen_wsi
		     : ev->sock_accept;

	return fn ? fn(wsi) : 0;
}

void
lws_ev_io(struct lws *wsi, unsigned int flags)
{
	const struct lws_event_loop_ops *ev = lws_cx(wsi)->ev;

	if (ev && ev->io)
		ev->io(wsi, flags);
}

void *
lws_evlib_wsi_to_evlib_pt(struct lws *wsi)
{
	return wsi->pt->evlib;
}

void *
lws_evlib_tsi_to_evlib_pt(struct lws_context *ctx, int tsi)
{
	return ctx->pt[tsi].evlib;
}
