/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web signatures: the vectors of RFC 7515 and RFC 7520, every algorithm
 * both ways, every bit that could be changed, and what must not be believed.
 */
#include "hex.h"

#include "jose/rfc7520.h"

static char temp[8192];

static void
key_of(struct lws_jwk *jwk, const char *json)
{
	assert_int_equal(lws_jwk_import(jwk, NULL, NULL, json, strlen(json)),
			 0);
}

static int
confirm(const char *text, size_t len, struct lws_jwk *jwk)
{
	char *exact = malloc(len + !len);
	int r, temp_len = sizeof(temp);
	struct lws_jws_map map;

	assert_non_null(exact);
	memcpy(exact, text, len);
	r = lws_jws_sig_confirm_compact_b64(exact, len, &map, jwk, NULL, temp,
					    &temp_len);
	free(exact);

	return r;
}

static void
confirms_rfc7520(void **state)
{
	const struct rfc7520 *v = rfc7520_jws;
	struct lws_jws_map map, map_b64;
	struct lws_jwk jwk;
	struct lws_jws jws;
	int tl;

	(void)state;
	for (; v < rfc7520_jws + LWS_ARRAY_SIZE(rfc7520_jws); v++) {
		key_of(&jwk, v->key);
		if (v->compact) {
			assert_int_equal(
				confirm(v->compact, strlen(v->compact), &jwk),
				0);
			tl = sizeof(temp);
			assert_int_equal(lws_jws_compact_decode(
						 v->compact,
						 (int)strlen(v->compact), &map,
						 &map_b64, temp, &tl),
					 3);
			assert_int_equal(map.len[LJWS_PYLD], strlen(v->text));
			assert_memory_equal(map.buf[LJWS_PYLD], v->text,
					    strlen(v->text));
			tl = sizeof(temp);
			assert_int_equal(
				lws_jws_sig_confirm_compact_b64_map(
					&map_b64, &jwk, NULL, temp, &tl),
				0);
		}
		lws_jws_init(&jws, &jwk, NULL);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_sig_confirm_json(
					 v->flattened, strlen(v->flattened),
					 &jws, &jwk, NULL, temp, &tl),
				 0);
		assert_memory_equal(jws.map.buf[LJWS_PYLD], v->text,
				    strlen(v->text));
		lws_jws_destroy(&jws);
		lws_jwk_destroy(&jwk);
	}
}

/* RFC 7515 A.1 */
#define A1_KEY                                                                 \
	"{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_" \
	"T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}"
#define A1                                                                     \
	"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHA" \
	"iOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ." \
	"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

static void
every_change_is_noticed(void **state)
{
	char text[] = A1;
	struct lws_jwk jwk;
	size_t n;

	(void)state;
	key_of(&jwk, A1_KEY);
	assert_int_equal(confirm(text, strlen(text), &jwk), 0);
	for (n = 0; n < strlen(text); n++) {
		char was = text[n];

		assert_int_equal(confirm(text, n, &jwk), -1);
		text[n] = was == 'A' ? 'Q' : 'A';
		assert_int_equal(confirm(text, strlen(text), &jwk), -1);
		text[n] = was;
	}
	lws_jwk_destroy(&jwk);
}

static void
the_blocks_are_mapped_without_being_decoded(void **state)
{
	struct lws_jws_map map;

	(void)state;
	assert_int_equal(lws_jws_b64_compact_map("", 0, &map), 1);
	assert_int_equal(lws_jws_b64_compact_map("ab", 2, &map), 1);
	assert_int_equal(map.len[0], 2);
	assert_int_equal(lws_jws_b64_compact_map("a..c", 4, &map), 3);
	assert_int_equal(map.len[1], 0);
	assert_non_null(map.buf[1]);
	assert_int_equal(lws_jws_b64_compact_map(".....", 5, &map), 6);
	assert_int_equal(lws_jws_b64_compact_map("......", 6, &map), -1);
}

