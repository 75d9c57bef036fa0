/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Each header is read with the client's bytes behind it, whole, byte by byte,
 * and cut in two at every place.
 */
#include "unit.h"

#include "codec/proxy-line/proxy-line.h"

#define SIGNATURE "\r\n\r\n\0\r\nQUIT\n"

static struct lws_proxy_line line;

/* bytes of the header, or -1 with line.err; 0: wants more */
static int
read_cut(const uint8_t *p, size_t len, size_t first, size_t step)
{
	size_t at = 0, n = first;

	memset(&line, 0, sizeof(line));
	while (at < len) {
		struct lws_span in;
		lws_stateful_ret_t r;

		if (n > len - at)
			n = len - at;
		in = lws_span_of(p + at, n);
		r = lws_proxy_line_feed(&line, &in);
		at += n - in.len;
		if (r == LWS_SRET_FATAL)
			return -1;
		if (r == LWS_SRET_OK)
			return (int)at;
		assert_int_equal(in.len, 0);
		n = step;
	}

	return 0;
}

static void
check(const void *p, size_t len, int expect, enum lws_proxy_line_err err)
{
	size_t cut;

	for (cut = 1; cut <= len; cut++) {
		assert_int_equal(read_cut(p, len, cut, len), expect);
		assert_int_equal(line.err, err);
	}
	assert_int_equal(read_cut(p, len, 1, 1), expect);
}

static void
good1(const char *text, const char *src, const char *dst)
{
	char all[256], ads[64];
	int n = lws_snprintf(all, sizeof(all), "%s\r\nGET / HTTP/1.1\r\n",
			     text);

	check(all, (size_t)n, (int)strlen(text) + 2, LWS_PROXY_LINE_OK);
	if (!src) {
		assert_int_equal(line.src.sa4.sin_family, 0);
		return;
	}
	lws_sa46_write_numeric_address(&line.src, ads, sizeof(ads));
	assert_string_equal(ads, src);
	lws_sa46_write_numeric_address(&line.dst, ads, sizeof(ads));
	assert_string_equal(ads, dst);
}

static void
bad1(const char *text)
{
	check(text, strlen(text), -1, LWS_PROXY_LINE_ERR_V1);
}

static void
version_1(void **state)
{
	(void)state;
	good1("PROXY TCP4 192.0.2.1 192.0.2.2 56324 443", "192.0.2.1",
	      "192.0.2.2");
	assert_int_equal(ntohs(line.src.sa4.sin_port), 56324);
	assert_int_equal(ntohs(line.dst.sa4.sin_port), 443);
	good1("PROXY TCP6 2001:db8::1 ::1 0 65535", "2001:db8::1", "::1");
	assert_int_equal(ntohs(line.dst.sa6.sin6_port), 65535);
	good1("PROXY UNKNOWN", NULL, NULL);
	good1("PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535", NULL,
	      NULL);
}

static void
version_1_malformed(void **state)
{
	(void)state;
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 56324\r\n");
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 56324 443 \r\n");
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 56324 443 1\r\n");
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 56324 443\n");
	bad1("PROXY TCP4  192.0.2.1 192.0.2.2 56324 443\r\n");
	bad1("PROXY TCP4 192.0.2 192.0.2.2 56324 443\r\n");
	bad1("PROXY TCP4 ::1 192.0.2.2 56324 443\r\n");
	bad1("PROXY TCP6 ::1 192.0.2.2 56324 443\r\n");
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 65536 443\r\n");
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 056 443\r\n");
	bad1("PROXY TCP4 192.0.2.1 192.0.2.2 -5 443\r\n");
	bad1("PROXY UDP4 192.0.2.1 192.0.2.2 5 443\r\n");
	bad1("PROXY UNKNOWN\rx\r\n");
	bad1("PROXY \r\n");
	bad1("PROXY TCP4UNKNOWN\r\n");
}

static void
version_1_is_limited(void **state)
{
	char text[200];

	(void)state;
	memset(text, 'x', sizeof(text));
	memcpy(text, "PROXY UNKNOWN ", 14);
	memcpy(text + 105, "\r\n", 2);
	check(text, 150, 107, LWS_PROXY_LINE_OK);
	memcpy(text + 105, "x\r\n", 3);
	check(text, 150, -1, LWS_PROXY_LINE_ERR_V1);
}

static void
anything_else_is_refused_at_once(void **state)
{
	(void)state;
	check("G", 1, -1, LWS_PROXY_LINE_ERR_NONE);
	check("PROXX", 5, -1, LWS_PROXY_LINE_ERR_NONE);
	check("\r\n\r\nG", 5, -1, LWS_PROXY_LINE_ERR_NONE);
	check("PROXY", 5, 0, LWS_PROXY_LINE_OK);
}

