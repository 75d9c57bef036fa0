/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web keys: imported whole and cut, in sets, exported, made, kept in
 * files, from certificates, with the thumbprint of RFC 7638.
 */
#include "hex.h"

#include "core/core.h"
#include "jose/rfc7520.h"

static int
import(struct lws_jwk *jwk, const char *json)
{
	/* no terminator, so that sanitizers see reads behind it */
	size_t len = strlen(json);
	char *exact = malloc(len + !len);
	int r;

	assert_non_null(exact);
	memcpy(exact, json, len);
	r = lws_jwk_import(jwk, NULL, NULL, exact, len);
	free(exact);

	return r;
}

static const struct {
	const char *json;
	int ok;
} keys[] = {
	{ "{\"kty\":\"oct\",\"k\":\"AQID\"}", 1 },
	{ "{\"k\":\"AQID\",\"kty\":\"oct\"}", 1 },
	{ "{\"k\":\"AQI=\",\"kty\":\"oct\"}", 1 },
	{ "{\"k\":\"+/-_\",\"kty\":\"oct\"} and more", 1 },
	{ "{\"kty\":\"oct\",\"k\":\"AQID\",\"x5t\":[1,{\"k\":2}],\"z\":null}",
	  1 },
	{ "{\"kty\":\"oct\",\"k\":\"AQID\",\"crv\":\"P-256\"}", 0 },
	{ "{\"kty\":\"oct\"}", 0 },
	{ "{\"kty\":\"oct\",\"k\":\"\"}", 0 },
	{ "{\"kty\":\"oct\",\"k\":\"A\"}", 0 },
	{ "{\"kty\":\"oct\",\"k\":\"A*ID\"}", 0 },
	{ "{\"kty\":\"oct\",\"k\":5}", 0 },
	{ "{\"kty\":\"Oct\",\"k\":\"AQID\"}", 0 },
	{ "{\"kty\":\"OKP\",\"k\":\"AQID\"}", 0 },
	{ "{\"k\":\"AQID\"}", 0 },
	{ "{\"kty\":\"oct\",\"k\":\"AQID\"", 0 },
	{ "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AQID\"}]}", 0 },
	{ "{}", 0 },
	{ "", 0 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\"}", 1 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\"}", 0 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\",\"x\":\"AA\"}", 0 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\",\"d\":\"AA\"}", 0 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\",\"dp\":\"AA\","
	  "\"dq\":\"AA\",\"qi\":\"AA\"}",
	  0 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\",\"d\":\"AA\","
	  "\"p\":\"AA\",\"q\":\"AA\"}",
	  1 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\",\"d\":\"AA\","
	  "\"p\":\"AA\",\"q\":\"AA\",\"dp\":\"AA\"}",
	  0 },
	{ "{\"kty\":\"RSA\",\"n\":\"AQID\",\"e\":\"AQAB\",\"d\":\"AA\","
	  "\"p\":\"AA\",\"q\":\"AA\",\"dp\":\"AA\",\"qi\":\"AA\","
	  "\"dq\":\"AA\"}",
	  1 },
	{ "{\"kty\":\"EC\",\"crv\":\"P-257\",\"x\":\"AA\",\"y\":\"AA\"}", 1 },
	{ "{\"kty\":\"EC\",\"crv\":\"P-257\",\"x\":\"AA\",\"y\":\"AA\","
	  "\"d\":\"AA\"}",
	  1 },
	{ "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\"}", 0 },
	{ "{\"kty\":\"EC\",\"crv\":\"\",\"x\":\"AA\",\"y\":\"AA\"}", 0 },
};

static void
keys_are_taken_or_refused(void **state)
{
	struct lws_jwk jwk;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(keys); n++) {
		memset(&jwk, 0x55, sizeof(jwk));
		assert_int_equal(import(&jwk, keys[n].json),
				 keys[n].ok ? 0 : -1);
		assert_int_equal(!!jwk.private_key,
				 keys[n].ok && strstr(keys[n].json, "\"d\""));
		lws_jwk_destroy(&jwk);
		lws_jwk_destroy(&jwk);
	}
}

