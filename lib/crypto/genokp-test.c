/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ed25519 and X25519 by the vectors of RFC 8032 and RFC 7748, the others by
 * round trips.
 */
#include "hex.h"

#include "crypto/crypto.h"

static const struct {
	const char *d, *x, *msg, *sig;
} sigs[] = {
	{ "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac03"
	  "1cae7f60",
	  "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68"
	  "f707511a",
	  "",
	  "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065"
	  "224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
	  "655141438e7a100b" },
	{ "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed"
	  "4fb8a6fb",
	  "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f1"
	  "2af4660c",
	  "72",
	  "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223"
	  "ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
	  "b00d291612bb0c00" },
	{ "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e"
	  "0b4458f7",
	  "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb9115"
	  "48908025",
	  "af82",
	  "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7"
	  "db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28d"
	  "c027beceea1ec40a" },
	{ "0d4a05b07352a5436e180356da0ae6efa0345ff7fb1572575772e800"
	  "5ed978e9",
	  "e61a185bcef2613a6c7cb79763ce945d3b245d76114dd440bcf5f2dc"
	  "1aa57057",
	  "cbc77b",
	  "d9868d52c2bebce5f3fa5a79891970f309cb6591e3e1702a70276fa9"
	  "7c24b3a8e58606c38c9758529da50ee31b8219cba45271c689afa60b"
	  "0ea26c99db19b00c" },
	{ "84e50dd9a0f197e3893c38dbd91fafc344c1776d3a400e2f0f0ee7aa"
	  "829eb8a2",
	  "2c50f870ee48b36b0ac2f8a5f336fb090b113050dbcc25e078200a6e"
	  "16153eea",
	  "f3992cde6493e671f1e129ddca8038b0abdb77bb9035f9f8be54bd5d"
	  "68c1aeff724ff47d29344391dc536166b8671cbbf123",
	  "69e6a4491a63837316e86a5f4ba7cd0d731ecc58f1d0a264c67c89be"
	  "fdd8d3829d8de13b33cc0bf513931715c7809657e2bfb960e5c764c9"
	  "71d733746093e500" },
	{ "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255"
	  "f5cc0ee5",
	  "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c59"
	  "7f1d426e",
	  "08b8b2b733424243760fe426a4b54908632110a66c2f6591eabd3345"
	  "e3e4eb98fa6e264bf09efe12ee50f8f54e9f77b1e355f6c50544e23f"
	  "b1433ddf73be84d879de7c0046dc4996d9e773f4bc9efe5738829adb"
	  "26c81b37c93a1b270b20329d658675fc6ea534e0810a4432826bf58c"
	  "941efb65d57a338bbd2e26640f89ffbc1a858efcb8550ee3a5e1998b"
	  "d177e93a7363c344fe6b199ee5d02e82d522c4feba15452f80288a82"
	  "1a579116ec6dad2b3b310da903401aa62100ab5d1a36553e06203b33"
	  "890cc9b832f79ef80560ccb9a39ce767967ed628c6ad573cb116dbef"
	  "efd75499da96bd68a8a97b928a8bbc103b6621fcde2beca1231d206b"
	  "e6cd9ec7aff6f6c94fcd7204ed3455c68c83f4a41da4af2b74ef5c53"
	  "f1d8ac70bdcb7ed185ce81bd84359d44254d95629e9855a94a7c1958"
	  "d1f8ada5d0532ed8a5aa3fb2d17ba70eb6248e594e1a2297acbbb39d"
	  "502f1a8c6eb6f1ce22b3de1a1f40cc24554119a831a9aad6079cad88"
	  "425de6bde1a9187ebb6092cf67bf2b13fd65f27088d78b7e883c8759"
	  "d2c4f5c65adb7553878ad575f9fad878e80a0c9ba63bcbcc2732e694"
	  "85bbc9c90bfbd62481d9089beccf80cfe2df16a2cf65bd92dd597b07"
	  "07e0917af48bbb75fed413d238f5555a7a569d80c3414a8d0859dc65"
	  "a46128bab27af87a71314f318c782b23ebfe808b82b0ce26401d2e22"
	  "f04d83d1255dc51addd3b75a2b1ae0784504df543af8969be3ea7082"
	  "ff7fc9888c144da2af58429ec96031dbcad3dad9af0dcbaaaf268cb8"
	  "fcffead94f3c7ca495e056a9b47acdb751fb73e666c6c655ade82972"
	  "97d07ad1ba5e43f1bca32301651339e22904cc8c42f58c30c04aafdb"
	  "038dda0847dd988dcda6f3bfd15c4b4c4525004aa06eeff8ca61783a"
	  "acec57fb3d1f92b0fe2fd1a85f6724517b65e614ad6808d6f6ee34df"
	  "f7310fdc82aebfd904b01e1dc54b2927094b2db68d6f903b68401ade"
	  "bf5a7e08d78ff4ef5d63653a65040cf9bfd4aca7984a74d371459867"
	  "80fc0b16ac451649de6188a7dbdf191f64b5fc5e2ab47b57f7f7276c"
	  "d419c17a3ca8e1b939ae49e488acba6b965610b5480109c8b17b80e1"
	  "b7b750dfc7598d5d5011fd2dcc5600a32ef5b52a1ecc820e308aa342"
	  "721aac0943bf6686b64b2579376504ccc493d97e6aed3fb0f9cd71a4"
	  "3dd497f01f17c0e2cb3797aa2a2f256656168e6c496afc5fb93246f6"
	  "b1116398a346f1a641f3b041e989f7914f90cc2c7fff357876e506b5"
	  "0d334ba77c225bc307ba537152f3f1610e4eafe595f6d9d90d11faa9"
	  "33a15ef1369546868a7f3a45a96768d40fd9d03412c091c6315cf4fd"
	  "e7cb68606937380db2eaaa707b4c4185c32eddcdd306705e4dc1ffc8"
	  "72eeee475a64dfac86aba41c0618983f8741c5ef68d3a101e8a3b8ca"
	  "c60c905c15fc910840b94c00a0b9d0",
	  "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e4"
	  "60fec350aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6"
	  "ac00a9704a188a03" },
};

