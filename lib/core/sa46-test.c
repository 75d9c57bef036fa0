/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Socket addresses of either family, as text, compared and on networks.
 */
#include "unit.h"

static lws_sockaddr46
sa(const char *text)
{
	lws_sockaddr46 s;

	memset(&s, 0, sizeof(s));
	assert_int_equal(lws_sa46_parse_numeric_address(text, &s), 0);

	return s;
}

static void
parse_sets_family_and_address_only(void **state)
{
	lws_sockaddr46 s;

	(void)state;
	memset(&s, 0x77, sizeof(s));
	assert_int_equal(lws_sa46_parse_numeric_address("1.2.3.4", &s), 0);
	assert_int_equal(s.sa4.sin_family, AF_INET);
	assert_int_equal(s.sa4.sin_port, 0x7777);
	assert_memory_equal(&s.sa4.sin_addr, "\1\2\3\4", 4);

	memset(&s, 0x77, sizeof(s));
	assert_int_equal(lws_sa46_parse_numeric_address("::5", &s), 0);
	assert_int_equal(s.sa6.sin6_family, AF_INET6);
	assert_int_equal(s.sa6.sin6_port, 0x7777);
	assert_int_equal(s.sa6.sin6_scope_id, 0x77777777);
	assert_int_equal(s.sa6.sin6_addr.s6_addr[15], 5);

	assert_int_equal(lws_sa46_parse_numeric_address("localhost", &s), -1);
}

static void
write_has_words_for_what_has_no_numbers(void **state)
{
	lws_sockaddr46 s = sa("10.0.0.1");
	char b[64];

	(void)state;
	assert_int_equal(lws_sa46_write_numeric_address(&s, b, sizeof(b)), 8);
	assert_string_equal(b, "10.0.0.1");
	s = sa("2001:db8::");
	assert_int_equal(lws_sa46_write_numeric_address(&s, b, sizeof(b)), 10);
	assert_string_equal(b, "2001:db8::");

	memset(&s, 0, sizeof(s));
	assert_int_equal(lws_sa46_write_numeric_address(&s, b, sizeof(b)), 7);
	assert_string_equal(b, "(unset)");
	s.sa4.sin_family = AF_UNIX;
	assert_int_equal(lws_sa46_write_numeric_address(&s, b, sizeof(b)), 10);
	assert_string_equal(b, "(unix skt)");
	s.sa4.sin_family = AF_NETLINK;
	assert_true(lws_sa46_write_numeric_address(&s, b, sizeof(b)) > 0);
	assert_true(lws_sa46_write_numeric_address(&s, b, 4) < 0);
}

static const struct {
	const char *a, *b;
	int differ;
} pairs[] = {
	{ "1.2.3.4", "1.2.3.4", 0 },
	{ "1.2.3.4", "1.2.3.5", 1 },
	{ "::1", "::1", 0 },
	{ "::1", "::2", 1 },
	{ "1.2.3.4", "::ffff:1.2.3.4", 1 },
};

static void
compare_looks_at_family_and_address(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(pairs); n++) {
		lws_sockaddr46 a = sa(pairs[n].a), b = sa(pairs[n].b);

		a.sa4.sin_port = 80;
		assert_int_equal(!!lws_sa46_compare_ads(&a, &b),
				 pairs[n].differ);
	}
}

static const struct {
	const char *ip, *net;
	int bits, outside;
} nets[] = {
	{ "10.1.2.3", "10.0.0.0", 8, 0 },
	{ "11.1.2.3", "10.0.0.0", 8, 1 },
	{ "10.1.2.3", "10.1.2.2", 31, 0 },
	{ "10.1.2.3", "10.1.2.2", 32, 1 },
	{ "10.1.2.3", "10.1.2.3", 32, 0 },
	{ "10.1.2.3", "99.0.0.0", 0, 0 },
	{ "10.128.0.0", "10.0.0.0", 9, 1 },
	{ "10.127.255.255", "10.0.0.0", 9, 0 },
	{ "2001:db8::1", "2001:db8::", 32, 0 },
	{ "2001:db9::1", "2001:db8::", 32, 1 },
	{ "2001:db9::1", "2001:db8::", 31, 0 },
	{ "2001:db9::1", "::", 0, 0 },
	{ "::1", "::1", 128, 0 },
	{ "::1", "::", 127, 0 },
	{ "::1", "::", 128, 1 },
	/* each family against the other */
	{ "::ffff:10.1.2.3", "10.0.0.0", 8, 0 },
	{ "::ffff:11.1.2.3", "10.0.0.0", 8, 1 },
	{ "::1", "10.0.0.0", 0, 1 },
	{ "10.1.2.3", "::ffff:10.0.0.0", 104, 0 },
	{ "11.1.2.3", "::ffff:10.0.0.0", 104, 1 },
	{ "10.1.2.3", "2001:db8::", 32, 1 },
	/* no such prefix */
	{ "10.1.2.3", "10.1.2.3", 33, 1 },
	{ "10.1.2.3", "10.1.2.3", -1, 1 },
	{ "::1", "::1", 129, 1 },
};

static void
on_net_compares_the_prefix(void **state)
{
	lws_sockaddr46 unset;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(nets); n++) {
		lws_sockaddr46 ip = sa(nets[n].ip), net = sa(nets[n].net);

		if (lws_sa46_on_net(&ip, &net, nets[n].bits) != nets[n].outside)
			fail_msg("%s on %s/%d", nets[n].ip, nets[n].net,
				 nets[n].bits);
	}
	memset(&unset, 0, sizeof(unset));
	assert_int_equal(lws_sa46_on_net(&unset, &unset, 0), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parse_sets_family_and_address_only),
		cmocka_unit_test(write_has_words_for_what_has_no_numbers),
		cmocka_unit_test(compare_looks_at_family_and_address),
		cmocka_unit_test(on_net_compares_the_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
