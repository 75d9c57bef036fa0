/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * One declaration (CSS Syntax 3 5.4.5): its property, its values one after
 * another as lcsp_atr_t, "!important". What is unknown or no value leaves the
 * whole declaration out, as CSS demands, so that an older one stays. Colours
 * must be colours; other properties take any value.
 */
#include "codec/css/css.h"

static const struct {
	char name[5];
	uint8_t unit;
} units[] = {
	{ "em", LCSP_UNIT_LENGTH_EM },       { "ex", LCSP_UNIT_LENGTH_EX },
	{ "in", LCSP_UNIT_LENGTH_IN },       { "cm", LCSP_UNIT_LENGTH_CM },
	{ "mm", LCSP_UNIT_LENGTH_MM },       { "pt", LCSP_UNIT_LENGTH_PT },
	{ "pc", LCSP_UNIT_LENGTH_PC },       { "px", LCSP_UNIT_LENGTH_PX },
	{ "deg", LCSP_UNIT_ANGLE_ABS_DEG },  { "rad", LCSP_UNIT_ANGLE_ABS_DEG },
	{ "grad", LCSP_UNIT_ANGLE_ABS_DEG }, { "hz", LCSP_UNIT_FREQ_HZ },
	{ "khz", LCSP_UNIT_FREQ_HZ },
};

/* a value that is being read */
struct value {
	lcsp_css_units_t unit;
	int propval;
	lws_fx_t number;
	uint32_t rgba;
	const char *text; /* or NULL */
	size_t len;
	char op; /* the comma or slash before it */
};

struct lws_css_def *
lws_css_def_new(struct lws_css_memory *m, lws_dll2_owner_t *defs,
		lcsp_props_t prop, int important)
{
	struct lws_css_def *d = lws_css_alloc(m, sizeof(*d));

	if (!d)
		return NULL;
	d->d.prop = prop;
	d->important = !!important;
	lws_dll2_add_tail(&d->d.list, defs);

	return d;
}

static void
add_value(struct lws_css_memory *m, struct lws_css_def *d,
	  const struct value *v)
{
	size_t len = v->text ? v->len : 0;
	lcsp_atr_t *a = lws_css_alloc(m, sizeof(*a) + (v->text ? len + 1 : 0));

	if (!a)
		return;
	a->propval = v->propval;
	a->unit = v->unit;
	a->op = (uint8_t)v->op;
	a->value_len = len;
	if (v->text)
		memcpy(a + 1, v->text, len);
	if (v->unit == LCSP_UNIT_RGBA)
		a->u.rgba = v->rgba;
	else
		a->u.i = v->number;
	lws_dll2_add_tail(&a->list, &d->d.atrs);
}

void
lws_css_atr_copy(struct lws_css_memory *m, struct lws_css_def *d,
		 const lcsp_atr_t *a)
{
	struct value v = { .unit = a->unit,
			   .propval = a->propval,
			   .op = (char)a->op };

	if (a->value_len) {
		v.text = (const char *)(a + 1);
		v.len = a->value_len;
	}
	if (a->unit == LCSP_UNIT_RGBA)
		v.rgba = a->u.rgba;
	else
		v.number = a->u.i;
	add_value(m, d, &v);
}

/* -- kinds of values; 0, or -1: none -- */

static void
times(lws_fx_t *n, int32_t whole, int32_t frac)
{
	lws_fx_t by = { whole, frac };

	lws_fx_mul(n, n, &by);
}

static int
dimension(struct value *v, const struct lws_css_tok *k)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(units); n++)
		if (lws_css_is(k->text, k->len, units[n].name))
			break;
	if (n == LWS_ARRAY_SIZE(units))
		return -1;
	v->unit = (lcsp_css_units_t)units[n].unit;
	v->number = k->number;
	/* CSS Values 3 7: the unit has no name of its own */
	if (!strcmp(units[n].name, "rad"))
		times(&v->number, 57, 29577951);
	if (!strcmp(units[n].name, "grad"))
		times(&v->number, 0, 90000000);
	if (!strcmp(units[n].name, "khz"))
		times(&v->number, 1000, 0);

	return 0;
}