struct key {
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	char crv[8];
	uint8_t x[57], d[57];
};

static void
key_load(struct key *k, const char *crv, const char *x, const char *d)
{
	memset(k, 0, sizeof(*k));
	memcpy(k->crv, crv, strlen(crv));
	k->el[LWS_GENCRYPTO_EC_KEYEL_CRV].buf = (uint8_t *)k->crv;
	k->el[LWS_GENCRYPTO_EC_KEYEL_CRV].len = (uint32_t)strlen(crv);
	if (x) {
		k->el[LWS_GENCRYPTO_EC_KEYEL_X].buf = k->x;
		k->el[LWS_GENCRYPTO_EC_KEYEL_X].len =
			(uint32_t)unit_hex(x, k->x);
	}
	if (d) {
		k->el[LWS_GENCRYPTO_EC_KEYEL_D].buf = k->d;
		k->el[LWS_GENCRYPTO_EC_KEYEL_D].len =
			(uint32_t)unit_hex(d, k->d);
	}
}

static void
ed25519_gives_the_vectors_of_rfc8032(void **state)
{
	uint8_t want[64], got[64];
	unsigned int n;
	struct key k;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(sigs); n++) {
		size_t len;
		uint8_t *msg = unit_unhex(sigs[n].msg, &len);

		key_load(&k, "Ed25519", sigs[n].x, sigs[n].d);
		unit_hex(sigs[n].sig, want);
		assert_int_equal(lws_x_okp_sig_len(k.el), 64);
		assert_int_equal(lws_x_okp_sign(k.el, msg, len, got, 64), 0);
		assert_memory_equal(got, want, 64);
		assert_int_equal(lws_x_okp_verify(k.el, msg, len, want, 64), 0);
		want[63 & n] ^= 1;
		assert_int_equal(lws_x_okp_verify(k.el, msg, len, want, 64),
				 -1);
		free(msg);
	}
}

static void
x25519_gives_the_vectors_of_rfc7748(void **state)
{
	struct key a, b;
	uint8_t want[32], got[32];
	size_t len = sizeof(got);

	(void)state;
	/* 6.1 */
	key_load(&a, "X25519",
		 "8520f0098930a754748b7ddcb43ef75a"
		 "0dbf3a0d26381af4eba4a98eaa9b4e6a",
		 "77076d0a7318a57d3c16c17251b26645"
		 "df4c2f87ebc0992ab177fba51db92c2a");
	key_load(
		&b, "X25519",
		"de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b"
		"4f",
		"5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0"
		"eb");
	unit_hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161"
		 "742",
		 want);
	assert_int_equal(lws_x_okp_shared_secret(a.el, b.el, got, &len), 0);
	assert_int_equal(len, 32);
	assert_memory_equal(got, want, 32);
	assert_int_equal(lws_x_okp_shared_secret(b.el, a.el, got, &len), 0);
	assert_memory_equal(got, want, 32);

	len = 31;
	assert_int_equal(lws_x_okp_shared_secret(a.el, b.el, got, &len), -1);
	/* a point of small order: all zeros is no secret */
	memset(b.x, 0, sizeof(b.x));
	len = 32;
	assert_int_equal(lws_x_okp_shared_secret(a.el, b.el, got, &len), -1);
	assert_int_equal(lws_x_okp_sign(a.el, want, 32, got, 32), -1);
}

