/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Faults asked for on the command line.
 */
#include "unit.h"

static void
rules_go_to_the_info_and_the_seed_repeats_them(void **state)
{
	const char *argv[] = { "prog", "--fault-injection=a(50%),b",
			       "--fault-seed=5" };
	struct lws_context_creation_info info;
	struct lws_xos five;

	(void)state;
	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(3, argv, &info);
	assert_int_equal(info.fic.fi_owner.count, 2);
	lws_xos_init(&five, 5);
	assert_memory_equal(&info.fic.xos, &five, sizeof(five));
	lws_fi_destroy(&info.fic);

	/* no seed: one of its own */
	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(2, argv, &info);
	assert_int_equal(info.fic.fi_owner.count, 2);
	assert_memory_not_equal(&info.fic.xos, &five, sizeof(five));
	lws_fi_destroy(&info.fic);

	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(1, argv, &info);
	assert_int_equal(info.fic.fi_owner.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			rules_go_to_the_info_and_the_seed_repeats_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
