/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files through a real connection: types, index, validators, preconditions,
 * ranges, stored codings; files that shrink while they are sent.
 */
#include "roles/http/site-test.h"

#include "roles/http/file.h"

static int
setup(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("ten.txt", "0123456789");
	make_text("index.html", "<p>root");
	make_text("sub/index.html", "<p>sub");
	make_text("none.xyz", "what is it");

	return site_open();
}

static void
file_is_served(void **state)
{
	(void)state;
	get("/ten.txt", "");
	assert_int_equal(status(), 200);
	assert_string_equal(body(), "0123456789");
	assert_string_equal(header("content-type"), "text/plain");
	assert_string_equal(header("content-length"), "10");
	assert_string_equal(header("cache-control"), "no-store");
	assert_string_equal(header("last-modified"),
			    "Sun, 06 Nov 1994 08:49:37 GMT");
	assert_int_equal(header("etag")[0], '"');
	assert_string_equal(header("vary"), "");
}

static void
head_has_no_body(void **state)
{
	(void)state;
	ask("HEAD", "/ten.txt", "");
	assert_int_equal(status(), 200);
	assert_string_equal(header("content-length"), "10");
	assert_string_equal(body(), "");
	get("/ten.txt", "");
	assert_string_equal(body(), "0123456789");
}

static void
directories_have_an_index(void **state)
{
	(void)state;
	get("/", "");
	assert_string_equal(body(), "<p>root");
	get("/sub/", "");
	assert_string_equal(body(), "<p>sub");
	get("/sub", "");
	assert_string_equal(body(), "<p>sub");
	assert_int_equal(rmdir(in_dir("nothing")), -1);
	assert_int_equal(mkdir(in_dir("nothing"), 0700), 0);
	get("/nothing", "");
	assert_int_equal(status(), 404);
	get("/nothing/", "");
	assert_int_equal(status(), 404);
}

static void
unknown_type_is_refused(void **state)
{
	(void)state;
	get("/none.xyz", "");
	assert_int_equal(status(), 415);
}

static void
headers_beyond_the_buffer_are_500(void **state)
{
	static char value[5000];
	static struct lws_protocol_vhost_options more = { NULL, NULL,
							  "x-more:", value };

	(void)state;
	lws_set_log_level(0, NULL);
	memset(value, 'v', sizeof(value) - 1);
	mount.headers = &more;
	get("/ten.txt", "");
	assert_int_equal(status(), 500);
	assert_string_equal(header("content-length"), "0");
	assert_string_equal(header("x-more"), "");
	assert_string_equal(header("connection"), "close");
	assert_int_equal(recv(peer, value, 1, 0), 0);
}

static void
pipes_are_not_opened(void **state)
{
	(void)state;
	assert_int_equal(mkfifo(in_dir("pipe.txt"), 0600), 0);
	get("/pipe.txt", "");
	assert_int_equal(status(), 404);
}

/* a file whose path on the disk has that many bytes; its path of the mount */
static const char *
make_deep(size_t len)
{
	static char path[LWS_LIMIT_HTTP_FILE_PATH + 64];
	size_t n = strlen(dir), slash = n + 200;
	int fd;

	memset(path, 'd', sizeof(path));
	memcpy(path, dir, n);
	path[n] = '/';
	for (; slash + 20 < len; slash += 200) {
		path[slash] = '\0';
		assert_true(!mkdir(path, 0700) || errno == EEXIST);
		path[slash] = '/';
	}
	memcpy(path + len - 4, ".txt", 5);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "deep", 4), 4);
	close(fd);

	return path + n;
}

/* there, but its path does not fit with the NUL */
static void
overlong_path_is_not_there(void **state)
{
	(void)state;
	get(make_deep(LWS_LIMIT_HTTP_FILE_PATH - 1), "");
	assert_int_equal(status(), 200);
	assert_string_equal(body(), "deep");
	get(make_deep(LWS_LIMIT_HTTP_FILE_PATH), "");
	assert_int_equal(status(), 404);
}