static void
text(struct value *v, const struct lws_css_tok *k)
{
	v->text = k->text;
	v->len = k->len;
}

static void
keyword(struct value *v, const struct lws_css_tok *k)
{
	v->propval = lws_css_propval(k->text, k->len);
	if (v->propval != LCSP_PROPVAL__COUNT)
		return;
	if (!lws_css_colour_name(k->text, k->len, &v->rgba))
		v->unit = LCSP_UNIT_RGBA;
	else
		text(v, k);
}

/* 0 to 255, from a number or a share of a hundred; CSS Color 4 15.1: what is
 * outside is moved to the border */
static uint32_t
channel(const struct lws_css_tok *k, int alpha)
{
	int64_t v =
		(int64_t)k->number.whole * LWS_FX_FRACTION_MSD + k->number.frac;

	if (k->type == LWS_CSS_PERCENT)
		v = v / 100 * 255;
	else if (alpha)
		v = v > LWS_FX_FRACTION_MSD ? 255 * (int64_t)LWS_FX_FRACTION_MSD
					    : v * 255;
	v += LWS_FX_FRACTION_MSD / 2;
	if (v < 0)
		return 0;
	v /= LWS_FX_FRACTION_MSD;

	return v > 255 ? 255 : (uint32_t)v;
}

/* CSS Color 4 5.1: commas all along, or blanks and a slash before alpha */
static int
rgb(struct value *v, struct lws_css_scan *scan)
{
	uint32_t part[4] = { 0, 0, 0, 255 };
	struct lws_css_tok k;
	size_t n = 0;

	for (;;) {
		lws_css_next(scan, &k);
		if (k.type == LWS_CSS_SPACE)
			continue;
		if (k.type == LWS_CSS_END ||
		    (k.type == LWS_CSS_DELIM && k.delim == ')'))
			break;
		if (k.type == LWS_CSS_DELIM && n &&
		    (k.delim == ',' || (k.delim == '/' && n == 3)))
			continue;
		if (n == 4 ||
		    (k.type != LWS_CSS_NUMBER && k.type != LWS_CSS_PERCENT))
			return -1;
		part[n] = channel(&k, n == 3);
		n++;
	}
	if (n < 3)
		return -1;
	v->unit = LCSP_UNIT_RGBA;
	v->rgba = LWSDC_RGBA(part[0], part[1], part[2], part[3]);

	return 0;
}

static int
quoted_url(struct value *v, struct lws_css_scan *scan)
{
	struct lws_css_tok k;

	do
		lws_css_next(scan, &k);
	while (k.type == LWS_CSS_SPACE);
	if (k.type != LWS_CSS_STRING)
		return -1;
	text(v, &k);
	v->unit = LCSP_UNIT_URL;
	do
		lws_css_next(scan, &k);
	while (k.type == LWS_CSS_SPACE);

	return k.type == LWS_CSS_END ||
			       (k.type == LWS_CSS_DELIM && k.delim == ')')
		       ? 0
		       : -1;
}

static int
function(struct value *v, struct lws_css_scan *scan,
	 const struct lws_css_tok *k)
{
	if (lws_css_is(k->text, k->len, "rgb") ||
	    lws_css_is(k->text, k->len, "rgba"))
		return rgb(v, scan);
	if (lws_css_is(k->text, k->len, "url"))
		return quoted_url(v, scan);

	return -1;
}

static int
one_value(struct value *v, struct lws_css_scan *scan,
	  const struct lws_css_tok *k)
{
	switch (k->type) {
	case LWS_CSS_IDENT:
		keyword(v, k);
		return 0;
	case LWS_CSS_STRING:
		text(v, k);
		return 0;
	case LWS_CSS_URL:
		text(v, k);
		v->unit = LCSP_UNIT_URL;
		return 0;
	case LWS_CSS_NUMBER:
		v->number = k->number;
		return 0;
	case LWS_CSS_PERCENT:
		v->number = k->number;
		v->unit = LCSP_UNIT_LENGTH_PERCENT;
		return 0;
	case LWS_CSS_DIMENSION:
		return dimension(v, k);
	case LWS_CSS_HASH:
		v->unit = LCSP_UNIT_RGBA;
		return lws_css_colour_hash(k->text, k->len, &v->rgba);
	case LWS_CSS_FUNCTION:
		return function(v, scan, k);
	default:
		return -1;
	}
}

