/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The ring against what the public header promises, and at random against an
 * endless array with positions in it, for several element sizes and readers.
 */
#include "unit.h"

#include "core/core.h"

static int destroyed[64], destroyed_count;

static void
note_destroyed(void *element)
{
	memcpy(&destroyed[destroyed_count++], element, sizeof(int));
	memset(element, 0xee, sizeof(int)); /* spoilt from now on */
}

static struct lws_ring *
ring_of_ints(size_t count, void (*destroy)(void *))
{
	struct lws_ring *ring = lws_ring_create(sizeof(int), count, destroy);

	assert_non_null(ring);
	destroyed_count = 0;

	return ring;
}

static void
expect_destroyed(int from, int count)
{
	int n;

	assert_int_equal(destroyed_count, count);
	for (n = 0; n < count; n++)
		assert_int_equal(destroyed[n], from + n);
	destroyed_count = 0;
}

static const int v[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };

static void
one_slot_stays_empty(void **state)
{
	struct lws_ring *ring = ring_of_ints(4, NULL);
	uint32_t tail = 0;

	(void)state;
	assert_int_equal(lws_ring_get_oldest_tail(ring), 0);
	assert_int_equal(lws_ring_get_count_free_elements(ring), 3);
	assert_int_equal(lws_ring_get_count_waiting_elements(ring, NULL), 0);
	assert_null(lws_ring_get_element(ring, &tail));

	assert_int_equal(lws_ring_insert(ring, v, 10), 3);
	assert_int_equal(lws_ring_insert(ring, v, 1), 0);
	assert_int_equal(lws_ring_get_count_free_elements(ring), 0);
	assert_int_equal(lws_ring_get_count_waiting_elements(ring, &tail), 3);
	assert_int_equal(*(const int *)lws_ring_get_element(ring, &tail), 0);
	lws_ring_destroy(ring);
}

/* one free byte must be seen also where an element is one byte */
static void
free_count_is_right_for_single_bytes(void **state)
{
	struct lws_ring *ring = lws_ring_create(1, 4, NULL);
	size_t n;

	(void)state;
	assert_non_null(ring);
	for (n = 0; n < 3; n++) {
		assert_int_equal(lws_ring_get_count_free_elements(ring), 3 - n);
		assert_int_equal(lws_ring_insert(ring, "x", 1), 1);
	}
	assert_int_equal(lws_ring_get_count_free_elements(ring), 0);
	lws_ring_destroy(ring);
}

static void
sizes_that_cannot_be_are_refused(void **state)
{
	(void)state;
	assert_null(lws_ring_create(0, 4, NULL));
	assert_null(lws_ring_create(4, 0, NULL));
	assert_null(lws_ring_create(SIZE_MAX, 2, NULL));
	assert_null(lws_ring_create(65536, 65536, NULL));
}

static void
null_tail_consumes_for_good(void **state)
{
	struct lws_ring *ring = ring_of_ints(8, note_destroyed);
	int out[8];

	(void)state;
	assert_int_equal(lws_ring_insert(ring, v, 5), 5);
	assert_int_equal(lws_ring_consume(ring, NULL, out, 2), 2);
	assert_memory_equal(out, v, 2 * sizeof(int)); /* copied, then spoilt */
	expect_destroyed(0, 2);
	assert_int_equal(lws_ring_consume(ring, NULL, NULL, 1), 1);
	expect_destroyed(2, 1);
	assert_int_equal(lws_ring_consume(ring, NULL, out, 9), 2);
	expect_destroyed(3, 2);
	assert_int_equal(lws_ring_consume(ring, NULL, out, 1), 0);
	lws_ring_destroy(ring);
	expect_destroyed(0, 0);
}

static void
own_tail_reclaims_nothing(void **state)
{
	struct lws_ring *ring = ring_of_ints(4, note_destroyed);
	uint32_t a = 0, b = 0;
	int out[4];

	(void)state;
	lws_ring_insert(ring, v, 3);
	assert_int_equal(lws_ring_consume(ring, &a, out, 9), 3);
	assert_memory_equal(out, v, 3 * sizeof(int));
	assert_null(lws_ring_get_element(ring, &a));
	assert_int_equal(lws_ring_get_count_waiting_elements(ring, &b), 3);
	assert_int_equal(lws_ring_get_count_free_elements(ring), 0);
	expect_destroyed(0, 0);

	lws_ring_update_oldest_tail(ring, a);
	expect_destroyed(0, 3);
	assert_int_equal(lws_ring_get_oldest_tail(ring), a);
	assert_int_equal(lws_ring_get_count_free_elements(ring), 3);
	lws_ring_destroy(ring);
}

