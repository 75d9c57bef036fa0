/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the fuzz targets of this codec share: a stream of messages is read
 * whole, byte by byte, and cut in pieces of sizes that the input chooses; the
 * events must be the same. Pieces and the carry have memory of exactly their
 * size. Limits are small, so that inputs reach them.
 */
#ifndef LWS_HTTP1_FUZZ_H
#define LWS_HTTP1_FUZZ_H

#include <stdlib.h>

#include "codec/http1/http1.h"

struct fuzz_run {
	struct lws_http1 h;
	uint8_t *carry;
	uint64_t events; /* a hash of all that was said */
	uint64_t body;   /* bytes of bodies */
	int stopped;
};

static void
fuzz_mix(struct fuzz_run *r, const void *p, size_t len)
{
	const uint8_t *b = p;

	for (; len; len--)
		r->events = (r->events ^ *b++) * 1099511628211u;
}

static void
fuzz_mix_span(struct fuzz_run *r, struct lws_span s)
{
	uint64_t len = s.len;

	fuzz_mix(r, &len, sizeof(len));
	fuzz_mix(r, s.p, s.len);
}

static enum lws_http1_err
fuzz_start(struct lws_http1 *h, const struct lws_http1_start *s)
{
	struct fuzz_run *r = h->opaque;

	fuzz_mix(r, &h->msg, sizeof(h->msg));
	fuzz_mix_span(r, s->method);
	fuzz_mix_span(r, s->target);
	fuzz_mix_span(r, s->version);
	fuzz_mix_span(r, s->authority);
	fuzz_mix_span(r, s->path);
	fuzz_mix_span(r, s->query);
	fuzz_mix_span(r, s->reason);

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
fuzz_field(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct fuzz_run *r = h->opaque;

	fuzz_mix(r, &f->token, sizeof(f->token));
	fuzz_mix_span(r, f->name);
	fuzz_mix_span(r, f->value);

	return LWS_HTTP1_OK;
}

static uint8_t *
fuzz_carry(struct lws_http1 *h, size_t size)
{
	struct fuzz_run *r = h->opaque;

	if (!size) {
		free(r->carry);
		r->carry = NULL;
		return NULL;
	}
	r->carry = realloc(r->carry, size);

	return r->carry;
}

static lws_stateful_ret_t
fuzz_step(struct fuzz_run *r, struct lws_span *in)
{
	struct lws_span piece = { NULL, 0 };
	lws_stateful_ret_t ret;

	if (r->h.phase == LWS_HTTP1_PHASE_HEAD) {
		ret = lws_http1_head_feed(&r->h, in);
		if (ret == LWS_SRET_OK)
			fuzz_mix(r, &r->h.msg, sizeof(r->h.msg));
		return ret;
	}
	ret = lws_http1_body_feed(&r->h, in, &piece);
	if (ret == LWS_SRET_WANT_OUTPUT) {
		if (!piece.len)
			abort();
		fuzz_mix(r, piece.p, piece.len);
		r->body += piece.len;
		return LWS_SRET_OK;
	}
	if (ret == LWS_SRET_OK)
		lws_http1_next(&r->h);

	return ret;
}

static void
fuzz_feed(struct fuzz_run *r, const uint8_t *p, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);
	struct lws_span in;
	lws_stateful_ret_t ret = LWS_SRET_OK;

	if (!copy)
		abort();
	memcpy(copy, p, len);
	in = lws_span_of(copy, len);
	while (ret == LWS_SRET_OK && !r->stopped)
		ret = fuzz_step(r, &in);
	if (ret == LWS_SRET_FATAL)
		r->stopped = 1;
	if (ret == LWS_SRET_WANT_INPUT && in.len)
		abort();
	free(copy);
}

static const struct lws_http1_limits fuzz_limits = {
	.start_line = 200,
	.field_line = 200,
	.block = 1000,
	.chunk_ext = 50,
	.fields = 20,
	.method = 10,
	.empty_lines = 2,
};

/* sizes: the pieces' sizes over and over; each up to 16, or all of it if 0 */
static void
fuzz_run(struct fuzz_run *r, struct lws_span bytes, struct lws_span sizes,
	 uint8_t response)
{
	static const struct lws_http1_ops ops = { fuzz_start, fuzz_field,
						  fuzz_field, fuzz_carry };
	const struct lws_http1_setup setup = { &ops, &fuzz_limits, r,
					       response };
	size_t i = 0, n;

	memset(r, 0, sizeof(*r));
	lws_http1_begin(&r->h, &setup);
	lws_http1_next(&r->h);
	while (bytes.len && !r->stopped) {
		n = sizes.len ? sizes.p[i++ % sizes.len] & 15u : 0;
		if (!n || n > bytes.len)
			n = bytes.len;
		fuzz_feed(r, bytes.p, n);
		lws_span_skip(&bytes, n);
	}
	if (lws_http1_eof(&r->h) != LWS_SRET_OK)
		fuzz_mix(r, &r->h.err, sizeof(r->h.err));
	lws_http1_end(&r->h);
	if (r->carry)
		abort();
}

static void
fuzz_same(const struct fuzz_run *a, const struct fuzz_run *b)
{
	if (a->events != b->events || a->body != b->body ||
	    a->h.err != b->h.err || a->stopped != b->stopped)
		abort();
}

/* the input: the first byte says how many bytes of sizes follow */
static void
fuzz_http1(const uint8_t *data, size_t size, uint8_t response)
{
	static const uint8_t one = 1;
	struct lws_span in = lws_span_of(data, size), sizes;
	struct fuzz_run whole, cut;

	sizes.len = lws_span_take8(&in) & 7u;
	if (sizes.len > in.len)
		sizes.len = in.len;
	sizes.p = in.p;
	lws_span_skip(&in, sizes.len);

	fuzz_run(&whole, in, lws_span_of(NULL, 0), response);
	fuzz_run(&cut, in, lws_span_of(&one, 1), response);
	fuzz_same(&whole, &cut);
	fuzz_run(&cut, in, sizes, response);
	fuzz_same(&whole, &cut);
}

#endif
