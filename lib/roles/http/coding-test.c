/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Compressed answers through a real connection, unpacked by zlib: files and
 * dynamic answers, what is left alone, how the body ends, what is flushed, and
 * memory refused on the way. Nothing is compressed unless it was asked for.
 */
#include "roles/http/coding.h"
#include "roles/http/site-test.h"

#include <zlib.h>

#define BIG 50000

static uint8_t back[BIG + 1];
static char text[BIG + 1];

/* what the program asks for, and how its answers are made */
static struct lws_x_http_compression how;
static int is_asked, for_mount;
static enum style {
	WITH_LENGTH, /* common headers with a length, no FINAL */
	WITHOUT,     /* unknown length, FINAL */
	UNTIL_END,   /* unknown length, ended by the transaction's end */
	ENCODED,     /* the program has compressed it already */
	APPLIED,     /* lws_http_compression_apply() */
	TOO_SHORT,   /* less than was announced */
	TOO_LONG,    /* and more */
	LATE_LENGTH, /* length first, then apply */
	EVENTS,      /* server-sent */
	SLOWLY,      /* a piece, then nothing for a while */
	STATUS_206,
	TAGGED /* with an etag */
} style;
static size_t answer_len;
static int applied;
static const char *apply_name;
static const char *own_tag = "\"v1\"";
static struct lws *served;

struct pss {
	size_t at;
};

static int
put(struct lws *wsi, size_t from, size_t len, enum lws_write_protocol wp)
{
	uint8_t buf[LWS_PRE + BIG];

	memcpy(buf + LWS_PRE, text + from, len);

	return lws_write(wsi, buf + LWS_PRE, len, wp) == (int)len ? 0 : -1;
}

static int
head_of(struct lws *wsi)
{
	uint8_t buf[LWS_PRE + 1024], *p = buf + LWS_PRE;
	uint8_t *start = p, *end = buf + sizeof(buf);
	lws_filepos_t len = LWS_ILLEGAL_HTTP_CONTENT_LEN;
	const char *type = style == EVENTS ? "text/event-stream"
					   : "text/html; charset=utf-8";

	if (style == WITH_LENGTH || style == ENCODED || style == TOO_SHORT ||
	    style == TOO_LONG || style == STATUS_206 || style == TAGGED)
		len = answer_len;
	if (style == APPLIED) {
		if (lws_add_http_header_status(wsi, 200, &p, end))
			return -1;
		applied =
			lws_http_compression_apply(wsi, apply_name, &p, end, 0);
		if (applied && lws_add_http_header_content_length(
				       wsi, answer_len, &p, end))
			return -1;
	} else if (style == LATE_LENGTH) {
		if (lws_add_http_header_status(wsi, 200, &p, end) ||
		    lws_add_http_header_content_length(wsi, answer_len, &p,
						       end))
			return -1;
		applied = lws_http_compression_apply(wsi, NULL, &p, end, 0);
	} else if (lws_add_http_common_headers(wsi,
					       style == STATUS_206 ? 206 : 200,
					       type, len, &p, end))
		return -1;
	if (style == ENCODED &&
	    lws_add_http_header_by_name(wsi,
					(const uint8_t *)"content-encoding:",
					(const uint8_t *)"x-own", 5, &p, end))
		return -1;
	if (style == TAGGED &&
	    lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_ETAG,
					 (const uint8_t *)own_tag,
					 (int)strlen(own_tag), &p, end))
		return -1;

	return lws_finalize_write_http_header(wsi, start, &p, end);
}

