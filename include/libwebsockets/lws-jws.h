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

LWS_VISIBLE LWS_EXTERN void lws_jws_init(struct lws_jws *jws,
					 struct lws_jwk *jwk,
					 struct lws_context *context);

LWS_VISIBLE LWS_EXTERN void lws_jws_destroy(struct lws_jws *jws);

LWS_VISIBLE LWS_EXTERN int
lws_jws_sig_confirm_compact(struct lws_jws_map *map, struct lws_jwk *jwk,
			    struct lws_context *context, char *temp,
			    int *temp_len);

LWS_VISIBLE LWS_EXTERN int lws_jws_sig_confirm_compact_b64_map(
	struct lws_jws_map *map_b64, struct lws_jwk *jwk,
	struct lws_context *context, char *temp, int *temp_len);

LWS_VISIBLE LWS_EXTERN int
lws_jws_sig_confirm_compact_b64(const char *in, size_t len,
				struct lws_jws_map *map, struct lws_jwk *jwk,
				struct lws_context *context, char *temp,
				int *temp_len);

LWS_VISIBLE LWS_EXTERN int lws_jws_sig_confirm(struct lws_jws_map *map_b64,
					       struct lws_jws_map *map,
					       struct lws_jwk *jwk,
					       struct lws_context *context);

LWS_VISIBLE LWS_EXTERN int lws_jws_sign_from_b64(struct lws_jose *jose,
						 struct lws_jws *jws,
						 char *b64_sig, size_t sig_len);

LWS_VISIBLE LWS_EXTERN int lws_jws_compact_decode(const char *in, int len,
						  struct lws_jws_map *map,
						  struct lws_jws_map *map_b64,
						  char *out, int *out_len);

LWS_VISIBLE LWS_EXTERN int lws_jws_compact_encode(struct lws_jws_map *map_b64,
						  const struct lws_jws_map *map,
						  char *buf, int *out_len);

LWS_VISIBLE LWS_EXTERN int lws_jws_sig_confirm_json(const char *in, size_t len,
						    struct lws_jws *jws,
						    struct lws_jwk *jwk,
						    struct lws_context *context,
						    char *temp, int *temp_len);

LWS_VISIBLE LWS_EXTERN int
lws_jws_write_flattened_json(struct lws_jws *jws, char *flattened, size_t len);

LWS_VISIBLE LWS_EXTERN int lws_jws_write_compact(struct lws_jws *jws,
						 char *compact, size_t len);

LWS_VISIBLE LWS_EXTERN int lws_jws_dup_element(struct lws_jws_map *map, int idx,
					       char *temp, int *temp_len,
					       const void *in, size_t in_len,
					       size_t actual_alloc);

LWS_VISIBLE LWS_EXTERN int
lws_jws_randomize_element(struct lws_context *context, struct lws_jws_map *map,
			  int idx, char *temp, int *temp_len, size_t random_len,
			  size_t actual_alloc);

LWS_VISIBLE LWS_EXTERN int lws_jws_alloc_element(struct lws_jws_map *map,
						 int idx, char *temp,
						 int *temp_len, size_t len,
						 size_t actual_alloc);

LWS_VISIBLE LWS_EXTERN int
lws_jws_encode_b64_element(struct lws_jws_map *map, int idx, char *temp,
			   int *temp_len, const void *in, size_t in_len);

LWS_VISIBLE LWS_EXTERN int lws_jws_b64_compact_map(const char *in, int len,
						   struct lws_jws_map *map);

LWS_VISIBLE LWS_EXTERN int lws_jws_base64_enc(const char *in, size_t in_len,
					      char *out, size_t out_max);

LWS_VISIBLE LWS_EXTERN int lws_jws_encode_section(const char *in, size_t in_len,
						  int first, char **p,
						  char *end);

LWS_VISIBLE LWS_EXTERN int
lws_jwt_signed_validate(struct lws_context *ctx, struct lws_jwk *jwk,
			const char *alg_list, const char *com, size_t len,
			char *temp, int tl, char *out, size_t *out_len);

LWS_VISIBLE LWS_EXTERN int
lws_jwt_sign_compact(struct lws_context *ctx, struct lws_jwk *jwk,
		     const char *alg, char *out, size_t *out_len, char *temp,
		     int tl, const char *format, ...) LWS_FORMAT(8);

LWS_VISIBLE LWS_EXTERN int
lws_jwt_sign_via_info(struct lws_context *ctx, struct lws_jwk *jwk,
		      const struct lws_jwt_sign_info *info, const char *format,
		      ...) LWS_FORMAT(4);

LWS_VISIBLE LWS_EXTERN int
lws_jwt_token_sanity(const char *in, size_t in_len, const char *iss,
		     const char *aud, const char *csrf_in, char *sub,
		     size_t sub_len, unsigned long *exp_unix_time);

#if (defined(LWS_ROLE_H1) || defined(LWS_ROLE_H2))
LWS_VISIBLE LWS_EXTERN int
lws_jwt_sign_token_set_http_cookie(struct lws *wsi,
				   const struct lws_jwt_sign_set_cookie *i,
				   uint8_t **p, uint8_t *end);

LWS_VISIBLE LWS_EXTERN int
lws_jwt_get_http_cookie_validate_jwt(struct lws *wsi,
				     struct lws_jwt_sign_set_cookie *i,
				     char *out, size_t *out_len);

#endif

#endif

#endif
