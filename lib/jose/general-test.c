/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The general JSON forms, headers that are not protected, passwords and
 * compression: the vectors of RFC 7520, round trips with many, every limit, and
 * what must not be believed.
 */
#include "hex.h"

#include "core/core.h"
#include "jose/rfc7520-general.h"

static char temp[512 * 1024], out[512 * 1024];

/* what a build without zlib, or without the inflater, does not do */
static const int can_deflate =
#if defined(LWS_WITH_HTTP_STREAM_COMPRESSION)
	1;
#else
	0;
#endif
static const int can_inflate =
#if defined(LWS_WITH_GZINFLATE)
	1;
#else
	0;
#endif

static void
key_of(struct lws_jwk *jwk, const char *json)
{
	assert_int_equal(lws_jwk_import(jwk, NULL, NULL, json, strlen(json)),
			 0);
}

static int
confirm_json(const char *text, struct lws_jwk *jwk)
{
	struct lws_jws jws;
	int tl = sizeof(temp);

	lws_jws_init(&jws, jwk, NULL);

	return lws_jws_sig_confirm_json(text, strlen(text), &jws, jwk, NULL,
					temp, &tl);
}

static void
confirms_rfc7520(void **state)
{
	const struct rfc7520 *v = rfc7520_general_jws;
	struct lws_x_jws_confirmed c;
	struct lws_jwk jwk, *keys = &jwk;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rfc7520_general_jws); n++, v++) {
		key_of(&jwk, v->key);
		assert_int_equal(confirm_json(v->flattened, &jwk), 0);
		assert_int_equal(lws_x_jws_confirm_json(
					 v->flattened, strlen(v->flattened),
					 &keys, 1, temp, sizeof(temp), &c),
				 1);
		assert_int_equal(c.payload_len, strlen(v->text));
		assert_memory_equal(c.payload, v->text, c.payload_len);
		lws_jwk_destroy(&jwk);
	}
}

/* RFC 7520 4.8 with its three signers at once */
static void
all_signers_are_found(void **state)
{
	const struct rfc7520 *v = rfc7520_general_jws;
	struct lws_jwk jwks[3], *keys[3];
	struct lws_x_jws_confirmed c;
	unsigned int n, count = 0;
	const char *text = NULL;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rfc7520_general_jws); n++)
		if (!strcmp(v[n].section, "4.8")) {
			text = v[n].flattened;
			key_of(&jwks[count], v[n].key);
			keys[count] = &jwks[count];
			count++;
		}
	assert_int_equal(count, 3);
	assert_int_equal(lws_x_jws_confirm_json(text, strlen(text), keys, 3,
						temp, sizeof(temp), &c),
			 3);
	assert_int_equal(c.signatures, 3);
	assert_int_equal(c.good, 7);
	assert_int_equal(lws_x_jws_confirm_json(text, strlen(text), &keys[1], 1,
						temp, sizeof(temp), &c),
			 1);
	assert_int_equal(c.good, 2);
	assert_int_equal(lws_x_jws_confirm_json(text, strlen(text), keys, 0,
						temp, sizeof(temp), &c),
			 0);
	assert_int_equal(lws_x_jws_confirm_json(text, strlen(text), keys, 3,
						temp, 64, &c),
			 -1);
	for (n = 0; n < 3; n++)
		lws_jwk_destroy(&jwks[n]);
}

