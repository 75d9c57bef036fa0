/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without clients: there are none, and none can be made.
 */
#include "core-net/inside.h"

struct lws *
lws_client_connect_via_info(const struct lws_client_connect_info *i)
{
	if (i->pwsi)
		*i->pwsi = NULL;
	lwsl_cx_err(i->context, "client connections are not in this build");

	return NULL;
}

enum lws_keep
lws_client_fail(struct lws *wsi, const char *fmt, ...)
{
	(void)wsi;
	(void)fmt;

	return LWS_CLOSE;
}

enum lws_keep
lws_client_lost(struct lws *wsi)
{
	(void)wsi;

	return LWS_CLOSE;
}

enum lws_keep
lws_client_turn(struct lws *wsi, short revents)
{
	(void)wsi;
	(void)revents;

	return LWS_CLOSE;
}

void
lws_client_late(struct lws *wsi)
{
	(void)wsi;
}

void
lws_client_ending(struct lws *wsi)
{
	(void)wsi;
}

void
lws_client_forget(struct lws *wsi)
{
	(void)wsi;
}

int
lws_client_vhost_init(struct lws_vhost *vh,
		      const struct lws_context_creation_info *info)
{
	(void)vh;
	(void)info;

	return 0;
}

void
lws_client_vhost_fini(struct lws_vhost *vh)
{
	(void)vh;
}

void
lws_lookups_fini(struct lws_context *cx)
{
	(void)cx;
}

int
lws_set_proxy(struct lws_vhost *vhost, const char *proxy)
{
	(void)vhost;
	(void)proxy;

	return -1;
}

int
lws_set_socks(struct lws_vhost *vhost, const char *socks)
{
	(void)vhost;
	(void)socks;

	return -1;
}