static void
decoding_wants_room_and_base64(void **state)
{
	struct lws_jws_map map, b64;
	char out[8];
	int len;

	(void)state;
	len = sizeof(out);
	assert_int_equal(
		lws_jws_compact_decode("AAAA..AAAA", 10, &map, &b64, out, &len),
		3);
	assert_int_equal(len, 2);
	assert_null(map.buf[1]);
	assert_non_null(b64.buf[1]);
	len = 7;
	assert_int_equal(
		lws_jws_compact_decode("AAAA..AAAA", 10, &map, NULL, out, &len),
		3);
	len = 6; /* one is to be spare */
	assert_int_equal(
		lws_jws_compact_decode("AAAA..AAAA", 10, &map, NULL, out, &len),
		-1);
	len = sizeof(out);
	assert_int_equal(
		lws_jws_compact_decode("AAA*..AAAA", 10, &map, NULL, out, &len),
		-1);
	len = sizeof(out);
	assert_int_equal(
		lws_jws_compact_decode("......", 6, &map, NULL, out, &len), -1);
	len = 0;
	assert_int_equal(
		lws_jws_compact_decode("AAAA", 4, &map, NULL, out, &len), -1);
}

static void
elements_come_from_scratch(void **state)
{
	char t[32], out[64], *p = out;
	int tl = sizeof(t);
	struct lws_jws_map map;

	(void)state;
	memset(&map, 0, sizeof(map));
	assert_int_equal(lws_jws_dup_element(&map, 0, lws_concat_temp(t, tl),
					     &tl, "abc", 3, 10),
			 0);
	assert_int_equal(tl, 22);
	assert_int_equal(map.len[0], 3);
	assert_ptr_equal(map.buf[0], t);
	assert_int_equal(lws_jws_alloc_element(&map, 1, lws_concat_temp(t, tl),
					       &tl, 22, 0),
			 0);
	assert_int_equal(tl, 0);
	assert_ptr_equal(map.buf[1], t + 10);
	assert_int_equal(lws_jws_alloc_element(&map, 2, t, &tl, 1, 0), -1);
	assert_int_equal(lws_jws_alloc_element(&map, 2, t, &tl, 4, 2), -1);
	tl = sizeof(t);
	assert_int_equal(
		lws_jws_randomize_element(NULL, &map, 2, t, &tl, 16, 0), 0);
	assert_int_equal(tl, 16);
	assert_int_equal(
		lws_jws_encode_b64_element(&map, 3, t + 16, &tl, "abcd", 4), 0);
	assert_int_equal(map.len[3], 6);
	assert_int_equal(tl, 10);
	tl = 6;
	assert_int_equal(lws_jws_encode_b64_element(&map, 3, t, &tl, "abcd", 4),
			 -1);

	assert_int_equal(lws_jws_encode_section("abcd", 4, 1, &p, out + 64), 6);
	assert_int_equal(lws_jws_encode_section("a", 1, 0, &p, out + 64), 3);
	assert_string_equal(out, "YWJjZA.YQ");
	assert_int_equal(lws_jws_encode_section("abc", 3, 0, &p, p + 5), -1);
	assert_int_equal(lws_jws_encode_section("abc", 3, 0, &p, p), -1);
	assert_int_equal(lws_jws_base64_enc("", 0, out, 1), 0);
	assert_int_equal(lws_jws_base64_enc("abc", 3, out, 4), -1);
	assert_int_equal(lws_jws_base64_enc("abc", 3, out, 7), 4);
}

/* -- all algorithms, both ways -- */

static const struct {
	const char *alg;
	enum lws_gencrypto_kty kty;
	int bits;
	const char *curve;
} algs[] = {
	{ "HS256", LWS_GENCRYPTO_KTY_OCT, 512, NULL },
	{ "HS384", LWS_GENCRYPTO_KTY_OCT, 512, NULL },
	{ "HS512", LWS_GENCRYPTO_KTY_OCT, 512, NULL },
	{ "RS256", LWS_GENCRYPTO_KTY_RSA, 2048, NULL },
	{ "RS384", LWS_GENCRYPTO_KTY_RSA, 2048, NULL },
	{ "RS512", LWS_GENCRYPTO_KTY_RSA, 2048, NULL },
	{ "PS256", LWS_GENCRYPTO_KTY_RSA, 2048, NULL },
	{ "PS384", LWS_GENCRYPTO_KTY_RSA, 2048, NULL },
	{ "PS512", LWS_GENCRYPTO_KTY_RSA, 2048, NULL },
	{ "ES256", LWS_GENCRYPTO_KTY_EC, 0, "P-256" },
	{ "ES384", LWS_GENCRYPTO_KTY_EC, 0, "P-384" },
	{ "ES512", LWS_GENCRYPTO_KTY_EC, 0, "P-521" },
};

