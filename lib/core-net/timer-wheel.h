/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The timers of one service thread: a hierarchical wheel of list slots. It
 * knows neither context nor connection, takes the time from its caller and
 * allocates nothing; a timer is the caller's lws_sorted_usec_list_t, zeroed
 * before its first use, borrowed while it is queued.
 *
 * Two lists live in one wheel, named as in the public API:
 * LWSSULLI_MISS_IF_SUSPENDED and LWSSULLI_WAKE_IF_SUSPENDED. All times are
 * absolute, in microseconds, of one clock; any value is in order, also one
 * that is long past. Schedule and cancel are O(1) at any number of timers.
 *
 * A queued timer may leave by lws_dll2_remove(&sul->list) alone: programs do
 * that. Nothing here is safe to call from two threads at once.
 */
#ifndef LWS_CORE_NET_TIMER_WHEEL_H
#define LWS_CORE_NET_TIMER_WHEEL_H

#include "core/core.h"

/* The tick, the finest slot, is 1024 us: a shift instead of a division. Five
 * levels of 32 slots reach over 2^25 ticks, 9.5 hours; what is further away
 * waits in one list and is looked at each time that much has passed. */
#define LWS_WHEEL_TICK_BITS 10
#define LWS_WHEEL_SLOT_BITS 5
#define LWS_WHEEL_SLOTS     (1 << LWS_WHEEL_SLOT_BITS)
#define LWS_WHEEL_LEVELS    5

/* where a timer can be; slot (level, digit) is level * LWS_WHEEL_SLOTS + digit.
 * All but READY have their latest arrival first, and are not in order. */
enum lws_wheel_place {
	LWS_WHEEL_FAR =
		LWS_WHEEL_LEVELS * LWS_WHEEL_SLOTS, /* past the levels */
	LWS_WHEEL_FRESH, /* tick is reached, not yet put in order */
	LWS_WHEEL_READY, /* tick is reached, in the order of firing */
	LWS_WHEEL_PLACES
};

/** struct lws_wheel_list - one of the two lists, spread over its places */
struct lws_wheel_list {
	lws_dll2_owner_t place[LWS_WHEEL_PLACES];
	uint32_t used[LWS_WHEEL_LEVELS]; /* hint: bit clear = slot is empty */

	/* The earliest timer of the one place that was searched last stands at
	 * that place's head. Whether it still does is how its removal by others
	 * is noticed: least is compared, never dereferenced before. */
	lws_dll2_owner_t *searched; /* borrowed, one of place[], or NULL */
	const lws_sorted_usec_list_t *least; /* borrowed, perhaps stale */
};

/** struct lws_timer_wheel - below 9 KB; embedded in its owner */
struct lws_timer_wheel {
	struct lws_wheel_list list[LWS_COUNT_PT_SUL_OWNERS];
	uint64_t tick;      /* reached; all slots are later */
	uint32_t scheduled; /* counts lws_wheel_schedule(): as long as it stays,
			       no timer is earlier than it was */
};

/** lws_wheel_init() - an empty wheel
 * \param now: the present, us */
void lws_wheel_init(struct lws_timer_wheel *w, lws_usec_t now);

/** lws_wheel_fini() - detach whatever is still queued, so that a cancel that
 * comes after the wheel's end is harmless
 *
 * O(timers). No callback is made. */
void lws_wheel_fini(struct lws_timer_wheel *w);

/** lws_wheel_schedule() - queue a timer, or move it if it is queued
 * \param list: LWSSULLI_MISS_IF_SUSPENDED or LWSSULLI_WAKE_IF_SUSPENDED
 * \param sul: its cb is set; borrowed until it fires or is cancelled
 * \param due_us: absolute; kept in sul->us
 *
 * Among equal times of a list the one scheduled last fires first. Called in a
 * timer's callback it never adds to the lws_wheel_fire() that is under way. */
void lws_wheel_schedule(struct lws_timer_wheel *w, int list,
			lws_sorted_usec_list_t *sul, lws_usec_t due_us);

/** lws_wheel_cancel() - take a timer out; no-op when it is not queued
 *
 * sul->us becomes 0. */
void lws_wheel_cancel(lws_sorted_usec_list_t *sul);

/** lws_wheel_fire() - call what is due
 * \param now: the present, us; may have jumped ahead any distance; a step back
 *	is harmless
 * \param max: callbacks at most, 0 for no limit; the rest stays for next time
 * \return callbacks made
 *
 * Strictly by due time over both lists; at an equal time the timers that miss
 * suspend come before the ones that wake. A timer is detached and its us 0 when
 * its callback is made: it may schedule itself, be freed, and schedule, cancel
 * or free any other. The wheel must outlive the call. */
unsigned int lws_wheel_fire(struct lws_timer_wheel *w, lws_usec_t now,
			    unsigned int max);

/** lws_wheel_next() - when to call lws_wheel_fire() again
 * \param at_us: out, absolute; untouched when there is no timer
 * \return 0, or 1 when no timer is queued
 *
 * Never later than the earliest timer, and exactly that as long as no more than
 * LWS_TUNE_WHEEL_SEARCH timers share its slot. Above that it may be the start
 * of the slot, which is still later than the last lws_wheel_fire(); firing then
 * spreads the slot, at most LWS_WHEEL_LEVELS times until the timer is due.
 * Called once after each firing its cost does not depend on the number of
 * timers: this is for the turns of a loop. */
int lws_wheel_next(struct lws_timer_wheel *w, lws_usec_t *at_us);

/** lws_wheel_earliest() - exact due time of the earliest timer
 * \param due_us: out, absolute; untouched when there is no timer
 * \return 0, or 1 when no timer is queued
 *
 * The answer is kept; it is searched for again, in one slot, only after the
 * earliest timer itself went. */
int lws_wheel_earliest(struct lws_timer_wheel *w, lws_usec_t *due_us);

/** lws_wheel_earliest_wakeable() - same, LWSSULLI_WAKE_IF_SUSPENDED only */
int lws_wheel_earliest_wakeable(struct lws_timer_wheel *w, lws_usec_t *due_us);

#endif
