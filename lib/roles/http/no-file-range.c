/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No parts in this build: a Range field is ignored (RFC 9110 14.2).
 */
#include "roles/http/file.h"

const int lws_http_has_ranges = 0;

int
lws_http_next_part(struct lws_http *h)
{
	(void)h;

	return 0;
}

int
lws_http_answer_ranges(struct lws_http *h, struct lws_http_doc *d,
		       const struct lws_http_extra *x)
{
	(void)h;
	(void)d;
	(void)x;

	return 1;
}
