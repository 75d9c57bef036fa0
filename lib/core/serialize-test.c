/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Integers as bytes.
 */
#include "unit.h"

static void
big_endian_at_any_alignment(void **state)
{
	uint8_t b[16];
	size_t n;

	(void)state;
	for (n = 0; n < 8; n++) {
		lws_ser_wu64be(b + n, 0x0102030405060708ull);
		assert_memory_equal(b + n, "\1\2\3\4\5\6\7\x8", 8);
		assert_true(lws_ser_ru64be(b + n) == 0x0102030405060708ull);
		lws_ser_wu32be(b + n, 0xfffefdfcu);
		assert_memory_equal(b + n, "\xff\xfe\xfd\xfc\5", 5);
		assert_true(lws_ser_ru32be(b + n) == 0xfffefdfcu);
		lws_ser_wu16be(b + n, 0x8001);
		assert_memory_equal(b + n, "\x80\x01\xfd", 3);
		assert_int_equal(lws_ser_ru16be(b + n), 0x8001);
	}
}

/* MQTT 5 1.5.5, table 1-1 */
static const struct {
	uint64_t v;
	int len;
	uint8_t b[4];
} vbi[] = {
	{ 0, 1, { 0 } },
	{ 127, 1, { 0x7f } },
	{ 128, 2, { 0x80, 0x01 } },
	{ 300, 2, { 0xac, 0x02 } },
	{ 16383, 2, { 0xff, 0x7f } },
	{ 16384, 3, { 0x80, 0x80, 0x01 } },
	{ 2097151, 3, { 0xff, 0xff, 0x7f } },
	{ 2097152, 4, { 0x80, 0x80, 0x80, 0x01 } },
	{ 268435455, 4, { 0xff, 0xff, 0xff, 0x7f } },
};

static void
vbi_has_the_forms_of_the_mqtt_table(void **state)
{
	uint8_t b[5];
	uint64_t v;
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(vbi); n++) {
		size_t len = (size_t)vbi[n].len;

		memset(b, 0xee, sizeof(b));
		assert_int_equal(lws_vbi_encode(vbi[n].v, b), vbi[n].len);
		assert_memory_equal(b, vbi[n].b, len);
		assert_int_equal(b[len], 0xee);
		v = 77;
		assert_int_equal(lws_vbi_decode(b, &v, len), vbi[n].len);
		assert_true(v == vbi[n].v);
		v = 77;
		assert_int_equal(lws_vbi_decode(b, &v, len - 1), 0);
		assert_true(v == 77);
	}
}

static void
vbi_refuses_a_fifth_byte(void **state)
{
	uint64_t v = 77;
	uint8_t b[5];

	(void)state;
	assert_int_equal(lws_vbi_encode(268435456, b), -1);
	assert_int_equal(lws_vbi_encode(UINT64_MAX, b), -1);
	assert_int_equal(lws_vbi_decode("\x80\x80\x80\x80\x01", &v, 5), -1);
	assert_int_equal(lws_vbi_decode("\x80\x80\x80\x80", &v, 4), -1);
	assert_true(v == 77);
}

static void
sigbits_is_the_place_of_the_top_bit(void **state)
{
	unsigned int n;

	(void)state;
	assert_int_equal(lws_sigbits(0), 1);
	for (n = 0; n < sizeof(uintptr_t) * 8; n++) {
		uintptr_t top = (uintptr_t)1 << n;

		assert_int_equal(lws_sigbits(top), n + 1);
		assert_int_equal(lws_sigbits(top | (top - 1)), n + 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(big_endian_at_any_alignment),
		cmocka_unit_test(vbi_has_the_forms_of_the_mqtt_table),
		cmocka_unit_test(vbi_refuses_a_fifth_byte),
		cmocka_unit_test(sigbits_is_the_place_of_the_top_bit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
