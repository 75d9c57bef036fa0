/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The deterministic encoding: what becomes of other encodings, that it is left
 * as it is itself, and what is refused.
 */
#include "unit.h"

#include "core/core.h"

static size_t
from_hex(const char *hex, uint8_t *to)
{
	size_t n = 0;
	unsigned int b;

	for (; *hex; hex += 2) {
		assert_int_equal(sscanf(hex, "%2x", &b), 1);
		to[n++] = (uint8_t)b;
	}

	return n;
}

static const struct {
	const char *in;
	const char *out;
} cases[] = {
	/* shortest arguments */
	{ "00", "00" },
	{ "1800", "00" },
	{ "190017", "17" },
	{ "1a00000018", "1818" },
	{ "1b00000000000000ff", "18ff" },
	{ "1b0000000100000000", "1b0000000100000000" },
	{ "3b0000000000000063", "3863" },
	{ "780161", "6161" },
	{ "5b000000000000000101", "4101" },
	{ "9a0000000101", "8101" },
	{ "ba000000010102", "a10102" },
	{ "da0000000100", "c100" },
	/* definite lengths */
	{ "9fff", "80" },
	{ "bfff", "a0" },
	{ "5fff", "40" },
	{ "7fff", "60" },
	{ "5f42010243030405ff", "450102030405" },
	{ "7f657374726561646d696e67ff", "6973747265616d696e67" },
	{ "7f606161ff", "6161" },
	{ "9f018202039f0405ffff", "8301820203820405" },
	{ "bf61610161629f0203ffff", "a26161016162820203" },
	{ "c19fff", "c180" },
	/* floats */
	{ "fb3ff0000000000000", "f93c00" },
	{ "fa3f800000", "f93c00" },
	{ "fb40f86a0000000000", "fa47c35000" },
	{ "fb3ff199999999999a", "fb3ff199999999999a" },
	{ "fb7ff8000000000000", "f97e00" },
	{ "fa7fc00001", "f97e00" },
	{ "f97c01", "f97e00" },
	{ "fbfff0000000000000", "f9fc00" },
	{ "fb8000000000000000", "f98000" },
	/* simple values */
	{ "f4", "f4" },
	{ "e0", "e0" },
	{ "f820", "f820" },
	{ "f8ff", "f8ff" },
	/* maps in the order of their keys: the example of RFC 8949 4.2.1 */
	{ "a8f40081200062616100617a008118640020001864000a00",
	  "a80a001864002000617a006261610081186400812000f400" },
	{ "a203040102", "a201020304" },
	{ "a3616303616202616101", "a3616101616202616303" },
	{ "bf190003f61801f5ff", "a201f503f6" },
	{ "a40401030001000200", "a40100020003000401" },
	/* inside of others, keys too */
	{ "81a202010100", "81a201000201" },
	{ "a1a20201010003", "a1a20100020103" },
};

static void
encodings_become_deterministic(void **state)
{
	uint8_t in[128], out[128], expected[128];
	size_t n, len, used, want, size;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		len = from_hex(cases[n].in, in);
		want = from_hex(cases[n].out, expected);
		assert_int_equal(lws_cbor_deterministic(in, len, out,
							sizeof(out), &used),
				 0);
		if (used != want || memcmp(out, expected, want))
			fail_msg("%s does not become %s", cases[n].in,
				 cases[n].out);
		/* what it has become stays */
		assert_int_equal(lws_cbor_deterministic(expected, want, out,
							want, &used),
				 0);
		assert_int_equal(used, want);
		assert_memory_equal(out, expected, want);
		/* and needs its size */
		for (size = 0; size < want; size++) {
			memset(out, 0x55, sizeof(out));
			assert_int_equal(lws_cbor_deterministic(in, len, out,
								size, &used),
					 LECP_STACK_OVERFLOW);
			assert_int_equal(used, 0);
			assert_int_equal(out[size], 0x55);
		}
		/* and all its input */
		for (size = 0; size < len; size++)
			assert_int_equal(lws_cbor_deterministic(in, size, out,
								sizeof(out),
								&used),
					 LECP_REJECT_BAD_CODING);
	}
}

static void
any_order_of_keys_gives_the_same(void **state)
{
	uint8_t in[3 + 3 * 200], out[sizeof(in)], first[sizeof(in)];
	unsigned int n, k, round, seed = 1;
	size_t used, len = 0;
	uint8_t keys[200];

	(void)state;
	for (n = 0; n < sizeof(keys); n++)
		keys[n] = (uint8_t)n;
	for (round = 0; round < 50; round++) {
		in[0] = 0xb8;
		in[1] = sizeof(keys);
		for (n = 0, len = 2; n < sizeof(keys); n++) {
			in[len++] = 0x18;
			in[len++] = keys[n];
			in[len++] = keys[n] & 0x17;
		}
		assert_int_equal(lws_cbor_deterministic(in, len, out,
							sizeof(out), &used),
				 0);
		if (!round)
			memcpy(first, out, used);
		assert_memory_equal(out, first, used);
		for (n = sizeof(keys) - 1; n; n--) {
			uint8_t t = keys[n];

			seed = seed * 1103515245u + 12345u;
			k = (seed >> 16) % (n + 1);
			keys[n] = keys[k];
			keys[k] = t;
		}
	}
}

static void
what_is_not_one_item_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"0000",
		"1c",
		"1f",
		"3f",
		"df00",
		"ff",
		"81ff",
		"f81f",
		"5f6161ff",
		"5f5fffff",
		"bf01ff",
		"9f",
		"5f",
		"c0",
		"c1ff",
		"a1ff00",
		/* keys twice, in any place and any encoding */
		"a201000100",
		"a3010002000100",
		"a20100180100",
		"a300000100180000",
		"bf01000101ff",
	};
	uint8_t in[64], out[64];
	size_t n, used;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(bad); n++)
		if (lws_cbor_deterministic(in, from_hex(bad[n], in), out,
					   sizeof(out),
					   &used) != LECP_REJECT_BAD_CODING)
			fail_msg("%s is not refused", bad[n]);
}

static void
depth_is_limited(void **state)
{
	uint8_t in[32], out[32];
	size_t used;

	(void)state;
	memset(in, 0x81, sizeof(in));
	in[LECP_MAX_DEPTH] = 0;
	assert_int_equal(lws_cbor_deterministic(in, LECP_MAX_DEPTH + 1, out,
						sizeof(out), &used),
			 0);
	in[LECP_MAX_DEPTH] = 0x80;
	assert_int_equal(lws_cbor_deterministic(in, LECP_MAX_DEPTH + 1, out,
						sizeof(out), &used),
			 LECP_STACK_OVERFLOW);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encodings_become_deterministic),
		cmocka_unit_test(any_order_of_keys_gives_the_same),
		cmocka_unit_test(what_is_not_one_item_is_refused),
		cmocka_unit_test(depth_is_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
