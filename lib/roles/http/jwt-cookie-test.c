/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A token in a cookie: set in an answer, believed in a request, and not when
 * it is for somebody else, changed, or too old.
 */
#include "roles/http/http-test.h"

static struct lws_jwk jwk;
static uint8_t buf[LWS_PRE + 2048];

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

static struct lws_jwt_sign_set_cookie
offer(void)
{
	struct lws_jwt_sign_set_cookie i;

	memset(&i, 0, sizeof(i));
	i.jwk = &jwk;
	i.alg = "ES256";
	i.iss = "me";
	i.aud = "yo\"u";
	i.cookie_name = "login";
	i.expiry_unix_time = 100;
	lws_strncpy(i.sub, "somebody", sizeof(i.sub));

	return i;
}

/* the value of the cookie that was set, terminated, in place */
static char *
set(const struct lws_jwt_sign_set_cookie *i, size_t room)
{
	uint8_t *p = buf + LWS_PRE, *end = p + room;
	char *v;

	if (lws_jwt_sign_token_set_http_cookie(&fake.wsi, i, &p, end))
		return NULL;
	*p = '\0';
	v = strstr((char *)buf + LWS_PRE, "__Host-login=");
	assert_non_null(v);
	assert_non_null(strstr(v, ";HttpOnly;Secure;SameSite=strict;Path=/;"
				  "Max-Age=100"));
	*strchr(v, ';') = '\0';

	return v;
}

static int
get(struct lws_jwt_sign_set_cookie *i, const char *cookie, char *out,
    size_t room)
{
	size_t len = room;

	fake_close();
	assert_int_equal(fake_open(), 0);
	fake_add(WSI_TOKEN_HTTP_COOKIE, cookie);
	i->cookie_name = "__Host-login";

	return lws_jwt_get_http_cookie_validate_jwt(&fake.wsi, i, out, &len);
}

static void
cookie_comes_back_as_it_was_set(void **state)
{
	struct lws_jwt_sign_set_cookie i = offer(), back;
	char out[1024], *cookie;

	(void)state;
	i.extra_json = "\"a\":{\"b\":\"}\"}";
	i.extra_json_len = strlen(i.extra_json);
	cookie = set(&i, 2000);
	assert_non_null(cookie);
	back = offer();
	back.expiry_unix_time = 0;
	back.sub[0] = '\0';
	assert_int_equal(get(&back, cookie, out, sizeof(out)), 0);
	assert_string_equal(back.sub, "somebody");
	assert_true(back.expiry_unix_time >= lws_now_secs() + 90);
	assert_int_equal(back.extra_json_len, strlen("{\"a\":{\"b\":\"}\"}}"));
	assert_memory_equal(back.extra_json, "{\"a\":{\"b\":\"}\"}}",
			    back.extra_json_len);
	assert_memory_equal(out, "{\"iss\":\"me\",\"aud\":\"yo\\u0022u\",", 30);

	i = offer();
	cookie = set(&i, 2000);
	assert_int_equal(get(&back, cookie, out, sizeof(out)), 0);
	assert_null(back.extra_json);
}

static void
somebody_elses_changed_or_old_is_refused(void **state)
{
	struct lws_jwt_sign_set_cookie i = offer(), back = offer();
	char out[1024], *cookie = set(&i, 2000);

	(void)state;
	back.aud = "them";
	assert_int_equal(get(&back, cookie, out, sizeof(out)), 1);
	back = offer();
	back.alg = "HS256,RS256";
	assert_int_equal(get(&back, cookie, out, sizeof(out)), 1);
	back = offer();
	back.csrf_in = "0123456789abcdef";
	assert_int_equal(get(&back, cookie, out, sizeof(out)), 1);
	back = offer();
	assert_int_equal(get(&back, cookie, out, 20), 1);
	assert_int_equal(get(&back, "other=1", out, sizeof(out)), 1);
	cookie[60] = cookie[60] == 'A' ? 'B' : 'A';
	assert_int_equal(get(&back, cookie, out, sizeof(out)), 1);
}

static void
no_room_is_told(void **state)
{
	struct lws_jwt_sign_set_cookie i = offer();
	static char extra[2000];

	(void)state;
	assert_null(set(&i, 100));
	memset(extra, ' ', sizeof(extra));
	i.extra_json = extra;
	i.extra_json_len = sizeof(extra);
	assert_null(set(&i, 2000));
	i = offer();
	i.alg = "ES257";
	assert_null(set(&i, 2000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(cookie_comes_back_as_it_was_set,
						fake_setup, fake_teardown),
		cmocka_unit_test_setup_teardown(
			somebody_elses_changed_or_old_is_refused, fake_setup,
			fake_teardown),
		cmocka_unit_test_setup_teardown(no_room_is_told, fake_setup,
						fake_teardown),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_key, drop_key);
}
