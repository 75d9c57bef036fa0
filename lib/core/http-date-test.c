/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTTP dates: RFC 9110's examples, every day of 800 years against libc, and
 * what is not a date.
 */
#include "unit.h"

#include "core/core.h"

#include <time.h>

#define EXAMPLE 784111777 /* RFC 9110 5.6.7 */

static void
the_example_of_the_rfc(void **state)
{
	const char *imf = "Sun, 06 Nov 1994 08:49:37 GMT";
	time_t t = EXAMPLE, r = 0;
	char b[30];

	(void)state;
	assert_int_equal(lws_http_date_render_from_unix(b, sizeof(b), &t), 0);
	assert_string_equal(b, imf);
	assert_int_equal(lws_http_date_parse_unix(imf, 29, &r), 0);
	assert_int_equal(r, EXAMPLE);
	assert_int_equal(lws_http_date_render_from_unix(b, 29, &t), -1);
	assert_int_equal(lws_http_date_parse_unix(imf, 28, &r), -1);
}

static void
every_day_of_800_years_agrees_with_libc(void **state)
{
	char b[30], want[64];
	time_t t, r;

	(void)state;
	/* 1900-01-01 .. 2700-01-01, at different times of the day */
	for (t = -2208988800; t < 23036659200; t += 86399) {
		struct tm *tm = gmtime(&t);

		strftime(want, sizeof(want), "%a, %d %b %Y %H:%M:%S GMT", tm);
		assert_int_equal(
			lws_http_date_render_from_unix(b, sizeof(b), &t), 0);
		assert_string_equal(b, want);
		assert_int_equal(lws_http_date_parse_unix(b, 29, &r), 0);
		assert_true(r == t);
	}
}

static void
years_of_four_digits_can_be_written(void **state)
{
	static const struct {
		time_t t;
		const char *text;
	} c[] = {
		{ 253402300799, "Fri, 31 Dec 9999 23:59:59 GMT" },
		{ 253402300800, NULL },
		{ -62167219200, "Sat, 01 Jan 0000 00:00:00 GMT" },
		{ -62167219201, NULL },
		{ -1, "Wed, 31 Dec 1969 23:59:59 GMT" },
	};
	char b[30];
	time_t r;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(c); n++) {
		assert_int_equal(
			lws_http_date_render_from_unix(b, sizeof(b), &c[n].t),
			c[n].text ? 0 : -1);
		if (c[n].text)
			assert_string_equal(b, c[n].text);
	}
	assert_int_equal(lws_http_date_parse_unix(c[4].text, 29, &r), 0);
	assert_int_equal(r, -1);
}

static const char *const bad[] = {
	"",
	"Sun",
	"Sux, 06 Nov 1994 08:49:37 GMT",
	"sun, 06 Nov 1994 08:49:37 GMT",
	"Sun 06 Nov 1994 08:49:37 GMT ",
	"Sun, 6 Nov 1994 08:49:37 GMT ",
	"Sun, 06-Nov-1994 08:49:37 GMT",
	"Sun, 06 nov 1994 08:49:37 GMT",
	"Sun, 06 Nov 1899 08:49:37 GMT",
	"Sun, 06 Nov 19x4 08:49:37 GMT",
	"Sun, 06 Nov 1994 24:49:37 GMT",
	"Sun, 06 Nov 1994 08:61:37 GMT",
	"Sun, 06 Nov 1994 08:49:62 GMT",
	"Sun, 06 Nov 1994 08.49.37 GMT",
	"Sun, 06 Nov 1994 08:49:37 CET",
	"Sun, +6 Nov 1994 08:49:37 GMT",
};

static void
what_is_no_date_leaves_the_time_alone(void **state)
{
	time_t r = 77;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		if (!lws_http_date_parse_unix(bad[n], strlen(bad[n]), &r))
			fail_msg("%s", bad[n]);
		if (!lws_http_date_parse_any(bad[n], strlen(bad[n]), EXAMPLE,
					     &r))
			fail_msg("any: %s", bad[n]);
	}
	/* the other two forms are only for lws_http_date_parse_any() */
	assert_int_equal(lws_http_date_parse_unix(
				 "Sunday, 06-Nov-94 08:49:37 GMT", 30, &r),
			 -1);
	assert_int_equal(lws_http_date_parse_unix(
				 "Sun Nov  6 08:49:37 1994     ", 29, &r),
			 -1);
	assert_int_equal(r, 77);
}

static void
days_past_the_months_end_roll_on(void **state)
{
	time_t a, b;

	(void)state;
	assert_int_equal(lws_http_date_parse_unix(
				 "Thu, 31 Feb 2019 00:00:00 GMT", 29, &a),
			 0);
	assert_int_equal(
		lws_http_date_parse_unix(
			"Sun, 03 Mar 2019 00:00:00 GMT trailing", 38, &b),
		0);
	assert_true(a == b);
}

static void
recipients_understand_all_three_forms(void **state)
{
	static const char *const forms[] = {
		"Sun, 06 Nov 1994 08:49:37 GMT",
		"Sunday, 06-Nov-94 08:49:37 GMT",
		"Sun Nov  6 08:49:37 1994",
		"Sun Nov 06 08:49:37 1994",
	};
	const time_t now = 1700000000; /* 2023 */
	time_t r;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(forms); n++) {
		r = 0;
		assert_int_equal(lws_http_date_parse_any(
					 forms[n], strlen(forms[n]), now, &r),
				 0);
		assert_int_equal(r, EXAMPLE);
	}
	/* 73 is 50 years ahead, 74 would be 51 */
	assert_int_equal(lws_http_date_parse_any(
				 "Sunday, 01-Jan-73 00:00:00 GMT", 30, now, &r),
			 0);
	assert_int_equal(r, 3250454400);
	assert_int_equal(
		lws_http_date_parse_any("Tuesday, 01-Jan-74 00:00:00 GMT", 31,
					now, &r),
		0);
	assert_int_equal(r, 126230400);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_rfc),
		cmocka_unit_test(every_day_of_800_years_agrees_with_libc),
		cmocka_unit_test(years_of_four_digits_can_be_written),
		cmocka_unit_test(what_is_no_date_leaves_the_time_alone),
		cmocka_unit_test(days_past_the_months_end_roll_on),
		cmocka_unit_test(recipients_understand_all_three_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