static void
destroy_ends_what_is_left_oldest_first(void **state)
{
	struct lws_ring *ring = ring_of_ints(5, note_destroyed);

	(void)state;
	lws_ring_insert(ring, v, 3);
	lws_ring_consume(ring, NULL, NULL, 3);
	destroyed_count = 0;
	lws_ring_insert(ring, v + 4, 4); /* goes round */
	lws_ring_destroy(ring);
	expect_destroyed(4, 4);
}

static void
foreign_tails_are_ignored(void **state)
{
	struct lws_ring *ring = ring_of_ints(8, note_destroyed);
	uint32_t bad[] = { 3, 4 * sizeof(int), 8 * sizeof(int), UINT32_MAX };
	unsigned int n;

	(void)state;
	lws_set_log_level(0, NULL);
	lws_ring_insert(ring, v, 3);
	lws_ring_consume(ring, NULL, NULL, 1);
	destroyed_count = 0;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		lws_ring_update_oldest_tail(ring, bad[n]);
		assert_int_equal(lws_ring_get_oldest_tail(ring), sizeof(int));
		assert_int_equal(
			lws_ring_get_count_waiting_elements(ring, &bad[n]), 0);
		assert_null(lws_ring_get_element(ring, &bad[n]));
	}
	lws_ring_update_oldest_tail(ring, 0); /* behind */
	expect_destroyed(0, 0);
	lws_ring_destroy(ring);

	ring = lws_ring_create(1, 8, NULL);
	assert_non_null(ring);
	lws_ring_insert(ring, "abc", 3);
	lws_ring_update_oldest_tail(ring, 4); /* just past the head */
	assert_int_equal(lws_ring_get_count_waiting_elements(ring, NULL), 3);
	lws_ring_update_oldest_tail(ring, 3);
	assert_int_equal(lws_ring_get_count_waiting_elements(ring, NULL), 0);
	lws_ring_destroy(ring);
}

static void
linear_range_stops_at_the_wrap(void **state)
{
	struct lws_ring *ring = ring_of_ints(4, NULL);
	void *start = NULL;
	size_t bytes = 0;
	int out[4];

	(void)state;
	assert_int_equal(
		lws_ring_next_linear_insert_range(ring, &start, &bytes), 0);
	assert_int_equal(bytes, 3 * sizeof(int));
	memcpy(start, v, 2 * sizeof(int));
	lws_ring_bump_head(ring, 2 * sizeof(int));
	assert_int_equal(lws_ring_consume(ring, NULL, out, 2), 2);
	assert_memory_equal(out, v, 2 * sizeof(int));

	assert_int_equal(
		lws_ring_next_linear_insert_range(ring, &start, &bytes), 0);
	assert_int_equal(bytes, 2 * sizeof(int));
	memcpy(start, v + 2, bytes);
	lws_ring_bump_head(ring, bytes);
	assert_int_equal(
		lws_ring_next_linear_insert_range(ring, &start, &bytes), 0);
	assert_int_equal(bytes, sizeof(int));
	memcpy(start, v + 4, bytes);
	lws_ring_bump_head(ring, bytes);

	start = &out[0];
	bytes = 77;
	assert_int_equal(
		lws_ring_next_linear_insert_range(ring, &start, &bytes), 1);
	assert_ptr_equal(start, &out[0]);
	assert_int_equal(bytes, 77);
	assert_int_equal(lws_ring_consume(ring, NULL, out, 4), 3);
	assert_memory_equal(out, v + 2, 3 * sizeof(int));
	lws_ring_destroy(ring);
}

static void
element_in_parts_appears_with_its_last_part(void **state)
{
	struct lws_ring *ring = ring_of_ints(4, note_destroyed);
	size_t bytes;
	void *start;

	(void)state;
	lws_ring_next_linear_insert_range(ring, &start, &bytes);
	memcpy(start, &v[5], 1);
	lws_ring_bump_head(ring, 1);
	assert_null(lws_ring_get_element(ring, NULL));
	assert_int_equal(lws_ring_get_count_waiting_elements(ring, NULL), 0);
	lws_ring_next_linear_insert_range(ring, &start, &bytes);
	assert_int_equal(bytes, 3 * sizeof(int) - 1);
	memcpy(start, (const uint8_t *)&v[5] + 1, sizeof(int) - 1);
	lws_ring_bump_head(ring, sizeof(int) - 1);
	assert_int_equal(*(const int *)lws_ring_get_element(ring, NULL), 5);
	lws_ring_bump_head(ring, 1); /* one that never gets whole */
	lws_ring_destroy(ring);
	expect_destroyed(5, 1);
}

