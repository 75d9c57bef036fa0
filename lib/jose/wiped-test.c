/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whatever is given back to the heap is looked at first: keys, in bytes and in
 * base64, and what was encrypted must not be left in it. Blocks that grow are
 * moved, so that what they were is looked at, too.
 */
#include "unit.h"

#include "jose/jose.h"

static const char *const secrets[] = {
	/* the bytes of k and of d, and their base64; the text */
	"0123456789abcdef0123456789ABCDEF",
	"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlBQkNERUY",
	"\x54\x49\x83\x66\x90\xd7\x5c\xaf\x29\xf0\xdd\x02\x9d\xdb\x31\xb3",
	"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw",
	"nobody is to read this",
};

static const char oct[] =
	"{\"kty\":\"oct\",\"k\":\"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlBQkNERUY"
	"\"}";
static const char ec[] =
	"{\"kty\":\"EC\",\"crv\":\"P-256\","
	"\"x\":\"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ\","
	"\"y\":\"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck\","
	"\"d\":\"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw\"}";

static struct watch {
	unsigned int blocks; /* looked at */
	unsigned int left;   /* with a secret in them */
} watch;

/* in front of each block is its size */
struct front {
	size_t size;
	size_t align;
};

static void
look_at(const struct front *f)
{
	const char *p = (const char *)&f[1];
	size_t n, at, len;

	watch.blocks++;
	for (n = 0; n < LWS_ARRAY_SIZE(secrets); n++) {
		len = strlen(secrets[n]);
		for (at = 0; at + len <= f->size; at++)
			if (!memcmp(p + at, secrets[n], len)) {
				watch.left++;
				print_message("secret %u is left\n",
					      (unsigned int)n);
			}
	}
}

static void *
watching(void *ptr, size_t size, const char *reason)
{
	struct front *old = ptr ? (struct front *)ptr - 1 : NULL, *f = NULL;

	(void)reason;
	if (size) {
		f = calloc(1, sizeof(*f) + size);
		if (!f)
			return NULL;
		f->size = size;
		if (old)
			memcpy(&f[1], ptr, old->size < size ? old->size : size);
	}
	if (old)
		look_at(old);
	free(old);

	return f ? &f[1] : NULL;
}

static int
begin(void **state)
{
	(void)state;
	memset(&watch, 0, sizeof(watch));
	lws_set_allocator(watching);

	return 0;
}

static int
end(void **state)
{
	(void)state;
	lws_set_allocator(NULL);

	return 0;
}

static void
import(struct lws_jwk *jwk, const char *json)
{
	assert_int_equal(lws_jwk_import(jwk, NULL, NULL, json, strlen(json)),
			 0);
}

static void
the_watch_sees_what_is_left(void **state)
{
	char *p = lws_malloc(64, "left");

	(void)state;
	memcpy(p, secrets[0], 32);
	p = lws_realloc(p, 128, "grown");
	lws_free(p);
	assert_int_equal(watch.left, 2);
}

static void
keys_in_and_out(void **state)
{
	const char *const texts[] = { oct, ec };
	struct lws_jwk jwk, copy;
	char out[1024];
	unsigned int n;
	int len;

	(void)state;
	for (n = 0; n < 2; n++) {
		import(&jwk, texts[n]);
		len = sizeof(out);
		assert_true(lws_jwk_export(&jwk, LWSJWKF_EXPORT_PRIVATE, out,
					   &len) > 0);
		assert_int_equal(lws_jwk_rfc7638_fingerprint(&jwk, out), 0);
		lws_jwk_destroy(&jwk);
	}
	memset(&copy, 0, sizeof(copy));
	assert_int_equal(lws_jwk_dup_oct(&copy, secrets[0], 32), 0);
	lws_jwk_destroy(&copy);
	/* a private key of which something is missing */
	assert_int_not_equal(
		lws_jwk_import(&jwk, NULL, NULL, ec, sizeof(ec) - 30), 0);
	assert_true(watch.blocks > 10);
	assert_int_equal(watch.left, 0);
}

static void
signed_by(const char *json, const char *alg)
{
	static char temp[4096], token[1024];
	size_t len = sizeof(token);
	struct lws_jws_map map;
	struct lws_jwk jwk;
	int tl = sizeof(temp), n;

	import(&jwk, json);
	for (n = 0; n < 2; n++) { /* the second time by what was kept */
		len = sizeof(token);
		assert_int_equal(lws_jwt_sign_compact(NULL, &jwk, alg, token,
						      &len, temp, sizeof(temp),
						      "{}"),
				 0);
		tl = sizeof(temp);
		assert_int_equal(
			lws_jws_sig_confirm_compact_b64(token, len, &map, &jwk,
							NULL, temp, &tl),
			0);
	}
	lws_jwk_destroy(&jwk);
}

static void
signing(void **state)
{
	(void)state;
	signed_by(oct, "HS256");
	signed_by(ec, "ES256");
	assert_true(watch.blocks > 10);
	assert_int_equal(watch.left, 0);
}

static void
encrypts_to(const char *json, const char *header)
{
	static char temp[8192];
	int tl = sizeof(temp);
	struct lws_jwe jwe;

	lws_jwe_init(&jwe, NULL);
	import(&jwe.jwk, json);
	jwe.jws.jwk = &jwe.jwk;
	assert_int_equal(lws_jws_dup_element(&jwe.jws.map, LJWE_JOSE,
					     lws_concat_temp(temp, tl), &tl,
					     header, strlen(header), 0),
			 0);
	assert_int_equal(lws_jws_dup_element(&jwe.jws.map, LJWE_CTXT,
					     lws_concat_temp(temp, tl), &tl,
					     secrets[4], strlen(secrets[4]),
					     48),
			 0);
	assert_int_equal(lws_jwe_parse_jose(&jwe.jose, header,
					    (int)strlen(header),
					    lws_concat_temp(temp, tl), &tl),
			 0);
	assert_true(lws_jwe_encrypt(&jwe, lws_concat_temp(temp, tl), &tl) >= 0);
	lws_jwe_destroy(&jwe);
}

static void
encryption(void **state)
{
	(void)state;
	encrypts_to(oct, "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}");
	encrypts_to(oct, "{\"alg\":\"A256KW\",\"enc\":\"A128CBC-HS256\"}");
	encrypts_to(oct, "{\"alg\":\"A256GCMKW\",\"enc\":\"A256GCM\"}");
	encrypts_to(ec, "{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"A256GCM\"}");
	assert_true(watch.blocks > 10);
	assert_int_equal(watch.left, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_watch_sees_what_is_left,
						begin, end),
		cmocka_unit_test_setup_teardown(keys_in_and_out, begin, end),
		cmocka_unit_test_setup_teardown(signing, begin, end),
		cmocka_unit_test_setup_teardown(encryption, begin, end),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
