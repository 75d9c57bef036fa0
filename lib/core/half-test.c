/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Half floats: all 65536 of them, and for every gap between two neighbours
 * the points where rounding decides.
 */
#include "unit.h"

static float
as_float(uint32_t bits)
{
	float f;

	memcpy(&f, &bits, sizeof(f));

	return f;
}

/* RFC 8949 appendix D, in floating point */
static float
definition(uint16_t h)
{
	int e = h >> 10 & 0x1f, m = h & 0x3ff;
	float v = e ? (float)(m + 1024) : (float)m;
	int shift = (e ? e : 1) - 25;

	for (; shift > 0; shift--)
		v *= 2;
	for (; shift < 0; shift++)
		v /= 2;

	return h & 0x8000 ? -v : v;
}

static void
every_half_is_an_exact_single_and_back(void **state)
{
	uint32_t h, x;
	uint16_t r;

	(void)state;
	for (h = 0; h < 0x10000; h++) {
		lws_halfp2singles(&x, (uint16_t)h);
		lws_singles2halfp(&r, x);
		if ((h & 0x7c00) != 0x7c00) {
			assert_true(as_float(x) == definition((uint16_t)h));
			assert_int_equal(r, h);
			continue;
		}
		assert_int_equal(x & 0x7f800000, 0x7f800000);
		assert_int_equal(x >> 31, h >> 15);
		/* a signalling NaN comes back quiet */
		assert_int_equal(r, h & 0x3ff ? h | 0x200 : h);
	}
}

/* the point half way between two halves goes to the even one; one step of the
 * single on either side of it to the nearer */
static void
rounding_is_to_nearest_ties_to_even(void **state)
{
	uint32_t h, lo, hi, mid;
	uint16_t r;

	(void)state;
	for (h = 0; h < 0x7bff; h++) {
		float f;

		lws_halfp2singles(&lo, (uint16_t)h);
		lws_halfp2singles(&hi, (uint16_t)(h + 1));
		f = (as_float(lo) + as_float(hi)) / 2;
		memcpy(&mid, &f, sizeof(mid));
		lws_singles2halfp(&r, mid);
		assert_int_equal(r, h & 1 ? h + 1 : h);
		lws_singles2halfp(&r, mid - 1);
		assert_int_equal(r, h);
		lws_singles2halfp(&r, mid + 1);
		assert_int_equal(r, h + 1);
		lws_singles2halfp(&r, 0x80000000 | (mid + 1));
		assert_int_equal(r, 0x8000 | (h + 1));
	}
}

static void
what_is_too_large_becomes_infinite(void **state)
{
	static const struct {
		uint32_t x;
		uint16_t h;
	} c[] = {
		{ 0x477fefff, 0x7bff }, /* below 65520 */
		{ 0x477ff000, 0x7c00 }, /* 65520, half way to 65536 */
		{ 0x47800000, 0x7c00 }, { 0x7f7fffff, 0x7c00 },
		{ 0xff7fffff, 0xfc00 }, { 0x7f800000, 0x7c00 },
		{ 0xff800000, 0xfc00 }, { 0x7fc00000, 0x7e00 },
		{ 0x7f800001, 0x7e00 }, { 0x33000000, 0x0000 },
		{ 0x33000001, 0x0001 }, { 0x00000001, 0x0000 },
		{ 0x80000001, 0x8000 },
	};
	uint16_t h;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(c); n++) {
		lws_singles2halfp(&h, c[n].x);
		assert_int_equal(h, c[n].h);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_half_is_an_exact_single_and_back),
		cmocka_unit_test(rounding_is_to_nearest_ties_to_even),
		cmocka_unit_test(what_is_too_large_becomes_infinite),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
