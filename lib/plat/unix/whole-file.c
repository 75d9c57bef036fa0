/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A whole file in one call, for programs: settings, policies, small state.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

int
lws_plat_read_file(const char *filename, void *buf, size_t len)
{
	int fd = lws_plat_open(filename, O_RDONLY, 0), r;
	size_t got;

	if (fd < 0)
		return -1;
	r = lws_unix_read_all(fd, buf, len > INT_MAX ? INT_MAX : len, &got);
	lws_plat_close(fd);

	return r ? -1 : (int)got;
}

int
lws_plat_write_file(const char *filename, void *buf, size_t len)
{
	int fd = lws_plat_open(filename, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int bad;

	if (fd < 0)
		return 1;
	bad = lws_plat_write_all(fd, buf, len);
	/* a full disk on the network may be told only now */
	if (lws_plat_file_close(fd))
		bad = 1;

	return !!bad;
}
