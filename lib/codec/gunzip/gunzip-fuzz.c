/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a stream. The first one says which frame and in what pieces it
 * is cut; cutting it otherwise must not change what comes out.
 */
#include "codec/gunzip/gunzip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct result {
	lws_stateful_ret_t r;
	size_t total;
	uint32_t sum;
};

static struct result
run(struct lws_inflate *z, struct lws_span all, enum lws_inflate_frame frame,
    size_t piece)
{
	struct result result = { LWS_SRET_WANT_INPUT, 0, 0 };
	uint8_t out[3000];

	lws_inflate_begin(z, frame);
	while (result.r == LWS_SRET_WANT_INPUT && all.len) {
		const size_t n = piece < all.len ? piece : all.len;
		struct lws_span in = lws_span_of(all.p, n);
		size_t got;

		do {
			result.r = lws_inflate_feed(z, &in);
			while ((got = lws_inflate_take(z, out, sizeof(out)))) {
				result.sum = lws_crc32(result.sum, out, got);
				result.total += got;
			}
		} while (result.r == LWS_SRET_WANT_OUTPUT);
		lws_span_skip(&all, n);
	}

	return result;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct lws_inflate z;
	struct result whole, cut;
	enum lws_inflate_frame frame;
	struct lws_span in;

	if (!size)
		return 0;
	in = lws_span_of(data + 1, size - 1);
	frame = (enum lws_inflate_frame)(data[0] % 3);
	whole = run(&z, in, frame, in.len);
	cut = run(&z, in, frame, 1u + data[0] / 3u);
	if (whole.r != cut.r || whole.total != cut.total ||
	    whole.sum != cut.sum)
		abort();

	return 0;
}
