/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The timers of a connection: its one timeout slot, the program's own timer,
 * and validity (is the peer still there?). The timeout is in struct lws since
 * nearly every connection has one running; the others are made when used.
 */
#include "core-net/inside.h"

void
lws_timers_forget(struct lws *wsi)
{
	lws_sul_cancel(&wsi->timeout);
	if (!wsi->extra)
		return;
	lws_sul_cancel(&wsi->extra->timer);
	lws_sul_cancel(&wsi->extra->validity);
}

/* -- timeout -- */

static void validity_in_slot(lws_sorted_usec_list_t *sul);
static void validity_in_extra(lws_sorted_usec_list_t *sul);

static void
expire(struct lws *wsi)
{
	wsi->timed_out = 1;
	lws_close_by(wsi,
		     wsi->timeout_reason >= PENDING_TIMEOUT_USER_REASON_BASE ||
				     wsi->timeout_reason ==
					     PENDING_TIMEOUT_USER_OK
			     ? LWS_X_CLOSE_BY_PROGRAM
			     : LWS_X_CLOSE_BY_LIBRARY,
		     ETIMEDOUT);
	if (wsi->phase == LWS_PHASE_CONNECTING)
		lws_client_late(wsi);
	if (wsi->role && wsi->role->timed_out && wsi->phase == LWS_PHASE_OPEN) {
		lws_enter(wsi);
		wsi->role->timed_out(wsi,
				     (enum pending_timeout)wsi->timeout_reason);
		lws_leave(wsi, LWS_KEEP);
		if (!lws_is_live(wsi))
			return; /* it said so to the peer, and closes */
	}
	if (wsi->timeout_reason == PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE ||
	    wsi->timeout_reason == PENDING_TIMEOUT_CLIENT_CONN_IDLE) {
		lws_close_mark(wsi, LWS_CLOSE_FLUSH, "keepalive idle");
		return;
	}
	if (wsi->timeout_reason != PENDING_TIMEOUT_USER_OK)
		lwsl_wsi_info(wsi, "timed out, reason %u", wsi->timeout_reason);
	lws_close_mark(wsi, LWS_CLOSE_NOW, "timed out");
}

static void look_at_timeout(lws_sorted_usec_list_t *sul);

static void
arm(struct lws *wsi, lws_sorted_usec_list_t *sul, sul_cb_t cb, lws_usec_t at)
{
	sul->cb = cb;
	lws_wheel_schedule(&wsi->pt->wheel, LWSSULLI_MISS_IF_SUSPENDED, sul,
			   at);
	lws_ev_timer_added(wsi->pt);
}

/* An active connection moves its timeout with each step of each transaction,
 * nearly always to a later time. That only notes the time; the timer, when it
 * fires, sees that it is not due yet. */
static void
look_at_timeout(lws_sorted_usec_list_t *sul)
{
	struct lws *wsi = lws_container_of(sul, struct lws, timeout);

	if (!wsi->timeout_at)
		return;
	if (wsi->timeout_at > lws_now_usecs())
		arm(wsi, sul, look_at_timeout, wsi->timeout_at);
	else
		expire(wsi);
}

/* A timeout needs its slot back. */
static void
move_validity_out(struct lws *wsi)
{
	struct lws_wsi_extra *x = lws_wsi_extra(wsi);

	wsi->validity_in_slot = 0;
	if (x) /* else unchecked, which is better than closed */
		arm(wsi, &x->validity, validity_in_extra, wsi->timeout.us);
	lws_sul_cancel(&wsi->timeout);
}

void
lws_timeout_us(struct lws *wsi, enum pending_timeout reason, lws_usec_t us)
{
	wsi->timeout_at = 0;
	if (!us)
		return;
	if (wsi->validity_in_slot)
		move_validity_out(wsi);
	wsi->timeout_at = lws_from_now(us);
	wsi->timeout_reason = (uint16_t)reason;
	if (!wsi->timeout.list.owner || wsi->timeout.us > wsi->timeout_at)
		arm(wsi, &wsi->timeout, look_at_timeout, wsi->timeout_at);
}

void
lws_set_timeout(struct lws *wsi, enum pending_timeout reason, int secs)
{
	if (secs == LWS_TO_KILL_SYNC || secs == LWS_TO_KILL_ASYNC)
		lws_close_by(wsi, LWS_X_CLOSE_BY_PROGRAM, 0);
	if (secs == LWS_TO_KILL_SYNC) {
		lws_close_sync(wsi, "killed");
		return;
	}
	if (secs == LWS_TO_KILL_ASYNC) {
		lws_close_mark(wsi, LWS_CLOSE_NOW, "killed");
		return;
	}
	/* while it closes, the time that is left is ours */
	if (lws_is_live(wsi))
		lws_timeout_us(wsi, reason, (lws_usec_t)secs * LWS_US_PER_SEC);
}