static void
cut_short_is_refused_wherever(void **state)
{
	const char *json = rfc7520_jws[0].key; /* RSA, private */
	struct lws_jwk jwk;
	size_t n;

	(void)state;
	for (n = 0; n < strlen(json) - 1; n++)
		assert_int_equal(lws_jwk_import(&jwk, NULL, NULL, json, n), -1);
	assert_int_equal(import(&jwk, json), 0);
	assert_int_equal(jwk.kty, LWS_GENCRYPTO_KTY_RSA);
	assert_int_equal(jwk.private_key, 1);
	assert_int_equal(jwk.e[LWS_GENCRYPTO_RSA_KEYEL_N].len, 256);
	assert_string_equal((char *)jwk.meta[JWK_META_KID].buf,
			    "bilbo.baggins@hobbiton.example");
	assert_int_equal(lws_jwk_dump(&jwk), 0);
	lws_jwk_destroy(&jwk);
}

static void
element_and_member_limits_are_reached(void **state)
{
	size_t room = LWS_LIMIT_JWK_MEMBER + 100;
	char *json = malloc(room), *p;
	struct lws_jwk jwk;
	int len;

	(void)state;
	assert_non_null(json);
	for (len = 682; len <= 684; len += 2) { /* 511, 513 bytes */
		p = json + sprintf(json, "{\"kty\":\"oct\",\"k\":\"");
		memset(p, 'A', (size_t)len);
		strcpy(p + len, "\"}");
		assert_int_equal(import(&jwk, json), len == 682 ? 0 : -1);
		lws_jwk_destroy(&jwk);
	}
	for (len = LWS_LIMIT_JWK_MEMBER; len <= (int)LWS_LIMIT_JWK_MEMBER + 1;
	     len++) {
		p = json + sprintf(json, "{\"kty\":\"oct\",\"k\":\"AQID\","
					 "\"kid\":\"");
		memset(p, 'x', (size_t)len);
		strcpy(p + len, "\"}");
		assert_int_equal(import(&jwk, json),
				 len == LWS_LIMIT_JWK_MEMBER ? 0 : -1);
		lws_jwk_destroy(&jwk);
	}
	free(json);
}

static void
lists_become_words_and_the_last_member_counts(void **state)
{
	struct lws_jwk jwk;

	(void)state;
	assert_int_equal(import(&jwk, "{\"kty\":\"oct\",\"k\":\"AQID\","
				      "\"key_ops\":[\"sign\",\"verify\"],"
				      "\"x5c\":[\"AAAA\",\"BBBB\",\"CC\"],"
				      "\"kid\":\"one\",\"kid\":\"tw\\\"o\","
				      "\"k\":\"AQIDBA\"}"),
			 0);
	assert_string_equal((char *)jwk.meta[JWK_META_KEY_OPS].buf,
			    "sign verify");
	assert_string_equal((char *)jwk.meta[JWK_META_X5C].buf, "AAAA BBBB CC");
	assert_string_equal((char *)jwk.meta[JWK_META_KID].buf, "tw\"o");
	assert_int_equal(jwk.e[0].len, 4);
	lws_jwk_destroy(&jwk);
	assert_int_equal(import(&jwk, "{\"kty\":\"oct\",\"k\":\"AQID\","
				      "\"key_ops\":\"sign verify\"}"),
			 0);
	assert_string_equal((char *)jwk.meta[JWK_META_KEY_OPS].buf,
			    "sign verify");
	lws_jwk_destroy(&jwk);
}

/* -- sets -- */

static int told, stop_at;

static int
key_cb(struct lws_jwk *jwk, void *user)
{
	assert_ptr_equal(user, &told);
	assert_non_null(jwk->e[0].buf);

	return ++told == stop_at;
}

static int
import_set(const char *json)
{
	struct lws_jwk jwk;
	int r;

	told = 0;
	r = lws_jwk_import(&jwk, key_cb, &told, json, strlen(json));
	assert_null(jwk.e[0].buf);
	assert_null(jwk.meta[0].buf);

	return r;
}

static void
sets_are_told_key_by_key(void **state)
{
	static const char two[] =
		"{\"keys\":[{\"kty\":\"oct\",\"alg\":\"A128KW\",\"k\":"
		"\"GawgguFyGrWKav7AX4VKUg\"},{\"kty\":\"oct\",\"k\":\"AyM1SysPp"
		"byDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgU"
		"uTwjAzZr1Z9CAow\",\"kid\":\"HMAC key used in JWS spec "
		"Appendix "
		"A.1 example\"}]}";

	(void)state;
	stop_at = 0;
	assert_int_equal(import_set(two), 0);
	assert_int_equal(told, 2);
	stop_at = 1;
	assert_int_equal(import_set(two), -1);
	assert_int_equal(told, 1);
	stop_at = 0;
	assert_int_equal(import_set("{\"keys\":[]}"), -1);
	assert_int_equal(import_set("{\"kty\":\"oct\",\"k\":\"AQID\"}"), -1);
}

