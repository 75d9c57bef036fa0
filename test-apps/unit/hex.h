/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Vectors stand in tests as hex; this makes bytes of them.
 */
#ifndef LWS_UNIT_HEX_H
#define LWS_UNIT_HEX_H

#include "unit.h"

/* to must have room; returns how many bytes */
static inline size_t
unit_hex(const char *hex, uint8_t *to)
{
	size_t n = 0;
	unsigned int b;

	for (; *hex; hex += 2) {
		assert_int_equal(sscanf(hex, "%2x", &b), 1);
		to[n++] = (uint8_t)b;
	}

	return n;
}

/* on the heap, of exactly its size, so that sanitizers see reads behind it */
static inline uint8_t *
unit_unhex(const char *hex, size_t *len)
{
	uint8_t *p = malloc(strlen(hex) / 2 + !*hex);

	assert_non_null(p);
	*len = unit_hex(hex, p);

	return p;
}

#endif
