/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tokens as the standard has them, whole, byte by byte and cut everywhere; the
 * errors it names; what is refused; what is held in memory. What tags, comments
 * and so on mean for elements is lhp-test.c's.
 */
#include "unit.h"

#include "codec/html/html.h"

struct got {
	char text[200000];
	size_t len;
	lws_x_html_token_type_t last;
};

static struct got got, got2;

static void
add(struct got *g, const char *p, size_t len)
{
	assert_true(g->len + len < sizeof(g->text));
	memcpy(g->text + g->len, p, len);
	g->len += len;
	g->text[g->len] = '\0';
}

static void
add_str(struct got *g, const lws_x_html_str_t *s)
{
	if (!s->text)
		add(g, "-", 1);
	else
		add(g, s->text, s->len);
}

static void
add_tag(struct got *g, const char *open, const lws_x_html_token_t *k)
{
	size_t n;

	add(g, open, strlen(open));
	add_str(g, &k->name);
	for (n = 0; n < k->atr_count; n++) {
		add(g, "|", 1);
		add_str(g, &k->atr[n].name);
		add(g, "=", 1);
		add_str(g, &k->atr[n].value);
	}
	add(g, k->self_closing ? "/>" : ">", k->self_closing ? 2 : 1);
}

/* text as it is, <tag|name=value>, {comment}, [doctype], !error! */
static lws_stateful_ret_t
record_cb(void *user, const lws_x_html_token_t *k)
{
	struct got *g = user;

	switch (k->type) {
	case LWS_X_HTML_TEXT:
		add_str(g, &k->text);
		break;
	case LWS_X_HTML_START_TAG:
		add_tag(g, "<", k);
		break;
	case LWS_X_HTML_END_TAG:
		add_tag(g, "</", k);
		break;
	case LWS_X_HTML_COMMENT:
		add(g, "{", k->first);
		add_str(g, &k->text);
		add(g, "}", k->last);
		break;
	case LWS_X_HTML_DOCTYPE:
		add(g, "[", 1);
		add_str(g, &k->name);
		add(g, "|", 1);
		add_str(g, &k->public_id);
		add(g, "|", 1);
		add_str(g, &k->system_id);
		add(g, k->force_quirks ? "?]" : "]", k->force_quirks ? 2 : 1);
		break;
	case LWS_X_HTML_END:
		add(g, "$", 1);
		break;
	case LWS_X_HTML_ERROR:
		break;
	}
	g->last = k->type;

	return LWS_SRET_OK;
}

struct how {
	lws_x_html_state_t state;
	const char *last;
	int foreign;
};

static lws_stateful_ret_t
feed(struct got *g, const void *text, size_t len, size_t first, size_t piece,
     const struct how *how)
{
	struct lws_x_html_tok *t = lws_x_html_tok_create(record_cb, g);
	lws_stateful_ret_t r = LWS_SRET_OK;
	const uint8_t *p = text;
	size_t n = first, given;

	memset(g, 0, sizeof(*g));
	assert_non_null(t);
	lws_x_html_tok_state(t, how->state, how->last);
	lws_x_html_tok_foreign(t, how->foreign);
	while (len && !(r & LWS_SRET_FATAL)) {
		if (!n || n > len)
			n = len;
		given = n;
		r = lws_x_html_tok_feed(t, &p, &n);
		assert_true(n == 0 || (r & LWS_SRET_FATAL));
		len -= given;
		n = piece;
	}
	if (!(r & LWS_SRET_FATAL))
		r = lws_x_html_tok_end(t);
	lws_x_html_tok_destroy(&t);
	assert_null(t);

	return r;
}

static lws_stateful_ret_t
feed_all_ways(const void *text, size_t len, const struct how *how)
{
	lws_stateful_ret_t r = feed(&got, text, len, 0, 0, how);
	size_t n;

	assert_int_equal(feed(&got2, text, len, 1, 1, how), r);
	assert_string_equal(got2.text, got.text);
	for (n = 1; n < len && n < 400; n++) {
		assert_int_equal(feed(&got2, text, len, n, 0, how), r);
		assert_string_equal(got2.text, got.text);
	}

	return r;
}

