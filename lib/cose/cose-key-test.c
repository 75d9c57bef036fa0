/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * COSE keys: read whole and cut, in sets, written through windows of any size,
 * made.
 */
#include "hex.h"

#include "core/core.h"

/* P-256 of RFC 8152 C.7.1 */
#define X11      "65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d"
#define Y11      "1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c"
#define D11      "aff907c99f9ad3aae6c4cdf21122bce2bd68b5283e6907154ad911840fa208cf"
#define EC_PAIRS "0102024231312001215820" X11 "225820" Y11 "235820" D11
#define EC_KEY   "a6" EC_PAIRS

static lws_cose_key_t *
import(const char *hex, lws_dll2_owner_t *set)
{
	size_t len;
	uint8_t *in = unit_unhex(hex, &len);
	lws_cose_key_t *ck = lws_cose_key_import(set, NULL, NULL, in, len);

	free(in);

	return ck;
}

static void
is_hex(const struct lws_gencrypto_keyelem *el, const char *hex)
{
	size_t len;
	uint8_t *want = unit_unhex(hex, &len);

	assert_int_equal(el->len, len);
	assert_memory_equal(el->buf, want, len);
	free(want);
}

static void
elements_are_those_of_the_map(void **state)
{
	lws_cose_key_t *ck = import(EC_KEY, NULL);

	(void)state;
	assert_non_null(ck);
	assert_int_equal(ck->kty, LWSCOSE_WKKTV_EC2);
	assert_int_equal(ck->gencrypto_kty, LWS_GENCRYPTO_KTY_EC);
	assert_int_equal(ck->cose_curve, LWSCOSE_WKEC_P256);
	assert_string_equal((char *)ck->e[LWS_GENCRYPTO_EC_KEYEL_CRV].buf,
			    "P-256");
	is_hex(&ck->e[LWS_GENCRYPTO_EC_KEYEL_X], X11);
	is_hex(&ck->e[LWS_GENCRYPTO_EC_KEYEL_Y], Y11);
	is_hex(&ck->e[LWS_GENCRYPTO_EC_KEYEL_D], D11);
	is_hex(&ck->meta[COSEKEY_META_KID], "3131");
	lws_cose_key_dump(ck);
	lws_cose_key_destroy(&ck);
	assert_null(ck);
	lws_cose_key_destroy(&ck);
}

static void
cut_short_is_refused_wherever(void **state)
{
	size_t n, len;
	uint8_t *in = unit_unhex(EC_KEY, &len), *exact;

	(void)state;
	for (n = 0; n < len; n++) {
		exact = malloc(n + !n);
		assert_non_null(exact);
		memcpy(exact, in, n);
		assert_null(lws_cose_key_import(NULL, NULL, NULL, exact, n));
		free(exact);
	}
	free(in);
}

static const struct {
	const char *hex;
	int ok;
} maps[] = {
	{ "a201042041aa", 1 },         /* symmetric, k */
	{ "a201040441aa", 1 },         /* k where key_ops belong */
	{ "a201042041aa2042aabb", 0 }, /* more than the map */
	{ "a301042041aa2041bb", 0 },   /* twice */
	{ "a301042041aa0441bb", 0 },   /* k twice, by both labels */
	{ "a22041aa0104", 0 },         /* the type is not in front */
	{ "a101", 0 },
	{ "a10105", 0 },
	{ "a10100", 0 },
	{ "a10120", 0 },
	{ "a10104", 1 },
	{ "a1016353594d", 0 }, /* "SYM" */
	{ "a20169", 0 },
	{ "a0", 0 },
	{ "80", 0 },
	{ "81a10104", 0 }, /* an array, and no set */
	{ "d865a10104", 1 },
	{ "a2010404820102", 1 },         /* key_ops */
	{ "a201040482016473696700", 1 }, /* a name among them */
	{ "a2010204f6", 1 },
	{ "a2010220f6", 1 },               /* nothing that could be used */
	{ "a201022009", 0 },               /* curve */
	{ "a201032001", 0 },               /* a curve for RSA */
	{ "a20104646e616d65a1018102", 1 }, /* "name": passed over */
	{ "a2010481010041aa", 0 },
	{ "a20104f5f5", 0 },
	{ "00", 0 },
	{ "", 0 },
};

