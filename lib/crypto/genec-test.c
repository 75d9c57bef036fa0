/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * ECDSA and ECDH: NIST's test suites, round trips on each curve, and all the
 * ways to be refused.
 */
#include "hex.h"

static const struct {
	const char *curve;
	enum lws_genhash_types hash;
	int good;
	const char *msg, *x, *y, *sig;
} sigs[] = {
	{ "P-256", LWS_GENHASH_TYPE_SHA256, 0,
	  "e4796db5f785f207aa30d311693b3702821dff1168fd2e04c0836825"
	  "aefd850d9aa60326d88cde1a23c7745351392ca2288d632c264f197d"
	  "05cd424a30336c19fd09bb229654f0222fcb881a4b35c290a093ac15"
	  "9ce13409111ff0358411133c24f5b8e2090d6db6558afc36f06ca1f6"
	  "ef779785adba68db27a409859fc4c4a0",
	  "87f8f2b218f49845f6f10eec3877136269f5c1a54736dbdf69f89940"
	  "cad41555",
	  "e15f369036f49842fac7a86c8a2b0557609776814448b8f5e84aa9f4"
	  "395205e9",
	  "d19ff48b324915576416097d2544f7cbdf8768b1454ad20e0baac50e"
	  "211f23b0a3e81e59311cdfff2d4784949f7a2cb50ba6c3a91fa54710"
	  "568e61aca3e847c6" },
	{ "P-256", LWS_GENHASH_TYPE_SHA256, 1,
	  "e1130af6a38ccb412a9c8d13e15dbfc9e69a16385af3c3f1e5da954f"
	  "d5e7c45fd75e2b8c36699228e92840c0562fbf3772f07e17f1add565"
	  "88dd45f7450e1217ad239922dd9c32695dc71ff2424ca0dec1321aa4"
	  "7064a044b7fe3c2b97d03ce470a592304c5ef21eed9f93da56bb232d"
	  "1eeb0035f9bf0dfafdcc4606272b20a3",
	  "e424dc61d4bb3cb7ef4344a7f8957a0c5134e16f7a67c074f82e6e12"
	  "f49abf3c",
	  "970eed7aa2bc48651545949de1dddaf0127e5965ac85d1243d6f60e7"
	  "dfaee927",
	  "bf96b99aa49c705c910be33142017c642ff540c76349b9dab72f981f"
	  "d9347f4f17c55095819089c2e03b9cd415abdf12444e323075d98f31"
	  "920b9e0f57ec871c" },
	{ "P-256", LWS_GENHASH_TYPE_SHA512, 0,
	  "273b063224ab48a1bf6c7efc93429d1f89de48fc4a4fa3ffe7a49ebb"
	  "a1a58ff5d208a9e4bff27b418252526243ba042d1605b6df3c2ec916"
	  "ceef027853a41137f7bfb6fc63844de95f58e82b9ad2565f1367d2c6"
	  "9bd29100f6db21a8ab7ab58affd1661add0322bd915721378df9fa23"
	  "3ef0b7e0a0a85be31689e21891ec8977",
	  "484e31e69ef70bb8527853c22c6b6b4cd2a51311dde66c7b63f097db"
	  "b6ab27bf",
	  "e1ff8177f4061d4fbbacbbc70519f0fc8c8b6053d72af0fe4f048d61"
	  "5004f74e",
	  "91a303d8fe3ab4176070f6406267f6b79bfe5eb5f62ae6aeb374d906"
	  "67858518e152119cefa26826ea07ec40a428869132d70812c5578c5a"
	  "260e48d6800e046a" },
	{ "P-256", LWS_GENHASH_TYPE_SHA512, 1,
	  "6e2932153301a4eef680e6428929adae988c108d668a31ff55d04899"
	  "47d75ff81a46bf89e84d6401f023be6e87688fbcd784d785ca846735"
	  "524acb52d00452c84040a479e7cc330936441d93bbe722a9432a6e1d"
	  "b112b5c9403b10272cb1347fd619d463f7a9d223ad76fde06d8a6883"
	  "500fb843235abff98e241bdfb5538c3e",
	  "9cb0cf69303dafc761d4e4687b4ecf039e6d34ab964af80810d8d558"
	  "a4a8d6f7",
	  "2d51233a1788920a86ee08a1962c79efa317fb7879e297dad2146db9"
	  "95fa1c78",
	  "4b9f91e4285287261a1d1c923cf619cd52c175cfe7f1be60a5258c61"
	  "0348ba3d28c45f901d71c41b298638ec0d6a85d7fcb0c33bbfec5a9c"
	  "810846b639289a84" },
	{ "P-384", LWS_GENHASH_TYPE_SHA384, 0,
	  "4132833a525aecc8a1a6dea9f4075f44feefce810c4668423b385804"
	  "17f7bdca5b21061a45eaa3cbe2a7035ed189523af8002d65c2899e65"
	  "735e4d93a16503c145059f365c32b3acc6270e29a09131299181c98b"
	  "3c76769a18faf21f6b4a8f271e6bf908e238afe8002e27c63417bda7"
	  "58f846e1e3b8e62d7f05ebd98f1f9154",
	  "1f94eb6f439a3806f8054dd79124847d138d14d4f52bac93b042f2ee"
	  "3cdb7dc9e09925c2a5fee70d4ce08c61e3b19160",
	  "1c4fd111f6e33303069421deb31e873126be35eeb436fe2034856a3e"
	  "d1e897f26c846ee3233cd16240989a7990c19d8c",
	  "3c15c3cedf2a6fbff2f906e661f5932f2542f0ce68e2a8182e5ed385"
	  "8f33bd3c5666f17ac39e52cb004b80a0d4ba73cd9de879083cbb0a97"
	  "973c94f1963d84f581e4c6541b7d000f9850deb25154b23a37dd7226"
	  "7bdd72665cc7027f88164fab" },
	{ "P-384", LWS_GENHASH_TYPE_SHA384, 1,
	  "9dd789ea25c04745d57a381f22de01fb0abd3c72dbdefd44e43213c1"
	  "89583eef85ba662044da3de2dd8670e6325154480155bbeebb702c75"
	  "781ac32e13941860cb576fe37a05b757da5b5b418f6dd7c30b042e40"
	  "f4395a342ae4dce05634c33625e2bc524345481f7e253d9551266823"
	  "771b251705b4a85166022a37ac28f1bd",
	  "cb908b1fd516a57b8ee1e14383579b33cb154fece20c5035e2b37651"
	  "95d1951d75bd78fb23e00fef37d7d064fd9af144",
	  "cd99c46b5857401ddcff2cf7cf822121faf1cbad9a011bed8c551f6f"
	  "59b2c360f79bfbe32adbcaa09583bdfdf7c374bb",
	  "33f64fb65cd6a8918523f23aea0bbcf56bba1daca7aff817c8791dc9"
	  "2428d605ac629de2e847d43cee55ba9e4a0e83ba4428bb478a43ac73"
	  "ecd6de51ddf7c28ff3c2441625a081714337dd44fea8011bae71959a"
	  "10947b6ea33f77e128d3c6ae" },
	{ "P-521", LWS_GENHASH_TYPE_SHA1, 0,
	  "a2b07a8c08cf0bf146cd11882553147831c118d9adae78dbc1700555"
	  "842c5758c553751b88da75b8c6f45315db85b1d147519bffb49fa502"
	  "4219054123f0925c7e715a040478aa3a5d24b4ecf1c49033edafa662"
	  "2dc7e47fcd0311c54b1e3229d9caa9ba3c3dd8ea9501018a7d4a3b45"
	  "b865696c94a366d818f1285426944f1d",
	  "01939b25d13ee8e04203643ba3709526a92912b0e98f06962fb217ed"
	  "18d1ba52bff192640f980d3f7f92c116b5d94dfd48c25a26b72acb94"
	  "25e316b3d2ac130a6943",
	  "0122d0809c5de123c6e5373c1680a4d566c565408b6750d942c024d5"
	  "6c0d6761807adf9dab454b84254671dc68f6917f09a442643e6db1bb"
	  "35e6796816dd3e5c6a7a",
	  "0144c1a1e075aced5e10f50ab7ab0f795bac07439c953ca0c749dc12"
	  "d50a7e4dce21850dac1fd773e46576335a555f20d266842a8bb47fb4"
	  "64fe3fe297e9ee356e480125f3b6f1cf7eb704bd37391a43034df926"
	  "0c4d5fdccd583bf65dd5ab4b007c8f837a31a0b7c5a0be3743a187b2"
	  "569841fc4c69f816c8234d8ae845b92fb9263242" },
	{ "P-521", LWS_GENHASH_TYPE_SHA1, 1,
	  "9bbbbe8a72130e1f023fb77be4648c80e1722d98bd478882383026c5"
	  "c4e8748873997c5a38e0a173ed461546422d7691393dc2aceb0c0775"
	  "068bc7145e33bf6a9e34f7fc6acc8f079a265168e54d3cca8d40aa04"
	  "c1afd0909aa3df50908d7324aa7861b50f471fbfa5d615b0d718132c"
	  "81957b178ad936deb89fde37147f8ae6",
	  "00f50a08703250c15f043c8c46e99783435245cf98f4f2694b0e2f8d"
	  "029a514dd6f0b086d4ed892000cd5590107aae69c4c0a7a95f7cf74e"
	  "5770a07d5db55bce4ab4",
	  "00f2c770bab8b9be4cdb6ecd3dc26c698da0d2599cebf3d904f7f9ca"
	  "3a55e64731810d73cd317264e50baba4bc2860857e16d6cbb79501bc"
	  "9e3a32bd172ea8a71dee",
	  "001e7cbb20c9a66abf149c79d11859051d35cfddd04f420dd23bd320"
	  "6c82b29e782453cabfefe792e4e3e68c9bf6bf50d5a00ba5dd73b413"
	  "78fb46e91ca797dbb25000f1e9252573c003cb77f22c8c6d56f2149f"
	  "7e8d88d699983da9250c8edfd4b9f864a46c48819524651886e3fd56"
	  "492f4b6c75fb50a1d59e8bfc25f9fd42dc4e1d37" },
	{ "P-521", LWS_GENHASH_TYPE_SHA512, 0,
	  "a0732a605c785a2cc9a3ff84cbaf29175040f7a0cc35f4ea8eeff267"
	  "c1f92f06f46d3b35437195185d322cbd775fd24741e86ee9236ba5b3"
	  "74a2ac29803554d715fa4656ac31778f103f88d68434dd2013d4c4e9"
	  "848a11198b390c3d600d712893513e179cd3d31fb06c6e2a1016fb96"
	  "ffd970b1489e36a556ab3b537eb29dff",
	  "012a593f568ca2571e543e00066ecd3a3272a57e1c94fe311e5df96a"
	  "fc1b792e5862720fc730e62052bbf3e118d3a078f0144fc00c9d8baa"
	  "aa8298ff63981d09d911",
	  "017cea5ae75a74100ee03cdf2468393eef55ddabfe8fd5718e88903e"
	  "b9fd241e8cbf9c68ae16f4a1db26c6352afcb1894a9812da6d32cb86"
	  "2021c86cd8aa483afc26",
	  "01aac7692baf3aa94a97907307010895efc1337cdd686f9ef2fd8404"
	  "796a74701e55b03ceef41f3e6f50a0eeea11869c4789a3e8ab5b7732"
	  "4961d081e1a3377ccc910009c1e7d93d056b5a97759458d58c49134a"
	  "45071854b8a6b8272f9fe7e78e1f3d8097e8a6e731f7ab4851eb26d5"
	  "aa4fdadba6296dc7af835fe3d1b6dba4b031d5f3" },
	{ "P-521", LWS_GENHASH_TYPE_SHA512, 1,
	  "f69417bead3b1e208c4c99236bf84474a00de7f0b9dd23f991b6b60e"
	  "f0fb3c62073a5a7abb1ef69dbbd8cf61e64200ca086dfd645b641e8d"
	  "02397782da92d3542fbddf6349ac0b48b1b1d69fe462d1bb492f34dd"
	  "40d137163843ac11bd099df719212c160cbebcb2ab6f3525e64846c8"
	  "87e1b52b52eced9447a3d31938593a87",
	  "0153eb2be05438e5c1effb41b413efc2843b927cbf19f0bc9cc14b69"
	  "3eee26394a0d8880dc946a06656bcd09871544a5f15c7a1fa68e00cd"
	  "c728c7cfb9c448034867",
	  "0143ae8eecbce8fcf6b16e6159b2970a9ceb32c17c1d878c09317311"
	  "b7519ed5ece3374e7929f338ddd0ec0522d81f2fa4fa47033ef0c087"
	  "2dc049bb89233eef9bc1",
	  "00dd633947446d0d51a96a0173c01125858abb2bece670af922a92de"
	  "dcec067136c1fa92e5fa73d7116ac9c1a42b9cb642e4ac19310b049e"
	  "48c53011ffc6e7461c3600efbdc6a414bb8d663bb5cdb7c586bccfe7"
	  "589049076f98cee82cdb5d203fddb2e0ffb77954959dfa5ed0de850e"
	  "42a86f5a63c5a6592e9b9b8bd1b40557b9cd0cc0" },
};

