/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Beyond the API of 4.5: signatures by Ed25519 and Ed448 (RFC 8032), key
 * agreement by X25519 and X448 (RFC 7748). Keys are elements as those of
 * lws-genec.h without Y: CRV has the name ("Ed25519" and so on), X the public
 * key, D the private one, bytes as they are, of exactly the kind's length.
 */

#ifndef LWS_X_OKP_H
#define LWS_X_OKP_H

#if defined(LWS_WITH_GENCRYPTO)

/** lws_x_okp_new_keypair() - make a new key
 * \param name: Ed25519, X25519, Ed448 or X448
 * \param el: LWS_GENCRYPTO_EC_KEYEL_COUNT zeroed elements; become heap copies:
 *	lws_genec_destroy_elements()
 * \return 0; -1: unknown name, or out of memory */
LWS_VISIBLE LWS_EXTERN int
lws_x_okp_new_keypair(const char *name, struct lws_gencrypto_keyelem *el);

/** lws_x_okp_sig_len() - bytes of a signature by this key
 * \param el: key
 * \return 64 or 114; 0: it is not one that signs */
LWS_VISIBLE LWS_EXTERN size_t
lws_x_okp_sig_len(const struct lws_gencrypto_keyelem *el);

/** lws_x_okp_sign() - sign a message, not a digest of it
 * \param el: private Ed25519 or Ed448 key
 * \param in: message
 * \param in_len: bytes of it
 * \param sig: gets the signature
 * \param sig_len: exactly lws_x_okp_sig_len()
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_x_okp_sign(const struct lws_gencrypto_keyelem *el, const void *in,
	       size_t in_len, uint8_t *sig, size_t sig_len);

/** lws_x_okp_verify() - is it the message's signature?
 * \param el: Ed25519 or Ed448 key
 * \param in: message
 * \param in_len: bytes of it
 * \param sig: signature
 * \param sig_len: bytes of it
 * \return 0; -1: it is not */
LWS_VISIBLE LWS_EXTERN int
lws_x_okp_verify(const struct lws_gencrypto_keyelem *el, const void *in,
		 size_t in_len, const uint8_t *sig, size_t sig_len);

/** lws_x_okp_shared_secret() - agree on a secret
 * \param ours: private X25519 or X448 key
 * \param theirs: public key of the same kind
 * \param ss: gets the secret
 * \param ss_len: room there; out, bytes of it, 32 or 56
 * \return 0; -1: no such keys, no room, or the secret would be all zeros */
LWS_VISIBLE LWS_EXTERN int
lws_x_okp_shared_secret(const struct lws_gencrypto_keyelem *ours,
			const struct lws_gencrypto_keyelem *theirs, uint8_t *ss,
			size_t *ss_len);

#endif

#endif