static void
maps_are_taken_or_refused(void **state)
{
	lws_cose_key_t *ck;
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(maps); n++) {
		ck = import(maps[n].hex, NULL);
		if (!!ck != maps[n].ok)
			fail_msg("%s", maps[n].hex);
		lws_cose_key_destroy(&ck);
	}
}

static void
algorithm_is_a_number_or_a_name(void **state)
{
	lws_cose_key_t *ck = import("a201020326", NULL);

	(void)state;
	assert_non_null(ck);
	assert_int_equal(ck->cose_alg, LWSCOSE_WKAECDSA_ALG_ES256);
	assert_null(ck->meta[COSEKEY_META_ALG].buf);
	lws_cose_key_destroy(&ck);
	ck = import("a2010203654553323536", NULL);
	assert_non_null(ck);
	assert_int_equal(ck->cose_alg, LWSCOSE_WKAECDSA_ALG_ES256);
	assert_string_equal((char *)ck->meta[COSEKEY_META_ALG].buf, "ES256");
	lws_cose_key_destroy(&ck);
}

/* RFC 9052 7.1: what a key is bound to counts also where its name is not known
 */
static void
unknown_restrictions_restrict(void **state)
{
	static const struct {
		const char *hex;
		int refused;
	} rows[] = {
		{ "a20104205820", 0 },
		{ "a301040363464f4f205820", 1 },           /* "FOO" */
		{ "a30104031a7fffffff205820", 1 },         /* a number */
		{ "a30104031bfffffffffffffffb205820", 1 }, /* no -5 */
		{ "a3010403054001205820", 2 },             /* no key */
		{ "a30104048163736967205820", 1 },         /* ["sig"] */
		{ "a3010404820163736967205820", 0 },       /* [1, "sig"] */
		{ "a30104048120205820", 1 },               /* [-1] */
		{ "a301040481190101205820", 1 },           /* [257] */
	};
	static const char k[] = "00112233445566778899aabbccddeeff"
				"00112233445566778899aabbccddeeff";
	struct lws_cose_sign_context *s;
	lws_dll2_owner_t set;
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = { .keyset = &set,
						   .lec = &lec };
	unsigned int n;
	char hex[160];

	(void)state;
	lws_dll2_owner_clear(&set);
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		lws_cose_key_t *ck;

		lws_snprintf(hex, sizeof(hex), "%s%s", rows[n].hex, k);
		ck = import(hex, NULL);
		assert_int_equal(!ck, rows[n].refused == 2);
		s = lws_cose_sign_create(&info);
		assert_non_null(s);
		assert_int_equal(
			lws_cose_sign_add(s, LWSCOSE_WKAHMAC_256_256, ck),
			!!rows[n].refused);
		lws_cose_sign_destroy(&s);
		lws_cose_key_destroy(&ck);
	}
}

/* -- sets -- */

static int told;

static int
key_cb(struct lws_cose_key *ck, void *user)
{
	assert_non_null(ck);
	assert_ptr_equal(user, &told);
	told++;

	return 1; /* is not looked at */
}

static void
sets_are_appended_to_and_searched(void **state)
{
	lws_dll2_owner_t set;
	size_t len;
	uint8_t *in = unit_unhex("82a3010402413120411aa201042041bb", &len);
	lws_cose_key_t *ck;

	(void)state;
	lws_dll2_owner_clear(&set);
	told = 0;
	ck = lws_cose_key_import(&set, key_cb, &told, in, len);
	free(in);
	assert_non_null(ck);
	assert_int_equal(told, 2);
	assert_int_equal(set.count, 2);
	assert_int_equal(ck->e[0].buf[0], 0xbb);             /* the last */
	assert_non_null(import("a3010402413220411c", &set)); /* a lone map */
	assert_int_equal(set.count, 3);
	ck = lws_cose_key_from_set(&set, (const uint8_t *)"2", 1);
	assert_non_null(ck);
	assert_int_equal(ck->e[0].buf[0], 0x1c);
	ck = lws_cose_key_from_set(&set, NULL, 0);
	assert_int_equal(ck->e[0].buf[0], 0x1a);
	assert_null(lws_cose_key_from_set(&set, (const uint8_t *)"3", 1));
	/* a failure takes them all along */
	assert_null(import("82a1010400", &set));
	assert_int_equal(set.count, 0);
	assert_null(import("80", &set));
	lws_cose_key_set_destroy(&set);
}

