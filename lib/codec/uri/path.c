/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Percent-decoding, the normalised path, query arguments. The decoded view is
 * never longer than the raw one and is written from front to back, so input
 * and output may be the same memory.
 */
#include "codec/uri/uri.h"

struct out {
	uint8_t *p;
	size_t len;
	size_t cap;
};

static enum lws_uri_err
out_put(struct out *o, uint8_t b)
{
	if (o->len == o->cap)
		return LWS_URI_ERR_ROOM;
	o->p[o->len++] = b;

	return LWS_URI_OK;
}

/* RFC 3986 2.1; in->len is not 0. A blank as + is what forms send. */
static enum lws_uri_err
take_decoded(struct lws_span *in, uint8_t *out)
{
	uint8_t b = lws_span_take8(in);
	int hi, lo;

	*out = b == '+' ? ' ' : b;
	if (b != '%')
		return LWS_URI_OK;
	if (in->len < 2)
		return LWS_URI_ERR_ESCAPE;
	hi = lws_hex_digit(in->p[0]);
	lo = lws_hex_digit(in->p[1]);
	if (hi < 0 || lo < 0)
		return LWS_URI_ERR_ESCAPE;
	lws_span_skip(in, 2);
	*out = (uint8_t)(hi << 4 | lo);

	return LWS_URI_OK;
}

enum lws_uri_err
lws_uri_decode(struct lws_span in, uint8_t *dst, size_t cap, size_t *len)
{
	struct out o = { dst, 0, cap };
	enum lws_uri_err err = LWS_URI_OK;
	uint8_t b;

	while (in.len && !err) {
		err = take_decoded(&in, &b);
		if (!err)
			err = out_put(&o, b);
	}
	*len = o.len;

	return err;
}

/* The last segment, after the last /, is complete: a / or the end follows.
 * Dot segments go (RFC 3986 5.2.4); what remains ends in / if one went. */
static void
close_segment(struct out *o)
{
	size_t seg = o->len;

	while (seg && o->p[seg - 1] != '/')
		seg--;
	if (o->len - seg == 1 && o->p[seg] == '.')
		o->len = seg;
	if (o->len - seg != 2 || o->p[seg] != '.' || o->p[seg + 1] != '.')
		return;

	/* back over the / to the one before it, and no further than the first
	 */
	o->len = seg;
	if (o->len > 1)
		o->len--;
	while (o->len > 1 && o->p[o->len - 1] != '/')
		o->len--;
}

static enum lws_uri_err
path_put(struct out *o, uint8_t b)
{
	if (!b)
		return LWS_URI_ERR_NUL;
	if (b != '/')
		return out_put(o, b);
	close_segment(o);
	if (o->len && o->p[o->len - 1] == '/')
		return LWS_URI_OK;

	return out_put(o, b);
}

/* others stand for themselves; a / does, unless another or a dot follows */
static const uint8_t special[256] = {
	[0] = 1, ['%'] = 1, ['+'] = 1, ['/'] = 1
};

static size_t
plain_len(const struct lws_span *in)
{
	size_t n = 0;

	while (n < in->len && !special[in->p[n]])
		n++;

	return n;
}

int
lws_uri_path_is_plain(struct lws_span in)
{
	size_t n;

	if (!in.len || *in.p != '/')
		return 0;
	for (n = 0; n < in.len; n++) {
		if (!special[in.p[n]])
			continue;
		if (in.p[n] != '/')
			return 0;
		if (n + 1 < in.len &&
		    (in.p[n + 1] == '/' || in.p[n + 1] == '.'))
			return 0;
	}

	return 1;
}

static enum lws_uri_err
take_plain(struct lws_span *in, struct out *o)
{
	size_t n = plain_len(in);

	if (!n)
		return LWS_URI_OK;
	if (n > o->cap - o->len)
		return LWS_URI_ERR_ROOM;
	memmove(o->p + o->len, in->p, n);
	o->len += n;
	lws_span_skip(in, n);

	return LWS_URI_OK;
}

enum lws_uri_err
lws_uri_path(struct lws_span in, uint8_t *dst, size_t cap, size_t *len)
{
	struct out o = { dst, 0, cap };
	enum lws_uri_err err = LWS_URI_OK;
	uint8_t b;

	*len = 0;
	if (!in.len || *in.p != '/')
		return LWS_URI_ERR_RELATIVE;
	while (in.len && !err) {
		err = take_decoded(&in, &b);
		if (!err)
			err = path_put(&o, b);
		if (!err)
			err = take_plain(&in, &o);
	}
	if (!err)
		close_segment(&o);
	*len = o.len;

	return err;
}

int
lws_uri_arg_next(struct lws_span *query, struct lws_span *piece)
{
	size_t n;

	if (!query->len)
		return 0;
	for (n = 0; n < query->len; n++)
		if (query->p[n] == '&' || query->p[n] == ';')
			break;
	*piece = lws_span_of(query->p, n);
	lws_span_skip(query, n + 1);

	return 1;
}

enum lws_uri_err
lws_uri_arg_decode(struct lws_span piece, uint8_t *dst, size_t cap, size_t *len)
{
	struct out o = { dst, 0, cap };
	enum lws_uri_err err = LWS_URI_OK;
	int in_name = 1;

	while (piece.len && !err) {
		int literal = *piece.p == '=';
		uint8_t b;

		err = take_decoded(&piece, &b);
		if (err)
			break;
		if (in_name && literal)
			in_name = 0;
		if (in_name && !b)
			err = LWS_URI_ERR_NUL;
		else
			err = out_put(&o, in_name && b == '=' ? '_' : b);
	}
	*len = o.len;

	return err;
}
