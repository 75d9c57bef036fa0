/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which rules are for an element, and what they say in the end (CSS 2.1 6.4).
 * Rules are found once, when the element starts, and kept in the order of their
 * weight: the default sheet's, then the author's by specificity, each in the
 * order they came; then the style attribute. Of all that is important the last
 * counts, otherwise the last of all.
 */
#include "codec/css/css.h"

/* -- does a selector match? -- */

static int
has_class(const char *p, const char *name, size_t len)
{
	size_t n;

	while (*p) {
		n = strcspn(p, " \t\n\f");
		if (n == len && !memcmp(p, name, n))
			return 1;
		p += n;
		p += strspn(p, " \t\n\f");
	}

	return 0;
}

static int
simple_matches(lhp_pstack_t *ps, const struct lws_css_simple *s)
{
	const char *text = (const char *)(s + 1), *v;

	switch (s->kind) {
	case LWS_CSS_TYPE:
		return !strcasecmp(lws_css_pstack_name(ps), text);
	case LWS_CSS_CLASS:
		v = lws_html_get_atr(ps, "class", 5);
		return v && has_class(v, text, s->len);
	default:
		v = lws_html_get_atr(ps, "id", 2);
		return v && !strcmp(v, text);
	}
}

static int
compound_matches(lhp_pstack_t *ps, const struct lws_css_compound *c)
{
	const struct lws_css_simple *s;

	for (s = c->simples; s; s = s->next)
		if (!simple_matches(ps, s))
			return 0;

	return 1;
}

static lhp_pstack_t *
outer(lhp_pstack_t *ps)
{
	/* the first one on the stack is no element */
	if (!ps->list.prev || !ps->list.prev->prev)
		return NULL;

	return lws_container_of(ps->list.prev, lhp_pstack_t, list);
}

/* a row of children; *pc: what is left of it */
static lhp_pstack_t *
row_matches(lhp_pstack_t *ps, const struct lws_css_compound **pc)
{
	const struct lws_css_compound *c = *pc;

	for (;;) {
		if (!ps || !compound_matches(ps, c))
			return NULL;
		if (!c->child)
			break;
		c = c->left;
		ps = outer(ps);
	}
	*pc = c->left;

	return ps;
}

/* The innermost place for each row leaves the most to those left of it, so
 * nothing need be tried twice. */
static int
selector_matches(lhp_pstack_t *ps, const struct lws_css_selector *sel)
{
	const struct lws_css_compound *c = sel->last;
	lhp_pstack_t *at;

	if (sel->never)
		return 0;
	ps = row_matches(ps, &c);
	while (ps && c) {
		for (ps = outer(ps); ps; ps = outer(ps)) {
			at = row_matches(ps, &c);
			if (at)
				break;
		}
		if (ps)
			ps = at;
	}

	return !!ps;
}

/* -- the rules of an element -- */

static int
add_match(struct lws_css_elem *e, const struct lws_css_rule *rule,
	  uint32_t specificity)
{
	size_t n = e->match_size ? e->match_size * 2 : 8, at;
	struct lws_css_match *m;

	if (e->match_count == e->match_size) {
		m = lws_realloc(e->match, n * sizeof(*m), "css matches");
		if (!m)
			return -1;
		e->match = m;
		e->match_size = n;
	}
	/* behind all that weigh as much */
	m = e->match;
	for (at = e->match_count; at; at--) {
		if (m[at - 1].rule->author < rule->author ||
		    (m[at - 1].rule->author == rule->author &&
		     m[at - 1].specificity <= specificity))
			break;
		m[at] = m[at - 1];
	}
	m[at].rule = rule;
	m[at].specificity = specificity;
	e->match_count++;

	return 0;
}

static int
match_rule(struct lws_css_elem *e, const struct lws_css_rule *rule)
{
	const struct lws_css_selector *sel;
	uint32_t best = 0;
	int found = 0;

	for (sel = rule->selectors; sel; sel = sel->next)
		if (selector_matches(&e->ps, sel)) {
			found = 1;
			if (sel->specificity > best)
				best = sel->specificity;
		}

	return found ? add_match(e, rule, best) : 0;
}

/* -- what they say -- */

static const struct lws_css_def *
best_of(const struct lws_css_def *best, const lws_dll2_owner_t *defs,
	lcsp_props_t prop)
{
	const struct lws_css_def *d;

	lws_start_foreach_dll(struct lws_dll2 *, p, defs->head)
	{
		d = lws_container_of(p, struct lws_css_def, d.list);
		if (d->d.prop == prop &&
		    (!best || d->important >= best->important))
			best = d;
	}
	lws_end_foreach_dll(p);

	return best;
}

static const lcsp_atr_t *
first_value(const struct lws_css_def *d)
{
	return lws_container_of(d->d.atrs.head, lcsp_atr_t, list);
}

static int
is_inherit(const struct lws_css_def *d)
{
	return first_value(d)->propval == LCSP_PROPVAL_INHERIT;
}

static int
is_initial(const struct lws_css_def *d)
{
	const lcsp_atr_t *a = first_value(d);

	return a->unit == LCSP_UNIT_NONE &&
	       lws_css_is((const char *)(a + 1), a->value_len, "initial");
}

