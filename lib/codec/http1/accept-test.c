/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Accept-Encoding: weights, the star, identity, nonsense.
 */
#include "unit.h"

#include "codec/http1/http1.h"

static const struct {
	const char *list;
	const char *coding;
	unsigned int weight;
} cases[] = {
	{ "gzip", "gzip", 1000 },
	{ "GZip", "gzip", 1000 },
	{ "deflate, gzip;q=0.5, br", "gzip", 500 },
	{ "deflate, gzip ; q=0.123 , br", "gzip", 123 },
	{ "gzip;q=0", "gzip", 0 },
	{ "gzip;q=0.000", "gzip", 0 },
	{ "gzip;q=1.000", "gzip", 1000 },
	{ "gzip;q=1.001", "gzip", 0 },
	{ "gzip;q=2", "gzip", 0 },
	{ "gzip;q=", "gzip", 0 },
	{ "gzip;q=0.1234", "gzip", 0 },
	{ "gzip;q=.5", "gzip", 0 },
	{ "gzip;Q=0.7", "gzip", 700 },
	{ "gzip;level=9", "gzip", 0 },
	{ "x-gzip, gzipped", "gzip", 0 },
	{ "", "gzip", 0 },
	{ "*", "gzip", 1000 },
	{ "*;q=0.3", "br", 300 },
	{ "*;q=0, gzip", "gzip", 1000 },
	{ "*;q=0, gzip", "br", 0 },
	{ "", "identity", 1000 },
	{ "gzip", "identity", 1000 },
	{ "identity;q=0", "identity", 0 },
	{ "*;q=0", "identity", 0 },
	{ ",,gzip,,", "gzip", 1000 },
};

static void
weights_are_read(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(cases); i++) {
		struct lws_span v =
			lws_span_of(cases[i].list, strlen(cases[i].list));

		if (lws_http1_accepts(v, cases[i].coding) != cases[i].weight)
			fail_msg("%s for %s: %u", cases[i].list,
				 cases[i].coding,
				 lws_http1_accepts(v, cases[i].coding));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
