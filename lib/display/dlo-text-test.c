/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Fonts, which of them is chosen, and lines of text: where they are cut, and
 * their pixels.
 */
#include "dlo-test.h"
#include "stroke-font.h"

#define BLACK LWSDC_RGBA(255, 255, 255, 255)

static uint8_t *data;
static size_t data_len;
static lws_display_font_t font;
static const lws_fx_t none = { 0, 0 };

static int
setup(void **state)
{
	(void)state;
	data = stroke_font("Strokes Sans", 20, 0, 0, &data_len);
	memset(&font, 0, sizeof(font));
	font.data = data;
	font.data_len = data_len;
	assert_int_equal(lws_font_parse(&font), 0);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	free(data);

	return 0;
}

static void
a_font_says_what_it_is(void **state)
{
	struct lws_font_measure m = lws_font_measure(&font);

	(void)state;
	assert_string_equal(font.choice.family_name, "Strokes Sans");
	assert_string_equal(font.choice.generic_name, "sans");
	assert_int_equal(font.choice.weight, 400);
	assert_int_equal(font.choice.style, 0);
	assert_int_equal(font.choice.fixed_height, 20);
	assert_int_equal(font.em.whole, 12);
	assert_int_equal(font.ex.whole, 8);
	assert_int_equal(m.line_height, 20);
	assert_int_equal(m.baseline, 14);
	assert_int_equal(lws_font_advance(&font, 'i'), 4 * LWS_SUB);
	/* not in it: as a question mark */
	assert_int_equal(lws_font_advance(&font, 0x20ac), 12 * LWS_SUB);
	assert_int_equal(lws_font_advance(&font, '\n'), 0);
}

/* each byte wrong in turn, and each length: refused or harmless */
static void
damaged_fonts_do_no_harm(void **state)
{
	lws_display_font_t f;
	size_t n, refused = 0;
	uint8_t *p;

	(void)state;
	for (n = 0; n < data_len; n++) {
		p = malloc(n + 1);
		assert_non_null(p);
		memcpy(p, data, n);
		memset(&f, 0, sizeof(f));
		f.data = p;
		f.data_len = n;
		assert_int_equal(lws_font_parse(&f), -1);
		free(p);
	}
	for (n = 0; n < 1200; n++) {
		data[n] ^= 0xff;
		memset(&f, 0, sizeof(f));
		f.data = data;
		f.data_len = data_len;
		if (lws_font_parse(&f)) {
			refused++;
		} else {
			lws_box_t b = pic_box(0, 0, 6400, 4800);
			lws_dlo_text_t *t;

			pic_begin();
			t = lws_display_dlo_text_new(&pic_rs.displaylist, NULL,
						     &b, &f);
			assert_non_null(t);
			lws_display_dlo_text_update(t, BLACK, none, " Az~\xe2",
						    5);
			pic_render();
			pic_end();
		}
		data[n] ^= 0xff;
	}
	assert_in_range(refused, 20, 60);
}

static void
characters_are_utf8_or_the_replacement(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		uint32_t c;
	} t[] = { { "a", 1, 'a' },
		  { "\xc3\xa9", 2, 0xe9 },
		  { "\xe2\x82\xac", 3, 0x20ac },
		  { "\xf0\x9f\x98\x80", 4, 0x1f600 },
		  { "\xc0\x80", 1, 0xfffd },
		  { "\xe0\x80\x80", 1, 0xfffd },
		  { "\xed\xa0\x80", 1, 0xfffd },
		  { "\xf4\x90\x80\x80", 1, 0xfffd },
		  { "\xff", 1, 0xfffd },
		  { "\xe2\x82", 1, 0xfffd },
		  { "\xe2z\x82", 1, 0xfffd } };
	uint32_t c;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(t); n++) {
		assert_int_equal(
			lws_text_char(t[n].text, strlen(t[n].text), &c),
			t[n].len);
		assert_int_equal(c, t[n].c);
	}
}

