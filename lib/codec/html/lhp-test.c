/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a document's callback is told, in which order, and that it is the same
 * however the document is cut and however often it is made to wait: elements
 * with implied ends, text, comments, links that are fetched; limits, failures,
 * memory. What styles say is lhp-style-test.c's.
 */
#include "unit.h"

#include "codec/html/lhp-record.h"
#include "codec/html/lhp.h"
#include "core/core.h"

static struct record rec, rec2;
static lhp_ctx_t ctx;
static lws_x_lhp_fetch_t fetch;

static void
begin(struct record *r, int hold)
{
	memset(r, 0, sizeof(*r));
	r->hold = hold;
	assert_int_equal(lws_lhp_construct(&ctx, record_cb, r, NULL), 0);
	ctx.base_url = strdup("https://x.com/d/i.html");
	lws_x_lhp_set_fetch(&ctx, fetch);
}

static lws_stateful_ret_t
feed(struct record *r, const char *text, size_t len, size_t first, size_t piece,
     int hold)
{
	lws_stateful_ret_t ret;

	begin(r, hold);
	ret = record_feed(&ctx, text, len, first, piece);
	lws_lhp_destruct(&ctx);

	return ret;
}

static lws_stateful_ret_t
feed_all_ways(const char *text, size_t len)
{
	lws_stateful_ret_t ret = feed(&rec, text, len, 0, 0, 0);
	size_t n;

	for (n = 0; n < 2; n++) {
		assert_int_equal(feed(&rec2, text, len, 1, 1, (int)n * 2), ret);
		assert_string_equal(rec2.text, rec.text);
	}
	for (n = 1; n < len && n < 300; n++) {
		assert_int_equal(feed(&rec2, text, len, n, 0, 0), ret);
		assert_string_equal(rec2.text, rec.text);
	}

	return ret;
}

static void
tells(const char *text, const char *expected)
{
	char all[4096];

	assert_int_equal(feed_all_ways(text, strlen(text)),
			 LWS_SRET_NO_FURTHER_OUT);
	snprintf(all, sizeof(all), "%sCOMPLETE", expected);
	assert_string_equal(rec.text, all);
}

static void
events_in_order(void **state)
{
	(void)state;
	memset(&rec, 0, sizeof(rec));
	begin(&rec, 0);
	rec.comments = 1;
	assert_int_equal(record_feed(&ctx, "<body>x<b>y</b></body>", 22, 0, 0),
			 LWS_SRET_NO_FURTHER_OUT);
	/* the first is the default sheet's */
	assert_string_equal(
		rec.text, "( defaults )<body>\"x\"<b>\"y\"</b></body>COMPLETE");
	lws_lhp_destruct(&ctx);
	tells("", "");
	tells("<!DOCTYPE html><body><!-- c --></body>", "<body>( c )</body>");
	tells("<body><P ID='a b' class=c hidden>x</P></body>",
	      "<body><p|id=a b|class=c|hidden=>\"x\"</p></body>");
	tells("<body><br><x/>a<img src=b></body>",
	      "<body><br></br><x></x>\"a\"<img|src=b></img></body>");
	tells("<body>a</br>b", "<body>\"a\"<br></br>\"b\"</body>");
}

static void
text_is_of_the_body_and_its_blanks_are_one(void **state)
{
	(void)state;
	tells("a<title>t</title><body> b\n\t c </body>d",
	      "<title></title><body>\" b c \"</body>");
	tells("<body>\n<p> <b>x</b> </p>\n</body>",
	      "<body><p><b>\"x\"</b></p></body>");
	tells("<body>&lt;&eacute;&#x20ac;&nosuch;&amp",
	      "<body>\"<\xc3\xa9\xe2\x82\xac&nosuch;&\"</body>");
	tells("<body><pre>\n\n a\n  b </pre><textarea>\n<b></textarea>",
	      "<body><pre>\"\n a\n  b \"</pre><textarea>\"<b>\""
	      "</textarea></body>");
	tells("<body><script>a<b></script>c", "<body><script></script>\"c\""
					      "</body>");
	tells("<body><svg><![CDATA[<x>]]></svg><![CDATA[y]]>",
	      "<body><svg>\"<x>\"</svg>([CDATA[y]])</body>");
	tells("<body><svg><foreignObject><br><![CDATA[x]]>",
	      "<body><svg><foreignobject><br></br>([CDATA[x]])</foreignobject>"
	      "</svg></body>");
	feed_all_ways("<body>a\0b", 9);
	assert_string_equal(rec.text, "<body>\"ab\"</body>COMPLETE");
}

