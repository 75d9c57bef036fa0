/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The algorithms (RFC 9053 2 and 3, RFC 8812, RFC 8230), and which keys may be
 * used with them.
 */
#include "cose/cose.h"

/* RFC 8230 2; the API has no names for them */
enum { ALG_PS256 = -37, ALG_PS384 = -38, ALG_PS512 = -39 };

#define HASH(n) LWS_GENHASH_TYPE_##n

static const struct lws_cose_alg algs[] = {
	/* clang-format off */
	{ LWSCOSE_WKAECDSA_ALG_ES256, "ES256", LWS_COSE_ECDSA,
	  HASH(SHA256), "P-256", 0, 0 },
	{ LWSCOSE_WKAECDSA_ALG_ES384, "ES384", LWS_COSE_ECDSA,
	  HASH(SHA384), "P-384", 0, 0 },
	{ LWSCOSE_WKAECDSA_ALG_ES512, "ES512", LWS_COSE_ECDSA,
	  HASH(SHA512), "P-521", 0, 0 },
	{ LWSCOSE_WKAHMAC_256_64, "HS256_64", LWS_COSE_HMAC,
	  HASH(SHA256), NULL, 8, 0 },
	{ LWSCOSE_WKAHMAC_256_256, "HS256", LWS_COSE_HMAC,
	  HASH(SHA256), NULL, 32, 0 },
	{ LWSCOSE_WKAHMAC_384_384, "HS384", LWS_COSE_HMAC,
	  HASH(SHA384), NULL, 48, 0 },
	{ LWSCOSE_WKAHMAC_512_512, "HS512", LWS_COSE_HMAC,
	  HASH(SHA512), NULL, 64, 0 },
	{ LWSCOSE_WKARSA_ALG_RS256, "RS256", LWS_COSE_RSA,
	  HASH(SHA256), NULL, 0, 0 },
	{ LWSCOSE_WKARSA_ALG_RS384, "RS384", LWS_COSE_RSA,
	  HASH(SHA384), NULL, 0, 0 },
	{ LWSCOSE_WKARSA_ALG_RS512, "RS512", LWS_COSE_RSA,
	  HASH(SHA512), NULL, 0, 0 },
	{ ALG_PS256, "PS256", LWS_COSE_PSS,
	  HASH(SHA256), NULL, 0, 0 },
	{ ALG_PS384, "PS384", LWS_COSE_PSS,
	  HASH(SHA384), NULL, 0, 0 },
	{ ALG_PS512, "PS512", LWS_COSE_PSS,
	  HASH(SHA512), NULL, 0, 0 },
	{ LWSCOSE_WKAEDDSA_ALG_EDDSA, "EdDSA", LWS_COSE_EDDSA,
	  HASH(UNKNOWN), NULL, 0, 0 },
	/* RFC 9053 3.2 */
	{ LWSCOSE_WKAAES_128_64, "AES-MAC 128/64", LWS_COSE_AESMAC,
	  HASH(UNKNOWN), NULL, 8, 16 },
	{ LWSCOSE_WKAAES_256_64, "AES-MAC 256/64", LWS_COSE_AESMAC,
	  HASH(UNKNOWN), NULL, 8, 32 },
	{ LWSCOSE_WKAAES_128_128, "AES-MAC 128/128", LWS_COSE_AESMAC,
	  HASH(UNKNOWN), NULL, 16, 16 },
	{ LWSCOSE_WKAAES_256_128, "AES-MAC 256/128", LWS_COSE_AESMAC,
	  HASH(UNKNOWN), NULL, 16, 32 },
	/* clang-format on */
};

const struct lws_cose_alg *
lws_cose_alg(cose_param_t alg)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++)
		if (algs[n].alg == alg)
			return &algs[n];

	return NULL;
}

const char *
lws_cose_alg_to_name(cose_param_t alg)
{
	const struct lws_cose_alg *a = lws_cose_alg(alg);

	return a ? a->name : "unknown_alg";
}

cose_param_t
lws_cose_name_to_alg(const char *name)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++)
		if (!strcmp(algs[n].name, name))
			return algs[n].alg;

	return 0;
}

