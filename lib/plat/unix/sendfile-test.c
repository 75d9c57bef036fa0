/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files to sockets: from any place, to a full socket, behind the end.
 */
#include "unit.h"

#include "plat/plat.h"

#include <sys/socket.h>

static int pair[2];
static int file;

static int
setup(void **state)
{
	char path[] = "/tmp/lws-sendfile-test-XXXXXX";

	(void)state;
	file = mkstemp(path);
	unlink(path);
	if (file < 0 || write(file, "0123456789", 10) != 10)
		return -1;
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		return -1;

	return lws_plat_set_nonblocking(pair[0]);
}

static int
teardown(void **state)
{
	(void)state;
	close(file);
	close(pair[0]);

	return close(pair[1]);
}

static void
part_arrives(void **state)
{
	char in[16];
	size_t done;

	(void)state;
	assert_int_equal(lws_plat_sendfile(pair[0], file, 3, 4, &done),
			 LWS_IO_OK);
	assert_int_equal(done, 4);
	assert_int_equal(read(pair[1], in, sizeof(in)), 4);
	assert_memory_equal(in, "3456", 4);

	/* as far as there is */
	assert_int_equal(lws_plat_sendfile(pair[0], file, 8, 100, &done),
			 LWS_IO_OK);
	assert_int_equal(done, 2);
}

static void
end_of_file_is_told(void **state)
{
	size_t done = 1;

	(void)state;
	assert_int_equal(lws_plat_sendfile(pair[0], file, 10, 1, &done),
			 LWS_IO_EOF);
	assert_int_equal(done, 0);
}

static void
full_socket_is_told(void **state)
{
	enum lws_io io;
	size_t done;
	int n = 0;

	(void)state;
	assert_int_equal(ftruncate(file, 1 << 20), 0);
	do {
		io = lws_plat_sendfile(pair[0], file, 0, 1 << 20, &done);
	} while (io == LWS_IO_OK && n++ < 1000);
	assert_int_equal(io, LWS_IO_WANT_WRITE);
	assert_int_equal(done, 0);
}

static void
bad_descriptor_is_an_error(void **state)
{
	size_t done;

	(void)state;
	assert_int_equal(lws_plat_sendfile(pair[0], -1, 0, 1, &done),
			 LWS_IO_ERR);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(part_arrives, setup, teardown),
		cmocka_unit_test_setup_teardown(end_of_file_is_told, setup,
						teardown),
		cmocka_unit_test_setup_teardown(full_socket_is_told, setup,
						teardown),
		cmocka_unit_test_setup_teardown(bad_descriptor_is_an_error,
						setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
