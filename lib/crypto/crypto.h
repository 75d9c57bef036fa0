/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of crypto, layer 2. The primitives themselves are public API
 * (lws-genhash.h and its kin); here is what the rooms above share beside them:
 * key elements on the heap, and keys out of certificates and PEM.
 *
 * A backend is a folder (openssl/): it implements the lws_gen*() calls,
 * lws_x509_*() and what is declared here under "backend". Everything that is
 * the same for all backends stands beside this file: keys go to and from a
 * backend as DER (der.h), which every vendor can read and write.
 */
#ifndef LWS_CRYPTO_H
#define LWS_CRYPTO_H

#include "core/core.h"

/* -- key elements: heap copies, wiped when they go -- */

/** lws_keyel_dup() - an element becomes a copy of bytes
 * \param el: what it had is not looked at; on failure NULL and 0
 * \param p, len: the bytes; none make an absent element (NULL, 0)
 * \return 0, -1 out of memory
 * A NUL follows the copy, not counted, since curve names are used as strings.
 * The element owns it: lws_keyel_destroy(). */
int lws_keyel_dup(struct lws_gencrypto_keyelem *el, const void *p, size_t len);

/** lws_keyel_dup_padded() - the same with zeros in front up to len bytes
 * \param p, n: big-endian number; leading zeros beyond len are dropped
 * \return 0, -1 out of memory or the number needs more than len bytes */
int lws_keyel_dup_padded(struct lws_gencrypto_keyelem *el, const uint8_t *p,
			 size_t n, size_t len);

/** lws_keyel_destroy() - wipe and free count elements; absent ones are fine */
void lws_keyel_destroy(struct lws_gencrypto_keyelem *el, unsigned int count);

/** lws_keyel_is_curve() - 1 if the CRV element is that name, else 0
 * A terminating NUL may be counted in its length or not. */
int lws_keyel_is_curve(const struct lws_gencrypto_keyelem *crv,
		       const char *name);

/** lws_keyel_bits() - of a big-endian number, zeros in front not counted */
size_t lws_keyel_bits(const struct lws_gencrypto_keyelem *el);

/* -- curves with a fixed length of coordinates -- */

/** struct lws_curve - what everybody has to know of a NIST curve */
struct lws_curve {
	const char *name;   /* as JOSE and COSE call it */
	const uint8_t *oid; /* contents of the DER object identifier */
	uint8_t oid_len;
	uint8_t key_bytes; /* of a coordinate and of a private key */
	uint16_t bits;
};

/** lws_curve_by_name() - \return constant row, NULL if there is none */
const struct lws_curve *lws_curve_by_name(const char *name);

/* -- backend: keys as elements -- */

/** lws_genrsa_crt_elements() - add DP, DQ and QI to a private RSA key, as heap
 * copies: who tells P and Q has to tell these too (RFC 7518 6.3.2)
 * \param el: LWS_GENCRYPTO_RSA_KEYEL_COUNT elements with E, N, D, P, Q
 * \return 0; -1: out of memory, or they make no key; el is as it was */
int lws_genrsa_crt_elements(struct lws_gencrypto_keyelem *el);

/** lws_keys_keep() - have a key ready for what is to come, since making it of
 * its elements costs more than to use it: the calls that are given elements
 * with the same bytes find it, until lws_keys_forget()
 * \param el: LWS_GENCRYPTO_MAX_KEYEL_COUNT elements; not kept themselves
 * \param to_sign: what it is for
 * Nothing is said if that fails. Any thread. */
void lws_keys_keep(enum lws_gencrypto_kty kty,
		   const struct lws_gencrypto_keyelem *el, int to_sign);

/** lws_keys_forget() - wipe what is kept of a key; harmless for others */
void lws_keys_forget(const struct lws_gencrypto_keyelem *el);

/** struct lws_signing - how a text is to be signed or MACed, and by what */
struct lws_signing {
	enum lws_gencrypto_kty kty;             /* OCT: HMAC; EC: ECDSA */
	const struct lws_gencrypto_keyelem *el; /* borrowed: the whole array */
	enum lws_genhash_types hash;
	uint8_t is_pss;               /* RSA: the salt is as long as the hash */
	uint8_t half;                 /* ECDSA: bytes of r, and of s */
	const struct lws_span *parts; /* borrowed: the text, in pieces; not
				       * looked at by lws_signing_begin() */
	unsigned int count;           /* of them */
};

