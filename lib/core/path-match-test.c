/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which pattern matches which path.
 */
#include "unit.h"

#include "core/core.h"

static uint16_t at[3];
static struct lws_path_wild wild = { at, 3, 0 };

static int
matches(const char *pattern, const char *stops, const char *path)
{
	const struct lws_path_patterns p = { &pattern, 0, 1, stops };

	return lws_path_match(&p, path, strlen(path), &wild);
}

static void
plain_patterns_match_all_or_nothing(void **state)
{
	(void)state;
	assert_true(matches("a.b", ".", "a.b"));
	assert_false(matches("a.b", ".", "a.bc"));
	assert_false(matches("a.bc", ".", "a.b"));
	assert_true(matches("", ".", ""));
	assert_false(matches("", ".", "a"));
	assert_false(matches("a", ".", ""));
}

static void
stars_inside_stop_at_stops(void **state)
{
	(void)state;
	assert_true(matches("a.*.c", ".[", "a.bb.c"));
	assert_true(matches("a.*.c", ".[", "a..c"));
	assert_false(matches("a.*.c", ".[", "a.b.b.c"));
	assert_true(matches("*[]", ".[", "[]"));
	assert_true(matches("*[]", ".[", "ab[]"));
	assert_false(matches("*[]", ".[", "a.b[]"));
	assert_false(matches("*c", ".[", "abc"));
	assert_true(matches("a.*.c", ".", "a.b[].c"));
	assert_false(matches("a.*.c", ".[", "a.b[].c"));
}

static void
a_star_at_the_end_takes_the_rest(void **state)
{
	(void)state;
	assert_true(matches("*", ".[", "a.b[].c"));
	assert_false(matches("*", ".[", ""));
	assert_true(matches("a.*", ".[", "a.x"));
	assert_false(matches("a.*", ".[", "a."));
	assert_int_equal(wild.count, 1);
	assert_int_equal(at[0], 2);
}

static void
stars_are_remembered_as_far_as_there_is_room(void **state)
{
	(void)state;
	assert_true(matches("*.*.*.*", ".", "1.22.3.4"));
	assert_int_equal(wild.count, 3);
	assert_int_equal(at[0], 0);
	assert_int_equal(at[1], 2);
	assert_int_equal(at[2], 5);
}

static void
a_nul_is_a_character_like_others(void **state)
{
	const char *pat = "a*b.c";
	const struct lws_path_patterns p = { &pat, 0, 1, "." };

	(void)state;
	assert_int_equal(lws_path_match(&p, "a\0b.c", 5, &wild), 0);
	pat = "a*.c";
	assert_int_equal(lws_path_match(&p, "a\0b.c", 5, &wild), 1);
	pat = "a";
	assert_int_equal(lws_path_match(&p, "a\0", 2, &wild), 0);
}

static void
the_first_of_many_counts_and_null_is_none(void **state)
{
	static const struct {
		const char *path;
		double other;
	} maps[] = { { "x", 1 }, { NULL, 2 }, { "a*", 3 }, { "ab", 4 } };
	const struct lws_path_patterns p = { &maps[0].path, sizeof(maps[0]),
					     LWS_ARRAY_SIZE(maps), "." };

	(void)state;
	assert_int_equal(lws_path_match(&p, "ab", 2, &wild), 3);
	assert_int_equal(lws_path_match(&p, "x", 1, &wild), 1);
	assert_int_equal(lws_path_match(&p, "q", 1, &wild), 0);
}

static void
copies_are_cut_and_terminated(void **state)
{
	char d[4];

	(void)state;
	assert_int_equal(lws_path_wild_copy("ab.cdef", 7, 3, d, sizeof(d)), 4);
	assert_string_equal(d, "cde");
	assert_int_equal(lws_path_wild_copy("ab.cdef", 7, 0, d, sizeof(d)), 3);
	assert_string_equal(d, "ab");
	assert_int_equal(lws_path_wild_copy("ab", 2, 9, d, sizeof(d)), 1);
	assert_string_equal(d, "");
	assert_int_equal(lws_path_wild_copy("ab", 2, 0, d, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_patterns_match_all_or_nothing),
		cmocka_unit_test(stars_inside_stop_at_stops),
		cmocka_unit_test(a_star_at_the_end_takes_the_rest),
		cmocka_unit_test(stars_are_remembered_as_far_as_there_is_room),
		cmocka_unit_test(a_nul_is_a_character_like_others),
		cmocka_unit_test(the_first_of_many_counts_and_null_is_none),
		cmocka_unit_test(copies_are_cut_and_terminated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
