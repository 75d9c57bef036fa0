/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * test-crypto: reads lines, each an operation with its arguments in hex, "-"
 * for no bytes, and writes a line for each with what came of it in hex, or
 * "refused". judge asks it what it knows the answers to.
 *
 *	hash TYPE MSG
 *	hmac BITS KEY MSG
 *	aes MODE enc|dec KEY IV IN
 *	gcm enc KEY IV AAD IN TAGLEN		ciphertext and tag
 *	gcm dec KEY IV AAD IN TAG
 *	rsa-verify v15|pss TYPE N E MSG SIG	"ok"
 *	rsa-decrypt v15|oaep TYPE N E D P Q IN
 *	ec-verify CURVE TYPE X Y MSG SIG	"ok"
 *	ecdh CURVE D X Y PX PY
 *	okp-sign CURVE D X MSG
 *	okp-agree CURVE D X PX
 */
#include <libwebsockets.h>

#include <stdio.h>

enum { ARGS = 12, LINE = 1 << 20 };

struct bytes {
	uint8_t *p;
	size_t len;
};

struct request {
	char *words[ARGS]; /* in the line */
	int count;
	struct bytes b[ARGS]; /* those that are hex; owned */
};

static int
to_bytes(const char *word, struct bytes *b)
{
	size_t len = strlen(word) / 2;
	int n;

	b->p = malloc(len + 1);
	b->len = 0;
	if (!b->p)
		return -1;
	if (!strcmp(word, "-"))
		return 0;
	n = lws_hex_to_byte_array(word, b->p, (int)len + 1);
	b->len = n > 0 ? (size_t)n : 0;

	return n < 0 ? -1 : 0;
}

static void
answer(const uint8_t *p, size_t len)
{
	size_t n;

	for (n = 0; n < len; n++)
		printf("%02x", p[n]);
	if (!len)
		printf("-");
}

static int
number_of(const char *name, const char *const *names)
{
	int n;

	for (n = 0; names[n]; n++)
		if (!strcmp(names[n], name))
			return n;

	return -1;
}

static enum lws_genhash_types
hash_of(const char *name)
{
	static const char *const names[] = { "",       "MD5",    "SHA1",
					     "SHA256", "SHA384", "SHA512",
					     NULL };

	return (enum lws_genhash_types)number_of(name, names);
}

static int
digest(enum lws_genhash_types type, const struct bytes *in, uint8_t *out)
{
	struct lws_genhash_ctx h;

	return lws_genhash_init(&h, type) ||
	       lws_genhash_update(&h, in->p, in->len) ||
	       lws_genhash_destroy(&h, out);
}

static int
do_hash(struct request *r)
{
	enum lws_genhash_types type = hash_of(r->words[1]);
	uint8_t out[LWS_GENHASH_LARGEST];

	if (digest(type, &r->b[2], out))
		return -1;
	answer(out, lws_genhash_size(type));

	return 0;
}

static int
do_hmac(struct request *r)
{
	static const char *const names[] = { "", "256", "384", "512", NULL };
	enum lws_genhmac_types type =
		(enum lws_genhmac_types)number_of(r->words[1], names);
	uint8_t out[LWS_GENHASH_LARGEST];
	struct lws_genhmac_ctx h;

	if (lws_genhmac_init(&h, type, r->b[2].p, r->b[2].len) ||
	    lws_genhmac_update(&h, r->b[3].p, r->b[3].len) ||
	    lws_genhmac_destroy(&h, out))
		return -1;
	answer(out, lws_genhmac_size(type));

	return 0;
}

static int
do_aes(struct request *r)
{
	static const char *const names[] = { "cbc", "cfb128", "cfb8", "ctr",
					     "ecb", "ofb",    "xts",  "gcm",
					     "kw",  NULL };
	enum enum_aes_modes mode =
		(enum enum_aes_modes)number_of(r->words[1], names);
	enum enum_aes_operation op =
		strcmp(r->words[2], "enc") ? LWS_GAESO_DEC : LWS_GAESO_ENC;
	struct lws_gencrypto_keyelem el = { r->b[3].p, (uint32_t)r->b[3].len };
	size_t off = 0, len = r->b[5].len;
	uint8_t *out = malloc(len + 64), block[16] = { 0 };
	struct lws_genaes_ctx ctx;
	int ret;

	if (!out || lws_genaes_create(&ctx, op, mode, &el, LWS_GAESP_NO_PADDING,
				      NULL)) {
		free(out);
		return -1;
	}
	ret = lws_genaes_crypt(&ctx, r->b[5].p, len, out,
			       r->b[4].len ? r->b[4].p : NULL, block, &off, 0);
	if (lws_genaes_destroy(&ctx, NULL, 0))
		ret = -1;
	if (mode == LWS_GAESM_KW)
		len = op == LWS_GAESO_ENC ? len + 8 : len - 8;
	if (!ret)
		answer(out, len);
	free(out);

	return ret;
}

