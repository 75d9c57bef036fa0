/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Integers as bytes for programs: big endian at any alignment, and the
 * variable length form of MQTT (MQTT 3.1.1 2.2.3, MQTT 5 1.5.5): seven bits a
 * byte, low ones first, the top bit set while more follow, at most four bytes.
 */
#include "core/core.h"

#define VBI_MAX_BYTES 4

void
lws_ser_wu16be(uint8_t *b, uint16_t u)
{
	lws_put_u16be(b, u);
}

void
lws_ser_wu32be(uint8_t *b, uint32_t u32)
{
	lws_put_u32be(b, u32);
}

void
lws_ser_wu64be(uint8_t *b, uint64_t u64)
{
	lws_put_u64be(b, u64);
}

uint16_t
lws_ser_ru16be(const uint8_t *b)
{
	return lws_u16be(b);
}

uint32_t
lws_ser_ru32be(const uint8_t *b)
{
	return lws_u32be(b);
}

uint64_t
lws_ser_ru64be(const uint8_t *b)
{
	return lws_u64be(b);
}

int
lws_vbi_encode(uint64_t value, void *buf)
{
	uint8_t *p = buf;
	int n = 0;

	if (value > 0xfffffff)
		return -1;

	do {
		p[n] = (uint8_t)(value & 0x7f);
		value >>= 7;
		if (value)
			p[n] |= 0x80;
		n++;
	} while (value);

	return n;
}

int
lws_vbi_decode(const void *buf, uint64_t *value, size_t len)
{
	const uint8_t *p = buf;
	uint64_t v = 0;
	unsigned int n;

	for (n = 0; n < VBI_MAX_BYTES; n++) {
		if (n == len)
			return 0;
		v |= (uint64_t)(p[n] & 0x7f) << (7 * n);
		if (!(p[n] & 0x80)) {
			*value = v;
			return (int)n + 1;
		}
	}

	return -1;
}

unsigned int
lws_sigbits(uintptr_t u)
{
	unsigned int n = 1;

	while (u >>= 1)
		n++;

	return n;
}
