/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Basic authentication: who is let in, what the others are told, and that the
 * password is gone afterwards.
 */
#include "roles/http/site-test.h"

#define HEADER "Authorization: "

static char login_file[128];
static char asked[64], user[64];
static int verdict;

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *u, void *in,
	 size_t len)
{
	if (reason == LWS_CALLBACK_VERIFY_BASIC_AUTHORIZATION) {
		assert_int_equal(strlen(in), len);
		lws_strncpy(asked, in, sizeof(asked));
		return verdict;
	}
	if (reason == LWS_CALLBACK_HTTP_FILE_COMPLETION)
		assert_true(lws_hdr_copy(wsi, user, sizeof(user),
					 WSI_TOKEN_HTTP_AUTHORIZATION) >= 0);

	return lws_callback_http_dummy(wsi, reason, u, in, len);
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static int
setup(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("in.txt", "inside");
	make_text("login", "alice:secret\r\nbob:x:y\nxeve:pw\nlast:line");
	lws_strncpy(login_file, in_dir("login"), sizeof(login_file));
	site_info.protocols = protocols;
	mount.basic_auth_login_file = login_file;

	return 0;
}

/* with the credentials, by their base64 */
static int
try(const char *credentials)
{
	char b64[1024], line[1100];

	lws_b64_encode_string(credentials, (int)strlen(credentials), b64,
			      sizeof(b64));
	snprintf(line, sizeof(line), HEADER "Basic %s\r\n", b64);
	get("/in.txt", line);

	return status();
}

static void
lines_of_the_file_are_let_in(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	assert_int_equal(try("alice:secret"), 200);
	assert_string_equal(body(), "inside");
	assert_string_equal(user, "alice");
	assert_int_equal(try("bob:x:y"), 200);
	assert_int_equal(try("last:line"), 200);
	/* a part of a line is none */
	assert_int_equal(try("eve:pw"), 401);
	assert_int_equal(try("alice:secre"), 401);
	assert_int_equal(try("alice:secret "), 401);
	assert_int_equal(try(":"), 401);
}

static void
others_are_asked(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	get("/in.txt", "");
	assert_int_equal(status(), 401);
	assert_string_equal(header("www-authenticate"),
			    "Basic realm=\"lwsws\"");
	assert_string_equal(header("content-length"), "0");
	/* the connection goes on, also behind a body that nobody wants */
	ask("POST", "/in.txt", "Content-Length: 3\r\n");
	assert_int_equal(status(), 401);
	assert_int_equal(send(peer, "abc", 3, 0), 3);
	assert_int_equal(try("alice:secret"), 200);
}

static void
nonsense_is_refused(void **state)
{
	char longest[LWS_LIMIT_HTTP_CREDENTIALS + 1];

	(void)state;
	assert_int_equal(site_open(), 0);
	get("/in.txt", HEADER "Digest x\r\n");
	assert_int_equal(status(), 403);
	get("/in.txt", HEADER "Basic !!!!\r\n");
	assert_int_equal(status(), 403);
	assert_int_equal(try("no colon"), 403);
	memset(longest, 'a', sizeof(longest) - 1);
	longest[3] = ':';
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(try(longest), 403);
	longest[sizeof(longest) - 2] = '\0';
	assert_int_equal(try(longest), 401);
}

static void
missing_file_lets_nobody_in(void **state)
{
	(void)state;
	unlink(login_file);
	assert_int_equal(site_open(), 0);
	assert_int_equal(try("alice:secret"), 401);
}

static void
login_file_has_a_limit(void **state)
{
	static char lines[LWS_LIMIT_HTTP_LOGIN_FILE + 1];

	(void)state;
	memset(lines, '\n', sizeof(lines));
	memcpy(lines, "alice:secret", 12);
	make("login", lines, sizeof(lines));
	assert_int_equal(site_open(), 0);
	assert_int_equal(try("alice:secret"), 401);
	make("login", lines, sizeof(lines) - 1);
	assert_int_equal(try("alice:secret"), 200);
}

static void
program_may_decide(void **state)
{
	(void)state;
	mount.basic_auth_login_file = NULL;
	mount.auth_mask = LWSAUTHM_BASIC_AUTH_CALLBACK;
	assert_int_equal(site_open(), 0);
	verdict = 0;
	assert_int_equal(try("alice:secret"), 401);
	assert_string_equal(asked, "alice:secret");
	verdict = 1;
	assert_int_equal(try("alice:secret"), 200);
	assert_string_equal(user, "alice");
}

static void
unknown_mode_lets_nobody_in(void **state)
{
	(void)state;
	mount.auth_mask = 2u << 28;
	assert_int_equal(site_open(), 0);
	assert_int_equal(try("alice:secret"), 401);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, site_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_of_the_file_are_let_in),
		TEST(others_are_asked),
		TEST(nonsense_is_refused),
		TEST(missing_file_lets_nobody_in),
		TEST(login_file_has_a_limit),
		TEST(program_may_decide),
		TEST(unknown_mode_lets_nobody_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
