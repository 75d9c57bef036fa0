/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No system call that brings a file to a socket: the caller reads and sends.
 */
#include "plat/plat.h"

#include <errno.h>

enum lws_io
lws_plat_sendfile(int fd, int file, uint64_t offset, size_t len, size_t *done)
{
	(void)fd;
	(void)file;
	(void)offset;
	(void)len;
	*done = 0;
	errno = ENOSYS;

	return LWS_IO_ERR;
}
