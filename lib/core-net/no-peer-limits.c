/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Peers have no limits in this build.
 */
#include "core-net/inside.h"

int
lws_peers_init(struct lws_context *cx,
	       const struct lws_context_creation_info *info)
{
	if (!info->ip_limit_ah && !info->ip_limit_wsi)
		return 0;
	lwsl_cx_err(cx, "ip_limit_ah and ip_limit_wsi need a build with "
			"LWS_WITH_PEER_LIMITS");

	return -1;
}

void
lws_peers_fini(struct lws_context *cx)
{
	(void)cx;
}

int
lws_peer_count_wsi(struct lws *wsi, const struct sockaddr *peer)
{
	(void)wsi;
	(void)peer;

	return 0;
}

void
lws_peer_uncount_wsi(struct lws *wsi)
{
	(void)wsi;
}

int
lws_peer_headers(struct lws *wsi, int change)
{
	(void)wsi;
	(void)change;

	return 0;
}
