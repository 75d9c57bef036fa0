/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A wrong mark is said before the program stops.
 */
#include "unit.h"

#include <sys/wait.h>

#undef lws_assert_fourcc
void lws_assert_fourcc(uint32_t fourcc, uint32_t expected);

#define SEEN 42

static void
leave_when_it_names_both(int level, const char *line)
{
	_exit(level == LLL_ERR && strstr(line, "41424344") &&
			      strstr(line, "41424345")
		      ? SEEN
		      : 1);
}

static int
child_status(uint32_t fourcc, uint32_t expected)
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		lws_set_log_level(LLL_ERR, leave_when_it_names_both);
		lws_assert_fourcc(fourcc, expected);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));

	return WEXITSTATUS(status);
}

static void
a_wrong_mark_is_named_with_the_right_one(void **state)
{
	(void)state;
	unit_needs_errors_logged();
	assert_int_equal(child_status(0x41424344, 0x41424344), 0);
	assert_int_equal(child_status(0x41424344, 0x41424345), SEEN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_mark_is_named_with_the_right_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
