/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Names to addresses by the system's resolver, which blocks: for threads that
 * may. It puts the addresses in the order of RFC 6724.
 */
#include "plat/plat.h"

#include <netdb.h>

/* 1 if it was an address of ours */
static int
take(const struct addrinfo *ai, lws_sockaddr46 *out)
{
	if ((ai->ai_family != AF_INET && ai->ai_family != AF_INET6) ||
	    ai->ai_addrlen > sizeof(*out))
		return 0;
	memset(out, 0, sizeof(*out));
	memcpy(out, ai->ai_addr, ai->ai_addrlen);

	return 1;
}

static enum lws_plat_found
what_went_wrong(int e)
{
	switch (e) {
	case EAI_NONAME:
#if defined(EAI_NODATA) && EAI_NODATA != EAI_NONAME
	case EAI_NODATA:
#endif
#if defined(EAI_ADDRFAMILY)
	case EAI_ADDRFAMILY:
#endif
		return LWS_PLAT_NO_NAME;
	default:
		return LWS_PLAT_LATER;
	}
}

static enum lws_plat_found (*injected)(const char *name, int family,
				       lws_sockaddr46 *out, unsigned int max,
				       unsigned int *n);

void lws_plat_set_resolver(enum lws_plat_found (*resolve)(
	const char *name, int family, lws_sockaddr46 *out, unsigned int max,
	unsigned int *n))
{
	injected = resolve;
}

enum lws_plat_found
lws_plat_resolve(const char *name, int family, lws_sockaddr46 *out,
		 unsigned int max, unsigned int *n)
{
	struct addrinfo hints, *res = NULL, *ai;
	int e;

	*n = 0;
	if (injected)
		return injected(name, family, out, max, n);
	memset(&hints, 0, sizeof(hints));
	hints.ai_family = family;
	hints.ai_socktype = SOCK_STREAM;
	e = getaddrinfo(name, NULL, &hints, &res);
	if (e)
		return what_went_wrong(e);
	for (ai = res; ai && *n < max; ai = ai->ai_next)
		*n += (unsigned int)take(ai, &out[*n]);
	freeaddrinfo(res);

	return *n ? LWS_PLAT_FOUND : LWS_PLAT_NO_NAME;
}
