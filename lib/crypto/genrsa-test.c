/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * RSA: NIST's and RSA's own vectors for v1.5, PSS and OAEP signatures and
 * encryption; keys with and without their primes; all the ways to be refused.
 */
#include "hex.h"

struct hex_key {
	const char *n, *e, *d, *p, *q;
	const char *m, *c; /* OAEP: message, ciphertext */
};

/* the same key */
static const struct hex_key oaep_sha256 = {
	.n = "b8e814a25ca64c8de16f73849a78c8b13bb086a407301604f674efb5"
	     "88ee7b996b1b6a2968625a2548e9ab01ce6a3699907e303c8a02c9e4"
	     "0ea36bd6d8b2a74b1ee98fa8835a480dfc751fddc490e5a467070953"
	     "56316587fc339196e4d7db70c7feae50a1263dedd589bec009624193"
	     "c7de4793dcdf830be3256c70de1f02f7a7d3503035fcb9625c40abb7"
	     "445470203902ea045f337d31fcd28506e46cd65560949f08cd90feda"
	     "abbcb6615b884737d3f5ad01e67cc0c2997af3328b3c80d5ee0a9aa4"
	     "0a9119bd7594fcfe2324728ea9a8f839e663467a0c44915d0275e34c"
	     "f1c9605ad317c4573f57c85fd7e19e82cc6f77314e8db47a908a57e3"
	     "e4418e45",
	.e = "010001",
	.d = "4af58aa7e7776341814a7542247d229ef6dbb1397dd0789cba6cdd60"
	     "728a7b80ce72e6aeb2aa6c710105f9555a20a4d1cc49dbb42f1ec249"
	     "b9c5764a3abef222f9fd2547e3380e4ddd327e20a1373c61518300bc"
	     "d00c6664a251258c4e6953847d0f3a0b65c8e3022fb70fa53a28a2fd"
	     "0de18692e2cf99889024f3b92dd2d49870a5de6f11827feade31bdc8"
	     "889148968fad08b794007f68524a3bbce886dee240cb18f0b14e22eb"
	     "fe5b04a4f1a73c9ed56adc0881b9aca2a02a776a2df2843b3cca528c"
	     "8dca70db0a72baa978e8e11ef833f298403003de5820cf6d54d58de1"
	     "753aac48aae6911a55f9d393a829fd4169799365b7a4015c59112779"
	     "37bb1501",
	.p = "e7e2f373592c2b9919851f238f1b1b67e9c761bbf252b334d5a12a6e"
	     "a66974a1cb5f57dfa0595298f143ef958f7450571c31c682b91ea26a"
	     "0349383088cbedd87e7edc6cb5287a56d7f73c31d02df6e3c58b01c2"
	     "7efdac951e279a3318951520c44c3903e5dc793c3cdacc40ad06551b"
	     "d219bd6ecfd1c3f4f8ea513674ab286d",
	.q = "cc2279fb888ba03c22c6613bb1466c9e2cd161d99bbec2f75af82cf7"
	     "f0e43eb1a8a8bc23c24fc2838bffb94e791811073da55c53e07e1fec"
	     "63cefd066dc631e25e74dae715ab3cc18b5e56ff2a786ddee92d32dc"
	     "5bd4df849cb8246e3f42c1279985c5cb6909b0630424dc8a82d56043"
	     "87e95fbb248720636b8e7208ca1f0639",
	.m = "6628194e12073db03ba94cda9ef9532397d50dba79b987004afefe34",
	.c = "6afdbc76de74458198a9c890cc5abb52580af01c2096036dca104d67"
	     "f96a05de682da5c26970a808343527440aa80b9d043045d7983f442a"
	     "3d376e5b039bcfb96c1b5fd0e46b5fff85646273293ced5e72729938"
	     "50017f24f6133591d5c9788781a9952873ebfc45ad4d34fff2b4e9ab"
	     "abf49d9f9a3d7726bdce3eb2feb545db5cfef0b183bd55735a2d356b"
	     "4278c5580ce0e4cfd21a0a3ad3b225de388fcfd688394710f97d5a39"
	     "33e01d434fcff732542390f8915d5d291780ed63d425c0bea5bb0ad2"
	     "5aae3a70355e3f45a443ea111b80515b743d5bd226d339dc7516ce6c"
	     "41414a0aa978198bc6762f443e957c7be5edbd25fcdd226c5d967fa0"
	     "5d7c9079",
};