static const struct {
	const char *name;
	int bits;
	size_t bytes;
} curves[] = {
	{ "P-256", 256, 32 },
	{ "P-384", 384, 48 },
	{ "P-521", 521, 66 },
};

static int
bits_of(const char *name)
{
	unsigned int n = 0;

	while (strcmp(curves[n].name, name))
		n++;

	return curves[n].bits;
}

struct key {
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	char crv[8];
	uint8_t x[66], y[66], d[66];
};

static void
key_load(struct key *k, const char *crv, const char *x, const char *y,
	 const char *d)
{
	memset(k, 0, sizeof(*k));
	memcpy(k->crv, crv, strlen(crv));
	k->el[LWS_GENCRYPTO_EC_KEYEL_CRV].buf = (uint8_t *)k->crv;
	k->el[LWS_GENCRYPTO_EC_KEYEL_CRV].len = (uint32_t)strlen(crv);
	k->el[LWS_GENCRYPTO_EC_KEYEL_X].buf = k->x;
	k->el[LWS_GENCRYPTO_EC_KEYEL_X].len = (uint32_t)unit_hex(x, k->x);
	k->el[LWS_GENCRYPTO_EC_KEYEL_Y].buf = k->y;
	k->el[LWS_GENCRYPTO_EC_KEYEL_Y].len = (uint32_t)unit_hex(y, k->y);
	if (!d)
		return;
	k->el[LWS_GENCRYPTO_EC_KEYEL_D].buf = k->d;
	k->el[LWS_GENCRYPTO_EC_KEYEL_D].len = (uint32_t)unit_hex(d, k->d);
}

