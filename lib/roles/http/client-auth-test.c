/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What clients prove of themselves: basic as a header's value, digest against a
 * server that the test plays. The expected hashes were made with another
 * implementation, from numbers that are not random here.
 */
#include "core-net/core-net.h"

#include "recorder-peer.h"

static int
ones(void *buf, size_t len)
{
	memset(buf, 0x11, len);

	return 0;
}

static int status;

static int
program(struct lws *w, enum lws_callback_reasons reason, void *in, size_t len)
{
	(void)in;
	(void)len;
	if (reason == LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP)
		status = (int)lws_http_client_http_response(w);

	return 0;
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	lws_plat_set_random(ones);
	rec_begin();
	rec_info(&info);
	begin_with(&info);
	rec.hook = program;
	rec.quiet = 1;
	status = 0;

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	lws_context_destroy(cx);
	end_peer();
	lws_plat_set_random(NULL);

	return 0;
}

static void
ask(const char *user, const char *password)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = cx;
	i.address = "127.0.0.1";
	i.port = port;
	i.path = "/p?q";
	i.host = "h";
	i.method = "GET";
	i.pwsi = &wsi;
	i.auth_username = user;
	i.auth_password = password;
	i.ssl_connection = LCCSCF_HTTP_NO_CACHE_CONTROL;
	assert_non_null(lws_client_connect_via_info(&i));
	accept_it();
}

#define REQUEST "GET /p?q HTTP/1.1\r\nHost: h\r\n"
#define END     "connection: close\r\n\r\n"

static void
challenge(const char *lines)
{
	char text[1024];
	int n;

	HEARS(REQUEST END);
	n = lws_snprintf(text, sizeof(text),
			 "HTTP/1.1 401 Who\r\n%sContent-Length: 0\r\n\r\n",
			 lines);
	say(text, (size_t)n);
}

static void
until_answered(void)
{
	int n;

	for (n = 0; n < 400 && !status; n++)
		lws_service(cx, 5);
}

static const struct {
	const char *lines;
	const char *proof; /* NULL: the 401 is the program's */
} rows[] = {
	{ "WWW-Authenticate: Digest realm=\"r@x\", nonce=\"abc\", "
	  "qop=\"auth\"\r\n",
	  "Digest username=\"Mufasa\", realm=\"r@x\", nonce=\"abc\", "
	  "uri=\"/p?q\", response=\"1182a61b6c24cf18e1799cfe6408b73b\", "
	  "cnonce=\"11111111111111111111111111111111\", qop=auth, "
	  "nc=00000001" },
	{ "WWW-Authenticate: digest qop=\"auth-int, auth\",nonce=abc,"
	  "realm=\"r@x\",algorithm=SHA-256,opaque=\"o\"\r\n",
	  "Digest username=\"Mufasa\", realm=\"r@x\", nonce=\"abc\", "
	  "uri=\"/p?q\", response=\"ad3026c49f2d0a4b208891f67b8bc86581e89"
	  "faac5311fa267a4d159b29d51b8\", algorithm=SHA-256, opaque=\"o\", "
	  "cnonce=\"11111111111111111111111111111111\", qop=auth, "
	  "nc=00000001" },
	{ "WWW-Authenticate: Digest realm=\"r@x\", nonce=\"abc\"\r\n",
	  "Digest username=\"Mufasa\", realm=\"r@x\", nonce=\"abc\", "
	  "uri=\"/p?q\", response=\"e393d6fe4d9f9ef68b90734d6d86d7aa\"" },
	{ "WWW-Authenticate: Digest realm=\"r@x\", nonce=\"abc\", qop=auth, "
	  "algorithm=MD5-sess\r\n",
	  "Digest username=\"Mufasa\", realm=\"r@x\", nonce=\"abc\", "
	  "uri=\"/p?q\", response=\"415a900d8eeb04b5cd90dcabab401028\", "
	  "algorithm=MD5-sess, cnonce=\"11111111111111111111111111111111\", "
	  "qop=auth, nc=00000001" },
	/* the better one of two */
	{ "WWW-Authenticate: Digest realm=\"r@x\", nonce=\"abc\"\r\n"
	  "WWW-Authenticate: Basic realm=\"x\"\r\n"
	  "WWW-Authenticate: Digest realm=\"r@x\", nonce=\"abc\", "
	  "algorithm=SHA-256\r\n",
	  "Digest username=\"Mufasa\", realm=\"r@x\", nonce=\"abc\", "
	  "uri=\"/p?q\", response=\"d9b31a94be69267ca9d165e805c971b2139f994ad"
	  "38cf1f2e61cf7b74b56b8f9\", algorithm=SHA-256" },
	/* none that can be met */
	{ "", NULL },
	{ "WWW-Authenticate: Basic realm=\"x\"\r\n", NULL },
	{ "WWW-Authenticate: Digest\r\n", NULL },
	{ "WWW-Authenticate: Digest realm=\"r\"\r\n", NULL },
	{ "WWW-Authenticate: Digest nonce=\"n\"\r\n", NULL },
	{ "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\r\n", NULL },
	{ "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\\\r\n", NULL },
	{ "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", "
	  "qop=\"auth-int\"\r\n",
	  NULL },
	{ "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", "
	  "algorithm=SHA-512-256\r\n",
	  NULL },
};

