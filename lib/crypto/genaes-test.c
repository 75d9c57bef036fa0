/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * AES: the vectors of NIST SP 800-38A, of its XTS, GCM and key wrap test suites
 * and of RFC 3394, in one piece and cut everywhere; what is held back by
 * padding; what must be refused.
 */
#include "hex.h"

static struct lws_gencrypto_keyelem
key_of(const char *hex, uint8_t *buf)
{
	struct lws_gencrypto_keyelem el = { buf, (uint32_t)unit_hex(hex, buf) };

	return el;
}

/* -- streams: SP 800-38A appendix F -- */

#define TEXT                                                                   \
	"6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"     \
	"30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"

static const struct {
	enum enum_aes_modes mode;
	const char *key, *iv;
	size_t len;
	const char *out;
} streams[] = {
	{ LWS_GAESM_ECB, "2b7e151628aed2a6abf7158809cf4f3c", "", 64,
	  "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a"
	  "96fdbaaf43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f"
	  "8223207104725dd4" },
	{ LWS_GAESM_ECB, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b", "",
	  64,
	  "bd334f1d6e45f25ff712a214571fa5cc974104846d0ad3ad7734ecb3"
	  "ecee4eefef7afd2270e2e60adce0ba2face6444e9a4b41ba738d6c72"
	  "fb16691603c18e0e" },
	{ LWS_GAESM_ECB,
	  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a3"
	  "0914dff4",
	  "", 64,
	  "f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a"
	  "31362870b6ed21b99ca6f4f9f153e7b1beafed1d23304b7a39f9f3ff"
	  "067d8d8f9e24ecc7" },
	{ LWS_GAESM_CBC, "2b7e151628aed2a6abf7158809cf4f3c",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a"
	  "917678b273bed6b8e3c1743b7116e69e222295163ff1caa1681fac09"
	  "120eca307586e1a7" },
	{ LWS_GAESM_CBC, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e73876"
	  "3f69145a571b242012fb7ae07fa9baac3df102e008b0e27988598881"
	  "d920a9e64f5615cd" },
	{ LWS_GAESM_CBC,
	  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a3"
	  "0914dff4",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777b"
	  "c6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fc"
	  "da6c19078c6a9d1b" },
	{ LWS_GAESM_CFB8, "2b7e151628aed2a6abf7158809cf4f3c",
	  "000102030405060708090a0b0c0d0e0f", 18,
	  "3b79424c9c0dd436bace9e0ed4586a4f32b9" },
	{ LWS_GAESM_CFB8, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
	  "000102030405060708090a0b0c0d0e0f", 18,
	  "cda2521ef0a905ca44cd057cbf0d47a0678a" },
	{ LWS_GAESM_CFB8,
	  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a3"
	  "0914dff4",
	  "000102030405060708090a0b0c0d0e0f", 18,
	  "dc1f1a8520a64db55fcc8ac554844e889700" },
	{ LWS_GAESM_CFB128, "2b7e151628aed2a6abf7158809cf4f3c",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad"
	  "9f1ce58b26751f67a3cbb140b1808cf187a4f4dfc04b05357c5d1c0e"
	  "eac4c66f9ff7f2e6" },
	{ LWS_GAESM_CFB128, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "cdc80d6fddf18cab34c25909c99a417467ce7f7f81173621961a2b70"
	  "171d3d7a2e1e8a1dd59b88b1c8e60fed1efac4c9c05f9f9ca9834fa0"
	  "42ae8fba584b09ff" },
	{ LWS_GAESM_CFB128,
	  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a3"
	  "0914dff4",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "dc7e84bfda79164b7ecd8486985d386039ffed143b28b1c832113c63"
	  "31e5407bdf10132415e54b92a13ed0a8267ae2f975a385741ab9cef8"
	  "2031623d55b1e471" },
	{ LWS_GAESM_OFB, "2b7e151628aed2a6abf7158809cf4f3c",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52da"
	  "c54ed8259740051e9c5fecf64344f7a82260edcc304c6528f659c778"
	  "66a510d9c1d6ae5e" },
	{ LWS_GAESM_OFB, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "cdc80d6fddf18cab34c25909c99a4174fcc28b8d4c63837c09e81700"
	  "c11004018d9a9aeac0f6596f559c6d4daf59a5f26d9f200857ca6c3e"
	  "9cac524bd9acc92a" },
	{ LWS_GAESM_OFB,
	  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a3"
	  "0914dff4",
	  "000102030405060708090a0b0c0d0e0f", 64,
	  "dc7e84bfda79164b7ecd8486985d38604febdc6740d20b3ac88f6ad8"
	  "2a4fb08d71ab47a086e86eedf39d1c5bba97c4080126141d67f37be8"
	  "538f5a8be740e484" },
	{ LWS_GAESM_CTR, "2b7e151628aed2a6abf7158809cf4f3c",
	  "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", 64,
	  "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187b"
	  "b9fffdff5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1"
	  "792170a0f3009cee" },
	{ LWS_GAESM_CTR, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
	  "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", 64,
	  "1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6"
	  "f4ce8e941e36b26bd1ebc670d1bd1d665620abf74f78a7f6d2980958"
	  "5a97daec58c6b050" },
	{ LWS_GAESM_CTR,
	  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a3"
	  "0914dff4",
	  "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", 64,
	  "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990"
	  "cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada6"
	  "13c2dd08457941a6" },
};

