/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * From the head of a request to its answer: redirects, header limits, the time
 * a request and an idle connection have.
 */
#include "roles/http/site-test.h"

static struct lws_http_mount second;
static struct lws_token_limits limits;
static char seen[64];
static int misuse; /* what is bound completes at once */

/* a program that does not look at the method */
static int
answer_with_body(struct lws *wsi, unsigned int code)
{
	uint8_t buf[LWS_PRE + 512], *start = buf + LWS_PRE, *p = start;
	uint8_t text[LWS_PRE + 4];

	memcpy(text + LWS_PRE, "body", 4);
	if (lws_add_http_common_headers(wsi, code, "text/plain", 4, &p,
					buf + sizeof(buf)) ||
	    lws_finalize_write_http_header(wsi, start, &p, buf + sizeof(buf)) ||
	    lws_write(wsi, text + LWS_PRE, 4, LWS_WRITE_HTTP_FINAL) != 4)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* more was announced than is written */
static int
answer_short(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + 512], *start = buf + LWS_PRE, *p = start;

	if (lws_add_http_common_headers(wsi, 200, "text/plain", 100, &p,
					buf + sizeof(buf)) ||
	    lws_finalize_write_http_header(wsi, start, &p, buf + sizeof(buf)) ||
	    lws_write(wsi, start, 10, LWS_WRITE_HTTP) != 10)
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* ended before it has begun to leave */
static int
answer_file_and_complete(struct lws *wsi)
{
	if (lws_serve_http_file(wsi, in_dir("in.txt"), "text/plain", NULL, 0))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	if (reason == LWS_CALLBACK_HTTP && !strncmp(in, "/code-", 6))
		return answer_with_body(
			wsi, (unsigned int)atoi((const char *)in + 6));
	if (reason == LWS_CALLBACK_HTTP && !strcmp(in, "/short"))
		return answer_short(wsi);
	if (reason == LWS_CALLBACK_HTTP && !strcmp(in, "/early"))
		return answer_file_and_complete(wsi);
	if (misuse && (reason == LWS_CALLBACK_HTTP_DROP_PROTOCOL ||
		       reason == LWS_CALLBACK_HTTP_BIND_PROTOCOL))
		(void)!lws_http_transaction_completed(wsi);
	if (reason == LWS_CALLBACK_HTTP)
		assert_true(lws_hdr_copy(wsi, seen, sizeof(seen),
					 WSI_TOKEN_HTTP_REFERER) >= 0);

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static lws_usec_t later_us;

static lws_usec_t
monotonic(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);

	return t.tv_sec * LWS_US_PER_SEC + t.tv_nsec / 1000 + later_us;
}

static int
setup(void **state)
{
	static const struct lws_plat_clock clock = {
		.monotonic_us = monotonic,
	};

	(void)state;
	later_us = 0;
	lws_plat_set_clock(&clock);
	if (site_begin())
		return -1;
	make_text("in.txt", "inside");
	make_text("lost.html", "lost");
	memset(&second, 0, sizeof(second));
	mount.mount_next = &second;
	second.mountpoint = "/second dir";
	second.mountpoint_len = 11;
	second.origin = dir;
	second.origin_protocol = LWSMPRO_FILE;
	site_info.protocols = protocols;

	return 0;
}

static int
teardown(void **state)
{
	lws_plat_set_clock(NULL);

	return site_teardown(state);
}

static void
slash_is_added_by_redirect(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	get("/second%20dir?a=b", "");
	assert_int_equal(status(), 301);
	assert_string_equal(header("location"), "http://a/second%20dir/");
	assert_string_equal(header("content-length"), "0");
}

static void
redirect_ends_no_line(void **state)
{
	(void)state;
	second.mountpoint = "/a\r\nx: y";
	second.mountpoint_len = 8;
	assert_int_equal(site_open(), 0);
	get("/a%0d%0ax:%20y", "");
	assert_int_equal(status(), 301);
	assert_string_equal(header("location"), "http://a/a%0D%0Ax:%20y/");
	assert_string_equal(header("x"), "");
}

static void
overlong_redirect_is_refused(void **state)
{
	static char point[256], path[800];
	size_t n;

	(void)state;
	memset(point, '\x01', sizeof(point));
	point[0] = '/';
	point[255] = '\0';
	second.mountpoint = point;
	second.mountpoint_len = 255;
	for (n = 1; n < 255; n++)
		memcpy(path + 1 + (n - 1) * 3, "%01", 4);
	path[0] = '/';
	assert_int_equal(site_open(), 0);
	get(path, "");
	assert_int_equal(status(), 301);
	{
		char extra[1600] = "X: y\r\n", request[2600];
		char host[1400];
		int len;

		memset(host, 'h', sizeof(host));
		host[sizeof(host) - 1] = '\0';
		len = snprintf(request, sizeof(request),
			       "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n", path,
			       host, extra);
		reply_len = 0;
		assert_int_equal(send(peer, request, (size_t)len, 0), len);
		rounds(cx, 5);
		receive();
		assert_int_equal(status(), 414);
	}
}

static void
redirect_mount_goes_elsewhere(void **state)
{
	(void)state;
	second.origin_protocol = LWSMPRO_REDIR_HTTPS;
	second.origin = "b/c";
	assert_int_equal(site_open(), 0);
	get("/second%20dir/x?y", "");
	assert_int_equal(status(), 301);
	assert_string_equal(header("location"), "https://b/c");
}

static void
plain_vhost_may_send_to_tls(void **state)
{
	(void)state;
	site_info.options |= LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS;
	assert_int_equal(site_open(), 0);
	get("/in%20x.txt?a=b%26c&d", "");
	assert_int_equal(status(), 301);
	assert_string_equal(header("location"),
			    "https://a/in%20x.txt?a=b%26c&d");
}

static void
headers_are_cut_to_their_limit(void **state)
{
	(void)state;
	limits.token_limit[WSI_TOKEN_HTTP_REFERER] = 4;
	site_info.token_limits = &limits;
	assert_int_equal(site_open(), 0);
	get("/none", "Referer: 123456\r\n");
	assert_string_equal(seen, "1234");
	get("/none", "Referer: 123\r\n");
	assert_string_equal(seen, "123");
}

static void
lost_page_is_no_success(void **state)
{
	(void)state;
	site_info.error_document_404 = "/lost.html";
	assert_int_equal(site_open(), 0);
	get("/none", "");
	assert_int_equal(status(), 302);
	assert_string_equal(header("location"), "/lost.html");
	get("/lost.html", "");
	assert_int_equal(status(), 404);
	assert_string_equal(body(), "lost");
}

/* rounds after so many seconds; what has come then */
static void
after(unsigned int secs)
{
	later_us += (lws_usec_t)secs * LWS_US_PER_SEC;
	rounds(cx, 5);
	reply_len = 0;
	receive();
}

static int
is_closed(void)
{
	char b;

	return !recv(peer, &b, 1, 0);
}

static void
slow_head_is_told(void **state)
{
	(void)state;
	site_info.timeout_secs = 10;
	assert_int_equal(site_open(), 0);
	assert_int_equal(send(peer, "GET / HT", 8, 0), 8);
	rounds(cx, 3);
	after(6);
	assert_int_equal(reply_len, 0);
	/* a further byte does not buy further time */
	assert_int_equal(send(peer, "T", 1, 0), 1);
	rounds(cx, 3);
	after(5);
	assert_int_equal(status(), 408);
	assert_int_equal(is_closed(), 1);
}

static void
idle_connection_ends_by_the_mount(void **state)
{
	(void)state;
	site_info.keepalive_timeout = 5;
	second.keepalive_timeout = 30;
	second.mountpoint = "/second";
	second.mountpoint_len = 7;
	assert_int_equal(site_open(), 0);
	get("/second/in.txt", "");
	assert_int_equal(status(), 200);
	after(20);
	get("/in.txt", "");
	assert_int_equal(status(), 200);
	after(4);
	get("/in.txt", "");
	assert_int_equal(status(), 200);
	after(6);
	assert_int_equal(is_closed(), 1);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

/* what would be read as the next answer */
static void
no_body_follows_where_none_may(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	ask("HEAD", "/code-200", "");
	assert_int_equal(status(), 200);
	assert_string_equal(header("content-length"), "4");
	assert_string_equal(body(), "");
	get("/code-204", "");
	assert_int_equal(status(), 204);
	assert_string_equal(body(), "");
	get("/code-304", "");
	assert_int_equal(status(), 304);
	assert_string_equal(body(), "");
	get("/code-200", "");
	assert_string_equal(body(), "body");
}

/* the client must not take the next answer for the rest of this one */
static void
short_answers_end_the_connection(void **state)
{
	static const char *const paths[] = { "/short", "/early" };
	unsigned int n;
	char c;

	(void)state;
	assert_int_equal(site_open(), 0);
	for (n = 0; n < 2; n++) {
		get(paths[n], "");
		assert_int_equal(status(), 200);
		assert_int_equal(recv(peer, &c, 1, 0), 0);
		close(peer);
		connect_peer();
	}
}

static void
completing_while_binding_does_no_harm(void **state)
{
	(void)state;
	mount.protocol = "http";
	misuse = 1;
	assert_int_equal(site_open(), 0);
	get("/in.txt", "");
	close(peer);
	connect_peer();
	get("/code-200", "");
	assert_int_equal(status(), 200);
	misuse = 0;
	close(peer);
	connect_peer();
	get("/in.txt", "");
	assert_string_equal(body(), "inside");
}

/* -- clients that are not served -- */

static const struct lws_protocol_vhost_options keyword_2 = { NULL, NULL,
							     "broken",
							     "not a code" };
static const struct lws_protocol_vhost_options keyword_1 = { &keyword_2, NULL,
							     "EvilBot",
							     "429 go away" };

static int
setup_keywords(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("in.txt", "inside");
	site_info.reject_service_keywords = &keyword_1;

	return site_open();
}

static void
clients_may_be_rejected_by_name(void **state)
{
	char c;

	(void)state;
	get("/in.txt", "");
	assert_int_equal(status(), 200);
	get("/in.txt", "User-Agent: evilbot\r\n"); /* case counts */
	assert_int_equal(status(), 200);
	get("/in.txt", "User-Agent: Mozilla (EvilBot/2)\r\n");
	assert_int_equal(status(), 429);
	assert_non_null(strstr(body(), "go away"));
	assert_string_equal(header("connection"), "close");
	shutdown(peer, SHUT_WR);
	rounds(cx, 5);
	assert_int_equal(recv(peer, &c, 1, 0), 0);
	close(peer);
	connect_peer();
	get("/in.txt", "User-Agent: broken\r\n");
	assert_int_equal(status(), 403);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(slash_is_added_by_redirect),
		TEST(redirect_ends_no_line),
		TEST(overlong_redirect_is_refused),
		TEST(redirect_mount_goes_elsewhere),
		TEST(plain_vhost_may_send_to_tls),
		TEST(headers_are_cut_to_their_limit),
		TEST(lost_page_is_no_success),
		TEST(slow_head_is_told),
		TEST(idle_connection_ends_by_the_mount),
		cmocka_unit_test_setup_teardown(clients_may_be_rejected_by_name,
						setup_keywords, site_teardown),
		cmocka_unit_test_setup_teardown(no_body_follows_where_none_may,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			short_answers_end_the_connection, setup, teardown),
		cmocka_unit_test_setup_teardown(
			completing_while_binding_does_no_harm, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
