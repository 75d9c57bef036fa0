/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Header blocks of answers: what is added by whom, in which order, what the
 * transaction learns from it, and that no room is an error. How a version
 * writes them is tested there.
 */
#include "roles/http/http-test.h"

static uint8_t buf[LWS_PRE + 2048];
static uint8_t *p, *start, *end;

static void
begin(size_t room)
{
	memset(buf, '#', sizeof(buf));
	start = p = buf + LWS_PRE;
	end = start + room;
}

/* what is in the buffer, terminated; nothing may be at or beyond end */
static const char *
text(void)
{
	static char s[sizeof(buf)];
	uint8_t *q;

	assert_true(p <= end);
	for (q = p; q < buf + sizeof(buf); q++)
		assert_int_equal(*q, '#');
	memcpy(s, start, (size_t)(p - start));
	s[p - start] = '\0';

	return s;
}

static int
by_name_len(const char *name, const char *value, int len)
{
	return lws_add_http_header_by_name(
		&fake.wsi, (const unsigned char *)name,
		(const unsigned char *)value, len, &p, end);
}

static int
by_name(const char *name, const char *value)
{
	return by_name_len(name, value, (int)strlen(value));
}

static int
status(unsigned int code)
{
	return lws_add_http_header_status(&fake.wsi, code, &p, end);
}

static int
length(lws_filepos_t n)
{
	return lws_add_http_header_content_length(&fake.wsi, n, &p, end);
}

static int
finalize(void)
{
	return lws_finalize_http_header(&fake.wsi, &p, end);
}

static int
finalize_write(void)
{
	return lws_finalize_write_http_header(&fake.wsi, start, &p, end);
}

static void
names_go_with_and_without_colon(void **state)
{
	(void)state;
	begin(256);
	assert_int_equal(by_name("X-Foo", "1"), 0);
	assert_int_equal(by_name("x-bar:", ""), 0);
	assert_int_equal(lws_add_http_header_by_token(
				 &fake.wsi, WSI_TOKEN_HTTP_CONTENT_TYPE,
				 (const unsigned char *)"text/css;...", 8, &p,
				 end),
			 0);
	assert_int_equal(lws_add_http_header_by_token(
				 &fake.wsi, WSI_TOKEN_HTTP_COLON_PATH,
				 (const unsigned char *)"/", 1, &p, end),
			 0);
	assert_string_equal(text(),
			    "X-Foo=1|x-bar=|content-type=text/css|:path=/|");
	begin(256);
	assert_int_equal(by_name(NULL, "whole: line\r\nanother"), 0);
	assert_int_equal(by_name_len("a", NULL, 3), 0);
	assert_string_equal(text(), "-=whole: line\r\nanother|a=-|");
}

static void
tokens_that_are_no_fields_fail(void **state)
{
	static const int bad[] = { WSI_TOKEN_GET_URI,
				   WSI_TOKEN_CHALLENGE,
				   WSI_TOKEN_HTTP,
				   88,
				   89,
				   WSI_TOKEN_COUNT,
				   -1 };
	size_t i;

	(void)state;
	begin(256);
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++)
		assert_int_not_equal(
			lws_add_http_header_by_token(
				&fake.wsi, (enum lws_token_indexes)bad[i],
				(const unsigned char *)"x", 1, &p, end),
			0);
	assert_ptr_equal(p, start);
}

static void
values_cannot_end_their_line(void **state)
{
	static const char *const bad[] = { "\r", "a\nb", "12345678\n",
					   "12345678901\r\nx: y" };
	size_t i;

	(void)state;
	begin(256);
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++)
		assert_int_not_equal(by_name("location", bad[i]), 0);
	assert_int_not_equal(by_name_len("a", "b\0c", 3), 0);
	assert_int_not_equal(by_name_len("a", "12345678\0c", 10), 0);
	assert_int_not_equal(by_name_len("a", "b", -1), 0);
	assert_ptr_equal(p, start);
	assert_int_equal(by_name("a", "tab\tand \xc3\xa9 and \x01 pass"), 0);
}

/* every room from nothing to enough: fails without writing at or beyond the
 * end, or succeeds, and then at first without the date */
static void
no_room_is_an_error_at_every_length(void **state)
{
	size_t room;
	int r = 1;

	(void)state;
	fake.cx.server_string = "s";
	for (room = 0; room < 200 && r; room++) {
		begin(room);
		r = lws_add_http_common_headers(&fake.wsi, 200, "text/html", 5,
						&p, end) ||
		    finalize();
		assert_true(p <= end);
		assert_memory_equal(end, "########", 8);
	}
	assert_int_equal(r, 0);
	assert_string_equal(text(), "status 200|server=s|"
				    "content-type=text/html|"
				    "content-length=5|end|");
}

