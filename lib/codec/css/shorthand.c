/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Shorthands (CSS 2.1 8, 14.2, 15.8; Backgrounds 3 5): each stays as it was
 * written, and is followed by what it says of the properties it stands for.
 */
#include "codec/css/css.h"

static const lcsp_atr_t *
nth(const struct lws_css_def *d, unsigned int n)
{
	lws_dll2_t *p = d->d.atrs.head;

	while (n-- && p)
		p = p->next;

	return p ? lws_container_of(p, lcsp_atr_t, list) : NULL;
}

static void
set(struct lws_css_memory *m, lws_dll2_owner_t *defs,
    const struct lws_css_def *d, int prop, const lcsp_atr_t *a)
{
	struct lws_css_def *to;

	if (!a || m->oom)
		return;
	to = lws_css_def_new(m, defs, (lcsp_props_t)prop, d->important);
	if (to)
		lws_css_atr_copy(m, to, a);
}

/* -- four sides: 1 to 4 values, clockwise from the top -- */

static const struct {
	uint8_t from;
	uint8_t to[4]; /* in that order */
} sides[] = {
	{ LCSP_PROP_MARGIN,
	  { LCSP_PROP_MARGIN_TOP, LCSP_PROP_MARGIN_RIGHT,
	    LCSP_PROP_MARGIN_BOTTOM, LCSP_PROP_MARGIN_LEFT } },
	{ LCSP_PROP_PADDING,
	  { LCSP_PROP_PADDING_TOP, LCSP_PROP_PADDING_RIGHT,
	    LCSP_PROP_PADDING_BOTTOM, LCSP_PROP_PADDING_LEFT } },
	{ LCSP_PROP_BORDER_WIDTH,
	  { LCSP_PROP_BORDER_TOP_WIDTH, LCSP_PROP_BORDER_RIGHT_WIDTH,
	    LCSP_PROP_BORDER_BOTTOM_WIDTH, LCSP_PROP_BORDER_LEFT_WIDTH } },
	{ LCSP_PROP_BORDER_STYLE,
	  { LCSP_PROP_BORDER_TOP_STYLE, LCSP_PROP_BORDER_RIGHT_STYLE,
	    LCSP_PROP_BORDER_BOTTOM_STYLE, LCSP_PROP_BORDER_LEFT_STYLE } },
	{ LCSP_PROP_BORDER_COLOR,
	  { LCSP_PROP_BORDER_TOP_COLOR, LCSP_PROP_BORDER_RIGHT_COLOR,
	    LCSP_PROP_BORDER_BOTTOM_COLOR, LCSP_PROP_BORDER_LEFT_COLOR } },
	/* corners, from the top left */
	{ LCSP_PROP_BORDER_RADIUS,
	  { LCSP_PROP_BORDER_TOP_LEFT_RADIUS, LCSP_PROP_BORDER_TOP_RIGHT_RADIUS,
	    LCSP_PROP_BORDER_BOTTOM_RIGHT_RADIUS,
	    LCSP_PROP_BORDER_BOTTOM_LEFT_RADIUS } },
};

static void
four(struct lws_css_memory *m, lws_dll2_owner_t *defs,
     const struct lws_css_def *d, const uint8_t *to)
{
	static const uint8_t which[4][4] = {
		{ 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 }
	};
	unsigned int n, count = 0;
	const lcsp_atr_t *a;

	/* behind a slash are the vertical radii, for which there is no place */
	while ((a = nth(d, count)) && a->op != '/' && count < 4)
		count++;
	for (n = 0; n < 4 && count; n++)
		set(m, defs, d, to[n], nth(d, which[count - 1][n]));
}

/* -- border and its sides: width, style, colour in any order -- */

static const struct {
	uint8_t from;
	uint8_t first, last; /* sides, of the rows above */
} borders[] = {
	{ LCSP_PROP_BORDER, 0, 3 },       { LCSP_PROP_BORDER_TOP, 0, 0 },
	{ LCSP_PROP_BORDER_RIGHT, 1, 1 }, { LCSP_PROP_BORDER_BOTTOM, 2, 2 },
	{ LCSP_PROP_BORDER_LEFT, 3, 3 },
};

static int
is_width(const lcsp_atr_t *a)
{
	const char *text = (const char *)(a + 1);

	if (a->value_len)
		return a->unit == LCSP_UNIT_NONE &&
		       (lws_css_is(text, a->value_len, "thin") ||
			lws_css_is(text, a->value_len, "medium") ||
			lws_css_is(text, a->value_len, "thick"));

	return a->unit != LCSP_UNIT_RGBA && a->propval == LCSP_PROPVAL__COUNT;
}

static int
is_colour(const lcsp_atr_t *a)
{
	return a->unit == LCSP_UNIT_RGBA ||
	       a->propval == LCSP_PROPVAL_TRANSPARENT;
}

/* which row of sides[] a value of a border is for */
static unsigned int
border_row(const lcsp_atr_t *a)
{
	if (is_width(a))
		return 2;

	return is_colour(a) ? 4 : 3;
}