static void
stream_in_pieces(unsigned int row, enum enum_aes_operation op, size_t first,
		 size_t piece, const uint8_t *in, uint8_t *out)
{
	uint8_t key[64], iv[16], block[16];
	struct lws_gencrypto_keyelem el = key_of(streams[row].key, key);
	size_t at = 0, n = first, off = 0;
	struct lws_genaes_ctx ctx;

	memset(block, 0, sizeof(block));
	unit_hex(streams[row].iv, iv);
	assert_int_equal(lws_genaes_create(&ctx, op, streams[row].mode, &el,
					   LWS_GAESP_NO_PADDING, NULL),
			 0);
	while (at < streams[row].len) {
		if (n > streams[row].len - at)
			n = streams[row].len - at;
		assert_int_equal(lws_genaes_crypt(&ctx, in + at, n, out + at,
						  at ? NULL : iv, block, &off,
						  0),
				 0);
		at += n;
		n = piece;
	}
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
}

/* CBC and ECB hold back what is no block, so they are cut at blocks only */
static size_t
step_of(enum enum_aes_modes mode)
{
	return mode == LWS_GAESM_CBC || mode == LWS_GAESM_ECB ? 16 : 1;
}

static void
streams_give_the_vectors_however_cut(void **state)
{
	uint8_t text[64], want[64], got[64];
	size_t cut, step;
	unsigned int n;

	(void)state;
	unit_hex(TEXT, text);
	for (n = 0; n < LWS_ARRAY_SIZE(streams); n++) {
		size_t len = unit_hex(streams[n].out, want);

		assert_int_equal(len, streams[n].len);
		step = step_of(streams[n].mode);
		for (cut = step; cut <= len; cut += step) {
			stream_in_pieces(n, LWS_GAESO_ENC, cut, step, text,
					 got);
			assert_memory_equal(got, want, len);
			stream_in_pieces(n, LWS_GAESO_DEC, cut, 64, want, got);
			assert_memory_equal(got, text, len);
		}
		memcpy(got, text, len); /* in place */
		stream_in_pieces(n, LWS_GAESO_ENC, len, len, got, got);
		assert_memory_equal(got, want, len);
	}
}

/* -- XTS (IEEE 1619), by NIST's test suite -- */

static const struct {
	const char *key, *unit, *text, *out;
} xts[] = {
	{ "a1b90cba3f06ac353b2c343876081762090923026e91771815f29dab"
	  "01932f2f",
	  "4faef7117cda59c66e4b92013e768ad5",
	  "ebabce95b14d3c8d6fb350390790311c",
	  "778ae8b43cb98d5a825081d5be471c63" },
	{ "b7b93f516aef295eff3a29d837cf1f135347e8a21dae616ff5062b2e"
	  "8d78ce5e",
	  "873edea653b643bd8bcf51403197ed14",
	  "236f8a5b58dd55f6194ed70c4ac1a17f1fe60ec9a6c454d087ccb77d"
	  "6b638c47",
	  "22e6a3c6379dcf7599b052b5a749c7f78ad8a11b9f1aa9430cf3aef4"
	  "45682e19" },
	{ "394c97881abd989d29c703e48a72b397a7acf51b59649eeea9b33274"
	  "d8541df4",
	  "4b15c684a152d485fe9937d39b168c29",
	  "2f3b9dcfbae729583b1d1ffdd16bb6fe2757329435662a78f0",
	  "f3473802e38a3ffef4d4fb8e6aa266ebde553a64528a06463e" },
	{ "1ea661c58d943a0e4801e42f4b0947149e7f9f8e3e68d0c7505210bd"
	  "311a0e7cd6e13ffdf2418d8d1911c004cda58da3d619b7e2b9141e58"
	  "318eea392cf41b08",
	  "adf8d92627464ad2f0428e84a9f87564",
	  "2eedea52cd8215e1acc647e810bbc3642e87287f8d2e57e36c0a24fb"
	  "c12a202e",
	  "cbaad0e2f6cea3f50b37f934d46a9b130b9d54f07e34f36af793e86f"
	  "73c6d7db" },
	{ "266c336b3b01489f3267f52835fd92f674374b88b4e1ebd2d36a5f45"
	  "7581d9d042c3eef7b0b7e5137b086496b4d9e6ac658d7196a23f23f0"
	  "36172fdb8faee527",
	  "06b209a7a22f486ecbfadb0f3137ba42",
	  "ca7d65ef8d3dfad345b61ccddca1ad81de830b9e86c7b426d76cb7db"
	  "766852d981c6b21409399d78f42cc0b33a7bbb06",
	  "c73256870cc2f4dd57acc74b5456dbd776912a128bc1f77d72cdebbf"
	  "270044b7a43ceed29025e1e8be211fa3c3ed002d" },
};

