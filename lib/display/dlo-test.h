/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For the tests of display lists: a small surface, a rendering of it, and its
 * lines kept as a picture to look at.
 */
#ifndef LWS_DLO_TEST_H
#define LWS_DLO_TEST_H

#include "unit.h"

#include "display/display.h"

#define PIC_W 64
#define PIC_H 48

static lws_surface_info_t pic_ic = {
	.wh_px = { { PIC_W, 0 }, { PIC_H, 0 } },
};
static lws_display_render_state_t pic_rs;
static uint8_t pic[PIC_H][PIC_W * 4];

static inline void
pic_begin(void)
{
	memset(&pic_rs, 0, sizeof(pic_rs));
	memset(pic, 0, sizeof(pic));
	pic_rs.ic = &pic_ic;
	lws_display_dl_init(&pic_rs.displaylist, NULL);
}

static inline lws_stateful_ret_t
pic_line(int y)
{
	pic_rs.line = pic[y];
	pic_rs.curr = (lws_display_scalar)y;

	return lws_display_list_render_line(&pic_rs);
}

static inline void
pic_render(void)
{
	int y;

	for (y = 0; y < PIC_H; y++)
		assert_int_equal(pic_line(y), LWS_SRET_OK);
}

static inline void
pic_end(void)
{
	lws_display_list_destroy(&pic_rs.displaylist);
	lws_display_render_free_ids(&pic_rs);
}

/* in 1/100 pixels */
static inline lws_box_t
pic_box(int x, int y, int w, int h)
{
	lws_box_t b = { { x / 100, x % 100 * 1000000 },
			{ y / 100, y % 100 * 1000000 },
			{ w / 100, w % 100 * 1000000 },
			{ h / 100, h % 100 * 1000000 } };

	return b;
}

static inline lws_dlo_rect_t *
pic_rect(lws_dlo_t *parent, int x, int y, int w, int h, uint32_t dc)
{
	lws_box_t b = pic_box(x * 100, y * 100, w * 100, h * 100);
	lws_dlo_rect_t *r = lws_display_dlo_rect_new(&pic_rs.displaylist,
						     parent, &b, NULL, dc);

	assert_non_null(r);

	return r;
}

/* as 0xRRGGBB */
static inline unsigned int
pic_px(int x, int y)
{
	const uint8_t *p = &pic[y][x * 3];

	return (unsigned int)(p[0] << 16 | p[1] << 8 | p[2]);
}

/* the sum of a component over all */
static inline long
pic_sum(int component)
{
	long sum = 0;
	int x, y;

	for (y = 0; y < PIC_H; y++)
		for (x = 0; x < PIC_W; x++)
			sum += pic[y][x * 3 + component];

	return sum;
}

#endif
