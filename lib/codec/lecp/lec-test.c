/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What lws_lec_printf() writes, into one window and into any smaller ones, and
 * what it refuses.
 */
#include "unit.h"

#include <float.h>
#include <math.h>

#include "codec/lecp/lec.h"

/* the format's output as hex, gathered from windows of so many bytes */
static char hex[2048];
static int last_result;

static void
gather(const uint8_t *p, size_t len)
{
	size_t n, l = strlen(hex);

	for (n = 0; n < len; n++)
		l += (size_t)snprintf(hex + l, sizeof(hex) - l, "%02x", p[n]);
}

static void
vwrite(lws_lec_pctx_t *c, size_t window, const char *format, va_list ap)
{
	uint8_t buf[512];
	int rounds = 0;

	hex[0] = '\0';
	lws_lec_setbuf(c, buf, window);
	for (;;) {
		last_result = (int)lws_lec_vsprintf(c, format, ap);
		gather(buf, c->used);
		if (last_result != LWS_LECPCTX_RET_AGAIN)
			return;
		assert_int_equal(c->used, window); /* not before it is full */
		assert_true(++rounds < 1000);
		memset(buf, 0xee, sizeof(buf));
		lws_lec_setbuf(c, buf, window);
	}
}

static void
write_windowed(size_t window, const char *format, ...)
{
	lws_lec_pctx_t c;
	va_list ap;

	lws_lec_init(&c, NULL, 0);
	va_start(ap, format);
	vwrite(&c, window, format, ap);
	va_end(ap);
}

/* through windows of every size that makes a difference */
#define WRITES(expected, ...)                                                  \
	do {                                                                   \
		size_t w_;                                                     \
		for (w_ = 1; w_ <= strlen(expected) / 2 + 2; w_++) {           \
			write_windowed(w_, __VA_ARGS__);                       \
			assert_string_equal(hex, expected);                    \
			assert_int_equal(last_result,                          \
					 LWS_LECPCTX_RET_FINISHED);            \
		}                                                              \
	} while (0)

#define REFUSES(...)                                                           \
	do {                                                                   \
		write_windowed(500, __VA_ARGS__);                              \
		assert_int_equal(last_result, LWS_LECPCTX_RET_FAIL);           \
	} while (0)

static void
numbers_are_as_short_as_can_be(void **state)
{
	(void)state;
	WRITES("00", "0");
	WRITES("17", "23");
	WRITES("1818", "24");
	WRITES("18ff", "255");
	WRITES("190100", "256");
	WRITES("19ffff", "65535");
	WRITES("1a00010000", "65536");
	WRITES("1affffffff", "4294967295");
	WRITES("1b0000000100000000", "4294967296");
	WRITES("1bffffffffffffffff", "18446744073709551615");
	WRITES("20", "-1");
	WRITES("37", "-24");
	WRITES("3818", "-25");
	WRITES("3bfffffffffffffffe", "-18446744073709551615");
	WRITES("00", "-0");
	WRITES("38803903ff", "-129 -1024");
}

static void
arguments_of_every_width(void **state)
{
	(void)state;
	WRITES("8600171affffffff1bffffffffffffffff1bffffffffffffffff1818",
	       "[%u,%u,%u,%lu,%llu,%u]", 0u, 23u, UINT_MAX, ULONG_MAX,
	       ULLONG_MAX, 24u);
	WRITES("8600203a7fffffff3b7fffffffffffffff3b7fffffffffffffff19ffff",
	       "[%d,%d,%d,%ld,%lld,%d]", 0, -1, INT_MIN, LONG_MIN, LLONG_MIN,
	       65535);
}

static void
containers_count_when_closed_in_the_format(void **state)
{
	(void)state;
	WRITES("80", "[]");
	WRITES("a0", "{}");
	WRITES("83010203", "[1,2,3]");
	WRITES("83010203", "[ 1 2\t3\n]");
	WRITES("8301820203820405", "[1,[2,3],[4,5]]");
	WRITES("a26161016162820203", "{'a':1,'b':[2,3]}");
	WRITES("a26161016162820203", "{'a':%d,'b':[%d,%d]}", 1, 2, 3);
	WRITES("826161a161626163", "['a',{'b':'c'}]");
	WRITES("98190102030405060708090a0b0c0d0e0f101112131415161718181819",
	       "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,"
	       "24,25]");
	WRITES("828038ff", "[[],-256]");
	WRITES("8238803903ff", "[-129,-1024]");
}

