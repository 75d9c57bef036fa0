/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is made to be believed wrongly: keys that are none, headers that say
 * things twice, texts that decode to the same bytes, tags cut short, keys that
 * come along unasked, in every form. Each is right but for what it is about.
 */
#include "hex.h"

#include "core/core.h"
#include "jose/rfc7520-general.h"

static char temp[65536], out[65536];

static void
key_of(struct lws_jwk *jwk, const char *json)
{
	assert_int_equal(lws_jwk_import(jwk, NULL, NULL, json, strlen(json)),
			 0);
}

static int
imports(const char *json)
{
	struct lws_jwk jwk;
	int r = lws_jwk_import(&jwk, NULL, NULL, json, strlen(json));

	lws_jwk_destroy(&jwk);

	return !r;
}

/* -- keys -- */

#define PX  "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ"
#define PY  "e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck"
#define PD  "VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"
#define K16 "AAECAwQFBgcICQoLDA0ODw"

static const struct {
	int good;
	const char *json;
} keys[] = {
	{ 1, "{\"kty\":\"oct\",\"k\":\"" K16 "\"}" },
	{ 1, "{\"k\":\"" K16 "\",\"kty\":\"oct\"}" },
	{ 1, "{\"kty\":\"oct\",\"k\":\"" K16 "==\"}" },
	{ 1, "{\"kty\":\"oct\",\"k\":\"" K16 "\",\"more\":{\"k\":1}}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "\",\"x\":{\"k\":1}}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "\",\"d\":[]}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "\",\"kid\":{}}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "===\"}" },
	{ 0, "{\"kty\":\"oct\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":1}" },
	{ 0, "{\"kty\":\"oct\",\"k\":null}" },
	{ 0, "{\"kty\":\"oct\",\"k\":[\"" K16 "\"]}" },
	{ 0, "{\"k\":\"" K16 "\"}" },
	{ 0, "{\"kty\":\"OCT\",\"k\":\"" K16 "\"}" },
	{ 0, "{\"kty\":\"oct\\u0000\",\"k\":\"" K16 "\"}" },
	{ 0, "{\"kty\":[\"oct\"],\"k\":\"" K16 "\"}" },
	/* bits left over, blanks, a lone character, what is no letter of it */
	{ 0, "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODx\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0OD\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\" " K16 "\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "\\n\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "===\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"AAEC=AwQFBgc\"}" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0O!w\"}" },
	{ 1, "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" PX "\",\"y\":\"" PY
	     "\"}" },
	{ 0, "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" PX "\"}" },
	{ 0, "{\"kty\":\"EC\",\"x\":\"" PX "\",\"y\":\"" PY "\"}" },
	{ 0, "{\"kty\":\"EC\",\"crv\":\"P-256\",\"y\":\"" PY "\"}" },
	{ 0, "{\"kty\":\"EC\",\"crv\":1,\"x\":\"" PX "\",\"y\":\"" PY "\"}" },
	{ 0, "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" PX "\",\"y\":\"" PY
	     "\",\"k\":\"" K16 "\"}" },
	{ 0, "{\"kty\":\"RSA\",\"crv\":\"P-256\",\"x\":\"" PX "\",\"y\":\"" PY
	     "\"}" },
	{ 0, "{\"kty\":\"RSA\",\"n\":\"" PX "\"}" },
	{ 0, "{\"kty\":\"RSA\",\"e\":\"AQAB\"}" },
	{ 0, "{\"kty\":\"RSA\",\"n\":\"" PX "\",\"e\":\"AQAB\",\"d\":\"" PX
	     "\"}" },
	{ 0, "{\"kty\":\"RSA\",\"n\":\"" PX "\",\"e\":\"AQAB\",\"dp\":\"" PX
	     "\"}" },
	{ 0, "{}" },
	{ 0, "[]" },
	{ 0, "\"oct\"" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 "\"" },
	{ 0, "{\"kty\":\"oct\",\"k\":\"" K16 },
	{ 0, "" },
};

