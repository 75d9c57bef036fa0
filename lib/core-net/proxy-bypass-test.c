/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 */
#include "core-net/client-proxy.h"

#include "unit.h"

static const struct {
	const char *list;
	const char *host;
	int bypassed;
} rows[] = {
	{ NULL, "example.com", 0 },
	{ "", "example.com", 0 },
	{ " , ,", "example.com", 0 },
	{ "*", "example.com", 1 },
	{ "example.com", "example.com", 1 },
	{ "EXAMPLE.com", "example.COM", 1 },
	{ "example.com", "www.example.com", 1 },
	{ ".example.com", "www.example.com", 1 },
	{ ".example.com", "example.com", 1 },
	{ "example.com", "notexample.com", 0 },
	{ "www.example.com", "example.com", 0 },
	{ "a,b c\texample.com", "example.com", 1 },
	{ "example.com.", "example.com", 0 },
	{ ".", "example.com", 0 },
	{ "127.0.0.1", "127.0.0.1", 1 },
	{ "127.0.0.1", "127.0.0.2", 0 },
	{ "127.0.0.0/8", "127.9.9.9", 1 },
	{ "127.0.0.0/8", "128.9.9.9", 0 },
	{ "10.0.0.0/33", "11.0.0.1", 0 },
	{ "10.0.0.0/-1", "10.0.0.1", 0 },
	{ "fd00::/8", "fd12::1", 1 },
	{ "fd00::/8", "fe12::1", 0 },
	{ "fd00::/8", "127.0.0.1", 0 },
	{ "::1", "::1", 1 },
	{ "localhost/8", "localhost", 0 },
	{ "0123456789012345678901234567890123456789012345678901234567890123/8",
	  "127.0.0.1", 0 },
};

static void
bypassed_are_those_of_the_list(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		if (lws_proxy_bypassed(rows[n].list, rows[n].host) ==
		    rows[n].bypassed)
			continue;
		fail_msg("list %s, host %s", rows[n].list, rows[n].host);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bypassed_are_those_of_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
