/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers whose content coding a client undoes (lws-x-http.h), because the
 * program asked for it. Nothing is kept but the decoder: what comes of a piece
 * is given to the program before the next one is looked at. How much that may
 * be in all is limited.
 */
#include "codec/decompress/decompress.h"
#include "roles/http/http.h"

struct lws_http_decoding {
	const struct lws_decompress_ops *ops; /* NULL: the body is not coded */
	void *decoder;                        /* owned */
	uint64_t left;                        /* bytes that may still come */
	uint8_t fed;
	uint8_t ended; /* it may end here */
};

/* -- asking for it -- */

static int
add_codings(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	char text[64];
	size_t at = 0;
	int n;

	for (n = 0; lws_decompress_codings[n]; n++)
		at += (size_t)lws_snprintf(text + at, sizeof(text) - at, "%s%s",
					   n ? ", " : "",
					   lws_decompress_codings[n]->name);

	return lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_ACCEPT_ENCODING,
					    (const uint8_t *)text, (int)at, p,
					    (uint8_t *)(uintptr_t)end);
}

int
lws_x_http_client_accept_coded(struct lws *wsi, uint64_t most, uint8_t **p,
			       uint8_t *end)
{
	struct lws_http *h = lws_http_of(wsi);

	if (!h || !wsi->is_client || h->status) {
		lwsl_wsi_err(wsi, "not while a request is made");
		return -1;
	}
	if (!h->decoding)
		h->decoding = lws_zalloc(sizeof(*h->decoding), "decoding");
	if (!h->decoding)
		return -1;
	h->decoding->left = most ? most : LWS_LIMIT_HTTP_DECODED;

	return add_codings(wsi, p, end) ? -1 : 0;
}

/* -- the answer -- */

static const struct lws_decompress_ops *
ops_for(const struct lws_http *h)
{
	const struct lws_decompress_ops *const *ops = lws_decompress_codings;
	struct lws_span v;
	const char *value;
	size_t len;

	value = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_CONTENT_ENCODING,
				   &len);
	/* several fields: one coding upon another, which nobody sends */
	if (!value ||
	    lws_http_store_frag(&h->store, WSI_TOKEN_HTTP_CONTENT_ENCODING, 1))
		return NULL;
	v = lws_span_of(value, len);
	if (lws_http1_is(&v, "x-gzip")) /* RFC 9110 8.4.1.3 */
		lws_span_skip(&v, 2);
	while (*ops && !lws_http1_is(&v, (*ops)->name))
		ops++;

	return *ops;
}

int
lws_http_decoding_begin(struct lws_http *h)
{
	struct lws_http_decoding *d = h->decoding;
	const struct lws_decompress_ops *ops = ops_for(h);

	/* a part of a coded body is no coded body */
	if (!ops || h->is_head || h->status == HTTP_STATUS_PARTIAL_CONTENT ||
	    lws_http_has_no_body(h->status))
		return 0;
	d->decoder = ops->create();
	if (!d->decoder)
		return -1;
	d->ops = ops;
	lws_http_store_remove(&h->store, WSI_TOKEN_HTTP_CONTENT_ENCODING);
	lws_http_store_remove(&h->store, WSI_TOKEN_HTTP_CONTENT_LENGTH);

	return 0;
}

int
lws_http_decoding_is_on(const struct lws_http *h)
{
	return h->decoding && h->decoding->ops;
}

const char *
lws_http_decoding_feed(struct lws_http *h, struct lws_span *piece,
		       struct lws_span *out)
{
	struct lws_http_decoding *d = h->decoding;
	lws_stateful_ret_t r;

	d->fed = 1;
	r = d->ops->feed(d->decoder, piece, out);
	d->ended = r == LWS_SRET_OK;
	if (r == LWS_SRET_FATAL) {
		lwsl_wsi_notice(h->wsi, "the answer's %s is malformed",
				d->ops->name);
		return "malformed answer: its content coding";
	}
	if (out->len > d->left) {
		lwsl_wsi_notice(h->wsi,
				"more bytes come of the answer's %s "
				"than are allowed",
				d->ops->name);
		return "answer too long: its content coding is undone";
	}
	d->left -= out->len;

	return NULL;
}

int
lws_http_decoding_is_whole(const struct lws_http *h)
{
	const struct lws_http_decoding *d = h->decoding;

	return !d->fed || d->ended;
}

void
lws_http_decoding_drop(struct lws_http *h)
{
	if (h->decoding->ops)
		h->decoding->ops->destroy(h->decoding->decoder);
	lws_free(h->decoding);
	h->decoding = NULL;
}
