/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Header parameters (RFC 9052 3.1): the algorithm, the key, and what must be
 * understood. The rest is passed over. The same reader serves the protected
 * map, which is a byte string with a map in it, and the other one, which is
 * part of the message: it is given the events inside a map and remembers the
 * label that it is at.
 */
#include "cose/cose.h"

enum {
	CRIT_KNOWN_MAX = LWSCOSE_WKL_IV_PARTIAL
}; /* 1 to 6 are not extensions */

/* RFC 9052 3: a label is there once, in one of the two maps. Those that have a
 * meaning here are among the first 64. */
static int
label_seen(struct lws_cose_header *h, struct lws_cose_param *p, int64_t label)
{
	uint64_t bit = label >= 0 && label < 64 ? (uint64_t)1 << label : 0;

	p->label = label;
	if (h->seen & bit) {
		lwsl_notice("COSE: header parameter %d comes twice\n",
			    (int)label);
		return -1;
	}
	h->seen |= bit;

	return 0;
}

static int
label_event(struct lws_cose_header *h, struct lws_cose_param *p,
	    struct lecp_ctx *ctx, char reason)
{
	p->is_value = 1;
	switch (reason) {
	case LECPCB_VAL_NUM_UINT:
	case LECPCB_VAL_NUM_INT:
		return label_seen(h, p, lws_cose_int(ctx, reason));
	case LECPCB_VAL_STR_START:
	case LECPCB_VAL_STR_CHUNK:
		p->is_value = 0;
		return 0;
	case LECPCB_VAL_STR_END:
		p->label = INT64_MAX; /* none of ours is text */
		return 0;
	default:
		return -1; /* RFC 9052 1.4 */
	}
}

static int
alg_event(struct lws_cose_header *h, struct lecp_ctx *ctx, char reason)
{
	if (reason == LECPCB_VAL_NUM_UINT || reason == LECPCB_VAL_NUM_INT)
		h->alg = lws_cose_int(ctx, reason);
	if (reason == LECPCB_VAL_STR_END)
		h->alg = lws_cose_name_to_alg(ctx->buf);

	return 0;
}

static int
kid_event(struct lws_cose_header *h, struct lecp_ctx *ctx, char reason)
{
	if (reason == LECPCB_VAL_BLOB_START) {
		h->has_kid = 1;
		return 0;
	}
	if (reason != LECPCB_VAL_BLOB_CHUNK && reason != LECPCB_VAL_BLOB_END)
		return -1;
	lws_cose_buf_add(&h->kid, ctx->buf, ctx->npos, LWS_LIMIT_COSE_KID);

	return h->kid.failed ? -1 : 0;
}

/* RFC 9052 3.1: crit, an array of labels */
static int
crit_event(struct lws_cose_header *h, struct lecp_ctx *ctx, char reason,
	   unsigned int depth)
{
	if (!depth)
		return reason == LECPCB_ARRAY_START ||
				       reason == LECPCB_ARRAY_END
			       ? 0
			       : -1;
	if (reason == LECPCB_VAL_NUM_UINT &&
	    ctx->item.u.u64 - 1 < CRIT_KNOWN_MAX)
		return 0;
	if (reason != LECPCB_ARRAY_ITEM_START &&
	    reason != LECPCB_ARRAY_ITEM_END)
		h->unknown_crit = 1;

	return 0;
}

static int
value_event(struct lws_cose_header *h, const struct lws_cose_param *p,
	    struct lecp_ctx *ctx, char reason, unsigned int depth)
{
	if (p->label == LWSCOSE_WKL_CRIT && p->is_protected)
		return crit_event(h, ctx, reason, depth);
	if (depth)
		return 0;
	if (p->label == LWSCOSE_WKL_ALG)
		return alg_event(h, ctx, reason);
	if (p->label == LWSCOSE_WKL_KID)
		return kid_event(h, ctx, reason);

	return 0;
}

/* is the value over with this event? */
static int
ends_value(char reason, unsigned int depth)
{
	if (depth)
		return 0;
	switch (reason) {
	case LECPCB_VAL_STR_START:
	case LECPCB_VAL_STR_CHUNK:
	case LECPCB_VAL_BLOB_START:
	case LECPCB_VAL_BLOB_CHUNK:
	case LECPCB_TAG_START:
	case LECPCB_TAG_END:
	case LECPCB_ARRAY_START:
	case LECPCB_OBJECT_START:
		return 0;
	default:
		return 1;
	}
}

int
lws_cose_header_event(struct lws_cose_header *h, struct lws_cose_param *p,
		      struct lecp_ctx *ctx, char reason, unsigned int depth)
{
	int r;

	if (!p->is_value)
		return label_event(h, p, ctx, reason);
	r = value_event(h, p, ctx, reason, depth);
	if (ends_value(reason, depth))
		p->is_value = 0;

	return r;
}

void
lws_cose_header_fini(struct lws_cose_header *h)
{
	lws_cose_buf_fini(&h->kid);
	memset(h, 0, sizeof(*h));
}

/* -- the protected one -- */

struct reading {
	struct lws_cose_header *h; /* borrowed */
	struct lws_cose_param param;
	unsigned int open; /* containers */
	int maps;          /* outermost ones */
};

static int
is_opening(char reason)
{
	return reason == LECPCB_ARRAY_START || reason == LECPCB_OBJECT_START;
}

static int
is_closing(char reason)
{
	return reason == LECPCB_ARRAY_END || reason == LECPCB_OBJECT_END;
}

static signed char
reading_cb(struct lecp_ctx *ctx, char reason)
{
	struct reading *r = ctx->user;
	int ret = 0;

	if (reason == LECPCB_CONSTRUCTED || reason == LECPCB_DESTRUCTED ||
	    reason == LECPCB_FAILED)
		return 0;
	if (is_closing(reason))
		r->open--;
	if (r->open)
		ret = lws_cose_header_event(r->h, &r->param, ctx, reason,
					    r->open - 1);
	else if (reason == LECPCB_OBJECT_START)
		r->maps++;
	else if (reason != LECPCB_OBJECT_END)
		ret = -1;
	if (is_opening(reason))
		r->open++;

	return ret ? -1 : 0;
}

int
lws_cose_header_read(struct lws_cose_header *h, const struct lws_span *in)
{
	struct reading r = { .h = h, .param = { .is_protected = 1 } };
	struct lecp_ctx ctx;
	int n;

	if (!in->len)
		return 0;
	memset(&ctx, 0, sizeof(ctx));
	lecp_construct(&ctx, reading_cb, &r, NULL, 0);
	n = lecp_parse(&ctx, in->p, in->len);
	lecp_destruct(&ctx);

	return n || r.maps != 1 ? -1 : 0;
}
