/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tokens: signed, confirmed by the algorithms that are allowed, and the claims
 * that are looked at.
 */
#include "unit.h"

static struct lws_jwk jwk;
static char temp[2048];

static int
make_key(void **state)
{
	(void)state;

	return lws_jwk_generate(NULL, &jwk, LWS_GENCRYPTO_KTY_EC, 0, "P-256");
}

static int
drop_key(void **state)
{
	(void)state;
	lws_jwk_destroy(&jwk);

	return 0;
}

static int
validate(const char *algs, const char *token, size_t len, char *out,
	 size_t *out_len)
{
	return lws_jwt_signed_validate(NULL, &jwk, algs, token, len, temp,
				       sizeof(temp), out, out_len);
}

static void
token_comes_back_if_its_algorithm_is_allowed(void **state)
{
	char token[512], out[64];
	size_t len = sizeof(token), out_len = sizeof(out);

	(void)state;
	assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "ES256", token, &len,
					      temp, sizeof(temp), "{\"n\":%d}",
					      42),
			 0);
	assert_int_equal(len, strlen(token));
	assert_memory_equal(token, "eyJhbGciOiJFUzI1NiJ9.", 21);
	assert_int_equal(validate("RS256,ES256", token, len, out, &out_len), 0);
	assert_string_equal(out, "{\"n\":42}");
	assert_int_equal(out_len, 8);
	out_len = sizeof(out);
	assert_int_equal(validate("RS256", token, len, out, &out_len), 1);
	assert_int_equal(validate("ES2567,ES25", token, len, out, &out_len), 1);
	assert_int_equal(validate("", token, len, out, &out_len), 1);
	out_len = 9;
	assert_int_equal(validate("ES256", token, len, out, &out_len), 0);
	out_len = 8; /* no room for the terminator */
	assert_int_equal(validate("ES256", token, len, out, &out_len), 2);
	/* in place */
	out_len = sizeof(token);
	assert_int_equal(validate("ES256", token, len, token, &out_len), 0);
	assert_string_equal(token, "{\"n\":42}");
}

static void
what_is_no_token_is_refused(void **state)
{
	static const char *const rows[] = {
		"",
		"a.b",
		"a.b.c.d",
		"e30.e30.AAAA", /* no alg */
		"eyJhbGciOiJub25lIn0.e30.",
		"eyJhbGciOiJFUzI1NiJ9.e30.AAAA",
	};
	char out[64];
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		size_t len = sizeof(out);

		assert_int_equal(validate("none,ES256", rows[n],
					  strlen(rows[n]), out, &len),
				 1);
	}
}

static void
a_token_cut_or_without_room_is_refused(void **state)
{
	char token[512], out[64];
	size_t n, len = sizeof(token), out_len;

	(void)state;
	assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "ES256", token, &len,
					      temp, sizeof(temp), "%s", "text"),
			 0);
	for (n = 0; n < len; n++) {
		out_len = sizeof(out);
		assert_int_equal(validate("ES256", token, n, out, &out_len), 1);
	}
	for (n = 0; n < len + 1; n++) {
		out_len = n;
		assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "ES256",
						      token, &out_len, temp,
						      sizeof(temp), "text"),
				 1);
	}
	for (n = 0; n < 117; n++) {
		out_len = sizeof(token);
		assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "ES256",
						      token, &out_len, temp,
						      (int)n, "text"),
				 1);
	}
	out_len = sizeof(token);
	assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, "ES999", token,
					      &out_len, temp, sizeof(temp),
					      "text"),
			 1);
}

