/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Half precision floats (IEEE 754 binary16) from and to single precision, on
 * the raw bits, for formats that carry them (CBOR, RFC 8949 3.3). Every half
 * has an exact single; the other way rounds to nearest, ties to even. NaNs
 * stay NaNs and keep the top of their payload.
 */
#include "core/core.h"

#define F32_INF   0x7f800000u
#define F32_2P16  0x47800000u /* 65536, past the largest half */
#define F32_2M14  0x38800000u /* 2^-14, the smallest normal half */
#define F32_2M25  0x33000000u /* 2^-25, half of the smallest half */
#define F16_INF   0x7c00u
#define F16_QUIET 0x0200u
#define BIAS_DIFF (127u - 15u)

/* drop the low bits of v, to nearest, ties to even; a carry out of the
 * significand steps the exponent, which is what rounding up means there */
static uint32_t
round_off(uint32_t v, unsigned int bits)
{
	uint32_t rest = v & ((1u << bits) - 1);
	uint32_t tie = 1u << (bits - 1);

	v >>= bits;
	if (rest > tie || (rest == tie && (v & 1)))
		v++;

	return v;
}

static uint32_t
magnitude_to_half(uint32_t mag)
{
	uint32_t significand;

	if (mag > F32_INF)
		return F16_INF | F16_QUIET | (mag >> 13 & 0x3ff);
	if (mag >= F32_2P16)
		return F16_INF;
	if (mag >= F32_2M14)
		return round_off(mag - (BIAS_DIFF << 23), 13);
	if (mag < F32_2M25)
		return 0;

	/* subnormal: the significand moves right as the exponent falls */
	significand = (mag & 0x7fffff) | 0x800000;

	return round_off(significand, 126 - (mag >> 23));
}

void
lws_singles2halfp(uint16_t *hp, uint32_t x)
{
	*hp = (uint16_t)((x >> 16 & 0x8000) |
			 magnitude_to_half(x & 0x7fffffff));
}

void
lws_halfp2singles(uint32_t *xp, uint16_t h)
{
	uint32_t sign = (uint32_t)(h & 0x8000) << 16;
	uint32_t e = h >> 10 & 0x1f, m = h & 0x3ff;

	if (e == 0x1f) {
		*xp = sign | F32_INF | m << 13;
		return;
	}
	if (!e && !m) {
		*xp = sign;
		return;
	}
	if (!e) {
		/* subnormal in 16 bits, normal in 32 */
		for (e = 1; !(m & 0x400); e--)
			m <<= 1;
		m &= 0x3ff;
	}
	*xp = sign | (e + BIAS_DIFF) << 23 | m << 13;
}
