/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the two directions share: zlib on the library's heap.
 */
#ifndef LWS_CODEC_DEFLATE_ZLIB_HEAP_H
#define LWS_CODEC_DEFLATE_ZLIB_HEAP_H

#include "codec/deflate/deflate.h"

#include <zlib.h>

static inline voidpf
zlib_alloc(voidpf opaque, uInt items, uInt size)
{
	(void)opaque;
	/* zlib asks for some 256 KB at most */
	return lws_malloc((size_t)items * size, "zlib");
}

static inline void
zlib_free(voidpf opaque, voidpf p)
{
	(void)opaque;
	lws_free(p);
}

static inline void
zlib_heap(z_stream *z)
{
	z->zalloc = zlib_alloc;
	z->zfree = zlib_free;
}

/* zlib's counts are 32 bits: what is more comes next time */
static inline uInt
zlib_count(size_t n)
{
	return n > UINT_MAX ? UINT_MAX : (uInt)n;
}

/* zlib reads through a pointer without const */
static inline void
zlib_in(z_stream *z, const struct lws_span *in)
{
	z->next_in = (Bytef *)(uintptr_t)in->p;
	z->avail_in = zlib_count(in->len);
}

#endif