static void
the_status_is_remembered(void **state)
{
	(void)state;
	begin(256);
	assert_int_equal(status(404 | LWSAHH_FLAG_NO_SERVER_NAME), 0);
	assert_string_equal(text(), "status 404|");
	assert_int_not_equal(status(99), 0);
	assert_int_not_equal(status(1000), 0);
	assert_int_not_equal(status(LWSAHH_FLAG_NO_SERVER_NAME), 0);
	assert_int_equal(fake_http()->status, 404);
}

static void
vhost_headers_follow_the_status_and_mounts_override_them(void **state)
{
	static const struct lws_protocol_vhost_options v2 = {
		.name = "b", .value = "vhost b"
	};
	static const struct lws_protocol_vhost_options v1 = {
		.next = &v2, .name = "A:", .value = "vhost a"
	};
	static const struct lws_protocol_vhost_options m2 = {
		.name = "c", .value = "mount c"
	};
	static const struct lws_protocol_vhost_options m1 = {
		.next = &m2, .name = "a", .value = "mount a"
	};
	static const struct lws_http_mount mount = { .headers = &m1 };

	(void)state;
	fake.cx.server_string = "srv";
	fake.vh.headers = &v1;
	begin(1024);
	assert_int_equal(status(200), 0);
	assert_string_equal(text(),
			    "status 200|A=vhost a|b=vhost b|server=srv|");
	fake_http()->mount = &mount;
	begin(1024);
	assert_int_equal(status(200 | LWSAHH_FLAG_NO_SERVER_NAME), 0);
	assert_string_equal(text(),
			    "status 200|a=mount a|b=vhost b|c=mount c|");
	fake.vh.headers = NULL;
	begin(1024);
	assert_int_equal(status(200), 0);
	assert_string_equal(text(),
			    "status 200|a=mount a|c=mount c|server=srv|");
	/* the program's own server of a vhost without any */
	fake.wsi.vhost = NULL;
	fake_http()->mount = NULL;
	begin(1024);
	assert_int_equal(status(200), 0);
	assert_string_equal(text(), "status 200|server=srv|");
}

static void
security_headers_are_options_of_the_vhost(void **state)
{
	static const struct lws_protocol_vhost_options own = {
		.name = "X-Frame-Options:", .value = "sameorigin"
	};
	static const struct lws_http_mount mount = { .headers = &own };

	(void)state;
	fake.vh.options =
		LWS_SERVER_OPTION_HTTP_HEADERS_SECURITY_BEST_PRACTICES_ENFORCE |
		LWS_SERVER_OPTION_STS;
	begin(1024);
	assert_int_equal(status(200), 0);
	assert_string_equal(
		text(),
		"status 200|"
		"content-security-policy=default-src 'none'; img-src 'self' "
		"data: ; script-src 'self'; font-src 'self'; style-src 'self'; "
		"connect-src 'self' ws: wss:; frame-ancestors 'none'; "
		"base-uri 'none';form-action 'self';|"
		"x-content-type-options=nosniff|"
		"x-xss-protection=1; mode=block|"
		"x-frame-options=deny|"
		"referrer-policy=no-referrer|"
		"strict-transport-security=max-age=15768000 ; "
		"includeSubDomains|");
	fake.vh.headers = &own;
	begin(1024);
	assert_int_equal(status(200), 0);
	assert_non_null(strstr(text(), "|X-Frame-Options=sameorigin|"));
	assert_null(strstr(text(), "deny"));
	fake.vh.headers = NULL;
	fake_http()->mount = &mount;
	begin(1024);
	assert_int_equal(status(200), 0);
	assert_non_null(strstr(text(), "|X-Frame-Options=sameorigin|"));
	assert_null(strstr(text(), "deny"));
}