static void
tags_are_one_item_with_their_content(void **state)
{
	(void)state;
	WRITES("c101", "1(1)");
	WRITES("82c10102", "[%t(1),2]", 1u);
	WRITES("82c1820304c106", "[1([3,4]) 1(6)]");
	WRITES("d9d9f7c1d81800", "55799(%t(%lt(0)))", 1u, 24ul);
	WRITES("db0000000100000000f90000", "%llt(%f)", 4294967296ull, 0.0);
	WRITES("a1c10102", "{1(1):2}");
	WRITES("c2", "2()");
	WRITES("81c2", "[2()]");
}

static void
strings_and_bytes(void **state)
{
	static const uint8_t bytes[] = { 0, 1, 0xff };

	(void)state;
	WRITES("60", "''");
	WRITES("6161", "'a'");
	WRITES("63275c61", "'\\'\\\\\\a'");
	WRITES("6568656c6c6f", "%s", "hello");
	WRITES("60", "%s", "");
	WRITES("6368656c", "%.*s", 3, "hello");
	WRITES("60", "%.*s", 0, NULL);
	WRITES("430001ff", "%.*b", 3, bytes);
	WRITES("40", "%.*b", 0, NULL);
	WRITES("62c3bc", "'\xc3\xbc'");
	WRITES("781a6162636465666768696a6b6c6d6e6f707172737475767778797a", "%s",
	       "abcdefghijklmnopqrstuvwxyz");
}

/* what follows a string that was cut by a window's end is the right one */
static void
arguments_behind_a_cut_string_are_the_right_ones(void **state)
{
	(void)state;
	WRITES("850163616263430102030219"
	       "0100",
	       "[%d,%s,%.*b,%llu,%ld]", 1, "abc", 3, "\1\2\3", 2ull, 256l);
	WRITES("8861616162616361646165616661676168",
	       "[%s,%s,%s,%s,%.*s,%.*s,"
	       "%s,%s]",
	       "a", "b", "c", "d", 1, "ex", 1, "fx", "g", "h");
	WRITES("84"
	       "f93c00"
	       "6161"
	       "fb3ff199999999999a"
	       "01",
	       "[%f,%s,%f,%u]", 1.0, "a", 1.1, 1u);
}

static void
strings_of_indefinite_length(void **state)
{
	(void)state;
	WRITES("7f6568656c6c6fff", "<t'hello'>");
	WRITES("7f657374726561646d696e67ff", "<t'strea','ming'>");
	WRITES("7fff", "<t>");
	WRITES("5fff", "<b>");
	WRITES("5f42010243030405ff", "<b%.*b,%.*b>", 2, "\1\2", 3, "\3\4\5");
	WRITES("5f4161ff", "<b'a'>"); /* nothing but bytes may be in it */
	WRITES("827f616161"
	       "62ff01",
	       "[<t'a',%s>,1]", "b");
	WRITES("a17f6161ff5f4101ff", "{<t'a'>:<b%.*b>}", 1, "\1");
}

static void
floats_are_as_short_as_can_be(void **state)
{
	(void)state;
	WRITES("f90000", "%f", 0.0);
	WRITES("f98000", "%f", -0.0);
	WRITES("f93c00", "%f", 1.0);
	WRITES("f93e00", "%f", 1.5);
	WRITES("f97bff", "%f", 65504.0);
	WRITES("f90001", "%f", 5.960464477539063e-8);
	WRITES("f90400", "%f", 0.00006103515625);
	WRITES("f9c400", "%f", -4.0);
	WRITES("f97c00", "%f", (double)INFINITY);
	WRITES("f9fc00", "%f", -(double)INFINITY);
	WRITES("f97e00", "%f", (double)NAN);
	WRITES("fa47c35000", "%f", 100000.0);
	WRITES("fa7f7fffff", "%f", 3.4028234663852886e+38);
	WRITES("fa00000001", "%f", 0x1p-149);
	WRITES("fa007fffff", "%f", 0x1.fffffcp-127);
	WRITES("fa00800000", "%f", 0x1p-126);
	WRITES("fb3690000000000001", "%f", 0x1.0000000000001p-150);
	WRITES("fb3ff199999999999a", "%f", 1.1);
	WRITES("fb3ff1f7ced916872b", "%f", 1.123);
	WRITES("fb7e37e43c8800759c", "%f", 1.0e+300);
	WRITES("fb47f0000000000000", "%f", 0x1p128);
	WRITES("fb0000000000000001", "%f", 4.9406564584124654e-324);
}

