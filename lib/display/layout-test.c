/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Where elements are, worked out by hand from CSS 2.1. The font is 20 pixels
 * high, base line 14; m is 12 wide, n 10, i 4, a blank 6.
 */
#include "unit.h"

#include "codec/png/png.h"
#include "layout-make.h"
#include "png-make.h"
#include "stroke-font.h"

#define STYLE "<style>body{margin:0;font-size:20px}p{margin:0}"

static uint8_t *font;

static int
setup(void **state)
{
	struct lws_context_creation_info info;
	size_t len;

	(void)state;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	page_cx = lws_create_context(&info);
	assert_non_null(page_cx);
	font = stroke_font("Strokes Sans", 20, 0, 0, &len);
	assert_int_equal(lws_font_register(page_cx, font, len), 0);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lws_context_destroy(page_cx);
	free(font);

	return 0;
}

static void
lay_out(const char *html)
{
	assert_int_equal(page_lay_out(html, strlen(html), 0),
			 LWS_SRET_NO_FURTHER_OUT);
}

/* the elements' boxes, "a 0 0 200 20, b ..." */
static const char *
boxes(void)
{
	static char text[1024];
	size_t n = 0;

	text[0] = '\0';
	lws_start_foreach_dll(struct lws_dll2 *, p, page_rs.ids.head)
	{
		const lws_display_id_t *i =
			lws_container_of(p, lws_display_id_t, list);

		if (i->exists)
			n += (size_t)snprintf(
				text + n, sizeof(text) - n, "%s%s %d %d %d %d",
				n ? ", " : "", i->id, i->box.x.whole,
				i->box.y.whole, i->box.w.whole, i->box.h.whole);
	}
	lws_end_foreach_dll(p);

	return text;
}

