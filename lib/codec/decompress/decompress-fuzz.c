/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first byte says which coding, and how the rest is cut: whole and in
 * pieces the same comes of it, or it is refused in both.
 */
#include <stdlib.h>

#include "codec/decompress/decompress.h"

#define MOST (256u * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t
run(const struct lws_decompress_ops *ops, struct lws_span all, size_t step,
    size_t *len)
{
	void *d = ops->create();
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	struct lws_span in, out;
	uint32_t sum = 1;

	*len = 0;
	if (!d)
		abort();
	while (all.len && r != LWS_SRET_FATAL && *len < MOST) {
		in = lws_span_of(all.p, step < all.len ? step : all.len);
		lws_span_skip(&all, in.len);
		while ((r = ops->feed(d, &in, &out)) == LWS_SRET_WANT_OUTPUT &&
		       *len < MOST) {
			if (!out.len)
				abort();
			for (*len += out.len; out.len; lws_span_skip(&out, 1))
				sum = sum * 31 + *out.p;
		}
		if (r != LWS_SRET_FATAL && r != LWS_SRET_WANT_OUTPUT && in.len)
			abort();
	}
	ops->destroy(d);

	return r == LWS_SRET_FATAL ? 0 : sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct lws_decompress_ops *ops = NULL;
	size_t whole, cut, step, n;
	uint32_t a, b;

	if (size < 2)
		return 0;
	for (n = 0; lws_decompress_codings[n]; n++)
		if (n == (data[0] & 3u))
			ops = lws_decompress_codings[n];
	if (!ops)
		return 0;
	step = 1 + (data[0] >> 2);
	a = run(ops, lws_span_of(data + 1, size - 1), size, &whole);
	b = run(ops, lws_span_of(data + 1, size - 1), step, &cut);
	/* brotli holds back differently what does not end */
	if (whole < MOST && cut < MOST && (!a != !b || (a && a != b)) &&
	    ops != lws_decompress_codings[0])
		abort();

	return 0;
}
