/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The wheel against a model that keeps every timer in one array and looks for
 * the earliest by reading all of it; then the promises one by one.
 */
#include "unit.h"

#include "core-net/timer-wheel.h"

#define MS   ((lws_usec_t)1000)
#define SEC  (1000 * MS)
#define HOUR (3600 * SEC)
#define DAY  (24 * HOUR)

/* how far the levels reach */
#define HORIZON                                                                \
	((lws_usec_t)1 << (LWS_WHEEL_TICK_BITS +                               \
			   LWS_WHEEL_SLOT_BITS * LWS_WHEEL_LEVELS))

static uint64_t random_state;

static uint64_t
rnd(uint64_t below)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;

	return (random_state >> 11) % below;
}

static int
one_in(unsigned int n)
{
	return !rnd(n);
}

/* -- the model -- */

struct model_timer {
	lws_sorted_usec_list_t sul;
	uint64_t seq; /* of scheduling: the later goes first at equal times */
	lws_usec_t due;
	int list;
	int queued;
	int due_now; /* when this firing began */
};

static struct model {
	struct lws_timer_wheel wheel;
	struct model_timer timer[300];
	lws_usec_t now;   /* may step back */
	lws_usec_t fired; /* latest time given to fire() */
	uint64_t seq;
	unsigned int live; /* timers in use, so that crowds differ */
	unsigned int max, seen;
	unsigned long total;
} m;

static int
goes_before(const struct model_timer *a, const struct model_timer *b)
{
	if (a->due != b->due)
		return a->due < b->due;
	if (a->list != b->list)
		return a->list < b->list;

	return a->seq > b->seq;
}

static struct model_timer *
model_first(int list, int only_due_now)
{
	struct model_timer *t, *first = NULL;

	for (t = m.timer; t < m.timer + LWS_ARRAY_SIZE(m.timer); t++) {
		if (!t->queued || (list >= 0 && t->list != list) ||
		    (only_due_now && !t->due_now))
			continue;
		if (!first || goes_before(t, first))
			first = t;
	}

	return first;
}

static lws_usec_t
random_due(void)
{
	static const lws_usec_t range[] = { 3,           MS,       40 * MS,
					    SEC,         40 * SEC, HOUR,
					    2 * HORIZON, 900 * DAY };
	lws_usec_t due;

	if (one_in(500))
		return one_in(2) ? INT64_MAX : INT64_MIN;
	if (one_in(20))
		return m.now - (lws_usec_t)rnd((uint64_t)HOUR);
	if (one_in(4))
		return m.timer[rnd(m.live)].due;

	due = m.now + (lws_usec_t)rnd((uint64_t)range[rnd(8)]);
	if (one_in(3))
		due -= due % (10 * MS);

	return due;
}

static void random_cb(lws_sorted_usec_list_t *sul);

static void
model_schedule(struct model_timer *t)
{
	t->due = random_due();
	t->list = one_in(4);
	t->seq = ++m.seq;
	t->queued = 1;
	t->due_now = 0;
	t->sul.cb = random_cb;
	lws_wheel_schedule(&m.wheel, t->list, &t->sul, t->due);
	assert_true(t->sul.us == t->due);
}

static void
model_remove(struct model_timer *t)
{
	t->queued = 0;
	if (one_in(2)) {
		lws_wheel_cancel(&t->sul);
		assert_true(t->sul.us == 0);
		return;
	}
	lws_dll2_remove(&t->sul.list);
	if (one_in(2))
		memset(&t->sul, 0, sizeof(t->sul));
}

/* the earliest one too: its going is what the wheel must notice by itself */
static void
random_change(void)
{
	struct model_timer *t = &m.timer[rnd(m.live)];

	if (one_in(4))
		t = model_first(-1, 0);
	if (!t)
		return;
	if (one_in(3))
		model_remove(t);
	else
		model_schedule(t);
}

static void
random_cb(lws_sorted_usec_list_t *sul)
{
	struct model_timer *t = lws_container_of(sul, struct model_timer, sul);

	assert_ptr_equal(t, model_first(-1, 1));
	assert_true(lws_dll2_is_detached(&sul->list));
	assert_true(sul->us == 0);
	t->queued = 0;
	m.seen++;
	m.total++;
	if (one_in(2))
		random_change();
	if (one_in(4))
		model_schedule(t);
}

