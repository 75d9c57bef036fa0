/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Masking (RFC 6455 5.3), 64 bytes at a time where there are as many, and in
 * the same look: is there anything but ASCII? Compilers make vectors of the
 * inner loop.
 */
#include "codec/ws-frame/mask.h"
#include "codec/ws-frame/ws-frame.h"

#define BLOCK (LWS_WS_BLOCK / sizeof(uint64_t)) /* words */

/* whole blocks; what they have above ASCII ends up in seen. Short messages,
 * which have none, do not pay for its registers. */
static LWS_NOINLINE uint8_t *
mask_blocks(uint8_t *p, size_t blocks, uint64_t m, uint64_t *seen)
{
	uint64_t or [BLOCK] = { 0 }, w[BLOCK];
	size_t i;

	for (; blocks; blocks--, p += sizeof(w)) {
		memcpy(w, p, sizeof(w));
		for (i = 0; i < BLOCK; i++) {
			w[i] ^= m;
			or [i] |= w[i];
		}
		memcpy(p, w, sizeof(w));
	}
	for (i = 0; i < BLOCK; i++)
		*seen |= or [i];

	return p;
}

/* the mask as the next bytes need it */
static void
turn_mask(uint8_t mask[4], size_t by)
{
	uint8_t was[8];

	memcpy(was, mask, 4);
	memcpy(was + 4, mask, 4);
	memcpy(mask, was + (by & 3), 4);
}

uint64_t
lws_ws_mask(uint8_t *p, size_t len, uint8_t mask[4])
{
	size_t blocks = len / LWS_WS_BLOCK;
	uint64_t m, seen = 0;

	if (blocks) {
		memcpy(&m, mask, 4);
		memcpy((uint8_t *)&m + 4, mask, 4);
		p = mask_blocks(p, blocks, m, &seen);
		len -= blocks * LWS_WS_BLOCK;
	}
	seen |= lws_ws_mask_short(p, len, mask);
	if (len & 3)
		turn_mask(mask, len);

	return seen & LWS_WS_HIGH;
}
