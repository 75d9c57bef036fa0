/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Codes and the bits they are made of. Codes are given by how many there are of
 * each length (T.81 annex C); short ones are looked up by their bits, longer
 * ones found by the first length whose codes reach so far.
 */
#include "codec/jpeg/jpeg.h"

static void
fill_fast(struct lws_jpeg_huffman *t, uint32_t code, unsigned int len,
	  uint8_t value)
{
	const unsigned int shift = LWS_JPEG_FAST - len;
	uint32_t n;

	for (n = code << shift; n < (code + 1) << shift; n++)
		t->fast[n] = (uint16_t)(len << 8 | value);
}

int
lws_jpeg_huffman_build(struct lws_jpeg_huffman *t, const uint8_t count[16],
		       const uint8_t *value, unsigned int n)
{
	uint32_t code = 0;
	unsigned int len, i, at = 0;

	memset(t, 0, sizeof(*t));
	for (len = 1; len <= 16; len++, code <<= 1) {
		t->first[len] = (int32_t)at - (int32_t)code;
		for (i = 0; i < count[len - 1]; i++, code++, at++) {
			if (at == n || code >= 1u << len)
				return -1;
			if (len <= LWS_JPEG_FAST)
				fill_fast(t, code, len, value[at]);
		}
		t->limit[len] = code << (16 - len);
	}
	t->limit[17] = UINT32_MAX;
	memcpy(t->value, value, n);
	t->is_there = 1;

	return 0;
}

unsigned int
lws_jpeg_huffman_slow(const struct lws_jpeg_huffman *t, uint32_t bits)
{
	unsigned int len = LWS_JPEG_FAST + 1;

	while (bits >= t->limit[len])
		len++;
	if (len > 16)
		return 0;

	return len << 8 | t->value[(uint8_t)((int32_t)(bits >> (16 - len)) +
					     t->first[len])];
}

static void
push(struct lws_jpeg_bits *b, uint8_t c)
{
	b->acc |= (uint64_t)c << (56 - b->n);
	b->n += 8;
}

/* T.81 F.1.2.3: 0xff is followed by 0, or it begins a marker */
static void
take(struct lws_jpeg_bits *b, uint8_t c)
{
	if (!b->ff) {
		if (c == 0xff)
			b->ff = 1;
		else
			push(b, c);
		return;
	}
	if (!c) {
		push(b, 0xff);
		b->ff = 0;
	} else if (c != 0xff) { /* which would be fill */
		b->marker = c;
	}
}

static int
has_ff(uint32_t v)
{
	const uint32_t inverse = ~v;

	return ((inverse - 0x01010101u) & ~inverse & 0x80808080u) != 0;
}

void
lws_jpeg_refill(struct lws_jpeg_bits *b, struct lws_span *in)
{
	uint32_t v;

	while (b->n <= 56 && !b->marker && in->len) {
		if (b->n <= 32 && !b->ff && in->len >= 4) {
			v = lws_u32be(in->p);
			if (!has_ff(v)) {
				b->acc |= (uint64_t)v << (32 - b->n);
				b->n += 32;
				lws_span_skip(in, 4);
				continue;
			}
		}
		take(b, lws_span_take8(in));
	}
	if (b->marker && b->n < 57) {
		b->padded += 64 - b->n;
		b->n = 64;
	}
}
