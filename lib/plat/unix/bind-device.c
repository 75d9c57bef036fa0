/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sockets of one network device, and of a priority, where the system knows
 * them.
 */
#include "plat/plat.h"

int
lws_plat_bind_device(int fd, const char *ifname)
{
	return setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, ifname,
			  (socklen_t)strlen(ifname) + 1);
}

int
lws_plat_set_priority(int fd, int priority)
{
	return lws_plat_sockopt(fd, SOL_SOCKET, SO_PRIORITY, priority);
}
