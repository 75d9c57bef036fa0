/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Comparing and wiping secrets.
 */
#include "unit.h"

static void
bcmp_finds_a_difference_at_every_bit(void **state)
{
	uint8_t a[16], b[16];
	size_t n;

	(void)state;
	memset(a, 0x5a, sizeof(a));
	memcpy(b, a, sizeof(b));
	assert_int_equal(lws_timingsafe_bcmp(a, b, sizeof(a)), 0);
	assert_int_equal(lws_timingsafe_bcmp(a, b, 0), 0);
	for (n = 0; n < sizeof(a) * 8; n++) {
		b[n / 8] = (uint8_t)(b[n / 8] ^ (1 << (n % 8)));
		assert_int_not_equal(lws_timingsafe_bcmp(a, b, sizeof(a)), 0);
		assert_int_equal(lws_timingsafe_bcmp(a, b, (uint32_t)n / 8), 0);
		b[n / 8] = a[n / 8];
	}
}

static void
bzero_wipes_exactly_what_is_named(void **state)
{
	uint8_t b[5] = { 1, 2, 3, 4, 5 };

	(void)state;
	lws_explicit_bzero(b + 1, 3);
	assert_memory_equal(b, "\1\0\0\0\5", 5);
	lws_explicit_bzero(b, 0);
	assert_int_equal(b[0], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bcmp_finds_a_difference_at_every_bit),
		cmocka_unit_test(bzero_wipes_exactly_what_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
