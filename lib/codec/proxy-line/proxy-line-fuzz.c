/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A header whole and byte by byte: the same result, the same addresses, the
 * same number of bytes taken.
 */
#include <stdlib.h>

#include "codec/proxy-line/proxy-line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static lws_stateful_ret_t
run(struct lws_proxy_line *p, const uint8_t *data, size_t size, size_t step,
    size_t *taken)
{
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	size_t at;

	memset(p, 0, sizeof(*p));
	for (at = 0; at < size && r == LWS_SRET_WANT_INPUT;) {
		size_t n = step < size - at ? step : size - at;
		struct lws_span in = lws_span_of(data + at, n);

		r = lws_proxy_line_feed(p, &in);
		at += n - in.len;
	}
	*taken = at;

	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_proxy_line a, b;
	size_t na, nb;
	lws_stateful_ret_t ra = run(&a, data, size, size, &na);
	lws_stateful_ret_t rb = run(&b, data, size, 1, &nb);

	if (ra != rb || na != nb || a.err != b.err ||
	    memcmp(&a.src, &b.src, sizeof(a.src)) ||
	    memcmp(&a.dst, &b.dst, sizeof(a.dst)) || na > sizeof(a.buf))
		abort();

	return 0;
}
