/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The blocks of deflate (RFC 1951 3.2.3 to 3.2.7). A step is taken whole or
 * not at all: a length with its distance is at most 48 bits, and the reader
 * has more than that when input goes on, so there is no state between them.
 */
#include "codec/gunzip/bits.h"

#define SYMBOL_END 256

/* RFC 1951 3.2.5: lengths of symbols 257 to 285, distances of 0 to 29 */
static const uint16_t length_base[29] = {
	3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23,  27,
	31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
};
static const uint8_t length_bits[29] = {
	0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
	2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
};
static const uint16_t distance_base[30] = {
	1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
	33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
	1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
};
static const uint8_t distance_bits[30] = {
	0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
	6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
};

static size_t
pending(const struct lws_inflate *z)
{
	return z->produced - z->consumed;
}

static void
grow_history(struct lws_inflate *z, size_t n)
{
	z->produced += n;
	z->history = n > LWS_INFLATE_WINDOW - z->history
			     ? LWS_INFLATE_WINDOW
			     : z->history + (uint32_t)n;
}

static void
put_byte(struct lws_inflate *z, uint8_t b)
{
	z->window[z->produced % LWS_INFLATE_WINDOW] = b;
	grow_history(z, 1);
}

/* len bytes from a distance back, which may overlap what they make */
static void
put_match(struct lws_inflate *z, size_t len, size_t distance)
{
	size_t to = z->produced % LWS_INFLATE_WINDOW;
	size_t from = (z->produced - distance) % LWS_INFLATE_WINDOW;
	size_t n;

	if (distance >= len && to + len <= LWS_INFLATE_WINDOW &&
	    from + len <= LWS_INFLATE_WINDOW)
		memmove(z->window + to, z->window + from, len);
	else
		for (n = 0; n < len; n++) {
			z->window[to] = z->window[from];
			to = (to + 1) % LWS_INFLATE_WINDOW;
			from = (from + 1) % LWS_INFLATE_WINDOW;
		}
	grow_history(z, len);
}

