/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The generator against values computed by hand from its definition, and the
 * promises that callers lean on: repeatable, never stuck, percents.
 */
#include "unit.h"

#include "core/core.h"

static void
known_state_gives_known_numbers(void **state)
{
	struct lws_xos x = { { 1, 2, 3, 4 } };

	(void)state;
	/* rotl(2 * 5, 7) * 9; then s1 is 0, so is the second number */
	assert_true(lws_xos(&x) == 11520);
	assert_true(lws_xos(&x) == 0);
	assert_true(lws_xos(&x) == 1509978240);
	assert_true(lws_xos(&x) == 1215971899390074240ull);
}

static void
seed_repeats_and_zeroed_is_seed_zero(void **state)
{
	struct lws_xos a, b, zeroed = { { 0 } };
	int n;

	(void)state;
	lws_xos_init(&a, 0);
	/* splitmix64 of seed 0 */
	assert_true(a.s[0] == 0xe220a8397b1dcdafull);
	assert_true(a.s[1] == 0x6e789e6aa1b965f4ull);
	lws_xos_init(&b, 1);
	assert_memory_not_equal(&a, &b, sizeof(a));
	for (n = 0; n < 1000; n++)
		assert_true(lws_xos(&a) == lws_xos(&zeroed));
}

static void
percent_is_about_right(void **state)
{
	struct lws_xos x;
	int n, hits = 0;

	(void)state;
	lws_xos_init(&x, 7);
	for (n = 0; n < 10000; n++) {
		assert_int_equal(lws_xos_percent(&x, 0), 0);
		assert_int_equal(lws_xos_percent(&x, 100), 1);
		hits += lws_xos_percent(&x, 30);
	}
	assert_in_range(hits, 2800, 3200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_state_gives_known_numbers),
		cmocka_unit_test(seed_repeats_and_zeroed_is_seed_zero),
		cmocka_unit_test(percent_is_about_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
