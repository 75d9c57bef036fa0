/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bounded format, copy and search.
 */
#include "unit.h"

static void
snprintf_adds_up_without_passing_the_end(void **state)
{
	char b[8], *p = b, *end = b + sizeof(b);

	(void)state;
	assert_int_equal(lws_snprintf(b, sizeof(b), "%s", "1234567"), 7);
	assert_string_equal(b, "1234567");
	/* cut: the size itself, terminated */
	assert_int_equal(lws_snprintf(b, sizeof(b), "%s", "12345678"), 8);
	assert_string_equal(b, "1234567");

	p += lws_snprintf(p, (size_t)(end - p), "abc");
	p += lws_snprintf(p, (size_t)(end - p), "defghijkl");
	assert_ptr_equal(p, end);
	p += lws_snprintf(p, (size_t)(end - p), "more");
	assert_ptr_equal(p, end);
	assert_string_equal(b, "abcdefg");
}

static void
snprintf_without_a_buffer_does_nothing(void **state)
{
	char b = 'x';

	(void)state;
	assert_int_equal(lws_snprintf(NULL, 9, "abc"), 0);
	assert_int_equal(lws_snprintf(&b, 0, "abc"), 0);
	assert_int_equal(b, 'x');
	assert_int_equal(lws_snprintf(&b, 1, "abc"), 1);
	assert_int_equal(b, 0);
}

static void
strncpy_terminates_and_clears_the_rest(void **state)
{
	char b[6];

	(void)state;
	memset(b, 'x', sizeof(b));
	assert_ptr_equal(lws_strncpy(b, "ab", sizeof(b)), b);
	assert_memory_equal(b, "ab\0\0\0\0", 6);
	lws_strncpy(b, "1234567", sizeof(b));
	assert_memory_equal(b, "12345\0", 6);
	lws_strncpy(b, "zz", 1);
	assert_memory_equal(b,
			    "\0"
			    "2345\0",
			    6);
	lws_strncpy(b + 1, "zz", 0);
	assert_int_equal(b[1], '2');
}

static void
strnncpy_takes_no_more_of_the_source_than_said(void **state)
{
	const char src[3] = { 'a', 'b', 'c' }; /* no NUL */
	char b[8];

	(void)state;
	lws_strnncpy(b, src, 3, sizeof(b));
	assert_string_equal(b, "abc");
	lws_strnncpy(b, src, 3, 3);
	assert_string_equal(b, "ab");
}

static void
nstrstr_needs_no_terminators(void **state)
{
	const char *t = "aabaabaaab";

	(void)state;
	assert_ptr_equal(lws_nstrstr(t, 10, "aaab", 4), t + 6);
	assert_ptr_equal(lws_nstrstr(t, 10, "aabaa", 5), t);
	assert_null(lws_nstrstr(t, 9, "aaab", 4));
	assert_null(lws_nstrstr(t, 10, "aaabx", 5));
	assert_null(lws_nstrstr(t, 2, "aab", 3));
	assert_null(lws_nstrstr(t, 10, "", 0));
	assert_ptr_equal(lws_nstrstr(t, 10, "ab", 1), t);
	assert_non_null(lws_nstrstr("x\0y", 3, "\0y", 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snprintf_adds_up_without_passing_the_end),
		cmocka_unit_test(snprintf_without_a_buffer_does_nothing),
		cmocka_unit_test(strncpy_terminates_and_clears_the_rest),
		cmocka_unit_test(
			strnncpy_takes_no_more_of_the_source_than_said),
		cmocka_unit_test(nstrstr_needs_no_terminators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
