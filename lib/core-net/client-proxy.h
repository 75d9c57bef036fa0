/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Inner header: talking to a proxy. Which one is client-proxy.c's; how, that
 * of client-proxy-http.c and client-proxy-socks.c, or their no- twins.
 */
#ifndef LWS_CORE_NET_CLIENT_PROXY_H
#define LWS_CORE_NET_CLIENT_PROXY_H

#include "core-net/client.h"

/** struct lws_client_proxy - one, as it was configured; not changed any more */
struct lws_client_proxy {
	char *host;       /* owned */
	char *user;       /* owned; NULL: without authentication */
	char *password;   /* owned; with user */
	atomic_uint refs; /* the vhost, and who is talking to it */
	uint16_t port;
	uint8_t from_env; /* and so no_proxy counts */
};

enum lws_proxy_kind { LWS_PROXY_HTTP, LWS_PROXY_SOCKS, LWS_PROXY_KINDS };

struct lws_client_proxies {
	struct lws_client_proxy *of[LWS_PROXY_KINDS]; /* counted; NULL: none */
	uint16_t port[LWS_PROXY_KINDS]; /* where none is given; 0 */
};

/** struct lws_proxying_ops - a kind of proxy */
struct lws_proxying_ops {
	/** begin() - the proxy is connected */
	enum lws_keep (*begin)(struct lws *wsi);
	/** ready() - its descriptor is */
	enum lws_keep (*ready)(struct lws *wsi);
	/** end() - free way->proxy->state */
	void (*end)(struct lws_proxying *p);
	uint8_t timeout_reason; /* enum pending_timeout */
};

struct lws_proxying {
	const struct lws_proxying_ops *ops;
	struct lws_client_proxy *with; /* counted */
	void *state;                   /* owned, by ops */
};

extern const struct lws_proxying_ops lws_proxying_http;
extern const struct lws_proxying_ops lws_proxying_socks;

/** lws_proxying_send() - to the proxy */
enum lws_keep lws_proxying_send(struct lws *wsi, const void *p, size_t len);

/** lws_proxy_bypassed() - is a host to be reached without a proxy?
 * (proxy-bypass.c)
 * \param list: what the environment has as no_proxy: names, addresses and
 *	networks (a.b.c.d/n) between commas or blanks; a name is also that of
 *	all below it; "*" is all. NULL: none
 * \return 1, 0 */
int lws_proxy_bypassed(const char *list, const char *host);

#endif
