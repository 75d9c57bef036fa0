/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hashes and HMACs: the vectors of RFC 1321, FIPS 180 and RFC 4231, in one
 * piece, byte by byte and cut everywhere.
 */
#include "hex.h"

static const struct {
	enum lws_genhash_types type;
	const char *text;
	const char *digest;
} hashes[] = {
	{ LWS_GENHASH_TYPE_MD5, "", "d41d8cd98f00b204e9800998ecf8427e" },
	{ LWS_GENHASH_TYPE_MD5, "abc", "900150983cd24fb0d6963f7d28e17f72" },
	{ LWS_GENHASH_TYPE_SHA1, "abc",
	  "a9993e364706816aba3e25717850c26c9cd0d89d" },
	{ LWS_GENHASH_TYPE_SHA1, "",
	  "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
	{ LWS_GENHASH_TYPE_SHA256, "abc",
	  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ LWS_GENHASH_TYPE_SHA256,
	  "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ LWS_GENHASH_TYPE_SHA384, "abc",
	  "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
	  "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7" },
	{ LWS_GENHASH_TYPE_SHA512, "abc",
	  "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"
	  "0a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
	  "454d4423643ce80e2a9ac94fa54ca49f" },
};

static const struct {
	const char *key;
	const char *text;
	const char *mac[3];
} hmacs[] = {
	{ "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
	  "4869205468657265",
	  { "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c"
	    "2e32cff7",
	    "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c"
	    "7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
	    "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b305"
	    "45e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f170"
	    "2e696c203a126854" } },
	{ "4a656665",
	  "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
	  { "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b9"
	    "64ec3843",
	    "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec373"
	    "6322445e8e2240ca5e69e2c78b3239ecfab21649",
	    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7"
	    "ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b"
	    "636e070a38bce737" } },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	  "dddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
	  "dddddddddddddddddddddddddddddddddddddddddddd",
	  { "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514"
	    "ced565fe",
	    "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e5"
	    "5966144b2a5ab39dc13814b94e3ab6e101a34f27",
	    "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33"
	    "b2279d39bf3e848279a722c806b485a47e67c807b946a337bee89426"
	    "74278859e13292fb" } },
	{ "0102030405060708090a0b0c0d0e0f10111213141516171819",
	  "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
	  "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
	  { "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff4"
	    "6729665b",
	    "3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e"
	    "1f573b4e6801dd23c4a7d679ccf8a386c674cffb",
	    "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050"
	    "361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2d"
	    "e2adebeb10a298dd" } },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	  "54657374205573696e67204c6172676572205468616e20426c6f636b"
	  "2d53697a65204b6579202d2048617368204b6579204669727374",
	  { "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f"
	    "0ee37f54",
	    "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05"
	    "033ac4c60c2ef6ab4030fe8296248df163f44952",
	    "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b0137"
	    "83f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec"
	    "8b915a985d786598" } },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	  "5468697320697320612074657374207573696e672061206c61726765"
	  "72207468616e20626c6f636b2d73697a65206b657920616e64206120"
	  "6c6172676572207468616e20626c6f636b2d73697a6520646174612e"
	  "20546865206b6579206e6565647320746f2062652068617368656420"
	  "6265666f7265206265696e6720757365642062792074686520484d41"
	  "4320616c676f726974686d2e",
	  { "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f5153"
	    "5c3a35e2",
	    "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82"
	    "461e99c5a678cc31e799176d3860e6110c46523e",
	    "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d"
	    "20cdc944b6022cac3c4982b10d5eeb55c3e4de15134676fb6de04460"
	    "65c97440fa8c6a58" } },
};

static void
hash_in_pieces(unsigned int row, size_t first, size_t piece, uint8_t *out)
{
	size_t len = strlen(hashes[row].text), at = 0, n = first;
	struct lws_genhash_ctx ctx;

	assert_int_equal(lws_genhash_init(&ctx, hashes[row].type), 0);
	while (at < len) {
		if (n > len - at)
			n = len - at;
		assert_int_equal(
			lws_genhash_update(&ctx, hashes[row].text + at, n), 0);
		at += n;
		n = piece;
	}
	assert_int_equal(lws_genhash_destroy(&ctx, out), 0);
	assert_int_equal(ctx.type, hashes[row].type);
}

static void
hashes_give_the_vectors_however_cut(void **state)
{
	uint8_t want[LWS_GENHASH_LARGEST], got[LWS_GENHASH_LARGEST];
	unsigned int n;
	size_t len, cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(hashes); n++) {
		len = unit_hex(hashes[n].digest, want);
		assert_int_equal(lws_genhash_size(hashes[n].type), len);
		hash_in_pieces(n, 1, 1, got);
		assert_memory_equal(got, want, len);
		for (cut = 0; cut <= strlen(hashes[n].text); cut++) {
			hash_in_pieces(n, cut, 1000, got);
			assert_memory_equal(got, want, len);
		}
	}
}

/* FIPS 180-2 C.3: a million times a */
static void
a_long_text_is_hashed(void **state)
{
	struct lws_genhash_ctx ctx;
	uint8_t want[64], got[64];
	char block[1000];
	int n;

	(void)state;
	memset(block, 'a', sizeof(block));
	assert_int_equal(lws_genhash_init(&ctx, LWS_GENHASH_TYPE_SHA512), 0);
	for (n = 0; n < 1000; n++)
		assert_int_equal(lws_genhash_update(&ctx, block, sizeof(block)),
				 0);
	assert_int_equal(lws_genhash_destroy(&ctx, got), 0);
	unit_hex("e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa97"
		 "3ebde0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad"
		 "8cc09b",
		 want);
	assert_memory_equal(got, want, 64);
}

