/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hashes and HMACs by OpenSSL. Destroying is harmless after a failed init and
 * a second time, since callers chain the calls and destroy on any failure.
 */
#include "crypto/openssl/backend.h"

size_t
lws_genhash_size(enum lws_genhash_types type)
{
	const EVP_MD *md = lws_ossl_md((int)type);

	return md ? (size_t)EVP_MD_size(md) : 0;
}

int
lws_genhash_init(struct lws_genhash_ctx *ctx, enum lws_genhash_types type)
{
	ctx->type = (uint8_t)type;
	ctx->mdctx = NULL;
	ctx->evp_type = lws_ossl_md((int)type);
	if (!ctx->evp_type)
		return 1;
	ctx->mdctx = EVP_MD_CTX_new();
	if (ctx->mdctx &&
	    EVP_DigestInit_ex(ctx->mdctx, ctx->evp_type, NULL) == 1)
		return 0;

	lws_ossl_why("hash");
	EVP_MD_CTX_free(ctx->mdctx);
	ctx->mdctx = NULL;

	return 1;
}

int
lws_genhash_update(struct lws_genhash_ctx *ctx, const void *in, size_t len)
{
	if (!len)
		return 0;

	return EVP_DigestUpdate(ctx->mdctx, in, len) != 1;
}

int
lws_genhash_destroy(struct lws_genhash_ctx *ctx, void *result)
{
	unsigned int len;
	int ret = 0;

	if (!ctx->mdctx)
		return 0;
	if (result)
		ret = EVP_DigestFinal_ex(ctx->mdctx, result, &len) != 1;
	EVP_MD_CTX_free(ctx->mdctx);
	ctx->mdctx = NULL;

	return ret;
}

/* -- HMAC (RFC 2104) -- */

const EVP_MD *
lws_ossl_hmac_md(enum lws_genhmac_types type)
{
	switch (type) {
	case LWS_GENHMAC_TYPE_SHA256:
		return EVP_sha256();
	case LWS_GENHMAC_TYPE_SHA384:
		return EVP_sha384();
	case LWS_GENHMAC_TYPE_SHA512:
		return EVP_sha512();
	default:
		return NULL;
	}
}

size_t
lws_genhmac_size(enum lws_genhmac_types type)
{
	const EVP_MD *md = lws_ossl_hmac_md(type);

	return md ? (size_t)EVP_MD_size(md) : 0;
}

static void
hmac_free(struct lws_genhmac_ctx *ctx)
{
	EVP_MD_CTX_free(ctx->ctx);
	EVP_PKEY_free(ctx->key);
	ctx->ctx = NULL;
	ctx->key = NULL;
}

/* OpenSSL refuses NULL, also for no bytes */
EVP_PKEY *
lws_ossl_hmac_key(const struct lws_gencrypto_keyelem *k)
{
	static const uint8_t none[1];

	return EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, NULL,
					    k->len ? k->buf : none, k->len);
}

int
lws_genhmac_init(struct lws_genhmac_ctx *ctx, enum lws_genhmac_types type,
		 const uint8_t *key, size_t key_len)
{
	const struct lws_gencrypto_keyelem k = { (uint8_t *)(uintptr_t)key,
						 (uint32_t)key_len };

	ctx->type = (uint8_t)type;
	ctx->ctx = NULL;
	ctx->key = NULL;
	ctx->evp_type = lws_ossl_hmac_md(type);
	if (!ctx->evp_type || key_len > INT_MAX || (key_len && !key))
		return -1;

	ctx->key = lws_ossl_hmac_key(&k);
	ctx->ctx = EVP_MD_CTX_new();
	if (ctx->key && ctx->ctx &&
	    EVP_DigestSignInit(ctx->ctx, NULL, ctx->evp_type, NULL, ctx->key) ==
		    1)
		return 0;

	lws_ossl_why("hmac");
	hmac_free(ctx);

	return -1;
}

int
lws_genhmac_update(struct lws_genhmac_ctx *ctx, const void *in, size_t len)
{
	if (!len)
		return 0;

	return EVP_DigestSignUpdate(ctx->ctx, in, len) == 1 ? 0 : -1;
}

int
lws_genhmac_destroy(struct lws_genhmac_ctx *ctx, void *result)
{
	size_t len = lws_genhmac_size((enum lws_genhmac_types)ctx->type);
	int ret = 0;

	if (!ctx->ctx)
		return 0;
	if (result && EVP_DigestSignFinal(ctx->ctx, result, &len) != 1)
		ret = -1;
	hmac_free(ctx);

	return ret;
}