struct reader {
	struct reader *next;
	uint32_t tail;
};

static void
slowest_reader_decides_what_is_reclaimed(void **state)
{
	struct lws_ring *ring = ring_of_ints(8, note_destroyed);
	struct reader b = { NULL, 0 }, a = { &b, 0 }, *list = &a;

	(void)state;
	lws_ring_insert(ring, v, 6);
	lws_ring_consume_and_update_oldest_tail(ring, struct reader, &a.tail, 4,
						list, tail, next);
	expect_destroyed(0, 0); /* b has seen nothing */
	lws_ring_consume_and_update_oldest_tail(ring, struct reader, &b.tail, 1,
						list, tail, next);
	expect_destroyed(0, 1);
	lws_ring_consume_and_update_oldest_tail(ring, struct reader, &b.tail, 5,
						list, tail, next);
	expect_destroyed(1, 3); /* now a is the slowest */
	assert_int_equal(lws_ring_get_oldest_tail(ring), a.tail);

	list = NULL; /* both leave: the consuming tail alone counts */
	lws_ring_consume_and_update_oldest_tail(ring, struct reader, &a.tail, 2,
						list, tail, next);
	expect_destroyed(4, 2);
	lws_ring_destroy(ring);
}

static void
single_tail_consumes_and_reclaims(void **state)
{
	struct lws_ring *ring = ring_of_ints(4, note_destroyed);
	uint32_t tail = lws_ring_get_oldest_tail(ring);

	(void)state;
	lws_ring_insert(ring, v, 3);
	lws_ring_consume_single_tail(ring, &tail, 2);
	expect_destroyed(0, 2);
	assert_int_equal(*(const int *)lws_ring_get_element(ring, &tail), 2);
	lws_ring_destroy(ring);
}

static struct lws_ring *inserting;

static void
insert_from_destroy(void *element)
{
	int big = 1000, got;

	memcpy(&got, element, sizeof(got));
	note_destroyed(element);
	if (got < 2)
		assert_int_equal(lws_ring_insert(inserting, &big, 1), got);
}

/* the slot of the element being destroyed is not free yet */
static void
destroy_callback_may_insert(void **state)
{
	(void)state;
	inserting = ring_of_ints(4, insert_from_destroy);
	lws_ring_insert(inserting, v, 3);
	assert_int_equal(lws_ring_consume(inserting, NULL, NULL, 2), 2);
	expect_destroyed(0, 2);
	assert_int_equal(lws_ring_get_count_waiting_elements(inserting, NULL),
			 2);
	lws_ring_destroy(inserting);
}

/* -- against a model: an endless array of bytes and positions in it -- */

#define ENDLESS 20000u
#define READERS 3

struct model {
	uint8_t bytes[ENDLESS * 7];
	size_t el, count, head, oldest; /* in elements */
	size_t tail[READERS];
	uint32_t ring_tail[READERS];
	size_t destroyed;
};

static struct model m;