static int
finish(struct lws *wsi)
{
	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
writeable(struct lws *wsi, struct pss *s)
{
	size_t n = answer_len - s->at < 7000 ? answer_len - s->at : 7000;
	int is_last = s->at + n == answer_len;
	enum lws_write_protocol wp = LWS_WRITE_HTTP;

	if (style == EVENTS || style == SLOWLY) {
		s->at += 10;
		return put(wsi, s->at - 10, 10, LWS_WRITE_HTTP);
	}
	if (style == TOO_SHORT && is_last)
		return finish(wsi);
	if (is_last && style != UNTIL_END && style != WITH_LENGTH)
		wp = LWS_WRITE_HTTP_FINAL;
	if (put(wsi, s->at, n, wp))
		return -1;
	s->at += n;
	if (is_last && style == TOO_LONG && put(wsi, 0, 100, LWS_WRITE_HTTP))
		return -1;
	if (is_last)
		return finish(wsi);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	int r;

	switch ((int)reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return is_asked ? lws_x_http_compress(lws_get_vhost(wsi),
						      for_mount ? &mount : NULL,
						      &how)
				: 0;
	case LWS_CALLBACK_HTTP:
		if (strncmp(in, "/dyn", 4))
			break;
		served = wsi;
		r = head_of(wsi);
		if (style == EVENTS)
			lws_http_mark_sse(wsi);
		lws_callback_on_writable(wsi);
		return r;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return writeable(wsi, user);
	default:
		break;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ .name = "http",
	  .callback = callback,
	  .per_session_data_size = sizeof(struct pss) },
	LWS_PROTOCOL_LIST_TERM
};

static int
begin(void)
{
	size_t n;

	for (n = 0; n < BIG; n++)
		text[n] = "lorem ipsum dolor sit amet, "[(n * n / 7) % 28];
	memset(&how, 0, sizeof(how));
	how.what = LWS_X_HTTP_COMPRESS_ANSWERS | LWS_X_HTTP_COMPRESS_FILES;
	is_asked = 1;
	for_mount = 0;
	applied = -2;
	apply_name = NULL;
	answer_len = BIG;
	style = WITH_LENGTH;
	if (site_begin())
		return -1;
	site_info.protocols = protocols;
	make("big.txt", text, BIG);
	make("small.txt", text, 500);
	make("middle.css", text, 3000);
	make("middle.png", text, 3000);
	make("stored.txt", text, 3000);
	make_text("stored.txt.gz", "not really gzip");

	return 0;
}

static int
setup(void **state)
{
	(void)state;

	return begin() || site_open();
}

static int
setup_unasked(void **state)
{
	(void)state;
	if (begin())
		return -1;
	is_asked = 0;

	return site_open();
}

static int
setup_mount(void **state)
{
	(void)state;
	if (begin())
		return -1;
	for_mount = 1;
	how.what = LWS_X_HTTP_COMPRESS_FILES;

	return site_open();
}

#define GZIP "Accept-Encoding: gzip\r\n"

/* -- what came -- */

/* the body without its chunks, to its place; -1 it has not ended, or not well
 */
static long
dechunk(uint8_t *to)
{
	const char *p = body();
	long total = 0;

	for (;;) {
		char *end;
		unsigned long n = strtoul(p, &end, 16);

		if (end == p || strncmp(end, "\r\n", 2) ||
		    end + 2 + n + 2 > reply + reply_len)
			return -1;
		if (!n)
			return end + 4 == reply + reply_len ? total : -1;
		memcpy(to + total, end + 2, n);
		total += (long)n;
		p = end + 2 + n;
		if (strncmp(p, "\r\n", 2))
			return -1;
		p += 2;
	}
}

/* \param need_end: the stream has to */
static size_t
unpack(const uint8_t *p, size_t len, int need_end)
{
	z_stream z;
	int r;

	memset(&z, 0, sizeof(z));
	assert_int_equal(inflateInit2(&z, 15 + 32), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)p;
	z.avail_in = (uInt)len;
	z.next_out = back;
	z.avail_out = sizeof(back);
	r = inflate(&z, Z_SYNC_FLUSH);
	if (need_end)
		assert_int_equal(r, Z_STREAM_END);
	inflateEnd(&z);

	return sizeof(back) - z.avail_out;
}

static void
came_compressed(const char *coding, size_t len)
{
	static uint8_t packed[BIG];
	long n;

	assert_int_equal(status(), 200);
	assert_string_equal(header("content-encoding"), coding);
	assert_string_equal(header("transfer-encoding"), "chunked");
	assert_string_equal(header("content-length"), "");
	assert_string_equal(header("vary"), "accept-encoding");
	assert_string_equal(header("accept-ranges"), "");
	n = dechunk(packed);
	assert_true(n > 0 && (size_t)n < len / 2);
	assert_int_equal(unpack(packed, (size_t)n, 1), len);
	assert_memory_equal(back, text, len);
}

static void
came_as_it_is(size_t len)
{
	assert_string_equal(header("content-encoding"), "");
	assert_string_equal(header("transfer-encoding"), "");
	assert_int_equal(reply + reply_len - body(), len);
	assert_memory_equal(body(), text, len);
}

/* -- asked for or not -- */

static void
nothing_changes_unless_asked_for(void **state)
{
	(void)state;
	get("/big.txt", GZIP);
	came_as_it_is(BIG);
	assert_string_equal(header("accept-ranges"), "bytes");
	get("/dyn", GZIP);
	came_as_it_is(BIG);
	assert_string_equal(header("vary"), "");
	assert_string_equal(header("content-length"), "50000");
}

static void
one_mount_may_ask(void **state)
{
	(void)state;
	get("/big.txt", GZIP);
	came_compressed("gzip", BIG);
	/* of the same mount, but only files were asked for */
	get("/dyn", GZIP);
	came_as_it_is(BIG);
	assert_string_equal(header("vary"), "");
}

static void
rules_are_checked(void **state)
{
	struct lws_x_http_compression c = { .level = 10 };

	(void)state;
	assert_int_equal(lws_x_http_compress(rec_vhost(cx), NULL, &c), -1);
	c.level = -1;
	assert_int_equal(lws_x_http_compress(rec_vhost(cx), NULL, &c), -1);
	assert_int_equal(lws_x_http_compress(NULL, NULL, NULL), -1);
	assert_int_equal(lws_x_http_compress(rec_vhost(cx), NULL, NULL), 0);
	get("/big.txt", GZIP);
	came_as_it_is(BIG);
}

/* -- files -- */

static void
files_are_compressed(void **state)
{
	(void)state;
	get("/big.txt", GZIP);
	came_compressed("gzip", BIG);
	assert_int_equal(strncmp(header("etag"), "W/\"", 3), 0);
	get("/middle.css", "Accept-Encoding: deflate\r\n");
	came_compressed("deflate", 3000);
	/* and again, from memory, on the same connection */
	get("/middle.css", GZIP);
	came_compressed("gzip", 3000);
}

static void
who_does_not_accept_hears_that_it_varies(void **state)
{
	(void)state;
	get("/big.txt", "");
	came_as_it_is(BIG);
	assert_string_equal(header("vary"), "accept-encoding");
	assert_int_equal(header("etag")[0], '"');
	get("/big.txt", "Accept-Encoding: gzip;q=0\r\n");
	came_as_it_is(BIG);
}

static void
small_files_and_pictures_are_not(void **state)
{
	(void)state;
	get("/small.txt", GZIP);
	came_as_it_is(500);
	get("/middle.png", GZIP);
	came_as_it_is(3000);
}

static void
stored_form_comes_first(void **state)
{
	(void)state;
	get("/stored.txt", GZIP);
	assert_string_equal(header("content-encoding"), "gzip");
	assert_string_equal(body(), "not really gzip");
}

static void
weights_are_heeded(void **state)
{
	(void)state;
	get("/big.txt", "Accept-Encoding: gzip;q=0.5, deflate;q=0.9\r\n");
	came_compressed("deflate", BIG);
}

static void
ranges_are_of_what_is_stored(void **state)
{
	(void)state;
	get("/big.txt", GZIP "Range: bytes=10-19\r\n");
	assert_int_equal(status(), 206);
	assert_string_equal(header("content-encoding"), "");
	assert_string_equal(header("content-length"), "10");
	assert_memory_equal(body(), text + 10, 10);
}

static void
head_says_what_get_would(void **state)
{
	(void)state;
	ask("HEAD", "/big.txt", GZIP);
	assert_int_equal(status(), 200);
	assert_string_equal(header("content-encoding"), "gzip");
	assert_string_equal(header("content-length"), "");
	assert_string_equal(body(), "");
	ask("HEAD", "/dyn", GZIP);
	assert_string_equal(header("content-encoding"), "gzip");
	assert_string_equal(body(), "");
	get("/big.txt", GZIP);
	came_compressed("gzip", BIG);
}

static void
not_modified_has_the_weak_tag(void **state)
{
	char tag[64], line[128];

	(void)state;
	get("/big.txt", GZIP);
	lws_strncpy(tag, header("etag"), sizeof(tag));
	snprintf(line, sizeof(line), GZIP "If-None-Match: %s\r\n", tag);
	get("/big.txt", line);
	assert_int_equal(status(), 304);
	assert_string_equal(header("etag"), tag);
	assert_string_equal(body(), "");
}

/* -- dynamic answers -- */

static void
answers_are_compressed(void **state)
{
	static const enum style ended[] = { WITH_LENGTH, WITHOUT, UNTIL_END,
					    TOO_LONG };
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(ended); n++) {
		style = ended[n];
		get("/dyn", GZIP);
		came_compressed("gzip", BIG);
		assert_string_equal(header("connection"), "");
	}
	/* and the connection is still good for the next one */
	get("/small.txt", GZIP);
	came_as_it_is(500);
}

