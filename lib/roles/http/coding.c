/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Content codings on the way out (RFC 9110 8.4): what the program writes as
 * the body goes through a coder, and what that gives leaves by the version's
 * body() in frames that need no length beforehand. The answer has no
 * content-length then; the coded body ends with LWS_WRITE_HTTP_FINAL, with the
 * last byte of the length that the program gave, or with the transaction.
 *
 * A coder holds bytes back to compress better. As soon as the program asks for
 * no further WRITEABLE it is waiting for something, and all that it wrote is
 * flushed: a peer sees events and progress when they happen.
 */
#include "roles/http/coding.h"

struct lws_http_coding {
	const struct lws_compress_ops *ops;
	void *coder;     /* owned; NULL: a HEAD request, or ended */
	uint64_t left;   /* bytes that the program still has to write;
			    UINT64_MAX: it ends when it says so */
	uint8_t said;    /* content-encoding is in the block */
	uint8_t on;      /* the block has ended: the body comes */
	uint8_t holding; /* the coder may have bytes that were not flushed */
	uint8_t ended;
};

#define SPAN(text) lws_span_of(text, sizeof(text) - 1)

/* -- taking it up -- */

unsigned int
lws_http_coding_choose(const struct lws_http *h, const char *name)
{
	unsigned int n, w, best = 0, weight = 0;
	struct lws_span list;
	const char *v;

	v = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_ACCEPT_ENCODING,
			       &list.len);
	if (!v)
		return 0;
	list.p = (const uint8_t *)v;
	for (n = 0; lws_compress_codings[n]; n++) {
		const char *own = lws_compress_codings[n]->name;

		if (name && strcmp(name, own))
			continue;
		w = lws_http1_accepts(list, own);
		if (w > weight) {
			weight = w;
			best = n + 1;
		}
	}

	return best;
}

static int
level_of(const struct lws_http *h)
{
	const struct lws_http_coding_rule *r = lws_http_coding_rule(h);

	return r && r->how.level ? r->how.level : LWS_TUNE_HTTP_CODING_LEVEL;
}

static int
make_coder(struct lws_http *h, struct lws_http_coding *c)
{
	struct lws_context_per_thread *pt = h->wsi->pt;

	if (h->is_head)
		return 0;
	if (lws_http_coders(pt, 0) >= LWS_LIMIT_HTTP_CODERS) {
		lwsl_wsi_info(h->wsi, "not compressed: %u answers are, limit",
			      (unsigned int)LWS_LIMIT_HTTP_CODERS);
		return -1;
	}
	c->coder = c->ops->create(level_of(h));
	if (!c->coder)
		return -1;
	(void)lws_http_coders(pt, 1);

	return 0;
}

int
lws_http_coding_start(struct lws_http *h, unsigned int which, uint64_t len)
{
	struct lws_http_coding *c = lws_zalloc(sizeof(*c), "http coding");

	if (!c)
		return -1;
	c->ops = lws_compress_codings[which - 1];
	c->left = len;
	if (make_coder(h, c)) {
		lws_free(c);
		return -1;
	}
	h->coding = c;

	return 0;
}

static void
drop_coder(struct lws_http *h, struct lws_http_coding *c)
{
	if (!c->coder)
		return;
	c->ops->destroy(c->coder);
	c->coder = NULL;
	(void)lws_http_coders(h->wsi->pt, -1);
}

void
lws_http_coding_drop(struct lws_http *h)
{
	drop_coder(h, h->coding);
	lws_free_set_NULL(h->coding);
}

/* RFC 9110 12.5.5: said to those, too, who accept none. A cache that does not
 * hear of it for want of room has an answer without a length of life. */
static void
add_vary(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	const struct lws_span n = SPAN("vary"), v = SPAN("accept-encoding");

	if (lws_http_add(h, &n, &v, p, end))
		lwsl_wsi_debug(h->wsi, "no room for vary");
}

