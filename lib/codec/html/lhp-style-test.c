/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What styles say of an element: values, shorthands, selectors, the cascade,
 * inheritance, media; that what is invalid is left out and nothing else; how
 * long lengths are; limits and memory. Each sheet is fed whole, byte by byte
 * and cut everywhere.
 */
#include "unit.h"

#include "codec/css/css.h"
#include "codec/html/lhp-record.h"
#include "core/core.h"

static struct record rec, rec2;
static lhp_ctx_t ctx;

static const lws_surface_info_t surface = {
	.wh_px = { { 600, 0 }, { 400, 0 } },
	.wh_mm = { { 100, 0 }, { 200, 0 } },
};

static void
feed(struct record *r, const char *html, size_t len, size_t first, size_t piece,
     const lcsp_props_t *props, size_t count)
{
	memset(r, 0, sizeof(*r));
	r->props = props;
	r->prop_count = count;
	assert_int_equal(lws_lhp_construct(&ctx, record_cb, r, &surface), 0);
	assert_int_equal(record_feed(&ctx, html, len, first, piece),
			 LWS_SRET_NO_FURTHER_OUT);
	lws_lhp_destruct(&ctx);
}

/* what the last element has */
static const char *
last_of(struct record *r)
{
	char *end, *p = r->text;

	for (end = p; (p = strchr(p, '{')); p++)
		end = p + 1;
	*strchr(end, '}') = '\0';

	return end;
}

static void
style_is(const char *css, const char *body, const lcsp_props_t *props,
	 size_t count, const char *expected)
{
	char html[8192];
	size_t n, len;

	len = (size_t)snprintf(html, sizeof(html), "<style>%s</style>%s", css,
			       body);
	assert_true(len < sizeof(html));
	feed(&rec, html, len, 0, 0, props, count);
	feed(&rec2, html, len, 1, 1, props, count);
	assert_string_equal(rec2.text, rec.text);
	for (n = 1; css[0] && n < len && n < 100; n++) {
		feed(&rec2, html, len, n, 0, props, count);
		assert_string_equal(rec2.text, rec.text);
	}
	assert_string_equal(last_of(&rec), expected);
}

/* of <x>, which the default sheet says nothing of */
static void
value_is(const char *declarations, lcsp_props_t prop, const char *expected)
{
	char css[4096];

	snprintf(css, sizeof(css), "x { %s }", declarations);
	style_is(css, "<x>", &prop, 1, expected);
	/* as an attribute it is the same */
	snprintf(css, sizeof(css), "<x style=\"%s\">", declarations);
	if (!strchr(declarations, '"'))
		style_is("", css, &prop, 1, expected);
}

