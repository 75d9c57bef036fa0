/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * gzip and deflate undone, by our own inflater. A gzip stream may have several
 * members (RFC 1952 2.2). What is called deflate is zlib's frame (RFC 9110
 * 8.4.1.2), but there are servers that leave it away: its first two bytes are a
 * multiple of 31, which bare data begins with only by bad luck.
 */
#include "codec/decompress/decompress.h"
#include "codec/gunzip/gunzip.h"

struct inflating {
	struct lws_inflate z;
	uint8_t held[2]; /* the first bytes of deflate */
	uint8_t have;
	uint8_t begun;
	uint8_t ended; /* a member is complete */
	uint8_t is_gzip;
};

static void *
create(void)
{
	/* the inflater begins itself; only what is ours has to be zero */
	return lws_zalloc(sizeof(struct inflating), "inflating");
}

static void *
create_gzip(void)
{
	struct inflating *d = create();

	if (!d)
		return NULL;
	d->is_gzip = 1;

	return d;
}

static void
destroy(void *decoder)
{
	lws_free(decoder);
}

/* which frame it is; 0: one byte more, please */
static int
begin(struct inflating *d, struct lws_span *in)
{
	if (d->is_gzip) {
		lws_inflate_begin(&d->z, LWS_INFLATE_GZIP);
		d->begun = 1;
		return 1;
	}
	while (d->have < 2 && in->len)
		d->held[d->have++] = lws_span_take8(in);
	if (d->have < 2)
		return 0;
	lws_inflate_begin(&d->z,
			  (d->held[0] & 15) == 8 && !(lws_u16be(d->held) % 31)
				  ? LWS_INFLATE_ZLIB
				  : LWS_INFLATE_RAW);
	d->begun = 1;

	return 1;
}

/* what waits in the ring; 0 nothing */
static int
take(struct lws_inflate *z, struct lws_span *out)
{
	const size_t at = z->consumed % LWS_INFLATE_WINDOW;
	size_t len = z->produced - z->consumed;

	if (!len)
		return 0;
	if (len > LWS_INFLATE_WINDOW - at)
		len = LWS_INFLATE_WINDOW - at;
	*out = lws_span_of(z->window + at, len);
	z->consumed += len;

	return 1;
}

static lws_stateful_ret_t
run(struct inflating *d, struct lws_span *in)
{
	struct lws_span first = lws_span_of(d->held, d->have);
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;

	if (d->have) {
		d->have = 0;
		r = lws_inflate_feed(&d->z, &first);
	}

	return r == LWS_SRET_WANT_INPUT ? lws_inflate_feed(&d->z, in) : r;
}

/* one member, or a part of it */
static lws_stateful_ret_t
step(struct inflating *d, struct lws_span *in, struct lws_span *out)
{
	lws_stateful_ret_t r;

	if (d->ended && !d->is_gzip)
		return LWS_SRET_FATAL; /* it stands behind the end */
	if (d->ended)
		d->ended = d->begun = 0;
	if (!d->begun && !begin(d, in))
		return LWS_SRET_WANT_INPUT;
	r = run(d, in);
	if (r != LWS_SRET_OK && r != LWS_SRET_WANT_INPUT &&
	    r != LWS_SRET_WANT_OUTPUT)
		return LWS_SRET_FATAL;
	d->ended = r == LWS_SRET_OK;

	return take(&d->z, out) ? LWS_SRET_WANT_OUTPUT : r;
}

static lws_stateful_ret_t
feed(void *decoder, struct lws_span *in, struct lws_span *out)
{
	struct inflating *d = decoder;
	lws_stateful_ret_t r;

	*out = lws_span_of(NULL, 0);
	if (d->begun && take(&d->z, out)) /* what did not fit the last time */
		return LWS_SRET_WANT_OUTPUT;
	if (!in->len)
		return d->ended ? LWS_SRET_OK : LWS_SRET_WANT_INPUT;
	do
		r = step(d, in, out);
	while (r == LWS_SRET_OK && in->len);

	return r;
}

const struct lws_decompress_ops lws_decompress_gzip = {
	.name = "gzip",
	.create = create_gzip,
	.destroy = destroy,
	.feed = feed,
};

const struct lws_decompress_ops lws_decompress_deflate = {
	.name = "deflate",
	.create = create,
	.destroy = destroy,
	.feed = feed,
};