static void
what_is_wrong_is_refused(void **state)
{
	static const char *const wrong[] = {
		"]",
		"}",
		")",
		">",
		"[}",
		"{]",
		"[)",
		"1(]",
		"<t]",
		"{1}",
		"{1,2,3}",
		"{'a'}",
		"(1)",
		"'a",
		"'a\\",
		"'",
		"<x>",
		"<",
		"<t1>",
		"<b1>",
		"<t[]>",
		"<t<t>>",
		"<t1('a')>",
		"1(1,2)",
		"-1(2)",
		"-",
		"--1",
		"+1",
		"x",
		"true",
		"%",
		"%x",
		"%i",
		"%.s",
		"%b",
		"%.*d",
		"%5d",
		"%lllu",
		"%hd",
		"%t",
		"%t 1",
		"%lf",
		"1.5",
		"0x10",
		"\"a\"",
		"[1;2]",
		"18446744073709551616",
		"[1,x]",
		"-18446744073709551616",
		"[%x]",
	};
	size_t n;

	(void)state;
	lws_set_log_level(0, NULL);
	for (n = 0; n < LWS_ARRAY_SIZE(wrong); n++) {
		write_windowed(500, wrong[n], 1, 1, 1);
		if (last_result != LWS_LECPCTX_RET_FAIL)
			fail_msg("%s is not refused", wrong[n]);
	}
	REFUSES("%.*s", -1, "a");
	REFUSES("%.*b", -1, "a");
	REFUSES("%.*b", 1, NULL);
	REFUSES("%s", NULL);
	REFUSES("<t%.*b>", 1, "a");
}

