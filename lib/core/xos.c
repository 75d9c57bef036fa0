/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Numbers that look random and are the same again for the same seed: for
 * faults injected by chance, for tests. Never for secrets, those come from
 * plat.
 *
 * xoshiro256** of Blackman and Vigna (prng.di.unimi.it), its state filled by
 * splitmix64 as its authors recommend: no seed gives the one state that stays
 * zero for ever. An object that is just zeroed counts as seeded with 0.
 */
#include "core/core.h"

static uint64_t
rotated(uint64_t x, unsigned int left)
{
	return (x << left) | (x >> (64 - left));
}

void
lws_xos_init(struct lws_xos *xos, uint64_t seed)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(xos->s); n++) {
		uint64_t z = seed += 0x9e3779b97f4a7c15ull;

		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
		z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
		xos->s[n] = z ^ (z >> 31);
	}
}

uint64_t
lws_xos(struct lws_xos *xos)
{
	uint64_t *s = xos->s, r, t;

	if (!(s[0] | s[1] | s[2] | s[3]))
		lws_xos_init(xos, 0);

	r = rotated(s[1] * 5, 7) * 9;
	t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotated(s[3], 45);

	return r;
}

int
lws_xos_percent(struct lws_xos *xos, int percent)
{
	return (int)(lws_xos(xos) % 100) < percent;
}
