/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text in its kinds, and the end tags that end it (WHATWG HTML 13.2.5.1 to
 * 13.2.5.3, 13.2.5.5, 13.2.5.9 to 13.2.5.14, 13.2.5.69 to 13.2.5.71). An end
 * tag of raw text is one only if it has the name of the tag that began it;
 * home is the state to which everything else goes back.
 */
#include "codec/html/html.h"

static void tag_open(struct lws_x_html_tok *t, int c);

void
lws_html_st_data(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '&':
		lws_html_charref(t, lws_html_st_data);
		break;
	case '<':
		t->state = tag_open;
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_text(t, c);
		break;
	case LWS_HTML_EOF:
		lws_html_eof(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}

static void
raw_text(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_text_bad(t);
		break;
	case LWS_HTML_EOF:
		lws_html_eof(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}

void
lws_html_st_rcdata(struct lws_x_html_tok *t, int c)
{
	if (c == '&') {
		lws_html_charref(t, lws_html_st_rcdata);
		return;
	}
	if (c == '<') {
		t->home = lws_html_st_rcdata;
		t->state = lws_html_st_raw_less;
		return;
	}
	raw_text(t, c);
}

void
lws_html_st_rawtext(struct lws_x_html_tok *t, int c)
{
	if (c == '<') {
		t->home = lws_html_st_rawtext;
		t->state = lws_html_st_raw_less;
		return;
	}
	raw_text(t, c);
}

void
lws_html_st_plaintext(struct lws_x_html_tok *t, int c)
{
	raw_text(t, c);
}

/* -- the end of raw text -- */

void
lws_html_st_raw_less(struct lws_x_html_tok *t, int c)
{
	if (c == '/') {
		t->state = lws_html_st_raw_end_open;
		return;
	}
	lws_html_text(t, '<');
	lws_html_again(t, t->home, c);
}

/* it was none: what looked like it is text */
static void
not_the_end(struct lws_x_html_tok *t, int c)
{
	lws_html_text_str(t, "</", 2);
	lws_html_text_str(t, t->temp, t->temp_len);
	lws_html_again(t, t->home, c);
}

static int
is_appropriate(const struct lws_x_html_tok *t)
{
	size_t n;

	if (t->temp_len != t->last_len)
		return 0;
	for (n = 0; n < t->temp_len; n++)
		if (lws_html_lower(t->temp[n]) != t->last[n])
			return 0;

	return 1;
}

static void
raw_end_name(struct lws_x_html_tok *t, int c)
{
	size_t n;

	if (lws_html_is_alpha(c) && t->temp_len < sizeof(t->last)) {
		t->temp[t->temp_len++] = (char)c;
		return;
	}
	if ((!lws_html_is_space(c) && c != '/' && c != '>') ||
	    !is_appropriate(t)) {
		not_the_end(t, c);
		return;
	}
	lws_html_tag_begin(t, LWS_X_HTML_END_TAG);
	lws_html_slice_begin(t, &t->name);
	for (n = 0; n < t->temp_len; n++)
		lws_html_tag_add(t, &t->name, lws_html_lower(t->temp[n]));
	lws_html_again(t, lws_html_st_tag_name, c);
}

void
lws_html_st_raw_end_open(struct lws_x_html_tok *t, int c)
{
	t->temp_len = 0;
	if (!lws_html_is_alpha(c)) {
		not_the_end(t, c);
		return;
	}
	lws_html_again(t, raw_end_name, c);
}

/* -- tags -- */

static void
bogus(struct lws_x_html_tok *t, const char *why, int c)
{
	lws_html_error(t, why);
	lws_html_comment_begin(t);
	lws_html_again(t, lws_html_st_bogus_comment, c);
}

static void
end_tag_open(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_alpha(c)) {
		lws_html_tag_begin(t, LWS_X_HTML_END_TAG);
		lws_html_slice_begin(t, &t->name);
		lws_html_again(t, lws_html_st_tag_name, c);
		return;
	}
	switch (c) {
	case '>':
		lws_html_error(t, "missing-end-tag-name");
		t->state = lws_html_st_data;
		break;
	case LWS_HTML_EOF:
		lws_html_error(t, "eof-before-tag-name");
		lws_html_text_str(t, "</", 2);
		lws_html_eof(t);
		break;
	default:
		bogus(t, "invalid-first-character-of-tag-name", c);
		break;
	}
}

static void
tag_open(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_alpha(c)) {
		lws_html_tag_begin(t, LWS_X_HTML_START_TAG);
		lws_html_slice_begin(t, &t->name);
		lws_html_again(t, lws_html_st_tag_name, c);
		return;
	}
	switch (c) {
	case '!':
		t->temp_len = 0;
		t->state = lws_html_st_markup;
		break;
	case '/':
		t->state = end_tag_open;
		break;
	case '?':
		bogus(t, "unexpected-question-mark-instead-of-tag-name", c);
		break;
	case LWS_HTML_EOF:
		lws_html_error(t, "eof-before-tag-name");
		lws_html_text(t, '<');
		lws_html_eof(t);
		break;
	default:
		lws_html_error(t, "invalid-first-character-of-tag-name");
		lws_html_text(t, '<');
		lws_html_again(t, lws_html_st_data, c);
		break;
	}
}

/* -- CDATA sections -- */

static void
cdata_end(struct lws_x_html_tok *t, int c)
{
	if (c == ']') {
		lws_html_text(t, ']');
		return;
	}
	if (c == '>') {
		t->state = lws_html_st_data;
		return;
	}
	lws_html_text_str(t, "]]", 2);
	lws_html_again(t, lws_html_st_cdata, c);
}

static void
cdata_bracket(struct lws_x_html_tok *t, int c)
{
	if (c == ']') {
		t->state = cdata_end;
		return;
	}
	lws_html_text(t, ']');
	lws_html_again(t, lws_html_st_cdata, c);
}

void
lws_html_st_cdata(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case ']':
		t->state = cdata_bracket;
		break;
	case LWS_HTML_EOF:
		lws_html_error(t, "eof-in-cdata");
		lws_html_eof(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}
