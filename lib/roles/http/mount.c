/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which mount a path belongs to: the longest mountpoint that the path begins
 * with and that ends at a slash or the path's end; the first listed on ties.
 */
#include "roles/http/http.h"

static int
matches(const struct lws_http_mount *m, const char *path, size_t len)
{
	size_t n = m->mountpoint_len;

	if (n == 1)
		return 1; /* "/" */
	if (len < n || memcmp(path, m->mountpoint, n))
		return 0;

	return len == n || path[n] == '/';
}

const struct lws_http_mount *
lws_http_mount_find(const struct lws_vhost *vh, const char *path, size_t len)
{
	const struct lws_http_mount *m, *best = NULL;

	for (m = vh->mounts; m; m = m->mount_next)
		if (matches(m, path, len) &&
		    (!best || m->mountpoint_len > best->mountpoint_len))
			best = m;
	if (best && best->origin_protocol == LWSMPRO_NO_MOUNT)
		return NULL;

	return best;
}