static void
model_earliest(int list)
{
	struct model_timer *t = model_first(list, 0);
	lws_usec_t us = 77;
	int r;

	r = list < 0 ? lws_wheel_earliest(&m.wheel, &us)
		     : lws_wheel_earliest_wakeable(&m.wheel, &us);
	assert_int_equal(r, !t);
	assert_true(us == (t ? t->due : 77));
}

static void
model_next(void)
{
	struct model_timer *t = model_first(-1, 0);
	lws_usec_t us = 77;

	assert_int_equal(lws_wheel_next(&m.wheel, &us), !t);
	if (!t)
		return;
	assert_true(us <= t->due);
	/* nobody waits for less than he must, or a loop would spin */
	if (t->due > m.fired)
		assert_true(us > m.fired);
}

static void
model_fire(void)
{
	struct model_timer *t;
	unsigned int made;

	for (t = m.timer; t < m.timer + LWS_ARRAY_SIZE(m.timer); t++)
		t->due_now = t->queued && t->due <= m.now;
	m.max = one_in(4) ? (unsigned int)rnd(4) : 0;
	m.seen = 0;
	if (m.now > m.fired)
		m.fired = m.now;
	made = lws_wheel_fire(&m.wheel, m.now, m.max);
	assert_int_equal(made, m.seen);
	if (m.max)
		assert_true(made <= m.max);
	if (!m.max || made < m.max)
		assert_null(model_first(-1, 1));
}

static void
random_step(void)
{
	static const lws_usec_t range[] = { 1,       3,       300,      MS,
					    5 * MS,  SEC,     30 * SEC, HOUR,
					    HORIZON, 30 * DAY };
	lws_usec_t us;

	if (one_in(50))
		m.now -= (lws_usec_t)rnd((uint64_t)SEC);
	else if (one_in(3) && !lws_wheel_next(&m.wheel, &us) &&
		 us < INT64_MAX / 2 && us > m.now)
		m.now = us;
	else
		m.now += (lws_usec_t)rnd((uint64_t)range[rnd(10)]);
}

static void
wheel_does_what_the_sorted_array_does(void **state)
{
	unsigned int n;
	uint64_t seed;

	(void)state;
	unit_heap_begin(0);
	for (seed = 1; seed <= 20; seed++) {
		memset(&m, 0, sizeof(m));
		random_state = seed * 0x9e3779b97f4a7c15ull;
		m.now = m.fired = (lws_usec_t)rnd((uint64_t)(60 * DAY));
		m.live = seed % 4 ? 12 * (unsigned int)seed : 300;
		lws_wheel_init(&m.wheel, m.now);
		for (n = 0; n < 8000; n++) {
			random_change();
			if (one_in(2))
				model_earliest(-1);
			if (one_in(4))
				model_earliest(LWSSULLI_WAKE_IF_SUSPENDED);
			model_next();
			if (one_in(3)) {
				random_step();
				model_fire();
			}
		}
		assert_true(m.total > 1000);
	}
	assert_int_equal(unit_heap.count, 0);
	assert_int_equal(unit_heap_end(), 0);
}

/* -- a few timers whose firings are written down -- */

struct plain {
	lws_sorted_usec_list_t sul;
	char name;
};

static struct lws_timer_wheel wheel;
static char fired[64];
static size_t fired_count;

static void
plain_cb(lws_sorted_usec_list_t *sul)
{
	struct plain *p = lws_container_of(sul, struct plain, sul);

	assert_true(fired_count < sizeof(fired) - 1);
	fired[fired_count++] = p->name;
	fired[fired_count] = '\0';
}

static void
plain_begin(struct plain *p, size_t count, lws_usec_t now)
{
	size_t n;

	memset(p, 0, sizeof(*p) * count);
	for (n = 0; n < count; n++) {
		p[n].name = (char)('a' + n);
		p[n].sul.cb = plain_cb;
	}
	lws_wheel_init(&wheel, now);
	fired_count = 0;
	fired[0] = '\0';
}

static void
schedule(struct plain *p, lws_usec_t due)
{
	lws_wheel_schedule(&wheel, LWSSULLI_MISS_IF_SUSPENDED, &p->sul, due);
}

static void
equal_times_fire_last_scheduled_first(void **state)
{
	static const lws_usec_t far[] = { 0,        5,        90 * MS,
					  70 * SEC, 3 * HOUR, HORIZON + 1,
					  50 * DAY };
	struct plain p[4];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(far); n++) {
		lws_usec_t due = 1000 * DAY + far[n], us;

		plain_begin(p, 4, 1000 * DAY);
		schedule(&p[0], due);
		schedule(&p[1], due);
		/* the slot is spread, and looked into, between the two pairs */
		assert_int_equal(lws_wheel_fire(&wheel, due - 1, 0), 0);
		assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
		assert_true(us == due);
		schedule(&p[2], due);
		schedule(&p[3], due);
		assert_int_equal(lws_wheel_fire(&wheel, due, 0), 4);
		assert_string_equal(fired, "dcba");
	}
}

