/*
 * lws-api-test-gencrypto
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Hashes, AES, RSA and elliptic curves, each used once as it is meant to be.
 */
#include <libwebsockets.h>

#include <stdio.h>

static struct lws_context *
make_context(void)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);

	return lws_create_context(&info);
}

static int
test_hash(struct lws_context *context)
{
	static const uint8_t expected[] = {
		/* FIPS 180-2 B.1: "abc" */
		0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea,
		0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23,
		0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c,
		0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad
	};
	struct lws_genhash_ctx ctx;
	uint8_t digest[LWS_GENHASH_LARGEST];

	(void)context;
	if (lws_genhash_init(&ctx, LWS_GENHASH_TYPE_SHA256) ||
	    lws_genhash_update(&ctx, "a", 1) ||
	    lws_genhash_update(&ctx, "bc", 2) ||
	    lws_genhash_destroy(&ctx, digest)) {
		lws_genhash_destroy(&ctx, NULL); /* harmless twice */
		return -1;
	}

	return memcmp(digest, expected, sizeof(expected));
}

static int
test_hmac(struct lws_context *context)
{
	struct lws_genhmac_ctx ctx;
	uint8_t mac[LWS_GENHASH_LARGEST];

	(void)context;
	if (lws_genhmac_init(&ctx, LWS_GENHMAC_TYPE_SHA256,
			     (const uint8_t *)"Jefe", 4))
		return -1;
	if (lws_genhmac_update(&ctx, "what do ya want for nothing?", 28) ||
	    lws_genhmac_destroy(&ctx, mac))
		return -1;

	return mac[0] != 0x5b || mac[31] != 0x43; /* RFC 4231 4.3 */
}

/* encrypted, and decrypted by the same key: only then is the tag right */
static int
gcm(enum enum_aes_operation op, uint8_t *text, size_t len, uint8_t *tag)
{
	uint8_t key[32] = { 1, 2, 3 }, iv[12] = { 4, 5, 6 };
	struct lws_gencrypto_keyelem el = { key, sizeof(key) };
	size_t iv_len = sizeof(iv);
	struct lws_genaes_ctx ctx;
	int r;

	if (lws_genaes_create(&ctx, op, LWS_GAESM_GCM, &el,
			      LWS_GAESP_NO_PADDING, NULL))
		return -1;
	r = lws_genaes_crypt(&ctx, (const uint8_t *)"seen", 4, NULL, iv, tag,
			     &iv_len, 16) ||
	    lws_genaes_crypt(&ctx, text, len, text, NULL, NULL, NULL, 0);

	return lws_genaes_destroy(&ctx, tag, 16) || r;
}

static int
test_aes_gcm(struct lws_context *context)
{
	uint8_t text[] = "what nobody else should read", tag[16];

	(void)context;
	if (gcm(LWS_GAESO_ENC, text, sizeof(text), tag) ||
	    !memcmp(text, "what", 4) ||
	    gcm(LWS_GAESO_DEC, text, sizeof(text), tag) ||
	    memcmp(text, "what", 4))
		return -1;
	text[3] ^= 1; /* it does not belong to the tag any more */

	return !gcm(LWS_GAESO_DEC, text, sizeof(text), tag);
}

