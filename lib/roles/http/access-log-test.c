/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The access log: a line a request, whole, in which the peer can forge nothing.
 */
#include "roles/http/site-test.h"

static char log_path[128];
static char text[65536];

static uint64_t
wall_us(void)
{
	return (uint64_t)OLD * LWS_US_PER_SEC;
}

static int
setup(void **state)
{
	static const struct lws_plat_clock clock = { .wall_us = wall_us };

	(void)state;
	setenv("TZ", "UTC", 1);
	tzset();
	lws_plat_set_clock(&clock);
	if (site_begin())
		return -1;
	make_text("in.txt", "inside");
	lws_strncpy(log_path, in_dir("log"), sizeof(log_path));
	site_info.log_filepath = log_path;

	return 0;
}

static int
teardown(void **state)
{
	lws_plat_set_clock(NULL);

	return site_teardown(state);
}

static const char *
log_text(void)
{
	int fd = open(log_path, O_RDONLY);
	ssize_t n;

	assert_true(fd >= 0);
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	assert_true(n >= 0);
	text[n] = '\0';

	return text;
}

static unsigned int
lines(void)
{
	const char *p = log_text();
	unsigned int n = 0;

	for (; *p; p++)
		n += *p == '\n';

	return n;
}

static void
requests_are_logged(void **state)
{
	char want[512];
	size_t len;

	(void)state;
	assert_int_equal(site_open(), 0);
	get("/in.txt?secret=1", "Referer: http://r/\r\nUser-Agent: a\r\n");
	len = reply_len;
	snprintf(want, sizeof(want),
		 "unknown - - [06/Nov/1994:08:49:37 +0000] "
		 "\"GET /in.txt HTTP/1.1\" 200 %zu \"http://r/\" \"a\"\n",
		 len);
	assert_non_null(strstr(log_text(), "\"GET /in.txt HTTP/1.1\" 200 "));
	assert_string_equal(strstr(text, " - - ["), strstr(want, " - - ["));
	ask("DELETE", "/none", "");
	assert_int_equal(lines(), 2);
	assert_non_null(strstr(text, "\"DELETE /none HTTP/1.1\" 404 "));
	assert_non_null(strstr(text, " \"\" \"\"\n"));
}

static void
peer_forges_nothing(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	get("/a%0A1.2.3.4%22%20x", "User-Agent: \" 200 1 \"x\r\n");
	assert_int_equal(lines(), 1);
	assert_non_null(strstr(text, "\"GET /a?1.2.3.4' x HTTP/1.1\" 404"));
	assert_non_null(strstr(text, "\"' 200 1 'x\"\n"));
}

static void
long_requests_are_cut(void **state)
{
	char path[700], extra[1400];

	(void)state;
	assert_int_equal(site_open(), 0);
	memset(path, 'p', sizeof(path) - 1);
	path[0] = '/';
	path[sizeof(path) - 1] = '\0';
	memset(extra, 'u', sizeof(extra));
	memcpy(extra, "User-Agent: ", 12);
	memcpy(extra + 1300, "\r\n", 3);
	get(path, extra);
	assert_int_equal(lines(), 1);
	assert_true(strlen(text) <= LWS_LIMIT_HTTP_LOG_LINE);
	assert_null(strstr(text, path));
	assert_non_null(strstr(text, "p HTTP/1.1\" 404"));
	assert_string_equal(text + strlen(text) - 3, "u\"\n");
}

static void
unfinished_request_is_not_logged(void **state)
{
	(void)state;
	assert_int_equal(site_open(), 0);
	assert_int_equal(send(peer, "GET /in", 7, 0), 7);
	rounds(cx, 3);
	close(peer);
	rounds(cx, 3);
	peer = -1;
	assert_int_equal(lines(), 0);
}

static void
log_that_cannot_be_opened_is_an_error(void **state)
{
	(void)state;
	site_info.log_filepath = "/nonexistent/log";
	assert_int_equal(site_open(), -1);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(requests_are_logged),
		TEST(peer_forges_nothing),
		TEST(long_requests_are_cut),
		TEST(unfinished_request_is_not_logged),
		TEST(log_that_cannot_be_opened_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
