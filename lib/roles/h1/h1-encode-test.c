/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Header blocks as HTTP/1 text, to the byte at their end, and what the end of
 * a block says of the connection.
 */
#include "unit.h"

#include "roles/h1/h1.h"

static const struct lws_role_ops role = { .name = "test", .is_http = 1 };
static struct lws_h1 state;
static struct lws_http http;
static struct lws_context cx;
static struct lws_context_per_thread pt;
static struct lws wsi;

static uint8_t buf[512];
static uint8_t *p, *end;

static int
setup(void **unused)
{
	(void)unused;
	memset(&wsi, 0, sizeof(wsi));
	memset(&http, 0, sizeof(http));
	state.txn = &http;
	pt.cx = &cx;
	wsi.pt = &pt;
	wsi.fd = -1;
	wsi.role = &role;
	wsi.role_state = &state;
	http.wsi = &wsi;
	http.minor = 1;
	http.keep = 1;
	http.status = 200;

	return 0;
}

static void
begin(size_t room)
{
	memset(buf, '#', sizeof(buf));
	p = buf;
	end = p + room;
}

static const char *
text(void)
{
	static char s[sizeof(buf) + 1];
	uint8_t *q;

	for (q = p; q < buf + sizeof(buf); q++)
		assert_int_equal(*q, '#');
	memcpy(s, buf, (size_t)(p - buf));
	s[p - buf] = '\0';

	return s;
}

static int
header(const char *name, const char *value)
{
	struct lws_span n = lws_span_of(name, name ? strlen(name) : 0);
	struct lws_span v = lws_span_of(value, strlen(value));

	return lws_h1_header(&wsi, &n, &v, &p, end);
}

static int
finalize(void)
{
	return lws_h1_finalize(&wsi, &p, end);
}

static void
a_status_line_echoes_the_version(void **unused)
{
	(void)unused;
	begin(64);
	assert_int_equal(lws_h1_status(&wsi, 200, &p, end), 0);
	assert_string_equal(text(), "HTTP/1.1 200 OK\r\n");
	http.minor = 0;
	begin(64);
	assert_int_equal(lws_h1_status(&wsi, 299, &p, end), 0);
	assert_string_equal(text(), "HTTP/1.0 299 \r\n");
	/* before anything was read */
	state.txn = NULL;
	begin(64);
	assert_int_equal(lws_h1_status(&wsi, 400, &p, end), 0);
	assert_string_equal(text(), "HTTP/1.0 400 Bad Request\r\n");
}

static void
fields_are_lines(void **unused)
{
	struct lws_span n = lws_span_of("len", 3), v = lws_span_of(NULL, 3);

	(void)unused;
	begin(64);
	assert_int_equal(header("X-Case", "Kept"), 0);
	assert_int_equal(header("empty", ""), 0);
	assert_int_equal(header(NULL, "a: b"), 0);
	assert_string_equal(text(), "X-Case: Kept\r\nempty: \r\na: b\r\n");
	/* the caller fills it in */
	begin(64);
	assert_int_equal(lws_h1_header(&wsi, &n, &v, &p, end), 0);
	assert_memory_equal(buf, "len: ###\r\n", 10);
	assert_ptr_equal(p, buf + 10);
}

static void
one_byte_stays_free_behind_each_line(void **unused)
{
	(void)unused;
	begin(17);
	assert_int_equal(lws_h1_status(&wsi, 200, &p, end), -1);
	assert_ptr_equal(p, buf);
	end++;
	assert_int_equal(lws_h1_status(&wsi, 200, &p, end), 0);
	assert_string_equal(text(), "HTTP/1.1 200 OK\r\n");

	begin(9);
	assert_int_equal(header("ab", "cd"), -1);
	assert_ptr_equal(p, buf);
	end++;
	assert_int_equal(header("ab", "cd"), 0);
	assert_string_equal(text(), "ab: cd\r\n");

	http.said = LWS_HTTP_SAID_LENGTH;
	begin(2);
	assert_int_equal(finalize(), -1);
	assert_ptr_equal(p, buf);
	end++;
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n");

	/* overfull before the call */
	begin(8);
	p = end + 1;
	assert_int_equal(lws_h1_status(&wsi, 200, &p, end), -1);
	assert_int_equal(header("a", "b"), -1);
	assert_int_equal(finalize(), -1);
	assert_ptr_equal(p, end + 1);
}

