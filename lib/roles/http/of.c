/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * From a wsi to its transaction: the first member of every http role's state
 * points to it.
 */
#include "roles/http/http.h"

struct lws_http *
lws_http_of(const struct lws *wsi)
{
	if (!wsi || !wsi->role || !wsi->role->is_http || !wsi->role_state)
		return NULL;

	return *(struct lws_http *const *)wsi->role_state;
}

struct lws_http *
lws_http_take(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	if (h)
		*(struct lws_http **)wsi->role_state = NULL;

	return h;
}
