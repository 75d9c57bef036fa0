/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Every colour type, depth and filter line by line, from input cut anywhere;
 * what is refused and why; what is held in memory.
 */
#include "unit.h"

#include "codec/png/png.h"
#include "png-make.h"

static struct png_made made;

struct got {
	uint8_t lines[200000];
	size_t len;
	lws_stateful_ret_t result;
	unsigned int width, height, bits;
	unsigned int count;
	int held;
};

static struct got got, got2;

static void
decode(struct got *g, const uint8_t *p, size_t len, size_t first, size_t piece,
       int hold)
{
	lws_upng_t *u = lws_upng_new();
	const uint8_t *pix, *at = p, *end = p + len;
	size_t n = first && first < len ? first : len, before;

	memset(g, 0, sizeof(*g));
	g->result = LWS_SRET_YIELD;
	if (!u)
		return;
	do {
		before = n;
		g->result =
			lws_upng_emit_next_line(u, &pix, &at, &n, (char)hold);
		assert_true(n <= before);
		if (g->result == LWS_SRET_AWAIT_RETRY) {
			g->held++;
			hold = 0;
			continue;
		}
		if (pix) {
			g->bits = lws_upng_get_pixelsize(u);
			g->width = lws_upng_get_width(u);
			before = ((size_t)g->width * g->bits + 7) / 8;
			assert_true(g->len + before <= sizeof(g->lines));
			memcpy(g->lines + g->len, pix, before);
			g->len += before;
			g->count++;
			assert_int_equal(g->result, LWS_SRET_WANT_OUTPUT);
		}
		if (g->result == LWS_SRET_WANT_INPUT) {
			assert_null(pix);
			assert_int_equal(n, 0);
			n = (size_t)(end - at);
			if (piece && n > piece)
				n = piece;
			if (!n)
				break;
		}
	} while (g->result != LWS_SRET_OK && !(g->result & LWS_SRET_FATAL) &&
		 g->result != LWS_SRET_YIELD);
	g->height = lws_upng_get_height(u);
	lws_upng_free(&u);
	assert_null(u);
}

static void
same(void)
{
	assert_int_equal(got2.result, got.result);
	assert_int_equal(got2.count, got.count);
	assert_int_equal(got2.len, got.len);
	assert_memory_equal(got2.lines, got.lines, got.len);
}

static void
gives(const struct png_plan *w, unsigned int bits)
{
	png_make(&made, w);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_OK);
	assert_int_equal(got.width, w->width);
	assert_int_equal(got.height, w->height);
	assert_int_equal(got.count, w->height);
	assert_int_equal(got.bits, bits);
	if (!w->palette && got.len == made.line_bytes * w->height)
		assert_memory_equal(got.lines, made.pixels, got.len);
	decode(&got2, made.bytes, made.len, 1, 1, 1);
	same();
	assert_int_equal(got2.held, 1);
}

static const struct {
	uint8_t colour, depth, bits;
	lws_upng_format_t format;
} kinds[] = {
	{ 0, 1, 1, LWS_UPNG_LUMINANCE1 },
	{ 0, 2, 2, LWS_UPNG_LUMINANCE2 },
	{ 0, 4, 4, LWS_UPNG_LUMINANCE4 },
	{ 0, 8, 8, LWS_UPNG_LUMINANCE8 },
	{ 0, 16, 48, LWS_UPNG_RGB16 },
	{ 2, 8, 24, LWS_UPNG_RGB8 },
	{ 2, 16, 48, LWS_UPNG_RGB16 },
	{ 4, 8, 16, LWS_UPNG_LUMINANCE_ALPHA8 },
	{ 4, 16, 64, LWS_UPNG_RGBA16 },
	{ 6, 8, 32, LWS_UPNG_RGBA8 },
	{ 6, 16, 64, LWS_UPNG_RGBA16 },
};

static void
every_kind_size_and_filter(void **state)
{
	struct png_plan w = { 0 };
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++) {
		w.colour = kinds[n].colour;
		w.depth = kinds[n].depth;
		for (w.filter = 0; w.filter <= 5; w.filter++)
			for (w.width = 1; w.width < 40; w.width += 7) {
				w.height = 11;
				w.chunk = w.width * 3;
				gives(&w, kinds[n].bits);
			}
	}
}

