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

/** lws_jwk_import() - a key from JSON, or each of a set
 * \param jwk: need not be zeroed; what it has is not freed
 * \param cb: NULL: the JSON is a key. Otherwise it is a set: called with each
 * 	key in order, which is emptied when it returns; keys that cannot be
 * 	used are left out. Nonzero ends the import
 * \param user: for cb
 * \param in: JSON, what follows it is ignored
 * \param len: bytes of it
 * \return 0; -1: no JSON, no key or no set, a member is missing or wrong, cb
 * 	said no; then jwk is empty */
LWS_VISIBLE LWS_EXTERN int lws_jwk_import(struct lws_jwk *jwk,
					  lws_jwk_key_import_callback cb,
					  void *user, const char *in,
					  size_t len);

/** lws_jwk_destroy() - wipe and free what a key has; a second call is harmless
 * \param jwk: key */
LWS_VISIBLE LWS_EXTERN void lws_jwk_destroy(struct lws_jwk *jwk);

/** lws_jwk_dup_oct() - make a symmetric key of bytes
 * \param jwk: zeroed; only K and the type are set
 * \param key: bytes, copied
 * \param len: how many
 * \return 0; -1: out of memory, or there are none */
LWS_VISIBLE LWS_EXTERN int lws_jwk_dup_oct(struct lws_jwk *jwk, const void *key,
					   int len);

/** lws_jwk_export() - a key as JSON, members in the order of their names
 * \param jwk: key
 * \param flags: LWSJWKF_EXPORT_PRIVATE: with what is private; a symmetric key
 * is always whole. LWSJWKF_EXPORT_NOCRLF: no line feed at the end \param p:
 * gets the text and a NUL \param len: room there; out, less what was written
 * \return bytes written without the NUL; -1: unknown type, or no room */
LWS_VISIBLE LWS_EXTERN int lws_jwk_export(struct lws_jwk *jwk, int flags,
					  char *p, int *len);

/** lws_jwk_load() - lws_jwk_import() from a file
 * \param jwk: need not be zeroed
 * \param filename: of at most LWS_LIMIT_JWK_FILE bytes
 * \param cb: as lws_jwk_import()
 * \param user: for cb
 * \return as lws_jwk_import(); -1 also if it cannot be read */
LWS_VISIBLE LWS_EXTERN int lws_jwk_load(struct lws_jwk *jwk,
					const char *filename,
					lws_jwk_key_import_callback cb,
					void *user);

/** lws_jwk_save() - write a key to a file, with what is private
 * \param jwk: key
 * \param filename: created or replaced
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwk_save(struct lws_jwk *jwk,
					const char *filename);

/** lws_jwk_rfc7638_fingerprint() - thumbprint by SHA-256 (RFC 7638)
 * \param jwk: key
 * \param digest32: gets 32 bytes
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwk_rfc7638_fingerprint(struct lws_jwk *jwk,
						       char *digest32);

/** lws_jwk_strdup_meta() - set what a key says of itself
 * \param jwk: key; what the element had is not freed
 * \param idx: which
 * \param in: text, need not be terminated
 * \param len: bytes of it
 * \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwk_strdup_meta(struct lws_jwk *jwk,
					       enum enum_jwk_meta_tok idx,
					       const char *in, int len);

/** lws_jwk_dump() - log a key at level info, without its secrets
 * \param jwk: key
 * \return 0, 1 for an unknown type */
LWS_VISIBLE LWS_EXTERN int lws_jwk_dump(struct lws_jwk *jwk);

/** lws_jwk_generate() - make a new key
 * \param context: or NULL
 * \param jwk: need not be zeroed
 * \param kty: type
 * \param bits: of RSA and symmetric keys
 * \param curve: of EC keys
 * \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwk_generate(struct lws_context *context,
					    struct lws_jwk *jwk,
					    enum lws_gencrypto_kty kty,
					    int bits, const char *curve);

#endif

#endif
