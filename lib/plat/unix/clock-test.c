/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The clocks and the random numbers: the system's, and those of a test.
 */
#include "unit.h"

#include "plat/plat.h"

#include <time.h>

static lws_usec_t
my_monotonic(void)
{
	return 1234567;
}

static uint64_t
my_wall(void)
{
	return 99999999ull;
}

static void
clocks_tell_the_systems_time(void **state)
{
	const lws_usec_t first = lws_now_usecs();
	const struct timespec ms = { .tv_nsec = 2000000 };
	const time_t wall = time(NULL);

	(void)state;
	assert_true(first > 0);
	nanosleep(&ms, NULL);
	assert_true(lws_now_usecs() - first >= 2000);
	assert_in_range(lws_now_secs(), wall, wall + 1);
	assert_in_range(lws_plat_wall_us() / LWS_US_PER_SEC, wall, wall + 1);
}

static void
clocks_can_be_brought(void **state)
{
	const struct lws_plat_clock mine = { my_monotonic, my_wall };
	const struct lws_plat_clock wall_only = { .wall_us = my_wall };

	(void)state;
	lws_plat_set_clock(&mine);
	assert_int_equal(lws_now_usecs(), 1234567);
	assert_int_equal(lws_now_secs(), 99);
	lws_plat_set_clock(&wall_only);
	assert_int_equal(lws_plat_wall_us(), 99999999);
	assert_true(lws_now_usecs() != 1234567);
	lws_plat_set_clock(NULL);
	assert_true(lws_now_secs() > 99);
}

static void
random_fills_all_of_any_length(void **state)
{
	static const size_t lengths[] = { 1, 31, 256, 257, 100000 };
	static uint8_t b[100001];
	size_t n, i;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(lengths); n++) {
		uint8_t seen = 0;

		/* the last byte stays 0 in 8 draws once in 2^64 */
		b[lengths[n]] = 0x5a;
		for (i = 0; i < 8; i++) {
			memset(b, 0, lengths[n]);
			assert_int_equal(lws_plat_random(b, lengths[n]), 0);
			seen = (uint8_t)(seen | b[lengths[n] - 1]);
		}
		assert_true(seen);
		assert_int_equal(b[lengths[n]], 0x5a);
	}
	assert_int_equal(lws_plat_random(b, 0), 0);
}

static int
no_random(void *buf, size_t len)
{
	memset(buf, 7, len);

	return -1;
}

static void
random_can_be_brought(void **state)
{
	uint8_t b[4] = { 0 };

	(void)state;
	lws_plat_set_random(no_random);
	assert_int_equal(lws_plat_random(b, sizeof(b)), -1);
	assert_int_equal(b[3], 7);
	lws_plat_set_random(NULL);
	assert_int_equal(lws_plat_random(b, sizeof(b)), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clocks_tell_the_systems_time),
		cmocka_unit_test(clocks_can_be_brought),
		cmocka_unit_test(random_fills_all_of_any_length),
		cmocka_unit_test(random_can_be_brought),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
