/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * "<!DOCTYPE" and what follows (WHATWG HTML 13.2.5.53 to 13.2.5.68). Each
 * identifier goes the same way, so the states of both are shared, and id says
 * which one it is.
 */
#include "codec/html/html.h"

static void before_name(struct lws_x_html_tok *t, int c);
static void after_name(struct lws_x_html_tok *t, int c);

static void
bogus_doctype(struct lws_x_html_tok *t, int c)
{
	switch (c) {
	case '>':
		lws_html_doctype_emit(t);
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		break;
	case LWS_HTML_EOF:
		lws_html_doctype_emit(t);
		lws_html_eof(t);
		break;
	default:
		break;
	}
}

static void
go_bogus(struct lws_x_html_tok *t, const char *why, int c)
{
	lws_html_error(t, why);
	t->force_quirks = 1;
	lws_html_again(t, bogus_doctype, c);
}

static void
end_early(struct lws_x_html_tok *t, const char *why)
{
	lws_html_error(t, why);
	t->force_quirks = 1;
	lws_html_doctype_emit(t);
}

static void
eof_in_doctype(struct lws_x_html_tok *t)
{
	end_early(t, "eof-in-doctype");
	lws_html_eof(t);
}

void
lws_html_st_doctype(struct lws_x_html_tok *t, int c)
{
	lws_html_tag_begin(t, LWS_X_HTML_DOCTYPE);
	if (c != LWS_HTML_EOF && !lws_html_is_space(c) && c != '>')
		lws_html_error(t, "missing-whitespace-before-doctype-name");
	lws_html_again(t, before_name, c);
}

static void
name(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c)) {
		t->state = after_name;
		return;
	}
	switch (c) {
	case '>':
		lws_html_doctype_emit(t);
		break;
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_tag_add_bad(t, &t->name);
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		lws_html_tag_add(t, &t->name, lws_html_lower(c));
		break;
	}
}

static void
before_name(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	switch (c) {
	case '>':
		end_early(t, "missing-doctype-name");
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		lws_html_slice_begin(t, &t->name);
		lws_html_again(t, name, c);
		break;
	}
}

/* -- identifiers -- */

static void
after_system(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	switch (c) {
	case '>':
		lws_html_doctype_emit(t);
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default: /* and no quirks */
		lws_html_error(
			t,
			"unexpected-character-after-doctype-system-identifier");
		lws_html_again(t, bogus_doctype, c);
		break;
	}
}

/* a byte of a quoted identifier that is not its quote */
static void
id_byte(struct lws_x_html_tok *t, struct lws_html_slice *s, int c)
{
	switch (c) {
	case 0:
		lws_html_error(t, "unexpected-null-character");
		lws_html_tag_add_bad(t, s);
		break;
	case '>':
		end_early(t, s == &t->public_id
				     ? "abrupt-doctype-public-identifier"
				     : "abrupt-doctype-system-identifier");
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		lws_html_tag_add(t, s, c);
		break;
	}
}

static void
system_dq(struct lws_x_html_tok *t, int c)
{
	if (c == '"')
		t->state = after_system;
	else
		id_byte(t, &t->system_id, c);
}

static void
system_sq(struct lws_x_html_tok *t, int c)
{
	if (c == '\'')
		t->state = after_system;
	else
		id_byte(t, &t->system_id, c);
}

/* a quote begins the system identifier; 0: c is none */
static int
system_begins(struct lws_x_html_tok *t, int c, const char *why)
{
	if (c != '"' && c != '\'')
		return 0;
	if (why)
		lws_html_error(t, why);
	lws_html_slice_begin(t, &t->system_id);
	t->state = c == '"' ? system_dq : system_sq;

	return 1;
}

static void
between_ids(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c) || system_begins(t, c, NULL))
		return;
	switch (c) {
	case '>':
		lws_html_doctype_emit(t);
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		go_bogus(t, "missing-quote-before-doctype-system-identifier",
			 c);
		break;
	}
}

static void
after_public(struct lws_x_html_tok *t, int c)
{
	if (system_begins(t, c,
			  "missing-whitespace-between-doctype-public-and-"
			  "system-identifiers"))
		return;
	lws_html_again(t, between_ids, c);
}

static void
public_dq(struct lws_x_html_tok *t, int c)
{
	if (c == '"')
		t->state = after_public;
	else
		id_byte(t, &t->public_id, c);
}

static void
public_sq(struct lws_x_html_tok *t, int c)
{
	if (c == '\'')
		t->state = after_public;
	else
		id_byte(t, &t->public_id, c);
}

static void
before_public(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	switch (c) {
	case '"':
	case '\'':
		lws_html_slice_begin(t, &t->public_id);
		t->state = c == '"' ? public_dq : public_sq;
		break;
	case '>':
		end_early(t, "missing-doctype-public-identifier");
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		go_bogus(t, "missing-quote-before-doctype-public-identifier",
			 c);
		break;
	}
}

static void
after_public_word(struct lws_x_html_tok *t, int c)
{
	if (c == '"' || c == '\'')
		lws_html_error(
			t, "missing-whitespace-after-doctype-public-keyword");
	lws_html_again(t, before_public, c);
}

static void
before_system(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c) || system_begins(t, c, NULL))
		return;
	switch (c) {
	case '>':
		end_early(t, "missing-doctype-system-identifier");
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		go_bogus(t, "missing-quote-before-doctype-system-identifier",
			 c);
		break;
	}
}

static void
after_system_word(struct lws_x_html_tok *t, int c)
{
	if (system_begins(t, c,
			  "missing-whitespace-after-doctype-system-keyword"))
		return;
	lws_html_again(t, before_system, c);
}

/* -- 13.2.5.56: PUBLIC or SYSTEM -- */

static void
id_word(struct lws_x_html_tok *t, int c)
{
	if (lws_html_lower(c) != t->word[t->temp_len]) {
		go_bogus(t, "invalid-character-sequence-after-doctype-name", c);
		return;
	}
	if (t->word[++t->temp_len])
		return;
	t->state = *t->word == 'p' ? after_public_word : after_system_word;
}

static void
after_name(struct lws_x_html_tok *t, int c)
{
	if (lws_html_is_space(c))
		return;
	switch (c) {
	case '>':
		lws_html_doctype_emit(t);
		break;
	case LWS_HTML_EOF:
		eof_in_doctype(t);
		break;
	default:
		t->temp_len = 0;
		t->word = lws_html_lower(c) == 's' ? "system" : "public";
		lws_html_again(t, id_word, c);
		break;
	}
}