static void
digest_of(enum lws_genhash_types type, const char *hex, uint8_t *digest)
{
	struct lws_genhash_ctx ctx;
	size_t len;
	uint8_t *msg = unit_unhex(hex, &len);

	assert_int_equal(lws_genhash_init(&ctx, type), 0);
	assert_int_equal(lws_genhash_update(&ctx, msg, len), 0);
	assert_int_equal(lws_genhash_destroy(&ctx, digest), 0);
	free(msg);
}

static void
ecdsa_judges_as_nist_does(void **state)
{
	uint8_t sig[132], digest[64];
	struct lws_genec_ctx ctx;
	unsigned int n;
	struct key k;
	size_t len;
	int r;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(sigs); n++) {
		len = unit_hex(sigs[n].sig, sig);
		digest_of(sigs[n].hash, sigs[n].msg, digest);
		key_load(&k, sigs[n].curve, sigs[n].x, sigs[n].y, NULL);
		assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
		/* a key that was changed is not on the curve any more */
		r = lws_genecdsa_set_key(&ctx, k.el);
		if (!r)
			r = lws_genecdsa_hash_sig_verify_jws(
				&ctx, digest, sigs[n].hash,
				bits_of(sigs[n].curve), sig, len);
		assert_int_equal(!r, sigs[n].good);
		lws_genec_destroy(&ctx);
	}
}

