/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Signed and MACed messages checked as they come (RFC 9052 4 and 6).
 *
 * A message is an array: protected header, other header, payload, then the
 * signature or MAC, or an array of signatures; a COSE_Mac has recipients behind
 * its MAC. Each signature and each recipient is such an array itself, without a
 * payload. So a layer is described once (struct layer), and where in it the
 * reader is, is the index of the item.
 *
 * With one signature or MAC, key and algorithm are known before the payload,
 * which is hashed as it comes. Otherwise what is signed begins with something
 * that comes behind the payload, so this is kept, up to a limit.
 */
#include "cose/cose.h"

enum { R_GOOD = 0, R_WRONG = -1, R_NEVER = -999, R_NO_KEY = -1001 };

enum { I_PROTECTED, I_UNPROTECTED, I_PAYLOAD, I_SIGNATURE, I_RECIPIENTS };
enum { I_INNER_SIGNATURE = 2 };

struct layer {
	struct lws_cose_header h;
	struct lws_cose_param param; /* where in the unprotected map */
	struct lws_cose_buf prot;    /* the protected one, as bytes */
	struct lws_cose_buf sig;     /* signature, MAC */
	unsigned int item;           /* index in the array */
};

struct lws_cose_validate_context {
	struct lws_cose_validate_create_info info; /* copied */
	struct lecp_ctx lecp;
	struct lws_span detached; /* borrowed; p NULL: none */
	lws_dll2_owner_t results; /* owned; of a message that is whole */
	lws_dll2_owner_t judged;  /* owned; become results when it is */
	enum lws_cose_sig_types type;
	struct layer body, inner;
	struct lws_cose_buf ext;        /* what the application adds */
	struct lws_cose_buf payload;    /* if it is kept */
	struct lws_cose_tbs tbs;        /* if it is hashed as it comes */
	const struct lws_cose_alg *alg; /* of tbs */
	const lws_cose_key_t *ck;       /* of tbs */
	int mac_result;                 /* COSE_Mac: the best so far */
	const lws_cose_key_t *mac_key;
	const struct lws_cose_alg *mac_alg;
	unsigned int open;  /* containers */
	unsigned int count; /* signatures, recipients */
	uint8_t has_payload;
	uint8_t is_open;   /* the message's array came */
	uint8_t streaming; /* tbs is there */
};

typedef struct lws_cose_validate_context vctx;

/* -- results -- */

static int
add_result(vctx *v, int result, const struct lws_cose_alg *alg,
	   const lws_cose_key_t *ck)
{
	lws_cose_validate_res_t *r = lws_zalloc(sizeof(*r), "cose result");

	if (!r)
		return -1;
	r->result = result;
	r->cose_key = ck;
	r->cose_alg = alg && ck ? alg->alg : 0;
	lws_dll2_add_tail(&r->list, &v->judged);

	return 0;
}

/* -- keys: by the kid; without one the first that suits -- */

static const lws_cose_key_t *
find_key_for(const vctx *v, const struct lws_cose_header *h,
	     const struct lws_cose_alg *alg, enum lws_cose_use use)
{
	lws_start_foreach_dll(struct lws_dll2 *, p, v->info.keyset->head)
	{
		lws_cose_key_t *ck = lws_container_of(p, lws_cose_key_t, list);
		const struct lws_gencrypto_keyelem *k =
			&ck->meta[COSEKEY_META_KID];
		int is_it = !h->has_kid ||
			    (k->len == h->kid.len &&
			     (!k->len || !memcmp(k->buf, h->kid.p, k->len)));

		if (is_it && lws_cose_key_suits(ck, alg, use))
			return ck;
	}
	lws_end_foreach_dll(p);

	return NULL;
}

static const lws_cose_key_t *
find_key(const vctx *v, const struct lws_cose_header *h,
	 const struct lws_cose_alg *alg)
{
	const lws_cose_key_t *ck = find_key_for(v, h, alg, LWS_COSE_CHECK);

	return ck ? ck : find_key_for(v, h, alg, LWS_COSE_CHECK_ANY_CURVE);
}

/* -- what is signed -- */

static struct lws_span
span_of(const struct lws_cose_buf *b)
{
	return lws_span_of(b->p, b->len);
}

/* RFC 9052 4.4: an empty map is no bytes */
static struct lws_span
protected_of(const struct layer *l)
{
	struct lws_span s = span_of(&l->prot);

	if (s.len == 1 && *s.p == LWS_CBOR_MAJTYP_MAP)
		s.len = 0;

	return s;
}

