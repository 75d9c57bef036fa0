/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ethernet addresses as text.
 */
#include "unit.h"

static const char *const bad[] = {
	"",
	"11:22:33:44:55",
	"11:22:33:44:55:",
	"11:22:33:44:55:6",
	"11:22:33:44:55:66:",
	"11:22:33:44:55:666",
	"11-22-33-44-55-66",
	"1:22:33:44:55:66:",
	"g1:22:33:44:55:66",
	"112233445566",
	" 11:22:33:44:55:6",
	"11:22:33:44:55: 6",
};

static void
six_groups_of_two_digits(void **state)
{
	uint8_t m[6];
	size_t n;

	(void)state;
	assert_int_equal(lws_parse_mac("01:23:45:aB:Cd:fF", m), 0);
	assert_memory_equal(m, "\x01\x23\x45\xab\xcd\xff", 6);
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++)
		if (lws_parse_mac(bad[n], m) >= 0)
			fail_msg("%s", bad[n]);
	assert_int_equal(m[5], 0xff);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(six_groups_of_two_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
