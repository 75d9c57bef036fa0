/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Signatures and MACs over header "." payload (RFC 7515 5.1, RFC 7518 3). The
 * key's type must be the algorithm's: otherwise somebody could have his own
 * HMAC checked with a public RSA key as its secret.
 */
#include "jose/jose.h"

static int
hash_input(enum lws_genhash_types type, const struct lws_jws_input *in,
	   uint8_t *digest)
{
	struct lws_genhash_ctx h;

	if (lws_genhash_init(&h, type) ||
	    lws_genhash_update(&h, in->jose, in->jose_len) ||
	    lws_genhash_update(&h, ".", 1) ||
	    lws_genhash_update(&h, in->pyld, in->pyld_len) ||
	    lws_genhash_destroy(&h, digest)) {
		lws_genhash_destroy(&h, NULL);
		return -1;
	}

	return 0;
}

/* -- HMAC (RFC 7518 3.2) -- */

static int
mac_input(const struct lws_jose_jwe_alg *alg, const struct lws_jwk *jwk,
	  const struct lws_jws_input *in, uint8_t *mac)
{
	const struct lws_gencrypto_keyelem *k =
		&jwk->e[LWS_GENCRYPTO_OCT_KEYEL_K];
	struct lws_genhmac_ctx h;

	if (!k->buf || !k->len ||
	    lws_genhmac_init(&h, alg->hmac_type, k->buf, k->len))
		return -1;
	if (lws_genhmac_update(&h, in->jose, in->jose_len) ||
	    lws_genhmac_update(&h, ".", 1) ||
	    lws_genhmac_update(&h, in->pyld, in->pyld_len) ||
	    lws_genhmac_destroy(&h, mac)) {
		lws_genhmac_destroy(&h, NULL);
		return -1;
	}

	return (int)lws_genhmac_size(alg->hmac_type);
}

static int
hmac_sign(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	  const struct lws_jws_input *in, uint8_t *sig)
{
	return mac_input(alg, jwk, in, sig);
}

static int
hmac_verify(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	    const struct lws_jws_input *in, const struct lws_span *sig)
{
	uint8_t mac[LWS_GENHASH_LARGEST];
	int n = mac_input(alg, jwk, in, mac);

	if (n < 0 || sig->len != (size_t)n ||
	    lws_timingsafe_bcmp(mac, sig->p, (uint32_t)n))
		return -1;

	return 0;
}

/* -- RSA (RFC 7518 3.3, 3.5) -- */

static int
rsa_open(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	 const struct lws_jws_input *in, struct lws_genrsa_ctx *ctx,
	 uint8_t *digest)
{
	enum enum_genrsa_mode mode =
		alg->algtype_signing == LWS_JOSE_ENCTYPE_RSASSA_PKCS1_PSS
			? LGRSAM_PKCS1_OAEP_PSS
			: LGRSAM_PKCS1_1_5;

	if (jwk->e[LWS_GENCRYPTO_RSA_KEYEL_N].len > LWS_JWS_SIG_MAX ||
	    hash_input(alg->hash_type, in, digest) ||
	    lws_genrsa_create(ctx, jwk->e, NULL, mode,
			      LWS_GENHASH_TYPE_UNKNOWN))
		return -1;

	return 0;
}

static int
rsa_sign(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	 const struct lws_jws_input *in, uint8_t *sig)
{
	uint8_t digest[LWS_GENHASH_LARGEST];
	struct lws_genrsa_ctx ctx;
	int n;

	if (rsa_open(alg, jwk, in, &ctx, digest))
		return -1;
	n = lws_genrsa_hash_sign(&ctx, digest, alg->hash_type, sig,
				 LWS_JWS_SIG_MAX);
	lws_genrsa_destroy(&ctx);

	return n;
}

static int
rsa_verify(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	   const struct lws_jws_input *in, const struct lws_span *sig)
{
	uint8_t digest[LWS_GENHASH_LARGEST];
	struct lws_genrsa_ctx ctx;
	int n;

	if (rsa_open(alg, jwk, in, &ctx, digest))
		return -1;
	n = lws_genrsa_hash_sig_verify(&ctx, digest, alg->hash_type, sig->p,
				       sig->len);
	lws_genrsa_destroy(&ctx);

	return n;
}

/* -- ECDSA (RFC 7518 3.4): each algorithm has one curve -- */

static int
ec_open(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	const struct lws_jws_input *in, struct lws_genec_ctx *ctx,
	uint8_t *digest)
{
	if (!lws_keyel_is_curve(&jwk->e[LWS_GENCRYPTO_EC_KEYEL_CRV],
				alg->curve_name)) {
		lwsl_notice("JWS: %s needs a key on %s\n", alg->alg,
			    alg->curve_name);
		return -1;
	}
	if (hash_input(alg->hash_type, in, digest) ||
	    lws_genecdsa_create(ctx, NULL, NULL) ||
	    lws_genecdsa_set_key(ctx, jwk->e))
		return -1;

	return 0;
}

