/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Selectors (Selectors 3): types, classes, ids, the universal one, descendants
 * and children. What a display does not know (states, siblings,
 * pseudo-elements, attributes) never matches, and leaves the rest of its rule
 * alone. A rule with a selector that is none is invalid as a whole (5).
 */
#include "codec/css/css.h"

void *
lws_css_alloc(struct lws_css_memory *m, size_t len)
{
	void *p;

	if (m->oom)
		return NULL;
	if (m->used) {
		if (*m->used <= LWS_LIMIT_CSS_BYTES)
			*m->used += len;
		if (*m->used > LWS_LIMIT_CSS_BYTES) {
			lwsl_notice("%s: rules above %u bytes left out\n",
				    __func__,
				    (unsigned int)LWS_LIMIT_CSS_BYTES);
			m->oom = 1;
			return NULL;
		}
	}
	p = lwsac_use_zero(m->ac, len, 0);
	m->oom = !p;

	return p;
}

/* what is read of one selector */
struct reading {
	struct lws_css_memory *m;
	struct lws_css_selector *sel;
	struct lws_css_compound *compound; /* the last one */
	uint8_t compounds;
	uint8_t space;   /* there was one, behind a compound */
	char combinator; /* that was written, and what follows must come */
	uint8_t invalid;
};

static struct lws_css_compound *
compound(struct reading *r)
{
	struct lws_css_compound *c;

	if (r->compound && !r->space && !r->combinator)
		return r->compound;
	c = lws_css_alloc(r->m, sizeof(*c));
	if (!c)
		return NULL;
	c->left = r->compound;
	c->child = r->combinator == '>';
	r->compound = c;
	r->sel->last = c;
	r->space = 0;
	r->combinator = 0;

	return c;
}

static void
simple(struct reading *r, enum lws_css_simple_kind kind, const char *p,
       size_t len)
{
	struct lws_css_compound *c;
	struct lws_css_simple *s;

	/* a type stands first */
	if (kind == LWS_CSS_TYPE && r->compound && !r->space &&
	    !r->combinator) {
		r->invalid = 1;
		return;
	}
	c = compound(r);
	if (!c || (kind == LWS_CSS_TYPE && len == 1 && *p == '*'))
		return;
	s = lws_css_alloc(r->m, sizeof(*s) + len + 1);
	if (!s)
		return;
	s->kind = (uint8_t)kind;
	s->len = (uint16_t)len;
	memcpy(s + 1, p, len);
	s->next = c->simples;
	c->simples = s;
	r->sel->specificity += kind == LWS_CSS_ID      ? 1u << 20
			       : kind == LWS_CSS_CLASS ? 1u << 10
						       : 1u;
}

/* behind an opening bracket, to its end */
static void
skip_brackets(struct lws_css_scan *scan, struct reading *r)
{
	struct lws_css_tok k;
	int depth = 1;

	while (depth) {
		lws_css_next(scan, &k);
		if (k.type == LWS_CSS_END || k.type == LWS_CSS_BAD) {
			r->invalid = 1;
			return;
		}
		if (k.type == LWS_CSS_FUNCTION ||
		    (k.type == LWS_CSS_DELIM && strchr("([", k.delim)))
			depth++;
		if (k.type == LWS_CSS_DELIM && strchr(")]", k.delim))
			depth--;
	}
}

/* 6.6, 7: known to be one, and never so here */
static void
pseudo(struct reading *r, struct lws_css_scan *scan)
{
	struct lws_css_tok k;

	compound(r);
	r->sel->never = 1;
	lws_css_next(scan, &k);
	if (k.type == LWS_CSS_DELIM && k.delim == ':')
		lws_css_next(scan, &k);
	if (k.type == LWS_CSS_FUNCTION)
		skip_brackets(scan, r);
	else if (k.type != LWS_CSS_IDENT)
		r->invalid = 1;
}

static void
combinator(struct reading *r, char c)
{
	if (!r->compound || r->combinator)
		r->invalid = 1;
	r->combinator = c;
	r->space = 0;
	if (c != '>')
		r->sel->never = 1;
}