static void
model_destroy(void *element)
{
	assert_memory_equal(element, &m.bytes[m.destroyed * m.el], m.el);
	m.destroyed++;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
model_insert(struct lws_ring *ring)
{
	size_t want = (size_t)rand() % (m.count + 2), room, n;

	room = m.count - 1 - (m.head - m.oldest);
	assert_int_equal(lws_ring_get_count_free_elements(ring), room);
	n = lws_ring_insert(ring, &m.bytes[m.head * m.el], want);
	assert_int_equal(n, least(want, room));
	m.head += n;
}

static void
model_insert_in_place(struct lws_ring *ring)
{
	size_t bytes, n;
	void *start;

	if (lws_ring_next_linear_insert_range(ring, &start, &bytes)) {
		assert_int_equal(m.head - m.oldest, m.count - 1);
		return;
	}
	n = (size_t)rand() % (bytes / m.el + 1);
	memcpy(start, &m.bytes[m.head * m.el], n * m.el);
	lws_ring_bump_head(ring, n * m.el);
	m.head += n;
}

static void
model_consume(struct lws_ring *ring, int reader)
{
	size_t want = (size_t)rand() % (m.count + 2), there, n;
	uint8_t out[64 * 7];

	there = m.head - m.tail[reader];
	assert_int_equal(
		lws_ring_get_count_waiting_elements(ring, &m.ring_tail[reader]),
		there);
	n = lws_ring_consume(ring, &m.ring_tail[reader], out, want);
	assert_int_equal(n, least(want, there));
	assert_memory_equal(out, &m.bytes[m.tail[reader] * m.el], n * m.el);
	m.tail[reader] += n;
}

static void
model_reclaim(struct lws_ring *ring)
{
	int n, slowest = 0;

	for (n = 1; n < READERS; n++)
		if (m.tail[n] < m.tail[slowest])
			slowest = n;
	lws_ring_update_oldest_tail(ring, m.ring_tail[slowest]);
	m.oldest = m.tail[slowest];
	assert_int_equal(m.destroyed, m.oldest);
}

static void
model_run(size_t el, size_t count, int with_destroy)
{
	struct lws_ring *ring;
	size_t n;

	memset(&m, 0, sizeof(m));
	for (n = 0; n < sizeof(m.bytes); n++)
		m.bytes[n] = (uint8_t)(n * 31 + n / 251);
	m.el = el;
	m.count = count;
	ring = lws_ring_create(el, count, with_destroy ? model_destroy : NULL);
	assert_non_null(ring);

	while (m.head < ENDLESS - 2 * count) {
		model_insert(ring);
		model_consume(ring, rand() % READERS);
		model_insert_in_place(ring);
		model_consume(ring, rand() % READERS);
		if (!with_destroy)
			m.destroyed =
				least(m.tail[0], least(m.tail[1], m.tail[2]));
		model_reclaim(ring);
	}
	lws_ring_destroy(ring);
	if (with_destroy)
		assert_int_equal(m.destroyed, m.head);
}

static void
random_use_agrees_with_the_model(void **state)
{
	static const size_t el[] = { 1, 2, 3, 7 }, count[] = { 2, 3, 17, 64 };
	unsigned int i, j;

	(void)state;
	srand(1);
	for (i = 0; i < LWS_ARRAY_SIZE(el); i++)
		for (j = 0; j < LWS_ARRAY_SIZE(count); j++) {
			model_run(el[i], count[j], 1);
			model_run(el[i], count[j], 0);
		}
}

static int
make_and_use(void)
{
	struct lws_ring *ring = lws_ring_create(4, 4, NULL);

	if (!ring)
		return -1;
	lws_ring_insert(ring, v, 3);
	lws_ring_destroy(ring);

	return 0;
}

static void
out_of_memory_gives_null(void **state)
{
	(void)state;
	unit_oom_sweep(make_and_use);
}

static void
bump_past_the_free_room(void)
{
	struct lws_ring *ring = ring_of_ints(4, NULL);

	lws_ring_bump_head(ring, 99);
	lws_ring_destroy(ring);
}

static void
misuse_is_noticed(void **state)
{
	(void)state;
	unit_misuse(bump_past_the_free_room);
}

static int dumped;

static void
count_line(int level, const char *line)
{
	assert_int_equal(level, LLL_NOTICE);
	assert_non_null(strstr(line, "waiting 3, free 0"));
	dumped++;
}

static void
dump_is_one_notice(void **state)
{
	struct lws_ring *ring = ring_of_ints(4, NULL);

	(void)state;
	if (!(_LWS_ENABLED_LOGS & LLL_NOTICE)) {
		lws_ring_destroy(ring);
		skip(); /* compiled out: LWS_WITH_NO_LOGS */
	}
	lws_ring_insert(ring, v, 3);
	lws_set_log_level(LLL_NOTICE, count_line);
	lws_ring_dump(ring, NULL);
	lws_set_log_level(LLL_ERR | LLL_WARN, lwsl_emit_stderr);
	assert_int_equal(dumped, 1);
	lws_ring_destroy(ring);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_slot_stays_empty),
		cmocka_unit_test(free_count_is_right_for_single_bytes),
		cmocka_unit_test(sizes_that_cannot_be_are_refused),
		cmocka_unit_test(null_tail_consumes_for_good),
		cmocka_unit_test(own_tail_reclaims_nothing),
		cmocka_unit_test(destroy_ends_what_is_left_oldest_first),
		cmocka_unit_test(foreign_tails_are_ignored),
		cmocka_unit_test(linear_range_stops_at_the_wrap),
		cmocka_unit_test(element_in_parts_appears_with_its_last_part),
		cmocka_unit_test(slowest_reader_decides_what_is_reclaimed),
		cmocka_unit_test(single_tail_consumes_and_reclaims),
		cmocka_unit_test(destroy_callback_may_insert),
		cmocka_unit_test(random_use_agrees_with_the_model),
		cmocka_unit_test(out_of_memory_gives_null),
		cmocka_unit_test(misuse_is_noticed),
		cmocka_unit_test(dump_is_one_notice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