struct row {
	const char *in;
	const char *out; /* and $ */
};

static void
rows(const struct row *row, size_t count, const struct how *how)
{
	size_t n;

	for (n = 0; n < count; n++) {
		assert_int_equal(
			feed_all_ways(row[n].in, strlen(row[n].in), how),
			LWS_SRET_OK);
		assert_int_equal(got.text[got.len - 1], '$');
		got.text[got.len - 1] = '\0';
		assert_string_equal(got.text, row[n].out);
	}
}

#define ROWS(r, how) rows(r, LWS_ARRAY_SIZE(r), how)

static const struct how data;

static void
tags_and_attributes(void **state)
{
	static const struct row r[] = {
		{ "", "" },
		{ "a b", "a b" },
		{ "<P>x</P>", "<p>x</p>" },
		{ "<a b>", "<a|b=>" },
		{ "<a b=c d='e' f=\"g\">", "<a|b=c|d=e|f=g>" },
		{ "<a b = c\n>", "<a|b=c>" },
		{ "<a B=C b=d>", "<a|b=C>" },
		{ "<a b b=c d>", "<a|b=|d=>" },
		{ "<br/>", "<br/>" },
		{ "<br />", "<br/>" },
		{ "<a/b>", "<a|b=>" },
		{ "<a b=/>", "<a|b=/>" },
		{ "<a =b>", "<a|=b=>" },
		{ "<a b\"c'd<e=f>", "<a|b\"c'd<e=f>" },
		{ "<a b='c'd>", "<a|b=c|d=>" },
		{ "<a b=>", "<a|b=>" },
		{ "<a b", "" },
		{ "<a b='", "" },
		{ "<", "<" },
		{ "</", "</" },
		{ "</>x", "x" },
		{ "<1>", "<1>" },
		{ "a<b", "a" },
		{ "</a b=c/>", "</a|b=c/>" },
		{ "</a b=c />", "</a|b=c/>" },
		{ "\xc3\xa9<\xc3\xa9>", "\xc3\xa9<\xc3\xa9>" },
		{ "<a\xc3\xa9 \xc3\x89=\xe2\x82\xac>",
		  "<a\xc3\xa9|\xc3\x89=\xe2\x82\xac>" },
	};

	(void)state;
	ROWS(r, &data);
}

static void
comments_and_what_becomes_one(void **state)
{
	static const struct row r[] = {
		{ "<!---->", "{}" },
		{ "<!-->x", "{}x" },
		{ "<!--->x", "{}x" },
		{ "<!-- a -->", "{ a }" },
		{ "<!--a-b--c-->", "{a-b--c}" },
		{ "<!--a--->", "{a-}" },
		{ "<!--a--!>x", "{a}x" },
		{ "<!--a--!-->", "{a--!}" },
		{ "<!--a--!b-->", "{a--!b}" },
		{ "<!--<!--a-->b-->", "{<!--a}b-->" },
		{ "<!--<!-->x", "{<!}x" },
		{ "<!--<!--->x", "{<!-}x" },
		{ "<!--<<!a-->", "{<<!a}" },
		{ "<!--a", "{a}" },
		{ "<!--a-", "{a}" },
		{ "<!--a--", "{a}" },
		{ "<!--a--!", "{a}" },
		{ "<!-", "{-}" },
		{ "<!", "{}" },
		{ "<!a>b", "{a}b" },
		{ "<!doc>b", "{doc}b" },
		{ "<?xml a?>b", "{?xml a?}b" },
		{ "</ a>b", "{ a}b" },
		{ "<![CDATA[a]]>", "{[CDATA[a]]}" },
		{ "<![cdata[a]]>", "{[cdata[a]]}" },
	};

	(void)state;
	ROWS(r, &data);
}