/* RFC 7515 F: who has the content puts it between the dots */
static void
a_detached_payload_is_put_in(void **state)
{
	const struct rfc7520 *v = &rfc7520_detached;
	const char *dots = strstr(v->compact, "..");
	struct lws_jws_map map;
	struct lws_jwk jwk;
	char b64[1024];
	int tl = sizeof(temp), n;

	(void)state;
	assert_non_null(dots);
	key_of(&jwk, v->key);
	assert_int_equal(
		lws_jws_sig_confirm_compact_b64(v->compact, strlen(v->compact),
						&map, &jwk, NULL, temp, &tl),
		-1);
	assert_true(lws_jws_base64_enc(v->text, strlen(v->text), b64,
				       sizeof(b64)) > 0);
	n = lws_snprintf(out, sizeof(out), "%.*s.%s%s",
			 (int)(dots - v->compact), v->compact, b64, dots + 1);
	tl = sizeof(temp);
	assert_int_equal(lws_jws_sig_confirm_compact_b64(out, (size_t)n, &map,
							 &jwk, NULL, temp, &tl),
			 0);
	lws_jwk_destroy(&jwk);
}

static int
decrypt_json(struct lws_jwe *jwe, const char *text, int room)
{
	int tl = room, before;

	if (lws_jwe_json_parse(jwe, (const uint8_t *)text, (int)strlen(text),
			       temp, &tl))
		return -1;
	before = tl;

	return lws_jwe_auth_and_decrypt(jwe, temp + room - before, &tl);
}

static void
is_text(const struct lws_jwe *jwe, int r, const char *text)
{
	assert_int_equal(r, strlen(text));
	assert_memory_equal(jwe->jws.map.buf[LJWE_CTXT], text, strlen(text));
}

static void
decrypts_rfc7520(void **state)
{
	const struct rfc7520 *v = rfc7520_general_jwe;
	struct lws_jwe jwe;
	unsigned int n;
	int tl;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rfc7520_general_jwe); n++, v++) {
		if (!strcmp(v->section, "5.9") && !can_inflate)
			continue;
		lws_jwe_init(&jwe, NULL);
		key_of(&jwe.jwk, v->key);
		is_text(&jwe, decrypt_json(&jwe, v->flattened, sizeof(temp)),
			v->text);
		lws_jwe_destroy(&jwe);
		if (!v->compact)
			continue;
		lws_jwe_init(&jwe, NULL);
		key_of(&jwe.jwk, v->key);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_compact_decode(
					 v->compact, (int)strlen(v->compact),
					 &jwe.jws.map, &jwe.jws.map_b64, temp,
					 &tl),
				 5);
		is_text(&jwe,
			lws_jwe_auth_and_decrypt(&jwe, temp + sizeof(temp) - tl,
						 &tl),
			v->text);
		lws_jwe_destroy(&jwe);
	}
}

/* -- many, both ways -- */

static struct lws_jwk keys[6];

static const struct {
	enum lws_gencrypto_kty kty;
	int bits;
	const char *curve, *sign, *wrap;
} kinds[LWS_ARRAY_SIZE(keys)] = {
	{ LWS_GENCRYPTO_KTY_OCT, 256, NULL, "HS256", "A256KW" },
	{ LWS_GENCRYPTO_KTY_RSA, 2048, NULL, "PS256", "RSA-OAEP-256" },
	{ LWS_GENCRYPTO_KTY_EC, 0, "P-256", "ES256", "ECDH-ES+A128KW" },
	{ LWS_GENCRYPTO_KTY_EC, 0, "Ed25519", "EdDSA", NULL },
	{ LWS_GENCRYPTO_KTY_EC, 0, "X25519", NULL, "ECDH-ES+A256KW" },
	{ LWS_GENCRYPTO_KTY_OCT, 96, NULL, NULL, "PBES2-HS256+A128KW" },
};

static int
make_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(keys); n++)
		if (lws_jwk_generate(NULL, &keys[n], kinds[n].kty,
				     kinds[n].bits, kinds[n].curve))
			return -1;

	return 0;
}

static int
drop_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(keys); n++)
		lws_jwk_destroy(&keys[n]);

	return 0;
}