static void
keys_that_are_none(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(keys); n++)
		if (imports(keys[n].json) != keys[n].good)
			fail_msg("%s", keys[n].json);
}

/* -- signatures: the header is as the row says, the MAC is right -- */

static const char hs_key[] = "{\"kty\":\"oct\",\"k\":"
			     "\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}";

static int
mac(const char *text, size_t len, uint8_t *to)
{
	struct lws_genhmac_ctx h;
	uint8_t key[32];
	unsigned int n;

	for (n = 0; n < sizeof(key); n++)
		key[n] = (uint8_t)n;

	return lws_genhmac_init(&h, LWS_GENHMAC_TYPE_SHA256, key,
				sizeof(key)) ||
	       lws_genhmac_update(&h, text, len) || lws_genhmac_destroy(&h, to);
}

/* header.payload.mac, whatever the header says; returns the length */
static size_t
sealed(const char *header, size_t mac_len)
{
	uint8_t m[32];
	int n, k;

	n = lws_jws_base64_enc(header, strlen(header), out, sizeof(out));
	assert_true(n >= 0);
	n += lws_snprintf(out + n, sizeof(out) - (size_t)n, ".eyJhIjoxfQ");
	assert_int_equal(mac(out, (size_t)n, m), 0);
	out[n++] = '.';
	k = lws_jws_base64_enc((char *)m, mac_len, out + n,
			       sizeof(out) - (size_t)n);
	assert_true(k >= 0);

	return (size_t)(n + k);
}

static int
confirm(const char *text, size_t len, struct lws_jwk *jwk)
{
	struct lws_jws_map map;
	int tl = sizeof(temp);

	return lws_jws_sig_confirm_compact_b64(text, len, &map, jwk, NULL, temp,
					       &tl);
}

static const struct {
	int good;
	const char *json;
} headers[] = {
	{ 1, "{\"alg\":\"HS256\"}" },
	{ 1, " {\"typ\":\"JWT\",\r\n\t\"alg\":\"HS256\"} " },
	{ 1, "{\"alg\":\"HS256\",\"kid\":\"1\",\"jku\":\"x\",\"x\":{\"alg\":"
	     "\"none\"},\"y\":[1,{}]}" },
	{ 1, "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}" },
	{ 1, "{\"alg\":\"HS256\",\"b64\":true}" },
	{ 1, "{\"\\u0061lg\":\"HS256\"}" },
	{ 0, "{\"alg\":\"none\"}" },
	{ 0, "{\"alg\":\"None\"}" },
	{ 0, "{\"alg\":\"NONE\"}" },
	{ 0, "{\"alg\":\"\"}" },
	{ 0, "{\"alg\":\"hs256\"}" },
	{ 0, "{\"alg\":\"HS256 \"}" },
	{ 0, "{\"alg\":\"HS256\\u0000\"}" },
	{ 0, "{\"alg\":\"HS384\"}" },
	{ 0, "{\"alg\":\"RS256\"}" },
	{ 0, "{\"alg\":\"ES256\"}" },
	{ 0, "{\"alg\":\"EdDSA\"}" },
	{ 0, "{\"alg\":\"A128KW\"}" },
	{ 0, "{\"alg\":null}" },
	{ 0, "{\"alg\":256}" },
	{ 0, "{\"alg\":[\"HS256\"]}" },
	{ 0, "{\"alg\":{\"alg\":\"HS256\"}}" },
	{ 0, "{\"typ\":\"JWT\"}" },
	{ 0, "{}" },
	{ 0, "[\"alg\",\"HS256\"]" },
	{ 0, "\"HS256\"" },
	{ 0, "null" },
	{ 0, "{\"alg\":\"HS256\",\"alg\":\"HS256\"}" },
	{ 0, "{\"alg\":\"none\",\"alg\":\"HS256\"}" },
	{ 0, "{\"alg\":\"HS256\",\"\\u0061lg\":\"none\"}" },
	{ 0, "{\"alg\":\"HS256\",\"kid\":\"1\",\"kid\":\"1\"}" },
	{ 0, "{\"alg\":\"HS256\",\"crit\":[]}" },
	{ 0, "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}" },
	{ 0, "{\"alg\":\"HS256\",\"crit\":[\"alg\"]}" },
	{ 0, "{\"alg\":\"HS256\",\"crit\":\"exp\"}" },
	{ 0, "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}" },
	{ 0, "{\"alg\":\"HS256\",\"b64\":false}" },
	{ 0, "{\"alg\":\"HS256\",\"kid\":1}" },
	{ 0, "{\"alg\":\"HS256\",\"enc\":\"A128GCM\"}" },
	{ 0, "{\"alg\":\"HS256\",\"zip\":\"DEF\"}" },
	{ 0, "{\"alg\":\"HS256\"}x" },
	{ 0, "{\"alg\":\"HS256\"}{}" },
	{ 0, "{\"alg\":\"HS256\",}" },
	{ 0, "{\"alg\":\"HS256\"" },
	{ 0, "{alg:\"HS256\"}" },
	{ 0, "{'alg':'HS256'}" },
	{ 0, "{\"alg\":\"HS256\",/* */\"a\":1}" },
	{ 0, "{\"alg\":\"HS256\",\"a\":\"\xff\"}" },
	{ 0, "\xef\xbb\xbf{\"alg\":\"HS256\"}" },
	{ 0,
	  "{\"alg\":\"HS256\",\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"
	  "}" },
};

