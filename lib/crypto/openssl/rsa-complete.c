/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A private RSA key may come as n, e, d alone (RFC 7518 6.3.2), or with its
 * primes. OpenSSL wants all of RFC 8017 A.1.2, so the rest is worked out here:
 * the primes from e and d (NIST SP 800-56B C.1), and what belongs to the
 * Chinese remainder theorem from the primes. What a key says of the latter
 * itself is not trusted: a wrong value would give the key away by the first
 * signature.
 */
#include "crypto/openssl/backend.h"

struct rsa_numbers {
	BN_CTX *cx; /* owns all that follow */
	BIGNUM *n, *e, *d, *p, *q;
	BIGNUM *one, *p1, *q1, *dp, *dq, *qi;
};

static BIGNUM *
number(BN_CTX *cx)
{
	BIGNUM *b = BN_CTX_get(cx);

	if (b)
		BN_set_flags(b, BN_FLG_CONSTTIME);

	return b;
}

static int
numbers_init(struct rsa_numbers *r)
{
	BIGNUM **all[] = { &r->n,  &r->e,  &r->d,  &r->p,  &r->q, &r->one,
			   &r->p1, &r->q1, &r->dp, &r->dq, &r->qi };
	unsigned int k;

	r->cx = BN_CTX_secure_new();
	if (!r->cx)
		return -1;
	BN_CTX_start(r->cx);
	for (k = 0; k < LWS_ARRAY_SIZE(all); k++) {
		*all[k] = number(r->cx);
		if (!*all[k])
			return -1;
	}

	return BN_one(r->one) ? 0 : -1;
}

static void
numbers_fini(struct rsa_numbers *r)
{
	if (!r->cx)
		return;
	BN_CTX_end(r->cx);
	BN_CTX_free(r->cx); /* secure: wipes */
}

static int
load(BIGNUM *b, const struct lws_gencrypto_keyelem *el)
{
	if (!el->buf || el->len > INT_MAX ||
	    !BN_bin2bn(el->buf, (int)el->len, b))
		return -1;

	return 0;
}

/* One attempt with a random g: y = g^(odd part of ed - 1), squared until it is
 * 1; the value before is a root of 1, and if not -1, gives a factor. 0 found,
 * 1 not this time, -1 failed */
static int
try_factor(struct rsa_numbers *r, const BIGNUM *odd, int twos)
{
	BIGNUM *y = number(r->cx), *x = number(r->cx), *m = number(r->cx);

	if (!m || !BN_sub(m, r->n, r->one) || !BN_rand_range(x, r->n) ||
	    !BN_mod_exp(y, x, odd, r->n, r->cx))
		return -1;
	if (BN_is_one(y) || !BN_cmp(y, m))
		return 1;
	while (twos--) {
		if (!BN_mod_sqr(x, y, r->n, r->cx))
			return -1;
		if (BN_is_one(x))
			break;
		if (!BN_cmp(x, m))
			return 1;
		if (!BN_copy(y, x))
			return -1;
	}
	if (!BN_is_one(x))
		return -1; /* e and d do not belong together */
	if (!BN_sub(x, y, r->one) || !BN_gcd(r->p, x, r->n, r->cx) ||
	    !BN_div(r->q, NULL, r->n, r->p, r->cx))
		return -1;

	return 0;
}

/* each attempt finds them with probability of at least 1/2 */
#define FACTOR_ATTEMPTS 128

static int
find_primes(struct rsa_numbers *r)
{
	BIGNUM *odd = number(r->cx);
	int n, twos = 0, ret = 1;

	if (!odd || !BN_mul(odd, r->e, r->d, r->cx) ||
	    !BN_sub(odd, odd, r->one) || BN_is_odd(odd) || BN_is_zero(odd))
		return -1;
	while (!BN_is_bit_set(odd, twos))
		twos++;
	if (!BN_rshift(odd, odd, twos))
		return -1;
	for (n = 0; ret == 1 && n < FACTOR_ATTEMPTS; n++) {
		BN_CTX_start(r->cx);
		ret = try_factor(r, odd, twos);
		BN_CTX_end(r->cx);
	}

	return ret ? -1 : 0;
}

