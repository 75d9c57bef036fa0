/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JPEG images on a display list: the lines that the decoder gives, in their
 * place.
 */
#include "dlo-test.h"

#include "codec/jpeg/jpeg.h"
#include "jpeg-make.h"

static struct jpeg_made made;

static void
lines_are_in_their_place(const struct jpeg_plan *w)
{
	lws_dlo_image_t im = { .type = LWSDLOSS_TYPE_JPEG };
	lws_jpeg_t *j = lws_jpeg_new();
	lws_box_t b = pic_box(300, 200, 0, 0);
	const uint8_t *p, *pix;
	unsigned int x, y, c;
	size_t left;

	jpeg_make(&made, w);
	p = made.bytes;
	left = made.len;
	pic_begin();
	im.u.dlo_jpeg = lws_display_dlo_jpeg_new(&pic_rs.displaylist, NULL, &b);
	assert_non_null(im.u.dlo_jpeg);
	assert_int_equal(lws_dlo_image_metadata_scan(&im), LWS_SRET_WANT_INPUT);
	assert_true(lws_buflist_append_segment(&im.u.dlo_jpeg->flow.bl,
					       made.bytes, made.len) >= 0);
	im.u.dlo_jpeg->flow.state = LWSDLOFLOW_STATE_READ_COMPLETED;
	assert_int_equal(lws_dlo_image_metadata_scan(&im), LWS_SRET_OK);
	assert_int_equal(lws_dlo_image_width(&im), (int)w->width);
	assert_int_equal(lws_dlo_image_height(&im), (int)w->height);
	pic_render();
	for (y = 0; y < w->height; y++) {
		assert_int_equal(lws_jpeg_emit_next_line(j, &pix, &p, &left, 0),
				 LWS_SRET_WANT_OUTPUT);
		for (x = 0; x < w->width; x++)
			for (c = 0; c < 3; c++)
				assert_int_equal(pic[2 + y][(3 + x) * 3 + c],
						 w->count == 1
							 ? pix[x]
							 : pix[x * 3 + c]);
	}
	lws_jpeg_free(&j);
	pic_end();
}

static void
colour_and_grey_are_shown(void **state)
{
	static const struct jpeg_plan colour = { .width = 33,
						 .height = 21,
						 .count = 3,
						 .hv = { 0x22, 0x11, 0x11 } },
				      grey = { .width = 17,
					       .height = 9,
					       .count = 1,
					       .hv = { 0x11 } };

	(void)state;
	lines_are_in_their_place(&colour);
	lines_are_in_their_place(&grey);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colour_and_grey_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
