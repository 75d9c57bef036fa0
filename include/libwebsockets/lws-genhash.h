/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hashes (FIPS 180-4) and HMACs (RFC 2104) with whatever TLS library the build
 * has. Without LWS_WITH_GENCRYPTO the functions are not there.
 */

#ifndef LWS_GENHASH_H
#define LWS_GENHASH_H

/** bytes of the longest digest */
#define LWS_GENHASH_LARGEST 64

/** hashes */
enum lws_genhash_types {
	LWS_GENHASH_TYPE_UNKNOWN = 0, /**< none */
	LWS_GENHASH_TYPE_MD5 = 1,     /**< 16 bytes; broken */
	LWS_GENHASH_TYPE_SHA1 = 2,    /**< 20 bytes; broken */
	LWS_GENHASH_TYPE_SHA256 = 3,  /**< 32 bytes */
	LWS_GENHASH_TYPE_SHA384 = 4,  /**< 48 bytes */
	LWS_GENHASH_TYPE_SHA512 = 5,  /**< 64 bytes */
};

/** HMACs */
enum lws_genhmac_types {
	LWS_GENHMAC_TYPE_UNKNOWN = 0, /**< none */
	LWS_GENHMAC_TYPE_SHA256 = 1,  /**< 32 bytes */
	LWS_GENHMAC_TYPE_SHA384 = 2,  /**< 48 bytes */
	LWS_GENHMAC_TYPE_SHA512 = 3,  /**< 64 bytes */
};

/** a hash underway; programs read type */
struct lws_genhash_ctx {
	uint8_t type;           /**< enum lws_genhash_types, also afterwards */
	const EVP_MD *evp_type; /**< constant */
	EVP_MD_CTX *mdctx;      /**< owned */
};

/** an HMAC underway; programs read type */
struct lws_genhmac_ctx {
	uint8_t type;           /**< enum lws_genhmac_types, also afterwards */
	const EVP_MD *evp_type; /**< constant */
	EVP_MD_CTX *ctx;        /**< owned */
	EVP_PKEY *key;          /**< owned */
};

#if defined(LWS_WITH_GENCRYPTO)

/** lws_genhash_size() - bytes of a digest
 * \param type: of enum lws_genhash_types
 * \return the size, 0 for an unknown type */
LWS_VISIBLE LWS_EXTERN size_t lws_genhash_size(enum lws_genhash_types type)
	LWS_WARN_UNUSED_RESULT;

/** lws_genhmac_size() - bytes of a MAC
 * \param type: of enum lws_genhmac_types
 * \return the size, 0 for an unknown type */
LWS_VISIBLE LWS_EXTERN size_t lws_genhmac_size(enum lws_genhmac_types type)
	LWS_WARN_UNUSED_RESULT;

/** lws_genhash_init() - begin a hash
 * \param ctx: need not be zeroed
 * \param type: which
 * \return 0; 1: unknown type or out of memory, destroying it is harmless */
LWS_VISIBLE LWS_EXTERN int
lws_genhash_init(struct lws_genhash_ctx *ctx,
		 enum lws_genhash_types type) LWS_WARN_UNUSED_RESULT;

/** lws_genhash_update() - the next bytes
 * \param ctx: context
 * \param in: bytes, NULL if there are none
 * \param len: how many
 * \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genhash_update(struct lws_genhash_ctx *ctx, const void *in,
		   size_t len) LWS_WARN_UNUSED_RESULT;

/** lws_genhash_destroy() - end a hash
 * \param ctx: context; a second call does nothing and returns 0
 * \param result: gets the digest; NULL: it is not wanted
 * \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_genhash_destroy(struct lws_genhash_ctx *ctx,
					       void *result);

/** lws_genhmac_init() - begin a MAC
 * \param ctx: need not be zeroed
 * \param type: which
 * \param key: bytes, copied
 * \param key_len: how many, 0 is allowed
 * \return 0; -1: unknown type or out of memory, destroying it is harmless */
LWS_VISIBLE LWS_EXTERN int
lws_genhmac_init(struct lws_genhmac_ctx *ctx, enum lws_genhmac_types type,
		 const uint8_t *key, size_t key_len) LWS_WARN_UNUSED_RESULT;

/** lws_genhmac_update() - the next bytes
 * \param ctx: context
 * \param in: bytes, NULL if there are none
 * \param len: how many
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genhmac_update(struct lws_genhmac_ctx *ctx, const void *in,
		   size_t len) LWS_WARN_UNUSED_RESULT;

/** lws_genhmac_destroy() - end a MAC
 * \param ctx: context; a second call does nothing and returns 0
 * \param result: gets the MAC, to be compared by lws_timingsafe_bcmp(); NULL:
 *it is not wanted \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_genhmac_destroy(struct lws_genhmac_ctx *ctx,
					       void *result);

#endif

#endif
