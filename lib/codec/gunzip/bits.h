/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The bit reader, and what the states of frames and blocks say to each other.
 */
#ifndef LWS_GUNZIP_BITS_H
#define LWS_GUNZIP_BITS_H

#include "codec/gunzip/gunzip.h"

/* As many bits as fit, at least 56, or all there are. Bits above nbits are
 * always 0. */
static inline void
bits_fill(struct lws_inflate *z)
{
	struct lws_span *in = z->in;
	unsigned int n = (63 - z->nbits) >> 3;
	uint64_t v;

	if (in->len < 8) {
		for (; n && in->len; n--, z->nbits += 8)
			z->bits |= (uint64_t)lws_span_take8(in) << z->nbits;
		return;
	}
	if (!n)
		return;
	v = lws_u32le(in->p) | (uint64_t)lws_u32le(in->p + 4) << 32;
	v &= ((uint64_t)1 << (n * 8)) - 1;
	z->bits |= v << z->nbits;
	z->nbits += n * 8;
	lws_span_skip(in, n);
}

/* 1 if n bits are there; n <= 56 */
static inline int
bits_have(struct lws_inflate *z, unsigned int n)
{
	if (z->nbits < n)
		bits_fill(z);

	return z->nbits >= n;
}

/* n bits that are there; n <= 32 */
static inline uint32_t
bits_take(struct lws_inflate *z, unsigned int n)
{
	const uint32_t v = (uint32_t)(z->bits & (((uint64_t)1 << n) - 1));

	z->bits >>= n;
	z->nbits -= n;

	return v;
}

static inline enum lws_inflate_step
inflate_fail(struct lws_inflate *z, enum lws_inflate_reason why)
{
	z->reason = (uint8_t)why;

	return LWS_INFLATE_FAILED;
}

/** lws_inflate_sum() - bring the frame's checksum up to produced */
void lws_inflate_sum(struct lws_inflate *z);

/** lws_inflate_block() - state: a block's header is next */
enum lws_inflate_step lws_inflate_block(struct lws_inflate *z);

/** lws_inflate_trailer() - state: the last block has ended */
enum lws_inflate_step lws_inflate_trailer(struct lws_inflate *z);

#endif
