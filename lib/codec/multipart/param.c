/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Parameters of a field: ; name = token or "quoted". In quotes a backslash
 * hides the quote behind it; senders disagree whether it hides anything else,
 * so the value keeps its backslashes and the reader decides.
 */
#include "codec/multipart/inside.h"

static void
skip_blanks(struct lws_span *s)
{
	while (s->len && (*s->p == ' ' || *s->p == '\t'))
		lws_span_skip(s, 1);
}

int
lws_multipart_same(const struct lws_span *s, const char *lower)
{
	return s->len == strlen(lower) &&
	       !strncasecmp((const char *)s->p, lower, s->len);
}

static struct lws_span
take_until(struct lws_span *s, const char *stops)
{
	struct lws_span r = *s;
	size_t n = 0;

	while (n < s->len && !strchr(stops, s->p[n]))
		n++;
	r.len = n;
	lws_span_skip(s, n);

	return r;
}

/* behind the opening quote; 0, or -1: it is never closed */
static int
take_quoted(struct lws_span *s, struct lws_span *value)
{
	size_t n = 0;

	*value = *s;
	while (n < s->len && s->p[n] != '"') {
		if (s->p[n] == '\\' && n + 1 < s->len &&
		    (s->p[n + 1] == '"' || s->p[n + 1] == '\\'))
			n++;
		n++;
	}
	if (n >= s->len)
		return -1;
	value->len = n;
	lws_span_skip(s, n + 1);

	return 0;
}

int
lws_multipart_param_next(struct lws_span *rest, struct lws_multipart_param *p)
{
	do {
		skip_blanks(rest);
		if (!rest->len)
			return 0;
		if (lws_span_take8(rest) != ';')
			return -1;
		skip_blanks(rest);
	} while (!rest->len || *rest->p == ';'); /* empty ones are let pass */

	p->name = take_until(rest, "= \t;\"");
	if (!p->name.len || !rest->len || lws_span_take8(rest) != '=')
		return -1;
	p->quoted = rest->len && *rest->p == '"';
	if (!p->quoted) {
		p->value = take_until(rest, "; \t\"");
		return 1;
	}
	lws_span_skip(rest, 1);

	return take_quoted(rest, &p->value) ? -1 : 1;
}

/* RFC 2046 5.1.1: bchars; a blank may not be the last */
static int
is_boundary(const struct lws_span *s)
{
	size_t n;

	for (n = 0; n < s->len; n++) {
		uint8_t b = s->p[n];

		if (b < ' ' || b > '~' || b == '"' || b == '\\')
			return 0;
	}

	return s->len && s->len <= LWS_LIMIT_MULTIPART_BOUNDARY &&
	       s->p[s->len - 1] != ' ';
}

int
lws_multipart_boundary(struct lws_span type, struct lws_span *boundary)
{
	struct lws_multipart_param p;
	int r;

	(void)take_until(&type, ";");
	while ((r = lws_multipart_param_next(&type, &p)) == 1)
		if (lws_multipart_same(&p.name, "boundary")) {
			*boundary = p.value;
			return is_boundary(boundary) ? 0 : -1;
		}

	return -1;
}
