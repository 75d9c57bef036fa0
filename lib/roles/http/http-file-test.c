/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files through a real connection: types, index, validators, preconditions,
 * ranges, stored codings; files that change, shrink, vanish between and while
 * they are sent; what the thread keeps of them, and that a warm request
 * allocates nothing.
 */
#include "roles/http/site-test.h"

#include "roles/http/file.h"

static struct lws_http_docs *
docs(void)
{
	return lws_http_docs_of(&cx->pt[0]);
}

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
pipes_are_not_opened(void **state)
{
	(void)state;
	assert_int_equal(mkfifo(in_dir("pipe.txt"), 0600), 0);
	get("/pipe.txt", "");
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
	if (!lws_http1_has_ranges)
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
	if (!lws_http1_has_ranges)
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
	if (!lws_http1_has_ranges)
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
	age("a.css", OLD + 1);
	docs()->by_use.count ? lws_http_docs_fini(docs()) : (void)0;
	get("/a.css", "Accept-Encoding: gzip\r\n");
	assert_string_equal(body(), "plain");
}

static void
kept_files_are_looked_at(void **state)
{
	(void)state;
	get("/ten.txt", "");
	assert_int_equal(docs()->by_use.count, 1);
	assert_int_equal(docs()->content_bytes, 10);
	make_text("ten.txt", "new");
	get("/ten.txt", "");
	assert_string_equal(body(), "new");
	assert_int_equal(docs()->by_use.count, 1);
	assert_int_equal(unlink(in_dir("ten.txt")), 0);
	get("/ten.txt", "");
	assert_int_equal(status(), 404);
	assert_int_equal(docs()->by_use.count, 0);
	assert_int_equal(docs()->content_bytes, 0);
}

static void
fresh_files_are_not_kept(void **state)
{
	(void)state;
	age("ten.txt", time(NULL));
	get("/ten.txt", "");
	assert_int_equal(status(), 200);
	assert_int_equal(docs()->by_use.count, 0);
}

static void
what_is_kept_is_bounded(void **state)
{
	char name[32], path[33];
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_TUNE_HTTP_DOC_DESCRIPTORS + 10; n++) {
		snprintf(name, sizeof(name), "f%u.txt", n);
		make(name, reply, LWS_TUNE_HTTP_DOC_CONTENT + 1);
		snprintf(path, sizeof(path), "/%s", name);
		get(path, "");
		assert_int_equal(status(), 200);
	}
	assert_true(docs()->open <= LWS_TUNE_HTTP_DOC_DESCRIPTORS);
	assert_true(docs()->open <= cx->pt[0].fd_limit / 8);
	for (n = 0; n < 70; n++) {
		snprintf(name, sizeof(name), "g%u.txt", n);
		make(name, reply, LWS_TUNE_HTTP_DOC_CONTENT);
		snprintf(path, sizeof(path), "/%s", name);
		get(path, "");
	}
	assert_true(docs()->content_bytes <= LWS_TUNE_HTTP_DOC_MEMORY);
	for (n = 0; n < LWS_TUNE_HTTP_DOCS + 10; n++) {
		snprintf(name, sizeof(name), "h%u.txt", n);
		make_text(name, "x");
		snprintf(path, sizeof(path), "/%s", name);
		get(path, "");
	}
	assert_int_equal(docs()->by_use.count, LWS_TUNE_HTTP_DOCS);
}

static lws_usec_t later_us;

static lws_usec_t
monotonic(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);

	return t.tv_sec * LWS_US_PER_SEC + t.tv_nsec / 1000 + later_us;
}

static void
unused_files_are_let_go(void **state)
{
	static const struct lws_plat_clock clock = {
		.monotonic_us = monotonic,
	};

	(void)state;
	later_us = 0;
	lws_plat_set_clock(&clock);
	get("/ten.txt", "");
	get("/", "");
	assert_int_equal(docs()->by_use.count, 2);
	later_us = LWS_TUNE_HTTP_DOC_IDLE_US + LWS_US_PER_SEC;
	rounds(cx, 3);
	assert_int_equal(docs()->by_use.count, 0);
	lws_plat_set_clock(NULL);
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
	if (!lws_http1_has_ranges)
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
		send(peer, "GET /large.txt HTTP/1.1\r\nHost: a\r\n\r\n", 39, 0),
		39);
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

static void
warm_request_allocates_nothing(void **state)
{
	int n;

	(void)state;
	for (n = 0; n < 3; n++)
		get("/ten.txt", "");
	unit_heap_begin(0);
	get("/ten.txt", "");
	assert_int_equal(unit_heap.count, 0);
	unit_heap_end();
	assert_string_equal(body(), "0123456789");
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
		TEST(pipes_are_not_opened),
		TEST(validators_are_honoured),
		TEST(dates_are_honoured),
		TEST(one_range),
		TEST(several_ranges),
		TEST(too_many_ranges_are_ignored),
		TEST(range_counts_if_nothing_changed),
		TEST(stored_codings_stand_in),
		TEST(kept_files_are_looked_at),
		TEST(fresh_files_are_not_kept),
		TEST(what_is_kept_is_bounded),
		TEST(unused_files_are_let_go),
		TEST(large_file_arrives_whole),
		TEST(shrinking_file_ends_the_connection),
		TEST(warm_request_allocates_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
