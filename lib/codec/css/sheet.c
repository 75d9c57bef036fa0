/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A sheet as it streams by is cut into preludes and declarations (CSS Syntax 3
 * 5.4). Two layers: the lexical one knows comments, strings, escapes and urls,
 * so that a brace or semicolon in them means nothing; the other one knows
 * brackets and blocks. An item is held to its end, in its raw form with
 * comments shortened, so where the input is cut changes nothing. One that is
 * longer than LWS_LIMIT_CSS_ITEM is left out, as an invalid one would be.
 */
#include "codec/css/css.h"

enum lex {
	LEX_PLAIN,
	LEX_SLASH,   /* what may begin a comment */
	LEX_COMMENT, /* in one */
	LEX_STAR,    /* what may end it */
	LEX_STRING,  /* in quotes */
	LEX_STRING_ESC,
	LEX_ESC,       /* behind a backslash */
	LEX_URL_START, /* behind "url(" */
	LEX_URL,       /* in it, without quotes */
	LEX_URL_ESC
};

/* -- the item -- */

static int
item_grow(struct lws_css_item *i)
{
	size_t n = i->size ? i->size * 2 : 256;
	char *p;

	if (n > LWS_LIMIT_CSS_ITEM)
		n = LWS_LIMIT_CSS_ITEM;
	/* the text, and what scan.c makes of it, each name with its NUL */
	p = lws_realloc(i->buf, n * 4, "css item");
	if (!p)
		return -1;
	i->buf = p;
	i->size = n;

	return 0;
}

static void
item_add(struct lws_css_sheet *s, char c)
{
	struct lws_css_item *i = &s->item;

	if (s->where == LWS_CSS_SKIP || i->too_long || s->oom)
		return;
	if (!i->len && lws_css_is_space(c))
		return;
	if (i->len == i->size && i->size >= LWS_LIMIT_CSS_ITEM) {
		lwsl_notice("%s: css longer than %u in one piece\n", __func__,
			    (unsigned int)LWS_LIMIT_CSS_ITEM);
		i->too_long = 1;
		return;
	}
	if (i->len == i->size && item_grow(i)) {
		s->oom = 1;
		return;
	}
	i->buf[i->len++] = c;
}

static struct lws_css_scan
item_scan(const struct lws_css_item *i)
{
	struct lws_css_scan scan = { i->buf, i->buf + i->len,
				     i->buf + i->size };

	return scan;
}

static void
item_drop(struct lws_css_sheet *s)
{
	s->item.len = 0;
	s->item.too_long = 0;
	s->depth = 0;
}

/* -- blocks -- */

static struct lws_css_memory
memory_of(struct lws_css_sheet *s)
{
	struct lws_css_memory m = { &s->ctx->cssac, s->used, 0 };

	return m;
}

/* out of memory, or of what rules may take: the latter only loses the rule */
static void
memory_failed(struct lws_css_sheet *s, const struct lws_css_memory *m)
{
	if (m->oom && *s->used <= LWS_LIMIT_CSS_BYTES)
		s->oom = 1;
}

static void
declaration_done(struct lws_css_sheet *s)
{
	struct lws_css_memory m = memory_of(s);
	struct lws_css_scan scan;

	if (s->rule && s->item.len && !s->item.too_long) {
		scan = item_scan(&s->item);
		lws_css_declaration(&m, &scan, &s->rule->stz.defs);
		memory_failed(s, &m);
	}
	item_drop(s);
}

static void
style_rule(struct lws_css_sheet *s)
{
	struct lws_css_memory m = memory_of(s);
	struct lws_css_scan scan;

	s->where = LWS_CSS_DECLARATIONS;
	s->rule = NULL;
	if (!s->item.len || s->item.too_long)
		return;
	scan = item_scan(&s->item);
	s->rule = lws_css_selectors(&m, &scan);
	memory_failed(s, &m);
	if (!s->rule)
		return;
	s->rule->author = s->author;
	lws_dll2_add_tail(&s->rule->stz.list, &s->ctx->css);
	s->ctx->stz = &s->rule->stz;
}