static int
do_gcm(struct request *r)
{
	int enc = !strcmp(r->words[1], "enc");
	int taglen = enc ? atoi(r->words[6]) : (int)r->b[6].len;
	struct lws_gencrypto_keyelem el = { r->b[2].p, (uint32_t)r->b[2].len };
	size_t iv_len = r->b[3].len, len = r->b[5].len;
	uint8_t *out = malloc(len + 1), tag[16] = { 0 };
	struct lws_genaes_ctx ctx;
	int ret;

	if (!enc && r->b[6].len <= sizeof(tag))
		memcpy(tag, r->b[6].p, r->b[6].len);
	if (!out ||
	    lws_genaes_create(&ctx, enc ? LWS_GAESO_ENC : LWS_GAESO_DEC,
			      LWS_GAESM_GCM, &el, LWS_GAESP_NO_PADDING, NULL)) {
		free(out);
		return -1;
	}
	ret = lws_genaes_crypt(&ctx, r->b[4].p, r->b[4].len, NULL, r->b[3].p,
			       tag, &iv_len, taglen) ||
	      lws_genaes_crypt(&ctx, r->b[5].p, len, out, NULL, NULL, NULL, 0);
	if (lws_genaes_destroy(&ctx, tag, sizeof(tag)))
		ret = -1;
	if (!ret) {
		answer(out, len);
		if (enc) {
			printf(" ");
			answer(tag, (size_t)taglen);
		}
	}
	free(out);

	return ret ? -1 : 0;
}

/* -- RSA -- */

static int
rsa_open(struct request *r, struct lws_genrsa_ctx *ctx, int private_from,
	 enum lws_genhash_types oaep)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	enum enum_genrsa_mode mode = strcmp(r->words[1], "v15")
					     ? LGRSAM_PKCS1_OAEP_PSS
					     : LGRSAM_PKCS1_1_5;
	static const int order[] = { LWS_GENCRYPTO_RSA_KEYEL_N,
				     LWS_GENCRYPTO_RSA_KEYEL_E,
				     LWS_GENCRYPTO_RSA_KEYEL_D,
				     LWS_GENCRYPTO_RSA_KEYEL_P,
				     LWS_GENCRYPTO_RSA_KEYEL_Q };
	int n;

	memset(el, 0, sizeof(el));
	for (n = 0; n < private_from; n++) {
		el[order[n]].buf = r->b[3 + n].len ? r->b[3 + n].p : NULL;
		el[order[n]].len = (uint32_t)r->b[3 + n].len;
	}

	return lws_genrsa_create(ctx, el, NULL, mode, oaep);
}

static int
do_rsa_verify(struct request *r)
{
	enum lws_genhash_types type = hash_of(r->words[2]);
	uint8_t d[LWS_GENHASH_LARGEST];
	struct lws_genrsa_ctx ctx;
	int ret;

	if (digest(type, &r->b[5], d) ||
	    rsa_open(r, &ctx, 2, LWS_GENHASH_TYPE_UNKNOWN))
		return -1;
	ret = lws_genrsa_hash_sig_verify(&ctx, d, type, r->b[6].p, r->b[6].len);
	lws_genrsa_destroy(&ctx);
	if (!ret)
		printf("ok");

	return ret;
}

static int
do_rsa_decrypt(struct request *r)
{
	struct lws_genrsa_ctx ctx;
	uint8_t out[2048];
	int n;

	if (rsa_open(r, &ctx, 5, hash_of(r->words[2])))
		return -1;
	n = lws_genrsa_private_decrypt(&ctx, r->b[8].p, r->b[8].len, out,
				       sizeof(out));
	lws_genrsa_destroy(&ctx);
	if (n >= 0)
		answer(out, (size_t)n);

	return n < 0 ? -1 : 0;
}

/* -- curves -- */

static void
ec_elements(struct request *r, struct lws_gencrypto_keyelem *el, int d, int x,
	    int y)
{
	memset(el, 0, sizeof(*el) * LWS_GENCRYPTO_EC_KEYEL_COUNT);
	el[LWS_GENCRYPTO_EC_KEYEL_CRV].buf = (uint8_t *)r->words[1];
	el[LWS_GENCRYPTO_EC_KEYEL_CRV].len = (uint32_t)strlen(r->words[1]);
	el[LWS_GENCRYPTO_EC_KEYEL_X].buf = r->b[x].p;
	el[LWS_GENCRYPTO_EC_KEYEL_X].len = (uint32_t)r->b[x].len;
	if (y) {
		el[LWS_GENCRYPTO_EC_KEYEL_Y].buf = r->b[y].p;
		el[LWS_GENCRYPTO_EC_KEYEL_Y].len = (uint32_t)r->b[y].len;
	}
	if (d) {
		el[LWS_GENCRYPTO_EC_KEYEL_D].buf = r->b[d].p;
		el[LWS_GENCRYPTO_EC_KEYEL_D].len = (uint32_t)r->b[d].len;
	}
}

