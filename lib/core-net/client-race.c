/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Second step of a client's way: the addresses race (RFC 8305). The families
 * take turns; each attempt gets a head start over the next, which begins at
 * once when one has failed. The first that is connected wins, and gives its
 * descriptor to the client; the others are given up.
 *
 * An attempt is a wsi of a role of its own, as all that loops watch is.
 */
#include "core-net/client.h"

#include <netinet/ip.h>

static struct lws *
client_of(const struct lws *attempt)
{
	return attempt->role_state;
}

/* -- order (RFC 8305 4): families alternate, beginning with the best -- */

static int
family_of(const lws_sockaddr46 *sa)
{
	return sa->sa4.sin_family;
}

/* the first from at on that is not of this family; count: none */
static unsigned int
other_family(const struct lws_way *way, unsigned int at, int family)
{
	while (at < way->count && family_of(&way->address[at]) == family)
		at++;

	return at;
}

static void
alternate(struct lws_way *way)
{
	unsigned int n, from;

	for (n = 1; n < way->count; n++) {
		lws_sockaddr46 sa;

		from = other_family(way, n, family_of(&way->address[n - 1]));
		if (from == way->count)
			return;
		sa = way->address[from];
		memmove(&way->address[n + 1], &way->address[n],
			(from - n) * sizeof(sa));
		way->address[n] = sa;
	}
}

/* -- the socket of an attempt -- */

static int
tos_bits(int flags)
{
	return (flags & LCCSCF_IP_LOW_LATENCY ? IPTOS_LOWDELAY : 0) |
	       (flags & LCCSCF_IP_HIGH_THROUGHPUT ? IPTOS_THROUGHPUT : 0) |
	       (flags & LCCSCF_IP_HIGH_RELIABILITY ? IPTOS_RELIABILITY : 0) |
	       (flags & LCCSCF_IP_LOW_COST ? 0x02 : 0);
}

/* what is a wish only: refused, it is said and goes on */
static void
ask_kernel(struct lws *wsi, int fd, int family)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	int tos = tos_bits(ask->ssl_connection), r = 0;

	if (tos)
		r |= family == AF_INET
			     ? lws_plat_sockopt(fd, IPPROTO_IP, IP_TOS, tos)
			     : lws_plat_sockopt(fd, IPPROTO_IPV6, IPV6_TCLASS,
						tos);
	if (ask->priority)
		r |= lws_plat_set_priority(fd, ask->priority);
	if ((ask->ssl_connection & LCCSCF_IPV6_PREFER_PUBLIC_ADDR) &&
	    family == AF_INET6)
		r |= lws_plat_prefer_public(fd);
	if (r)
		lwsl_wsi_warn(wsi, "priority or kind of service: %s",
			      strerror(errno));
}

static int
set_options(struct lws *wsi, int fd, int family)
{
	if (family == AF_UNIX)
		return 0;
	ask_kernel(wsi, fd, family);

	return lws_vhost_tune_socket(wsi->vhost, fd);
}

/* iface is an address, or an interface that has one of the family */
static int
local_address(const char *iface, int family, lws_sockaddr46 *sa)
{
	memset(sa, 0, sizeof(*sa));
	sa->sa4.sin_family = (sa_family_t)family;
	if (!iface)
		return 0;
	if (!lws_sa46_parse_numeric_address(iface, sa))
		return family_of(sa) == family ? 0 : -1;

	return lws_plat_if_address(iface, family, sa);
}

/* 0, or -1 with errno */
static int
bind_it(struct lws *wsi, int fd, int family)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	lws_sockaddr46 sa;

	if (family == AF_UNIX || (!ask->iface && !ask->local_port))
		return 0;
	if (local_address(ask->iface, family, &sa)) {
		errno = EADDRNOTAVAIL;
		return -1;
	}
	if ((ask->ssl_connection & LCCSCF_ALLOW_REUSE_ADDR) &&
	    lws_plat_sockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1))
		return -1;
	if (family == AF_INET)
		sa.sa4.sin_port = htons((uint16_t)ask->local_port);
	else
		sa.sa6.sin6_port = htons((uint16_t)ask->local_port);

	return lws_plat_bind(fd, &sa);
}

