/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is sent, byte for byte, and each answer cut at every place.
 */
#include "codec/socks5/socks5.h"

#include "unit.h"

static struct lws_socks5 s;
static uint8_t out[LWS_SOCKS5_OUT_MAX];

static void
begin(const char *host, const char *user, const char *password)
{
	const struct lws_socks5_ask ask = { host, user, password, 0x1234 };

	assert_int_equal(lws_socks5_begin(&s, &ask), 0);
}

static void
sends(const void *bytes, size_t len)
{
	assert_int_equal(lws_socks5_put(&s, out), len);
	assert_memory_equal(out, bytes, len);
}

/* byte by byte, no more than is needed; the last one decides */
static void
answered(const void *bytes, size_t len, lws_stateful_ret_t expect)
{
	const uint8_t *p = bytes;
	size_t n;

	for (n = 0; n < len; n++) {
		struct lws_span in = lws_span_of(p + n, 1);

		assert_true(lws_socks5_need(&s) >= 1 &&
			    lws_socks5_need(&s) <= len - n);
		assert_int_equal(lws_socks5_feed(&s, &in),
				 n == len - 1 ? expect : LWS_SRET_WANT_INPUT);
		assert_int_equal(in.len, 0);
	}
}

#define SENDS(t)       sends(t, sizeof(t) - 1)
#define ANSWERED(t, r) answered(t, sizeof(t) - 1, r)

static void
connects_by_name_without_authentication(void **state)
{
	(void)state;
	begin("a.example", NULL, NULL);
	SENDS("\5\1\0");
	ANSWERED("\5\0", LWS_SRET_WANT_OUTPUT);
	SENDS("\5\1\0\3\11a.example\x12\x34");
	ANSWERED("\5\0\0\1\0\0\0\0\0\0", LWS_SRET_OK);
}

static void
connects_by_address_with_authentication(void **state)
{
	(void)state;
	begin("127.0.0.1", "me", "secret");
	SENDS("\5\2\0\2");
	ANSWERED("\5\2", LWS_SRET_WANT_OUTPUT);
	SENDS("\1\2me\6secret");
	ANSWERED("\1\0", LWS_SRET_WANT_OUTPUT);
	SENDS("\5\1\0\1\x7f\0\0\1\x12\x34");
	ANSWERED("\5\0\0\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0", LWS_SRET_OK);
}

static void
connects_by_ipv6_address(void **state)
{
	(void)state;
	begin("::1", NULL, NULL);
	ANSWERED("\5\0", LWS_SRET_WANT_OUTPUT);
	SENDS("\5\1\0\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\x12\x34");
	ANSWERED("\5\0\0\3\4name\0\0", LWS_SRET_OK);
}

static void
leaves_what_is_the_peers(void **state)
{
	struct lws_span in = lws_span_of("\5\0\0\1\0\0\0\0\0\0peer", 14);

	(void)state;
	begin("a", NULL, NULL);
	ANSWERED("\5\0", LWS_SRET_WANT_OUTPUT);
	assert_int_equal(lws_socks5_feed(&s, &in), LWS_SRET_OK);
	assert_int_equal(in.len, 4);
}

static void
says_why_it_failed(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		enum lws_socks5_err err;
	} rows[] = {
		{ "\4\0", 2, LWS_SOCKS5_ERR_VERSION },
		{ "\5\377", 2, LWS_SOCKS5_ERR_METHOD },
		{ "\5\2", 2, LWS_SOCKS5_ERR_METHOD }, /* was not offered */
		{ "\5\0\4\0\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_VERSION },
		{ "\5\0\5\0\0\2\0", 7, LWS_SOCKS5_ERR_ADDRESS },
		{ "\5\0\5\1\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_GENERAL },
		{ "\5\0\5\2\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_RULES },
		{ "\5\0\5\5\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_REFUSED },
		{ "\5\0\5\10\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_KIND },
		{ "\5\0\5\11\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_OTHER },
		{ "\5\0\5\377\0\1\0\0\0\0\0\0", 12, LWS_SOCKS5_ERR_OTHER },
	};
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		struct lws_span in = lws_span_of(rows[n].bytes, rows[n].len);
		lws_stateful_ret_t r;

		begin("a", NULL, NULL);
		do
			r = lws_socks5_feed(&s, &in);
		while (r == LWS_SRET_WANT_OUTPUT);
		assert_int_equal(r, LWS_SRET_FATAL);
		assert_int_equal(s.err, rows[n].err);
		assert_true(strlen(lws_socks5_err_text(rows[n].err)) > 3);
	}
}

static void
refused_by_authentication(void **state)
{
	(void)state;
	begin("a", "u", "p");
	ANSWERED("\5\2", LWS_SRET_WANT_OUTPUT);
	ANSWERED("\1\1", LWS_SRET_FATAL);
	assert_int_equal(s.err, LWS_SOCKS5_ERR_AUTH);
	begin("a", "u", "p");
	ANSWERED("\5\2", LWS_SRET_WANT_OUTPUT);
	ANSWERED("\5\0", LWS_SRET_FATAL);
	assert_int_equal(s.err, LWS_SOCKS5_ERR_VERSION);
}

static void
texts_of_255_bytes_fit_and_no_more(void **state)
{
	char longest[LWS_SOCKS5_TEXT_MAX + 2];
	struct lws_socks5_ask ask = { longest, longest, longest, 1 };

	(void)state;
	memset(longest, 'x', sizeof(longest));
	longest[LWS_SOCKS5_TEXT_MAX] = '\0';
	assert_int_equal(lws_socks5_begin(&s, &ask), 0);
	ANSWERED("\5\2", LWS_SRET_WANT_OUTPUT);
	assert_int_equal(lws_socks5_put(&s, out), LWS_SOCKS5_OUT_MAX);
	longest[LWS_SOCKS5_TEXT_MAX] = 'x';
	longest[LWS_SOCKS5_TEXT_MAX + 1] = '\0';
	assert_int_equal(lws_socks5_begin(&s, &ask), -1);
	assert_int_equal(s.err, LWS_SOCKS5_ERR_TEXT);
	ask.host = "a";
	assert_int_equal(lws_socks5_begin(&s, &ask), -1);
	ask.user = "u";
	assert_int_equal(lws_socks5_begin(&s, &ask), -1);
	ask.password = "";
	assert_int_equal(lws_socks5_begin(&s, &ask), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(connects_by_name_without_authentication),
		cmocka_unit_test(connects_by_address_with_authentication),
		cmocka_unit_test(connects_by_ipv6_address),
		cmocka_unit_test(leaves_what_is_the_peers),
		cmocka_unit_test(says_why_it_failed),
		cmocka_unit_test(refused_by_authentication),
		cmocka_unit_test(texts_of_255_bytes_fit_and_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