/* RFC 7517 5 */
static void
keys_of_a_set_that_cannot_be_used_are_left_out(void **state)
{
	(void)state;
	stop_at = 0;
	assert_int_equal(
		import_set("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
			   "\"x\":\"AAAA\"},{\"kty\":\"oct\"},{\"kty\":\"oct\","
			   "\"k\":\"*\"},{\"kty\":\"oct\",\"k\":5},{\"kty\":"
			   "\"oct\",\"k\":\"AQID\"},{\"x\":\"AA\",\"k\":\"AA\"}"
			   "]}"),
		0);
	assert_int_equal(told, 1);
	assert_int_equal(import_set("{\"keys\":[{\"kty\":\"oct\"}]}"), -1);
	assert_int_equal(
		import_set("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AQID\"}]"), -1);
}

/* -- export -- */

static void
private_and_public_members_in_the_order_of_names(void **state)
{
	static const char json[] =
		"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQID\",\"y\":"
		"\"BAUG\",\"d\":\"BwgJ\",\"kid\":\"a\\u0001\\\"b\",\"use\":"
		"\"sig\",\"alg\":\"ES256\",\"key_ops\":[\"sign\",\"verify\"]}";
	char out[512];
	struct lws_jwk jwk;
	int len = sizeof(out), n, k;

	(void)state;
	assert_int_equal(import(&jwk, json), 0);
	n = lws_jwk_export(&jwk, LWSJWKF_EXPORT_PRIVATE, out, &len);
	assert_string_equal(
		out, "{\"alg\":\"ES256\",\"crv\":\"P-256\",\"d\":\"BwgJ\","
		     "\"key_ops\":[\"sign\",\"verify\"],\"kid\":\"a\\u0001\\\""
		     "b\",\"kty\":\"EC\",\"use\":\"sig\",\"x\":\"AQID\",\"y\":"
		     "\"BAUG\"}\n");
	assert_int_equal(n, strlen(out));
	assert_int_equal(len, (int)sizeof(out) - n);
	len = sizeof(out);
	n = lws_jwk_export(&jwk, LWSJWKF_EXPORT_NOCRLF, out, &len);
	assert_string_equal(out,
			    "{\"alg\":\"ES256\",\"crv\":\"P-256\",\"key_ops\":["
			    "\"verify\"],\"kid\":\"a\\u0001\\\"b\",\"kty\":"
			    "\"EC\",\"x\":\"AQID\",\"y\":\"BAUG\"}");
	for (k = 0; k <= n; k++) {
		char *exact = malloc((size_t)k + !k);

		assert_non_null(exact);
		len = k;
		assert_int_equal(lws_jwk_export(&jwk, LWSJWKF_EXPORT_NOCRLF,
						exact, &len),
				 -1);
		assert_int_equal(len, k);
		free(exact);
	}
	jwk.kty = 77;
	len = sizeof(out);
	assert_int_equal(lws_jwk_export(&jwk, 0, out, &len), -1);
	assert_int_equal(lws_jwk_dump(&jwk), 1);
	lws_jwk_destroy(&jwk);
}

static void
thumbprint_is_that_of_rfc7638(void **state)
{
	static const char json[] =
		"{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2"
		"aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXj"
		"BZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4Q"
		"yQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qM"
		"QvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcR"
		"wr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\","
		"\"e\":\"AQAB\",\"alg\":\"RS256\",\"kid\":\"2011-04-29\"}";
	uint8_t digest[32], want[32];
	struct lws_jwk jwk;

	(void)state;
	assert_int_equal(import(&jwk, json), 0);
	assert_int_equal(lws_jwk_rfc7638_fingerprint(&jwk, (char *)digest), 0);
	assert_int_equal(lws_b64_decode_string(
				 "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
				 (char *)want, sizeof(want)),
			 32);
	assert_memory_equal(digest, want, 32);
	jwk.kty = LWS_GENCRYPTO_KTY_UNKNOWN;
	assert_int_equal(lws_jwk_rfc7638_fingerprint(&jwk, (char *)digest), -1);
	lws_jwk_destroy(&jwk);
}

/* -- new ones, files -- */