static void
border(struct lws_css_memory *m, lws_dll2_owner_t *defs,
       const struct lws_css_def *d, unsigned int first, unsigned int last)
{
	const lcsp_atr_t *a;
	unsigned int n, side;

	for (n = 0; (a = nth(d, n)); n++)
		for (side = first; side <= last; side++)
			set(m, defs, d, sides[border_row(a)].to[side], a);
}

/* -- by kind -- */

static void
background(struct lws_css_memory *m, lws_dll2_owner_t *defs,
	   const struct lws_css_def *d)
{
	const lcsp_atr_t *a;
	unsigned int n;

	for (n = 0; (a = nth(d, n)); n++) {
		if (is_colour(a) || a->propval == LCSP_PROPVAL_INHERIT)
			set(m, defs, d, LCSP_PROP_BACKGROUND_COLOR, a);
		if (a->unit == LCSP_UNIT_URL)
			set(m, defs, d, LCSP_PROP_BACKGROUND_IMAGE, a);
	}
}

static int
font_word(const lcsp_atr_t *a)
{
	switch (a->propval) {
	case LCSP_PROPVAL_ITALIC:
	case LCSP_PROPVAL_OBLIQUE:
		return LCSP_PROP_FONT_STYLE;
	case LCSP_PROPVAL_SMALL_CAPS:
		return LCSP_PROP_FONT_VARAIANT;
	case LCSP_PROPVAL_BOLD:
	case LCSP_PROPVAL_BOLDER:
	case LCSP_PROPVAL_LIGHTER:
		return LCSP_PROP_FONT_WEIGHT;
	default:
		return LCSP_PROP__COUNT;
	}
}

/* CSS 2.1 15.8: style, variant, weight; size, perhaps "/" line height; names,
 * with commas */
static void
font(struct lws_css_memory *m, lws_dll2_owner_t *defs,
     const struct lws_css_def *d)
{
	struct lws_css_def *family = NULL;
	const lcsp_atr_t *a;
	unsigned int n;
	int sized = 0;

	for (n = 0; (a = nth(d, n)) && !m->oom; n++) {
		if (sized && a->op == '/') {
			set(m, defs, d, LCSP_PROP_LINE_HEIGHT, a);
		} else if (sized) {
			if (!family)
				family = lws_css_def_new(m, defs,
							 LCSP_PROP_FONT_FAMILY,
							 d->important);
			if (family)
				lws_css_atr_copy(m, family, a);
		} else if (font_word(a) != LCSP_PROP__COUNT) {
			set(m, defs, d, font_word(a), a);
		} else if (a->propval == LCSP_PROPVAL__COUNT &&
			   a->unit == LCSP_UNIT_NONE && !a->value_len &&
			   a->u.i.whole >= 1) {
			set(m, defs, d, LCSP_PROP_FONT_WEIGHT, a);
		} else if (a->propval != LCSP_PROPVAL_NORMAL) {
			set(m, defs, d, LCSP_PROP_FONT_SIZE, a);
			sized = 1;
		}
	}
}

static void
list_style(struct lws_css_memory *m, lws_dll2_owner_t *defs,
	   const struct lws_css_def *d)
{
	const lcsp_atr_t *a;
	unsigned int n;

	for (n = 0; (a = nth(d, n)); n++) {
		if (a->unit == LCSP_UNIT_URL)
			set(m, defs, d, LCSP_PROP_LIST_STYLE_IMAGE, a);
		else if (a->propval == LCSP_PROPVAL_OUTSIDE ||
			 lws_css_is((const char *)(a + 1), a->value_len,
				    "inside"))
			set(m, defs, d, LCSP_PROP_LIST_STYLE_POSITION, a);
		else
			set(m, defs, d, LCSP_PROP_LIST_STYLE_TYPE, a);
	}
}

static void
outline(struct lws_css_memory *m, lws_dll2_owner_t *defs,
	const struct lws_css_def *d)
{
	const lcsp_atr_t *a;
	unsigned int n;

	for (n = 0; (a = nth(d, n)); n++)
		set(m, defs, d,
		    is_width(a)    ? LCSP_PROP_OUTLINE_WIDTH
		    : is_colour(a) ? LCSP_PROP_OUTLINE_COLOR
				   : LCSP_PROP_OUTLINE_STYLE,
		    a);
}

void
lws_css_expand(struct lws_css_memory *m, lws_dll2_owner_t *defs,
	       const struct lws_css_def *d)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(sides); n++)
		if (sides[n].from == d->d.prop)
			four(m, defs, d, sides[n].to);
	for (n = 0; n < LWS_ARRAY_SIZE(borders); n++)
		if (borders[n].from == d->d.prop)
			border(m, defs, d, borders[n].first, borders[n].last);
	if (d->d.prop == LCSP_PROP_BACKGROUND)
		background(m, defs, d);
	if (d->d.prop == LCSP_PROP_FONT)
		font(m, defs, d);
	if (d->d.prop == LCSP_PROP_LIST_STYLE)
		list_style(m, defs, d);
	if (d->d.prop == LCSP_PROP_OUTLINE)
		outline(m, defs, d);
}
