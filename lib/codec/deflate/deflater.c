/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What we send. Each feed ends with a flush, so that the peer can show what it
 * has got (RFC 7692 7.2.1); what was flushed before and brings nothing new
 * gives no bytes at all.
 */
#include "codec/deflate/zlib-heap.h"

struct lws_deflater {
	z_stream z;
};

struct lws_deflater *
lws_deflater_create(unsigned int bits, int level, int mem)
{
	struct lws_deflater *s = lws_zalloc(sizeof(*s), "deflater");

	if (!s)
		return NULL;
	zlib_heap(&s->z);
	if (deflateInit2(&s->z, level, Z_DEFLATED, -(int)bits, mem,
			 Z_DEFAULT_STRATEGY) == Z_OK)
		return s;
	lws_free(s);

	return NULL;
}

void
lws_deflater_destroy(struct lws_deflater *s)
{
	if (!s)
		return;
	deflateEnd(&s->z);
	lws_free(s);
}

void
lws_deflater_reset(struct lws_deflater *s)
{
	(void)deflateReset(&s->z); /* fails only for what is no stream */
}

lws_stateful_ret_t
lws_deflater_feed(struct lws_deflater *s, struct lws_span *in, uint8_t *out,
		  size_t room, size_t *done)
{
	z_stream *z = &s->z;
	int r;

	z->next_out = out;
	z->avail_out = zlib_count(room);
	do {
		zlib_in(z, in);
		r = deflate(z, Z_SYNC_FLUSH);
		lws_span_skip(in, (size_t)(z->next_in - in->p));
	} while (r == Z_OK && in->len && z->avail_out);
	*done = (size_t)(z->next_out - out);
	/* BUF_ERROR: flushed already, nothing new */
	if (r != Z_OK && r != Z_BUF_ERROR)
		return LWS_SRET_FATAL;

	return z->avail_out ? LWS_SRET_WANT_INPUT : LWS_SRET_WANT_OUTPUT;
}
