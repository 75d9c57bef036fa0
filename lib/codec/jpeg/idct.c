/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The inverse cosine transform of a block (T.81 A.3.3), by rows and columns.
 * In one dimension
 *
 *	x[n] = 1/2 (sqrt(1/2) X[0] + sum over k of X[k] cos((2n + 1) k pi / 16))
 *
 * where n and 7 - n have the same terms for even k, and the opposite ones for
 * odd k: each pair is the sum and difference of an even and an odd part.
 *
 * Fixed point: each pass is sqrt(2) times that, its cosines have 13 bits, and
 * the values between the two passes 2 more than samples. Nearly all decoders
 * take the products of the factorisation of Loeffler, Ligtenberg and Moschytz
 * (ICASSP 1989, eleven multiplications), each rounded to 13 bits. The cosines
 * here are sums of those, and so one off in places: the samples are theirs, bit
 * by bit. Arithmetic is unsigned, so coefficients that no image has give other
 * samples and nothing worse.
 */
#include "codec/jpeg/jpeg.h"

/* sqrt(2) cos(k pi / 16) of 13 bits; B and C: as another of the sums has it */
#define C0  8192u /* of k = 4 */
#define C1  11363u
#define C1B 11362u
#define C2  10703u
#define C2B 10704u
#define C3  9633u
#define C5  6437u
#define C5B 6436u
#define C6  4433u
#define C7  2260u
#define C7B 2259u
#define C7C 2261u

#define ROUND(bits) (1u << ((bits)-1))

static inline uint32_t
shift(uint32_t v, unsigned int bits)
{
	return (uint32_t)((int32_t)v >> bits);
}

/* X: 8 values with a distance of step; into x, likewise */
static inline void
transform(const uint32_t *X, uint32_t *x, size_t step, unsigned int bits)
{
	const uint32_t e0 = (X[0] + X[4 * step]) * C0 + ROUND(bits);
	const uint32_t e1 = (X[0] - X[4 * step]) * C0 + ROUND(bits);
	const uint32_t t0 = X[2 * step] * C2 + X[6 * step] * C6;
	const uint32_t t1 = X[2 * step] * C6 - X[6 * step] * C2B;
	const uint32_t o1 = X[step], o3 = X[3 * step], o5 = X[5 * step],
		       o7 = X[7 * step];
	const uint32_t a0 = e0 + t0, a1 = e1 + t1, a2 = e1 - t1, a3 = e0 - t0;
	const uint32_t b0 = o1 * C1 + o3 * C3 + o5 * C5 + o7 * C7;
	const uint32_t b1 = o1 * C3 - o3 * C7B - o5 * C1B - o7 * C5B;
	const uint32_t b2 = o1 * C5 - o3 * C1B + o5 * C7C + o7 * C3;
	const uint32_t b3 = o1 * C7 - o3 * C5B + o5 * C3 - o7 * C1;

	x[0] = shift(a0 + b0, bits);
	x[step] = shift(a1 + b1, bits);
	x[2 * step] = shift(a2 + b2, bits);
	x[3 * step] = shift(a3 + b3, bits);
	x[4 * step] = shift(a3 - b3, bits);
	x[5 * step] = shift(a2 - b2, bits);
	x[6 * step] = shift(a1 - b1, bits);
	x[7 * step] = shift(a0 - b0, bits);
}

static inline uint8_t
sample(uint32_t v)
{
	const int32_t s = (int32_t)v + 128;

	return (uint8_t)(s < 0 ? 0 : s > 255 ? 255 : s);
}

static void
flat(int16_t dc, uint8_t *to, size_t stride)
{
	const uint8_t s = sample((uint32_t)((dc + 4) >> 3));
	unsigned int y;

	for (y = 0; y < 8; y++)
		memset(to + y * stride, s, 8);
}

void
lws_jpeg_idct(const int16_t coef[64], unsigned int last, uint8_t *to,
	      size_t stride)
{
	uint32_t in[64], mid[64], out[8];
	unsigned int i, y;

	if (!last) {
		flat(coef[0], to, stride);
		return;
	}
	for (i = 0; i < 64; i++)
		in[i] = (uint32_t)(int32_t)coef[i];
	/* 13 bits of the cosines, less 2 that stay; 3 for twice the half and
	 * the root */
	for (i = 0; i < 8; i++)
		transform(in + i, mid + i, 8, 11);
	for (y = 0; y < 8; y++, to += stride) {
		transform(mid + y * 8, out, 1, 18);
		for (i = 0; i < 8; i++)
			to[i] = sample(out[i]);
	}
}
