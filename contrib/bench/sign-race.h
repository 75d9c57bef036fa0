/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What jws.c and cose.c share: OpenSSL called directly, and the clock.
 *
 * OpenSSL does less than they do, so the comparison is against us: nothing but
 * the signature, of a text that stands there already, by the shortest call that
 * there is for it, HMAC() or EVP_DigestSign() and EVP_DigestVerify(), with an
 * EVP_PKEY that is kept.
 *
 * In turns; the best processor time of each counts.
 */
#ifndef LWS_BENCH_SIGN_RACE_H
#define LWS_BENCH_SIGN_RACE_H

#include <libwebsockets.h>

#include <openssl/evp.h>

/* a token's claims */
#define SIGN_RACE_PAYLOAD                                                      \
	"{\"iss\":\"https://issuer.example\","                                 \
	"\"aud\":\"https://api.example\","                                     \
	"\"sub\":\"3f1c0e0e-2f3d-4d29-9f3a-5b8e0c9f7a51\","                    \
	"\"iat\":1700000000,\"nbf\":1700000000,\"exp\":1700003600,"            \
	"\"scope\":\"read write\"}"

struct sign_race {
	const char *alg;
	int (*sign)(struct sign_race *r); /* ours; 0 */
	int (*check)(struct sign_race *r);
	void *user;                          /* of ours */
	int id;                              /* EVP_PKEY_*, 0: an HMAC */
	int bits;                            /* of RSA */
	struct lws_gencrypto_keyelem secret; /* of an HMAC; borrowed */
	const uint8_t *text;                 /* borrowed: what they sign */
	size_t text_len;
	EVP_PKEY *pkey;
	const EVP_MD *md;
	uint8_t sig[512];
	size_t sig_len;
};

struct sign_race_times {
	unsigned int rounds;
	double ms;        /* of each turn */
	const char *only; /* algorithm, NULL: all */
};

/** sign_race_args() - [ROUNDS [MILLISECONDS [ALG]]] */
struct sign_race_times sign_race_args(int argc, char **argv);

/** sign_race_is_wanted() - 1 unless t->only is another one */
int sign_race_is_wanted(const struct sign_race *r,
			const struct sign_race_times *t);

/** sign_race() - both ways; their key is made for it
 * \return 0; 1: one is a tenth slower; 2: something failed */
int sign_race(struct sign_race *r, const struct sign_race_times *t);

#endif
