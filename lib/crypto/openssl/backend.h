/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the OpenSSL backend share. Only calls that OpenSSL 1.1.1
 * and 3 both have, and that 3 does not deprecate: EVP, and DER for keys.
 */
#ifndef LWS_CRYPTO_OPENSSL_BACKEND_H
#define LWS_CRYPTO_OPENSSL_BACKEND_H

#include "crypto/der.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

/** lws_ossl_why() - log what OpenSSL says of a failure and forget it
 * \param what: what was tried, in words */
void lws_ossl_why(const char *what);

/** lws_ossl_gcm_short_iv() - a GCM initialisation value of 16 bytes that means
 * the same as one of any length (gcm-iv.c)
 * \param ecb: cipher of the key's length
 * \param out: gets 16 bytes
 * \return 0; -1 out of memory */
int lws_ossl_gcm_short_iv(const EVP_CIPHER *ecb, const uint8_t *key,
			  const uint8_t *iv, size_t len, uint8_t *out);

/** lws_ossl_md() - \return the digest, NULL for an unknown type */
const EVP_MD *lws_ossl_md(int genhash_type);
/** lws_ossl_hmac_md() - the same, of an HMAC */
const EVP_MD *lws_ossl_hmac_md(enum lws_genhmac_types type);

/* each returns a key owned by the caller (EVP_PKEY_free()), or NULL */

EVP_PKEY *lws_ossl_rsa_public(const struct lws_gencrypto_keyelem *el);

/** lws_ossl_rsa_private() - from E, N, D and, if they are there, P and Q; what
 * a private key has besides them is worked out */
EVP_PKEY *lws_ossl_rsa_private(const struct lws_gencrypto_keyelem *el);

/* -- keys that are kept (kept-keys.c) -- */

enum lws_ossl_kept {
	LWS_OSSL_KEPT_RSA_PUBLIC,
	LWS_OSSL_KEPT_RSA_PRIVATE,
	LWS_OSSL_KEPT_OKP_PUBLIC,
	LWS_OSSL_KEPT_OKP_PRIVATE,
	LWS_OSSL_KEPT_HMAC, /* its one element is the secret */
	LWS_OSSL_KEPT_EC,   /* and over it: lws_ossl_kept_ec() */
};

static inline int
lws_ossl_kept_ec(int nid, int with_private)
{
	return LWS_OSSL_KEPT_EC + 2 * nid + !!with_private;
}

/** lws_ossl_kept() - \return the key, counted; NULL: it is not kept */
EVP_PKEY *lws_ossl_kept(int kind, const struct lws_gencrypto_keyelem *el);

/** lws_ossl_keep() - keep it; the caller's count stays his */
void lws_ossl_keep(int kind, const struct lws_gencrypto_keyelem *el,
		   EVP_PKEY *pkey);

/** lws_ossl_kept_kind() - which of them a key is, -1: none
 * \param to_sign: what it is for */
int lws_ossl_kept_kind(enum lws_gencrypto_kty kty,
		       const struct lws_gencrypto_keyelem *el, int to_sign);

/** lws_ossl_key_of_kind() - the kept one, or a new one that is kept from now on
 * \return a key owned by the caller, NULL: there is none */
EVP_PKEY *lws_ossl_key_of_kind(int kind,
			       const struct lws_gencrypto_keyelem *el);

/** struct lws_ossl_how - what a key is prepared for */
struct lws_ossl_how {
	const EVP_MD *md;
	int is_pss;
	int slot; /* LWS_OSSL_...: one context of each is kept for a key */
};

enum {
	LWS_OSSL_TO_SIGN,
	LWS_OSSL_TO_CHECK,
	LWS_OSSL_HMAC_INNER = 0, /* the key has no others */
	LWS_OSSL_HMAC_OUTER = 1,
	LWS_OSSL_SLOTS = 2,
};

/** lws_ossl_ready() - a kept key's context prepared for that, copied: looking
 * everything up anew takes longer than a MAC
 * \param c: becomes the copy, whatever it was
 * \return 0; -1: there is none */
int lws_ossl_ready(int kind, const struct lws_gencrypto_keyelem *el,
		   const struct lws_ossl_how *how, EVP_MD_CTX *c);

/** lws_ossl_ready_keep() - keep a copy of a context so prepared, that nothing
 * was added to yet; nothing is said if the key is not kept or memory is out */
void lws_ossl_ready_keep(int kind, const struct lws_gencrypto_keyelem *el,
			 const struct lws_ossl_how *how, const EVP_MD_CTX *c);

/** lws_ossl_okp_key() - a key of lws-x-okp.h, as the others above */
EVP_PKEY *lws_ossl_okp_key(const struct lws_gencrypto_keyelem *el,
			   int with_private);

/** lws_ossl_curve_nid() - of the curve's name, 0: none of ours */
int lws_ossl_curve_nid(const struct lws_gencrypto_keyelem *el);

/** lws_ossl_hmac_key() - of one element, which may have no bytes */
EVP_PKEY *lws_ossl_hmac_key(const struct lws_gencrypto_keyelem *k);

/** lws_ossl_rsa_complete() - what PKCS#1 wants of a private key (RFC 8017
 * A.1.2) \param el: E, N, D; P and Q, or neither \param full: gets all eight as
 * heap copies, to be destroyed in any case \return 0; -1: they do not make a
 * key, or out of memory */
int lws_ossl_rsa_complete(const struct lws_gencrypto_keyelem *el,
			  struct lws_gencrypto_keyelem *full);

/** lws_ossl_ec_key() - from padded elements; a point that is not on the curve
 * gives NULL
 * \param nid: the curve */
EVP_PKEY *lws_ossl_ec_key(const struct lws_gencrypto_keyelem *el, int nid,
			  int with_private);

/** lws_ossl_spki_elements() - the public half of a key, see der.h */
enum lws_gencrypto_kty lws_ossl_spki_elements(EVP_PKEY *pkey,
					      struct lws_gencrypto_keyelem *el);

/** lws_ossl_private_elements() - an RSA or EC key with its private half */
enum lws_gencrypto_kty
lws_ossl_private_elements(EVP_PKEY *pkey, struct lws_gencrypto_keyelem *el);

#endif
