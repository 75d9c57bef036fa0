/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whole small answers.
 */
#include "roles/http/http-test.h"

static const char *
out(void)
{
	return (const char *)fake.out;
}

/* the page behind the headers; its length is the one announced */
static const char *
page(void)
{
	const char *p = strstr(out(), "|end|");
	const char *cl = strstr(out(), "|content-length=");

	assert_non_null(p);
	assert_non_null(cl);
	assert_int_equal(strtoul(cl + 16, NULL, 10), strlen(p + 5));

	return p + 5;
}

static void
a_page_has_code_and_body(void **state)
{
	(void)state;
	fake.cx.server_string = "srv";
	assert_int_equal(lws_return_http_status(&fake.wsi, 403, "<p>no</p>"),
			 0);
	assert_true(strstr(out(), "status 403|server=srv|"
				  "content-type=text/html|"
				  "content-length=") == out());
	assert_non_null(strstr(page(), "<h1>403</h1><p>no</p></body></html>"));
	assert_non_null(strstr(page(), "/error.css"));
	assert_non_null(strstr(out(), "|date=" FAKE_DATE "|end|"));
	assert_null(strstr(out(), "connection"));
	assert_int_equal(fake.last_wp, LWS_WRITE_HTTP_FINAL);
	assert_true(fake_http()->answered);
	assert_int_equal(fake_http()->status, 403);
}

static void
any_code_will_do_and_no_body(void **state)
{
	(void)state;
	assert_int_equal(lws_return_http_status(&fake.wsi, 200, NULL), 0);
	assert_non_null(strstr(page(), "<h1>200</h1></body>"));
}

static void
there_is_one_answer_only(void **state)
{
	(void)state;
	assert_int_equal(lws_return_http_status(&fake.wsi, 200, NULL), 0);
	assert_int_not_equal(lws_return_http_status(&fake.wsi, 500, NULL), 0);
	assert_int_equal(fake.writes, 2);
}

static void
head_gets_no_page(void **state)
{
	(void)state;
	fake_http()->is_head = 1;
	assert_int_equal(lws_return_http_status(&fake.wsi, 404, "x"), 0);
	assert_int_equal(fake.writes, 1);
	assert_int_equal(fake.last_wp,
			 LWS_WRITE_HTTP_HEADERS | LWS_WRITE_H2_STREAM_END);
	assert_non_null(strstr(out(), "|content-length="));
	assert_null(strstr(out(), "|content-length=0"));
	assert_string_equal(strstr(out(), "|end|"), "|end|");
}

static void
codes_without_a_body_have_none(void **state)
{
	(void)state;
	assert_int_equal(lws_return_http_status(&fake.wsi, 204, "x"), 0);
	assert_string_equal(out(), "status 204|date=" FAKE_DATE "|end|");
	assert_int_equal(fake.last_wp,
			 LWS_WRITE_HTTP_HEADERS | LWS_WRITE_H2_STREAM_END);
}

/* pt_serv_buf_size bounds it: the text is cut, the page stays whole */
static void
a_long_body_is_cut_between_characters(void **state)
{
	static char big[8192];
	const char *p;
	size_t i;

	(void)state;
	for (i = 0; i + 2 < sizeof(big); i += 2)
		memcpy(big + i, "\xc3\xa9", 3);
	assert_int_equal(lws_return_http_status(&fake.wsi, 500, big), 0);
	p = page();
	assert_true(strlen(p) > 2000 && strlen(p) <= 2048);
	assert_non_null(strstr(p, "\xc3\xa9</body></html>"));
}

static void
a_buffer_too_small_for_a_page_has_no_page(void **state)
{
	int r, bare = 0;
	size_t size;

	(void)state;
	lws_set_log_level(0, NULL);
	/* first nothing fits, then a status, then the page */
	for (size = 1; size < 1024 && fake.writes < 2; size++) {
		lws_free_set_NULL(fake.pt.serv_buf);
		fake.cx.pt_serv_buf_size = (unsigned int)size;
		fake_http()->answered = 0;
		fake.writes = 0;
		fake.out_len = 0;
		r = lws_return_http_status(&fake.wsi, 404, NULL);
		assert_true(r ? !fake.writes : fake.writes > 0);
		bare |= fake.writes == 1;
	}
	assert_int_equal(fake.writes, 2);
	assert_true(bare);
	page();
}

