/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What signatures cost beside OpenSSL called directly.
 *
 * Ours: a compact JWS is made of a token's claims: the header is written, both
 * are encoded, signed, and the signature encoded; or a compact JWS is
 * confirmed: taken apart, decoded, the header parsed as JSON, its algorithm and
 * the key looked at, the signature checked. The key is a struct lws_jwk that is
 * there.
 *
 * Theirs does less, so the comparison is against us: nothing but the signature,
 * of a text that stands there already in base64, by the shortest call that
 * there is for it, HMAC() or EVP_DigestSign() and EVP_DigestVerify(), with an
 * EVP_PKEY that is kept. No JSON, no base64.
 *
 * In turns; the best processor time of each counts.
 *
 *   bench-jws [ROUNDS [MILLISECONDS [ALG]]]
 *
 * Built as bench-jws where OpenSSL is the crypto. The result is 0 when none
 * takes more than a tenth more than OpenSSL does.
 */
#include <libwebsockets.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <time.h>

static const char payload[] =
	"{\"iss\":\"https://issuer.example\",\"aud\":\"https://api.example\","
	"\"sub\":\"3f1c0e0e-2f3d-4d29-9f3a-5b8e0c9f7a51\",\"iat\":1700000000,"
	"\"nbf\":1700000000,\"exp\":1700003600,\"scope\":\"read write\"}";

struct race {
	const char *alg;
	enum lws_gencrypto_kty kty;
	int bits;
	const char *curve;
	int id; /* EVP_PKEY_* */
	struct lws_jwk jwk;
	EVP_PKEY *pkey;
	const EVP_MD *md;
	char header[32], token[1024];
	size_t token_len;
	uint8_t sig[512];
	size_t sig_len;
};

static struct race races[] = {
	{ .alg = "HS256", .kty = LWS_GENCRYPTO_KTY_OCT, .bits = 256 },
	{ .alg = "ES256",
	  .kty = LWS_GENCRYPTO_KTY_EC,
	  .curve = "P-256",
	  .id = EVP_PKEY_EC },
	{ .alg = "RS256",
	  .kty = LWS_GENCRYPTO_KTY_RSA,
	  .bits = 2048,
	  .id = EVP_PKEY_RSA },
	{ .alg = "EdDSA",
	  .kty = LWS_GENCRYPTO_KTY_EC,
	  .curve = "Ed25519",
	  .id = EVP_PKEY_ED25519 },
};

static char temp[8192];

/* -- ours -- */

static int
ours_sign(struct race *r)
{
	r->token_len = sizeof(r->token);

	return lws_jwt_sign_compact(NULL, &r->jwk, r->alg, r->token,
				    &r->token_len, temp, sizeof(temp), "%s",
				    payload);
}

static int
ours_confirm(struct race *r)
{
	struct lws_jws_map map;
	int tl = sizeof(temp);

	return lws_jws_sig_confirm_compact_b64(r->token, r->token_len, &map,
					       &r->jwk, NULL, temp, &tl);
}

/* -- theirs: header.payload stands there already -- */

static size_t
text_len(const struct race *r)
{
	return (size_t)(strrchr(r->token, '.') - r->token);
}

static int
theirs_mac(struct race *r)
{
	unsigned int len;

	return !HMAC(EVP_sha256(), r->jwk.e[0].buf, (int)r->jwk.e[0].len,
		     (uint8_t *)r->token, text_len(r), r->sig, &len);
}

static int
theirs_sign(struct race *r)
{
	EVP_MD_CTX *c;
	int bad;

	if (!r->id)
		return theirs_mac(r);
	c = EVP_MD_CTX_new();
	r->sig_len = sizeof(r->sig);
	bad = !c || EVP_DigestSignInit(c, NULL, r->md, NULL, r->pkey) != 1 ||
	      EVP_DigestSign(c, r->sig, &r->sig_len, (uint8_t *)r->token,
			     text_len(r)) != 1;
	EVP_MD_CTX_free(c);

	return bad;
}

