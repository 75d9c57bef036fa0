/*
 * lws-api-test-jose
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Tokens and encrypted objects made, read, and refused.
 */
#include <libwebsockets.h>

#include <stdio.h>

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

static char temp[4096];

static int
test_jwk(struct lws_context *context)
{
	struct lws_jwk jwk;
	char out[512];
	int r, len = sizeof(out);

	if (lws_jwk_generate(context, &jwk, LWS_GENCRYPTO_KTY_EC, 0, "P-256"))
		return -1;
	/* the public half only */
	r = lws_jwk_export(&jwk, 0, out, &len) < 0 || strstr(out, "\"d\":");
	lws_jwk_destroy(&jwk);
	if (!r)
		r = lws_jwk_import(&jwk, NULL, NULL, out, strlen(out));
	lws_jwk_destroy(&jwk);

	return r;
}

/* RFC 7515 A.1 */
static int
test_jws(struct lws_context *context)
{
	static const char key[] =
		"{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMko"
		"qQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}";
	static const char token[] =
		"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0K"
		"ICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb2"
		"90Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
	int r, tl = sizeof(temp);
	struct lws_jws_map map;
	struct lws_jwk jwk;

	if (lws_jwk_import(&jwk, NULL, NULL, key, strlen(key)))
		return -1;
	r = lws_jws_sig_confirm_compact_b64(token, strlen(token), &map, &jwk,
					    context, temp, &tl);
	if (!r)
		r = memcmp(map.buf[LJWS_PYLD], "{\"iss\":\"joe\"", 12);
	lws_jwk_destroy(&jwk);

	return r;
}

static int
test_jwt(struct lws_context *context)
{
	char token[512], payload[256];
	size_t len = sizeof(token), n = sizeof(payload);
	unsigned long now = lws_now_secs(), exp;
	struct lws_jwk jwk;
	char sub[32];
	int r;

	if (lws_jwk_generate(context, &jwk, LWS_GENCRYPTO_KTY_EC, 0, "P-521"))
		return -1;
	r = lws_jwt_sign_compact(
		    context, &jwk, "ES512", token, &len, temp, sizeof(temp),
		    "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\","
		    "\"nbf\":%lu,\"exp\":%lu}",
		    "me", "you", "user", now, now + 60) ||
	    lws_jwt_signed_validate(context, &jwk, "ES512", token, len, temp,
				    sizeof(temp), payload, &n) ||
	    lws_jwt_token_sanity(payload, n, "me", "you", NULL, sub,
				 sizeof(sub), &exp) ||
	    strcmp(sub, "user") || exp != now + 60;
	/* another algorithm than the one that is expected is refused */
	n = sizeof(payload);
	r |= !lws_jwt_signed_validate(context, &jwk, "HS256", token, len, temp,
				      sizeof(temp), payload, &n);
	lws_jwk_destroy(&jwk);

	return r;
}

static int
encrypt(struct lws_jwe *jwe, char *out, size_t room)
{
	static const char header[] =
		"{\"alg\":\"ECDH-ES+A128KW\",\"enc\":\"A128GCM\"}";
	int tl = sizeof(temp);

	/* the text is encrypted in place */
	if (lws_jws_dup_element(&jwe->jws.map, LJWE_JOSE, temp, &tl, header,
				strlen(header), 0) ||
	    lws_jws_dup_element(&jwe->jws.map, LJWE_CTXT,
				lws_concat_temp(temp, tl), &tl, "secret", 6,
				lws_gencrypto_padded_length(16, 6)) ||
	    lws_jwe_encrypt(jwe, lws_concat_temp(temp, tl), &tl) < 0)
		return -1;

	return lws_jwe_render_compact(jwe, out, room) < 0 ? -1 : 0;
}

static int
decrypt(struct lws_jwe *jwe, const char *in)
{
	int tl = sizeof(temp);

	if (lws_jws_compact_decode(in, (int)strlen(in), &jwe->jws.map,
				   &jwe->jws.map_b64, temp, &tl) != 5 ||
	    lws_jwe_auth_and_decrypt(jwe, lws_concat_temp(temp, tl), &tl) < 0)
		return -1;

	return jwe->jws.map.len[LJWE_CTXT] != 6 ||
	       memcmp(jwe->jws.map.buf[LJWE_CTXT], "secret", 6);
}

static int
test_jwe(struct lws_context *context)
{
	char out[1024];
	struct lws_jwe jwe;
	int r;

	lws_jwe_init(&jwe, context);
	r = lws_jwk_generate(context, &jwe.jwk, LWS_GENCRYPTO_KTY_EC, 0,
			     "P-256") ||
	    encrypt(&jwe, out, sizeof(out)) || decrypt(&jwe, out);
	out[strlen(out) - 10] ^= 2; /* somebody has changed it */
	r |= !decrypt(&jwe, out);
	lws_jwe_destroy(&jwe);

	return r;
}

static const struct {
	const char *name;
	int (*run)(struct lws_context *context);
} tests[] = {
	{ "jwk", test_jwk },
	{ "jws", test_jws },
	{ "jwt", test_jwt },
	{ "jwe", test_jwe },
};

int
main(void)
{
	struct lws_context *context = make_context();
	int failed = !context;
	unsigned int n;

	for (n = 0; context && n < LWS_ARRAY_SIZE(tests); n++)
		if (tests[n].run(context)) {
			printf("%s failed\n", tests[n].name);
			failed = 1;
		}
	lws_context_destroy(context);
	printf("Completed: %s\n", failed ? "FAIL" : "PASS");

	return failed;
}
