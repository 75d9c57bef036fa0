/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text as a key, a set of keys, headers, signatures and encrypted objects in
 * all forms. What is taken for a key must survive export and import.
 */
#include "core/core.h"

#include <stdlib.h>

static char temp[65536];

static void
export_again(struct lws_jwk *jwk)
{
	static char one[65536], two[65536];
	struct lws_jwk back;
	int len = sizeof(one), n = lws_jwk_export(jwk, 1, one, &len);

	if (n < 0)
		return; /* longer than any key */
	if (lws_jwk_import(&back, NULL, NULL, one, (size_t)n))
		abort();
	len = sizeof(two);
	if (lws_jwk_export(&back, 1, two, &len) != n ||
	    memcmp(one, two, (size_t)n))
		abort();
	lws_jwk_destroy(&back);
}

static int
set_cb(struct lws_jwk *jwk, void *user)
{
	(void)user;
	export_again(jwk);

	return 0;
}

static void
as_key(const char *text, size_t len)
{
	struct lws_jwk jwk;

	if (!lws_jwk_import(&jwk, NULL, NULL, text, len))
		export_again(&jwk);
	lws_jwk_destroy(&jwk);
	(void)lws_jwk_import(&jwk, set_cb, NULL, text, len);
}

static void
as_header(const char *text, size_t len)
{
	struct lws_jose jose;
	int tl = sizeof(temp);

	lws_jose_init(&jose);
	(void)lws_jws_parse_jose(&jose, text, (int)len, temp, &tl);
	lws_jose_destroy(&jose);
	lws_jose_init(&jose);
	tl = sizeof(temp);
	(void)lws_jwe_parse_jose(&jose, text, (int)len, temp, &tl);
	lws_jose_destroy(&jose);
}

static const char oct_key[] =
	"{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODw\"}";
static const char ec_key[] =
	"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"weNJy2HscCSM6AEDTDg04biOvhFh"
	"yyWvOHQfeF_PxMQ\",\"y\":\"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck"
	"\",\"d\":\"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw\"}";

static void
as_signature(const char *text, size_t len, const char *key)
{
	struct lws_jwk jwk, *keys = &jwk;
	struct lws_x_jws_confirmed c;
	struct lws_jws_map map;
	struct lws_jws jws;
	int tl = sizeof(temp);

	if (lws_jwk_import(&jwk, NULL, NULL, key, strlen(key)))
		abort();
	(void)lws_jws_sig_confirm_compact_b64(text, len, &map, &jwk, NULL, temp,
					      &tl);
	tl = sizeof(temp);
	lws_jws_init(&jws, &jwk, NULL);
	(void)lws_jws_sig_confirm_json(text, len, &jws, &jwk, NULL, temp, &tl);
	(void)lws_x_jws_confirm_json(text, len, &keys, 1, temp, sizeof(temp),
				     &c);
	lws_jwk_destroy(&jwk);
}

static void
as_encrypted(const char *text, size_t len, const char *key)
{
	struct lws_jwe jwe;
	int tl = sizeof(temp);

	lws_jwe_init(&jwe, NULL);
	if (lws_jwk_import(&jwe.jwk, NULL, NULL, key, strlen(key)))
		abort();
	if (lws_jws_compact_decode(text, (int)len, &jwe.jws.map,
				   &jwe.jws.map_b64, temp, &tl) == 5)
		(void)lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl),
					       &tl);
	tl = sizeof(temp);
	if (!lws_jwe_json_parse(&jwe, (const uint8_t *)text, (int)len, temp,
				&tl))
		(void)lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl),
					       &tl);
	lws_jwe_destroy(&jwe);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	unsigned long exp;
	char sub[16];

	lws_set_log_level(0, NULL);
	as_key(text, size);
	as_header(text, size);
	as_signature(text, size, oct_key);
	as_signature(text, size, ec_key);
	as_encrypted(text, size, oct_key);
	as_encrypted(text, size, ec_key);
	(void)lws_jwt_token_sanity(text, size, "me", "you", "c", sub,
				   sizeof(sub), &exp);

	return 0;
}
