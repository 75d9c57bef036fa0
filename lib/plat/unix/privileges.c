/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Becoming somebody who may do less. The order matters: groups first, they
 * need the rights that the change of uid takes; then the uid, with the kernel
 * told to keep the permitted capabilities over it; then all capabilities but
 * those asked for. What could be undone afterwards was not a drop, so that is
 * tried.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

#include <grp.h>

static int
failed(const char *step, unsigned int id)
{
	lwsl_err("dropping privileges: %s(%u): %s\n", step, id,
		 strerror(errno));

	return -1;
}

/* id->gid is the one to have; those that come with it are the user's */
static int
drop_groups(const struct lws_plat_identity *id)
{
	if (setgid(id->gid))
		return failed("setgid", (unsigned int)id->gid);
	/* only root may change the others, and only root has some to lose */
	if (geteuid())
		return 0;
	if (id->uid == LWS_PLAT_KEEP_UID && setgroups(1, &id->gid))
		return failed("setgroups", (unsigned int)id->gid);
	if (id->uid != LWS_PLAT_KEEP_UID && lws_unix_take_groups(id))
		return failed("initgroups", (unsigned int)id->uid);

	return 0;
}

static int
drop_user(const struct lws_plat_identity *id)
{
	if (id->count_caps && lws_unix_caps_hold())
		return failed("keep capabilities", id->count_caps);
	if (setuid(id->uid))
		return failed("setuid", (unsigned int)id->uid);
	if (!setuid(0)) {
		errno = EPERM;
		return failed("root is still there after setuid",
			      (unsigned int)id->uid);
	}
	if (id->count_caps && lws_unix_caps_restrict(id->caps, id->count_caps))
		return failed("restrict capabilities", id->count_caps);

	return 0;
}

int
lws_plat_drop_privileges(const struct lws_plat_identity *id)
{
	struct lws_plat_identity to = *id;

	if (!to.uid)
		to.uid = LWS_PLAT_KEEP_UID;
	if (to.uid == LWS_PLAT_KEEP_UID &&
	    (!to.gid || to.gid == LWS_PLAT_KEEP_GID))
		return 0;
	if (!to.gid || to.gid == LWS_PLAT_KEEP_GID)
		to.gid = getegid();

	if (drop_groups(&to))
		return -1;
	if (to.uid != LWS_PLAT_KEEP_UID && drop_user(&to))
		return -1;

	return 0;
}
