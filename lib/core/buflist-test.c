/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Buflists against what the public header promises, and at random against one
 * flat array with marks where segments end.
 */
#include "unit.h"

#include "core/buflist.h"

static const uint8_t text[] = "abcdefghijklmnopqrstuvwxyz";

static int
append(struct lws_buflist **h, const char *s)
{
	return lws_buflist_append_segment(h, (const uint8_t *)s, strlen(s));
}

/* the head segment has exactly this left */
static void
expect_head(struct lws_buflist **h, const char *s)
{
	uint8_t *p = NULL;

	assert_int_equal(lws_buflist_next_segment_len(h, &p), strlen(s));
	assert_memory_equal(p, s, strlen(s));
	assert_int_equal(lws_buflist_next_segment_len(h, NULL), strlen(s));
}

static void
empty_list_gives_nothing(void **state)
{
	struct lws_buflist *h = NULL;
	uint8_t b[4], *p = b;
	char first = 7, fin = 7;

	(void)state;
	assert_int_equal(lws_buflist_next_segment_len(&h, &p), 0);
	assert_null(p);
	assert_int_equal(lws_buflist_use_segment(&h, 1), 0);
	assert_int_equal(lws_buflist_total_len(&h), 0);
	assert_int_equal(lws_buflist_linear_copy(&h, 0, b, 4), 0);
	assert_int_equal(lws_buflist_linear_use(&h, b, 4), 0);
	assert_int_equal(lws_buflist_fragment_use(&h, b, 4, &first, &fin), 0);
	assert_true(first == 7 && fin == 7);
	assert_null(lws_buflist_get_frag_start_or_NULL(&h));
	lws_buflist_destroy_all_segments(&h);
	assert_null(h);
}

static void
append_copies_and_tells_the_first(void **state)
{
	struct lws_buflist *h = NULL;
	char s[] = "one";

	(void)state;
	assert_int_equal(append(&h, s), 1);
	memset(s, 0, sizeof(s));
	assert_int_equal(append(&h, "two"), 0);
	expect_head(&h, "one");
	assert_int_equal(lws_buflist_total_len(&h), 6);
	assert_int_equal(lws_buflist_append_segment(&h, NULL, 1), -1);
	assert_int_equal(lws_buflist_append_segment(&h, text, SIZE_MAX), -1);
	assert_int_equal(lws_buflist_total_len(&h), 6);
	lws_buflist_destroy_all_segments(&h);
	assert_null(h);
	assert_int_equal(append(&h, "again"), 1);
	lws_buflist_destroy_all_segments(&h);
}

/* what comes out can be framed in place by lws_write() */
static void
head_room_in_front_is_usable(void **state)
{
	struct lws_buflist *h = NULL;
	uint8_t *p;

	(void)state;
	append(&h, "one");
	append(&h, "two");
	lws_buflist_next_segment_len(&h, &p);
	memset(p - LWS_PRE, 0xff, LWS_PRE);
	expect_head(&h, "one");
	lws_buflist_use_segment(&h, 3);
	lws_buflist_next_segment_len(&h, &p);
	memset(p - LWS_PRE, 0xff, LWS_PRE);
	expect_head(&h, "two");
	assert_int_equal(lws_buflist_use_segment(&h, 3), 0);
}

static void
use_tells_what_is_left(void **state)
{
	struct lws_buflist *h = NULL;

	(void)state;
	append(&h, "hello");
	append(&h, "you");
	assert_int_equal(lws_buflist_use_segment(&h, 2), 3);
	expect_head(&h, "llo");
	assert_int_equal(lws_buflist_use_segment(&h, 3), 3);
	expect_head(&h, "you");
	assert_int_equal(lws_buflist_use_segment(&h, 3), 0);
	assert_null(h);
}

/* totals and offsets count a used part of the head: programs adjust for it */
static void
total_and_copy_count_used_bytes(void **state)
{
	struct lws_buflist *h = NULL;
	uint8_t b[16] = { 0 };

	(void)state;
	append(&h, "hello");
	append(&h, "you");
	lws_buflist_use_segment(&h, 2);
	assert_int_equal(lws_buflist_total_len(&h), 8);
	assert_memory_equal(lws_buflist_get_frag_start_or_NULL(&h), "hello", 5);

	assert_int_equal(lws_buflist_linear_copy(&h, 0, b, 16), 8);
	assert_memory_equal(b, "helloyou", 8);
	assert_int_equal(lws_buflist_linear_copy(&h, 4, b, 3), 3);
	assert_memory_equal(b, "oyo", 3);
	assert_int_equal(lws_buflist_linear_copy(&h, 5, b, 16), 3);
	assert_memory_equal(b, "you", 3);
	assert_int_equal(lws_buflist_linear_copy(&h, 8, b, 16), 0);
	assert_int_equal(lws_buflist_linear_copy(&h, 99, b, 16), 0);

	lws_buflist_use_segment(&h, 3);
	assert_int_equal(lws_buflist_total_len(&h), 3);
	lws_buflist_destroy_all_segments(&h);
}

