/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Colours to palettes: what a palette has comes out as it is, and what it has
 * not gives, in sum, as much light.
 */
#include "unit.h"

static const lws_display_colour_t greys[] = { PALETTE_RGBY(0, 0, 0),
					      PALETTE_RGBY(85, 85, 85),
					      PALETTE_RGBY(170, 170, 170),
					      PALETTE_RGBY(255, 255, 255) };
static const lws_display_colour_t eight[] = {
	LWSDC_RGBA(0, 0, 0, 255),     LWSDC_RGBA(255, 0, 0, 255),
	LWSDC_RGBA(0, 255, 0, 255),   LWSDC_RGBA(255, 255, 0, 255),
	LWSDC_RGBA(0, 0, 255, 255),   LWSDC_RGBA(255, 0, 255, 255),
	LWSDC_RGBA(0, 255, 255, 255), LWSDC_RGBA(255, 255, 255, 255)
};
static const lws_display_colour_t black_white[] = {
	PALETTE_RGBY(0, 0, 0), PALETTE_RGBY(255, 255, 255)
};
static const lws_surface_info_t ic = { .type = LWSSURF_PALETTE };
static const lws_surface_info_t ic565 = { .type = LWSSURF_565 };

static void
what_the_palette_has_leaves_no_error(void **state)
{
	lws_colour_error_t e = { { 0, 0, 0 } };
	lws_greyscale_error_t g = { { 0 } };
	size_t n;

	(void)state;
	for (n = 0; n < 4; n++)
		assert_int_equal(
			lws_display_palettize_grey(&ic, greys, 4, greys[n], &g),
			n);
	assert_int_equal(g.rgb[0], 0);
	for (n = 0; n < 8; n++)
		assert_int_equal(
			lws_display_palettize_col(&ic, eight, 8, eight[n], &e),
			n);
	assert_int_equal(e.rgb[0] | e.rgb[1] | e.rgb[2], 0);
}

/* 128 is 0.2195 of the light of 255 */
static void
errors_make_up_for_each_other(void **state)
{
	lws_greyscale_error_t g = { { 0 } };
	lws_colour_error_t e = { { 0, 0, 0 } };
	int n, white = 0, red = 0;

	(void)state;
	for (n = 0; n < 1000; n++) {
		white += lws_display_palettize_grey(
			&ic, black_white, 2, LWSDC_RGBA(128, 128, 128, 255),
			&g);
		red += lws_display_palettize_col(&ic, eight, 8,
						 LWSDC_RGBA(128, 0, 0, 255),
						 &e) == 1;
	}
	assert_in_range(white, 217, 222);
	assert_in_range(red, 217, 222);
}

static void
pixels_of_16_bits_are_packed(void **state)
{
	lws_colour_error_t e = { { 0, 0, 0 } };

	(void)state;
	assert_int_equal(lws_display_palettize_col(&ic565, NULL, 0,
						   LWSDC_RGBA(255, 0, 0, 255),
						   &e),
			 0xf800);
	assert_int_equal(lws_display_palettize_col(&ic565, NULL, 0,
						   LWSDC_RGBA(0, 255, 0, 255),
						   &e),
			 0x07e0);
	assert_int_equal(
		lws_display_palettize_col(&ic565, NULL, 0,
					  LWSDC_RGBA(255, 255, 255, 255), &e),
		0xffff);
	assert_int_equal(e.rgb[0] | e.rgb[1] | e.rgb[2], 0);
	/* no level of 5 bits is 128: what is missing is left */
	lws_display_palettize_col(&ic565, NULL, 0, LWSDC_RGBA(128, 0, 0, 255),
				  &e);
	assert_int_not_equal(e.rgb[0], 0);
}

static void
errors_are_bounded(void **state)
{
	lws_greyscale_error_t g = { { INT16_MAX } };
	lws_colour_error_t e = { { INT16_MIN, INT16_MAX, 0 } };

	(void)state;
	lws_display_palettize_grey(&ic, greys, 1, greys[3], &g);
	assert_in_range(g.rgb[0], 0, 2 * 255 * 32);
	lws_display_palettize_col(&ic, eight, 1, eight[7], &e);
	assert_true(e.rgb[0] >= -2 * 255 * 32 && e.rgb[1] <= 2 * 255 * 32);
	assert_int_equal(lws_display_palettize_col(&ic, eight, 0, eight[7], &e),
			 0);
	assert_int_equal(
		lws_display_palettize_grey(&ic, eight, 0, eight[7], &g), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_palette_has_leaves_no_error),
		cmocka_unit_test(errors_make_up_for_each_other),
		cmocka_unit_test(pixels_of_16_bits_are_packed),
		cmocka_unit_test(errors_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
