/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the peer sends. A stream may be ended by a final block inside a message
 * (RFC 7692 7.2.3.4); what follows is then a new stream that may still refer to
 * the old one's bytes, so the window stays. It stays where it is: such a block
 * may have two bytes, and a peer can send as many as it likes.
 */
#include "codec/deflate/zlib-heap.h"

struct lws_inflater {
	z_stream z;
};

struct lws_inflater *
lws_inflater_create(unsigned int bits)
{
	struct lws_inflater *s = lws_zalloc(sizeof(*s), "inflater");

	if (!s)
		return NULL;
	zlib_heap(&s->z);
	if (inflateInit2(&s->z, -(int)bits) == Z_OK)
		return s;
	lws_free(s);

	return NULL;
}

void
lws_inflater_destroy(struct lws_inflater *s)
{
	if (!s)
		return;
	inflateEnd(&s->z);
	lws_free(s);
}

void
lws_inflater_reset(struct lws_inflater *s)
{
	(void)inflateReset(&s->z); /* fails only for what is no stream */
}

lws_stateful_ret_t
lws_inflater_feed(struct lws_inflater *s, struct lws_span *in, uint8_t *out,
		  size_t room, size_t *done)
{
	z_stream *z = &s->z;
	int r;

	z->next_out = out;
	z->avail_out = zlib_count(room);
	do {
		zlib_in(z, in);
		r = inflate(z, Z_SYNC_FLUSH);
		lws_span_skip(in, (size_t)(z->next_in - in->p));
		if (r == Z_STREAM_END)
			r = inflateResetKeep(z);
	} while (r == Z_OK && in->len && z->avail_out);
	*done = (size_t)(z->next_out - out);
	/* BUF_ERROR: there was nothing to do, which is no harm */
	if (r != Z_OK && r != Z_BUF_ERROR)
		return LWS_SRET_FATAL;

	return z->avail_out ? LWS_SRET_WANT_INPUT : LWS_SRET_WANT_OUTPUT;
}

struct lws_span
lws_inflater_tail(void)
{
	static const uint8_t tail[LWS_DEFLATE_TAIL] = { 0, 0, 0xff, 0xff };

	return lws_span_of(tail, sizeof(tail));
}
