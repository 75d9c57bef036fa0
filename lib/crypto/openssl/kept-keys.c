/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys that are ready for use. Making one of its elements costs OpenSSL more
 * than an operation with it, and the elements are the program's, who may change
 * them at any time; so what was made is found again by its elements' bytes.
 * Whoever has a key destroyed has it forgotten here, too. Few are kept, for all
 * threads; the one that was not used for longest goes first.
 *
 * Time: a key is compared with those kept in constant time, only its type and
 * the lengths of its elements are not.
 */
#include "crypto/openssl/backend.h"

#include <openssl/crypto.h>

enum { ELEMENTS = LWS_GENCRYPTO_RSA_KEYEL_QI + 1 };

struct ready {
	EVP_MD_CTX *ctx; /* owned; NULL: not prepared */
	struct lws_ossl_how how;
};

struct kept {
	struct ready ready[LWS_OSSL_SLOTS]; /* by how.slot: what it did last */
	EVP_PKEY *pkey;                     /* counted; NULL: the row is free */
	uint8_t *bytes; /* owned: of all elements, one behind the other */
	size_t size;
	uint32_t len[ELEMENTS];
	int kind;
	uint64_t used; /* when, in uses */
};

static struct kept rows[LWS_TUNE_KEPT_KEYS];
static CRYPTO_ONCE once = CRYPTO_ONCE_STATIC_INIT;
static CRYPTO_RWLOCK *lock; /* never freed: keys may go at exit */
static uint64_t uses;

static void
make_lock(void)
{
	lock = CRYPTO_THREAD_lock_new();
}

static int
begin(void)
{
	return CRYPTO_THREAD_run_once(&once, make_lock) == 1 && lock &&
			       CRYPTO_THREAD_write_lock(lock) == 1
		       ? 0
		       : -1;
}

static void
end(void)
{
	CRYPTO_THREAD_unlock(lock);
}

static unsigned int
count_of(int kind)
{
	if (kind == LWS_OSSL_KEPT_HMAC)
		return 1;

	return kind <= LWS_OSSL_KEPT_RSA_PRIVATE ? ELEMENTS
						 : LWS_GENCRYPTO_EC_KEYEL_COUNT;
}

static int
is_row(const struct kept *k, const struct lws_gencrypto_keyelem *el)
{
	const uint8_t *p = k->bytes;
	unsigned int n, count = count_of(k->kind);

	for (n = 0; n < count; n++)
		if (k->len[n] != (el[n].buf ? el[n].len : 0))
			return 0;
	for (n = 0; n < count; p += k->len[n++])
		if (k->len[n] && CRYPTO_memcmp(p, el[n].buf, k->len[n]))
			return 0;

	return 1;
}

static struct kept *
find(int kind, const struct lws_gencrypto_keyelem *el)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++)
		if (rows[n].pkey && rows[n].kind == kind &&
		    is_row(&rows[n], el))
			return &rows[n];

	return NULL;
}

static void
drop(struct kept *k)
{
	unsigned int n;

	for (n = 0; n < LWS_OSSL_SLOTS; n++)
		EVP_MD_CTX_free(k->ready[n].ctx);
	EVP_PKEY_free(k->pkey);
	if (k->bytes)
		lws_explicit_bzero(k->bytes, k->size);
	lws_free(k->bytes);
	memset(k, 0, sizeof(*k));
}

static int
fill(struct kept *k, int kind, const struct lws_gencrypto_keyelem *el)
{
	unsigned int n, count = count_of(kind);
	uint8_t *p;

	memset(k, 0, sizeof(*k));
	for (n = 0; n < count; n++) {
		k->len[n] = el[n].buf ? el[n].len : 0;
		k->size += k->len[n];
	}
	p = k->bytes = lws_malloc(k->size + !k->size, "kept key");
	if (!p)
		return -1;
	for (n = 0; n < count; p += k->len[n++])
		if (k->len[n])
			memcpy(p, el[n].buf, k->len[n]);
	k->kind = kind;

	return 0;
}

EVP_PKEY *
lws_ossl_kept(int kind, const struct lws_gencrypto_keyelem *el)
{
	EVP_PKEY *pkey = NULL;
	struct kept *k;

	if (begin())
		return NULL;
	k = find(kind, el);
	if (k && EVP_PKEY_up_ref(k->pkey) == 1) {
		k->used = ++uses;
		pkey = k->pkey;
	}
	end();

	return pkey;
}

void
lws_ossl_keep(int kind, const struct lws_gencrypto_keyelem *el, EVP_PKEY *pkey)
{
	struct kept *oldest = rows;
	unsigned int n;

	if (begin())
		return;
	for (n = 1; n < LWS_ARRAY_SIZE(rows); n++)
		if (rows[n].used < oldest->used)
			oldest = &rows[n];
	if (!find(kind, el)) {
		if (oldest->pkey)
			drop(oldest);
		if (!fill(oldest, kind, el) && EVP_PKEY_up_ref(pkey) == 1) {
			oldest->pkey = pkey;
			oldest->used = ++uses;
		} else
			drop(oldest);
	}
	end();
}

/* -- what they are prepared for -- */

static int
is_how(const struct ready *r, const struct lws_ossl_how *how)
{
	return r->ctx && r->how.md == how->md && r->how.is_pss == how->is_pss;
}

int
lws_ossl_ready(int kind, const struct lws_gencrypto_keyelem *el,
	       const struct lws_ossl_how *how, EVP_MD_CTX *c)
{
	struct kept *k;
	int ret = -1;

	if (begin())
		return -1;
	k = find(kind, el);
	if (k && is_how(&k->ready[how->slot], how) &&
	    EVP_MD_CTX_copy_ex(c, k->ready[how->slot].ctx) == 1) {
		k->used = ++uses;
		ret = 0;
	}
	end();

	return ret;
}

void
lws_ossl_ready_keep(int kind, const struct lws_gencrypto_keyelem *el,
		    const struct lws_ossl_how *how, const EVP_MD_CTX *c)
{
	EVP_MD_CTX *copy = EVP_MD_CTX_new();
	struct kept *k;

	if (copy && EVP_MD_CTX_copy_ex(copy, c) == 1 && !begin()) {
		k = find(kind, el);
		if (k) {
			struct ready *r = &k->ready[how->slot];

			EVP_MD_CTX_free(r->ctx);
			r->ctx = copy;
			r->how = *how;
			copy = NULL;
		}
		end();
	}
	EVP_MD_CTX_free(copy);
}

void
lws_keys_forget(const struct lws_gencrypto_keyelem *el)
{
	unsigned int n;

	/* none of ours is without a secret, a modulus or a point */
	if ((!el[LWS_GENCRYPTO_OCT_KEYEL_K].buf &&
	     !el[LWS_GENCRYPTO_RSA_KEYEL_N].buf) ||
	    begin())
		return;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++)
		if (rows[n].pkey && is_row(&rows[n], el))
			drop(&rows[n]);
	end();
}
