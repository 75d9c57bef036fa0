/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web encryption: the vectors of RFC 7520, the key agreement of RFC 7518,
 * every pair of algorithms both ways, compact and flattened, and every byte
 * changed.
 */
#include "hex.h"

#include "jose/rfc7520.h"

static char temp[16384];

static void
key_of(struct lws_jwk *jwk, const char *json)
{
	assert_int_equal(lws_jwk_import(jwk, NULL, NULL, json, strlen(json)),
			 0);
}

static int
decrypt_compact(struct lws_jwe *jwe, const char *text)
{
	int tl = sizeof(temp);

	if (lws_jws_compact_decode(text, (int)strlen(text), &jwe->jws.map,
				   &jwe->jws.map_b64, temp, &tl) != 5)
		return -1;

	return lws_jwe_auth_and_decrypt(jwe, lws_concat_temp(temp, tl), &tl);
}

static int
decrypt_flattened(struct lws_jwe *jwe, const char *text)
{
	int tl = sizeof(temp);

	if (lws_jwe_json_parse(jwe, (const uint8_t *)text, (int)strlen(text),
			       temp, &tl))
		return -1;

	return lws_jwe_auth_and_decrypt(jwe, lws_concat_temp(temp, tl), &tl);
}

static void
is_text(const struct lws_jwe *jwe, int r, const char *text)
{
	assert_int_equal(r, strlen(text));
	assert_int_equal(jwe->jws.map.len[LJWE_CTXT], strlen(text));
	assert_memory_equal(jwe->jws.map.buf[LJWE_CTXT], text, strlen(text));
}

/* LWS_X_WITH_JOSE_RSA1_5 is off */
static unsigned int
is_left_out(const char *alg)
{
	const struct lws_jose_jwe_alg *is;

	return !strcmp(alg, "RSA1_5") &&
	       lws_gencrypto_jwe_alg_to_definition(alg, &is);
}

static void
decrypts_rfc7520(void **state)
{
	const struct rfc7520 *v = rfc7520_jwe;
	struct lws_jwe jwe;

	(void)state;
	v += is_left_out("RSA1_5"); /* the first one, RFC 7520 5.1 */
	for (; v < rfc7520_jwe + LWS_ARRAY_SIZE(rfc7520_jwe); v++) {
		lws_jwe_init(&jwe, NULL);
		key_of(&jwe.jwk, v->key);
		if (v->compact)
			is_text(&jwe, decrypt_compact(&jwe, v->compact),
				v->text);
		is_text(&jwe, decrypt_flattened(&jwe, v->flattened), v->text);
		lws_jwe_destroy(&jwe);
	}
}

/* RFC 7518 C */
static void
concat_kdf_is_that_of_rfc7518(void **state)
{
	static const uint8_t z[] = { 158, 86,  217, 29,  129, 113, 53,  211,
				     114, 131, 66,  131, 191, 132, 38,  156,
				     251, 49,  110, 163, 218, 128, 106, 72,
				     246, 218, 167, 121, 140, 254, 144, 196 };
	uint8_t out[33], want[16];
	struct lws_jwe jwe;
	static uint8_t alice[] = "Alice", bob[] = "Bob";

	(void)state;
	lws_jwe_init(&jwe, NULL);
	memset(out, 0x55, sizeof(out));
	assert_int_equal(lws_jwa_concat_kdf(&jwe, 1, out, z, sizeof(z)), -1);
	lws_gencrypto_jwe_alg_to_definition("ECDH-ES", &jwe.jose.alg);
	lws_gencrypto_jwe_enc_to_definition("A128GCM", &jwe.jose.enc_alg);
	jwe.jose.e[LJJHI_APU].buf = alice;
	jwe.jose.e[LJJHI_APU].len = 5;
	jwe.jose.e[LJJHI_APV].buf = bob;
	jwe.jose.e[LJJHI_APV].len = 3;
	assert_int_equal(lws_jwa_concat_kdf(&jwe, 1, out, z, sizeof(z)), 0);
	lws_b64_decode_string("VqqN6vgjbSBcIijNcacQGg", (char *)want, 16);
	assert_memory_equal(out, want, 16);
	assert_int_equal(out[32], 0x55);
	lws_jwe_destroy(&jwe);
}

/* -- all of them -- */

