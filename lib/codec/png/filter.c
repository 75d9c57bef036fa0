/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The filters of a line: each byte was stored as the difference to what its
 * left, upper and upper left neighbours predict. One function a filter, made
 * for each pixel size by the compiler, which knows the size in each call.
 */
#include "codec/png/png.h"

static inline void
undo_sub(uint8_t *p, size_t len, size_t bpp)
{
	size_t i;

	for (i = bpp; i < len; i++)
		p[i] = (uint8_t)(p[i] + p[i - bpp]);
}

static void
undo_up(uint8_t *p, const uint8_t *above, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		p[i] = (uint8_t)(p[i] + above[i]);
}

static inline void
undo_average(uint8_t *p, const uint8_t *above, size_t len, size_t bpp)
{
	size_t i;

	for (i = 0; i < bpp && i < len; i++)
		p[i] = (uint8_t)(p[i] + above[i] / 2);
	for (; i < len; i++)
		p[i] = (uint8_t)(p[i] + (p[i - bpp] + above[i]) / 2);
}

/* ISO 15948 9.4: whichever neighbour is nearest to a + b - c */
static inline uint8_t
paeth(int a, int b, int c)
{
	const int to_a = b - c, to_b = a - c, to_c = to_a + to_b;
	const int pa = to_a < 0 ? -to_a : to_a, pb = to_b < 0 ? -to_b : to_b,
		  pc = to_c < 0 ? -to_c : to_c;
	const int ab = pb < pa ? b : a;

	return (uint8_t)(pc < (pb < pa ? pb : pa) ? c : ab);
}

static inline void
undo_paeth(uint8_t *p, const uint8_t *above, size_t len, size_t bpp)
{
	size_t i, k;

	for (i = 0; i < bpp && i < len; i++)
		p[i] = (uint8_t)(p[i] + above[i]);
	/* a pixel's bytes do not wait for each other */
	for (; i + bpp <= len; i += bpp)
		for (k = i; k < i + bpp; k++)
			p[k] = (uint8_t)(p[k] + paeth(p[k - bpp], above[k],
						      above[k - bpp]));
}

static inline void
undo(uint8_t filter, uint8_t *p, const uint8_t *above, size_t len, size_t bpp)
{
	switch (filter) {
	case 1:
		undo_sub(p, len, bpp);
		return;
	case 2:
		undo_up(p, above, len);
		return;
	case 3:
		undo_average(p, above, len, bpp);
		return;
	case 4:
		undo_paeth(p, above, len, bpp);
		return;
	default:
		return;
	}
}

int
lws_png_unfilter(uint8_t filter, uint8_t *p, const uint8_t *above, size_t len,
		 unsigned int bpp)
{
	if (filter > 4)
		return -1;
	switch (bpp) {
	case 1:
		undo(filter, p, above, len, 1);
		break;
	case 2:
		undo(filter, p, above, len, 2);
		break;
	case 3:
		undo(filter, p, above, len, 3);
		break;
	case 4:
		undo(filter, p, above, len, 4);
		break;
	case 6:
		undo(filter, p, above, len, 6);
		break;
	default:
		undo(filter, p, above, len, 8);
		break;
	}

	return 0;
}