static void
a_404_may_lead_to_the_sites_own_page(void **state)
{
	char path[] = "/gone";

	(void)state;
	fake.vh.error_document_404 = "/404.html";
	fake_http()->path = path;
	assert_int_equal(lws_return_http_status(&fake.wsi, 404, NULL), 0);
	assert_string_equal(out(), "status 302|location=/404.html|"
				   "content-type=text/html|"
				   "content-length=0|"
				   "date=" FAKE_DATE "|end|");
	assert_int_equal(fake.writes, 1);
}

static void
a_missing_error_page_does_not_lead_to_itself(void **state)
{
	char path[] = "/404.html";

	(void)state;
	fake.vh.error_document_404 = "/404.html";
	fake_http()->path = path;
	assert_int_equal(lws_return_http_status(&fake.wsi, 404, NULL), 0);
	assert_true(strstr(out(), "status 404|") == out());
}

static void
failures_to_write_are_errors(void **state)
{
	(void)state;
	fake.write_fails = 1;
	assert_int_not_equal(lws_return_http_status(&fake.wsi, 404, NULL), 0);
	fake_http()->answered = 0;
	assert_int_equal(lws_http_answer_simple(fake_http(), 301, NULL, "/"),
			 -1);
	fake.write_fails = 0;
	fake_http()->answered = 0;
	fake.wsi.vhost = NULL;
	assert_int_not_equal(lws_return_http_status(&fake.wsi, 404, NULL), 0);
	assert_int_equal(fake.writes, 0);
}

/* what cannot be sent is not sent in part */
static void
what_cannot_be_made_is_500(void **state)
{
	static const char bare[] =
		"status 500|content-length=0|date=" FAKE_DATE "|end|";
	static char value[450];
	static struct lws_protocol_vhost_options more = { NULL, NULL,
							  "x-more:", value };

	(void)state;
	lws_set_log_level(0, NULL);
	assert_int_equal(
		lws_http_answer_simple(fake_http(), 301, NULL, "/\nx: y"), 0);
	assert_string_equal(out(), bare);
	assert_true(fake_http()->close_after);

	fake_http()->answered = 0;
	fake.out_len = 0;
	fake.cx.pt_serv_buf_size = 400;
	lws_free_set_NULL(fake.pt.serv_buf);
	memset(value, 'v', sizeof(value) - 1);
	fake.vh.headers = &more;
	assert_int_equal(lws_http_answer_simple(fake_http(), 404, NULL, NULL),
			 0);
	assert_string_equal(out(), bare);
}

static int
answer(void)
{
	int r;

	if (fake_open())
		return -1;
	r = lws_return_http_status(&fake.wsi, 404, NULL);
	fake_close();

	return r ? -1 : 0;
}

static void
out_of_memory_is_an_error(void **state)
{
	(void)state;
	unit_oom_sweep(answer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(a_page_has_code_and_body),
		FAKE_TEST(any_code_will_do_and_no_body),
		FAKE_TEST(there_is_one_answer_only),
		FAKE_TEST(head_gets_no_page),
		FAKE_TEST(codes_without_a_body_have_none),
		FAKE_TEST(a_long_body_is_cut_between_characters),
		FAKE_TEST(a_buffer_too_small_for_a_page_has_no_page),
		FAKE_TEST(a_404_may_lead_to_the_sites_own_page),
		FAKE_TEST(a_missing_error_page_does_not_lead_to_itself),
		FAKE_TEST(failures_to_write_are_errors),
		FAKE_TEST(what_cannot_be_made_is_500),
		cmocka_unit_test(out_of_memory_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