static const struct {
	const char *alg;
	int key; /* in jwks */
} algs[] = {
	{ "RSA1_5", 0 },         { "RSA-OAEP", 0 },
	{ "RSA-OAEP-256", 0 },   { "A128KW", 1 },
	{ "A192KW", 2 },         { "A256KW", 3 },
	{ "A128GCMKW", 1 },      { "A192GCMKW", 2 },
	{ "A256GCMKW", 3 },      { "ECDH-ES", 4 },
	{ "ECDH-ES", 5 },        { "ECDH-ES", 6 },
	{ "ECDH-ES+A128KW", 4 }, { "ECDH-ES+A192KW", 5 },
	{ "ECDH-ES+A256KW", 6 }, { "dir", -1 },
};

static const char *const encs[] = { "A128CBC-HS256", "A192CBC-HS384",
				    "A256CBC-HS512", "A128GCM",
				    "A192GCM",       "A256GCM" };

static struct lws_jwk jwks[7];

static int
make_keys(void **state)
{
	char json[4096], *use;

	(void)state;
	/* of 4.1, which is for signatures, made one for this */
	lws_snprintf(json, sizeof(json), "%s", rfc7520_jws[0].key);
	use = strstr(json, "\"sig\"");
	assert_non_null(use);
	memcpy(use, "\"enc\"", 5);
	key_of(&jwks[0], json);

	return lws_jwk_generate(NULL, &jwks[1], LWS_GENCRYPTO_KTY_OCT, 128,
				NULL) ||
	       lws_jwk_generate(NULL, &jwks[2], LWS_GENCRYPTO_KTY_OCT, 192,
				NULL) ||
	       lws_jwk_generate(NULL, &jwks[3], LWS_GENCRYPTO_KTY_OCT, 256,
				NULL) ||
	       lws_jwk_generate(NULL, &jwks[4], LWS_GENCRYPTO_KTY_EC, 0,
				"P-256") ||
	       lws_jwk_generate(NULL, &jwks[5], LWS_GENCRYPTO_KTY_EC, 0,
				"P-384") ||
	       lws_jwk_generate(NULL, &jwks[6], LWS_GENCRYPTO_KTY_EC, 0,
				"P-521");
}

static int
drop_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(jwks); n++)
		lws_jwk_destroy(&jwks[n]);

	return 0;
}

static void
use_key(struct lws_jwe *jwe, int key, const char *enc)
{
	char out[4096];
	const struct lws_jose_jwe_alg *def;
	int len = sizeof(out);

	if (key < 0) { /* dir: the content key itself */
		lws_gencrypto_jwe_enc_to_definition(enc, &def);
		memset(out, 7, sizeof(out));
		assert_int_equal(
			lws_jwk_dup_oct(&jwe->jwk, out, def->keybits_fixed / 8),
			0);
		return;
	}
	assert_true(lws_jwk_export(&jwks[key], LWSJWKF_EXPORT_PRIVATE, out,
				   &len) > 0);
	key_of(&jwe->jwk, out);
}

/* as programs do: a content key of theirs, with room behind it */
static int
encrypt(struct lws_jwe *jwe, const char *alg, const char *enc, const char *text,
	int own_cek, int room)
{
	size_t len = strlen(text);
	int tl = room, n;
	char hdr[128];

	assert_int_equal(
		lws_gencrypto_jwe_alg_to_definition(alg, &jwe->jose.alg), 0);
	assert_int_equal(
		lws_gencrypto_jwe_enc_to_definition(enc, &jwe->jose.enc_alg),
		0);
	n = lws_snprintf(hdr, sizeof(hdr),
			 "{\"alg\":\"%s\",\"enc\":\"%s\",\"kid\":\"k\"}", alg,
			 enc);
	if (lws_jws_dup_element(&jwe->jws.map, LJWE_JOSE, temp, &tl, hdr,
				(size_t)n, 0) ||
	    lws_jws_dup_element(&jwe->jws.map, LJWE_CTXT, temp + room - tl, &tl,
				text, len,
				lws_gencrypto_padded_length(16, len)))
		return -1;
	if (own_cek && lws_jws_randomize_element(
			       NULL, &jwe->jws.map, LJWE_EKEY, temp + room - tl,
			       &tl, jwe->jose.enc_alg->keybits_fixed / 8u, 512))
		return -1;

	return lws_jwe_encrypt(jwe, temp + room - tl, &tl);
}