static int
test_rsa(struct lws_context *context)
{
	lws_gc_elem_t el[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	uint8_t digest[32] = { 7 }, sig[256];
	struct lws_genrsa_ctx ctx;
	int r;

	memset(el, 0, sizeof(el));
	if (lws_genrsa_new_keypair(context, &ctx, LGRSAM_PKCS1_OAEP_PSS, el,
				   2048))
		return -1;
	r = lws_genrsa_hash_sign(&ctx, digest, LWS_GENHASH_TYPE_SHA256, sig,
				 sizeof(sig)) != sizeof(sig) ||
	    lws_genrsa_hash_sig_verify(&ctx, digest, LWS_GENHASH_TYPE_SHA256,
				       sig, sizeof(sig));
	digest[0]++;
	r |= !lws_genrsa_hash_sig_verify(&ctx, digest, LWS_GENHASH_TYPE_SHA256,
					 sig, sizeof(sig));
	lws_genrsa_destroy(&ctx);
	lws_genrsa_destroy_elements(el);

	return r;
}

static int
test_ecdsa(struct lws_context *context)
{
	lws_gc_elem_t el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t digest[32] = { 7 }, sig[64];
	struct lws_genec_ctx ctx;
	int r;

	memset(el, 0, sizeof(el));
	if (lws_genecdsa_create(&ctx, context, NULL) ||
	    lws_genecdsa_new_keypair(&ctx, "P-256", el))
		return -1;
	r = lws_genecdsa_hash_sign_jws(&ctx, digest, LWS_GENHASH_TYPE_SHA256,
				       256, sig, sizeof(sig)) ||
	    lws_genecdsa_hash_sig_verify_jws(&ctx, digest,
					     LWS_GENHASH_TYPE_SHA256, 256, sig,
					     sizeof(sig));
	lws_genec_destroy(&ctx);
	lws_genec_destroy_elements(el);

	return r;
}

/* both sides come to the same secret */
static int
agree(struct lws_context *context, lws_gc_elem_t *ours, lws_gc_elem_t *theirs,
      uint8_t *secret)
{
	struct lws_genec_ctx ctx;
	int r, len = 32;

	if (lws_genecdh_create(&ctx, context, NULL))
		return -1;
	r = lws_genecdh_set_key(&ctx, ours, LDHS_OURS) ||
	    lws_genecdh_set_key(&ctx, theirs, LDHS_THEIRS) ||
	    lws_genecdh_compute_shared_secret(&ctx, secret, &len);
	lws_genec_destroy(&ctx);

	return r;
}

static int
test_ecdh(struct lws_context *context)
{
	lws_gc_elem_t a[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	lws_gc_elem_t b[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t one[32], two[32];
	struct lws_genec_ctx ctx;
	int r;

	memset(a, 0, sizeof(a));
	memset(b, 0, sizeof(b));
	if (lws_genecdh_create(&ctx, context, NULL))
		return -1;
	r = lws_genecdh_new_keypair(&ctx, LDHS_OURS, "P-256", a) ||
	    lws_genecdh_new_keypair(&ctx, LDHS_THEIRS, "P-256", b);
	lws_genec_destroy(&ctx);
	r = r || agree(context, a, b, one) || agree(context, b, a, two) ||
	    memcmp(one, two, sizeof(one));
	lws_genec_destroy_elements(a);
	lws_genec_destroy_elements(b);

	return r;
}

/* beyond the API of 4.5: lws-x-okp.h */
static int
test_ed25519(struct lws_context *context)
{
	lws_gc_elem_t el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t sig[64];
	int r;

	(void)context;
	memset(el, 0, sizeof(el));
	if (lws_x_okp_new_keypair("Ed25519", el))
		return -1;
	r = lws_x_okp_sign(el, "text", 4, sig, sizeof(sig)) ||
	    lws_x_okp_verify(el, "text", 4, sig, sizeof(sig)) ||
	    !lws_x_okp_verify(el, "taxt", 4, sig, sizeof(sig));
	lws_genec_destroy_elements(el);

	return r;
}

static const struct {
	const char *name;
	int (*run)(struct lws_context *context);
} tests[] = {
	{ "hash", test_hash },       { "hmac", test_hmac },
	{ "aes_gcm", test_aes_gcm }, { "rsa", test_rsa },
	{ "ecdsa", test_ecdsa },     { "ecdh", test_ecdh },
	{ "ed25519", test_ed25519 },
};

int
main(void)
{
	struct lws_context *context = make_context();
	int failed = !context;
	unsigned int n;

	for (n = 0; context && n < LWS_ARRAY_SIZE(tests); n++)
		if (tests[n].run(context)) {
			printf("%s failed\n", tests[n].name);
			failed = 1;
		}
	lws_context_destroy(context);
	printf("Completed: %s\n", failed ? "FAIL" : "PASS");

	return failed;
}
