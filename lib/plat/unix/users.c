/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Users and groups by name. The library behind getpwnam_r() says only by
 * ERANGE that the entry needs more room, so the buffer grows, within reason.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

#include <grp.h>
#include <pwd.h>

#define ENTRY_FIRST 1024u
#define ENTRY_MOST  (256u * 1024)

/* One attempt with that room: 0 found or not, else an errno; *found says. */
typedef int (*lookup_t)(const void *key, char *buf, size_t len, void *result,
			int *found);

static int
look_up(lookup_t lookup, const void *key, void *result)
{
	size_t len = ENTRY_FIRST;
	int e, found = 0;

	do {
		char *buf = lws_malloc(len, "user entry");

		if (!buf) {
			errno = ENOMEM;
			return -1;
		}
		e = lookup(key, buf, len, result, &found);
		lws_free(buf);
		len *= 2;
	} while (e == ERANGE && len <= ENTRY_MOST);

	if (!e && found)
		return 0;
	errno = e ? e : ENOENT;

	return -1;
}

static int
uid_of(const void *key, char *buf, size_t len, void *result, int *found)
{
	struct passwd pw, *r = NULL;
	int e = getpwnam_r(key, &pw, buf, len, &r);

	*found = !!r;
	if (r)
		*(uid_t *)result = pw.pw_uid;

	return e;
}

static int
gid_of(const void *key, char *buf, size_t len, void *result, int *found)
{
	struct group gr, *r = NULL;
	int e = getgrnam_r(key, &gr, buf, len, &r);

	*found = !!r;
	if (r)
		*(gid_t *)result = gr.gr_gid;

	return e;
}

/* the groups have to be taken over while the name is still there */
static int
groups_of(const void *key, char *buf, size_t len, void *result, int *found)
{
	const struct lws_plat_identity *id = key;
	struct passwd pw, *r = NULL;
	int e = getpwuid_r(id->uid, &pw, buf, len, &r);

	*found = !!r;
	if (r)
		*(int *)result = initgroups(pw.pw_name, id->gid);

	return e;
}

int
lws_plat_user_to_uid(const char *name, uid_t *uid)
{
	return look_up(uid_of, name, uid);
}

int
lws_plat_group_to_gid(const char *name, gid_t *gid)
{
	return look_up(gid_of, name, gid);
}

int
lws_unix_take_groups(const struct lws_plat_identity *id)
{
	int r = -1;

	if (!look_up(groups_of, id, &r))
		return r;

	/* a number without a name has no groups but its own */
	return errno == ENOENT ? setgroups(1, &id->gid) : -1;
}
