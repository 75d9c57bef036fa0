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
 *	padded enc|dec KEY IV IN		"ok": CBC, the padding is right
 *	gcm enc KEY IV AAD IN TAGLEN		ciphertext and tag
 *	gcm dec KEY IV AAD IN TAG
 *	rsa-verify v15|pss TYPE N E MSG SIG	"ok"
 *	rsa-decrypt v15|oaep TYPE N E D P Q IN
 *	ec-verify CURVE TYPE X Y MSG SIG	"ok"
 *	ecdh CURVE D X Y PX PY
 *	okp-sign CURVE D X MSG
 *	okp-verify CURVE X MSG SIG		"ok"
 *	okp-agree CURVE D X PX
 *	jwk KEY					the same, exported
 *	jws KEY TEXT				"ok"; compact or JSON
 *	jwe KEY TEXT				what was encrypted
 *	cose-sign HOW KEYS EXTRA PAYLOAD ALGS KIDS	the message
 *	cose-check HOW KEYS EXTRA MESSAGE PAYLOAD	each signature's result
 *
 * HOW has letters: 1 Sign1, s Sign, 0 Mac0, m Mac, d the payload is not in the
 * message, t the type is the tag's. KEYS is a set in CBOR, ALGS and KIDS are
 * lists with commas, a blank in an algorithm's name is a +.
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

