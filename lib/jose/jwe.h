/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of encryption (jwe-*.c) share.
 */
#ifndef LWS_JOSE_JWE_H
#define LWS_JOSE_JWE_H

#include "jose/jose.h"

enum { LWS_JWE_CEK_MAX = 64, LWS_JWE_IV_MAX = 16, LWS_JWE_GCM_IV = 12 };

/** bytes of the content encryption key of jwe->jose.enc_alg */
static inline size_t
lws_jwe_cek_len(const struct lws_jwe *jwe)
{
	return jwe->jose.enc_alg->keybits_fixed / 8u;
}

/** bytes of the key that jwe->jose.alg wraps with */
static inline size_t
lws_jwe_kek_len(const struct lws_jwe *jwe)
{
	return jwe->jose.alg->keybits_fixed / 8u;
}

/** struct lws_jwe_kind - how a family of "alg" moves the content key
 * wrap: jwe->cek to map[EKEY] (it may change map[JOSE]); unwrap: the other way.
 * 0, or -1 said why */
struct lws_jwe_kind {
	int (*wrap)(struct lws_jwe *jwe, char **temp, int *temp_len);
	int (*unwrap)(struct lws_jwe *jwe);
};

/** struct lws_jwe_headers - those that are not in map[LJWE_JOSE] */
struct lws_jwe_headers {
	struct lws_span shared; /* p NULL: none */
	struct lws_span own;    /* the recipient's; or all recipients */
	int no_password;        /* rounds were spent on this text already */
};

/** lws_jwe_decrypt_as() - decrypt with map[] and one recipient's header
 * \return bytes of the text, -1 */
int lws_jwe_decrypt_as(struct lws_jwe *jwe, const struct lws_jwe_headers *hdr,
		       char *temp, int *temp_len);

/** lws_jwe_decrypt_for_one() - the same, where hdr->own has all recipients */
int lws_jwe_decrypt_for_one(struct lws_jwe *jwe,
			    const struct lws_jwe_headers *hdr, char *temp,
			    int *temp_len);

/** lws_jwe_inflate(), lws_jwe_deflate() - map[LJWE_CTXT] moves to temp
 * \return 0, -1 said why */
int lws_jwe_inflate(struct lws_jwe *jwe, char **temp, int *temp_len);
int lws_jwe_deflate(struct lws_jwe *jwe, char **temp, int *temp_len);

/** lws_jwe_kind() - by jwe->jose.alg; NULL: none */
const struct lws_jwe_kind *lws_jwe_kind(const struct lws_jwe *jwe);

extern const struct lws_jwe_kind lws_jwe_kind_dir, lws_jwe_kind_rsa,
	lws_jwe_kind_aeskw, lws_jwe_kind_gcmkw, lws_jwe_kind_ecdh,
	lws_jwe_kind_pbes2;

/** lws_jwe_ekey_room() - len bytes for map[EKEY]: where the caller put its key,
 * or from temp; NULL if there is no room */
uint8_t *lws_jwe_ekey_room(struct lws_jwe *jwe, char **temp, int *temp_len,
			   size_t len);

/** lws_jwe_header_add() - another member for map[JOSE], which moves to temp
 * \param json: "name":value
 * \return 0, -1 no room */
int lws_jwe_header_add(struct lws_jwe *jwe, char **temp, int *temp_len,
		       const char *json);

/* content, by jwe->cek; aad as the MAC has it. Encryption is in place in
 * map[CTXT] and fills map[ATAG], for which there is room; 0 or -1 */
struct lws_jwe_content {
	int (*encrypt)(struct lws_jwe *jwe, const struct lws_span *aad);
	int (*decrypt)(struct lws_jwe *jwe, const struct lws_span *aad);
	size_t iv_len;
};

const struct lws_jwe_content *lws_jwe_content(const struct lws_jwe *jwe);

extern const struct lws_jwe_content lws_jwe_cbc_hs, lws_jwe_gcm;

/** struct lws_jwe_methods - what alg and enc name */
struct lws_jwe_methods {
	const struct lws_jwe_kind *kind;
	const struct lws_jwe_content *content;
};

/** lws_jwe_choose_methods() - by jwe->jose, as headers or the program set it
 * \return 0, -1 said why */
int lws_jwe_choose_methods(struct lws_jwe *jwe, struct lws_jwe_methods *m);

/** lws_jwe_read_header() - a header into jwe->jose
 * \param h: text.p NULL: none
 * \param temp: moved on
 * \return 0, -1 */
int lws_jwe_read_header(struct lws_jwe *jwe, const struct lws_jose_header *h,
			char **temp, int *temp_len);

/** lws_jwe_key_permits() - does what the key says of itself allow this?
 * \param ops: words, one of which has to be in its key_ops
 * \return 1; 0 said why */
int lws_jwe_key_permits(const struct lws_jwe *jwe, const struct lws_jwk *jwk,
			const struct lws_jwe_methods *m, const char *ops);

/** key_ops that let a key encrypt */
extern const char lws_jwe_for_encrypting[];

/** lws_jwe_encrypt_content() - map[LJWE_CTXT], by jwe->cek; compressed before
 * if the header says so \return 0, -1 no room in temp or no random */
int lws_jwe_encrypt_content(struct lws_jwe *jwe,
			    const struct lws_jwe_methods *m, char **temp,
			    int *temp_len);

/** lws_jwe_make_aad() - what is authentic beside the content (RFC 7516 5.1
 * step 14): the header as it is sent, and map[LJWE_AAD]
 * \return 0, -1 no room */
int lws_jwe_make_aad(struct lws_jwe *jwe, char **temp, int *temp_len,
		     struct lws_span *aad);

/** lws_jwe_wrap_key() - RFC 3394 with AES, 0 or -1 */
int lws_jwe_wrap_key(enum enum_aes_operation op, const uint8_t *kek,
		     size_t kek_len, const uint8_t *in, size_t len,
		     uint8_t *out);

#endif
