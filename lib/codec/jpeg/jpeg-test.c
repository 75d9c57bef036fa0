/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Grey and colour in every sampling, line by line, from input cut anywhere;
 * restarts; what is refused and why; what is held in memory.
 */
#include "unit.h"

#include "codec/jpeg/jpeg.h"
#include "jpeg-make.h"

static struct jpeg_made made;

struct got {
	uint8_t lines[200000];
	size_t len;
	lws_stateful_ret_t result;
	unsigned int width, height, count;
	int held;
};

static struct got got, got2;

static void
decode(struct got *g, const uint8_t *p, size_t len, size_t first, size_t piece,
       int hold)
{
	lws_jpeg_t *j = lws_jpeg_new();
	const uint8_t *pix = NULL, *at = p, *end = p + len;
	size_t n = first && first < len ? first : len, line;

	memset(g, 0, sizeof(*g));
	g->result = LWS_SRET_FATAL | LWS_JPEG_NO_MEMORY;
	if (!j)
		return;
	do {
		g->result =
			lws_jpeg_emit_next_line(j, &pix, &at, &n, (char)hold);
		if (g->result == LWS_SRET_AWAIT_RETRY) {
			assert_true(lws_jpeg_get_width(j) > 0);
			g->held++;
			hold = 0;
			continue;
		}
		if (pix) {
			assert_int_equal(g->result, LWS_SRET_WANT_OUTPUT);
			line = (size_t)lws_jpeg_get_width(j) *
			       lws_jpeg_get_bpp(j) / 8;
			assert_true(g->len + line <= sizeof(g->lines));
			memcpy(g->lines + g->len, pix, line);
			g->len += line;
			g->count++;
		}
		if (g->result == LWS_SRET_WANT_INPUT) {
			assert_int_equal(n, 0);
			n = (size_t)(end - at);
			if (piece && n > piece)
				n = piece;
			if (!n)
				break;
		}
	} while (g->result != LWS_SRET_OK && !(g->result & LWS_SRET_FATAL));
	g->width = lws_jpeg_get_width(j);
	g->height = lws_jpeg_get_height(j);
	lws_jpeg_free(&j);
	assert_null(j);
}

static void
same(void)
{
	assert_int_equal(got2.result, got.result);
	assert_int_equal(got2.len, got.len);
	assert_memory_equal(got2.lines, got.lines, got.len);
}

static int
clamp(double v)
{
	return v < 0 ? 0 : v > 255 ? 255 : (int)lround(v);
}

/* what the pixel should be, from what the encoder was given */
static void
expected(const struct jpeg_plan *w, unsigned int x, unsigned int y, int rgb[3])
{
	unsigned int c, hmax = 1, vmax = 1, h, v;
	double s[3] = { 0 };

	for (c = 0; c < w->count && w->count > 1; c++) {
		hmax = w->hv[c] >> 4 > (int)hmax ? w->hv[c] >> 4 : hmax;
		vmax = (w->hv[c] & 15) > (int)vmax ? w->hv[c] & 15 : vmax;
	}
	for (c = 0; c < w->count; c++) {
		h = w->count == 1 ? 1 : w->hv[c] >> 4;
		v = w->count == 1 ? 1 : w->hv[c] & 15;
		s[c] = jpeg_sample(c, x * h / hmax * hmax / h,
				   y * v / vmax * vmax / v);
	}
	rgb[0] = (int)s[0];
	rgb[1] = (int)s[1];
	rgb[2] = (int)s[2];
	if (w->count == 1 || w->names)
		return;
	rgb[0] = clamp(s[0] + 1.402 * (s[2] - 128));
	rgb[1] =
		clamp(s[0] - 0.344136 * (s[1] - 128) - 0.714136 * (s[2] - 128));
	rgb[2] = clamp(s[0] + 1.772 * (s[1] - 128));
}

static void
gives(const struct jpeg_plan *w, int tolerance)
{
	unsigned int x, y, c;
	int rgb[3], d;

	jpeg_make(&made, w);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_OK);
	assert_int_equal(got.width, w->width);
	assert_int_equal(got.height, w->height);
	assert_int_equal(got.count, w->height);
	for (y = 0; y < w->height; y++)
		for (x = 0; x < w->width; x++) {
			const uint8_t *p =
				got.lines + (y * w->width + x) * w->count;

			expected(w, x, y, rgb);
			for (c = 0; c < w->count; c++) {
				d = abs(p[c] - rgb[c]);
				if (d > tolerance)
					fail_msg("%u,%u: %d, not %d", x, y,
						 p[c], rgb[c]);
			}
		}
	decode(&got2, made.bytes, made.len, 1, 1, 1);
	same();
	assert_int_equal(got2.held, 1);
}

static void
grey_of_every_size(void **state)
{
	struct jpeg_plan w = { .count = 1, .hv = { 0x22 } };

	(void)state;
	for (w.width = 1; w.width < 40; w.width += 3)
		for (w.height = 1; w.height < 20; w.height += 5)
			gives(&w, 1);
	w.sof = 0xc1; /* extended sequential */
	gives(&w, 1);
	w.quant = 8;
	gives(&w, 12);
}