static void
one_shot(enum enum_aes_modes mode, enum enum_aes_operation op,
	 const char *key_hex, uint8_t *iv, const uint8_t *in, size_t len,
	 uint8_t *out)
{
	uint8_t key[64];
	struct lws_gencrypto_keyelem el = key_of(key_hex, key);
	struct lws_genaes_ctx ctx;

	assert_int_equal(lws_genaes_create(&ctx, op, mode, &el,
					   LWS_GAESP_WITH_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, in, len, out, iv, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
}

static void
xts_gives_the_vectors(void **state)
{
	uint8_t text[256], want[256], got[256], unit[16];
	unsigned int n;
	size_t len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(xts); n++) {
		len = unit_hex(xts[n].text, text);
		unit_hex(xts[n].out, want);
		unit_hex(xts[n].unit, unit);
		one_shot(LWS_GAESM_XTS, LWS_GAESO_ENC, xts[n].key, unit, text,
			 len, got);
		assert_memory_equal(got, want, len);
		one_shot(LWS_GAESM_XTS, LWS_GAESO_DEC, xts[n].key, unit, want,
			 len, got);
		assert_memory_equal(got, text, len);
	}
}

/* -- GCM (SP 800-38D), by NIST's test suite -- */

static const struct {
	const char *key, *iv, *aad, *text, *out, *tag;
} gcms[] = {
	{ "11754cd72aec309bf52f7687212e8957", "3c819d9a9bed087615030b65", "",
	  "", "", "250327c674aaf477aef2675748cf6971" },
	{ "2fb45e5b8f993a2bfebc4b15b533e0b4", "5b05755f984d2b90f94b8027",
	  "e85491b2202caf1d7dce03b97e09331c32473941", "", "",
	  "c75b7832b2a2d9bd827412b6ef5769db" },
	{ "20b5b6b854e187b058a84d57bc1538b6", "94c1935afc061cbf254b936f",
	  "ca418e71dbf810038174eaa3719b3fcb80531c7110ad9192d105eeaa"
	  "fa15b819ac005668752b344ed1b22faf77048baf03dbddb3b47d6b00"
	  "e95c4f005e0cc9b7627ccafd3f21b3312aa8d91d3fa0893fe5bff7d4"
	  "4ca46f23afe0",
	  "", "", "b37286ebaf4a54e0ffc2a1deafc9f6db" },
	{ "fe9bb47deb3a61e423c2231841cfd1fb", "4d328eb776f500a2f7fb47aa", "",
	  "f1cc3818e421876bb6b8bbd6c9", "b88c5c1977b35b517b0aeae967",
	  "43fd4727fe5cdb4b5b42818dea7ef8c9" },
	{ "60f2c7ebe9d736763e58b4a33411bd1b", "75528a49a96a2e889d18d2fe", "",
	  "d64aeb92c924c4621577e0ae7c", "441ff603ae77d1d6147aabf179",
	  "934b415f82e8b80bc83a9d8a" },
	{ "fe0121f42e599f88ff02a985403e19bb", "3bb9eb7724cbe1943d43de21",
	  "2662d895035b6519f3510eae0faa3900ad23cfdf",
	  "fd331ca8646091c29f21e5f0a1", "59fe29b07b0de8d869efbbd9b4",
	  "d24c3e9c1c73c0af1097e26061c857de" },
	{ "71ab626ec43877507b8839d0459b9617", "3c510743b4d0eac01b11d277",
	  "dd81936292cdd2fbe0dfad9df6a8ab3ae604b1b4",
	  "0a70bf6813a8a93c2a020fdb6b", "b157ddb284c349e4e7210ba988",
	  "ff3e52ce299484f4aa3981a4" },
	{ "e5b1e7a94e9e1fda0873571eec713429", "5ddde829a81713346af8e5b7",
	  "b0ce75da427fba93da6d3455b2b440a877599a6d8d6d2d66ee90b5cf"
	  "9a33baaa8329a9ffaac290e8e33f2af2548c2a8a181b3d4d9f8fac86"
	  "0cc26b0d26b9cc53bc9f405afa73605ebeb376f2d1d7fcb065bab92f"
	  "20f295556ade",
	  "850069e5ed768b5dc9ed7ad485", "c211d9079d5562659db01e17d1",
	  "884893fb035d3d7237d47c363de62bb3" },
	{ "0ef21489e942ae5240e41749346a86a2", "431ae3f1a702cc34b55b90bf",
	  "d6d20f982bdad4b70213bbc5f3921f068e7784c30070ffe5c06f0daa"
	  "8019b6ed95b95ba294630c21008d749eb71e83e847fb6ca797aaa303"
	  "5e714cdb13a867ad90b2ebaa652d50a5b6adc84e34afc1985449f45e"
	  "ed08cac3cb34",
	  "882deb960fd0f8c98c707ade59", "ec8fdf5f4afb96ebe0e845dc3b",
	  "45d4b03158be4e07953767ee" },
	{ "9971071059abc009e4f2bd69869db338", "07a9a95ea3821e9c13c63251", "",
	  "f54bc3501fed4f6f6dfb5ea80106df0bd836e6826225b75c0222f6e8"
	  "59b35983",
	  "0556c159f84ef36cb1602b4526b12009c775611bffb64dc0d9ca9297"
	  "cd2c6a01",
	  "7870d9117f54811a346970f1de090c41" },
	{ "aa740abfadcda779220d3b406c5d7ec09a77fe9d94104539",
	  "ab2265b4c168955561f04315", "", "", "",
	  "f149e2b5f0adaa9842ca5f45b768a8fc" },
	{ "093ef7551ebbff8eb0c0a8a4a62b198f0c2e838de10eeeee",
	  "e656e93930ed5210ba3f0322",
	  "3da22dacfd11b21b0a713157f60aec0cd22f1add", "", "",
	  "1b2d2764573e20ae640bf29d48e5fe05" },
	{ "c25d347ffb5b7ba079be2279a0a7f220f19c74bb9c5a15b6",
	  "b35f142182fea65c642368ed",
	  "1967a0bd80cf2c9c58e441e12cba788f9c072177e1ce02f30d58ae98"
	  "1ab37eac452c0d9f1c5f3485d7b16ae09366821d23d44479d52ccc4a"
	  "cd8fa6f5b9013845c629f69c612c9cbbcdca3bdf43855fa7c71bff45"
	  "8a7d4c019ad9",
	  "", "", "f5a0d64924aeab15a636c7ce4db52243" },
	{ "60991b595b0271efc87f21a979d61ca8fb11ccfcc4726819",
	  "0ed37872b369e4fdc3ea4090", "", "786fd2bc953160d5fd30e4e8cb",
	  "685c7ebd80c7e2a5a586f10935", "f1712cc78b4b3ab7e79e7eda1efa2f72" },
	{ "d855ec64eea47bc827f034713bb1342cb5b615dc9509fdb7",
	  "d282ad5dfc33ba679918a12f", "", "003edf10af9dc6217b1ebdfa5d",
	  "2a46856483646d494c2ec738fb", "dff5810e1b927d79cfc09566" },
	{ "4bea36ca9c7a5cf6df8f8bb5be1e97647d014bd181d50e28",
	  "bff3d447b453eeb78f3a5650",
	  "33b7e18c7d5fd133faadd0ab524b86526e398203",
	  "d4f1053348696176de90c538c6", "0d9f7cde2614b71ed9c4b93503",
	  "e88484488bd6470aa5e79b898c93dd28" },
	{ "6d2d795823f7c7cbdbb6c67af6e062b0db2a5c65aef4f819",
	  "8e27b3f6230c691d34d8250b",
	  "d24f845e1f47589d13d71f4e7e96ae8ee8621fd9",
	  "5c18029ef214d5fa57b6ddb177", "6991534713df90e1b4e41aa3b5",
	  "85e808b963c34240b479ee11" },
	{ "ea319c2f397022a0d1b011e59b6524dffc609a2970c39c21",
	  "f88c737fd24ad5804c468bbb",
	  "f8ef7628b75b405a37a78959fedc0bd7f8d0b38ec66f0cbd2aed154c"
	  "b9240e2102909855f0ddaa3f6805cba53b53826acc49b8d9e66d6ba0"
	  "df26506bfc1570dd9634a56448568dd57a0a087b6f45f1448d956d90"
	  "b1d0eed8d271",
	  "c02dcc36a608b2d5e95f93821d", "7c7dbe434a8463e2779b12e430",
	  "54d21140bd173e64f5932fbc3817654f" },
	{ "fbc8e0b1eaffd4f414a1651851b0593c849b5338e999d0bf",
	  "245f34db8db0b82feb877ead",
	  "d8515f552dc44f31ed8925eee759336768e52a254cf481838d2389d5"
	  "3374cf20093351ca83efdd820f2f7f5d1f3f50c71e3648565cce6c4a"
	  "66b1283893e15c4d318cd6e3597d66363b8751fcee59f5b61e7ffc98"
	  "47e87dbc28c3",
	  "1a73b7f8c60b464248c1b151b1", "0e903ec27a56dfefc59faaec42",
	  "440acd58ff48d3b11017efe2" },
	{ "165c4aa5d78ee15f297d5d2eae39eaac3480fc50a6d9a98e",
	  "0e321e714c4a262350fc50fc", "",
	  "5afa41efe94c0193fc9fe62fd6cfacc8868725ab4965a5c9132d7417"
	  "9f0aee72",
	  "5ab8ac904e7d4a627ee327b4629b686319936abc709e8c0fb6817cb1"
	  "6d0c4f76",
	  "62bfea782d6a05cd04030c433639b969" },
	{ "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2"
	  "492505b4",
	  "516c33929df5a3284ff463d7", "", "", "",
	  "bdc1ac884d332457a1d2664f168c76f0" },
	{ "886cff5f3e6b8d0e1ad0a38fcdb26de97e8acbe79f6bed66959a598f"
	  "a5047d65",
	  "3a8efa1cd74bbab5448f9945",
	  "519fee519d25c7a304d6c6aa1897ee1eb8c59655", "", "",
	  "f6d47505ec96c98a42dc3ae719877b87" },
	{ "03ccb7dbc7b8425465c2c3fc39ed0593929ffd02a45ff583bd89b79c"
	  "6f646fe9",
	  "fd119985533bd5520b301d12",
	  "98e68c10bf4b5ae62d434928fc6405147c6301417303ef3a703dcfd2"
	  "c0c339a4d0a89bd29fe61fecf1066ab06d7a5c31a48ffbfed22f749b"
	  "17e9bd0dc1c6f8fbd6fd4587184db964d5456132106d782338c3f117"
	  "ec05229b0899",
	  "", "", "cf54e7141349b66f248154427810c87a" },
	{ "82c4f12eeec3b2d3d157b0f992d292b237478d2cecc1d5f161389b97"
	  "f999057a",
	  "7b40b20f5f397177990ef2d1", "", "982a296ee1cd7086afad976945",
	  "ec8e05a0471d6b43a59ca5335f", "113ddeafc62373cac2f5951bb9165249" },
	{ "ac046f942a82a9dd041e4aaf27ac23a0af57d5914b9fa00224fecf64"
	  "342b3b55",
	  "8aaeb1c35bfb3931d0e627cf", "", "77a0a4a594d8de616b86bab558",
	  "178b93024040a2d2327b80c9b5", "87a0dc4660668d217cd98b99" },
	{ "69b458f2644af9020463b40ee503cdf083d693815e2659051ae0d039"
	  "e606a970",
	  "8d1da8ab5f91ccd09205944b",
	  "036ad5e5494ef817a8af2f5828784a4bfedd1653",
	  "f3e0e09224256bf21a83a5de8d", "c0a62d77e6031bfdc6b13ae217",
	  "a794a9aaee48cd92e47761bf1baff0af" },
	{ "023f36822e90056e7724757b76b3ed6bf72768c829b7b4c65418bea1"
	  "421d2591",
	  "a6e1133fdbcff6f0dc078ec5",
	  "cd366ac6b1967dec58924e4f0736df42d9427ea4",
	  "d229a1675afb436e15bb06559f", "337d3f64caaa6313fd5362e60d",
	  "65804c7d58bdc20599231598" },
	{ "ff9506b4d46ba54128876fadfcc673a4c927c618ea7d95cfcaa508cb"
	  "c8f7fc66",
	  "3742ad2208a0484345eee1be",
	  "f1360a27fdc244be8739d85af6491c762a693aafe668c449515fdeee"
	  "db6a90aeee3891bbc8b69adc6a6426cb12fcdebc32c9f58c5259d128"
	  "b91efa28620a3a9a0168b0ff5e76951cb41647ba4aa1f87fac0d97ac"
	  "580e42cffc7e",
	  "7fd0d6cadc92cad27bb2d7d8c8", "bdb8346b28eb4d7226493611a6",
	  "7484d827b767647f44c7f94a39f8175c" },
	{ "512903e96ba584dbef3a6e702b0adb51fb3bb62e89d39fd5d2490ae6"
	  "a4e80c88",
	  "056ee9b8c34e3549661d36da",
	  "0918b88fc87e640212448e7a3574428f65ce7fb0ce77462ee1735b6d"
	  "22cc6c7c06a39e04a0147faeaa46925092359032156a5a7105373692"
	  "f7f8ace4e697d0c810092a3a584dfe43d35c94e22dafc169b5d931bb"
	  "a17e5eab3299",
	  "e13300959560f2aea376ab3e96", "bc869e464531babc2d2e94fa1b",
	  "e01c6c9c01c15efb9dbc6bfe" },
	{ "268ed1b5d7c9c7304f9cae5fc437b4cd3aebe2ec65f0d85c3918d3d3"
	  "b5bba89b",
	  "9ed9d8180564e0e945f5e5d4", "",
	  "fe29a40d8ebf57262bdb87191d01843f4ca4b2de97d88273154a0b7d"
	  "9e2fdb80",
	  "791a4a026f16f3a5ea06274bf02baab469860abde5e645f3dd473a5a"
	  "cddeecfc",
	  "05b2b74db0662550435ef1900e136b15" },
};

struct gcm {
	uint8_t key[32], iv[257], aad[128], text[64], want[64], tag[16];
	size_t iv_len, aad_len, len, tag_len;
	struct lws_gencrypto_keyelem el;
};

static void
gcm_load(struct gcm *g, unsigned int n)
{
	g->el = key_of(gcms[n].key, g->key);
	g->iv_len = unit_hex(gcms[n].iv, g->iv);
	g->aad_len = unit_hex(gcms[n].aad, g->aad);
	g->len = unit_hex(gcms[n].text, g->text);
	unit_hex(gcms[n].out, g->want);
	g->tag_len = unit_hex(gcms[n].tag, g->tag);
}

/* a row that has additional data and text */
#define GCM_WITH_BOTH 5

/* the additional data and the text, each in two pieces; the result of destroy
 */
static int
gcm_run(struct gcm *g, enum enum_aes_operation op, size_t cut,
	const uint8_t *in, uint8_t *out, uint8_t *tag)
{
	size_t acut = cut > g->aad_len ? g->aad_len : cut, iv_len = g->iv_len;
	struct lws_genaes_ctx ctx;
	uint8_t expect[16];

	if (cut > g->len)
		cut = g->len;
	memcpy(expect, g->tag, sizeof(expect));
	assert_int_equal(lws_genaes_create(&ctx, op, LWS_GAESM_GCM, &g->el,
					   LWS_GAESP_NO_PADDING, NULL),
			 0);
	assert_int_equal(lws_genaes_crypt(&ctx, acut ? g->aad : NULL, acut,
					  NULL, g->iv, expect, &iv_len,
					  (int)g->tag_len),
			 0);
	assert_int_equal(lws_genaes_crypt(&ctx, g->aad + acut,
					  g->aad_len - acut, NULL, NULL, NULL,
					  NULL, 0),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, in, cut, out, NULL, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_crypt(&ctx, in + cut, g->len - cut,
					  out + cut, NULL, NULL, NULL, 0),
			 0);

	return lws_genaes_destroy(&ctx, tag, tag ? 16 : 0);
}

static void
gcm_gives_the_vectors_however_cut(void **state)
{
	uint8_t got[64], tag[16];
	struct gcm g;
	unsigned int n;
	size_t cut;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(gcms); n++) {
		gcm_load(&g, n);
		for (cut = 0; cut < 60; cut += 7) {
			assert_int_equal(gcm_run(&g, LWS_GAESO_ENC, cut, g.text,
						 got, tag),
					 0);
			assert_memory_equal(got, g.want, g.len);
			assert_memory_equal(tag, g.tag, g.tag_len);
			assert_int_equal(gcm_run(&g, LWS_GAESO_DEC, cut, g.want,
						 got, NULL),
					 0);
			assert_memory_equal(got, g.text, g.len);
		}
	}
}

