/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * In place of fastopen.c on a system without it.
 */
#include "plat/plat.h"

int
lws_plat_listen_fastopen(int fd, int queue)
{
	(void)fd;
	(void)queue;
	errno = ENOSYS;

	return -1;
}