static const struct hex_key oaep_sha512 = {
	.n = "c4d3a110fcf80599f5794cde8c3ad6854c3caf557985302e0cd058c6"
	     "03d33fb0ded1aaae9efdc145b44705d6bd4c71a1aeb04a5923e51954"
	     "f938ccde95733822062f34696ee7dce4dc9e5d991534dfd36b03db5f"
	     "99b9afd4dfaf64b5c1b5a3a7548ffc209baf6675f5906a2b59e33e06"
	     "5b5c02c89b01bba0ea8a097a6886d6971b7573a6a7188977b2eb4aa6"
	     "3702306a727edc56d1f56135cb4326bee07600f52a131a64059a10b5"
	     "f448f1942f435f121dc439d4d203129e892152b1213d87ee1298b2fd"
	     "25a14a2a9fefb4076cde8aa01e205b77b195c75395104bbad491d868"
	     "e1d266ce6051ccb8c15340546b1bff0158f9aa6acf0fba71e3e30e2f"
	     "2d1906e5",
	.e = "010001",
	.d = "628143a7bbe2e8f2bf6ea0b0f45f72032e3f64c49357bbe0201b9982"
	     "2861ee0b37c898f261b1bfab81e8d59c3e0ae707b2e499a0f91cec4b"
	     "a19af2b526f88e0c412a18c1f776650fc8f61d03c3203e3091eb513c"
	     "0c346932516c772b9bb1ab20d06a6b156ab522c3404db144d6ecaa9b"
	     "05d80bb0981b0aeb22d6489e11780226a6ce7a72f67021de4ce9394b"
	     "4ab5d43a59dfd1c1f60b9f3051eb709897333d65ab99d24fb92b2e45"
	     "1344a78bd3d41bbaebad42c97f9d67fb2e9cf6213932f6991d42b74e"
	     "b973c99afaa564d032ca5380fa1c8ee9e86e92781b133ad7713a7ebd"
	     "1fa08c42c40bc58b28f21d4cd4516140f70630438f5cc154d3ebaa90"
	     "4cf0a721",
	.p = "ee043d8dc069675c9e8d66305bccfa767c5d825844c4a014ed92fcd1"
	     "f74f38231bf2b6e8dbfbf31424d27e4eb8a071f94325a65fee587627"
	     "6c3779f63bfda9893c9b99f3bf3c24004eb63506a7a44338fdfe05c5"
	     "5acdc7e55d40b60112570ad2ebb585e14b90418422bdfaad14a266f6"
	     "cebe2ba7abd4513d0cd70b444df0fbbd",
	.q = "d3b2afba8fc1feecbc083ccb6e794d95e0b632ae82f81063c9439730"
	     "63378f901a1a8114e76c56cf73554dab9b26362f186b3ef5d5a2334f"
	     "675788ade9bc68a3332aded09ea081ac9f29dfde20692576bd1f3e65"
	     "0ccef3f1a4e47ed3f5be73c47a1d90fbd092fb4d9b8d750df861f69e"
	     "f1bc1f08d31a2fdd8fae4ea4992b1649",
	.m = "6628194e12073db03ba94cda9ef9532397d50dba79b987004afefe34",
	.c = "7b7dccee97b43d4b6e214efb90c22d6679b8c144891d47f0674f6cdc"
	     "94b8c4a87c1fab9ddd6a1d77d4c9d0487a071e2a0323acf7f04554b4"
	     "3952cfd49d1c642877a78c04dc8922240eee6afc5eb94896b83c3fc4"
	     "c7e21c59f8fe1bcf03aa75110c86655e25d55b75476153e39e3a8001"
	     "7fa61c640838b5b27d03d5830746926bddd6434acacd0fcc03615c5b"
	     "a850b591c673bc8e882d51465795cc9eaff1f4a65e70f9c92777f087"
	     "7c69c26c1e5cb8bf0ae87ab61ecef24d4349eb57a1c1a27004703038"
	     "f2c56d9d4f408dedfb9e5263249be9edefd704c7aa9f6b3f6db0b61f"
	     "3848dd894e70a3f448ea6583f5d74b82ec2850ae1d0e335c22087cc4"
	     "68e5af64",
};