static void
measures_and_formats(void **state)
{
	lws_upng_t *u = lws_upng_new();
	struct png_plan w = { .width = 5, .height = 3 };
	const uint8_t *pix, *p;
	size_t n, len;

	(void)state;
	assert_int_equal(lws_upng_get_width(u), 0);
	assert_int_equal(lws_upng_get_height(u), 0);
	assert_int_equal(lws_upng_get_bpp(u), 32);
	assert_int_equal(lws_upng_get_components(u), 4);
	assert_int_equal(lws_upng_get_bitdepth(u), 8);
	assert_int_equal(lws_upng_get_format(u), LWS_UPNG_RGBA8);
	lws_upng_free(&u);
	lws_upng_free(&u);
	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++) {
		w.colour = kinds[n].colour;
		w.depth = kinds[n].depth;
		png_make(&made, &w);
		u = lws_upng_new();
		p = made.bytes;
		len = 33; /* signature and header */
		assert_int_equal(lws_upng_emit_next_line(u, &pix, &p, &len, 1),
				 LWS_SRET_AWAIT_RETRY);
		assert_int_equal(len, 0);
		assert_ptr_equal(p, made.bytes + 33);
		assert_null(pix);
		assert_int_equal(lws_upng_get_width(u), 5);
		assert_int_equal(lws_upng_get_height(u), 3);
		assert_int_equal(lws_upng_get_format(u), kinds[n].format);
		assert_int_equal(lws_upng_get_pixelsize(u), kinds[n].bits);
		assert_int_equal(lws_upng_get_bitdepth(u) *
					 lws_upng_get_components(u),
				 kinds[n].bits);
		lws_upng_free(&u);
	}
}

static void
grey_of_16_bits_becomes_rgb(void **state)
{
	struct png_plan w = { .width = 3, .height = 2, .depth = 16 };
	size_t n;

	(void)state;
	gives(&w, 48);
	for (n = 0; n < 6; n++) {
		assert_memory_equal(got.lines + n * 6, made.pixels + n * 2, 2);
		assert_memory_equal(got.lines + n * 6 + 4, made.pixels + n * 2,
				    2);
	}
	w.colour = LWS_PNG_GREY_ALPHA;
	gives(&w, 64);
	assert_memory_equal(got.lines + 8 + 4, made.pixels + 4, 2);
	assert_memory_equal(got.lines + 8 + 6, made.pixels + 6, 2);
}

static void
palettes_become_rgb_or_rgba(void **state)
{
	struct png_plan w = {
		.width = 21, .height = 5, .colour = LWS_PNG_PALETTE, .filter = 5
	};
	unsigned int e;
	size_t n;

	(void)state;
	for (w.depth = 1; w.depth <= 8; w.depth = (uint8_t)(w.depth * 2)) {
		w.palette = (uint16_t)(1u << w.depth);
		w.alphas = 0;
		gives(&w, 24);
		w.alphas = (uint16_t)(w.palette / 2u);
		gives(&w, 32);
	}
	for (n = 0; n < 20; n++) { /* of depth 8, the last */
		e = made.pixels[n];
		assert_int_equal(got.lines[n * 4], (uint8_t)(e * 21));
		assert_int_equal(got.lines[n * 4 + 1], (uint8_t)(e * 21 + 7));
		assert_int_equal(got.lines[n * 4 + 3],
				 e < 128 ? (uint8_t)((100 + e) * 7) : 255);
	}
}

