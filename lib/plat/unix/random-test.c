/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Randomness, and what layer 0 makes of it when tests bring the numbers.
 */
#include "unit.h"

#include "plat/plat.h"

static int
no_randomness(void *buf, size_t len)
{
	(void)buf;
	(void)len;

	return -1;
}

static int fill_value;

static int
fill_with(void *buf, size_t len)
{
	memset(buf, fill_value, len);

	return 0;
}

static void
the_system_fills_all_and_differently(void **state)
{
	uint8_t a[64] = { 0 }, b[64] = { 0 };

	(void)state;
	assert_int_equal(lws_plat_random(a, sizeof(a)), 0);
	assert_int_equal(lws_get_random(NULL, b, sizeof(b)), sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	assert_int_equal(lws_get_random(NULL, b, 0), 0);
}

static void
no_randomness_is_said(void **state)
{
	char t[8];

	(void)state;
	lws_plat_set_random(no_randomness);
	assert_int_equal(lws_get_random(NULL, t, sizeof(t)), 0);
	assert_int_equal(lws_hex_random(NULL, t, sizeof(t)), 1);
	assert_string_equal(t, "");
	lws_plat_set_random(NULL);
	assert_int_equal(lws_get_random(NULL, t, sizeof(t)), sizeof(t));
}

/* the jitter is drawn: its two ends, and its upper end if there is nothing to
 * draw from */
static void
retry_draws_its_jitter(void **state)
{
	static const uint32_t ms[] = { 1000, 2000 };
	const lws_retry_bo_t bo = { .retry_ms_table = ms,
				    .retry_ms_table_count = 2,
				    .jitter_percent = 20 };
	uint16_t tries = 0;

	(void)state;
	lws_plat_set_random(fill_with);
	fill_value = 0;
	assert_int_equal(lws_retry_get_delay_ms(NULL, &bo, &tries, NULL), 1000);
	fill_value = 0xff;
	assert_int_equal(lws_retry_get_delay_ms(NULL, &bo, &tries, NULL), 2400);
	lws_plat_set_random(no_randomness);
	assert_int_equal(lws_retry_get_delay_ms(NULL, &bo, &tries, NULL), 2400);
	lws_plat_set_random(NULL);
	assert_int_equal(tries, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_system_fills_all_and_differently),
		cmocka_unit_test(no_randomness_is_said),
		cmocka_unit_test(retry_draws_its_jitter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
