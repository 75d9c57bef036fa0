/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * TCP fast open, where the system knows it.
 */
#include "plat/plat.h"

#include <netinet/tcp.h>

int
lws_plat_listen_fastopen(int fd, int queue)
{
	return lws_plat_sockopt(fd, IPPROTO_TCP, TCP_FASTOPEN, queue);
}