static struct lws_jwk jwks[LWS_ARRAY_SIZE(algs)];

static int
make_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++) {
		if (n && algs[n].kty == LWS_GENCRYPTO_KTY_RSA &&
		    algs[n - 1].kty == LWS_GENCRYPTO_KTY_RSA) {
			key_of(&jwks[n], rfc7520_jws[0].key);
			continue;
		}
		if (lws_jwk_generate(NULL, &jwks[n], algs[n].kty, algs[n].bits,
				     algs[n].curve))
			return -1;
	}

	return 0;
}

static int
drop_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++)
		lws_jwk_destroy(&jwks[n]);

	return 0;
}

/* 0, or -1 as the library says */
static int
sign(const char *alg, struct lws_jwk *jwk, char *out, size_t out_len,
     int flattened)
{
	int tl = sizeof(temp), n;
	struct lws_jose jose;
	struct lws_jws jws;
	char hdr[64];

	lws_jose_init(&jose);
	lws_jws_init(&jws, jwk, NULL);
	assert_int_equal(lws_gencrypto_jws_alg_to_definition(alg, &jose.alg),
			 0);
	n = lws_snprintf(hdr, sizeof(hdr), "{\"alg\":\"%s\"}", alg);
	assert_int_equal(lws_jws_encode_b64_element(&jws.map_b64, LJWS_PYLD,
						    lws_concat_temp(temp, tl),
						    &tl, "text", 4),
			 0);
	assert_int_equal(lws_jws_encode_b64_element(&jws.map_b64, LJWS_JOSE,
						    lws_concat_temp(temp, tl),
						    &tl, hdr, (size_t)n),
			 0);
	assert_int_equal(lws_jws_alloc_element(&jws.map_b64, LJWS_SIG,
					       lws_concat_temp(temp, tl), &tl,
					       (size_t)lws_base64_size(512), 0),
			 0);
	n = lws_jws_sign_from_b64(&jose, &jws,
				  (char *)(uintptr_t)jws.map_b64.buf[LJWS_SIG],
				  jws.map_b64.len[LJWS_SIG]);
	if (n >= 0) {
		jws.map_b64.len[LJWS_SIG] = (uint32_t)n;
		n = flattened ? lws_jws_write_flattened_json(&jws, out, out_len)
			      : lws_jws_write_compact(&jws, out, out_len);
	}
	lws_jws_destroy(&jws);
	lws_jose_destroy(&jose);

	return n;
}

static void
every_algorithm_signs_and_confirms(void **state)
{
	static char out[2048];
	struct lws_jws_map map;
	struct lws_jws jws;
	unsigned int n, m;
	int tl;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++) {
		assert_int_equal(
			sign(algs[n].alg, &jwks[n], out, sizeof(out), 0), 0);
		for (m = 0; m < LWS_ARRAY_SIZE(algs); m++)
			assert_int_equal(
				confirm(out, strlen(out), &jwks[m]),
				(algs[n].kty == LWS_GENCRYPTO_KTY_RSA &&
				 algs[m].kty == LWS_GENCRYPTO_KTY_RSA &&
				 n > 3 && m > 3) ||
						n == m
					? 0
					: -1);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_compact_decode(out, (int)strlen(out),
							&map, NULL, temp, &tl),
				 3);
		assert_int_equal(lws_jws_sig_confirm_compact(
					 &map, &jwks[n], NULL,
					 lws_concat_temp(temp, tl), &tl),
				 0);
		assert_int_equal(
			sign(algs[n].alg, &jwks[n], out, sizeof(out), 1), 0);
		lws_jws_init(&jws, &jwks[n], NULL);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_sig_confirm_json(out, strlen(out),
							  &jws, &jwks[n], NULL,
							  temp, &tl),
				 0);
	}
}

