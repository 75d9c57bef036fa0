/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Beyond the API of 4.5: the general JSON forms of signatures with several
 * signers (RFC 7515 7.2.1) and of encrypted objects with several recipients
 * (RFC 7516 7.2.1). lws_jws_sig_confirm_json() and lws_jwe_json_parse() read
 * them, too, for one key. Without LWS_WITH_JOSE the functions are not there.
 * Nothing is kept between calls; each may be called from any thread with
 * objects that only it uses.
 */

#ifndef LWS_X_JOSE_H
#define LWS_X_JOSE_H

/** who signs, and by what */
struct lws_x_jws_signer {
	struct lws_jwk *jwk; /**< borrowed: private key */
	const char *protect; /**< protected header, JSON; NULL: none. It or
			      * header has alg */
	const char *header;  /**< unprotected header, JSON; NULL: none */
};

#if defined(LWS_WITH_JOSE)
/** lws_x_jws_sign_json() - sign for several
 * \param signers: who; one gives the flattened form, more the general one
 * \param count: how many, 1 .. LWS_LIMIT_JOSE_SIGNATURES
 * \param payload: bytes
 * \param len: how many
 * \param out: gets the text and a NUL
 * \param out_len: room there
 * \return its length; -1: no room, a header that is none or names no
 *	algorithm, a key that is not for it, "none" */
LWS_VISIBLE LWS_EXTERN int
lws_x_jws_sign_json(const struct lws_x_jws_signer *signers, unsigned int count,
		    const void *payload, size_t len, char *out, size_t out_len);
#endif

/** what lws_x_jws_confirm_json() finds */
struct lws_x_jws_confirmed {
	unsigned int signatures; /**< of the object */
	uint32_t good;       /**< bit n: its n-th is one by one of the keys */
	const char *payload; /**< decoded, in temp; NULL: none */
	size_t payload_len;  /**< bytes of it */
};

#if defined(LWS_WITH_JOSE)
/** lws_x_jws_confirm_json() - confirm all signatures of an object
 * \param in: JSON, flattened or general
 * \param in_len: bytes of it
 * \param keys: any of them may have made any signature
 * \param count: how many keys
 * \param temp: scratch for the payload and one signature
 * \param temp_len: bytes of it
 * \param c: out
 * \return number of good signatures; -1: no such object, or temp is too short
 * Which of them must be good is the program's to say (RFC 7515 5.2). A
 * detached payload (RFC 7515 F) is not taken: put it in first. */
LWS_VISIBLE LWS_EXTERN int
lws_x_jws_confirm_json(const char *in, size_t in_len,
		       struct lws_jwk *const *keys, unsigned int count,
		       char *temp, int temp_len, struct lws_x_jws_confirmed *c);
#endif

/** to whom something is encrypted, and how */
struct lws_x_jwe_recipient {
	struct lws_jwk *jwk; /**< borrowed: public, or symmetric key */
	const char *header;  /**< his header, JSON with alg; what the algorithm
			      * adds (epk, iv, tag, p2s, p2c) goes there */
};

/** what is encrypted */
struct lws_x_jwe_message {
	const char *protect;     /**< protected header, JSON with enc, perhaps
				  * zip */
	const char *unprotected; /**< shared header, JSON; NULL: none */
	const void *aad;         /**< what is authentic, too; NULL: none */
	size_t aad_len;          /**< bytes of it */
	const void *text;        /**< what is to be encrypted */
	size_t len;              /**< bytes of it */
	const struct lws_x_jwe_recipient *to; /**< to whom */
	unsigned int count; /**< how many, 1 .. LWS_LIMIT_JOSE_RECIPIENTS */
};

#if defined(LWS_WITH_JOSE)
/** lws_x_jwe_encrypt_json() - encrypt for several
 * \param cx: context
 * \param m: what and to whom
 * \param out: gets the general form and a NUL
 * \param out_len: room there
 * \return its length; -1: no room, out of memory, a header or key that does
 *	not fit, "dir" or "ECDH-ES" beside others */
LWS_VISIBLE LWS_EXTERN int
lws_x_jwe_encrypt_json(struct lws_context *cx,
		       const struct lws_x_jwe_message *m, char *out,
		       size_t out_len);
#endif

#endif