static void
old_clients_get_it_until_the_close(void **state)
{
	static const char request[] =
		"GET /dyn HTTP/1.0\r\nConnection: keep-alive\r\n" GZIP "\r\n";
	int n;

	(void)state;
	reply_len = 0;
	assert_int_equal(send(peer, request, sizeof(request) - 1, 0),
			 sizeof(request) - 1);
	for (n = 0; n < 20; n++) {
		rounds(cx, 1);
		receive();
	}
	assert_string_equal(header("content-encoding"), "gzip");
	assert_string_equal(header("transfer-encoding"), "");
	assert_string_equal(header("connection"), "");
	assert_int_equal(unpack((const uint8_t *)body(),
				(size_t)(reply + reply_len - body()), 1),
			 BIG);
	assert_int_equal(recv(peer, reply, 1, 0), 0);
}

static void
what_the_program_encodes_is_left_alone(void **state)
{
	(void)state;
	style = ENCODED;
	get("/dyn", GZIP);
	assert_string_equal(header("content-encoding"), "x-own");
	assert_string_equal(header("content-length"), "50000");
	assert_string_equal(header("transfer-encoding"), "");
	assert_int_equal(reply + reply_len - body(), BIG);
	assert_memory_equal(body(), text, BIG);
}

static void
parts_and_short_answers_are_left_alone(void **state)
{
	(void)state;
	style = STATUS_206;
	get("/dyn", GZIP);
	came_as_it_is(BIG);
	style = WITH_LENGTH;
	answer_len = 859;
	get("/dyn", GZIP);
	came_as_it_is(859);
	answer_len = 860;
	get("/dyn", GZIP);
	came_compressed("gzip", 860);
}