static void
a_key_of_another_type_or_without_its_private_half_does_not_sign(void **state)
{
	static char out[2048];
	struct lws_gencrypto_keyelem d;
	unsigned int n, m;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(algs); n++) {
		for (m = 0; m < LWS_ARRAY_SIZE(algs); m++) {
			int ok = algs[n].kty == algs[m].kty &&
				 (!algs[n].curve ||
				  !strcmp(algs[n].curve, algs[m].curve));

			assert_int_equal(sign(algs[n].alg, &jwks[m], out,
					      sizeof(out), 0),
					 ok ? 0 : -1);
		}
		if (algs[n].kty == LWS_GENCRYPTO_KTY_OCT)
			continue;
		d = jwks[n].e[LWS_GENCRYPTO_RSA_KEYEL_D];
		jwks[n].e[LWS_GENCRYPTO_RSA_KEYEL_D].buf = NULL;
		assert_int_equal(
			sign(algs[n].alg, &jwks[n], out, sizeof(out), 0), -1);
		jwks[n].e[LWS_GENCRYPTO_RSA_KEYEL_D] = d;
	}
}

/* the exponent of a public key must not serve as the secret of an HMAC */
static void
a_public_key_is_no_secret(void **state)
{
	struct lws_jwk rsa, oct;
	char out[256];

	(void)state;
	key_of(&rsa, rfc7520_jws[0].key);
	memset(&oct, 0, sizeof(oct));
	assert_int_equal(
		lws_jwk_dup_oct(&oct, rsa.e[LWS_GENCRYPTO_RSA_KEYEL_E].buf,
				(int)rsa.e[LWS_GENCRYPTO_RSA_KEYEL_E].len),
		0);
	assert_int_equal(sign("HS256", &oct, out, sizeof(out), 0), 0);
	assert_int_equal(confirm(out, strlen(out), &oct), 0);
	assert_int_equal(confirm(out, strlen(out), &rsa), -1);
	lws_jwk_destroy(&rsa);
	lws_jwk_destroy(&oct);
}

static void
none_is_believed_only_without_a_key(void **state)
{
	/* RFC 7515 A.5 */
	static const char none[] = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ";
	struct lws_jwk jwk;
	char out[64];

	(void)state;
	key_of(&jwk, A1_KEY);
	assert_int_equal(confirm(none, strlen(none), NULL), 0);
	assert_int_equal(confirm(none, strlen(none), &jwk), -1);
	lws_snprintf(out, sizeof(out), "%s.", none);
	assert_int_equal(confirm(out, strlen(out), NULL), -1);
	assert_int_equal(confirm(A1, strlen(A1), NULL), -1);
	assert_int_equal(sign("none", &jwk, out, sizeof(out), 0), 0);
	assert_string_equal(out, "eyJhbGciOiJub25lIn0.dGV4dA.");
	assert_int_equal(sign("none", &jwk, out, strlen(out), 0), 1);
	lws_jwk_destroy(&jwk);
}

/* -- headers -- */

static int
parse(const char *json, int jwe, struct lws_jose *jose)
{
	int tl = 64;

	lws_jose_init(jose);

	return jwe ? lws_jwe_parse_jose(jose, json, (int)strlen(json), temp,
					&tl)
		   : lws_jws_parse_jose(jose, json, (int)strlen(json), temp,
					&tl);
}

static void
headers_are_read_or_refused(void **state)
{
	static const struct {
		const char *json;
		int jws, jwe;
	} rows[] = {
		{ "{}", 0, 0 },
		{ "{\"alg\":\"RS256\",\"typ\":\"JWT\"}", 0, -1 },
		{ "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}", -1, 0 },
		{ "{\"alg\":\"RS257\"}", -1, -1 },
		{ "{\"alg\":5}", -1, -1 },
		{ "{\"alg\":[\"RS256\"]}", -1, -1 },
		{ "{\"enc\":\"A127GCM\"}", -1, -1 },
		{ "{\"kid\":\"x\",\"jku\":\"y\",\"x5c\":[\"z\"],\"cty\":\"c\","
		  "\"jwk\":{\"kty\":\"oct\",\"alg\":\"rubbish\"}}",
		  0, 0 },
		{ "{\"crit\":[\"exp\"],\"exp\":5}", -1, -1 },
		{ "{\"apu\":\"QWxpY2U\",\"apv\":\"Qm9i\"}", -1, 0 },
		{ "{\"iv\":\"*\"}", -1, -1 },
		{ "{\"p2c\":5}", -1, 0 },
		{ "{\"typ\":\"0123456789012345678901234567890\"}", 0, 0 },
		{ "{\"typ\":\"01234567890123456789012345678901\"}", -1, -1 },
		{ "{\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\","
		  "\"y\":\"AA\"}}",
		  -1, 0 },
		{ "{\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\"}}",
		  -1, -1 },
		{ "{\"epk\":\"no\"}", -1, -1 },
		{ "{\"alg\":\"RS256\"", -1, -1 },
		{ "", -1, -1 },
	};
	struct lws_jose jose;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		assert_int_equal(parse(rows[n].json, 0, &jose), rows[n].jws);
		lws_jose_destroy(&jose);
		assert_int_equal(parse(rows[n].json, 1, &jose), rows[n].jwe);
		lws_jose_destroy(&jose);
	}
	assert_int_equal(parse("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", 0, &jose),
			 0);
	assert_string_equal(jose.alg->alg, "RS256");
	assert_string_equal(jose.typ, "JWT");
	assert_int_equal(parse("{\"apu\":\"QWxpY2U\"}", 1, &jose), 0);
	assert_int_equal(jose.e[LJJHI_APU].len, 5);
	assert_memory_equal(jose.e[LJJHI_APU].buf, "Alice", 5);
}