static void
values(void **state)
{
	static const struct {
		const char *in;
		lcsp_props_t prop;
		const char *out;
	} r[] = {
		{ "width: 10px", LCSP_PROP_WIDTH, "10px" },
		{ "WIDTH:1.5EM;", LCSP_PROP_WIDTH, "1.5em" },
		{ "width: -.25in", LCSP_PROP_WIDTH, "-0.25in" },
		{ "width: +1e2mm", LCSP_PROP_WIDTH, "100mm" },
		{ "width: 25e-1cm", LCSP_PROP_WIDTH, "2.5cm" },
		{ "width: 1e3", LCSP_PROP_WIDTH, "1000" },
		{ "width: 1e", LCSP_PROP_WIDTH, "-" },
		{ "width: 99999999999px", LCSP_PROP_WIDTH, "2147483647px" },
		{ "width: 0.123456789012px", LCSP_PROP_WIDTH, "0.12345678px" },
		{ "width: 50%", LCSP_PROP_WIDTH, "50%" },
		{ "width: 7", LCSP_PROP_WIDTH, "7" },
		{ "width: auto", LCSP_PROP_WIDTH, "k4" },
		{ "width: 1furlong", LCSP_PROP_WIDTH, "-" },
		{ "height:2ex", LCSP_PROP_HEIGHT, "2ex" },
		{ "height:2pt", LCSP_PROP_HEIGHT, "2pt" },
		{ "height:2pc", LCSP_PROP_HEIGHT, "2pc" },
		{ "azimuth:90deg", LCSP_PROP_AZIMUTH, "90deg" },
		{ "azimuth:1rad", LCSP_PROP_AZIMUTH, "57.29577951deg" },
		{ "azimuth:100grad", LCSP_PROP_AZIMUTH, "90deg" },
		{ "pitch:2khz", LCSP_PROP_PITCH, "2000hz" },
		{ "color:#f00", LCSP_PROP_COLOR, "#ff0000ff" },
		{ "color:#1234", LCSP_PROP_COLOR, "#44332211" },
		{ "color:#123456", LCSP_PROP_COLOR, "#ff563412" },
		{ "color:#12345678", LCSP_PROP_COLOR, "#78563412" },
		{ "color:#12345", LCSP_PROP_COLOR, "-" },
		{ "color:#12g", LCSP_PROP_COLOR, "-" },
		{ "color:RebeccaPurple", LCSP_PROP_COLOR, "#ff993366" },
		{ "color:rgb(1, 2,3)", LCSP_PROP_COLOR, "#ff030201" },
		{ "color:rgb(100% 0% 50%)", LCSP_PROP_COLOR, "#ff8000ff" },
		{ "color:rgba(300,-1,0,.5)", LCSP_PROP_COLOR, "#800000ff" },
		{ "color:rgb(1 2 3 / 50%)", LCSP_PROP_COLOR, "#80030201" },
		{ "color:rgb(1,2)", LCSP_PROP_COLOR, "-" },
		{ "color:rgb(1,2,x)", LCSP_PROP_COLOR, "-" },
		{ "color:transparent", LCSP_PROP_COLOR, "k116" },
		{ "color:12px", LCSP_PROP_COLOR, "-" },
		{ "font-family: 'A b', serif", LCSP_PROP_FONT_FAMILY,
		  "'A b' ,'serif'" },
		{ "background-image: url(a\\)b)", LCSP_PROP_BACKGROUND_IMAGE,
		  "<a)b>" },
		{ "background-image: url( 'a;b)' )", LCSP_PROP_BACKGROUND_IMAGE,
		  "<a;b)>" },
		{ "background-image: URL(a/*b*/c)", LCSP_PROP_BACKGROUND_IMAGE,
		  "<a/*b*/c>" },
		{ "background-image: url(a b)", LCSP_PROP_BACKGROUND_IMAGE,
		  "-" },
		{ "content: 'a\\41 b\\\nc\\'d'", LCSP_PROP_CONTENT,
		  "'aAbc'd'" },
		{ "content: '\\20ac\\d800'", LCSP_PROP_CONTENT,
		  "'\xe2\x82\xac\xef\xbf\xbd'" },
		{ "wi\\64th: 1px", LCSP_PROP_WIDTH, "1px" },
		{ "width/**/:/* ; } */2px", LCSP_PROP_WIDTH, "2px" },
		{ "wid/**/th: 2px", LCSP_PROP_WIDTH, "-" },
		{ "width: 1px; width: ; width", LCSP_PROP_WIDTH, "1px" },
		{ "width: 1px; width: 2px x,", LCSP_PROP_WIDTH, "1px" },
		{ "width: 1px; width: calc(1px + 2px)", LCSP_PROP_WIDTH,
		  "1px" },
		{ "width: 1px; $width: 2px; height: 3px", LCSP_PROP_WIDTH,
		  "1px" },
		{ "a{b:c; width: 2px}; width: 1px", LCSP_PROP_WIDTH, "1px" },
		{ "a: (;); b: [;]; width: 1px", LCSP_PROP_WIDTH, "1px" },
		{ "a: (]; width: 2px); width: 1px", LCSP_PROP_WIDTH, "1px" },
		{ "width: 1px !important; width: 2px", LCSP_PROP_WIDTH, "1px" },
		{ "width: 1px; width: 2px ! IMPORTANT", LCSP_PROP_WIDTH,
		  "2px" },
		{ "width: 1px; width: 2px !imp", LCSP_PROP_WIDTH, "1px" },
		{ "nosuch: 1px", LCSP_PROP_WIDTH, "-" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(r); n++)
		value_is(r[n].in, r[n].prop, r[n].out);
}

static void
shorthands(void **state)
{
	static const struct {
		const char *in;
		lcsp_props_t prop;
		const char *out;
	} r[] = {
		{ "margin: 1px", LCSP_PROP_MARGIN_LEFT, "1px" },
		{ "margin: 1px 2px", LCSP_PROP_MARGIN_LEFT, "2px" },
		{ "margin: 1px 2px 3px", LCSP_PROP_MARGIN_LEFT, "2px" },
		{ "margin: 1px 2px 3px", LCSP_PROP_MARGIN_BOTTOM, "3px" },
		{ "margin: 1px 2px 3px 4px", LCSP_PROP_MARGIN_LEFT, "4px" },
		{ "margin: 1px 2px", LCSP_PROP_MARGIN, "1px 2px" },
		{ "margin-left: 1px; margin: 2px", LCSP_PROP_MARGIN_LEFT,
		  "2px" },
		{ "margin: 2px; margin-left: 1px", LCSP_PROP_MARGIN_LEFT,
		  "1px" },
		{ "padding: 1px 2px", LCSP_PROP_PADDING_RIGHT, "2px" },
		{ "border-radius: 1px 2px 3px 4px",
		  LCSP_PROP_BORDER_BOTTOM_RIGHT_RADIUS, "3px" },
		{ "border-radius: 1px 2px 3px 4px / 9px",
		  LCSP_PROP_BORDER_BOTTOM_LEFT_RADIUS, "4px" },
		{ "border-radius: 1px / 9px",
		  LCSP_PROP_BORDER_BOTTOM_LEFT_RADIUS, "1px" },
		{ "border: solid red 1px", LCSP_PROP_BORDER_LEFT_WIDTH, "1px" },
		{ "border: solid red 1px", LCSP_PROP_BORDER_TOP_STYLE,
		  "'solid'" },
		{ "border: solid red 1px", LCSP_PROP_BORDER_RIGHT_COLOR,
		  "#ff0000ff" },
		{ "border: thin dotted", LCSP_PROP_BORDER_TOP_WIDTH, "'thin'" },
		{ "border-top: 2px solid #fff", LCSP_PROP_BORDER_TOP_COLOR,
		  "#ffffffff" },
		{ "border-top: 2px solid #fff", LCSP_PROP_BORDER_LEFT_COLOR,
		  "-" },
		{ "border-color: red blue", LCSP_PROP_BORDER_LEFT_COLOR,
		  "#ffff0000" },
		{ "background: url(a) blue", LCSP_PROP_BACKGROUND_COLOR,
		  "#ffff0000" },
		{ "background: url(a) blue", LCSP_PROP_BACKGROUND_IMAGE,
		  "<a>" },
		{ "font: italic bold 12px/30px 'G', serif", LCSP_PROP_FONT_SIZE,
		  "12px" },
		{ "font: italic bold 12px/30px 'G', serif",
		  LCSP_PROP_LINE_HEIGHT, "/30px" },
		{ "font: italic bold 12px/30px 'G', serif",
		  LCSP_PROP_FONT_FAMILY, "'G' ,'serif'" },
		{ "font: italic small-caps 700 12px a", LCSP_PROP_FONT_WEIGHT,
		  "700" },
		{ "font: italic small-caps 700 12px a", LCSP_PROP_FONT_VARAIANT,
		  "k93" },
		{ "font: italic bold 12px a", LCSP_PROP_FONT_STYLE, "k44" },
		{ "list-style: square inside url(x)", LCSP_PROP_LIST_STYLE_TYPE,
		  "k96" },
		{ "list-style: square inside url(x)",
		  LCSP_PROP_LIST_STYLE_POSITION, "'inside'" },
		{ "list-style: square inside url(x)",
		  LCSP_PROP_LIST_STYLE_IMAGE, "<x>" },
		{ "outline: 1px solid red", LCSP_PROP_OUTLINE_COLOR,
		  "#ff0000ff" },
		{ "outline: 1px solid red", LCSP_PROP_OUTLINE_WIDTH, "1px" },
		{ "outline: 1px solid red", LCSP_PROP_OUTLINE_STYLE,
		  "'solid'" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(r); n++)
		value_is(r[n].in, r[n].prop, r[n].out);
}

static const lcsp_props_t width[] = { LCSP_PROP_WIDTH };

static void
selectors_match(void **state)
{
	static const char body[] =
		"<x id=r class='a b'><y class=c><z id=i class=\"d\te\n\">";
	static const struct {
		const char *sel;
		int matches;
	} r[] = {
		{ "z", 1 },
		{ "Z", 1 },
		{ "y", 0 },
		{ "*", 1 },
		{ ".d", 1 },
		{ ".e", 1 },
		{ ".D", 0 },
		{ ".de", 0 },
		{ "#i", 1 },
		{ "#I", 0 },
		{ "z.d.e#i", 1 },
		{ "z.d.c", 0 },
		{ "x z", 1 },
		{ "x y z", 1 },
		{ "y x z", 0 },
		{ "x > z", 0 },
		{ "x > y > z", 1 },
		{ "x>y z", 1 },
		{ "x.a.b z", 1 },
		{ "#r .c>.d", 1 },
		{ "* * z", 1 },
		{ "* * * z", 0 },
		{ "q, z", 1 },
		{ "q,z", 1 },
		{ "q , .e , p", 1 },
		{ "z:hover", 0 },
		{ "z:hover, z", 1 },
		{ "z::before, z", 1 },
		{ "z:not(.a, [b=c]), z", 1 },
		{ "z[id]", 0 },
		{ "z[id='}'], z", 1 },
		{ "y + z", 0 },
		{ "y ~ z, z", 1 },
		{ "z,", 0 },
		{ ",z", 0 },
		{ "z >", 0 },
		{ "> z", 0 },
		{ "z..d", 0 },
		{ "z$", 0 },
		{ "z 1", 0 },
		{ "z, q$", 0 },
		{ ".\\64 ", 1 },
		{ "#\\69", 1 },
		{ "z/**/.d", 1 },
		{ "<!-- z", 1 },
		{ "--> z", 1 },
		{ "z:", 0 },
		{ "z:not(", 0 },
		{ "*z", 0 },
	};
	char css[256];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(r); n++) {
		snprintf(css, sizeof(css), "%s { width: 1px } q { width: 2px }",
			 r[n].sel);
		style_is(css, body, width, 1, r[n].matches ? "1px" : "-");
	}
}

static void
rows_of_children_are_found_where_they_are(void **state)
{
	(void)state;
	/* the nearest y is not in an x: the next one is */
	style_is("x > y z { width: 1px }", "<x><y><q><y><q><y><z>", width, 1,
		 "1px");
	style_is("x > y > q z { width: 1px }", "<x><y><q><y><q><y><z>", width,
		 1, "1px");
	style_is("x x x x x x x x x x x x x x x x x y z { width: 1px }",
		 "<x><x><x><x><x><x><x><x><x><x><x><x><x><x><x><x><z>", width,
		 1, "-");
}

static void
weight_decides_then_order(void **state)
{
	static const char body[] = "<x id=i class='c d'>";

	(void)state;
	style_is("x{width:1px} x{width:2px}", body, width, 1, "2px");
	style_is(".c{width:1px} x{width:2px}", body, width, 1, "1px");
	style_is("#i{width:1px} x.c.d{width:2px}", body, width, 1, "1px");
	style_is(".c.d{width:1px} .c{width:2px}", body, width, 1, "1px");
	style_is("x,#i{width:1px} .c{width:2px}", body, width, 1, "1px");
	style_is("x{width:1px!important} #i{width:2px}", body, width, 1, "1px");
	style_is("#i{width:2px}", "<x id=i style='width:3px'>", width, 1,
		 "3px");
	style_is("x{width:2px!important}", "<x style='width:3px'>", width, 1,
		 "2px");
	/* the author's come before those of the default sheet */
	style_is("*{display:none}", "<p>",
		 (const lcsp_props_t[]){ LCSP_PROP_DISPLAY }, 1, "k65");
}

static void
what_inherits_and_what_does_not(void **state)
{
	static const lcsp_props_t props[] = { LCSP_PROP_COLOR,
					      LCSP_PROP_WIDTH };

	(void)state;
	style_is("x{color:red;width:1px}", "<x><y><z>", props, 2,
		 "#ff0000ff;-");
	style_is("x{color:red;width:1px} y{width:inherit}", "<x><y>", props, 2,
		 "#ff0000ff;1px");
	style_is("x{color:red} y{color:initial}", "<x><y><z>", props, 2, "-;-");
	/* it is over when the element is */
	style_is("x{color:red}", "<x></x><y>", props, 2, "-;-");
}

static void
blocks_that_mean_nothing_are_passed_over(void **state)
{
	static const struct {
		const char *css;
		const char *out;
	} r[] = {
		{ "@import 'a;b'; x{width:1px}", "1px" },
		{ "@charset \"x\";x{width:1px}", "1px" },
		{ "@font-face{width:2px}x{width:1px}", "1px" },
		{ "@keyframes a{x{width:2px} b{}}x{width:1px}", "1px" },
		{ "@media print{x{width:2px}} x{width:1px}", "1px" },
		{ "@media screen{x{width:1px}}", "1px" },
		{ "@media print,screen{x{width:1px}} x{height:2px}", "1px" },
		{ "@media all and (min-width:600px){x{width:1px}}", "1px" },
		{ "@media all and (min-width:601px){x{width:1px}}", "-" },
		{ "@media (max-height:400px) and (width:600px){x{width:1px}}",
		  "1px" },
		{ "@media (max-height:399px){x{width:1px}}", "-" },
		{ "@media not print{x{width:1px}}", "1px" },
		{ "@media (orientation:landscape){x{width:1px}}", "-" },
		{ "@media screen{@media all{x{width:1px}}}x{height:1px}",
		  "1px" },
		{ "x{width:1px", "1px" },
		{ "{width:2px}x{width:1px}", "1px" },
		{ "x{width:1px}}x{width:2px}x{width:1px}", "1px" },
		{ "x{width:1px;content:'a\n;width:2px}", "2px" },
		{ "/* x{width:2px} */x{width:1px}/*", "1px" },
		{ "x{width:1px}y{content:\"}x{width:2px}\"}", "1px" },
		{ "x{width:1px}\r\n\f\rx{height:1px}", "1px" },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(r); n++)
		style_is(r[n].css, "<x>", width, 1, r[n].out);
	/* what is no item of a sheet is fed all ways by the others */
	style_is("", "<style media=print>x{width:1px}</style><x>", width, 1,
		 "-");
	style_is("", "<style media=print>}x{width:1px}</style><x>", width, 1,
		 "-");
	style_is("", "<style media=all>x{width:1px}</style><x>", width, 1,
		 "1px");
}

/* -- lengths in pixels -- */

static lws_display_font_t font = { .em = { 16, 0 }, .ex = { 8, 0 } };
static char lengths[512];

static lws_stateful_ret_t
px_cb(lhp_ctx_t *c, char reason)
{
	static lws_dlo_t dlo;
	lhp_pstack_t *ps = lws_container_of(c->stack.tail, lhp_pstack_t, list);
	const lws_fx_t *w, *h;
	char num[32];

	if (reason != LHPCB_ELEMENT_START)
		return LWS_SRET_OK;
	if (!strcmp(lws_css_pstack_name(ps), "block")) {
		ps->dlo = &dlo;
		dlo.box.w.whole = 300;
		dlo.box.h.whole = 50;
		ps->font = &font;
		assert_null(lws_css_get_parent_block(c, ps));
		assert_null(lws_csp_px(NULL, ps));
		return LWS_SRET_OK;
	}
	w = lws_csp_px(ps->css_width, ps);
	h = lws_csp_px(ps->css_height, ps);
	if (!w || !h)
		return LWS_SRET_OK;
	snprintf(lengths + strlen(lengths), sizeof(lengths) - strlen(lengths),
		 "%s ", lws_fx_string(w, num, sizeof(num)));
	snprintf(lengths + strlen(lengths), sizeof(lengths) - strlen(lengths),
		 "%s;", lws_fx_string(h, num, sizeof(num)));

	return LWS_SRET_OK;
}

static void
lengths_in_pixels(void **state)
{
	static const char html[] =
		"<style>a{width:10px;height:20px}b{width:1.5em;height:2ex}"
		"c{width:50%;height:50%}d{width:10mm;height:1cm}"
		"e{width:1in;height:72pt}f{width:6pc;height:auto}"
		"g{width:-2px;height:3}</style>"
		"<c></c><b></b>"
		"<block><a></a><b></b><c></c><d></d><e></e><f></f><g></g>";
	const uint8_t *p = (const uint8_t *)html;
	size_t len = sizeof(html) - 1;

	(void)state;
	lengths[0] = '\0';
	assert_int_equal(lws_lhp_construct(&ctx, px_cb, NULL, &surface), 0);
	ctx.flags = LHP_FLAG_DOCUMENT_END;
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len),
			 LWS_SRET_NO_FURTHER_OUT);
	lws_lhp_destruct(&ctx);
	/* the surface has 6 pixels a mm across, and 2 down */
	assert_string_equal(
		lengths, "300.0 200.0;0.0 0.0;"
			 "10.0 20.0;24.0 16.0;150.0 25.0;60.0 20.0;"
			 "152.39999999 50.80000031;152.39999987 0.0;-2.0 3.0;");
}