static const struct {
	const char *html, *boxes;
} pages[] = {
	/* blocks, margins, edges */
	{ "<body id=a>", "a 0 0 200 0" },
	{ "<body style='margin:8px' id=a><div id=b style='height:10px'>",
	  "a 8 8 184 10, b 8 8 184 10" },
	{ "<body><div id=a style='height:10px;margin:5px'></div>"
	  "<div id=b style='height:10px;margin:9px 0'></div>",
	  "a 5 5 190 10, b 0 24 200 10" },
	{ "<body id=a><div id=b style='margin:7px'><div id=c "
	  "style='margin:20px;height:3px'></div></div><div id=d "
	  "style='height:1px'>",
	  "a 0 20 200 24, b 7 20 186 3, c 27 20 146 3, d 0 43 200 1" },
	{ "<body><div id=a style='padding:1px 2px 3px 4px;border:5px solid "
	  "red;margin-left:10px'><div id=b style='height:10px;margin:6px'>",
	  "a 10 0 190 36, b 25 12 162 10" },
	{ "<body><div id=a style='margin-bottom:-4px;height:10px'></div><div "
	  "id=b style='margin-top:6px;height:1px'>",
	  "a 0 0 200 10, b 0 12 200 1" },
	{ "<body><div style='margin-bottom:20px'><div id=a style='height:1px;"
	  "margin-bottom:-5px'></div></div><div id=b style='margin-top:18px;"
	  "height:1px'></div>",
	  "a 0 0 200 1, b 0 16 200 1" },
	{ "<body><p id=a style='margin:10px 0'>n<div style='margin:5px 0 15px'>"
	  "</div><div id=b style='height:1px'></div>",
	  "a 0 10 200 20, b 0 45 200 1" },
	{ "<body><div style='margin:5px 0 15px'></div><div id=b "
	  "style='height:1px'></div>",
	  "b 0 15 200 1" },
	/* sizes */
	{ "<body><div id=a style='width:50%;height:2mm'></div><div id=b "
	  "style='width:2em;height:1cm'></div><div id=c style='width:40px;"
	  "margin:0 auto;height:1ex'></div><div id=d "
	  "style='margin-left:auto;width:30px;height:25%'>",
	  "a 0 0 100 8, b 0 8 24 40, c 80 48 40 8, d 170 56 30 0" },
	{ "<body><div style='height:40px'><div id=a style='height:25%;"
	  "max-width:50px'></div></div><div id=b style='min-width:300px;"
	  "height:1px'></div>",
	  "a 0 0 50 10, b 0 40 300 1" },
	/* what is not shown */
	{ "<head><title>n</title></head><body><script>x</script><div id=a "
	  "style='display:none'>nn<p id=b>n</p></div><p id=c>n",
	  "c 0 0 200 20" },
	/* text */
	{ "<body><p id=a>nn nn nn nn nn nn nn nn nn", "a 0 0 200 40" },
	{ "<body><p>n <b id=a>n</b> <i id=b>nn</i>",
	  "a 16 0 10 20, b 32 0 20 20" },
	{ "<body><p>n<br>n<br><br><span id=a>n</span>", "a 0 60 10 20" },
	{ "<body><p style='text-align:right'><span id=a>nn </span><p "
	  "style='text-align:center'><span id=b>nn</span>",
	  "a 180 0 20 20, b 90 20 20 20" },
	{ "<body><pre style='margin:0'>n\n\n <span id=a>n</span>",
	  "a 6 40 10 20" },
	{ "<body><p id=a style='white-space:nowrap;width:20px'>nn nn nn",
	  "a 0 0 20 20" },
	{ "<body><p id=a style='line-height:40px'><span id=b>n",
	  "a 0 0 200 40, b 0 10 10 20" },
	{ "<body><p id=a style='line-height:2'>n", "a 0 0 200 40" },
	{ "<body><p id=a style='width:25px'>nnnnn", "a 0 0 25 60" },
	{ "<body>n<div id=a>n</div>n<div id=b>n",
	  "a 0 20 200 20, b 0 60 200 20" },
	/* inline blocks */
	{ "<body><p>n<span id=a style='display:inline-block;width:30px;"
	  "height:40px;margin:1px 2px'></span><span id=b>n",
	  "a 12 1 30 40, b 44 28 10 20" },
	{ "<body><p>n<span id=a style='display:inline-block;padding:3px'>nn"
	  "</span><span id=b>n",
	  "a 10 0 26 26, b 36 3 10 20" },
	{ "<body><p>n<span id=a style='display:inline-block;width:195px;"
	  "height:1px'></span>",
	  "a 0 33 195 1" },
	/* tables: 2 between cells, 1 inside */
	{ "<body><table id=a><tr id=b><td id=c>n<td id=d>nn<tr><td id=e>nnn"
	  "<td id=f>n</table><p id=g>n",
	  "a 0 0 60 50, b 2 2 56 22, c 2 2 32 22, d 36 2 22 22, e 2 26 32 22, "
	  "f 36 26 22 22, g 0 50 200 20" },
	{ "<body><table style='border-collapse:collapse;width:100px' id=a><tr>"
	  "<td id=b>n<td id=c style='height:50px'>n<tr><td colspan=2 id=d>n",
	  "a 0 0 100 74, b 0 0 50 52, c 50 0 50 52, d 0 52 100 22" },
	{ "<body><table style='border-spacing:0'><tr><td><p id=a "
	  "style='text-align:right'><span id=b>n</span></p><tr><td>nnn",
	  "a 1 1 30 20, b 21 1 10 20" },
	{ "<body><table style='border-spacing:0'><tr><td>nnn<td "
	  "style='vertical-align:bottom'><span id=a>n</span><td "
	  "style='height:40px'>n<td><span id=b>n",
	  "a 33 21 10 20, b 57 11 10 20" },
	{ "<body><table style='border-spacing:0'><tr><b id=a>n</b><td>n</tr>"
	  "<i id=b>n</i><u>n</u></table>",
	  "a 0 0 10 22, b 0 22 22 20" },
};

static void
elements_are_where_css_has_them(void **state)
{
	char html[2048];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(pages); n++) {
		snprintf(html, sizeof(html), STYLE "</style>%s", pages[n].html);
		lay_out(html);
		if (strcmp(boxes(), pages[n].boxes))
			print_error("%s\n", pages[n].html);
		assert_string_equal(boxes(), pages[n].boxes);
		page_end();
	}
}

static const char long_page[] = STYLE
	"b{color:#f00}mark{background:#ff0}</style><body><h1>nnn</h1><p>some "
	"text with <b>bold</b>words<mark>and marked</mark> ones and "
	"<u>underlined</u>, that is rather long and "
	"wrapped&amp;broken,and-cut:where;it may be, with a word that is so "
	"long that it takes more than a line: "
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopq"
	" and then it goes on and on and on and on and on and on and on and on"
	" and on and on and on.<table><tr><td>n<td>nn</table><pre>a\nb</pre>";

