/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files that a protocol rewrites: pieces, their frames on the wire, other files
 * of the same mount, and what programs can do wrong.
 */
#include "roles/http/site-test.h"

#define LONG 20000

static char long_text[LONG + 1];
enum deed { REPLACE, FAIL, LIE, REMOVE };
static enum deed what;
static unsigned int calls, finals, completions;

struct pss {
	struct lws_process_html_state s;
};

static const char *
value_of(void *data, int index)
{
	(void)data;

	return index ? "two" : "one";
}

static int
interpret(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	  void *in, size_t len)
{
	static const char *const names[] = { "$first", "$second" };
	struct lws_process_html_args *a = in;
	struct pss *pss = user;

	switch ((int)reason) {
	case LWS_CALLBACK_PROCESS_HTML:
		calls++;
		finals += !!a->final;
		if (what == FAIL)
			return -1;
		if (what == LIE) {
			a->len = a->max_len * 2;
			return 0;
		}
		if (what == REMOVE)
			a->len = 0;
		pss->s.vars = names;
		pss->s.count_vars = 2;
		pss->s.replace = value_of;
		return lws_chunked_html_process(a, &pss->s);
	case LWS_CALLBACK_HTTP_FILE_COMPLETION:
		completions++;
		break;
	default:
		break;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	{ .name = "interpreter",
	  .callback = interpret,
	  .per_session_data_size = sizeof(struct pss) },
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_protocol_vhost_options to_nobody = { NULL, NULL, ".css",
							     "nobody" };
static const struct lws_protocol_vhost_options list = { &to_nobody, NULL,
							".html",
							"interpreter" };

static int
setup(void **state)
{
	size_t n;

	(void)state;
	what = REPLACE;
	calls = finals = completions = 0;
	if (site_begin())
		return -1;
	memset(long_text, 'x', LONG);
	for (n = 0; n + 7 < LONG; n += 997)
		memcpy(long_text + n, "$second", 7);
	make_text("a.html", "<p>$first and $second.");
	make_text("index.html", "$first");
	make_text("empty.html", "");
	make_text("a.txt", "$first");
	make_text("a.css", "$first");
	make_text("a.html.gz", "not this");
	make("long.html", long_text, LONG);
	site_info.protocols = protocols;
	mount.interpret = &list;

	return site_open();
}

/* the body out of its chunks; -1: it does not end, or not well */
static int
dechunk(char *to)
{
	const char *p = body();
	int total = 0;

	for (;;) {
		char *end;
		unsigned long n = strtoul(p, &end, 16);

		if (end == p || strncmp(end, "\r\n", 2))
			return -1;
		p = end + 2;
		if (!n)
			break;
		memcpy(to + total, p, n);
		total += (int)n;
		if (strncmp(p + n, "\r\n", 2))
			return -1;
		p += n + 2;
	}
	to[total] = '\0';

	return strcmp(p, "\r\n") ? -1 : total;
}

static char out[LONG * 2];

static void
variables_are_replaced(void **state)
{
	(void)state;
	get("/a.html", "Accept-Encoding: gzip\r\n");
	assert_int_equal(status(), 200);
	assert_string_equal(header("content-type"), "text/html");
	assert_string_equal(header("transfer-encoding"), "chunked");
	assert_string_equal(header("content-length"), "");
	assert_string_equal(header("content-encoding"), "");
	assert_string_equal(header("etag"), "");
	assert_string_equal(header("last-modified"), "");
	assert_string_equal(header("accept-ranges"), "");
	assert_true(dechunk(out) > 0);
	assert_string_equal(out, "<p>one and two.");
	assert_int_equal(completions, 1);
	/* an index too, from memory too, and the connection is kept */
	get("/", "");
	assert_true(dechunk(out) > 0);
	assert_string_equal(out, "one");
	get("/a.html", "If-Modified-Since: Sun, 06 Nov 2044 08:49:37 GMT\r\n"
		       "Range: bytes=0-1\r\n");
	assert_int_equal(status(), 200);
	assert_true(dechunk(out) > 0);
	assert_string_equal(out, "<p>one and two.");
}

static void
long_files_come_in_pieces(void **state)
{
	int n, len;

	(void)state;
	get("/long.html", "");
	len = dechunk(out);
	assert_int_equal(finals, 1);
	assert_true(calls >= LONG / 4096);
	for (n = 0; n + 7 < LONG; n += 997)
		len += 4;
	assert_int_equal(len, LONG);
	assert_null(strchr(out, '$'));
	assert_null(strstr(out, "second"));
}

static void
empty_files_are_told(void **state)
{
	(void)state;
	get("/empty.html", "");
	assert_int_equal(calls, 1);
	assert_int_equal(finals, 1);
	assert_int_equal(dechunk(out), 0);
	what = REMOVE;
	get("/a.html", "");
	assert_int_equal(dechunk(out), 0);
	ask("HEAD", "/a.html", "");
	assert_int_equal(calls, 2);
	assert_string_equal(body(), "");
	get("/a.txt", "");
	assert_int_equal(status(), 200);
}

static void
other_files_are_as_ever(void **state)
{
	(void)state;
	get("/a.txt", "");
	assert_string_equal(body(), "$first");
	assert_string_equal(header("content-length"), "6");
	assert_int_equal(calls, 0);
}

static void
old_clients_get_it_until_the_close(void **state)
{
	static const char request[] = "GET /a.html HTTP/1.0\r\n\r\n";
	int n;

	(void)state;
	reply_len = 0;
	assert_int_equal(send(peer, request, sizeof(request) - 1, 0),
			 sizeof(request) - 1);
	for (n = 0; n < 20; n++) {
		rounds(cx, 1);
		receive();
	}
	assert_string_equal(header("transfer-encoding"), "");
	assert_string_equal(body(), "<p>one and two.");
	assert_int_equal(recv(peer, out, 1, 0), 0);
}

static void
failures_close(void **state)
{
	static const enum deed how[] = { FAIL, LIE };
	unsigned int n;

	(void)state;
	lws_set_log_level(0, NULL);
	for (n = 0; n < 2; n++) {
		what = how[n];
		get("/a.html", "");
		assert_int_equal(dechunk(out), -1);
		assert_int_equal(recv(peer, out, 1, 0), 0);
		close(peer);
		connect_peer();
	}
	/* of a protocol that is not there */
	get("/a.css", "");
	assert_int_equal(dechunk(out), -1);
	assert_int_equal(recv(peer, out, 1, 0), 0);
}

int
main(void)
{
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, site_teardown)
	const struct CMUnitTest tests[] = {
		T(variables_are_replaced),
		T(long_files_come_in_pieces),
		T(empty_files_are_told),
		T(other_files_are_as_ever),
		T(old_clients_get_it_until_the_close),
		T(failures_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
