/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What programs see of a log line: masks, prefixes, newline, cutting,
 * references, hexdumps. The platform's test looks at the stamp and at where
 * lines go.
 */
#include <pthread.h>

#include "unit.h"

#include "core/core.h"

#define STAMP_LEN 30

static char seen[16][LWS_LIMIT_LOG_LINE + 64];
static int seen_level[16];
static int seen_count;

static void
see(int level, const char *line)
{
	assert_true(seen_count < 16);
	seen_level[seen_count] = level;
	snprintf(seen[seen_count++], sizeof(seen[0]), "%s", line);
}

static void
see_cx(struct lws_log_cx *cx, int level, const char *line, size_t len)
{
	assert_non_null(cx);
	assert_int_equal(len, strlen(line));
	see(level, line);
}

static int
setup(void **state)
{
	(void)state;
	seen_count = 0;
	lws_set_log_level(LLL_ERR | LLL_WARN | LLL_NOTICE | LLLF_LOG_TIMESTAMP,
			  see);

	return 0;
}

static void
timestamp_needs_exactly_one_level(void **state)
{
	char b[40] = "x";

	(void)state;
	assert_int_equal(lwsl_timestamp(LLL_ERR | LLL_WARN, b, sizeof(b)), 0);
	assert_string_equal(b, "");
	assert_int_equal(lwsl_timestamp(0, b, sizeof(b)), 0);
	assert_int_equal(lwsl_timestamp(1 << LLL_COUNT, b, sizeof(b)), 0);
	assert_int_equal(lwsl_timestamp(LLL_ERR, b, 5), 4);
	assert_int_equal(b[0], '[');
	assert_int_equal(b[4], '\0');
	assert_int_equal(lwsl_timestamp(LLL_ERR, b, 0), 0);
}

static void
mask_decides_and_the_emitter_stays(void **state)
{
	(void)state;
	_lws_log(LLL_INFO, "no");
	_lws_log(LLL_USER, "no");
	assert_int_equal(seen_count, 0);
	assert_int_equal(lwsl_visible(LLL_USER), 0);
	lws_set_log_level(LLL_USER | LLL_INFO | LLLF_LOG_TIMESTAMP, NULL);
	assert_int_equal(lwsl_visible(LLL_USER), 1);
	assert_int_equal(lwsl_visible(LLL_ERR), 0);
	_lws_log(LLL_ERR, "no");
	_lws_log(LLL_USER, "%d", 42);
	assert_int_equal(seen_count, 1);
	assert_int_equal(seen_level[0], LLL_USER);
	assert_string_equal(seen[0] + STAMP_LEN, "42\n");
}

static void
one_newline_at_the_end(void **state)
{
	(void)state;
	_lws_log(LLL_ERR, "a");
	_lws_log(LLL_ERR, "b\n");
	_lws_log(LLL_ERR, "%s", "");
	_lws_log(LLL_ERR, "\n");
	assert_int_equal(seen_count, 4);
	assert_string_equal(seen[0] + STAMP_LEN, "a\n");
	assert_string_equal(seen[1] + STAMP_LEN, "b\n");
	assert_int_equal(strlen(seen[2]), STAMP_LEN);
	assert_string_equal(seen[3] + STAMP_LEN, "\n");
}

static void
long_line_ends_in_dots(void **state)
{
	static char text[2 * LWS_LIMIT_LOG_LINE];
	const size_t fits = LWS_LIMIT_LOG_LINE - STAMP_LEN - 1;

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	_lws_log(LLL_ERR, "%s", text);
	assert_int_equal(strlen(seen[0]), LWS_LIMIT_LOG_LINE);
	assert_string_equal(seen[0] + LWS_LIMIT_LOG_LINE - 5, "x...\n");

	/* one more than fits with its newline; then exactly what fits */
	_lws_log(LLL_ERR, "%.*s", (int)fits + 1, text);
	assert_int_equal(strlen(seen[1]), LWS_LIMIT_LOG_LINE);
	assert_string_equal(seen[1] + LWS_LIMIT_LOG_LINE - 5, "x...\n");
	_lws_log(LLL_ERR, "%.*s", (int)fits, text);
	assert_int_equal(strlen(seen[2]), LWS_LIMIT_LOG_LINE);
	assert_string_equal(seen[2] + LWS_LIMIT_LOG_LINE - 5, "xxxx\n");
	_lws_log(LLL_ERR, "%.*s\n", (int)fits, text);
	assert_string_equal(seen[3] + STAMP_LEN, seen[2] + STAMP_LEN);
}

