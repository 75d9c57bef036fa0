/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Messages signed and MACed (RFC 9052 4 and 6): COSE_Sign1, COSE_Sign,
 * COSE_Mac0. What goes in front of the payload is prepared, written as the
 * caller's window has room, then the payload, which is hashed as it goes, then
 * the signatures. So a call that could not write all of it goes on, when it is
 * made again, where it was.
 */
#include "cose/cose.h"

struct signer {
	lws_dll2_t list;
	const struct lws_cose_alg *alg;
	const lws_cose_key_t
		*ck; /* borrowed: the caller's keyset outlives us */
	struct lws_cose_tbs tbs;
};

enum sign_stage { ADDING, HEAD, PAYLOAD, TAIL, DONE, BROKEN };

struct lws_cose_sign_context {
	struct lws_cose_sign_create_info info; /* copied */
	lws_dll2_owner_t signers;              /* owned */
	enum lws_cose_sig_types type;
	enum sign_stage stage;
	struct lws_cose_buf pending; /* head or tail */
	size_t pending_done;
	struct lws_cose_buf ext;
	size_t chunk_done; /* of the chunk that is given */
	int is_detached;
	uint64_t payload; /* bytes that have gone */
};

typedef struct lws_cose_sign_context sctx;

struct lws_cose_sign_context *
lws_cose_sign_create(const lws_cose_sign_create_info_t *info)
{
	sctx *s;

	if (info->sigtype == SIGTYPE_MAC ||
	    info->sigtype == SIGTYPE_COUNTERSIGNED) {
		lwsl_err("COSE: this type of message is not made here\n");
		return NULL;
	}
	s = lws_zalloc(sizeof(*s), "cose sign");
	if (!s)
		return NULL;
	s->info = *info;

	return s;
}

int
lws_x_cose_sign_detached(struct lws_cose_sign_context *csc)
{
	if (csc->stage != ADDING)
		return 1;
	csc->is_detached = 1;

	return 0;
}

void
lws_cose_sign_destroy(struct lws_cose_sign_context **csc)
{
	sctx *s = *csc;

	if (!s)
		return;
	while (s->signers.head) {
		struct signer *g =
			lws_container_of(s->signers.head, struct signer, list);

		lws_cose_tbs_fini(&g->tbs);
		lws_dll2_remove(&g->list);
		lws_free(g);
	}
	lws_cose_buf_fini(&s->pending);
	lws_cose_buf_fini(&s->ext);
	lws_free_set_NULL(*csc);
}

/* which signers this type of message may have */
static int
may_add(const sctx *s, const struct lws_cose_alg *alg)
{
	int is_mac = lws_cose_is_mac(alg);

	if (s->stage != ADDING || s->signers.count >= LWS_LIMIT_COSE_SIGNATURES)
		return 0;
	if (s->info.sigtype == SIGTYPE_MULTI)
		return !is_mac;
	if (s->info.sigtype == SIGTYPE_SINGLE)
		return !is_mac && !s->signers.count;
	if (s->info.sigtype == SIGTYPE_MAC0 || is_mac)
		return is_mac && !s->signers.count;

	/* a MAC is alone */
	return !s->signers.count ||
	       !lws_cose_is_mac(
		       lws_container_of(s->signers.head, struct signer, list)
			       ->alg);
}

int
lws_cose_sign_add(struct lws_cose_sign_context *csc, cose_param_t alg,
		  const lws_cose_key_t *ck)
{
	const struct lws_cose_alg *a = lws_cose_alg(alg);
	struct signer *g;

	if (!a || !ck || !may_add(csc, a) ||
	    !lws_cose_key_suits(ck, a, LWS_COSE_MAKE)) {
		lwsl_notice("COSE: key and %s do not suit\n",
			    lws_cose_alg_to_name(alg));
		return 1;
	}
	g = lws_zalloc(sizeof(*g), "cose signer");
	if (!g)
		return 1;
	g->alg = a;
	g->ck = ck;
	lws_dll2_add_tail(&g->list, &csc->signers);

	return 0;
}

/* -- parts -- */

static struct signer *
first(const sctx *s)
{
	return lws_container_of(s->signers.head, struct signer, list);
}

static void
choose_type(sctx *s)
{
	s->type = s->info.sigtype;
	if (s->type != SIGTYPE_UNKNOWN)
		return;
	s->type =
		lws_cose_is_mac(first(s)->alg) ? SIGTYPE_MAC0 : SIGTYPE_SINGLE;
	if (s->signers.count > 1)
		s->type = SIGTYPE_MULTI;
}

