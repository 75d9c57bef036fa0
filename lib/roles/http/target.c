/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a request is for, on its way into the store: the path decoded and
 * normalised, the arguments one by one (RFC 3986 3.3, 3.4).
 */
#include "codec/uri/uri.h"
#include "roles/http/http.h"

/* with a NUL behind it, as all that is in there */
static int
is_in_store(const struct lws_http *h, const struct lws_span *path)
{
	const struct lws_http_store *s = &h->store;

	return path->p >= s->data && path->p < s->data + s->used &&
	       !path->p[path->len];
}

/* Its decoded form is the same. */
static enum lws_http1_err
share_path(struct lws_http *h, int token, const struct lws_span *path)
{
	if (lws_http_store_share(&h->store, token, path->p, path->len))
		return LWS_HTTP1_ERR_START_LINE_LONG;
	h->path = (char *)h->store.data + (path->p - h->store.data);
	h->path_len = path->len;

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
store_path(struct lws_http *h, int token, const struct lws_span *path)
{
	uint8_t *p;
	size_t len;

	if (is_in_store(h, path) && lws_uri_path_is_plain(*path))
		return share_path(h, token, path);
	p = lws_http_store_add(&h->store, token, path->p, path->len);
	if (!p)
		return LWS_HTTP1_ERR_START_LINE_LONG;
	if (*path->p != '/' ||
	    lws_uri_path_is_plain(
		    *path)) { /* "*", or the authority of CONNECT */
		h->path = (char *)p;
		h->path_len = path->len;
		return LWS_HTTP1_OK;
	}
	if (lws_uri_path(*path, p, path->len, &len) != LWS_URI_OK)
		return LWS_HTTP1_ERR_TARGET;
	lws_http_store_shrink(&h->store, len);
	h->path = (char *)p;
	h->path_len = len;

	return LWS_HTTP1_OK;
}

enum lws_http1_err
lws_http_target(struct lws_http *h, int token, struct lws_span path,
		struct lws_span query)
{
	enum lws_http1_err e = store_path(h, token, &path);
	struct lws_span piece;
	size_t len;

	while (!e && lws_uri_arg_next(&query, &piece)) {
		uint8_t *p = lws_http_store_add(
			&h->store, WSI_TOKEN_HTTP_URI_ARGS, piece.p, piece.len);

		if (!p)
			return LWS_HTTP1_ERR_START_LINE_LONG;
		if (lws_uri_arg_decode(piece, p, piece.len, &len) != LWS_URI_OK)
			return LWS_HTTP1_ERR_TARGET;
		lws_http_store_shrink(&h->store, len);
	}

	return e;
}
