/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without digest authentication: an answer that wants it is the
 * program's.
 */
#include "roles/http/http.h"

enum lws_keep
lws_http_client_prove(struct lws_http *h, int *again)
{
	(void)h;
	(void)again;

	return LWS_KEEP;
}
