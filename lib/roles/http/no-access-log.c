/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No access log in this build: a vhost that asks for one says so.
 */
#include "roles/http/http.h"

void
lws_http_log(const struct lws_http *h)
{
	(void)h;
}

int
lws_http_log_open(struct lws_vhost *vh, const char *path, int *fd)
{
	if (path)
		lwsl_vhost_warn(vh, "log_filepath needs LWS_WITH_ACCESS_LOG");
	*fd = -1;

	return 0;
}