/* -- version 2 -- */

static uint8_t v2[LWS_LIMIT_PROXY_LINE + 64];

static size_t
make2(uint8_t command, uint8_t family, const void *rest, size_t len)
{
	memcpy(v2, SIGNATURE, 12);
	v2[12] = command;
	v2[13] = family;
	lws_put_u16be(v2 + 14, (uint16_t)len);
	memcpy(v2 + 16, rest, len);
	memcpy(v2 + 16 + len, "hello", 5);

	return 16 + len;
}

static void
good2(uint8_t command, uint8_t family, const void *rest, size_t len)
{
	size_t n = make2(command, family, rest, len);

	check(v2, n + 5, (int)n, LWS_PROXY_LINE_OK);
}

static void
bad2(uint8_t command, uint8_t family, const void *rest, size_t len,
     enum lws_proxy_line_err err)
{
	check(v2, make2(command, family, rest, len), -1, err);
	assert_true(strlen(lws_proxy_line_err_text(err)) > 8);
}

/* of the header in version_2_extensions(), computed in Python by a CRC-32C that
 * gives e3069283 for "123456789" */
#define CRC  "\x3e\xe8\x86\xa1"
#define TCP4 "\xc0\0\x02\x01\xc0\0\x02\x02\x30\x39\x01\xbb"

static void
version_2(void **state)
{
	uint8_t six[36] = { 0x20, 1, 0xd, 0xb8 }, many[216] = { 0 };
	char ads[64];

	(void)state;
	good2(0x21, 0x11, TCP4, 12);
	lws_sa46_write_numeric_address(&line.src, ads, sizeof(ads));
	assert_string_equal(ads, "192.0.2.1");
	assert_int_equal(ntohs(line.src.sa4.sin_port), 12345);
	assert_int_equal(ntohs(line.dst.sa4.sin_port), 443);
	six[15] = 7;
	six[33] = 80;
	good2(0x21, 0x21, six, 36);
	lws_sa46_write_numeric_address(&line.src, ads, sizeof(ads));
	assert_string_equal(ads, "2001:db8::7");
	assert_int_equal(ntohs(line.src.sa6.sin6_port), 80);

	good2(0x20, 0x00, "", 0);
	good2(0x20, 0x11, TCP4, 12);
	assert_int_equal(line.src.sa4.sin_family, 0);
	good2(0x20, 0x77, "??", 2);
	good2(0x21, 0x00, "anything", 8);
	good2(0x21, 0x31, many, 216);
	good2(0x21, 0x12, TCP4, 12);
	assert_int_equal(line.src.sa4.sin_family, 0);
}

static void
version_2_extensions(void **state)
{
	(void)state;
	good2(0x21, 0x11, TCP4 "\x01\0\x02h2\x04\0\0", 20);
	bad2(0x21, 0x11, TCP4 "\x01\0", 14, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x11, TCP4 "\x01\0\x03h2", 17, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x11, TCP4 "\x03\0\x02xx", 17, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x11, TCP4 "\x03\0\x04xxxx", 19,
	     LWS_PROXY_LINE_ERR_CHECKSUM);
	good2(0x21, 0x11, TCP4 "\x03\0\x04" CRC, 19);
}

static void
version_2_malformed(void **state)
{
	(void)state;
	bad2(0x11, 0x11, TCP4, 12, LWS_PROXY_LINE_ERR_V2);
	bad2(0x22, 0x11, TCP4, 12, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x11, TCP4, 11, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x13, TCP4, 12, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x41, TCP4, 12, LWS_PROXY_LINE_ERR_V2);
	bad2(0x21, 0x21, TCP4, 12, LWS_PROXY_LINE_ERR_V2);
}

static void
version_2_is_limited(void **state)
{
	static uint8_t rest[LWS_LIMIT_PROXY_LINE];

	(void)state;
	memcpy(rest, TCP4, 12);
	lws_put_u16be(rest + 13, LWS_LIMIT_PROXY_LINE - 16 - 15);
	good2(0x21, 0x11, rest, LWS_LIMIT_PROXY_LINE - 16);
	bad2(0x21, 0x11, rest, LWS_LIMIT_PROXY_LINE - 15,
	     LWS_PROXY_LINE_ERR_LONG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_1),
		cmocka_unit_test(version_1_malformed),
		cmocka_unit_test(version_1_is_limited),
		cmocka_unit_test(anything_else_is_refused_at_once),
		cmocka_unit_test(version_2),
		cmocka_unit_test(version_2_extensions),
		cmocka_unit_test(version_2_malformed),
		cmocka_unit_test(version_2_is_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
