/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * GCM takes an initialisation value of any length, OpenSSL one of at most 128
 * bytes. But what is made of it is a block of 16 (NIST SP 800-38D 7.1, J0), and
 * each such block is made of a value of 16 bytes, too: that one is found here,
 * by division in the field of 2^128 elements (6.3).
 *
 * Time: constant for the key and for the value; not for its length.
 */
#include "crypto/openssl/backend.h"

enum { BLOCK = 16, BITS = 128 };

/* the first bit is the top one of hi */
struct element {
	uint64_t hi, lo;
};

static struct element
load(const uint8_t *p)
{
	struct element e;

	e.hi = lws_ser_ru64be(p);
	e.lo = lws_ser_ru64be(p + 8);

	return e;
}

static void
add(struct element *a, struct element b)
{
	a->hi ^= b.hi;
	a->lo ^= b.lo;
}

/* 6.3, algorithm 1 */
static struct element
times(struct element x, struct element y)
{
	struct element z = { 0, 0 };
	uint64_t mask;
	int n;

	for (n = 0; n < BITS; n++) {
		mask = 0 - (x.hi >> 63);
		z.hi ^= y.hi & mask;
		z.lo ^= y.lo & mask;
		x.hi = x.hi << 1 | x.lo >> 63;
		x.lo <<= 1;
		mask = 0 - (y.lo & 1);
		y.lo = y.lo >> 1 | y.hi << 63;
		y.hi = y.hi >> 1 ^ (mask & 0xe100000000000000u);
	}

	return z;
}

/* h to the power of 2^128 - 2 */
static struct element
inverse(struct element h)
{
	struct element e = { (uint64_t)1 << 63, 0 }; /* one */
	int n;

	for (n = 1; n < BITS; n++) {
		h = times(h, h);
		e = times(e, h);
	}

	return e;
}

/* 6.4 over the value, the last block filled with zeros, and its length */
static struct element
hash(struct element h, const uint8_t *iv, size_t len)
{
	struct element y = { 0, 0 }, bits = { 0, (uint64_t)len * 8 };
	uint8_t last[BLOCK] = { 0 };

	for (; len >= BLOCK; len -= BLOCK, iv += BLOCK) {
		add(&y, load(iv));
		y = times(y, h);
	}
	if (len) {
		memcpy(last, iv, len);
		add(&y, load(last));
		y = times(y, h);
	}
	add(&y, bits);

	return times(y, h);
}

/* the block of zeros, encrypted */
static int
hash_key(const EVP_CIPHER *ecb, const uint8_t *key, struct element *h)
{
	static const uint8_t zero[BLOCK];
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	uint8_t out[BLOCK];
	int made, r = -1;

	if (c && EVP_EncryptInit_ex(c, ecb, NULL, key, NULL) == 1 &&
	    EVP_EncryptUpdate(c, out, &made, zero, BLOCK) == 1) {
		*h = load(out);
		lws_explicit_bzero(out, sizeof(out));
		r = 0;
	}
	EVP_CIPHER_CTX_free(c);

	return r;
}

int
lws_ossl_gcm_short_iv(const EVP_CIPHER *ecb, const uint8_t *key,
		      const uint8_t *iv, size_t len, uint8_t *out)
{
	struct element h, back, e, bits = { 0, BITS };

	if (hash_key(ecb, key, &h))
		return -1;
	back = inverse(h);
	/* hash() of one whole block, undone from its end */
	e = times(hash(h, iv, len), back);
	add(&e, bits);
	e = times(e, back);
	lws_ser_wu64be(out, e.hi);
	lws_ser_wu64be(out + 8, e.lo);
	lws_explicit_bzero(&h, sizeof(h));
	lws_explicit_bzero(&back, sizeof(back));

	return 0;
}
