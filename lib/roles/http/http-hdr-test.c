/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What programs read of a request: headers, the method, arguments, cookies.
 */
#include "roles/http/http-test.h"

static void
copy_joins_what_total_length_counts(void **state)
{
	struct lws *wsi = &fake.wsi;
	char buf[32];

	(void)state;
	fake_add(WSI_TOKEN_HTTP_ACCEPT, "a");
	fake_add(WSI_TOKEN_HTTP_ACCEPT, "b");
	assert_int_equal(lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_ACCEPT), 3);
	assert_int_equal(lws_hdr_copy(wsi, buf, 4, WSI_TOKEN_HTTP_ACCEPT), 3);
	assert_string_equal(buf, "a,b");
	assert_int_equal(lws_hdr_copy(wsi, buf, 3, WSI_TOKEN_HTTP_ACCEPT), -1);
	assert_string_equal(buf, "");

	fake_add(WSI_TOKEN_HTTP_COOKIE, "x=1");
	fake_add(WSI_TOKEN_HTTP_COOKIE, "y=2");
	assert_int_equal(lws_hdr_copy(wsi, buf, 32, WSI_TOKEN_HTTP_COOKIE), 7);
	assert_string_equal(buf, "x=1;y=2");
	fake_add(WSI_TOKEN_HTTP_SET_COOKIE, "x");
	fake_add(WSI_TOKEN_HTTP_SET_COOKIE, "y");
	lws_hdr_copy(wsi, buf, 32, WSI_TOKEN_HTTP_SET_COOKIE);
	assert_string_equal(buf, "x;y");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "x=1");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "y");
	assert_int_equal(lws_hdr_copy(wsi, buf, 32, WSI_TOKEN_HTTP_URI_ARGS),
			 6);
	assert_string_equal(buf, "x=1&&y");
}

static void
absent_headers_have_no_length_and_no_pointer(void **state)
{
	struct lws *wsi = &fake.wsi;
	char buf[4] = "zzz";

	(void)state;
	assert_int_equal(lws_hdr_total_length(wsi, WSI_TOKEN_HOST), 0);
	assert_int_equal(lws_hdr_fragment_length(wsi, WSI_TOKEN_HOST, 0), 0);
	assert_int_equal(lws_hdr_copy_fragment(wsi, buf, 4, WSI_TOKEN_HOST, 0),
			 -1);
	assert_string_equal(buf, "zzz");
	assert_int_equal(lws_hdr_copy(wsi, buf, 0, WSI_TOKEN_HOST), -1);
	assert_string_equal(buf, "zzz");
	assert_int_equal(lws_hdr_copy(wsi, buf, 4, WSI_TOKEN_HOST), 0);
	assert_string_equal(buf, "");
	assert_null(lws_hdr_simple_ptr(wsi, WSI_TOKEN_HOST));
	assert_int_equal(lws_hdr_total_length(wsi, WSI_TOKEN_COUNT), 0);
	assert_null(lws_hdr_simple_ptr(wsi, WSI_PARSING_COMPLETE));
}

static void
fragments_end_at_minus_one_not_at_an_empty_one(void **state)
{
	struct lws *wsi = &fake.wsi;
	char buf[8] = "zzz";

	(void)state;
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "ab");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "cde");
	assert_int_equal(
		lws_hdr_copy_fragment(wsi, buf, 3, WSI_TOKEN_HTTP_URI_ARGS, 0),
		2);
	assert_string_equal(buf, "ab");
	assert_int_equal(
		lws_hdr_copy_fragment(wsi, buf, 3, WSI_TOKEN_HTTP_URI_ARGS, 2),
		-2);
	assert_string_equal(buf, "ab");
	assert_int_equal(
		lws_hdr_copy_fragment(wsi, buf, 3, WSI_TOKEN_HTTP_URI_ARGS, 1),
		0);
	assert_string_equal(buf, "");
	assert_int_equal(
		lws_hdr_copy_fragment(wsi, buf, 8, WSI_TOKEN_HTTP_URI_ARGS, 3),
		-1);
	assert_int_equal(
		lws_hdr_fragment_length(wsi, WSI_TOKEN_HTTP_URI_ARGS, 2), 3);
	assert_string_equal(lws_hdr_simple_ptr(wsi, WSI_TOKEN_HTTP_URI_ARGS),
			    "ab");
}

static void
a_wsi_without_transaction_has_no_headers(void **state)
{
	struct lws idle = fake.wsi;
	struct fake_state empty;
	char buf[4] = "z", *p;
	size_t max = sizeof(buf);
	int len;

	(void)state;
	memset(&empty, 0, sizeof(empty));
	idle.role_state = &empty;
	assert_int_equal(lws_hdr_total_length(&idle, WSI_TOKEN_HOST), 0);
	assert_int_equal(lws_hdr_copy(&idle, buf, 4, WSI_TOKEN_HOST), 0);
	assert_int_equal(lws_http_get_uri_and_method(&idle, &p, &len), -1);
	assert_int_equal(lws_get_urlarg_by_name_safe(&idle, "x", buf, 4), -1);
	assert_int_equal(lws_http_cookie_get(&idle, "x", buf, &max), 1);
	assert_int_equal(lws_http_headers_detach(&idle), 0);
	assert_int_equal(lws_hdr_total_length(NULL, WSI_TOKEN_HOST), 0);

	fake_add(WSI_TOKEN_HOST, "h");
	assert_int_equal(lws_hdr_total_length(&fake.wsi, WSI_TOKEN_HOST), 1);
	assert_int_equal(lws_http_headers_detach(&fake.wsi), 0);
	assert_int_equal(lws_hdr_total_length(&fake.wsi, WSI_TOKEN_HOST), 0);
	assert_null(lws_hdr_simple_ptr(&fake.wsi, WSI_TOKEN_HOST));
}

