/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Heads and floats in their preferred, which is the shortest form (RFC 8949
 * 4.1, 4.2.2). Floats are handled as bits, so that no rounding is in the way.
 */
#include "codec/lecp/lec.h"

static size_t
put(uint8_t *to, uint8_t first, uint8_t low, uint64_t arg)
{
	to[0] = (uint8_t)(first | low);
	switch (low) {
	case LWS_CBOR_1:
		to[1] = (uint8_t)arg;
		return 2;
	case LWS_CBOR_2:
		lws_put_u16be(to + 1, (uint16_t)arg);
		return 3;
	case LWS_CBOR_4:
		lws_put_u32be(to + 1, (uint32_t)arg);
		return 5;
	case LWS_CBOR_8:
		lws_put_u64be(to + 1, arg);
		return 9;
	default:
		return 1;
	}
}

size_t
lws_cbor_head(uint8_t *to, uint8_t major, uint64_t arg)
{
	uint8_t low = LWS_CBOR_8;

	if (arg <= UINT32_MAX)
		low = LWS_CBOR_4;
	if (arg <= UINT16_MAX)
		low = LWS_CBOR_2;
	if (arg <= UINT8_MAX)
		low = LWS_CBOR_1;
	if (arg < LWS_CBOR_1)
		low = (uint8_t)arg;

	return put(to, major, low, arg);
}

size_t
lws_cbor_float_head(uint8_t *to, uint8_t low, uint64_t bits)
{
	return put(to, LWS_CBOR_MAJTYP_FLOAT, low, bits);
}

#define F64_FRACTION 52
#define F32_FRACTION 23
#define F64_TO_F32   (F64_FRACTION - F32_FRACTION)

/* 0: single is the same number; -1: there is none. No NaNs come here. */
static int
double_to_single(uint64_t bits, uint32_t *single)
{
	uint32_t sign = (uint32_t)(bits >> 32) & 0x80000000u;
	uint64_t fraction = bits & ((UINT64_C(1) << F64_FRACTION) - 1);
	int exponent = (int)(bits >> F64_FRACTION & 0x7ff) - 1023;
	int lost = F64_TO_F32;

	if (exponent == 1024 || !(bits << 1)) { /* infinity, zero */
		*single = sign | (exponent == 1024 ? 0x7f800000u : 0);
		return 0;
	}
	if (exponent > 127 || exponent < -149)
		return -1;
	if (exponent < -126) { /* it will be subnormal: all bits move down */
		lost += -126 - exponent;
		fraction |= UINT64_C(1) << F64_FRACTION;
		exponent = -127;
	}
	if (fraction & ((UINT64_C(1) << lost) - 1))
		return -1;
	*single = sign | (uint32_t)(exponent + 127) << F32_FRACTION |
		  (uint32_t)(fraction >> lost);

	return 0;
}

static int
is_nan(uint8_t low, uint64_t bits)
{
	switch (low) {
	case LWS_CBOR_M7_SUBTYP_FLOAT16:
		return (bits & 0x7fff) > 0x7c00;
	case LWS_CBOR_M7_SUBTYP_FLOAT32:
		return (bits & 0x7fffffff) > 0x7f800000;
	default:
		return (bits << 1) > UINT64_C(0xffe0000000000000);
	}
}

void
lws_cbor_shorten_float(uint8_t *low, uint64_t *bits)
{
	uint32_t single = 0, back;
	uint16_t half;

	if (is_nan(*low, *bits)) { /* RFC 8949 4.2.2: one for all */
		*low = LWS_CBOR_M7_SUBTYP_FLOAT16;
		*bits = 0x7e00;
	}
	if (*low == LWS_CBOR_M7_SUBTYP_FLOAT64) {
		if (double_to_single(*bits, &single))
			return;
		*low = LWS_CBOR_M7_SUBTYP_FLOAT32;
		*bits = single;
	}
	if (*low != LWS_CBOR_M7_SUBTYP_FLOAT32)
		return;
	single = (uint32_t)*bits;
	lws_singles2halfp(&half, single);
	lws_halfp2singles(&back, half);
	if (back != single)
		return;
	*low = LWS_CBOR_M7_SUBTYP_FLOAT16;
	*bits = half;
}