static void
limits_are_reached(void **state)
{
	(void)state;
	WRITES("9001010101010101010101010101010101",
	       "[%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d]", 1, 1, 1, 1,
	       1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
	REFUSES("[%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d]", 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
	WRITES("81818181818181818181818181818180",
	       "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]");
	REFUSES("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]");
}

/* -- over several calls -- */

static uint8_t out[64];
static lws_lec_pctx_t ctx;

static void
begin(void)
{
	memset(out, 0, sizeof(out));
	lws_lec_init(&ctx, out, sizeof(out));
}

static void
has(const char *expected)
{
	hex[0] = '\0';
	gather(out, ctx.used);
	assert_string_equal(hex, expected);
}

static void
what_an_earlier_call_opened_is_indefinite_and_gets_its_break(void **state)
{
	(void)state;
	begin();
	assert_int_equal(lws_lec_printf(&ctx, "{'a':["), 0);
	has("bf61619f");
	assert_int_equal(lws_lec_printf(&ctx, "%d,[2]", 1), 0);
	assert_int_equal(lws_lec_printf(&ctx, "]"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "}"), 0);
	has("bf61619f018102ffff");

	begin();
	assert_int_equal(lws_lec_printf(&ctx, "[1([<t"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "'a'"), 0);
	assert_int_equal(lws_lec_printf(&ctx, ">])]"), 0);
	has("9fc19f7f6161ffffff");
}

static void
a_map_left_odd_by_several_calls_is_refused(void **state)
{
	(void)state;
	begin();
	assert_int_equal(lws_lec_printf(&ctx, "{"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "1"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "}"), LWS_LECPCTX_RET_FAIL);
	begin();
	assert_int_equal(lws_lec_printf(&ctx, "{"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "1"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "1(2)"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "}"), 0);
	has("bf01c102ff");
}

static void
calls_append_until_the_window_is_set(void **state)
{
	(void)state;
	begin();
	assert_int_equal(lws_lec_printf(&ctx, ""), 0);
	assert_int_equal(ctx.used, 0);
	assert_int_equal(lws_lec_printf(&ctx, "1"), 0);
	assert_int_equal(lws_lec_printf(&ctx, "'a'"), 0);
	has("016161");
	lws_lec_setbuf(&ctx, out, sizeof(out));
	assert_int_equal(ctx.used, 0);
	assert_int_equal(lws_lec_printf(&ctx, "2"), 0);
	has("02");
}

static void
a_window_just_filled_asks_for_another(void **state)
{
	(void)state;
	lws_lec_init(&ctx, out, 2);
	assert_int_equal(lws_lec_printf(&ctx, "%s", "a"),
			 LWS_LECPCTX_RET_AGAIN);
	assert_int_equal(ctx.used, 2);
	lws_lec_setbuf(&ctx, out, 2);
	assert_int_equal(lws_lec_printf(&ctx, "%s", "a"), 0);
	assert_int_equal(ctx.used, 0);
	assert_int_equal(lws_lec_printf(&ctx, "5"), 0);
	assert_int_equal(ctx.used, 1);
}

static void
heads_can_be_put_by_hand(void **state)
{
	(void)state;
	lws_lec_init(&ctx, out, 4);
	lws_lec_int(&ctx, LWS_CBOR_MAJTYP_BSTR, 0, 300);
	assert_int_equal(ctx.scratch_len, 3);
	assert_int_equal(lws_lec_scratch(&ctx), 0);
	assert_int_equal(ctx.used, 3);
	lws_lec_int(&ctx, LWS_CBOR_MAJTYP_ARRAY, 1, 0);
	lws_lec_int(&ctx, LWS_CBOR_MAJTYP_UINT, 0, 70000);
	assert_int_equal(lws_lec_scratch(&ctx), 1);
	assert_int_equal(ctx.used, 4);
	assert_memory_equal(out, "\x59\x01\x2c\x9f", 4);
	lws_lec_setbuf(&ctx, out, sizeof(out));
	assert_int_equal(lws_lec_scratch(&ctx), 0);
	assert_memory_equal(out, "\x1a\x00\x01\x11\x70", 5);
	assert_int_equal(ctx.used, 5);
}

/* every single and half goes to its double and back */
static void
shortened_floats_keep_their_value(void **state)
{
	uint32_t n, single;
	uint8_t low;
	uint64_t bits;
	double d;
	float f;

	(void)state;
	for (n = 0; n < 0x10000; n++) {
		if ((n & 0x7fff) > 0x7c00)
			continue;
		lws_halfp2singles(&single, (uint16_t)n);
		memcpy(&f, &single, sizeof(f));
		d = (double)f;
		memcpy(&bits, &d, sizeof(d));
		low = LWS_CBOR_M7_SUBTYP_FLOAT64;
		lws_cbor_shorten_float(&low, &bits);
		assert_int_equal(low, LWS_CBOR_M7_SUBTYP_FLOAT16);
		assert_int_equal(bits, n);
	}
	for (single = 1; single < 0x7f800000u; single += 9973) {
		memcpy(&f, &single, sizeof(f));
		d = -(double)f;
		memcpy(&bits, &d, sizeof(d));
		low = LWS_CBOR_M7_SUBTYP_FLOAT64;
		lws_cbor_shorten_float(&low, &bits);
		if (low == LWS_CBOR_M7_SUBTYP_FLOAT16) {
			lws_halfp2singles(&n, (uint16_t)bits);
			bits = n;
		} else {
			assert_int_equal(low, LWS_CBOR_M7_SUBTYP_FLOAT32);
		}
		assert_int_equal(bits, single | 0x80000000u);
		/* a double that is no single stays */
		d = (double)f * (1 + 0x1p-40);
		memcpy(&bits, &d, sizeof(d));
		low = LWS_CBOR_M7_SUBTYP_FLOAT64;
		lws_cbor_shorten_float(&low, &bits);
		assert_int_equal(low, LWS_CBOR_M7_SUBTYP_FLOAT64);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_as_short_as_can_be),
		cmocka_unit_test(arguments_of_every_width),
		cmocka_unit_test(containers_count_when_closed_in_the_format),
		cmocka_unit_test(tags_are_one_item_with_their_content),
		cmocka_unit_test(strings_and_bytes),
		cmocka_unit_test(
			arguments_behind_a_cut_string_are_the_right_ones),
		cmocka_unit_test(strings_of_indefinite_length),
		cmocka_unit_test(floats_are_as_short_as_can_be),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(limits_are_reached),
		cmocka_unit_test(
			what_an_earlier_call_opened_is_indefinite_and_gets_its_break),
		cmocka_unit_test(a_map_left_odd_by_several_calls_is_refused),
		cmocka_unit_test(calls_append_until_the_window_is_set),
		cmocka_unit_test(a_window_just_filled_asks_for_another),
		cmocka_unit_test(heads_can_be_put_by_hand),
		cmocka_unit_test(shortened_floats_keep_their_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
