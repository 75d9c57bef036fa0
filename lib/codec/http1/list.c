/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Field values that are lists (RFC 9110 5.6.1).
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"

/* a quoted string hides commas; a backslash in it hides the next byte */
static size_t
quoted_len(const struct lws_span *s)
{
	int quoted = 0;
	size_t i;

	for (i = 0; i < s->len; i++) {
		uint8_t b = s->p[i];

		if (b == ',' && !quoted)
			break;
		if (b == '"')
			quoted = !quoted;
		if (b == '\\' && quoted && i + 1 < s->len)
			i++;
	}

	return i;
}

static size_t
element_len(const struct lws_span *s)
{
	const uint8_t *comma;

	if (memchr(s->p, '"', s->len))
		return quoted_len(s);
	comma = memchr(s->p, ',', s->len);

	return comma ? (size_t)(comma - s->p) : s->len;
}

int
lws_http1_list_next(struct lws_span *list, struct lws_span *item)
{
	while (list->len) {
		size_t n = element_len(list);

		*item = lws_http1_trim(list->p, list->p + n);
		lws_span_skip(list, n + 1);
		if (item->len)
			return 1;
	}

	return 0;
}
