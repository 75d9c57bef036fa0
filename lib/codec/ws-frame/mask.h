/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Masking of what is shorter than a block (mask.c), for those who cannot
 * afford a call.
 */
#ifndef LWS_CODEC_WS_FRAME_MASK_H
#define LWS_CODEC_WS_FRAME_MASK_H

#include "core/core.h"

#define LWS_WS_HIGH  0x8080808080808080u /* what ASCII has not */
#define LWS_WS_BLOCK 64u /* bytes that lws_ws_mask() does at a time */

static inline uint64_t
lws_ws_mask_word(uint8_t *p, uint64_t m)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	w ^= m;
	memcpy(p, &w, sizeof(w));

	return w;
}

static inline uint64_t
lws_ws_mask_two_words(uint8_t *p, uint64_t m)
{
	return lws_ws_mask_word(p, m) | lws_ws_mask_word(p + 8, m);
}

/** lws_ws_mask_short() - as lws_ws_mask(), of less than a block; the mask is
 * not turned
 * \return what is above ASCII: AND it with LWS_WS_HIGH */
static inline uint64_t
lws_ws_mask_short(uint8_t *p, size_t len, const uint8_t mask[4])
{
	uint32_t m4, w4, i;
	uint64_t m, seen = 0;

	memcpy(&m4, mask, 4);
	m = (uint64_t)m4 << 32 | m4;
	/* by the bits of the length, not in a loop: compilers would make more
	 * of that than so few words are worth */
	if (len & 32) {
		seen = lws_ws_mask_two_words(p, m) |
		       lws_ws_mask_two_words(p + 16, m);
		p += 32;
	}
	if (len & 16) {
		seen |= lws_ws_mask_two_words(p, m);
		p += 16;
	}
	if (len & 8) {
		seen |= lws_ws_mask_word(p, m);
		p += 8;
	}
	if (len & 4) {
		memcpy(&w4, p, 4);
		w4 ^= m4;
		seen |= w4;
		memcpy(p, &w4, 4);
		p += 4;
	}
	for (i = 0; i < (len & 3); i++) {
		p[i] ^= mask[i];
		seen |= p[i];
	}

	return seen;
}

#endif
