/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first line of the input is a content type, the rest a body. It is read
 * whole, byte by byte, and in pieces of sizes that its bytes choose; what is
 * said of it must be the same. Pieces have memory of exactly their size.
 */
#include <stdlib.h>

#include "codec/multipart/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct run {
	struct lws_multipart m;
	uint64_t events; /* a hash of all that was said */
	uint64_t bytes;
	int in_part;
	lws_stateful_ret_t r;
};

static void
must(int fact)
{
	if (!fact)
		abort();
}

static void
mix(struct run *r, const void *p, size_t len)
{
	const uint8_t *b = p;

	for (; len; len--)
		r->events = (r->events ^ *b++) * 1099511628211u;
}

static int
on_part(struct lws_multipart *m)
{
	struct run *r = m->opaque;

	must(!r->in_part);
	r->in_part = 1;
	mix(r, "{", 1);
	mix(r, m->name, strlen(m->name));
	mix(r, "|", 1);
	mix(r, m->filename, strlen(m->filename));

	return 0;
}

static int
on_data(struct lws_multipart *m, const struct lws_span *piece)
{
	struct run *r = m->opaque;

	must(r->in_part && piece->len);
	r->bytes += piece->len;
	mix(r, piece->p, piece->len);

	return 0;
}

static int
on_end(struct lws_multipart *m)
{
	struct run *r = m->opaque;

	must(r->in_part);
	r->in_part = 0;
	mix(r, "}", 1);

	return 0;
}

static const struct lws_multipart_ops ops = { on_part, on_data, on_end };

static void
feed_copy(struct run *r, const uint8_t *p, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);
	struct lws_span in;

	must(!!copy);
	memcpy(copy, p, len);
	in = lws_span_of(copy, len);
	r->r = lws_multipart_feed(&r->m, &in);
	must(r->r == LWS_SRET_FATAL || !in.len);
	free(copy);
}

/* step 0: as the bytes choose */
static void
run(struct run *r, struct lws_span boundary, struct lws_span body, size_t step)
{
	size_t at, n;

	memset(r, 0, sizeof(*r));
	lws_multipart_begin(&r->m, &ops, boundary);
	r->m.opaque = r;
	r->r = LWS_SRET_WANT_INPUT;
	for (at = 0; at < body.len && r->r != LWS_SRET_FATAL; at += n) {
		n = step ? step : (size_t)(body.p[at] & 15) + 1;
		if (n > body.len - at)
			n = body.len - at;
		feed_copy(r, body.p + at, n);
	}
	must(r->bytes <= body.len);
}

static void
same(const struct run *a, const struct run *b)
{
	must(a->r == b->r && a->m.err == b->m.err);
	must(a->r == LWS_SRET_FATAL ||
	     (a->events == b->events && a->bytes == b->bytes));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nl = size ? memchr(data, '\n', size) : NULL;
	struct lws_span type, body, boundary;
	struct run whole, bytes, pieces;

	if (!nl)
		return 0;
	type = lws_span_of(data, (size_t)(nl - data));
	body = lws_span_of(nl + 1, size - type.len - 1);
	if (lws_multipart_boundary(type, &boundary))
		return 0;
	must(boundary.p >= data && boundary.p + boundary.len <= nl);

	run(&whole, boundary, body, body.len + 1);
	run(&bytes, boundary, body, 1);
	run(&pieces, boundary, body, 0);
	same(&whole, &bytes);
	same(&whole, &pieces);

	return 0;
}
