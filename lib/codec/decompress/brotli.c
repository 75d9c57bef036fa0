/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Brotli (RFC 7932) undone, on the library's heap and within a limit: how far
 * back a stream refers, and so what its decoder needs, is the peer's choice.
 * And the table of a build that has it.
 */
#include "codec/decompress/decompress.h"

#include <brotli/decode.h>

const struct lws_decompress_ops *const lws_decompress_codings[] = {
	&lws_decompress_br, &lws_decompress_gzip, &lws_decompress_deflate, NULL
};

struct br {
	BrotliDecoderState *decoder;
	size_t used; /* bytes of all its blocks */
};

struct block {
	size_t size;
	max_align_t bytes[];
};

static void *
br_alloc(void *opaque, size_t size)
{
	struct br *d = opaque;
	struct block *b;

	if (size > LWS_LIMIT_BROTLI_DECODER - d->used)
		return NULL;
	b = lws_malloc(sizeof(*b) + size, "brotli");
	if (!b)
		return NULL;
	b->size = size;
	d->used += size;

	return b->bytes;
}

static void
br_free(void *opaque, void *p)
{
	struct br *d = opaque;
	struct block *b;

	if (!p)
		return;
	b = lws_container_of(p, struct block, bytes);
	d->used -= b->size;
	lws_free(b);
}

static void
br_destroy(void *decoder)
{
	struct br *d = decoder;

	if (!d)
		return;
	BrotliDecoderDestroyInstance(d->decoder);
	lws_free(d);
}

static void *
br_create(void)
{
	struct br *d = lws_zalloc(sizeof(*d), "brotli decoder");

	if (!d)
		return NULL;
	d->decoder = BrotliDecoderCreateInstance(br_alloc, br_free, d);
	if (d->decoder)
		return d;
	lws_free(d);

	return NULL;
}

static lws_stateful_ret_t
br_feed(void *decoder, struct lws_span *in, struct lws_span *out)
{
	struct br *d = decoder;
	size_t none = 0, len = 0;
	BrotliDecoderResult r;

	*out = lws_span_of(NULL, 0);
	if (BrotliDecoderIsFinished(d->decoder))
		return in->len ? LWS_SRET_FATAL : LWS_SRET_OK;
	r = BrotliDecoderDecompressStream(d->decoder, &in->len, &in->p, &none,
					  NULL, NULL);
	if (r == BROTLI_DECODER_RESULT_ERROR)
		return LWS_SRET_FATAL;
	out->p = BrotliDecoderTakeOutput(d->decoder, &len);
	out->len = len;
	if (len)
		return LWS_SRET_WANT_OUTPUT;
	if (r == BROTLI_DECODER_RESULT_SUCCESS)
		return in->len ? LWS_SRET_FATAL : LWS_SRET_OK;

	return LWS_SRET_WANT_INPUT;
}

const struct lws_decompress_ops lws_decompress_br = {
	.name = "br",
	.create = br_create,
	.destroy = br_destroy,
	.feed = br_feed,
};