static const char *
context_text(enum lws_cose_sig_types type)
{
	switch (type) {
	case SIGTYPE_SINGLE:
		return "Signature1";
	case SIGTYPE_MULTI:
		return "Signature";
	case SIGTYPE_MAC:
		return "MAC";
	default:
		return "MAC0";
	}
}

static int
begin_tbs(vctx *v, struct lws_cose_tbs *t, const struct lws_cose_alg *alg,
	  const lws_cose_key_t *ck, uint64_t payload_len)
{
	struct lws_span body = protected_of(&v->body), ext = span_of(&v->ext);
	struct lws_span sign = protected_of(&v->inner);
	const struct lws_cose_context cx = {
		.to = LWS_SIGNING_CHECK,
		.text = context_text(v->type),
		.body = &body,
		.sign = v->type == SIGTYPE_MULTI ? &sign : NULL,
		.ext = &ext,
		.payload_len = payload_len,
	};

	return lws_cose_tbs_begin(t, alg, ck, &cx);
}

/* with the payload that was kept */
static int
check_kept(vctx *v, const struct lws_cose_alg *alg, const lws_cose_key_t *ck,
	   const struct lws_cose_buf *sig)
{
	struct lws_cose_tbs t;

	if (!v->has_payload)
		return R_NEVER;
	if (begin_tbs(v, &t, alg, ck, v->payload.len))
		return R_WRONG;
	if (lws_cose_tbs_add(&t, v->payload.p, v->payload.len)) {
		lws_cose_tbs_fini(&t);
		return R_WRONG;
	}

	return lws_cose_tbs_check(&t, sig->p, sig->len) ? R_WRONG : R_GOOD;
}

/* -- the application's part -- */

static int
fetch_ext(vctx *v)
{
	lws_cose_sig_ext_pay_t x = { .cps = v };
	int r = LCOSESIGEXTCB_RET_AGAIN;

	if (!v->info.ext_len || !v->info.ext_cb || v->ext.len)
		return 0;
	while (r == LCOSESIGEXTCB_RET_AGAIN) {
		x.ext = NULL;
		x.xl = 0;
		r = v->info.ext_cb(&x);
		if (r == LCOSESIGEXTCB_RET_ERROR)
			return -1;
		lws_cose_buf_add(&v->ext, x.ext, x.xl, v->info.ext_len);
		if (v->ext.failed)
			return -1;
	}
	if (v->ext.len == v->info.ext_len)
		return 0;
	lwsl_notice("COSE: %u bytes of external data, %u were announced\n",
		    (unsigned int)v->ext.len, (unsigned int)v->info.ext_len);

	return -1;
}

/* -- payload -- */

static int
is_single(const vctx *v)
{
	return v->type == SIGTYPE_SINGLE || v->type == SIGTYPE_MAC0;
}

/* with the algorithm's and the key's name in the headers it need not be kept */
static int
begin_streaming(vctx *v, uint64_t len)
{
	v->alg = lws_cose_alg(v->body.h.alg);
	v->ck = v->alg ? find_key(v, &v->body.h, v->alg) : NULL;
	v->streaming = 1;

	return v->ck ? begin_tbs(v, &v->tbs, v->alg, v->ck, len) : 0;
}

static int
payload_begin(vctx *v, const struct lecp_ctx *ctx)
{
	int is_known =
		(ctx->item.opcode & LWS_CBOR_SUBMASK) != LWS_CBOR_INDETERMINITE;

	v->has_payload = 1;
	if (fetch_ext(v))
		return -1;
	if (!is_single(v) || !is_known)
		return 0;

	return begin_streaming(v, ctx->item.u.u64);
}

static int
payload_piece(vctx *v, const struct lecp_ctx *ctx)
{
	const uint8_t *p = (const uint8_t *)ctx->buf;

	if (v->info.pay_cb && ctx->npos)
		(void)v->info.pay_cb(v, v->info.pay_opaque, p, ctx->npos);
	if (v->streaming)
		return v->ck ? lws_cose_tbs_add(&v->tbs, p, ctx->npos) : 0;
	lws_cose_buf_add(&v->payload, p, ctx->npos, LWS_LIMIT_COSE_PAYLOAD);

	return v->payload.failed ? -1 : 0;
}

/* -- signatures -- */

/* is the signature one of a key and an algorithm that we have? */
static int
judge(vctx *v, const struct layer *l)
{
	const struct lws_cose_alg *alg = lws_cose_alg(l->h.alg);
	const lws_cose_key_t *ck = alg ? find_key(v, &l->h, alg) : NULL;

	if (!ck || l->h.unknown_crit || v->body.h.unknown_crit)
		return add_result(v, R_NO_KEY, NULL, NULL);

	return add_result(v, check_kept(v, alg, ck, &l->sig), alg, ck);
}

