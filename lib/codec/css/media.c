/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Lists of media queries (Media Queries 3): the types "all" and "screen", and
 * width and height in pixels with min- and max-. What else is asked is not so.
 */
#include "codec/css/css.h"

static const struct {
	char name[11];
	uint8_t axis; /* of the surface */
	int8_t sign;  /* 1: at least, -1: at most, 0: exactly */
} features[] = {
	{ "width", 0, 0 },  { "min-width", 0, 1 },  { "max-width", 0, -1 },
	{ "height", 1, 0 }, { "min-height", 1, 1 }, { "max-height", 1, -1 },
};

static void
next(struct lws_css_scan *s, struct lws_css_tok *k)
{
	do
		lws_css_next(s, k);
	while (k->type == LWS_CSS_SPACE);
}

static int
is_delim(const struct lws_css_tok *k, char c)
{
	return k->type == LWS_CSS_DELIM && k->delim == c;
}

/* behind "(": to ")" */
static int
feature(const lhp_ctx_t *ctx, struct lws_css_scan *s, struct lws_css_tok *k)
{
	size_t n;
	int r = 0, c;

	next(s, k);
	for (n = 0; n < LWS_ARRAY_SIZE(features); n++)
		if (k->type == LWS_CSS_IDENT &&
		    lws_css_is(k->text, k->len, features[n].name))
			break;
	next(s, k);
	if (n < LWS_ARRAY_SIZE(features) && is_delim(k, ':')) {
		next(s, k);
		if (k->type == LWS_CSS_DIMENSION &&
		    lws_css_is(k->text, k->len, "px")) {
			c = lws_fx_comp(&ctx->ic.wh_px[features[n].axis],
					&k->number);
			r = features[n].sign ? c * features[n].sign >= 0 : !c;
		}
	}
	while (!is_delim(k, ')') && k->type != LWS_CSS_END)
		next(s, k);

	return r;
}

/* a condition; "and" between them means nothing more */
static int
condition(const lhp_ctx_t *ctx, struct lws_css_scan *s, struct lws_css_tok *k)
{
	if (is_delim(k, '('))
		return feature(ctx, s, k);
	if (k->type != LWS_CSS_IDENT)
		return 0;

	return lws_css_is(k->text, k->len, "and") ||
	       lws_css_is(k->text, k->len, "only") ||
	       lws_css_is(k->text, k->len, "all") ||
	       lws_css_is(k->text, k->len, "screen");
}

/* one of the list; k is the comma or end behind it */
static int
query(const lhp_ctx_t *ctx, struct lws_css_scan *s, struct lws_css_tok *k)
{
	int r = 1, not = 0, count = 0;

	for (next(s, k); k->type != LWS_CSS_END && !is_delim(k, ',');
	     next(s, k)) {
		if (!count++ && k->type == LWS_CSS_IDENT &&
		    lws_css_is(k->text, k->len, "not"))
			not = 1;
		else
			r &= condition(ctx, s, k);
	}

	return r != not ;
}

int
lws_css_media(lhp_ctx_t *ctx, const char *p, size_t len)
{
	struct lws_css_scan s = { p, p + len, NULL };
	struct lws_css_tok k;
	char scratch[256];
	int r = 0;

	while (len && lws_css_is_space(p[len - 1]))
		len--;
	if (!len)
		return 1;
	/* a longer list is not one that is known here */
	if (len * 2 > sizeof(scratch) - 2)
		return 0;
	s.scratch = scratch;
	do
		r |= query(ctx, &s, &k);
	while (k.type != LWS_CSS_END);

	return r;
}
