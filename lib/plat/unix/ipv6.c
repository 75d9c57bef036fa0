/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * This build speaks IPv6; no-ipv6.c is its twin.
 */
#include "plat/plat.h"

int
lws_plat_has_ipv6(void)
{
	return 1;
}

int
lws_plat_prefer_public(int fd)
{
#if defined(IPV6_ADDR_PREFERENCES) && defined(IPV6_PREFER_SRC_PUBLIC)
	return lws_plat_sockopt(fd, IPPROTO_IPV6, IPV6_ADDR_PREFERENCES,
				IPV6_PREFER_SRC_PUBLIC);
#else
	(void)fd;
	errno = ENOSYS;

	return -1;
#endif
}
