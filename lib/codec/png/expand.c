/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the public formats have no name for comes as one that they have, and
 * loses nothing: palette entries as RGB, or RGBA if some are transparent; grey
 * of 16 bits as RGB of 16 bits.
 */
#include "codec/png/png.h"

int
lws_png_is_wide(const struct lws_upng_t *u)
{
	return u->colour == LWS_PNG_PALETTE ||
	       (u->depth == 16 &&
		(u->colour == LWS_PNG_GREY || u->colour == LWS_PNG_GREY_ALPHA));
}

unsigned int
lws_png_components(const struct lws_upng_t *u)
{
	switch (u->colour) {
	case LWS_PNG_GREY:
		return u->depth == 16 ? 3 : 1;
	case LWS_PNG_PALETTE:
		return u->has_alpha ? 4 : 3;
	case LWS_PNG_GREY_ALPHA:
		return u->depth == 16 ? 4 : 2;
	case LWS_PNG_RGB:
		return 3;
	default:
		return 4;
	}
}

unsigned int
lws_png_depth(const struct lws_upng_t *u)
{
	return u->colour == LWS_PNG_PALETTE ? 8 : u->depth;
}

static int
widen_palette(const struct lws_upng_t *u, const uint8_t *line, uint8_t *to)
{
	const unsigned int mask = (1u << u->depth) - 1;
	const size_t n = u->has_alpha ? 4 : 3;
	unsigned int shift = 8, entry;
	uint32_t x;

	for (x = 0; x < u->width; x++) {
		shift -= u->depth;
		entry = (unsigned int)(*line >> shift) & mask;
		if (entry >= u->palette_count)
			return -1;
		memcpy(to, u->palette[entry], n);
		to += n;
		if (!shift) {
			shift = 8;
			line++;
		}
	}

	return 0;
}

static void
widen_grey16(const struct lws_upng_t *u, const uint8_t *line, uint8_t *to)
{
	const int alpha = u->colour == LWS_PNG_GREY_ALPHA;
	uint32_t x;
	int n;

	for (x = 0; x < u->width; x++) {
		for (n = 0; n < 3; n++, to += 2)
			memcpy(to, line, 2);
		line += 2;
		if (alpha) {
			memcpy(to, line, 2);
			to += 2;
			line += 2;
		}
	}
}

int
lws_png_widen(const struct lws_upng_t *u, const uint8_t *line, uint8_t *to)
{
	if (u->colour == LWS_PNG_PALETTE)
		return widen_palette(u, line, to);
	widen_grey16(u, line, to);

	return 0;
}