static void
linear_use_crosses_segments(void **state)
{
	struct lws_buflist *h = NULL;
	uint8_t b[16];

	(void)state;
	append(&h, "abc");
	append(&h, "de");
	append(&h, "fgh");
	assert_int_equal(lws_buflist_linear_use(&h, b, 4), 4);
	assert_memory_equal(b, "abcd", 4);
	expect_head(&h, "e");
	assert_int_equal(lws_buflist_linear_use(&h, b, 0), 0);
	assert_int_equal(lws_buflist_linear_use(&h, b, 16), 4);
	assert_memory_equal(b, "efgh", 4);
	assert_null(h);
}

static void
fragment_use_keeps_to_the_head_and_flags_its_ends(void **state)
{
	struct lws_buflist *h = NULL;
	char first, fin;
	uint8_t b[16];

	(void)state;
	append(&h, "abcd");
	append(&h, "ef");
	assert_int_equal(lws_buflist_fragment_use(&h, b, 3, &first, &fin), 3);
	assert_true(first && !fin);
	assert_int_equal(lws_buflist_fragment_use(&h, b, 16, &first, &fin), 1);
	assert_true(!first && fin);
	assert_int_equal(b[0], 'd');
	assert_int_equal(lws_buflist_fragment_use(&h, b, 16, NULL, NULL), 2);
	assert_memory_equal(b, "ef", 2);
	assert_null(h);
}

static void
fragment_use_without_buffer_only_asks(void **state)
{
	struct lws_buflist *h = NULL;
	char first = 0, fin = 0;
	uint8_t b[4];

	(void)state;
	append(&h, "abcd");
	assert_int_equal(lws_buflist_fragment_use(&h, NULL, 4, &first, &fin),
			 0);
	assert_true(first && fin);
	assert_int_equal(lws_buflist_fragment_use(&h, b, 0, &first, &fin), 0);
	assert_true(first && !fin);
	expect_head(&h, "abcd");
	lws_buflist_destroy_all_segments(&h);
}

static void
segments_are_limited(void **state)
{
	struct lws_buflist *h = NULL;
	unsigned int n;

	(void)state;
	lws_set_log_level(0, NULL);
	for (n = 0; n < LWS_LIMIT_BUFLIST_SEGMENTS; n++)
		assert_int_equal(append(&h, "x"), !n);
	assert_int_equal(append(&h, "x"), -1);
	assert_int_equal(lws_buflist_total_len(&h), LWS_LIMIT_BUFLIST_SEGMENTS);
	lws_buflist_use_segment(&h, 1);
	assert_int_equal(append(&h, "y"), 0);
	assert_int_equal(append(&h, "x"), -1);
	lws_buflist_destroy_all_segments(&h);
}

/* the head pointer is the list: moving it moves the list */
static void
head_pointer_may_be_moved(void **state)
{
	struct lws_buflist *h = NULL, *moved;

	(void)state;
	append(&h, "ab");
	append(&h, "c");
	moved = h;
	h = NULL;
	assert_int_equal(append(&h, "new"), 1);
	assert_int_equal(append(&moved, "d"), 0);
	assert_int_equal(lws_buflist_total_len(&moved), 4);
	lws_buflist_destroy_all_segments(&h);
	lws_buflist_destroy_all_segments(&moved);
}

/* -- against a model: all bytes ever appended, and where segments end -- */

#define BYTES 60000u

struct model {
	uint8_t bytes[BYTES];
	uint8_t ends[BYTES]; /* a segment ends before this byte */
	size_t in, out;      /* appended and consumed so far */
};

static struct model m;

static size_t
model_left_in_head(void)
{
	size_t n = m.out;

	if (m.out == m.in)
		return 0;
	do
		n++;
	while (n < m.in && !m.ends[n]);

	return n - m.out;
}