static void
a_header_of_ones_own_is_used_as_it_is(void **state)
{
	static const char hdr[] = "{\"alg\":\"ES256\", \"kid\":\"one\"}";
	char token[512], out[64];
	size_t len = sizeof(token), out_len = sizeof(out);
	struct lws_jwt_sign_info info = {
		.jose_hdr = hdr,
		.jose_hdr_len = sizeof(hdr) - 1,
		.out = token,
		.out_len = &len,
		.temp = temp,
		.tl = sizeof(temp),
	};

	(void)state;
	assert_int_equal(lws_jwt_sign_via_info(NULL, &jwk, &info, "{}"), 0);
	assert_int_equal(validate("ES256", token, len, out, &out_len), 0);
	assert_memory_equal(token, "eyJhbGciOiJFUzI1NiIsICJraWQiOiJvbmUifQ.",
			    39);
	info.jose_hdr = "{\"kid\":\"one\"}";
	info.jose_hdr_len = 13;
	len = sizeof(token);
	assert_int_equal(lws_jwt_sign_via_info(NULL, &jwk, &info, "{}"), 1);
	info.jose_hdr = NULL;
	info.alg = NULL;
	assert_int_equal(lws_jwt_sign_via_info(NULL, &jwk, &info, "{}"), 1);
}

/* -- claims -- */

static int __attribute__((format(printf, 5, 6)))
sane(const char *csrf, char *sub, size_t sub_len, unsigned long *exp,
     const char *format, ...)
{
	char json[512];
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(json, sizeof(json), format, ap);
	va_end(ap);

	return lws_jwt_token_sanity(json, (size_t)n, "me", "you", csrf, sub,
				    sub_len, exp);
}

#define GOOD "\"iss\":\"me\",\"aud\":\"you\","

static void
claims_that_are_missing_or_wrong_are_refused(void **state)
{
	unsigned long now = lws_now_secs(), exp = 0;
	char sub[4];

	(void)state;
	assert_int_equal(sane(NULL, NULL, 0, &exp,
			      "{" GOOD "\"nbf\":%lu,\"exp\": %lu}", now,
			      now + 100),
			 0);
	assert_int_equal(exp, now + 100);
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":%lu}", now + 100,
			      now + 200),
			 1);
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":%lu}", now - 200,
			      now - 100),
			 1);
	assert_int_equal(
		sane(NULL, NULL, 0, NULL, "{" GOOD "\"exp\":%lu}", now + 9), 1);
	assert_int_equal(
		sane(NULL, NULL, 0, NULL, "{" GOOD "\"nbf\":%lu}", now), 1);
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":\"%lu\"}", now,
			      now + 100),
			 1);
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{\"aud\":\"you\",\"nbf\":%lu,\"exp\":%lu}", now,
			      now + 100),
			 1);
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{\"iss\":\"me2\",\"aud\":\"you\",\"nbf\":%lu,"
			      "\"exp\":%lu}",
			      now, now + 100),
			 1);
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{\"iss\":\"me\",\"aud\":\"yo\",\"nbf\":%lu,"
			      "\"exp\":%lu}",
			      now, now + 100),
			 1);
	/* a claim inside something else is not the token's */
	assert_int_equal(sane(NULL, NULL, 0, NULL,
			      "{\"x\":{" GOOD "\"nbf\":%lu,\"exp\":%lu}}", now,
			      now + 100),
			 1);
	assert_int_equal(sane(NULL, NULL, 0, NULL, "{" GOOD), 1);

	assert_int_equal(sane("abc", sub, sizeof(sub), NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":%lu,\"csrf\":"
			      "\"abc\",\"sub\":\"subject\"}",
			      now, now + 100),
			 0);
	assert_string_equal(sub, "sub");
	assert_int_equal(sane("abd", sub, sizeof(sub), NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":%lu,\"csrf\":"
			      "\"abc\",\"sub\":\"subject\"}",
			      now, now + 100),
			 1);
	assert_int_equal(sane(NULL, sub, sizeof(sub), NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":%lu,\"sub\":\"\"}",
			      now, now + 100),
			 1);
	assert_int_equal(sane(NULL, sub, sizeof(sub), NULL,
			      "{" GOOD "\"nbf\":%lu,\"exp\":%lu}", now,
			      now + 100),
			 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(token_comes_back_if_its_algorithm_is_allowed),
		cmocka_unit_test(what_is_no_token_is_refused),
		cmocka_unit_test(a_token_cut_or_without_room_is_refused),
		cmocka_unit_test(a_header_of_ones_own_is_used_as_it_is),
		cmocka_unit_test(claims_that_are_missing_or_wrong_are_refused),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_key, drop_key);
}