static void
cut_in_two_anywhere(void **state)
{
	struct png_plan w = { .width = 9,
			      .height = 4,
			      .colour = LWS_PNG_PALETTE,
			      .depth = 4,
			      .palette = 16,
			      .alphas = 3,
			      .filter = 5,
			      .chunk = 11 };
	size_t n;

	(void)state;
	png_make(&made, &w);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_OK);
	for (n = 1; n < made.len; n++) {
		decode(&got2, made.bytes, made.len, n, 0, n & 1);
		same();
	}
	/* what is not all there wants more, and has no wrong line */
	for (n = 1; n < made.len; n++) {
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

/* change a byte of chunk number n, at an offset in its data, and its sum */
static void
change(int n, size_t at, uint8_t to, int and_sum)
{
	uint8_t *p = made.bytes + 8;
	uint32_t len;

	while (n--)
		p += lws_u32be(p) + 12;
	len = lws_u32be(p);
	p[8 + at] = to;
	if (and_sum)
		lws_put_u32be(p + 8 + len, lws_crc32(0, p + 4, len + 4));
}

static const struct png_plan rgb = {
	.width = 8, .height = 8, .colour = LWS_PNG_RGB, .depth = 8
};

static void
bad_headers_are_refused(void **state)
{
	struct png_plan w = rgb;

	(void)state;
	png_make(&made, &rgb);
	made.bytes[2] ^= 1;
	fails(LWS_PNG_NOT_PNG);
	png_make(&made, &rgb);
	change(0, 3, 0, 1); /* width 0 */
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(0, 4, 0x80, 1); /* height 2^31 */
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(0, 8, 4, 1); /* RGB of 4 bits */
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(0, 9, 5, 1);
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(0, 9, 200, 1);
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(0, 10, 1, 1);
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(0, 0, 0x7f, 1); /* LWS_LIMIT_PNG_LINE */
	fails(LWS_PNG_TOO_LARGE);
	png_make(&made, &rgb);
	change(0, 0, 0, 0);
	change(0, 3, 9, 0);
	fails(LWS_PNG_BAD_CRC);
	w.interlace = 1;
	png_make(&made, &w);
	fails(LWS_PNG_INTERLACED);
}

static void
the_widest_line_that_is_allowed(void **state)
{
	(void)state;
	png_make(&made, &rgb);
	lws_put_u32be(made.bytes + 16, LWS_LIMIT_PNG_LINE / 3);
	change(0, 12, 0, 1);
	fails(LWS_PNG_CUT); /* only then: it was begun */
	png_make(&made, &rgb);
	lws_put_u32be(made.bytes + 16, LWS_LIMIT_PNG_LINE / 3 + 1);
	change(0, 12, 0, 1);
	fails(LWS_PNG_TOO_LARGE);
}

static void
bad_chunks_are_refused(void **state)
{
	struct png_plan w = rgb;
	uint8_t *p;

	(void)state;
	png_make(&made, &rgb);
	memcpy(made.bytes + 33 + 4, "TEXt", 4); /* critical */
	fails(LWS_PNG_UNKNOWN_CHUNK);
	png_make(&made, &rgb);
	made.bytes[33 + 4] = '1';
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	made.bytes[33] = 0x80;
	fails(LWS_PNG_BAD_HEADER);
	png_make(&made, &rgb);
	change(1, 3, 'x', 0); /* a comment that is damaged harms nobody */
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_OK);
	png_make(&made, &rgb);
	change(2, 100, 0x55, 0);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_true(got.result & LWS_SRET_FATAL);
	png_make(&made, &rgb);
	change(2, 0, 0, 1); /* zlib's header */
	fails(31);
	png_make(&made, &rgb);
	change(2, 7, 9, 1); /* a filter: behind it the sum is wrong too */
	fails(LWS_PNG_BAD_FILTER);
	/* two headers */
	png_make(&made, &rgb);
	p = made.bytes + made.len - 12;
	memcpy(p, made.bytes + 8, 25);
	made.len += 13;
	fails(LWS_PNG_BAD_ORDER);
	/* none */
	png_make(&made, &rgb);
	memmove(made.bytes + 8, made.bytes + 33, made.len - 33);
	made.len -= 25;
	fails(LWS_PNG_BAD_ORDER);
	/* fewer lines */
	png_make(&made, &rgb);
	change(0, 7, 9, 1);
	fails(LWS_PNG_CUT);
	/* more lines than the image has are not shown */
	png_make(&made, &rgb);
	change(0, 7, 7, 1);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	assert_int_equal(got.result, LWS_SRET_OK);
	assert_int_equal(got.count, 7);
	/* palettes */
	w.palette = 3; /* only a suggestion here */
	gives(&w, 24);
	w.colour = LWS_PNG_GREY;
	png_make(&made, &w);
	fails(LWS_PNG_BAD_ORDER);
	w.colour = LWS_PNG_PALETTE;
	w.depth = 1;
	png_make(&made, &w); /* more entries than bits */
	fails(LWS_PNG_BAD_PALETTE);
	w.palette = 1;
	png_make(&made, &w); /* pixels that are not in it */
	fails(LWS_PNG_BAD_PALETTE);
	w.alphas = 2;
	png_make(&made, &w);
	fails(LWS_PNG_BAD_PALETTE);
	w.palette = w.alphas = 0;
	png_make(&made, &w);
	fails(LWS_PNG_BAD_PALETTE);
}

