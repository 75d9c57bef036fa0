/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hexadecimal text.
 */
#include "unit.h"

static void
every_byte_goes_there_and_back(void **state)
{
	char text[3], upper[3];
	uint8_t b, r;
	int n;

	(void)state;
	for (n = 0; n < 256; n++) {
		b = (uint8_t)n;
		lws_hex_from_byte_array(&b, 1, text, sizeof(text));
		snprintf(upper, sizeof(upper), "%02x", (unsigned int)n);
		assert_string_equal(text, upper);
		assert_int_equal(lws_hex_to_byte_array(text, &r, 1), 1);
		assert_int_equal(r, n);
		snprintf(upper, sizeof(upper), "%02X", (unsigned int)n);
		assert_int_equal(lws_hex_to_byte_array(upper, &r, 1), 1);
		assert_int_equal(r, n);
	}
}

static void
what_is_not_whole_bytes_that_fit_is_refused(void **state)
{
	uint8_t b[2];

	(void)state;
	assert_int_equal(lws_hex_to_byte_array("", b, 2), 0);
	assert_int_equal(lws_hex_to_byte_array("aabb", b, 2), 2);
	assert_int_equal(lws_hex_to_byte_array("aabbcc", b, 2), -1);
	assert_int_equal(lws_hex_to_byte_array("abc", b, 2), -1);
	assert_int_equal(lws_hex_to_byte_array("0x", b, 2), -1);
	assert_int_equal(lws_hex_to_byte_array(" 1", b, 2), -1);
	assert_int_equal(lws_hex_to_byte_array("aa", b, -1), -1);
	assert_int_equal(lws_hex_len_to_byte_array("aabbcc", 4, b, 2), 2);
	assert_int_equal(b[1], 0xbb);
	assert_int_equal(lws_hex_len_to_byte_array("aa\0", 4, b, 2), -1);
}

static void
text_that_does_not_fit_is_cut_and_terminated(void **state)
{
	const uint8_t b[] = { 0x12, 0xab };
	char t[6];

	(void)state;
	memset(t, 'x', sizeof(t));
	lws_hex_from_byte_array(b, 2, t, 5);
	assert_string_equal(t, "12ab");
	lws_hex_from_byte_array(b, 2, t, 4);
	assert_string_equal(t, "12a");
	lws_hex_from_byte_array(b, 2, t, 1);
	assert_string_equal(t, "");
	t[0] = 'y';
	lws_hex_from_byte_array(b, 2, t, 0);
	assert_int_equal(t[0], 'y');
	assert_int_equal(t[5], 'x');
}

static void
random_text_has_the_length_asked_for(void **state)
{
	char t[200], u[200];
	size_t n;

	(void)state;
	for (n = 1; n < sizeof(t) - 1; n++) {
		memset(t, 'x', sizeof(t));
		assert_int_equal(lws_hex_random(NULL, t, n), 0);
		assert_int_equal(strlen(t), n - 1);
		assert_int_equal(strspn(t, "0123456789abcdef"), n - 1);
		assert_int_equal(t[n], 'x');
	}
	assert_int_equal(lws_hex_random(NULL, u, n - 1), 0);
	assert_string_not_equal(t, u);
	assert_int_equal(lws_hex_random(NULL, t, 0), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_goes_there_and_back),
		cmocka_unit_test(what_is_not_whole_bytes_that_fit_is_refused),
		cmocka_unit_test(text_that_does_not_fit_is_cut_and_terminated),
		cmocka_unit_test(random_text_has_the_length_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
