/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Picking one value out of a small JSON text without a parser: a search for
 * the literal "name": and the value behind it, pointed at in place. It knows
 * nothing of nesting and takes the first hit in the text; what comes from a
 * peer and matters is parsed with LEJP instead.
 */
#include "core/core.h"

static size_t
quoted_len(const char *p, const char *end)
{
	const char *s = p;

	while (s < end && *s != '"') {
		/* the escaped character cannot end the string */
		if (*s == '\\' && s + 1 < end)
			s++;
		s++;
	}

	return (size_t)(s - p);
}

static size_t
bare_len(const char *p, const char *end)
{
	const char *s = p;

	while (s < end && *s != ',' && *s != ']' && *s != '}')
		s++;

	return (size_t)(s - p);
}

static int
is_json_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

const char *
lws_json_simple_find(const char *buf, size_t len, const char *name,
		     size_t *alen)
{
	size_t nl = strlen(name);
	const char *end = buf + len;
	const char *p = lws_nstrstr(buf, len, name, nl);

	if (!p)
		return NULL;

	p += nl;
	while (p < end && is_json_blank(*p))
		p++;
	if (p == end)
		return NULL;

	if (*p == '"') {
		p++;
		*alen = quoted_len(p, end);
		return p;
	}
	*alen = bare_len(p, end);

	return p;
}

int
lws_json_simple_strcmp(const char *buf, size_t len, const char *name,
		       const char *comp)
{
	size_t alen = 0;
	const char *p = lws_json_simple_find(buf, len, name, &alen);

	if (!p || strlen(comp) != alen)
		return -1;

	return strncmp(p, comp, alen);
}
