/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The public timers (lws_sul_*): one wheel per service thread behind them.
 */
#include "core-net/inside.h"

lws_usec_t
lws_from_now(lws_usec_t us)
{
	lws_usec_t now = lws_now_usecs();

	return us > INT64_MAX - now ? INT64_MAX : now + us;
}

static void
schedule(struct lws_context *cx, int tsi, int list, lws_sorted_usec_list_t *sul,
	 lws_usec_t us)
{
	if (us == (lws_usec_t)LWS_SET_TIMER_USEC_CANCEL) {
		lws_sul_cancel(sul);
		return;
	}
	lws_wheel_schedule(&cx->pt[tsi].wheel, list, sul, lws_from_now(us));
	lws_ev_timer_added(&cx->pt[tsi]);
}

void
lws_sul_schedule(struct lws_context *ctx, int tsi, lws_sorted_usec_list_t *sul,
		 sul_cb_t _cb, lws_usec_t _us)
{
	sul->cb = _cb;
	schedule(ctx, tsi, LWSSULLI_MISS_IF_SUSPENDED, sul, _us);
}

void
lws_sul_schedule_wakesuspend(struct lws_context *ctx, int tsi,
			     lws_sorted_usec_list_t *sul, sul_cb_t _cb,
			     lws_usec_t _us)
{
	sul->cb = _cb;
	schedule(ctx, tsi, LWSSULLI_WAKE_IF_SUSPENDED, sul, _us);
}

void
lws_sul2_schedule(struct lws_context *context, int tsi, int flags,
		  lws_sorted_usec_list_t *sul)
{
	int list = flags & LWSSULLI_WAKE_IF_SUSPENDED
			   ? LWSSULLI_WAKE_IF_SUSPENDED
			   : LWSSULLI_MISS_IF_SUSPENDED;

	lws_wheel_schedule(&context->pt[tsi].wheel, list, sul, sul->us);
	lws_ev_timer_added(&context->pt[tsi]);
}

void
lws_sul_cancel(lws_sorted_usec_list_t *sul)
{
	lws_wheel_cancel(sul);
}

int
lws_sul_earliest_wakeable_event(struct lws_context *ctx, lws_usec_t *pearliest)
{
	lws_usec_t us, best = 0;
	int n, found = 0;

	for (n = 0; n < ctx->count_threads; n++) {
		if (lws_wheel_earliest_wakeable(&ctx->pt[n].wheel, &us))
			continue;
		if (!found || us < best)
			best = us;
		found = 1;
	}
	if (!found)
		return 1;
	*pearliest = best;

	return 0;
}

/* -- plain sorted lists: event library glue of programs uses these two -- */

int
__lws_sul_insert(lws_dll2_owner_t *own, lws_sorted_usec_list_t *sul)
{
	lws_dll2_remove(&sul->list);
	lws_start_foreach_dll(struct lws_dll2 *, d, own->head)
	{
		const lws_sorted_usec_list_t *s =
			lws_container_of(d, lws_sorted_usec_list_t, list);

		if (s->us >= sul->us) {
			lws_dll2_add_before(&sul->list, d);
			return 0;
		}
	}
	lws_end_foreach_dll(d);
	lws_dll2_add_tail(&sul->list, own);

	return 0;
}

static lws_sorted_usec_list_t *
earliest_of(lws_dll2_owner_t *own, int own_len)
{
	lws_sorted_usec_list_t *best = NULL;
	int n;

	for (n = 0; n < own_len; n++) {
		lws_sorted_usec_list_t *s;

		if (!own[n].head)
			continue;
		s = lws_container_of(own[n].head, lws_sorted_usec_list_t, list);
		if (!best || s->us < best->us)
			best = s;
	}

	return best;
}

lws_usec_t
__lws_sul_service_ripe(lws_dll2_owner_t *own, int own_len, lws_usec_t usnow)
{
	lws_sorted_usec_list_t *s;

	while ((s = earliest_of(own, own_len)) && s->us <= usnow) {
		lws_dll2_remove(&s->list);
		s->us = 0;
		s->cb(s);
	}

	return s ? s->us - usnow : 0;
}