static void
errno_survives_a_log_line(void **state)
{
	(void)state;
	lws_set_log_level(LLL_ERR, lwsl_emit_stderr);
	errno = 77;
	_lws_log(LLL_ERR, "errno is %d", errno);
	assert_int_equal(errno, 77);
	_lws_log_cx(NULL, NULL, NULL, LLL_ERR, "f", "and still is");
	assert_int_equal(errno, 77);
}

static void
put(char **p, char *e, const char *s)
{
	int n = snprintf(*p, (size_t)(e - *p), "%s", s);

	/* the customary way: one too far when it is cut */
	*p += n >= e - *p ? e - *p : n;
}

static void
prepend_outer(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	assert_non_null(cx);
	assert_string_equal(obj, "obj");
	put(p, e, "outer: ");
}

static void
prepend_inner(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	(void)cx;
	(void)obj;
	put(p, e, "inner: ");
}

static void
prepend_obj(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	(void)cx;
	put(p, e, obj);
	put(p, e, ": ");
}

static void
prefixes_come_outermost_first(void **state)
{
	lws_log_cx_t outer = { .prepend = prepend_outer };
	lws_log_cx_t inner = { .prepend = prepend_inner,
			       .parent = &outer,
			       .u.emit_cx = see_cx,
			       .lll_flags = LLLF_LOG_CONTEXT_AWARE |
					    LLLF_LOG_TIMESTAMP | LLL_INFO };
	char obj[] = "obj";

	(void)state;
	_lws_log_cx(&inner, prepend_obj, obj, LLL_INFO, "fn", "t %d", 1);
	assert_int_equal(seen_count, 1);
	assert_string_equal(seen[0] + STAMP_LEN,
			    "outer: inner: obj: fn: t 1\n");

	/* the parent's mask and emitter do not count, the inner one's does */
	_lws_log_cx(&inner, prepend_obj, obj, LLL_ERR, "fn", "no");
	assert_int_equal(seen_count, 1);
}

static void
prepend_all(struct lws_log_cx *cx, void *obj, char **p, char *e)
{
	(void)cx;
	(void)obj;
	while (*p < e)
		*(*p)++ = '#';
	*(*p)++ = '\0'; /* claims the last byte, too */
}

static void
prefix_may_fill_the_line(void **state)
{
	lws_log_cx_t cx = { .prepend = prepend_all,
			    .u.emit = see,
			    .lll_flags = LLLF_LOG_TIMESTAMP | LLL_ERR };

	(void)state;
	_lws_log_cx(&cx, NULL, NULL, LLL_ERR, "fn", "text");
	assert_int_equal(strlen(seen[0]), LWS_LIMIT_LOG_LINE);
	assert_string_equal(seen[0] + LWS_LIMIT_LOG_LINE - 5, "#...\n");
}

static void
parents_in_a_loop_end(void **state)
{
	lws_log_cx_t cx = { .prepend = prepend_inner,
			    .u.emit = see,
			    .lll_flags = LLLF_LOG_TIMESTAMP | LLL_ERR };

	(void)state;
	cx.parent = &cx;
	_lws_log_cx(&cx, NULL, NULL, LLL_ERR, NULL, "text");
	assert_int_equal(seen_count, 1);
	assert_int_equal(strlen(seen[0]),
			 STAMP_LEN + 7 * LWS_LIMIT_LOG_PARENTS + 5);
}

static void
null_context_is_the_process(void **state)
{
	(void)state;
	_lws_log_cx(NULL, NULL, NULL, LLL_WARN, "fn", "text");
	_lws_log_cx(NULL, NULL, NULL, LLL_INFO, "fn", "no");
	assert_int_equal(seen_count, 1);
	assert_string_equal(seen[0] + STAMP_LEN, "fn: text\n");
}

static void
context_without_emitter_uses_the_process(void **state)
{
	lws_log_cx_t cx = { .lll_flags = LLL_DEBUG };

	(void)state;
	_lws_log_cx(&cx, NULL, NULL, LLL_DEBUG, NULL, "text");
	assert_int_equal(seen_count, 1);
}

static int ref_trace[8];
static int ref_calls;

static void
ref_cb(struct lws_log_cx *cx, int _new)
{
	ref_trace[ref_calls++] = cx->refcount * 10 + _new;
}

static void
references_are_told_after_each_change(void **state)
{
	lws_log_cx_t cx = { .refcount_cb = ref_cb };

	(void)state;
	ref_calls = 0;
	lwsl_refcount_cx(&cx, 1);
	lwsl_refcount_cx(&cx, 1);
	lwsl_refcount_cx(&cx, -1);
	lwsl_refcount_cx(&cx, -1);
	lwsl_refcount_cx(NULL, 1);
	assert_int_equal(ref_calls, 4);
	assert_int_equal(ref_trace[0], 11);
	assert_int_equal(ref_trace[1], 21);
	assert_int_equal(ref_trace[2], 9);
	assert_int_equal(ref_trace[3], -1);
	assert_int_equal(cx.refcount, 0);
}