static void
ids_margins_and_names_of_elements(void **state)
{
	lws_display_id_t id = { .id = "i" };
	lws_dll2_owner_t ids = { 0 };
	struct lws_css_elem *e;
	lws_dlo_t dlo = { 0 };
	const uint8_t *p = (const uint8_t *)"<x id=i title='a b' style="
					    "'margin:1px 2px;padding:3px 4px'>";
	size_t len = strlen((const char *)p);

	(void)state;
	memset(&rec, 0, sizeof(rec));
	assert_int_equal(lws_lhp_construct(&ctx, record_cb, &rec, NULL), 0);
	lws_dll2_add_tail(&id.list, &ids);
	assert_string_equal(lws_css_pstack_name(NULL), "(null ps)");
	assert_string_equal(lws_css_pstack_name(lws_container_of(
				    ctx.stack.tail, lhp_pstack_t, list)),
			    "no-name");
	assert_null(lws_css_cascade_get_prop_atr(&ctx, LCSP_PROP_WIDTH));
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_WANT_INPUT);
	e = lws_container_of(ctx.stack.tail, struct lws_css_elem, ps.list);
	assert_string_equal(lws_html_get_atr(&e->ps, "title", 5), "a b");
	assert_null(lws_html_get_atr(&e->ps, "titl", 4));
	assert_null(lws_html_get_atr(&e->ps, "x", 1)); /* its own name */
	lws_lhp_tag_dlo_id(&ctx, &e->ps, &dlo);
	assert_null(dlo.id);
	ctx.ids = &ids;
	lws_lhp_tag_dlo_id(&ctx, &e->ps, &dlo);
	assert_ptr_equal(dlo.id, &id);
	assert_int_equal(id.exists, 1);
	lhp_set_dlo_padding_margin(&e->ps, &dlo);
	assert_int_equal(dlo.margin[CCPAS_TOP].whole, 1);
	assert_int_equal(dlo.margin[CCPAS_LEFT].whole, 2);
	assert_int_equal(dlo.padding[CCPAS_BOTTOM].whole, 3);
	assert_int_equal(dlo.padding[CCPAS_RIGHT].whole, 4);
	assert_int_equal(lhp_prop_axis(e->ps.css_margin[CCPAS_TOP]),
			 LWS_LHPREF_WIDTH);
	lws_lhp_destruct(&ctx);
}

