/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Frames of a hostile peer, whole and byte by byte: the same events.
 */
#include <stdlib.h>

#include "codec/h2-frame/h2-frame.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct run {
	struct lws_h2_reader r;
	uint32_t sum;
	size_t data;
};

static void
mix(struct run *run, uint32_t v)
{
	run->sum = (run->sum ^ v) * 16777619u;
}

static void
see(struct run *run, const struct lws_h2_event *ev)
{
	int has_piece =
		ev->kind == LWS_H2_EV_DATA || ev->kind == LWS_H2_EV_FRAGMENT;
	size_t n;

	if (has_piece) { /* they come in other pieces */
		for (n = 0; n < ev->piece.len; n++)
			mix(run, ev->piece.p[n]);
		run->data += ev->piece.len;
		return;
	}
	mix(run, ev->kind);
	mix(run, ev->stream);
	mix(run, ev->flags);
}

static void
feed(struct run *run, const uint8_t *p, size_t size, size_t step)
{
	lws_stateful_ret_t t = LWS_SRET_WANT_INPUT;
	struct lws_h2_event ev;
	size_t at, n;

	memset(run, 0, sizeof(*run));
	lws_h2_reader_begin(&run->r, LWS_H2_FRAME_MIN);
	for (at = 0; at < size && t != LWS_SRET_FATAL; at += n) {
		struct lws_span in;

		n = step < size - at ? step : size - at;
		in = lws_span_of(p + at, n);
		while ((t = lws_h2_read(&run->r, &in, &ev)) ==
		       LWS_SRET_WANT_OUTPUT)
			see(run, &ev);
		if (t == LWS_SRET_WANT_INPUT && in.len)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct run a, b;

	feed(&a, data, size, size);
	feed(&b, data, size, 1);
	if (a.sum != b.sum || a.data != b.data || a.r.err != b.r.err ||
	    a.r.why != b.r.why || a.data > size)
		abort();

	return 0;
}