static int
do_ec_verify(struct request *r)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	enum lws_genhash_types type = hash_of(r->words[2]);
	uint8_t d[LWS_GENHASH_LARGEST];
	struct lws_genec_ctx ctx;
	int ret = -1;

	ec_elements(r, el, 0, 3, 4);
	if (digest(type, &r->b[5], d) || lws_genecdsa_create(&ctx, NULL, NULL))
		return -1;
	if (!lws_genecdsa_set_key(&ctx, el))
		ret = lws_genecdsa_hash_sig_verify_jws(&ctx, d, type,
						       atoi(r->words[1] + 2),
						       r->b[6].p, r->b[6].len);
	lws_genec_destroy(&ctx);
	if (!ret)
		printf("ok");

	return ret;
}

static int
do_ecdh(struct request *r)
{
	struct lws_gencrypto_keyelem a[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	struct lws_gencrypto_keyelem b[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	struct lws_genec_ctx ctx;
	uint8_t z[66];
	int ret = -1, len = sizeof(z);

	ec_elements(r, a, 2, 3, 4);
	ec_elements(r, b, 0, 5, 6);
	if (lws_genecdh_create(&ctx, NULL, NULL))
		return -1;
	if (!lws_genecdh_set_key(&ctx, a, LDHS_OURS) &&
	    !lws_genecdh_set_key(&ctx, b, LDHS_THEIRS))
		ret = lws_genecdh_compute_shared_secret(&ctx, z, &len);
	lws_genec_destroy(&ctx);
	if (!ret)
		answer(z, (size_t)len);

	return ret;
}

static int
do_okp_sign(struct request *r)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t sig[114];
	size_t len;

	ec_elements(r, el, 2, 3, 0);
	len = lws_x_okp_sig_len(el);
	if (lws_x_okp_sign(el, r->b[4].p, r->b[4].len, sig, len) ||
	    lws_x_okp_verify(el, r->b[4].p, r->b[4].len, sig, len))
		return -1;
	answer(sig, len);

	return 0;
}

static int
do_okp_agree(struct request *r)
{
	struct lws_gencrypto_keyelem a[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	struct lws_gencrypto_keyelem b[LWS_GENCRYPTO_EC_KEYEL_COUNT];
	uint8_t z[56];
	size_t len = sizeof(z);

	ec_elements(r, a, 2, 3, 0);
	ec_elements(r, b, 0, 4, 0);
	if (lws_x_okp_shared_secret(a, b, z, &len))
		return -1;
	answer(z, len);

	return 0;
}

/* -- lines -- */

static const struct {
	const char *name;
	int count;
	int hex_from; /* the words from here on are hex */
	int (*run)(struct request *r);
} operations[] = {
	{ "hash", 3, 2, do_hash },
	{ "hmac", 4, 2, do_hmac },
	{ "aes", 6, 3, do_aes },
	{ "gcm", 7, 2, do_gcm },
	{ "rsa-verify", 7, 3, do_rsa_verify },
	{ "rsa-decrypt", 9, 3, do_rsa_decrypt },
	{ "ec-verify", 7, 3, do_ec_verify },
	{ "ecdh", 7, 2, do_ecdh },
	{ "okp-sign", 5, 2, do_okp_sign },
	{ "okp-agree", 5, 2, do_okp_agree },
};

static int
run(struct request *r)
{
	unsigned int n;
	int k;

	for (n = 0; n < LWS_ARRAY_SIZE(operations); n++)
		if (!strcmp(operations[n].name, r->words[0]) &&
		    operations[n].count == r->count)
			break;
	if (n == LWS_ARRAY_SIZE(operations))
		return -2;
	for (k = operations[n].hex_from; k < r->count; k++)
		if (to_bytes(r->words[k], &r->b[k]))
			return -2;

	return operations[n].run(r);
}

static int
take_line(char *line)
{
	struct request r;
	char *w;
	int n, ret;

	memset(&r, 0, sizeof(r));
	for (w = strtok(line, " \n"); w && r.count < ARGS;
	     w = strtok(NULL, " \n"))
		r.words[r.count++] = w;
	if (!r.count)
		return 0;
	ret = run(&r);
	for (n = 0; n < ARGS; n++)
		free(r.b[n].p);
	if (ret == -2)
		fprintf(stderr, "not understood: %s\n", r.words[0]);
	puts(ret ? "refused" : "");

	return ret == -2;
}

int
main(void)
{
	static char line[LINE];
	int bad = 0;

	lws_set_log_level(LLL_ERR, NULL);
	while (!bad && fgets(line, sizeof(line), stdin))
		bad = take_line(line);

	return bad;
}
