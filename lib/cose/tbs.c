/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is signed is no message but an array made for it (RFC 9052 4.4, 6.3):
 * a context string, the protected headers, what the application adds, the
 * payload. It is hashed as it comes; only EdDSA needs all of it at once.
 */
#include "cose/cose.h"

static int
feed(struct lws_cose_tbs *t, const void *p, size_t len)
{
	switch (t->alg->kind) {
	case LWS_COSE_HMAC:
		return lws_genhmac_update(&t->hmac, p, len) ? -1 : 0;
	case LWS_COSE_EDDSA:
		lws_cose_buf_add(&t->whole, p, len, LWS_LIMIT_COSE_PAYLOAD);
		return t->whole.failed ? -1 : 0;
	case LWS_COSE_AESMAC:
		return lws_cose_aes_mac_add(&t->aes_mac, p, len);
	default:
		return lws_genhash_update(&t->hash, p, len) ? -1 : 0;
	}
}

static int
open_tbs(struct lws_cose_tbs *t)
{
	const struct lws_gencrypto_keyelem *k =
		&t->ck->e[LWS_GENCRYPTO_OCT_KEYEL_K];

	switch (t->alg->kind) {
	case LWS_COSE_HMAC:
		return lws_genhmac_init(&t->hmac, t->alg->hmac, k->buf, k->len);
	case LWS_COSE_EDDSA:
		return 0;
	case LWS_COSE_AESMAC:
		return lws_cose_aes_mac_begin(&t->aes_mac, k);
	default:
		return lws_genhash_init(&t->hash, t->alg->hash) ? -1 : 0;
	}
}

static int
feed_context(struct lws_cose_tbs *t, const struct lws_cose_context *cx)
{
	struct lws_cose_buf b = { .p = NULL };
	int r = -1;

	lws_cose_put_head(&b, LWS_CBOR_MAJTYP_ARRAY, cx->sign ? 5 : 4);
	lws_cose_put_tstr(&b, cx->text);
	lws_cose_put_bstr(&b, cx->body->p, cx->body->len);
	if (cx->sign)
		lws_cose_put_bstr(&b, cx->sign->p, cx->sign->len);
	lws_cose_put_bstr(&b, cx->ext->p, cx->ext->len);
	lws_cose_put_head(&b, LWS_CBOR_MAJTYP_BSTR, cx->payload_len);
	if (!b.failed)
		r = feed(t, b.p, b.len);
	lws_cose_buf_fini(&b);

	return r;
}

int
lws_cose_tbs_begin(struct lws_cose_tbs *t, const struct lws_cose_alg *alg,
		   const lws_cose_key_t *ck, const struct lws_cose_context *cx)
{
	memset(t, 0, sizeof(*t));
	t->alg = alg;
	t->ck = ck;
	if (open_tbs(t))
		return -1;
	t->begun = 1;
	if (!feed_context(t, cx))
		return 0;
	lws_cose_tbs_fini(t);

	return -1;
}

int
lws_cose_tbs_add(struct lws_cose_tbs *t, const void *p, size_t len)
{
	return t->begun ? feed(t, p, len) : -1;
}

void
lws_cose_tbs_fini(struct lws_cose_tbs *t)
{
	if (!t->begun)
		return;
	t->begun = 0;
	switch (t->alg->kind) {
	case LWS_COSE_HMAC:
		(void)lws_genhmac_destroy(&t->hmac, NULL);
		return;
	case LWS_COSE_EDDSA:
		lws_cose_buf_fini(&t->whole);
		return;
	case LWS_COSE_AESMAC:
		(void)lws_cose_aes_mac_end(&t->aes_mac, NULL, 0);
		return;
	default:
		(void)lws_genhash_destroy(&t->hash, NULL);
		return;
	}
}

/* -- the kinds -- */

static int
ec_open(const lws_cose_key_t *ck, struct lws_genec_ctx *ctx)
{
	return lws_genecdsa_create(ctx, NULL, NULL) ||
	       lws_genecdsa_set_key(ctx, ck->e);
}

static int
rsa_open(const struct lws_cose_tbs *t, struct lws_genrsa_ctx *ctx)
{
	return lws_genrsa_create(ctx, t->ck->e, NULL,
				 t->alg->kind == LWS_COSE_PSS
					 ? LGRSAM_PKCS1_OAEP_PSS
					 : LGRSAM_PKCS1_1_5,
				 LWS_GENHASH_TYPE_UNKNOWN);
}

