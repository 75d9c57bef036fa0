/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * DEFLATE as a content coding: in gzip's frame (RFC 1952), and in zlib's
 * (RFC 1950), which is what "deflate" means (RFC 9110 8.4.1.2).
 */
#include "codec/compress/compress.h"
#include "codec/deflate/zlib-heap.h"

struct content_coder {
	z_stream z;
	int ended;
};

static void *
create(int level, int bits)
{
	struct content_coder *s = lws_zalloc(sizeof(*s), "content coder");

	if (!s)
		return NULL;
	zlib_heap(&s->z);
	if (deflateInit2(&s->z, level, Z_DEFLATED, bits,
			 LWS_TUNE_ZLIB_CONTENT_MEM, Z_DEFAULT_STRATEGY) == Z_OK)
		return s;
	lws_free(s);

	return NULL;
}

static void *
create_gzip(int level)
{
	return create(level, LWS_TUNE_ZLIB_CONTENT_BITS + 16);
}

static void *
create_deflate(int level)
{
	return create(level, LWS_TUNE_ZLIB_CONTENT_BITS);
}

static void
destroy(void *coder)
{
	struct content_coder *s = coder;

	if (!s)
		return;
	deflateEnd(&s->z);
	lws_free(s);
}

static lws_stateful_ret_t
feed(void *coder, enum lws_compress_how how, struct lws_span *in, uint8_t *out,
     size_t room, size_t *done)
{
	static const int flush[] = {
		[LWS_COMPRESS_MORE] = Z_NO_FLUSH,
		[LWS_COMPRESS_FLUSH] = Z_SYNC_FLUSH,
		[LWS_COMPRESS_END] = Z_FINISH,
	};
	struct content_coder *s = coder;
	z_stream *z = &s->z;
	int r;

	*done = 0;
	if (s->ended)
		return in->len || how == LWS_COMPRESS_FLUSH
			       ? LWS_SRET_FATAL
			       : LWS_SRET_WANT_INPUT;
	z->next_out = out;
	z->avail_out = zlib_count(room);
	do {
		zlib_in(z, in);
		/* what zlib's counts cannot hold at once is not the end */
		r = deflate(z, z->avail_in < in->len ? Z_NO_FLUSH : flush[how]);
		lws_span_skip(in, (size_t)(z->next_in - in->p));
	} while (r == Z_OK && in->len && z->avail_out);
	*done = (size_t)(z->next_out - out);
	s->ended = r == Z_STREAM_END;
	/* BUF_ERROR: flushed already, nothing new */
	if (r != Z_OK && r != Z_BUF_ERROR && r != Z_STREAM_END)
		return LWS_SRET_FATAL;
	if (how == LWS_COMPRESS_END)
		return s->ended ? LWS_SRET_WANT_INPUT : LWS_SRET_WANT_OUTPUT;

	return z->avail_out ? LWS_SRET_WANT_INPUT : LWS_SRET_WANT_OUTPUT;
}

const struct lws_compress_ops lws_compress_gzip = {
	.name = "gzip",
	.create = create_gzip,
	.destroy = destroy,
	.feed = feed,
};

const struct lws_compress_ops lws_compress_deflate = {
	.name = "deflate",
	.create = create_deflate,
	.destroy = destroy,
	.feed = feed,
};
