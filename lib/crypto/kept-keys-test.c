/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys that are kept ready: more than there is room for, changed behind our
 * back, forgotten, refused memory; what comes out is always that of the
 * elements.
 */
#include "unit.h"

#include "crypto/crypto.h"

enum { KEYS = LWS_TUNE_KEPT_KEYS + 3 };

static struct lws_gencrypto_keyelem keys[KEYS][LWS_GENCRYPTO_MAX_KEYEL_COUNT];

static int
make_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < KEYS; n++)
		if (lws_x_okp_new_keypair("Ed25519", keys[n]))
			return -1;

	return 0;
}

static int
drop_keys(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < KEYS; n++) {
		lws_keys_forget(keys[n]);
		lws_genec_destroy_elements(keys[n]);
	}

	return 0;
}

/* which of the keys a signature by that one is of */
static void
signs_as(unsigned int who)
{
	uint8_t sig[64];
	unsigned int n;

	assert_int_equal(lws_x_okp_sign(keys[who], "a", 1, sig, 64), 0);
	for (n = 0; n < KEYS; n++)
		assert_int_equal(lws_x_okp_verify(keys[n], "a", 1, sig, 64),
				 n == who ? 0 : -1);
}

static void
more_than_there_is_room_for(void **state)
{
	unsigned int n, k;

	(void)state;
	for (k = 0; k < 3; k++)
		for (n = 0; n < KEYS; n++) {
			lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[n], 1);
			lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[n], 0);
			signs_as(n);
		}
}

static void
elements_count_not_where_they_are(void **state)
{
	struct lws_gencrypto_keyelem was[2];

	(void)state;
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[0], 1);
	memcpy(was, &keys[0][1], sizeof(was));
	memcpy(&keys[0][1], &keys[1][1], sizeof(was));
	memcpy(&keys[1][1], was, sizeof(was));
	signs_as(0);
	signs_as(1);
}

static void
what_is_no_key_is_not_kept(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];

	(void)state;
	memset(el, 0, sizeof(el));
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, el, 1);
	lws_keys_keep(LWS_GENCRYPTO_KTY_RSA, el, 1);
	lws_keys_keep(LWS_GENCRYPTO_KTY_OCT, el, 1);
	lws_keys_forget(el);
	lws_keys_forget(keys[0]);
	lws_keys_forget(keys[0]);
	signs_as(0);
}

static int
keep_one(void)
{
	lws_keys_keep(LWS_GENCRYPTO_KTY_EC, keys[0], 1);
	signs_as(0); /* kept or not */
	lws_keys_forget(keys[0]);

	return unit_heap.refused ? -1 : 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	drop_keys(state);
	assert_int_equal(make_keys(state), 0);
	unit_oom_sweep(keep_one);
}

/* -- what a key is prepared for -- */

static const struct lws_span text[] = {
	{ (const uint8_t *)"what do ya want ", 16 },
	{ NULL, 0 },
	{ (const uint8_t *)"for nothing?", 12 },
};

static struct lws_gencrypto_keyelem secret = { (uint8_t *)"Jefe", 4 };

static struct lws_signing
mac_by(struct lws_gencrypto_keyelem *el, enum lws_genhash_types hash)
{
	const struct lws_signing s = { .kty = LWS_GENCRYPTO_KTY_OCT,
				       .el = el,
				       .hash = hash,
				       .parts = text,
				       .count = LWS_ARRAY_SIZE(text) };

	return s;
}

/* RFC 4231 4.3 by turns with others, so that each is prepared several times */
static void
macs_are_those_of_their_hash(void **state)
{
	static const uint8_t starts[][4] = {
		[LWS_GENHASH_TYPE_SHA256] = { 0x5b, 0xdc, 0xc1, 0x46 },
		[LWS_GENHASH_TYPE_SHA384] = { 0xaf, 0x45, 0xd2, 0xe3 },
		[LWS_GENHASH_TYPE_SHA512] = { 0x16, 0x4b, 0x7a, 0x7b },
	};
	static const enum lws_genhash_types order[] = {
		LWS_GENHASH_TYPE_SHA256, LWS_GENHASH_TYPE_SHA256,
		LWS_GENHASH_TYPE_SHA384, LWS_GENHASH_TYPE_SHA256,
		LWS_GENHASH_TYPE_SHA512, LWS_GENHASH_TYPE_SHA512,
	};
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	uint8_t mac[64];
	unsigned int n;

	(void)state;
	memset(el, 0, sizeof(el));
	el[0] = secret;
	for (n = 0; n < LWS_ARRAY_SIZE(order); n++) {
		const struct lws_signing s = mac_by(el, order[n]);
		size_t len = lws_genhash_size(order[n]);
		struct lws_span sig = lws_span_of(mac, len);

		assert_int_equal(lws_signature_make(&s, mac, len), len);
		assert_memory_equal(mac, starts[order[n]], 4);
		assert_int_equal(lws_signature_make(&s, mac, len - 1), -1);
		assert_int_equal(lws_signature_check(&s, &sig), 0);
		sig.len--;
		assert_int_equal(lws_signature_check(&s, &sig), -1);
		sig.len++;
		mac[n] ^= 1;
		assert_int_equal(lws_signature_check(&s, &sig), -1);
	}
	lws_keys_forget(el);
	el[0].buf = NULL;
	el[0].len = 0;
	{
		const struct lws_signing s =
			mac_by(el, LWS_GENHASH_TYPE_SHA256);

		assert_int_equal(lws_signature_make(&s, mac, 64), -1);
	}
}

