/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * ECDH and ECDSA by OpenSSL on the curves of a table. A context is for one of
 * the two; the calls of the other refuse it. Its keys are EVP_PKEY_CTX: ours
 * and theirs for ECDH, one for ECDSA.
 */
#include "crypto/openssl/backend.h"

#include <openssl/ec.h>

/* bytes of the longest half of a signature that a table may ask for */
enum { HALF_MAX = 128 };

static const struct lws_ec_curves our_curves[] = {
	{ "P-256", NID_X9_62_prime256v1, 32 },
	{ "P-384", NID_secp384r1, 48 },
	{ "P-521", NID_secp521r1, 66 },
	{ NULL, 0, 0 },
};

static int
create(struct lws_genec_ctx *ctx, struct lws_context *context,
       const struct lws_ec_curves *table, enum enum_genec_alg alg)
{
	memset(ctx, 0, sizeof(*ctx));
	ctx->context = context;
	ctx->curve_table = table ? table : our_curves;
	ctx->genec_alg = alg;

	return 0;
}

int
lws_genecdh_create(struct lws_genec_ctx *ctx, struct lws_context *context,
		   const struct lws_ec_curves *curve_table)
{
	return create(ctx, context, curve_table, LEGENEC_ECDH);
}

int
lws_genecdsa_create(struct lws_genec_ctx *ctx, struct lws_context *context,
		    const struct lws_ec_curves *curve_table)
{
	return create(ctx, context, curve_table, LEGENEC_ECDSA);
}

void
lws_genec_destroy(struct lws_genec_ctx *ctx)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(ctx->ctx); n++) {
		EVP_PKEY_CTX_free(ctx->ctx[n]);
		ctx->ctx[n] = NULL;
	}
	ctx->has_private = 0;
}

/* -- keys -- */

static const struct lws_ec_curves *
find_curve(const struct lws_ec_curves *c,
	   const struct lws_gencrypto_keyelem *crv)
{
	for (; c->name; c++)
		if (lws_keyel_is_curve(crv, c->name))
			return c;

	return NULL;
}

/* the results are the API's: -3 unknown curve, -4 wrong length */
static int
check_elements(const struct lws_ec_curves *c,
	       const struct lws_gencrypto_keyelem *el)
{
	const struct lws_gencrypto_keyelem *d = &el[LWS_GENCRYPTO_EC_KEYEL_D];

	if (!c) {
		lwsl_notice("EC key: curve '%s' is not one of the table's\n",
			    (const char *)el[LWS_GENCRYPTO_EC_KEYEL_CRV].buf);
		return -3;
	}
	if (el[LWS_GENCRYPTO_EC_KEYEL_X].buf &&
	    el[LWS_GENCRYPTO_EC_KEYEL_X].len == c->key_bytes &&
	    el[LWS_GENCRYPTO_EC_KEYEL_Y].buf &&
	    el[LWS_GENCRYPTO_EC_KEYEL_Y].len == c->key_bytes &&
	    (!d->buf || d->len == c->key_bytes))
		return 0;
	lwsl_notice("EC key: %s has elements of %u bytes\n", c->name,
		    c->key_bytes);

	return -4;
}

int
lws_ossl_curve_nid(const struct lws_gencrypto_keyelem *el)
{
	const struct lws_ec_curves *c =
		find_curve(our_curves, &el[LWS_GENCRYPTO_EC_KEYEL_CRV]);

	return c && !check_elements(c, el) ? c->tls_lib_nid : 0;
}

/* the slot takes the key over; what it had goes */
static int
attach(struct lws_genec_ctx *ctx, unsigned int slot, EVP_PKEY *pkey)
{
	EVP_PKEY_CTX_free(ctx->ctx[slot]);
	ctx->ctx[slot] = EVP_PKEY_CTX_new(pkey, NULL);
	EVP_PKEY_free(pkey);

	return ctx->ctx[slot] ? 0 : -9;
}

