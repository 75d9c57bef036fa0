/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What programs ask about an element on the stack: its name, attributes, the
 * block it is in, and lengths in pixels of the display.
 */
#include "codec/css/css.h"

const char *
lws_css_pstack_name(lhp_pstack_t *ps)
{
	const lhp_atr_t *a;

	if (!ps)
		return "(null ps)";
	if (!ps->atr.head)
		return "no-name";
	a = lws_container_of(ps->atr.head, lhp_atr_t, list);

	return (const char *)(a + 1);
}

const char *
lws_html_get_atr(lhp_pstack_t *ps, const char *aname, size_t aname_len)
{
	const lhp_atr_t *a;
	const char *name;

	lws_start_foreach_dll(struct lws_dll2 *, p, ps->atr.head)
	{
		a = lws_container_of(p, lhp_atr_t, list);
		name = (const char *)(a + 1);
		if (p != ps->atr.head && a->name_len == aname_len &&
		    !memcmp(name, aname, aname_len))
			return name + a->name_len + 1;
	}
	lws_end_foreach_dll(p);

	return NULL;
}

lhp_pstack_t *
lws_css_get_parent_block(lhp_ctx_t *ctx, lhp_pstack_t *ps)
{
	struct lws_dll2 *p;
	lhp_pstack_t *o;

	(void)ctx;
	for (p = ps->list.prev; p; p = p->prev) {
		o = lws_container_of(p, lhp_pstack_t, list);
		if (o->dlo)
			return o;
	}

	return NULL;
}

void
lws_lhp_tag_dlo_id(lhp_ctx_t *ctx, lhp_pstack_t *ps, lws_dlo_t *dlo)
{
	const char *id = lws_html_get_atr(ps, "id", 2);
	lws_display_id_t *known;

	if (!id || !ctx->ids)
		return;
	lws_start_foreach_dll(struct lws_dll2 *, p, ctx->ids->head)
	{
		known = lws_container_of(p, lws_display_id_t, list);
		if (!strcmp(known->id, id)) {
			known->exists = 1;
			dlo->id = known;
			return;
		}
	}
	lws_end_foreach_dll(p);
}

/* -- lengths -- */

/* which side of the block around it a percentage is of; margins and paddings
 * are of its width, those of top and bottom too (CSS 2.1 8.3, 8.4) */
int
lhp_prop_axis(const lcsp_atr_t *a)
{
	const lcsp_defs_t *d;

	if (!a->list.owner)
		return LWS_LHPREF_NONE;
	d = lws_container_of(a->list.owner, lcsp_defs_t, atrs);
	switch (d->prop) {
	case LCSP_PROP_HEIGHT:
	case LCSP_PROP_MIN_HEIGHT:
	case LCSP_PROP_MAX_HEIGHT:
	case LCSP_PROP_TOP:
	case LCSP_PROP_BOTTOM:
		return LWS_LHPREF_HEIGHT;
	case LCSP_PROP_WIDTH:
	case LCSP_PROP_MIN_WIDTH:
	case LCSP_PROP_MAX_WIDTH:
	case LCSP_PROP_LEFT:
	case LCSP_PROP_RIGHT:
	case LCSP_PROP_MARGIN:
	case LCSP_PROP_MARGIN_TOP:
	case LCSP_PROP_MARGIN_RIGHT:
	case LCSP_PROP_MARGIN_BOTTOM:
	case LCSP_PROP_MARGIN_LEFT:
	case LCSP_PROP_PADDING:
	case LCSP_PROP_PADDING_TOP:
	case LCSP_PROP_PADDING_RIGHT:
	case LCSP_PROP_PADDING_BOTTOM:
	case LCSP_PROP_PADDING_LEFT:
	case LCSP_PROP_BORDER_RADIUS:
	case LCSP_PROP_BORDER_TOP_LEFT_RADIUS:
	case LCSP_PROP_BORDER_TOP_RIGHT_RADIUS:
	case LCSP_PROP_BORDER_BOTTOM_LEFT_RADIUS:
	case LCSP_PROP_BORDER_BOTTOM_RIGHT_RADIUS:
	case LCSP_PROP_TEXT_INDENT:
		return LWS_LHPREF_WIDTH;
	default:
		return LWS_LHPREF_NONE;
	}
}

static lhp_ctx_t *
ctx_of(lhp_pstack_t *ps)
{
	return lws_container_of(ps->list.owner, lhp_ctx_t, stack);
}