/* A part is a part of what is not compressed. */
static int
may_be_coded(const struct lws_http *h)
{
	return h->ops->body && !h->coding && !lws_http_has_no_body(h->status) &&
	       h->status != HTTP_STATUS_PARTIAL_CONTENT &&
	       !(h->said & (LWS_HTTP_SAID_ENCODED | LWS_HTTP_SAID_CODING |
			    LWS_HTTP_SAID_LENGTH));
}

void
lws_http_coding_offer(struct lws_http *h, const char *type, uint64_t len,
		      uint8_t **p, const uint8_t *end)
{
	const struct lws_http_coding_rule *r = lws_http_coding_rule(h);
	unsigned int which;

	if (!r || !(r->how.what & LWS_X_HTTP_COMPRESS_ANSWERS) ||
	    len < r->how.min_len || !may_be_coded(h) ||
	    !lws_http_coding_gains(r, type))
		return;
	add_vary(h, p, end);
	which = lws_http_coding_choose(h, NULL);
	if (which)
		(void)lws_http_coding_start(h, which, len);
}

int
lws_http_compression_apply(struct lws *wsi, const char *name, unsigned char **p,
			   unsigned char *end, char decomp)
{
	struct lws_http *h = lws_http_of(wsi);
	unsigned char *was = *p;
	struct lws_span n = SPAN("content-encoding"), v;
	unsigned int which;

	if (!h || decomp || !may_be_coded(h))
		return 1;
	which = lws_http_coding_choose(h, name);
	if (!which || lws_http_coding_start(h, which, UINT64_MAX))
		return 1;
	v = lws_span_of(h->coding->ops->name, strlen(h->coding->ops->name));
	if (lws_http_add(h, &n, &v, p, end)) {
		lws_http_coding_drop(h);
		*p = was;
		return -1;
	}
	add_vary(h, p, end);
	h->coding->said = 1;

	return 0;
}

/* -- the header block -- */

void
lws_http_coding_is_said(struct lws_http *h)
{
	h->coding->said = 1;
}

void
lws_http_coding_length(struct lws_http *h, uint64_t len)
{
	h->coding->left = len;
}

/* RFC 9110 8.8.1: the bytes differ from those that the tag was given to */
int
lws_http_coding_etag(struct lws_http *h, const struct lws_span *name,
		     const struct lws_span *value, uint8_t **p,
		     const uint8_t *end)
{
	uint8_t text[2 + LWS_LIMIT_HTTP_ETAG];
	struct lws_span v = *value;

	if (v.len > LWS_LIMIT_HTTP_ETAG)
		return 0;
	if (v.p && v.len && v.p[0] == '"') {
		memcpy(text, "W/", 2);
		memcpy(text + 2, v.p, v.len);
		v = lws_span_of(text, v.len + 2);
	}

	return h->ops->header(h->wsi, name, &v, p, end);
}

static int
add_encoding(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	const char *coding = h->coding->ops->name;
	const struct lws_span n = SPAN("content-encoding");
	struct lws_span v = lws_span_of(coding, strlen(coding));

	return h->coding->said ? 0 : lws_http_add(h, &n, &v, p, end);
}

/* HTTP/1.0 knows no chunks: there the connection ends the body. */
static int
add_chunked(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	const struct lws_span n = SPAN("transfer-encoding"),
			      v = SPAN("chunked");

	if (!h->ops->is_text || h->ops->is_framed || !h->minor)
		return 0;
	if (!(h->said & LWS_HTTP_SAID_CODING) &&
	    lws_http_add(h, &n, &v, p, end))
		return -1;
	h->in_chunks = 1;

	return 0;
}

/* The body leaves as it is: its length is what was to be left out. */
static int
give_up(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	uint64_t len = h->coding->left;

	lws_http_coding_drop(h);
	if (len == UINT64_MAX)
		return 0;

	return lws_add_http_header_content_length(h->wsi, len, p,
						  (uint8_t *)(uintptr_t)end)
		       ? -1
		       : 0;
}

/* The program encodes the body itself: that it says so can come after its type,
 * with which our part began. */