static void
several_sign(void **state)
{
	struct lws_x_jws_signer s[LWS_ARRAY_SIZE(keys)];
	char hdr[LWS_ARRAY_SIZE(keys)][64];
	struct lws_x_jws_confirmed c;
	unsigned int n, count = 0;
	int len;

	(void)state;
	memset(s, 0, sizeof(s));
	for (n = 0; n < LWS_ARRAY_SIZE(keys); n++) {
		if (!kinds[n].sign)
			continue;
		lws_snprintf(hdr[n], sizeof(hdr[n]), "{\"alg\":\"%s\"}",
			     kinds[n].sign);
		s[count].jwk = &keys[n];
		/* in turn, in one header and in the other */
		s[count].protect = n & 1 ? "{\"kid\":\"x\"}" : hdr[n];
		s[count].header = n & 1 ? hdr[n] : NULL;
		count++;
	}
	len = lws_x_jws_sign_json(s, count, "text", 4, out, sizeof(out));
	assert_int_equal(len, strlen(out));
	for (n = 0; n < count; n++) {
		assert_int_equal(confirm_json(out, s[n].jwk), 0);
		assert_int_equal(lws_x_jws_confirm_json(out, (size_t)len,
							&s[n].jwk, 1, temp,
							sizeof(temp), &c),
				 1);
		assert_int_equal(c.signatures, count);
		assert_int_equal(c.good, 1u << n);
	}
	/* no byte less */
	assert_int_equal(
		lws_x_jws_sign_json(s, count, "text", 4, out, (size_t)len), -1);
	/* one alone is flattened */
	assert_true(lws_x_jws_sign_json(s, 1, "text", 4, out, sizeof(out)) > 0);
	assert_null(strstr(out, "signatures"));
	assert_int_equal(confirm_json(out, s[0].jwk), 0);
}

static void
who_signs_says_how(void **state)
{
	static const struct {
		const char *protect, *header;
	} bad[] = {
		{ NULL, NULL },
		{ "{}", NULL },
		{ "{\"alg\":\"none\"}", NULL },
		{ "{\"alg\":\"ES256\"}", NULL },
		{ "{\"alg\":\"HS256\"}", "{\"alg\":\"HS256\"}" },
		{ "{\"alg\":\"HS256\"} x", NULL },
		{ "[]", NULL },
	};
	struct lws_x_jws_signer s = { .jwk = &keys[0] };
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		s.protect = bad[n].protect;
		s.header = bad[n].header;
		assert_int_equal(
			lws_x_jws_sign_json(&s, 1, "", 0, out, sizeof(out)),
			-1);
	}
	s.protect = "{\"alg\":\"HS256\"}";
	s.header = NULL;
	assert_int_equal(lws_x_jws_sign_json(&s, 0, "", 0, out, sizeof(out)),
			 -1);
	assert_true(lws_x_jws_sign_json(&s, 1, "", 0, out, sizeof(out)) > 0);
}

static void
signatures_are_limited(void **state)
{
	struct lws_x_jws_signer s[LWS_LIMIT_JOSE_SIGNATURES + 1];
	struct lws_jwk *key = &keys[0];
	struct lws_x_jws_confirmed c;
	unsigned int n;
	char *last;
	int len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(s); n++) {
		s[n].jwk = key;
		s[n].protect = "{\"alg\":\"HS256\"}";
		s[n].header = NULL;
	}
	assert_int_equal(lws_x_jws_sign_json(s, LWS_ARRAY_SIZE(s), "a", 1, out,
					     sizeof(out)),
			 -1);
	len = lws_x_jws_sign_json(s, LWS_LIMIT_JOSE_SIGNATURES, "a", 1, out,
				  sizeof(out));
	assert_true(len > 0);
	assert_int_equal(lws_x_jws_confirm_json(out, (size_t)len, &key, 1, temp,
						sizeof(temp), &c),
			 LWS_LIMIT_JOSE_SIGNATURES);
	/* one more of the same */
	last = strrchr(out, '{');
	n = (unsigned int)lws_snprintf(temp, sizeof(temp), "%s", last);
	lws_snprintf(out + len - 2, sizeof(out) - (size_t)len, ",%.*s", (int)n,
		     temp);
	assert_int_equal(lws_x_jws_confirm_json(out, strlen(out), &key, 1, temp,
						sizeof(temp), &c),
			 -1);
}

