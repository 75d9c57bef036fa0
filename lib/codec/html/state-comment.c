/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What begins with "<!": comments, and what is taken for one (WHATWG HTML
 * 13.2.5.41 to 13.2.5.52). Dashes are held back until it is known that they
 * are not the end.
 */
#include "codec/html/html.h"

static void comment(struct lws_x_html_tok *t, int c);
static void comment_end(struct lws_x_html_tok *t, int c);

static void
close_comment(struct lws_x_html_tok *t)
{
	lws_html_comment_end(t);
	t->state = lws_html_st_data;
}

static void
eof_in_comment(struct lws_x_html_tok *t)
{
	lws_html_error(t, "eof-in-comment");
	lws_html_comment_end(t);
	lws_html_eof(t);
}

void
lws_html_st_bogus_comment(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '>':
		close_comment(t);
		break;
	case LWS_HTML_EOF:
		lws_html_comment_end(t);
		lws_html_eof(t);
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_text_bad(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}

/* -- 13.2.5.42: which of the three it is -- */

static void
markup_is(struct lws_x_html_tok *t)
{
	switch (t->word[0]) {
	case '-':
		lws_html_comment_begin(t);
		t->state = lws_html_st_comment_start;
		break;
	case 'd':
		t->state = lws_html_st_doctype;
		break;
	default:
		if (t->foreign) {
			t->state = lws_html_st_cdata;
			break;
		}
		lws_html_error(t, "cdata-in-html-content");
		lws_html_comment_begin(t);
		lws_html_text_str(t, "[CDATA[", 7);
		t->state = lws_html_st_bogus_comment;
		break;
	}
}

static void
markup_word(struct lws_x_html_tok *t, int c)
{
	int is = *t->word == 'd' ? lws_html_lower(c) : c;

	if (is == t->word[t->temp_len]) {
		t->temp[t->temp_len++] = (char)c;
		if (!t->word[t->temp_len])
			markup_is(t);
		return;
	}
	lws_html_error(t, "incorrectly-opened-comment");
	lws_html_comment_begin(t);
	lws_html_text_str(t, t->temp, t->temp_len);
	lws_html_again(t, lws_html_st_bogus_comment, c);
}

void
lws_html_st_markup(struct lws_x_html_tok *t, int c)
{
	t->word = "--";
	if (c == '[')
		t->word = "[CDATA[";
	if (c == 'd' || c == 'D')
		t->word = "doctype";
	lws_html_again(t, markup_word, c);
}

/* -- <!-- -- */

/* 13.2.5.46 to 13.2.5.49: "<!--" in a comment is an error, but text. Between
 * "<!" and the end, dashes count as they do elsewhere */
static void
comment_less_bang_dash_dash(struct lws_x_html_tok *t, int c)
{
	if (c != '>' && c != LWS_HTML_EOF)
		lws_html_error(t, "nested-comment");
	lws_html_again(t, comment_end, c);
}

static void comment_end_dash(struct lws_x_html_tok *t, int c);

static void
comment_less_bang_dash(struct lws_x_html_tok *t, int c)
{
	if (c == '-')
		t->state = comment_less_bang_dash_dash;
	else
		lws_html_again(t, comment_end_dash, c);
}

static void
comment_less_bang(struct lws_x_html_tok *t, int c)
{
	if (c == '-')
		t->state = comment_less_bang_dash;
	else
		lws_html_again(t, comment, c);
}

static void
comment_less(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '!':
		lws_html_text(t, c);
		t->state = comment_less_bang;
		break;
	case '<':
		lws_html_text(t, c);
		break;
	default:
		lws_html_again(t, comment, c);
		break;
	}
}

static void
comment(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '<':
		lws_html_text(t, c);
		t->state = comment_less;
		break;
	case '-':
		t->state = comment_end_dash;
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_text_bad(t);
		break;
	case LWS_HTML_EOF:
		eof_in_comment(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}

static void
comment_end_dash(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '-':
		t->state = comment_end;
		break;
	case LWS_HTML_EOF:
		eof_in_comment(t);
		break;
	default:
		lws_html_text(t, '-');
		lws_html_again(t, comment, c);
		break;
	}
}

static void
comment_end_bang(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '-':
		lws_html_text_str(t, "--!", 3);
		t->state = comment_end_dash;
		break;
	case '>':
		lws_html_error(t, "incorrectly-closed-comment");
		close_comment(t);
		break;
	case LWS_HTML_EOF:
		eof_in_comment(t);
		break;
	default:
		lws_html_text_str(t, "--!", 3);
		lws_html_again(t, comment, c);
		break;
	}
}

static void
comment_end(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '>':
		close_comment(t);
		break;
	case '!':
		t->state = comment_end_bang;
		break;
	case '-':
		lws_html_text(t, c);
		break;
	case LWS_HTML_EOF:
		eof_in_comment(t);
		break;
	default:
		lws_html_text_str(t, "--", 2);
		lws_html_again(t, comment, c);
		break;
	}
}

static void
comment_start_dash(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '-':
		t->state = comment_end;
		break;
	case '>':
		lws_html_error(t, "abrupt-closing-of-empty-comment");
		close_comment(t);
		break;
	case LWS_HTML_EOF:
		eof_in_comment(t);
		break;
	default:
		lws_html_text(t, '-');
		lws_html_again(t, comment, c);
		break;
	}
}

void
lws_html_st_comment_start(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '-':
		t->state = comment_start_dash;
		break;
	case '>':
		lws_html_error(t, "abrupt-closing-of-empty-comment");
		close_comment(t);
		break;
	default:
		lws_html_again(t, comment, c);
		break;
	}
}
