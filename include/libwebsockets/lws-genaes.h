/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * AES with whatever TLS library the build has (FIPS 197, NIST SP 800-38).
 *
 * A context is for one direction of one message. Without LWS_WITH_GENCRYPTO
 * the functions are not there.
 */

#ifndef LWS_GENAES_H
#define LWS_GENAES_H

#define LWS_AES_BLOCKSIZE    128 /**< bits of a block */
#define LWS_AES_CBC_BLOCKLEN 16  /**< bytes of a block */

/** modes of operation */
enum enum_aes_modes {
	LWS_GAESM_CBC = 0,    /**< iv of 16 bytes */
	LWS_GAESM_CFB128 = 1, /**< iv of 16 bytes */
	LWS_GAESM_CFB8 = 2,   /**< iv of 16 bytes */
	LWS_GAESM_CTR = 3,    /**< nonce and counter, 16 bytes */
	LWS_GAESM_ECB = 4,    /**< no iv */
	LWS_GAESM_OFB = 5,    /**< iv of 16 bytes */
	LWS_GAESM_XTS = 6,    /**< two keys in one, a data unit number */
	LWS_GAESM_GCM = 7,    /**< iv of any length, a tag */
	LWS_GAESM_KW = 8,     /**< key wrap (RFC 3394) */
};

/** direction */
enum enum_aes_operation {
	LWS_GAESO_ENC = 0, /**< encrypt, wrap */
	LWS_GAESO_DEC = 1, /**< decrypt, unwrap */
};

/** of CBC and ECB; the other modes do not care */
enum enum_aes_padding {
	LWS_GAESP_NO_PADDING = 0,   /**< whole blocks only */
	LWS_GAESP_WITH_PADDING = 1, /**< PKCS#7 (RFC 5652 6.3) */
};

/** an AES operation; private but for mode, op and padding */
struct lws_genaes_ctx {
	EVP_CIPHER_CTX *ctx;             /**< owned */
	const EVP_CIPHER *cipher;        /**< constant */
	ENGINE *engine;                  /**< borrowed */
	char init;                       /**< private */
	unsigned char tag[16];           /**< private */
	struct lws_gencrypto_keyelem *k; /**< borrowed until the first crypt */
	enum enum_aes_operation op;      /**< as given */
	enum enum_aes_modes mode;        /**< as given */
	enum enum_aes_padding padding;   /**< as given */
	int taglen;                      /**< private */
	char underway;                   /**< private */
};

#if defined(LWS_WITH_GENCRYPTO)

/** lws_genaes_create() - prepare an operation
 * \param ctx: need not be zeroed
 * \param op: direction
 * \param mode: mode of operation
 * \param el: one element, the key; borrowed until the first crypt. 16, 24 or 32
 *	bytes; XTS 32 or 64
 * \param padding: for CBC and ECB
 * \param engine: OpenSSL ENGINE, or NULL
 * \return 0; -1: no such key length in this mode, out of memory; then there is
 *	nothing to destroy, though destroying is harmless */
LWS_VISIBLE LWS_EXTERN int
lws_genaes_create(struct lws_genaes_ctx *ctx, enum enum_aes_operation op,
		  enum enum_aes_modes mode, struct lws_gencrypto_keyelem *el,
		  enum enum_aes_padding padding, void *engine);

/** lws_genaes_destroy() - end an operation; the result matters
 * \param ctx: context; a second call does nothing and returns 0
 * \param tag: GCM encryption: gets the tag. CBC and ECB with padding: gets the
 *	last block, which crypt held back. Otherwise, and where that is not
 *	wanted, NULL
 * \param tlen: room at tag
 * \return 0; -1: GCM decryption: what was decrypted is not authentic; CBC, ECB:
 *	no whole block is left, or its padding is wrong; tlen is too small
 * GCM's tag is compared in constant time. Padding is not: let nobody whose
 * text is not authentic know of its result. */
LWS_VISIBLE LWS_EXTERN int lws_genaes_destroy(struct lws_genaes_ctx *ctx,
					      unsigned char *tag, size_t tlen);

/** lws_genaes_crypt() - the next bytes
 * \param ctx: context
 * \param in: bytes; may be where out is, but for KW
 * \param len: how many
 * \param out: gets as many; CBC and ECB hold back an incomplete block, and with
 *	padding decryption a complete one too; KW: 8 more, or less. NULL with
 *	GCM: the bytes are additional data
 * \param iv_or_nonce_ctr_or_data_unit_16: what the mode wants to begin with;
 *KW: NULL for the value of RFC 3394. This and all that follows is looked at by
 *the first call only \param stream_block_16: GCM decryption: the tag that is
 *expected \param nc_or_iv_off: GCM: points to the length of the iv; NULL: 12
 * \param taglen: GCM: bytes of the tag, 4 to 16
 * \return 0; -1 on failure, KW: also if what is unwrapped is not authentic */
LWS_VISIBLE LWS_EXTERN int
lws_genaes_crypt(struct lws_genaes_ctx *ctx, const uint8_t *in, size_t len,
		 uint8_t *out, uint8_t *iv_or_nonce_ctr_or_data_unit_16,
		 uint8_t *stream_block_16, size_t *nc_or_iv_off, int taglen);

#endif

#endif
