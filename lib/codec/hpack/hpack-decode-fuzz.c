/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Header blocks of a hostile peer: the input is a connection's blocks, each
 * with its length in front (two bytes). Whole and byte by byte: the same fields
 * and the same end.
 */
#include <stdlib.h>

#include "codec/hpack/hpack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct run {
	struct lws_hpack_decoder d;
	uint32_t sum; /* of all fields */
	unsigned int fields;
};

static uint8_t scratch[LWS_HPACK_SCRATCH];

static void
mix(struct run *r, const struct lws_span *s)
{
	size_t n;

	for (n = 0; n < s->len; n++)
		r->sum = (r->sum ^ s->p[n]) * 16777619u;
	r->sum += (uint32_t)s->len;
}

static int
feed(struct run *r, struct lws_span in)
{
	struct lws_hpack_field f;
	lws_stateful_ret_t t;

	r->d.scratch = scratch;
	while ((t = lws_hpack_decode(&r->d, &in, &f)) == LWS_SRET_WANT_OUTPUT) {
		mix(r, &f.name);
		mix(r, &f.value);
		r->fields++;
	}
	if (t == LWS_SRET_WANT_INPUT && in.len)
		abort();

	return t == LWS_SRET_FATAL;
}

static void
run(struct run *r, const uint8_t *p, size_t size, size_t step)
{
	memset(r, 0, sizeof(*r));
	lws_hpack_decoder_begin(&r->d, 4096);
	while (size >= 2) {
		size_t len = lws_u16be(p), at, n;

		p += 2;
		size -= 2;
		len = len < size ? len : size;
		for (at = 0; at < len; at += n) {
			n = step < len - at ? step : len - at;
			if (feed(r, lws_span_of(p + at, n)))
				return;
		}
		if (lws_hpack_decode_end(&r->d) != LWS_SRET_OK)
			return;
		if (r->d.table.size > 4096 || r->d.table.bytes_cap > 4 * 4096)
			abort();
		p += len;
		size -= len;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct run a, b;

	run(&a, data, size, size + 1);
	run(&b, data, size, 1);
	if (a.sum != b.sum || a.fields != b.fields || a.d.err != b.d.err)
		abort();
	lws_hpack_decoder_end(&a.d);
	lws_hpack_decoder_end(&b.d);

	return 0;
}
