/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The content key encrypted to an RSA key (RFC 7518 4.2, 4.3).
 */
#include "jose/jwe.h"

static int
rsa_open(struct lws_jwe *jwe, struct lws_genrsa_ctx *ctx)
{
	const struct lws_jose_jwe_alg *alg = jwe->jose.alg;
	enum enum_genrsa_mode mode =
		alg->algtype_signing == LWS_JOSE_ENCTYPE_RSASSA_PKCS1_OAEP
			? LGRSAM_PKCS1_OAEP_PSS
			: LGRSAM_PKCS1_1_5;

	if (jwe->jwk.kty != LWS_GENCRYPTO_KTY_RSA ||
	    !lws_jose_rsa_suits(alg, &jwe->jwk))
		return -1;

	return lws_genrsa_create(ctx, jwe->jwk.e, jwe->jws.context, mode,
				 alg->hash_type)
		       ? -1
		       : 0;
}

static int
rsa_wrap(struct lws_jwe *jwe, char **temp, int *temp_len)
{
	size_t len = jwe->jwk.e[LWS_GENCRYPTO_RSA_KEYEL_N].len;
	struct lws_genrsa_ctx ctx;
	uint8_t *to;
	int n = -1;

	if (len > LWS_JWE_LIMIT_KEY_ELEMENT_BYTES || rsa_open(jwe, &ctx))
		return -1;
	to = lws_jwe_ekey_room(jwe, temp, temp_len, len);
	if (to)
		n = lws_genrsa_public_encrypt(&ctx, jwe->cek,
					      lws_jwe_cek_len(jwe), to);
	lws_genrsa_destroy(&ctx);
	if (n < 0)
		return -1;
	jwe->jws.map.len[LJWE_EKEY] = (uint32_t)n;

	return 0;
}

/* RFC 7516 11.5: whoever sends must not learn whether it was the key that could
 * not be decrypted; so then a random one goes on, and the content will not be
 * authentic */
static int
rsa_unwrap(struct lws_jwe *jwe)
{
	const struct lws_jws_map *map = &jwe->jws.map;
	size_t len = lws_jwe_cek_len(jwe);
	uint8_t got[LWS_JWE_LIMIT_KEY_ELEMENT_BYTES];
	struct lws_genrsa_ctx ctx;
	int n;

	if (!jwe->jwk.e[LWS_GENCRYPTO_RSA_KEYEL_D].buf ||
	    !map->buf[LJWE_EKEY] ||
	    lws_get_random(jwe->jws.context, jwe->cek, len) != len ||
	    rsa_open(jwe, &ctx))
		return -1;
	n = lws_genrsa_private_decrypt(&ctx,
				       lws_jwe_writable(map->buf[LJWE_EKEY]),
				       map->len[LJWE_EKEY], got, sizeof(got));
	lws_genrsa_destroy(&ctx);
	if (n == (int)len)
		memcpy(jwe->cek, got, len);
	lws_explicit_bzero(got, sizeof(got));

	return 0;
}

const struct lws_jwe_kind lws_jwe_kind_rsa = { rsa_wrap, rsa_unwrap };