static const struct {
	enum enum_genrsa_mode mode;
	enum lws_genhash_types hash;
	const char *n, *e, *msg, *sig;
} sigs[] = {
	/* FIPS 186-2, SigGen15_186-3 */
	{ LGRSAM_PKCS1_1_5, LWS_GENHASH_TYPE_SHA256,
	  "a564d3d06be468a46958d56bb4884e2c4c28f538b7e15df353305051"
	  "77789d3e1d792ad7aec7fc80a8cccf7ed4030471100401724bd4636a"
	  "8a8244180cc655e256c00e778efe8bea55ab52d3a557075e35039d68"
	  "7cc0755b939a44a73033a0a6f09d2d6ae7e6593380718be00814d205"
	  "67b1d7d48b633735e423017ff0a7b406d822f45fbb4d234028ca78ab"
	  "b702b18fcce13d2f69148ef584e9aaf283caab38f6946d342d600c6e"
	  "77b7370a05ff302e5483b0faad3103d0b3e8c9c8e9eca1d4a871bdbd"
	  "09585eb00dc3a488271cf6a3b767e68ea9bd2c83e8c89fd047f17915"
	  "cf6a4c05bb9222b7e4470df5f3f1a28324c1aafcbb2236d2293041d1"
	  "28b0e15f",
	  "001001",
	  "8f51ec6359d7efe1898274fa89ea4a91b8bbf95e05fef84bbc9a201e"
	  "9f1a615939b0b45e6f7a50d7580521554f1076374692face5dfee5bf"
	  "b3c573a87b1c96065301e756d278e37a601b545f4bd10ddd17dedade"
	  "151cb7c33787400322ff6915854a6f91a9590f924accf55ea6b87749"
	  "d3a783d655e0d620f0e96f78bb4b4450",
	  "795b0d51721469dcdf14df08eacaa83af79c2734226b3c8e048cbc4b"
	  "d44ed7dc6c1efaefe1c71f017a87641827a0d3af287e8c27efa7cebf"
	  "c9435efc7f6eab1e373551887217d08313e8ae5ef0b0efcb87c49c1f"
	  "2898fcc117ac7db229d34bd4ac39a4f91377f4b5a038338e7d4cf530"
	  "e4e00ff67bf257e27e55fa6d2c0eb21ad0bcfd65f9ea760a440cab4f"
	  "904d4b817604289bc8ff96fb07c0a23b5d31abffa706241d47fb42ef"
	  "09b7bec820e6076ebe7e1e0f4eefe755bab2cbcae557aab8208bb681"
	  "d5381c1d09b4ccf1100f33cad1990efb507062ea51de3dfae0821f10"
	  "6b4b052244c379d0d32de7a56ee17a7d9a5dca2b472f0d3eefa05f4e"
	  "02fc0295" },
	/* PKCS#1 v2.1, pss-vect 10.1 */
	{ LGRSAM_PKCS1_OAEP_PSS, LWS_GENHASH_TYPE_SHA1,
	  "a5dd867ac4cb02f90b9457d48c14a770ef991c56c39c0ec65fd11afa"
	  "8937cea57b9be7ac73b45c0017615b82d622e318753b6027c0fd157b"
	  "e12f8090fee2a7adcd0eef759f88ba4997c7a42d58c9aa12cb99ae00"
	  "1fe521c13bb5431445a8d5ae4f5e4c7e948ac227d3604071f20e577e"
	  "905fbeb15dfaf06d1de5ae6253d63a6a2120b31a5da5dabc9550600e"
	  "20f27d3739e2627925fea3cc509f21dff04e6eea4549c540d6809ff9"
	  "307eede91fff58733d8385a237d6d3705a33e391900992070df7adf1"
	  "357cf7e3700ce3667de83f17b8df1778db381dce09cb4ad058a51100"
	  "1a738198ee27cf55a13b754539906582ec8b174bd58d5d1f3d767c61"
	  "3721ae05",
	  "010001",
	  "883177e5126b9be2d9a9680327d5370c6f26861f5820c43da67a3ad6"
	  "09",
	  "82c2b160093b8aa3c0f7522b19f87354066c77847abf2a9fce542d0e"
	  "84e920c5afb49ffdfdace16560ee94a1369601148ebad7a0e151cf16"
	  "331791a5727d05f21e74e7eb811440206935d744765a15e79f015cb6"
	  "6c532c87a6a05961c8bfad741a9a6657022894393e7223739796c02a"
	  "77455d0f555b0ec01ddf259b6207fd0fd57614cef1a5573baaff4ec0"
	  "0069951659b85f24300a25160ca8522dc6e6727e57d019d7e63629b8"
	  "fe5e89e25cc15beb3a647577559299280b9b28f79b0409000be25bbd"
	  "96408ba3b43cc486184dd1c8e62553fa1af4040f60663de7f5e49c04"
	  "388e257f1ce89c95dab48a315d9b66b1b7628233876ff2385230d070"
	  "d07e1666" },
};

