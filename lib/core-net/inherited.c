/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sockets that systemd, or whoever does as it does, has opened for us: from
 * descriptor 3 on, LISTEN_FDS of them, if LISTEN_PID says that they are ours
 * (sd_listen_fds(3)). Nothing of systemd is needed for that.
 */
#include "core-net/inside.h"

#define FIRST_FD 3

/* -1: there is none, or it is no number */
static long
number_of(const char *name)
{
	const char *text = getenv(name);
	char *end;
	long n;

	if (!text || *text < '0' || *text > '9')
		return -1;
	errno = 0;
	n = strtol(text, &end, 10);

	return errno || *end ? -1 : n;
}

static int
port_of(const lws_sockaddr46 *sa)
{
	return ntohs(sa->sa4.sin_family == AF_INET6 ? sa->sa6.sin6_port
						    : sa->sa4.sin_port);
}

static void
describe(const struct sockaddr *sa, struct lws_context_creation_info *info)
{
	uint64_t family = LWS_SERVER_OPTION_DISABLE_IPV6;

	if (sa->sa_family == AF_INET6)
		family = 0;
	if (sa->sa_family == AF_UNIX)
		family = LWS_SERVER_OPTION_UNIX_SOCK;
	info->options &= ~(uint64_t)(LWS_SERVER_OPTION_UNIX_SOCK |
				     LWS_SERVER_OPTION_DISABLE_IPV6);
	info->options |= family;
	info->port = 0;
	if (sa->sa_family != AF_UNIX)
		info->port = port_of((const lws_sockaddr46 *)(const void *)sa);
}

int
lws_systemd_inherited_fd(unsigned int index,
			 struct lws_context_creation_info *info)
{
	struct sockaddr_storage sa;
	socklen_t len = sizeof(sa);
	long count = number_of("LISTEN_FDS");
	int fd;

	if (number_of("LISTEN_PID") != (long)getpid() || count < 0 ||
	    count > INT_MAX - FIRST_FD || index >= (unsigned long)count)
		return -1;
	fd = FIRST_FD + (int)index;
	memset(&sa, 0, sizeof(sa));
	if (getsockname(fd, (struct sockaddr *)&sa, &len)) {
		lwsl_err("inherited descriptor %d is no socket: %s\n", fd,
			 strerror(errno));
		return -1;
	}
	info->vh_listen_sockfd = fd;
	describe((const struct sockaddr *)&sa, info);

	return 0;
}
