/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The algorithms that JOSE headers name (RFC 7518 3.1, 4.1, 5.1), with what
 * each is made of.
 */
#include "jose/jose.h"

#define HASH(n) LWS_GENHASH_TYPE_##n
#define HMAC(n) LWS_GENHMAC_TYPE_##n
#define KIND(n) LWS_JOSE_ENCTYPE_##n

/* hash, hmac, signing, crypto, name, curve, bits: least, fixed, iv */

static const struct lws_jose_jwe_alg jws_algs[] = {
	/* clang-format off */
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(NONE), KIND(NONE),
	  "none", NULL, 0, 0, 0 },
	{ HASH(UNKNOWN), HMAC(SHA256), KIND(NONE), KIND(NONE),
	  "HS256", NULL, 0, 0, 0 },
	{ HASH(UNKNOWN), HMAC(SHA384), KIND(NONE), KIND(NONE),
	  "HS384", NULL, 0, 0, 0 },
	{ HASH(UNKNOWN), HMAC(SHA512), KIND(NONE), KIND(NONE),
	  "HS512", NULL, 0, 0, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_1_5), KIND(NONE),
	  "RS256", NULL, 2048, 4096, 0 },
	{ HASH(SHA384), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_1_5), KIND(NONE),
	  "RS384", NULL, 2048, 4096, 0 },
	{ HASH(SHA512), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_1_5), KIND(NONE),
	  "RS512", NULL, 2048, 4096, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_PSS), KIND(NONE),
	  "PS256", NULL, 2048, 4096, 0 },
	{ HASH(SHA384), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_PSS), KIND(NONE),
	  "PS384", NULL, 2048, 4096, 0 },
	{ HASH(SHA512), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_PSS), KIND(NONE),
	  "PS512", NULL, 2048, 4096, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(ECDSA), KIND(NONE),
	  "ES256", "P-256", 256, 256, 0 },
	{ HASH(SHA384), HMAC(UNKNOWN), KIND(ECDSA), KIND(NONE),
	  "ES384", "P-384", 384, 384, 0 },
	{ HASH(SHA512), HMAC(UNKNOWN), KIND(ECDSA), KIND(NONE),
	  "ES512", "P-521", 521, 521, 0 },
	/* RFC 8037 3.1: of the key's own curve, which has its own hash */
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(ECDSA), KIND(NONE),
	  "EdDSA", NULL, 0, 0, 0 },
	/* clang-format on */
};

static const struct lws_jose_jwe_alg jwe_algs[] = {
	/* clang-format off */
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_1_5), KIND(NONE),
	  "RSA1_5", NULL, 2048, 4096, 0 },
	{ HASH(SHA1), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_OAEP), KIND(NONE),
	  "RSA-OAEP", NULL, 2048, 4096, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(RSASSA_PKCS1_OAEP), KIND(NONE),
	  "RSA-OAEP-256", NULL, 2048, 4096, 0 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(AES_ECB), KIND(NONE),
	  "A128KW", NULL, 128, 128, 64 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(AES_ECB), KIND(NONE),
	  "A192KW", NULL, 192, 192, 64 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(AES_ECB), KIND(NONE),
	  "A256KW", NULL, 256, 256, 64 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(NONE), KIND(NONE),
	  "dir", NULL, 0, 0, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(ECDHES), KIND(NONE),
	  "ECDH-ES", NULL, 128, 128, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(ECDHES), KIND(AES_ECB),
	  "ECDH-ES+A128KW", NULL, 128, 128, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(ECDHES), KIND(AES_ECB),
	  "ECDH-ES+A192KW", NULL, 192, 192, 0 },
	{ HASH(SHA256), HMAC(UNKNOWN), KIND(ECDHES), KIND(AES_ECB),
	  "ECDH-ES+A256KW", NULL, 256, 256, 0 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(AES_ECB), KIND(NONE),
	  "A128GCMKW", NULL, 128, 128, 96 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(AES_ECB), KIND(NONE),
	  "A192GCMKW", NULL, 192, 192, 96 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(AES_ECB), KIND(NONE),
	  "A256GCMKW", NULL, 256, 256, 96 },
	{ HASH(UNKNOWN), HMAC(SHA256), KIND(NONE), KIND(AES_ECB),
	  "PBES2-HS256+A128KW", NULL, 128, 128, 0 },
	{ HASH(UNKNOWN), HMAC(SHA384), KIND(NONE), KIND(AES_ECB),
	  "PBES2-HS384+A192KW", NULL, 192, 192, 0 },
	{ HASH(UNKNOWN), HMAC(SHA512), KIND(NONE), KIND(AES_ECB),
	  "PBES2-HS512+A256KW", NULL, 256, 256, 0 },
	/* clang-format on */
};

static const struct lws_jose_jwe_alg jwe_encs[] = {
	/* clang-format off */
	{ HASH(UNKNOWN), HMAC(SHA256), KIND(NONE), KIND(AES_CBC),
	  "A128CBC-HS256", NULL, 256, 256, 128 },
	{ HASH(UNKNOWN), HMAC(SHA384), KIND(NONE), KIND(AES_CBC),
	  "A192CBC-HS384", NULL, 384, 384, 192 },
	{ HASH(UNKNOWN), HMAC(SHA512), KIND(NONE), KIND(AES_CBC),
	  "A256CBC-HS512", NULL, 512, 512, 256 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(NONE), KIND(AES_GCM),
	  "A128GCM", NULL, 128, 128, 96 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(NONE), KIND(AES_GCM),
	  "A192GCM", NULL, 192, 192, 96 },
	{ HASH(UNKNOWN), HMAC(UNKNOWN), KIND(NONE), KIND(AES_GCM),
	  "A256GCM", NULL, 256, 256, 96 },
	/* clang-format on */
};

static int
find(const struct lws_jose_jwe_alg *rows, size_t count, const char *name,
     const struct lws_jose_jwe_alg **jose)
{
	size_t n;

	for (n = 0; n < count; n++)
		if (!strcmp(rows[n].alg, name)) {
			*jose = &rows[n];
			return 0;
		}

	return 1;
}

int
lws_gencrypto_jws_alg_to_definition(const char *alg,
				    const struct lws_jose_jwe_alg **jose)
{
	return find(jws_algs, LWS_ARRAY_SIZE(jws_algs), alg, jose);
}

int
lws_gencrypto_jwe_alg_to_definition(const char *alg,
				    const struct lws_jose_jwe_alg **jose)
{
	const struct lws_jose_jwe_alg *found;

	if (find(jwe_algs, LWS_ARRAY_SIZE(jwe_algs), alg, &found) ||
	    !lws_jose_has(found))
		return 1;
	*jose = found;

	return 0;
}

int
lws_gencrypto_jwe_enc_to_definition(const char *enc,
				    const struct lws_jose_jwe_alg **jose)
{
	return find(jwe_encs, LWS_ARRAY_SIZE(jwe_encs), enc, jose);
}

int
lws_jose_rsa_suits(const struct lws_jose_jwe_alg *alg,
		   const struct lws_jwk *jwk)
{
	size_t bits = lws_keyel_bits(&jwk->e[LWS_GENCRYPTO_RSA_KEYEL_N]);

	if (bits >= alg->keybits_min && bits <= alg->keybits_fixed)
		return 1;
	lwsl_notice("JOSE: %s with an RSA key of %u bits, not in %u .. %u\n",
		    alg->alg, (unsigned int)bits, alg->keybits_min,
		    alg->keybits_fixed);

	return 0;
}
