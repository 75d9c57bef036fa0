/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Who the process will be. Names are looked up when the context is made, so
 * that a wrong one fails there; the change itself comes when everything that
 * needs the old rights has been opened.
 */
#include "core-net/inside.h"

int
lws_privileges_resolve(struct lws_context *cx,
		       const struct lws_context_creation_info *info)
{
	unsigned int n;

	cx->uid = info->uid;
	cx->gid = info->gid;
	if (info->username && lws_plat_user_to_uid(info->username, &cx->uid)) {
		lwsl_cx_err(cx, "there is no user %s", info->username);
		return -1;
	}
	if (info->groupname &&
	    lws_plat_group_to_gid(info->groupname, &cx->gid)) {
		lwsl_cx_err(cx, "there is no group %s", info->groupname);
		return -1;
	}
	if (info->count_caps < 0 ||
	    (size_t)info->count_caps > LWS_ARRAY_SIZE(cx->caps)) {
		lwsl_cx_err(cx, "count_caps %d: 0 to %u", info->count_caps,
			    (unsigned int)LWS_ARRAY_SIZE(cx->caps));
		return -1;
	}
	cx->count_caps = (uint8_t)info->count_caps;
	for (n = 0; n < cx->count_caps; n++)
		cx->caps[n] = (int)info->caps[n];

	return 0;
}

int
lws_privileges_drop(struct lws_context *cx)
{
	struct lws_plat_identity id;

	if (cx->privileges_dropped)
		return 0;
	cx->privileges_dropped = 1;
	id.uid = cx->uid;
	id.gid = cx->gid;
	id.caps = cx->caps;
	id.count_caps = cx->count_caps;

	return lws_plat_drop_privileges(&id);
}