static void
signs_and_verifies(unsigned int n)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t digest[64] = { 7 }, sig[133];
	size_t half = curves[n].bytes;
	struct lws_genec_ctx ctx;

	memset(el, 0, sizeof(el));
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	assert_int_equal(lws_genecdsa_new_keypair(&ctx, curves[n].name, el), 0);
	assert_int_equal(el[LWS_GENCRYPTO_EC_KEYEL_X].len, half);
	assert_int_equal(el[LWS_GENCRYPTO_EC_KEYEL_D].len, half);
	assert_int_equal(lws_genecdsa_hash_sign_jws(
				 &ctx, digest, LWS_GENHASH_TYPE_SHA256,
				 curves[n].bits, sig, 2 * half),
			 0);
	assert_int_equal(lws_genecdsa_hash_sign_jws(
				 &ctx, digest, LWS_GENHASH_TYPE_SHA256,
				 curves[n].bits, sig, 2 * half + 1),
			 -1);
	lws_genec_destroy(&ctx);

	/* by its elements, the public ones only */
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	el[LWS_GENCRYPTO_EC_KEYEL_CRV].len++; /* the NUL may be counted */
	assert_int_equal(lws_genecdsa_set_key(&ctx, el), 0);
	assert_int_equal(lws_genecdsa_hash_sig_verify_jws(
				 &ctx, digest, LWS_GENHASH_TYPE_SHA256,
				 curves[n].bits, sig, 2 * half),
			 0);
	assert_int_equal(lws_genecdsa_hash_sig_verify_jws(
				 &ctx, digest, LWS_GENHASH_TYPE_SHA256,
				 curves[n].bits, sig, 2 * half - 1),
			 -1);
	sig[half] ^= 1;
	assert_int_equal(lws_genecdsa_hash_sig_verify_jws(
				 &ctx, digest, LWS_GENHASH_TYPE_SHA256,
				 curves[n].bits, sig, 2 * half),
			 -1);
	lws_genec_destroy(&ctx);
	lws_genec_destroy(&ctx);
	assert_int_equal(lws_genec_dump(el), 0);
	lws_genec_destroy_elements(el);
	assert_null(el[LWS_GENCRYPTO_EC_KEYEL_D].buf);
}

