/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Percent-encoding of form values.
 */
#include "unit.h"

static void
encode_passes_letters_and_digits_only(void **state)
{
	char in[2] = { 0, 0 }, out[8], want[8];
	int c;

	(void)state;
	for (c = 1; c < 256; c++) {
		in[0] = (char)c;
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z'))
			lws_strncpy(want, in, sizeof(want));
		else
			snprintf(want, sizeof(want), c == ' ' ? "+" : "%%%02X",
				 (unsigned int)c);
		assert_ptr_equal(lws_urlencode(out, in, sizeof(out)), out);
		assert_string_equal(out, want);
		/* and back */
		assert_int_equal(lws_urldecode(out, out, sizeof(out) - 1), 0);
		assert_string_equal(out, in);
	}
}

static void
encode_never_splits_an_escape(void **state)
{
	char b[16];
	int n;

	(void)state;
	for (n = 1; n < 14; n++) {
		memset(b, 'x', sizeof(b));
		lws_urlencode(b, "&&&&&&", n);
		assert_int_equal(strlen(b), (n - 1) / 3 * 3);
		assert_int_equal(b[n], 'x');
	}
	b[0] = 'y';
	lws_urlencode(b, "a", 0);
	assert_int_equal(b[0], 'y');
}

static const struct {
	const char *in;
	int len;
	const char *out;
	int ret;
} cases[] = {
	{ "a+b%20c", 20, "a b c", 0 },
	{ "%2f%2F", 20, "//", 0 },
	{ "abcdef", 3, "abc", 0 },
	{ "%41%42", 1, "A", 0 },
	{ "ab%", 20, "ab", 0 },
	{ "ab%4", 20, "ab", 0 },
	{ "ab%zz", 20, "ab", -1 },
	{ "ab%z", 20, "ab", -1 },
	{ "ab%4z", 20, "ab", -1 },
	{ "%%41", 20, "", -1 },
	{ "", 20, "", 0 },
	{ "abc", 0, "", 0 },
};

static void
decode_writes_len_characters_and_a_nul(void **state)
{
	char b[32];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		memset(b, 'x', sizeof(b));
		assert_int_equal(lws_urldecode(b, cases[n].in, cases[n].len),
				 cases[n].ret);
		assert_string_equal(b, cases[n].out);
		assert_int_equal(b[strlen(b) + 1], 'x');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encode_passes_letters_and_digits_only),
		cmocka_unit_test(encode_never_splits_an_escape),
		cmocka_unit_test(decode_writes_len_characters_and_a_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