static enum lws_inflate_step
end_block(struct lws_inflate *z)
{
	z->next = z->is_last ? lws_inflate_trailer : lws_inflate_block;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_stored(struct lws_inflate *z)
{
	/* whole bytes that the bit reader holds come first */
	for (; z->stored && z->nbits; z->stored--) {
		if (pending(z) >= LWS_INFLATE_PENDING)
			return LWS_INFLATE_FULL;
		put_byte(z, (uint8_t)bits_take(z, 8));
	}
	while (z->stored) {
		const size_t at = z->produced % LWS_INFLATE_WINDOW;
		size_t n = z->stored;

		if (pending(z) >= LWS_INFLATE_PENDING)
			return LWS_INFLATE_FULL;
		if (!z->in->len)
			return LWS_INFLATE_NEED;
		if (n > LWS_INFLATE_PENDING - pending(z))
			n = LWS_INFLATE_PENDING - pending(z);
		if (n > LWS_INFLATE_WINDOW - at)
			n = LWS_INFLATE_WINDOW - at;
		if (n > z->in->len)
			n = z->in->len;
		memcpy(z->window + at, z->in->p, n);
		lws_span_skip(z->in, n);
		grow_history(z, n);
		z->stored -= (uint32_t)n;
	}

	return end_block(z);
}

static enum lws_inflate_step
st_stored_len(struct lws_inflate *z)
{
	uint32_t len, complement;

	if (!bits_have(z, 32))
		return LWS_INFLATE_NEED;
	len = bits_take(z, 16);
	complement = bits_take(z, 16);
	if (len != (complement ^ 0xffff))
		return inflate_fail(z, LWS_INFLATE_BAD_STORED);
	z->stored = len;
	z->next = st_stored;

	return LWS_INFLATE_GO;
}

/* A length symbol was found, used bits long: the rest of it, and the distance.
 * Nothing is taken before all is there. */
static enum lws_inflate_step
take_match(struct lws_inflate *z, unsigned int symbol, unsigned int used)
{
	unsigned int n, extra;
	size_t len, distance;
	uint64_t bits;
	int s;

	if (symbol >= LWS_ARRAY_SIZE(length_base))
		return inflate_fail(z, LWS_INFLATE_BAD_SYMBOL);
	bits = z->bits >> used;
	extra = length_bits[symbol];
	len = length_base[symbol] + (size_t)(bits & ((1u << extra) - 1));
	used += extra;
	if (used > z->nbits)
		return LWS_INFLATE_NEED;

	bits >>= extra;
	s = lws_huffman_peek(&z->dist, bits, z->nbits - used, &n);
	if (s == LWS_HUFFMAN_NEED)
		return LWS_INFLATE_NEED;
	if (s < 0 || (size_t)s >= LWS_ARRAY_SIZE(distance_base))
		return inflate_fail(z, LWS_INFLATE_BAD_SYMBOL);
	extra = distance_bits[s];
	distance =
		distance_base[s] + (size_t)((bits >> n) & ((1u << extra) - 1));
	used += n + extra;
	if (used > z->nbits)
		return LWS_INFLATE_NEED;
	if (distance > z->history)
		return inflate_fail(z, LWS_INFLATE_BAD_DISTANCE);

	z->bits >>= used;
	z->nbits -= used;
	put_match(z, len, distance);

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_symbols(struct lws_inflate *z)
{
	while (pending(z) < LWS_INFLATE_PENDING) {
		enum lws_inflate_step step;
		unsigned int n = 0;
		int s;

		bits_fill(z);
		s = lws_huffman_peek(&z->lit, z->bits, z->nbits, &n);
		if (s == LWS_HUFFMAN_NEED)
			return LWS_INFLATE_NEED;
		if (s < 0)
			return inflate_fail(z, LWS_INFLATE_BAD_SYMBOL);
		if (s > SYMBOL_END) {
			step = take_match(z, (unsigned int)s - 257, n);
			if (step != LWS_INFLATE_GO)
				return step;
			continue;
		}
		(void)bits_take(z, n);
		if (s == SYMBOL_END)
			return end_block(z);
		put_byte(z, (uint8_t)s);
	}

	return LWS_INFLATE_FULL;
}

/* RFC 1951 3.2.6 */
static enum lws_inflate_step
use_fixed_codes(struct lws_inflate *z)
{
	memset(z->lengths, 8, 144);
	memset(z->lengths + 144, 9, 256 - 144);
	memset(z->lengths + 256, 7, 280 - 256);
	memset(z->lengths + 280, 8, 288 - 280);
	memset(z->lengths + 288, 5, 32);
	if (lws_huffman_build(&z->lit, z->lengths, 288, 1) ||
	    lws_huffman_build(&z->dist, z->lengths + 288, 32, 1))
		return inflate_fail(z, LWS_INFLATE_BAD_CODES);
	z->next = st_symbols;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
use_dynamic_codes(struct lws_inflate *z)
{
	/* a block that could not end */
	if (!z->lengths[SYMBOL_END] ||
	    lws_huffman_build(&z->lit, z->lengths, z->lit_count, 0) ||
	    lws_huffman_build(&z->dist, z->lengths + z->lit_count,
			      z->dist_count, 0))
		return inflate_fail(z, LWS_INFLATE_BAD_CODES);
	z->next = st_symbols;

	return LWS_INFLATE_GO;
}

/* RFC 1951 3.2.7: 16 repeats the last length 3 to 6 times, 17 is 3 to 10
 * zeros, 18 is 11 to 138; used: bits of the symbol */
static enum lws_inflate_step
repeat_length(struct lws_inflate *z, int symbol, unsigned int used)
{
	static const uint8_t extra[] = { 2, 3, 7 }, base[] = { 3, 3, 11 };
	const unsigned int i = (unsigned int)symbol - 16;
	uint8_t length = 0;
	unsigned int n;

	if (z->nbits < used + extra[i])
		return LWS_INFLATE_NEED;
	(void)bits_take(z, used);
	n = base[i] + bits_take(z, extra[i]);
	if ((symbol == 16 && !z->have) ||
	    n > z->lit_count + z->dist_count - z->have)
		return inflate_fail(z, LWS_INFLATE_BAD_CODES);
	if (symbol == 16)
		length = z->lengths[z->have - 1];
	memset(z->lengths + z->have, length, n);
	z->have += n;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_lengths(struct lws_inflate *z)
{
	while (z->have < z->lit_count + z->dist_count) {
		enum lws_inflate_step step = LWS_INFLATE_GO;
		unsigned int n = 0;
		int s;

		bits_fill(z);
		s = lws_huffman_peek(&z->dist, z->bits, z->nbits, &n);
		if (s == LWS_HUFFMAN_NEED)
			return LWS_INFLATE_NEED;
		if (s < 0)
			return inflate_fail(z, LWS_INFLATE_BAD_SYMBOL);
		if (s >= 16) {
			step = repeat_length(z, s, n);
		} else {
			(void)bits_take(z, n);
			z->lengths[z->have++] = (uint8_t)s;
		}
		if (step != LWS_INFLATE_GO)
			return step;
	}

	return use_dynamic_codes(z);
}

static enum lws_inflate_step
st_code_lengths(struct lws_inflate *z)
{
	/* RFC 1951 3.2.7: those that are rarely used come last */
	static const uint8_t order[19] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
					   11, 4,  12, 3, 13, 2, 14, 1, 15 };

	for (; z->have < z->code_count; z->have++) {
		if (!bits_have(z, 3))
			return LWS_INFLATE_NEED;
		z->lengths[order[z->have]] = (uint8_t)bits_take(z, 3);
	}
	if (lws_huffman_build(&z->dist, z->lengths, sizeof(order), 1))
		return inflate_fail(z, LWS_INFLATE_BAD_CODES);
	z->have = 0;
	z->next = st_lengths;

	return LWS_INFLATE_GO;
}

static enum lws_inflate_step
st_counts(struct lws_inflate *z)
{
	if (!bits_have(z, 14))
		return LWS_INFLATE_NEED;
	z->lit_count = 257 + bits_take(z, 5);
	z->dist_count = 1 + bits_take(z, 5);
	z->code_count = 4 + bits_take(z, 4);
	if (z->lit_count > 286 || z->dist_count > 30)
		return inflate_fail(z, LWS_INFLATE_BAD_CODES);
	z->have = 0;
	memset(z->lengths, 0, sizeof(z->lengths));
	z->next = st_code_lengths;

	return LWS_INFLATE_GO;
}

enum lws_inflate_step
lws_inflate_block(struct lws_inflate *z)
{
	uint32_t type;

	if (!bits_have(z, 3))
		return LWS_INFLATE_NEED;
	z->is_last = (uint8_t)bits_take(z, 1);
	type = bits_take(z, 2);
	switch (type) {
	case 0:
		/* to the next byte */
		(void)bits_take(z, z->nbits & 7);
		z->next = st_stored_len;
		return LWS_INFLATE_GO;
	case 1:
		return use_fixed_codes(z);
	case 2:
		z->next = st_counts;
		return LWS_INFLATE_GO;
	default:
		return inflate_fail(z, LWS_INFLATE_BAD_BLOCK);
	}
}
