/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * AES by OpenSSL. The mode, key and initialisation value are loaded by the
 * first crypt, later ones go on with the stream. What is in the context:
 * underway is one of enum stage; tag is the one that GCM decryption expects.
 */
#include "crypto/openssl/backend.h"

enum stage { FRESH, UNDERWAY, FAILED };

enum {
	TAG_MIN = 4,
	TAG_MAX = 16,
	GCM_IV = 12,
	GCM_IV_OPENSSL = 128, /* that it takes */
	KW_BLOCK = 8
};

/* what one call of OpenSSL takes; a multiple of all block sizes */
#define PIECE ((size_t)1 << 30)

typedef const EVP_CIPHER *(*cipher_fn)(void);

/* by key length: 128, 192, 256 bits; XTS has two keys */
static const cipher_fn ciphers[][3] = {
	[LWS_GAESM_CBC] = { EVP_aes_128_cbc, EVP_aes_192_cbc, EVP_aes_256_cbc },
	[LWS_GAESM_CFB128] = { EVP_aes_128_cfb128, EVP_aes_192_cfb128,
			       EVP_aes_256_cfb128 },
	[LWS_GAESM_CFB8] = { EVP_aes_128_cfb8, EVP_aes_192_cfb8,
			     EVP_aes_256_cfb8 },
	[LWS_GAESM_CTR] = { EVP_aes_128_ctr, EVP_aes_192_ctr, EVP_aes_256_ctr },
	[LWS_GAESM_ECB] = { EVP_aes_128_ecb, EVP_aes_192_ecb, EVP_aes_256_ecb },
	[LWS_GAESM_OFB] = { EVP_aes_128_ofb, EVP_aes_192_ofb, EVP_aes_256_ofb },
	[LWS_GAESM_XTS] = { EVP_aes_128_xts, NULL, EVP_aes_256_xts },
	[LWS_GAESM_GCM] = { EVP_aes_128_gcm, EVP_aes_192_gcm, EVP_aes_256_gcm },
	[LWS_GAESM_KW] = { EVP_aes_128_wrap, EVP_aes_192_wrap,
			   EVP_aes_256_wrap },
};

static const EVP_CIPHER *
choose_cipher(enum enum_aes_modes mode, size_t key_len)
{
	size_t half = mode == LWS_GAESM_XTS ? key_len / 2 : key_len;
	cipher_fn fn;

	if ((unsigned int)mode >= LWS_ARRAY_SIZE(ciphers) ||
	    (half != 16 && half != 24 && half != 32) ||
	    (mode == LWS_GAESM_XTS && key_len % 2))
		return NULL;
	fn = ciphers[mode][half / 8 - 2];

	return fn ? fn() : NULL;
}

int
lws_genaes_create(struct lws_genaes_ctx *ctx, enum enum_aes_operation op,
		  enum enum_aes_modes mode, struct lws_gencrypto_keyelem *el,
		  enum enum_aes_padding padding, void *engine)
{
	memset(ctx, 0, sizeof(*ctx));
	ctx->op = op;
	ctx->mode = mode;
	ctx->padding = padding;
	ctx->engine = engine;
	ctx->k = el;
	ctx->cipher = el->buf ? choose_cipher(mode, el->len) : NULL;
	if (!ctx->cipher) {
		lwsl_notice("AES mode %d: no key of %u bytes\n", (int)mode,
			    (unsigned int)el->len);
		return -1;
	}
	ctx->ctx = EVP_CIPHER_CTX_new();
	if (!ctx->ctx)
		return -1;
	ctx->init = 1;

	return 0;
}

struct aes_start {
	const uint8_t *iv;
	const uint8_t *tag;
	const size_t *iv_len;
	int taglen;
	uint8_t short_iv[16]; /* stands for one that is too long */
};

/* NIST SP 800-38D: any length */
static int
set_iv_len(struct lws_genaes_ctx *ctx, struct aes_start *s)
{
	size_t n = s->iv_len ? *s->iv_len : GCM_IV;

	if (!n || n > INT_MAX)
		return -1;
	if (n > GCM_IV_OPENSSL) {
		if (lws_ossl_gcm_short_iv(
			    choose_cipher(LWS_GAESM_ECB, ctx->k->len),
			    ctx->k->buf, s->iv, n, s->short_iv))
			return -1;
		s->iv = s->short_iv;
		n = sizeof(s->short_iv);
	}

	return EVP_CIPHER_CTX_ctrl(ctx->ctx, EVP_CTRL_AEAD_SET_IVLEN, (int)n,
				   NULL) == 1
		       ? 0
		       : -1;
}

/* and the tag that decryption expects */
static int
begin_gcm(struct lws_genaes_ctx *ctx, struct aes_start *s)
{
	if (s->taglen < TAG_MIN || s->taglen > TAG_MAX || set_iv_len(ctx, s))
		return -1;
	ctx->taglen = s->taglen;
	if (ctx->op == LWS_GAESO_ENC)
		return 0;
	if (!s->tag)
		return -1;
	memcpy(ctx->tag, s->tag, (size_t)s->taglen);

	return EVP_CIPHER_CTX_ctrl(ctx->ctx, EVP_CTRL_AEAD_SET_TAG, s->taglen,
				   ctx->tag) == 1
		       ? 0
		       : -1;
}