static void
copy_key(struct lws_jwk *to, struct lws_jwk *from)
{
	int len = sizeof(temp);

	assert_true(lws_jwk_export(from, LWSJWKF_EXPORT_PRIVATE, temp, &len) >
		    0);
	key_of(to, temp);
}

static int
encrypt_to_all(const struct lws_x_jwe_message *how)
{
	struct lws_x_jwe_recipient to[LWS_ARRAY_SIZE(keys)];
	char hdr[LWS_ARRAY_SIZE(keys)][96];
	struct lws_x_jwe_message m = *how;
	unsigned int n;

	m.to = to;
	m.count = 0;
	for (n = 0; n < LWS_ARRAY_SIZE(keys); n++) {
		if (!kinds[n].wrap)
			continue;
		lws_snprintf(hdr[n], sizeof(hdr[n]),
			     "{\"alg\":\"%s\",\"kid\":\"%u\"%s}", kinds[n].wrap,
			     n, n == 5 ? ",\"p2c\":1000" : "");
		to[m.count].jwk = &keys[n];
		to[m.count++].header = hdr[n];
	}

	return lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out));
}

static void
each_of_them_can_read_it(void **state)
{
	static const char text[] = "many many many many many many words";
	static const char *const protects[] = {
		"{\"enc\":\"A128GCM\"}",
		"{\"enc\":\"A256CBC-HS512\"}",
		"{\"enc\":\"A128CBC-HS256\",\"zip\":\"DEF\"}",
		"{\"enc\":\"A256GCM\",\"zip\":\"DEF\"}",
	};
	struct lws_x_jwe_message m = { .unprotected = "{\"cty\":\"x\"}",
				       .aad = "seen",
				       .aad_len = 4,
				       .text = text,
				       .len = sizeof(text) - 1 };
	unsigned int k, n;
	struct lws_jwe jwe;
	int len;

	(void)state;
	for (k = 0; k < LWS_ARRAY_SIZE(protects); k++) {
		m.protect = protects[k];
		if (strstr(m.protect, "zip") && !(can_deflate && can_inflate)) {
			assert_int_equal(encrypt_to_all(&m) > 0, can_deflate);
			continue;
		}
		len = encrypt_to_all(&m);
		assert_int_equal(len, strlen(out));
		for (n = 0; n < LWS_ARRAY_SIZE(keys); n++) {
			lws_jwe_init(&jwe, NULL);
			copy_key(&jwe.jwk, &keys[n]);
			if (kinds[n].wrap)
				is_text(&jwe,
					decrypt_json(&jwe, out, sizeof(temp)),
					text);
			else
				assert_int_equal(
					decrypt_json(&jwe, out, sizeof(temp)),
					-1);
			lws_jwe_destroy(&jwe);
		}
	}
}

static void
what_is_direct_has_one_recipient(void **state)
{
	const struct lws_x_jwe_recipient to[] = {
		{ &keys[0], "{\"alg\":\"dir\"}" },
		{ &keys[0], "{\"alg\":\"A256KW\"}" },
	};
	struct lws_x_jwe_message m = { .protect = "{\"enc\":\"A256GCM\"}",
				       .text = "text",
				       .len = 4,
				       .to = to,
				       .count = 2 };
	struct lws_jwe jwe;

	(void)state;
	assert_int_equal(lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out)),
			 -1);
	m.count = 1;
	assert_true(lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out)) > 0);
	lws_jwe_init(&jwe, NULL);
	copy_key(&jwe.jwk, &keys[0]);
	is_text(&jwe, decrypt_json(&jwe, out, sizeof(temp)), "text");
	lws_jwe_destroy(&jwe);
	m.count = 0;
	assert_int_equal(lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out)),
			 -1);
	m.count = LWS_LIMIT_JOSE_RECIPIENTS + 1;
	assert_int_equal(lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out)),
			 -1);
}