/* {1: alg} */
static void
put_protected(struct lws_cose_buf *b, const struct signer *g)
{
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_MAP, 1);
	lws_cose_put_int(b, LWSCOSE_WKL_ALG);
	lws_cose_put_int(b, g->alg->alg);
}

/* both headers of a signer */
static int
put_headers(struct lws_cose_buf *b, const struct signer *g)
{
	const struct lws_gencrypto_keyelem *kid =
		&g->ck->meta[COSEKEY_META_KID];
	struct lws_cose_buf prot = { .p = NULL };
	int r;

	put_protected(&prot, g);
	lws_cose_put_bstr(b, prot.p, prot.len);
	r = prot.failed;
	lws_cose_buf_fini(&prot);
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_MAP, kid->buf ? 1 : 0);
	if (kid->buf) {
		lws_cose_put_int(b, LWSCOSE_WKL_KID);
		lws_cose_put_bstr(b, kid->buf, kid->len);
	}

	return r || b->failed ? -1 : 0;
}

static uint64_t
tag_of(enum lws_cose_sig_types type)
{
	if (type == SIGTYPE_MULTI)
		return LWSCOAP_CONTENTFORMAT_COSE_SIGN;

	return type == SIGTYPE_MAC0 ? LWSCOAP_CONTENTFORMAT_COSE_MAC0
				    : LWSCOAP_CONTENTFORMAT_COSE_SIGN1;
}

static int
fetch_ext(sctx *s)
{
	lws_cose_sig_ext_pay_t x = { .cps = NULL };
	int r = LCOSESIGEXTCB_RET_AGAIN;

	while (s->info.ext_len && s->info.ext_cb &&
	       r == LCOSESIGEXTCB_RET_AGAIN) {
		x.ext = NULL;
		x.xl = 0;
		r = s->info.ext_cb(&x);
		if (r == LCOSESIGEXTCB_RET_ERROR)
			return -1;
		lws_cose_buf_add(&s->ext, x.ext, x.xl, s->info.ext_len);
		if (s->ext.failed)
			return -1;
	}

	return s->info.ext_cb && s->ext.len != s->info.ext_len ? -1 : 0;
}

static int
begin_signer(sctx *s, struct signer *g)
{
	struct lws_span ext = lws_span_of(s->ext.p, s->ext.len), none, prot;
	struct lws_cose_buf p = { .p = NULL };
	struct lws_cose_context cx = {
		.to = LWS_SIGNING_MAKE,
		.ext = &ext,
		.payload_len = s->info.inline_payload_len,
	};
	int r = -1;

	put_protected(&p, g);
	prot = lws_span_of(p.p, p.len);
	none = lws_span_of(NULL, 0);
	cx.text = s->type == SIGTYPE_MAC0 ? "MAC0" : "Signature1";
	cx.body = &prot;
	if (s->type == SIGTYPE_MULTI) {
		cx.text = "Signature";
		cx.body = &none;
		cx.sign = &prot;
	}
	if (!p.failed)
		r = lws_cose_tbs_begin(&g->tbs, g->alg, g->ck, &cx);
	lws_cose_buf_fini(&p);

	return r;
}

/* what comes before the payload's bytes */
static int
prepare_head(sctx *s)
{
	struct lws_cose_buf *b = &s->pending;

	if (!s->signers.count) {
		lwsl_err("COSE: nobody signs\n");
		return -1;
	}
	choose_type(s);
	if (fetch_ext(s))
		return -1;
	if (s->info.flags & LCSC_FL_ADD_CBOR_TAG)
		lws_cose_put_head(b, LWS_CBOR_MAJTYP_TAG, tag_of(s->type));
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_ARRAY, 4);
	if (s->type == SIGTYPE_MULTI) {
		lws_cose_put_bstr(b, NULL, 0);
		lws_cose_put_head(b, LWS_CBOR_MAJTYP_MAP, 0);
	} else if (put_headers(b, first(s)))
		return -1;
	if (s->is_detached)
		lws_cose_put_head(b, LWS_CBOR_MAJTYP_FLOAT, LWS_CBOR_SWK_NULL);
	else
		lws_cose_put_head(b, LWS_CBOR_MAJTYP_BSTR,
				  s->info.inline_payload_len);

	lws_start_foreach_dll(struct lws_dll2 *, p, s->signers.head)
	{
		if (begin_signer(s, lws_container_of(p, struct signer, list)))
			return -1;
	}
	lws_end_foreach_dll(p);

	return b->failed ? -1 : 0;
}

