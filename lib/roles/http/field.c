/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A field of a request on its way into the store.
 */
#include "roles/http/http.h"

/* what the program allows a header to have is a cut, not a refusal; few have
 * said anything */
static LWS_NOINLINE size_t
limited(const struct lws_http *h, const struct lws_http1_field *f)
{
	const struct lws_token_limits *limits = lws_cx(h->wsi)->token_limits;
	size_t most = limits->token_limit[f->token];

	if (!most || f->value.len <= most)
		return f->value.len;
	lwsl_wsi_warn(h->wsi, "%.*s is cut from %zu bytes to its limit, %zu",
		      (int)f->name.len, (const char *)f->name.p, f->value.len,
		      most);

	return most;
}

static LWS_NOINLINE int
add_known(struct lws_http *h, const struct lws_http1_field *f)
{
	size_t len = f->value.len;

	if (lws_cx(h->wsi)->token_limits)
		len = limited(h, f);

	return lws_http_store_add(&h->store, f->token, f->value.p, len) ? 0
									: -1;
}

int
lws_http_field(struct lws_http *h, const struct lws_http1_field *f)
{
	if (f->token < 0)
		return lws_http_store_add_custom(&h->store, &f->name,
						 &f->value);

	return add_known(h, f);
}