static int
theirs_verify(struct race *r)
{
	EVP_MD_CTX *c;
	int bad;

	if (!r->id) /* a MAC is verified by making it again */
		return theirs_mac(r);
	c = EVP_MD_CTX_new();
	bad = !c || EVP_DigestVerifyInit(c, NULL, r->md, NULL, r->pkey) != 1 ||
	      EVP_DigestVerify(c, r->sig, r->sig_len, (uint8_t *)r->token,
			       text_len(r)) != 1;
	EVP_MD_CTX_free(c);

	return bad;
}

static int
generate_theirs(struct race *r)
{
	EVP_PKEY_CTX *c;
	int bad;

	r->md = !strcmp(r->alg, "EdDSA") ? NULL : EVP_sha256();
	if (!r->id)
		return 0;
	c = EVP_PKEY_CTX_new_id(r->id, NULL);
	bad = !c || EVP_PKEY_keygen_init(c) != 1 ||
	      (r->id == EVP_PKEY_EC && EVP_PKEY_CTX_set_ec_paramgen_curve_nid(
					       c, NID_X9_62_prime256v1) != 1) ||
	      (r->id == EVP_PKEY_RSA &&
	       EVP_PKEY_CTX_set_rsa_keygen_bits(c, r->bits) != 1) ||
	      EVP_PKEY_keygen(c, &r->pkey) != 1;
	EVP_PKEY_CTX_free(c);

	return bad;
}

/* -- the clock -- */

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);

	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* microseconds each, of so many */
static double
timed(int (*fn)(struct race *r), struct race *r, unsigned int count)
{
	double from = now();
	unsigned int n;

	for (n = 0; n < count; n++)
		if (fn(r))
			return -1;

	return (now() - from) / count;
}

/* 0; 1 a tenth slower; -1 something failed */
static int
race(struct race *r, const char *what, int (*ours)(struct race *r),
     int (*theirs)(struct race *r), unsigned int rounds, double ms)
{
	double best[2] = { 1e9, 1e9 }, t[2];
	unsigned int n, k, count;

	t[1] = timed(theirs, r, 8);
	count = t[1] > 0 ? (unsigned int)(ms * 1000 / t[1]) + 1 : 0;
	for (n = 0; count && n < rounds; n++) {
		t[0] = timed(ours, r, count);
		t[1] = timed(theirs, r, count);
		for (k = 0; k < 2; k++) {
			if (t[k] < 0)
				count = 0;
			if (t[k] < best[k])
				best[k] = t[k];
		}
	}
	if (!count) {
		fprintf(stderr, "%s %s failed\n", r->alg, what);
		return -1;
	}
	printf("%s %s %.2f us, OpenSSL %.2f, ratio %.2f\n", r->alg, what,
	       best[0], best[1], best[0] / best[1]);

	return best[0] > best[1] * 1.1;
}

int
main(int argc, char **argv)
{
	unsigned int rounds = argc > 1 ? (unsigned int)atoi(argv[1]) : 7;
	double ms = argc > 2 ? atof(argv[2]) : 50;
	unsigned int n;
	int slower = 0;

	lws_set_log_level(LLL_ERR, NULL);
	for (n = 0; n < LWS_ARRAY_SIZE(races); n++) {
		struct race *r = &races[n];

		if (argc > 3 && strcmp(argv[3], r->alg))
			continue;
		if (lws_jwk_generate(NULL, &r->jwk, r->kty, r->bits,
				     r->curve) ||
		    generate_theirs(r) || ours_sign(r) || theirs_sign(r)) {
			fprintf(stderr, "%s: no key\n", r->alg);
			return 2;
		}
		slower |= race(r, "sign", ours_sign, theirs_sign, rounds, ms) |
			  race(r, "verify", ours_confirm, theirs_verify, rounds,
			       ms);
		lws_jwk_destroy(&r->jwk);
		EVP_PKEY_free(r->pkey);
	}

	return slower < 0 ? 2 : slower;
}
