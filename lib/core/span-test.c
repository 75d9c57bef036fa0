/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The cursor and the numbers that every parser leans on.
 */
#include "unit.h"

#include "core/core.h"

static void
span_never_reads_past_its_end(void **state)
{
	const uint8_t b[] = { 1, 2 };
	struct lws_span s = lws_span_of(b, sizeof(b));

	(void)state;
	assert_int_equal(lws_span_take8(&s), 1);
	lws_span_skip(&s, 99);
	assert_int_equal(s.len, 0);
	assert_ptr_equal(s.p, b + 2);
	assert_int_equal(lws_span_take8(&s), 0);
	assert_ptr_equal(s.p, b + 2);
}

static void
empty_span_may_be_null(void **state)
{
	struct lws_span s = lws_span_of(NULL, 0);

	(void)state;
	lws_span_skip(&s, 0);
	lws_span_skip(&s, 1);
	assert_null(s.p);
	assert_int_equal(lws_span_take8(&s), 0);
}

static void
digits_refuse_all_but_digits_in_range(void **state)
{
	uint64_t v = 77;

	(void)state;
	assert_int_equal(
		lws_digits_u64("18446744073709551615", 20, UINT64_MAX, &v), 0);
	assert_true(v == UINT64_MAX);
	v = 77;
	assert_int_equal(
		lws_digits_u64("18446744073709551616", 20, UINT64_MAX, &v), -1);
	assert_int_equal(lws_digits_u64("", 0, 9, &v), -1);
	assert_int_equal(lws_digits_u64("+1", 2, 9, &v), -1);
	assert_int_equal(lws_digits_u64(" 1", 2, 9, &v), -1);
	assert_int_equal(lws_digits_u64("1f", 2, 99, &v), -1);
	assert_int_equal(lws_digits_u64("101", 3, 100, &v), -1);
	assert_true(v == 77);
	assert_int_equal(lws_digits_u64("100", 3, 100, &v), 0);
	assert_true(v == 100);
	assert_int_equal(lws_digits_u64("0007", 4, 100, &v), 0);
	assert_true(v == 7);
}

static void
hexdigits_take_both_cases(void **state)
{
	uint64_t v = 0;

	(void)state;
	assert_int_equal(lws_hexdigits_u64("fF09", 4, 0xffff, &v), 0);
	assert_true(v == 0xff09);
	assert_int_equal(
		lws_hexdigits_u64("10000000000000000", 17, UINT64_MAX, &v), -1);
	assert_int_equal(lws_hexdigits_u64("g", 1, 99, &v), -1);
}

static void
big_endian_helpers_mirror_each_other(void **state)
{
	uint8_t b[8];

	(void)state;
	lws_put_u64be(b, 0x0102030405060708ull);
	assert_int_equal(b[0], 1);
	assert_int_equal(b[7], 8);
	assert_true(lws_u64be(b) == 0x0102030405060708ull);
	assert_int_equal(lws_u16be(b), 0x0102);
	assert_int_equal(lws_u16le(b), 0x0201);
	assert_true(lws_u32le(b) == 0x04030201u);
	lws_put_u32le(b, 0xa1b2c3d4u);
	assert_true(lws_u32le(b) == 0xa1b2c3d4u);
	lws_put_u16le(b, 0x1234);
	assert_int_equal(b[0], 0x34);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(span_never_reads_past_its_end),
		cmocka_unit_test(empty_span_may_be_null),
		cmocka_unit_test(digits_refuse_all_but_digits_in_range),
		cmocka_unit_test(hexdigits_take_both_cases),
		cmocka_unit_test(big_endian_helpers_mirror_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
