/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Strings in the Huffman code (RFC 7541 5.2). Bits go through a 64-bit window
 * whose highest bits are next; behind the last byte there are ones, as in the
 * padding, so that what is left at the end tells whether all was well.
 */
#include "codec/hpack/huffman.h"
#include "codec/hpack/hpack.h"

/* The next 57 bits at least, from bit at on; what is not there are ones. */
static uint64_t
window(const uint8_t *p, size_t len, size_t at)
{
	size_t n = at >> 3;
	uint8_t rest[8];

	p += n;
	if (len - n < sizeof(rest)) {
		memset(rest, 0xff, sizeof(rest));
		memcpy(rest, p, len - n);
		p = rest;
	}

	return ((uint64_t)lws_u32be(p) << 32 | lws_u32be(p + 4)) << (at & 7) |
	       0x7fu >> (7 - (at & 7));
}

/* A code of more than 8 bits: its length. */
static unsigned int
long_code(uint64_t bits, unsigned int *symbol)
{
	uint32_t next = (uint32_t)(bits >> 32);
	const struct lws_hpack_long *l = lws_hpack_long;

	while (next > l->last)
		l++;
	*symbol = lws_hpack_long_symbols[l->at + (next >> (32 - l->len)) -
					 l->first];

	return l->len;
}

/* 5.2: less than a byte, and all ones */
static int
is_padding(uint64_t bits, size_t left)
{
	return left < 8 && bits >> (64 - left) == (1u << left) - 1;
}

/* A code of any length, maybe the last: its length; 0: it is not valid */
static unsigned int
any_code(uint64_t bits, size_t left, uint8_t *out)
{
	const struct lws_hpack_fast *f = &lws_hpack_fast[bits >> 56];
	unsigned int symbol = f->symbol, n = f->len;

	if (!n)
		n = long_code(bits, &symbol);
	if (n > left || symbol == LWS_HPACK_EOS)
		return 0;
	*out = (uint8_t)symbol;

	return n;
}

long
lws_hpack_huffman_decode(const uint8_t *p, size_t len, uint8_t *out)
{
	size_t at = 0, end = len * 8;
	uint8_t *o = out;

	while (at < end) {
		uint64_t bits = window(p, len, at);
		size_t most = at + 57 - LWS_HPACK_CODE_MOST;
		unsigned int n = 1;

		/* as long as any code would be in there as a whole */
		while (at <= most && at + 8 <= end) {
			n = lws_hpack_fast[bits >> 56].len;
			if (!n)
				break;
			*o++ = lws_hpack_fast[bits >> 56].symbol;
			bits <<= n;
			at += n;
		}
		if (at > most || at == end)
			continue;
		if (is_padding(bits, end - at))
			break;
		n = any_code(bits, end - at, o++);
		if (!n)
			return -1;
		at += n;
	}

	return (long)(o - out);
}

size_t
lws_hpack_huffman_len(const uint8_t *p, size_t len)
{
	size_t bits = 0;

	while (len--)
		bits += lws_hpack_codes[*p++].len;

	return (bits + 7) / 8;
}

uint8_t *
lws_hpack_huffman_encode(const uint8_t *p, size_t len, uint8_t *out)
{
	uint64_t bits = 0;
	unsigned int n = 0; /* below 32 between two symbols */

	for (; len; len--, p++) {
		const struct lws_hpack_code *c = &lws_hpack_codes[*p];

		bits = bits << c->len | c->code;
		n += c->len;
		if (n < 32)
			continue;
		n -= 32;
		lws_put_u32be(out, (uint32_t)(bits >> n));
		out += 4;
	}
	for (; n >= 8; n -= 8)
		*out++ = (uint8_t)(bits >> (n - 8));
	if (n) /* the rest of the byte is ones */
		*out++ = (uint8_t)(bits << (8 - n) | 0xffu >> n);

	return out;
}
