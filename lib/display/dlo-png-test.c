/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * PNG images on a display list: every kind of pixel where it belongs, however
 * the bytes come.
 */
#include "dlo-test.h"

#include "codec/png/png.h"
#include "png-make.h"

static struct png_made made;
static lws_dlo_png_t *dp;

static void
feed(size_t from, size_t to)
{
	if (to > made.len)
		to = made.len;
	if (from < to)
		assert_true(lws_buflist_append_segment(&dp->flow.bl,
						       made.bytes + from,
						       to - from) >= 0);
	if (to == made.len)
		dp->flow.state = LWSDLOFLOW_STATE_READ_COMPLETED;
}

/* an image at 5, 3 */
static void
begin(const struct png_plan *w)
{
	lws_box_t b = pic_box(500, 300, 0, 0);

	png_make(&made, w);
	pic_begin();
	pic_rect(NULL, 0, 0, PIC_W, PIC_H, LWSDC_RGBA(0, 0, 0, 0));
	dp = lws_display_dlo_png_new(&pic_rs.displaylist, NULL, &b);
	assert_non_null(dp);
}

/* of 8 bits or less, from the line as it was made */
static unsigned int
sample(const struct png_plan *w, unsigned int x, unsigned int y, unsigned int c,
       unsigned int count)
{
	const size_t bit = (x * count + c) * (size_t)w->depth;
	const uint8_t *p = made.pixels + y * made.line_bytes + bit / 8;

	if (w->depth >= 8)
		return *p;

	return ((unsigned int)*p >> (8 - w->depth - bit % 8)) &
	       ((1u << w->depth) - 1);
}

static unsigned int
expected(const struct png_plan *w, unsigned int x, unsigned int y)
{
	static const unsigned int counts[] = { 1, 0, 3, 1, 2, 0, 4 };
	const unsigned int n = counts[w->colour];
	unsigned int v[4] = { 0 }, c, a = 255;

	for (c = 0; c < n; c++)
		v[c] = sample(w, x, y, c, n);
	if (w->colour == LWS_PNG_PALETTE) {
		c = v[0];
		v[0] = (uint8_t)(c * 21);
		v[1] = (uint8_t)(c * 21 + 7);
		v[2] = (uint8_t)(c * 21 + 14);
		if (c < w->alphas)
			a = (uint8_t)((100 + c) * 7);
	} else {
		if (n < 3) {
			a = n == 2 ? v[1] : a;
			v[0] = w->depth < 8
				       ? v[0] * 255 / ((1u << w->depth) - 1)
				       : v[0];
			v[1] = v[2] = v[0];
		}
		a = n == 4 ? v[3] : a;
	}

	return (v[0] * a / 255) << 16 | (v[1] * a / 255) << 8 | v[2] * a / 255;
}

static void
is_shown(const struct png_plan *w)
{
	unsigned int x, y;

	for (y = 0; y < w->height; y++)
		for (x = 0; x < w->width; x++)
			assert_int_equal(pic_px(5 + (int)x, 3 + (int)y),
					 expected(w, x, y));
	assert_int_equal(pic_px(4, 3), 0);
	assert_int_equal(pic_px(5 + (int)w->width, 3), 0);
	assert_int_equal(pic_px(5, 3 + (int)w->height), 0);
}

static const struct png_plan kinds[] = {
	{ 21, 9, 8, LWS_PNG_RGB, 5, 0, 0, 0, 0 },
	{ 21, 9, 16, LWS_PNG_RGB, 5, 0, 0, 0, 0 },
	{ 21, 9, 8, LWS_PNG_RGBA, 5, 0, 0, 0, 0 },
	{ 21, 9, 16, LWS_PNG_RGBA, 5, 0, 0, 0, 0 },
	{ 21, 9, 1, LWS_PNG_GREY, 5, 0, 0, 0, 0 },
	{ 21, 9, 2, LWS_PNG_GREY, 5, 0, 0, 0, 0 },
	{ 21, 9, 4, LWS_PNG_GREY, 5, 0, 0, 0, 0 },
	{ 21, 9, 8, LWS_PNG_GREY, 5, 0, 0, 0, 0 },
	{ 21, 9, 16, LWS_PNG_GREY, 5, 0, 0, 0, 0 },
	{ 21, 9, 8, LWS_PNG_GREY_ALPHA, 5, 0, 0, 0, 0 },
	{ 21, 9, 4, LWS_PNG_PALETTE, 0, 0, 16, 0, 0 },
	{ 21, 9, 8, LWS_PNG_PALETTE, 0, 0, 200, 50, 0 },
};

static void
every_kind_of_pixel_is_shown(void **state)
{
	lws_dlo_image_t im = { .type = LWSDLOSS_TYPE_PNG };
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++) {
		begin(&kinds[n]);
		im.u.dlo_png = dp;
		assert_int_equal(lws_dlo_image_width(&im), 0);
		assert_int_equal(lws_dlo_image_metadata_scan(&im),
				 LWS_SRET_WANT_INPUT);
		feed(0, made.len);
		assert_int_equal(lws_dlo_image_metadata_scan(&im), LWS_SRET_OK);
		assert_int_equal(lws_dlo_image_width(&im), 21);
		assert_int_equal(lws_dlo_image_height(&im), 9);
		assert_int_equal(dp->dlo.box.w.whole, 21);
		pic_render();
		is_shown(&kinds[n]);
		pic_end();
	}
}