static void
colour_in_every_sampling(void **state)
{
	static const uint8_t hv[][3] = {
		{ 0x11, 0x11, 0x11 }, { 0x21, 0x11, 0x11 },
		{ 0x12, 0x11, 0x11 }, { 0x22, 0x11, 0x11 },
		{ 0x41, 0x11, 0x11 }, { 0x42, 0x11, 0x11 },
		{ 0x22, 0x21, 0x12 }, { 0x14, 0x11, 0x12 },
		{ 0x11, 0x22, 0x11 }, { 0x31, 0x11, 0x11 },
		{ 0x41, 0x21, 0x11 }, { 0x24, 0x11, 0x11 },
		{ 0x31, 0x21, 0x11 }, /* not a whole ratio */
	};
	struct jpeg_plan w = { .count = 3, .width = 45, .height = 37 };
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(hv); n++) {
		memcpy(w.hv, hv[n], 3);
		w.names = 'R'; /* as they are */
		gives(&w, 1);
		w.names = 0;
		gives(&w, 3);
	}
}

static void
restarts_at_every_distance(void **state)
{
	struct jpeg_plan w = { .count = 3,
			       .hv = { 0x22, 0x11, 0x11 },
			       .width = 60,
			       .height = 50,
			       .exif = 1 };

	(void)state;
	for (w.restart = 1; w.restart < 20; w.restart++)
		gives(&w, 3);
}

static void
cut_in_two_anywhere(void **state)
{
	struct jpeg_plan w = { .count = 3,
			       .hv = { 0x21, 0x11, 0x11 },
			       .width = 20,
			       .height = 18,
			       .restart = 2 };
	size_t n;

	(void)state;
	jpeg_make(&made, &w);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_OK);
	for (n = 1; n < made.len; n++) {
		decode(&got2, made.bytes, made.len, n, 0, n & 1);
		same();
	}
	for (n = 1; n + 1 < made.len; n++) {
		decode(&got2, made.bytes, n, 0, 0, 0);
		assert_int_equal(got2.result, LWS_SRET_WANT_INPUT);
		assert_memory_equal(got2.lines, got.lines, got2.len);
	}
}

static void
fails(unsigned int reason)
{
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_FATAL | reason);
	decode(&got2, made.bytes, made.len, 1, 1, 0);
	same();
}

static const struct jpeg_plan grey = {
	.width = 24, .height = 24, .count = 1, .hv = { 0x11 }
};

/* of the first segment with that marker */
static uint8_t *
segment(uint8_t marker)
{
	uint8_t *p = made.bytes + 2;

	jpeg_make(&made, &grey);
	while (p[1] != marker)
		p += 2 + lws_u16be(p + 2);

	return p;
}

static void
what_cannot_be_done_is_refused(void **state)
{
	struct jpeg_plan w = grey;

	(void)state;
	w.sof = 0xc2;
	jpeg_make(&made, &w);
	fails(LWS_JPEG_PROGRESSIVE);
	w.sof = 0xc9;
	jpeg_make(&made, &w);
	fails(LWS_JPEG_UNSUPPORTED);
	w.sof = 0xc3;
	jpeg_make(&made, &w);
	fails(LWS_JPEG_UNSUPPORTED);
	segment(0xc0)[4] = 12;
	fails(LWS_JPEG_UNSUPPORTED);
	segment(0xc0)[9] = 4;
	fails(LWS_JPEG_UNSUPPORTED);
	segment(0xc0)[6] = 0; /* the height follows: DNL */
	fails(LWS_JPEG_UNSUPPORTED);
	w = grey;
	w.count = 3;
	w.hv[1] = w.hv[2] = 0x11;
	jpeg_make(&made, &w);
	made.bytes[made.scan - 10] = 1;
	fails(LWS_JPEG_UNSUPPORTED); /* a scan of one of three */
	lws_put_u16be(segment(0xc0) + 7, LWS_LIMIT_JPEG_WIDTH + 1);
	fails(LWS_JPEG_TOO_LARGE);
	lws_put_u16be(segment(0xc0) + 7, LWS_LIMIT_JPEG_WIDTH);
	fails(LWS_JPEG_BAD_CODE); /* only then: the filling at the end */
}