void
lws_set_timeout_us(struct lws *wsi, enum pending_timeout reason, lws_usec_t us)
{
	if (lws_is_live(wsi))
		lws_timeout_us(wsi, reason, us);
}

/* -- the program's timer -- */

static void
user_timer(lws_sorted_usec_list_t *sul)
{
	struct lws *wsi =
		lws_container_of(sul, struct lws_wsi_extra, timer)->wsi;

	if (!lws_is_live(wsi))
		return;
	lws_enter(wsi);
	lws_leave(wsi, lws_user_callback(wsi, LWS_CALLBACK_TIMER, NULL, 0)
			       ? LWS_CLOSE
			       : LWS_KEEP);
}

void
lws_set_timer_usecs(struct lws *wsi, lws_usec_t usecs)
{
	struct lws_wsi_extra *x;

	if (usecs == (lws_usec_t)LWS_SET_TIMER_USEC_CANCEL && !wsi->extra)
		return;
	x = lws_wsi_extra(wsi);
	if (!x) {
		lwsl_wsi_err(wsi, "out of memory for a timer");
		return;
	}
	lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, &x->timer, user_timer,
			 usecs);
}

/* -- validity --
 *
 * Most connections that are checked have no timeout running: then its timer is
 * ours, and checking costs no memory. That something came is only noted when it
 * comes (lws->heard) and looked at when the time is up, so that a busy
 * connection does not move its timer with each read. */

/* the most particular one counts, also when it says 0: never */
static const lws_retry_bo_t *
policy_of(const struct lws *wsi)
{
	if (wsi->extra && wsi->extra->retry)
		return wsi->extra->retry;
	if (wsi->vhost && wsi->vhost->retry)
		return wsi->vhost->retry;

	return lws_cx(wsi)->retry;
}

static void
validity_arm(struct lws *wsi, unsigned int secs)
{
	lws_usec_t at = lws_now_usecs() + (lws_usec_t)secs * LWS_US_PER_SEC;
	struct lws_wsi_extra *x;

	if (wsi->validity_in_slot || !wsi->timeout_at) {
		wsi->validity_in_slot = 1;
		if (wsi->extra)
			lws_sul_cancel(&wsi->extra->validity);
		arm(wsi, &wsi->timeout, validity_in_slot, at);
		return;
	}
	x = lws_wsi_extra(wsi);
	if (x) /* else unchecked */
		arm(wsi, &x->validity, validity_in_extra, at);
}

static void
validity_due(struct lws *wsi)
{
	const lws_retry_bo_t *bo = policy_of(wsi);

	if (!lws_is_live(wsi))
		return;
	if (wsi->heard) {
		lws_validity_start(wsi);
		return;
	}
	if (wsi->validity_pinged ||
	    bo->secs_since_valid_ping >= bo->secs_since_valid_hangup) {
		lwsl_wsi_info(wsi, "no sign of the peer for %us",
			      bo->secs_since_valid_hangup);
		lws_close_by(wsi, LWS_X_CLOSE_BY_LIBRARY, ETIMEDOUT);
		lws_close_mark(wsi, LWS_CLOSE_NOW, "validity hangup");
		return;
	}
	wsi->validity_pinged = 1;
	validity_arm(wsi, (unsigned int)(bo->secs_since_valid_hangup -
					 bo->secs_since_valid_ping));
	lws_enter(wsi);
	lws_leave(wsi, wsi->role->ping(wsi));
}

static void
validity_in_slot(lws_sorted_usec_list_t *sul)
{
	struct lws *wsi = lws_container_of(sul, struct lws, timeout);

	wsi->validity_in_slot = 0;
	validity_due(wsi);
}

static void
validity_in_extra(lws_sorted_usec_list_t *sul)
{
	validity_due(
		lws_container_of(sul, struct lws_wsi_extra, validity)->wsi);
}

/* 0 seconds switches the respective step off */
void
lws_validity_start(struct lws *wsi)
{
	const lws_retry_bo_t *bo = policy_of(wsi);
	unsigned int secs;

	if (!wsi->role || !wsi->role->ping || !bo ||
	    !bo->secs_since_valid_hangup)
		return;
	wsi->validity_on = 1;
	wsi->validity_pinged = 0;
	wsi->heard = 0;
	secs = bo->secs_since_valid_ping && bo->secs_since_valid_ping <
						    bo->secs_since_valid_hangup
		       ? bo->secs_since_valid_ping
		       : bo->secs_since_valid_hangup;
	if (!bo->secs_since_valid_ping)
		wsi->validity_pinged = 1; /* straight to the hangup */
	validity_arm(wsi, secs);
}

void
lws_validity_confirmed(struct lws *wsi)
{
	wsi = lws_network_wsi(wsi);
	if (wsi && wsi->validity_on)
		lws_validity_start(wsi);
}