static void
lengths_beyond_all_room_do_not_wrap(void **unused)
{
	struct lws_span n = lws_span_of("a", 1), v = lws_span_of("b", SIZE_MAX);

	(void)unused;
	begin(64);
	assert_int_equal(lws_h1_header(&wsi, &n, &v, &p, end), -1);
	n.len = SIZE_MAX;
	v.len = 2;
	assert_int_equal(lws_h1_header(&wsi, &n, &v, &p, end), -1);
	assert_ptr_equal(p, buf);
}

static void
a_body_without_an_end_ends_with_the_connection(void **unused)
{
	(void)unused;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "connection: close\r\n\r\n");
	assert_true(http.close_after);
}

static void
a_body_with_an_end_does_not(void **unused)
{
	(void)unused;
	begin(64);
	http.said = LWS_HTTP_SAID_LENGTH;
	assert_int_equal(finalize(), 0);
	http.said = LWS_HTTP_SAID_CODING;
	assert_int_equal(finalize(), 0);
	http.said = 0;
	http.status = 204;
	assert_int_equal(finalize(), 0);
	http.status = 304;
	assert_int_equal(finalize(), 0);
	http.status = 101;
	assert_int_equal(finalize(), 0);
	http.status = 200;
	http.is_head = 1;
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n\r\n\r\n\r\n\r\n\r\n");
	assert_false(http.close_after);
}

static void
the_end_is_announced_to_1_1_and_lasting_to_1_0(void **unused)
{
	(void)unused;
	http.said = LWS_HTTP_SAID_LENGTH;
	http.keep = 0;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "connection: close\r\n\r\n");
	http.minor = 0;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n");
	http.keep = 1;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "connection: keep-alive\r\n\r\n");
	http.close_after = 1;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n");
}

static void
what_the_program_says_of_it_stands(void **unused)
{
	(void)unused;
	http.said = LWS_HTTP_SAID_LENGTH | LWS_HTTP_SAID_CONNECTION;
	http.keep = 0;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n");
}

/* programs that counted the bytes of their block did not count ours */
static void
no_room_to_announce_is_no_failure(void **unused)
{
	(void)unused;
	http.said = LWS_HTTP_SAID_LENGTH;
	http.keep = 0;
	begin(21);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n");
	begin(22);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "connection: close\r\n\r\n");
}

static void
requests_of_clients_say_nothing_by_themselves(void **unused)
{
	(void)unused;
	wsi.is_client = 1;
	http.keep = 0;
	begin(64);
	assert_int_equal(finalize(), 0);
	assert_string_equal(text(), "\r\n");
	assert_false(http.close_after);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_status_line_echoes_the_version, setup),
		cmocka_unit_test_setup(fields_are_lines, setup),
		cmocka_unit_test_setup(one_byte_stays_free_behind_each_line,
				       setup),
		cmocka_unit_test_setup(lengths_beyond_all_room_do_not_wrap,
				       setup),
		cmocka_unit_test_setup(
			a_body_without_an_end_ends_with_the_connection, setup),
		cmocka_unit_test_setup(a_body_with_an_end_does_not, setup),
		cmocka_unit_test_setup(
			the_end_is_announced_to_1_1_and_lasting_to_1_0, setup),
		cmocka_unit_test_setup(what_the_program_says_of_it_stands,
				       setup),
		cmocka_unit_test_setup(no_room_to_announce_is_no_failure,
				       setup),
		cmocka_unit_test_setup(
			requests_of_clients_say_nothing_by_themselves, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