static void
tags_become_weak(void **state)
{
	(void)state;
	style = TAGGED;
	get("/dyn", GZIP);
	came_compressed("gzip", BIG);
	assert_string_equal(header("etag"), "W/\"v1\"");
	get("/dyn", "");
	assert_string_equal(header("etag"), "\"v1\"");
}

/* such an answer has none, rather than one that is another's */
static void
overlong_tags_are_left_out(void **state)
{
	static char longest[LWS_LIMIT_HTTP_ETAG + 1],
		longer[sizeof(longest) + 1];
	char weak[sizeof(longest) + 2];

	(void)state;
	memset(longest, 'x', sizeof(longest) - 1);
	longest[0] = longest[sizeof(longest) - 2] = '"';
	memset(longer, 'x', sizeof(longer) - 1);
	longer[0] = longer[sizeof(longer) - 2] = '"';
	style = TAGGED;
	own_tag = longest;
	get("/dyn", GZIP);
	came_compressed("gzip", BIG);
	snprintf(weak, sizeof(weak), "W/%s", longest);
	assert_string_equal(header("etag"), weak);
	own_tag = longer;
	get("/dyn", GZIP);
	came_compressed("gzip", BIG);
	assert_string_equal(header("etag"), "");
	get("/dyn", "");
	assert_string_equal(header("etag"), longer);
	own_tag = "\"v1\"";
}

static void
what_ends_early_does_not_look_whole(void **state)
{
	static uint8_t packed[BIG];

	(void)state;
	style = TOO_SHORT;
	get("/dyn", GZIP);
	assert_string_equal(header("content-encoding"), "gzip");
	assert_int_equal(dechunk(packed), -1);
	assert_int_equal(recv(peer, reply, 1, 0), 0);
}

static void
applied_by_the_program(void **state)
{
	(void)state;
	style = APPLIED;
	get("/dyn", GZIP);
	assert_int_equal(applied, 0);
	came_compressed("gzip", BIG);
	apply_name = "deflate";
	get("/dyn", GZIP);
	assert_int_equal(applied, 1);
	came_as_it_is(BIG);
	get("/dyn", "Accept-Encoding: gzip, deflate\r\n");
	came_compressed("deflate", BIG);
	apply_name = "nonsense";
	get("/dyn", GZIP);
	assert_int_equal(applied, 1);
	style = LATE_LENGTH;
	get("/dyn", GZIP);
	assert_int_equal(applied, 1);
	came_as_it_is(BIG);
}

/* what has come of an answer that has not ended, unpacked */
static size_t
seen_so_far(void)
{
	static uint8_t packed[BIG];
	const char *p = body();
	size_t total = 0;

	while (*p) {
		char *end;
		unsigned long n = strtoul(p, &end, 16);

		assert_true(n > 0);
		memcpy(packed + total, end + 2, n);
		total += n;
		p = end + 2 + n + 2;
	}

	return unpack(packed, total, 0);
}

static void
events_are_seen_at_once(void **state)
{
	int n;

	(void)state;
	style = EVENTS;
	get("/dyn", GZIP);
	assert_string_equal(header("content-encoding"), "gzip");
	for (n = 0; n < 3; n++) {
		assert_int_equal(seen_so_far(), 10 * (n + 1));
		assert_memory_equal(back, text, 10 * (size_t)(n + 1));
		lws_callback_on_writable(served);
		rounds(cx, 5);
		receive();
	}
}