static int
judge_single(vctx *v)
{
	int r;

	if (!v->streaming)
		return judge(v, &v->body);
	if (!v->ck || v->body.h.unknown_crit)
		return add_result(v, R_NO_KEY, NULL, NULL);
	r = lws_cose_tbs_check(&v->tbs, v->body.sig.p, v->body.sig.len);

	return add_result(v, r ? R_WRONG : R_GOOD, v->alg, v->ck);
}

/* RFC 9053 6.1.1: the recipient has the key itself; nothing else is done */
static void
judge_recipient(vctx *v)
{
	const struct lws_cose_alg *alg = lws_cose_alg(v->body.h.alg);
	const lws_cose_key_t *ck = NULL;
	int r;

	if (alg && lws_cose_is_mac(alg) &&
	    v->inner.h.alg == LWSCOSE_WKK_DIRECT_CEK &&
	    !v->inner.h.unknown_crit && !v->body.h.unknown_crit)
		ck = find_key(v, &v->inner.h, alg);
	if (!ck || v->mac_result == R_GOOD)
		return;
	r = check_kept(v, alg, ck, &v->body.sig);
	v->mac_result = r;
	v->mac_key = ck;
	v->mac_alg = alg;
}

static void
layer_fini(struct layer *l)
{
	lws_cose_header_fini(&l->h);
	lws_cose_buf_fini(&l->prot);
	lws_cose_buf_fini(&l->sig);
	memset(l, 0, sizeof(*l));
}

static int
inner_begin(vctx *v)
{
	layer_fini(&v->inner);
	if (++v->count <= LWS_LIMIT_COSE_SIGNATURES)
		return 0;
	lwsl_notice("COSE: more than %u signatures\n",
		    LWS_LIMIT_COSE_SIGNATURES);

	return -1;
}

static int
inner_end(vctx *v)
{
	if (v->inner.item <= I_INNER_SIGNATURE)
		return -1;
	if (v->type == SIGTYPE_MULTI)
		return judge(v, &v->inner);
	judge_recipient(v);

	return 0;
}

/* -- the items of a layer -- */

static int
collect(struct lws_cose_buf *b, const struct lecp_ctx *ctx, char reason,
	size_t limit)
{
	if (reason == LECPCB_VAL_BLOB_START)
		return 0;
	if (reason != LECPCB_VAL_BLOB_CHUNK && reason != LECPCB_VAL_BLOB_END)
		return -1;
	lws_cose_buf_add(b, ctx->buf, ctx->npos, limit);

	return b->failed ? -1 : 0;
}

/* Some writers have a bare map where a byte string with the map in it belongs.
 * What they sign is the byte string with the algorithm, so that is made. */
static int
bare_map_end(struct layer *l)
{
	lws_cose_put_head(&l->prot, LWS_CBOR_MAJTYP_MAP, 1);
	lws_cose_put_int(&l->prot, LWSCOSE_WKL_ALG);
	lws_cose_put_int(&l->prot, l->h.alg);

	return l->prot.failed ? -1 : 0;
}

static int
protected_event(struct layer *l, struct lecp_ctx *ctx, char reason)
{
	struct lws_span in;

	if (reason == LECPCB_OBJECT_START)
		return 0;
	if (reason == LECPCB_OBJECT_END)
		return bare_map_end(l);
	if (collect(&l->prot, ctx, reason, LWS_LIMIT_COSE_HEADER))
		return -1;
	if (reason != LECPCB_VAL_BLOB_END)
		return 0;
	in = span_of(&l->prot);

	return lws_cose_header_read(&l->h, &in);
}

/* and an empty byte string where a map belongs */
static int
unprotected_event(const struct lecp_ctx *ctx, char reason)
{
	if (reason == LECPCB_OBJECT_START || reason == LECPCB_OBJECT_END)
		return 0;

	return (reason == LECPCB_VAL_BLOB_START ||
		reason == LECPCB_VAL_BLOB_END) &&
			       !ctx->npos
		       ? 0
		       : -1;
}

/* there is nothing in the message; the application may have given it */
static int
payload_detached(vctx *v)
{
	if (!v->detached.p)
		return 0;
	v->has_payload = 1;
	if (fetch_ext(v))
		return -1;
	if (is_single(v))
		return begin_streaming(v, v->detached.len) ||
				       (v->ck &&
					lws_cose_tbs_add(&v->tbs, v->detached.p,
							 v->detached.len))
			       ? -1
			       : 0;
	lws_cose_buf_add(&v->payload, v->detached.p, v->detached.len,
			 LWS_LIMIT_COSE_PAYLOAD);

	return v->payload.failed ? -1 : 0;
}

