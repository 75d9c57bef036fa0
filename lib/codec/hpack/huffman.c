/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Strings in the Huffman code (RFC 7541 5.2). Bits go through a 64-bit window
 * whose highest bits are next; behind the last byte it is filled with ones, as
 * the padding is, so that what is left at the end tells whether all was well.
 */
#include "codec/hpack/huffman.h"
#include "codec/hpack/hpack.h"

struct window {
	uint64_t bits;  /* the next one is the highest */
	unsigned int n; /* of them are the string's */
	const uint8_t *p;
	const uint8_t *end;
};

/* at least 56 bits, or all that there are */
static void
fill(struct window *w)
{
	while (w->n <= 56 && w->p < w->end) {
		w->bits |= (uint64_t)*w->p++ << (56 - w->n);
		w->n += 8;
	}
	if (w->p == w->end && w->n < 64)
		w->bits |= UINT64_MAX >> w->n;
}

/* A code of more than 8 bits. 0: it is longer than what is left. */
static unsigned int
long_code(const struct window *w, unsigned int *symbol)
{
	uint32_t next = (uint32_t)(w->bits >> 32);
	const struct lws_hpack_long *l = lws_hpack_long;

	while (next > l->last)
		l++;
	if (l->len > w->n)
		return 0;
	*symbol = lws_hpack_long_symbols[l->at + (next >> (32 - l->len)) -
					 l->first];

	return l->len;
}

static unsigned int
code(const struct window *w, unsigned int *symbol)
{
	const struct lws_hpack_fast *f = &lws_hpack_fast[w->bits >> 56];

	*symbol = f->symbol;
	if (!f->len)
		return long_code(w, symbol);

	return f->len <= w->n ? f->len : 0;
}

/* Less than a byte, and all ones (5.2). */
static int
is_padding(const struct window *w)
{
	return w->n < 8 && w->bits == UINT64_MAX;
}

long
lws_hpack_huffman_decode(const uint8_t *p, size_t len, uint8_t *out)
{
	struct window w = { 0, 0, p, p + len };
	unsigned int symbol, n;
	uint8_t *o = out;

	if (!len)
		return 0;
	for (;;) {
		if (w.n < 32)
			fill(&w);
		n = code(&w, &symbol);
		if (!n)
			break;
		if (symbol == LWS_HPACK_EOS)
			return -1;
		*o++ = (uint8_t)symbol;
		w.bits <<= n;
		w.n -= n;
		if (w.p == w.end)
			w.bits |= ((uint64_t)1 << n) - 1;
	}

	return is_padding(&w) ? (long)(o - out) : -1;
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