static int
is_encoded_already(const struct lws_http *h)
{
	return !h->coding->said && (h->said & LWS_HTTP_SAID_ENCODED);
}

int
lws_http_coding_finalize(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	struct lws_http_coding *c = h->coding;
	uint8_t *was = *p;

	/* two bytes stay for the end of the block */
	end = end - *p > 2 ? end - 2 : *p;
	if (is_encoded_already(h) || !c->left)
		return give_up(h, p, end);
	if (add_encoding(h, p, end) || add_chunked(h, p, end)) {
		*p = was;
		return c->said ? -1 : give_up(h, p, end);
	}
	c->on = 1;

	return 0;
}

/* -- the body -- */

int
lws_http_coding_is_on(const struct lws_http *h)
{
	return h->coding->on;
}

static int
pump(struct lws_http *h, enum lws_compress_how how, struct lws_span *in)
{
	uint8_t *out = lws_http_coded_buf(h->wsi->pt);
	struct lws_http_coding *c = h->coding;
	lws_stateful_ret_t r;
	size_t done;
	int last;

	if (!out)
		return -1;
	do {
		r = c->ops->feed(c->coder, how, in, out,
				 LWS_TUNE_HTTP_CODED_PIECE, &done);
		if (r == LWS_SRET_FATAL)
			return -1;
		last = how == LWS_COMPRESS_END && r == LWS_SRET_WANT_INPUT;
		if ((done || last) && h->ops->body(h, out, done, last))
			return -1;
	} while (r == LWS_SRET_WANT_OUTPUT);

	return 0;
}

/* what cannot go on must not look as if it had ended well */
static int
broken(struct lws_http *h, const char *why)
{
	h->close_after = 1;
	h->coding->ended = 1;
	h->wsi->close_why = why;
	drop_coder(h, h->coding);

	return -1;
}

static int
feed(struct lws_http *h, enum lws_compress_how how, struct lws_span *in)
{
	struct lws_http_coding *c = h->coding;

	if (c->coder && pump(h, how, in))
		return broken(h, "compressing the answer failed");
	c->holding = how == LWS_COMPRESS_MORE;
	if (how != LWS_COMPRESS_END)
		return 0;
	c->ended = 1;
	drop_coder(h, c);

	return 0;
}

/* \return bytes of len that belong to the body */
static size_t
count(struct lws_http *h, size_t len)
{
	struct lws_http_coding *c = h->coding;

	if (c->left == UINT64_MAX)
		return len;
	if (len > c->left) {
		lwsl_wsi_warn(h->wsi, "%zu bytes of body beyond its length",
			      len - (size_t)c->left);
		len = (size_t)c->left;
	}
	c->left -= len;

	return len;
}

int
lws_http_coding_write(struct lws_http *h, const uint8_t *buf, size_t len,
		      int last)
{
	enum lws_compress_how how = LWS_COMPRESS_MORE;
	struct lws_http_coding *c = h->coding;
	struct lws_span in;

	if (c->ended)
		return h->close_after && !c->coder && c->left ? -1 : 0;
	in = lws_span_of(buf, count(h, len));
	if (h->sse)
		how = LWS_COMPRESS_FLUSH;
	if (last || !c->left)
		how = LWS_COMPRESS_END;

	return feed(h, how, &in);
}

int
lws_http_coding_rest(struct lws_http *h)
{
	struct lws_span none = { NULL, 0 };
	struct lws_http_coding *c = h->coding;

	if (!c->holding || c->ended || h->wsi->wants_write)
		return 0;

	return feed(h, LWS_COMPRESS_FLUSH, &none);
}

int
lws_http_coding_end(struct lws_http *h)
{
	struct lws_span none = { NULL, 0 };
	struct lws_http_coding *c = h->coding;

	if (!c->on || c->ended)
		return 0;
	/* it announced more than it wrote: the peer must see that */
	if (c->left && c->left != UINT64_MAX && !h->is_head)
		return broken(h, "the answer is shorter than announced");

	return feed(h, LWS_COMPRESS_END, &none);
}