static void
what_max_left_over_keeps_its_turn(void **state)
{
	struct plain p[6];

	(void)state;
	plain_begin(p, 6, 0);
	schedule(&p[0], 10);
	schedule(&p[1], 20);
	schedule(&p[2], 30);
	assert_int_equal(lws_wheel_fire(&wheel, 100, 1), 1);
	schedule(&p[3], 15); /* before what is left */
	schedule(&p[4], 30); /* before its equal, which is older */
	schedule(&p[5], 40);
	assert_int_equal(lws_wheel_fire(&wheel, 100, 3), 3);
	assert_int_equal(lws_wheel_fire(&wheel, 100, 0), 2);
	assert_string_equal(fired, "adbecf");
}

static void
both_lists_fire_as_one(void **state)
{
	struct plain p[5];
	lws_usec_t us = 7;
	size_t n;

	(void)state;
	plain_begin(p, 5, 0);
	assert_int_equal(lws_wheel_earliest_wakeable(&wheel, &us), 1);
	for (n = 0; n < 5; n++)
		lws_wheel_schedule(&wheel, n & 1, &p[n].sul,
				   SEC * (lws_usec_t)(5 - n));
	assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
	assert_true(us == SEC);
	assert_int_equal(lws_wheel_earliest_wakeable(&wheel, &us), 0);
	assert_true(us == 2 * SEC);
	/* scheduling on the other list takes it off the first */
	lws_wheel_schedule(&wheel, LWSSULLI_MISS_IF_SUSPENDED, &p[3].sul,
			   2 * SEC);
	assert_int_equal(lws_wheel_earliest_wakeable(&wheel, &us), 0);
	assert_true(us == 4 * SEC);
	assert_int_equal(lws_wheel_fire(&wheel, DAY, 0), 5);
	assert_string_equal(fired, "edcba");
}

/* -- callbacks that change what is under way -- */

static struct plain nasty[4];

static void
cancel_neighbours_cb(lws_sorted_usec_list_t *sul)
{
	plain_cb(sul);
	lws_wheel_cancel(&nasty[1].sul);
	lws_dll2_remove(&nasty[2].sul.list);
	memset(&nasty[2], 0xee, sizeof(nasty[2]));
}

static void
callback_cancels_neighbours_of_the_same_pass(void **state)
{
	(void)state;
	plain_begin(nasty, 4, 0);
	nasty[0].sul.cb = cancel_neighbours_cb;
	schedule(&nasty[0], 10);
	schedule(&nasty[1], 20);
	schedule(&nasty[2], 20);
	schedule(&nasty[3], 30);
	assert_int_equal(lws_wheel_fire(&wheel, 30, 0), 2);
	assert_string_equal(fired, "ad");
}

static void
again_now_cb(lws_sorted_usec_list_t *sul)
{
	plain_cb(sul);
	schedule(&nasty[0], 0);
	schedule(&nasty[1], 10);
}

static void
due_when_scheduled_in_a_callback_waits_for_the_next_call(void **state)
{
	lws_usec_t us = 7;

	(void)state;
	plain_begin(nasty, 3, 0);
	nasty[0].sul.cb = again_now_cb;
	schedule(&nasty[0], 10);
	schedule(&nasty[1], 20); /* due as well, but is moved */
	schedule(&nasty[2], 30);
	assert_int_equal(lws_wheel_fire(&wheel, 50, 0), 2);
	assert_string_equal(fired, "ac");
	assert_int_equal(lws_wheel_next(&wheel, &us), 0);
	assert_true(us == 0);
	nasty[0].sul.cb = plain_cb;
	assert_int_equal(lws_wheel_fire(&wheel, 50, 0), 2);
	assert_string_equal(fired, "acab");
}

static void
nested_cb(lws_sorted_usec_list_t *sul)
{
	plain_cb(sul);
	assert_int_equal(lws_wheel_fire(&wheel, 50, 0), 2);
}

static void
firing_inside_a_callback_finishes_the_pass(void **state)
{
	(void)state;
	plain_begin(nasty, 3, 0);
	nasty[0].sul.cb = nested_cb;
	schedule(&nasty[0], 10);
	schedule(&nasty[1], 20);
	schedule(&nasty[2], 30);
	assert_int_equal(lws_wheel_fire(&wheel, 50, 0), 1);
	assert_string_equal(fired, "abc");
}

