/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the codec writes, and the lists in values.
 */
#include "unit.h"

#include "codec/http1/http1.h"

static void
numbers_are_those_of_printf(void **state)
{
	static const uint64_t edges[] = { 0,
					  1,
					  9,
					  10,
					  11,
					  99,
					  100,
					  101,
					  999,
					  1000,
					  1001,
					  65535,
					  99999,
					  100000,
					  4294967295u,
					  10000000000u,
					  999999999999999999u,
					  UINT64_MAX - 1,
					  UINT64_MAX };
	uint64_t v = 1;
	char want[32], got[32];
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(edges) / sizeof(edges[0]) + 1000; i++) {
		/* the edges, then numbers of all lengths */
		if (i < sizeof(edges) / sizeof(edges[0]))
			v = edges[i];
		else
			v = (v * 6364136223846793005u + 1) >> (i % 64);
		n = lws_http1_put_dec((uint8_t *)got, v);
		got[n] = '\0';
		snprintf(want, sizeof(want), "%llu", (unsigned long long)v);
		assert_string_equal(got, want);
	}
}

static void
chunk_sizes_stand_right_before_the_data(void **state)
{
	static const struct {
		size_t len;
		const char *want;
	} t[] = { { 1, "1\r\n" },
		  { 15, "f\r\n" },
		  { 16, "10\r\n" },
		  { 0x1a2b, "1a2b\r\n" },
		  { SIZE_MAX, "ffffffffffffffff\r\n" } };
	uint8_t buf[LWS_HTTP1_CHUNK_HEAD_MAX + 4];
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		memset(buf, '#', sizeof(buf));
		n = lws_http1_chunk_begin(buf + LWS_HTTP1_CHUNK_HEAD_MAX,
					  t[i].len);
		assert_int_equal(n, strlen(t[i].want));
		assert_memory_equal(buf + LWS_HTTP1_CHUNK_HEAD_MAX - n,
				    t[i].want, n);
		assert_int_equal(buf[LWS_HTTP1_CHUNK_HEAD_MAX], '#');
		if (n < LWS_HTTP1_CHUNK_HEAD_MAX)
			assert_int_equal(buf[LWS_HTTP1_CHUNK_HEAD_MAX - n - 1],
					 '#');
	}
}

static void
reasons_are_the_ones_programs_know(void **state)
{
	(void)state;
	assert_string_equal(lws_http1_reason(100), "Continue");
	assert_string_equal(lws_http1_reason(200), "OK");
	assert_string_equal(lws_http1_reason(304), "Not Modified");
	assert_string_equal(lws_http1_reason(301), "Redirect");
	assert_string_equal(lws_http1_reason(399), "Redirect");
	assert_string_equal(lws_http1_reason(407), "Proxy Auth Required");
	assert_string_equal(lws_http1_reason(414), "Request URI too Long");
	assert_string_equal(lws_http1_reason(505),
			    "HTTP Version Not Supported");
	assert_string_equal(lws_http1_reason(204), "");
	assert_string_equal(lws_http1_reason(206), "");
	assert_string_equal(lws_http1_reason(299), "");
	assert_string_equal(lws_http1_reason(0), "");
	assert_string_equal(lws_http1_reason(70000), "");
}

static int
status_in(size_t room, unsigned int minor, unsigned int status,
	  const char *want)
{
	uint8_t buf[64], *p = buf;
	int r;

	memset(buf, '#', sizeof(buf));
	r = lws_http1_put_status(&p, buf + room, minor, status);
	if (r) {
		assert_ptr_equal(p, buf);
		assert_int_equal(buf[0], '#');
		return r;
	}
	assert_int_equal(p - buf, strlen(want));
	assert_memory_equal(buf, want, strlen(want));
	assert_int_equal(*p, '#');

	return 0;
}

static void
status_lines_fit_exactly_or_not_at_all(void **state)
{
	const char *ok = "HTTP/1.1 200 OK\r\n";

	(void)state;
	assert_int_equal(status_in(strlen(ok), 1, 200, ok), 0);
	assert_int_equal(status_in(strlen(ok) - 1, 1, 200, ok), -1);
	assert_int_equal(status_in(0, 1, 200, ok), -1);
	/* the blank stays when there is no text */
	assert_int_equal(status_in(60, 0, 299, "HTTP/1.0 299 \r\n"), 0);
	assert_int_equal(status_in(15, 1, 65535, ""), -1);
	assert_int_equal(status_in(17, 1, 65535, "HTTP/1.1 65535 \r\n"), 0);
}

static void
check_list(const char *text, const char *want)
{
	struct lws_span list = lws_span_of(text, strlen(text)), item;
	char got[128] = "";

	while (lws_http1_list_next(&list, &item)) {
		strcat(got, "[");
		strncat(got, (const char *)item.p, item.len);
		strcat(got, "]");
	}
	assert_string_equal(got, want);
	assert_int_equal(list.len, 0);
}

static void
lists_are_taken_apart(void **state)
{
	(void)state;
	check_list("", "");
	check_list(" , ,,\t", "");
	check_list("a", "[a]");
	check_list(" a ,\tb b\t,,c", "[a][b b][c]");
	check_list("a=\"x,y\", b", "[a=\"x,y\"][b]");
	check_list("\"a\\\",b\",c", "[\"a\\\",b\"][c]");
	check_list("\"open, b", "[\"open, b]");
	check_list("\"end\\", "[\"end\\]");
}

static int
is_word(const char *text, size_t len, const char *lower)
{
	struct lws_span s = lws_span_of(text, len);

	return lws_http1_is(&s, lower);
}

static void
words_are_compared_whole(void **state)
{
	(void)state;
	assert_true(is_word("CLoSE", 5, "close"));
	assert_true(is_word("x-1", 3, "x-1"));
	assert_false(is_word("clos", 4, "close"));
	assert_false(is_word("closed", 6, "close"));
	assert_false(is_word("close\0x", 7, "close"));
	/* what differs from a sign or digit by 0x20 only, or is no ASCII */
	assert_false(is_word("\x10", 1, "0"));
	assert_false(is_word("\xe1", 1, "a"));
	assert_false(is_word("[", 1, ":"));
	assert_false(is_word("\x0d", 1, "-"));
	assert_false(is_word("", 0, "close"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_those_of_printf),
		cmocka_unit_test(chunk_sizes_stand_right_before_the_data),
		cmocka_unit_test(reasons_are_the_ones_programs_know),
		cmocka_unit_test(status_lines_fit_exactly_or_not_at_all),
		cmocka_unit_test(lists_are_taken_apart),
		cmocka_unit_test(words_are_compared_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
