/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files to sockets inside the kernel, as Linux has it: sendfile(2).
 */
#include "plat/plat.h"

#include <errno.h>
#include <sys/sendfile.h>

enum lws_io
lws_plat_sendfile(int fd, int file, uint64_t offset, size_t len, size_t *done)
{
	off_t at = (off_t)offset;
	ssize_t n;

	*done = 0;
	do {
		n = sendfile(fd, file, &at, len);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno == EAGAIN ? LWS_IO_WANT_WRITE : LWS_IO_ERR;
	*done = (size_t)n;

	return n ? LWS_IO_OK : LWS_IO_EOF;
}
