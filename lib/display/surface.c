/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Lines as they are rendered: a byte of brightness a pixel for surfaces without
 * colours, else red, green, blue, with an alpha byte behind them if the surface
 * asks for it. What the panel itself takes is made of finished lines
 * (palettize.c).
 */
#include "display/display.h"

size_t
lws_surface_bytes(const lws_surface_info_t *ic)
{
	return ic->greyscale ? 1 : ic->render_to_rgba ? 4 : 3;
}

static uint8_t
blend(uint8_t old, unsigned int c, unsigned int alpha)
{
	return (uint8_t)((c * alpha + old * (255 - alpha)) / 255);
}

static void
blend_px(const lws_surface_info_t *ic, uint8_t *p, lws_display_colour_t c)
{
	const unsigned int a = LWSDC_ALPHA(c);

	if (ic->greyscale) {
		*p = blend(*p, RGB_TO_Y(LWSDC_R(c), LWSDC_G(c), LWSDC_B(c)), a);
		return;
	}
	p[0] = blend(p[0], LWSDC_R(c), a);
	p[1] = blend(p[1], LWSDC_G(c), a);
	p[2] = blend(p[2], LWSDC_B(c), a);
	if (ic->render_to_rgba)
		p[3] = 255;
}

void
lws_surface_set_px(const lws_surface_info_t *ic, uint8_t *line, int x,
		   const lws_display_colour_t *c)
{
	if (x >= 0 && x < ic->wh_px[0].whole)
		blend_px(ic, line + (size_t)x * lws_surface_bytes(ic), *c);
}

void
lws_surface_span(const lws_surface_info_t *ic, uint8_t *line, int x0, int x1,
		 lws_display_colour_t c, int coverage)
{
	const size_t bytes = lws_surface_bytes(ic);
	const unsigned int a =
		LWSDC_ALPHA(c) * (unsigned int)coverage / LWS_SUB;

	if (x0 < 0)
		x0 = 0;
	if (x1 > ic->wh_px[0].whole)
		x1 = ic->wh_px[0].whole;
	if (!a)
		return;
	c = (c & 0xffffff) | a << 24;
	for (line += (size_t)x0 * bytes; x0 < x1; x0++, line += bytes)
		blend_px(ic, line, c);
}
