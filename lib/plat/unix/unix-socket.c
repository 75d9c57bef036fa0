/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sockets with a name in the file system, or in the abstract name space: their
 * address, and who may use them. no-unix-socket.c is its twin.
 */
#include "plat/plat.h"

#include <sys/stat.h>

int
lws_plat_unix_address(const char *path, struct sockaddr_un *un, socklen_t *len)
{
	size_t n = path ? strlen(path) : 0;

	if (!n || n >= sizeof(un->sun_path)) {
		errno = n ? ENAMETOOLONG : EINVAL;
		return -1;
	}
	memset(un, 0, sizeof(*un));
	un->sun_family = AF_UNIX;
	memcpy(un->sun_path, path, n);
	*len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n + 1);
	if (un->sun_path[0] == '@') { /* abstract: no name in the files */
		un->sun_path[0] = '\0';
		(*len)--;
	}

	return 0;
}

static int
parse_owner(const char *perms, uid_t *uid, gid_t *gid)
{
	const char *colon = strchr(perms, ':');
	char user[64];

	if (!colon || (size_t)(colon - perms) >= sizeof(user)) {
		errno = EINVAL;
		return -1;
	}
	lws_strncpy(user, perms, (size_t)(colon - perms) + 1);

	return lws_plat_user_to_uid(user, uid) ||
			       lws_plat_group_to_gid(colon + 1, gid)
		       ? -1
		       : 0;
}

int
lws_plat_unix_socket_perms(const char *path, const char *perms, uid_t uid,
			   gid_t gid)
{
	if (path[0] == '@')
		return 0; /* abstract names have no owner */
	if (!perms) {
		if (!uid || uid == LWS_PLAT_KEEP_UID)
			return 0;
		return chown(path, uid, gid);
	}
	if (parse_owner(perms, &uid, &gid))
		return -1;
	if (chown(path, uid, gid))
		return -1;

	return chmod(path, 0660);
}
