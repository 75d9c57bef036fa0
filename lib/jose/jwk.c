/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web keys as objects (RFC 7517): made, copied, kept in files, wiped.
 * Import and export are in jwk-import.c and jwk-export.c.
 */
#include "jose/jose.h"

#include "plat/plat.h"

void
lws_jwk_destroy(struct lws_jwk *jwk)
{
	lws_keys_forget(jwk->e);
	lws_keyel_destroy(jwk->e, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	lws_keyel_destroy(jwk->meta, LWS_COUNT_JWK_ELEMENTS);
}

int
lws_jwk_dup_oct(struct lws_jwk *jwk, const void *key, int len)
{
	if (len <= 0)
		return -1;
	if (lws_keyel_dup(&jwk->e[LWS_GENCRYPTO_OCT_KEYEL_K], key, (size_t)len))
		return -1;
	jwk->kty = LWS_GENCRYPTO_KTY_OCT;

	return 0;
}

int
lws_jwk_strdup_meta(struct lws_jwk *jwk, enum enum_jwk_meta_tok idx,
		    const char *in, int len)
{
	if ((unsigned int)idx >= LWS_COUNT_JWK_ELEMENTS || len < 0)
		return 1;

	return !!lws_keyel_dup(&jwk->meta[idx], in, (size_t)len);
}

/* -- new keys -- */

static int
generate_oct(struct lws_context *cx, struct lws_jwk *jwk, int bits)
{
	struct lws_gencrypto_keyelem *k = &jwk->e[LWS_GENCRYPTO_OCT_KEYEL_K];
	size_t len = (size_t)lws_gencrypto_bits_to_bytes(bits);

	if (bits <= 0 || lws_keyel_dup_padded(k, NULL, 0, len))
		return 1;

	return lws_get_random(cx, k->buf, len) != len;
}

static int
generate_rsa(struct lws_context *cx, struct lws_jwk *jwk, int bits)
{
	struct lws_genrsa_ctx ctx;
	int r;

	lwsl_info("generating %d bits of RSA key\n", bits);
	r = lws_genrsa_new_keypair(cx, &ctx, LGRSAM_PKCS1_1_5, jwk->e, bits);
	lws_genrsa_destroy(&ctx);

	return r || lws_genrsa_crt_elements(jwk->e);
}

static int
generate_ec(struct lws_context *cx, struct lws_jwk *jwk, const char *curve)
{
	const struct lws_gencrypto_keyelem name = {
		(uint8_t *)(uintptr_t)curve, curve ? (uint32_t)strlen(curve) : 0
	};
	struct lws_genec_ctx ctx;
	int r;

	if (!curve)
		return 1;
	if (lws_okp_key_len(&name))
		return !!lws_x_okp_new_keypair(curve, jwk->e);
	if (lws_genecdsa_create(&ctx, cx, NULL))
		return 1;
	r = lws_genecdsa_new_keypair(&ctx, curve, jwk->e);
	lws_genec_destroy(&ctx);

	return !!r;
}

int
lws_jwk_generate(struct lws_context *context, struct lws_jwk *jwk,
		 enum lws_gencrypto_kty kty, int bits, const char *curve)
{
	int r = 1;

	memset(jwk, 0, sizeof(*jwk));
	jwk->kty = (int)kty;
	jwk->private_key = 1;
	if (kty == LWS_GENCRYPTO_KTY_OCT)
		r = generate_oct(context, jwk, bits);
	if (kty == LWS_GENCRYPTO_KTY_RSA)
		r = generate_rsa(context, jwk, bits);
	if (kty == LWS_GENCRYPTO_KTY_EC)
		r = generate_ec(context, jwk, curve);
	if (r) {
		lwsl_err("no new key of type %d, %d bits, curve %s\n", (int)kty,
			 bits, curve ? curve : "(none)");
		lws_jwk_destroy(jwk);
	}

	return r;
}

/* -- what it may be used for -- */

static int
is_word(const struct lws_gencrypto_keyelem *meta, const char *word, size_t len)
{
	return meta->len == len && !memcmp(meta->buf, word, len);
}

/* a word of one list that is in the other; blanks are between them */
static int
shares_word(const struct lws_gencrypto_keyelem *meta, const char *words)
{
	const char *p = (const char *)meta->buf, *end = p + meta->len;
	size_t n, k;

	for (; *words; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		for (p = (const char *)meta->buf; p < end; p += k + 1) {
			const char *blank = memchr(p, ' ', (size_t)(end - p));

			k = (size_t)((blank ? blank : end) - p);
			if (k == n && !memcmp(p, words, n))
				return 1;
		}
	}

	return 0;
}

int
lws_jwk_permits(const struct lws_jwk *jwk, const char *alg, const char *use,
		const char *ops)
{
	const struct lws_gencrypto_keyelem *m = jwk->meta;

	return (!m[JWK_META_ALG].buf ||
		is_word(&m[JWK_META_ALG], alg, strlen(alg))) &&
	       (!m[JWK_META_USE].buf ||
		is_word(&m[JWK_META_USE], use, strlen(use))) &&
	       (!m[JWK_META_KEY_OPS].buf ||
		shares_word(&m[JWK_META_KEY_OPS], ops));
}

/* -- files -- */

int
lws_jwk_load(struct lws_jwk *jwk, const char *filename,
	     lws_jwk_key_import_callback cb, void *user)
{
	size_t room = LWS_LIMIT_JWK_FILE + 1;
	char *buf = lws_malloc(room, "jwk file");
	int n, r = -1;

	if (!buf)
		return -1;
	n = lws_plat_read_file(filename, buf, room);
	if (n < 0 || n > (int)LWS_LIMIT_JWK_FILE)
		lwsl_err("key file %s: unreadable, or more than %u bytes\n",
			 filename, LWS_LIMIT_JWK_FILE);
	else
		r = lws_jwk_import(jwk, cb, user, buf, (size_t)n);
	lws_explicit_bzero(buf, room);
	lws_free(buf);

	return r;
}

int
lws_jwk_save(struct lws_jwk *jwk, const char *filename)
{
	char *buf = lws_malloc(LWS_LIMIT_JWK_FILE, "jwk file");
	int n, len = LWS_LIMIT_JWK_FILE, r = -1;

	if (!buf)
		return -1;
	n = lws_jwk_export(jwk, LWSJWKF_EXPORT_PRIVATE, buf, &len);
	if (n >= 0 && !lws_plat_write_file(filename, buf, (size_t)n))
		r = 0;
	else
		lwsl_err("key file %s: cannot be written\n", filename);
	lws_explicit_bzero(buf, LWS_LIMIT_JWK_FILE);
	lws_free(buf);

	return r;
}

/* -- for people -- */

static const char *const meta_names[] = { "kty",     "kid", "use",
					  "key_ops", "x5c", "alg" };

int
lws_jwk_dump(struct lws_jwk *jwk)
{
	static const char *const types[] = { NULL, "oct", "RSA", "EC" };
	unsigned int n;

	if (jwk->kty <= 0 || jwk->kty >= (int)LWS_ARRAY_SIZE(types))
		return 1;
	lwsl_info("JWK: %s%s\n", lws_jwk_is_okp(jwk) ? "OKP" : types[jwk->kty],
		  jwk->private_key ? ", private" : "");
	for (n = 0; n < LWS_COUNT_JWK_ELEMENTS; n++)
		if (jwk->meta[n].buf)
			lwsl_info("  %s: %s\n", meta_names[n],
				  (const char *)jwk->meta[n].buf);
	for (n = 0; n < LWS_GENCRYPTO_MAX_KEYEL_COUNT; n++)
		if (jwk->e[n].buf)
			lwsl_info("  element %u: %u bytes\n", n,
				  (unsigned int)jwk->e[n].len);

	return 0;
}