static void
a_new_key_signs_on_each_curve(void **state)
{
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(curves); n++)
		signs_and_verifies(n);
}

static void
public_key_does_not_sign_and_no_key_does_nothing(void **state)
{
	uint8_t digest[64] = { 0 }, sig[64];
	struct lws_genec_ctx ctx;
	struct key k;

	(void)state;
	key_load(&k, sigs[0].curve, sigs[0].x, sigs[0].y, NULL);
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	assert_int_equal(lws_genecdsa_hash_sign_jws(&ctx, digest,
						    LWS_GENHASH_TYPE_SHA256,
						    256, sig, 64),
			 -1);
	assert_int_equal(
		lws_genecdsa_hash_sig_verify_jws(
			&ctx, digest, LWS_GENHASH_TYPE_SHA256, 256, sig, 64),
		-1);
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), 0);
	assert_int_equal(lws_genecdsa_hash_sign_jws(&ctx, digest,
						    LWS_GENHASH_TYPE_SHA256,
						    256, sig, 64),
			 -1);
	/* those of the other family */
	assert_int_equal(lws_genecdh_set_key(&ctx, k.el, LDHS_THEIRS), -1);
	assert_int_equal(
		lws_genecdh_new_keypair(&ctx, LDHS_OURS, "P-256", k.el), -1);
	lws_genec_destroy(&ctx);
}