static const struct {
	enum lws_gencrypto_kty kty;
	int bits;
	const char *curve;
	int bad;
} fresh[] = {
	{ LWS_GENCRYPTO_KTY_OCT, 129, NULL, 0 },
	{ LWS_GENCRYPTO_KTY_OCT, 0, NULL, 1 },
	{ LWS_GENCRYPTO_KTY_EC, 0, "P-256", 0 },
	{ LWS_GENCRYPTO_KTY_EC, 0, "P-384", 0 },
	{ LWS_GENCRYPTO_KTY_EC, 0, "P-521", 0 },
	{ LWS_GENCRYPTO_KTY_EC, 0, "P-522", 1 },
	{ LWS_GENCRYPTO_KTY_EC, 0, NULL, 1 },
	{ LWS_GENCRYPTO_KTY_RSA, 2048, NULL, 0 },
	{ LWS_GENCRYPTO_KTY_UNKNOWN, 2048, NULL, 1 },
};

static void
new_keys_survive_export_and_import(void **state)
{
	static char out[4096], again[4096];
	struct lws_jwk jwk, back;
	unsigned int n;
	int len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(fresh); n++) {
		assert_int_equal(lws_jwk_generate(NULL, &jwk, fresh[n].kty,
						  fresh[n].bits,
						  fresh[n].curve),
				 fresh[n].bad);
		if (fresh[n].bad)
			continue;
		assert_int_equal(jwk.private_key, 1);
		len = sizeof(out);
		assert_true(lws_jwk_export(&jwk, LWSJWKF_EXPORT_PRIVATE, out,
					   &len) > 0);
		assert_int_equal(import(&back, out), 0);
		len = sizeof(again);
		assert_true(lws_jwk_export(&back, LWSJWKF_EXPORT_PRIVATE, again,
					   &len) > 0);
		assert_string_equal(again, out);
		lws_jwk_destroy(&jwk);
		lws_jwk_destroy(&back);
	}
}

static void
files_are_written_and_read(void **state)
{
	char path[] = "/tmp/lws-jwk-test-XXXXXX", *big;
	int fd = mkstemp(path);
	struct lws_jwk jwk, back;

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(import(&jwk, rfc7520_jws[0].key), 0);
	assert_int_equal(lws_jwk_save(&jwk, path), 0);
	assert_int_equal(lws_jwk_load(&back, path, NULL, NULL), 0);
	assert_int_equal(back.e[LWS_GENCRYPTO_RSA_KEYEL_D].len,
			 jwk.e[LWS_GENCRYPTO_RSA_KEYEL_D].len);
	lws_jwk_destroy(&back);
	assert_int_equal(lws_jwk_load(&back, "/nonexistent/key", NULL, NULL),
			 -1);
	assert_int_equal(lws_jwk_save(&jwk, "/nonexistent/key"), -1);
	/* the file's limit */
	big = calloc(1, LWS_LIMIT_JWK_FILE + 1);
	assert_non_null(big);
	memset(big, ' ', LWS_LIMIT_JWK_FILE + 1);
	memcpy(big, "{\"kty\":\"oct\",\"k\":\"AQID\"}", 24);
	assert_int_equal(lws_plat_write_file(path, big, LWS_LIMIT_JWK_FILE), 0);
	assert_int_equal(lws_jwk_load(&back, path, NULL, NULL), 0);
	lws_jwk_destroy(&back);
	assert_int_equal(lws_plat_write_file(path, big, LWS_LIMIT_JWK_FILE + 1),
			 0);
	assert_int_equal(lws_jwk_load(&back, path, NULL, NULL), -1);
	free(big);
	unlink(path);
	lws_jwk_destroy(&jwk);
}

static void
oct_and_meta_by_hand(void **state)
{
	struct lws_jwk jwk;

	(void)state;
	memset(&jwk, 0, sizeof(jwk));
	assert_int_equal(lws_jwk_dup_oct(&jwk, "secret", 0), -1);
	assert_int_equal(lws_jwk_dup_oct(&jwk, "secret", 6), 0);
	assert_int_equal(jwk.kty, LWS_GENCRYPTO_KTY_OCT);
	assert_int_equal(jwk.e[0].len, 6);
	assert_int_equal(lws_jwk_strdup_meta(&jwk, JWK_META_KID, "idx", 2), 0);
	assert_string_equal((char *)jwk.meta[JWK_META_KID].buf, "id");
	assert_int_equal(
		lws_jwk_strdup_meta(&jwk, LWS_COUNT_JWK_ELEMENTS, "i", 1), 1);
	lws_jwk_destroy(&jwk);
}