/* -- limits -- */

static void
long_items_are_left_out(void **state)
{
	static char html[3 * LWS_LIMIT_CSS_ITEM + 200];
	const char *over[] = { "-", "1px" };
	size_t n;

	(void)state;
	for (n = 0; n < 2; n++) {
		/* a declaration of the limit, and one more */
		snprintf(html, sizeof(html),
			 "<style>x{height:2px;width:1px%*s;color:red}</style>"
			 "<x>",
			 (int)(LWS_LIMIT_CSS_ITEM - 9 + 1 - n), "");
		feed(&rec, html, strlen(html), 0, 0, width, 1);
		assert_string_equal(last_of(&rec), over[n]);
		snprintf(html, sizeof(html),
			 "<style>x%*s,y{width:1px}y{color:red}</style><x>",
			 (int)(LWS_LIMIT_CSS_ITEM - 3 + 1 - n), "");
		feed(&rec, html, strlen(html), 0, 0, width, 1);
		assert_string_equal(last_of(&rec), over[n]);
	}
}

static void
rules_are_bounded(void **state)
{
	static char css[2 * LWS_LIMIT_CSS_BYTES];
	const uint8_t *p = (const uint8_t *)"<x>";
	size_t len = 0, n = 3;

	(void)state;
	memset(&rec, 0, sizeof(rec));
	rec.props = width;
	rec.prop_count = 1;
	while (len < sizeof(css) - 32)
		len += (size_t)snprintf(css + len, 32, "y{width:1px}");
	len += (size_t)snprintf(css + len, 32, "x{width:1px}");
	assert_int_equal(lws_lhp_construct(&ctx, record_cb, &rec, NULL), 0);
	assert_int_equal(
		lws_x_lhp_css(&ctx, (const uint8_t *)"x{width:3px}", 12, 1),
		LWS_SRET_OK);
	assert_int_equal(lws_x_lhp_css(&ctx, (const uint8_t *)css, len, 1),
			 LWS_SRET_OK);
	assert_true(lwsac_total_alloc(ctx.cssac) <
		    LWS_LIMIT_CSS_BYTES + LWS_LIMIT_CSS_BYTES / 8);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &n), LWS_SRET_WANT_INPUT);
	assert_string_equal(last_of(&rec), "3px");
	lws_lhp_destruct(&ctx);
}

