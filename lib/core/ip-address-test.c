/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * IP addresses as text: the examples of RFC 4291 and RFC 5952, what must be
 * refused, and random addresses against libc in both directions.
 */
#include "unit.h"

#include <arpa/inet.h>

/* what is read, and the same address as it is written */
static const char *const good[][2] = {
	{ "1.2.3.4", "1.2.3.4" },
	{ "0.0.0.0", "0.0.0.0" },
	{ "255.255.255.255", "255.255.255.255" },
	/* RFC 4291 2.2 */
	{ "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
	  "abcd:ef01:2345:6789:abcd:ef01:2345:6789" },
	{ "2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a" },
	{ "FF01:0:0:0:0:0:0:101", "ff01::101" },
	{ "0:0:0:0:0:0:0:1", "::1" },
	{ "0:0:0:0:0:0:0:0", "::" },
	{ "::", "::" },
	{ "2001:DB8::8:800:200C:417A", "2001:db8::8:800:200c:417a" },
	{ "0:0:0:0:0:0:13.1.68.3", "::d01:4403" },
	{ "::FFFF:129.144.52.38", "::ffff:129.144.52.38" },
	{ "::13.1.68.3", "::d01:4403" },
	{ "2001:0DB8:0:CD30::", "2001:db8:0:cd30::" },
	/* RFC 5952 4 */
	{ "2001:0db8::0001", "2001:db8::1" },
	{ "2001:db8:0:0:0:0:2:1", "2001:db8::2:1" },
	{ "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
	{ "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
	{ "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
	{ "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
	{ "1:0:0:4:5:0:0:8", "1::4:5:0:0:8" },
	{ "1:2:3:4:5:6:0:0", "1:2:3:4:5:6::" },
	{ "0:0:3:4:5:6:7:8", "::3:4:5:6:7:8" },
	{ "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0" },
	{ "64:ff9b::192.0.2.33", "64:ff9b::c000:221" },
};

static void
the_examples_of_the_rfcs(void **state)
{
	uint8_t a[16];
	char b[46];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(good); n++) {
		int len = lws_parse_numeric_address(good[n][0], a, sizeof(a));
		int text_len = (int)strlen(good[n][1]);

		assert_int_equal(len, strchr(good[n][0], ':') ? 16 : 4);
		assert_int_equal(
			lws_write_numeric_address(a, len, b, sizeof(b)),
			text_len);
		assert_string_equal(b, good[n][1]);

		/* just enough room, and one less */
		assert_int_equal(lws_write_numeric_address(
					 a, len, b, (size_t)text_len + 1),
				 text_len);
		assert_true(lws_write_numeric_address(a, len, b,
						      (size_t)text_len) < 0);
		assert_true(lws_parse_numeric_address(good[n][0], a,
						      (size_t)len - 1) < 0);
	}
	assert_true(lws_write_numeric_address(a, 5, b, sizeof(b)) < 0);
}

static const char *const bad[] = {
	"",
	".",
	"1",
	"1.2",
	"1.2.3",
	"1.2.3.",
	".1.2.3",
	"1.2.3.4.",
	"1..2.3",
	"1.2.3.4.5",
	"256.1.1.1",
	"1.2.3.256",
	"1.2.3.1000",
	"01.2.3.4",
	"1.2.3.04",
	"1.2.3.4 ",
	" 1.2.3.4",
	"1.2.3.-4",
	"1.2.3.a",
	"0x1.2.3.4",
	":",
	":::",
	":1",
	"1:",
	"1::2::3",
	"::1:",
	":1::2",
	"1:2",
	"12345::",
	"g::",
	"::g",
	"1:2:3:4:5:6:7",
	"1:2:3:4:5:6:7:8:9",
	"1:2:3:4:5:6:7:8::",
	"::1:2:3:4:5:6:7:8",
	"1:2:3:4::5:6:7:8",
	"::1.2.3",
	"::1.2.3.256",
	"1.2.3.4::",
	"::1.2.3.4:5",
	"1:2:3:4:5:6:7:1.2.3.4",
	"::01.2.3.4",
	"fe80::1%eth0",
	"[::1]",
	"::1/128",
	":: 1",
	"1:::2",
	"::-1",
	"0000:0000:0000:0000:0000:0000:255.255.255.2555",
	"00000000000000000000000000000000000000000000000::",
};

static void
all_else_is_refused_and_nothing_written(void **state)
{
	uint8_t a[16], before[16];
	size_t n;

	(void)state;
	memset(before, 0x77, sizeof(before));
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++) {
		memcpy(a, before, sizeof(a));
		if (lws_parse_numeric_address(bad[n], a, sizeof(a)) >= 0)
			fail_msg("%s", bad[n]);
		assert_memory_equal(a, before, sizeof(a));
	}
}

/* addresses with many zero groups: we read what libc writes, and libc reads
 * what we write */
static void
libc_agrees(void **state)
{
	uint8_t a[16], b[16];
	struct lws_xos x;
	char text[46];
	int n, k;

	(void)state;
	lws_xos_init(&x, 3);
	for (n = 0; n < 20000; n++) {
		uint64_t zero = lws_xos(&x);

		for (k = 0; k < 16; k++)
			a[k] = (uint8_t)(zero >> (k / 2) & 1 ? 0 : lws_xos(&x));

		inet_ntop(AF_INET6, a, text, sizeof(text));
		assert_int_equal(lws_parse_numeric_address(text, b, 16), 16);
		assert_memory_equal(a, b, 16);
		assert_true(lws_write_numeric_address(a, 16, text,
						      sizeof(text)) > 0);
		assert_int_equal(inet_pton(AF_INET6, text, b), 1);
		assert_memory_equal(a, b, 16);

		assert_true(lws_write_numeric_address(a, 4, text,
						      sizeof(text)) > 0);
		assert_int_equal(inet_pton(AF_INET, text, b), 1);
		assert_memory_equal(a, b, 4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_rfcs),
		cmocka_unit_test(all_else_is_refused_and_nothing_written),
		cmocka_unit_test(libc_agrees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
