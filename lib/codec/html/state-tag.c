/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A tag's name and attributes (WHATWG HTML 13.2.5.8, 13.2.5.32 to 13.2.5.40).
 */
#include "codec/html/html.h"

static void atr_name(struct lws_x_html_tok *t, int c);
static void after_atr_name(struct lws_x_html_tok *t, int c);

static void
eof_in_tag(struct lws_x_html_tok *t)
{
	lws_html_error(t, "eof-in-tag");
	lws_html_eof(t);
}

void
lws_html_st_tag_name(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c)) {
		t->state = lws_html_st_before_atr;
		return;
	}
	switch (c) {
	case '/':
		t->state = lws_html_st_self_closing;
		break;
	case '>':
		lws_html_tag_emit(t);
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_tag_add_bad(t, &t->name);
		break;
	case LWS_HTML_EOF:
		eof_in_tag(t);
		break;
	default:
		lws_html_tag_add(t, &t->name, lws_html_lower(c));
		break;
	}
}

void
lws_html_st_self_closing(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '>':
		t->self_closing = 1;
		lws_html_tag_emit(t);
		break;
	case LWS_HTML_EOF:
		eof_in_tag(t);
		break;
	default:
		lws_html_error(t, "unexpected-solidus-in-tag");
		lws_html_again(t, lws_html_st_before_atr, c);
		break;
	}
}

void
lws_html_st_before_atr(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	if (c == '/' || c == '>' || c == LWS_HTML_EOF) {
		lws_html_again(t, after_atr_name, c);
		return;
	}
	lws_html_atr_begin(t);
	if (c == '=') {
		lws_html_error(t,
			       "unexpected-equals-sign-before-attribute-name");
		lws_html_tag_add(t, lws_html_atr_name(t), c);
		t->state = atr_name;
		return;
	}
	lws_html_again(t, atr_name, c);
}

static void
before_value(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	switch (c) {
	case '"':
		t->state = lws_html_st_atr_dq;
		break;
	case '\'':
		t->state = lws_html_st_atr_sq;
		break;
	case '>':
		lws_html_error(t, "missing-attribute-value");
		lws_html_tag_emit(t);
		break;
	default:
		lws_html_again(t, lws_html_st_atr_unq, c);
		break;
	}
}

static void
atr_name(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c) || c == '/' || c == '>' || c == LWS_HTML_EOF) {
		lws_html_atr_named(t);
		lws_html_again(t, after_atr_name, c);
		return;
	}
	switch (c) {
	case '=':
		lws_html_atr_named(t);
		t->state = before_value;
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_tag_add_bad(t, lws_html_atr_name(t));
		break;
	case '"':
	case '\'':
	case '<':
		lws_html_error(t, "unexpected-character-in-attribute-name");
		lws_html_tag_add(t, lws_html_atr_name(t), c);
		break;
	default:
		lws_html_tag_add(t, lws_html_atr_name(t), lws_html_lower(c));
		break;
	}
}

static void
after_atr_name(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	switch (c) {
	case '/':
		t->state = lws_html_st_self_closing;
		break;
	case '=':
		t->state = before_value;
		break;
	case '>':
		lws_html_tag_emit(t);
		break;
	case LWS_HTML_EOF:
		eof_in_tag(t);
		break;
	default:
		lws_html_atr_begin(t);
		lws_html_again(t, atr_name, c);
		break;
	}
}

static void
after_quoted(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c)) {
		t->state = lws_html_st_before_atr;
		return;
	}
	switch (c) {
	case '/':
		t->state = lws_html_st_self_closing;
		break;
	case '>':
		lws_html_tag_emit(t);
		break;
	case LWS_HTML_EOF:
		eof_in_tag(t);
		break;
	default:
		lws_html_error(t, "missing-whitespace-between-attributes");
		lws_html_again(t, lws_html_st_before_atr, c);
		break;
	}
}

/* what all three kinds of values do with a byte */
static void
value(struct lws_x_html_tok *t, int c, lws_html_state_fn from)
{
	switch (c) {
	case '&':
		lws_html_charref(t, from);
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_tag_add_bad(t, lws_html_atr_value(t));
		break;
	case LWS_HTML_EOF:
		eof_in_tag(t);
		break;
	default:
		lws_html_tag_add(t, lws_html_atr_value(t), c);
		break;
	}
}

void
lws_html_st_atr_dq(struct lws_x_html_tok *t, int c)
{
	if (c == '"')
		t->state = after_quoted;
	else
		value(t, c, lws_html_st_atr_dq);
}

void
lws_html_st_atr_sq(struct lws_x_html_tok *t, int c)
{
	if (c == '\'')
		t->state = after_quoted;
	else
		value(t, c, lws_html_st_atr_sq);
}

void
lws_html_st_atr_unq(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c)) {
		t->state = lws_html_st_before_atr;
		return;
	}
	if (c == '>') {
		lws_html_tag_emit(t);
		return;
	}
	if (c > 0 && strchr("\"'<=`", c))
		lws_html_error(
			t, "unexpected-character-in-unquoted-attribute-value");
	value(t, c, lws_html_st_atr_unq);
}
