/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Texts signed, MACed and checked by keys that are kept. What OpenSSL has to
 * look up for it, hash, method, padding, is looked up once for a key and kept
 * with it as a context that is copied: all its versions can do that. Of an HMAC
 * the two hashes are kept that its key begins (RFC 2104 4).
 */
#include "crypto/openssl/backend.h"

#include <openssl/rsa.h>

/* bytes of r and of s on the longest curve, P-521 */
enum { HALF_MAX = 66, DER_MAX = 2 * HALF_MAX + 16 };

/* a text is signed once */
static void
is_for_one_text(EVP_MD_CTX *c)
{
	EVP_MD_CTX_set_flags(c, EVP_MD_CTX_FLAG_FINALISE);
}

/* RFC 7518 3.5: the salt of PSS is as long as the digest */
static int
prepare(EVP_MD_CTX *c, const struct lws_ossl_how *how, EVP_PKEY *pkey)
{
	EVP_PKEY_CTX *p = NULL;
	int r = how->slot == LWS_OSSL_TO_CHECK
			? EVP_DigestVerifyInit(c, &p, how->md, NULL, pkey)
			: EVP_DigestSignInit(c, &p, how->md, NULL, pkey);

	if (r != 1)
		return -1;
	if (!how->is_pss)
		return 0;

	return EVP_PKEY_CTX_set_rsa_padding(p, RSA_PKCS1_PSS_PADDING) == 1 &&
			       EVP_PKEY_CTX_set_rsa_pss_saltlen(
				       p, RSA_PSS_SALTLEN_DIGEST) == 1
		       ? 0
		       : -1;
}

static int
prepare_new(EVP_MD_CTX *c, int kind, const struct lws_signing *s,
	    const struct lws_ossl_how *how)
{
	EVP_PKEY *pkey = lws_ossl_key_of_kind(kind, s->el);
	int r = pkey ? prepare(c, how, pkey) : -1;

	if (!r)
		lws_ossl_ready_keep(kind, s->el, how, c);
	EVP_PKEY_free(pkey);

	return r;
}

/* a context of the key; NULL on failure */
static EVP_MD_CTX *
begin(const struct lws_signing *s, enum lws_signing_to to)
{
	const struct lws_ossl_how how = {
		.md = lws_ossl_md((int)s->hash),
		.is_pss = s->is_pss,
		.slot = to == LWS_SIGNING_CHECK ? LWS_OSSL_TO_CHECK
						: LWS_OSSL_TO_SIGN,
	};
	int kind = lws_ossl_kept_kind(s->kty, s->el, to == LWS_SIGNING_MAKE);
	EVP_MD_CTX *c;

	if (!how.md || kind < 0)
		return NULL;
	c = EVP_MD_CTX_new();
	if (!c)
		return NULL;
	if (lws_ossl_ready(kind, s->el, &how, c) &&
	    prepare_new(c, kind, s, &how)) {
		EVP_MD_CTX_free(c);
		return NULL;
	}
	is_for_one_text(c);

	return c;
}

static EVP_PKEY *
key_of(EVP_MD_CTX *c)
{
	return EVP_PKEY_CTX_get0_pkey(EVP_MD_CTX_pkey_ctx(c));
}

/* bytes of a modulus, SIZE_MAX: it is more than there is room for */
static size_t
modulus(EVP_MD_CTX *c, size_t room)
{
	int size = EVP_PKEY_size(key_of(c));

	return size > 0 && (size_t)size <= room ? (size_t)size : SIZE_MAX;
}

static int
make_rsa(EVP_MD_CTX *c, uint8_t *sig, size_t room)
{
	size_t len = modulus(c, room);

	if (len > room || EVP_DigestSignFinal(c, sig, &len) != 1)
		return -1;

	return (int)len;
}

static int
make_ec(EVP_MD_CTX *c, size_t half, uint8_t *sig, size_t room)
{
	uint8_t der[DER_MAX];
	size_t len = sizeof(der);

	if (!half || half > HALF_MAX || 2 * half > room ||
	    EVP_DigestSignFinal(c, der, &len) != 1 ||
	    lws_der_sig_to_raw(lws_span_of(der, len), sig, half))
		return -1;

	return (int)(2 * half);
}

