/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Cookies of a request (RFC 6265 4.2.1): pairs divided by ';', in one header
 * or, on HTTP/2, in several (RFC 9113 8.2.3). The whole name must match.
 */
#include "roles/http/store.h"

/* Take the next "name=value" off a header, blanks before it removed. */
static struct lws_span
next_pair(struct lws_span *in)
{
	const uint8_t *semi;
	struct lws_span pair;

	while (in->len && (*in->p == ' ' || *in->p == '\t'))
		lws_span_skip(in, 1);
	semi = memchr(in->p, ';', in->len);
	pair = lws_span_of(in->p, semi ? (size_t)(semi - in->p) : in->len);
	lws_span_skip(in, pair.len + 1);

	return pair;
}

/* 1 found, value is set */
static int
find_in(struct lws_span in, const char *name, size_t name_len,
	struct lws_span *value)
{
	while (in.len) {
		struct lws_span pair = next_pair(&in);

		if (pair.len <= name_len || pair.p[name_len] != '=' ||
		    memcmp(pair.p, name, name_len))
			continue;
		lws_span_skip(&pair, name_len + 1);
		*value = pair;
		return 1;
	}

	return 0;
}

int
lws_http_cookie_get(struct lws *wsi, const char *name, char *buf, size_t *max)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	size_t name_len = strlen(name);
	struct lws_span v = { NULL, 0 };
	uint8_t i;

	if (!s || !name_len)
		return 1;
	for (i = s->first[WSI_TOKEN_HTTP_COOKIE]; i; i = s->frag[i - 1].next)
		if (find_in(lws_span_of(s->data + s->frag[i - 1].ofs,
					s->frag[i - 1].len),
			    name, name_len, &v))
			break;
	if (!i)
		return 1;
	if (v.len >= *max)
		return 2;
	memcpy(buf, v.p, v.len);
	buf[v.len] = '\0';
	*max = v.len;

	return 0;
}