/* ECDH: theirs is public, whatever it has */
static int
set_key(struct lws_genec_ctx *ctx, const struct lws_gencrypto_keyelem *el,
	enum enum_lws_dh_side side)
{
	const struct lws_gencrypto_keyelem *crv =
		&el[LWS_GENCRYPTO_EC_KEYEL_CRV];
	int with_private =
		side == LDHS_OURS && el[LWS_GENCRYPTO_EC_KEYEL_D].buf;
	const struct lws_ec_curves *c;
	EVP_PKEY *pkey;
	int ret;

	if (!crv->buf || crv->len < 4)
		return -2;
	c = find_curve(ctx->curve_table, crv);
	ret = check_elements(c, el);
	if (ret)
		return ret;
	pkey = lws_ossl_ec_key(el, c->tls_lib_nid, with_private);
	if (!pkey)
		return -9;
	if (side == LDHS_OURS)
		ctx->has_private = (char)with_private;

	return attach(ctx, side, pkey);
}

int
lws_genecdh_set_key(struct lws_genec_ctx *ctx, struct lws_gencrypto_keyelem *el,
		    enum enum_lws_dh_side side)
{
	if (ctx->genec_alg != LEGENEC_ECDH ||
	    (unsigned int)side >= LWS_ARRAY_SIZE(ctx->ctx) ||
	    (side == LDHS_OURS && !el[LWS_GENCRYPTO_EC_KEYEL_D].buf))
		return -1;

	return set_key(ctx, el, side);
}

int
lws_genecdsa_set_key(struct lws_genec_ctx *ctx,
		     const struct lws_gencrypto_keyelem *el)
{
	if (ctx->genec_alg != LEGENEC_ECDSA)
		return -1;

	return set_key(ctx, el, LDHS_OURS);
}

/* -- a new key -- */

static EVP_PKEY *
generate(int nid)
{
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, NULL);
	EVP_PKEY *pkey = NULL;

	if (!c || EVP_PKEY_keygen_init(c) != 1 ||
	    EVP_PKEY_CTX_set_ec_paramgen_curve_nid(c, nid) != 1 ||
	    EVP_PKEY_CTX_set_ec_param_enc(c, OPENSSL_EC_NAMED_CURVE) != 1 ||
	    EVP_PKEY_keygen(c, &pkey) != 1)
		lws_ossl_why("EC key generation");
	EVP_PKEY_CTX_free(c);

	return pkey;
}

static int
new_keypair(struct lws_genec_ctx *ctx, unsigned int slot,
	    const char *curve_name, struct lws_gencrypto_keyelem *el)
{
	const struct lws_ec_curves *c = ctx->curve_table;
	EVP_PKEY *pkey;

	while (c->name && (!curve_name || strcmp(c->name, curve_name)))
		c++;
	if (!c->name)
		return -22;
	pkey = generate(c->tls_lib_nid);
	if (!pkey)
		return -23;
	if (lws_ossl_private_elements(pkey, el) != LWS_GENCRYPTO_KTY_EC) {
		EVP_PKEY_free(pkey);
		return -24;
	}
	if (attach(ctx, slot, pkey)) {
		lws_genec_destroy_elements(el);
		return -25;
	}
	if (slot == LDHS_OURS)
		ctx->has_private = 1;

	return 0;
}

int
lws_genecdh_new_keypair(struct lws_genec_ctx *ctx, enum enum_lws_dh_side side,
			const char *curve_name,
			struct lws_gencrypto_keyelem *el)
{
	if (ctx->genec_alg != LEGENEC_ECDH ||
	    (unsigned int)side >= LWS_ARRAY_SIZE(ctx->ctx))
		return -1;

	return new_keypair(ctx, side, curve_name, el);
}

int
lws_genecdsa_new_keypair(struct lws_genec_ctx *ctx, const char *curve_name,
			 struct lws_gencrypto_keyelem *el)
{
	if (ctx->genec_alg != LEGENEC_ECDSA)
		return -1;

	return new_keypair(ctx, 0, curve_name, el);
}

/* -- ECDH (SP 800-56A 5.7.1.2) -- */

static EVP_PKEY *
key_of(const struct lws_genec_ctx *ctx, unsigned int slot)
{
	return ctx->ctx[slot] ? EVP_PKEY_CTX_get0_pkey(ctx->ctx[slot]) : NULL;
}

