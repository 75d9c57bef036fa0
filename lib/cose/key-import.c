/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * CBOR to keys (RFC 9052 7, RFC 9053 7, RFC 8230 4): a map, or an array of
 * them, with or without a tag. What the labels below 0 mean depends on the
 * type, so that must come before them.
 */
#include "cose/cose.h"

struct import {
	lws_dll2_owner_t *set; /* borrowed; NULL: one key */
	lws_cose_key_import_callback cb;
	void *user;
	lws_cose_key_t *ck;  /* owned: the one being read */
	lws_cose_key_t *one; /* owned: without a set, what was read */
	unsigned int keys;
	unsigned int open; /* containers */
	unsigned int base; /* how many of them are around the key's pairs */
	struct lws_cose_buf text; /* a string being collected */
	int64_t label;
	uint8_t is_value;     /* the label is there */
	uint32_t seen_common; /* bits of labels 0 and above */
	uint32_t seen_type;   /* and below */
};

/* -- types -- */

struct slot {
	int8_t label;
	uint8_t idx;
};

static const struct slot ec_slots[] = {
	{ LWSCOSE_WKECKP_X, LWS_GENCRYPTO_EC_KEYEL_X },
	{ LWSCOSE_WKECKP_Y, LWS_GENCRYPTO_EC_KEYEL_Y },
	{ LWSCOSE_WKECKP_D, LWS_GENCRYPTO_EC_KEYEL_D },
	{ 0, 0 },
};

static const struct slot rsa_slots[] = {
	{ LWSCOSE_WKKPRSA_N, LWS_GENCRYPTO_RSA_KEYEL_N },
	{ LWSCOSE_WKKPRSA_E, LWS_GENCRYPTO_RSA_KEYEL_E },
	{ LWSCOSE_WKKPRSA_D, LWS_GENCRYPTO_RSA_KEYEL_D },
	{ LWSCOSE_WKKPRSA_P, LWS_GENCRYPTO_RSA_KEYEL_P },
	{ LWSCOSE_WKKPRSA_Q, LWS_GENCRYPTO_RSA_KEYEL_Q },
	{ LWSCOSE_WKKPRSA_DP, LWS_GENCRYPTO_RSA_KEYEL_DP },
	{ LWSCOSE_WKKPRSA_DQ, LWS_GENCRYPTO_RSA_KEYEL_DQ },
	{ LWSCOSE_WKKPRSA_QINV, LWS_GENCRYPTO_RSA_KEYEL_QI },
	{ LWSCOSE_WKKPRSA_OTHER, LWS_GENCRYPTO_RSA_KEYEL_OTHER },
	{ LWSCOSE_WKKPRSA_RI, LWS_GENCRYPTO_RSA_KEYEL_RI },
	{ LWSCOSE_WKKPRSA_DI, LWS_GENCRYPTO_RSA_KEYEL_DI },
	{ LWSCOSE_WKKPRSA_TI, LWS_GENCRYPTO_RSA_KEYEL_TI },
	{ 0, 0 },
};

/* 4 is what some writers have for -1 */
static const struct slot oct_slots[] = {
	{ -1, LWS_GENCRYPTO_OCT_KEYEL_K },
	{ LWSCOSE_WKSYMKP_KEY_VALUE, LWS_GENCRYPTO_OCT_KEYEL_K },
	{ 0, 0 },
};

static const struct {
	const char *name;
	const struct slot *slots;
	int gencrypto;
} types[] = {
	[LWSCOSE_WKKTV_OKP] = { "OKP", ec_slots, LWS_GENCRYPTO_KTY_EC },
	[LWSCOSE_WKKTV_EC2] = { "EC2", ec_slots, LWS_GENCRYPTO_KTY_EC },
	[LWSCOSE_WKKTV_RSA] = { "RSA", rsa_slots, LWS_GENCRYPTO_KTY_RSA },
	[LWSCOSE_WKKTV_SYMMETRIC] = { "SYMMETRIC", oct_slots,
				      LWS_GENCRYPTO_KTY_OCT },
};

static int
set_kty(struct import *im, cose_param_t kty)
{
	lws_cose_key_t *ck = im->ck;

	if (kty < LWSCOSE_WKKTV_OKP || kty > LWSCOSE_WKKTV_SYMMETRIC) {
		lwsl_notice("COSE key: type %d is not known\n", (int)kty);
		return -1;
	}
	ck->kty = kty;
	ck->gencrypto_kty = types[kty].gencrypto;

	return lws_keyel_dup(&ck->meta[COSEKEY_META_KTY], types[kty].name,
			     strlen(types[kty].name));
}

static int
set_curve(struct import *im, cose_param_t curve)
{
	struct lws_gencrypto_keyelem *crv =
		&im->ck->e[LWS_GENCRYPTO_EC_KEYEL_CRV];
	const char *name = lws_cose_curve_name(curve);

	if (im->ck->gencrypto_kty != LWS_GENCRYPTO_KTY_EC || !name) {
		lwsl_notice("COSE key: curve %d is not known\n", (int)curve);
		return -1;
	}
	im->ck->cose_curve = curve;

	return lws_keyel_dup(crv, name, strlen(name));
}

