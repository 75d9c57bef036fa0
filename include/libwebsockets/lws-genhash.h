/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hashes and HMACs with whatever TLS library the build has.
 */

#ifndef LWS_GENHASH_H
#define LWS_GENHASH_H

#define LWS_GENHASH_LARGEST 64

enum lws_genhash_types {
	LWS_GENHASH_TYPE_UNKNOWN = 0,
	LWS_GENHASH_TYPE_MD5 = 1,
	LWS_GENHASH_TYPE_SHA1 = 2,
	LWS_GENHASH_TYPE_SHA256 = 3,
	LWS_GENHASH_TYPE_SHA384 = 4,
	LWS_GENHASH_TYPE_SHA512 = 5,
};

enum lws_genhmac_types {
	LWS_GENHMAC_TYPE_UNKNOWN = 0,
	LWS_GENHMAC_TYPE_SHA256 = 1,
	LWS_GENHMAC_TYPE_SHA384 = 2,
	LWS_GENHMAC_TYPE_SHA512 = 3,
};

struct lws_genhash_ctx {
	uint8_t type;
	const EVP_MD *evp_type;
	EVP_MD_CTX *mdctx;
};

struct lws_genhmac_ctx {
	uint8_t type;
	const EVP_MD *evp_type;
	EVP_MD_CTX *ctx;
	EVP_PKEY *key;
};

#if defined(LWS_WITH_TLS) && defined(LWS_WITH_GENCRYPTO)

LWS_VISIBLE LWS_EXTERN size_t lws_genhash_size(enum lws_genhash_types type)
	LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN size_t lws_genhmac_size(enum lws_genhmac_types type)
	LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int
lws_genhash_init(struct lws_genhash_ctx *ctx,
		 enum lws_genhash_types type) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int
lws_genhash_update(struct lws_genhash_ctx *ctx, const void *in,
		   size_t len) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int lws_genhash_destroy(struct lws_genhash_ctx *ctx,
					       void *result);

LWS_VISIBLE LWS_EXTERN int
lws_genhmac_init(struct lws_genhmac_ctx *ctx, enum lws_genhmac_types type,
		 const uint8_t *key, size_t key_len) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int
lws_genhmac_update(struct lws_genhmac_ctx *ctx, const void *in,
		   size_t len) LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int lws_genhmac_destroy(struct lws_genhmac_ctx *ctx,
					       void *result);

#endif

#endif
