/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys of RFC 8037 in JSON: its own vectors, thumbprints, all four kinds made,
 * exported, imported and used, and what is no such key.
 */
#include "hex.h"

#include "jose/rfc7520-general.h"

static char temp[16384];

static void
key_of(struct lws_jwk *jwk, const char *json)
{
	assert_int_equal(lws_jwk_import(jwk, NULL, NULL, json, strlen(json)),
			 0);
}

static int
confirm(const char *text, struct lws_jwk *jwk)
{
	struct lws_jws_map map;
	int tl = sizeof(temp);

	return lws_jws_sig_confirm_compact_b64(text, strlen(text), &map, jwk,
					       NULL, temp, &tl);
}

static void
rfc8037_signature(void **state)
{
	const struct rfc7520 *v = &rfc8037_jws;
	char text[512], scratch[4096];
	size_t len = sizeof(text);
	struct lws_jwk jwk;
	struct lws_jws jws;
	int tl = sizeof(temp);

	(void)state;
	key_of(&jwk, v->key);
	assert_int_equal(jwk.kty, LWS_GENCRYPTO_KTY_EC);
	assert_int_equal(jwk.private_key, 1);
	assert_int_equal(confirm(v->compact, &jwk), 0);
	lws_jws_init(&jws, &jwk, NULL);
	assert_int_equal(lws_jws_sig_confirm_json(v->flattened,
						  strlen(v->flattened), &jws,
						  &jwk, NULL, temp, &tl),
			 0);
	/* the signature is always the same */
	assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "EdDSA", text, &len,
					      scratch, sizeof(scratch), "%s",
					      v->text),
			 0);
	assert_string_equal(text, v->compact);
	lws_jwk_destroy(&jwk);
}

static void
rfc8037_agreement(void **state)
{
	const struct rfc7520 *v = &rfc8037_jwe;
	struct lws_jwe jwe;
	int tl = sizeof(temp), n;

	(void)state;
	lws_jwe_init(&jwe, NULL);
	key_of(&jwe.jwk, v->key);
	assert_int_equal(lws_jws_compact_decode(
				 v->compact, (int)strlen(v->compact),
				 &jwe.jws.map, &jwe.jws.map_b64, temp, &tl),
			 5);
	n = lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl), &tl);
	assert_int_equal(n, strlen(v->text));
	assert_memory_equal(jwe.jws.map.buf[LJWE_CTXT], v->text, (size_t)n);
	lws_jwe_destroy(&jwe);
}

/* RFC 8037 A.3 */
static void
rfc8037_thumbprint(void **state)
{
	struct lws_jwk jwk;
	uint8_t digest[32];
	char text[64];

	(void)state;
	key_of(&jwk, rfc8037_jws.key);
	assert_int_equal(lws_jwk_rfc7638_fingerprint(&jwk, (char *)digest), 0);
	assert_int_equal(lws_jws_base64_enc((char *)digest, sizeof(digest),
					    text, sizeof(text)),
			 43);
	assert_string_equal(text,
			    "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
	lws_jwk_destroy(&jwk);
}

static const char *const kinds[] = { "Ed25519", "Ed448", "X25519", "X448" };

static void
what_is_made_is_read_back(void **state)
{
	struct lws_jwk jwk, back;
	char out[1024], again[1024];
	unsigned int n;
	int len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++) {
		assert_int_equal(lws_jwk_generate(NULL, &jwk,
						  LWS_GENCRYPTO_KTY_EC, 0,
						  kinds[n]),
				 0);
		len = sizeof(out);
		assert_true(lws_jwk_export(&jwk, LWSJWKF_EXPORT_PRIVATE, out,
					   &len) > 0);
		assert_non_null(strstr(out, "\"kty\":\"OKP\""));
		assert_null(strstr(out, "\"y\""));
		key_of(&back, out);
		assert_int_equal(back.private_key, 1);
		len = sizeof(again);
		assert_true(lws_jwk_export(&back, LWSJWKF_EXPORT_PRIVATE, again,
					   &len) > 0);
		assert_string_equal(out, again);
		len = sizeof(out);
		assert_true(lws_jwk_export(&back, 0, out, &len) > 0);
		assert_null(strstr(out, "\"d\""));
		assert_int_equal(lws_jwk_dump(&back), 0);
		lws_jwk_destroy(&back);
		key_of(&back, out);
		assert_int_equal(back.private_key, 0);
		lws_jwk_destroy(&back);
		lws_jwk_destroy(&jwk);
	}
}

static void
both_sign_and_only_they(void **state)
{
	static const int good[] = { 0, 0, 1, 1 };
	char text[1024], scratch[4096];
	struct lws_jwk jwk;
	unsigned int n;
	size_t len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++) {
		assert_int_equal(lws_jwk_generate(NULL, &jwk,
						  LWS_GENCRYPTO_KTY_EC, 0,
						  kinds[n]),
				 0);
		len = sizeof(text);
		assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "EdDSA", text,
						      &len, scratch,
						      sizeof(scratch), "{}"),
				 good[n]);
		if (!good[n]) {
			assert_int_equal(confirm(text, &jwk), 0);
			text[len - 40] = text[len - 40] == 'A' ? 'B' : 'A';
			assert_int_equal(confirm(text, &jwk), -1);
		}
		len = sizeof(text);
		assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "ES256", text,
						      &len, scratch,
						      sizeof(scratch), "{}"),
				 1);
		lws_jwk_destroy(&jwk);
	}
}