/* -- values -- */

static int
take_number(struct import *im, int64_t n)
{
	switch (im->label) {
	case LWSCOSE_WKK_KTY:
		return set_kty(im, n);
	case LWSCOSE_WKK_ALG:
		im->ck->cose_alg = n;
		return 0;
	case LWSCOSE_WKECKP_CRV:
		return set_curve(im, n);
	default:
		return 0;
	}
}

static int
take_text(struct import *im)
{
	const char *text = (const char *)im->text.p;
	unsigned int n;

	if (im->label == LWSCOSE_WKK_ALG) {
		im->ck->cose_alg = lws_cose_name_to_alg(text);
		return lws_keyel_dup(&im->ck->meta[COSEKEY_META_ALG], text,
				     strlen(text));
	}
	if (im->label != LWSCOSE_WKK_KTY)
		return 0;
	for (n = LWSCOSE_WKKTV_OKP; n < LWS_ARRAY_SIZE(types); n++)
		if (!strcmp(types[n].name, text))
			return set_kty(im, n);

	return -1;
}

static int
take_element(struct import *im)
{
	const struct slot *s = types[im->ck->kty].slots;

	for (; s->label; s++)
		if (s->label == im->label)
			break;
	if (!s->label || im->ck->e[s->idx].buf)
		return s->label ? -1 : 0;
	if (s->idx == LWS_GENCRYPTO_RSA_KEYEL_D && /* that of EC too */
	    im->ck->gencrypto_kty != LWS_GENCRYPTO_KTY_OCT)
		im->ck->private_key = 1;

	return lws_keyel_dup(&im->ck->e[s->idx], im->text.p, im->text.len);
}

static int
take_bytes(struct import *im)
{
	struct lws_gencrypto_keyelem *meta = im->ck->meta;

	if (im->label == LWSCOSE_WKK_KID)
		return lws_keyel_dup(&meta[COSEKEY_META_KID], im->text.p,
				     im->text.len);
	if (im->label == LWSCOSE_WKK_BASE_IV)
		return lws_keyel_dup(&meta[COSEKEY_META_BASE_IV], im->text.p,
				     im->text.len);

	return im->ck->kty ? take_element(im) : 0;
}

/* an item of key_ops; what is none of ours, as text, permits nothing here, but
 * forbids what is not beside it */
static int
take_op(struct import *im, int64_t op)
{
	uint8_t b = op > 0 && op <= UINT8_MAX ? (uint8_t)op : 0;

	lws_cose_buf_add(&im->text, &b, 1, LWS_LIMIT_COSE_KID);

	return im->text.failed ? -1 : 0;
}

/* -- labels -- */

/* RFC 9052 7: each once; and the type before what depends on it */
static int
take_label(struct import *im, int64_t label)
{
	uint32_t *seen = label < 0 ? &im->seen_type : &im->seen_common;
	uint64_t n = label < 0 ? (uint64_t)(-1 - label) : (uint64_t)label;

	im->label = label;
	im->is_value = 1;
	lws_cose_buf_fini(&im->text);
	if (label < 0 && !im->ck->kty) {
		lwsl_notice("COSE key: its type is not in front\n");
		return -1;
	}
	if (n >= 32)
		return 0;
	if (*seen & (1u << n)) {
		lwsl_notice("COSE key: label %d is there twice\n", (int)label);
		return -1;
	}
	*seen |= 1u << n;

	return 0;
}

static int
label_event(struct import *im, struct lecp_ctx *ctx, char reason)
{
	switch (reason) {
	case LECPCB_VAL_NUM_UINT:
	case LECPCB_VAL_NUM_INT:
		return take_label(im, lws_cose_int(ctx, reason));
	case LECPCB_VAL_STR_START:
	case LECPCB_VAL_STR_CHUNK:
		return 0;
	case LECPCB_VAL_STR_END: /* none of ours */
		return take_label(im, INT64_MAX);
	default:
		return -1;
	}
}

static int
string_event(struct import *im, struct lecp_ctx *ctx, char reason)
{
	int is_end =
		reason == LECPCB_VAL_STR_END || reason == LECPCB_VAL_BLOB_END;

	lws_cose_buf_add(&im->text, ctx->buf, ctx->npos, LWS_LIMIT_COSE_KEY);
	if (reason == LECPCB_VAL_STR_END)
		lws_cose_buf_add(&im->text, "", 1, LWS_LIMIT_COSE_KEY + 1);
	if (im->text.failed)
		return -1;
	if (!is_end)
		return 0;
	im->is_value = 0;

	return reason == LECPCB_VAL_STR_END ? take_text(im) : take_bytes(im);
}

/* in a container that is a value */
static int
inner_event(struct import *im, struct lecp_ctx *ctx, char reason)
{
	if (im->label != LWSCOSE_WKK_KEY_OPS || im->open != im->base + 2)
		return 0;
	if (reason == LECPCB_VAL_NUM_UINT || reason == LECPCB_VAL_NUM_INT ||
	    reason == LECPCB_VAL_STR_END)
		return take_op(im, lws_cose_int(ctx, reason));

	return 0;
}