static void
how_the_input_is_cut_changes_nothing(void **state)
{
	static char whole[sizeof(page_text)];
	size_t piece;

	(void)state;
	lay_out(long_page);
	page_dump();
	memcpy(whole, page_text, sizeof(whole));
	page_end();
	assert_non_null(strstr(whole, "'on and on."));
	for (piece = 1; piece < sizeof(long_page) - 1;
	     piece += piece < 40 ? 1 : 37) {
		assert_int_equal(
			page_lay_out(long_page, sizeof(long_page) - 1, piece),
			LWS_SRET_NO_FURTHER_OUT);
		page_dump();
		assert_string_equal(page_text, whole);
		page_end();
	}
}

static void
elements_have_their_colours_and_dressings(void **state)
{
	(void)state;
	lay_out("<style>body{margin:0;font-size:20px;background:#123456}"
		"div{background:#0f0;border:1px solid #f00;border-radius:3px}"
		"</style><body><div>n<mark>i</mark><u>n</u>"
		"<span style='visibility:hidden'>i</span>");
	page_dump();
	assert_string_equal(page_text,
			    "0.00000000,0.00000000 200x150 #ff563412\n"
			    " 0.00000000,0.00000000 200x22 #ff563412\n"
			    "  0.00000000,0.00000000 200x22 #ff00ff00\n"
			    "   1.00000000,1.00000000 10x20 #ff000000 'n'\n"
			    "   11.00000000,1.00000000 4x20 #ff00ffff\n"
			    "    0.00000000,0.00000000 4x20 #ff000000 'i'\n"
			    "   15.00000000,1.00000000 10x20 #00000000\n"
			    "    0.00000000,0.00000000 10x20 #ff000000 'n'\n"
			    "    0.00000000,15.00000000 10x1 #ff000000\n"
			    "   25.00000000,1.00000000 4x20 #00000000 'i'\n");
	page_end();
}

/* -- images -- */

static struct png_made made;
static lws_flow_t *flow;
static int fetches;

static lws_stateful_ret_t
fetch(lhp_ctx_t *ctx, struct lhp_pstack *ps, const char *url,
      lws_dlo_image_type_t type)
{
	if (strcmp(url, "https://x.com/a.png"))
		return LWS_SRET_FATAL;
	flow = lws_x_lhp_image_flow(ctx, ps, type);
	if (!flow)
		return LWS_SRET_FATAL;
	assert_ptr_equal(flow, lws_x_lhp_image_flow(ctx, ps, type));
	if (++fetches == 1) /* not here at once */
		return LWS_SRET_AWAIT_RETRY;
	if (lws_buflist_append_segment(&flow->bl, made.bytes, made.len) < 0)
		return LWS_SRET_FATAL;
	flow->state = LWSDLOFLOW_STATE_READ_COMPLETED;

	return LWS_SRET_OK;
}

static void
images_have_their_size_or_the_one_that_is_asked_for(void **state)
{
	static const struct png_plan plan = { 30, 20, 8, LWS_PNG_RGB, 0, 0,
					      0,  0,  0 };
	static const struct {
		const char *html, *boxes;
	} t[] = {
		{ "n<img id=a src=a.png><span id=b>n",
		  "a 10 0 30 20, b 40 6 10 20" },
		{ "<img id=a src=a.png width=60><span id=b>n",
		  "a 0 0 60 40, b 60 26 10 20" },
		{ "<img id=a src=a.png height=10>", "a 0 4 15 10" },
		{ "<img id=a src=a.png style='width:50%;height:5px'>",
		  "a 0 9 100 5" },
		{ "nn<img id=a src=a.png style='width:190px;margin:1px'>",
		  "a 1 21 190 127" },
		{ "<img id=a src=b.png><span id=b>n", "b 0 0 10 20" },
		{ "<div style='display:none'><img id=a src=a.png></div>", "" },
		{ "<img style='display:none' id=a src=a.png><img id=b "
		  "src=b.png>n",
		  "" },
		{ "n<img style='display:block' id=a src=a.png><span id=b>n",
		  "a 0 20 30 20, b 0 40 10 20" },
		{ "<table><tr><img src=a.png id=a><td id=b>n</table>",
		  "b 2 2 12 22" },
	};
	char html[512];
	size_t n;

	(void)state;
	png_make(&made, &plan);
	page_fetch = fetch;
	for (n = 0; n < LWS_ARRAY_SIZE(t); n++) {
		fetches = 0;
		snprintf(html, sizeof(html), STYLE "</style><body>%s",
			 t[n].html);
		lay_out(html);
		assert_string_equal(boxes(), t[n].boxes);
		page_end();
	}
	page_fetch = NULL;
}