static void
free_cb(lws_sorted_usec_list_t *sul)
{
	plain_cb(sul);
	free(lws_container_of(sul, struct plain, sul));
}

static void
callback_frees_its_own_timer(void **state)
{
	struct plain none, *p;
	size_t n;

	(void)state;
	plain_begin(&none, 1, 0);
	for (n = 0; n < 8; n++) {
		p = calloc(1, sizeof(*p));
		assert_non_null(p);
		p->name = (char)('0' + n);
		p->sul.cb = free_cb;
		schedule(p, (lws_usec_t)(n % 4) * MS);
	}
	assert_int_equal(lws_wheel_fire(&wheel, SEC, 0), 8);
	assert_string_equal(fired, "40516273");
}

/* -- distances -- */

static void
every_power_of_two_fires_at_its_time_and_not_before(void **state)
{
	struct plain p;
	lws_usec_t due, us;
	unsigned int bit;
	int side;

	(void)state;
	for (bit = 0; bit < 63; bit++)
		for (side = -1; side <= 1; side++) {
			due = ((lws_usec_t)1 << bit) + side;
			plain_begin(&p, 1, 0);
			schedule(&p, due);
			us = -1;
			assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
			assert_true(us == due);
			assert_int_equal(lws_wheel_fire(&wheel, due - 1, 0), 0);
			assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
			assert_true(us == due);
			assert_int_equal(lws_wheel_fire(&wheel, due, 0), 1);
			assert_int_equal(lws_wheel_earliest(&wheel, &us), 1);
		}
}

static void
the_ends_of_time_are_in_order(void **state)
{
	struct plain p[4];
	lws_usec_t us;

	(void)state;
	plain_begin(p, 4, DAY);
	schedule(&p[0], INT64_MAX);
	schedule(&p[1], INT64_MIN);
	schedule(&p[2], INT64_MAX - 1);
	schedule(&p[3], -1);
	assert_int_equal(lws_wheel_fire(&wheel, 0, 0), 2);
	assert_string_equal(fired, "bd");
	assert_int_equal(lws_wheel_fire(&wheel, INT64_MAX - 1, 0), 1);
	assert_int_equal(lws_wheel_next(&wheel, &us), 0);
	assert_true(us == INT64_MAX);
	assert_int_equal(lws_wheel_fire(&wheel, INT64_MAX, 0), 1);
	assert_string_equal(fired, "bdca");
}

static void
a_clock_that_steps_back_fires_nothing_early(void **state)
{
	struct plain p[2];
	lws_usec_t us;

	(void)state;
	plain_begin(p, 2, DAY);
	schedule(&p[0], DAY + SEC);
	assert_int_equal(lws_wheel_fire(&wheel, DAY - HOUR, 0), 0);
	schedule(&p[1], DAY - HOUR + SEC);
	assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
	assert_true(us == DAY - HOUR + SEC);
	assert_int_equal(lws_wheel_fire(&wheel, DAY - HOUR + SEC - 1, 0), 0);
	assert_int_equal(lws_wheel_fire(&wheel, DAY - HOUR + SEC, 0), 1);
	assert_int_equal(lws_wheel_fire(&wheel, DAY + SEC, 0), 1);
	assert_string_equal(fired, "ba");
}

/* -- when to look again -- */

static struct plain crowd[LWS_TUNE_WHEEL_SEARCH + 1];

static void
crowd_begin(size_t count, lws_usec_t due)
{
	size_t n;

	/* the earliest is the oldest arrival: the last that a search meets */
	plain_begin(crowd, LWS_ARRAY_SIZE(crowd), 0);
	for (n = 0; n < count; n++)
		schedule(&crowd[n], due + (lws_usec_t)n);
}

static void
next_is_exact_up_to_the_search_limit(void **state)
{
	static const lws_usec_t far[] = { 90 * MS, 70 * SEC, 3 * HOUR, DAY };
	lws_usec_t us;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(far); n++) {
		crowd_begin(LWS_TUNE_WHEEL_SEARCH, far[n]);
		assert_int_equal(lws_wheel_next(&wheel, &us), 0);
		assert_true(us == far[n]);
	}
}