static int
ec_sign(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	const struct lws_jws_input *in, uint8_t *sig)
{
	int n, len = 2 * lws_gencrypto_bits_to_bytes(alg->keybits_fixed);
	uint8_t digest[LWS_GENHASH_LARGEST];
	struct lws_genec_ctx ctx;

	if (ec_open(alg, jwk, in, &ctx, digest))
		return -1;
	n = lws_genecdsa_hash_sign_jws(&ctx, digest, alg->hash_type,
				       alg->keybits_fixed, sig, (size_t)len);
	lws_genec_destroy(&ctx);

	return n ? -1 : len;
}

static int
ec_verify(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	  const struct lws_jws_input *in, const struct lws_span *sig)
{
	uint8_t digest[LWS_GENHASH_LARGEST];
	struct lws_genec_ctx ctx;
	int n;

	if (ec_open(alg, jwk, in, &ctx, digest))
		return -1;
	n = lws_genecdsa_hash_sig_verify_jws(&ctx, digest, alg->hash_type,
					     alg->keybits_fixed, sig->p,
					     sig->len);
	lws_genec_destroy(&ctx);

	return n;
}

/* -- EdDSA (RFC 8037 3.1): not of a digest, but of the text itself -- */

/* header "." payload as one text: as it stands in a compact form, or a copy */
static const char *
whole_text(const struct lws_jws_input *in, char **copy)
{
	size_t len = in->jose_len + 1 + in->pyld_len;

	*copy = NULL;
	if (in->pyld == in->jose + in->jose_len + 1 &&
	    in->jose[in->jose_len] == '.')
		return in->jose;
	if (len < in->pyld_len)
		return NULL;
	*copy = lws_malloc(len, "jws text");
	if (!*copy)
		return NULL;
	memcpy(*copy, in->jose, in->jose_len);
	(*copy)[in->jose_len] = '.';
	if (in->pyld_len)
		memcpy(*copy + in->jose_len + 1, in->pyld, in->pyld_len);

	return *copy;
}

static int
eddsa_sign(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	   const struct lws_jws_input *in, uint8_t *sig)
{
	size_t len = lws_x_okp_sig_len(jwk->e);
	char *copy;
	const char *text = whole_text(in, &copy);
	int r = -1;

	(void)alg;
	if (text && len &&
	    !lws_x_okp_sign(jwk->e, text, in->jose_len + 1 + in->pyld_len, sig,
			    len))
		r = (int)len;
	lws_free(copy);

	return r;
}

static int
eddsa_verify(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
	     const struct lws_jws_input *in, const struct lws_span *sig)
{
	char *copy;
	const char *text = whole_text(in, &copy);
	int r = -1;

	(void)alg;
	if (text)
		r = lws_x_okp_verify(jwk->e, text,
				     in->jose_len + 1 + in->pyld_len, sig->p,
				     sig->len);
	lws_free(copy);

	return r;
}

/* -- which of them -- */

static const struct method {
	enum lws_gencrypto_kty kty;
	int (*sign)(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
		    const struct lws_jws_input *in, uint8_t *sig);
	int (*verify)(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
		      const struct lws_jws_input *in,
		      const struct lws_span *sig);
} methods[] = {
	[LWS_JOSE_ENCTYPE_NONE] = { LWS_GENCRYPTO_KTY_OCT, hmac_sign,
				    hmac_verify },
	[LWS_JOSE_ENCTYPE_RSASSA_PKCS1_1_5] = { LWS_GENCRYPTO_KTY_RSA, rsa_sign,
						rsa_verify },
	[LWS_JOSE_ENCTYPE_RSASSA_PKCS1_PSS] = { LWS_GENCRYPTO_KTY_RSA, rsa_sign,
						rsa_verify },
	[LWS_JOSE_ENCTYPE_ECDSA] = { LWS_GENCRYPTO_KTY_EC, ec_sign, ec_verify },
};

static const struct method eddsa = { LWS_GENCRYPTO_KTY_EC, eddsa_sign,
				     eddsa_verify };

static const struct method *
method_for(const struct lws_jose_jwe_alg *alg, const struct lws_jwk *jwk,
	   const char *op)
{
	const struct method *m;

	if ((unsigned int)alg->algtype_signing >= LWS_ARRAY_SIZE(methods) ||
	    lws_jose_is_none(alg))
		return NULL;
	m = &methods[alg->algtype_signing];
	if (alg->algtype_signing == LWS_JOSE_ENCTYPE_ECDSA && !alg->curve_name)
		m = &eddsa;
	if (m->sign && (int)m->kty == jwk->kty &&
	    (m == &eddsa) == lws_jwk_is_okp(jwk) &&
	    lws_jwk_permits(jwk, alg->alg, "sig", op))
		return m;
	lwsl_notice("JWS: the key is not one for %s\n", alg->alg);

	return NULL;
}

int
lws_jws_sign_input(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
		   const struct lws_jws_input *in, uint8_t *sig)
{
	const struct method *m = method_for(alg, jwk, "sign");

	if (!m)
		return -1;
	lws_keys_keep(m->kty, jwk->e, 1);

	return m->sign(alg, jwk, in, sig);
}

int
lws_jws_verify_input(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
		     const struct lws_jws_input *in, const struct lws_span *sig)
{
	/* who may sign may see that he did */
	const struct method *m = method_for(alg, jwk, "verify sign");

	if (!m)
		return -1;
	lws_keys_keep(m->kty, jwk->e, 0);

	return m->verify(alg, jwk, in, sig) ? -1 : 0;
}