static void
at_rule(struct lws_css_sheet *s)
{
	struct lws_css_scan scan = item_scan(&s->item);
	struct lws_css_tok k;

	lws_css_next(&scan, &k);
	if (k.type == LWS_CSS_AT && lws_css_is(k.text, k.len, "media") &&
	    !s->item.too_long && s->media < 255 &&
	    lws_css_media(s->ctx, scan.p, (size_t)(scan.end - scan.p))) {
		s->media++;
		return; /* what is in it are rules like others */
	}
	s->where = LWS_CSS_SKIP;
}

static void
block_begins(struct lws_css_sheet *s)
{
	if (s->item.len && s->item.buf[0] == '@')
		at_rule(s);
	else
		style_rule(s);
	item_drop(s);
}

static void
block_ends(struct lws_css_sheet *s)
{
	if (s->where == LWS_CSS_DECLARATIONS)
		declaration_done(s);
	else if (s->where == LWS_CSS_RULES)
		s->media--;
	item_drop(s);
	s->where = LWS_CSS_RULES;
	s->rule = NULL;
}

/* -- brackets -- */

static void
bracket_opens(struct lws_css_sheet *s, char c)
{
	if (s->depth < 255)
		s->depth++;
	/* so deep, any bracket closes: nothing valid is there */
	if (s->depth <= sizeof(s->closers))
		s->closers[s->depth - 1] = c == '('   ? ')'
					   : c == '[' ? ']'
						      : '}';
}

static void
bracket_closes(struct lws_css_sheet *s, char c)
{
	if (s->depth > sizeof(s->closers) || s->closers[s->depth - 1] == c)
		s->depth--;
}

/* -- what is neither in a string nor in a url -- */

static void
plain_in_item(struct lws_css_sheet *s, char c)
{
	item_add(s, c);
	if (c == '(' || c == '[' || c == '{')
		bracket_opens(s, c);
	else if (s->depth && (c == ')' || c == ']' || c == '}'))
		bracket_closes(s, c);
}

static void
structure(struct lws_css_sheet *s, char c)
{
	if (!s->depth && c == '}' && (s->where != LWS_CSS_RULES || s->media)) {
		block_ends(s);
		return;
	}
	if (!s->depth && c == '{' && s->where == LWS_CSS_RULES) {
		block_begins(s);
		return;
	}
	if (!s->depth && c == ';' && s->where == LWS_CSS_DECLARATIONS) {
		declaration_done(s);
		return;
	}
	/* @import, @charset and so on: nothing that is done here */
	if (!s->depth && c == ';' && s->where == LWS_CSS_RULES && s->item.len &&
	    s->item.buf[0] == '@') {
		item_drop(s);
		return;
	}
	plain_in_item(s, c);
}

/* -- lexical -- */

static void
note_out(struct lws_css_sheet *s)
{
	if (s->comment && s->note_len)
		s->comment(s->ctx, s->note, s->note_len);
	s->note_len = 0;
}

static void
note_add(struct lws_css_sheet *s, char c)
{
	if (s->note_len >= sizeof(s->note) - 3 && (c & 0xc0) != 0x80)
		note_out(s);
	if (s->note_len == sizeof(s->note)) /* no UTF-8: cut anywhere */
		note_out(s);
	s->note[s->note_len++] = c;
}

/* did "url(" just come, and not as the end of a longer name? */
static int
after_url(const struct lws_css_sheet *s)
{
	size_t len = s->item.len;
	const char *p;

	if (s->where == LWS_CSS_SKIP || s->item.too_long || len < 4)
		return 0;
	p = s->item.buf + len;
	if (!lws_css_is(p - 4, 4, "url("))
		return 0;
	if (len == 4)
		return 1;

	return !((p[-5] >= 'a' && p[-5] <= 'z') ||
		 (p[-5] >= 'A' && p[-5] <= 'Z') ||
		 (p[-5] >= '0' && p[-5] <= '9') || p[-5] == '-' ||
		 p[-5] == '_' || (p[-5] & 0x80));
}

static void
lex_plain(struct lws_css_sheet *s, char c)
{
	switch (c) {
	case '/':
		s->lex = LEX_SLASH;
		return;
	case '"':
	case '\'':
		s->quote = (uint8_t)c;
		s->lex = LEX_STRING;
		item_add(s, c);
		return;
	case '\\':
		s->lex = LEX_ESC;
		item_add(s, c);
		return;
	default:
		structure(s, c);
		if (c == '(' && after_url(s))
			s->lex = LEX_URL_START;
		return;
	}
}