static int
ec_make(struct lws_cose_tbs *t, const uint8_t *digest, uint8_t *sig)
{
	int r, len = 2 * lws_gencrypto_bits_to_bytes(t->alg->len);
	struct lws_genec_ctx ctx;

	if (ec_open(t->ck, &ctx))
		return -1;
	r = lws_genecdsa_hash_sign_jws(&ctx, digest, t->alg->hash, t->alg->len,
				       sig, (size_t)len);
	lws_genec_destroy(&ctx);

	return r ? -1 : len;
}

static int
rsa_make(struct lws_cose_tbs *t, const uint8_t *digest, uint8_t *sig)
{
	struct lws_genrsa_ctx ctx;
	int r;

	if (rsa_open(t, &ctx))
		return -1;
	r = lws_genrsa_hash_sign(&ctx, digest, t->alg->hash, sig,
				 LWS_COSE_SIG_MAX);
	lws_genrsa_destroy(&ctx);

	return r;
}

static int
eddsa_make(struct lws_cose_tbs *t, uint8_t *sig)
{
	size_t len = lws_x_okp_sig_len(t->ck->e);

	return lws_x_okp_sign(t->ck->e, t->whole.p, t->whole.len, sig, len)
		       ? -1
		       : (int)len;
}

/* RFC 9053 3.1: the MAC is cut to the algorithm's length */
static int
mac_make(struct lws_cose_tbs *t, uint8_t *mac)
{
	int r = t->alg->kind == LWS_COSE_HMAC
			? lws_genhmac_destroy(&t->hmac, mac)
			: lws_cose_aes_mac_end(&t->aes_mac, mac, t->alg->len);

	return r ? -1 : t->alg->len;
}

int
lws_cose_tbs_make(struct lws_cose_tbs *t, uint8_t *sig)
{
	uint8_t digest[LWS_GENHASH_LARGEST];
	int r = -1;

	if (!t->begun)
		return -1;
	if (lws_cose_is_mac(t->alg))
		r = mac_make(t, sig);
	else if (t->alg->kind == LWS_COSE_EDDSA)
		r = eddsa_make(t, sig);
	else if (!lws_genhash_destroy(&t->hash, digest))
		r = t->alg->kind == LWS_COSE_ECDSA ? ec_make(t, digest, sig)
						   : rsa_make(t, digest, sig);
	lws_cose_tbs_fini(t);

	return r;
}

/* -- and the other way -- */

static int
ec_check(struct lws_cose_tbs *t, const uint8_t *digest, const uint8_t *sig,
	 size_t len)
{
	struct lws_genec_ctx ctx;
	int r;

	if (ec_open(t->ck, &ctx))
		return -1;
	r = lws_genecdsa_hash_sig_verify_jws(&ctx, digest, t->alg->hash,
					     t->alg->len, sig, len);
	lws_genec_destroy(&ctx);

	return r;
}

static int
rsa_check(struct lws_cose_tbs *t, const uint8_t *digest, const uint8_t *sig,
	  size_t len)
{
	struct lws_genrsa_ctx ctx;
	int r;

	if (rsa_open(t, &ctx))
		return -1;
	r = lws_genrsa_hash_sig_verify(&ctx, digest, t->alg->hash, sig, len);
	lws_genrsa_destroy(&ctx);

	return r;
}

/* constant time: of what is secret only the result is told */
static int
mac_check(struct lws_cose_tbs *t, const uint8_t *sig, size_t len)
{
	uint8_t mac[LWS_GENHASH_LARGEST];
	int n = mac_make(t, mac), r = -1;

	if (n > 0 && len == (size_t)n &&
	    !lws_timingsafe_bcmp(mac, sig, (uint32_t)n))
		r = 0;
	lws_explicit_bzero(mac, sizeof(mac)); /* another's right one */

	return r;
}

int
lws_cose_tbs_check(struct lws_cose_tbs *t, const uint8_t *sig, size_t len)
{
	uint8_t digest[LWS_GENHASH_LARGEST];
	int r = -1;

	if (!t->begun)
		return -1;
	if (lws_cose_is_mac(t->alg))
		r = mac_check(t, sig, len);
	else if (t->alg->kind == LWS_COSE_EDDSA)
		r = lws_x_okp_verify(t->ck->e, t->whole.p, t->whole.len, sig,
				     len);
	else if (!lws_genhash_destroy(&t->hash, digest))
		r = t->alg->kind == LWS_COSE_ECDSA
			    ? ec_check(t, digest, sig, len)
			    : rsa_check(t, digest, sig, len);
	lws_cose_tbs_fini(t);

	return r ? -1 : 0;
}