/* -- written -- */

static size_t
write_key(lws_cose_key_t *ck, int flags, size_t window, uint8_t *out)
{
	enum lws_lec_pctx_ret r;
	lws_lec_pctx_t lec;
	uint8_t *w = malloc(window);
	size_t len = 0;

	assert_non_null(w);
	lws_lec_init(&lec, w, window);
	do {
		r = lws_cose_key_export(ck, &lec, flags);
		assert_int_not_equal(r, LWS_LECPCTX_RET_FAIL);
		memcpy(out + len, w, lec.used);
		len += lec.used;
		lws_lec_setbuf(&lec, w, window);
	} while (r == LWS_LECPCTX_RET_AGAIN);
	free(w);

	return len;
}

static void
written_as_read_through_windows_of_any_size(void **state)
{
	uint8_t out[256], want[256];
	lws_cose_key_t *ck;
	size_t len, n;

	(void)state;
	/* kty, crv, kid, x, d, y */
	len = unit_hex("a60102200102423131215820" X11 "235820" D11 "225820" Y11,
		       want);
	ck = import(EC_KEY, NULL);
	assert_non_null(ck);
	for (n = 1; n < len + 2; n++) {
		assert_int_equal(write_key(ck, LWSJWKF_EXPORT_PRIVATE, n, out),
				 len);
		assert_memory_equal(out, want, len);
	}
	len = unit_hex("a50102200102423131215820" X11 "225820" Y11, want);
	assert_int_equal(write_key(ck, 0, 256, out), len);
	assert_memory_equal(out, want, len);
	ck->gencrypto_kty = 9;
	assert_int_equal(
		lws_cose_key_export(ck, &(lws_lec_pctx_t){ .used = 0 }, 0),
		LWS_LECPCTX_RET_FAIL);
	lws_cose_key_destroy(&ck);
}

static const struct {
	cose_param_t kty;
	int use, bits;
	const char *curve;
	int ok;
} fresh[] = {
	{ LWSCOSE_WKKTV_EC2, 0, 0, "P-256", 1 },
	{ LWSCOSE_WKKTV_EC2, 1 << LWSCOSE_WKKO_SIGN, 0, "P-384", 1 },
	{ LWSCOSE_WKKTV_EC2, 6, 0, "P-521", 1 },
	{ LWSCOSE_WKKTV_EC2, 0, 0, "Ed25519", 0 },
	{ LWSCOSE_WKKTV_EC2, 0, 0, NULL, 0 },
	{ LWSCOSE_WKKTV_OKP, 0, 0, "P-256", 1 },
	{ LWSCOSE_WKKTV_OKP, 0, 0, "Ed25519", 1 },
	{ LWSCOSE_WKKTV_OKP, 0, 0, "X448", 1 },
	{ LWSCOSE_WKKTV_OKP, 0, 0, "X44", 0 },
	{ LWSCOSE_WKKTV_SYMMETRIC, 0x600, 257, NULL, 1 },
	{ LWSCOSE_WKKTV_SYMMETRIC, 0, 0, NULL, 0 },
	{ LWSCOSE_WKKTV_RSA, 2, 2048, NULL, 1 },
	{ 5, 0, 256, NULL, 0 },
};

static void
new_keys_survive_writing_and_reading(void **state)
{
	static uint8_t out[4096], again[4096];
	lws_cose_key_t *ck, *back;
	unsigned int n;
	size_t len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(fresh); n++) {
		ck = lws_cose_key_generate(NULL, fresh[n].kty, fresh[n].use,
					   fresh[n].bits, fresh[n].curve,
					   (const uint8_t *)"k\0d", 3);
		assert_int_equal(!!ck, fresh[n].ok);
		if (!ck)
			continue;
		assert_int_equal(ck->private_key, 1);
		len = write_key(ck, LWSJWKF_EXPORT_PRIVATE, 4096, out);
		back = lws_cose_key_import(NULL, NULL, NULL, out, len);
		assert_non_null(back);
		assert_int_equal(back->meta[COSEKEY_META_KID].len, 3);
		assert_int_equal(
			write_key(back, LWSJWKF_EXPORT_PRIVATE, 100, again),
			len);
		assert_memory_equal(again, out, len);
		lws_cose_key_destroy(&ck);
		lws_cose_key_destroy(&back);
	}
}