/* mm x px of the surface / mm of it */
static void
physical(lws_fx_t *r, const lhp_ctx_t *ctx, const lcsp_atr_t *a,
	 const lws_fx_t *mm)
{
	int axis = lhp_prop_axis(a) == LWS_LHPREF_HEIGHT;
	const lws_surface_info_t *ic = &ctx->ic;

	lws_fx_mul(r, &a->u.i, mm);
	/* a surface of no size: as CSS has it, 96 pixels an inch */
	if (!ic->wh_mm[axis].whole && !ic->wh_mm[axis].frac) {
		lws_fx_mul(r, r, &(lws_fx_t){ 3, 77952756 });
		return;
	}
	lws_fx_mul(r, r, &ic->wh_px[axis]);
	lws_fx_div(r, r, &ic->wh_mm[axis]);
}

static void
percent(lws_fx_t *r, lhp_ctx_t *ctx, const lcsp_atr_t *a, lhp_pstack_t *ps)
{
	lhp_pstack_t *block = lws_css_get_parent_block(ctx, ps);
	int axis = lhp_prop_axis(a);
	const lws_fx_t *of;

	if (axis == LWS_LHPREF_NONE) {
		lws_fx_set(*r, 0, 0);
		return;
	}
	if (block)
		of = axis == LWS_LHPREF_HEIGHT ? &block->dlo->box.h
					       : &block->dlo->box.w;
	else
		of = &ctx->ic.wh_px[axis == LWS_LHPREF_HEIGHT];
	lws_fx_mul(r, &a->u.i, of);
	lws_fx_div(r, r, &(lws_fx_t){ 100, 0 });
}

/* one of it in mm, the last two are 25.4 / 72 and twelve times that; NULL: it
 * is no measure of the world */
static const lws_fx_t *
in_mm(lcsp_css_units_t unit)
{
	static const lws_fx_t in = { 25, 40000000 }, cm = { 10, 0 },
			      mm = { 1, 0 }, pt = { 0, 35277778 },
			      pc = { 4, 23333333 };

	switch (unit) {
	case LCSP_UNIT_LENGTH_IN:
		return &in;
	case LCSP_UNIT_LENGTH_CM:
		return &cm;
	case LCSP_UNIT_LENGTH_MM:
		return &mm;
	case LCSP_UNIT_LENGTH_PT:
		return &pt;
	case LCSP_UNIT_LENGTH_PC:
		return &pc;
	default:
		return NULL;
	}
}

/* what is no measure of the world: of the font, of the block around, or pixels
 */
static void
relative(lws_fx_t *r, const lcsp_atr_t *a, lhp_pstack_t *ps)
{
	switch (a->unit) {
	case LCSP_UNIT_LENGTH_EM:
		if (ps->font)
			lws_fx_mul(r, &a->u.i, &ps->font->em);
		break;
	case LCSP_UNIT_LENGTH_EX:
		if (ps->font)
			lws_fx_mul(r, &a->u.i, &ps->font->ex);
		break;
	case LCSP_UNIT_LENGTH_PERCENT:
		percent(r, ctx_of(ps), a, ps);
		break;
	case LCSP_UNIT_NONE:
		/* a number without a unit; a keyword or text is no length */
		if (a->propval == LCSP_PROPVAL__COUNT && !a->value_len)
			*r = a->u.i;
		break;
	case LCSP_UNIT_NUM:
	case LCSP_UNIT_LENGTH_PX:
		*r = a->u.i;
		break;
	default:
		break;
	}
}

const lws_fx_t *
lws_csp_px(const lcsp_atr_t *a, lhp_pstack_t *ps)
{
	const lws_fx_t *mm;
	lws_fx_t *r;

	if (!a)
		return NULL;
	r = &((lcsp_atr_t *)a)->r;
	lws_fx_set(*r, 0, 0);
	mm = in_mm(a->unit);
	if (mm)
		physical(r, ctx_of(ps), a, mm);
	else
		relative(r, a, ps);

	return r;
}

void
lhp_set_dlo_padding_margin(lhp_pstack_t *ps, lws_dlo_t *dlo)
{
	const lws_fx_t *v;
	int n;

	for (n = 0; n < 4; n++) {
		v = lws_csp_px(ps->css_margin[n], ps);
		if (v)
			dlo->margin[n] = *v;
		v = lws_csp_px(ps->css_padding[n], ps);
		if (v)
			dlo->padding[n] = *v;
	}
}
