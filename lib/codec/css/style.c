/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Declarations of a style attribute (CSS Style Attributes 3): cut at semicolons
 * that are in no string or bracket, from text that is there whole.
 */
#include "codec/css/css.h"

/* past one token, which may open brackets */
static int
bracket(const struct lws_css_tok *k)
{
	if (k->type == LWS_CSS_FUNCTION)
		return 1;
	if (k->type != LWS_CSS_DELIM || !k->delim)
		return 0;
	if (strchr("([{", k->delim))
		return 1;

	return strchr(")]}", k->delim) ? -1 : 0;
}

/* where this declaration ends: at its semicolon, or the end */
static const char *
item_end(const char *p, const char *end, char *scratch)
{
	struct lws_css_scan s = { p, end, scratch };
	struct lws_css_tok k;
	const char *before;
	int depth = 0;

	for (;;) {
		before = s.p;
		s.scratch = scratch;
		lws_css_next(&s, &k);
		if (k.type == LWS_CSS_END)
			return end;
		if (!depth && k.type == LWS_CSS_DELIM && k.delim == ';')
			return s.p - 1 > before ? s.p - 1 : before;
		depth += bracket(&k);
		if (depth < 0)
			depth = 0;
	}
}

int
lws_css_style(struct lwsac **ac, lws_dll2_owner_t *defs, const char *p,
	      size_t len)
{
	struct lws_css_memory m = { ac, NULL, 0 };
	const char *end = p + len, *e;
	struct lws_css_scan s;
	char *scratch;

	if (!len)
		return 0;
	scratch = lws_malloc(len * 3 + 8, "css style");
	if (!scratch)
		return -1;
	while (p < end && !m.oom) {
		e = item_end(p, end, scratch);
		s.p = p;
		s.end = e;
		s.scratch = scratch;
		if (e > p)
			lws_css_declaration(&m, &s, defs);
		p = e < end ? e + 1 : end;
	}
	lws_free(scratch);

	return m.oom ? -1 : 0;
}