/* of more than the limit, those behind it are not tried */
static void
recipients_are_limited(void **state)
{
	struct lws_x_jwe_recipient to[LWS_LIMIT_JOSE_RECIPIENTS];
	struct lws_x_jwe_message m = { .protect = "{\"enc\":\"A128GCM\"}",
				       .text = "text",
				       .len = 4,
				       .to = to,
				       .count = LWS_ARRAY_SIZE(to) };
	static const char more[] = "{\"recipients\":[{\"header\":{\"alg\":"
				   "\"A128KW\"},\"encrypted_key\":\"AAAA\"},";
	static const char front[] = "{\"recipients\":[";
	struct lws_jwe jwe;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(to); n++) {
		to[n].jwk = n == LWS_ARRAY_SIZE(to) - 1 ? &keys[0] : &keys[5];
		to[n].header = n == LWS_ARRAY_SIZE(to) - 1
				       ? "{\"alg\":\"A256KW\"}"
				       : "{\"alg\":\"PBES2-HS256+A128KW\","
					 "\"p2c\":1}";
	}
	assert_true(lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out)) > 0);
	lws_jwe_init(&jwe, NULL);
	copy_key(&jwe.jwk, &keys[0]);
	is_text(&jwe, decrypt_json(&jwe, out, sizeof(temp)), "text");
	assert_memory_equal(out, front, sizeof(front) - 1);
	memmove(out + sizeof(more) - 1, out + sizeof(front) - 1,
		strlen(out + sizeof(front) - 1) + 1);
	memcpy(out, more, sizeof(more) - 1);
	assert_int_equal(decrypt_json(&jwe, out, sizeof(temp)), -1);
	lws_jwe_destroy(&jwe);
}

/* -- compression -- */

static int
encrypt_zip(struct lws_jwe *jwe, size_t len, int room)
{
	static const char hdr[] = "{\"alg\":\"A256KW\",\"enc\":\"A128GCM\","
				  "\"zip\":\"DEF\"}";
	int tl = room;

	lws_jwe_init(jwe, NULL);
	copy_key(&jwe->jwk, &keys[0]);
	if (lws_jws_dup_element(&jwe->jws.map, LJWE_JOSE, temp, &tl, hdr,
				sizeof(hdr) - 1, 0) ||
	    lws_jws_alloc_element(&jwe->jws.map, LJWE_CTXT, temp + room - tl,
				  &tl, len, len + 16))
		return -1;
	memset((void *)(uintptr_t)jwe->jws.map.buf[LJWE_CTXT], 'x', len);

	return lws_jwe_encrypt(jwe, temp + room - tl, &tl);
}

static void
what_inflates_without_end_is_refused(void **state)
{
	static const size_t lens[] = { 0, 1, 1000, LWS_LIMIT_JOSE_INFLATED,
				       LWS_LIMIT_JOSE_INFLATED + 1 };
	struct lws_jwe jwe;
	unsigned int n;
	int r, tl;

	(void)state;
	if (!can_deflate || !can_inflate) {
		print_message("skipped: this build does not compress\n");
		skip();
	}
	for (n = 0; n < LWS_ARRAY_SIZE(lens); n++) {
		assert_int_equal(encrypt_zip(&jwe, lens[n], sizeof(temp)), 0);
		r = lws_jwe_render_compact(&jwe, out, sizeof(out));
		assert_true(r > 0);
		lws_jwe_destroy(&jwe);

		lws_jwe_init(&jwe, NULL);
		copy_key(&jwe.jwk, &keys[0]);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_compact_decode(out, r, &jwe.jws.map,
							&jwe.jws.map_b64, temp,
							&tl),
				 5);
		r = lws_jwe_auth_and_decrypt(&jwe, temp + sizeof(temp) - tl,
					     &tl);
		assert_int_equal(r, lens[n] > LWS_LIMIT_JOSE_INFLATED
					    ? -1
					    : (int)lens[n]);
		lws_jwe_destroy(&jwe);
	}
	/* scratch that is too short for it */
	assert_int_equal(encrypt_zip(&jwe, 1000, 1120), -1);
	lws_jwe_destroy(&jwe);
}