static void
keys_that_do_not_fit_are_refused(void **state)
{
	static const struct lws_ec_curves only384[] = { { "P-384", 715, 48 },
							{ NULL, 0, 0 } };
	struct lws_genec_ctx ctx;
	struct key k;

	(void)state;
	assert_int_equal(lws_genecdsa_create(&ctx, NULL, NULL), 0);
	key_load(&k, "P-257", sigs[0].x, sigs[0].y, NULL);
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -3);
	key_load(&k, "P-2", sigs[0].x, sigs[0].y, NULL);
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -2);
	k.el[LWS_GENCRYPTO_EC_KEYEL_CRV].buf = NULL;
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -2);
	key_load(&k, "P-256", sigs[0].x, sigs[0].y, "01");
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -4);
	key_load(&k, "P-384", sigs[0].x, sigs[0].y, NULL);
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -4);
	key_load(&k, "P-256", sigs[0].x, sigs[0].x, NULL);
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -9);
	lws_genec_destroy(&ctx);

	assert_int_equal(lws_genecdsa_create(&ctx, NULL, only384), 0);
	key_load(&k, "P-256", sigs[0].x, sigs[0].y, NULL);
	assert_int_equal(lws_genecdsa_set_key(&ctx, k.el), -3);
	assert_int_equal(lws_genecdsa_new_keypair(&ctx, "P-256", k.el), -22);
	assert_int_equal(lws_genecdsa_new_keypair(&ctx, NULL, k.el), -22);
	lws_genec_destroy(&ctx);
}

/* -- ECDH -- */

