/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Matching a text against a pattern in which * is any run of characters, the
 * empty one too, and all else stands for itself. When a literal after a star
 * does not fit, that star takes one character more; earlier stars never need
 * to be tried again, so there is no recursion and time is bounded by pattern
 * times text.
 */
#include "core/core.h"

int
lws_strcmp_wildcard(const char *wildcard, size_t wlen, const char *check,
		    size_t clen)
{
	size_t w = 0, c = 0;
	size_t star_w = 0, star_c = 0;
	int star = 0;

	while (c < clen) {
		if (w < wlen && wildcard[w] == '*') {
			star = 1;
			star_w = ++w;
			star_c = c;
			continue;
		}
		if (w < wlen && wildcard[w] == check[c]) {
			w++;
			c++;
			continue;
		}
		if (!star)
			return 1;
		w = star_w;
		c = ++star_c;
	}

	while (w < wlen && wildcard[w] == '*')
		w++;

	return w != wlen;
}