static void
elements_end_where_they_must(void **state)
{
	(void)state;
	tells("<body><p>a<p>b<div>c", "<body><p>\"a\"</p><p>\"b\"</p><div>"
				      "\"c\"</div></body>");
	tells("<ul><li><b>x<li><ul><li></ul><li>",
	      "<ul><li><b></b></li><li><ul><li></li></ul></li><li></li></ul>");
	tells("<dl><dt><dd><dt></dl>", "<dl><dt></dt><dd></dd><dt></dt></dl>");
	tells("<select><optgroup><option><option><optgroup></select>",
	      "<select><optgroup><option></option><option></option></optgroup>"
	      "<optgroup></optgroup></select>");
	tells("<table><caption><tbody><tr><th><td><tr><tfoot></table>",
	      "<table><caption></caption><tbody><tr><th></th><td></td></tr>"
	      "<tr></tr></tbody><tfoot></tfoot></table>");
	tells("<table><tr><td><table><tr><td></table></table>",
	      "<table><tr><td><table><tr><td></td></tr></table></td></tr>"
	      "</table>");
	tells("<ruby>a<rt>b<rp>c</ruby>", "<ruby><rt></rt><rp></rp></ruby>");
	tells("<h1><h2></h2><a><a></a><button><button>",
	      "<h1></h1><h2></h2><a></a><a></a><button></button><button>"
	      "</button>");
	tells("<html><head><title></title><body><html><body>",
	      "<html><head><title></title></head><body></body></html>");
	/* what is not open does not end anything */
	tells("</p><div></b></i></div></div>", "<div></div>");
	tells("<div><b><i></b></i></div>", "<div><b><i></i></b></div>");
	tells("<p><table><td></p></table></p>",
	      "<p></p><table><td></td></table>");
	tells("<div><object></div></object></div>",
	      "<div><object></object></div>");
}

static void
long_text_comments_and_names_come_in_pieces(void **state)
{
	static char text[3000];
	size_t n, len;
	char *p;

	(void)state;
	len = (size_t)snprintf(text, sizeof(text), "<body>");
	for (n = 0; n < 300; n++)
		len += (size_t)snprintf(text + len, sizeof(text) - len,
					"\xe2\x82\xac");
	feed_all_ways(text, len);
	/* no piece ends in a character */
	for (n = 0, p = rec.text; (p = strchr(p, '"')); p++, n++)
		if (n & 1)
			assert_int_equal((uint8_t)p[-1], 0xac);
	assert_int_equal(n, 8);
	len = (size_t)snprintf(text, sizeof(text), "<!--%01000d-->", 0);
	feed_all_ways(text, len);
	assert_int_equal(rec.len, 1000 + 4 * 2 + 8);
	len = (size_t)snprintf(text, sizeof(text), "<a%01000d>", 0);
	feed_all_ways(text, len);
	assert_int_equal(rec.len, LHP_STRING_CHUNK * 2 + 5 + 8 + 1);
}

/* -- links -- */

static int waits, fetches, gone;
static char urls[200];

static lws_stateful_ret_t
fetch_cb(lhp_ctx_t *c, lhp_pstack_t *ps, const char *url,
	 lws_dlo_image_type_t type)
{
	static const char css[] = "p { color: #123456 } b { color:";
	static const char more[] = " red }";

	assert_non_null(lws_css_pstack_name(ps));
	if (!fetches++) {
		snprintf(urls + strlen(urls), sizeof(urls) - strlen(urls),
			 "%s %d;", url, type);
		if (type == LWSDLOSS_TYPE_CSS)
			lws_x_lhp_css(c, (const uint8_t *)css, sizeof(css) - 1,
				      0);
	}
	if (fetches <= waits)
		return LWS_SRET_AWAIT_RETRY;
	fetches = 0;
	if (gone)
		return LWS_SRET_FATAL;
	if (type == LWSDLOSS_TYPE_CSS)
		lws_x_lhp_css(c, (const uint8_t *)more, sizeof(more) - 1, 1);

	return LWS_SRET_OK;
}

