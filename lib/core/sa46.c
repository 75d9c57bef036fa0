/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws_sockaddr46: an IPv4 or IPv6 socket address, as text and against another.
 * Where the families of two differ, the IPv4 one is taken as its mapped form,
 * ::ffff:a.b.c.d (RFC 4291 2.5.5.2).
 */
#include "core/core.h"

#define MAPPED_BITS 96

static void
sa46_bytes(const lws_sockaddr46 *sa46, uint8_t out[16])
{
	memset(out, 0, 16);
	if (sa46->sa4.sin_family == AF_INET6) {
		memcpy(out, &sa46->sa6.sin6_addr, 16);
		return;
	}
	out[10] = out[11] = 0xff;
	memcpy(out + 12, &sa46->sa4.sin_addr, 4);
}

int
lws_sa46_parse_numeric_address(const char *ads, lws_sockaddr46 *sa46)
{
	uint8_t a[16];
	int n = lws_parse_numeric_address(ads, a, sizeof(a));

	if (n < 0)
		return -1;
	if (n == 4) {
		sa46->sa4.sin_family = AF_INET;
		memcpy(&sa46->sa4.sin_addr, a, 4);
		return 0;
	}
	sa46->sa6.sin6_family = AF_INET6;
	memcpy(&sa46->sa6.sin6_addr, a, 16);

	return 0;
}

static int
put_words(const char *words, char *buf, size_t len)
{
	int n = lws_snprintf(buf, len, "%s", words);

	return (size_t)n >= len ? -1 : n;
}

int
lws_sa46_write_numeric_address(lws_sockaddr46 *sa46, char *buf, size_t len)
{
	switch (sa46->sa4.sin_family) {
	case AF_INET:
		return lws_write_numeric_address(
			(const uint8_t *)&sa46->sa4.sin_addr, 4, buf, len);
	case AF_INET6:
		return lws_write_numeric_address(
			(const uint8_t *)&sa46->sa6.sin6_addr, 16, buf, len);
	case AF_UNSPEC:
		return put_words("(unset)", buf, len);
	case AF_UNIX:
		return put_words("(unix skt)", buf, len);
	default:
		return put_words("(other family)", buf, len);
	}
}

int
lws_sa46_compare_ads(const lws_sockaddr46 *sa46a, const lws_sockaddr46 *sa46b)
{
	if (sa46a->sa4.sin_family != sa46b->sa4.sin_family)
		return 1;
	if (sa46a->sa4.sin_family == AF_INET6)
		return !!memcmp(&sa46a->sa6.sin6_addr, &sa46b->sa6.sin6_addr,
				16);

	return !!memcmp(&sa46a->sa4.sin_addr, &sa46b->sa4.sin_addr, 4);
}

static int
is_ip(const lws_sockaddr46 *sa46)
{
	return sa46->sa4.sin_family == AF_INET ||
	       sa46->sa4.sin_family == AF_INET6;
}

static int
same_prefix(const uint8_t *a, const uint8_t *b, int bits)
{
	int whole = bits / 8;
	int mask = 0xff00 >> (bits % 8);

	if (memcmp(a, b, (size_t)whole))
		return 0;

	return !(bits % 8) || !((a[whole] ^ b[whole]) & mask & 0xff);
}

int
lws_sa46_on_net(const lws_sockaddr46 *sa46a, const lws_sockaddr46 *sa46_net,
		int net_len)
{
	int v4 = sa46_net->sa4.sin_family == AF_INET;
	uint8_t a[16], net[16];

	if (!is_ip(sa46a) || !is_ip(sa46_net) || net_len < 0 ||
	    net_len > (v4 ? 32 : 128))
		return 1;

	sa46_bytes(sa46a, a);
	sa46_bytes(sa46_net, net);

	return !same_prefix(a, net, net_len + (v4 ? MAPPED_BITS : 0));
}