static int
make_and_use(const char *name)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t out[114], out2[56];
	size_t len = 56;
	int ret = -1;

	memset(el, 0, sizeof(el));
	if (lws_x_okp_new_keypair(name, el))
		return -1;
	if (lws_x_okp_sig_len(el)) {
		len = lws_x_okp_sig_len(el);
		ret = lws_x_okp_sign(el, "x", 1, out, len) ||
		      lws_x_okp_verify(el, "x", 1, out, len) ||
		      !lws_x_okp_verify(el, "y", 1, out, len);
	} else
		ret = lws_x_okp_shared_secret(el, el, out2, &len);
	lws_genec_destroy_elements(el);

	return ret;
}

static int
make_and_use_all(void)
{
	return make_and_use("Ed25519") || make_and_use("X25519") ||
			       make_and_use("Ed448") || make_and_use("X448")
		       ? -1
		       : 0;
}

static void
new_keys_work_and_memory_may_run_out(void **state)
{
	(void)state;
	assert_int_equal(make_and_use("Ed447"), -1);
	unit_oom_sweep(make_and_use_all);
}

static void
keys_that_do_not_fit_are_refused(void **state)
{
	uint8_t sig[64] = { 0 };
	struct key k;

	(void)state;
	key_load(&k, "Ed25519", sigs[0].x, NULL);
	assert_int_equal(lws_x_okp_sign(k.el, sig, 1, sig, 64), -1);
	assert_int_equal(lws_x_okp_verify(k.el, sig, 1, sig, 63), -1);
	k.el[LWS_GENCRYPTO_EC_KEYEL_X].len--;
	assert_int_equal(lws_x_okp_verify(k.el, sig, 1, sig, 64), -1);
	key_load(&k, "P-256", sigs[0].x, sigs[0].d);
	assert_int_equal(lws_x_okp_sig_len(k.el), 0);
	assert_int_equal(lws_x_okp_sign(k.el, sig, 1, sig, 64), -1);
}

/* with such a key anybody has signatures, of anything */
static void
keys_of_small_order_are_refused(void **state)
{
	static const char *const ys[] = {
		"00000000000000000000000000000000"
		"00000000000000000000000000000000",
		"01000000000000000000000000000000"
		"00000000000000000000000000000000",
		"ecffffffffffffffffffffffffffffff"
		"ffffffffffffffffffffffffffffff7f",
		"26e8958fc2b227b045c3f489f2ef98f0"
		"d5dfac05d3c63339b13802886d53fc05",
		"c7176a703d4dd84fba3c0b760d10670f"
		"2a2053fa2c39ccc64ec7fd7792ac037a",
		/* the prime, and the most there is: not their only form */
		"edffffffffffffffffffffffffffffff"
		"ffffffffffffffffffffffffffffff7f",
		"ffffffffffffffffffffffffffffffff"
		"ffffffffffffffffffffffffffffff7f",
	};
	uint8_t sig[64] = { 1 }, x[57];
	unsigned int n;
	struct key k;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(ys); n++) {
		key_load(&k, "Ed25519", ys[n], NULL);
		assert_int_equal(lws_x_okp_verify(k.el, "x", 1, sig, 64), -1);
		assert_int_equal(unit_hex(ys[n], x), 32);
		assert_false(lws_okp_is_signers(x, 32));
		x[31] |= 0x80;
		assert_false(lws_okp_is_signers(x, 32));
	}
	memset(x, 0, sizeof(x));
	assert_false(lws_okp_is_signers(x, 57));
	x[0] = 1;
	assert_false(lws_okp_is_signers(x, 57));
	assert_false(lws_okp_is_signers(x, 31));
	x[0] = 2; /* not on the curve perhaps, but OpenSSL sees to that */
	assert_true(lws_okp_is_signers(x, 57));
	x[56] = 1;
	assert_false(lws_okp_is_signers(x, 57));
	memset(x, 0xff, sizeof(x));
	x[56] = 0x80;
	assert_false(lws_okp_is_signers(x, 57));
	x[28] = 0xfe;
	assert_false(lws_okp_is_signers(x, 57));
	x[0] = 0xfe;
	assert_false(lws_okp_is_signers(x, 57));
	x[0] = 0xfd;
	assert_true(lws_okp_is_signers(x, 57));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ed25519_gives_the_vectors_of_rfc8032),
		cmocka_unit_test(x25519_gives_the_vectors_of_rfc7748),
		cmocka_unit_test(new_keys_work_and_memory_may_run_out),
		cmocka_unit_test(keys_that_do_not_fit_are_refused),
		cmocka_unit_test(keys_of_small_order_are_refused),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
