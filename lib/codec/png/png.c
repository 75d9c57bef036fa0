/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The public side of the PNG decoder (lws-upng.h): an image's life, its
 * measures, and the driver that runs the states of chunk.c.
 */
#include "codec/png/png.h"

lws_upng_t *
lws_upng_new(void)
{
	lws_upng_t *u = lws_zalloc(sizeof(*u), "png");

	if (!u)
		return NULL;
	u->next = lws_png_begin;
	u->depth = 8; /* by contract, before the header is there */
	u->colour = LWS_PNG_RGBA;

	return u;
}

void
lws_upng_free(lws_upng_t **upng)
{
	if (!*upng)
		return;
	lws_free((*upng)->lines);
	lws_free_set_NULL(*upng);
}

lws_stateful_ret_t
lws_upng_emit_next_line(lws_upng_t *u, const uint8_t **ppix,
			const uint8_t **buf, size_t *size,
			char hold_at_metadata)
{
	struct lws_span in = lws_span_of(*buf, *size);
	lws_stateful_ret_t r = LWS_PNG_GO;

	*ppix = NULL;
	if (u->reason)
		return LWS_SRET_FATAL | u->reason;
	u->hold = !!hold_at_metadata;
	u->emit = NULL;
	while (r == LWS_PNG_GO)
		r = u->next(u, &in);
	*buf = in.p;
	*size = in.len;
	if (r == LWS_SRET_WANT_OUTPUT)
		*ppix = u->emit;

	return r;
}

unsigned int
lws_upng_get_width(const lws_upng_t *upng)
{
	return upng->width;
}

unsigned int
lws_upng_get_height(const lws_upng_t *upng)
{
	return upng->height;
}

unsigned int
lws_upng_get_bpp(const lws_upng_t *upng)
{
	return lws_png_components(upng) * lws_png_depth(upng);
}

unsigned int
lws_upng_get_bitdepth(const lws_upng_t *upng)
{
	return lws_png_depth(upng);
}

unsigned int
lws_upng_get_components(const lws_upng_t *upng)
{
	return lws_png_components(upng);
}

unsigned int
lws_upng_get_pixelsize(const lws_upng_t *upng)
{
	return lws_upng_get_bpp(upng);
}

lws_upng_format_t
lws_upng_get_format(const lws_upng_t *upng)
{
	const int is_16 = lws_png_depth(upng) == 16;

	switch (lws_png_components(upng)) {
	case 1:
		return upng->depth == 1   ? LWS_UPNG_LUMINANCE1
		       : upng->depth == 2 ? LWS_UPNG_LUMINANCE2
		       : upng->depth == 4 ? LWS_UPNG_LUMINANCE4
					  : LWS_UPNG_LUMINANCE8;
	case 2:
		return LWS_UPNG_LUMINANCE_ALPHA8;
	case 3:
		return is_16 ? LWS_UPNG_RGB16 : LWS_UPNG_RGB8;
	default:
		return is_16 ? LWS_UPNG_RGBA16 : LWS_UPNG_RGBA8;
	}
}