static void
headers_that_are_none(void **state)
{
	struct lws_jwk jwk;
	unsigned int n;

	(void)state;
	key_of(&jwk, hs_key);
	for (n = 0; n < LWS_ARRAY_SIZE(headers); n++) {
		size_t len = sealed(headers[n].json, 32);

		if ((confirm(out, len, &jwk) == 0) != headers[n].good)
			fail_msg("%s", headers[n].json);
		/* and nothing is right without a key */
		assert_int_equal(confirm(out, len, NULL), -1);
	}
	lws_jwk_destroy(&jwk);
}

static void
macs_cut_short(void **state)
{
	struct lws_jwk jwk;
	size_t n;

	(void)state;
	key_of(&jwk, hs_key);
	for (n = 0; n < 32; n++)
		assert_int_equal(
			confirm(out, sealed("{\"alg\":\"HS256\"}", n), &jwk),
			-1);
	lws_jwk_destroy(&jwk);
}

/* one signature has one text (RFC 7515 2): whatever is put in at whatever
 * place, it is not the same */
static void
other_texts_for_the_same_bytes(void **state)
{
	static const char extra[] = "=\n \t\r\v.+/%\"A";
	size_t len, at, k;
	struct lws_jwk jwk;
	char text[256];

	(void)state;
	key_of(&jwk, hs_key);
	len = sealed("{\"alg\":\"HS256\"}", 32);
	for (at = 0; at <= len; at++)
		for (k = 0; k < sizeof(extra); k++) { /* its NUL, too */
			memcpy(text, out, at);
			text[at] = extra[k];
			memcpy(text + at + 1, out + at, len - at);
			assert_int_equal(confirm(text, len + 1, &jwk), -1);
		}
	/* 43 characters for 32 bytes: two bits stand for nothing */
	assert_int_equal(confirm(out, len, &jwk), 0);
	for (k = 1; k < 4; k++) {
		static const char abc[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					  "abcdefghijklmnopqrstuvwxyz"
					  "0123456789-_";

		memcpy(text, out, len);
		text[len - 1] =
			abc[(size_t)(strchr(abc, out[len - 1]) - abc) + k];
		assert_int_equal(confirm(text, len, &jwk), -1);
	}
	lws_jwk_destroy(&jwk);
}

/* -- a key says what it is for (RFC 7517 4.2 to 4.4) -- */

static const struct {
	int good;
	const char *says;
} says[] = {
	{ 1, "" },
	{ 1, ",\"alg\":\"HS256\"" },
	{ 1, ",\"use\":\"sig\"" },
	{ 1, ",\"key_ops\":[\"verify\"]" },
	{ 1, ",\"key_ops\":[\"sign\",\"verify\"]" },
	{ 0, ",\"alg\":\"HS384\"" },
	{ 0, ",\"alg\":\"HS25\"" },
	{ 0, ",\"alg\":\"A128KW\"" },
	{ 0, ",\"use\":\"enc\"" },
	{ 0, ",\"key_ops\":[\"encrypt\",\"decrypt\"]" },
	{ 0, ",\"key_ops\":[\"verifyX\"]" },
};

static void
keys_for_something_else(void **state)
{
	struct lws_jwk jwk;
	unsigned int n;
	char json[256];

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(says); n++) {
		size_t len = sealed("{\"alg\":\"HS256\"}", 32);

		lws_snprintf(json, sizeof(json), "%.*s%s}",
			     (int)strlen(hs_key) - 1, hs_key, says[n].says);
		key_of(&jwk, json);
		assert_int_equal(confirm(out, len, &jwk),
				 says[n].good ? 0 : -1);
		lws_jwk_destroy(&jwk);
	}
}

