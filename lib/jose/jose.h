/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of jose, layer 2: JSON web keys, signatures, tokens and
 * encryption (RFC 7515 to 7519, 8037) over crypto and the JSON parser. The API
 * is public (lws-jwk.h and its kin); here is what the files of the room share.
 *
 * The API's scratch convention: the caller gives temp and how many bytes of it
 * are left; who takes from its front reduces that number, and the caller moves
 * on by it. What is left in maps points into temp.
 */
#ifndef LWS_JOSE_JOSE_H
#define LWS_JOSE_JOSE_H

#include "crypto/crypto.h"

/* -- text on its way into a buffer -- */

/** struct lws_jose_out - what does not fit is remembered, checked at the end */
struct lws_jose_out {
	char *start; /* borrowed */
	char *p;
	char *end; /* one is kept for the NUL */
	int no_room;
};

void lws_jose_out_begin(struct lws_jose_out *o, char *buf, size_t len);
void lws_jose_out_bytes(struct lws_jose_out *o, const void *p, size_t len);
void lws_jose_out_text(struct lws_jose_out *o, const char *text);

/** base64url without padding (RFC 7515 2) */
void lws_jose_out_b64(struct lws_jose_out *o, const void *p, size_t len);

/** what stands between the quotes of a JSON string (RFC 8259 7) */
void lws_jose_out_json(struct lws_jose_out *o, const char *p, size_t len);

/** lws_jose_out_end() - write the NUL
 * \return length without it, -1 if there was no room */
int lws_jose_out_end(struct lws_jose_out *o);

/* -- scratch -- */

/** lws_jose_take() - len bytes of temp
 * \return NULL: there are not so many, *temp_len is as it was */
char *lws_jose_take(char **temp, int *temp_len, size_t len);

/** lws_jose_b64_len() - characters of so many bytes, without padding */
static inline size_t
lws_jose_b64_len(size_t len)
{
	return len / 3 * 4 + (len % 3 ? len % 3 + 1 : 0);
}

/** lws_jose_is_listed() - 1 if the name is in the list with commas, else 0 */
int lws_jose_is_listed(const char *list, const char *name);

/* -- a key that comes in by its members -- */

struct lws_jwk_in {
	struct lws_jwk *jwk; /* borrowed */
	uint8_t types;       /* bit per kty that what came may be */
	uint8_t elements;    /* bit per element that came */
};

enum lws_jwk_member {
	LWS_JWK_TAKEN,
	LWS_JWK_OTHER, /* not a member that we know */
	LWS_JWK_BAD,
};

void lws_jwk_in_begin(struct lws_jwk_in *in, struct lws_jwk *jwk);

/** lws_jwk_in_member() - a member whose value is a string
 * \param text, len: unescaped, not terminated */
enum lws_jwk_member lws_jwk_in_member(struct lws_jwk_in *in, const char *name,
				      const char *text, size_t len);

/** lws_jwk_in_end() - 0 if it is a whole key, -1 if something is missing or
 * does not belong to its type */
int lws_jwk_in_end(struct lws_jwk_in *in);

/** lws_jwk_out_members() - a key as a JSON object, without newline
 * \param flags: LWSJWKF_EXPORT_PRIVATE
 * \return 0, -1 unknown kty */
int lws_jwk_out(struct lws_jose_out *o, const struct lws_jwk *jwk, int flags);

/* -- signing and verifying bytes (jws-crypto.c) -- */

/** struct lws_jws_input - header and payload, both base64url */
struct lws_jws_input {
	const char *jose, *pyld; /* borrowed */
	size_t jose_len, pyld_len;
};

enum { LWS_JWS_SIG_MAX = 512 }; /* RSA with 4096 bits */

/** lws_jws_sign_input() - \param sig: LWS_JWS_SIG_MAX bytes
 * \return bytes of the signature, -1 on failure */
int lws_jws_sign_input(const struct lws_jose_jwe_alg *alg, struct lws_jwk *jwk,
		       const struct lws_jws_input *in, uint8_t *sig);

/** lws_jws_verify_input() - 0 if it is the signature, otherwise -1 */
int lws_jws_verify_input(const struct lws_jose_jwe_alg *alg,
			 struct lws_jwk *jwk, const struct lws_jws_input *in,
			 const struct lws_span *sig);

static inline int
lws_jose_is_none(const struct lws_jose_jwe_alg *alg)
{
	return alg->hmac_type == LWS_GENHMAC_TYPE_UNKNOWN &&
	       alg->algtype_signing == LWS_JOSE_ENCTYPE_NONE;
}

/* -- encryption (jwe-*.c) -- */

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

static inline void *
lws_jwe_writable(const char *p)
{
	return (void *)(uintptr_t)p;
}

/** struct lws_jwe_kind - how a family of "alg" moves the content key
 * wrap: jwe->cek to map[EKEY] (it may change map[JOSE]); unwrap: the other way.
 * 0, or -1 said why */
struct lws_jwe_kind {
	int (*wrap)(struct lws_jwe *jwe, char **temp, int *temp_len);
	int (*unwrap)(struct lws_jwe *jwe);
};

/** lws_jwe_kind() - by jwe->jose.alg; NULL: none */
const struct lws_jwe_kind *lws_jwe_kind(const struct lws_jwe *jwe);

extern const struct lws_jwe_kind lws_jwe_kind_dir, lws_jwe_kind_rsa,
	lws_jwe_kind_aeskw, lws_jwe_kind_gcmkw, lws_jwe_kind_ecdh;

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

/** lws_jwe_wrap_key() - RFC 3394 with AES, 0 or -1 */
int lws_jwe_wrap_key(enum enum_aes_operation op, const uint8_t *kek,
		     size_t kek_len, const uint8_t *in, size_t len,
		     uint8_t *out);

#endif