static void
limits_of_elements_and_identifiers_are_reached(void **state)
{
	uint8_t *in = calloc(1, LWS_LIMIT_COSE_KEY + 64);
	lws_cose_key_t *ck;
	unsigned int n;

	(void)state;
	assert_non_null(in);
	memcpy(in, "\xa2\x01\x04\x20\x59", 5);
	for (n = LWS_LIMIT_COSE_KEY; n <= LWS_LIMIT_COSE_KEY + 1; n++) {
		lws_put_u16be(in + 5, (uint16_t)n);
		ck = lws_cose_key_import(NULL, NULL, NULL, in, 7 + n);
		assert_int_equal(!!ck, n == LWS_LIMIT_COSE_KEY);
		lws_cose_key_destroy(&ck);
	}
	/* a key_ops array, of zeros */
	memcpy(in, "\xa2\x01\x04\x04\x99", 5);
	for (n = LWS_LIMIT_COSE_KID; n <= LWS_LIMIT_COSE_KID + 1; n++) {
		lws_put_u16be(in + 5, (uint16_t)n);
		ck = lws_cose_key_import(NULL, NULL, NULL, in, 7 + n);
		assert_int_equal(!!ck, n == LWS_LIMIT_COSE_KID);
		lws_cose_key_destroy(&ck);
	}
	free(in);
}

static int
read_write(void)
{
	static uint8_t key[256];
	uint8_t out[512];
	lws_lec_pctx_t lec;
	lws_dll2_owner_t set;
	size_t len = unit_hex("81" EC_KEY, key);
	lws_cose_key_t *ck;
	int r;

	lws_dll2_owner_clear(&set);
	lws_lec_init(&lec, out, sizeof(out));
	ck = lws_cose_key_import(&set, NULL, NULL, key, len);
	if (!ck)
		return -1;
	r = lws_cose_key_export(ck, &lec, 0) == LWS_LECPCTX_RET_FINISHED ? 0
									 : -1;
	lws_cose_key_set_destroy(&set);
	if (r)
		return -1;
	ck = lws_cose_key_generate(NULL, LWSCOSE_WKKTV_EC2, 6, 0, "P-256",
				   (const uint8_t *)"x", 1);
	if (!ck)
		return -1;
	lws_cose_key_destroy(&ck);

	return 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	unit_oom_sweep(read_write);
}

static void
names_and_numbers_of_algorithms(void **state)
{
	(void)state;
	assert_string_equal(lws_cose_alg_to_name(-7), "ES256");
	assert_string_equal(lws_cose_alg_to_name(4), "HS256_64");
	assert_string_equal(lws_cose_alg_to_name(0), "unknown_alg");
	assert_int_equal(lws_cose_name_to_alg("RS512"), -259);
	assert_int_equal(lws_cose_name_to_alg("EdDSA"), -8);
	assert_int_equal(lws_cose_name_to_alg("none"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_are_those_of_the_map),
		cmocka_unit_test(cut_short_is_refused_wherever),
		cmocka_unit_test(maps_are_taken_or_refused),
		cmocka_unit_test(algorithm_is_a_number_or_a_name),
		cmocka_unit_test(unknown_restrictions_restrict),
		cmocka_unit_test(sets_are_appended_to_and_searched),
		cmocka_unit_test(written_as_read_through_windows_of_any_size),
		cmocka_unit_test(new_keys_survive_writing_and_reading),
		cmocka_unit_test(
			limits_of_elements_and_identifiers_are_reached),
		cmocka_unit_test(out_of_memory_is_survived),
		cmocka_unit_test(names_and_numbers_of_algorithms),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
