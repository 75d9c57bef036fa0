/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Network interfaces by name, and two settings of the process and of listening
 * sockets.
 */
#include "plat/plat.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/tcp.h>

static void
copy_address(const struct sockaddr *from, int family, lws_sockaddr46 *to)
{
	if (family == AF_INET) {
		const struct sockaddr_in *in =
			(const struct sockaddr_in *)(const void *)from;

		to->sa4.sin_addr = in->sin_addr;
		return;
	}
	{
		const struct sockaddr_in6 *in6 =
			(const struct sockaddr_in6 *)(const void *)from;

		to->sa6.sin6_addr = in6->sin6_addr;
		/* link-local addresses mean nothing without their interface */
		to->sa6.sin6_scope_id = in6->sin6_scope_id;
	}
}

int
lws_plat_if_address(const char *name, int family, lws_sockaddr46 *sa)
{
	struct ifaddrs *all, *i;
	int r = -1;

	if (getifaddrs(&all))
		return -1;
	for (i = all; i && r; i = i->ifa_next) {
		if (!i->ifa_addr || strcmp(i->ifa_name, name) ||
		    i->ifa_addr->sa_family != family)
			continue;
		copy_address(i->ifa_addr, family, sa);
		r = 0;
	}
	freeifaddrs(all);

	return r;
}

static int
numeric_to_sa(int ipv6, const uint8_t *ip, int n, void *addr)
{
	struct sockaddr_in6 *in6 = addr;
	struct sockaddr_in *in = addr;

	if (!ipv6) {
		if (n != 4)
			return LWS_ITOSA_NOT_EXIST;
		in->sin_family = AF_INET;
		memcpy(&in->sin_addr, ip, 4);
		return LWS_ITOSA_USABLE;
	}
	in6->sin6_family = AF_INET6;
	if (n == 16) {
		memcpy(&in6->sin6_addr, ip, 16);
		return LWS_ITOSA_USABLE;
	}
	/* RFC 4291 2.5.5.2: IPv4-mapped */
	in6->sin6_addr.s6_addr[10] = in6->sin6_addr.s6_addr[11] = 0xff;
	memcpy(&in6->sin6_addr.s6_addr[12], ip, 4);

	return LWS_ITOSA_USABLE;
}

int
lws_plat_interface_to_sa(int ipv6, const char *name, void *addr, size_t len)
{
	lws_sockaddr46 sa;
	uint8_t ip[16];
	int n;

	if (len <
	    (ipv6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in)))
		return LWS_ITOSA_NOT_USABLE;
	memset(addr, 0, len);
	n = lws_parse_numeric_address(name, ip, sizeof(ip));
	if (n > 0)
		return numeric_to_sa(ipv6, ip, n, addr);
	if (!if_nametoindex(name))
		return LWS_ITOSA_NOT_EXIST;

	memset(&sa, 0, sizeof(sa));
	if (ipv6 && !lws_plat_if_address(name, AF_INET6, &sa))
		return numeric_to_sa(1, (const uint8_t *)&sa.sa6.sin6_addr, 16,
				     addr);
	if (!lws_plat_if_address(name, AF_INET, &sa))
		return numeric_to_sa(ipv6, (const uint8_t *)&sa.sa4.sin_addr, 4,
				     addr);

	return LWS_ITOSA_NOT_USABLE;
}

void
lws_plat_ignore_sigpipe(void)
{
	signal(SIGPIPE, SIG_IGN);
}
