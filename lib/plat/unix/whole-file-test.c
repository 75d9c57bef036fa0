/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What programs see of reading and writing a file in one call.
 */
#include "unit.h"

#include "plat/plat.h"

#include <sys/stat.h>

static char path[64];

static void
whole_file_calls_of_programs(void **state)
{
	char b[] = "content", got[16];
	struct stat s;

	(void)state;
	snprintf(path, sizeof(path), "/tmp/lws-whole-test-%d", (int)getpid());
	assert_int_equal(lws_plat_write_file(path, b, 7), 0);
	assert_int_equal(stat(path, &s), 0);
	assert_int_equal(s.st_mode & 0777, 0600);
	memset(got, 'x', sizeof(got));
	assert_int_equal(lws_plat_read_file(path, got, 16), 7);
	assert_memory_equal(got, "contentx", 8);
	assert_int_equal(lws_plat_read_file(path, got, 3), 3);
	assert_int_equal(lws_plat_write_file(path, b, 2), 0);
	assert_int_equal(lws_plat_read_file(path, got, 16), 2);
	assert_int_equal(lws_plat_read_file("/nonexistent", got, 16), -1);
	assert_int_equal(lws_plat_read_file("/", got, 16), -1);
	assert_int_equal(lws_plat_write_file("/nonexistent/w", b, 2), 1);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_file_calls_of_programs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
