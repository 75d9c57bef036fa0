/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * AES with whatever TLS library the build has.
 */

#ifndef LWS_GENAES_H
#define LWS_GENAES_H

#define LWS_AES_BLOCKSIZE    128
#define LWS_AES_CBC_BLOCKLEN 16

enum enum_aes_modes {
	LWS_GAESM_CBC = 0,
	LWS_GAESM_CFB128 = 1,
	LWS_GAESM_CFB8 = 2,
	LWS_GAESM_CTR = 3,
	LWS_GAESM_ECB = 4,
	LWS_GAESM_OFB = 5,
	LWS_GAESM_XTS = 6,
	LWS_GAESM_GCM = 7,
	LWS_GAESM_KW = 8,
};

enum enum_aes_operation {
	LWS_GAESO_ENC = 0,
	LWS_GAESO_DEC = 1,
};

enum enum_aes_padding {
	LWS_GAESP_NO_PADDING = 0,
	LWS_GAESP_WITH_PADDING = 1,
};

struct lws_genaes_ctx {
	EVP_CIPHER_CTX *ctx;
	const EVP_CIPHER *cipher;
	ENGINE *engine;
	char init;
	unsigned char tag[16];
	struct lws_gencrypto_keyelem *k;
	enum enum_aes_operation op;
	enum enum_aes_modes mode;
	enum enum_aes_padding padding;
	int taglen;
	char underway;
};

#if defined(LWS_WITH_TLS)

LWS_VISIBLE LWS_EXTERN int
lws_genaes_create(struct lws_genaes_ctx *ctx, enum enum_aes_operation op,
		  enum enum_aes_modes mode, struct lws_gencrypto_keyelem *el,
		  enum enum_aes_padding padding, void *engine);

LWS_VISIBLE LWS_EXTERN int lws_genaes_destroy(struct lws_genaes_ctx *ctx,
					      unsigned char *tag, size_t tlen);

LWS_VISIBLE LWS_EXTERN int
lws_genaes_crypt(struct lws_genaes_ctx *ctx, const uint8_t *in, size_t len,
		 uint8_t *out, uint8_t *iv_or_nonce_ctr_or_data_unit_16,
		 uint8_t *stream_block_16, size_t *nc_or_iv_off, int taglen);

#endif

#endif