/* above 128 bytes, which OpenSSL takes, and the longest of the public vectors
 */
static const struct {
	size_t iv_len;
	const char *out, *tag;
} gcm_long[] = {
	{ 129, "1c2e95a4d1fbc7162d6f71d6f3ebd8629bc1bad03b9db11555c299be4a",
	  "ffd6a332d0467c3c6eac19d725f37d3c" },
	{ 257, "07bd83e2c4f4b5f2749df97693623913569cd0134b46132edd05872691",
	  "f41200c3c46209967fcf4243092efa44" },
};

static void
gcm_takes_long_initialisation_values(void **state)
{
	static const char text[] = "a text of more than one block";
	uint8_t got[64], tag[16];
	unsigned int n, i;
	struct gcm g;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(gcm_long); n++) {
		g.el = key_of("000102030405060708090a0b0c0d0e0f", g.key);
		g.iv_len = gcm_long[n].iv_len;
		for (i = 0; i < g.iv_len; i++)
			g.iv[i] = (uint8_t)(7 * i + 3);
		g.aad_len = 6;
		memcpy(g.aad, "header", g.aad_len);
		g.len = sizeof(text) - 1;
		memcpy(g.text, text, g.len);
		unit_hex(gcm_long[n].out, g.want);
		g.tag_len = unit_hex(gcm_long[n].tag, g.tag);
		assert_int_equal(
			gcm_run(&g, LWS_GAESO_ENC, 7, g.text, got, tag), 0);
		assert_memory_equal(got, g.want, g.len);
		assert_memory_equal(tag, g.tag, g.tag_len);
		assert_int_equal(
			gcm_run(&g, LWS_GAESO_DEC, 7, g.want, got, NULL), 0);
		g.iv[g.iv_len - 1] ^= 1;
		assert_int_equal(
			gcm_run(&g, LWS_GAESO_DEC, 7, g.want, got, NULL), -1);
	}
}