static void
doctypes(void **state)
{
	static const struct row r[] = {
		{ "<!DOCTYPE html>", "[html|-|-]" },
		{ "<!doctypehtml>", "[html|-|-]" },
		{ "<!DOCTYPE>", "[-|-|-?]" },
		{ "<!DOCTYPE", "[-|-|-?]" },
		{ "<!DOCTYPE HTML PUBLIC \"a\" 'b'>", "[html|a|b]" },
		{ "<!DOCTYPE a public'x'\"y\">", "[a|x|y]" },
		{ "<!DOCTYPE a PUBLIC>", "[a|-|-?]" },
		{ "<!DOCTYPE a PUBLIC ''>", "[a||-]" },
		{ "<!DOCTYPE a PUBLIC x>", "[a|-|-?]" },
		{ "<!DOCTYPE a PUBLIC 'x>b", "[a|x|-?]b" },
		{ "<!DOCTYPE a SYSTEM \"x\" y>", "[a|-|x]" },
		{ "<!DOCTYPE a SYSTEM\"x\">", "[a|-|x]" },
		{ "<!DOCTYPE a SYSTEM x>", "[a|-|-?]" },
		{ "<!DOCTYPE a SYSTEM>", "[a|-|-?]" },
		{ "<!DOCTYPE a SYSTEM 'x", "[a|-|x?]" },
		{ "<!DOCTYPE a PUBLIC 'x' y>", "[a|x|-?]" },
		{ "<!DOCTYPE a PUB>b", "[a|-|-?]b" },
		{ "<!DOCTYPE a SYS", "[a|-|-?]" },
		{ "<!DOCTYPE a x>b", "[a|-|-?]b" },
	};

	(void)state;
	ROWS(r, &data);
}

