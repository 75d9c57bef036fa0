/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * This build does not speak IPv6; ipv6.c is its twin.
 */
#include "plat/plat.h"

int
lws_plat_has_ipv6(void)
{
	return 0;
}

int
lws_plat_prefer_public(int fd)
{
	(void)fd;
	errno = ENOSYS;

	return -1;
}