static void
a_date_ends_each_block_unless_the_program_gave_one(void **state)
{
	(void)state;
	begin(256);
	assert_false(status(204) || finalize());
	assert_string_equal(text(), "status 204|date=" FAKE_DATE "|end|");
	begin(256);
	assert_false(status(204) || by_name("Date:", "mine") || finalize());
	assert_string_equal(text(), "status 204|Date=mine|end|");
	/* given before the block began, as extra headers of a file are */
	begin(256);
	assert_false(by_name("date", "mine"));
	begin(256);
	assert_false(status(204) || finalize());
	assert_string_equal(text(), "status 204|end|");
	/* and that does not last */
	begin(256);
	assert_false(status(204) || finalize());
	assert_string_equal(text(), "status 204|date=" FAKE_DATE "|end|");
	/* interim answers and requests have none */
	begin(256);
	assert_false(status(100) || finalize());
	assert_string_equal(text(), "status 100|end|");
	fake.wsi.is_client = 1;
	begin(256);
	assert_false(status(204) || finalize());
	assert_string_equal(text(), "status 204|end|");
}

static void
the_date_follows_the_clock(void **state)
{
	struct lws_http_date own;

	(void)state;
	assert_string_equal(lws_http_date(&fake.pt, &own), FAKE_DATE);
	fake.now_us += LWS_US_PER_SEC - 1;
	assert_string_equal(lws_http_date(&fake.pt, &own), FAKE_DATE);
	fake.now_us++;
	assert_string_equal(lws_http_date(&fake.pt, &own),
			    "Sun, 06 Nov 1994 08:49:38 GMT");
	fake.now_us = 0;
	assert_string_equal(lws_http_date(&fake.pt, &own),
			    "Thu, 01 Jan 1970 00:00:00 GMT");
	/* a year that the form cannot hold */
	fake.now_us = 253402300800ull * LWS_US_PER_SEC;
	assert_null(lws_http_date(&fake.pt, &own));
	begin(256);
	assert_false(status(204) || finalize());
	assert_string_equal(text(), "status 204|end|");
}

static void
without_memory_for_a_cache_there_is_a_date_too(void **state)
{
	struct lws_http_date own;
	const char *d;

	(void)state;
	lws_http_end(fake.state.txn);
	fake.state.txn = NULL;
	lws_http_thread_fini(&fake.pt);
	unit_heap_begin(1);
	d = lws_http_date(&fake.pt, &own);
	assert_int_equal(unit_heap_end(), 0);
	assert_ptr_equal(d, own.text);
	assert_string_equal(d, FAKE_DATE);
}

static void
content_length_arms_the_count(void **state)
{
	(void)state;
	begin(256);
	assert_int_equal(length(18446744073709551614ull), 0);
	assert_string_equal(text(), "content-length=18446744073709551614|");
	assert_true(fake_http()->tx_left == 18446744073709551614ull);
	assert_int_equal(fake_http()->said, LWS_HTTP_SAID_LENGTH);
	assert_int_not_equal(length(LWS_ILLEGAL_HTTP_CONTENT_LEN), 0);
	/* RFC 9110 8.6: not with 204 and 1xx */
	begin(256);
	assert_false(status(204) || length(0));
	assert_string_equal(text(), "status 204|");
	assert_true(fake_http()->tx_left == 0);
	/* a new answer starts without */
	assert_false(status(200));
	assert_true(fake_http()->tx_left == UINT64_MAX);
	/* no room: not armed */
	end = p;
	assert_int_not_equal(length(1), 0);
	assert_true(fake_http()->tx_left == UINT64_MAX);
}

static void
an_unknown_length_closes_the_connection(void **state)
{
	(void)state;
	begin(256);
	assert_false(lws_add_http_common_headers(
		&fake.wsi, 200, NULL, LWS_ILLEGAL_HTTP_CONTENT_LEN, &p, end));
	assert_string_equal(text(), "status 200|connection=close|");
	assert_true(fake_http()->close_after);
	assert_true(fake_http()->tx_left == UINT64_MAX);
}

static void
what_the_program_says_is_taken_note_of(void **state)
{
	struct lws_http *h = fake_http();

	(void)state;
	begin(512);
	assert_false(by_name("Transfer-Encoding", "chunked"));
	assert_int_equal(h->said, LWS_HTTP_SAID_CODING);
	assert_false(by_name("content-LENGTH", "5"));
	assert_int_equal(h->said, LWS_HTTP_SAID_CODING | LWS_HTTP_SAID_LENGTH);
	assert_false(by_name("connection", "closer, upgrade"));
	assert_int_equal(h->said, LWS_HTTP_SAID_CODING | LWS_HTTP_SAID_LENGTH |
					  LWS_HTTP_SAID_CONNECTION);
	assert_false(h->close_after);
	assert_false(by_name("connection", "foo , Close"));
	assert_true(h->close_after);
	h->said = 0;
	assert_false(by_name("dato", "") || by_name("connectiom", "close") ||
		     by_name("content-lengtg", "") ||
		     by_name("transfer-encodinh", ""));
	assert_int_equal(h->said, 0);
	assert_false(by_name_len("connection", NULL, 5));
	assert_int_equal(h->said, LWS_HTTP_SAID_CONNECTION);
}

