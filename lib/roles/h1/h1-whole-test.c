/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A whole connection from its beginning to its end: each of its allocations
 * refused in turn, and how many of them a warm one makes.
 */
#include "core-net/core-net.h"

#include "unit.h"

#include "whole.h"

static const char get_file[] = "GET /f.txt HTTP/1.1\r\nHost: a\r\n\r\n";
static const char get_small[] = "GET /s.txt HTTP/1.1\r\nHost: a\r\n\r\n";
static const char get_dyn[] =
	"GET /dyn/x?a=1 HTTP/1.1\r\nHost: a\r\nCookie: b=c\r\n"
	"X-Custom: something\r\nAccept: text/html\r\n\r\n";
static const char post_dyn[] =
	"POST /dyn/y HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n"
	"Expect: 100-continue\r\n\r\n0123456789";
static const char get_none[] = "GET /none HTTP/1.1\r\nHost: a\r\n\r\n";
static const char last[] =
	"GET /dyn/last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

static char got[WHOLE_FILE_LEN + 4096];
static size_t got_len;

/* until the answer ends as expected, or the connection does, or nothing comes
 * any more. 0: it ended so */
static int
answer(struct lws_context *cx, int fd, const char *ends, size_t least)
{
	ssize_t n = 0;
	int i;

	got_len = 0;
	for (i = 0; i < 200; i++) {
		assert_int_equal(lws_service(cx, -1), 0);
		while ((n = read(fd, got + got_len,
				 sizeof(got) - 1 - got_len)) > 0)
			got_len += (size_t)n;
		got[got_len] = '\0';
		if (got_len >= least && strlen(ends) <= got_len &&
		    !strcmp(got + got_len - strlen(ends), ends))
			return 0;
		if (!n)
			return -1;
	}

	return -1;
}

static int
ask(struct lws_context *cx, int fd, const char *request, const char *status,
    const char *ends)
{
	size_t len = strlen(request);
	size_t least = request == get_file    ? WHOLE_FILE_LEN
		       : request == get_small ? WHOLE_SMALL_LEN + 20
					      : 16;

	if (write(fd, request, len) != (ssize_t)len ||
	    answer(cx, fd, ends, least))
		return -1;

	return strncmp(got, status, strlen(status)) ? -1 : 0;
}

static int
all_requests(struct lws_context *cx, int fd)
{
	int n;

	for (n = 0; n < 2; n++)
		if (ask(cx, fd, get_file, "HTTP/1.1 200", "ffff") ||
		    ask(cx, fd, get_small, "HTTP/1.1 200", "ffff") ||
		    ask(cx, fd, get_dyn, "HTTP/1.1 200", "dynamic\n") ||
		    ask(cx, fd, post_dyn, "HTTP/1.1 ", "dynamic\n") ||
		    ask(cx, fd, get_none, "HTTP/1.1 404", "</html>"))
			return -1;

	return ask(cx, fd, last, "HTTP/1.1 200", "dynamic\n");
}

static int
whole_life(void)
{
	struct lws_context *cx = whole_context();
	int fd, r = -1, i;
	char c;

	if (!cx)
		return -1;
	fd = whole_connect(cx);
	if (fd >= 0) {
		r = all_requests(cx, fd);
		shutdown(fd, SHUT_WR);
		for (i = 0; i < 20; i++)
			assert_int_equal(lws_service(cx, -1), 0);
		/* whatever went wrong: it has ended */
		if (read(fd, &c, 1) < 0)
			fail_msg("still open: %s", strerror(errno));
		close(fd);
	}
	lws_context_destroy(cx);

	return r;
}

static void
whole_life_without_memory(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	unit_oom_sweep(whole_life);
}

static void
warm_requests_for_a_file_allocate_nothing(void **state)
{
	struct lws_context *cx;
	long before;
	int fd, n;

	(void)state;
#if !defined(LWS_WITH_HTTP_DOC_CACHE)
	print_message("skipped: this build opens files for each request\n");
	skip();
#endif
	lws_set_log_level(0, NULL);
	unit_heap_begin(0);
	cx = whole_context();
	fd = whole_connect(cx);
	assert_true(fd >= 0);
	for (n = 0; n < 3; n++)
		assert_int_equal(ask(cx, fd, get_small, "HTTP/1.1 200", "ffff"),
				 0);
	before = unit_heap.count;
	for (n = 0; n < 100; n++)
		assert_int_equal(ask(cx, fd, get_small, "HTTP/1.1 200", "ffff"),
				 0);
	assert_int_equal(unit_heap.count, before);
	close(fd);
	lws_context_destroy(cx);
	assert_int_equal(unit_heap_end(), 0);
}

static int sends;
static struct lws_transport_ops counting;

static enum lws_io
count_send(struct lws *w, const struct lws_plat_iov *iov, unsigned int n,
	   size_t *done)
{
	sends++;

	return lws_transport_plain.send(w, iov, n, done);
}

/* the requests of one read */
static void
answers_of_requests_that_came_together_leave_together(void **state)
{
	static char b[(LWS_TUNE_TURN_REQUESTS + 1) * sizeof(get_small)];
	struct lws_context *cx;
	unsigned int n;
	size_t len = 0;
	int fd;

	(void)state;
	lws_set_log_level(0, NULL);
	cx = whole_context();
	fd = whole_connect(cx);
	assert_true(fd >= 0);
	assert_int_equal(ask(cx, fd, get_small, "HTTP/1.1 200", "ffff"), 0);
	counting = lws_transport_plain;
	counting.send = count_send;
	sends = 0;
	lws_container_of(
		lws_get_vhost_by_name(cx, "default")->threads[0].wsis.head,
		struct lws, in_vhost)
		->transport = &counting;
	for (n = 0; n < LWS_TUNE_TURN_REQUESTS; n++) {
		memcpy(b + len, get_small, sizeof(get_small) - 1);
		len += sizeof(get_small) - 1;
	}
	assert_int_equal(write(fd, b, len), (ssize_t)len);
	assert_int_equal(lws_service(cx, -1), 0);
	assert_in_range(sends, 1, 2); /* 32 of 430 bytes in corks of 16 KB */
	got_len = (size_t)read(fd, got, sizeof(got));
	for (n = 0, len = 0; len + 12 < got_len; len++)
		n += !memcmp(got + len, "HTTP/1.1 200", 12);
	assert_int_equal(n, LWS_TUNE_TURN_REQUESTS);
	close(fd);
	lws_context_destroy(cx);
}

static int
make_files(void **state)
{
	(void)state;

	return whole_make_files();
}

static int
drop_files(void **state)
{
	(void)state;
	whole_drop_files();

	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_life_without_memory),
		cmocka_unit_test(warm_requests_for_a_file_allocate_nothing),
		cmocka_unit_test(
			answers_of_requests_that_came_together_leave_together),
	};

	return cmocka_run_group_tests(tests, make_files, drop_files);
}
