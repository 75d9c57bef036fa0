/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Paths against patterns with stars. Linear in the path's length for each
 * pattern, whatever the pattern is.
 */
#include "core/core.h"

static void
wild_add(struct lws_path_wild *w, size_t at)
{
	if (w->count < w->room)
		w->at[w->count++] = (uint16_t)at;
}

static int
matches(const char *pat, const char *stops, const char *path, size_t len,
	struct lws_path_wild *w)
{
	size_t n = 0;

	w->count = 0;
	for (; *pat; pat++) {
		if (*pat != '*') {
			if (n == len || path[n++] != *pat)
				return 0;
			continue;
		}
		wild_add(w, n);
		if (!pat[1])
			return n < len;
		/* a NUL in a path is no stop */
		while (n < len && (!path[n] || !strchr(stops, path[n])))
			n++;
	}

	return n == len;
}

uint8_t
lws_path_match(const struct lws_path_patterns *p, const char *path, size_t len,
	       struct lws_path_wild *wild)
{
	size_t stride = p->stride ? p->stride : sizeof(const char *);
	const char *pat;
	uint8_t n;

	for (n = 0; n < p->count; n++) {
		memcpy(&pat, (const char *)p->paths + n * stride, sizeof(pat));
		if (pat && matches(pat, p->stops, path, len, wild))
			return (uint8_t)(n + 1);
	}

	return 0;
}

size_t
lws_path_wild_copy(const char *path, size_t len, size_t at, char *dest,
		   size_t size)
{
	size_t n;

	if (!size)
		return 0;
	for (n = 0; at + n < len && path[at + n] != '.'; n++)
		;
	if (n > size - 1)
		n = size - 1;
	memcpy(dest, path + at, n);
	dest[n] = '\0';

	return n + 1;
}
