/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No ranges: the field is ignored, as RFC 9110 14.2 allows.
 */
#include "codec/http1/http1.h"

const int lws_http1_has_ranges = 0;

int
lws_http1_ranges(struct lws_span value, uint64_t len,
		 struct lws_http1_range *out, unsigned int max)
{
	(void)value;
	(void)len;
	(void)out;
	(void)max;

	return -1;
}