struct key {
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	uint8_t bytes[5][512];
};

static void
key_part(struct key *k, unsigned int idx, const char *hex)
{
	k->el[idx].buf = NULL;
	k->el[idx].len = 0;
	if (!hex)
		return;
	k->el[idx].buf = k->bytes[idx];
	k->el[idx].len = (uint32_t)unit_hex(hex, k->bytes[idx]);
}

static void
key_load(struct key *k, const struct hex_key *h)
{
	memset(k, 0, sizeof(*k));
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_N, h->n);
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_E, h->e);
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_D, h->d);
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_P, h->p);
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_Q, h->q);
}

static void
public_only(struct key *k)
{
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_D, NULL);
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_P, NULL);
	key_part(k, LWS_GENCRYPTO_RSA_KEYEL_Q, NULL);
}

static void
signatures_of_others_are_verified(void **state)
{
	uint8_t digest[64], sig[256], *msg;
	struct lws_genrsa_ctx ctx;
	struct lws_genhash_ctx h;
	struct key k;
	unsigned int n;
	size_t len;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(sigs); n++) {
		msg = unit_unhex(sigs[n].msg, &len);
		assert_int_equal(lws_genhash_init(&h, sigs[n].hash), 0);
		assert_int_equal(lws_genhash_update(&h, msg, len), 0);
		assert_int_equal(lws_genhash_destroy(&h, digest), 0);
		free(msg);
		len = unit_hex(sigs[n].sig, sig);
		memset(&k, 0, sizeof(k));
		key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_N, sigs[n].n);
		key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_E, sigs[n].e);
		assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL,
						   sigs[n].mode,
						   LWS_GENHASH_TYPE_UNKNOWN),
				 0);
		assert_int_equal(lws_genrsa_hash_sig_verify(
					 &ctx, digest, sigs[n].hash, sig, len),
				 0);
		assert_int_equal(lws_genrsa_hash_sig_verify(&ctx, digest,
							    sigs[n].hash, sig,
							    len - 1),
				 -1);
		assert_int_equal(lws_genrsa_hash_sig_verify(
					 &ctx, digest, LWS_GENHASH_TYPE_UNKNOWN,
					 sig, len),
				 -1);
		digest[0] ^= 1;
		assert_int_equal(lws_genrsa_hash_sig_verify(
					 &ctx, digest, sigs[n].hash, sig, len),
				 -1);
		lws_genrsa_destroy(&ctx);
		lws_genrsa_destroy(&ctx);
	}
}

