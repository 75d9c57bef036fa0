/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What marking an answer as a stream of events changes.
 */
#include "roles/http/http-test.h"

static void
headers_and_timeout_are_given_up(void **state)
{
	(void)state;
	fake_add(WSI_TOKEN_HTTP_ACCEPT, "text/event-stream");
	assert_true(lws_hdr_total_length(&fake.wsi, WSI_TOKEN_HTTP_ACCEPT) > 0);
	fake.wsi.timeout_at = FAKE_TIME;
	assert_int_equal(lws_http_mark_sse(&fake.wsi), 0);
	assert_int_equal(lws_hdr_total_length(&fake.wsi, WSI_TOKEN_HTTP_ACCEPT),
			 0);
	assert_int_equal(fake.wsi.timeout_at, 0);
	assert_true(fake_http()->sse);
}

static void
where_there_is_no_request_nothing_happens(void **state)
{
	(void)state;
	assert_int_equal(lws_http_mark_sse(NULL), 0);
	lws_http_end(fake.state.txn);
	fake.state.txn = NULL;
	assert_int_equal(lws_http_mark_sse(&fake.wsi), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(headers_and_timeout_are_given_up),
		FAKE_TEST(where_there_is_no_request_nothing_happens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
