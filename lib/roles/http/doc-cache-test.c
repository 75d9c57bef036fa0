/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a thread keeps of files: it is looked at again before each use, bounded,
 * let go when unused; and a warm request allocates nothing.
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

static int filtered, replace_at;

static int
replacing(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	  void *in, size_t len)
{
	if (reason == LWS_CALLBACK_FILTER_HTTP_CONNECTION &&
	    ++filtered == replace_at)
		make_text("ten.txt", "new");

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols replacing_protocols[] = {
	{ .name = "http", .callback = replacing }, LWS_PROTOCOL_LIST_TERM
};

static void
send_get(int to)
{
	static const char request[] =
		"GET /ten.txt HTTP/1.1\r\nHost: a\r\n\r\n";

	assert_int_equal(send(to, request, sizeof(request) - 1, 0),
			 (ssize_t)sizeof(request) - 1);
}

static int
begin_replacing(void **state)
{
	(void)state;
	if (site_begin())
		return -1;
	make_text("ten.txt", "0123456789");
	site_info.protocols = replacing_protocols;
	filtered = 0;
	replace_at = 3;

	return site_open();
}

/* of two that came at the same time, the second gets what was there for the
 * first one; the next one what there is */
static void
looks_once_a_pass(void **state)
{
	int first = peer;

	(void)state;
	get("/ten.txt", "");
	connect_peer();
	rounds(cx, 3);
	send_get(first);
	send_get(peer);
	rounds(cx, 5);
	reply_len = 0;
	receive();
	assert_string_equal(body(), "0123456789");
	close(peer);
	peer = first;
	reply_len = 0;
	receive();
	assert_string_equal(body(), "0123456789");
	assert_int_equal(filtered, 3);
	get("/ten.txt", "");
	assert_string_equal(body(), "new");
}

/* another mount, in the memory of the one that was */
static void
other_mounts_do_not_get_what_was_kept(void **state)
{
	(void)state;
	mount.cache_no = 0;
	get("/ten.txt", "");
	assert_string_equal(header("cache-control"), "no-store");
	assert_int_equal(docs()->by_use.count, 1);
	/* the same numbers, but the program says that the list is a new one */
	lws_vhost_set_mounts(rec_vhost(cx), &mount);
	get("/ten.txt", "");
	assert_int_equal(docs()->by_use.count, 2);
	get("/ten.txt", "");
	assert_int_equal(docs()->by_use.count, 2);
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
		TEST(kept_files_are_looked_at),
		cmocka_unit_test_setup_teardown(looks_once_a_pass,
						begin_replacing, site_teardown),
		TEST(other_mounts_do_not_get_what_was_kept),
		TEST(fresh_files_are_not_kept),
		TEST(what_is_kept_is_bounded),
		TEST(unused_files_are_let_go),
		TEST(warm_request_allocates_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