static int
some_sheet(void)
{
	static const char css[] =
		"a, b > .c { margin: 1px 2px; font: 12px/1 x, y; border: 1px "
		"solid red; content: 'some text' } @media print { q { } }";
	struct lws_css_sheet s = { 0 };
	size_t used = 0;
	int r;

	memset(&ctx, 0, sizeof(ctx));
	s.ctx = &ctx;
	s.used = &used;
	lws_css_begin(&s, 1);
	r = lws_css_feed(&s, css, sizeof(css) - 1);
	r |= lws_css_end(&s);
	lws_css_fini(&s);
	lwsac_free(&ctx.cssac);

	return r;
}

static void
survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(some_sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(shorthands),
		cmocka_unit_test(selectors_match),
		cmocka_unit_test(rows_of_children_are_found_where_they_are),
		cmocka_unit_test(weight_decides_then_order),
		cmocka_unit_test(what_inherits_and_what_does_not),
		cmocka_unit_test(blocks_that_mean_nothing_are_passed_over),
		cmocka_unit_test(lengths_in_pixels),
		cmocka_unit_test(ids_margins_and_names_of_elements),
		cmocka_unit_test(long_items_are_left_out),
		cmocka_unit_test(rules_are_bounded),
		cmocka_unit_test(survives_without_memory),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