static void
decrypts_oaep(const struct hex_key *h, enum lws_genhash_types hash)
{
	uint8_t c[256], m[256], want[256];
	size_t len = unit_hex(h->c, c), want_len = unit_hex(h->m, want);
	struct lws_genrsa_ctx ctx;
	struct key k;

	key_load(&k, h);
	assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL,
					   LGRSAM_PKCS1_OAEP_PSS, hash),
			 0);
	assert_int_equal(lws_genrsa_private_decrypt(&ctx, c, len, m, sizeof(m)),
			 want_len);
	assert_memory_equal(m, want, want_len);
	/* it does not fit; it is broken */
	assert_int_equal(
		lws_genrsa_private_decrypt(&ctx, c, len, m, want_len - 1), -1);
	/* RFC 8017 7.1.2: it is as long as the modulus */
	assert_int_equal(
		lws_genrsa_private_decrypt(&ctx, c, len - 1, m, sizeof(m)), -1);
	c[100] ^= 1;
	assert_int_equal(lws_genrsa_private_decrypt(&ctx, c, len, m, sizeof(m)),
			 -1);
	lws_genrsa_destroy(&ctx);
}

static void
oaep_of_others_is_decrypted_with_the_hash_that_is_asked(void **state)
{
	(void)state;
	decrypts_oaep(&oaep_sha256, LWS_GENHASH_TYPE_SHA256);
	decrypts_oaep(&oaep_sha512, LWS_GENHASH_TYPE_SHA512);
}

/* both directions of everything, with what is there of the key */
static void
round_trips(struct key *k)
{
	static const enum enum_genrsa_mode modes[] = { LGRSAM_PKCS1_1_5,
						       LGRSAM_PKCS1_OAEP_PSS };
	uint8_t digest[64] = { 1, 2, 3 }, out[256], back[256];
	struct lws_genrsa_ctx ctx;
	unsigned int n;

	for (n = 0; n < 2; n++) {
		assert_int_equal(lws_genrsa_create(&ctx, k->el, NULL, modes[n],
						   LWS_GENHASH_TYPE_UNKNOWN),
				 0);
		assert_int_equal(
			lws_genrsa_public_encrypt(&ctx, digest, 64, out), 256);
		assert_int_equal(
			lws_genrsa_private_decrypt(&ctx, out, 256, back, 64),
			64);
		assert_memory_equal(back, digest, 64);
		assert_int_equal(lws_genrsa_hash_sign(&ctx, digest,
						      LWS_GENHASH_TYPE_SHA512,
						      out, 256),
				 256);
		assert_int_equal(lws_genrsa_hash_sig_verify(
					 &ctx, digest, LWS_GENHASH_TYPE_SHA512,
					 out, 256),
				 0);
		assert_int_equal(lws_genrsa_hash_sign(&ctx, digest,
						      LWS_GENHASH_TYPE_SHA512,
						      out, 255),
				 -1);
		lws_genrsa_destroy(&ctx);
	}
}

static void
a_private_key_works_with_and_without_its_primes(void **state)
{
	struct key k;

	(void)state;
	key_load(&k, &oaep_sha256);
	round_trips(&k);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_P, NULL);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_Q, NULL);
	round_trips(&k);
}