static const struct {
	const char *curve, *d, *x, *y, *px, *py, *z;
} agreements[] = {
	{ "P-256",
	  "8087ab163864bfa81001c72f736b6d94e7612559ac4c847d06ba2171"
	  "840684d6",
	  "e8b020e8c3cc25d3e5e83e76077f3d5ccdabd7ad76121b724a171414"
	  "e73f793c",
	  "98dfb6863fbdbc1d2083f6c41e502645ae9b7a0fdb38904f7483ef88"
	  "3bc2a57b",
	  "5a3955c54a49645ed818f3774ea10971a1db88c370d8966c5a6e8823"
	  "4ed5d820",
	  "03b13f0dad73f64532f42b8b2fa6d1450d9ab24896e95c24674298f2"
	  "da07ccda",
	  "0cb890a0dcc277c3dde0f91b4322a32e6365d7ec85316185d3286b49"
	  "77849410" },
	{ "P-256",
	  "64e23f7a2d279930f1de66b4bc147786b168d059f581268c24f66503"
	  "62246e63",
	  "ba393b401354aa9552c4289b7a55288d97590429a4003913a243081b"
	  "acf88acf",
	  "d089687aa5442684d71b805ea2b36f6c1c783833346dfdd8208768ed"
	  "2a7e767d",
	  "acbcb31f5f6798a00f28aa4a634873744768db612925336efca98122"
	  "a76d1b5e",
	  "7dcefeb3ccb530029a8b62e5a7f00c42fc7ebeac8f469c289ea77b61"
	  "86d661f0",
	  "f70e4fc9ba68aafe07be1767620e64dd5e5bb7ab279f0657465cddeb"
	  "69e36fa9" },
	{ "P-384",
	  "f865418473e5bf7d2e1bbcd9bd5a9270c003a9dd35e778133ca59fca"
	  "b4bb64fe24d6800e7047bdd033abc8bfa8db35b5",
	  "32b72ab9b558249dcbc6cbade234f58e4f7aa5d3f6420ea99a5f997e"
	  "8c2a91fb7fd83779d0d2169428683771c745fd1a",
	  "c749e02a3719bb56bf1dfc4ba3820309c01ab6e84cb29db7cdd80f12"
	  "7233f5295687f8178f3a8704c1063b84c2ee472f",
	  "d1bf2ac21637d66d6398aac01dcd56ac6f065fb45d1f6f16747bab9e"
	  "9b01b4630b59b20927aea147355bf41838acb482",
	  "4c9e23f1c5a41647d094086bf4ed31708651f21d996c47780688ac10"
	  "f77deee2e43b5241b6caecd2fd5444bc50472e0e",
	  "a781430e6078a179df3f9ee27cd8fdc6188f161b6c4ccc4053ef6c6c"
	  "a6fc222946883a53c06db08f0a020023ced055aa" },
	{ "P-384",
	  "c40c805488115e43279c99797bcbfff8d9922ea9aec471d9ba659590"
	  "034c3fb739d23661c0aae6e7ada2a1de36eb63a1",
	  "a95b7ad4de234e9be8b260313ddb96a404b75b3a7e0f234981f3b189"
	  "d86ac31bbe3937776c0608024871ef64815784b3",
	  "4890ee227219ca5ce34632cbca5732accc2d276fa1b1cc9d14f6b7e4"
	  "b0f5e116a92cbef743de3e69537e250f27125e82",
	  "4c619593e459e4aca7c572834064134d93e8b1b676388b0ff67b8937"
	  "22cf7e8396cd953df38a42e4131dbad29518b2af",
	  "dbe261af918baade39070e88f62eabe4ee9d5f2563707271cc566dd7"
	  "a2380aa4707d15d6eef142a52d75a67429afd0c6",
	  "128934db846099c8d8caa788b0b84bb65bd57b20774ff7f8e7f29939"
	  "297d72bbc232c5d2b2c8ef1d63e3d75d3908e778" },
	{ "P-521",
	  "01a23de55fb7ad153e7e65d21ad10c77fdf2072b2a5aa116aaf1bc31"
	  "a345420c1fe8eaccbbcdeb07b73ba2fa706c7498e3a4828f348b00af"
	  "9df1551780e709a7754c",
	  "00ed7bc3a95ef74dc3a9893a5ec7c9fab723c16dc21b30341c374c25"
	  "e1334dada7f92d62967f3bca4da70b0a77fa0732dac05a3d19cb04e5"
	  "0b3cd1894549ac1d3c6e",
	  "01c30d23ea4c140aabfba3753ce40c788010342c15c51d2dd6e9b079"
	  "194e593ba965ea419ef37746f954027fa1b8159ccd3b54aece67451c"
	  "7e892d6f6e1fb44c548c",
	  "01474af758238005238b2fa253c4f9c557de664d64c66d7d88f33455"
	  "5997591ccc242ff3c6d0e34d07fc835aaae024c2bd21f2ba5c0b0a8a"
	  "c3fdd90e1c479cb8e538",
	  "00a721b04654204ca19064b37a4abf4247413a6d29e9211a0df9d509"
	  "75c7d8d4654dc04a478455ea24993f0fef5460f189c4729c15fba385"
	  "fd85ef42ae7610e39450",
	  "01e8ff7a8c57b017f8b8266adab65fe2c417173566087e15c5fc9720"
	  "71cc560ac93908a806468bc44b8312a8a48464886ca0d767db938447"
	  "387a348f3f56c6463796" },
	{ "P-521",
	  "00c0b19361224245482bbe42110f9aa44f2818b5146710c24b4825a9"
	  "a3e0a4743fc7983df560bd85d30639bbdb4d7fc0c56a862e0ef34980"
	  "1bef06ed0a9774463e9f",
	  "00231f2c5c2ad3894b81ad2c8942221d06041f37b8d520e926701b9f"
	  "b38e32833f9b2b99142d0e54baef33c17b2bd0f23ec3e1b08b9a87f6"
	  "5942384e5863607ba65c",
	  "005e3b734d4207b51259a1fca526161250176eab1364930d7d06259f"
	  "43e68202962d9bb818a44bf3bf4a385e634a8d52489c58e2c9234670"
	  "ae9f30668a2f5553c261",
	  "0070ce983ca6d0a7aa7849bef13e11e3dc1d62e1ddb85b54d4a3c9de"
	  "5b47a078846f92105304efe4a4e71d7ff91c19a7b4e03fd87c2d8fb7"
	  "0732e274b114a0bf3bd2",
	  "009f564f73a5c7282556437dc4c2fbdf87d5fcfbaab0feecf1f7a881"
	  "04f15a7314b083f711bd7b3a2c74b1096fdccdac01e0a35b8fd86d99"
	  "ba9d64d10e190033c3df",
	  "01186d749c6b2a215c59df35ef6f2f6ed1745a9b2e15fca225e79faa"
	  "7c5b9af44821d50765b45c3c66e210ec78d4bccb7f8c44c19cf80f53"
	  "57938df48e320fa1ed88" },
};