/* CBC WITH_PADDING, of which destroy gives the last block */
static int
do_padded(struct request *r)
{
	enum enum_aes_operation op =
		strcmp(r->words[1], "enc") ? LWS_GAESO_DEC : LWS_GAESO_ENC;
	struct lws_gencrypto_keyelem el = { r->b[2].p, (uint32_t)r->b[2].len };
	size_t len = r->b[4].len;
	uint8_t *out = malloc(len + 64), last[16];
	struct lws_genaes_ctx ctx;
	int ret;

	if (!out || lws_genaes_create(&ctx, op, LWS_GAESM_CBC, &el,
				      LWS_GAESP_WITH_PADDING, NULL)) {
		free(out);
		return -1;
	}
	ret = lws_genaes_crypt(&ctx, r->b[4].p, len, out, r->b[3].p, NULL, NULL,
			       0);
	if (lws_genaes_destroy(&ctx, last, sizeof(last)))
		ret = -1;
	if (!ret)
		printf("ok");
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

/* what else a program may want beside P-256, P-384 and P-521: its own table,
 * whose numbers are OpenSSL's */
static const struct lws_ec_curves *
table_for(const char *curve)
{
	static const struct lws_ec_curves more[] = {
		{ "secp224r1", 713, 28 },       { "secp256k1", 714, 32 },
		{ "brainpoolP256r1", 927, 32 }, { "brainpoolP384r1", 931, 48 },
		{ "brainpoolP512r1", 933, 64 }, { NULL, 0, 0 },
	};

	return strncmp(curve, "P-", 2) ? more : NULL;
}

static int
bits_of(const char *curve)
{
	return atoi(curve + strcspn(curve, "0123456789"));
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
	if (digest(type, &r->b[5], d) ||
	    lws_genecdsa_create(&ctx, NULL, table_for(r->words[1])))
		return -1;
	if (!lws_genecdsa_set_key(&ctx, el))
		ret = lws_genecdsa_hash_sig_verify_jws(&ctx, d, type,
						       bits_of(r->words[1]),
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
	if (lws_genecdh_create(&ctx, NULL, table_for(r->words[1])))
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
do_okp_verify(struct request *r)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_EC_KEYEL_COUNT];

	ec_elements(r, el, 0, 2, 0);
	if (lws_x_okp_verify(el, r->b[3].p, r->b[3].len, r->b[4].p,
			     r->b[4].len))
		return -1;
	printf("ok");

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

/* -- JOSE -- */

#if defined(LWS_WITH_JOSE)
static char temp[65536];

static int
import_key(const struct bytes *text, struct lws_jwk *jwk)
{
	return lws_jwk_import(jwk, NULL, NULL, (const char *)text->p,
			      text->len);
}

static int
do_jwk(struct request *r)
{
	int n, len = sizeof(temp);
	struct lws_jwk jwk;

	if (import_key(&r->b[1], &jwk))
		return -1;
	n = lws_jwk_export(&jwk, LWSJWKF_EXPORT_PRIVATE | LWSJWKF_EXPORT_NOCRLF,
			   temp, &len);
	lws_jwk_destroy(&jwk);
	if (n > 0)
		answer((uint8_t *)temp, (size_t)n);

	return n > 0 ? 0 : -1;
}

static int
is_json(const struct bytes *b)
{
	return b->len && *b->p == '{';
}

static int
do_jws(struct request *r)
{
	const char *text = (const char *)r->b[2].p;
	int ret, tl = sizeof(temp);
	struct lws_jws_map map;
	struct lws_jws jws;
	struct lws_jwk jwk;

	if (import_key(&r->b[1], &jwk))
		return -1;
	lws_jws_init(&jws, &jwk, NULL);
	ret = is_json(&r->b[2])
		      ? lws_jws_sig_confirm_json(text, r->b[2].len, &jws, &jwk,
						 NULL, temp, &tl)
		      : lws_jws_sig_confirm_compact_b64(text, r->b[2].len, &map,
							&jwk, NULL, temp, &tl);
	lws_jwk_destroy(&jwk);
	if (!ret)
		printf("ok");

	return ret;
}

static int
take_encrypted(struct lws_jwe *jwe, const struct bytes *b, int *tl)
{
	if (is_json(b))
		return lws_jwe_json_parse(jwe, b->p, (int)b->len, temp, tl);

	return lws_jws_compact_decode((const char *)b->p, (int)b->len,
				      &jwe->jws.map, &jwe->jws.map_b64, temp,
				      tl) == 5
		       ? 0
		       : -1;
}

static int
do_jwe(struct request *r)
{
	int ret, tl = sizeof(temp);
	struct lws_jwe jwe;

	lws_jwe_init(&jwe, NULL);
	ret = import_key(&r->b[1], &jwe.jwk) ||
	      take_encrypted(&jwe, &r->b[2], &tl) ||
	      lws_jwe_auth_and_decrypt(&jwe, lws_concat_temp(temp, tl), &tl) <
		      0;
	if (!ret)
		answer((const uint8_t *)jwe.jws.map.buf[LJWE_CTXT],
		       jwe.jws.map.len[LJWE_CTXT]);
	lws_jwe_destroy(&jwe);

	return ret ? -1 : 0;
}
#endif

/* -- COSE -- */

#if defined(LWS_WITH_COSE)
static const struct bytes *extra;

static int
extra_cb(lws_cose_sig_ext_pay_t *x)
{
	x->ext = extra->p;
	x->xl = extra->len;

	return LCOSESIGEXTCB_RET_FINISHED;
}

static enum lws_cose_sig_types
cose_type(const char *how)
{
	static const struct {
		char letter;
		enum lws_cose_sig_types type;
	} types[] = { { '1', SIGTYPE_SINGLE },
		      { 's', SIGTYPE_MULTI },
		      { '0', SIGTYPE_MAC0 },
		      { 'm', SIGTYPE_MAC } };
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(types); n++)
		if (strchr(how, types[n].letter))
			return types[n].type;

	return SIGTYPE_UNKNOWN;
}

/* who of ALGS signs with which of KIDS; both lists are taken apart */
static int
add_signers(struct lws_cose_sign_context *csc, lws_dll2_owner_t *set,
	    char *algs, char *kids)
{
	char *alg, *kid, *next_kid = kids, *blank;
	lws_cose_key_t *ck;

	for (alg = strtok(algs, ","); alg; alg = strtok(NULL, ",")) {
		kid = next_kid;
		next_kid = strchr(kid, ',');
		if (next_kid)
			*next_kid++ = '\0';
		else
			next_kid = kid;
		for (blank = strchr(alg, '+'); blank; blank = strchr(alg, '+'))
			*blank = ' ';
		ck = lws_cose_key_from_set(set, (const uint8_t *)kid,
					   strlen(kid));
		if (!ck ||
		    lws_cose_sign_add(csc, lws_cose_name_to_alg(alg), ck))
			return -1;
	}

	return 0;
}

static int
cose_sign(struct request *r, lws_dll2_owner_t *set)
{
	static uint8_t out[65536];
	lws_lec_pctx_t lec;
	const lws_cose_sign_create_info_t info = {
		.keyset = set,
		.lec = &lec,
		.sigtype = cose_type(r->words[1]),
		.flags = LCSC_FL_ADD_CBOR_TAG,
		.inline_payload_len = r->b[4].len,
		.ext_cb = extra->len ? extra_cb : NULL,
		.ext_len = extra->len,
	};
	struct lws_cose_sign_context *csc = lws_cose_sign_create(&info);
	int ret = -1;

	if (!csc)
		return -1;
	lws_lec_init(&lec, out, sizeof(out));
	if ((!strchr(r->words[1], 'd') || !lws_x_cose_sign_detached(csc)) &&
	    !add_signers(csc, set, r->words[5], r->words[6]) &&
	    lws_cose_sign_payload_chunk(csc, r->b[4].p, r->b[4].len) ==
		    LWS_LECPCTX_RET_FINISHED)
		ret = 0;
	lws_cose_sign_destroy(&csc);
	if (!ret)
		answer(out, lec.used);

	return ret;
}

static int
cose_check(struct request *r, lws_dll2_owner_t *set)
{
	const lws_cose_validate_create_info_t info = {
		.keyset = set,
		.sigtype = cose_type(r->words[1]),
		.ext_cb = extra->len ? extra_cb : NULL,
		.ext_len = extra->len,
	};
	struct lws_cose_validate_context *cps = lws_cose_validate_create(&info);
	int ret;

	if (!cps)
		return -1;
	if (strchr(r->words[1], 'd'))
		lws_x_cose_validate_detached(cps, r->b[5].p, r->b[5].len);
	ret = lws_cose_validate_chunk(cps, r->b[4].p, r->b[4].len, NULL);
	lws_start_foreach_dll(struct lws_dll2 *, p,
			      lws_cose_validate_results(cps)->head)
	{
		if (!ret)
			printf("%d;", lws_container_of(
					      p, lws_cose_validate_res_t, list)
					      ->result);
	}
	lws_end_foreach_dll(p);
	lws_cose_validate_destroy(&cps);

	return ret;
}

static int
with_keys(struct request *r,
	  int (*run)(struct request *r, lws_dll2_owner_t *set))
{
	lws_dll2_owner_t set;
	int n, ret = -1;

	for (n = 2; n < 6 && n < r->count; n++)
		if (n < 5 || r->count == 6)
			if (to_bytes(r->words[n], &r->b[n]))
				return -2;
	extra = &r->b[3];
	lws_dll2_owner_clear(&set);
	if (lws_cose_key_import(&set, NULL, NULL, r->b[2].p, r->b[2].len))
		ret = run(r, &set);
	lws_cose_key_set_destroy(&set);

	return ret;
}

static int
do_cose_sign(struct request *r)
{
	return with_keys(r, cose_sign);
}

static int
do_cose_check(struct request *r)
{
	return with_keys(r, cose_check);
}
#endif

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
	{ "padded", 5, 2, do_padded },
	{ "gcm", 7, 2, do_gcm },
	{ "rsa-verify", 7, 3, do_rsa_verify },
	{ "rsa-decrypt", 9, 3, do_rsa_decrypt },
	{ "ec-verify", 7, 3, do_ec_verify },
	{ "ecdh", 7, 2, do_ecdh },
	{ "okp-sign", 5, 2, do_okp_sign },
	{ "okp-verify", 5, 2, do_okp_verify },
	{ "okp-agree", 5, 2, do_okp_agree },
#if defined(LWS_WITH_JOSE)
	{ "jwk", 2, 1, do_jwk },
	{ "jws", 3, 1, do_jws },
	{ "jwe", 3, 1, do_jwe },
#endif
#if defined(LWS_WITH_COSE)
	{ "cose-sign", 7, 7, do_cose_sign },
	{ "cose-check", 6, 6, do_cose_check },
#endif
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