static void
chunks_between_pixels_are_refused(void **state)
{
	struct png_plan w = rgb;
	uint8_t *p;
	uint32_t len;

	(void)state;
	w.chunk = 50;
	png_make(&made, &w);
	p = made.bytes + 33;
	p += lws_u32be(p) + 12; /* the first with pixels */
	len = lws_u32be(p) + 12;
	p += len; /* the second becomes a comment */
	memcpy(p + 4, "tEXt", 4);
	fails(LWS_PNG_BAD_ORDER);
}

static size_t heap_now, heap_most;
static int refuse;

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
	if (size && refuse && !--refuse)
		return NULL;
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
a_line_and_a_window_are_all_that_is_held(void **state)
{
	struct png_plan w = rgb;

	(void)state;
	/* the width of a megapixel; its height holds nothing */
	w.width = 1000;
	w.height = 20;
	png_make(&made, &w);
	heap_now = heap_most = 0;
	lws_set_allocator(counting);
	decode(&got, made.bytes, made.len, 0, 0, 0);
	lws_set_allocator(NULL);
	assert_int_equal(got.result, LWS_SRET_OK);
	assert_int_equal(heap_now, 0);
	print_message("png: %d bytes of state, %d on the heap at 1000 pixels "
		      "RGB\n",
		      (int)sizeof(struct lws_upng_t), (int)heap_most);
	assert_true(sizeof(struct lws_upng_t) < 1400);
	assert_true(heap_most < 52 * 1024);
}

static void
without_memory_for_lines_it_can_be_tried_again(void **state)
{
	lws_upng_t *u;
	const uint8_t *pix, *p = made.bytes;
	size_t len;

	(void)state;
	png_make(&made, &rgb);
	len = made.len;
	lws_set_allocator(counting);
	refuse = 2;
	u = lws_upng_new();
	assert_int_equal(lws_upng_emit_next_line(u, &pix, &p, &len, 0),
			 LWS_SRET_YIELD);
	assert_null(pix);
	assert_int_equal(lws_upng_emit_next_line(u, &pix, &p, &len, 0),
			 LWS_SRET_WANT_OUTPUT);
	assert_memory_equal(pix, made.pixels, 24);
	lws_upng_free(&u);
	lws_set_allocator(NULL);
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
	png_make(&made, &rgb);
	unit_oom_sweep(decode_once);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_size_and_filter),
		cmocka_unit_test(measures_and_formats),
		cmocka_unit_test(grey_of_16_bits_becomes_rgb),
		cmocka_unit_test(palettes_become_rgb_or_rgba),
		cmocka_unit_test(cut_in_two_anywhere),
		cmocka_unit_test(bad_headers_are_refused),
		cmocka_unit_test(the_widest_line_that_is_allowed),
		cmocka_unit_test(bad_chunks_are_refused),
		cmocka_unit_test(chunks_between_pixels_are_refused),
		cmocka_unit_test(a_line_and_a_window_are_all_that_is_held),
		cmocka_unit_test(
			without_memory_for_lines_it_can_be_tried_again),
		cmocka_unit_test(short_of_memory_nothing_stays),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