static void
gcm_tells_what_is_not_authentic(void **state)
{
	uint8_t got[64];
	struct gcm g;
	size_t bit;

	(void)state;
	gcm_load(&g, GCM_WITH_BOTH);
	assert_true(g.aad_len && g.len);
	for (bit = 0; bit < 8 * g.tag_len; bit++) {
		gcm_load(&g, GCM_WITH_BOTH);
		g.tag[bit / 8] = (uint8_t)(g.tag[bit / 8] ^ (1 << bit % 8));
		assert_int_equal(
			gcm_run(&g, LWS_GAESO_DEC, 0, g.want, got, NULL), -1);
	}
	gcm_load(&g, GCM_WITH_BOTH);
	g.aad[0] ^= 1;
	assert_int_equal(gcm_run(&g, LWS_GAESO_DEC, 0, g.want, got, NULL), -1);
	gcm_load(&g, GCM_WITH_BOTH);
	g.want[g.len - 1] ^= 1;
	assert_int_equal(gcm_run(&g, LWS_GAESO_DEC, 0, g.want, got, NULL), -1);
}

static void
gcm_refuses_to_begin_without_iv_or_with_a_short_tag(void **state)
{
	uint8_t iv[12] = { 0 }, tag[16] = { 0 }, key[16] = { 0 }, out[1];
	struct lws_gencrypto_keyelem el = { key, sizeof(key) };
	struct lws_genaes_ctx ctx;
	size_t n = 12, none = 0;

	(void)state;
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_DEC, LWS_GAESM_GCM,
					   &el, LWS_GAESP_NO_PADDING, NULL),
			 0);
	assert_int_equal(lws_genaes_crypt(&ctx, key, 1, out, NULL, tag, &n, 16),
			 -1);
	/* what has failed does not become authentic by being ended */
	assert_int_equal(lws_genaes_crypt(&ctx, key, 1, out, iv, tag, &n, 16),
			 -1);
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), -1);

	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_DEC, LWS_GAESM_GCM,
					   &el, LWS_GAESP_NO_PADDING, NULL),
			 0);
	assert_int_equal(lws_genaes_crypt(&ctx, key, 1, out, iv, tag, &n, 3),
			 -1);
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), -1);
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC, LWS_GAESM_GCM,
					   &el, LWS_GAESP_NO_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, key, 1, out, iv, tag, &none, 16), -1);
	assert_int_equal(lws_genaes_destroy(&ctx, tag, 16), -1);
}

