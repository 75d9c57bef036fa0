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

static const struct lws_role_ops *
role_for(const struct lws_vhost *vh, unsigned int type)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->takes &&
		    lws_registry_roles[n]->takes(vh, type))
			return lws_registry_roles[n];

	return NULL;
}

int
lws_role_begin(struct lws *wsi, const struct lws_role_ops *role,
	       const struct lws_protocols *p)
{
	uint16_t reason = role->reasons.adopt[!wsi->is_client];

	wsi->told_open = 0;
	if (lws_role_set(wsi, role))
		return -1;
	if (role->is_http)
		wsi->protocol = p;
	else if (role->reasons.bind[1] ? lws_protocol_bind(wsi, p, "adopt")
				       : lws_protocol_set(wsi, p))
		return -1;
	wsi->told_open = 1; /* from here on its close reason is due */
	if (reason && lws_user_callback(wsi, reason, NULL, 0))
		return -1;
	if (wsi->phase == LWS_PHASE_OPEN && role->opened &&
	    role->opened(wsi) != LWS_KEEP)
		return -1;

	return wsi->phase == LWS_PHASE_OPEN ? 0 : -1;
}

int
lws_role_fallback(struct lws *wsi)
{
	struct lws_vhost *vh = wsi->vhost;
	const struct lws_role_ops *role = NULL;
	const struct lws_protocols *p = &vh->protocols[vh->raw_protocol];

	if (vh->listen_role)
		role = lws_role_by_name(vh->listen_role);
	if (!role)
		role = role_for(vh, LWS_ADOPT_SOCKET);
	if (vh->listen_protocol)
		p = lws_vhost_name_to_protocol(vh, vh->listen_protocol);
	if (!role || !p) {
		lwsl_wsi_err(wsi, "cannot fall back to role %s, protocol %s",
			     vh->listen_role ? vh->listen_role : "raw",
			     vh->listen_protocol ? vh->listen_protocol : "raw");
		return -1;
	}
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);

	return lws_role_begin(wsi, role, p);
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