static void
other_keys_do_not_do_it(void **state)
{
	char text[1024], scratch[4096];
	size_t len = sizeof(text);
	struct lws_jwk jwk;

	(void)state;
	assert_int_equal(
		lws_jwk_generate(NULL, &jwk, LWS_GENCRYPTO_KTY_EC, 0, "P-256"),
		0);
	assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "EdDSA", text, &len,
					      scratch, sizeof(scratch), "{}"),
			 1);
	assert_int_equal(confirm(rfc8037_jws.compact, &jwk), -1);
	lws_jwk_destroy(&jwk);
}

#define X32 "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
#define D32 "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
#define D31 "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyufw"

static void
what_is_no_such_key_is_refused(void **state)
{
	static const char *const bad[] = {
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
		"{\"kty\":\"OKP\",\"x\":\"" X32 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"" D32 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"ed25519\",\"x\":\"" X32 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"P-256\",\"x\":\"" X32 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"" X32 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" D31 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" X32
		"\",\"d\":\"" D31 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" X32
		"\",\"y\":\"" X32 "\"}",
		"{\"kty\":\"EC\",\"crv\":\"Ed25519\",\"x\":\"" X32 "\"}",
		"{\"kty\":\"EC\",\"crv\":\"Ed25519\",\"x\":\"" X32
		"\",\"y\":\"" X32 "\"}",
		"{\"kty\":\"okp\",\"crv\":\"Ed25519\",\"x\":\"" X32 "\"}",
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" X32
		"\",\"k\":\"" X32 "\"}",
	};
	struct lws_jwk jwk;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++)
		assert_int_equal(lws_jwk_import(&jwk, NULL, NULL, bad[n],
						strlen(bad[n])),
				 -1);
}

/* signing with somebody else's public key gives the private one away */
static void
a_pair_that_is_none_does_not_sign(void **state)
{
	static const char wrong[] =
		"{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"" D32
		"\",\"x\":\"21qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
	char text[1024], scratch[4096];
	size_t len = sizeof(text);
	struct lws_jwk jwk;

	(void)state;
	key_of(&jwk, wrong);
	assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "EdDSA", text, &len,
					      scratch, sizeof(scratch), "{}"),
			 1);
	lws_jwk_destroy(&jwk);
}

/* RFC 7748 6.1: points of small order make a secret of zeros */
static void
small_order_makes_no_secret(void **state)
{
	static const char *const small[] = {
		"00000000000000000000000000000000000000000000000000000000000000"
		"00",
		"01000000000000000000000000000000000000000000000000000000000000"
		"00",
		"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b8"
		"00",
		"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11"
		"57",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
		"7f",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
		"7f",
		"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
		"7f",
		"00000000000000000000000000000000000000000000000000000000000000"
		"80",
	};
	struct lws_gencrypto_keyelem ours[4], theirs[4];
	uint8_t x[32], ss[32];
	unsigned int n;

	(void)state;
	memset(ours, 0, sizeof(ours));
	memset(theirs, 0, sizeof(theirs));
	assert_int_equal(lws_x_okp_new_keypair("X25519", ours), 0);
	theirs[0] = ours[0];
	theirs[1].buf = x;
	theirs[1].len = sizeof(x);
	for (n = 0; n < LWS_ARRAY_SIZE(small); n++) {
		size_t len = sizeof(ss);

		assert_int_equal(unit_hex(small[n], x), sizeof(x));
		assert_int_equal(
			lws_x_okp_shared_secret(ours, theirs, ss, &len), -1);
	}
	lws_genec_destroy_elements(ours);
}

/* RFC 8032 5.1.7: s is below the group's order; else one signature has many
 * forms */
static void
an_s_that_is_too_large_is_refused(void **state)
{
	static const uint8_t order[32] = { 0xed, 0xd3,       0xf5, 0x5c, 0x1a,
					   0x63, 0x12,       0x58, 0xd6, 0x9c,
					   0xf7, 0xa2,       0xde, 0xf9, 0xde,
					   0x14, [31] = 0x10 };
	struct lws_gencrypto_keyelem el[4];
	unsigned int n, carry = 0;
	uint8_t sig[64];

	(void)state;
	memset(el, 0, sizeof(el));
	assert_int_equal(lws_x_okp_new_keypair("Ed25519", el), 0);
	assert_int_equal(lws_x_okp_sign(el, "text", 4, sig, 64), 0);
	assert_int_equal(lws_x_okp_verify(el, "text", 4, sig, 64), 0);
	for (n = 0; n < 32; n++) {
		carry += (unsigned int)(sig[32 + n] + order[n]);
		sig[32 + n] = (uint8_t)carry;
		carry >>= 8;
	}
	assert_int_equal(lws_x_okp_verify(el, "text", 4, sig, 64), -1);
	lws_genec_destroy_elements(el);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc8037_signature),
		cmocka_unit_test(rfc8037_agreement),
		cmocka_unit_test(rfc8037_thumbprint),
		cmocka_unit_test(what_is_made_is_read_back),
		cmocka_unit_test(both_sign_and_only_they),
		cmocka_unit_test(other_keys_do_not_do_it),
		cmocka_unit_test(what_is_no_such_key_is_refused),
		cmocka_unit_test(a_pair_that_is_none_does_not_sign),
		cmocka_unit_test(small_order_makes_no_secret),
		cmocka_unit_test(an_s_that_is_too_large_is_refused),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