/* -- key wrap -- */

static const struct {
	const char *kek, *key, *out;
} wraps[] = {
	/* RFC 3394 4 */
	{ "000102030405060708090a0b0c0d0e0f",
	  "00112233445566778899aabbccddeeff",
	  "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5" },
	{ "000102030405060708090a0b0c0d0e0f1011121314151617",
	  "00112233445566778899aabbccddeeff",
	  "96778b25ae6ca435f92b5b97c050aed2468ab8a17ad84e5d" },
	{ "000102030405060708090a0b0c0d0e0f101112131415161718191a1b"
	  "1c1d1e1f",
	  "00112233445566778899aabbccddeeff",
	  "64e8c3f9ce0f5ba263e9777905818a2a93c8191e7d6e8ae7" },
	{ "000102030405060708090a0b0c0d0e0f1011121314151617",
	  "00112233445566778899aabbccddeeff0001020304050607",
	  "031d33264e15d33268f24ec260743edce1c6c7ddee725a936ba81491"
	  "5c6762d2" },
	{ "000102030405060708090a0b0c0d0e0f101112131415161718191a1b"
	  "1c1d1e1f",
	  "00112233445566778899aabbccddeeff0001020304050607",
	  "a8f9bc1612c68b3ff6e6f4fbe30e71e4769c8b80a32cb8958cd5d17d"
	  "6b254da1" },
	{ "000102030405060708090a0b0c0d0e0f101112131415161718191a1b"
	  "1c1d1e1f",
	  "00112233445566778899aabbccddeeff000102030405060708090a0b"
	  "0c0d0e0f",
	  "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e7"
	  "1a99f43bfb988b9b7a02dd21" },
	/* SP 800-38F, by NIST's test suite */
	{ "7575da3a93607cc2bfd8cec7aadfd9a6",
	  "42136d3c384a3eeac95a066fd28fed3f",
	  "031f6bd7e61e643df68594816f64caa3f56fabea2548f5fb" },
	{ "e5d058e7f1c22c016c4e1cc9b26b9f8f",
	  "7f604e9b8d39d3c91e193fe6f196c1e3da6211a7c9a33b8873b64b13"
	  "8d1803e4",
	  "60b9f8ac797c56e01e9b5f84d65816a980777869f67991a0e6dc19b8"
	  "cd75c9b54db4a38456bbd6f3" },
	{ "67ae4270bcdd31e8326b7e7f94c80276",
	  "57e748b62fbc37ba25e904ee973d01b136cf7c1d0c8c5c87",
	  "96cec0e3272a21faa550a857957aa38ce3c1cf06f0dd9f5b5c5c422c"
	  "ef6c69a1" },
	{ "d7aa53aefad65cd95b57c8eee7b0a906",
	  "4a8daee6774751fc4489e837b8f7fba6896c70bb3d5e53053c92eb58"
	  "046ee4a7002e542311253b97",
	  "84ebd38cf06c674dcf186977de4a40c6dde3e7f49361a43420a887d2"
	  "931b29c23e2db72e95e4107001da925181bb7097" },
	{ "a6a3f6d509811859238fc569b5664605f7a73c475a691a8f",
	  "8484e414b091f8a9f72cfd13087ddec1",
	  "57d7a4b4e85ffdcb7788b9b666cb63303dd2c5d0f11b1bbb" },
	{ "3686e50dd602f84024570f545bbf618362bef80d45472436",
	  "d780d69b45483b682d311ccaaadcfa3a1cecf1f05dbe2ebc71e6d3fa"
	  "979f3de8",
	  "c7d5a1a5dfeb7327acbb94767d74cc2afc622ffd01f854d7d3e2b6f7"
	  "5ca7e8f441a0c0bad3d26ee2" },
	{ "0a833412e7aa1384ff26866dc9c551bf60413c17e847d317",
	  "f734760cc0fa3bbfb271277d4f29a48ddecda733d610fa42",
	  "3a7efd629305bf1d61360ed6ff8ec7d059e8af3e5104c29729adb55d"
	  "1bb94f7e" },
	{ "2d8526081d02fb5b85f69ac286ecd57d40df5df3494744d3",
	  "95c11bf5353afedb98fdd6c8ca6fdb6da54b74b4990fdc45c09d158f"
	  "51ce629de2af26e3250e6b4c",
	  "443c6f15098371913e5c814ca1a042ec682f7b136d243a4d6c426fc6"
	  "971563e8a14a558e09641619bf03fcaf90b1fc2d" },
	{ "f59782f1dceb0544a8da06b34969b9212b55ce6dcbdd0975a33f4b3f"
	  "88b538da",
	  "73d33060b5f9f2eb5785c0703ddfa704",
	  "2e63946ea3c090902fa1558375fdb2907742ac74e39403fc" },
	{ "8b54e6bc3d20e823d96343dc776c0db10c51708ceecc9a38a14beb4c"
	  "a5b8b221",
	  "d6192635c620dee3054e0963396b260af5c6f02695a5205f159541b4"
	  "bc584bac",
	  "b13eeb7619fab818f1519266516ceb82abc0e699a7153cf26edcb8ae"
	  "b879f4c011da906841fc5956" },
	{ "112ad41b4856c7254a9848d30fdd78335b039a48a8962c4d1cb78eab"
	  "d5dad788",
	  "1b20bf1990b065d798e1b32264ad50a8747492ba09a04dd1",
	  "ba8a259a471b787dd5d540ec25d43d87200fdadc6d1f05d916584fa9"
	  "f6cbf512" },
	{ "c1bbf2650e131538f3cba91a67425a6ea1abeb16b5de41cf9ed598c4"
	  "6b3f6393",
	  "bd072d07eabfa27a17446156688faa97427f19d67d54d48daf28f2ca"
	  "2455d395f826bc169068e640",
	  "96e34f339448dc21235c1432170b439baebba0095b13d8610d84e378"
	  "da837120dd48502d7fc2d0274b311065c6181c29" },
};