static void
lex_slash(struct lws_css_sheet *s, char c)
{
	if (c == '*') {
		s->lex = LEX_COMMENT;
		/* so that it still stands between what it stood between */
		if (s->item.len < 4 ||
		    memcmp(s->item.buf + s->item.len - 4, "/**/", 4)) {
			if (s->item.len) {
				item_add(s, '/');
				item_add(s, '*');
				item_add(s, '*');
				item_add(s, '/');
			}
		}
		return;
	}
	s->lex = LEX_PLAIN;
	structure(s, '/');
	lex_plain(s, c);
}

static void
lex_star(struct lws_css_sheet *s, char c)
{
	if (c == '/') {
		s->lex = LEX_PLAIN;
		note_out(s);
		return;
	}
	note_add(s, '*');
	if (c == '*')
		return;
	note_add(s, c);
	s->lex = LEX_COMMENT;
}

static void
lex_string(struct lws_css_sheet *s, char c)
{
	if (c == '\\')
		s->lex = LEX_STRING_ESC;
	/* a newline ends it, and it is a bad one (4.3.5) */
	else if (c == (char)s->quote || c == '\n')
		s->lex = LEX_PLAIN;
	item_add(s, c);
}

static void
lex_url(struct lws_css_sheet *s, char c)
{
	if (s->lex == LEX_URL_START && (c == '"' || c == '\'')) {
		s->lex = LEX_PLAIN;
		lex_plain(s, c);
		return;
	}
	if (s->lex == LEX_URL_START && lws_css_is_space(c)) {
		item_add(s, c);
		return;
	}
	s->lex = LEX_URL;
	if (c == ')') {
		s->lex = LEX_PLAIN;
		structure(s, c);
		return;
	}
	if (c == '\\')
		s->lex = LEX_URL_ESC;
	item_add(s, c);
}

static void
character(struct lws_css_sheet *s, char c)
{
	switch (s->lex) {
	case LEX_PLAIN:
		lex_plain(s, c);
		break;
	case LEX_SLASH:
		lex_slash(s, c);
		break;
	case LEX_COMMENT:
		if (c == '*')
			s->lex = LEX_STAR;
		else
			note_add(s, c);
		break;
	case LEX_STAR:
		lex_star(s, c);
		break;
	case LEX_STRING:
		lex_string(s, c);
		break;
	case LEX_STRING_ESC:
		s->lex = LEX_STRING;
		item_add(s, c);
		break;
	case LEX_ESC:
		s->lex = LEX_PLAIN;
		if (c == '\n') /* not an escape (4.3.8) */
			structure(s, c);
		else
			item_add(s, c);
		break;
	case LEX_URL_ESC:
		s->lex = LEX_URL;
		item_add(s, c);
		break;
	default:
		lex_url(s, c);
		break;
	}
}

/* 3.3: one kind of newline, no NUL */
static void
input(struct lws_css_sheet *s, char c)
{
	if (s->after_cr && c == '\n') {
		s->after_cr = 0;
		return;
	}
	s->after_cr = c == '\r';
	if (!c) {
		character(s, (char)0xef);
		character(s, (char)0xbf);
		c = (char)0xbd;
	}
	character(s, c == '\r' || c == '\f' ? '\n' : c);
}

void
lws_css_begin(struct lws_css_sheet *s, int author)
{
	item_drop(s);
	s->rule = NULL;
	s->lex = LEX_PLAIN;
	s->where = LWS_CSS_RULES;
	s->media = 0;
	s->author = !!author;
	s->after_cr = 0;
	s->note_len = 0;
}

int
lws_css_feed(struct lws_css_sheet *s, const char *p, size_t len)
{
	while (len-- && !s->oom)
		input(s, *p++);

	return s->oom ? -1 : 0;
}

int
lws_css_end(struct lws_css_sheet *s)
{
	if (s->lex == LEX_SLASH)
		structure(s, '/');
	if (s->lex == LEX_STAR)
		note_add(s, '*');
	note_out(s);
	s->lex = LEX_PLAIN;
	if (s->where == LWS_CSS_DECLARATIONS && !s->oom)
		declaration_done(s);
	item_drop(s);
	s->where = LWS_CSS_RULES;

	return s->oom ? -1 : 0;
}

void
lws_css_fini(struct lws_css_sheet *s)
{
	lws_free_set_NULL(s->item.buf);
	s->item.size = 0;
}
