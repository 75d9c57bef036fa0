/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The environment's no_proxy, as it is used by many: there is no standard.
 */
#include "core-net/client-proxy.h"

#define SEPARATORS ", \t"

/* "example.com" and ".example.com" are the same: it, and what is below it */
static int
name_has(const char *name, size_t len, const char *host)
{
	size_t n = strlen(host);

	if (len && *name == '.') {
		name++;
		len--;
	}
	if (!len || len > n || strncasecmp(host + n - len, name, len))
		return 0;

	return len == n || host[n - len - 1] == '.';
}

static int
network_has(const char *text, const char *host)
{
	lws_sockaddr46 net, sa;
	const char *slash = strchr(text, '/');
	char ads[64];
	int bits;

	memset(&net, 0, sizeof(net));
	memset(&sa, 0, sizeof(sa));
	if (!slash || (size_t)(slash - text) >= sizeof(ads))
		return 0;
	lws_strncpy(ads, text, (size_t)(slash - text) + 1);
	bits = atoi(slash + 1);
	if (lws_sa46_parse_numeric_address(ads, &net) ||
	    lws_sa46_parse_numeric_address(host, &sa) || bits < 0 ||
	    bits > 128 || net.sa4.sin_family != sa.sa4.sin_family)
		return 0;

	return !lws_sa46_on_net(&sa, &net, bits);
}

static int
item_has(const char *item, size_t len, const char *host)
{
	char text[64];

	if (len == 1 && *item == '*')
		return 1;
	if (name_has(item, len, host))
		return 1;
	if (len >= sizeof(text))
		return 0;
	lws_strncpy(text, item, len + 1);

	return network_has(text, host);
}

int
lws_proxy_bypassed(const char *list, const char *host)
{
	while (list && *list) {
		size_t len;

		list += strspn(list, SEPARATORS);
		len = strcspn(list, SEPARATORS);
		if (len && item_has(list, len, host))
			return 1;
		list += len;
	}

	return 0;
}