const lcsp_defs_t *
lws_css_find(struct lws_css_elem *e, lcsp_props_t prop)
{
	const struct lws_css_def *d;
	lhp_pstack_t *ps = &e->ps;
	size_t n;

	for (; ps; ps = outer(ps)) {
		e = lws_css_elem_of(ps);
		d = NULL;
		for (n = 0; n < e->match_count; n++)
			d = best_of(d, &e->match[n].rule->stz.defs, prop);
		d = best_of(d, &e->style, prop);
		if (d && is_initial(d))
			return NULL;
		if (d && !is_inherit(d))
			return &d->d;
		if (!d && !lws_css_inherits(prop))
			return NULL;
	}

	return NULL;
}

static const lcsp_atr_t *
last_value(struct lws_css_elem *e, lcsp_props_t prop)
{
	const lcsp_defs_t *d = lws_css_find(e, prop);

	return d ? lws_container_of(d->atrs.tail, lcsp_atr_t, list) : NULL;
}

int
lws_css_keyword(struct lws_css_elem *e, lcsp_props_t prop)
{
	const lcsp_atr_t *a = last_value(e, prop);

	return a && a->unit == LCSP_UNIT_NONE ? a->propval
					      : LCSP_PROPVAL__COUNT;
}

static void
four(struct lws_css_elem *e, const lcsp_atr_t **to, const uint8_t *props)
{
	size_t n;

	for (n = 0; n < 4; n++)
		to[n] = last_value(e, (lcsp_props_t)props[n]);
}

/* CCPAS_TOP, RIGHT, BOTTOM, LEFT */
static const uint8_t pos[] = { LCSP_PROP_TOP, LCSP_PROP_RIGHT, LCSP_PROP_BOTTOM,
			       LCSP_PROP_LEFT };
static const uint8_t margin[] = { LCSP_PROP_MARGIN_TOP, LCSP_PROP_MARGIN_RIGHT,
				  LCSP_PROP_MARGIN_BOTTOM,
				  LCSP_PROP_MARGIN_LEFT };
static const uint8_t padding[] = { LCSP_PROP_PADDING_TOP,
				   LCSP_PROP_PADDING_RIGHT,
				   LCSP_PROP_PADDING_BOTTOM,
				   LCSP_PROP_PADDING_LEFT };
/* in the order of a rectangle's (lws_display_dlo_rect_new()) */
static const uint8_t radius[] = { LCSP_PROP_BORDER_TOP_LEFT_RADIUS,
				  LCSP_PROP_BORDER_TOP_RIGHT_RADIUS,
				  LCSP_PROP_BORDER_BOTTOM_LEFT_RADIUS,
				  LCSP_PROP_BORDER_BOTTOM_RIGHT_RADIUS };

static void
public_pointers(struct lws_css_elem *e)
{
	lhp_pstack_t *ps = &e->ps;

	ps->css_background_color = last_value(e, LCSP_PROP_BACKGROUND_COLOR);
	ps->css_color = last_value(e, LCSP_PROP_COLOR);
	ps->css_position = last_value(e, LCSP_PROP_POSITION);
	ps->css_display = last_value(e, LCSP_PROP_DISPLAY);
	ps->css_width = last_value(e, LCSP_PROP_WIDTH);
	ps->css_height = last_value(e, LCSP_PROP_HEIGHT);
	four(e, ps->css_border_radius, radius);
	four(e, ps->css_pos, pos);
	four(e, ps->css_margin, margin);
	four(e, ps->css_padding, padding);
}

int
lws_css_match(lhp_ctx_t *ctx, struct lws_css_elem *e)
{
	struct lws_css_rule *rule;

	lws_start_foreach_dll(struct lws_dll2 *, p, ctx->css.head)
	{
		rule = lws_container_of(p, struct lws_css_rule, stz.list);
		if (match_rule(e, rule))
			return -1;
	}
	lws_end_foreach_dll(p);
	public_pointers(e);

	return 0;
}

/* what a query finds: the values of the declaration that counts */
const lcsp_atr_t *
lws_css_cascade_get_prop_atr(lhp_ctx_t *ctx, lcsp_props_t prop)
{
	const lcsp_defs_t *d;
	lcsp_atr_ptr_t *ap;

	lwsac_free(&ctx->propatrac);
	lws_dll2_owner_clear(&ctx->active_atr);
	if (!ctx->stack.tail || !ctx->stack.tail->prev)
		return NULL;
	d = lws_css_find(lws_css_elem_of(lws_container_of(ctx->stack.tail,
							  lhp_pstack_t, list)),
			 prop);
	if (!d)
		return NULL;
	lws_start_foreach_dll(struct lws_dll2 *, p, d->atrs.head)
	{
		ap = lwsac_use_zero(&ctx->propatrac, sizeof(*ap), 256);
		if (!ap)
			return NULL;
		ap->atr = lws_container_of(p, lcsp_atr_t, list);
		lws_dll2_add_tail(&ap->list, &ctx->active_atr);
	}
	lws_end_foreach_dll(p);

	return lws_container_of(d->atrs.tail, lcsp_atr_t, list);
}
