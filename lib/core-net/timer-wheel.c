/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The wheel reads a due time's tick as five digits of base 32. A timer stands
 * at the highest digit in which its tick differs from the wheel's, in the slot
 * of that digit's value; so a lower level is always earlier than a higher one,
 * a lower slot than a higher one, and all timers of one tick share a place.
 * When the wheel's tick advances, the slots it reaches are emptied, lowest
 * level first, and their timers placed again: nearer, at most once a level.
 *
 * What the tick has reached is no longer in slots. It gathers, latest arrival
 * first, in FRESH; each firing sorts that and merges it into READY, which is
 * what fires. That is also why a timer scheduled by a callback, however due,
 * waits for the next firing.
 */
#include "core-net/timer-wheel.h"

static uint64_t
tick_of(lws_usec_t us)
{
	return us < 0 ? 0 : (uint64_t)us >> LWS_WHEEL_TICK_BITS;
}

static lws_sorted_usec_list_t *
sul_of(lws_dll2_t *d)
{
	return d ? lws_container_of(d, lws_sorted_usec_list_t, list) : NULL;
}

static uint64_t
digits_above(uint64_t tick, unsigned int level)
{
	return tick >> (LWS_WHEEL_SLOT_BITS * (level + 1));
}

static unsigned int
digit(uint64_t tick, unsigned int level)
{
	return (unsigned int)(tick >> (LWS_WHEEL_SLOT_BITS * level)) &
	       (LWS_WHEEL_SLOTS - 1);
}

static unsigned int
lowest_bit(uint32_t v)
{
	unsigned int n = 0, half;

	for (half = 16; half; half >>= 1)
		if (!(v & ((1u << half) - 1))) {
			n += half;
			v >>= half;
		}

	return n;
}

/* -- where timers stand -- */

static int
least_is_at_head(const struct lws_wheel_list *l)
{
	return l->searched && l->searched->head &&
	       l->searched->head == &l->least->list;
}

/* The place to be watched from now on, its earliest timer at its head. Other
 * timers of its time are older and stay behind it, in their order. */
static void
watch(struct lws_wheel_list *l, lws_dll2_owner_t *o,
      lws_sorted_usec_list_t *sul)
{
	if (o->head != &sul->list) {
		lws_dll2_remove(&sul->list);
		lws_dll2_add_head(&sul->list, o);
	}
	l->searched = o;
	l->least = sul;
}

/* Latest first; but in the place that was searched nobody overtakes the
 * earliest, which has another time than those that go behind it. */
static void
join(struct lws_wheel_list *l, lws_dll2_owner_t *o, lws_sorted_usec_list_t *sul)
{
	if (o != l->searched) {
		lws_dll2_add_head(&sul->list, o);
		return;
	}
	if (!least_is_at_head(l)) {
		/* it went unseen, and its memory may come back as this one */
		l->searched = NULL;
		lws_dll2_add_head(&sul->list, o);
		return;
	}
	if (sul->us > l->least->us) {
		lws_dll2_add_insert(&sul->list, o->head);
		return;
	}
	lws_dll2_add_head(&sul->list, o);
	l->least = sul;
}

static void
place(struct lws_timer_wheel *w, struct lws_wheel_list *l,
      lws_sorted_usec_list_t *sul)
{
	uint64_t tick = tick_of(sul->us), differ = tick ^ w->tick;
	unsigned int level = 0, d;

	if (tick <= w->tick) {
		join(l, &l->place[LWS_WHEEL_FRESH], sul);
		return;
	}
	while (level < LWS_WHEEL_LEVELS && digits_above(differ, level))
		level++;
	if (level == LWS_WHEEL_LEVELS) {
		join(l, &l->place[LWS_WHEEL_FAR], sul);
		return;
	}
	d = digit(tick, level);
	l->used[level] |= 1u << d;
	join(l, &l->place[level * LWS_WHEEL_SLOTS + d], sul);
}

/* Oldest first, so that among equal times the latest is at the head again. What
 * comes back to o itself (FAR) joins at the head, since o is no longer watched,
 * and so is not met twice. */
static void
place_again(struct lws_timer_wheel *w, struct lws_wheel_list *l,
	    lws_dll2_owner_t *o)
{
	uint32_t left = o->count;
	lws_dll2_t *d;

	if (o == l->searched)
		l->searched = NULL;
	while (left--) {
		d = o->tail;
		lws_dll2_remove(d);
		place(w, l, sul_of(d));
	}
}

void
lws_wheel_init(struct lws_timer_wheel *w, lws_usec_t now)
{
	memset(w, 0, sizeof(*w));
	w->tick = tick_of(now);
}

void
lws_wheel_fini(struct lws_timer_wheel *w)
{
	lws_dll2_owner_t *o;
	unsigned int n, m;

	for (n = 0; n < LWS_ARRAY_SIZE(w->list); n++)
		for (m = 0; m < LWS_WHEEL_PLACES; m++) {
			o = &w->list[n].place[m];
			while (o->head)
				lws_wheel_cancel(sul_of(o->head));
		}
}

