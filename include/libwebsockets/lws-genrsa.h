/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * RSA with whatever TLS library the build has (RFC 8017). Without
 * LWS_WITH_GENCRYPTO the functions are not there.
 */

#ifndef LWS_GENRSA_H
#define LWS_GENRSA_H

/** kinds of padding */
enum enum_genrsa_mode {
	LGRSAM_PKCS1_1_5 = 0,      /**< that of PKCS#1 v1.5, for both */
	LGRSAM_PKCS1_OAEP_PSS = 1, /**< OAEP to encrypt, PSS to sign */
	LGRSAM_COUNT = 2,          /**< how many */
};

/** an RSA key; private */
struct lws_genrsa_ctx {
	BIGNUM *bn[LWS_GENCRYPTO_MAX_KEYEL_COUNT]; /**< not used */
	EVP_PKEY_CTX *ctx;                         /**< owned */
	RSA *rsa;                                  /**< not used */
	struct lws_context *context;               /**< as given */
	enum enum_genrsa_mode mode;                /**< as given */
};

#if defined(LWS_WITH_GENCRYPTO)

/** lws_genrsa_create() - a key from its elements
 * \param ctx: need not be zeroed
 * \param el: LWS_GENCRYPTO_RSA_KEYEL_COUNT elements, copied: E and N; D for a
 *	private key; P and Q, if they are there, save finding them
 * \param context: or NULL
 * \param mode: padding
 * \param oaep_hashid: hash of OAEP and of its mask; UNKNOWN: SHA-1
 * \return 0; 1: they make no key, or out of memory; destroying it is harmless
 */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_create(struct lws_genrsa_ctx *ctx,
		  const struct lws_gencrypto_keyelem *el,
		  struct lws_context *context, enum enum_genrsa_mode mode,
		  enum lws_genhash_types oaep_hashid);

/** lws_genrsa_destroy_elements() - wipe and free elements on the library's heap
 * \param el: LWS_GENCRYPTO_RSA_KEYEL_COUNT elements */
LWS_VISIBLE LWS_EXTERN void
lws_genrsa_destroy_elements(struct lws_gencrypto_keyelem *el);

/** lws_genrsa_new_keypair() - make a new key, with the exponent 65537
 * \param context: or NULL
 * \param ctx: need not be zeroed; becomes the key
 * \param mode: padding
 * \param el: LWS_GENCRYPTO_RSA_KEYEL_COUNT zeroed elements; E, N, D, P, Q
 *become heap copies without leading zeros: lws_genrsa_destroy_elements() \param
 *bits: of the modulus \return 0; -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_new_keypair(struct lws_context *context, struct lws_genrsa_ctx *ctx,
		       enum enum_genrsa_mode mode,
		       struct lws_gencrypto_keyelem *el, int bits);

/** lws_genrsa_public_encrypt() - encrypt for the owner of the key
 * \param ctx: key
 * \param in: bytes
 * \param in_len: how many; v1.5 takes 11 less than the modulus has
 * \param out: gets as many bytes as the modulus has
 * \return how many, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_genrsa_public_encrypt(struct lws_genrsa_ctx *ctx,
						     const uint8_t *in,
						     size_t in_len,
						     uint8_t *out);

/** lws_genrsa_private_encrypt() - sign bare bytes (RFC 8017 8.2.1 without the
 * digest's identifier); padding of v1.5 only
 * \param ctx: private key
 * \param in: bytes
 * \param in_len: how many, 11 less than the modulus has
 * \param out: gets as many bytes as the modulus has
 * \return how many, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_private_encrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			   size_t in_len, uint8_t *out);

/** lws_genrsa_public_decrypt() - what lws_genrsa_private_encrypt() signed
 * \param ctx: key
 * \param in: signature
 * \param in_len: bytes of it
 * \param out: gets the bytes
 * \param out_max: room there
 * \return how many, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_public_decrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			  size_t in_len, uint8_t *out, size_t out_max);

/** lws_genrsa_private_decrypt() - what lws_genrsa_public_encrypt() encrypted
 * \param ctx: private key
 * \param in: as many bytes as the modulus has
 * \param in_len: how many
 * \param out: gets the bytes
 * \param out_max: room there
 * \return how many, -1 on failure; do not tell a peer which failure, with v1.5
 *	not even that there was one */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_private_decrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			   size_t in_len, uint8_t *out, size_t out_max);

/** lws_genrsa_hash_sig_verify() - is it the digest's signature?
 * \param ctx: key
 * \param in: digest
 * \param hash_type: of which hash
 * \param sig: signature
 * \param sig_len: bytes of it
 * \return 0; -1: it is not */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_hash_sig_verify(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			   enum lws_genhash_types hash_type, const uint8_t *sig,
			   size_t sig_len);

/** lws_genrsa_hash_sign() - sign a digest; PSS with a salt of its length
 * \param ctx: private key
 * \param in: digest
 * \param hash_type: of which hash
 * \param sig: gets as many bytes as the modulus has
 * \param sig_len: room there
 * \return how many, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_hash_sign(struct lws_genrsa_ctx *ctx, const uint8_t *in,
		     enum lws_genhash_types hash_type, uint8_t *sig,
		     size_t sig_len);

/** lws_genrsa_destroy() - free what the key has; a second call is harmless
 * \param ctx: key */
LWS_VISIBLE LWS_EXTERN void lws_genrsa_destroy(struct lws_genrsa_ctx *ctx);

/** lws_genrsa_render_pkey_asn1() - the key as DER (RFC 8017 A.1)
 * \param ctx: key
 * \param _private: nonzero: RSAPrivateKey, otherwise RSAPublicKey
 * \param pkey_asn1: gets it
 * \param pkey_asn1_len: room there
 * \return bytes of it, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genrsa_render_pkey_asn1(struct lws_genrsa_ctx *ctx, int _private,
			    uint8_t *pkey_asn1, size_t pkey_asn1_len);

#endif

#endif
