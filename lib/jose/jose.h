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

/** lws_jose_b64_decode() - base64url as RFC 7515 2 has it: without padding,
 * without anything between, and no bits left over that are not zero
 * \param in, len: text; none gives 0 bytes
 * \return bytes of it, -1: it is not such a text, or there is no room */
int lws_jose_b64_decode(const char *in, size_t len, char *out, int room);

/** lws_jose_b64_is_canonical() - 1 if no bits are left over in the last of len
 * characters without padding, 0 otherwise, or if it is no length of base64 */
int lws_jose_b64_is_canonical(const char *in, size_t len);

/** lws_jose_is_listed() - 1 if the name is in the list with commas, else 0 */
int lws_jose_is_listed(const char *list, const char *name);

/* -- headers -- */

enum {
	LWS_JOSE_JWE = 1,         /* of an encrypted object */
	LWS_JOSE_UNPROTECTED = 2, /* outside of what is signed */
	LWS_JOSE_OWN = 4, /* the program's: NULs at its end may be counted */
};

struct lws_jose_header {
	struct lws_span text; /* JSON */
	uint32_t *seen;       /* borrowed: 0 before the first of an object's
			       * headers; what comes twice is refused */
	uint8_t flags;        /* LWS_JOSE_... */
};

/** lws_jose_parse_header() - one of the headers of an object, into jose beside
 * what the others had
 * \return as lws_jws_parse_jose() */
int lws_jose_parse_header(struct lws_jose *jose,
			  const struct lws_jose_header *in, char *temp,
			  int *temp_len);

/* -- the JSON forms (slice.c) -- */

enum lws_jose_member {
	LWS_JM_PAYLOAD,
	LWS_JM_PROTECTED,
	LWS_JM_HEADER,
	LWS_JM_SIGNATURE,
	LWS_JM_SIGNATURES,
	LWS_JM_UNPROTECTED,
	LWS_JM_EKEY,
	LWS_JM_AAD,
	LWS_JM_IV,
	LWS_JM_CTXT,
	LWS_JM_TAG,
	LWS_JM_RECIPIENTS,
	LWS_JM_COUNT
};

/** lws_jose_json_begin() - is it one JSON object? (RFC 8259)
 * \param text: blanks and NULs at its end are cut off
 * \return 0; -1: it is not, or nested too deep */
int lws_jose_json_begin(struct lws_span *text);

/** lws_jose_json_members() - where the members of such an object are
 * \param object: part of what lws_jose_json_begin() has seen
 * \param m: LWS_JM_COUNT; get the values as they stand, p NULL without
 * \return 0; -1: no object, a name comes twice or is escaped */
int lws_jose_json_members(struct lws_span object, struct lws_span *m);

/** lws_jose_json_item() - the next one of an array
 * \param array: the array; moved on
 * \return 1; 0: there is no other */
int lws_jose_json_item(struct lws_span *array, struct lws_span *item);

/** lws_jose_json_text() - what is between the quotes of a string
 * \return 0; -1: it is no string, or has escapes, which base64url has not */
int lws_jose_json_text(struct lws_span value, struct lws_span *text);

/** lws_jose_json_block() - a member in base64url as a block: the text copied to
 * temp, what it stands for behind it
 * \param value: p NULL: the block is absent
 * \return 0, -1 no string, no base64url, no room */
int lws_jose_json_block(struct lws_span value, struct lws_jws *jws, int idx,
			char **temp, int *temp_len);

/** lws_jwk_is_okp() - 1 for a key of RFC 8037, whose kty is
 * LWS_GENCRYPTO_KTY_EC as that of a key with two coordinates */
static inline int
lws_jwk_is_okp(const struct lws_jwk *jwk)
{
	return jwk->kty == LWS_GENCRYPTO_KTY_EC &&
	       lws_okp_key_len(&jwk->e[LWS_GENCRYPTO_EC_KEYEL_CRV]);
}

/** lws_jwk_permits() - does what a key says of itself allow this? (RFC 7517
 * 4.2 to 4.4) \param alg: its "alg", if it has one \param use: its "use", if it
 * has one \param ops: words of which one is among its "key_ops", if it has any
 * \return 1; 0: it does not */
int lws_jwk_permits(const struct lws_jwk *jwk, const char *alg, const char *use,
		    const char *ops);

/* -- a key that comes in by its members -- */

struct lws_jwk_in {
	struct lws_jwk *jwk; /* borrowed */
	uint8_t types;       /* bit per kty that what came may be */
	uint8_t elements;    /* bit per element that came */
	uint8_t is_strict;   /* base64url only; set it after begin */
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

/** lws_jws_confirm_blocks() - the signature of jws, whose header was read
 * \return 0, -1: it is not by that key */
int lws_jws_confirm_blocks(const struct lws_jose_jwe_alg *alg,
			   const struct lws_jws *jws, struct lws_jwk *jwk);

/** lws_jose_has() - 1 unless the build leaves this algorithm for content keys
 * out (LWS_X_WITH_JOSE_RSA1_5) */
int lws_jose_has(const struct lws_jose_jwe_alg *alg);

/** lws_jose_rsa_suits() - 1: an RSA key of the length that RFC 7518 3.3, 4.2
 * want (2048 bits at least), and that there is room for; 0, which is logged */
int lws_jose_rsa_suits(const struct lws_jose_jwe_alg *alg,
		       const struct lws_jwk *jwk);

static inline int
lws_jose_is_none(const struct lws_jose_jwe_alg *alg)
{
	return alg->hmac_type == LWS_GENHMAC_TYPE_UNKNOWN &&
	       alg->algtype_signing == LWS_JOSE_ENCTYPE_NONE;
}

static inline void *
lws_jwe_writable(const char *p)
{
	return (void *)(uintptr_t)p;
}

#endif