static void
links_are_fetched_and_waited_for(void **state)
{
	static const lcsp_props_t color[] = { LCSP_PROP_COLOR };
	static const char text[] =
		"<link rel='x StyleSheet' href=../a.css>"
		"<link rel=icon href=b><link rel='stylesheet alternate' href=c>"
		"<link rel=stylesheet media=print href=d>"
		"<link rel=stylesheet>"
		"<p><b><img src=/e.png?f><img src=g.jpg>";
	int n;

	(void)state;
	fetch = fetch_cb;
	for (n = 0; n < 3; n++) {
		waits = n;
		urls[0] = '\0';
		begin(&rec, n);
		rec.props = color;
		rec.prop_count = 1;
		assert_int_equal(
			record_feed(&ctx, text, sizeof(text) - 1, 5, 5),
			LWS_SRET_NO_FURTHER_OUT);
		lws_lhp_destruct(&ctx);
		assert_string_equal(urls, "https://x.com/a.css 2;"
					  "https://x.com/e.png?f 1;"
					  "https://x.com/d/g.jpg 0;");
		assert_non_null(strstr(rec.text,
				       "<p {#ff563412}><b {#ff0000ff}>"
				       "<img|src=/e.png?f {#ff0000ff}></img>"));
	}
	/* not there: images are dropped, half a sheet is what it is */
	gone = 1;
	tells("<body><img src=a>x<img>y", "<body>\"x\"\"y\"</body>");
	gone = waits = 0;
	fetch = NULL;
}

static void
starts_are_told_again_until_they_are_taken(void **state)
{
	const uint8_t *p = (const uint8_t *)"<body><p>x";
	size_t len = 10;

	(void)state;
	begin(&rec, 1);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_AWAIT_RETRY);
	assert_int_equal(len, 4);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_AWAIT_RETRY);
	assert_int_equal(len, 1);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_WANT_INPUT);
	assert_string_equal(rec.text, "<body><p>");
	ctx.flags = LHP_FLAG_DOCUMENT_END;
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len),
			 LWS_SRET_NO_FURTHER_OUT);
	assert_string_equal(rec.text, "<body><p>\"x\"</p></body>COMPLETE");
	/* and that is all */
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len),
			 LWS_SRET_NO_FURTHER_OUT);
	assert_string_equal(rec.text, "<body><p>\"x\"</p></body>COMPLETE");
	lws_lhp_destruct(&ctx);
}

static void
a_sheet_may_come_in_the_middle_of_text(void **state)
{
	const uint8_t *p = (const uint8_t *)"<body>abc";
	size_t len = 9;

	(void)state;
	begin(&rec, 0);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_WANT_INPUT);
	assert_int_equal(lws_x_lhp_css(&ctx, (const uint8_t *)"/* c */", 7, 1),
			 LWS_SRET_OK);
	ctx.flags = LHP_FLAG_DOCUMENT_END;
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len),
			 LWS_SRET_NO_FURTHER_OUT);
	assert_string_equal(rec.text, "<body>( c )\"abc\"</body>COMPLETE");
	lws_lhp_destruct(&ctx);
}

/* -- limits and failures -- */

static void
elements_nest_to_the_limit(void **state)
{
	char text[LHP_MAX_ELEMS_NEST * 3 + 4];
	size_t n;

	(void)state;
	for (n = 0; n <= LHP_MAX_ELEMS_NEST; n++)
		memcpy(text + n * 3, "<i>", 3);
	assert_int_equal(feed(&rec, text, LHP_MAX_ELEMS_NEST * 3, 0, 0, 0),
			 LWS_SRET_NO_FURTHER_OUT);
	assert_int_equal(feed(&rec, text, sizeof(text) - 1, 0, 0, 0),
			 LWS_SRET_FATAL);
	assert_string_equal(rec.text + rec.len - 9, "<i>FAILED");
	/* comments, doctypes and voids do not nest */
	begin(&rec, 0);
	for (n = 0; n < 200; n++)
		assert_int_equal(record_feed(&ctx, "<!DOCTYPE a><!--b--><br>",
					     24, 0, 0) &
					 LWS_SRET_FATAL,
				 0);
	lws_lhp_destruct(&ctx);
}