/* -- HMAC (RFC 2104) -- */

enum { BLOCK_MAX = 128, IPAD = 0x36, OPAD = 0x5c };

/* RFC 2104 2: a block of the key with the pad */
static int
hmac_begin(EVP_MD_CTX *c, const EVP_MD *md,
	   const struct lws_gencrypto_keyelem *k, uint8_t pad)
{
	size_t n, size = (size_t)EVP_MD_block_size(md);
	uint8_t block[BLOCK_MAX];
	int ok = 1;

	memset(block, 0, sizeof(block));
	if (k->len > size)
		ok = EVP_Digest(k->buf, k->len, block, NULL, md, NULL);
	else
		memcpy(block, k->buf, k->len);
	for (n = 0; n < size; n++)
		block[n] ^= pad;
	ok = ok == 1 && EVP_DigestInit_ex(c, md, NULL) == 1 &&
	     EVP_DigestUpdate(c, block, size) == 1;
	lws_explicit_bzero(block, sizeof(block));

	return ok ? 0 : -1;
}

static int
hmac_ready(EVP_MD_CTX *c, const struct lws_signing *s,
	   const struct lws_ossl_how *how)
{
	if (!lws_ossl_ready(LWS_OSSL_KEPT_HMAC, s->el, how, c))
		return 0;
	if (hmac_begin(c, how->md, &s->el[LWS_GENCRYPTO_OCT_KEYEL_K],
		       how->slot == LWS_OSSL_HMAC_INNER ? IPAD : OPAD))
		return -1;
	EVP_PKEY_free(lws_ossl_key_of_kind(LWS_OSSL_KEPT_HMAC, s->el));
	lws_ossl_ready_keep(LWS_OSSL_KEPT_HMAC, s->el, how, c);

	return 0;
}

/* the hash that is inside */
static EVP_MD_CTX *
hmac_inner(const struct lws_signing *s)
{
	const struct lws_ossl_how how = { .md = lws_ossl_md((int)s->hash),
					  .slot = LWS_OSSL_HMAC_INNER };
	EVP_MD_CTX *c;

	if (!how.md || !s->el[LWS_GENCRYPTO_OCT_KEYEL_K].buf)
		return NULL;
	c = EVP_MD_CTX_new();
	if (c && !hmac_ready(c, s, &how))
		return c;
	EVP_MD_CTX_free(c);

	return NULL;
}

/* the hash of the text becomes the text of the other one */
static int
make_mac(EVP_MD_CTX *c, const struct lws_signing *s, uint8_t *mac, size_t room)
{
	const struct lws_ossl_how how = { .md = lws_ossl_md((int)s->hash),
					  .slot = LWS_OSSL_HMAC_OUTER };
	unsigned int len = 0;

	if (room < (size_t)EVP_MD_size(how.md) ||
	    EVP_DigestFinal_ex(c, mac, &len) != 1 || hmac_ready(c, s, &how) ||
	    EVP_DigestUpdate(c, mac, len) != 1 ||
	    EVP_DigestFinal_ex(c, mac, &len) != 1)
		return -1;

	return (int)len;
}

static int
check_mac(EVP_MD_CTX *c, const struct lws_signing *s,
	  const struct lws_span *mac)
{
	uint8_t is[LWS_GENHASH_LARGEST];
	int n = make_mac(c, s, is, sizeof(is)), r = -1;

	if (n > 0 && mac->len == (size_t)n &&
	    !lws_timingsafe_bcmp(is, mac->p, (uint32_t)n))
		r = 0;
	lws_explicit_bzero(is, sizeof(is));

	return r;
}

/* -- signatures -- */

static int
check_rsa(EVP_MD_CTX *c, const struct lws_span *sig)
{
	return sig->len == modulus(c, sig->len) &&
			       EVP_DigestVerifyFinal(c, sig->p, sig->len) == 1
		       ? 0
		       : -1;
}