static void
finalize_write_sends_the_block(void **state)
{
	(void)state;
	begin(256);
	assert_false(status(200) || length(3) || finalize_write());
	assert_int_equal(fake.writes, 1);
	assert_int_equal(fake.last_wp, LWS_WRITE_HTTP_HEADERS);
	assert_string_equal(fake.out, "status 200|content-length=3|"
				      "date=" FAKE_DATE "|end|");
	assert_true(fake_http()->answered);
	/* no body comes: the stream ends (HTTP/2) */
	begin(256);
	assert_false(status(200) || length(0) || finalize_write());
	assert_int_equal(fake.last_wp,
			 LWS_WRITE_HTTP_HEADERS | LWS_WRITE_H2_STREAM_END);
	fake.write_fails = 1;
	begin(256);
	assert_false(status(204));
	assert_int_not_equal(finalize_write(), 0);
}

static void
redirects_are_whole_answers(void **state)
{
	int n;

	(void)state;
	begin(256);
	n = lws_http_redirect(&fake.wsi, 301, (const unsigned char *)"/x y?", 4,
			      &p, end);
	assert_int_equal(n, (int)fake.out_len);
	assert_ptr_equal(p, start + n);
	assert_string_equal(fake.out, "status 301|location=/x y|"
				      "content-type=text/html|"
				      "content-length=0|"
				      "date=" FAKE_DATE "|end|");
	assert_int_equal(fake.last_wp,
			 LWS_WRITE_HTTP_HEADERS | LWS_WRITE_H2_STREAM_END);
	begin(256);
	assert_true(lws_http_redirect(&fake.wsi, 301,
				      (const unsigned char *)"/\r\nx: y", 7, &p,
				      end) < 0);
	begin(40);
	assert_true(lws_http_redirect(&fake.wsi, 301,
				      (const unsigned char *)"/", 1, &p,
				      end) < 0);
	begin(256);
	assert_true(lws_http_redirect(&fake.wsi, 301,
				      (const unsigned char *)"/", -1, &p,
				      end) < 0);
	assert_int_equal(fake.writes, 1);
}

static void
without_a_transaction_nothing_is_added(void **state)
{
	struct lws idle = fake.wsi;
	struct fake_state empty = { NULL };

	(void)state;
	idle.role_state = &empty;
	begin(256);
	assert_int_not_equal(lws_add_http_header_status(&idle, 200, &p, end),
			     0);
	assert_int_not_equal(lws_add_http_header_by_name(
				     &idle, (const unsigned char *)"a",
				     (const unsigned char *)"b", 1, &p, end),
			     0);
	assert_int_not_equal(
		lws_add_http_common_headers(&idle, 200, "a/b", 1, &p, end), 0);
	assert_int_not_equal(
		lws_add_http_header_content_length(&idle, 1, &p, end), 0);
	assert_int_not_equal(lws_finalize_http_header(&idle, &p, end), 0);
	assert_int_not_equal(
		lws_finalize_write_http_header(&idle, start, &p, end), 0);
	assert_int_not_equal(lws_return_http_status(&idle, 200, NULL), 0);
	assert_true(lws_http_redirect(&idle, 301, (const unsigned char *)"/", 1,
				      &p, end) < 0);
	assert_ptr_equal(p, start);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(names_go_with_and_without_colon),
		FAKE_TEST(tokens_that_are_no_fields_fail),
		FAKE_TEST(values_cannot_end_their_line),
		FAKE_TEST(no_room_is_an_error_at_every_length),
		FAKE_TEST(the_status_is_remembered),
		FAKE_TEST(
			vhost_headers_follow_the_status_and_mounts_override_them),
		FAKE_TEST(security_headers_are_options_of_the_vhost),
		FAKE_TEST(a_date_ends_each_block_unless_the_program_gave_one),
		FAKE_TEST(the_date_follows_the_clock),
		FAKE_TEST(without_memory_for_a_cache_there_is_a_date_too),
		FAKE_TEST(content_length_arms_the_count),
		FAKE_TEST(an_unknown_length_closes_the_connection),
		FAKE_TEST(what_the_program_says_is_taken_note_of),
		FAKE_TEST(finalize_write_sends_the_block),
		FAKE_TEST(redirects_are_whole_answers),
		FAKE_TEST(without_a_transaction_nothing_is_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