static void
damaged_images_are_refused(void **state)
{
	struct jpeg_plan w = grey;
	uint8_t *p;

	(void)state;
	jpeg_make(&made, &grey);
	made.bytes[1] = 0xd9;
	fails(LWS_JPEG_NOT_JPEG);
	segment(0xdb)[3] = 66; /* length */
	fails(LWS_JPEG_BAD_SEGMENT);
	segment(0xdb)[3] = 1;
	fails(LWS_JPEG_BAD_SEGMENT);
	segment(0xdb)[4] = 0x24;
	fails(LWS_JPEG_BAD_TABLE);
	segment(0xdb)[1] = 0xe5; /* a table is missing */
	fails(LWS_JPEG_BAD_TABLE);
	segment(0xc4)[4] = 0x20;
	fails(LWS_JPEG_BAD_TABLE);
	segment(0xc4)[5] = 3; /* three codes of one bit */
	fails(LWS_JPEG_BAD_TABLE);
	segment(0xc0)[11] = 0x51;
	fails(LWS_JPEG_BAD_SEGMENT);
	segment(0xc0)[1] = 0xe5;
	fails(LWS_JPEG_BAD_ORDER);
	segment(0xda)[5] = 9; /* no such component */
	fails(LWS_JPEG_BAD_ORDER);
	jpeg_make(&made, &grey);
	made.bytes[made.scan] = 0xf5; /* DC of more bits than there are */
	fails(LWS_JPEG_BAD_CODE);
	jpeg_make(&made, &grey);
	made.len -= 12;
	memcpy(made.bytes + made.len - 2, "\xff\xd9", 2);
	fails(LWS_JPEG_CUT);
	w.restart = 2;
	jpeg_make(&made, &w);
	for (p = made.bytes + made.scan; p[0] != 0xff || p[1] != 0xd1; p++)
		;
	p[1] = 0xd2;
	fails(LWS_JPEG_BAD_RESTART);
}

static void
transform_is_exact_where_it_can_be(void **state)
{
	uint8_t out[64];
	int16_t c[64];
	unsigned int n, u, v, x, y, seed = 1;
	int worst = 0, d;

	(void)state;
	for (n = 0; n < 300; n++) {
		memset(c, 0, sizeof(c));
		for (u = 0; u < 64; u++) {
			seed = seed * 1103515245u + 12345u;
			if (u <= n % 64)
				c[u] = (int16_t)((int)(seed >> 16) % 200 - 100);
		}
		lws_jpeg_idct(c, 63, out, 8);
		for (y = 0; y < 8; y++)
			for (x = 0; x < 8; x++) {
				double s = 0;

				for (v = 0; v < 8; v++)
					for (u = 0; u < 8; u++)
						s += (u ? 1 : sqrt(.5)) *
						     (v ? 1 : sqrt(.5)) / 4 *
						     c[v * 8 + u] *
						     cos((2 * x + 1) * u *
							 M_PI / 16) *
						     cos((2 * y + 1) * v *
							 M_PI / 16);
				d = abs(out[y * 8 + x] - clamp(s + 128));
				worst = d > worst ? d : worst;
			}
	}
	assert_in_range(worst, 0, 1);
	/* what no image has does no harm */
	for (u = 0; u < 64; u++)
		c[u] = u & 1 ? INT16_MIN : INT16_MAX;
	lws_jpeg_idct(c, 63, out, 8);
	/* the short way for flat blocks is the long one */
	for (d = -1100; d < 1100; d++) {
		uint8_t flat[64];

		memset(c, 0, sizeof(c));
		c[0] = (int16_t)d;
		lws_jpeg_idct(c, 0, flat, 8);
		lws_jpeg_idct(c, 1, out, 8);
		assert_in_range(flat[0] - out[0] + 1, 0, 2);
	}
}

static size_t heap_now, heap_most;

static void *
counting(void *ptr, size_t size, const char *why)
{
	static struct {
		void *p;
		size_t size;
	} block[8];
	size_t n;
	void *p;

	(void)why;
	for (n = 0; n < LWS_ARRAY_SIZE(block) && block[n].p != ptr; n++)
		;
	assert_true(n < LWS_ARRAY_SIZE(block));
	p = realloc(ptr, size ? size : 1);
	heap_now += size - block[n].size;
	block[n].p = size ? p : NULL;
	block[n].size = size;
	if (!size) {
		free(p);
		p = NULL;
	}
	if (heap_now > heap_most)
		heap_most = heap_now;

	return p;
}

static void
a_row_of_blocks_is_all_that_is_held(void **state)
{
	struct jpeg_plan w = { .count = 3,
			       .hv = { 0x22, 0x11, 0x11 },
			       .width = 1000,
			       .height = 20 };

	(void)state;
	jpeg_make(&made, &w);
	heap_now = heap_most = 0;
	lws_set_allocator(counting);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	lws_set_allocator(NULL);
	assert_int_equal(got.result, LWS_SRET_OK);
	assert_int_equal(heap_now, 0);
	print_message("jpeg: %d bytes of state, %d on the heap at 1000 pixels "
		      "4:2:0\n",
		      (int)sizeof(struct lws_jpeg), (int)heap_most);
	assert_true(heap_most < 48 * 1024);
}

static int
decode_once(void)
{
	decode(&got, made.bytes, made.len, 0, 0, 0);

	return got.result == LWS_SRET_OK ? 0 : -1;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	jpeg_make(&made, &grey);
	unit_oom_sweep(decode_once);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grey_of_every_size),
		cmocka_unit_test(colour_in_every_sampling),
		cmocka_unit_test(restarts_at_every_distance),
		cmocka_unit_test(cut_in_two_anywhere),
		cmocka_unit_test(what_cannot_be_done_is_refused),
		cmocka_unit_test(damaged_images_are_refused),
		cmocka_unit_test(transform_is_exact_where_it_can_be),
		cmocka_unit_test(a_row_of_blocks_is_all_that_is_held),
		cmocka_unit_test(short_of_memory_nothing_stays),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