static void
round_trip(unsigned int a, unsigned int e, const char *text, int own_cek)
{
	static char compact[4096], flattened[8192];
	struct lws_jwe jwe;
	int n;

	lws_jwe_init(&jwe, NULL);
	use_key(&jwe, algs[a].key, encs[e]);
	assert_true(encrypt(&jwe, algs[a].alg, encs[e], text, own_cek, 2048) >=
		    0);
	assert_int_equal(jwe.jose.recipients, 1);
	n = lws_jwe_render_compact(&jwe, compact, sizeof(compact));
	assert_int_equal(n, strlen(compact));
	n = lws_jwe_render_flattened(&jwe, flattened, sizeof(flattened));
	assert_int_equal(n, strlen(flattened));
	assert_null(strstr(flattened, "\"d\""));
	assert_null(strstr(flattened, "\"k\""));
	assert_int_equal(lws_jwe_render_compact(&jwe, compact, strlen(compact)),
			 -1);
	assert_int_equal(
		lws_jwe_render_flattened(&jwe, flattened, strlen(flattened)),
		-1);
	assert_true(lws_jwe_render_compact(&jwe, compact, sizeof(compact)) > 0);
	assert_true(lws_jwe_render_flattened(&jwe, flattened,
					     sizeof(flattened)) > 0);
	lws_jwe_destroy(&jwe);

	lws_jwe_init(&jwe, NULL);
	use_key(&jwe, algs[a].key, encs[e]);
	is_text(&jwe, decrypt_compact(&jwe, compact), text);
	is_text(&jwe, decrypt_flattened(&jwe, flattened), text);
	lws_jwe_destroy(&jwe);
}

static void
every_pair_of_algorithms_works_both_ways(void **state)
{
	unsigned int a, e;

	(void)state;
	for (a = is_left_out(algs[0].alg); a < LWS_ARRAY_SIZE(algs); a++)
		for (e = 0; e < LWS_ARRAY_SIZE(encs); e++) {
			round_trip(a, e, "fifteen bytes..", 1);
			round_trip(a, e, "sixteen bytes...", 0);
			round_trip(a, e, "", 0);
		}
}

static void
every_change_is_noticed(void **state)
{
	static char compact[2048];
	static const unsigned int as[] = { 3, 6, 9, 12 };
	struct lws_jwe jwe;
	unsigned int a, e;
	size_t n;

	(void)state;
	for (a = 0; a < LWS_ARRAY_SIZE(as); a++)
		for (e = 0; e < LWS_ARRAY_SIZE(encs); e += 3) {
			lws_jwe_init(&jwe, NULL);
			use_key(&jwe, algs[as[a]].key, encs[e]);
			assert_true(encrypt(&jwe, algs[as[a]].alg, encs[e],
					    "text", 0, 2048) >= 0);
			assert_true(lws_jwe_render_compact(&jwe, compact,
							   sizeof(compact)) >
				    0);
			for (n = 0; n < strlen(compact); n++) {
				char was = compact[n];

				/* the last may have bits that say nothing */
				if (!compact[n + 1] || compact[n + 1] == '.')
					continue;
				compact[n] = was == 'B' ? 'x' : 'B';
				assert_int_equal(decrypt_compact(&jwe, compact),
						 -1);
				compact[n] = '\0';
				assert_int_equal(decrypt_compact(&jwe, compact),
						 -1);
				compact[n] = was;
			}
			is_text(&jwe, decrypt_compact(&jwe, compact), "text");
			lws_jwe_destroy(&jwe);
		}
}

/* RFC 7516 11.5: that the key could not be decrypted is not told apart */
static void
rsa_failure_goes_on_with_a_random_key(void **state)
{
	struct lws_jwe jwe;
	char *ekey;
	int tl = sizeof(temp);
	const char *text = rfc7520_jwe[0].compact;

	(void)state;
	lws_jwe_init(&jwe, NULL);
	key_of(&jwe.jwk, rfc7520_jwe[0].key);
	assert_int_equal(lws_jws_compact_decode(text, (int)strlen(text),
						&jwe.jws.map, &jwe.jws.map_b64,
						temp, &tl),
			 5);
	ekey = (char *)(uintptr_t)jwe.jws.map.buf[LJWE_EKEY];
	ekey[10] = (char)(ekey[10] ^ 1);
	assert_int_equal(
		lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl), &tl),
		-1);
	lws_jwe_destroy(&jwe);
}

static void
keys_that_do_not_fit_are_refused(void **state)
{
	unsigned int a, k;
	struct lws_jwe jwe;

	(void)state;
	for (a = 0; a < LWS_ARRAY_SIZE(algs) - 1; a++)
		for (k = 0; k < LWS_ARRAY_SIZE(jwks); k++) {
			int ec = algs[a].key >= 4 && k >= 4;

			lws_jwe_init(&jwe, NULL);
			use_key(&jwe, (int)k, NULL);
			assert_int_equal(encrypt(&jwe, algs[a].alg, encs[0],
						 "x", 0, 2048) >= 0,
					 (int)k == algs[a].key || ec);
			lws_jwe_destroy(&jwe);
		}
}

