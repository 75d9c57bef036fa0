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