/* -- ECDSA: numbers that are none (FIPS 186-4 6.4.2) -- */

static const char n256[] = "ffffffff00000000ffffffffffffffff"
			   "bce6faada7179e84f3b9cac2fc632551";

static void
signatures_of_numbers_that_are_none(void **state)
{
	static const char zero[] = "00000000000000000000000000000000"
				   "00000000000000000000000000000000";
	static const char one[] = "00000000000000000000000000000000"
				  "00000000000000000000000000000001";
	static const char ff[] = "ffffffffffffffffffffffffffffffff"
				 "ffffffffffffffffffffffffffffffff";
	const char *const halves[] = { zero, one, n256, ff };
	uint8_t sig[80], digest[32] = { 1 };
	struct lws_gencrypto_keyelem el[4];
	struct lws_genec_ctx ctx;
	unsigned int a, b;
	size_t n;

	(void)state;
	memset(el, 0, sizeof(el));
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	assert_int_equal(lws_genecdsa_new_keypair(&ctx, "P-256", el), 0);
	assert_int_equal(lws_genecdsa_hash_sign_jws(&ctx, digest,
						    LWS_GENHASH_TYPE_SHA256,
						    256, sig, 64),
			 0);
	for (n = 0; n <= sizeof(sig); n++)
		assert_int_equal(lws_genecdsa_hash_sig_verify_jws(
					 &ctx, digest, LWS_GENHASH_TYPE_SHA256,
					 256, sig, n),
				 n == 64 ? 0 : -1);
	for (a = 0; a < LWS_ARRAY_SIZE(halves); a++)
		for (b = 0; b < LWS_ARRAY_SIZE(halves); b++) {
			unit_hex(halves[a], sig);
			unit_hex(halves[b], sig + 32);
			assert_int_equal(lws_genecdsa_hash_sig_verify_jws(
						 &ctx, digest,
						 LWS_GENHASH_TYPE_SHA256, 256,
						 sig, 64),
					 -1);
		}
	lws_genec_destroy(&ctx);
	lws_genec_destroy_elements(el);
}

/* -- points and pairs -- */

