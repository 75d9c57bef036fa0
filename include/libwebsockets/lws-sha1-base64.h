/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * SHA-1 (FIPS 180-4) and base64 (RFC 4648), plain and url safe.
 */

#ifndef LWS_SHA1_BASE64_H
#define LWS_SHA1_BASE64_H

/** Base64 being decoded in pieces; set up by lws_b64_decode_state_init() */
struct lws_b64state {
	unsigned char quad[4]; /**< private: the group begun */
	size_t done;           /**< bytes produced so far */
	size_t len;            /**< private: characters in quad */
	int i;                 /**< not used */
	int c;                 /**< private: padding was seen */
};

#if !defined(LWS_SHA1_USE_OPENSSL_NAME)
/** lws_SHA1() - SHA-1 of bytes (FIPS 180-4 6.1)
 * \param d: the bytes
 * \param n: how many
 * \param md: gets the digest, 20 bytes
 * \return md
 *
 * Not fit for signatures any more; lws_genhash has what is. With
 * LWS_SHA1_USE_OPENSSL_NAME it is a macro for SHA1.
 */
LWS_VISIBLE LWS_EXTERN unsigned char *lws_SHA1(const unsigned char *d, size_t n,
					       unsigned char *md);

#endif

/** lws_b64_encode_string() - base64 of bytes, padded (RFC 4648 4)
 * \param in: the bytes
 * \param in_len: how many
 * \param out: gets the text and a NUL
 * \param out_size: bytes there: 4 for every 3 begun, and 1
 * \return length of the text, -1 if it does not fit
 */
LWS_VISIBLE LWS_EXTERN int lws_b64_encode_string(const char *in, int in_len,
						 char *out, int out_size);

/** lws_b64_encode_string_url() - the same with - and _ (RFC 4648 5), padded too
 * \param in: the bytes
 * \param in_len: how many
 * \param out: gets the text and a NUL
 * \param out_size: bytes there: 4 for every 3 begun, and 1
 * \return length of the text, -1 if it does not fit
 */
LWS_VISIBLE LWS_EXTERN int lws_b64_encode_string_url(const char *in, int in_len,
						     char *out, int out_size);

/** lws_b64_decode_string() - bytes from base64
 * \param in: the text, terminated; either alphabet, also mixed; line feeds
 *	are skipped, padding may be missing
 * \param out: gets the bytes, and a NUL if there is room behind them
 * \param out_size: bytes there
 * \return how many; -1: another character, something behind padding, a
 *	character alone at the end, or out is too small
 */
LWS_VISIBLE LWS_EXTERN int lws_b64_decode_string(const char *in, char *out,
						 int out_size);

/** lws_b64_decode_string_len() - the same from text that need not be terminated
 * \param in: the text
 * \param in_len: its length, negative: until its NUL
 * \param out: gets the bytes, and a NUL if there is room behind them
 * \param out_size: bytes there
 * \return how many; -1 as lws_b64_decode_string(), or if there are none
 */
LWS_VISIBLE LWS_EXTERN int lws_b64_decode_string_len(const char *in, int in_len,
						     char *out, int out_size);

/** lws_b64_decode_state_init() - begin to decode a text in pieces
 * \param state: set
 */
LWS_VISIBLE LWS_EXTERN void
lws_b64_decode_state_init(struct lws_b64state *state);

/** lws_b64_decode_stateful() - the next piece of a text
 * \param s: its state; four characters are decoded together, those of a
 *	group begun wait in it
 * \param in: the piece
 * \param in_len: bytes of it; out, how many were used: fewer only if out is
 *	full, go on there with more room
 * \param out: gets bytes, no NUL
 * \param out_size: bytes there, 3 at least; out, how many were produced
 * \param final: nonzero with the last piece
 * \return 0; -1 as lws_b64_decode_string(), or no room for the last bytes
 */
LWS_VISIBLE LWS_EXTERN int lws_b64_decode_stateful(struct lws_b64state *s,
						   const char *in,
						   size_t *in_len, uint8_t *out,
						   size_t *out_size, int final);

#if defined(LWS_SHA1_USE_OPENSSL_NAME)
#define lws_SHA1 SHA1
#endif

#endif
