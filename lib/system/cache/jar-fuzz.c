/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a cookie jar's file and as a pattern: lines stay inside, tags
 * are what their lines say, and a tag fits itself.
 */
#include "system/cache/jar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_line(const struct lws_jar_line *l, const char *pattern)
{
	const size_t len = lws_jar_line_tag_len(l);
	char *tag = malloc(len + 1);
	struct lws_cache_tag t = { tag, len };

	if (!tag)
		return;
	lws_jar_line_tag(l, tag);
	tag[len] = '\0';
	if (strlen(tag) != len || !lws_jar_line_is(l, tag) ||
	    lws_jar_tag_match(tag, t, 0) || lws_jar_tag_match(tag, t, 1))
		abort();
	lws_jar_tag_match(pattern, t, 0);
	lws_jar_tag_match(pattern, t, 1);
	free(tag);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	struct lws_jar_line l;
	struct lws_span file;

	if (!nul)
		return 0;
	file = lws_span_of(nul + 1, size - (size_t)(nul - data) - 1);
	while (lws_jar_line_next(&l, &file))
		check_line(&l, (const char *)data);

	return 0;
}