static void
who_waits_is_flushed(void **state)
{
	(void)state;
	style = SLOWLY;
	get("/dyn", GZIP);
	assert_int_equal(seen_so_far(), 10);
}

/* -- limits, and memory -- */

static void
too_many_at_once_go_as_they_are(void **state)
{
	struct lws_context_per_thread *pt;

	(void)state;
	style = APPLIED;
	get("/dyn", GZIP);
	pt = served->pt;
	assert_int_equal(lws_http_coders(pt, 0), 0);
	(void)lws_http_coders(pt, LWS_LIMIT_HTTP_CODERS);
	get("/dyn", GZIP);
	assert_int_equal(applied, 1);
	came_as_it_is(BIG);
	style = WITH_LENGTH;
	get("/dyn", GZIP);
	came_as_it_is(BIG);
	get("/big.txt", GZIP);
	came_as_it_is(BIG);
	assert_string_equal(header("accept-ranges"), "bytes");
	(void)lws_http_coders(pt, -1);
	get("/big.txt", GZIP);
	came_compressed("gzip", BIG);
	assert_int_equal(lws_http_coders(pt, 0), LWS_LIMIT_HTTP_CODERS - 1);
}

static int
ask_for_both(void)
{
	static const char request[] =
		"GET /big.txt HTTP/1.1\r\nHost: a\r\n" GZIP "\r\n"
		"GET /dyn HTTP/1.1\r\nHost: a\r\n" GZIP
		"Connection: close\r\n\r\n";
	lws_sock_file_fd_type u;
	int sv[2], n, r = -1;
	ssize_t k;

	cx = lws_create_context(&site_info);
	if (!cx)
		return -1;
	rounds(cx, 3);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_int_equal(fcntl(sv[1], F_SETFL, O_NONBLOCK), 0);
	u.sockfd = sv[0];
	if (lws_adopt_descriptor_vhost(rec_vhost(cx),
				       LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP, u,
				       NULL, NULL)) {
		assert_int_equal(
			send(sv[1], request, sizeof(request) - 1, MSG_NOSIGNAL),
			sizeof(request) - 1);
		reply_len = 0;
		for (n = 0; n < 30; n++) {
			rounds(cx, 1);
			k = recv(sv[1], reply + reply_len,
				 sizeof(reply) - 1 - reply_len, 0);
			if (k > 0)
				reply_len += (size_t)k;
		}
		reply[reply_len] = '\0';
		/* all of it, or an end that can be seen */
		r = reply_len > 5 && !strcmp(reply + reply_len - 5, "0\r\n\r\n")
			    ? 0
			    : -1;
	}
	close(sv[1]);
	lws_context_destroy(cx);
	cx = NULL;

	return r;
}

static int
teardown_files(void **state)
{
	peer = -1;

	return site_teardown(state);
}

static int
setup_closed(void **state)
{
	(void)state;

	return begin();
}

static void
memory_may_be_refused(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	unit_oom_sweep(ask_for_both);
}

int
main(void)
{
#define SITE_TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, site_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			nothing_changes_unless_asked_for, setup_unasked,
			site_teardown),
		cmocka_unit_test_setup_teardown(one_mount_may_ask, setup_mount,
						site_teardown),
		SITE_TEST(rules_are_checked),
		SITE_TEST(files_are_compressed),
		SITE_TEST(who_does_not_accept_hears_that_it_varies),
		SITE_TEST(small_files_and_pictures_are_not),
		SITE_TEST(stored_form_comes_first),
		SITE_TEST(weights_are_heeded),
		SITE_TEST(ranges_are_of_what_is_stored),
		SITE_TEST(head_says_what_get_would),
		SITE_TEST(not_modified_has_the_weak_tag),
		SITE_TEST(answers_are_compressed),
		SITE_TEST(old_clients_get_it_until_the_close),
		SITE_TEST(what_the_program_encodes_is_left_alone),
		SITE_TEST(parts_and_short_answers_are_left_alone),
		SITE_TEST(tags_become_weak),
		SITE_TEST(overlong_tags_are_left_out),
		SITE_TEST(what_ends_early_does_not_look_whole),
		SITE_TEST(applied_by_the_program),
		SITE_TEST(events_are_seen_at_once),
		SITE_TEST(who_waits_is_flushed),
		SITE_TEST(too_many_at_once_go_as_they_are),
		cmocka_unit_test_setup_teardown(memory_may_be_refused,
						setup_closed, teardown_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
