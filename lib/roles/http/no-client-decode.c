/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build that undoes no content codings: h->decoding is never there.
 */
#include "roles/http/http.h"

int
lws_x_http_client_accept_coded(struct lws *wsi, uint64_t most, uint8_t **p,
			       uint8_t *end)
{
	(void)wsi;
	(void)most;
	(void)p;
	(void)end;

	return 1;
}

int
lws_http_decoding_begin(struct lws_http *h)
{
	(void)h;

	return 0;
}

int
lws_http_decoding_is_on(const struct lws_http *h)
{
	(void)h;

	return 0;
}

const char *
lws_http_decoding_feed(struct lws_http *h, struct lws_span *piece,
		       struct lws_span *out)
{
	(void)h;
	*out = *piece;
	*piece = lws_span_of(NULL, 0);

	return NULL;
}

int
lws_http_decoding_is_whole(const struct lws_http *h)
{
	(void)h;

	return 1;
}

void
lws_http_decoding_drop(struct lws_http *h)
{
	(void)h;
}