/** lws_signature_make() - sign or MAC; the key is kept, as by lws_keys_keep()
 * \param sig: gets it: a modulus, r and s (RFC 7518 3.4), or a whole MAC
 * \param room: bytes there
 * \return bytes of it; -1: no private key, no room, or out of memory */
int lws_signature_make(const struct lws_signing *s, uint8_t *sig, size_t room);

/** lws_signature_check() - \return 0: it is the text's; -1
 * Constant time for a MAC, whatever the one that came: only its length is no
 * secret. A signature has none. */
int lws_signature_check(const struct lws_signing *s,
			const struct lws_span *sig);

enum lws_signing_to { LWS_SIGNING_MAKE, LWS_SIGNING_CHECK };

/** struct lws_signing_run - the same of a text that comes in pieces */
struct lws_signing_run {
	struct lws_signing how; /* how.el is borrowed until the end */
	enum lws_signing_to to;
	void *ctx; /* owned; NULL: not underway */
};

/** lws_signing_begin() - \param r: what it has is not looked at
 * \return 0; -1 with nothing left: no such key, or out of memory */
int lws_signing_begin(struct lws_signing_run *r, const struct lws_signing *how,
		      enum lws_signing_to to);

/** lws_signing_add() - \return 0, -1 */
int lws_signing_add(struct lws_signing_run *r, const void *p, size_t len);

/** lws_signing_make() - as lws_signature_make(); r is finished */
int lws_signing_make(struct lws_signing_run *r, uint8_t *sig, size_t room);

/** lws_signing_check() - as lws_signature_check(); r is finished */
int lws_signing_check(struct lws_signing_run *r, const struct lws_span *sig);

/** lws_signing_fini() - give up; harmless when it is finished, or zeroed */
void lws_signing_fini(struct lws_signing_run *r);

/** lws_okp_key_len() - bytes of a key of lws-x-okp.h
 * \return 0: the name is not one of those */
size_t lws_okp_key_len(const struct lws_gencrypto_keyelem *crv);

/** lws_okp_is_signers() - 1 if these bytes may be somebody's public key of
 * Ed25519 or Ed448; 0: not of one of their lengths, not a point's one form, or
 * a point of small order */
int lws_okp_is_signers(const uint8_t *x, size_t len);

/** struct lws_pbkdf2 - a password to be stretched (RFC 8018 5.2) */
struct lws_pbkdf2 {
	enum lws_genhmac_types hmac;
	struct lws_span password, salt;
	uint32_t rounds;
};

/** lws_pbkdf2() - \param out: gets len bytes
 * \return 0, -1 on failure
 * Its time depends on the rounds and on len alone. */
int lws_pbkdf2(const struct lws_pbkdf2 *k, uint8_t *out, size_t len);

/** lws_x509_public_elements() - the public key of a certificate
 * \param el: LWS_GENCRYPTO_MAX_KEYEL_COUNT zeroed elements; get heap copies,
 *	EC coordinates padded; nothing is left in them on failure
 * \return the key's type, LWS_GENCRYPTO_KTY_UNKNOWN on failure (logged) */
enum lws_gencrypto_kty
lws_x509_public_elements(struct lws_x509_cert *x509,
			 struct lws_gencrypto_keyelem *el);

/** lws_x509_native_info() - what lws_x509_info() tells, of a certificate of the
 * TLS library
 * \param native: X509 * or its like, borrowed for the call
 * \return as lws_x509_info() */
int lws_x509_native_info(void *native, enum lws_tls_cert_info type,
			 union lws_tls_cert_info_results *buf, size_t len);

/** lws_pem_private_elements() - the private key in a PEM text
 * \param pem, len: the text, need not be terminated
 * \param pass: for an encrypted one, or NULL
 * \param el: as lws_x509_public_elements(), with the private ones
 * \return the key's type, LWS_GENCRYPTO_KTY_UNKNOWN on failure (logged) */
enum lws_gencrypto_kty
lws_pem_private_elements(const void *pem, size_t len, const char *pass,
			 struct lws_gencrypto_keyelem *el);

#endif
