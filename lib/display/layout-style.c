/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What styles say of an element, as numbers (CSS 2.1 8, 10, 15).
 */
#include "display/layout.h"

const lcsp_atr_t *
lws_layout_value(struct lws_css_elem *e, lcsp_props_t prop)
{
	const lcsp_defs_t *d = lws_css_find(e, prop);

	return d ? lws_container_of(d->atrs.tail, lcsp_atr_t, list) : NULL;
}

int
lws_layout_is(const lcsp_atr_t *a, const char *word)
{
	return a && a->unit == LCSP_UNIT_NONE && a->value_len &&
	       lws_css_is((const char *)(a + 1), a->value_len, word);
}

lws_display_colour_t
lws_layout_colour(const lcsp_atr_t *a, lws_display_colour_t otherwise)
{
	return a && a->unit == LCSP_UNIT_RGBA ? a->u.rgba : otherwise;
}

static lu_t
rounded(lu_t v)
{
	const lu_t limit = (lu_t)LWS_LIMIT_LAYOUT_LENGTH * LWS_SUB;

	v = v > limit ? limit : v < -limit ? -limit : v;

	return (lu_t)lws_sub_floor(v + LWS_SUB / 2) * LWS_SUB;
}

/* of is at most LWS_LIMIT_LAYOUT_LENGTH pixels or a sum of few of those */
static lu_t
part(const lcsp_atr_t *a, lu_t of)
{
	lws_fx_t f = layout_fx(of);

	lws_fx_mul(&f, &f, &a->u.i);
	lws_fx_div(&f, &f, &(lws_fx_t){ 100, 0 });

	return lws_sub_of(&f);
}

lu_t
lws_layout_length(lhp_ctx_t *ctx, struct layout_box *b, const lcsp_atr_t *a,
		  lu_t percent_of, uint8_t *is_auto)
{
	uint8_t unused;

	(void)ctx;
	is_auto = is_auto ? is_auto : &unused;
	*is_auto = !a || a->value_len || a->propval != LCSP_PROPVAL__COUNT;
	if (*is_auto)
		return 0;
	if (a->unit == LCSP_UNIT_LENGTH_PERCENT)
		return rounded(part(a, percent_of));

	return rounded(lws_sub_of(lws_csp_px(a, &b->e->ps)));
}

/* -- fonts -- */

static lu_t
size_word(const lcsp_atr_t *a, lu_t outer)
{
	static const struct {
		const char *word;
		int px;
	} sizes[] = { { "xx-small", 9 }, { "x-small", 10 }, { "small", 13 },
		      { "medium", 16 },  { "large", 18 },   { "x-large", 24 },
		      { "xx-large", 32 } };
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(sizes); n++)
		if (lws_layout_is(a, sizes[n].word))
			return sizes[n].px * LWS_SUB;
	if (lws_layout_is(a, "larger"))
		return outer * 6 / 5;
	if (lws_layout_is(a, "smaller"))
		return outer * 5 / 6;

	return outer;
}

static lu_t
font_size(struct layout_box *b)
{
	const lcsp_defs_t *d = lws_css_find(b->e, LCSP_PROP_FONT_SIZE);
	const lu_t outer = b->outer->font_size;
	const lcsp_atr_t *a;
	lws_fx_t f;

	/* inherited is what it was for the outer one, not what was said */
	if (!d || (b->outer->e &&
		   d == lws_css_find(b->outer->e, LCSP_PROP_FONT_SIZE)))
		return outer;
	a = lws_container_of(d->atrs.tail, lcsp_atr_t, list);
	if (a->value_len || a->propval != LCSP_PROPVAL__COUNT)
		return size_word(a, outer);
	if (a->unit == LCSP_UNIT_LENGTH_PERCENT)
		return part(a, outer);
	f = layout_fx(outer);
	if (a->unit == LCSP_UNIT_LENGTH_EM)
		return rounded(lws_sub_of(lws_fx_mul(&f, &f, &a->u.i)));

	return rounded(lws_sub_of(lws_csp_px(a, &b->e->ps)));
}

static uint16_t
font_weight(struct lws_css_elem *e)
{
	const lcsp_atr_t *a = lws_layout_value(e, LCSP_PROP_FONT_WEIGHT);

	if (!a)
		return 400;
	if (a->propval == LCSP_PROPVAL_BOLD ||
	    a->propval == LCSP_PROPVAL_BOLDER)
		return 700;
	if (a->propval == LCSP_PROPVAL_LIGHTER)
		return 300;
	if (a->propval == LCSP_PROPVAL__COUNT && !a->value_len &&
	    a->u.i.whole > 0 && a->u.i.whole <= 1000)
		return (uint16_t)a->u.i.whole;

	return 400;
}