static void
keys_on_no_curve(void **state)
{
	/* infinity; not on it; coordinates over the prime; of another curve */
	static const struct {
		const char *x, *y;
	} points[] = {
		{ "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
		{ PX, PX },
		{ PY, PX },
		{ "__________________________________________8", PY },
	};
	struct lws_genec_ctx ctx;
	struct lws_jwk jwk;
	unsigned int n;
	char json[512];

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(points); n++) {
		lws_snprintf(json, sizeof(json),
			     "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\","
			     "\"y\":\"%s\"}",
			     points[n].x, points[n].y);
		key_of(&jwk, json);
		assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
		assert_int_not_equal(lws_genecdsa_set_key(&ctx, jwk.e), 0);
		lws_genec_destroy(&ctx);
		assert_int_equal(lws_genecdh_create(&ctx, NULL, NULL), 0);
		assert_int_not_equal(
			lws_genecdh_set_key(&ctx, jwk.e, LDHS_THEIRS), 0);
		lws_genec_destroy(&ctx);
		lws_jwk_destroy(&jwk);
	}
}

static void
pairs_that_are_none(void **state)
{
	struct lws_genec_ctx ctx;
	struct lws_jwk a, b;
	struct lws_gencrypto_keyelem d;

	(void)state;
	assert_int_equal(
		lws_jwk_generate(NULL, &a, LWS_GENCRYPTO_KTY_EC, 0, "P-256"),
		0);
	assert_int_equal(
		lws_jwk_generate(NULL, &b, LWS_GENCRYPTO_KTY_EC, 0, "P-256"),
		0);
	d = a.e[LWS_GENCRYPTO_EC_KEYEL_D];
	a.e[LWS_GENCRYPTO_EC_KEYEL_D] = b.e[LWS_GENCRYPTO_EC_KEYEL_D];
	b.e[LWS_GENCRYPTO_EC_KEYEL_D] = d;
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	assert_int_not_equal(lws_genecdsa_set_key(&ctx, a.e), 0);
	lws_genec_destroy(&ctx);
	assert_int_equal(lws_genecdh_create(&ctx, NULL, NULL), 0);
	assert_int_not_equal(lws_genecdh_set_key(&ctx, b.e, LDHS_OURS), 0);
	/* but a public one is taken from it */
	assert_int_equal(lws_genecdh_set_key(&ctx, b.e, LDHS_THEIRS), 0);
	lws_genec_destroy(&ctx);
	lws_jwk_destroy(&a);
	lws_jwk_destroy(&b);
}

/* -- encrypted objects: one block is not what it was -- */

enum what { NOTHING, CUT, ADD, EMPTY };

static const struct {
	const char *section;
	int block;
	enum what what;
} blocks[] = {
	{ "5.6", LJWE_JOSE, NOTHING }, { "5.6", LJWE_EKEY, ADD },
	{ "5.6", LJWE_IV, CUT },       { "5.6", LJWE_IV, ADD },
	{ "5.6", LJWE_IV, EMPTY },     { "5.6", LJWE_ATAG, CUT },
	{ "5.6", LJWE_ATAG, ADD },     { "5.6", LJWE_ATAG, EMPTY },
	{ "5.6", LJWE_CTXT, CUT },     { "5.6", LJWE_CTXT, ADD },
	{ "5.6", LJWE_CTXT, EMPTY },   { "5.5", LJWE_JOSE, NOTHING },
	{ "5.5", LJWE_EKEY, ADD },     { "5.5", LJWE_IV, CUT },
	{ "5.5", LJWE_IV, ADD },       { "5.5", LJWE_ATAG, CUT },
	{ "5.5", LJWE_ATAG, ADD },     { "5.5", LJWE_ATAG, EMPTY },
	{ "5.5", LJWE_CTXT, CUT },     { "5.5", LJWE_CTXT, EMPTY },
	{ "5.8", LJWE_JOSE, NOTHING }, { "5.8", LJWE_EKEY, CUT },
	{ "5.8", LJWE_EKEY, ADD },     { "5.8", LJWE_EKEY, EMPTY },
	{ "5.7", LJWE_EKEY, CUT },     { "5.7", LJWE_EKEY, ADD },
	{ "5.7", LJWE_EKEY, EMPTY },   { "5.4", LJWE_EKEY, CUT },
	{ "5.4", LJWE_EKEY, EMPTY },   { "5.1", LJWE_EKEY, CUT },
	{ "5.1", LJWE_EKEY, ADD },     { "5.2", LJWE_EKEY, CUT },
	{ "5.2", LJWE_EKEY, ADD },
};

