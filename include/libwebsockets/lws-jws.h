/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web signatures (RFC 7515) and tokens (RFC 7519).
 */

#ifndef LWS_JWS_H
#define LWS_JWS_H

#define LWS_JWS_MAX_SIGS 3

enum enum_jws_sig_elements {
	LJWS_JOSE = 0,
	LJWS_PYLD = 1,
	LJWS_SIG = 2,
	LJWS_UHDR = 3,
	LJWE_JOSE = 0,
	LJWE_EKEY = 1,
	LJWE_IV = 2,
	LJWE_CTXT = 3,
	LJWE_ATAG = 4,
	LJWE_AAD = 5,
	LWS_JWS_MAX_COMPACT_BLOCKS = 6,
};

struct lws_jws_map {
	const char *buf[LWS_JWS_MAX_COMPACT_BLOCKS];
	uint32_t len[LWS_JWS_MAX_COMPACT_BLOCKS];
};

struct lws_jws {
	struct lws_jwk *jwk;
	struct lws_context *context;
	struct lws_jws_map map;
	struct lws_jws_map map_b64;
};

struct lws_jwt_sign_info {
	const char *alg;
	const char *jose_hdr;
	size_t jose_hdr_len;
	char *out;
	size_t *out_len;
	char *temp;
	int tl;
};

struct lws_jwt_sign_set_cookie {
	struct lws_jwk *jwk;
	const char *alg;
	const char *iss;
	const char *aud;
	const char *cookie_name;
	char sub[33];
	const char *extra_json;
	size_t extra_json_len;
	const char *csrf_in;
	unsigned long expiry_unix_time;
};

#if defined(LWS_WITH_JOSE)

/** lws_jws_init() - prepare a signature object
 * \param jws: need not be zeroed
 * \param jwk: key, borrowed until lws_jws_destroy()
 * \param context: or NULL */
LWS_VISIBLE LWS_EXTERN void lws_jws_init(struct lws_jws *jws,
					 struct lws_jwk *jwk,
					 struct lws_context *context);

/** lws_jws_destroy() - wipe the decoded blocks behind the header, in place
 * \param jws: object; its blocks must be writable */
LWS_VISIBLE LWS_EXTERN void lws_jws_destroy(struct lws_jws *jws);

/** lws_jws_sig_confirm_compact() - confirm decoded blocks
 * \param map: header, payload, signature
 * \param jwk: key; NULL: only "none" without a signature is right
 * \param context: or NULL
 * \param temp: scratch for them encoded
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0; -1: not confirmed */
LWS_VISIBLE LWS_EXTERN int
lws_jws_sig_confirm_compact(struct lws_jws_map *map, struct lws_jwk *jwk,
			    struct lws_context *context, char *temp,
			    int *temp_len);

/** lws_jws_sig_confirm_compact_b64_map() - confirm encoded blocks
 * \param map_b64: header, payload, signature
 * \param jwk: as lws_jws_sig_confirm_compact()
 * \param context: or NULL
 * \param temp: scratch for them decoded
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0; -1: not confirmed */
LWS_VISIBLE LWS_EXTERN int lws_jws_sig_confirm_compact_b64_map(
	struct lws_jws_map *map_b64, struct lws_jwk *jwk,
	struct lws_context *context, char *temp, int *temp_len);

/** lws_jws_sig_confirm_compact_b64() - confirm a compact text
 * \param in: text
 * \param len: bytes of it
 * \param map: gets the decoded blocks, in temp
 * \param jwk: as lws_jws_sig_confirm_compact()
 * \param context: or NULL
 * \param temp: scratch
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0; -1: not confirmed */
LWS_VISIBLE LWS_EXTERN int
lws_jws_sig_confirm_compact_b64(const char *in, size_t len,
				struct lws_jws_map *map, struct lws_jwk *jwk,
				struct lws_context *context, char *temp,
				int *temp_len);

/** lws_jws_sig_confirm() - confirm blocks in both forms
 * \param map_b64: encoded
 * \param map: decoded
 * \param jwk: as lws_jws_sig_confirm_compact()
 * \param context: or NULL
 * \return 0; -1: not confirmed, or the key's type is not the algorithm's */
LWS_VISIBLE LWS_EXTERN int lws_jws_sig_confirm(struct lws_jws_map *map_b64,
					       struct lws_jws_map *map,
					       struct lws_jwk *jwk,
					       struct lws_context *context);

