/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A Range field from the first bytes on: what comes out lies inside the
 * length, and all together are no more than it. The first two bytes are the
 * length.
 */
#include "codec/http1/http1.h"

#include <stdlib.h>

#define MAX 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_span in = lws_span_of(data, size);
	struct lws_http1_range r[MAX];
	uint64_t len, sum = 0;
	int i, n;

	if (size < 2)
		return 0;
	len = lws_u16be(in.p);
	lws_span_skip(&in, 2);
	n = lws_http1_ranges(in, len, r, MAX);
	for (i = 0; i < n; i++) {
		if (r[i].first > r[i].last || r[i].last >= len)
			abort();
		sum += r[i].last - r[i].first + 1;
	}
	if (n > 0 && sum > len)
		abort();

	return 0;
}