static void
validators_are_honoured(void **state)
{
	char etag[64], line[256];

	(void)state;
	get("/ten.txt", "");
	lws_strncpy(etag, header("etag"), sizeof(etag));

	snprintf(line, sizeof(line), "If-None-Match: \"x\", W/%s\r\n", etag);
	get("/ten.txt", line);
	assert_int_equal(status(), 304);
	assert_string_equal(header("etag"), etag);
	assert_string_equal(header("content-length"), "");
	snprintf(line, sizeof(line), "If-None-Match: %.*s\r\n",
		 (int)strlen(etag) - 2, etag + 1);
	get("/ten.txt", line); /* as earlier versions wrote it */
	assert_int_equal(status(), 304);
	get("/ten.txt", "If-None-Match: \"x\"\r\n");
	assert_int_equal(status(), 200);
	get("/ten.txt", "If-None-Match: *\r\n");
	assert_int_equal(status(), 304);
	ask("PUT", "/ten.txt", "If-None-Match: *\r\n");
	assert_int_equal(status(), 412);

	snprintf(line, sizeof(line), "If-Match: %s\r\n", etag);
	get("/ten.txt", line);
	assert_int_equal(status(), 200);
	snprintf(line, sizeof(line), "If-Match: W/%s\r\n", etag);
	get("/ten.txt", line);
	assert_int_equal(status(), 412);
	get("/ten.txt", "If-Match: \"x\"\r\n");
	assert_int_equal(status(), 412);
}