static void
challenges_are_met(void **state)
{
	char text[1024];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		status = 0;
		ask("Mufasa", "Circle");
		challenge(rows[n].lines);
		if (rows[n].proof) {
			lws_service(cx, 5);
			lws_service(cx, 5);
			close(peer);
			peer = -1;
			accept_it();
			lws_snprintf(text, sizeof(text),
				     REQUEST "Authorization: %s\r\n" END,
				     rows[n].proof);
			hears(text, strlen(text));
			SAY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
		}
		until_answered();
		if (status != (rows[n].proof ? 200 : 401))
			fail_msg("row %zu: %d", n, status);
		close(peer);
		peer = -1;
	}
}

static void
go_to_the_next(void)
{
	lws_service(cx, 5);
	lws_service(cx, 5);
	close(peer);
	peer = -1;
	accept_it();
	lws_service(cx, 5);
}

#define DIGEST "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\""

static void
a_proof_that_is_not_believed_is_the_programs(void **state)
{
	(void)state;
	ask("Mufasa", "Circle");
	challenge(DIGEST "\r\n");
	go_to_the_next();
	SAY("HTTP/1.1 401 No\r\n" DIGEST "\r\nContent-Length: 0\r\n\r\n");
	until_answered();
	assert_int_equal(status, 401);
}

static void
a_stale_nonce_is_proven_again_but_not_for_ever(void **state)
{
	unsigned int n;

	(void)state;
	ask("Mufasa", NULL);
	challenge(DIGEST "\r\n");
	for (n = 1; n < LWS_LIMIT_REDIRECTS; n++) {
		go_to_the_next();
		SAY("HTTP/1.1 401 No\r\n" DIGEST ", stale=true\r\n\r\n");
	}
	go_to_the_next();
	SAY("HTTP/1.1 401 No\r\n" DIGEST ", stale=true\r\n"
	    "Content-Length: 0\r\n\r\n");
	until_answered();
	assert_int_equal(status, 401);
}

static void
without_a_user_nothing_is_proven(void **state)
{
	(void)state;
	ask(NULL, NULL);
	challenge(DIGEST "\r\n");
	until_answered();
	assert_int_equal(status, 401);
	close(peer);
	peer = -1;
	status = 0;
	ask("quote\"", NULL); /* could not be written down */
	challenge(DIGEST "\r\n");
	until_answered();
	assert_int_equal(status, 401);
}

static void
elsewhere_the_proof_is_not_shown(void **state)
{
	char text[256];
	int n;

	(void)state;
	ask("Mufasa", "Circle");
	challenge(DIGEST "\r\n");
	go_to_the_next();
	n = lws_snprintf(text, sizeof(text),
			 "HTTP/1.1 302 There\r\nLocation: "
			 "http://127.0.0.1:%d/p?q\r\n\r\n",
			 port);
	say(text, (size_t)n);
	go_to_the_next();
	{
		char got[1024] = "";

		assert_true(recv(peer, got, sizeof(got) - 1, MSG_DONTWAIT) > 0);
		assert_null(strstr(got, "Authorization"));
	}
}

static void
basic_is_rendered(void **state)
{
	char buf[256], user[130];
	size_t n;

	(void)state;
	assert_int_equal(lws_http_basic_auth_gen("me", "secret", buf, 256), 0);
	assert_string_equal(buf, "Basic bWU6c2VjcmV0");
	/* exactly what it takes: every remainder of three */
	for (n = 0; n < 6; n++) {
		size_t need = 6 + 4 * ((3 + n + 2) / 3) + 1;

		memset(user, 'p', n);
		user[n] = '\0';
		assert_int_equal(lws_http_basic_auth_gen("me", user, buf, need),
				 0);
		assert_int_equal(strlen(buf), need - 1);
		assert_int_equal(
			lws_http_basic_auth_gen("me", user, buf, need - 1), 1);
	}
	memset(user, 'p', sizeof(user));
	user[122] = '\0'; /* 2 + 1 + 122 = 125 */
	assert_int_equal(lws_http_basic_auth_gen("me", user, buf, 256), 0);
	user[122] = 'p';
	user[123] = '\0';
	assert_int_equal(lws_http_basic_auth_gen("me", user, buf, 256), 2);
	assert_int_equal(lws_http_basic_auth_gen2("a", "\0b", 2, buf, 256), 0);
	assert_string_equal(buf, "Basic YToAYg==");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(challenges_are_met),
		T(a_proof_that_is_not_believed_is_the_programs),
		T(a_stale_nonce_is_proven_again_but_not_for_ever),
		T(without_a_user_nothing_is_proven),
		T(elsewhere_the_proof_is_not_shown),
		T(basic_is_rendered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