static void
method_tokens_give_their_numbers(void **state)
{
	static const struct {
		int token, meth;
	} rows[] = {
		{ WSI_TOKEN_GET_URI, LWSHUMETH_GET },
		{ WSI_TOKEN_POST_URI, LWSHUMETH_POST },
		{ WSI_TOKEN_OPTIONS_URI, LWSHUMETH_OPTIONS },
		{ WSI_TOKEN_PUT_URI, LWSHUMETH_PUT },
		{ WSI_TOKEN_PATCH_URI, LWSHUMETH_PATCH },
		{ WSI_TOKEN_DELETE_URI, LWSHUMETH_DELETE },
		{ WSI_TOKEN_CONNECT, LWSHUMETH_CONNECT },
		{ WSI_TOKEN_HEAD_URI, LWSHUMETH_HEAD },
	};
	size_t i;
	char *p;
	int len;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(rows); i++) {
		lws_http_store_reset(&fake_http()->store);
		/* as a stream of HTTP/2 has both */
		fake_add(WSI_TOKEN_HTTP_COLON_PATH, "/raw");
		fake_add(rows[i].token, "/path");
		assert_int_equal(
			lws_http_get_uri_and_method(&fake.wsi, &p, &len),
			rows[i].meth);
		assert_string_equal(p, "/path");
		assert_int_equal(len, 5);
	}
	lws_http_store_reset(&fake_http()->store);
	assert_int_equal(lws_http_get_uri_and_method(&fake.wsi, &p, &len), -1);
	fake_add(WSI_TOKEN_HTTP_COLON_PATH, "/raw");
	assert_int_equal(lws_http_get_uri_and_method(&fake.wsi, &p, &len),
			 LWSHUMETH_COLON_PATH);
}

static void
urlargs_match_whole_names(void **state)
{
	struct lws *wsi = &fake.wsi;
	char buf[16];

	(void)state;
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "username=joe");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "user=ann");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "flag");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "empty=");
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "eq==3");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "user", buf, 16), 3);
	assert_string_equal(buf, "ann");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "user=", buf, 16), 3);
	assert_string_equal(buf, "ann");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "flag", buf, 16), 0);
	assert_string_equal(buf, "");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "flag=", buf, 16),
			 -1);
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "empty", buf, 16), 0);
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "eq=", buf, 16), 2);
	assert_string_equal(buf, "=3");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "eq", buf, 16), 2);
	assert_string_equal(buf, "=3");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "use", buf, 16), -1);
	assert_ptr_equal(lws_get_urlarg_by_name(wsi, "username=", buf, 16),
			 buf);
	assert_string_equal(buf, "joe");
	assert_null(lws_get_urlarg_by_name(wsi, "nobody=", buf, 16));
}

static void
urlargs_that_do_not_fit_are_passed_over(void **state)
{
	struct lws *wsi = &fake.wsi;
	char buf[16] = "zz";

	(void)state;
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "a=12345");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "a=", buf, 5), -1);
	assert_string_equal(buf, "zz");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "a=", buf, 6), 5);
	fake_add(WSI_TOKEN_HTTP_URI_ARGS, "a=1");
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "a=", buf, 5), 1);
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "a=", buf, 0), -1);
	assert_int_equal(lws_get_urlarg_by_name_safe(wsi, "a=", buf, -9), -1);
}

static int
cookie(const char *name, char *buf, size_t max)
{
	size_t n = max;
	int r = lws_http_cookie_get(&fake.wsi, name, buf, &n);

	if (!r)
		assert_int_equal(n, strlen(buf));
	else
		assert_int_equal(n, max);

	return r;
}

static void
cookies_match_whole_names_in_every_header(void **state)
{
	char buf[16];

	(void)state;
	fake_add(WSI_TOKEN_HTTP_COOKIE, "xc1=no; c0=1;c1=two;  empty=; flag");
	fake_add(WSI_TOKEN_HTTP_COOKIE, "c2=three=3");
	assert_int_equal(cookie("c1", buf, 16), 0);
	assert_string_equal(buf, "two");
	assert_int_equal(cookie("c0", buf, 16), 0);
	assert_string_equal(buf, "1");
	assert_int_equal(cookie("xc1", buf, 16), 0);
	assert_string_equal(buf, "no");
	assert_int_equal(cookie("empty", buf, 1), 0);
	assert_string_equal(buf, "");
	assert_int_equal(cookie("c2", buf, 16), 0);
	assert_string_equal(buf, "three=3");
	assert_int_equal(cookie("flag", buf, 16), 1);
	assert_int_equal(cookie("c", buf, 16), 1);
	assert_int_equal(cookie("two", buf, 16), 1);
	assert_int_equal(cookie("", buf, 16), 1);
	assert_int_equal(cookie("c1", buf, 3), 2);
	assert_int_equal(cookie("c1", buf, 4), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(copy_joins_what_total_length_counts),
		FAKE_TEST(absent_headers_have_no_length_and_no_pointer),
		FAKE_TEST(fragments_end_at_minus_one_not_at_an_empty_one),
		FAKE_TEST(a_wsi_without_transaction_has_no_headers),
		FAKE_TEST(method_tokens_give_their_numbers),
		FAKE_TEST(urlargs_match_whole_names),
		FAKE_TEST(urlargs_that_do_not_fit_are_passed_over),
		FAKE_TEST(cookies_match_whole_names_in_every_header),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