/* -- keys for them -- */

/* RFC 8230 2, RFC 8812 2: from 2048 bits on */
static int
is_long_enough(const struct lws_gencrypto_keyelem *n)
{
	size_t bits = lws_keyel_bits(n);

	if (bits >= LWS_COSE_RSA_BITS && bits <= 8 * LWS_COSE_SIG_MAX)
		return 1;
	lwsl_notice("COSE: an RSA key of %u bits, not in %u .. %u\n",
		    (unsigned int)bits, (unsigned int)LWS_COSE_RSA_BITS,
		    8u * LWS_COSE_SIG_MAX);

	return 0;
}

/* RFC 9053 2.1: a hash may go with any of the curves, it is only suggested that
 * each has its own. So that is what is made, and is looked for first. */
static int
is_curve_of(const struct lws_gencrypto_keyelem *crv,
	    const struct lws_cose_alg *alg, enum lws_cose_use use)
{
	if (use == LWS_COSE_CHECK_ANY_CURVE)
		return crv->buf && lws_curve_by_name((const char *)crv->buf);

	return lws_keyel_is_curve(crv, alg->curve);
}

static int
is_type_of(const lws_cose_key_t *ck, const struct lws_cose_alg *alg,
	   enum lws_cose_use use)
{
	const struct lws_gencrypto_keyelem *e = ck->e;

	switch (alg->kind) {
	case LWS_COSE_ECDSA:
		return ck->gencrypto_kty == LWS_GENCRYPTO_KTY_EC &&
		       is_curve_of(&e[LWS_GENCRYPTO_EC_KEYEL_CRV], alg, use);
	case LWS_COSE_EDDSA:
		return ck->gencrypto_kty == LWS_GENCRYPTO_KTY_EC &&
		       lws_x_okp_sig_len(e);
	case LWS_COSE_HMAC:
		return ck->gencrypto_kty == LWS_GENCRYPTO_KTY_OCT &&
		       e[LWS_GENCRYPTO_OCT_KEYEL_K].len;
	case LWS_COSE_AESMAC:
		return ck->gencrypto_kty == LWS_GENCRYPTO_KTY_OCT &&
		       e[LWS_GENCRYPTO_OCT_KEYEL_K].len == alg->key_len;
	default:
		return ck->gencrypto_kty == LWS_GENCRYPTO_KTY_RSA &&
		       is_long_enough(&e[LWS_GENCRYPTO_RSA_KEYEL_N]);
	}
}

/* RFC 9052 7.1: what it may be used for, if it says so */
static int
is_for(const lws_cose_key_t *ck, const struct lws_cose_alg *alg,
       enum lws_cose_use use)
{
	const struct lws_gencrypto_keyelem *ops =
		&ck->meta[COSEKEY_META_KEY_OPS];
	uint8_t sign =
		use == LWS_COSE_MAKE ? LWSCOSE_WKKO_SIGN : LWSCOSE_WKKO_VERIFY;
	uint8_t mac = use == LWS_COSE_MAKE ? LWSCOSE_WKKO_MAC_CREATE
					   : LWSCOSE_WKKO_MAC_VERIFY;
	uint32_t n;

	if (!ops->buf)
		return 1;
	for (n = 0; n < ops->len; n++)
		if (ops->buf[n] == sign ||
		    (lws_cose_is_mac(alg) && ops->buf[n] == mac))
			return 1;

	return 0;
}

/* RFC 9052 7.1: what it is bound to, if it says so; that may be something of
 * which only the name is known */
static int
is_bound_to_another(const lws_cose_key_t *ck, const struct lws_cose_alg *alg)
{
	return ck->cose_alg ? ck->cose_alg != alg->alg
			    : !!ck->meta[COSEKEY_META_ALG].buf;
}

int
lws_cose_key_suits(const lws_cose_key_t *ck, const struct lws_cose_alg *alg,
		   enum lws_cose_use use)
{
	return is_type_of(ck, alg, use) && !is_bound_to_another(ck, alg) &&
	       is_for(ck, alg, use);
}
