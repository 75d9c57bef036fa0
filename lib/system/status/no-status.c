/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build that does not describe its servers.
 */
#include "core-net/core-net.h"

struct lws_x_status *
lws_x_status_begin(struct lws_context *cx)
{
	(void)cx;

	return NULL;
}

size_t
lws_x_status_next(struct lws_x_status *s, char *buf, size_t len)
{
	(void)s;
	(void)buf;
	(void)len;

	return 0;
}

void
lws_x_status_end(struct lws_x_status **s)
{
	(void)s;
}
