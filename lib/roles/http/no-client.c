/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without HTTP clients: no wsi is one.
 */
#include "roles/http/http.h"

int
lws_http_client_read(struct lws *wsi, char **buf, int *len)
{
	(void)wsi;
	(void)buf;
	(void)len;

	return -1;
}

unsigned int
lws_http_client_http_response(struct lws *wsi)
{
	(void)wsi;

	return 0;
}

void
lws_client_http_body_pending(struct lws *wsi, int something_left_to_send)
{
	(void)wsi;
	(void)something_left_to_send;
}

int
lws_http_is_redirected_to_get(struct lws *wsi)
{
	(void)wsi;

	return 0;
}