static void
delimiter(struct reading *r, struct lws_css_scan *scan, char delim)
{
	struct lws_css_tok k;

	switch (delim) {
	case '.':
		lws_css_next(scan, &k);
		if (k.type != LWS_CSS_IDENT)
			r->invalid = 1;
		else
			simple(r, LWS_CSS_CLASS, k.text, k.len);
		break;
	case '*':
		simple(r, LWS_CSS_TYPE, "*", 1);
		break;
	case '>':
	case '+':
	case '~':
		combinator(r, delim);
		break;
	case '[':
		compound(r);
		r->sel->never = 1;
		skip_brackets(scan, r);
		break;
	case ':':
		pseudo(r, scan);
		break;
	default:
		r->invalid = 1;
		break;
	}
}

static void
token(struct reading *r, struct lws_css_scan *scan, const struct lws_css_tok *k)
{
	switch (k->type) {
	case LWS_CSS_IDENT:
		simple(r, LWS_CSS_TYPE, k->text, k->len);
		break;
	case LWS_CSS_HASH:
		simple(r, LWS_CSS_ID, k->text, k->len);
		break;
	case LWS_CSS_SPACE:
		r->space = !!r->compound && !r->combinator;
		break;
	case LWS_CSS_DELIM:
		delimiter(r, scan, k->delim);
		break;
	default:
		r->invalid = 1;
		break;
	}
}

/* the public list has each selector as it was written */
static void
add_name(struct lws_css_memory *m, struct lws_css_rule *rule, const char *p,
	 const char *end)
{
	lcsp_names_t *n;
	size_t len;

	while (p < end && lws_css_is_space(*p))
		p++;
	while (end > p && lws_css_is_space(end[-1]))
		end--;
	len = (size_t)(end - p);
	n = lws_css_alloc(m, sizeof(*n) + len + 1);
	if (!n)
		return;
	n->name_len = len;
	memcpy(n + 1, p, len);
	lws_dll2_add_tail(&n->list, &rule->stz.names);
}

/* one of the list; 1: a comma followed it */
static int
selector(struct lws_css_memory *m, struct lws_css_scan *scan,
	 struct lws_css_rule *rule, int *invalid)
{
	struct reading r = { .m = m };
	const char *start = scan->p, *end;
	struct lws_css_tok k;

	r.sel = lws_css_alloc(m, sizeof(*r.sel));
	while (r.sel && !r.invalid && !m->oom) {
		end = scan->p;
		lws_css_next(scan, &k);
		if (k.type == LWS_CSS_END ||
		    (k.type == LWS_CSS_DELIM && k.delim == ',')) {
			*invalid |= !r.compound || r.combinator;
			r.sel->next = rule->selectors;
			rule->selectors = r.sel;
			add_name(m, rule, start, end);
			return k.type != LWS_CSS_END;
		}
		token(&r, scan, &k);
	}
	*invalid = 1;

	return 0;
}

/* "<!--" and "-->" between rules are nothing (CSS Syntax 3 5.4.1) */
static void
skip_comment_like(struct lws_css_scan *scan)
{
	for (;;) {
		while (scan->p < scan->end && lws_css_is_space(*scan->p))
			scan->p++;
		if (scan->end - scan->p >= 4 && !memcmp(scan->p, "<!--", 4))
			scan->p += 4;
		else if (scan->end - scan->p >= 3 && !memcmp(scan->p, "-->", 3))
			scan->p += 3;
		else
			return;
	}
}

struct lws_css_rule *
lws_css_selectors(struct lws_css_memory *m, struct lws_css_scan *scan)
{
	struct lws_css_rule *rule = lws_css_alloc(m, sizeof(*rule));
	int invalid = 0;

	if (!rule)
		return NULL;
	skip_comment_like(scan);
	while (selector(m, scan, rule, &invalid))
		;

	return invalid || m->oom ? NULL : rule;
}