/* -- rounds -- */

static int
with_rounds(const char *p2c, const char *p2s)
{
	struct lws_jwe jwe;
	char hdr[256];
	int tl = sizeof(temp), r = -1;

	lws_jwe_init(&jwe, NULL);
	copy_key(&jwe.jwk, &keys[5]);
	lws_snprintf(hdr, sizeof(hdr),
		     "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\""
		     "%s%s%s%s%s}",
		     p2c ? ",\"p2c\":" : "", p2c ? p2c : "",
		     p2s ? ",\"p2s\":\"" : "", p2s ? p2s : "", p2s ? "\"" : "");
	if (!lws_jws_dup_element(&jwe.jws.map, LJWE_JOSE, temp, &tl, hdr,
				 strlen(hdr), 0) &&
	    !lws_jws_dup_element(&jwe.jws.map, LJWE_CTXT,
				 lws_concat_temp(temp, tl), &tl, "text", 4, 16))
		r = lws_jwe_encrypt(&jwe, lws_concat_temp(temp, tl), &tl);
	if (!r) {
		r = lws_jwe_render_compact(&jwe, out, sizeof(out));
		lws_jwe_destroy(&jwe);
		lws_jwe_init(&jwe, NULL);
		copy_key(&jwe.jwk, &keys[5]);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_compact_decode(out, r, &jwe.jws.map,
							&jwe.jws.map_b64, temp,
							&tl),
				 5);
		r = lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl),
					     &tl);
	}
	lws_jwe_destroy(&jwe);

	return r;
}

static void
rounds_are_limited(void **state)
{
	char over[16], limit[16];

	(void)state;
	lws_snprintf(over, sizeof(over), "%u", LWS_LIMIT_JOSE_PBES2_ROUNDS + 1);
	lws_snprintf(limit, sizeof(limit), "%u", LWS_LIMIT_JOSE_PBES2_ROUNDS);
	assert_int_equal(with_rounds(NULL, NULL), 4);
	assert_int_equal(with_rounds("1", NULL), 4);
	assert_int_equal(with_rounds(limit, "AAECAwQFBgc"), 4);
	assert_int_equal(with_rounds(over, NULL), -1);
	assert_int_equal(with_rounds("0", NULL), -1);
	assert_int_equal(with_rounds("-1", NULL), -1);
	assert_int_equal(with_rounds("1e3", NULL), -1);
	assert_int_equal(with_rounds("4294967297", NULL), -1);
	assert_int_equal(with_rounds("99999999999999999999999", NULL), -1);
	assert_int_equal(with_rounds("\"1000\"", NULL), -1);
	/* RFC 7518 4.8.1.1: eight bytes of salt, or more */
	assert_int_equal(with_rounds("1000", "AAECAwQFBg"), -1);
	assert_int_equal(with_rounds("1000", ""), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(confirms_rfc7520),
		cmocka_unit_test(all_signers_are_found),
		cmocka_unit_test(a_detached_payload_is_put_in),
		cmocka_unit_test(decrypts_rfc7520),
		cmocka_unit_test(several_sign),
		cmocka_unit_test(who_signs_says_how),
		cmocka_unit_test(signatures_are_limited),
		cmocka_unit_test(each_of_them_can_read_it),
		cmocka_unit_test(what_is_direct_has_one_recipient),
		cmocka_unit_test(recipients_are_limited),
		cmocka_unit_test(what_inflates_without_end_is_refused),
		cmocka_unit_test(rounds_are_limited),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