/* the first family that there is; *generic: what stands for the others */
static const char *
font_family(lhp_ctx_t *ctx, struct lws_css_elem *e, lws_font_choice_t *want)
{
	const lcsp_defs_t *d = lws_css_find(e, LCSP_PROP_FONT_FAMILY);
	const lws_display_font_t *f;
	const lcsp_atr_t *a;

	lws_start_foreach_dll(struct lws_dll2 *, p, d ? d->atrs.head : NULL)
	{
		a = lws_container_of(p, lcsp_atr_t, list);
		if (!a->value_len)
			continue;
		want->family_name = (const char *)(a + 1);
		f = lws_font_choose(ctx->user1, want);
		if (f && !strncasecmp(f->choice.family_name, want->family_name,
				      strlen(want->family_name)))
			return want->family_name;
		if (!want->generic_name)
			want->generic_name =
				lws_layout_is(a, "sans-serif")  ? "sans"
				: lws_layout_is(a, "serif")     ? "serif"
				: lws_layout_is(a, "monospace") ? "monospace"
								: NULL;
	}
	lws_end_foreach_dll(p);

	return NULL;
}

void
lws_layout_style(lhp_ctx_t *ctx, struct layout_box *b)
{
	const int style = lws_css_keyword(b->e, LCSP_PROP_FONT_STYLE);
	lws_font_choice_t want;

	memset(&want, 0, sizeof(want));
	b->e->ps.font = b->outer->font; /* em and ex are of the outer one */
	b->font_size = font_size(b);
	want.weight = font_weight(b->e);
	want.style =
		style == LCSP_PROPVAL_ITALIC || style == LCSP_PROPVAL_OBLIQUE;
	want.fixed_height = (uint16_t)layout_fx(b->font_size).whole;
	want.family_name = font_family(ctx, b->e, &want);
	b->font = lws_font_choose(ctx->user1, &want);
	b->e->ps.font = b->font;
	b->white_space = lws_css_keyword(b->e, LCSP_PROP_WHITE_SPACE);
}

/* -- edges -- */

static void
four(lhp_ctx_t *ctx, struct layout_box *b, struct layout_sides *to,
     const lcsp_atr_t *const *from, lu_t around)
{
	int n;

	for (n = 0; n < 4; n++) {
		to->v[n] = lws_layout_length(ctx, b, from[n], around,
					     &to->is_auto[n]);
		if (!from[n])
			to->is_auto[n] = 0;
	}
}

static lu_t
border_width(lhp_ctx_t *ctx, struct layout_box *b, int side)
{
	const lcsp_atr_t *style = lws_layout_value(
		b->e, (lcsp_props_t)(LCSP_PROP_BORDER_TOP_STYLE + side));
	const lcsp_atr_t *a = lws_layout_value(
		b->e, (lcsp_props_t)(LCSP_PROP_BORDER_TOP_WIDTH + side));
	uint8_t is_word;
	lu_t v;

	if (!style || style->propval == LCSP_PROPVAL_NONE ||
	    style->propval == LCSP_PROPVAL_HIDDEN)
		return 0;
	v = lws_layout_length(ctx, b, a, 0, &is_word);
	if (!is_word)
		return layout_max(v, 0);

	return lws_layout_is(a, "thin")    ? LWS_SUB
	       : lws_layout_is(a, "thick") ? 5 * LWS_SUB
					   : 3 * LWS_SUB;
}

void
lws_layout_edges(lhp_ctx_t *ctx, struct layout_box *b, lu_t around)
{
	int n;

	four(ctx, b, &b->margin, b->e->ps.css_margin, around);
	four(ctx, b, &b->padding, b->e->ps.css_padding, around);
	for (n = 0; n < 4; n++) {
		b->padding.v[n] = layout_max(b->padding.v[n], 0);
		b->border.v[n] = border_width(ctx, b, n);
	}
}

/* one colour for the whole border: that of the first side that has one */
static lws_display_colour_t
border_colour(struct layout_box *b)
{
	const lws_display_colour_t text =
		lws_layout_colour(b->e->ps.css_color, LWSDC_RGBA(0, 0, 0, 255));
	int n;

	for (n = 0; n < 4; n++)
		if (b->border.v[n])
			return lws_layout_colour(
				lws_layout_value(
					b->e,
					(lcsp_props_t)(LCSP_PROP_BORDER_TOP_COLOR +
						       n)),
				text);

	return 0;
}

void
lws_layout_paint(lhp_ctx_t *ctx, struct layout_box *b)
{
	lws_dlo_rect_t *r = &b->rect->r;
	int n;

	r->dlo.dc = lws_layout_colour(b->e->ps.css_background_color, 0);
	r->dcb = border_colour(b);
	for (n = 0; n < 4; n++) {
		r->b[n] = layout_fx(b->border.v[n]);
		r->dlo.margin[n] = layout_fx(b->margin.v[n]);
		r->dlo.padding[n] = layout_fx(b->padding.v[n]);
		r->c[n].r = layout_fx(lws_layout_length(
			ctx, b, b->e->ps.css_border_radius[n], b->avail, NULL));
	}
}
