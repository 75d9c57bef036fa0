/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-dlo: a page of HTML that arrives in pieces, laid out as a
 * display list and rendered line by line. Exits 0 if all went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

#define WIDTH  100
#define HEIGHT 60

/* a font of one glyph, a box of 5 x 7 pixels, which stands for all characters:
 * READMEs/README.display-list.md has the form */
static const uint8_t
	font[] = {
		'M',       'C', 'U', 'F', 'x', '1',  0,   0,   0,   0,
		0,         70,                               /* bytes */
		0,         8,   0,   7,   0,   5,    0,   0, /* line, base line,
								x, missing */
		0,         0,   0,   40,                     /* name */
		0,         0,   0,   1,   0,   0,    0,   51, /* ranges */
		0,         0,   0,   1,   0,   0,    0,   59, /* glyphs */
		'B',       'o', 'x', 'e', 's', ' ',  'S', 'a', 'n', 's',
		0,         0,   0,   0,   'a', 0,    1,   0,   0, /* range: a */
		0,         0,   0,   69,  1,   0x80, 0,   0,   5,   7,
		0x40 | 34, /* 35 full pixels */
	};

static const char page[] =
	"<html><head><style>body { margin: 0 } p { color: #f00; margin: 2px "
	"4px }"
	"#bar { width: 50%; height: 20px; background: #00f }</style></head>"
	"<body><div id=bar></div><p id=text>ab c</p></body></html>";

/* how an element is known to the program; where it is, is in box */
static lws_display_id_t *bar, *text;
static lws_display_render_state_t rs;
static uint8_t picture[HEIGHT][WIDTH * 3];

static lws_stateful_ret_t
lay_out(struct lws_context *cx, const lws_surface_info_t *ic, size_t piece)
{
	lws_dl_rend_t drt = { .dl = &rs.displaylist, .w = WIDTH, .h = HEIGHT };
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	const uint8_t *p = (const uint8_t *)page;
	size_t left = sizeof(page) - 1, n;
	lhp_ctx_t ctx;

	if (lws_lhp_construct(&ctx, lhp_displaylist_layout, &drt, ic))
		return LWS_SRET_FATAL;
	ctx.user1 = cx; /* whose fonts are used */
	ctx.ids = &rs.ids;
	while (r == LWS_SRET_WANT_INPUT) {
		n = left < piece ? left : piece;
		left -= n;
		if (!left)
			ctx.flags |= LHP_FLAG_DOCUMENT_END;
		r = lws_lhp_parse(&ctx, &p, &n);
	}
	lws_lhp_destruct(&ctx);

	return r;
}

static int
render(const lws_surface_info_t *ic)
{
	rs.ic = ic;
	lws_display_get_ids_boxes(&rs); /* before objects are used up */
	for (rs.curr = 0; rs.curr < HEIGHT; rs.curr++) {
		rs.line = picture[rs.curr];
		memset(rs.line, 255, sizeof(picture[0]));
		if (lws_display_list_render_line(&rs) != LWS_SRET_OK)
			return 1;
	}

	return 0;
}

static int
is(int x, int y, const char *rgb)
{
	return !memcmp(&picture[y][x * 3], rgb, 3);
}

static int
is_right(void)
{
	return bar->exists && bar->box.w.whole == WIDTH / 2 &&
	       bar->box.h.whole == 20 && text->box.x.whole == 4 &&
	       text->box.y.whole == 22 && is(49, 19, "\0\0\xff") &&
	       is(50, 19, "\xff\xff\xff") && is(4, 22, "\xff\0\0") &&
	       is(9, 22, "\xff\xff\xff") && is(10, 22, "\xff\0\0");
}

static int
run(struct lws_context *cx, size_t piece)
{
	const lws_surface_info_t ic = {
		.wh_px = { { WIDTH, 0 }, { HEIGHT, 0 } },
		.type = LWSSURF_TRUECOLOR32,
	};
	int bad;

	memset(&rs, 0, sizeof(rs));
	lws_display_dl_init(&rs.displaylist, NULL);
	bar = lws_display_render_add_id(&rs, "bar", NULL);
	text = lws_display_render_add_id(&rs, "text", NULL);
	bad = !bar || !text ||
	      lay_out(cx, &ic, piece) != LWS_SRET_NO_FURTHER_OUT ||
	      render(&ic) || !is_right();
	lws_display_list_destroy(&rs.displaylist);
	lws_display_render_free_ids(&rs);

	return bad;
}

int
main(void)
{
	struct lws_context_creation_info info;
	struct lws_context *cx;
	size_t piece;
	int bad;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	cx = lws_create_context(&info);
	if (!cx)
		return 1;
	bad = lws_font_register(cx, font, sizeof(font));
	for (piece = 1; piece < sizeof(page) && !bad; piece++)
		bad = run(cx, piece);
	lws_context_destroy(cx);
	printf("%s\n", bad ? "failed" : "completed");

	return bad;
}
