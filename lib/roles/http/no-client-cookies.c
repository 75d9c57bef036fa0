/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without a cookie jar: clients keep none.
 */
#include "roles/http/http.h"

int
lws_http_client_cookies(struct lws *wsi, char **field)
{
	*field = NULL;
	if (lws_client_here(wsi)->ask->ssl_connection & LCCSCF_CACHE_COOKIES)
		lwsl_wsi_warn(wsi, "LCCSCF_CACHE_COOKIES: not in this build "
				   "(LWS_WITH_CACHE_NSCOOKIEJAR)");

	return 0;
}

void
lws_http_client_cookies_keep(struct lws_http *h)
{
	(void)h;
}