static int
primes_fit(struct rsa_numbers *r)
{
	BIGNUM *pq = number(r->cx);

	if (!pq || BN_is_zero(r->p) || BN_is_zero(r->q) || BN_is_one(r->p) ||
	    BN_is_one(r->q) || !BN_mul(pq, r->p, r->q, r->cx))
		return 0;

	return !BN_cmp(pq, r->n);
}

static int
work_out(struct rsa_numbers *r)
{
	return !BN_sub(r->p1, r->p, r->one) || !BN_sub(r->q1, r->q, r->one) ||
			       !BN_mod(r->dp, r->d, r->p1, r->cx) ||
			       !BN_mod(r->dq, r->d, r->q1, r->cx) ||
			       !BN_mod_inverse(r->qi, r->q, r->p, r->cx)
		       ? -1
		       : 0;
}

static int
save(const BIGNUM *b, struct lws_gencrypto_keyelem *el)
{
	size_t len = (size_t)BN_num_bytes(b);

	el->len = 0;
	el->buf = lws_zalloc(len + 1, "rsa key element");
	if (!el->buf)
		return -1;
	el->len = (uint32_t)BN_bn2bin(b, el->buf);

	return 0;
}

static int
save_all(const struct rsa_numbers *r, struct lws_gencrypto_keyelem *full)
{
	const struct {
		const BIGNUM *b;
		unsigned int idx;
	} rows[] = {
		{ r->n, LWS_GENCRYPTO_RSA_KEYEL_N },
		{ r->e, LWS_GENCRYPTO_RSA_KEYEL_E },
		{ r->d, LWS_GENCRYPTO_RSA_KEYEL_D },
		{ r->p, LWS_GENCRYPTO_RSA_KEYEL_P },
		{ r->q, LWS_GENCRYPTO_RSA_KEYEL_Q },
		{ r->dp, LWS_GENCRYPTO_RSA_KEYEL_DP },
		{ r->dq, LWS_GENCRYPTO_RSA_KEYEL_DQ },
		{ r->qi, LWS_GENCRYPTO_RSA_KEYEL_QI },
	};
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++)
		if (save(rows[n].b, &full[rows[n].idx]))
			return -1;

	return 0;
}

static int
complete(struct rsa_numbers *r, const struct lws_gencrypto_keyelem *el)
{
	const struct lws_gencrypto_keyelem *p = &el[LWS_GENCRYPTO_RSA_KEYEL_P];
	const struct lws_gencrypto_keyelem *q = &el[LWS_GENCRYPTO_RSA_KEYEL_Q];

	if (load(r->n, &el[LWS_GENCRYPTO_RSA_KEYEL_N]) ||
	    load(r->e, &el[LWS_GENCRYPTO_RSA_KEYEL_E]) ||
	    load(r->d, &el[LWS_GENCRYPTO_RSA_KEYEL_D]) || !BN_is_odd(r->n) ||
	    BN_is_zero(r->d) || BN_is_one(r->n))
		return -1;
	if (p->buf && q->buf) {
		if (load(r->p, p) || load(r->q, q))
			return -1;
	} else if (find_primes(r))
		return -1;
	if (!primes_fit(r))
		return -1;

	return work_out(r);
}

int
lws_ossl_rsa_complete(const struct lws_gencrypto_keyelem *el,
		      struct lws_gencrypto_keyelem *full)
{
	struct rsa_numbers r = { .cx = NULL };
	int ret = -1;

	memset(full, 0, sizeof(*full) * LWS_GENCRYPTO_RSA_KEYEL_COUNT);
	if (!numbers_init(&r) && !complete(&r, el))
		ret = save_all(&r, full);
	numbers_fini(&r);
	if (ret)
		lws_ossl_why("RSA private key: its numbers do not fit");

	return ret;
}

int
lws_genrsa_crt_elements(struct lws_gencrypto_keyelem *el)
{
	struct lws_gencrypto_keyelem full[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	int n, ret = lws_ossl_rsa_complete(el, full);

	for (n = LWS_GENCRYPTO_RSA_KEYEL_DP;
	     !ret && n <= LWS_GENCRYPTO_RSA_KEYEL_QI; n++) {
		lws_keyel_destroy(&el[n], 1);
		el[n] = full[n];
		full[n].buf = NULL;
	}
	lws_keyel_destroy(full, LWS_GENCRYPTO_RSA_KEYEL_COUNT);

	return ret;
}