static int
payload_event(vctx *v, struct lecp_ctx *ctx, char reason)
{
	switch (reason) {
	case LECPCB_VAL_BLOB_START:
		return payload_begin(v, ctx);
	case LECPCB_VAL_BLOB_CHUNK:
	case LECPCB_VAL_BLOB_END:
		return payload_piece(v, ctx);
	case LECPCB_VAL_NULL:
		return payload_detached(v);
	default:
		return -1;
	}
}

static int
signature_event(vctx *v, struct lecp_ctx *ctx, char reason)
{
	if (v->type == SIGTYPE_MULTI)
		return reason == LECPCB_ARRAY_START ||
				       reason == LECPCB_ARRAY_END
			       ? 0
			       : -1;
	if (collect(&v->body.sig, ctx, reason, LWS_COSE_SIG_MAX))
		return -1;

	return reason == LECPCB_VAL_BLOB_END && is_single(v) ? judge_single(v)
							     : 0;
}

static int
recipients_event(const vctx *v, char reason)
{
	return v->type == SIGTYPE_MAC && (reason == LECPCB_ARRAY_START ||
					  reason == LECPCB_ARRAY_END)
		       ? 0
		       : -1;
}

static int
body_event(vctx *v, struct lecp_ctx *ctx, char reason)
{
	switch (v->body.item) {
	case I_PROTECTED:
		return protected_event(&v->body, ctx, reason);
	case I_UNPROTECTED:
		return unprotected_event(ctx, reason);
	case I_PAYLOAD:
		return payload_event(v, ctx, reason);
	case I_SIGNATURE:
		return signature_event(v, ctx, reason);
	case I_RECIPIENTS:
		return recipients_event(v, reason);
	default:
		return -1;
	}
}

/* of a recipient the third item is a key that direct ones do not have, and
 * there may be further recipients in it */
static int
inner_event(vctx *v, struct lecp_ctx *ctx, char reason)
{
	switch (v->inner.item) {
	case I_PROTECTED:
		return protected_event(&v->inner, ctx, reason);
	case I_UNPROTECTED:
		return unprotected_event(ctx, reason);
	case I_INNER_SIGNATURE:
		if (reason == LECPCB_VAL_NULL)
			return 0;
		return collect(&v->inner.sig, ctx, reason, LWS_COSE_SIG_MAX);
	default:
		return v->type == SIGTYPE_MAC ? 0 : -1;
	}
}

/* -- which layer -- */

enum { D_MESSAGE, D_BODY, D_IN_BODY, D_INNER, D_IN_INNER };

/* inside an item of a layer: only maps of headers are looked into */
static int
in_item(struct layer *l, struct lecp_ctx *ctx, char reason, unsigned int depth)
{
	if (l->item != I_UNPROTECTED && l->item != I_PROTECTED)
		return 0;

	return lws_cose_header_event(&l->h, &l->param, ctx, reason, depth);
}

static int
has_inner(const vctx *v)
{
	return v->body.item >= I_SIGNATURE;
}

/* the items of the array of signatures or recipients */
static int
list_event(vctx *v, char reason)
{
	switch (reason) {
	case LECPCB_ARRAY_START:
		return inner_begin(v);
	case LECPCB_ARRAY_END:
		return inner_end(v);
	default:
		return reason == LECPCB_ARRAY_ITEM_START ||
				       reason == LECPCB_ARRAY_ITEM_END
			       ? 0
			       : -1;
	}
}

static enum lws_cose_sig_types
type_of_tag(uint64_t tag)
{
	switch (tag) {
	case LWSCOAP_CONTENTFORMAT_COSE_SIGN:
		return SIGTYPE_MULTI;
	case LWSCOAP_CONTENTFORMAT_COSE_SIGN1:
		return SIGTYPE_SINGLE;
	case LWSCOAP_CONTENTFORMAT_COSE_MAC:
		return SIGTYPE_MAC;
	case LWSCOAP_CONTENTFORMAT_COSE_MAC0:
		return SIGTYPE_MAC0;
	default:
		return SIGTYPE_UNKNOWN;
	}
}

static int
tag_event(vctx *v, uint64_t tag)
{
	enum lws_cose_sig_types type = type_of_tag(tag);

	if (type == SIGTYPE_UNKNOWN ||
	    (v->info.sigtype != SIGTYPE_UNKNOWN && v->info.sigtype != type)) {
		lwsl_notice("COSE: tag %u is not what is expected\n",
			    (unsigned int)tag);
		return -1;
	}
	v->type = type;

	return 0;
}

