/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the default callback does for http, in the states in which a
 * transaction meets it. Completion is seen from outside: it comes after the
 * callback (completing), or the connection is to be closed.
 */
#include "roles/http/http-test.h"

static int
call(enum lws_callback_reasons reason)
{
	struct lws_http *h = fake_http();
	int r;

	h->step = LWS_HTTP_ACTION;
	h->in_callback = 1;
	r = lws_http_default_callback(&fake.wsi, reason, NULL, NULL, 0);
	h->in_callback = 0;

	return r;
}

static void
nothing_is_there(void **state)
{
	(void)state;
	fake_http()->body_done = 1;
	assert_int_equal(call(LWS_CALLBACK_HTTP), 0);
	assert_int_equal(fake_http()->status, 404);
	assert_true(fake_http()->completing);
}

static void
a_connection_that_does_not_last_is_closed(void **state)
{
	(void)state;
	fake_http()->body_done = 1;
	fake_http()->keep = 0;
	assert_int_equal(call(LWS_CALLBACK_HTTP), -1);
	assert_int_equal(fake_http()->status, 404);
}

static void
an_unanswered_body_is_thanked_for(void **state)
{
	(void)state;
	fake_http()->body_done = 1;
	assert_int_equal(call(LWS_CALLBACK_HTTP_BODY), 0);
	assert_int_equal(fake.writes, 0);
	assert_int_equal(call(LWS_CALLBACK_HTTP_BODY_COMPLETION), 0);
	assert_int_equal(fake_http()->status, 200);
	assert_true(fake_http()->completing);
}

static void
an_answered_body_is_not_answered_again(void **state)
{
	(void)state;
	fake_http()->body_done = 1;
	fake_http()->answered = 1;
	assert_int_equal(call(LWS_CALLBACK_HTTP_BODY_COMPLETION), 0);
	assert_int_equal(fake.writes, 0);
	assert_true(fake_http()->completing);
}

static void
a_sent_file_is_completed(void **state)
{
	(void)state;
	fake_http()->body_done = 1;
	assert_int_equal(call(LWS_CALLBACK_HTTP_FILE_COMPLETION), 0);
	assert_true(fake_http()->completing);
	assert_int_equal(fake.writes, 0);
}

static void
failing_to_answer_closes(void **state)
{
	(void)state;
	fake.write_fails = 1;
	assert_int_equal(call(LWS_CALLBACK_HTTP), -1);
}

static void
other_reasons_are_let_pass(void **state)
{
	int reason;

	(void)state;
	for (reason = 0; reason < 220; reason++) {
		if (reason == LWS_CALLBACK_HTTP ||
		    reason == LWS_CALLBACK_HTTP_BODY_COMPLETION ||
		    reason == LWS_CALLBACK_HTTP_FILE_COMPLETION)
			continue;
		assert_int_equal(call((enum lws_callback_reasons)reason), 0);
	}
	assert_int_equal(fake.writes, 0);
	assert_false(fake_http()->completing);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(nothing_is_there),
		FAKE_TEST(a_connection_that_does_not_last_is_closed),
		FAKE_TEST(an_unanswered_body_is_thanked_for),
		FAKE_TEST(an_answered_body_is_not_answered_again),
		FAKE_TEST(a_sent_file_is_completed),
		FAKE_TEST(failing_to_answer_closes),
		FAKE_TEST(other_reasons_are_let_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
