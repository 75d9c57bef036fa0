/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Requests and what was answered, for the status of the server.
 */
#include "roles/http/http.h"

/* one that was refused before its head was complete has an answer, too */
void
lws_http_count(const struct lws_http *h)
{
	struct lws_vhost_counts *c;

	if (!h->wsi->vhost || (h->step == LWS_HTTP_HEAD && !h->status))
		return;
	c = lws_vhost_counts_of(h->wsi);
	lws_count(&c->requests, 1);
	if (h->status >= 100 && h->status < 600)
		lws_count(&c->answers[h->status / 100 - 1], 1);
}