static void
unknown_hash_is_refused_and_destroying_is_harmless(void **state)
{
	struct lws_genhash_ctx ctx;
	uint8_t out[64];

	(void)state;
	memset(&ctx, 0x55, sizeof(ctx));
	assert_int_equal(lws_genhash_init(&ctx, LWS_GENHASH_TYPE_UNKNOWN), 1);
	assert_int_equal(lws_genhash_destroy(&ctx, NULL), 0);
	assert_int_equal(lws_genhash_init(&ctx, (enum lws_genhash_types)99), 1);
	assert_int_equal(lws_genhash_destroy(&ctx, out), 0);
	assert_int_equal(lws_genhash_size((enum lws_genhash_types)99), 0);
	assert_int_equal(lws_genhash_size(LWS_GENHASH_TYPE_UNKNOWN), 0);
}

static void
hash_may_be_abandoned_and_destroyed_twice(void **state)
{
	struct lws_genhash_ctx ctx;

	(void)state;
	assert_int_equal(lws_genhash_init(&ctx, LWS_GENHASH_TYPE_SHA1), 0);
	assert_int_equal(lws_genhash_update(&ctx, NULL, 0), 0);
	assert_int_equal(lws_genhash_destroy(&ctx, NULL), 0);
	assert_int_equal(lws_genhash_destroy(&ctx, NULL), 0);
}

/* -- HMAC -- */

static void
mac_in_two(enum lws_genhmac_types type, unsigned int row, size_t cut,
	   uint8_t *out)
{
	size_t kl, tl;
	uint8_t *key = unit_unhex(hmacs[row].key, &kl);
	uint8_t *text = unit_unhex(hmacs[row].text, &tl);
	struct lws_genhmac_ctx ctx;

	if (cut > tl)
		cut = tl;
	assert_int_equal(lws_genhmac_init(&ctx, type, key, kl), 0);
	free(key); /* copied */
	assert_int_equal(lws_genhmac_update(&ctx, text, cut), 0);
	assert_int_equal(lws_genhmac_update(&ctx, text + cut, tl - cut), 0);
	assert_int_equal(lws_genhmac_destroy(&ctx, out), 0);
	free(text);
}

static void
hmac_gives_the_vectors_of_rfc4231(void **state)
{
	uint8_t want[64], got[64];
	unsigned int n, m;
	size_t len, cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(hmacs); n++)
		for (m = 0; m < 3; m++) {
			len = unit_hex(hmacs[n].mac[m], want);
			assert_int_equal(
				lws_genhmac_size(
					(enum lws_genhmac_types)(m + 1)),
				len);
			for (cut = 0; cut < 60; cut++) {
				mac_in_two((enum lws_genhmac_types)(m + 1), n,
					   cut, got);
				assert_memory_equal(got, want, len);
			}
		}
}

static void
hmac_takes_no_key_and_refuses_unknown_types(void **state)
{
	struct lws_genhmac_ctx ctx;
	uint8_t want[32], got[32];

	(void)state;
	/* of nothing, by nothing */
	unit_hex("b613679a0814d9ec772f95d778c35fc5"
		 "ff1697c493715653c6c712144292c5ad",
		 want);
	assert_int_equal(
		lws_genhmac_init(&ctx, LWS_GENHMAC_TYPE_SHA256, NULL, 0), 0);
	assert_int_equal(lws_genhmac_destroy(&ctx, got), 0);
	assert_memory_equal(got, want, 32);

	assert_int_equal(
		lws_genhmac_init(&ctx, LWS_GENHMAC_TYPE_UNKNOWN, want, 3), -1);
	assert_int_equal(lws_genhmac_destroy(&ctx, NULL), 0);
	assert_int_equal(lws_genhmac_size(LWS_GENHMAC_TYPE_UNKNOWN), 0);
	assert_int_equal(
		lws_genhmac_init(&ctx, LWS_GENHMAC_TYPE_SHA512, want, 3), 0);
	assert_int_equal(lws_genhmac_destroy(&ctx, NULL), 0);
	assert_int_equal(lws_genhmac_destroy(&ctx, NULL), 0);
}

static void
sizes_of_elements_and_base64(void **state)
{
	(void)state;
	assert_int_equal(lws_gencrypto_bits_to_bytes(0), 0);
	assert_int_equal(lws_gencrypto_bits_to_bytes(1), 1);
	assert_int_equal(lws_gencrypto_bits_to_bytes(521), 66);
	assert_int_equal(lws_gencrypto_bits_to_bytes(2048), 256);
	assert_int_equal(lws_gencrypto_padded_length(16, 0), 16);
	assert_int_equal(lws_gencrypto_padded_length(16, 15), 16);
	assert_int_equal(lws_gencrypto_padded_length(16, 16), 32);
	assert_int_equal(lws_base64_size(512), 688);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_give_the_vectors_however_cut),
		cmocka_unit_test(a_long_text_is_hashed),
		cmocka_unit_test(
			unknown_hash_is_refused_and_destroying_is_harmless),
		cmocka_unit_test(hash_may_be_abandoned_and_destroyed_twice),
		cmocka_unit_test(hmac_gives_the_vectors_of_rfc4231),
		cmocka_unit_test(hmac_takes_no_key_and_refuses_unknown_types),
		cmocka_unit_test(sizes_of_elements_and_base64),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