static void
next_above_the_search_limit_finds_the_timer_in_a_few_steps(void **state)
{
	lws_usec_t due = 8 * HORIZON + 70 * SEC + 12345, us, now = 0;
	unsigned int steps = 0;

	(void)state;
	crowd_begin(LWS_TUNE_WHEEL_SEARCH + 1, due);
	/* one step a horizon while it is far away */
	while (now < 8 * HORIZON) {
		assert_int_equal(lws_wheel_next(&wheel, &us), 0);
		assert_true(us > now && us % HORIZON == 0);
		now = us;
		assert_int_equal(lws_wheel_fire(&wheel, now, 1), 0);
	}
	do {
		assert_int_equal(lws_wheel_next(&wheel, &us), 0);
		assert_true(us > now && us <= due);
		now = us;
		steps++;
	} while (!lws_wheel_fire(&wheel, now, 1));

	assert_true(now == due);
	assert_in_range(steps, 2, LWS_WHEEL_LEVELS + 1);
}

static void
crowded_slot_is_exact_once_it_was_searched(void **state)
{
	lws_usec_t us;

	(void)state;
	crowd_begin(LWS_TUNE_WHEEL_SEARCH + 1, 70 * SEC);
	assert_int_equal(lws_wheel_next(&wheel, &us), 0);
	assert_true(us < 70 * SEC);
	assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
	assert_true(us == 70 * SEC);
	assert_int_equal(lws_wheel_next(&wheel, &us), 0);
	assert_true(us == 70 * SEC);
	schedule(&crowd[5], 70 * SEC - 1);
	assert_int_equal(lws_wheel_next(&wheel, &us), 0);
	assert_true(us == 70 * SEC - 1);
}

/* the memory of the earliest timer comes back as another, later one */
static void
earliest_is_not_mistaken_for_what_took_its_memory(void **state)
{
	struct plain p[3];
	lws_usec_t us;

	(void)state;
	plain_begin(p, 3, 0);
	schedule(&p[0], 70 * SEC);
	schedule(&p[1], 71 * SEC);
	schedule(&p[2], 72 * SEC);
	assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
	assert_true(us == 70 * SEC);
	lws_dll2_remove(&p[0].sul.list);
	memset(&p[0].sul.list, 0, sizeof(p[0].sul.list));
	schedule(&p[0], 73 * SEC);
	assert_int_equal(lws_wheel_earliest(&wheel, &us), 0);
	assert_true(us == 71 * SEC);
}

static void
wheel_stays_below_nine_kilobytes(void **state)
{
	(void)state;
	assert_in_range(sizeof(struct lws_timer_wheel), 1, 9 * 1024);
}

static void
fini_detaches_every_timer(void **state)
{
	struct plain p[4];
	size_t n;

	(void)state;
	plain_begin(p, 4, 0);
	schedule(&p[0], 5);
	schedule(&p[1], 70 * SEC);
	schedule(&p[2], 5 * DAY);
	lws_wheel_schedule(&wheel, LWSSULLI_WAKE_IF_SUSPENDED, &p[3].sul, 5);
	lws_wheel_fini(&wheel);
	memset(&wheel, 0xee, sizeof(wheel));
	for (n = 0; n < 4; n++) {
		assert_true(lws_dll2_is_detached(&p[n].sul.list));
		assert_true(p[n].sul.us == 0);
		lws_wheel_cancel(&p[n].sul);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wheel_does_what_the_sorted_array_does),
		cmocka_unit_test(equal_times_fire_last_scheduled_first),
		cmocka_unit_test(what_max_left_over_keeps_its_turn),
		cmocka_unit_test(both_lists_fire_as_one),
		cmocka_unit_test(callback_cancels_neighbours_of_the_same_pass),
		cmocka_unit_test(
			due_when_scheduled_in_a_callback_waits_for_the_next_call),
		cmocka_unit_test(firing_inside_a_callback_finishes_the_pass),
		cmocka_unit_test(callback_frees_its_own_timer),
		cmocka_unit_test(
			every_power_of_two_fires_at_its_time_and_not_before),
		cmocka_unit_test(the_ends_of_time_are_in_order),
		cmocka_unit_test(a_clock_that_steps_back_fires_nothing_early),
		cmocka_unit_test(next_is_exact_up_to_the_search_limit),
		cmocka_unit_test(
			next_above_the_search_limit_finds_the_timer_in_a_few_steps),
		cmocka_unit_test(crowded_slot_is_exact_once_it_was_searched),
		cmocka_unit_test(
			earliest_is_not_mistaken_for_what_took_its_memory),
		cmocka_unit_test(wheel_stays_below_nine_kilobytes),
		cmocka_unit_test(fini_detaches_every_timer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
