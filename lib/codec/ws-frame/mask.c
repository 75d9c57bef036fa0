/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Masking (RFC 6455 5.3), 64 bytes at a time where there are as many, and in
 * the same look: is there anything but ASCII? Compilers make vectors of the
 * inner loop.
 */
#include "codec/ws-frame/ws-frame.h"

#define BLOCK 8 /* words */

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
	size_t blocks = len / (BLOCK * sizeof(uint64_t)), n;
	uint64_t m, w, seen = 0;

	memcpy(&m, mask, 4);
	memcpy((uint8_t *)&m + 4, mask, 4);
	if (blocks)
		p = mask_blocks(p, blocks, m, &seen);
	n = len - blocks * BLOCK * sizeof(uint64_t);
	for (; n >= sizeof(w); n -= sizeof(w), p += sizeof(w)) {
		memcpy(&w, p, sizeof(w));
		w ^= m;
		seen |= w;
		memcpy(p, &w, sizeof(w));
	}
	for (len = 0; len < n; len++) {
		p[len] ^= mask[len & 3];
		seen |= p[len];
	}
	if (n & 3)
		turn_mask(mask, n);

	return seen & 0x8080808080808080u;
}