static void
bytes_may_come_in_any_pieces(void **state)
{
	size_t piece, at;
	int y;

	(void)state;
	for (piece = 1; piece < 100; piece += 7) {
		begin(&kinds[0]);
		/* the box is known when the size is: the program waits for it
		 */
		for (at = 0; lws_display_dlo_png_metadata_scan(dp) ==
			     LWS_SRET_WANT_INPUT;
		     at += piece)
			feed(at, at + piece);
		for (y = 0; y < PIC_H; y++)
			while (pic_line(y) == LWS_SRET_WANT_INPUT) {
				feed(at, at + piece);
				at += piece;
			}
		is_shown(&kinds[0]);
		pic_end();
	}
}

static void
a_box_of_another_size_shows_the_nearest_pixels(void **state)
{
	int x, y;

	(void)state;
	begin(&kinds[0]);
	dp->dlo.box.w.whole = 42;
	dp->dlo.box.h.whole = 18;
	feed(0, made.len);
	pic_render();
	for (y = 0; y < 18; y++)
		for (x = 0; x < 42; x++)
			assert_int_equal(pic_px(5 + x, 3 + y),
					 expected(&kinds[0],
						  (unsigned int)x / 2,
						  (unsigned int)y / 2));
	pic_end();

	begin(&kinds[0]);
	dp->dlo.box.w.whole = 7;
	dp->dlo.box.h.whole = 3;
	feed(0, made.len);
	pic_render();
	for (y = 0; y < 3; y++)
		for (x = 0; x < 7; x++)
			assert_int_equal(pic_px(5 + x, 3 + y),
					 expected(&kinds[0],
						  (unsigned int)x * 3,
						  (unsigned int)y * 3));
	pic_end();
}

static void
a_bad_image_stays_blank_and_the_page_goes_on(void **state)
{
	int y;

	(void)state;
	begin(&kinds[0]); /* cut short */
	made.len = 300;
	feed(0, 300);
	for (y = 0; y < 3 + 9; y++) /* then it is freed */
		assert_int_equal(pic_line(y), LWS_SRET_OK);
	assert_int_equal(pic_px(5, 3), expected(&kinds[0], 0, 0));
	assert_int_equal(pic_px(5, 3 + 8), 0);
	assert_int_equal(lws_display_dlo_png_metadata_scan(dp), LWS_SRET_FATAL);
	pic_end();

	begin(&kinds[0]); /* none */
	made.bytes[1] ^= 1;
	feed(0, made.len);
	dp->dlo.box.w.whole = dp->dlo.box.h.whole = 10;
	pic_render();
	assert_int_equal(pic_sum(0), 0);
	pic_end();
}

static void
an_image_that_is_being_filled_stays(void **state)
{
	lws_dlo_t *root;
	int y;

	(void)state;
	begin(&kinds[0]);
	root = lws_dlo_of(pic_rs.displaylist.dl.head);
	feed(0, 60);
	dp->dlo.box.w.whole = 5;
	dp->dlo.box.h.whole = 4;
	for (y = 20; y < 25; y++)
		assert_int_equal(pic_line(y), LWS_SRET_OK);
	assert_int_equal(root->children.count, 1);
	dp->flow.state = LWSDLOFLOW_STATE_READ_FAILED;
	assert_int_equal(pic_line(25), LWS_SRET_OK);
	assert_int_equal(root->children.count, 0);
	pic_end();
}

static int
some_image(void)
{
	lws_box_t b = pic_box(0, 0, 0, 0);
	lws_stateful_ret_t r = LWS_SRET_FATAL;
	int y;

	pic_begin();
	dp = lws_display_dlo_png_new(&pic_rs.displaylist, NULL, &b);
	if (dp && lws_buflist_append_segment(&dp->flow.bl, made.bytes,
					     made.len) >= 0) {
		dp->flow.state = LWSDLOFLOW_STATE_READ_COMPLETED;
		r = lws_display_dlo_png_metadata_scan(dp);
		for (y = 0; y < 9 && r == LWS_SRET_OK; y++)
			r = pic_line(y);
	}
	pic_end();

	return r == LWS_SRET_OK ? 0 : -1;
}

static void
survives_without_memory(void **state)
{
	(void)state;
	png_make(&made, &kinds[0]);
	unit_oom_sweep(some_image);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_pixel_is_shown),
		cmocka_unit_test(bytes_may_come_in_any_pieces),
		cmocka_unit_test(
			a_box_of_another_size_shows_the_nearest_pixels),
		cmocka_unit_test(a_bad_image_stays_blank_and_the_page_goes_on),
		cmocka_unit_test(an_image_that_is_being_filled_stays),
		cmocka_unit_test(survives_without_memory),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
