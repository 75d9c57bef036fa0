/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Reading a request's headers (or a response's, for clients) by token. Without
 * a transaction, or after its headers were given up, there simply are none:
 * lengths are 0, copies fail.
 */
#include "roles/http/store.h"

#define FRAG_FIRST(s, h)                                                       \
	((s) && (unsigned int)(h) < WSI_TOKEN_COUNT ? (s)->first[h] : 0)

int
lws_hdr_total_length(struct lws *wsi, enum lws_token_indexes h)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	size_t total = 0;
	uint8_t i;

	for (i = FRAG_FIRST(s, h); i; i = s->frag[i - 1].next)
		total += s->frag[i - 1].len + !!s->frag[i - 1].next;

	return (int)total;
}

int
lws_hdr_fragment_length(struct lws *wsi, enum lws_token_indexes h, int frag_idx)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	const struct lws_http_frag *f =
		s ? lws_http_store_frag(s, (int)h, frag_idx) : NULL;

	return f ? (int)f->len : 0;
}

/* what stands between the values of a token when they are read as one */
static char
joiner(enum lws_token_indexes h)
{
	switch (h) {
	case WSI_TOKEN_HTTP_COOKIE:
	case WSI_TOKEN_HTTP_SET_COOKIE:
		return ';';
	case WSI_TOKEN_HTTP_URI_ARGS:
		return '&';
	default:
		return ',';
	}
}

int
lws_hdr_copy(struct lws *wsi, char *dest, int len, enum lws_token_indexes h)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	int total = lws_hdr_total_length(wsi, h);
	char *p = dest;
	uint8_t i;

	if (len < 1)
		return -1;
	*p = '\0';
	if (total >= len)
		return -1;
	for (i = FRAG_FIRST(s, h); i; i = s->frag[i - 1].next) {
		const struct lws_http_frag *f = &s->frag[i - 1];

		memcpy(p, s->data + f->ofs, f->len + 1);
		p += f->len;
		if (f->next)
			*p++ = joiner(h);
	}

	return total;
}

int
lws_hdr_copy_fragment(struct lws *wsi, char *dest, int len,
		      enum lws_token_indexes h, int frag_idx)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	const struct lws_http_frag *f =
		s ? lws_http_store_frag(s, (int)h, frag_idx) : NULL;

	if (!f)
		return -1;
	if (len < 0 || f->len >= (size_t)len)
		return -2;
	memcpy(dest, s->data + f->ofs, f->len + 1);

	return (int)f->len;
}

char *
lws_hdr_simple_ptr(struct lws *wsi, enum lws_token_indexes h)
{
	struct lws_http_store *s = lws_http_store_of(wsi);
	uint8_t i = FRAG_FIRST(s, h);

	if (i)
		s->lent = 1;

	return i ? (char *)s->data + s->frag[i - 1].ofs : NULL;
}

/* by LWSHUMETH_*; a stream of HTTP/2 has :path beside the method's own, and
 * that alone for methods without a token */
static const uint8_t method_tokens[] = {
	[LWSHUMETH_GET] = WSI_TOKEN_GET_URI,
	[LWSHUMETH_POST] = WSI_TOKEN_POST_URI,
	[LWSHUMETH_OPTIONS] = WSI_TOKEN_OPTIONS_URI,
	[LWSHUMETH_PUT] = WSI_TOKEN_PUT_URI,
	[LWSHUMETH_PATCH] = WSI_TOKEN_PATCH_URI,
	[LWSHUMETH_DELETE] = WSI_TOKEN_DELETE_URI,
	[LWSHUMETH_CONNECT] = WSI_TOKEN_CONNECT,
	[LWSHUMETH_HEAD] = WSI_TOKEN_HEAD_URI,
	[LWSHUMETH_COLON_PATH] = WSI_TOKEN_HTTP_COLON_PATH,
};

int
lws_http_get_uri_and_method(struct lws *wsi, char **puri_ptr, int *puri_len)
{
	struct lws_http_store *s = lws_http_store_of(wsi);
	const struct lws_http_frag *f;
	int m;

	for (m = 0; s && m <= LWSHUMETH_COLON_PATH; m++) {
		f = lws_http_store_frag(s, method_tokens[m], 0);
		if (!f)
			continue;
		s->lent = 1;
		*puri_ptr = (char *)s->data + f->ofs;
		*puri_len = (int)f->len;
		return m;
	}

	return -1;
}

int
lws_http_headers_detach(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	/* the memory is the transaction's and goes with it */
	if (!h)
		return 0;
	h->detached = 1;
	if (h->counted)
		lws_http_dismiss(h); /* as far as limits go they are gone */

	return 0;
}
