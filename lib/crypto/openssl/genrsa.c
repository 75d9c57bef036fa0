/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * RSA by OpenSSL (RFC 8017). The context holds the key in an EVP_PKEY_CTX;
 * each operation makes one of its own from it, with its own padding. What else
 * there is to know of a key, a row of a constant table has: ctx points to it as
 * its application data.
 */
#include "crypto/openssl/backend.h"

#include <openssl/rsa.h>

struct rsa_how {
	const EVP_MD *(*oaep_md)(void); /* for OAEP and its MGF1 */
	int is_private;
};

/* UNKNOWN is SHA-1: the default of RFC 8017 A.2.1 */
static const struct rsa_how hows[][2] = {
	[LWS_GENHASH_TYPE_UNKNOWN] = { { EVP_sha1, 0 }, { EVP_sha1, 1 } },
	[LWS_GENHASH_TYPE_MD5] = { { EVP_md5, 0 }, { EVP_md5, 1 } },
	[LWS_GENHASH_TYPE_SHA1] = { { EVP_sha1, 0 }, { EVP_sha1, 1 } },
	[LWS_GENHASH_TYPE_SHA256] = { { EVP_sha256, 0 }, { EVP_sha256, 1 } },
	[LWS_GENHASH_TYPE_SHA384] = { { EVP_sha384, 0 }, { EVP_sha384, 1 } },
	[LWS_GENHASH_TYPE_SHA512] = { { EVP_sha512, 0 }, { EVP_sha512, 1 } },
};

static const struct rsa_how *
how(const struct lws_genrsa_ctx *ctx)
{
	return EVP_PKEY_CTX_get_app_data(ctx->ctx);
}

/* the context takes the key over, in any case */
static int
attach(struct lws_genrsa_ctx *ctx, EVP_PKEY *pkey,
       enum lws_genhash_types oaep_hashid, int is_private)
{
	ctx->ctx = EVP_PKEY_CTX_new(pkey, NULL);
	EVP_PKEY_free(pkey);
	if (!ctx->ctx)
		return -1;
	EVP_PKEY_CTX_set_app_data(
		ctx->ctx, (void *)(uintptr_t)&hows[oaep_hashid][is_private]);

	return 0;
}

int
lws_genrsa_create(struct lws_genrsa_ctx *ctx,
		  const struct lws_gencrypto_keyelem *el,
		  struct lws_context *context, enum enum_genrsa_mode mode,
		  enum lws_genhash_types oaep_hashid)
{
	int is_private = !!el[LWS_GENCRYPTO_RSA_KEYEL_D].buf;
	EVP_PKEY *pkey;

	memset(ctx, 0, sizeof(*ctx));
	ctx->context = context;
	ctx->mode = mode;
	if ((unsigned int)mode >= LGRSAM_COUNT ||
	    (unsigned int)oaep_hashid >= LWS_ARRAY_SIZE(hows) ||
	    !el[LWS_GENCRYPTO_RSA_KEYEL_E].buf ||
	    !el[LWS_GENCRYPTO_RSA_KEYEL_N].buf)
		return 1;
	pkey = is_private ? lws_ossl_rsa_private(el) : lws_ossl_rsa_public(el);

	return !pkey || attach(ctx, pkey, oaep_hashid, is_private);
}

void
lws_genrsa_destroy(struct lws_genrsa_ctx *ctx)
{
	EVP_PKEY_CTX_free(ctx->ctx);
	ctx->ctx = NULL;
}

/* -- a new key -- */

static EVP_PKEY *
generate(int bits)
{
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
	EVP_PKEY *pkey = NULL;

	if (!c || EVP_PKEY_keygen_init(c) != 1 ||
	    EVP_PKEY_CTX_set_rsa_keygen_bits(c, bits) != 1 ||
	    EVP_PKEY_keygen(c, &pkey) != 1)
		lws_ossl_why("RSA key generation");
	EVP_PKEY_CTX_free(c);

	return pkey;
}