void
lws_wheel_schedule(struct lws_timer_wheel *w, int list,
		   lws_sorted_usec_list_t *sul, lws_usec_t due_us)
{
	lws_dll2_remove(&sul->list);
	sul->us = due_us;
	w->scheduled++;
	place(w, &w->list[list], sul);
}

void
lws_wheel_cancel(lws_sorted_usec_list_t *sul)
{
	lws_dll2_remove(&sul->list);
	sul->us = 0;
}

/* -- time passes -- */

/* the slots of a level that lie between the tick before and the present one */
static uint32_t
slots_reached(uint64_t from, uint64_t to, unsigned int level)
{
	if (digits_above(from, level) != digits_above(to, level))
		return UINT32_MAX;

	return UINT32_MAX >> (LWS_WHEEL_SLOTS - 1 - digit(to, level));
}

/* Lowest level first: what a higher one sends down lands in slots that are
 * later than the present, so each timer is moved once however far time went. */
static void
list_advance(struct lws_timer_wheel *w, struct lws_wheel_list *l, uint64_t from)
{
	unsigned int level;
	uint32_t reached;

	for (level = 0; level < LWS_WHEEL_LEVELS; level++) {
		reached = l->used[level] & slots_reached(from, w->tick, level);
		l->used[level] &= ~reached;
		for (; reached; reached &= reached - 1)
			place_again(w, l,
				    &l->place[level * LWS_WHEEL_SLOTS +
					      lowest_bit(reached)]);
		if (digits_above(from, level) == digits_above(w->tick, level))
			return;
	}
	place_again(w, l, &l->place[LWS_WHEEL_FAR]);
}

/* 1: the wheel has moved on */
static int
advance(struct lws_timer_wheel *w, lws_usec_t now)
{
	uint64_t from = w->tick, to = tick_of(now);
	unsigned int n;

	if (to <= from)
		return 0;
	w->tick = to;
	for (n = 0; n < LWS_ARRAY_SIZE(w->list); n++)
		list_advance(w, &w->list[n], from);

	return 1;
}

static int
has_reached(const struct lws_timer_wheel *w)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(w->list); n++)
		if (w->list[n].place[LWS_WHEEL_FRESH].head ||
		    w->list[n].place[LWS_WHEEL_READY].head)
			return 1;

	return 0;
}

/* -- order: chains of detached entries, linked by next -- */

/* stable: at an equal time what comes from a stays before what is from b */
static lws_dll2_t *
chain_merge_latest_first(lws_dll2_t *a, lws_dll2_t *b)
{
	lws_dll2_t *head = NULL, **end = &head;

	while (a && b) {
		lws_dll2_t **from = sul_of(b)->us > sul_of(a)->us ? &b : &a;

		*end = *from;
		end = &(*from)->next;
		*from = *end;
	}
	*end = a ? a : b;

	return head;
}

/* merge sort from below: run[n] holds 2^n entries or none, elder than those of
 * the runs before it; a count of entries has no more than 32 bits */
static lws_dll2_t *
chain_sort_latest_first(lws_dll2_t *chain)
{
	lws_dll2_t *run[32], *one;
	unsigned int n, runs = 0;

	while (chain) {
		one = chain;
		chain = chain->next;
		one->next = NULL;
		for (n = 0; n < runs && run[n]; n++) {
			one = chain_merge_latest_first(run[n], one);
			run[n] = NULL;
		}
		run[n] = one;
		if (n == runs)
			runs++;
	}
	for (n = 0; n < runs; n++)
		chain = chain_merge_latest_first(run[n], chain);

	return chain;
}

/* the oldest arrival comes first */
static lws_dll2_t *
chain_of(lws_dll2_owner_t *o)
{
	lws_dll2_t *chain = NULL, *d;

	while ((d = o->head)) {
		lws_dll2_remove(d);
		d->next = chain;
		chain = d;
	}

	return chain;
}

/* Merges from the end: usually the new ones are the latest. They are placed
 * latest first and, at an equal time, oldest arrival first; each goes ahead of
 * the equal ones that are there. */
static void
put_in_order(struct lws_wheel_list *l)
{
	lws_dll2_owner_t *ready = &l->place[LWS_WHEEL_READY];
	lws_dll2_t *chain, *d, *after = ready->tail;

	chain = chain_sort_latest_first(chain_of(&l->place[LWS_WHEEL_FRESH]));
	while ((d = chain)) {
		chain = d->next;
		d->next = NULL;
		while (after && sul_of(after)->us >= sul_of(d)->us)
			after = after->prev;
		if (after)
			lws_dll2_add_insert(d, after);
		else
			lws_dll2_add_head(d, ready);
	}
}

/* -- firing -- */

static lws_sorted_usec_list_t *
take_due(struct lws_timer_wheel *w, lws_usec_t now)
{
	lws_sorted_usec_list_t *first = NULL, *sul;
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(w->list); n++) {
		sul = sul_of(w->list[n].place[LWS_WHEEL_READY].head);
		if (sul && (!first || sul->us < first->us))
			first = sul;
	}
	if (!first || first->us > now)
		return NULL;
	lws_wheel_cancel(first);

	return first;
}

