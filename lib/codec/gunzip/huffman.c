/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Canonical Huffman codes (RFC 1951 3.2.2). Codes up to LWS_HUFFMAN_FAST bits
 * are one lookup by the next bits of the stream; longer ones are found length
 * by length, from the counts alone.
 */
#include "codec/gunzip/gunzip.h"

#define LENGTH_MAX 15u

/* codes are packed starting with their most significant bit, all else with the
 * least (RFC 1951 3.1.1) */
static unsigned int
reversed(unsigned int code, unsigned int len)
{
	unsigned int r = 0;

	while (len--) {
		r = (r << 1) | (code & 1);
		code >>= 1;
	}

	return r;
}

/* every index that starts with this code */
static void
fill_fast(struct lws_huffman *h, unsigned int symbol, unsigned int code,
	  unsigned int len)
{
	unsigned int at;

	for (at = reversed(code, len); at < 1u << LWS_HUFFMAN_FAST;
	     at += 1u << len)
		h->fast[at] = (uint16_t)(symbol << 4 | len);
}

/* 0, or -1: the code is impossible */
static int
check_counts(const struct lws_huffman *h, int must_be_complete)
{
	unsigned int len, longest = 0;
	int left = 1; /* codes of this length that are not taken */

	for (len = 1; len <= LENGTH_MAX; len++) {
		left = (left << 1) - h->count[len];
		if (left < 0)
			return -1;
		if (h->count[len])
			longest = len;
	}
	if (!longest || !left)
		return 0;

	return must_be_complete || longest != 1 ? -1 : 0;
}

int
lws_huffman_build(struct lws_huffman *h, const uint8_t *lengths, size_t n,
		  int must_be_complete)
{
	uint16_t place[LENGTH_MAX + 1], code[LENGTH_MAX + 1];
	unsigned int len, s;

	memset(h, 0, sizeof(*h));
	for (s = 0; s < n; s++)
		h->count[lengths[s]]++;
	h->count[0] = 0;
	if (check_counts(h, must_be_complete))
		return -1;

	place[0] = code[0] = 0;
	for (len = 1; len <= LENGTH_MAX; len++) {
		place[len] = (uint16_t)(place[len - 1] + h->count[len - 1]);
		code[len] =
			(uint16_t)((code[len - 1] + h->count[len - 1]) << 1);
	}
	for (s = 0; s < n; s++) {
		len = lengths[s];
		if (!len)
			continue;
		h->symbol[place[len]++] = (uint16_t)s;
		if (len <= LWS_HUFFMAN_FAST)
			fill_fast(h, s, code[len], len);
		code[len]++;
	}

	return 0;
}

static int
peek_slow(const struct lws_huffman *h, uint64_t bits, unsigned int nbits,
	  unsigned int *len)
{
	unsigned int n, code = 0, first = 0, at = 0;

	for (n = 1; n <= LENGTH_MAX; n++) {
		if (n > nbits)
			return LWS_HUFFMAN_NEED;
		code |= (unsigned int)(bits >> (n - 1)) & 1;
		if (code - first < h->count[n]) {
			*len = n;
			return h->symbol[at + code - first];
		}
		at += h->count[n];
		first = (first + h->count[n]) << 1;
		code <<= 1;
	}

	return LWS_HUFFMAN_INVALID;
}

int
lws_huffman_peek(const struct lws_huffman *h, uint64_t bits, unsigned int nbits,
		 unsigned int *len)
{
	const unsigned int e = h->fast[bits & ((1u << LWS_HUFFMAN_FAST) - 1)];

	if (!e)
		return peek_slow(h, bits, nbits, len);
	*len = e & 15;

	return *len <= nbits ? (int)(e >> 4) : LWS_HUFFMAN_NEED;
}