static const struct rfc7520 *
section(const char *name)
{
	const struct rfc7520 *v = rfc7520_jwe;

	while (strcmp(v->section, name))
		v++;

	return v;
}

static void
change(struct lws_jws_map *map, int idx, enum what what)
{
	static char room[4096];

	memset(room, 0x5a, sizeof(room));
	if (map->len[idx])
		memcpy(room, map->buf[idx], map->len[idx]);
	map->buf[idx] = room;
	if (what == CUT)
		map->len[idx]--;
	if (what == ADD)
		map->len[idx]++;
	if (what == EMPTY) {
		map->buf[idx] = NULL;
		map->len[idx] = 0;
	}
}

static void
blocks_of_a_wrong_length(void **state)
{
	struct lws_jwe jwe;
	unsigned int n;
	int tl, r;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(blocks); n++) {
		const struct rfc7520 *v = section(blocks[n].section);

		lws_jwe_init(&jwe, NULL);
		key_of(&jwe.jwk, v->key);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_compact_decode(
					 v->compact, (int)strlen(v->compact),
					 &jwe.jws.map, &jwe.jws.map_b64, temp,
					 &tl),
				 5);
		if (blocks[n].what != NOTHING)
			change(&jwe.jws.map, blocks[n].block, blocks[n].what);
		r = lws_jwe_auth_and_decrypt(
			&jwe, temp + sizeof(temp) - (size_t)tl, &tl);
		assert_int_equal(r >= 0, blocks[n].what == NOTHING);
		lws_jwe_destroy(&jwe);
	}
}

/* -- the JSON forms -- */

#define JWS_P "\"payload\":\"eyJhIjoxfQ\""
#define JWS_H "\"protected\":\"eyJhbGciOiJIUzI1NiJ9\""
#define SIG   "\"signature\":\"%s\""

static const struct {
	int good;
	const char *format; /* with the MAC once or twice */
} jsons[] = {
	{ 1, "{" JWS_P "," JWS_H "," SIG "}" },
	{ 1, " {" SIG "," JWS_H ",\"x\":[{}]," JWS_P "} \n" },
	{ 1, "{" JWS_P ",\"signatures\":[{" JWS_H "," SIG "}]}" },
	{ 1, "{" JWS_P ",\"signatures\":[{" JWS_H
	     ",\"signature\":\"AA\"},{" JWS_H "," SIG "}]}" },
	{ 1, "{" JWS_P "," JWS_H ",\"header\":{\"kid\":\"1\"}," SIG "}" },
	/* twice, in both headers, in both forms */
	{ 0, "{" JWS_P "," JWS_P "," JWS_H "," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H "," JWS_H "," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H "," SIG "," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H ",\"header\":{\"alg\":\"HS256\"}," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H ",\"header\":{\"crit\":[\"x\"]}," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H ",\"header\":\"\"," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H ",\"header\":[]," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H "," SIG ",\"signatures\":[]}" },
	{ 0, "{" JWS_P "," JWS_H ",\"signatures\":[{" JWS_H "," SIG "}]}" },
	{ 0, "{" JWS_P ",\"signatures\":{" JWS_H "," SIG "}}" },
	{ 0, "{" JWS_P ",\"signatures\":[" JWS_P "]}" },
	{ 0, "{" JWS_P ",\"signatures\":[]}" },
	{ 0, "{" JWS_P ",\"signatures\":[{" JWS_H "}]}" },
	{ 0, "{" JWS_P ",\"signatures\":[[{" JWS_H "," SIG "}]]}" },
	{ 0, "{" JWS_H "," SIG "}" },
	{ 0, "{" JWS_P "," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H "}" },
	{ 0, "{\"payload\":null," JWS_H "," SIG "}" },
	{ 0, "{\"payload\":\"eyJhIjoxfQ=\"," JWS_H "," SIG "}" },
	{ 0, "{\"payload\":\"eyJhI\\u006aoxfQ\"," JWS_H "," SIG "}" },
	{ 0, "{" JWS_P "," JWS_H "," SIG "}x" },
	{ 0, "{" JWS_P "," JWS_H "," SIG "},{}" },
	{ 0, "[{" JWS_P "," JWS_H "," SIG "}]" },
	{ 0, "{\"a\":{" JWS_P "," JWS_H "," SIG "}}" },
};

