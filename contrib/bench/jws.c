/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What JSON web signatures cost beside OpenSSL called directly (sign-race.h).
 *
 * Ours: a compact JWS is made of a token's claims: the header is written, both
 * are encoded, signed, and the signature encoded; or a compact JWS is
 * confirmed: taken apart, decoded, the header parsed as JSON, its algorithm and
 * the key looked at, the signature checked. The key is a struct lws_jwk that is
 * there. Theirs has no JSON and no base64.
 *
 *   bench-jws [ROUNDS [MILLISECONDS [ALG]]]
 *
 * Built as bench-jws where OpenSSL is the crypto. The result is 0 when none
 * takes more than a tenth more than OpenSSL does.
 */
#include "sign-race.h"

#include <stdio.h>

static const char payload[] = SIGN_RACE_PAYLOAD;

struct token {
	enum lws_gencrypto_kty kty;
	const char *curve;
	struct lws_jwk jwk;
	char text[1024];
	size_t len;
};

static struct token tokens[] = {
	{ .kty = LWS_GENCRYPTO_KTY_OCT },
	{ .kty = LWS_GENCRYPTO_KTY_EC, .curve = "P-256" },
	{ .kty = LWS_GENCRYPTO_KTY_RSA },
	{ .kty = LWS_GENCRYPTO_KTY_EC, .curve = "Ed25519" },
};

static struct sign_race races[] = {
	{ .alg = "HS256", .bits = 256 },
	{ .alg = "ES256", .id = EVP_PKEY_EC },
	{ .alg = "RS256", .id = EVP_PKEY_RSA, .bits = 2048 },
	{ .alg = "EdDSA", .id = EVP_PKEY_ED25519 },
};

static char temp[8192];

static int
ours_sign(struct sign_race *r)
{
	struct token *t = r->user;

	t->len = sizeof(t->text);

	return lws_jwt_sign_compact(NULL, &t->jwk, r->alg, t->text, &t->len,
				    temp, sizeof(temp), "%s", payload);
}

static int
ours_confirm(struct sign_race *r)
{
	struct token *t = r->user;
	int tl = sizeof(temp);
	struct lws_jws_map map;

	return lws_jws_sig_confirm_compact_b64(t->text, t->len, &map, &t->jwk,
					       NULL, temp, &tl);
}

/* header.payload stands there already for them */
static int
run(struct sign_race *r, struct token *t, const struct sign_race_times *times)
{
	int ret = 2;

	r->user = t;
	r->sign = ours_sign;
	r->check = ours_confirm;
	if (!lws_jwk_generate(NULL, &t->jwk, t->kty, r->bits, t->curve) &&
	    !ours_sign(r)) {
		r->secret = t->jwk.e[LWS_GENCRYPTO_OCT_KEYEL_K];
		r->text = (uint8_t *)t->text;
		r->text_len = (size_t)(strrchr(t->text, '.') - t->text);
		ret = sign_race(r, times);
	}
	lws_jwk_destroy(&t->jwk);

	return ret;
}

int
main(int argc, char **argv)
{
	const struct sign_race_times times = sign_race_args(argc, argv);
	unsigned int n;
	int ret = 0;

	lws_set_log_level(LLL_ERR, NULL);
	for (n = 0; n < LWS_ARRAY_SIZE(races); n++)
		if (sign_race_is_wanted(&races[n], &times))
			ret |= run(&races[n], &tokens[n], &times);

	return ret;
}