/* -- the declaration -- */

static int
is_colour(lcsp_props_t prop)
{
	switch (prop) {
	case LCSP_PROP_COLOR:
	case LCSP_PROP_BACKGROUND_COLOR:
	case LCSP_PROP_BORDER_COLOR:
	case LCSP_PROP_BORDER_TOP_COLOR:
	case LCSP_PROP_BORDER_RIGHT_COLOR:
	case LCSP_PROP_BORDER_BOTTOM_COLOR:
	case LCSP_PROP_BORDER_LEFT_COLOR:
		return 1;
	default:
		return 0;
	}
}

static int
fits(lcsp_props_t prop, const struct value *v)
{
	return !is_colour(prop) || v->unit == LCSP_UNIT_RGBA ||
	       v->propval != LCSP_PROPVAL__COUNT ||
	       (v->text && (lws_css_is(v->text, v->len, "initial") ||
			    lws_css_is(v->text, v->len, "currentcolor")));
}

/* "important" is what follows the exclamation mark, and nothing behind it */
static int
important(struct lws_css_scan *scan)
{
	struct lws_css_tok k;

	do
		lws_css_next(scan, &k);
	while (k.type == LWS_CSS_SPACE);
	if (k.type != LWS_CSS_IDENT || !lws_css_is(k.text, k.len, "important"))
		return 0;
	do
		lws_css_next(scan, &k);
	while (k.type == LWS_CSS_SPACE);

	return k.type == LWS_CSS_END;
}

/* 0: all values are on d, and there is one at least */
static int
values(struct lws_css_memory *m, struct lws_css_scan *scan,
       struct lws_css_def *d)
{
	struct lws_css_tok k;
	struct value v;
	char op = 0;

	for (;;) {
		lws_css_next(scan, &k);
		if (k.type == LWS_CSS_SPACE)
			continue;
		if (k.type == LWS_CSS_DELIM && k.delim == '!') {
			d->important = 1;
			return op || !important(scan) ? -1 : 0;
		}
		if (k.type == LWS_CSS_END)
			return op ? -1 : 0;
		if (k.type == LWS_CSS_DELIM && !op && d->d.atrs.count &&
		    (k.delim == ',' || k.delim == '/')) {
			op = k.delim;
			continue;
		}
		memset(&v, 0, sizeof(v));
		v.propval = LCSP_PROPVAL__COUNT;
		v.op = op;
		op = 0;
		if (one_value(&v, scan, &k) || !fits(d->d.prop, &v))
			return -1;
		add_value(m, d, &v);
	}
}

int
lws_css_declaration(struct lws_css_memory *m, struct lws_css_scan *scan,
		    lws_dll2_owner_t *defs)
{
	struct lws_css_tok k;
	struct lws_css_def *d;
	int prop;

	do
		lws_css_next(scan, &k);
	while (k.type == LWS_CSS_SPACE);
	prop = lws_css_prop(k.text, k.len);
	if (k.type != LWS_CSS_IDENT || prop == LCSP_PROP__COUNT)
		return 0;
	do
		lws_css_next(scan, &k);
	while (k.type == LWS_CSS_SPACE);
	if (k.type != LWS_CSS_DELIM || k.delim != ':')
		return 0;
	d = lws_css_def_new(m, defs, (lcsp_props_t)prop, 0);
	if (!d)
		return -1;
	if (values(m, scan, d) || m->oom || !d->d.atrs.count) {
		lws_dll2_remove(&d->d.list);
		return m->oom ? -1 : 0;
	}
	lws_css_expand(m, defs, d);

	return m->oom ? -1 : 0;
}