static void
objects_that_are_none(void **state)
{
	char text[1024], b64[64];
	struct lws_jwk jwk, *keys_of_it = &jwk;
	struct lws_x_jws_confirmed c;
	struct lws_jws jws;
	unsigned int n;
	uint8_t m[32];
	int tl;

	(void)state;
	key_of(&jwk, hs_key);
	assert_int_equal(mac("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ", 31, m), 0);
	assert_int_equal(
		lws_jws_base64_enc((char *)m, sizeof(m), b64, sizeof(b64)), 43);
	for (n = 0; n < LWS_ARRAY_SIZE(jsons); n++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		lws_snprintf(text, sizeof(text), jsons[n].format, b64, b64);
#pragma GCC diagnostic pop
		lws_jws_init(&jws, &jwk, NULL);
		tl = sizeof(temp);
		assert_int_equal(lws_jws_sig_confirm_json(text, strlen(text),
							  &jws, &jwk, NULL,
							  temp, &tl),
				 jsons[n].good ? 0 : -1);
		assert_int_equal(lws_x_jws_confirm_json(text, strlen(text),
							&keys_of_it, 1, temp,
							sizeof(temp), &c) == 1,
				 jsons[n].good);
	}
	lws_jwk_destroy(&jwk);
}

/* every allocation of every kind of object refused in turn */
static int
all_of_it(void)
{
	static const struct lws_x_jws_signer none;
	struct lws_x_jws_signer s[2] = { none, none };
	struct lws_x_jwe_recipient to[2];
	struct lws_x_jwe_message m = { .protect = "{\"enc\":\"A128GCM\"}",
				       .text = "text",
				       .len = 4,
				       .to = to,
				       .count = 2 };
	struct lws_jwk jwk;
	struct lws_jwe jwe;
	int tl = sizeof(temp), r = -1;

	if (lws_jwk_import(&jwk, NULL, NULL, hs_key, strlen(hs_key)))
		return -1;
	s[0].jwk = s[1].jwk = to[0].jwk = to[1].jwk = &jwk;
	s[0].protect = s[1].protect = "{\"alg\":\"HS256\"}";
	to[0].header = "{\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":10}";
	to[1].header = "{\"alg\":\"A256KW\"}";
	if (lws_x_jws_sign_json(s, 2, "text", 4, out, sizeof(out)) > 0 &&
	    lws_x_jwe_encrypt_json(NULL, &m, out, sizeof(out)) > 0) {
		lws_jwe_init(&jwe, NULL);
		jwe.jwk = jwk;
		if (!lws_jwe_json_parse(&jwe, (uint8_t *)out, (int)strlen(out),
					temp, &tl) &&
		    lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl),
					     &tl) == 4)
			r = 0;
		lws_jwe_destroy(&jwe);
	} else
		lws_jwk_destroy(&jwk);

	return r;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	unit_oom_sweep(all_of_it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_that_are_none),
		cmocka_unit_test(headers_that_are_none),
		cmocka_unit_test(macs_cut_short),
		cmocka_unit_test(other_texts_for_the_same_bytes),
		cmocka_unit_test(keys_for_something_else),
		cmocka_unit_test(signatures_of_numbers_that_are_none),
		cmocka_unit_test(keys_on_no_curve),
		cmocka_unit_test(pairs_that_are_none),
		cmocka_unit_test(blocks_of_a_wrong_length),
		cmocka_unit_test(objects_that_are_none),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