static int
mac_once(void)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	const struct lws_signing s = mac_by(el, LWS_GENHASH_TYPE_SHA256);
	uint8_t mac[64];

	memset(el, 0, sizeof(el));
	el[0] = secret;
	/* kept or not */
	assert_int_equal(lws_signature_make(&s, mac, sizeof(mac)), 32);
	assert_int_equal(mac[0], 0x5b);
	lws_keys_forget(el);

	return unit_heap.refused ? -1 : 0;
}

static void
macs_need_no_row(void **state)
{
	(void)state;
	unit_oom_sweep(mac_once);
}

/* what a key cannot do, and hashes that there are not */
static void
signatures_that_cannot_be(void **state)
{
	uint8_t sig[132] = { 0 };
	struct lws_span as = lws_span_of(sig, 64);
	struct lws_signing s = { .kty = LWS_GENCRYPTO_KTY_EC,
				 .el = keys[0], /* Ed25519 */
				 .hash = LWS_GENHASH_TYPE_UNKNOWN,
				 .half = 32,
				 .parts = text,
				 .count = LWS_ARRAY_SIZE(text) };

	(void)state;
	assert_int_equal(lws_signature_make(&s, sig, sizeof(sig)), -1);
	assert_int_equal(lws_signature_check(&s, &as), -1);
	s.kty = LWS_GENCRYPTO_KTY_UNKNOWN;
	s.hash = LWS_GENHASH_TYPE_SHA256;
	assert_int_equal(lws_signature_make(&s, sig, sizeof(sig)), -1);
	assert_int_equal(lws_signature_check(&s, &as), -1);
}

static void
the_halves_of_a_signature_have_a_length(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	static const uint8_t halves[] = { 0, 31, 33, 67, 255 };
	struct lws_signing s = { .kty = LWS_GENCRYPTO_KTY_EC,
				 .el = el,
				 .hash = LWS_GENHASH_TYPE_SHA256,
				 .half = 32,
				 .parts = text,
				 .count = LWS_ARRAY_SIZE(text) };
	struct lws_genec_ctx ctx;
	uint8_t sig[512] = { 0 };
	struct lws_span as = lws_span_of(sig, 64);
	unsigned int n;

	(void)state;
	memset(el, 0, sizeof(el));
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	assert_int_equal(lws_genecdsa_new_keypair(&ctx, "P-256", el), 0);
	lws_genec_destroy(&ctx);
	for (n = 0; n < 2; n++) {
		assert_int_equal(lws_signature_make(&s, sig, 64), 64);
		assert_int_equal(lws_signature_check(&s, &as), 0);
	}
	assert_int_equal(lws_signature_make(&s, sig, 63), -1);
	for (n = 0; n < LWS_ARRAY_SIZE(halves); n++) {
		s.half = halves[n];
		as.len = 2u * halves[n];
		assert_int_equal(lws_signature_check(&s, &as), -1);
		if (!halves[n] || halves[n] > 66) /* others may have room */
			assert_int_equal(lws_signature_make(&s, sig, 512), -1);
	}
	lws_keys_forget(el);
	lws_genec_destroy_elements(el);
}

/* each byte on its own makes the same MAC; what is over is over */
static void
a_text_in_pieces_is_the_same(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	const struct lws_signing s = mac_by(el, LWS_GENHASH_TYPE_SHA256);
	uint8_t whole[64], mac[64];
	struct lws_span as = lws_span_of(whole, 32);
	struct lws_signing_run r;
	unsigned int n, k, way;

	(void)state;
	memset(el, 0, sizeof(el));
	el[0] = secret;
	assert_int_equal(lws_signature_make(&s, whole, sizeof(whole)), 32);
	for (way = 0; way < 2; way++) {
		assert_int_equal(
			lws_signing_begin(&r, &s, (enum lws_signing_to)way), 0);
		for (n = 0; n < LWS_ARRAY_SIZE(text); n++)
			for (k = 0; k < text[n].len; k++)
				assert_int_equal(
					lws_signing_add(&r, text[n].p + k, 1),
					0);
		if (way == LWS_SIGNING_CHECK)
			assert_int_equal(lws_signing_check(&r, &as), 0);
		else
			assert_int_equal(lws_signing_make(&r, mac, 32), 32);
		assert_int_equal(lws_signing_add(&r, "x", 1), -1);
		assert_int_equal(lws_signing_make(&r, mac, 32), -1);
		assert_int_equal(lws_signing_check(&r, &as), -1);
		lws_signing_fini(&r);
	}
	assert_memory_equal(mac, whole, 32);
	/* given up */
	assert_int_equal(lws_signing_begin(&r, &s, LWS_SIGNING_MAKE), 0);
	lws_signing_fini(&r);
	lws_signing_fini(&r);
	lws_keys_forget(el);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_than_there_is_room_for),
		cmocka_unit_test(elements_count_not_where_they_are),
		cmocka_unit_test(what_is_no_key_is_not_kept),
		cmocka_unit_test(out_of_memory_is_survived),
		cmocka_unit_test(macs_are_those_of_their_hash),
		cmocka_unit_test(macs_need_no_row),
		cmocka_unit_test(a_text_in_pieces_is_the_same),
		cmocka_unit_test(signatures_that_cannot_be),
		cmocka_unit_test(the_halves_of_a_signature_have_a_length),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, make_keys, drop_keys);
}
