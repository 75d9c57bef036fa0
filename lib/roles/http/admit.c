/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How many requests may have their headers in memory at once: in a service
 * thread (max_http_header_pool), and of one peer (ip_limit_ah). Who comes when
 * there are as many waits, its input unread, until one of them ends. A peer's
 * may end on another thread: those who wait look again from time to time.
 */
#include "roles/http/http.h"

static void
let_go(struct lws_http_waiter *w)
{
	lws_dll2_remove(&w->list);
	lws_rx_kick(w->wsi);
}

static void
let_all_try(lws_sorted_usec_list_t *sul)
{
	struct lws_http_queue *q =
		lws_container_of(sul, struct lws_http_queue, sul_again);

	while (q->waiting.head)
		let_go(lws_container_of(q->waiting.head, struct lws_http_waiter,
					list));
}

static int
wait_for_it(struct lws *wsi, struct lws_http_queue *q,
	    struct lws_http_waiter **w)
{
	if (!*w) {
		*w = lws_zalloc(sizeof(**w), "waiting for a header store");
		if (!*w)
			return -1;
		(*w)->wsi = wsi;
	}
	if (lws_dll2_is_detached(&(*w)->list))
		lws_dll2_add_tail(&(*w)->list, &q->waiting);
	if (lws_dll2_is_detached(&q->sul_again.list))
		lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, &q->sul_again,
				 let_all_try, LWS_TUNE_HTTP_WAIT_US);

	return 0;
}

int
lws_http_admit(struct lws *wsi, struct lws_http_waiter **w)
{
	struct lws_context *cx = lws_cx(wsi);
	struct lws_http_queue *q;

	q = lws_http_queue_of(wsi->pt);
	if (!q)
		return -1;
	if (cx->max_header_pool && q->in_use >= cx->max_header_pool)
		return wait_for_it(wsi, q, w);
	if (lws_peer_headers(wsi, 1))
		return wait_for_it(wsi, q, w);
	q->in_use++;
	lws_http_wait_end(w);

	return 1;
}

void
lws_http_unadmit(struct lws *wsi)
{
	struct lws_http_queue *q;

	if (!lws_http_is_limited(lws_cx(wsi)))
		return;
	(void)lws_peer_headers(wsi, -1);
	q = lws_http_queue_of(wsi->pt);
	q->in_use--; /* it is there since it was counted in */
	if (q->waiting.head)
		let_go(lws_container_of(q->waiting.head, struct lws_http_waiter,
					list));
}

void
lws_http_dismiss(struct lws_http *h)
{
	h->counted = 0;
	lws_http_unadmit(h->wsi);
}

void
lws_http_wait_end(struct lws_http_waiter **w)
{
	if (!*w)
		return;
	lws_dll2_remove(&(*w)->list);
	lws_free_set_NULL(*w);
}