static int
begin(struct lws_genaes_ctx *ctx, struct aes_start *s)
{
	int enc = ctx->op == LWS_GAESO_ENC;

	if (!s->iv && ctx->mode != LWS_GAESM_ECB && ctx->mode != LWS_GAESM_KW)
		return -1;
	EVP_CIPHER_CTX_set_flags(ctx->ctx, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
	if (EVP_CipherInit_ex(ctx->ctx, ctx->cipher, ctx->engine, NULL, NULL,
			      enc) != 1)
		return -1;
	if (ctx->mode == LWS_GAESM_GCM && begin_gcm(ctx, s))
		return -1;
	if (EVP_CipherInit_ex(ctx->ctx, NULL, NULL, ctx->k->buf, s->iv, enc) !=
	    1)
		return -1;

	return EVP_CIPHER_CTX_set_padding(
		       ctx->ctx, ctx->padding == LWS_GAESP_WITH_PADDING) == 1
		       ? 0
		       : -1;
}

static int
stream(struct lws_genaes_ctx *ctx, const uint8_t *in, size_t len, uint8_t *out)
{
	size_t n;
	int made;

	for (; len; in += n, len -= n) {
		n = len < PIECE ? len : PIECE;
		if (EVP_CipherUpdate(ctx->ctx, out, &made, in, (int)n) != 1)
			return -1;
		if (out)
			out += made;
	}

	return 0;
}

/* RFC 3394 2: two blocks of key at least, and one more when it is wrapped */
static int
is_wrappable(const struct lws_genaes_ctx *ctx, size_t len)
{
	return ctx->mode != LWS_GAESM_KW ||
	       len >= (ctx->op == LWS_GAESO_ENC ? 2u : 3u) * KW_BLOCK;
}

int
lws_genaes_crypt(struct lws_genaes_ctx *ctx, const uint8_t *in, size_t len,
		 uint8_t *out, uint8_t *iv_or_nonce_ctr_or_data_unit_16,
		 uint8_t *stream_block_16, size_t *nc_or_iv_off, int taglen)
{
	struct aes_start start = {
		.iv = iv_or_nonce_ctr_or_data_unit_16,
		.tag = stream_block_16,
		.iv_len = nc_or_iv_off,
		.taglen = taglen,
	};

	if (!ctx->init || ctx->underway == FAILED ||
	    (!out && ctx->mode != LWS_GAESM_GCM) || !is_wrappable(ctx, len))
		return -1;
	if (ctx->underway == FRESH && begin(ctx, &start)) {
		ctx->underway = FAILED;
		lws_ossl_why("AES");
		return -1;
	}
	ctx->underway = UNDERWAY;
	if (stream(ctx, in, len, out)) {
		ctx->underway = FAILED;
		lws_ossl_why("AES");
		return -1;
	}

	return 0;
}

/* ECB and CBC: the block that padding makes; GCM: is the tag right? */
static int
finish(struct lws_genaes_ctx *ctx, unsigned char *tag, size_t tlen)
{
	uint8_t last[EVP_MAX_BLOCK_LENGTH];
	int made = 0, ret = 0;

	if (EVP_CipherFinal_ex(ctx->ctx, last, &made) != 1)
		ret = -1;
	else if (made && tag) {
		if ((size_t)made <= tlen)
			memcpy(tag, last, (size_t)made);
		else
			ret = -1;
	}
	lws_explicit_bzero(last, sizeof(last));

	return ret;
}

static int
finish_gcm(struct lws_genaes_ctx *ctx, unsigned char *tag, size_t tlen)
{
	if (finish(ctx, NULL, 0))
		return -1;
	if (ctx->op == LWS_GAESO_DEC || !tag)
		return 0;
	if (tlen < (size_t)ctx->taglen)
		return -1;

	return EVP_CIPHER_CTX_ctrl(ctx->ctx, EVP_CTRL_AEAD_GET_TAG, ctx->taglen,
				   tag) == 1
		       ? 0
		       : -1;
}

static int
conclude(struct lws_genaes_ctx *ctx, unsigned char *tag, size_t tlen)
{
	switch (ctx->mode) {
	case LWS_GAESM_GCM: /* what failed is not authentic */
		return ctx->underway == FAILED ? -1
					       : finish_gcm(ctx, tag, tlen);
	case LWS_GAESM_CBC:
	case LWS_GAESM_ECB:
		return ctx->underway == FAILED ? 0 : finish(ctx, tag, tlen);
	default:
		return 0;
	}
}

int
lws_genaes_destroy(struct lws_genaes_ctx *ctx, unsigned char *tag, size_t tlen)
{
	int ret = 0;

	if (!ctx->init)
		return 0;
	if (ctx->underway != FRESH)
		ret = conclude(ctx, tag, tlen);
	EVP_CIPHER_CTX_free(ctx->ctx); /* wipes the key schedule */
	ctx->ctx = NULL;
	ctx->init = 0;
	ERR_clear_error(); /* a wrong tag is told by the result */

	return ret;
}