static int
put_signature(struct lws_cose_buf *b, struct signer *g)
{
	uint8_t sig[LWS_COSE_SIG_MAX];
	int n = lws_cose_tbs_make(&g->tbs, sig);

	if (n < 0)
		return -1;
	lws_cose_put_bstr(b, sig, (size_t)n);

	return 0;
}

/* and after it */
static int
prepare_tail(sctx *s)
{
	struct lws_cose_buf *b = &s->pending;

	lws_cose_buf_fini(b);
	s->pending_done = 0;
	if (s->type != SIGTYPE_MULTI)
		return put_signature(b, first(s)) || b->failed ? -1 : 0;
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_ARRAY, s->signers.count);
	lws_start_foreach_dll(struct lws_dll2 *, p, s->signers.head)
	{
		struct signer *g = lws_container_of(p, struct signer, list);

		lws_cose_put_head(b, LWS_CBOR_MAJTYP_ARRAY, 3);
		if (put_headers(b, g) || put_signature(b, g))
			return -1;
	}
	lws_end_foreach_dll(p);

	return b->failed ? -1 : 0;
}

/* -- the payload -- */

static int
hash_piece(sctx *s, const uint8_t *p, size_t n)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, s->signers.head)
	{
		struct signer *g = lws_container_of(d, struct signer, list);

		if (lws_cose_tbs_add(&g->tbs, p, n))
			return -1;
	}
	lws_end_foreach_dll(d);

	return 0;
}

/* as much of the chunk as there is room for; 0 all, 1 the window is full */
static int
write_chunk(sctx *s, const uint8_t *in, size_t in_len)
{
	lws_lec_pctx_t *lec = s->info.lec;
	size_t n = in_len - s->chunk_done, room = (size_t)(lec->end - lec->buf);

	if (n > room && !s->is_detached)
		n = room;
	if (n && hash_piece(s, in + s->chunk_done, n))
		return -1;
	if (n && !s->is_detached) {
		memcpy(lec->buf, in + s->chunk_done, n);
		lec->buf += n;
		lec->used = (size_t)(lec->buf - lec->start);
	}
	s->chunk_done += n;
	s->payload += n;

	return s->chunk_done != in_len;
}

/* -- stages: 0 the next one, 1 the window is full, -1 failed -- */

static int
stage_adding(sctx *s)
{
	s->stage = HEAD;

	return prepare_head(s);
}

static int
stage_head(sctx *s)
{
	if (lws_cose_drain(&s->pending, &s->pending_done, s->info.lec))
		return 1;
	s->stage = PAYLOAD;

	return 0;
}

static int
stage_payload(sctx *s, const uint8_t *in, size_t in_len)
{
	int r;

	if (in_len - s->chunk_done > s->info.inline_payload_len - s->payload) {
		lwsl_err("COSE: more payload than the %u bytes announced\n",
			 (unsigned int)s->info.inline_payload_len);
		return -1;
	}
	r = write_chunk(s, in, in_len);
	if (r || s->payload != s->info.inline_payload_len)
		return r;
	s->stage = TAIL;

	return prepare_tail(s);
}

static int
stage_tail(sctx *s)
{
	if (lws_cose_drain(&s->pending, &s->pending_done, s->info.lec))
		return 1;
	s->stage = DONE;

	return 0;
}

static int
run(sctx *s, const uint8_t *in, size_t in_len)
{
	int r = 0;

	if (s->stage == BROKEN || (s->stage == DONE && in_len))
		return -1;
	if (s->stage == ADDING)
		r = stage_adding(s);
	if (!r && s->stage == HEAD)
		r = stage_head(s);
	if (!r && s->stage == PAYLOAD)
		r = stage_payload(s, in, in_len);
	if (!r && s->stage == TAIL)
		r = stage_tail(s);

	return r;
}

enum lws_lec_pctx_ret
lws_cose_sign_payload_chunk(struct lws_cose_sign_context *csc,
			    const uint8_t *in, size_t in_len)
{
	int r = run(csc, in, in_len);

	if (r < 0) {
		csc->stage = BROKEN;
		return LWS_LECPCTX_RET_FAIL;
	}
	if (r)
		return LWS_LECPCTX_RET_AGAIN;
	csc->chunk_done = 0;

	return LWS_LECPCTX_RET_FINISHED;
}