/* the container that is a value is over */
static int
container_end(struct import *im)
{
	im->is_value = 0;
	if (im->label != LWSCOSE_WKK_KEY_OPS)
		return 0;

	return lws_keyel_dup(&im->ck->meta[COSEKEY_META_KEY_OPS], im->text.p,
			     im->text.len);
}

static int
value_event(struct import *im, struct lecp_ctx *ctx, char reason)
{
	switch (reason) {
	case LECPCB_VAL_STR_START:
	case LECPCB_VAL_BLOB_START:
	case LECPCB_ARRAY_START:
	case LECPCB_OBJECT_START:
	case LECPCB_TAG_START:
	case LECPCB_TAG_END:
		return 0;
	case LECPCB_VAL_STR_CHUNK:
	case LECPCB_VAL_BLOB_CHUNK:
	case LECPCB_VAL_STR_END:
	case LECPCB_VAL_BLOB_END:
		return string_event(im, ctx, reason);
	case LECPCB_ARRAY_END:
	case LECPCB_OBJECT_END:
		return container_end(im);
	case LECPCB_VAL_NUM_UINT:
	case LECPCB_VAL_NUM_INT:
		im->is_value = 0;
		return take_number(im, lws_cose_int(ctx, reason));
	default:
		im->is_value = 0;
		return 0;
	}
}

/* -- keys -- */

static int
key_begin(struct import *im)
{
	if (im->base != im->open || (!im->set && im->one))
		return -1;
	im->ck = lws_zalloc(sizeof(*im->ck), "cose key");
	im->is_value = 0;
	im->seen_common = im->seen_type = 0;

	return im->ck ? 0 : -1;
}

static int
key_end(struct import *im)
{
	lws_cose_key_t *ck = im->ck;

	if (!ck->kty) {
		lwsl_notice("COSE key: it has no type\n");
		return -1;
	}
	im->ck = NULL;
	im->keys++;
	if (im->set)
		lws_dll2_add_tail(&ck->list, im->set);
	im->one = ck;
	if (im->set && im->cb)
		(void)im->cb(ck, im->user);

	return 0;
}

/* around the keys: one array at most, which only a set may be */
static int
outer_event(struct import *im, char reason)
{
	switch (reason) {
	case LECPCB_ARRAY_START:
		if (im->open || !im->set || im->keys)
			return -1;
		im->base = 1;
		return 0;
	case LECPCB_OBJECT_START:
		return key_begin(im);
	case LECPCB_ARRAY_ITEM_START:
	case LECPCB_ARRAY_ITEM_END:
	case LECPCB_ARRAY_END:
	case LECPCB_TAG_START:
	case LECPCB_TAG_END:
		return 0;
	default:
		return -1;
	}
}

static int
import_event(struct import *im, struct lecp_ctx *ctx, char reason)
{
	if (!im->ck)
		return outer_event(im, reason);
	if (im->open == im->base && reason == LECPCB_OBJECT_END)
		return key_end(im);
	if (im->open > im->base + 1)
		return inner_event(im, ctx, reason);
	if (!im->is_value)
		return label_event(im, ctx, reason);

	return value_event(im, ctx, reason);
}

static signed char
import_cb(struct lecp_ctx *ctx, char reason)
{
	struct import *im = ctx->user;
	int r;

	if (reason == LECPCB_CONSTRUCTED || reason == LECPCB_DESTRUCTED ||
	    reason == LECPCB_FAILED)
		return 0;
	if (reason == LECPCB_ARRAY_END || reason == LECPCB_OBJECT_END)
		im->open--;
	r = import_event(im, ctx, reason);
	if (reason == LECPCB_ARRAY_START || reason == LECPCB_OBJECT_START)
		im->open++;

	return r ? -1 : 0;
}

static int
parse(struct import *im, const uint8_t *in, size_t len)
{
	struct lecp_ctx ctx;
	int r;

	memset(&ctx, 0, sizeof(ctx));
	lecp_construct(&ctx, import_cb, im, NULL, 0);
	r = lecp_parse(&ctx, in, len);
	lecp_destruct(&ctx);
	lws_explicit_bzero(ctx.buf, sizeof(ctx.buf));
	if (r && r != LECP_REJECT_CALLBACK)
		lwsl_notice("COSE key: the CBOR is %s\n",
			    r == LECP_CONTINUE ? "cut short"
					       : "not well-formed");

	return r || !im->keys ? -1 : 0;
}

lws_cose_key_t *
lws_cose_key_import(lws_dll2_owner_t *pkey_set, lws_cose_key_import_callback cb,
		    void *user, const uint8_t *in, size_t len)
{
	struct import im = { .set = pkey_set, .cb = cb, .user = user };
	int r = parse(&im, in, len);

	lws_cose_buf_fini(&im.text);
	lws_cose_key_destroy(&im.ck);
	if (!r)
		return im.one;
	if (pkey_set)
		lws_cose_key_set_destroy(pkey_set);
	else
		lws_cose_key_destroy(&im.one);

	return NULL;
}
