/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Numbers from the wire. Four out of five holes in code of this kind start
 * with a number parsed without a range, so there is one parser for each base:
 * digits only, a maximum that the caller must name, no overflow on the way.
 */
#include "core/core.h"

static int
number(const void *text, size_t len, uint64_t max, unsigned int base,
       uint64_t *out)
{
	const uint8_t *p = text;
	uint64_t v = 0;

	if (!len)
		return -1;

	for (; len; len--, p++) {
		unsigned int d = (unsigned int)lws_hex_digit(*p);

		if (d >= base || v > (UINT64_MAX - d) / base)
			return -1;
		v = v * base + d;
		if (v > max)
			return -1;
	}
	*out = v;

	return 0;
}

int
lws_digits_u64(const void *p, size_t len, uint64_t max, uint64_t *out)
{
	return number(p, len, max, 10, out);
}

int
lws_hexdigits_u64(const void *p, size_t len, uint64_t max, uint64_t *out)
{
	return number(p, len, max, 16, out);
}
