/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * COSE keys as objects (RFC 9052 7): made, found in sets, written, wiped.
 * Reading is in key-import.c.
 */
#include "cose/cose.h"

void
lws_cose_key_destroy(lws_cose_key_t **ck)
{
	if (!*ck)
		return;
	lws_dll2_remove(&(*ck)->list);
	lws_keys_forget((*ck)->e);
	lws_keyel_destroy((*ck)->e, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	lws_keyel_destroy((*ck)->meta, LWS_COUNT_COSE_KEY_ELEMENTS);
	lws_free_set_NULL(*ck);
}

void
lws_cose_key_set_destroy(lws_dll2_owner_t *o)
{
	while (o->head) {
		lws_cose_key_t *ck =
			lws_container_of(o->head, lws_cose_key_t, list);

		lws_cose_key_destroy(&ck);
	}
}

lws_cose_key_t *
lws_cose_key_from_set(lws_dll2_owner_t *set, const uint8_t *kid, size_t kl)
{
	lws_start_foreach_dll(struct lws_dll2 *, p, set->head)
	{
		lws_cose_key_t *ck = lws_container_of(p, lws_cose_key_t, list);
		const struct lws_gencrypto_keyelem *k =
			&ck->meta[COSEKEY_META_KID];

		if (!kid ||
		    (k->buf && k->len == kl && !memcmp(k->buf, kid, kl)))
			return ck;
	}
	lws_end_foreach_dll(p);

	return NULL;
}

void
lws_cose_key_dump(const lws_cose_key_t *ck)
{
	static const char *const names[] = { "kty", "kid", "key_ops", "base iv",
					     "alg" };
	unsigned int n;

	lwsl_notice("COSE key: kty %d, alg %d, curve %d\n", (int)ck->kty,
		    (int)ck->cose_alg, (int)ck->cose_curve);
	for (n = 0; n < LWS_COUNT_COSE_KEY_ELEMENTS; n++) {
		if (!ck->meta[n].buf)
			continue;
		lwsl_notice("  %s:\n", names[n]);
		lwsl_hexdump_notice(ck->meta[n].buf, ck->meta[n].len);
	}
	for (n = 0; n < LWS_GENCRYPTO_MAX_KEYEL_COUNT; n++)
		if (ck->e[n].buf)
			lwsl_notice("  element %u: %u bytes\n", n,
				    (unsigned int)ck->e[n].len);
}

/* -- new ones -- */

static int
generate_ec(struct lws_context *cx, lws_cose_key_t *ck, const char *curve)
{
	struct lws_genec_ctx ctx;
	int r;

	ck->gencrypto_kty = LWS_GENCRYPTO_KTY_EC;
	if (!curve)
		return -1;
	if (!lws_curve_by_name(curve))
		return ck->kty == LWSCOSE_WKKTV_OKP
			       ? lws_x_okp_new_keypair(curve, ck->e)
			       : -1;
	if (lws_genecdsa_create(&ctx, cx, NULL))
		return -1;
	r = lws_genecdsa_new_keypair(&ctx, curve, ck->e);
	lws_genec_destroy(&ctx);

	return r ? -1 : 0;
}

static int
generate_rsa(struct lws_context *cx, lws_cose_key_t *ck, int bits)
{
	struct lws_genrsa_ctx ctx;
	int r;

	ck->gencrypto_kty = LWS_GENCRYPTO_KTY_RSA;
	r = lws_genrsa_new_keypair(cx, &ctx, LGRSAM_PKCS1_1_5, ck->e, bits);
	lws_genrsa_destroy(&ctx);

	return r;
}

static int
generate_symmetric(struct lws_context *cx, lws_cose_key_t *ck, int bits)
{
	struct lws_gencrypto_keyelem *k = &ck->e[LWS_GENCRYPTO_OCT_KEYEL_K];
	size_t len = (size_t)lws_gencrypto_bits_to_bytes(bits);

	ck->gencrypto_kty = LWS_GENCRYPTO_KTY_OCT;
	if (bits <= 0 || lws_keyel_dup_padded(k, NULL, 0, len))
		return -1;

	return lws_get_random(cx, k->buf, len) == len ? 0 : -1;
}

static int
generate(struct lws_context *cx, lws_cose_key_t *ck, int bits,
	 const char *curve)
{
	switch (ck->kty) {
	case LWSCOSE_WKKTV_OKP:
	case LWSCOSE_WKKTV_EC2:
		return generate_ec(cx, ck, curve);
	case LWSCOSE_WKKTV_RSA:
		return generate_rsa(cx, ck, bits);
	case LWSCOSE_WKKTV_SYMMETRIC:
		return generate_symmetric(cx, ck, bits);
	default:
		return -1;
	}
}

/* the bits as a byte each */
static int
set_ops(lws_cose_key_t *ck, int use_mask)
{
	uint8_t ops[LWSCOSE_WKKO_MAC_VERIFY];
	size_t len = 0;
	uint8_t n;

	for (n = LWSCOSE_WKKO_SIGN; n <= LWSCOSE_WKKO_MAC_VERIFY; n++)
		if (use_mask & (1 << n))
			ops[len++] = n;

	return lws_keyel_dup(&ck->meta[COSEKEY_META_KEY_OPS], ops, len);
}

lws_cose_key_t *
lws_cose_key_generate(struct lws_context *context, cose_param_t cose_kty,
		      int use_mask, int bits, const char *curve,
		      const uint8_t *kid, size_t kl)
{
	lws_cose_key_t *ck = lws_zalloc(sizeof(*ck), "cose key");

	if (!ck)
		return NULL;
	ck->kty = cose_kty;
	if (generate(context, ck, bits, curve) || set_ops(ck, use_mask) ||
	    (kid && lws_keyel_dup(&ck->meta[COSEKEY_META_KID], kid, kl))) {
		lwsl_err("no new COSE key of type %d, %d bits, curve %s\n",
			 (int)cose_kty, bits, curve ? curve : "(none)");
		lws_cose_key_destroy(&ck);
		return NULL;
	}
	ck->private_key = 1;

	return ck;
}

/* -- written (RFC 9052 7, RFC 9053 7, RFC 8230 4) -- */

struct element {
	int8_t label;
	uint8_t idx;
	uint8_t is_private;
};

static const struct element ec_elements[] = {
	{ LWSCOSE_WKECKP_X, LWS_GENCRYPTO_EC_KEYEL_X, 0 },
	{ LWSCOSE_WKECKP_D, LWS_GENCRYPTO_EC_KEYEL_D, 1 },
	{ LWSCOSE_WKECKP_Y, LWS_GENCRYPTO_EC_KEYEL_Y, 0 },
	{ 0, 0, 0 },
};

static const struct element rsa_elements[] = {
	{ LWSCOSE_WKKPRSA_E, LWS_GENCRYPTO_RSA_KEYEL_E, 0 },
	{ LWSCOSE_WKKPRSA_N, LWS_GENCRYPTO_RSA_KEYEL_N, 0 },
	{ LWSCOSE_WKKPRSA_D, LWS_GENCRYPTO_RSA_KEYEL_D, 1 },
	{ LWSCOSE_WKKPRSA_P, LWS_GENCRYPTO_RSA_KEYEL_P, 1 },
	{ LWSCOSE_WKKPRSA_Q, LWS_GENCRYPTO_RSA_KEYEL_Q, 1 },
	{ LWSCOSE_WKKPRSA_DP, LWS_GENCRYPTO_RSA_KEYEL_DP, 1 },
	{ LWSCOSE_WKKPRSA_DQ, LWS_GENCRYPTO_RSA_KEYEL_DQ, 1 },
	{ LWSCOSE_WKKPRSA_QINV, LWS_GENCRYPTO_RSA_KEYEL_QI, 1 },
	{ LWSCOSE_WKKPRSA_OTHER, LWS_GENCRYPTO_RSA_KEYEL_OTHER, 1 },
	{ LWSCOSE_WKKPRSA_RI, LWS_GENCRYPTO_RSA_KEYEL_RI, 1 },
	{ LWSCOSE_WKKPRSA_DI, LWS_GENCRYPTO_RSA_KEYEL_DI, 1 },
	{ LWSCOSE_WKKPRSA_TI, LWS_GENCRYPTO_RSA_KEYEL_TI, 1 },
	{ 0, 0, 0 },
};

/* it has no public half; without it there would be nothing */
static const struct element oct_elements[] = {
	{ -1, LWS_GENCRYPTO_OCT_KEYEL_K, 0 },
	{ 0, 0, 0 },
};

static const struct element *const elements_of[] = {
	[LWS_GENCRYPTO_KTY_OCT] = oct_elements,
	[LWS_GENCRYPTO_KTY_RSA] = rsa_elements,
	[LWS_GENCRYPTO_KTY_EC] = ec_elements,
};

static const char *const curve_names[] = {
	[LWSCOSE_WKEC_P256] = "P-256",  [LWSCOSE_WKEC_P384] = "P-384",
	[LWSCOSE_WKEC_P521] = "P-521",  [LWSCOSE_WKEC_X25519] = "X25519",
	[LWSCOSE_WKEC_X448] = "X448",   [LWSCOSE_WKEC_ED25519] = "Ed25519",
	[LWSCOSE_WKEC_ED448] = "Ed448", [LWSCOSE_WKEC_SECP256K1] = "secp256k1",
};

const char *
lws_cose_curve_name(cose_param_t curve)
{
	if (curve < 1 || curve >= (cose_param_t)LWS_ARRAY_SIZE(curve_names))
		return NULL;

	return curve_names[curve];
}

static int
put_curve(struct lws_cose_buf *b, const lws_cose_key_t *ck)
{
	const struct lws_gencrypto_keyelem *crv =
		&ck->e[LWS_GENCRYPTO_EC_KEYEL_CRV];
	unsigned int n;

	if (ck->gencrypto_kty != LWS_GENCRYPTO_KTY_EC || !crv->buf)
		return 0;
	for (n = 1; n < LWS_ARRAY_SIZE(curve_names); n++)
		if (lws_keyel_is_curve(crv, curve_names[n])) {
			lws_cose_put_int(b, LWSCOSE_WKECKP_CRV);
			lws_cose_put_int(b, n);
			return 1;
		}

	return 0;
}

static int
put_bytes(struct lws_cose_buf *b, int label,
	  const struct lws_gencrypto_keyelem *el)
{
	if (!el->buf)
		return 0;
	lws_cose_put_int(b, label);
	lws_cose_put_bstr(b, el->buf, el->len);

	return 1;
}

static int
put_ops(struct lws_cose_buf *b, const lws_cose_key_t *ck)
{
	const struct lws_gencrypto_keyelem *ops =
		&ck->meta[COSEKEY_META_KEY_OPS];
	uint32_t n;

	if (!ops->buf)
		return 0;
	lws_cose_put_int(b, LWSCOSE_WKK_KEY_OPS);
	lws_cose_put_head(b, LWS_CBOR_MAJTYP_ARRAY, ops->len);
	for (n = 0; n < ops->len; n++)
		lws_cose_put_int(b, ops->buf[n]);

	return 1;
}

static int
put_alg(struct lws_cose_buf *b, const lws_cose_key_t *ck)
{
	const struct lws_gencrypto_keyelem *text = &ck->meta[COSEKEY_META_ALG];

	if (!ck->cose_alg && !text->buf)
		return 0;
	lws_cose_put_int(b, LWSCOSE_WKK_ALG);
	if (ck->cose_alg)
		lws_cose_put_int(b, ck->cose_alg);
	else
		lws_cose_put_tstr(b, (const char *)text->buf);

	return 1;
}

/* the pairs of the map; how many */
static unsigned int
put_pairs(struct lws_cose_buf *b, const lws_cose_key_t *ck, int flags)
{
	const struct element *el = elements_of[ck->gencrypto_kty];
	int n = 1;

	lws_cose_put_int(b, LWSCOSE_WKK_KTY);
	lws_cose_put_int(b, ck->kty);
	n += put_curve(b, ck);
	n += put_bytes(b, LWSCOSE_WKK_KID, &ck->meta[COSEKEY_META_KID]);
	n += put_ops(b, ck);
	n += put_bytes(b, LWSCOSE_WKK_BASE_IV, &ck->meta[COSEKEY_META_BASE_IV]);
	n += put_alg(b, ck);
	for (; el->label; el++)
		if (!el->is_private || (flags & LWSJWKF_EXPORT_PRIVATE))
			n += put_bytes(b, el->label, &ck->e[el->idx]);

	return (unsigned int)n;
}

/* It is written anew by each call, and what the earlier ones have given, which
 * lec->opaque[0] counts, is left out: the call has no state of its own. */
enum lws_lec_pctx_ret
lws_cose_key_export(lws_cose_key_t *ck, lws_lec_pctx_t *lec, int flags)
{
	struct lws_cose_buf pairs = { .p = NULL }, all = { .p = NULL };
	size_t done = (size_t)lec->opaque[0];
	int r = -1;

	if (ck->gencrypto_kty <= 0 ||
	    ck->gencrypto_kty >= (int)LWS_ARRAY_SIZE(elements_of))
		return LWS_LECPCTX_RET_FAIL;
	lws_cose_put_head(&all, LWS_CBOR_MAJTYP_MAP,
			  put_pairs(&pairs, ck, flags));
	lws_cose_buf_add(&all, pairs.p, pairs.len, SIZE_MAX);
	if (!all.failed && !pairs.failed && done <= all.len)
		r = lws_cose_drain(&all, &done, lec);
	lec->opaque[0] = r == 1 ? (int)done : 0;
	lws_cose_buf_fini(&pairs);
	lws_cose_buf_fini(&all);
	if (r < 0)
		return LWS_LECPCTX_RET_FAIL;

	return r ? LWS_LECPCTX_RET_AGAIN : LWS_LECPCTX_RET_FINISHED;
}