static void
header_members_have_a_limit(void **state)
{
	static char json[1200], big[1200];
	struct lws_jose jose;
	int n, tl;

	(void)state;
	for (n = 1024; n <= 1025; n++) {
		memset(big, 'A', (size_t)n);
		big[n] = '\0';
		lws_snprintf(json, sizeof(json), "{\"apu\":\"%s\"}", big);
		lws_jose_init(&jose);
		tl = sizeof(temp);
		assert_int_equal(lws_jwe_parse_jose(&jose, json,
						    (int)strlen(json), temp,
						    &tl),
				 n == 1024 ? 0 : -1);
	}
	tl = 4; /* of scratch */
	lws_jose_init(&jose);
	assert_int_equal(lws_jwe_parse_jose(&jose, "{\"apu\":\"QWxpY2U\"}", 17,
					    temp, &tl),
			 -1);
}

static void
definitions_are_found_by_exact_name(void **state)
{
	const struct lws_jose_jwe_alg *d = NULL;

	(void)state;
	assert_int_equal(lws_gencrypto_jws_alg_to_definition("es256", &d), 1);
	assert_null(d);
	assert_int_equal(lws_gencrypto_jws_alg_to_definition("ES512", &d), 0);
	assert_int_equal(d->keybits_fixed, 521);
	assert_string_equal(d->curve_name, "P-521");
	assert_int_equal(
		lws_gencrypto_jwe_enc_to_definition("A192CBC-HS384", &d), 0);
	assert_int_equal(d->hmac_type, LWS_GENHMAC_TYPE_SHA384);
	assert_int_equal(lws_gencrypto_jwe_alg_to_definition("A128GCMKW", &d),
			 0);
	assert_int_equal(d->ivbits, 96);
	assert_int_equal(lws_gencrypto_jwe_alg_to_definition("", &d), 1);
}

static int
confirm_once(void)
{
	struct lws_jwk jwk;
	char out[1024];
	size_t out_len = sizeof(out);
	int r;

	r = lws_jwk_import(&jwk, NULL, NULL, rfc7520_jws[0].key,
			   strlen(rfc7520_jws[0].key));
	if (!r)
		r = lws_jwt_sign_compact(NULL, &jwk, "RS256", out, &out_len,
					 temp, sizeof(temp), "x");
	if (!r)
		r = confirm(out, out_len, &jwk);
	lws_jwk_destroy(&jwk);

	return r ? -1 : 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	unit_oom_sweep(confirm_once);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(confirms_rfc7520),
		cmocka_unit_test(every_change_is_noticed),
		cmocka_unit_test(the_blocks_are_mapped_without_being_decoded),
		cmocka_unit_test(decoding_wants_room_and_base64),
		cmocka_unit_test(elements_come_from_scratch),
		cmocka_unit_test(every_algorithm_signs_and_confirms),
		cmocka_unit_test(
			a_key_of_another_type_or_without_its_private_half_does_not_sign),
		cmocka_unit_test(a_public_key_is_no_secret),
		cmocka_unit_test(none_is_believed_only_without_a_key),
		cmocka_unit_test(headers_are_read_or_refused),
		cmocka_unit_test(header_members_have_a_limit),
		cmocka_unit_test(definitions_are_found_by_exact_name),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