static void
references(void **state)
{
	static const struct row r[] = {
		{ "&amp;&lt;&gt;&quot;", "&<>\"" },
		{ "&amp&ampx", "&&x" },
		{ "&notit;&notin;", "\xc2\xacit;\xe2\x88\x89" },
		{ "&not", "\xc2\xac" },
		{ "&CounterClockwiseContourIntegral;", "\xe2\x88\xb3" },
		{ "&NotEqualTilde;", "\xe2\x89\x82\xcc\xb8" },
		{ "&unknown;&u", "&unknown;&u" },
		{ "& &;&&#38;", "& &;&&" },
		{ "&#65;&#x42;&#X43;&#68", "ABCD" },
		{ "&#x80;&#159;&#x81;", "\xe2\x82\xac\xc5\xb8\xc2\x81" },
		{ "&#0;&#xd800;&#x110000;&#99999999999;",
		  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
		{ "&#x10ffff;", "\xf4\x8f\xbf\xbf" },
		{ "&#;&#x;&#xg&#a&#", "&#;&#x;&#xg&#a&#" },
		{ "<a b='&amp;&ampx&amp=&amp;x'>", "<a|b=&&ampx&amp=&x>" },
		{ "<a b=&copy c=\"&copy\" d=&notit;>",
		  "<a|b=\xc2\xa9|c=\xc2\xa9|d=&notit;>" },
		{ "<a b='&#65&#x;'>", "<a|b=A&#x;>" },
	};

	(void)state;
	ROWS(r, &data);
}

static void
raw_text_ends_at_its_own_tag(void **state)
{
	static const struct how rcdata = { LWS_X_HTML_STATE_RCDATA, "title",
					   0 };
	static const struct how rawtext = { LWS_X_HTML_STATE_RAWTEXT, "style",
					    0 };
	static const struct how plain = { LWS_X_HTML_STATE_PLAINTEXT, NULL, 0 };
	static const struct how no_tag = { LWS_X_HTML_STATE_RCDATA, NULL, 0 };
	static const struct row in_rcdata[] = {
		{ "a&lt;<b></b></titlex></TiTLE >x",
		  "a<<b></b></titlex></title>x" },
		{ "</title", "</title" },
		{ "</title/>", "</title/>" },
		{ "</ti tle></", "</ti tle></" },
		{ "<", "<" },
	};
	static const struct row in_rawtext[] = {
		{ "a&lt;</styl></style>&lt;", "a&lt;</styl></style><" },
		{ "</style a=b>", "</style|a=b>" },
	};
	static const struct row in_plain[] = { { "<a>&lt;", "<a>&lt;" } };
	static const struct row without[] = { { "</a></", "</a></" } };

	(void)state;
	ROWS(in_rcdata, &rcdata);
	ROWS(in_rawtext, &rawtext);
	ROWS(in_plain, &plain);
	ROWS(without, &no_tag);
}

static void
scripts_in_scripts(void **state)
{
	static const struct how how = { LWS_X_HTML_STATE_SCRIPT, "script", 0 };
	static const struct row r[] = {
		{ "a<b</script>c", "a<b</script>c" },
		{ "<!--</script>a", "<!--</script>a" },
		{ "<!--<script></script></script>",
		  "<!--<script></script></script>" },
		{ "<!--<script></script>--></script>",
		  "<!--<script></script>--></script>" },
		{ "<!--<script>--></script>a", "<!--<script>--></script>a" },
		{ "<!-<script></script>", "<!-<script></script>" },
		{ "<!--->a</script>", "<!--->a</script>" },
		{ "<!--a-b--c</x><y</script>", "<!--a-b--c</x><y</script>" },
		{ "<!--<scripty></script>", "<!--<scripty></script>" },
		{ "<!--<script", "<!--<script" },
		{ "<!--<script >a-b--<</scripty </script>--",
		  "<!--<script >a-b--<</scripty </script>--" },
	};

	(void)state;
	ROWS(r, &how);
	/* which of those end tags are tags */
	feed(&got, r[2].in, strlen(r[2].in), 0, 0, &how);
	assert_string_equal(got.text, "<!--<script></script></script>$");
	feed(&got, "<!--<script></script>", 21, 0, 0, &how);
	assert_int_equal(got.last, LWS_X_HTML_END);
}

static void
cdata_is_for_foreign_elements(void **state)
{
	static const struct how foreign = { LWS_X_HTML_STATE_DATA, NULL, 1 };
	static const struct how inside = { LWS_X_HTML_STATE_CDATA, NULL, 1 };
	static const struct row r[] = {
		{ "<![CDATA[a<b>&lt;]]>c", "a<b>&lt;c" },
		{ "<![CDATA[a]]]>c", "a]c" },
		{ "<![CDATA[a]b]]c]]>d", "a]b]]cd" },
		{ "<![CDATA[a]", "a]" },
		{ "<![CDA>b", "{[CDA}b" },
	};
	static const struct row in[] = { { "a]]>b", "ab" } };

	(void)state;
	ROWS(r, &foreign);
	ROWS(in, &inside);
}

static void
newlines_nul_and_what_is_not_utf8(void **state)
{
	static const struct row r[] = {
		{ "a\r\nb\rc\nd\r\r\ne\r", "a\nb\nc\nd\n\ne\n" },
		{ "<a b='\r\n'>", "<a|b=\n>" },
		{ "\xef\xbb\xbfx", "\xef\xbb\xbfx" },
		{ "\x80z", "\xef\xbf\xbdz" },
		{ "\xc3z", "\xef\xbf\xbdz" },
		{ "\xc3", "\xef\xbf\xbd" },
		{ "\xe2\x82z", "\xef\xbf\xbdz" },
		{ "\xe0\x80z", "\xef\xbf\xbd\xef\xbf\xbdz" },
		{ "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
		{ "\xf4\x90z", "\xef\xbf\xbd\xef\xbf\xbdz" },
		{ "\xf0\x9f\x98\xf0\x9f\x98\x80",
		  "\xef\xbf\xbd\xf0\x9f\x98\x80" },
		{ "\xc0\xff", "\xef\xbf\xbd\xef\xbf\xbd" },
		{ "<\xc3>", "<\xef\xbf\xbd>" },
	};
	static const char nul[] = "<a\0 b\0=\0><!--\0--><!a\0><!DOCTYPE \0>";

	(void)state;
	ROWS(r, &data);
	feed_all_ways(nul, sizeof(nul) - 1, &data);
	assert_string_equal(got.text,
			    "<a\xef\xbf\xbd|b\xef\xbf\xbd=\xef\xbf\xbd>"
			    "{\xef\xbf\xbd}{a\xef\xbf\xbd}"
			    "[\xef\xbf\xbd|-|-]$");
	/* in markup it stays: what to do with it is for the elements */
	feed_all_ways("a\0b", 3, &data);
	assert_memory_equal(got.text, "a\0b$", 4);
}

/* -- errors -- */

struct error {
	const char *code;
	uint32_t line, col;
};

static lws_stateful_ret_t
error_cb(void *user, const lws_x_html_token_t *k)
{
	struct error *e = user;

	if (k->type == LWS_X_HTML_ERROR && !e->code) {
		e->code = k->text.text;
		e->line = k->line;
		e->col = k->col;
	}

	return LWS_SRET_OK;
}

static void
errors_have_the_names_of_the_standard_and_a_place(void **state)
{
	static const struct {
		const char *in, *code;
		uint32_t line, col;
	} r[] = {
		{ "<a b b>", "duplicate-attribute", 1, 7 },
		{ "\n<", "eof-before-tag-name", 2, 2 },
		{ "<a", "eof-in-tag", 1, 3 },
		{ "&bar;", "unknown-named-character-reference", 1, 5 },
		{ "&#;", "absence-of-digits-in-numeric-character-reference", 1,
		  3 },
		{ "\xc3\xa9<!-->", "abrupt-closing-of-empty-comment", 1, 6 },
		{ "<!--", "eof-in-comment", 1, 5 },
		{ "</>", "missing-end-tag-name", 1, 3 },
		{ "<a/ b>", "unexpected-solidus-in-tag", 1, 4 },
		{ "<a b='c'd>", "missing-whitespace-between-attributes", 1, 9 },
		{ "a\x01", "control-character-in-input-stream", 1, 2 },
		{ "\xef\xbf\xbf", "noncharacter-in-input-stream", 1, 1 },
		{ "<!x>", "incorrectly-opened-comment", 1, 3 },
		{ "</a b>", "end-tag-with-attributes", 1, 6 },
		{ "</a/>", "end-tag-with-trailing-solidus", 1, 5 },
		{ "<![CDATA[]]>", "cdata-in-html-content", 1, 9 },
		{ "&#x80;", "control-character-reference", 1, 6 },
	};
	struct lws_x_html_tok *t;
	struct error e;
	const uint8_t *p;
	size_t n, len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(r); n++) {
		memset(&e, 0, sizeof(e));
		t = lws_x_html_tok_create(error_cb, &e);
		assert_non_null(t);
		p = (const uint8_t *)r[n].in;
		len = strlen(r[n].in);
		assert_int_equal(lws_x_html_tok_feed(t, &p, &len),
				 LWS_SRET_WANT_INPUT);
		assert_int_equal(lws_x_html_tok_end(t), LWS_SRET_OK);
		lws_x_html_tok_destroy(&t);
		assert_non_null(e.code);
		assert_string_equal(e.code, r[n].code);
		assert_int_equal(e.line, r[n].line);
		assert_int_equal(e.col, r[n].col);
	}
}

/* -- stopping, bounds, memory -- */

static lws_stateful_ret_t
stop_cb(void *user, const lws_x_html_token_t *k)
{
	record_cb(user, k);

	return k->type == LWS_X_HTML_START_TAG ? LWS_SRET_AWAIT_RETRY
					       : LWS_SRET_OK;
}

static void
callback_stops_behind_its_token(void **state)
{
	struct lws_x_html_tok *t = lws_x_html_tok_create(stop_cb, &got);
	const char *text = "a<b>c";
	const uint8_t *p = (const uint8_t *)text;
	size_t len = 5;

	(void)state;
	memset(&got, 0, sizeof(got));
	assert_int_equal(lws_x_html_tok_feed(t, &p, &len),
			 LWS_SRET_AWAIT_RETRY);
	assert_int_equal(len, 1);
	assert_string_equal(got.text, "a<b>");
	assert_int_equal(lws_x_html_tok_feed(t, &p, &len), LWS_SRET_WANT_INPUT);
	assert_int_equal(lws_x_html_tok_end(t), LWS_SRET_OK);
	assert_string_equal(got.text, "a<b>c$");
	/* there is nothing behind the end */
	p = (const uint8_t *)text;
	len = 5;
	assert_int_equal(lws_x_html_tok_feed(t, &p, &len), LWS_SRET_FATAL);
	assert_int_equal(lws_x_html_tok_end(t), LWS_SRET_OK);
	assert_string_equal(got.text, "a<b>c$");
	lws_x_html_tok_destroy(&t);
	lws_x_html_tok_destroy(&t);
}

static char big[LWS_LIMIT_HTML_TAG + 64];

static void
long_tags_are_refused_long_text_is_not(void **state)
{
	size_t n;

	(void)state;
	memset(big, 'a', sizeof(big));
	memcpy(big, "<p a='", 6);
	/* name, attribute's name, value: all that the limit counts */
	n = 6 + LWS_LIMIT_HTML_TAG - 2;
	memcpy(big + n, "'>", 2);
	assert_int_equal(feed(&got, big, n + 2, 0, 0, &data), LWS_SRET_OK);
	memcpy(big + n, "b'>", 3);
	assert_int_equal(feed(&got, big, n + 3, 0, 0, &data), LWS_SRET_FATAL);
	assert_int_equal(got.len, 0);
	memset(big, '-', sizeof(big));
	assert_int_equal(feed(&got, big, sizeof(big), 0, 7, &data),
			 LWS_SRET_OK);
	assert_int_equal(got.len, sizeof(big) + 1);
	memcpy(big, "<!--", 4);
	memset(big + 4, 'c', sizeof(big) - 4);
	assert_int_equal(feed(&got, big, sizeof(big), 0, 7, &data),
			 LWS_SRET_OK);
	assert_int_equal(got.len, sizeof(big) - 4 + 3);
}

static void
many_attributes_are_refused(void **state)
{
	unsigned int n;
	size_t len = 2;

	(void)state;
	memcpy(big, "<p", 2);
	for (n = 0; n < LWS_LIMIT_HTML_ATTRIBUTES; n++)
		len += (size_t)snprintf(big + len, 16, " a%u", n);
	big[len] = '>';
	assert_int_equal(feed(&got, big, len + 1, 0, 0, &data), LWS_SRET_OK);
	memcpy(big + len, " b>", 3);
	assert_int_equal(feed(&got, big, len + 3, 0, 0, &data), LWS_SRET_FATAL);
}

static int
some_document(void)
{
	static const char text[] =
		"<!DOCTYPE html><a b=1 c=2 d=3 e=4 f=5 g=6 h=7 i=8 j=9 k=10>"
		"text &amp; more<!-- comment --><p "
		"a='............................"
		".............................................................."
		".."
		".............................................................."
		".."
		".............................................................."
		".."
		".............................................................."
		"..'>";
	struct lws_x_html_tok *t = lws_x_html_tok_create(record_cb, &got);
	const uint8_t *p = (const uint8_t *)text;
	size_t len = sizeof(text) - 1;
	lws_stateful_ret_t r;

	memset(&got, 0, sizeof(got));
	if (!t)
		return -1;
	r = lws_x_html_tok_feed(t, &p, &len);
	if (r == LWS_SRET_WANT_INPUT)
		r = lws_x_html_tok_end(t);
	lws_x_html_tok_destroy(&t);

	return r == LWS_SRET_OK ? 0 : -1;
}

static void
survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(some_document);
}

static void
state_is_small(void **state)
{
	(void)state;
	/* READMEs/README.html.md gives this number */
	assert_true(sizeof(struct lws_x_html_tok) <= 640);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_and_attributes),
		cmocka_unit_test(comments_and_what_becomes_one),
		cmocka_unit_test(doctypes),
		cmocka_unit_test(references),
		cmocka_unit_test(raw_text_ends_at_its_own_tag),
		cmocka_unit_test(scripts_in_scripts),
		cmocka_unit_test(cdata_is_for_foreign_elements),
		cmocka_unit_test(newlines_nul_and_what_is_not_utf8),
		cmocka_unit_test(
			errors_have_the_names_of_the_standard_and_a_place),
		cmocka_unit_test(callback_stops_behind_its_token),
		cmocka_unit_test(long_tags_are_refused_long_text_is_not),
		cmocka_unit_test(many_attributes_are_refused),
		cmocka_unit_test(survives_without_memory),
		cmocka_unit_test(state_is_small),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
