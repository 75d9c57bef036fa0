/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without UNIX domain sockets; unix-socket.c is its twin.
 */
#include "plat/plat.h"

int
lws_plat_unix_address(const char *path, struct sockaddr_un *un, socklen_t *len)
{
	(void)path;
	(void)un;
	(void)len;
	errno = EAFNOSUPPORT;

	return -1;
}

int
lws_plat_unix_socket_perms(const char *path, const char *perms, uid_t uid,
			   gid_t gid)
{
	(void)path;
	(void)perms;
	(void)uid;
	(void)gid;
	errno = EAFNOSUPPORT;

	return -1;
}