/** lws_jws_sign_from_b64() - sign header and payload (RFC 7515 5.1)
 * \param jose: alg is what to sign with
 * \param jws: map_b64 has both; jwk is the private key
 * \param b64_sig: gets the signature in base64url and a NUL
 * \param sig_len: room there, lws_base64_size(512) is enough
 * \return its length, 0 for "none"; -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jws_sign_from_b64(struct lws_jose *jose,
						 struct lws_jws *jws,
						 char *b64_sig, size_t sig_len);

/** lws_jws_compact_decode() - take a compact text apart and decode it
 * \param in: text
 * \param len: bytes of it
 * \param map: gets the decoded blocks, in out; NULL for empty ones
 * \param map_b64: gets the encoded blocks, in in; or NULL
 * \param out: room
 * \param out_len: bytes of it, one stays spare; out, less what was taken
 * \return number of blocks: 3 a signature, 5 an encrypted object; -1 on failure
 */
LWS_VISIBLE LWS_EXTERN int lws_jws_compact_decode(const char *in, int len,
						  struct lws_jws_map *map,
						  struct lws_jws_map *map_b64,
						  char *out, int *out_len);

/** lws_jws_compact_encode() - encode blocks
 * \param map_b64: gets them, in buf
 * \param map: decoded blocks
 * \param buf: room
 * \param out_len: bytes of it; out, less what was taken
 * \return 0; -1: no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_compact_encode(struct lws_jws_map *map_b64,
						  const struct lws_jws_map *map,
						  char *buf, int *out_len);

/** lws_jws_sig_confirm_json() - confirm the flattened form (RFC 7515 7.2.2)
 * \param in: JSON
 * \param len: bytes of it
 * \param jws: gets the blocks in both forms, in temp
 * \param jwk: as lws_jws_sig_confirm_compact()
 * \param context: or NULL
 * \param temp: scratch
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0; -1: not confirmed */
LWS_VISIBLE LWS_EXTERN int lws_jws_sig_confirm_json(const char *in, size_t len,
						    struct lws_jws *jws,
						    struct lws_jwk *jwk,
						    struct lws_context *context,
						    char *temp, int *temp_len);

/** lws_jws_write_flattened_json() - map_b64 in the flattened form
 * \param jws: map_b64 has the blocks; UHDR may have a JSON object
 * \param flattened: gets the text and a NUL
 * \param len: room there
 * \return 0; 1: no room */
LWS_VISIBLE LWS_EXTERN int
lws_jws_write_flattened_json(struct lws_jws *jws, char *flattened, size_t len);

/** lws_jws_write_compact() - map_b64 in the compact form
 * \param jws: map_b64 has the blocks
 * \param compact: gets the text and a NUL
 * \param len: room there
 * \return 0; 1: no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_write_compact(struct lws_jws *jws,
						 char *compact, size_t len);

/** lws_jws_dup_element() - copy bytes to scratch as a block
 * \param map: gets it
 * \param idx: which block
 * \param temp: scratch that is left
 * \param temp_len: bytes of it; out, less what was taken
 * \param in: bytes
 * \param in_len: how many
 * \param actual_alloc: bytes to take, 0: in_len
 * \return 0; -1: no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_dup_element(struct lws_jws_map *map, int idx,
					       char *temp, int *temp_len,
					       const void *in, size_t in_len,
					       size_t actual_alloc);

/** lws_jws_randomize_element() - random bytes in scratch as a block
 * \param context: or NULL
 * \param map: gets it
 * \param idx: which block
 * \param temp: scratch that is left
 * \param temp_len: bytes of it; out, less what was taken
 * \param random_len: how many
 * \param actual_alloc: bytes to take, 0: random_len
 * \return 0; -1: no room or no random */
LWS_VISIBLE LWS_EXTERN int
lws_jws_randomize_element(struct lws_context *context, struct lws_jws_map *map,
			  int idx, char *temp, int *temp_len, size_t random_len,
			  size_t actual_alloc);

/** lws_jws_alloc_element() - room in scratch as a block
 * \param map: gets it
 * \param idx: which block
 * \param temp: scratch that is left
 * \param temp_len: bytes of it; out, less what was taken
 * \param len: bytes of the block
 * \param actual_alloc: bytes to take, 0: len
 * \return 0; -1: no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_alloc_element(struct lws_jws_map *map,
						 int idx, char *temp,
						 int *temp_len, size_t len,
						 size_t actual_alloc);

/** lws_jws_encode_b64_element() - base64url in scratch as a block
 * \param map: gets it
 * \param idx: which block
 * \param temp: scratch that is left; a NUL is written behind the text
 * \param temp_len: bytes of it; out, less the text's length
 * \param in: bytes
 * \param in_len: how many
 * \return 0; -1: no room */
LWS_VISIBLE LWS_EXTERN int
lws_jws_encode_b64_element(struct lws_jws_map *map, int idx, char *temp,
			   int *temp_len, const void *in, size_t in_len);