/* -- attempts -- */

static enum lws_keep start_next(struct lws *wsi, struct lws_way *way);

static void
leave_race(struct lws_way *way, const struct lws *attempt)
{
	unsigned int n;

	for (n = 0; n < LWS_LIMIT_CONNECT_ADDRESSES; n++)
		if (way->attempt[n] == attempt) {
			way->attempt[n] = NULL;
			way->running--;
		}
}

void
lws_way_race_end(struct lws_way *way)
{
	unsigned int n;

	lws_sul_cancel(&way->sul);
	for (n = 0; n < LWS_LIMIT_CONNECT_ADDRESSES; n++) {
		struct lws *attempt = way->attempt[n];

		if (!attempt)
			continue;
		way->attempt[n] = NULL;
		attempt->role_state = NULL; /* nobody's any more */
		lws_close_mark(attempt, LWS_CLOSE_NOW, "lost the race");
	}
	way->running = 0;
}

static void
won(struct lws *wsi, struct lws *attempt)
{
	struct lws_way *way = lws_way_of(wsi);

	leave_race(way, attempt);
	attempt->role_state = NULL;
	lws_watch_move(attempt, wsi);
	lws_way_race_end(way);
	lws_enter(wsi);
	lws_leave(wsi, lws_way_connected(wsi));
}

static void
lost(struct lws *wsi, struct lws *attempt, int e)
{
	struct lws_way *way = lws_way_of(wsi);

	leave_race(way, attempt);
	attempt->role_state = NULL;
	way->error = e;
	lws_enter(wsi);
	lws_leave(wsi, start_next(wsi, way));
}

/* it is connected, or has failed; either way it has done its work */
static enum lws_keep
decided(struct lws *attempt)
{
	struct lws *wsi = client_of(attempt);
	int e = lws_plat_take_error(attempt->fd);

	if (!wsi)
		return LWS_CLOSE;
	if (e || lws_fi(&wsi->extra->fic, "connfail"))
		lost(wsi, attempt, e ? e : ECONNREFUSED);
	else
		won(wsi, attempt);

	return LWS_CLOSE;
}

static enum lws_keep
attempt_readable(struct lws *attempt, short revents)
{
	(void)revents;

	return decided(attempt);
}

/* its vhost ends; the client's own end is under way */
static void
attempt_ending(struct lws *attempt)
{
	struct lws *wsi = client_of(attempt);

	if (wsi)
		leave_race(lws_way_of(wsi), attempt);
	attempt->role_state = NULL;
}

static const struct lws_role_ops role_attempt = {
	.name = "connecting",
	.readable = attempt_readable,
	.writeable = decided,
	.ending = attempt_ending,
};

/* fd is taken, or closed; 0, or -1 with errno */
static int
watch(struct lws *wsi, struct lws_way *way, int fd)
{
	struct lws *attempt = lws_wsi_create(wsi->pt, wsi->vhost);

	if (!attempt) {
		lws_plat_close(fd);
		errno = ENOMEM;
		return -1;
	}
	attempt->fd = fd;
	(void)lws_role_set(attempt, &role_attempt); /* it has no enter() */
	attempt->wants_write = 1;
	lws_phase_move(attempt, LWS_PHASE_OPEN);
	if (lws_watch_start_for(attempt, POLLIN | POLLOUT)) {
		lws_close_mark(attempt, LWS_CLOSE_NOW, "cannot be watched");
		errno = EMFILE;
		return -1;
	}
	attempt->role_state = wsi;
	way->attempt[way->next - 1] = attempt;
	way->running++;

	return 0;
}

static int
connect_it(struct lws_way *way, int fd, const lws_sockaddr46 *sa)
{
	enum lws_io io;

	if (way->un)
		io = lws_plat_connect(fd, (struct sockaddr *)way->un,
				      way->un_len);
	else
		io = lws_plat_connect(fd, (const struct sockaddr *)sa,
				      lws_plat_sa46_len(sa));

	/* also one that is connected by now is looked at when the loop says
	 * so: nothing may happen inside lws_client_connect_via_info() */
	return io == LWS_IO_ERR ? -1 : 0;
}

