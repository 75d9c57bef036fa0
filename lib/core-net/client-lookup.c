/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * First step of a client's way: who is connected to becomes addresses. An
 * address needs no lookup, a UNIX socket has its path; everything else is
 * looked up on another thread, again each second while nobody can say.
 */
#include "core-net/client.h"
#include "core-net/conmon.h"

#define AGAIN_US LWS_US_PER_SEC

static void
set_port(lws_sockaddr46 *sa, uint16_t port)
{
	/* both have it at the same place, but that is not for us to know */
	if (sa->sa4.sin_family == AF_INET)
		sa->sa4.sin_port = htons(port);
	else
		sa->sa6.sin6_port = htons(port);
}

static enum lws_keep
unix_socket(struct lws *wsi, struct lws_way *way)
{
	way->un = lws_malloc(sizeof(*way->un), "unix address");
	if (!way->un)
		return lws_client_fail(wsi, "conn fail: out of memory");
	if (lws_plat_unix_address(way->name + 1, way->un, &way->un_len))
		return lws_client_fail(wsi, "conn fail: unix socket path: %s",
				       strerror(errno));
	way->count = 1;

	return lws_way_race_begin(wsi);
}

/* an IPv6 address may be in brackets; 1: it is an address */
static int
is_numeric(const char *name, lws_sockaddr46 *sa)
{
	char bare[64];
	size_t len = strlen(name);

	memset(sa, 0, sizeof(*sa));
	if (len < 2 || len >= sizeof(bare) || name[0] != '[' ||
	    name[len - 1] != ']')
		return !lws_sa46_parse_numeric_address(name, sa);
	lws_strncpy(bare, name + 1, len - 1);

	return !lws_sa46_parse_numeric_address(bare, sa);
}

static enum lws_keep
start(struct lws *wsi, struct lws_way *way)
{
	way->lookup = lws_lookup_start(wsi, way->name);
	if (way->lookup)
		return LWS_KEEP;

	return lws_client_fail(wsi, "DNS: cannot look up %s", way->name);
}

enum lws_keep
lws_way_lookup_begin(struct lws *wsi)
{
	struct lws_way *way = lws_way_of(wsi);

	way->step = LWS_WAY_LOOKUP;
	if (way->name[0] == '+')
		return unix_socket(wsi, way);
	if (is_numeric(way->name, &way->address[0])) {
		set_port(&way->address[0], way->port);
		way->count = 1;
		return lws_way_race_begin(wsi);
	}
	if (lws_fi(&wsi->extra->fic, "dnsfail"))
		return lws_client_fail(wsi, "DNS NXDOMAIN");

	return start(wsi, way);
}

void
lws_way_lookup_end(struct lws_way *way)
{
	if (way->lookup)
		lws_lookup_cancel(way->lookup);
	way->lookup = NULL;
}

static void
again(lws_sorted_usec_list_t *sul)
{
	struct lws_way *way = lws_container_of(sul, struct lws_way, sul);
	struct lws *wsi = way->wsi;

	lws_enter(wsi);
	lws_leave(wsi, start(wsi, way));
}

static enum lws_keep
judge(struct lws *wsi, struct lws_way *way, const struct lws_found *found)
{
	unsigned int n;

	if (found->how == LWS_PLAT_NO_NAME) {
		lws_conmon_found(wsi, LWSCONMON_DNS_NO_RESULT);
		return lws_client_fail(wsi, "DNS NXDOMAIN");
	}
	if (found->how == LWS_PLAT_LATER) {
		lws_conmon_found(wsi, LWSCONMON_DNS_SERVER_UNREACHABLE);
		/* until the time for the whole way is up */
		lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, &way->sul, again,
				 AGAIN_US);
		return LWS_KEEP;
	}
	for (n = 0; n < found->count; n++) {
		way->address[n] = found->address[n];
		set_port(&way->address[n], way->port);
	}
	way->count = found->count;
	lws_conmon_found(wsi, LWSCONMON_DNS_OK);
	lws_conmon_addresses(wsi, way->address, way->count);

	return lws_way_race_begin(wsi);
}

void
lws_way_looked_up(struct lws *wsi, const struct lws_found *found)
{
	struct lws_way *way = lws_way_of(wsi);

	way->lookup = NULL; /* whose result this is */
	lws_enter(wsi);
	lws_leave(wsi, judge(wsi, way, found));
}
