/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build that does not describe its servers counts no requests.
 */
#include "roles/http/http.h"

void
lws_http_count(const struct lws_http *h)
{
	(void)h;
}