static size_t
model_total(void)
{
	size_t n = m.out;

	if (m.out == m.in)
		return 0;
	while (n && !m.ends[n])
		n--;

	return m.in - n;
}

static void
model_check(struct lws_buflist **h)
{
	uint8_t *p;
	size_t n = model_left_in_head();

	assert_int_equal(lws_buflist_next_segment_len(h, &p), n);
	if (n)
		assert_memory_equal(p, &m.bytes[m.out], n);
	else
		assert_null(*h);
	assert_int_equal(lws_buflist_total_len(h), model_total());
}

static void
model_append(struct lws_buflist **h)
{
	size_t n = (size_t)(rand() % 40 + 1);
	int empty = m.in == m.out;

	assert_int_equal(lws_buflist_append_segment(h, &m.bytes[m.in], n),
			 empty);
	m.ends[m.in] = 1;
	m.in += n;
}

static void
model_use(struct lws_buflist **h)
{
	size_t n = model_left_in_head();

	if (!n)
		return;
	n = (size_t)rand() % n + 1;
	m.out += n;
	assert_int_equal(lws_buflist_use_segment(h, n), model_left_in_head());
}

static void
model_linear_use(struct lws_buflist **h)
{
	size_t n = (size_t)(rand() % 100), there = m.in - m.out;
	uint8_t b[100];

	if (there > n)
		there = n;
	assert_int_equal(lws_buflist_linear_use(h, b, n), there);
	assert_memory_equal(b, &m.bytes[m.out], there);
	m.out += there;
}

static void
model_fragment_use(struct lws_buflist **h)
{
	size_t n = (size_t)(rand() % 50 + 1), there = model_left_in_head();
	char first, fin;
	uint8_t b[50];

	if (!there)
		return;
	if (n > there)
		n = there;
	assert_int_equal(lws_buflist_fragment_use(h, b, n, &first, &fin), n);
	assert_int_equal(first, m.ends[m.out]);
	assert_int_equal(fin, n == there);
	assert_memory_equal(b, &m.bytes[m.out], n);
	m.out += n;
}

static void
random_use_agrees_with_the_model(void **state)
{
	static void (*const step[])(struct lws_buflist **) = {
		model_append, model_append,     model_append,
		model_use,    model_linear_use, model_fragment_use
	};
	struct lws_buflist *h = NULL;
	size_t n;

	(void)state;
	srand(2);
	for (n = 0; n < BYTES; n++)
		m.bytes[n] = (uint8_t)(n * 31 + n / 251);

	while (m.in < BYTES - 40) {
		step[(size_t)rand() % LWS_ARRAY_SIZE(step)](&h);
		model_check(&h);
	}
	lws_buflist_destroy_all_segments(&h);
}

static int
fill_and_drain(void)
{
	struct lws_buflist *h = NULL;
	int n, r = 0;

	for (n = 0; n < 5 && !r; n++)
		if (append(&h, "piece") < 0)
			r = -1;
	/* a refused piece leaves the others as they were */
	assert_int_equal(lws_buflist_total_len(&h), 5 * (n - !!r));
	lws_buflist_destroy_all_segments(&h);

	return r;
}

static void
out_of_memory_keeps_the_list(void **state)
{
	(void)state;
	unit_oom_sweep(fill_and_drain);
}

static void
one_allocation_a_segment(void **state)
{
	struct lws_buflist *h = NULL;
	int n;

	(void)state;
	unit_heap_begin(0);
	for (n = 0; n < 10; n++)
		assert_true(append(&h, "piece") >= 0);
	assert_int_equal(unit_heap.count, 10);
	lws_buflist_destroy_all_segments(&h);
	assert_int_equal(unit_heap_end(), 0);
}

static void
append_nothing(void)
{
	struct lws_buflist *h = NULL;

	assert_int_equal(lws_buflist_append_segment(&h, text, 0), -1);
	assert_null(h);
}

static void
use_more_than_there_is(void)
{
	struct lws_buflist *h = NULL;

	append(&h, "abc");
	assert_int_equal(lws_buflist_use_segment(&h, 4), 0);
	assert_null(h);
}

static void
misuse_is_noticed(void **state)
{
	(void)state;
	unit_misuse(append_nothing);
	unit_misuse(use_more_than_there_is);
}

#if defined(_DEBUG) && (_LWS_ENABLED_LOGS & LLL_NOTICE)
#define LINES_IN_DEBUG_BUILDS(n) (n)
#else
#define LINES_IN_DEBUG_BUILDS(n) 0
#endif

