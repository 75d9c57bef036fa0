/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Pixels of rectangles, against areas that anybody can work out.
 */
#include "dlo-test.h"

#define WHITE LWSDC_RGBA(255, 255, 255, 255)

static lws_dlo_rect_t *
rect(int x, int y, int w, int h, const lws_fx_t *radii, uint32_t dc)
{
	lws_box_t b = pic_box(x, y, w, h);
	lws_dlo_rect_t *r = lws_display_dlo_rect_new(&pic_rs.displaylist, NULL,
						     &b, radii, dc);

	assert_non_null(r);

	return r;
}

static void
whole_pixels_are_exact(void **state)
{
	(void)state;
	pic_begin();
	rect(300, 400, 1000, 500, NULL, WHITE);
	pic_render();
	assert_int_equal(pic_sum(0), 255 * 50);
	assert_int_equal(pic_px(3, 4), 0xffffff);
	assert_int_equal(pic_px(12, 8), 0xffffff);
	pic_end();
}

static void
parts_of_pixels_are_blended(void **state)
{
	(void)state;
	pic_begin();
	rect(350, 450, 1000, 525, NULL, WHITE);
	pic_render();
	assert_int_equal(pic[4][3 * 3], 63); /* a quarter */
	assert_int_equal(pic[4][4 * 3], 127);
	assert_int_equal(pic[5][3 * 3], 127);
	assert_int_equal(pic[9][4 * 3], 191);
	assert_in_range(pic_sum(0), 255 * 525 / 10 - 60, 255 * 525 / 10 + 10);
	pic_end();
}

static void
a_rectangle_that_is_off_the_surface_is_cut(void **state)
{
	(void)state;
	pic_begin();
	rect(0, 0, 6400, 4800, NULL, LWSDC_RGBA(0, 0, 0, 0));
	rect(-500, -300, 1000, 1000, NULL, WHITE);
	rect(6000, 4500, 900000, 900000, NULL, WHITE);
	pic_render();
	assert_int_equal(pic_sum(0), 255 * (5 * 7 + 4 * 3));
	pic_end();
}

static void
corners_are_circles(void **state)
{
	static const lws_fx_t
		r20[4] = { { 20, 0 }, { 20, 0 }, { 20, 0 }, { 20, 0 } },
		one[4] = { { 10, 0 } },
		huge[4] = { { 500, 0 }, { 500, 0 }, { 500, 0 }, { 500, 0 } };
	long area = (long)(255 * 3.14159265 * 20 * 20);

	(void)state;
	pic_begin();
	rect(200, 200, 4000, 4000, r20, WHITE);
	pic_render();
	assert_in_range(pic_sum(0), area - area / 200, area + area / 200);
	assert_int_equal(pic_px(2, 2), 0);
	assert_int_equal(pic_px(22, 2), 0xffffff);
	pic_end();

	/* too large ones shrink to fit: the same circle */
	pic_begin();
	rect(200, 200, 4000, 4000, huge, WHITE);
	pic_render();
	assert_in_range(pic_sum(0), area - area / 200, area + area / 200);
	pic_end();

	/* top left only */
	pic_begin();
	rect(0, 0, 2000, 2000, one, WHITE);
	pic_render();
	area = 255 * 400 - (long)(255 * 100 * (1 - 3.14159265 / 4));
	assert_in_range(pic_sum(0), area - 150, area + 150);
	assert_int_equal(pic_px(0, 0), 0);
	assert_int_equal(pic_px(19, 0), 0xffffff);
	assert_int_equal(pic_px(0, 19), 0xffffff);
	pic_end();
}

static void
borders_are_beside_the_inside(void **state)
{
	lws_dlo_rect_t *r;
	int n;

	(void)state;
	pic_begin();
	r = rect(0, 0, 2000, 2000, NULL, LWSDC_RGBA(0, 255, 0, 255));
	r->dcb = LWSDC_RGBA(255, 0, 0, 255);
	for (n = 0; n < 4; n++)
		r->b[n].whole = n + 1; /* top 1, right 2, bottom 3, left 4 */
	pic_render();
	assert_int_equal(pic_sum(1), 255 * 14 * 16);
	assert_int_equal(pic_sum(0), 255 * (400 - 14 * 16));
	assert_int_equal(pic_px(4, 1), 0x00ff00);
	assert_int_equal(pic_px(3, 1), 0xff0000);
	assert_int_equal(pic_px(17, 16), 0x00ff00);
	assert_int_equal(pic_px(18, 16), 0xff0000);
	assert_int_equal(pic_px(17, 17), 0xff0000);
	pic_end();
}

static void
lines_are_as_the_surface_wants_them(void **state)
{
	const lws_display_colour_t c = LWSDC_RGBA(200, 100, 50, 255),
				   half = LWSDC_RGBA(200, 100, 50, 128);

	(void)state;
	pic_begin();
	lws_surface_set_px(&pic_ic, pic[0], 0, &c);
	lws_surface_set_px(&pic_ic, pic[0], 1, &half);
	lws_surface_set_px(&pic_ic, pic[0], 1, &half);
	lws_surface_set_px(&pic_ic, pic[0], -1, &c);
	lws_surface_set_px(&pic_ic, pic[0], PIC_W, &c);
	assert_int_equal(pic_px(0, 0), 0xc86432);
	/* 100 of 200, then 200 * 128 / 255 + 100 * 127 / 255 */
	assert_int_equal(pic_px(1, 0), 0x964b25);
	assert_int_equal(pic[0][PIC_W * 3], 0);

	pic_ic.render_to_rgba = 1;
	lws_surface_set_px(&pic_ic, pic[1], 1, &half);
	assert_memory_equal(pic[1], "\0\0\0\0\x64\x32\x19\xff\0", 9);
	pic_ic.render_to_rgba = 0;
	pic_ic.greyscale = 1;
	lws_surface_set_px(&pic_ic, pic[2], 1, &c);
	assert_int_equal(pic[2][1], (299 * 200 + 587 * 100 + 114 * 50) / 1000);
	pic_ic.greyscale = 0;
	pic_end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_pixels_are_exact),
		cmocka_unit_test(parts_of_pixels_are_blended),
		cmocka_unit_test(a_rectangle_that_is_off_the_surface_is_cut),
		cmocka_unit_test(corners_are_circles),
		cmocka_unit_test(borders_are_beside_the_inside),
		cmocka_unit_test(lines_are_as_the_surface_wants_them),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
