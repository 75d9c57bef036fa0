/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Signatures and MACs over header "." payload (RFC 7515 5.1, RFC 7518 3). The
 * key's type must be the algorithm's: otherwise somebody could have his own
 * HMAC checked with a public RSA key as its secret.
 */
#include "jose/jose.h"

/* -- HMAC, RSA, ECDSA (RFC 7518 3.2 to 3.5) -- */

enum { PARTS = 3 };

/* an HMAC is of a hash with its name */
static enum lws_genhash_types
hash_of(const struct lws_jose_jwe_alg *alg)
{
	switch (alg->hmac_type) {
	case LWS_GENHMAC_TYPE_SHA256:
		return LWS_GENHASH_TYPE_SHA256;
	case LWS_GENHMAC_TYPE_SHA384:
		return LWS_GENHASH_TYPE_SHA384;
	case LWS_GENHMAC_TYPE_SHA512:
		return LWS_GENHASH_TYPE_SHA512;
	default:
		return alg->hash_type;
	}
}

/* each algorithm has one curve (RFC 7518 3.4) */
static int
is_on_its_curve(const struct lws_jose_jwe_alg *alg, const struct lws_jwk *jwk)
{
	if (!alg->curve_name ||
	    lws_keyel_is_curve(&jwk->e[LWS_GENCRYPTO_EC_KEYEL_CRV],
			       alg->curve_name))
		return 1;
	lwsl_notice("JWS: %s needs a key on %s\n", alg->alg, alg->curve_name);

	return 0;
}

static int
is_usable(const struct lws_jose_jwe_alg *alg, const struct lws_jwk *jwk)
{
	if (jwk->kty == LWS_GENCRYPTO_KTY_OCT)
		return jwk->e[LWS_GENCRYPTO_OCT_KEYEL_K].len > 0;
	if (jwk->kty == LWS_GENCRYPTO_KTY_RSA)
		return lws_jose_rsa_suits(alg, jwk);

	return is_on_its_curve(alg, jwk);
}

/* parts: get header "." payload, the rest is told by alg and key */
static struct lws_signing
signing(const struct lws_jose_jwe_alg *alg, const struct lws_jwk *jwk,
	const struct lws_jws_input *in, struct lws_span *parts)
{
	const struct lws_signing s = {
		.kty = (enum lws_gencrypto_kty)jwk->kty,
		.el = jwk->e,
		.hash = hash_of(alg),
		.is_pss = alg->algtype_signing ==
			  LWS_JOSE_ENCTYPE_RSASSA_PKCS1_PSS,
		.half = (uint8_t)lws_gencrypto_bits_to_bytes(
			alg->curve_name ? alg->keybits_fixed : 0),
		.parts = parts,
		.count = PARTS,
	};

	parts[0] = lws_span_of(in->jose, in->jose_len);
	parts[1] = lws_span_of(".", 1);
	parts[2] = lws_span_of(in->pyld, in->pyld_len);

	return s;
}

static int
sign(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
     const struct lws_jws_input *in, uint8_t *sig)
{
	struct lws_span parts[PARTS];
	struct lws_signing s = signing(alg, jwk, in, parts);

	return is_usable(alg, jwk)
		       ? lws_signature_make(&s, sig, LWS_JWS_SIG_MAX)
		       : -1;
}

static int
verify(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
       const struct lws_jws_input *in, const struct lws_span *sig)
{
	struct lws_span parts[PARTS];
	struct lws_signing s = signing(alg, jwk, in, parts);

	return is_usable(alg, jwk) ? lws_signature_check(&s, sig) : -1;
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
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, jwk->e, 1);
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
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, jwk->e, 0);
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
	/* clang-format off */
	[LWS_JOSE_ENCTYPE_NONE] = { LWS_GENCRYPTO_KTY_OCT, sign, verify },
	[LWS_JOSE_ENCTYPE_RSASSA_PKCS1_1_5] = {
		LWS_GENCRYPTO_KTY_RSA, sign, verify },
	[LWS_JOSE_ENCTYPE_RSASSA_PKCS1_PSS] = {
		LWS_GENCRYPTO_KTY_RSA, sign, verify },
	[LWS_JOSE_ENCTYPE_ECDSA] = { LWS_GENCRYPTO_KTY_EC, sign, verify },
	/* clang-format on */
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

	return m->verify(alg, jwk, in, sig) ? -1 : 0;
}
