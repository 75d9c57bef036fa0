/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which role a connection has. Role state is made when a connection takes a
 * role and freed when it leaves it, so that an upgraded connection carries
 * nothing of what it was.
 */
#include "core-net/inside.h"

const struct lws_role_ops *
lws_role_by_name(const char *name)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++)
		if (!strcmp(lws_registry_roles[n]->name, name))
			return lws_registry_roles[n];

	return NULL;
}

int
lws_role_set(struct lws *wsi, const struct lws_role_ops *role)
{
	if (wsi->role && wsi->role->leave)
		wsi->role->leave(wsi);
	wsi->role_state = NULL;
	wsi->role = role;
	if (!role || !role->enter || !role->enter(wsi))
		return 0;
	wsi->role = NULL;

	return -1;
}