static const struct {
	const char *lines;
	int status;
} dates[] = {
	{ "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 304 },
	{ "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT\r\n", 304 },
	{ "If-Modified-Since: Sun Nov  6 08:49:37 1994\r\n", 304 },
	{ "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n", 200 },
	{ "If-Modified-Since: yesterday\r\n", 200 },
	{ "If-None-Match: \"x\"\r\n"
	  "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
	  200 },
	{ "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 200 },
	{ "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n", 412 },
	{ "If-Unmodified-Since: yesterday\r\n", 200 },
};

static void
dates_are_honoured(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(dates); n++) {
		get("/ten.txt", dates[n].lines);
		if (status() != dates[n].status)
			fail_msg("%s: %d", dates[n].lines, status());
	}
}

static void
one_range(void **state)
{
	(void)state;
	if (!lws_http_has_ranges)
		skip();
	get("/ten.txt", "Range: bytes=2-4\r\n");
	assert_int_equal(status(), 206);
	assert_string_equal(header("content-range"), "bytes 2-4/10");
	assert_string_equal(header("content-length"), "3");
	assert_string_equal(body(), "234");
	get("/ten.txt", "Range: bytes=8-200\r\n");
	assert_string_equal(header("content-range"), "bytes 8-9/10");
	assert_string_equal(body(), "89");
	get("/ten.txt", "Range: bytes=-1\r\n");
	assert_string_equal(body(), "9");
	get("/ten.txt", "Range: foo\r\n");
	assert_int_equal(status(), 200);
	get("/ten.txt", "Range: bytes=10-\r\n");
	assert_int_equal(status(), 416);
	assert_string_equal(header("content-range"), "bytes */10");
	ask("HEAD", "/ten.txt", "Range: bytes=2-4\r\n");
	assert_int_equal(status(), 200);
}

static void
several_ranges(void **state)
{
	char boundary[64], want[512];
	const char *p;

	(void)state;
	if (!lws_http_has_ranges)
		skip();
	get("/ten.txt", "Range: bytes=0-1,4-5,-1\r\n");
	assert_int_equal(status(), 206);
	p = strstr(header("content-type"), "boundary=");
	assert_non_null(p);
	lws_strncpy(boundary, p + 9, sizeof(boundary));
	snprintf(want, sizeof(want),
		 "--%s\r\ncontent-type: text/plain\r\n"
		 "content-range: bytes 0-1/10\r\n\r\n01\r\n"
		 "--%s\r\ncontent-type: text/plain\r\n"
		 "content-range: bytes 4-5/10\r\n\r\n45\r\n"
		 "--%s\r\ncontent-type: text/plain\r\n"
		 "content-range: bytes 9-9/10\r\n\r\n9\r\n--%s--\r\n",
		 boundary, boundary, boundary, boundary);
	assert_string_equal(body(), want);
	assert_int_equal(atoi(header("content-length")), strlen(want));
	get("/ten.txt", ""); /* and the connection goes on */
	assert_string_equal(body(), "0123456789");
}

static void
too_many_ranges_are_ignored(void **state)
{
	char line[512] = "Range: bytes=0-0";
	unsigned int n;

	(void)state;
	make("big.txt", reply, 1000);
	for (n = 1; n <= LWS_LIMIT_HTTP_RANGES; n++)
		snprintf(line + strlen(line), sizeof(line) - strlen(line),
			 ",%u-%u", n * 2, n * 2);
	strcat(line, "\r\n");
	get("/big.txt", line);
	assert_int_equal(status(), 200);
}

static void
range_counts_if_nothing_changed(void **state)
{
	char line[256];

	(void)state;
	if (!lws_http_has_ranges)
		skip();
	get("/ten.txt", "");
	snprintf(line, sizeof(line), "Range: bytes=2-4\r\nIf-Range: %s\r\n",
		 header("etag"));
	get("/ten.txt", line);
	assert_int_equal(status(), 206);
	get("/ten.txt", "Range: bytes=2-4\r\nIf-Range: \"x\"\r\n");
	assert_int_equal(status(), 200);
	get("/ten.txt", "Range: bytes=2-4\r\n"
			"If-Range: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
	assert_int_equal(status(), 206);
	get("/ten.txt", "Range: bytes=2-4\r\n"
			"If-Range: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
	assert_int_equal(status(), 200);
}

static void
stored_codings_stand_in(void **state)
{
	(void)state;
	make_text("a.css", "plain");
	make_text("a.css.gz", "as gzip");
	make_text("a.css.br", "as brotli");
	get("/a.css", "");
	assert_string_equal(body(), "plain");
	get("/a.css", "Accept-Encoding: gzip\r\n");
	assert_string_equal(body(), "as gzip");
	assert_string_equal(header("content-encoding"), "gzip");
	assert_string_equal(header("content-type"), "text/css");
	assert_string_equal(header("vary"), "accept-encoding");
	get("/a.css", "Accept-Encoding: gzip, br\r\n");
	assert_string_equal(body(), "as brotli");
	get("/a.css", "Accept-Encoding: gzip;q=0, br;q=0\r\n");
	assert_string_equal(body(), "plain");
	/* one that is older than what it was made of is not used */
	make_text("b.css", "plain");
	make_text("b.css.gz", "as gzip");
	age("b.css", OLD + 1);
	get("/b.css", "Accept-Encoding: gzip\r\n");
	assert_string_equal(body(), "plain");
}

static void
large_file_arrives_whole(void **state)
{
	static char want[900000];
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(want); n++)
		want[n] = (char)('a' + n % 23 + n / 1000 % 3);
	make("large.txt", want, sizeof(want));
	for (n = 0; n < 2; n++) { /* opened, then kept */
		get("/large.txt", "");
		assert_int_equal(status(), 200);
		assert_int_equal(reply_len - (size_t)(body() - reply),
				 sizeof(want));
		assert_memory_equal(body(), want, sizeof(want));
	}
	if (!lws_http_has_ranges)
		return;
	get("/large.txt", "Range: bytes=100000-799999\r\n");
	assert_memory_equal(body(), want + 100000, 700000);
}

static void
shrinking_file_ends_the_connection(void **state)
{
	char b[1000];
	int n;

	(void)state;
	make("large.txt", reply, 900000);
	/* nobody reads while it is sent */
	assert_int_equal(
		send(peer, "GET /large.txt HTTP/1.1\r\nHost: a\r\n\r\n", 36, 0),
		36);
	rounds(cx, 20);
	assert_int_equal(truncate(in_dir("large.txt"), 10), 0);
	reply_len = 0;
	for (n = 0; n < 50; n++) {
		rounds(cx, 1);
		receive();
	}
	/* closed, short of what was announced */
	assert_int_equal(recv(peer, b, sizeof(b), 0), 0);
	assert_true(reply_len < 900000);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, site_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(file_is_served),
		TEST(head_has_no_body),
		TEST(directories_have_an_index),
		TEST(unknown_type_is_refused),
		TEST(headers_beyond_the_buffer_are_500),
		TEST(pipes_are_not_opened),
		TEST(overlong_path_is_not_there),
		TEST(validators_are_honoured),
		TEST(dates_are_honoured),
		TEST(one_range),
		TEST(several_ranges),
		TEST(too_many_ranges_are_ignored),
		TEST(range_counts_if_nothing_changed),
		TEST(stored_codings_stand_in),
		TEST(large_file_arrives_whole),
		TEST(shrinking_file_ends_the_connection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