/* -- certificates -- */

static const char cert_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIDAzCCAoqgAwIBAgIFEjRWeJAwCgYIKoZIzj0EAwIwMTELMAkGA1UEBhMCR0Ix\n"
	"ETAPBgNVBAoMCFJvb3QgT3JnMQ8wDQYDVQQDDAZNaWRkbGUwHhcNMjQwMjI5MTIz\n"
	"NDU2WhcNMzMwMzAxMDAwMDAxWjBbMQswCQYDVQQGEwJHQjERMA8GA1UECgwITGVh\n"
	"ZiBPcmcxGTAXBgNVBAMMEGxlYWYuZXhhbXBsZS5jb20xHjAcBgkqhkiG9w0BCQEW\n"
	"D3dob0BleGFtcGxlLmNvbTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEB\n"
	"AOynJdTIA1Sf/kT2EkrkOQ3h1pFQNq1NVADyUKl2vC7uYbksBDlpz0brnD/Z4a/e\n"
	"S4Yc33hCS8re2Hr1O1GygZSmtQ6zTszNND4eNCx67DT+wgGeu+nGieF1/bMhQOWA\n"
	"2egyiyBg7hvH4bILGT5ksKEr+TdyGQsAf2OQwtURR8GTDEoPjJ6iHU70Nyoqmopz\n"
	"ZaKPqA6WZ5ZmFxNOuaY8HzAM4IDYvEKYsG6+IduOq4lnrJaKFoh+TBo2hqnWMc65\n"
	"X64dQL8C47fBK8+hFzRX6E2H/uuzzDo979S25tMbSj2dH1WTFmtf3Ba50+EvmxY2\n"
	"vcu9ul9f6oU1Zmi7dYPIhWsCAwEAAaOBmTCBljAMBgNVHRMBAf8EAjAAMB0GA1Ud\n"
	"DgQWBBSjAXJ8sgBWMf53w5JbwUijHy2ndzBXBgNVHSMEUDBOgBTb0sg5iuoESymg\n"
	"A4UaCHhOeKe2gKEzpDEwLzELMAkGA1UEBhMCR0IxETAPBgNVBAoMCFJvb3QgT3Jn\n"
	"MQ0wCwYDVQQDDARSb290ggF3MA4GA1UdDwEB/wQEAwIFoDAKBggqhkjOPQQDAgNn\n"
	"ADBkAjB103HuQBE/2oVisnk1tff4nJ1aGNDs+rx1iz/Lnmt8cYX672kL9pwQi4SL\n"
	"WKMfk18CMFuDX2ZOE21Yb5kI2jTl5i2gzPcCG+cXBEu/TlMHA5xHb5yOtKwJYeCG\n"
	"TXlqK03QsA==\n"
	"-----END CERTIFICATE-----\n";

