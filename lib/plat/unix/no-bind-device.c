/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * In place of bind-device.c on a system without it.
 */
#include "plat/plat.h"

int
lws_plat_bind_device(int fd, const char *ifname)
{
	(void)fd;
	(void)ifname;
	errno = ENOSYS;

	return -1;
}

int
lws_plat_set_priority(int fd, int priority)
{
	(void)fd;
	(void)priority;
	errno = ENOSYS;

	return -1;
}