#define REF_THREADS 4
#define REF_ROUNDS  2000

static void *
ref_thread(void *arg)
{
	lws_log_cx_t *cx = arg;
	int n;

	for (n = 0; n < REF_ROUNDS; n++) {
		lwsl_refcount_cx(cx, 1);
		_lws_log_cx(cx, NULL, NULL, LLL_ERR, "fn", "%d", n);
		lwsl_refcount_cx(cx, -1);
	}

	return NULL;
}

static int emitted;

static void
count_cx(struct lws_log_cx *cx, int level, const char *line, size_t len)
{
	(void)cx;
	(void)level;
	if (line[len - 1] == '\n')
		__atomic_add_fetch(&emitted, 1, __ATOMIC_RELAXED);
}

static void
threads_share_a_log_context(void **state)
{
	static lws_log_cx_t cx = { .u.emit_cx = count_cx,
				   .lll_flags =
					   LLLF_LOG_CONTEXT_AWARE | LLL_ERR };
	pthread_t t[REF_THREADS];
	int n;

	(void)state;
	emitted = 0;
	for (n = 0; n < REF_THREADS; n++)
		assert_int_equal(pthread_create(&t[n], NULL, ref_thread, &cx),
				 0);
	for (n = 0; n < REF_THREADS; n++)
		pthread_join(t[n], NULL);
	assert_int_equal(cx.refcount, 0);
	assert_int_equal(emitted, REF_THREADS * REF_ROUNDS);
}

static void
hexdump_has_rows_of_sixteen(void **state)
{
	uint8_t b[18];
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(b); n++)
		b[n] = (uint8_t)(0x7e + n);
	b[16] = 'A';
	lwsl_hexdump_level(LLL_NOTICE, b, sizeof(b));
	assert_int_equal(seen_count, 4);
	assert_string_equal(seen[0] + STAMP_LEN, "\n");
	assert_string_equal(seen[1] + STAMP_LEN,
			    "0000: 7E 7F 80 81 82 83 84 85 86 87 88 89 8A 8B "
			    "8C 8D    ~...............\n");
	assert_string_equal(seen[2] + STAMP_LEN,
			    "0010: 41 8F                                     "
			    "         A.              \n");
	assert_string_equal(seen[3] + STAMP_LEN, "\n");
}

static void
hexdump_of_nothing_says_so(void **state)
{
	(void)state;
	lwsl_hexdump_level(LLL_ERR, NULL, 0);
	lwsl_hexdump_level(LLL_ERR, NULL, 1);
	lwsl_hexdump_level(LLL_ERR, "", 0);
	assert_int_equal(seen_count, 3);
	assert_string_equal(seen[0] + STAMP_LEN, "(hexdump: zero length)\n");
	assert_string_equal(seen[1] + STAMP_LEN, "(hexdump: NULL ptr)\n");
	assert_string_equal(seen[2] + STAMP_LEN, seen[0] + STAMP_LEN);
}

static void
hexdump_obeys_the_mask(void **state)
{
	lws_log_cx_t cx = { .u.emit = see,
			    .lll_flags = LLLF_LOG_TIMESTAMP | LLL_WARN };

	(void)state;
	lwsl_hexdump("abc", 3);
	lwsl_hexdump_level_cx(&cx, NULL, NULL, LLL_ERR, "abc", 3);
	assert_int_equal(seen_count, 0);
	lwsl_hexdump_level_cx(&cx, NULL, NULL, LLL_WARN, "abc", 3);
	assert_int_equal(seen_count, 3);
}

int
main(void)
{
#define LOG_TEST(t) cmocka_unit_test_setup(t, setup)
	const struct CMUnitTest tests[] = {
		LOG_TEST(timestamp_needs_exactly_one_level),
		LOG_TEST(mask_decides_and_the_emitter_stays),
		LOG_TEST(one_newline_at_the_end),
		LOG_TEST(long_line_ends_in_dots),
		LOG_TEST(errno_survives_a_log_line),
		LOG_TEST(prefixes_come_outermost_first),
		LOG_TEST(prefix_may_fill_the_line),
		LOG_TEST(parents_in_a_loop_end),
		LOG_TEST(null_context_is_the_process),
		LOG_TEST(context_without_emitter_uses_the_process),
		LOG_TEST(references_are_told_after_each_change),
		LOG_TEST(threads_share_a_log_context),
		LOG_TEST(hexdump_has_rows_of_sixteen),
		LOG_TEST(hexdump_of_nothing_says_so),
		LOG_TEST(hexdump_obeys_the_mask),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
