/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The arithmetic of backoff; the drawing of the jitter is tested with plat.
 */
#include "unit.h"

#include "core/core.h"

static const uint32_t table[] = { 1000, 2000, 5000 };
static const lws_retry_bo_t bo = { .retry_ms_table = table,
				   .retry_ms_table_count = 3,
				   .conceal_count = 2,
				   .jitter_percent = 20 };

static void
the_last_entry_repeats(void **state)
{
	(void)state;
	assert_int_equal(lws_retry_delay_ms(&bo, 0, 0), 1000);
	assert_int_equal(lws_retry_delay_ms(&bo, 1, 0), 2000);
	assert_int_equal(lws_retry_delay_ms(&bo, 2, 0), 5000);
	assert_int_equal(lws_retry_delay_ms(&bo, 3, 0), 5000);
	assert_int_equal(lws_retry_delay_ms(&bo, 65535, 0), 5000);
}

static void
jitter_adds_up_to_its_percentage(void **state)
{
	lws_retry_bo_t b = bo;
	uint32_t chance, ms, last = 0;

	(void)state;
	for (chance = 0; chance <= UINT16_MAX; chance++) {
		ms = lws_retry_delay_ms(&bo, 0, (uint16_t)chance);
		assert_true(ms >= last && ms >= 1000 && ms <= 1200);
		last = ms;
	}
	assert_int_equal(last, 1200);

	b.jitter_percent = 0; /* the default, 30 */
	assert_int_equal(lws_retry_delay_ms(&b, 0, UINT16_MAX), 1300);
	b.jitter_percent = 255;
	assert_int_equal(lws_retry_delay_ms(&b, 0, UINT16_MAX), 3550);
}

static void
no_policy_is_three_seconds(void **state)
{
	lws_retry_bo_t b = bo;

	(void)state;
	assert_int_equal(lws_retry_delay_ms(NULL, 9, 0), 3000);
	assert_int_equal(lws_retry_delay_ms(NULL, 9, UINT16_MAX), 3900);
	b.retry_ms_table_count = 0;
	assert_int_equal(lws_retry_delay_ms(&b, 0, 0), 3000);
	b = bo;
	b.retry_ms_table = NULL;
	assert_int_equal(lws_retry_delay_ms(&b, 0, 0), 3000);
}

static void
the_longest_wait_saturates(void **state)
{
	static const uint32_t most[] = { UINT32_MAX };
	const lws_retry_bo_t b = { .retry_ms_table = most,
				   .retry_ms_table_count = 1 };

	(void)state;
	assert_true(lws_retry_delay_ms(&b, 0, 0) == UINT32_MAX);
	assert_true(lws_retry_delay_ms(&b, 0, UINT16_MAX) == UINT32_MAX);
}

static void
tries_count_up_and_conceal_ends(void **state)
{
	static const char concealed[] = { 1, 1, 0, 0 };
	lws_retry_bo_t always = bo;
	uint16_t tries = 0;
	char conceal;
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(concealed); n++) {
		unsigned int ms;

		conceal = 77;
		ms = lws_retry_get_delay_ms(NULL, &bo, &tries, &conceal);
		assert_in_range(ms, table[n < 3 ? n : 2],
				table[n < 3 ? n : 2] * 12 / 10);
		assert_int_equal(tries, n + 1);
		assert_int_equal(conceal, concealed[n]);
	}

	tries = 65534;
	always.conceal_count = LWS_RETRY_CONCEAL_ALWAYS;
	for (n = 0; n < 3; n++) {
		lws_retry_get_delay_ms(NULL, &always, &tries, &conceal);
		assert_int_equal(tries, 65535);
		assert_int_equal(conceal, 1);
	}

	tries = 0;
	conceal = 77;
	assert_in_range(lws_retry_get_delay_ms(NULL, NULL, &tries, &conceal),
			3000, 3900);
	assert_int_equal(conceal, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_entry_repeats),
		cmocka_unit_test(jitter_adds_up_to_its_percentage),
		cmocka_unit_test(no_policy_is_three_seconds),
		cmocka_unit_test(the_longest_wait_saturates),
		cmocka_unit_test(tries_count_up_and_conceal_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
