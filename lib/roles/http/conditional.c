/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Preconditions of a request on a document, in the order of RFC 9110 13.2.2,
 * and whether a range counts (13.1.5).
 */
#include "roles/http/file.h"

static int
value_of(const struct lws_http *h, enum lws_token_indexes token,
	 struct lws_span *v)
{
	size_t len;
	const char *p = lws_http_store_get(&h->store, (int)token, &len);

	if (!p)
		return 0;
	*v = lws_span_of(p, len);

	return 1;
}

static int
is_weak(const struct lws_span *tag)
{
	return tag->len > 2 && tag->p[0] == 'W' && tag->p[1] == '/';
}

/* without W/ and quotes. Peers that know us by the bare form of earlier
 * versions send that back. */
static struct lws_span
bare_tag(struct lws_span t)
{
	if (is_weak(&t))
		lws_span_skip(&t, 2);
	if (t.len >= 2 && t.p[0] == '"' && t.p[t.len - 1] == '"') {
		lws_span_skip(&t, 1);
		t.len--;
	}

	return t;
}

static int
same_tag(struct lws_span tag, const struct lws_http_doc *d)
{
	struct lws_span own = bare_tag(lws_span_of(d->etag, strlen(d->etag)));

	tag = bare_tag(tag);

	return tag.len == own.len && !memcmp(tag.p, own.p, own.len);
}

/* \param strong: weak tags never match (RFC 9110 8.8.3.2) */
static int
tag_listed(struct lws_span list, const struct lws_http_doc *d, int strong)
{
	struct lws_span item;

	while (lws_http1_list_next(&list, &item)) {
		if (item.len == 1 && *item.p == '*')
			return 1;
		if ((!strong || !is_weak(&item)) && same_tag(item, d))
			return 1;
	}

	return 0;
}

/* 0 and the date; -1: it is none, the field is ignored */
static int
date_of(struct lws_span v, time_t *t)
{
	time_t now = (time_t)(lws_plat_wall_us() / LWS_US_PER_SEC);

	return lws_http_date_parse_any((const char *)v.p, v.len, now, t);
}

static int
fails(struct lws_http *h, const struct lws_http_doc *d)
{
	struct lws_span v;
	time_t t;

	if (value_of(h, WSI_TOKEN_HTTP_IF_MATCH, &v))
		return !tag_listed(v, d, 1);

	return value_of(h, WSI_TOKEN_HTTP_IF_UNMODIFIED_SINCE, &v) &&
	       !date_of(v, &t) && (time_t)d->mtime > t;
}

static int
is_read(const struct lws_http *h)
{
	return h->method == WSI_TOKEN_GET_URI || h->is_head;
}

enum lws_http_verdict
lws_http_precondition(struct lws_http *h, const struct lws_http_doc *d)
{
	struct lws_span v;
	time_t t;

	if (!d->mtime)
		return LWS_HTTP_PROCEED;
	if (fails(h, d))
		return LWS_HTTP_FAILED;
	if (value_of(h, WSI_TOKEN_HTTP_IF_NONE_MATCH, &v)) {
		/* and then If-Modified-Since does not count */
		if (!tag_listed(v, d, 0))
			return LWS_HTTP_PROCEED;
		return is_read(h) ? LWS_HTTP_NOT_MODIFIED : LWS_HTTP_FAILED;
	}

	return is_read(h) &&
			       value_of(h, WSI_TOKEN_HTTP_IF_MODIFIED_SINCE,
					&v) &&
			       !date_of(v, &t) && (time_t)d->mtime <= t
		       ? LWS_HTTP_NOT_MODIFIED
		       : LWS_HTTP_PROCEED;
}

/* A date must be the very one that we gave, so that nothing changed in
 * between; a tag must be strong. */
int
lws_http_range_holds(struct lws_http *h, const struct lws_http_doc *d)
{
	struct lws_span v;
	time_t t;

	if (!value_of(h, WSI_TOKEN_HTTP_IF_RANGE, &v))
		return 1;
	if (!d->mtime)
		return 0;
	if (!date_of(v, &t))
		return t == (time_t)d->mtime;

	return !is_weak(&v) && same_tag(v, d);
}
