/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The tables of the Huffman code (huffman-table.c, generated). Codes of up to 8
 * bits, which is nearly all text, are found by one look at the next byte; of
 * the longer ones each length has a range of its own.
 */
#ifndef LWS_CODEC_HPACK_HUFFMAN_H
#define LWS_CODEC_HPACK_HUFFMAN_H

#include <stdint.h>

struct lws_hpack_code {
	uint32_t code; /* in its lowest bits */
	uint8_t len;   /* bits */
};

struct lws_hpack_fast {
	uint8_t symbol;
	uint8_t len; /* 0: the code is longer than 8 bits */
};

/* codes of one length, from the shortest on */
struct lws_hpack_long {
	uint32_t last;  /* the largest next 32 bits that begin with one */
	uint32_t first; /* the smallest code */
	uint16_t at;    /* its symbol in lws_hpack_long_symbols */
	uint8_t len;
};

#define LWS_HPACK_EOS 256u

/* bits of the longest code */
#define LWS_HPACK_CODE_MOST 30u

extern const struct lws_hpack_code lws_hpack_codes[256];
extern const struct lws_hpack_fast lws_hpack_fast[256];
extern const struct lws_hpack_long lws_hpack_long[];
extern const uint16_t lws_hpack_long_symbols[];

#endif