static const char cert_key_pem[] =
	"-----BEGIN PRIVATE KEY-----\n"
	"MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDspyXUyANUn/5E\n"
	"9hJK5DkN4daRUDatTVQA8lCpdrwu7mG5LAQ5ac9G65w/2eGv3kuGHN94QkvK3th6\n"
	"9TtRsoGUprUOs07MzTQ+HjQseuw0/sIBnrvpxonhdf2zIUDlgNnoMosgYO4bx+Gy\n"
	"Cxk+ZLChK/k3chkLAH9jkMLVEUfBkwxKD4yeoh1O9DcqKpqKc2Wij6gOlmeWZhcT\n"
	"TrmmPB8wDOCA2LxCmLBuviHbjquJZ6yWihaIfkwaNoap1jHOuV+uHUC/AuO3wSvP\n"
	"oRc0V+hNh/7rs8w6Pe/UtubTG0o9nR9VkxZrX9wWudPhL5sWNr3LvbpfX+qFNWZo\n"
	"u3WDyIVrAgMBAAECggEAAMHqQ4qqLnbgS1zmRdx3Ug6DDoJNODdNQzCKrrJ3HGvq\n"
	"rz7SBciuHl3hcJxAnJ9w5smfKDyV2+uiVz1iggXAMR2sSYvQz436ppnZk8Jp4U98\n"
	"7cUy3vPVDFmVpgQpod86Kxn8B3JyCVne1fuvVwASen15fEgBRRZRF43O5QqN3Ieq\n"
	"VIFsP2RPoxKLrWlm6gYCK7ozz/CNWnu2aoq6lDArrdw5Nu7qvBdSY7OdWzIFT8W2\n"
	"lSQlWZeC7ry6A1MjJztq8sqTo1KLTrPOnK2LxaJZ5qKVVD751AzTK8PilCUx1yFg\n"
	"RHpFfFuqqBo7MohKnNFEfm4w9ICf+lChv+vPBWs2cQKBgQD/sNRK6gKazwTdjBwz\n"
	"ilCndP2uGlH6uVndclab7gvC3pnHFqy3QYReUHvPJLohOGmfUqabCGDy66OjUAYl\n"
	"kg8X5NnVJoyeokmjCxRu8HngaN+4wRn3htJV3utU1HUgVEU0uA2fIQWmABAc0hW8\n"
	"Zs3c6wuJONRMZTnY4nJdmSlQ3wKBgQDs8Gx6PkwJJQ48CCHPQl/fjh4Cf279atg4\n"
	"aWMeInVIMlOpZvFtoge9YMguFzLDH+cp7g+5HkUntvl132rV8zvgq7eQeClHrVD4\n"
	"YXim5QQL2ZsjQ0OL+DguMhVHno0Bshe6MCVGeWmR7vIeT/OVFe2W1pXK1qcQvUKI\n"
	"3/Jgr+Xg9QKBgQCH1miiN/oURoEeNi5RT10T6bpPwVnmKoxMck8C3g9PgrUNqMUv\n"
	"QlZRSM7NuIRN28t5Qg6S9HuU8ozn2T66vQLZvdHgRG+WYz9dqCg92/HTv8ODQstJ\n"
	"zk12I0zAr3JeL4bowBM0g/WdQBFPTmkPw0oA4LorN47J20lFKOB7S0BA3wKBgQCW\n"
	"eXYbCHdXk23/2BZIv1mN637JjU7aqEFbSirFl5KuYC/btOH9A1sw/UcEZn05iIhR\n"
	"i7v2j+/RchXpsxLxf4D2hXeVy4pD2CFFLPnn3Cf+spshAPXj7acYR3xWOK5KdmU1\n"
	"PKBfqnnOUVb4w0Pp2bxDAFKvODVvnxKjRL50gyFWBQKBgH85yx/JIBqw7xw5G8YA\n"
	"iY8kfFeYE+iCKqm/TnJgAZqThGALwrfT4kFcrE5RdKQev4AqpRA70RXNJ34jlmU1\n"
	"Vl2NJbk1aLoxIqHZbelHaKSR2nISn+IJ6zqfq+NB6JxQDjVhFGIOeEGFoFzYGcre\n"
	"VQD+D/8rGO/LU/lvuZc/rMfb\n"
	"-----END PRIVATE KEY-----\n";

static const char ec_cert_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBpDCCAUqgAwIBAgIFEjRWeJAwCgYIKoZIzj0EAwIwLzELMAkGA1UEBhMCR0Ix\n"
	"ETAPBgNVBAoMCFJvb3QgT3JnMQ0wCwYDVQQDDARSb290MB4XDTI0MDIyOTEyMzQ1\n"
	"NloXDTMzMDMwMTAwMDAwMVowLzELMAkGA1UEBhMCR0IxETAPBgNVBAoMCFJvb3Qg\n"
	"T3JnMQ0wCwYDVQQDDARSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnDUA\n"
	"5ESl0Wcgkx0FQAZM8V/7Euxo9tKcIaXabIqiffOhj6ZnqB7FGGi4jREdfz5Gi2H3\n"
	"POSKlwo1RBZgwd3aEqNTMFEwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQUT0Ti\n"
	"iNv53Q2Nd340XcefuesMedIwHwYDVR0jBBgwFoAUT0TiiNv53Q2Nd340XcefuesM\n"
	"edIwCgYIKoZIzj0EAwIDSAAwRQIhAMve1yOD5pPWYeILxNr0tV109am4urlQHv5Q\n"
	"MWhR5S+GAiBIwCk567iSeydVAkJG2uvQSOA4mfNF0/H6A7CS2RXnNQ==\n"
	"-----END CERTIFICATE-----\n";

