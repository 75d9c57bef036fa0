/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON web encryption (RFC 7516).
 */

#ifndef LWS_JWE_H
#define LWS_JWE_H

#define LWS_JWE_RFC3394_OVERHEAD_BYTES  8
#define LWS_JWE_AES_IV_BYTES            16
#define LWS_JWE_LIMIT_RSA_KEY_BITS      4096
#define LWS_JWE_LIMIT_AES_KEY_BITS      576
#define LWS_JWE_LIMIT_EC_KEY_BITS       528
#define LWS_JWE_LIMIT_HASH_BITS         512
#define LWS_JWE_LIMIT_KEY_ELEMENT_BYTES 512

struct lws_jwe {
	struct lws_jose jose;
	struct lws_jws jws;
	struct lws_jwk jwk;
	uint8_t cek[LWS_JWE_LIMIT_KEY_ELEMENT_BYTES];
	unsigned int cek_valid : 1;
	int recip;
};

#if defined(LWS_WITH_JOSE)

/** lws_jwe_init() - prepare an object
 * \param jwe: need not be zeroed
 * \param context: or NULL */
LWS_VISIBLE LWS_EXTERN void lws_jwe_init(struct lws_jwe *jwe,
					 struct lws_context *context);

/** lws_jwe_destroy() - wipe and free what it has, its key too
 * \param jwe: object; its blocks must be writable */
LWS_VISIBLE LWS_EXTERN void lws_jwe_destroy(struct lws_jwe *jwe);

/** lws_jwe_be64() - a number as 8 bytes, big-endian
 * \param c: number
 * \param p8: gets them */
LWS_VISIBLE LWS_EXTERN void lws_jwe_be64(uint64_t c, uint8_t *p8);

/** lws_jwe_render_compact() - as compact text (RFC 7516 7.1)
 * \param jwe: encrypted object with one recipient
 * \param out: gets the text and a NUL
 * \param out_len: room there
 * \return its length, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwe_render_compact(struct lws_jwe *jwe,
						  char *out, size_t out_len);

/** lws_jwe_render_flattened() - as flattened JSON (RFC 7516 7.2.2)
 * \param jwe: encrypted object
 * \param out: gets the text and a NUL
 * \param out_len: room there
 * \return its length, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwe_render_flattened(struct lws_jwe *jwe,
						    char *out, size_t out_len);

/** lws_jwe_json_parse() - read flattened JSON
 * \param jwe: gets the blocks, in temp
 * \param buf: JSON
 * \param len: bytes of it
 * \param temp: scratch
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwe_json_parse(struct lws_jwe *jwe,
					      const uint8_t *buf, int len,
					      char *temp, int *temp_len);

/** lws_jwe_auth_and_decrypt() - decrypt what is in the maps (RFC 7516 5.2)
 * \param jwe: jwk is the private key; map[LJWE_CTXT] becomes the plaintext, in
 * place \param temp: scratch \param temp_len: bytes of it; out, less what was
 * taken \return bytes of the plaintext, -1: it is not authentic, or not for
 * this key */
LWS_VISIBLE LWS_EXTERN int lws_jwe_auth_and_decrypt(struct lws_jwe *jwe,
						    char *temp, int *temp_len);

/** lws_jwe_encrypt() - encrypt what is in the maps (RFC 7516 5.1)
 * \param jwe: jwk is the recipient's key. map[LJWE_JOSE]: the header.
 * 	map[LJWE_CTXT]: plaintext in writable memory with room for padding.
 * 	map[LJWE_EKEY]: a random content key with 512 bytes of room, or nothing
 * \param temp: scratch for the other blocks
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0, below 0 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwe_encrypt(struct lws_jwe *jwe, char *temp,
					   int *temp_len);

/** lws_jwe_create_packet() - a signed request as ACME wants it (RFC 8555 6.2)
 * \param jwe: jose.alg and jwk are what to sign with
 * \param payload: bytes
 * \param len: how many
 * \param nonce: of the server
 * \param out: gets the flattened text and a NUL
 * \param out_len: room there
 * \param context: or NULL
 * \return its length, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwe_create_packet(struct lws_jwe *jwe,
						 const char *payload,
						 size_t len, const char *nonce,
						 char *out, size_t out_len,
						 struct lws_context *context);

/** lws_jwe_auth_and_decrypt_cbc_hs() - decrypt with a content key (RFC
 * 7518 5.2.2.2) \param jwe: jose.enc_alg, and IV, CTXT, ATAG in the map; CTXT
 * becomes the plaintext \param enc_cek: MAC key and encryption key \param aad:
 * additional data \param aad_len: bytes of it \return bytes of the plaintext;
 * -1: it is not authentic
 * Its time depends on lengths alone: the MAC is compared, and the padding then
 * looked at, in constant time. */
LWS_VISIBLE LWS_EXTERN int lws_jwe_auth_and_decrypt_cbc_hs(struct lws_jwe *jwe,
							   uint8_t *enc_cek,
							   uint8_t *aad,
							   int aad_len);

/** lws_jwa_concat_kdf() - derive a key from an agreed secret (RFC 7518 4.6.2)
 * \param jwe: jose has alg, enc_alg, apu, apv
 * \param direct: nonzero: it is for the content, otherwise to wrap its key
 * \param out: gets it, rounded up to 32 bytes
 * \param shared_secret: bytes
 * \param sslen: how many
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int lws_jwa_concat_kdf(struct lws_jwe *jwe, int direct,
					      uint8_t *out,
					      const uint8_t *shared_secret,
					      int sslen);

#endif

#endif