static void
scratch_that_is_too_short_is_told(void **state)
{
	static const unsigned int as[] = { 0, 3, 6, 9, 12, 15 };
	unsigned int a;
	struct lws_jwe jwe;
	int room, r;

	(void)state;
	for (a = 0; a < LWS_ARRAY_SIZE(as); a++)
		for (room = 0, r = -1; r < 0; room++) {
			lws_jwe_init(&jwe, NULL);
			use_key(&jwe, algs[as[a]].key, encs[0]);
			r = encrypt(&jwe, algs[as[a]].alg, encs[0], "x", 0,
				    room);
			assert_true(room < 1000);
			lws_jwe_destroy(&jwe);
		}
}

static void
compact_form_has_one_recipient(void **state)
{
	struct lws_jwe jwe;
	char out[1024];

	(void)state;
	lws_jwe_init(&jwe, NULL);
	use_key(&jwe, 1, NULL);
	assert_int_equal(encrypt(&jwe, "A128KW", "A128GCM", "x", 0, 2048), 0);
	jwe.jose.recipients = 2;
	assert_int_equal(lws_jwe_render_compact(&jwe, out, sizeof(out)), -1);
	lws_jwe_destroy(&jwe);
}

static void
acme_packet_is_a_signature(void **state)
{
	static char out[4096];
	struct lws_jwe jwe;
	struct lws_jws jws;
	int n, tl = sizeof(temp);

	(void)state;
	lws_jwe_init(&jwe, NULL);
	use_key(&jwe, 4, NULL);
	assert_int_equal(lws_jwe_create_packet(&jwe, "{}", 2, "no\"nce", out,
					       sizeof(out), NULL),
			 -1);
	lws_gencrypto_jws_alg_to_definition("ES256", &jwe.jose.alg);
	n = lws_jwe_create_packet(&jwe, "{}", 2, "no\"nce", out, sizeof(out),
				  NULL);
	assert_int_equal(n, strlen(out));
	lws_jws_init(&jws, &jwe.jwk, NULL);
	assert_int_equal(lws_jws_sig_confirm_json(out, strlen(out), &jws,
						  &jwe.jwk, NULL, temp, &tl),
			 0);
	assert_memory_equal(jws.map.buf[LJWS_JOSE],
			    "{\"alg\":\"ES256\",\"jwk\":{\"crv\":\"P-256\",",
			    36);
	assert_memory_equal(jws.map.buf[LJWS_PYLD], "{}", 2);
	assert_int_equal(lws_jwe_create_packet(&jwe, "{}", 2, "nonce", out,
					       (size_t)n / 2, NULL),
			 -1);
	lws_jwe_destroy(&jwe);
}

static int
both_ways(void)
{
	static const int as[] = { 0, 4, 1 };
	static const char *const names[] = { "RSA-OAEP", "ECDH-ES", "A128KW" };
	char compact[2048];
	struct lws_jwe jwe;
	unsigned int n;
	int r = 0;

	for (n = 0; !r && n < LWS_ARRAY_SIZE(as); n++) {
		char out[4096];
		int len = sizeof(out);

		lws_jwe_init(&jwe, NULL);
		assert_true(lws_jwk_export(&jwks[as[n]], LWSJWKF_EXPORT_PRIVATE,
					   out, &len) > 0);
		r = lws_jwk_import(&jwe.jwk, NULL, NULL, out, strlen(out)) ||
		    encrypt(&jwe, names[n], "A128GCM", "x", 0, 2048) < 0 ||
		    lws_jwe_render_compact(&jwe, compact, sizeof(compact)) <
			    0 ||
		    decrypt_compact(&jwe, compact) < 0;
		lws_jwe_destroy(&jwe);
	}

	return r ? -1 : 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	unit_oom_sweep(both_ways);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decrypts_rfc7520),
		cmocka_unit_test(concat_kdf_is_that_of_rfc7518),
		cmocka_unit_test(every_pair_of_algorithms_works_both_ways),
		cmocka_unit_test(every_change_is_noticed),
		cmocka_unit_test(rsa_failure_goes_on_with_a_random_key),
		cmocka_unit_test(keys_that_do_not_fit_are_refused),
		cmocka_unit_test(scratch_that_is_too_short_is_told),
		cmocka_unit_test(compact_form_has_one_recipient),
		cmocka_unit_test(acme_packet_is_a_signature),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
