/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * UTF-8: every code point and every sequence of up to three bytes against an
 * encoder written from the definition, the edges of four, and cuts everywhere.
 */
#include "unit.h"

#include "core/core.h"

/* RFC 3629 3 */
static size_t
encode(uint32_t cp, uint8_t *b)
{
	if (cp < 0x80) {
		b[0] = (uint8_t)cp;
		return 1;
	}
	if (cp < 0x800) {
		b[0] = (uint8_t)(0xc0 | cp >> 6);
		b[1] = (uint8_t)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		b[0] = (uint8_t)(0xe0 | cp >> 12);
		b[1] = (uint8_t)(0x80 | (cp >> 6 & 0x3f));
		b[2] = (uint8_t)(0x80 | (cp & 0x3f));
		return 3;
	}
	b[0] = (uint8_t)(0xf0 | cp >> 18);
	b[1] = (uint8_t)(0x80 | (cp >> 12 & 0x3f));
	b[2] = (uint8_t)(0x80 | (cp >> 6 & 0x3f));
	b[3] = (uint8_t)(0x80 | (cp & 0x3f));

	return 4;
}

/* what encode() makes beyond U+10FFFF, and of surrogates, is not UTF-8 */
static void
all_code_points_and_nothing_else(void **state)
{
	uint8_t b[8];
	uint32_t cp;

	(void)state;
	for (cp = 0; cp < 0x200000; cp++) {
		size_t len = encode(cp, b);
		int ok = cp < 0x110000 && (cp < 0xd800 || cp > 0xdfff);

		if (lws_utf8_check(b, len) != (ok ? 0 : -1))
			fail_msg("U+%X", cp);

		/* with bytes behind it, so that it is taken as a whole */
		memset(b + len, '.', 4);
		if (lws_utf8_check(b, len + 4) != (ok ? 0 : -1))
			fail_msg("U+%X....", cp);
	}
}

/* of the 256 + 65536 + 16777216 texts of 1, 2 and 3 bytes, how many are valid:
 * a = 128 ASCII, b = 1920 of two bytes, c = 61440 of three: a; a^2 + b;
 * a^3 + 2ab + c */
static void
short_texts_are_counted_exhaustively(void **state)
{
	uint32_t v, n1 = 0, n2 = 0, n3 = 0, n4 = 0;
	uint8_t t[4];

	(void)state;
	t[3] = '.';
	for (v = 0; v < 1u << 24; v++) {
		t[0] = (uint8_t)v;
		t[1] = (uint8_t)(v >> 8);
		t[2] = (uint8_t)(v >> 16);
		n1 += v < 1u << 8 && !lws_utf8_check(t, 1);
		n2 += v < 1u << 16 && !lws_utf8_check(t, 2);
		n3 += !lws_utf8_check(t, 3);
		/* three bytes and one of ASCII: looked at as one number */
		n4 += !lws_utf8_check(t, 4);
	}
	assert_int_equal(n1, 128);
	assert_int_equal(n2, 128 * 128 + 1920);
	assert_int_equal(n3, 128 * 128 * 128 + 2 * 128 * 1920 + 61440);
	assert_int_equal(n4, n3);
}

/* overlong forms that encode() cannot make */
static void
overlong_forms_are_refused(void **state)
{
	static const char *const bad[] = {
		"\xc0\x80",
		"\xc1\xbf",
		"\xe0\x80\x80",
		"\xe0\x9f\xbf",
		"\xf0\x80\x80\x80",
		"\xf0\x8f\xbf\xbf",
		"\xf8\x88\x80\x80\x80",
		"\xfe",
		"\xff",
		"\xf4\x90\x80\x80",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++)
		assert_int_equal(lws_utf8_check(bad[n], strlen(bad[n])), -1);
}

/* a long text of all widths, so that the wide path starts and stops at every
 * offset; each cut of it in two, and byte by byte */
static void
cut_anywhere_is_the_same(void **state)
{
	static const uint32_t cps[] = {
		'a', 0x7ff, 'b', 0xfffd, 0x10ffff, 'c'
	};
	uint8_t text[700];
	size_t len = 0, n, k;
	struct lws_utf8 u;

	(void)state;
	for (n = 0; n < 60; n++) {
		for (k = 0; k < n % 40; k++)
			text[len++] = '.';
		len += encode(cps[n % LWS_ARRAY_SIZE(cps)], text + len);
		if (len > sizeof(text) - 60)
			break;
	}
	assert_int_equal(lws_utf8_check(text, len), 0);

	for (n = 0; n <= len; n++) {
		memset(&u, 0, sizeof(u));
		assert_int_equal(lws_utf8_feed(&u, text, n), 0);
		/* in the middle of a character exactly before a continuation */
		assert_int_equal(lws_utf8_end(&u),
				 n < len && (text[n] & 0xc0) == 0x80 ? -1 : 0);
		assert_int_equal(lws_utf8_feed(&u, text + n, len - n), 0);
		assert_int_equal(lws_utf8_end(&u), 0);
	}

	memset(&u, 0, sizeof(u));
	for (n = 0; n < len; n++)
		assert_int_equal(lws_utf8_feed(&u, text + n, 1), 0);
	assert_int_equal(lws_utf8_end(&u), 0);
}

/* one bad byte at each place of a long ASCII text */
static void
the_wide_path_sees_every_byte(void **state)
{
	uint8_t text[100];
	size_t n;

	(void)state;
	memset(text, 'x', sizeof(text));
	for (n = 0; n < sizeof(text); n++) {
		text[n] = 0x80;
		assert_int_equal(lws_utf8_check(text, sizeof(text)), -1);
		text[n] = 'x';
	}
	assert_int_equal(lws_utf8_check(text, sizeof(text)), 0);
	assert_int_equal(lws_utf8_check(NULL, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_code_points_and_nothing_else),
		cmocka_unit_test(short_texts_are_counted_exhaustively),
		cmocka_unit_test(overlong_forms_are_refused),
		cmocka_unit_test(cut_anywhere_is_the_same),
		cmocka_unit_test(the_wide_path_sees_every_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
