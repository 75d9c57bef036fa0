/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The present for date headers (RFC 9110 6.6.1). It changes once a second, so
 * it is rendered once a second and thread, and copied otherwise.
 */
#include "roles/http/http.h"

const char *
lws_http_date(struct lws_context_per_thread *pt, struct lws_http_date *own)
{
	struct lws_http_date *d = lws_http_date_cache(pt);
	int64_t secs = (int64_t)(lws_plat_wall_us() / LWS_US_PER_SEC);
	time_t t = (time_t)secs;

	if (!d) {
		d = own;
		d->text[0] = '\0';
	}
	if (d->text[0] && d->secs == secs)
		return d->text;
	if (lws_http_date_render_from_unix(d->text, sizeof(d->text), &t))
		return NULL;
	d->secs = secs;

	return d->text;
}