/* what the API gives: E, N, D, P, Q; the others are worked out when needed */
static int
hand_out(EVP_PKEY *pkey, struct lws_gencrypto_keyelem *el)
{
	struct lws_gencrypto_keyelem all[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	unsigned int n;

	memset(all, 0, sizeof(all));
	if (lws_ossl_private_elements(pkey, all) != LWS_GENCRYPTO_KTY_RSA)
		return -1;
	for (n = 0; n <= LWS_GENCRYPTO_RSA_KEYEL_Q; n++) {
		el[n] = all[n];
		all[n].buf = NULL;
	}
	lws_genrsa_destroy_elements(all);

	return 0;
}

int
lws_genrsa_new_keypair(struct lws_context *context, struct lws_genrsa_ctx *ctx,
		       enum enum_genrsa_mode mode,
		       struct lws_gencrypto_keyelem *el, int bits)
{
	EVP_PKEY *pkey;

	memset(ctx, 0, sizeof(*ctx));
	ctx->context = context;
	ctx->mode = mode;
	pkey = generate(bits);
	if (!pkey)
		return -1;
	if (hand_out(pkey, el)) {
		EVP_PKEY_free(pkey);
		return -1;
	}
	if (attach(ctx, pkey, LWS_GENHASH_TYPE_UNKNOWN, 1)) {
		lws_genrsa_destroy_elements(el);
		return -1;
	}

	return 0;
}

/* -- operations -- */

typedef int (*init_fn)(EVP_PKEY_CTX *ctx);
typedef int (*run_fn)(EVP_PKEY_CTX *ctx, unsigned char *out, size_t *out_len,
		      const unsigned char *in, size_t in_len);

static EVP_PKEY_CTX *
operation(const struct lws_genrsa_ctx *ctx, init_fn init, int padding)
{
	EVP_PKEY *pkey = ctx->ctx ? EVP_PKEY_CTX_get0_pkey(ctx->ctx) : NULL;
	EVP_PKEY_CTX *op = pkey ? EVP_PKEY_CTX_new(pkey, NULL) : NULL;

	if (op && init(op) == 1 &&
	    EVP_PKEY_CTX_set_rsa_padding(op, padding) == 1)
		return op;
	EVP_PKEY_CTX_free(op);

	return NULL;
}

static int
set_oaep(const struct lws_genrsa_ctx *ctx, EVP_PKEY_CTX *op)
{
	const EVP_MD *md = how(ctx)->oaep_md();

	return EVP_PKEY_CTX_set_rsa_oaep_md(op, md) == 1 &&
			       EVP_PKEY_CTX_set_rsa_mgf1_md(op, md) == 1
		       ? 0
		       : -1;
}

struct rsa_io {
	const uint8_t *in;
	size_t in_len;
	uint8_t *out;
	size_t out_max;
};

/* modulus bytes, -1 without a key */
static int
modulus(const struct lws_genrsa_ctx *ctx)
{
	return ctx->ctx ? EVP_PKEY_size(EVP_PKEY_CTX_get0_pkey(ctx->ctx)) : -1;
}

/* OpenSSL wants room for a whole modulus, also where less comes out */
static int
run_bounded(EVP_PKEY_CTX *op, run_fn run, const struct rsa_io *io, size_t size)
{
	uint8_t *buf = lws_malloc(size, "rsa");
	size_t len = size;
	int ret = -1;

	if (!buf)
		return -1;
	if (run(op, buf, &len, io->in, io->in_len) == 1 && len <= io->out_max) {
		memcpy(io->out, buf, len);
		ret = (int)len;
	}
	lws_explicit_bzero(buf, size);
	lws_free(buf);

	return ret;
}

static int
run(const struct lws_genrsa_ctx *ctx, EVP_PKEY_CTX *op, run_fn fn,
    const struct rsa_io *io)
{
	int ret = -1;

	if (op)
		ret = run_bounded(op, fn, io, (size_t)modulus(ctx));
	if (ret < 0)
		lws_ossl_why("RSA");
	EVP_PKEY_CTX_free(op);

	return ret;
}

static int
padded(struct lws_genrsa_ctx *ctx, init_fn init, run_fn fn,
       const struct rsa_io *io)
{
	int oaep = ctx->mode == LGRSAM_PKCS1_OAEP_PSS;
	EVP_PKEY_CTX *op = operation(
		ctx, init, oaep ? RSA_PKCS1_OAEP_PADDING : RSA_PKCS1_PADDING);

	if (op && oaep && set_oaep(ctx, op)) {
		EVP_PKEY_CTX_free(op);
		return -1;
	}

	return run(ctx, op, fn, io);
}

int
lws_genrsa_public_encrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			  size_t in_len, uint8_t *out)
{
	const struct rsa_io io = { in, in_len, out, SIZE_MAX };

	return padded(ctx, EVP_PKEY_encrypt_init, EVP_PKEY_encrypt, &io);
}

