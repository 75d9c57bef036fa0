/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A timer for the next attempt, by a backoff policy. The arithmetic is core's.
 */
#include "core-net/inside.h"

int
lws_retry_sul_schedule(struct lws_context *cx, int tid,
		       lws_sorted_usec_list_t *sul, const lws_retry_bo_t *retry,
		       sul_cb_t cb, uint16_t *ctry)
{
	char conceal;
	unsigned int ms = lws_retry_get_delay_ms(cx, retry, ctry, &conceal);

	if (!conceal)
		return 1;
	lws_sul_schedule(cx, tid, sul, cb, (lws_usec_t)ms * LWS_US_PER_MS);

	return 0;
}

int
lws_retry_sul_schedule_retry_wsi(struct lws *wsi, lws_sorted_usec_list_t *sul,
				 sul_cb_t cb, uint16_t *ctry)
{
	const lws_retry_bo_t *bo = wsi->extra && wsi->extra->retry
					   ? wsi->extra->retry
					   : wsi->vhost->retry;
	lws_usec_t us;
	char conceal;

	us = (lws_usec_t)lws_retry_get_delay_ms(lws_cx(wsi), bo, ctry,
						&conceal) *
	     LWS_US_PER_MS;
	if (!conceal)
		return 1;
	/* a server that said when to come back is listened to */
	if (wsi->role && wsi->role->retry_after)
		wsi->role->retry_after(wsi, &us);
	lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, sul, cb, us);

	return 0;
}
