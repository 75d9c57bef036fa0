/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No PROXY protocol in this build: who asks for it would take the proxy for
 * the client, so nobody is let in.
 */
#include "core-net/inside.h"

int
lws_proxied_begin(struct lws *wsi, const struct lws_role_ops *role)
{
	(void)role;
	lwsl_wsi_err(wsi, "LWS_SERVER_OPTION_X_PROXY_LINE needs a build with "
			  "LWS_WITH_PROXY_LINE");

	return -1;
}
