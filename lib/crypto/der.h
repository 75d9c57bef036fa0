/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * DER (X.690), as much of it as keys and signatures need, for the backends.
 *
 * Writing goes from the end to the front, since a length stands before what it
 * measures: what is put last comes first. Reading takes elements off a span.
 * A writer without room remembers that, so only the end is checked.
 */
#ifndef LWS_CRYPTO_DER_H
#define LWS_CRYPTO_DER_H

#include "crypto/crypto.h"

enum {
	LWS_DER_INT = 0x02,
	LWS_DER_BITS = 0x03,
	LWS_DER_OCTETS = 0x04,
	LWS_DER_NULL = 0x05,
	LWS_DER_OID = 0x06,
	LWS_DER_SEQ = 0x30,
	LWS_DER_CTX0 = 0xa0, /* constructed, explicit */
	LWS_DER_CTX1 = 0xa1,
};

struct lws_der {
	uint8_t *start; /* borrowed: the whole buffer */
	uint8_t *p;     /* the first byte written; moves to the front */
	uint8_t *end;
	int no_room;
};

void lws_der_begin(struct lws_der *d, uint8_t *buf, size_t len);

/** lws_der_put() - bytes as they are, before what is there */
void lws_der_put(struct lws_der *d, const void *bytes, size_t len);

/** lws_der_wrap() - tag and length before all that stands before end
 * \param end: d->p as it was when the contents were begun */
void lws_der_wrap(struct lws_der *d, uint8_t tag, const uint8_t *end);

/** lws_der_put_tagged() - an element with these contents */
void lws_der_put_tagged(struct lws_der *d, uint8_t tag, const void *bytes,
			size_t len);

/** lws_der_put_uint() - INTEGER, from a big-endian number of any length */
void lws_der_put_uint(struct lws_der *d, const uint8_t *num, size_t len);

/** lws_der_take() - take the element at the front of a span
 * \param in: moves behind it
 * \param body: out, its contents, inside in
 * \return 0; -1: another tag, a length that is not DER or does not fit */
int lws_der_take(struct lws_span *in, uint8_t tag, struct lws_span *body);

/** lws_der_take_uint() - the same for an INTEGER that is not negative
 * \param num: out, without leading zeros; empty for 0 */
int lws_der_take_uint(struct lws_span *in, struct lws_span *num);

/* -- keys; each returns the length written at the end of buf, 0 if there was
 * no room. \param at: out, where in buf it starts -- */

/** PKCS#1 RSAPublicKey or, with all eight elements, RSAPrivateKey (RFC 8017
 * A.1); el is indexed by LWS_GENCRYPTO_RSA_KEYEL_* */
size_t lws_der_rsa(const struct lws_gencrypto_keyelem *el, int with_private,
		   uint8_t *buf, size_t len, uint8_t **at);

/** struct lws_der_ec - an EC key and its curve's object identifier */
struct lws_der_ec {
	const struct lws_gencrypto_keyelem *el; /* borrowed, padded */
	const uint8_t *oid;                     /* borrowed */
	size_t oid_len;
};

/** SubjectPublicKeyInfo (RFC 5480 2) */
size_t lws_der_ec_public(const struct lws_der_ec *ec, uint8_t *buf, size_t len,
			 uint8_t **at);

/** ECPrivateKey with its curve and public key (RFC 5915 3) */
size_t lws_der_ec_private(const struct lws_der_ec *ec, uint8_t *buf, size_t len,
			  uint8_t **at);

/** lws_der_key_size() - bytes that a key of these elements may take */
size_t lws_der_key_size(const struct lws_gencrypto_keyelem *el,
			unsigned int count);

/* -- and back. el: zeroed, get heap copies; 0, or -1 with nothing left -- */

int lws_der_read_rsa(struct lws_span in, int is_private,
		     struct lws_gencrypto_keyelem *el);

/** \param oid: out, the curve, inside in; CRV is set if it is one of ours,
 * and otherwise el gets nothing and the result is -1 */
int lws_der_read_ec_public(struct lws_span in,
			   struct lws_gencrypto_keyelem *el);
int lws_der_read_ec_private(struct lws_span in,
			    struct lws_gencrypto_keyelem *el);

/** lws_der_read_spki() - SubjectPublicKeyInfo of an RSA or EC key
 * \return its type, or LWS_GENCRYPTO_KTY_UNKNOWN */
enum lws_gencrypto_kty lws_der_read_spki(struct lws_span in,
					 struct lws_gencrypto_keyelem *el);

const struct lws_curve *lws_curve_by_oid(const struct lws_span *oid);

/* -- ECDSA signatures: SEQUENCE of r and s, or both padded (RFC 7518 3.4) -- */

/** lws_der_sig_to_raw() - \param raw: gets 2 * half bytes
 * \return 0, -1 not such a signature */
int lws_der_sig_to_raw(struct lws_span der, uint8_t *raw, size_t half);

/** lws_der_sig_from_raw() - as lws_der_ec_public() */
size_t lws_der_sig_from_raw(const uint8_t *raw, size_t half, uint8_t *buf,
			    size_t len, uint8_t **at);

#endif
