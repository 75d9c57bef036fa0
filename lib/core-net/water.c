/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Marks on the queue of bytes that the socket, or the credit of a stream, has
 * refused. output.c and mux.c say whenever it has changed; few connections have
 * marks.
 */
#include "core-net/inside.h"

struct lws_water {
	size_t high, low;
	lws_x_water_cb_t cb;
	void *opaque; /* the program's */
	int above;    /* high was told last */
};

void
lws_water_changed(struct lws *wsi)
{
	struct lws_water *w = wsi->extra ? wsi->extra->water : NULL;
	size_t queued = w ? lws_buflist_left(wsi->tx_queue) : 0;

	if (!w)
		return;
	if (w->above ? queued > w->low : queued < w->high)
		return;
	w->above = !w->above;
	lws_enter(wsi); /* it may close it, and change its marks */
	w->cb(wsi, w->above, queued, w->opaque);
	lws_leave(wsi, LWS_KEEP);
}

static int
no_marks(struct lws *wsi)
{
	if (wsi->extra) {
		lws_free(wsi->extra->water);
		wsi->extra->water = NULL;
	}

	return 0;
}

int
lws_x_water_marks(struct lws *wsi, size_t high, size_t low, lws_x_water_cb_t cb,
		  void *opaque)
{
	struct lws_wsi_extra *x;

	if (!cb)
		return no_marks(wsi);
	if (low >= high || !(wsi->transport || lws_mux_stream_of(wsi)))
		return -1;
	x = lws_wsi_extra(wsi);
	if (!x)
		return -1;
	if (!x->water)
		x->water = lws_zalloc(sizeof(*x->water), "water marks");
	if (!x->water)
		return -1;
	x->water->high = high;
	x->water->low = low;
	x->water->cb = cb;
	x->water->opaque = opaque;

	return 0;
}

size_t
lws_x_queued(struct lws *wsi)
{
	struct lws *n = lws_network_wsi(wsi);
	size_t own = n == wsi ? 0 : lws_buflist_left(wsi->tx_queue);

	return own + (n ? lws_buflist_left(n->tx_queue) : 0);
}
