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

/** lws_ws_mask_short() - as lws_ws_mask(), which does this for any length in
 * the end; the mask is not turned
 * \return what is above ASCII: AND it with LWS_WS_HIGH */
static inline uint64_t
lws_ws_mask_short(uint8_t *p, size_t len, const uint8_t mask[4])
{
	uint64_t m, w, seen = 0;
	uint32_t m4, w4;

	memcpy(&m4, mask, 4);
	m = (uint64_t)m4 << 32 | m4;
	for (; len >= sizeof(w); len -= sizeof(w), p += sizeof(w)) {
		memcpy(&w, p, sizeof(w));
		w ^= m;
		seen |= w;
		memcpy(p, &w, sizeof(w));
	}
	if (len & 4) {
		memcpy(&w4, p, 4);
		w4 ^= m4;
		seen |= w4;
		memcpy(p, &w4, 4);
		p += 4;
	}
	for (w = 0; w < (len & 3); w++) {
		p[w] ^= mask[w];
		seen |= p[w];
	}

	return seen;
}

#endif
