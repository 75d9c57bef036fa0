/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Range fields: every form, clamping, what is ignored, what is 416.
 */
#include "unit.h"

#include "codec/http1/http1.h"

#define MAX 3

static const struct {
	const char *value;
	uint64_t len;
	int n;
	struct lws_http1_range r[MAX];
} cases[] = {
	{ "bytes=0-0", 10, 1, { { 0, 0 } } },
	{ "bytes=0-9", 10, 1, { { 0, 9 } } },
	{ "bytes=5-200", 10, 1, { { 5, 9 } } },
	{ "bytes=5-", 10, 1, { { 5, 9 } } },
	{ "bytes=-3", 10, 1, { { 7, 9 } } },
	{ "bytes=-30", 10, 1, { { 0, 9 } } },
	{ "Bytes=9-", 10, 1, { { 9, 9 } } },
	{ "bytes=0-1, 4-5 ,-1", 10, 3, { { 0, 1 }, { 4, 5 }, { 9, 9 } } },
	{ "bytes=0-1,,4-5", 10, 2, { { 0, 1 }, { 4, 5 } } },
	{ "bytes=8-9,0-1", 10, 2, { { 8, 9 }, { 0, 1 } } },
	{ "bytes=20-30,1-1", 10, 1, { { 1, 1 } } },
	/* none of them is there: 416 */
	{ "bytes=10-", 10, 0, { { 0, 0 } } },
	{ "bytes=20-30", 10, 0, { { 0, 0 } } },
	{ "bytes=-0", 10, 0, { { 0, 0 } } },
	{ "bytes=0-", 0, 0, { { 0, 0 } } },
	{ "bytes=-5", 0, 0, { { 0, 0 } } },
	{ "bytes=18446744073709551615-", 10, 0, { { 0, 0 } } },
	{ "bytes=99999999999999999999999-", 10, 0, { { 0, 0 } } },
	{ "bytes=1-99999999999999999999999", 10, 1, { { 1, 9 } } },
	/* wrong, so ignored */
	{ "bytes=", 10, -1, { { 0, 0 } } },
	{ "bytes=,", 10, -1, { { 0, 0 } } },
	{ "bytes", 10, -1, { { 0, 0 } } },
	{ "foo", 10, -1, { { 0, 0 } } },
	{ "", 10, -1, { { 0, 0 } } },
	{ "lines=0-1", 10, -1, { { 0, 0 } } },
	{ "bytes=5-4", 10, -1, { { 0, 0 } } },
	{ "bytes=a-b", 10, -1, { { 0, 0 } } },
	{ "bytes=1", 10, -1, { { 0, 0 } } },
	{ "bytes=-", 10, -1, { { 0, 0 } } },
	{ "bytes=--1", 10, -1, { { 0, 0 } } },
	{ "bytes=1-2x", 10, -1, { { 0, 0 } } },
	{ "bytes=1 -2", 10, -1, { { 0, 0 } } },
	{ "bytes=0-1,x", 10, -1, { { 0, 0 } } },
	/* more than three, more than all */
	{ "bytes=0-0,1-1,2-2,3-3", 10, -1, { { 0, 0 } } },
	{ "bytes=0-,0-", 10, -1, { { 0, 0 } } },
	{ "bytes=0-4,4-9", 10, -1, { { 0, 0 } } },
};

static void
fields_are_read(void **state)
{
	struct lws_http1_range r[MAX];
	size_t i;
	int k, n;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(cases); i++) {
		n = lws_http1_ranges(
			lws_span_of(cases[i].value, strlen(cases[i].value)),
			cases[i].len, r, MAX);
		if (n != cases[i].n)
			fail_msg("%s: %d", cases[i].value, n);
		for (k = 0; k < n; k++) {
			assert_int_equal(r[k].first, cases[i].r[k].first);
			assert_int_equal(r[k].last, cases[i].r[k].last);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
