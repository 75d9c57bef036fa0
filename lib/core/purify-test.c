/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Escaping for SQL, JSON and file names, in every length of output.
 */
#include "unit.h"

static void
sql_doubles_quotes_and_keeps_two_back(void **state)
{
	char b[32];
	size_t n;

	(void)state;
	assert_ptr_equal(lws_sql_purify(b, "it's 'x'", sizeof(b)), b);
	assert_string_equal(b, "it''s ''x''");
	assert_int_equal(lws_sql_purify_len("it's 'x'"), 11);
	assert_int_equal(lws_sql_purify_len(""), 0);
	lws_sql_purify(b, "abcdef", 5);
	assert_string_equal(b, "abc");

	for (n = 1; n < 16; n++) {
		memset(b, 'x', sizeof(b));
		lws_sql_purify(b, "''''''", n);
		assert_true(strlen(b) < n);
		assert_int_equal(strlen(b) & 1, 0);
		assert_int_equal(b[n], 'x');
	}
	b[0] = 'y';
	lws_sql_purify(b, "abc", 0);
	assert_int_equal(b[0], 'y');
}

static void
json_escapes_what_json_cannot_hold(void **state)
{
	char b[64];
	int used = -1;

	(void)state;
	assert_ptr_equal(
		lws_json_purify(b, "a\t\n\r\\/\"\x01\x1f", sizeof(b), &used),
		b);
	assert_string_equal(b, "a\\t\\n\\r\\\\/\\u0022\\u0001\\u001F");
	assert_int_equal(used, 9);
	/* UTF-8 passes */
	lws_json_purify(b, "\xc3\xa9\x7f", sizeof(b), NULL);
	assert_string_equal(b, "\xc3\xa9\x7f");

	used = 77;
	lws_json_purify(b, NULL, sizeof(b), &used);
	assert_string_equal(b, "");
	assert_int_equal(used, 77);
}

static void
json_stops_with_six_left_and_says_where(void **state)
{
	char b[64];
	int n, used;

	(void)state;
	lws_json_purify(b, "abcdefgh", 10, &used);
	assert_string_equal(b, "abcd");
	assert_int_equal(used, 4);

	for (n = 1; n < 50; n++) {
		memset(b, 'x', sizeof(b));
		lws_json_purify(b, "\n\n\n\n\n\n\x02\n\"\n\n\n\n", n, &used);
		assert_true(strlen(b) < (size_t)n);
		assert_int_equal(b[n], 'x');
		if (n <= 6)
			assert_int_equal(used, 0);
	}
	b[0] = 'y';
	lws_json_purify(b, "abc", 0, NULL);
	assert_int_equal(b[0], 'y');
}

static void
json_len_is_an_upper_bound(void **state)
{
	static const char *const t[] = { "", "abc", "\n\t\r", "\"\\\x01/",
					 "\xc3\xa9" };
	char b[64];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(t); n++) {
		lws_json_purify(b, t[n], sizeof(b), NULL);
		assert_true((int)strlen(b) <= lws_json_purify_len(t[n]));
	}
	assert_int_equal(lws_json_purify_len("a\n\"\\"), 1 + 2 + 6 + 6);
	assert_int_equal(lws_json_purify_len(NULL), 0);
}

/* the sizes that the documentation calls enough */
static void
lengths_and_the_reserve_take_everything(void **state)
{
	static const char *const t[] = { "",   "a",  "'",     "it's ''",
					 "\"", "\n", "ab\x01" };
	char b[64];
	int used;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(t); n++) {
		lws_sql_purify(b, t[n], (size_t)lws_sql_purify_len(t[n]) + 2);
		assert_int_equal(strlen(b), lws_sql_purify_len(t[n]));
		lws_json_purify(b, t[n], lws_json_purify_len(t[n]) + 7, &used);
		assert_int_equal(used, strlen(t[n]));
	}
}

static const char *const names[][2] = {
	{ "a/b.c", "a/b.c" },
	{ "../../etc/x", "__/__/etc/x" },
	{ "...", "__." },
	{ "....", "____" },
	{ "c:\\d$e%f", "c__d_e_f" },
	{ "", "" },
};

static void
file_names_keep_their_slashes_only(void **state)
{
	char b[32];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		lws_strncpy(b, names[n][0], sizeof(b));
		lws_filename_purify_inplace(b);
		assert_string_equal(b, names[n][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sql_doubles_quotes_and_keeps_two_back),
		cmocka_unit_test(json_escapes_what_json_cannot_hold),
		cmocka_unit_test(json_stops_with_six_left_and_says_where),
		cmocka_unit_test(json_len_is_an_upper_bound),
		cmocka_unit_test(lengths_and_the_reserve_take_everything),
		cmocka_unit_test(file_names_keep_their_slashes_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
