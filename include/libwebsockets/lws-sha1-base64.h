/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * SHA-1 (FIPS 180-4) and base64 (RFC 4648), plain and url safe.
 */

#ifndef LWS_SHA1_BASE64_H
#define LWS_SHA1_BASE64_H

struct lws_b64state {
	unsigned char quad[4];
	size_t done;
	size_t len;
	int i;
	int c;
};

#if !defined(LWS_SHA1_USE_OPENSSL_NAME)
LWS_VISIBLE LWS_EXTERN unsigned char *lws_SHA1(const unsigned char *d, size_t n,
					       unsigned char *md);

#endif

LWS_VISIBLE LWS_EXTERN int lws_b64_encode_string(const char *in, int in_len,
						 char *out, int out_size);

LWS_VISIBLE LWS_EXTERN int lws_b64_encode_string_url(const char *in, int in_len,
						     char *out, int out_size);

LWS_VISIBLE LWS_EXTERN int lws_b64_decode_string(const char *in, char *out,
						 int out_size);

LWS_VISIBLE LWS_EXTERN int lws_b64_decode_string_len(const char *in, int in_len,
						     char *out, int out_size);

LWS_VISIBLE LWS_EXTERN void
lws_b64_decode_state_init(struct lws_b64state *state);

LWS_VISIBLE LWS_EXTERN int lws_b64_decode_stateful(struct lws_b64state *s,
						   const char *in,
						   size_t *in_len, uint8_t *out,
						   size_t *out_size, int final);

#if defined(LWS_SHA1_USE_OPENSSL_NAME)
#define lws_SHA1 SHA1
#endif

#endif