int
lws_genecdh_compute_shared_secret(struct lws_genec_ctx *ctx, uint8_t *ss,
				  int *ss_len)
{
	EVP_PKEY *ours = key_of(ctx, LDHS_OURS);
	EVP_PKEY *theirs = key_of(ctx, LDHS_THEIRS);
	EVP_PKEY_CTX *op = NULL;
	size_t len = 0;
	int ret = -1;

	if (ctx->genec_alg != LEGENEC_ECDH || !ours || !theirs ||
	    !ctx->has_private || *ss_len < 0)
		return -1;
	op = EVP_PKEY_CTX_new(ours, NULL);
	if (op && EVP_PKEY_derive_init(op) == 1 &&
	    EVP_PKEY_derive_set_peer(op, theirs) == 1 &&
	    EVP_PKEY_derive(op, NULL, &len) == 1 && len <= (size_t)*ss_len &&
	    EVP_PKEY_derive(op, ss, &len) == 1) {
		*ss_len = (int)len;
		ret = 0;
	} else
		lws_ossl_why("ECDH");
	EVP_PKEY_CTX_free(op);

	return ret;
}

/* -- ECDSA (FIPS 186-4 6.4); the signature as RFC 7518 3.4 has it -- */

/* bytes of r and of s, 0: the key is not one of keybits, or sig_len is wrong */
static size_t
half_len(const struct lws_genec_ctx *ctx, int keybits, size_t sig_len)
{
	EVP_PKEY *pkey = key_of(ctx, 0);
	size_t half;

	if (ctx->genec_alg != LEGENEC_ECDSA || !pkey || keybits <= 0 ||
	    EVP_PKEY_bits(pkey) != keybits)
		return 0;
	half = (size_t)lws_gencrypto_bits_to_bytes(keybits);

	return half <= HALF_MAX && sig_len == 2 * half ? half : 0;
}

static EVP_PKEY_CTX *
signature(const struct lws_genec_ctx *ctx, int (*init)(EVP_PKEY_CTX *ctx),
	  enum lws_genhash_types hash_type)
{
	const EVP_MD *md = lws_ossl_md((int)hash_type);
	EVP_PKEY_CTX *op = md ? EVP_PKEY_CTX_new(key_of(ctx, 0), NULL) : NULL;

	if (op && init(op) == 1 && EVP_PKEY_CTX_set_signature_md(op, md) == 1)
		return op;
	EVP_PKEY_CTX_free(op);

	return NULL;
}

int
lws_genecdsa_hash_sign_jws(struct lws_genec_ctx *ctx, const uint8_t *in,
			   enum lws_genhash_types hash_type, int keybits,
			   uint8_t *sig, size_t sig_len)
{
	size_t half = half_len(ctx, keybits, sig_len), len;
	uint8_t der[2 * HALF_MAX + 16];
	EVP_PKEY_CTX *op;
	int ret = -1;

	if (!half || !ctx->has_private)
		return -1;
	op = signature(ctx, EVP_PKEY_sign_init, hash_type);
	len = sizeof(der);
	if (op &&
	    EVP_PKEY_sign(op, der, &len, in, lws_genhash_size(hash_type)) == 1)
		ret = lws_der_sig_to_raw(lws_span_of(der, len), sig, half);
	else
		lws_ossl_why("ECDSA");
	EVP_PKEY_CTX_free(op);

	return ret;
}

int
lws_genecdsa_hash_sig_verify_jws(struct lws_genec_ctx *ctx, const uint8_t *in,
				 enum lws_genhash_types hash_type, int keybits,
				 const uint8_t *sig, size_t sig_len)
{
	size_t half = half_len(ctx, keybits, sig_len), len;
	uint8_t der[2 * HALF_MAX + 16], *at;
	EVP_PKEY_CTX *op;
	int ret = -1;

	if (!half)
		return -1;
	len = lws_der_sig_from_raw(sig, half, der, sizeof(der), &at);
	op = signature(ctx, EVP_PKEY_verify_init, hash_type);
	if (op && len &&
	    EVP_PKEY_verify(op, at, len, in, lws_genhash_size(hash_type)) == 1)
		ret = 0;
	EVP_PKEY_CTX_free(op);
	ERR_clear_error();

	return ret;
}