static const char ec_key_pem[] =
	"-----BEGIN PRIVATE KEY-----\n"
	"MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgji7B/gRg8pEoXwYS\n"
	"GBkXD2vTAvgCw9MgONilvJeCpyihRANCAAScNQDkRKXRZyCTHQVABkzxX/sS7Gj2\n"
	"0pwhpdpsiqJ986GPpmeoHsUYaLiNER1/PkaLYfc85IqXCjVEFmDB3doS\n"
	"-----END PRIVATE KEY-----\n";

static int
from_cert(const char *cert, const char *key, const char *curves, int bits,
	  struct lws_jwk *jwk)
{
	struct lws_x509_cert *x;
	char *pem;
	int r;

	if (lws_x509_create(&x))
		return -1;
	r = lws_x509_parse_from_pem(x, cert, strlen(cert) + 1);
	if (!r)
		r = lws_x509_public_to_jwk(jwk, x, curves, bits);
	lws_x509_destroy(&x);
	if (r || !key)
		return r;
	pem = strdup(key);
	assert_non_null(pem);
	r = lws_x509_jwk_privkey_pem(NULL, jwk, pem, strlen(key) + 1, NULL);
	assert_int_equal(pem[0], 0); /* wiped */
	free(pem);
	if (r)
		lws_jwk_destroy(jwk);

	return r;
}

static void
certificate_and_its_key_become_a_key(void **state)
{
	struct lws_jwk jwk;

	(void)state;
	assert_int_equal(from_cert(cert_pem, cert_key_pem, NULL, 2048, &jwk),
			 0);
	assert_int_equal(jwk.kty, LWS_GENCRYPTO_KTY_RSA);
	assert_int_equal(jwk.private_key, 1);
	assert_non_null(jwk.e[LWS_GENCRYPTO_RSA_KEYEL_Q].buf);
	lws_jwk_destroy(&jwk);
	assert_int_equal(from_cert(cert_pem, NULL, NULL, 2049, &jwk), -1);
	assert_int_equal(from_cert(cert_pem, ec_key_pem, NULL, 1, &jwk), -1);
	/* the list of curves is kept to */
	assert_int_equal(from_cert(ec_cert_pem, NULL, NULL, 0, &jwk), -1);
	assert_int_equal(from_cert(ec_cert_pem, NULL, "P-384,P-521", 0, &jwk),
			 -1);
	assert_int_equal(from_cert(ec_cert_pem, NULL, "P-384, P-256", 0, &jwk),
			 0);
	lws_jwk_destroy(&jwk);
	assert_int_equal(from_cert(ec_cert_pem, ec_key_pem, "P-256,P-384,P-521",
				   0, &jwk),
			 0);
	assert_int_equal(jwk.e[LWS_GENCRYPTO_EC_KEYEL_D].len, 32);
	lws_jwk_destroy(&jwk);
}

static int
all_of_it(void)
{
	struct lws_jwk jwk;
	uint8_t digest[32];
	int r;

	r = lws_jwk_import(&jwk, NULL, NULL, rfc7520_jws[0].key,
			   strlen(rfc7520_jws[0].key));
	if (!r)
		r = lws_jwk_rfc7638_fingerprint(&jwk, (char *)digest);
	lws_jwk_destroy(&jwk);
	if (!r)
		r = from_cert(cert_pem, cert_key_pem, NULL, 2048, &jwk);
	if (!r)
		lws_jwk_destroy(&jwk);
	if (!r)
		r = lws_jwk_generate(NULL, &jwk, LWS_GENCRYPTO_KTY_EC, 0,
				     "P-256");
	if (!r)
		lws_jwk_destroy(&jwk);

	return r ? -1 : 0;
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
		cmocka_unit_test(keys_are_taken_or_refused),
		cmocka_unit_test(cut_short_is_refused_wherever),
		cmocka_unit_test(element_and_member_limits_are_reached),
		cmocka_unit_test(lists_become_words_and_the_last_member_counts),
		cmocka_unit_test(sets_are_told_key_by_key),
		cmocka_unit_test(
			keys_of_a_set_that_cannot_be_used_are_left_out),
		cmocka_unit_test(
			private_and_public_members_in_the_order_of_names),
		cmocka_unit_test(thumbprint_is_that_of_rfc7638),
		cmocka_unit_test(new_keys_survive_export_and_import),
		cmocka_unit_test(files_are_written_and_read),
		cmocka_unit_test(oct_and_meta_by_hand),
		cmocka_unit_test(certificate_and_its_key_become_a_key),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