static void
bare_bytes_are_signed_and_recovered(void **state)
{
	uint8_t in[246] = { 9, 8 }, out[256], back[256];
	struct lws_genrsa_ctx ctx;
	struct key k;

	(void)state;
	key_load(&k, &oaep_sha256);
	assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL, LGRSAM_PKCS1_1_5,
					   LWS_GENHASH_TYPE_UNKNOWN),
			 0);
	assert_int_equal(lws_genrsa_private_encrypt(&ctx, in, 245, out), 256);
	assert_int_equal(
		lws_genrsa_public_decrypt(&ctx, out, 256, back, sizeof(back)),
		245);
	assert_memory_equal(back, in, 245);
	assert_int_equal(lws_genrsa_public_decrypt(&ctx, out, 256, back, 244),
			 -1);
	assert_int_equal(lws_genrsa_private_encrypt(&ctx, in, 246, out), -1);
	assert_int_equal(lws_genrsa_public_encrypt(&ctx, in, 245, out), 256);
	assert_int_equal(lws_genrsa_public_encrypt(&ctx, in, 246, out), -1);
	lws_genrsa_destroy(&ctx);

	assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL,
					   LGRSAM_PKCS1_OAEP_PSS,
					   LWS_GENHASH_TYPE_UNKNOWN),
			 0);
	assert_int_equal(lws_genrsa_private_encrypt(&ctx, in, 20, out), -1);
	assert_int_equal(lws_genrsa_public_decrypt(&ctx, out, 256, back, 256),
			 -1);
	lws_genrsa_destroy(&ctx);
}

static void
public_key_does_not_do_private_things(void **state)
{
	uint8_t in[32] = { 0 }, out[256];
	struct lws_genrsa_ctx ctx;
	struct key k;

	(void)state;
	key_load(&k, &oaep_sha256);
	public_only(&k);
	assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL, LGRSAM_PKCS1_1_5,
					   LWS_GENHASH_TYPE_UNKNOWN),
			 0);
	assert_int_equal(lws_genrsa_hash_sign(&ctx, in, LWS_GENHASH_TYPE_SHA256,
					      out, 256),
			 -1);
	assert_int_equal(lws_genrsa_private_encrypt(&ctx, in, 32, out), -1);
	assert_int_equal(lws_genrsa_private_decrypt(&ctx, out, 256, out, 256),
			 -1);
	assert_int_equal(lws_genrsa_render_pkey_asn1(&ctx, 1, out, 256), -1);
	assert_int_equal(lws_genrsa_render_pkey_asn1(&ctx, 0, out, 20), -1);
	lws_genrsa_destroy(&ctx);
	/* nor does one that is gone */
	assert_int_equal(lws_genrsa_public_encrypt(&ctx, in, 32, out), -1);
	assert_int_equal(lws_genrsa_hash_sig_verify(
				 &ctx, in, LWS_GENHASH_TYPE_SHA256, out, 256),
			 -1);
}

static int
create(struct key *k)
{
	struct lws_genrsa_ctx ctx;
	int r = lws_genrsa_create(&ctx, k->el, NULL, LGRSAM_PKCS1_1_5,
				  LWS_GENHASH_TYPE_UNKNOWN);

	lws_genrsa_destroy(&ctx);

	return r;
}

static void
numbers_that_make_no_key_are_refused(void **state)
{
	struct lws_genrsa_ctx ctx;
	struct key k;

	(void)state;
	memset(&k, 0, sizeof(k));
	assert_int_equal(create(&k), 1);
	key_load(&k, &oaep_sha256);
	k.bytes[LWS_GENCRYPTO_RSA_KEYEL_P][20] ^= 1;
	assert_int_equal(create(&k), 1);
	key_load(&k, &oaep_sha256);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_P, NULL);
	k.bytes[LWS_GENCRYPTO_RSA_KEYEL_D][20] ^= 1;
	assert_int_equal(create(&k), 1);
	key_load(&k, &oaep_sha256);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_P, "01");
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_Q, oaep_sha256.n);
	assert_int_equal(create(&k), 1);
	key_load(&k, &oaep_sha256);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_P, NULL);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_D, "00");
	assert_int_equal(create(&k), 1);
	key_load(&k, &oaep_sha256);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_E, NULL);
	assert_int_equal(create(&k), 1);
	/* what is no exponent, and a modulus that is even */
	key_load(&k, &oaep_sha256);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_D, NULL);
	assert_int_equal(create(&k), 0);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_E, "000001");
	assert_int_equal(create(&k), 1);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_E, "010000");
	assert_int_equal(create(&k), 1);
	key_part(&k, LWS_GENCRYPTO_RSA_KEYEL_E, "03");
	assert_int_equal(create(&k), 0);
	k.bytes[LWS_GENCRYPTO_RSA_KEYEL_N]
	       [k.el[LWS_GENCRYPTO_RSA_KEYEL_N].len - 1] ^= 1;
	assert_int_equal(create(&k), 1);
	key_load(&k, &oaep_sha256);
	assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL, LGRSAM_COUNT,
					   LWS_GENHASH_TYPE_UNKNOWN),
			 1);
	assert_int_equal(lws_genrsa_create(&ctx, k.el, NULL, LGRSAM_PKCS1_1_5,
					   (enum lws_genhash_types)6),
			 1);
}

