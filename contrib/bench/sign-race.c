/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 */
#include "sign-race.h"

#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <time.h>

static int
theirs_mac(struct sign_race *r)
{
	unsigned int len;

	return !HMAC(EVP_sha256(), r->secret.buf, (int)r->secret.len, r->text,
		     r->text_len, r->sig, &len);
}

static int
theirs_sign(struct sign_race *r)
{
	EVP_MD_CTX *c;
	int bad;

	if (!r->id)
		return theirs_mac(r);
	c = EVP_MD_CTX_new();
	r->sig_len = sizeof(r->sig);
	bad = !c || EVP_DigestSignInit(c, NULL, r->md, NULL, r->pkey) != 1 ||
	      EVP_DigestSign(c, r->sig, &r->sig_len, r->text, r->text_len) != 1;
	EVP_MD_CTX_free(c);

	return bad;
}

static int
theirs_verify(struct sign_race *r)
{
	EVP_MD_CTX *c;
	int bad;

	if (!r->id) /* a MAC is verified by making it again */
		return theirs_mac(r);
	c = EVP_MD_CTX_new();
	bad = !c || EVP_DigestVerifyInit(c, NULL, r->md, NULL, r->pkey) != 1 ||
	      EVP_DigestVerify(c, r->sig, r->sig_len, r->text, r->text_len) !=
		      1;
	EVP_MD_CTX_free(c);

	return bad;
}

static int
generate_theirs(struct sign_race *r)
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
timed(int (*fn)(struct sign_race *r), struct sign_race *r, unsigned int count)
{
	double from = now();
	unsigned int n;

	for (n = 0; n < count; n++)
		if (fn(r))
			return -1;

	return (now() - from) / count;
}

/* 0; 1 a tenth slower; 2 something failed */
static int
race(struct sign_race *r, const struct sign_race_times *times, int is_check)
{
	int (*const ours)(struct sign_race * r) = is_check ? r->check : r->sign;
	int (*const theirs)(struct sign_race * r) =
		is_check ? theirs_verify : theirs_sign;
	double best[2] = { 1e9, 1e9 }, t[2];
	unsigned int n, k, count;

	t[1] = timed(theirs, r, 8);
	count = t[1] > 0 ? (unsigned int)(times->ms * 1000 / t[1]) + 1 : 0;
	for (n = 0; count && n < times->rounds; n++) {
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
		fprintf(stderr, "%s failed\n", r->alg);
		return 2;
	}
	printf("%s %s %.2f us, OpenSSL %.2f, ratio %.2f\n", r->alg,
	       is_check ? "verify" : "sign", best[0], best[1],
	       best[0] / best[1]);

	return best[0] > best[1] * 1.1;
}

struct sign_race_times
sign_race_args(int argc, char **argv)
{
	const struct sign_race_times t = {
		.rounds = argc > 1 ? (unsigned int)atoi(argv[1]) : 7,
		.ms = argc > 2 ? atof(argv[2]) : 50,
		.only = argc > 3 ? argv[3] : NULL,
	};

	return t;
}

int
sign_race_is_wanted(const struct sign_race *r, const struct sign_race_times *t)
{
	return !t->only || !strcmp(t->only, r->alg);
}

int
sign_race(struct sign_race *r, const struct sign_race_times *t)
{
	int slower = 2;

	if (generate_theirs(r) || theirs_sign(r))
		fprintf(stderr, "%s: no key\n", r->alg);
	else
		slower = race(r, t, 0) | race(r, t, 1);
	EVP_PKEY_free(r->pkey);

	return slower;
}
