/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers: header blocks that come in for streams of ours (RFC 9113 8.1, 8.3.2)
 * into the store of the request's transaction, where programs find them as on
 * HTTP/1; what makes one malformed. Interim answers are passed over.
 */
#include "roles/h2/h2-client.h"

#define SEEN_STATUS 0x80u

/* -- a block begins -- */

enum lws_keep
lws_h2_answer_begin(struct lws_h2 *c)
{
	struct lws_h2_block *b = &c->block;
	const struct lws_h2_stream *s = lws_h2_find(c, b->id);

	if (!(b->id & 1) || b->id > c->last_id)
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "HEADERS for an idle stream");
	if (!s)
		return lws_h2_block_absent(c, b->id);
	/* when it has become something else it has been answered, too */
	b->trailers = s->mux.wsi->role != &lws_role_h2_client ||
		      lws_http_client_here(s->mux.wsi)->answered;

	return LWS_KEEP;
}

/* -- its fields -- */

/* RFC 9113 8.3.2: three digits */
static void
status(struct lws_h2_block *b, struct lws_http *h, const struct lws_span *v)
{
	uint64_t code;

	if (b->regular)
		lws_h2_bad(b, "pseudo field behind others");
	else if (b->seen & SEEN_STATUS)
		lws_h2_bad(b, ":status twice");
	else if (v->len != 3 || lws_digits_u64(v->p, 3, 999, &code) ||
		 code < 100)
		lws_h2_bad(b, "bad :status");
	b->seen |= SEEN_STATUS;
	if (b->bad || !h)
		return;
	h->status = (uint16_t)code;
	/* programs read it as the value of the version's token, too */
	if (!lws_http_store_add(&h->store, WSI_TOKEN_HTTP, v->p, 3) ||
	    !lws_http_store_add(&h->store, WSI_TOKEN_HTTP_COLON_STATUS, v->p,
				3))
		b->status = LWS_H2_STATUS_FIELDS_TOO_LARGE;
}

static void
pseudo(struct lws_h2_block *b, struct lws_http *h,
       const struct lws_hpack_field *f)
{
	if (f->token != WSI_TOKEN_HTTP_COLON_STATUS) {
		lws_h2_bad(b, "unknown pseudo field");
		b->seen |= SEEN_STATUS;
		return;
	}
	status(b, h, &f->value);
}

static void
regular(struct lws_h2_block *b, struct lws_http *h,
	const struct lws_hpack_field *f)
{
	const struct lws_http1_field g = {
		.name = f->name,
		.value = f->value,
		.token = f->token,
	};

	b->regular = 1;
	if (lws_h2_is_of_connection(&f->name))
		lws_h2_bad(b, "field of a connection");
	if (b->bad || b->trailers || !h)
		return;
	if (f->token == WSI_TOKEN_HTTP_CONTENT_LENGTH)
		lws_h2_content_length(b, &f->value);
	if (!b->bad && lws_http_field(h, &g))
		b->status = LWS_H2_STATUS_FIELDS_TOO_LARGE;
}

void
lws_h2_answer_field(struct lws_h2_block *b, const struct lws_hpack_field *f)
{
	struct lws_h2 *c = lws_container_of(b, struct lws_h2, block);
	const struct lws_h2_stream *s = lws_h2_find(c, b->id);
	/* it may have ended since its block began */
	struct lws_http *h = s ? lws_http_of(s->mux.wsi) : NULL;

	if (f->name.p[0] == ':')
		pseudo(b, h, f);
	else
		regular(b, h, f);
}

/* -- the whole of it -- */

/* RFC 9110 6.4.1 */
static int
has_no_body(const struct lws_http *h)
{
	return h->is_head || lws_http_has_no_body(h->status);
}

/* RFC 9113 8.1.1, 8.6; NULL: good */
static const char *
judge(const struct lws_h2_block *b, const struct lws_http *h, int end)
{
	if (b->bad)
		return b->bad;
	if (!(b->seen & SEEN_STATUS))
		return "no :status";
	if (h->status == LWS_HTTP_STATUS_SWITCHING)
		return "101 is not of this version";
	if (h->status < 200)
		return end ? "an interim answer is all" : NULL;
	if (end && b->length && b->length != UINT64_MAX && !has_no_body(h))
		return "content-length without content";

	return NULL;
}

static enum lws_keep
refuse(struct lws_h2_stream *s, enum lws_h2_err err, const char *why)
{
	(void)lws_client_fail(s->mux.wsi, "problems parsing header: %s", why);
	lws_h2_reset(s, err, why);

	return LWS_KEEP;
}

static enum lws_keep
pass_over(struct lws_h2_stream *s, struct lws_http *h)
{
	struct lws_h2_client *hc = lws_h2_client_of(s->mux.wsi);

	if (++hc->interim > LWS_LIMIT_HTTP_INTERIM)
		return refuse(s, LWS_H2_ENHANCE_YOUR_CALM,
			      "too many interim answers");
	lws_http_store_reset(&h->store);
	h->status = 0;
	lws_http_client_wait(s->mux.wsi);

	return LWS_KEEP;
}

static void
answer(struct lws_h2 *c, struct lws_h2_stream *s, struct lws_http *h, int end)
{
	struct lws *wsi = s->mux.wsi;

	if (has_no_body(h))
		s->body_left = 0;
	else if (!s->is_tunnel)
		s->body_left = c->block.length;
	lws_enter(wsi);
	lws_leave(wsi, lws_http_client_answer(h));
	/* it may be gone with what it did */
	s = lws_h2_find(c, c->block.id);
	if (s && end)
		lws_h2_peer_ended(s);
}

enum lws_keep
lws_h2_answer_end(struct lws_h2 *c, int end)
{
	struct lws_h2_block *b = &c->block;
	struct lws_h2_stream *s = lws_h2_find(c, b->id);
	struct lws_http *h;
	const char *why;

	if (!s)
		return LWS_KEEP;
	if (s->mux.wsi->phase != LWS_PHASE_OPEN) {
		s->rx_end |= !!end; /* nobody wants to know */
		return LWS_KEEP;
	}
	if (b->trailers)
		return lws_h2_trailers(c, end);
	h = lws_http_client_here(s->mux.wsi)->txn;
	if (b->status)
		return refuse(s, LWS_H2_CANCEL, "header list too large");
	why = judge(b, h, end);
	if (why)
		return refuse(s, LWS_H2_PROTOCOL_ERROR, why);
	if (h->status < 200)
		return pass_over(s, h);
	answer(c, s, h, end);

	return LWS_KEEP;
}