/** lws_jws_b64_compact_map() - take a compact text apart
 * \param in: text
 * \param len: bytes of it
 * \param map: gets the blocks, in in
 * \return how many, -1: more than LWS_JWS_MAX_COMPACT_BLOCKS */
LWS_VISIBLE LWS_EXTERN int lws_jws_b64_compact_map(const char *in, int len,
						   struct lws_jws_map *map);

/** lws_jws_base64_enc() - base64url without padding (RFC 7515 2)
 * \param in: bytes
 * \param in_len: how many
 * \param out: gets the text and a NUL
 * \param out_max: room there
 * \return length of the text; -1: no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_base64_enc(const char *in, size_t in_len,
					      char *out, size_t out_max);

/** lws_jws_encode_section() - append a block to a compact text
 * \param in: bytes
 * \param in_len: how many
 * \param first: zero: a dot comes before it
 * \param p: where, moved on
 * \param end: end of the room
 * \return characters added; -1: no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_encode_section(const char *in, size_t in_len,
						  int first, char **p,
						  char *end);

/** lws_jwt_signed_validate() - confirm a token and get what it says
 * \param ctx: or NULL
 * \param jwk: key
 * \param alg_list: algorithms that are allowed, with commas between
 * \param com: compact text
 * \param len: bytes of it
 * \param temp: scratch
 * \param tl: bytes of it
 * \param out: gets the payload and a NUL; may be com
 * \param out_len: room there; out, bytes of the payload
 * \return 0; 1: it is not valid; 2: no room. Claims are not looked at */
LWS_VISIBLE LWS_EXTERN int
lws_jwt_signed_validate(struct lws_context *ctx, struct lws_jwk *jwk,
			const char *alg_list, const char *com, size_t len,
			char *temp, int tl, char *out, size_t *out_len);

/** lws_jwt_sign_compact() - sign a token
 * \param ctx: or NULL
 * \param jwk: private key
 * \param alg: name of the algorithm
 * \param out: gets the compact text and a NUL
 * \param out_len: room there; out, length of the text
 * \param temp: scratch, 2048 bytes and what twice the payload has
 * \param tl: bytes of it
 * \param format: of the payload, as printf()
 * \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_jwt_sign_compact(struct lws_context *ctx, struct lws_jwk *jwk,
		     const char *alg, char *out, size_t *out_len, char *temp,
		     int tl, const char *format, ...) LWS_FORMAT(8);

/** lws_jwt_sign_via_info() - sign a token, perhaps with a header of one's own
 * \param ctx: or NULL
 * \param jwk: private key
 * \param info: what lws_jwt_sign_compact() is told; jose_hdr, if it is not
 * NULL, is the header and names the algorithm \param format: of the payload, as
 * printf() \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_jwt_sign_via_info(struct lws_context *ctx, struct lws_jwk *jwk,
		      const struct lws_jwt_sign_info *info, const char *format,
		      ...) LWS_FORMAT(4);

/** lws_jwt_token_sanity() - look at the claims (RFC 7519 4.1)
 * \param in: payload
 * \param in_len: bytes of it
 * \param iss: must be this
 * \param aud: must be this
 * \param csrf_in: must be this, or NULL
 * \param sub: gets it, cut if need be, then it must be there; or NULL
 * \param sub_len: room there
 * \param exp_unix_time: gets the time of its end, or NULL
 * \return 0; 1: one is missing or wrong, or it is not its time */
LWS_VISIBLE LWS_EXTERN int
lws_jwt_token_sanity(const char *in, size_t in_len, const char *iss,
		     const char *aud, const char *csrf_in, char *sub,
		     size_t sub_len, unsigned long *exp_unix_time);

#if (defined(LWS_ROLE_H1) || defined(LWS_ROLE_H2))
/** lws_jwt_sign_token_set_http_cookie() - add a cookie with a token to a
 * response \param wsi: connection \param i: what is in it \param p: where in
 * the buffer, moved on \param end: end of the buffer \return 0, 1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_jwt_sign_token_set_http_cookie(struct lws *wsi,
				   const struct lws_jwt_sign_set_cookie *i,
				   uint8_t **p, uint8_t *end);

/** lws_jwt_get_http_cookie_validate_jwt() - know a visitor by his cookie
 * \param wsi: connection
 * \param i: what is expected; gets sub, extra_json (in out) and the time of its
 * end \param out: gets the payload and a NUL \param out_len: room there, as
 * long as the cookie's value \return 0; 1: there is none, or it is not valid */
LWS_VISIBLE LWS_EXTERN int
lws_jwt_get_http_cookie_validate_jwt(struct lws *wsi,
				     struct lws_jwt_sign_set_cookie *i,
				     char *out, size_t *out_len);

#endif

#endif

#endif
