/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as messages of permessage-deflate. The first byte says the window,
 * the size of pieces, and whether each message starts anew. What inflates is
 * deflated and inflated again, which must give the same.
 */
#include "codec/deflate/deflate.h"

#include <stdlib.h>

#define MOST 65536

static uint8_t plain[MOST], packed[MOST + 1000], again[MOST];

/* bytes, or -1: no stream, or more than we want to see */
static long
inflate_all(struct lws_inflater *z, struct lws_span in, uint8_t *out,
	    size_t piece)
{
	struct lws_span tail = lws_inflater_tail();
	lws_stateful_ret_t r;
	size_t at = 0, n;

	do {
		if (at + piece > MOST)
			return -1;
		r = lws_inflater_feed(z, in.len ? &in : &tail, out + at, piece,
				      &n);
		at += n;
		if (r == LWS_SRET_FATAL)
			return -1;
	} while (r == LWS_SRET_WANT_OUTPUT || in.len || tail.len);

	return (long)at;
}

static void
there_and_back(const uint8_t *p, size_t len)
{
	struct lws_deflater *d = lws_deflater_create(15, 1, 8);
	struct lws_inflater *z = lws_inflater_create(15);
	struct lws_span in = lws_span_of(p, len);
	size_t n;

	if (!d || !z ||
	    lws_deflater_feed(d, &in, packed, sizeof(packed), &n) !=
		    LWS_SRET_WANT_INPUT ||
	    n < LWS_DEFLATE_TAIL)
		abort();
	in = lws_span_of(packed, n - LWS_DEFLATE_TAIL);
	if (inflate_all(z, in, again, 4096) != (long)len ||
	    memcmp(again, p, len))
		abort();
	lws_deflater_destroy(d);
	lws_inflater_destroy(z);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_inflater *z;
	size_t cut;
	long n;

	if (size < 2)
		return 0;
	z = lws_inflater_create(8u + (data[0] & 7));
	if (!z)
		return 0;
	cut = size / 2;
	n = inflate_all(z, lws_span_of(data + 1, cut), plain,
			1u + (data[0] >> 4));
	if (n >= 0) {
		if (data[0] & 8)
			lws_inflater_reset(z);
		n = inflate_all(z, lws_span_of(data + 1 + cut, size - 1 - cut),
				plain, 4000);
	}
	lws_inflater_destroy(z);
	/* the longest that surely fits when it is packed badly */
	if (n >= 0 && n < MOST - 8192)
		there_and_back(plain, (size_t)n);

	return 0;
}