static int
message_end(vctx *v)
{
	if (v->type == SIGTYPE_UNKNOWN)
		return 0;
	if (v->body.item <= I_SIGNATURE)
		return -1;
	if (v->type == SIGTYPE_MAC &&
	    add_result(v, v->mac_result, v->mac_alg, v->mac_key))
		return -1;
	while (v->judged.head) {
		lws_dll2_t *r = v->judged.head;

		lws_dll2_remove(r);
		lws_dll2_add_tail(r, &v->results);
	}

	return 0;
}

static int
message_event(vctx *v, struct lecp_ctx *ctx, char reason)
{
	switch (reason) {
	case LECPCB_TAG_START:
		return v->is_open ? -1 : tag_event(v, ctx->item.u.u64);
	case LECPCB_TAG_END:
		return 0;
	case LECPCB_ARRAY_START:
		if (v->is_open)
			return -1;
		v->is_open = 1;
		return 0;
	case LECPCB_ARRAY_END:
		return message_end(v);
	default:
		return -1;
	}
}

static int
layer_event(vctx *v, struct lecp_ctx *ctx, char reason)
{
	if (v->open == D_MESSAGE)
		return message_event(v, ctx, reason);
	if (v->type == SIGTYPE_UNKNOWN) /* untagged, and nobody said: no
					 * results */
		return 0;
	if (v->open == D_BODY) {
		if (reason == LECPCB_ARRAY_ITEM_START)
			return 0;
		if (reason != LECPCB_ARRAY_ITEM_END)
			return body_event(v, ctx, reason);
		v->body.item++;
		return 0;
	}
	if (!has_inner(v))
		return in_item(&v->body, ctx, reason, v->open - D_IN_BODY);
	if (v->open == D_IN_BODY)
		return list_event(v, reason);
	if (v->open > D_INNER)
		return in_item(&v->inner, ctx, reason, v->open - D_IN_INNER);
	if (reason == LECPCB_ARRAY_ITEM_START)
		return 0;
	if (reason != LECPCB_ARRAY_ITEM_END)
		return inner_event(v, ctx, reason);
	v->inner.item++;

	return 0;
}

static signed char
validate_cb(struct lecp_ctx *ctx, char reason)
{
	vctx *v = ctx->user;
	int r;

	if (reason == LECPCB_CONSTRUCTED || reason == LECPCB_DESTRUCTED ||
	    reason == LECPCB_FAILED)
		return 0;
	if (reason == LECPCB_ARRAY_END || reason == LECPCB_OBJECT_END)
		v->open--;
	r = layer_event(v, ctx, reason);
	if (reason == LECPCB_ARRAY_START || reason == LECPCB_OBJECT_START)
		v->open++;

	return r ? -1 : 0;
}

/* -- API -- */

struct lws_cose_validate_context *
lws_cose_validate_create(const lws_cose_validate_create_info_t *info)
{
	vctx *v = lws_zalloc(sizeof(*v), "cose validate");

	if (!v)
		return NULL;
	v->info = *info;
	v->type = info->sigtype;
	v->mac_result = R_NO_KEY;
	lecp_construct(&v->lecp, validate_cb, v, NULL, 0);

	return v;
}

void
lws_x_cose_validate_detached(struct lws_cose_validate_context *cps,
			     const void *payload, size_t len)
{
	cps->detached = lws_span_of(payload, len);
}

int
lws_cose_validate_chunk(struct lws_cose_validate_context *cps,
			const uint8_t *in, size_t in_len, size_t *used_in)
{
	int r = lecp_parse(&cps->lecp, in, in_len);

	if (used_in)
		*used_in = cps->lecp.used_in;

	return r;
}

lws_dll2_owner_t *
lws_cose_validate_results(struct lws_cose_validate_context *cps)
{
	return &cps->results;
}

static void
results_destroy(lws_dll2_owner_t *o)
{
	while (o->head) {
		lws_cose_validate_res_t *r = lws_container_of(
			o->head, lws_cose_validate_res_t, list);

		lws_dll2_remove(&r->list);
		lws_free(r);
	}
}

void
lws_cose_validate_destroy(struct lws_cose_validate_context **cps)
{
	vctx *v = *cps;

	if (!v)
		return;
	lecp_destruct(&v->lecp);
	results_destroy(&v->results);
	results_destroy(&v->judged);
	layer_fini(&v->body);
	layer_fini(&v->inner);
	lws_cose_buf_fini(&v->ext);
	lws_cose_buf_fini(&v->payload);
	lws_cose_tbs_fini(&v->tbs);
	lws_free_set_NULL(*cps);
}