static void
key_wrap_gives_the_vectors(void **state)
{
	uint8_t key[512], want[520], got[520];
	unsigned int n;
	size_t len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(wraps); n++) {
		len = unit_hex(wraps[n].key, key);
		assert_int_equal(unit_hex(wraps[n].out, want), len + 8);
		one_shot(LWS_GAESM_KW, LWS_GAESO_ENC, wraps[n].kek, NULL, key,
			 len, got);
		assert_memory_equal(got, want, len + 8);
		one_shot(LWS_GAESM_KW, LWS_GAESO_DEC, wraps[n].kek, NULL, want,
			 len + 8, got);
		assert_memory_equal(got, key, len);
	}
}

static void
key_unwrap_refuses_what_is_not_authentic(void **state)
{
	uint8_t wrapped[64], kek[32], out[64];
	struct lws_gencrypto_keyelem el = key_of(wraps[0].kek, kek);
	size_t len, n;

	(void)state;
	len = unit_hex(wraps[0].out, wrapped);
	for (n = 0; n < len; n++) {
		struct lws_genaes_ctx ctx;

		wrapped[n] ^= 0x10;
		assert_int_equal(
			lws_genaes_create(&ctx, LWS_GAESO_DEC, LWS_GAESM_KW,
					  &el, LWS_GAESP_WITH_PADDING, NULL),
			0);
		assert_int_equal(lws_genaes_crypt(&ctx, wrapped, len, out, NULL,
						  NULL, NULL, 0),
				 -1);
		assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
		wrapped[n] ^= 0x10;
	}
}

