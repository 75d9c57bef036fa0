/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Scripts (WHATWG HTML 13.2.5.4, 13.2.5.15 to 13.2.5.31). A script may stand in
 * what looks like a comment, and in there another start and end of a script is
 * text: that is what the escaped and double escaped states are for.
 */
#include "codec/html/html.h"

static void escaped(struct lws_x_html_tok *t, int c);
static void twice(struct lws_x_html_tok *t, int c);

static void
script_eof(struct lws_x_html_tok *t)
{
	lws_html_error(t, "eof-in-script-html-comment-like-text");
	lws_html_eof(t);
}

static void
script_null(struct lws_x_html_tok *t)
{
	lws_html_error(t, "unexpected-null-character");
	lws_html_text_bad(t);
}

/* -- <!-- -- */

static void escape_start_dash(struct lws_x_html_tok *t, int c);
static void escaped_dash_dash(struct lws_x_html_tok *t, int c);

static void
escape_start(struct lws_x_html_tok *t, int c)
{
	if (c == '-') {
		lws_html_text(t, c);
		t->state = escape_start_dash;
		return;
	}
	lws_html_again(t, lws_html_st_script, c);
}

static void
escape_start_dash(struct lws_x_html_tok *t, int c)
{
	if (c == '-') {
		lws_html_text(t, c);
		t->state = escaped_dash_dash;
		return;
	}
	lws_html_again(t, lws_html_st_script, c);
}

static void
script_less(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '/':
		t->home = lws_html_st_script;
		t->state = lws_html_st_raw_end_open;
		break;
	case '!':
		lws_html_text_str(t, "<!", 2);
		t->state = escape_start;
		break;
	default:
		lws_html_text(t, '<');
		lws_html_again(t, lws_html_st_script, c);
		break;
	}
}

void
lws_html_st_script(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '<':
		t->state = script_less;
		break;
	case 0:
		script_null(t);
		break;
	case LWS_HTML_EOF:
		lws_html_eof(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}

/* -- <script in there, and its </script -- */

/* 13.2.5.26 and 13.2.5.31: a name is complete; if it is "script", the other
 * state */
static void
script_name(struct lws_x_html_tok *t, int c, lws_html_state_fn if_script,
	    lws_html_state_fn otherwise)
{
	if (lws_html_is_space(c) || c == '/' || c == '>') {
		t->state = otherwise;
		if (t->temp_len == 6 && !memcmp(t->temp, "script", 6))
			t->state = if_script;
		lws_html_text(t, c);
		return;
	}
	if (!lws_html_is_alpha(c)) {
		lws_html_again(t, otherwise, c);
		return;
	}
	if (t->temp_len < 7) /* longer is not "script" either */
		t->temp[t->temp_len++] = (char)lws_html_lower(c);
	lws_html_text(t, c);
}

static void
twice_start(struct lws_x_html_tok *t, int c)
{
	script_name(t, c, twice, escaped);
}

static void
twice_end(struct lws_x_html_tok *t, int c)
{
	script_name(t, c, escaped, twice);
}

static void
escaped_less(struct lws_x_html_tok *t, int c)
{
	if (c == '/') {
		t->home = escaped;
		t->state = lws_html_st_raw_end_open;
		return;
	}
	lws_html_text(t, '<');
	if (lws_html_is_alpha(c)) {
		t->temp_len = 0;
		lws_html_again(t, twice_start, c);
		return;
	}
	lws_html_again(t, escaped, c);
}

/* -- text that looks like a comment: the states that both kinds have -- */

/* what is no dash: stay there, but for a "<" */
static void
no_dash(struct lws_x_html_tok *t, int c, lws_html_state_fn stay,
	lws_html_state_fn less)
{
	t->state = stay;
	switch (c) {
	case '<':
		if (stay == twice) /* nothing can come of it but text */
			lws_html_text(t, c);
		t->state = less;
		break;
	case 0:
		script_null(t);
		break;
	case LWS_HTML_EOF:
		script_eof(t);
		break;
	default:
		lws_html_text(t, c);
		break;
	}
}

/* a dash leads to next */
static void
perhaps_dash(struct lws_x_html_tok *t, int c, lws_html_state_fn next,
	     lws_html_state_fn otherwise)
{
	if (c != '-') {
		otherwise(t, c);
		return;
	}
	lws_html_text(t, c);
	t->state = next;
}

/* behind two of them a ">" ends it */
static void
perhaps_end(struct lws_x_html_tok *t, int c, lws_html_state_fn dash_dash,
	    lws_html_state_fn otherwise)
{
	if (c != '>') {
		perhaps_dash(t, c, dash_dash, otherwise);
		return;
	}
	lws_html_text(t, c);
	t->state = lws_html_st_script;
}

static void
escaped_other(struct lws_x_html_tok *t, int c)
{
	no_dash(t, c, escaped, escaped_less);
}

static void
escaped_dash_dash(struct lws_x_html_tok *t, int c)
{
	perhaps_end(t, c, escaped_dash_dash, escaped_other);
}

static void
escaped_dash(struct lws_x_html_tok *t, int c)
{
	perhaps_dash(t, c, escaped_dash_dash, escaped_other);
}

static void
escaped(struct lws_x_html_tok *t, int c)
{
	perhaps_dash(t, c, escaped_dash, escaped_other);
}

static void
twice_less(struct lws_x_html_tok *t, int c)
{
	if (c == '/') {
		t->temp_len = 0;
		lws_html_text(t, c);
		t->state = twice_end;
		return;
	}
	lws_html_again(t, twice, c);
}

static void
twice_other(struct lws_x_html_tok *t, int c)
{
	no_dash(t, c, twice, twice_less);
}

static void
twice_dash_dash(struct lws_x_html_tok *t, int c)
{
	perhaps_end(t, c, twice_dash_dash, twice_other);
}

static void
twice_dash(struct lws_x_html_tok *t, int c)
{
	perhaps_dash(t, c, twice_dash_dash, twice_other);
}

static void
twice(struct lws_x_html_tok *t, int c)
{
	perhaps_dash(t, c, twice_dash, twice_other);
}