/* i: 4 px, n: 10, blank: 6, dash: 8 */
static void
text_is_cut_where_it_may_be(void **state)
{
	static const struct {
		const char *text;
		int wide, ret;
		size_t len;
		int width;
	} t[] = { { "nn", 20, 0, 2, 20 },    { "nn", 19, 0, 1, 10 },
		  { "nn", 9, 2, 0, 0 },      { "", 9, 2, 0, 0 },
		  { "nn nn", 46, 0, 5, 46 }, { "nn nn", 45, 1, 3, 20 },
		  { "nn nn", 26, 1, 3, 20 }, { "nn nn", 20, 1, 3, 20 },
		  { "nn nn", 19, 0, 1, 10 }, { "nn ", 20, 0, 3, 20 },
		  { "i-nn", 20, 1, 2, 12 },  { "i-nn", 11, 0, 1, 4 },
		  { "n n n", 40, 1, 4, 26 }, { "nn  nn", 30, 1, 4, 20 } };
	lws_box_t b;
	lws_dlo_text_t *d;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(t); n++) {
		pic_begin();
		b = pic_box(0, 0, t[n].wide * 100, 2000);
		d = lws_display_dlo_text_new(&pic_rs.displaylist, NULL, &b,
					     &font);
		assert_int_equal(lws_display_dlo_text_update(d, BLACK, none,
							     t[n].text,
							     strlen(t[n].text)),
				 t[n].ret);
		assert_int_equal(d->text_len, t[n].len);
		assert_int_equal(d->bounding_box.w.whole, t[n].width);
		if (t[n].len)
			assert_int_equal(d->bounding_box.h.whole, 20);
		pic_end();
	}
}

static long
left_of(int x)
{
	long sum = 0;
	int y, n;

	for (y = 0; y < PIC_H; y++)
		for (n = 0; n < x; n++)
			sum += pic[y][n * 3];

	return sum;
}

static void
text_is_drawn_from_its_indent_in_its_colour(void **state)
{
	const lws_fx_t indent = { 30, 0 };
	lws_box_t b = pic_box(200, 1000, 6000, 2000);
	lws_dlo_text_t *d;
	long i_sum;
	int y;

	(void)state;
	pic_begin();
	d = lws_display_dlo_text_new(&pic_rs.displaylist, NULL, &b, &font);
	assert_int_equal(lws_display_dlo_text_update(d, BLACK, none, "l", 1),
			 0);
	pic_render();
	/* a stroke of 1.6 pixels, 12 high with round ends */
	i_sum = pic_sum(0);
	assert_in_range(i_sum, 255 * 18, 255 * 22);
	for (y = 0; y < PIC_H; y++)
		if (y < 10 + 1 || y > 10 + 15)
			assert_int_equal(pic_px(3, y), 0);
	assert_int_equal(pic_px(3, 18), 0xffffff);
	pic_end();

	pic_begin();
	d = lws_display_dlo_text_new(&pic_rs.displaylist, NULL, &b, &font);
	lws_display_dlo_text_update(d, LWSDC_RGBA(0, 200, 0, 255), none, "nnn",
				    3);
	/* the latter replaces the former */
	lws_display_dlo_text_update(d, LWSDC_RGBA(200, 0, 0, 255), indent, "ll",
				    2);
	assert_int_equal(d->glyphs.count, 0);
	assert_int_equal(pic_line(10), LWS_SRET_OK);
	assert_int_equal(d->glyphs.count, 2);
	pic_render();
	assert_int_equal(left_of(32), 0);
	assert_int_equal(pic_sum(1), 0);
	assert_in_range(pic_sum(0), i_sum * 200 / 255 * 2 - 100,
			i_sum * 200 / 255 * 2 + 100);
	pic_end();
}

static void
lines_may_be_left_out_or_asked_again(void **state)
{
	lws_box_t b = pic_box(0, 0, 6000, 2000);
	lws_dlo_text_t *d;
	uint8_t keep[PIC_W * 3];

	(void)state;
	pic_begin();
	d = lws_display_dlo_text_new(&pic_rs.displaylist, NULL, &b, &font);
	lws_display_dlo_text_update(d, BLACK, none, "Ab&", 3);
	pic_line(9);
	memcpy(keep, pic[9], sizeof(keep));
	pic_line(12);
	memset(pic, 0, sizeof(pic));
	pic_line(9);
	assert_memory_equal(keep, pic[9], sizeof(keep));
	pic_end();
}

static int
some_text(void)
{
	lws_box_t b = pic_box(0, 0, 6400, 2000);
	lws_dlo_text_t *d;
	int r = -1;

	pic_begin();
	d = lws_display_dlo_text_new(&pic_rs.displaylist, NULL, &b, &font);
	if (d && lws_display_dlo_text_update(d, BLACK, none, "ab", 2) == 0) {
		r = pic_line(5) == LWS_SRET_OK ? 0 : -1;
		/* no memory then is no reason to stop */
		if (r)
			assert_int_equal(pic_line(5), LWS_SRET_OK);
	}
	pic_end();

	return r;
}

static void
survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(some_text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_font_says_what_it_is),
		cmocka_unit_test(damaged_fonts_do_no_harm),
		cmocka_unit_test(characters_are_utf8_or_the_replacement),
		cmocka_unit_test(text_is_cut_where_it_may_be),
		cmocka_unit_test(text_is_drawn_from_its_indent_in_its_colour),
		cmocka_unit_test(lines_may_be_left_out_or_asked_again),
		cmocka_unit_test(survives_without_memory),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, setup, teardown);
}
