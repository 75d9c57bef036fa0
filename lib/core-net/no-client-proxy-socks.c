/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without SOCKS5: who has configured such a proxy is not connected
 * around it.
 */
#include "core-net/client-proxy.h"

static enum lws_keep
begin(struct lws *wsi)
{
	return lws_client_fail(wsi, "socks: not in this build");
}

static enum lws_keep
ready(struct lws *wsi)
{
	return begin(wsi);
}

static void
end(struct lws_proxying *p)
{
	(void)p;
}

const struct lws_proxying_ops lws_proxying_socks = {
	.begin = begin,
	.ready = ready,
	.end = end,
	.timeout_reason = PENDING_TIMEOUT_AWAITING_SOCKS_GREETING_REPLY,
};