static void
files_of_the_context_are_images_if_nobody_fetches(void **state)
{
	lws_dlo_filesystem_t f = { .name = "a.png",
				   .data = made.bytes,
				   .len = made.len };

	(void)state;
	assert_non_null(lws_dlo_file_register(page_cx, &f));
	lay_out("<body style='margin:0'><img id=a src=a.png><img id=b "
		"src=c.png>");
	assert_string_equal(boxes(), "a 0 0 30 20");
	page_end();
	f.len = 100; /* cut short, but its size is known */
	f.name = "b.png";
	lws_dlo_file_register(page_cx, &f);
	f.data = "no image";
	f.len = 8;
	f.name = "d.jpg";
	lws_dlo_file_register(page_cx, &f);
	lay_out("<body style='margin:0'><img id=a src=b.png><img id=b "
		"src=d.jpg>");
	assert_string_equal(boxes(), "a 0 0 30 20");
	page_end();
}

/* -- limits -- */

static void
a_page_of_too_many_objects_fails(void **state)
{
	char *html = malloc(LWS_LIMIT_LAYOUT_OBJECTS * 8 + 100), *p = html;
	unsigned int n;

	(void)state;
	assert_non_null(html);
	p += sprintf(p, "<body>");
	for (n = 0; n < LWS_LIMIT_LAYOUT_OBJECTS; n++)
		p += sprintf(p, "<p>n");
	assert_int_equal(page_lay_out(html, (size_t)(p - html), 0),
			 LWS_SRET_FATAL);
	page_end();
	free(html);
}

static void
columns_above_the_limit_are_left_out(void **state)
{
	char html[4096], *p = html;
	unsigned int n;

	(void)state;
	p += sprintf(p, "<body><table><tr>");
	for (n = 0; n < LWS_LIMIT_LAYOUT_COLUMNS; n++)
		p += sprintf(p, "<td>n%s", n == 63 ? "<b id=a>n</b>" : "");
	p += sprintf(p, "<td><p id=b>n<tr><td colspan=100 id=c>n<td id=d>n");
	lay_out(html);
	assert_true(lws_display_render_get_id(&page_rs, "a")->exists);
	assert_false(lws_display_render_get_id(&page_rs, "b")->exists);
	assert_true(lws_display_render_get_id(&page_rs, "c")->exists);
	assert_false(lws_display_render_get_id(&page_rs, "d")->exists);
	page_end();
}

static void
lengths_are_cut_to_the_limit(void **state)
{
	(void)state;
	lay_out("<body style='margin:0'><div id=a style='height:99999999px;"
		"width:9999999mm'><div id=b style='width:900000%;height:1px'>");
	assert_string_equal(boxes(), "a 0 0 32767 32767, b 0 0 32767 1");
	page_end();
}

static int
some_page(void)
{
	static const char html[] =
		"<body><p>n <u>n</u><mark>n</mark><table><tr><td>n</table>"
		"<img src=a.png><span style='display:inline-block'>n</span>";
	lws_stateful_ret_t r;

	fetches = 1;
	page_fetch = fetch;
	r = page_lay_out(html, sizeof(html) - 1, 9);
	page_fetch = NULL;
	page_end();

	return r == LWS_SRET_NO_FURTHER_OUT ? 0 : -1;
}

/* the hook and the image may go without: then there is no image */
static void
survives_without_memory(void **state)
{
	long n = 0;

	(void)state;
	do {
		unit_heap_begin(++n);
		some_page();
		assert_int_equal(unit_heap_end(), 0);
	} while (unit_heap.refused && n < 10000);
	assert_false(unit_heap.refused);
	assert_in_range(n, 30, 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_are_where_css_has_them),
		cmocka_unit_test(how_the_input_is_cut_changes_nothing),
		cmocka_unit_test(elements_have_their_colours_and_dressings),
		cmocka_unit_test(
			images_have_their_size_or_the_one_that_is_asked_for),
		cmocka_unit_test(
			files_of_the_context_are_images_if_nobody_fetches),
		cmocka_unit_test(a_page_of_too_many_objects_fails),
		cmocka_unit_test(columns_above_the_limit_are_left_out),
		cmocka_unit_test(lengths_are_cut_to_the_limit),
		cmocka_unit_test(survives_without_memory),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, setup, teardown);
}
