/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Retry-After: seconds and dates.
 */
#include "roles/http/http-test.h"

#define SEC ((lws_usec_t)LWS_US_PER_SEC)

static int
check(const char *value, const char *date, lws_usec_t *us)
{
	lws_http_store_reset(&fake_http()->store);
	if (value)
		fake_add(WSI_TOKEN_HTTP_RETRY_AFTER, value);
	if (date)
		fake_add(WSI_TOKEN_HTTP_DATE, date);

	return lws_http_check_retry_after(&fake.wsi, us);
}

static void
seconds_raise_the_interval(void **state)
{
	lws_usec_t us = 5 * SEC;

	(void)state;
	assert_int_equal(check("120", NULL, &us), 0);
	assert_true(us == 120 * SEC);
	assert_int_equal(check("120", NULL, &us), 0);
	assert_int_not_equal(check("119", NULL, &us), 0);
	assert_true(us == 120 * SEC);
	assert_int_equal(check("99999999", NULL, &us), 0);
	assert_true(us == 99999999 * SEC);
}

static void
what_is_no_number_and_no_date_is_ignored(void **state)
{
	static const char *const bad[] = { "",
					   "-1",
					   "+5",
					   "1 0",
					   "0x10",
					   "soon",
					   "999999999",
					   "18446744073709551616",
					   "Sun, 06 Nov 94" };
	lws_usec_t us = 0;
	size_t i;

	(void)state;
	assert_int_not_equal(check(NULL, NULL, &us), 0);
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++)
		assert_int_not_equal(check(bad[i], NULL, &us), 0);
	assert_true(us == 0);
}

static void
dates_count_from_the_peers_own(void **state)
{
	lws_usec_t us = 0;

	(void)state;
	assert_int_equal(check("Sun, 06 Nov 1994 08:50:37 GMT", NULL, &us), 0);
	assert_true(us == 60 * SEC);
	assert_int_equal(check("Sun, 06 Nov 1994 08:50:37 GMT",
			       "Sun, 06 Nov 1994 07:50:37 GMT", &us),
			 0);
	assert_true(us == 3600 * SEC);
	/* in the past: no reason to wait longer */
	assert_int_not_equal(check("Sun, 06 Nov 1994 08:00:00 GMT", NULL, &us),
			     0);
	us = 0;
	assert_int_equal(check("Sun, 06 Nov 1994 08:00:00 GMT", NULL, &us), 0);
	assert_true(us == 0);
	/* the last year that the form can hold */
	assert_int_equal(check("Fri, 31 Dec 9999 23:59:59 GMT", NULL, &us), 0);
	assert_true(us > 8000ll * 365 * 24 * 3600 * SEC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(seconds_raise_the_interval),
		FAKE_TEST(what_is_no_number_and_no_date_is_ignored),
		FAKE_TEST(dates_count_from_the_peers_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
