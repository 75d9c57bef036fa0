/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Pixels to what a panel has: the nearest of its colours, and what is left over
 * as an error that neighbours make up for. Sums of light are right only where
 * values are in proportion to it, so the colour and the palette's go through a
 * gamma of 2.2 first. Errors are in 1/32 of a step of 8 bits.
 */
#include "display/display.h"

#define STEP      32
/* an error beyond that is a caller's mistake, or of a palette so poor that it
 * can never be made up for */
#define ERROR_MAX (2 * 255 * STEP)

/* 255 * STEP * (n / 255)^2.2 */
static const uint16_t light_of[256] = {
	0,    0,    0,    0,    1,    1,    2,    3,    4,    5,    7,    8,
	10,   12,   14,   16,   18,   21,   24,   27,   30,   34,   37,   41,
	45,   49,   54,   58,   63,   68,   74,   79,   85,   91,   97,   103,
	110,  117,  124,  131,  139,  146,  154,  163,  171,  180,  189,  198,
	207,  217,  226,  237,  247,  257,  268,  279,  291,  302,  314,  326,
	338,  351,  364,  377,  390,  403,  417,  431,  445,  460,  475,  490,
	505,  521,  537,  553,  569,  586,  602,  620,  637,  655,  672,  691,
	709,  728,  747,  766,  786,  805,  825,  846,  866,  887,  908,  930,
	951,  973,  995,  1018, 1041, 1064, 1087, 1111, 1134, 1159, 1183, 1208,
	1233, 1258, 1283, 1309, 1335, 1362, 1388, 1415, 1442, 1470, 1498, 1526,
	1554, 1583, 1612, 1641, 1670, 1700, 1730, 1761, 1791, 1822, 1853, 1885,
	1917, 1949, 1981, 2014, 2047, 2080, 2114, 2148, 2182, 2216, 2251, 2286,
	2321, 2357, 2393, 2429, 2465, 2502, 2539, 2577, 2614, 2652, 2691, 2729,
	2768, 2807, 2847, 2887, 2927, 2967, 3008, 3049, 3090, 3132, 3174, 3216,
	3258, 3301, 3344, 3388, 3431, 3475, 3520, 3564, 3609, 3655, 3700, 3746,
	3792, 3839, 3886, 3933, 3980, 4028, 4076, 4124, 4173, 4222, 4271, 4321,
	4371, 4421, 4472, 4522, 4574, 4625, 4677, 4729, 4782, 4834, 4887, 4941,
	4994, 5048, 5103, 5157, 5212, 5268, 5323, 5379, 5436, 5492, 5549, 5606,
	5664, 5722, 5780, 5838, 5897, 5956, 6016, 6075, 6135, 6196, 6257, 6318,
	6379, 6441, 6503, 6565, 6628, 6691, 6754, 6818, 6882, 6946, 7011, 7076,
	7141, 7207, 7273, 7339, 7406, 7473, 7540, 7607, 7675, 7744, 7812, 7881,
	7950, 8020, 8090, 8160,
};

static int
bounded(int v)
{
	return v > ERROR_MAX ? ERROR_MAX : v < -ERROR_MAX ? -ERROR_MAX : v;
}

static int
grey_of(lws_display_colour_t c)
{
	return light_of[RGB_TO_Y(LWSDC_R(c), LWSDC_G(c), LWSDC_B(c))];
}

lws_display_palette_idx_t
lws_display_palettize_grey(const lws_surface_info_t *ic,
			   const lws_display_colour_t *palette, size_t pdepth,
			   lws_display_colour_t c, lws_greyscale_error_t *ectx)
{
	const int want = bounded(grey_of(c) + ectx->rgb[0]);
	int d, best_d = 0;
	size_t n, best = 0;

	(void)ic;
	if (!pdepth)
		return 0;
	for (n = 0; n < pdepth; n++) {
		d = abs(want - grey_of(palette[n]));
		if (n && d >= best_d)
			continue;
		best = n;
		best_d = d;
	}
	ectx->rgb[0] = (int16_t)bounded(want - grey_of(palette[best]));

	return (lws_display_palette_idx_t)best;
}

/* red, green, blue that are wanted, and of a colour */
struct light {
	int rgb[3];
};

static struct light
light_of_colour(lws_display_colour_t c)
{
	struct light l = { { light_of[LWSDC_R(c)], light_of[LWSDC_G(c)],
			     light_of[LWSDC_B(c)] } };

	return l;
}

static int64_t
distance(const struct light *a, const struct light *b)
{
	int64_t d, sum = 0;
	int n;

	for (n = 0; n < 3; n++) {
		d = a->rgb[n] - b->rgb[n];
		sum += d * d;
	}

	return sum;
}

static void
leave(lws_colour_error_t *ectx, const struct light *want,
      lws_display_colour_t c)
{
	const struct light got = light_of_colour(c);
	int n;

	for (n = 0; n < 3; n++)
		ectx->rgb[n] = (int16_t)bounded(want->rgb[n] - got.rgb[n]);
}

/* the level of 2^bits that is nearest, and what that is in 8 bits */
static unsigned int
level_of(int light, unsigned int bits, unsigned int *as8)
{
	const unsigned int top = (1u << bits) - 1;
	unsigned int n, v, best = 0;
	int d, best_d = 0;

	for (n = 0; n <= top; n++) {
		v = (n * 255 + top / 2) / top;
		d = abs(light - light_of[v]);
		if (n && d >= best_d)
			continue;
		best = n;
		best_d = d;
		*as8 = v;
	}

	return best;
}

static lws_display_palette_idx_t
pack_565(const struct light *want, lws_colour_error_t *ectx)
{
	unsigned int r8 = 0, g8 = 0, b8 = 0, r, g, b;

	r = level_of(want->rgb[0], 5, &r8);
	g = level_of(want->rgb[1], 6, &g8);
	b = level_of(want->rgb[2], 5, &b8);
	leave(ectx, want, LWSDC_RGBA(r8, g8, b8, 255));

	return (lws_display_palette_idx_t)(r << 11 | g << 5 | b);
}

lws_display_palette_idx_t
lws_display_palettize_col(const lws_surface_info_t *ic,
			  const lws_display_colour_t *palette, size_t pdepth,
			  lws_display_colour_t c, lws_colour_error_t *ectx)
{
	struct light want = light_of_colour(c), have;
	int64_t d, best_d = 0;
	size_t n, best = 0;

	for (n = 0; n < 3; n++)
		want.rgb[n] = bounded(want.rgb[n] + ectx->rgb[n]);
	if (ic->type == LWSSURF_565)
		return pack_565(&want, ectx);
	if (!pdepth)
		return 0;
	for (n = 0; n < pdepth; n++) {
		have = light_of_colour(palette[n]);
		d = distance(&want, &have);
		if (n && d >= best_d)
			continue;
		best = n;
		best_d = d;
	}
	leave(ectx, &want, palette[best]);

	return (lws_display_palette_idx_t)best;
}