unsigned int
lws_wheel_fire(struct lws_timer_wheel *w, lws_usec_t now, unsigned int max)
{
	lws_sorted_usec_list_t *sul;
	unsigned int n, fired = 0;

	if (!advance(w, now) && !has_reached(w))
		return 0;
	for (n = 0; n < LWS_ARRAY_SIZE(w->list); n++)
		if (w->list[n].place[LWS_WHEEL_FRESH].head)
			put_in_order(&w->list[n]);

	while ((!max || fired < max) && (sul = take_due(w, now))) {
		fired++;
		sul->cb(sul);
	}

	return fired;
}

/* -- the earliest -- */

/* of equal times the first met, the latest arrival: watch() may put it first */
static lws_usec_t
least_of(struct lws_wheel_list *l, lws_dll2_owner_t *o)
{
	lws_sorted_usec_list_t *least = sul_of(o->head), *sul;
	lws_dll2_t *d;

	if (o == l->searched && least_is_at_head(l))
		return l->least->us;

	for (d = o->head; d; d = d->next) {
		sul = sul_of(d);
		if (sul->us < least->us)
			least = sul;
	}
	watch(l, o, least);

	return least->us;
}

static lws_dll2_owner_t *
first_slot_of(struct lws_wheel_list *l, unsigned int level)
{
	lws_dll2_owner_t *o;
	unsigned int d;

	while (l->used[level]) {
		d = lowest_bit(l->used[level]);
		o = &l->place[level * LWS_WHEEL_SLOTS + d];
		if (o->head)
			return o;
		l->used[level] &= l->used[level] - 1;
	}

	return NULL;
}

/* The first place after the present tick that has a timer, or NULL.
 * start: out, the tick that it begins with */
static lws_dll2_owner_t *
first_place(const struct lws_timer_wheel *w, struct lws_wheel_list *l,
	    uint64_t *start)
{
	lws_dll2_owner_t *o;
	unsigned int level;

	for (level = 0; level < LWS_WHEEL_LEVELS; level++) {
		o = first_slot_of(l, level);
		if (!o)
			continue;
		*start = (digits_above(w->tick, level) << LWS_WHEEL_SLOT_BITS |
			  ((size_t)(o - l->place) % LWS_WHEEL_SLOTS))
			 << (LWS_WHEEL_SLOT_BITS * level);
		return o;
	}
	o = &l->place[LWS_WHEEL_FAR];
	*start = (digits_above(w->tick, LWS_WHEEL_LEVELS - 1) + 1)
		 << (LWS_WHEEL_SLOT_BITS * LWS_WHEEL_LEVELS);

	return o->head ? o : NULL;
}

/* what the tick has reached: earlier than all slots */
static int
list_earliest_reached(struct lws_wheel_list *l, lws_usec_t *us)
{
	lws_sorted_usec_list_t *sul = sul_of(l->place[LWS_WHEEL_READY].head);
	lws_dll2_owner_t *fresh = &l->place[LWS_WHEEL_FRESH];
	lws_usec_t least;

	if (!fresh->head && !sul)
		return 1;
	if (!fresh->head) {
		*us = sul->us;
		return 0;
	}
	least = least_of(l, fresh);
	*us = sul && sul->us < least ? sul->us : least;

	return 0;
}

static int
list_earliest(struct lws_timer_wheel *w, struct lws_wheel_list *l,
	      uint32_t search_max, lws_usec_t *us)
{
	lws_dll2_owner_t *o;
	uint64_t start;

	if (!list_earliest_reached(l, us))
		return 0;
	o = first_place(w, l, &start);
	if (!o)
		return 1;
	if (o->count <= search_max || (o == l->searched && least_is_at_head(l)))
		*us = least_of(l, o);
	else
		*us = (lws_usec_t)(start << LWS_WHEEL_TICK_BITS);

	return 0;
}

static int
earliest(struct lws_timer_wheel *w, uint32_t search_max, lws_usec_t *us)
{
	lws_usec_t first = 0, at = 0;
	int none = 1;
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(w->list); n++) {
		if (list_earliest(w, &w->list[n], search_max, &at))
			continue;
		if (none || at < first)
			first = at;
		none = 0;
	}
	if (!none)
		*us = first;

	return none;
}

int
lws_wheel_next(struct lws_timer_wheel *w, lws_usec_t *at_us)
{
	return earliest(w, LWS_TUNE_WHEEL_SEARCH, at_us);
}

int
lws_wheel_earliest(struct lws_timer_wheel *w, lws_usec_t *due_us)
{
	return earliest(w, UINT32_MAX, due_us);
}

int
lws_wheel_earliest_wakeable(struct lws_timer_wheel *w, lws_usec_t *due_us)
{
	return list_earliest(w, &w->list[LWSSULLI_WAKE_IF_SUSPENDED],
			     UINT32_MAX, due_us);
}