static int lines, lines_level;

/* bytes in odd pieces, taken in other odd pieces: a stream without borders */
static void
bytes_are_gathered_in_few_segments(void **state)
{
	struct lws_buflist *h = NULL;
	uint8_t in[97], out[61], next_in = 0, next_out = 0;
	size_t n, k, left = 0;

	(void)state;
	for (n = 0; n < 5000; n++) {
		size_t len = n * 7 % sizeof(in);

		for (k = 0; k < len; k++)
			in[k] = next_in++;
		assert_int_equal(lws_buflist_append_bytes(&h, in, len, 1000),
				 0);
		left += len;
		k = (size_t)lws_buflist_linear_use(&h, out,
						   n * 5 % sizeof(out));
		left -= k;
		assert_int_equal(lws_buflist_left(h), left);
		for (len = 0; len < k; len++)
			assert_int_equal(out[len], next_out++);
		assert_true(!h || h->segments <= left / 900 + 2);
	}
	while (h) {
		uint8_t *p;

		k = lws_buflist_next_segment_len(&h, &p);
		assert_int_equal(*p, next_out);
		next_out = (uint8_t)(next_out + k);
		left -= k;
		lws_buflist_use_segment(&h, k);
	}
	assert_int_equal(left, 0);
}

static void
bytes_without_memory_keep_the_list(void **state)
{
	struct lws_buflist *h = NULL;

	(void)state;
	unit_heap_begin(2);
	assert_int_equal(
		lws_buflist_append_bytes(&h, (const uint8_t *)"abcd", 4, 6), 0);
	/* two fit, but not the third: none is taken */
	assert_int_equal(
		lws_buflist_append_bytes(&h, (const uint8_t *)"efg", 3, 6), -1);
	assert_int_equal(lws_buflist_total_len(&h), 4);
	assert_int_equal(
		lws_buflist_append_bytes(&h, (const uint8_t *)"ef", 2, 6), 0);
	assert_int_equal(lws_buflist_total_len(&h), 6);
	assert_int_equal(
		lws_buflist_append_bytes(&h, (const uint8_t *)"", 0, 6), 0);
	assert_int_equal(h->segments, 1);
	lws_buflist_destroy_all_segments(&h);
	assert_int_equal(unit_heap_end(), 0);
}

static void
count_line(int level, const char *line)
{
	assert_int_equal(level, lines_level);
	assert_non_null(strstr(line, "mark"));
	lines++;
}

static int
lines_logged(void)
{
	int n = lines;

	lines = 0;

	return n;
}

static void
describe_is_a_line_a_segment_in_debug_builds(void **state)
{
	struct lws_buflist *h = NULL;

	(void)state;
	lines_level = LLL_NOTICE;
	lws_set_log_level(LLL_NOTICE, count_line);
	lws_buflist_describe(&h, state, "mark");
	assert_int_equal(lines_logged(), LINES_IN_DEBUG_BUILDS(1));
	append(&h, "a");
	append(&h, "b");
	lws_buflist_describe(&h, state, "mark");
	assert_int_equal(lines_logged(), LINES_IN_DEBUG_BUILDS(2));
	lws_set_log_level(0, NULL);
	lws_buflist_destroy_all_segments(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_list_gives_nothing),
		cmocka_unit_test(append_copies_and_tells_the_first),
		cmocka_unit_test(head_room_in_front_is_usable),
		cmocka_unit_test(use_tells_what_is_left),
		cmocka_unit_test(total_and_copy_count_used_bytes),
		cmocka_unit_test(linear_use_crosses_segments),
		cmocka_unit_test(
			fragment_use_keeps_to_the_head_and_flags_its_ends),
		cmocka_unit_test(fragment_use_without_buffer_only_asks),
		cmocka_unit_test(segments_are_limited),
		cmocka_unit_test(head_pointer_may_be_moved),
		cmocka_unit_test(random_use_agrees_with_the_model),
		cmocka_unit_test(out_of_memory_keeps_the_list),
		cmocka_unit_test(one_allocation_a_segment),
		cmocka_unit_test(bytes_are_gathered_in_few_segments),
		cmocka_unit_test(bytes_without_memory_keep_the_list),
		cmocka_unit_test(misuse_is_noticed),
		cmocka_unit_test(describe_is_a_line_a_segment_in_debug_builds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