int
lws_genrsa_private_decrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			   size_t in_len, uint8_t *out, size_t out_max)
{
	const struct rsa_io io = { in, in_len, out, out_max };

	/* RFC 8017 7.1.2, 7.2.2: as long as the modulus; OpenSSL takes less */
	if (!ctx->ctx || !how(ctx)->is_private ||
	    in_len != (size_t)modulus(ctx))
		return -1;

	return padded(ctx, EVP_PKEY_decrypt_init, EVP_PKEY_decrypt, &io);
}

/* RFC 8017 8.2 without the digest's identifier: a signature of bare bytes */
int
lws_genrsa_private_encrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			   size_t in_len, uint8_t *out)
{
	const struct rsa_io io = { in, in_len, out, SIZE_MAX };

	if (!ctx->ctx || !how(ctx)->is_private || ctx->mode != LGRSAM_PKCS1_1_5)
		return -1;

	return run(ctx, operation(ctx, EVP_PKEY_sign_init, RSA_PKCS1_PADDING),
		   EVP_PKEY_sign, &io);
}

int
lws_genrsa_public_decrypt(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			  size_t in_len, uint8_t *out, size_t out_max)
{
	const struct rsa_io io = { in, in_len, out, out_max };

	if (ctx->mode != LGRSAM_PKCS1_1_5)
		return -1;

	return run(
		ctx,
		operation(ctx, EVP_PKEY_verify_recover_init, RSA_PKCS1_PADDING),
		EVP_PKEY_verify_recover, &io);
}

/* RFC 7518 3.5: the salt of PSS is as long as the digest */
static EVP_PKEY_CTX *
signature(const struct lws_genrsa_ctx *ctx, init_fn init,
	  enum lws_genhash_types hash_type)
{
	const EVP_MD *md = lws_ossl_md((int)hash_type);
	int pss = ctx->mode == LGRSAM_PKCS1_OAEP_PSS;
	EVP_PKEY_CTX *op;

	if (!md)
		return NULL;
	op = operation(ctx, init,
		       pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING);
	if (op && EVP_PKEY_CTX_set_signature_md(op, md) == 1 &&
	    (!pss ||
	     EVP_PKEY_CTX_set_rsa_pss_saltlen(op, RSA_PSS_SALTLEN_DIGEST) == 1))
		return op;
	EVP_PKEY_CTX_free(op);

	return NULL;
}

int
lws_genrsa_hash_sign(struct lws_genrsa_ctx *ctx, const uint8_t *in,
		     enum lws_genhash_types hash_type, uint8_t *sig,
		     size_t sig_len)
{
	const struct rsa_io io = { in, lws_genhash_size(hash_type), sig,
				   sig_len };

	if (!ctx->ctx || !how(ctx)->is_private)
		return -1;

	return run(ctx, signature(ctx, EVP_PKEY_sign_init, hash_type),
		   EVP_PKEY_sign, &io);
}

int
lws_genrsa_hash_sig_verify(struct lws_genrsa_ctx *ctx, const uint8_t *in,
			   enum lws_genhash_types hash_type, const uint8_t *sig,
			   size_t sig_len)
{
	EVP_PKEY_CTX *op = signature(ctx, EVP_PKEY_verify_init, hash_type);
	int ret = -1;

	if (op && sig_len == (size_t)modulus(ctx) &&
	    EVP_PKEY_verify(op, sig, sig_len, in,
			    lws_genhash_size(hash_type)) == 1)
		ret = 0;
	EVP_PKEY_CTX_free(op);
	ERR_clear_error();

	return ret;
}

/* PKCS#1, in front of the buffer */
int
lws_genrsa_render_pkey_asn1(struct lws_genrsa_ctx *ctx, int _private,
			    uint8_t *pkey_asn1, size_t pkey_asn1_len)
{
	EVP_PKEY *pkey;
	uint8_t *p = pkey_asn1;
	int len;

	if (!ctx->ctx || (_private && !how(ctx)->is_private))
		return -1;
	pkey = EVP_PKEY_CTX_get0_pkey(ctx->ctx);
	len = _private ? i2d_PrivateKey(pkey, NULL) : i2d_PublicKey(pkey, NULL);
	if (len <= 0 || (size_t)len > pkey_asn1_len)
		return -1;

	return _private ? i2d_PrivateKey(pkey, &p) : i2d_PublicKey(pkey, &p);
}