static void
a_new_key_has_its_elements_and_signs(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	uint8_t digest[32] = { 3 }, sig[256];
	struct lws_genrsa_ctx ctx;
	static uint8_t der[2048];

	(void)state;
	memset(el, 0, sizeof(el));
	assert_int_equal(
		lws_genrsa_new_keypair(NULL, &ctx, LGRSAM_PKCS1_1_5, el, 2048),
		0);
	assert_int_equal(el[LWS_GENCRYPTO_RSA_KEYEL_N].len, 256);
	assert_int_equal(el[LWS_GENCRYPTO_RSA_KEYEL_E].len, 3);
	assert_memory_equal(el[LWS_GENCRYPTO_RSA_KEYEL_E].buf, "\1\0\1", 3);
	assert_non_null(el[LWS_GENCRYPTO_RSA_KEYEL_Q].buf);
	assert_null(el[LWS_GENCRYPTO_RSA_KEYEL_DP].buf);
	assert_int_equal(lws_genrsa_hash_sign(&ctx, digest,
					      LWS_GENHASH_TYPE_SHA256, sig,
					      sizeof(sig)),
			 256);
	assert_int_equal(lws_genrsa_render_pkey_asn1(&ctx, 0, der, 2048), 270);
	assert_true(lws_genrsa_render_pkey_asn1(&ctx, 1, der, 2048) > 1180);
	lws_genrsa_destroy(&ctx);

	assert_int_equal(lws_genrsa_create(&ctx, el, NULL, LGRSAM_PKCS1_1_5,
					   LWS_GENHASH_TYPE_UNKNOWN),
			 0);
	assert_int_equal(lws_genrsa_hash_sig_verify(&ctx, digest,
						    LWS_GENHASH_TYPE_SHA256,
						    sig, 256),
			 0);
	lws_genrsa_destroy(&ctx);
	lws_genrsa_destroy_elements(el);
	assert_null(el[LWS_GENCRYPTO_RSA_KEYEL_D].buf);

	assert_int_equal(
		lws_genrsa_new_keypair(NULL, &ctx, LGRSAM_PKCS1_1_5, el, 1),
		-1);
	lws_genrsa_destroy(&ctx);
}

static struct key sweep_key;

static int
use_it(void)
{
	uint8_t in[32] = { 0 }, out[256];
	struct lws_genrsa_ctx ctx;
	int r;

	r = lws_genrsa_create(&ctx, sweep_key.el, NULL, LGRSAM_PKCS1_1_5,
			      LWS_GENHASH_TYPE_UNKNOWN) ||
	    lws_genrsa_hash_sign(&ctx, in, LWS_GENHASH_TYPE_SHA256, out,
				 sizeof(out)) != 256;
	lws_genrsa_destroy(&ctx);

	return r ? -1 : 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	key_load(&sweep_key, &oaep_sha256);
	unit_oom_sweep(use_it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signatures_of_others_are_verified),
		cmocka_unit_test(
			oaep_of_others_is_decrypted_with_the_hash_that_is_asked),
		cmocka_unit_test(
			a_private_key_works_with_and_without_its_primes),
		cmocka_unit_test(bare_bytes_are_signed_and_recovered),
		cmocka_unit_test(public_key_does_not_do_private_things),
		cmocka_unit_test(numbers_that_make_no_key_are_refused),
		cmocka_unit_test(a_new_key_has_its_elements_and_signs),
		cmocka_unit_test(out_of_memory_is_survived),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