static int
check_ec(EVP_MD_CTX *c, size_t half, const struct lws_span *sig)
{
	uint8_t der[DER_MAX], *at;
	size_t len;

	if (!half || half > HALF_MAX || sig->len != 2 * half)
		return -1;
	len = lws_der_sig_from_raw(sig->p, half, der, sizeof(der), &at);

	return len && EVP_DigestVerifyFinal(c, at, len) == 1 ? 0 : -1;
}

/* -- a text in pieces -- */

int
lws_signing_begin(struct lws_signing_run *r, const struct lws_signing *how,
		  enum lws_signing_to to)
{
	r->how = *how;
	r->to = to;
	r->ctx = NULL;
	if (how->kty == LWS_GENCRYPTO_KTY_OCT)
		r->ctx = hmac_inner(how);
	else if (to == LWS_SIGNING_CHECK ||
		 how->el[LWS_GENCRYPTO_RSA_KEYEL_D].buf)
		r->ctx = begin(how, to);
	if (r->ctx)
		return 0;
	lws_ossl_why("signature");

	return -1;
}

static int
update(const struct lws_signing_run *r, const void *p, size_t len)
{
	if (r->how.kty == LWS_GENCRYPTO_KTY_OCT)
		return EVP_DigestUpdate(r->ctx, p, len);

	return r->to == LWS_SIGNING_CHECK
		       ? EVP_DigestVerifyUpdate(r->ctx, p, len)
		       : EVP_DigestSignUpdate(r->ctx, p, len);
}

int
lws_signing_add(struct lws_signing_run *r, const void *p, size_t len)
{
	if (!r->ctx)
		return -1;

	return !len || update(r, p, len) == 1 ? 0 : -1;
}

void
lws_signing_fini(struct lws_signing_run *r)
{
	EVP_MD_CTX_free(r->ctx);
	r->ctx = NULL;
}

int
lws_signing_make(struct lws_signing_run *r, uint8_t *sig, size_t room)
{
	int n = -1;

	if (!r->ctx)
		return -1;
	if (r->how.kty == LWS_GENCRYPTO_KTY_OCT)
		n = make_mac(r->ctx, &r->how, sig, room);
	else if (r->how.kty == LWS_GENCRYPTO_KTY_RSA)
		n = make_rsa(r->ctx, sig, room);
	else
		n = make_ec(r->ctx, r->how.half, sig, room);
	if (n < 0)
		lws_ossl_why("signature");
	lws_signing_fini(r);

	return n;
}

int
lws_signing_check(struct lws_signing_run *r, const struct lws_span *sig)
{
	int ret = -1;

	if (!r->ctx)
		return -1;
	if (r->how.kty == LWS_GENCRYPTO_KTY_OCT)
		ret = check_mac(r->ctx, &r->how, sig);
	else if (r->how.kty == LWS_GENCRYPTO_KTY_RSA)
		ret = check_rsa(r->ctx, sig);
	else
		ret = check_ec(r->ctx, r->how.half, sig);
	lws_signing_fini(r);
	ERR_clear_error();

	return ret;
}

/* -- and one that is there -- */

static int
take_parts(struct lws_signing_run *r, const struct lws_signing *s,
	   enum lws_signing_to to)
{
	unsigned int n;

	if (lws_signing_begin(r, s, to))
		return -1;
	for (n = 0; n < s->count; n++)
		if (lws_signing_add(r, s->parts[n].p, s->parts[n].len)) {
			lws_signing_fini(r);
			return -1;
		}

	return 0;
}

int
lws_signature_make(const struct lws_signing *s, uint8_t *sig, size_t room)
{
	struct lws_signing_run r;

	return take_parts(&r, s, LWS_SIGNING_MAKE)
		       ? -1
		       : lws_signing_make(&r, sig, room);
}

int
lws_signature_check(const struct lws_signing *s, const struct lws_span *sig)
{
	struct lws_signing_run r;

	return take_parts(&r, s, LWS_SIGNING_CHECK)
		       ? -1
		       : lws_signing_check(&r, sig);
}
