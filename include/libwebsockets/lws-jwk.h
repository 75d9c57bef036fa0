/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web keys (RFC 7517).
 */

#ifndef LWS_JWK_H
#define LWS_JWK_H

#define LWSJWKF_EXPORT_PRIVATE 1
#define LWSJWKF_EXPORT_NOCRLF  2

struct lws_jwk;

enum enum_jwk_meta_tok {
	JWK_META_KTY = 0,
	JWK_META_KID = 1,
	JWK_META_USE = 2,
	JWK_META_KEY_OPS = 3,
	JWK_META_X5C = 4,
	JWK_META_ALG = 5,
	LWS_COUNT_JWK_ELEMENTS = 6,
};

typedef int (*lws_jwk_key_import_callback)(struct lws_jwk *s, void *user);

struct lws_jwk {
	struct lws_gencrypto_keyelem e[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	struct lws_gencrypto_keyelem meta[LWS_COUNT_JWK_ELEMENTS];
	int kty;
	char private_key;
};

struct lws_jwk_parse_state {
	struct lws_jwk *jwk;
	char b64[1366];
	lws_jwk_key_import_callback per_key_cb;
	void *user;
	int pos;
	int cose_state;
	int seen;
	unsigned short possible;
};

#if defined(LWS_WITH_JOSE)

LWS_VISIBLE LWS_EXTERN int lws_jwk_import(struct lws_jwk *jwk,
					  lws_jwk_key_import_callback cb,
					  void *user, const char *in,
					  size_t len);

LWS_VISIBLE LWS_EXTERN void lws_jwk_destroy(struct lws_jwk *jwk);

LWS_VISIBLE LWS_EXTERN int lws_jwk_dup_oct(struct lws_jwk *jwk, const void *key,
					   int len);

LWS_VISIBLE LWS_EXTERN int lws_jwk_export(struct lws_jwk *jwk, int flags,
					  char *p, int *len);

LWS_VISIBLE LWS_EXTERN int lws_jwk_load(struct lws_jwk *jwk,
					const char *filename,
					lws_jwk_key_import_callback cb,
					void *user);

LWS_VISIBLE LWS_EXTERN int lws_jwk_save(struct lws_jwk *jwk,
					const char *filename);

LWS_VISIBLE LWS_EXTERN int lws_jwk_rfc7638_fingerprint(struct lws_jwk *jwk,
						       char *digest32);

LWS_VISIBLE LWS_EXTERN int lws_jwk_strdup_meta(struct lws_jwk *jwk,
					       enum enum_jwk_meta_tok idx,
					       const char *in, int len);

LWS_VISIBLE LWS_EXTERN int lws_jwk_dump(struct lws_jwk *jwk);

LWS_VISIBLE LWS_EXTERN int lws_jwk_generate(struct lws_context *context,
					    struct lws_jwk *jwk,
					    enum lws_gencrypto_kty kty,
					    int bits, const char *curve);

#endif

#endif
