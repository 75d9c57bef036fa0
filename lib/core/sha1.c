/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * SHA-1 (FIPS 180-4 6.1), in one call: the WebSocket handshake needs it
 * (RFC 6455 4.2.2) in builds without any TLS library too. It is no longer fit
 * for signatures; those go through lws_genhash.
 */
#include "core/core.h"

#define BLOCK 64

static uint32_t
rotl(uint32_t v, unsigned int n)
{
	return v << n | v >> (32 - n);
}

/* 4.1.1: the function of a round's quarter */
static uint32_t
mix(unsigned int quarter, uint32_t b, uint32_t c, uint32_t d)
{
	if (quarter == 0)
		return (b & c) ^ (~b & d);
	if (quarter == 2)
		return (b & c) ^ (b & d) ^ (c & d);

	return b ^ c ^ d;
}

/* 6.1.2 */
static void
sha1_block(uint32_t h[5], const uint8_t *p)
{
	/* 4.2.1 */
	static const uint32_t k[4] = { 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc,
				       0xca62c1d6 };
	uint32_t a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
	uint32_t w[80], t;
	unsigned int i;

	for (i = 0; i < 16; i++)
		w[i] = lws_u32be(p + 4 * i);
	for (; i < 80; i++)
		w[i] = rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);

	for (i = 0; i < 80; i++) {
		t = rotl(a, 5) + mix(i / 20, b, c, d) + e + k[i / 20] + w[i];
		e = d;
		d = c;
		c = rotl(b, 30);
		b = a;
		a = t;
	}

	h[0] += a;
	h[1] += b;
	h[2] += c;
	h[3] += d;
	h[4] += e;
}

/* 5.1.1: a one bit, zeros, the length in bits at the end of a block */
static void
sha1_last(uint32_t h[5], const uint8_t *tail, size_t tail_len, uint64_t total)
{
	uint8_t b[2 * BLOCK] = { 0 };
	size_t len = tail_len + 9 > BLOCK ? 2 * BLOCK : BLOCK;

	memcpy(b, tail, tail_len);
	b[tail_len] = 0x80;
	lws_put_u64be(b + len - 8, total * 8);

	sha1_block(h, b);
	if (len > BLOCK)
		sha1_block(h, b + BLOCK);
}

unsigned char *
lws_SHA1(const unsigned char *d, size_t n, unsigned char *md)
{
	/* 5.3.1 */
	uint32_t h[5] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
			  0xc3d2e1f0 };
	size_t left = n;
	unsigned int i;

	for (; left >= BLOCK; left -= BLOCK, d += BLOCK)
		sha1_block(h, d);
	if (left)
		sha1_last(h, d, left, n);
	else
		sha1_last(h, (const uint8_t *)"", 0, n);

	for (i = 0; i < 5; i++)
		lws_put_u32be(md + 4 * i, h[i]);

	return md;
}