static void
ecdh_agrees_as_nist_does(void **state)
{
	uint8_t want[66], got[66];
	struct lws_genec_ctx ctx;
	struct key ours, theirs;
	unsigned int n;
	size_t len;
	int got_len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(agreements); n++) {
		key_load(&ours, agreements[n].curve, agreements[n].x,
			 agreements[n].y, agreements[n].d);
		key_load(&theirs, agreements[n].curve, agreements[n].px,
			 agreements[n].py, NULL);
		len = unit_hex(agreements[n].z, want);
		assert_int_equal(lws_genecdh_create(&ctx, NULL, NULL), 0);
		got_len = sizeof(got);
		assert_int_equal(
			lws_genecdh_compute_shared_secret(&ctx, got, &got_len),
			-1);
		assert_int_equal(lws_genecdh_set_key(&ctx, ours.el, LDHS_OURS),
				 0);
		assert_int_equal(
			lws_genecdh_set_key(&ctx, theirs.el, LDHS_OURS), -1);
		assert_int_equal(
			lws_genecdh_compute_shared_secret(&ctx, got, &got_len),
			-1);
		assert_int_equal(
			lws_genecdh_set_key(&ctx, theirs.el, LDHS_THEIRS), 0);
		got_len = (int)len - 1;
		assert_int_equal(
			lws_genecdh_compute_shared_secret(&ctx, got, &got_len),
			-1);
		assert_int_equal(got_len, len - 1);
		got_len = sizeof(got);
		assert_int_equal(
			lws_genecdh_compute_shared_secret(&ctx, got, &got_len),
			0);
		assert_int_equal(got_len, len);
		assert_memory_equal(got, want, len);
		lws_genec_destroy(&ctx);
	}
}

static void
ecdh_refuses_two_curves_and_calls_of_ecdsa(void **state)
{
	struct lws_gencrypto_keyelem a[4], b[4];
	uint8_t ss[66], digest[64] = { 0 };
	struct lws_genec_ctx ctx;
	int len = sizeof(ss);

	(void)state;
	memset(a, 0, sizeof(a));
	memset(b, 0, sizeof(b));
	assert_int_equal(lws_genecdh_create(&ctx, NULL, NULL), 0);
	assert_int_equal(lws_genecdh_new_keypair(&ctx, LDHS_OURS, "P-256", a),
			 0);
	assert_int_equal(lws_genecdh_new_keypair(&ctx, LDHS_THEIRS, "P-384", b),
			 0);
	assert_int_equal(lws_genecdh_compute_shared_secret(&ctx, ss, &len), -1);
	assert_int_equal(lws_genecdsa_set_key(&ctx, a), -1);
	assert_int_equal(lws_genecdsa_new_keypair(&ctx, "P-256", a), -1);
	assert_int_equal(lws_genecdsa_hash_sign_jws(&ctx, digest,
						    LWS_GENHASH_TYPE_SHA256,
						    256, ss, 64),
			 -1);
	lws_genec_destroy(&ctx);
	lws_genec_destroy_elements(a);
	lws_genec_destroy_elements(b);
}

static int
make_and_use(void)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	struct lws_genec_ctx ctx;
	int ret = -1;

	memset(el, 0, sizeof(el));
	if (!lws_genecdsa_create(&ctx, NULL, NULL) &&
	    !lws_genecdsa_new_keypair(&ctx, "P-256", el) &&
	    !lws_genecdsa_set_key(&ctx, el))
		ret = 0;
	lws_genec_destroy(&ctx);
	lws_genec_destroy_elements(el);

	return ret;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	unit_oom_sweep(make_and_use);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ecdsa_judges_as_nist_does),
		cmocka_unit_test(a_new_key_signs_on_each_curve),
		cmocka_unit_test(
			public_key_does_not_sign_and_no_key_does_nothing),
		cmocka_unit_test(keys_that_do_not_fit_are_refused),
		cmocka_unit_test(ecdh_agrees_as_nist_does),
		cmocka_unit_test(ecdh_refuses_two_curves_and_calls_of_ecdsa),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
