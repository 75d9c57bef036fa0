/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a peer can do for nothing and for ever: each has an allowance that
 * comes back with time. Above it the connection ends with ENHANCE_YOUR_CALM.
 */
#include "roles/h2/h2.h"

int
lws_h2_spend(struct lws_h2_guard *g, uint32_t burst, uint32_t per_sec)
{
	lws_usec_t now = lws_now_usecs();
	uint64_t back;

	if (!g->spent)
		g->since = now;
	back = (uint64_t)(now - g->since) * per_sec / LWS_US_PER_SEC;
	if (back) {
		g->spent -= back < g->spent ? (uint32_t)back : g->spent;
		g->since = now;
	}

	return ++g->spent > burst ? -1 : 0;
}

enum lws_keep
lws_h2_idle_frame(struct lws_h2 *c, const char *what)
{
	if (!lws_h2_spend(&c->idle_frames, LWS_LIMIT_H2_IDLE_FRAMES,
			  LWS_TUNE_H2_IDLE_FRAMES_PER_SEC))
		return LWS_KEEP;
	lwsl_wsi_notice(c->wsi, "too many %s", what);

	return lws_h2_fail(c, LWS_H2_ENHANCE_YOUR_CALM,
			   "too many frames that bring nothing");
}

enum lws_keep
lws_h2_reset_seen(struct lws_h2 *c)
{
	if (!lws_h2_spend(&c->resets, LWS_LIMIT_H2_RESETS,
			  LWS_TUNE_H2_RESETS_PER_SEC))
		return LWS_KEEP;

	return lws_h2_fail(c, LWS_H2_ENHANCE_YOUR_CALM,
			   "too many requests taken back");
}