/* RFC 3394 2: two blocks at least */
static void
key_wrap_refuses_what_is_too_short(void **state)
{
	static const struct {
		enum enum_aes_operation op;
		size_t below;
	} sides[] = { { LWS_GAESO_ENC, 16 }, { LWS_GAESO_DEC, 24 } };
	uint8_t in[32] = { 0 }, kek[32], out[64];
	struct lws_gencrypto_keyelem el = key_of(wraps[0].kek, kek);
	struct lws_genaes_ctx ctx;
	unsigned int n;
	size_t len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(sides); n++)
		for (len = 0; len < sides[n].below; len++) {
			assert_int_equal(
				lws_genaes_create(&ctx, sides[n].op,
						  LWS_GAESM_KW, &el,
						  LWS_GAESP_WITH_PADDING, NULL),
				0);
			assert_int_equal(lws_genaes_crypt(&ctx, in, len, out,
							  NULL, NULL, NULL, 0),
					 -1);
			assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
		}
}

/* -- padding -- */

static void
cbc_padding_comes_with_destroy(void **state)
{
	uint8_t key[16] = { 1 }, iv[16] = { 2 }, out[48], back[48];
	struct lws_gencrypto_keyelem el = { key, sizeof(key) };
	static const uint8_t text[] = "twenty bytes of text";
	struct lws_genaes_ctx ctx;

	(void)state;
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_WITH_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, text, 5, out, iv, NULL, NULL, 0), 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, text + 5, 15, out, NULL, NULL, NULL, 0),
		0);
	assert_int_equal(lws_genaes_destroy(&ctx, out + 16, 16), 0);

	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_DEC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_NO_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, out, 32, back, iv, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
	assert_memory_equal(back, text, 20);
	assert_memory_equal(back + 20, "\14\14\14\14\14\14\14\14\14\14\14\14",
			    12);

	/* with padding the last block, stripped, is given by destroy */
	memset(back, 0, sizeof(back));
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_DEC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_WITH_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, out, 32, back, iv, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_destroy(&ctx, back + 16, 16), 0);
	assert_string_equal((char *)back, (const char *)text);
}

static void
cbc_without_padding_wants_whole_blocks(void **state)
{
	uint8_t key[16] = { 1 }, iv[16] = { 2 }, out[32];
	struct lws_gencrypto_keyelem el = { key, sizeof(key) };
	struct lws_genaes_ctx ctx;

	(void)state;
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_NO_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, key, 15, out, iv, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), -1);

	/* nobody wants the padded block */
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_WITH_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, key, 15, out, iv, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
	/* or has too little room for it */
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_WITH_PADDING, NULL),
			 0);
	assert_int_equal(
		lws_genaes_crypt(&ctx, key, 15, out, iv, NULL, NULL, 0), 0);
	assert_int_equal(lws_genaes_destroy(&ctx, out, 15), -1);
}

static void
key_lengths_that_do_not_fit_are_refused(void **state)
{
	uint8_t key[80] = { 0 };
	struct lws_gencrypto_keyelem el = { key, 0 };
	struct lws_genaes_ctx ctx;
	int mode, ok;

	(void)state;
	key[79] = 1; /* halves that are alike are refused by XTS */
	key[40] = 2;
	key[20] = 3;
	for (mode = LWS_GAESM_CBC; mode <= LWS_GAESM_KW; mode++)
		for (el.len = 0; el.len <= sizeof(key); el.len++) {
			ok = el.len == 16 || el.len == 24 || el.len == 32;
			if (mode == LWS_GAESM_XTS)
				ok = el.len == 32 || el.len == 64;
			assert_int_equal(lws_genaes_create(
						 &ctx, LWS_GAESO_ENC,
						 (enum enum_aes_modes)mode, &el,
						 LWS_GAESP_NO_PADDING, NULL),
					 ok ? 0 : -1);
			/* never used, and a second time */
			assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
			assert_int_equal(lws_genaes_destroy(&ctx, NULL, 0), 0);
		}
	el.len = 16;
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC,
					   (enum enum_aes_modes)9, &el,
					   LWS_GAESP_NO_PADDING, NULL),
			 -1);
	el.buf = NULL;
	assert_int_equal(lws_genaes_create(&ctx, LWS_GAESO_ENC, LWS_GAESM_CBC,
					   &el, LWS_GAESP_NO_PADDING, NULL),
			 -1);
	assert_int_equal(
		lws_genaes_crypt(&ctx, key, 1, key, key, NULL, NULL, 0), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(streams_give_the_vectors_however_cut),
		cmocka_unit_test(xts_gives_the_vectors),
		cmocka_unit_test(gcm_gives_the_vectors_however_cut),
		cmocka_unit_test(gcm_takes_long_initialisation_values),
		cmocka_unit_test(gcm_tells_what_is_not_authentic),
		cmocka_unit_test(
			gcm_refuses_to_begin_without_iv_or_with_a_short_tag),
		cmocka_unit_test(key_wrap_gives_the_vectors),
		cmocka_unit_test(key_unwrap_refuses_what_is_not_authentic),
		cmocka_unit_test(key_wrap_refuses_what_is_too_short),
		cmocka_unit_test(cbc_padding_comes_with_destroy),
		cmocka_unit_test(cbc_without_padding_wants_whole_blocks),
		cmocka_unit_test(key_lengths_that_do_not_fit_are_refused),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