static void
a_tag_that_is_too_long_fails_once(void **state)
{
	static char text[LWS_LIMIT_HTML_TAG + 16];
	const uint8_t *p = (const uint8_t *)text;
	size_t len = sizeof(text);

	(void)state;
	memset(text, 'a', sizeof(text));
	text[0] = '<';
	begin(&rec, 0);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_FATAL);
	assert_int_equal(lws_lhp_parse(&ctx, &p, &len), LWS_SRET_FATAL);
	assert_int_equal(lws_x_lhp_css(&ctx, p, 1, 0), LWS_SRET_FATAL);
	lws_lhp_destruct(&ctx);
	assert_string_equal(rec.text, "FAILED");
}

static void
urls_that_are_too_long_are_not_fetched(void **state)
{
	static char text[LWS_LIMIT_HTML_URL + 100];

	(void)state;
	fetch = fetch_cb;
	urls[0] = '\0';
	snprintf(text, sizeof(text),
		 "<img src='%0*d'><link rel=stylesheet "
		 "href='%s",
		 (int)LWS_LIMIT_HTML_URL, 0, "'>");
	assert_int_equal(feed(&rec, text, strlen(text), 0, 0, 0),
			 LWS_SRET_NO_FURTHER_OUT);
	assert_string_equal(urls, "");
	fetch = NULL;
}

static int
some_document(void)
{
	static const char text[] =
		"<html><head><style>p, div { color: red; margin: 1px }</style>"
		"<link rel=stylesheet href=a.css></head><body>"
		"<p style='width: 50%; font: bold 1em/2 a, b'>a<b class=x>c"
		"<img src=a.png><table><tr><td>x";
	lws_stateful_ret_t ret;

	memset(&rec, 0, sizeof(rec));
	fetches = 0;
	if (lws_lhp_construct(&ctx, record_cb, &rec, NULL))
		return -1;
	ctx.base_url = strdup("https://x.com/");
	lws_x_lhp_set_fetch(&ctx, fetch_cb);
	ret = record_feed(&ctx, text, sizeof(text) - 1, 10, 10);
	lws_css_cascade_get_prop_atr(&ctx, LCSP_PROP_COLOR);
	lws_lhp_destruct(&ctx);

	return ret == LWS_SRET_NO_FURTHER_OUT ? 0 : -1;
}

static void
survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(some_document);
}

static void
memory_is_as_documented(void **state)
{
	(void)state;
	/* READMEs/README.html.md gives these numbers */
	assert_true(sizeof(lhp_ctx_t) <= 800);
	assert_true(sizeof(struct lws_lhp_inside) <= 2400);
	assert_true(sizeof(struct lws_css_elem) <= 520);
	begin(&rec, 0);
	record_feed(&ctx, "x", 1, 0, 0);
	assert_true(lwsac_total_alloc(ctx.cssac) <= 64 * 1024);
	lws_lhp_destruct(&ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events_in_order),
		cmocka_unit_test(text_is_of_the_body_and_its_blanks_are_one),
		cmocka_unit_test(elements_end_where_they_must),
		cmocka_unit_test(long_text_comments_and_names_come_in_pieces),
		cmocka_unit_test(links_are_fetched_and_waited_for),
		cmocka_unit_test(starts_are_told_again_until_they_are_taken),
		cmocka_unit_test(a_sheet_may_come_in_the_middle_of_text),
		cmocka_unit_test(elements_nest_to_the_limit),
		cmocka_unit_test(a_tag_that_is_too_long_fails_once),
		cmocka_unit_test(urls_that_are_too_long_are_not_fetched),
		cmocka_unit_test(survives_without_memory),
		cmocka_unit_test(memory_is_as_documented),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