/* fd is taken, or closed. KEEP, and way->error says if it failed; CLOSE: the
 * whole way is over */
static enum lws_keep
try_it(struct lws *wsi, struct lws_way *way, int fd, const lws_sockaddr46 *sa)
{
	int family = way->un ? AF_UNIX : family_of(sa);
	enum lws_keep k = LWS_KEEP;

	if (set_options(wsi, fd, family))
		way->error = errno;
	else if (bind_it(wsi, fd, family)) {
		lwsl_wsi_notice(wsi, "local address: %s", strerror(errno));
		way->error = -1;
	} else if (lws_user_callback(wsi, LWS_CALLBACK_CONNECTING,
				     (void *)(intptr_t)fd, 0) ||
		   !lws_is_live(wsi))
		k = lws_client_fail(wsi, "conn fail: refused by CONNECTING");
	else if (connect_it(way, fd, sa))
		way->error = errno;
	else {
		way->error = watch(wsi, way, fd) ? errno : 0;
		return LWS_KEEP;
	}
	lws_plat_close(fd);

	return k;
}

static const char *
errno_name(int e)
{
	static const struct {
		int e;
		const char *name;
	} names[] = {
		{ EAGAIN, "EAGAIN" },
		{ EALREADY, "EALREADY" },
		{ EINPROGRESS, "EINPROGRESS" },
		{ EINTR, "EINTR" },
		{ EISCONN, "EISCONN" },
		{ ENOTCONN, "ENOTCONN" },
		{ EADDRINUSE, "EADDRINUSE" },
		{ EHOSTUNREACH, "EHOSTUNREACH" },
		{ ECONNREFUSED, "ECONNREFUSED" },
	};
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(names); n++)
		if (names[n].e == e)
			return names[n].name;

	return NULL;
}

/* the words are known to programs, and shown to people */
static enum lws_keep
none_is_left(struct lws *wsi, const struct lws_way *way)
{
	const char *name = errno_name(way->error);

	if (way->error < 0)
		return lws_client_fail(wsi, "conn fail: socket bind");
	if (name)
		return lws_client_fail(wsi, "conn fail: %s", name);
	if (way->error)
		return lws_client_fail(wsi, "conn fail: errno %d", way->error);

	return lws_client_fail(wsi, "Unable to connect");
}

static void
head_start_is_over(lws_sorted_usec_list_t *sul)
{
	struct lws_way *way = lws_container_of(sul, struct lws_way, sul);
	struct lws *wsi = way->wsi;

	lws_enter(wsi);
	lws_leave(wsi, start_next(wsi, way));
}

/* until one is under way; without any left, wait for those that are */
static enum lws_keep
start_next(struct lws *wsi, struct lws_way *way)
{
	unsigned int before = way->running;

	lws_sul_cancel(&way->sul);
	while (way->next < way->count && way->running == before) {
		const lws_sockaddr46 *sa = &way->address[way->next++];
		int fd = lws_plat_socket(way->un ? AF_UNIX : family_of(sa),
					 SOCK_STREAM);

		if (fd < 0)
			way->error = errno;
		else if (try_it(wsi, way, fd, sa) != LWS_KEEP)
			return LWS_CLOSE;
	}
	if (!way->running)
		return none_is_left(wsi, way);
	if (way->next < way->count)
		lws_sul_schedule(lws_cx(wsi), wsi->pt->tsi, &way->sul,
				 head_start_is_over, LWS_TUNE_CONNECT_HEAD_US);

	return LWS_KEEP;
}

enum lws_keep
lws_way_race_begin(struct lws *wsi)
{
	struct lws_way *way = lws_way_of(wsi);

	way->step = LWS_WAY_RACE;
	if (!way->un)
		alternate(way);

	return start_next(wsi, way);
}
