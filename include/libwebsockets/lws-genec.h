/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Elliptic curve keys, ECDH (NIST SP 800-56A) and ECDSA (FIPS 186-4) with
 * whatever TLS library the build has. Without LWS_WITH_GENCRYPTO the functions
 * are not there. Ed25519 and its kin are in lws-x-okp.h.
 */

#ifndef LWS_GENEC_H
#define LWS_GENEC_H

struct lws_ec_curves;

/** what a context is for */
enum enum_genec_alg {
	LEGENEC_UNKNOWN = 0, /**< nothing */
	LEGENEC_ECDH = 1,    /**< key agreement */
	LEGENEC_ECDSA = 2,   /**< signatures */
};

/** whose key it is */
enum enum_lws_dh_side {
	LDHS_OURS = 0,   /**< ours, with its private half */
	LDHS_THEIRS = 1, /**< the peer's, public */
};

/** keys and what they are for; private */
struct lws_genec_ctx {
	EVP_PKEY_CTX *ctx[2];                    /**< owned */
	struct lws_context *context;             /**< as given */
	const struct lws_ec_curves *curve_table; /**< borrowed */
	enum enum_genec_alg genec_alg;           /**< what it is for */
	char has_private;                        /**< ours can sign, agree */
};

/** a row of a table of curves, which ends with name NULL */
struct lws_ec_curves {
	const char *name;   /**< as in the CRV element */
	int tls_lib_nid;    /**< the TLS library's number of it */
	uint16_t key_bytes; /**< bytes of a coordinate */
};

#if defined(LWS_WITH_GENCRYPTO)

/** lws_genecdh_create() - prepare for key agreement
 * \param ctx: need not be zeroed
 * \param context: or NULL
 * \param curve_table: curves to choose from, borrowed as long as ctx is there;
 *	NULL: P-256, P-384, P-521
 * \return 0 */
LWS_VISIBLE LWS_EXTERN int
lws_genecdh_create(struct lws_genec_ctx *ctx, struct lws_context *context,
		   const struct lws_ec_curves *curve_table);

/** lws_genecdh_set_key() - a key from its elements
 * \param ctx: for ECDH
 * \param el: LWS_GENCRYPTO_EC_KEYEL_COUNT elements, copied; of exactly the
 *curve's length, padded with zeros \param side: ours, which needs D, or theirs
 * \return 0; -1: ctx is not for ECDH, or D is missing; -2: no curve; -3: the
 *curve is not in the table; -4: an element's length; -9: the point is not on
 *	the curve, or out of memory */
LWS_VISIBLE LWS_EXTERN int lws_genecdh_set_key(struct lws_genec_ctx *ctx,
					       struct lws_gencrypto_keyelem *el,
					       enum enum_lws_dh_side side);

/** lws_genecdh_new_keypair() - make a new key
 * \param ctx: for ECDH
 * \param side: which it becomes
 * \param curve_name: of the table
 * \param el: LWS_GENCRYPTO_EC_KEYEL_COUNT zeroed elements; become heap copies:
 *	lws_genec_destroy_elements()
 * \return 0; -22: unknown curve; others below 0 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genecdh_new_keypair(struct lws_genec_ctx *ctx, enum enum_lws_dh_side side,
			const char *curve_name,
			struct lws_gencrypto_keyelem *el);

/** lws_genecdh_compute_shared_secret() - agree on a secret
 * \param ctx: for ECDH, with both keys
 * \param ss: gets the secret, leading zeros kept
 * \param ss_len: room there; out, bytes of it: the curve's length
 * \return 0; -1: a key is missing, they are on different curves, no room;
 **ss_len is as it was */
LWS_VISIBLE LWS_EXTERN int
lws_genecdh_compute_shared_secret(struct lws_genec_ctx *ctx, uint8_t *ss,
				  int *ss_len);

/** lws_genecdsa_create() - prepare for signatures
 * \param ctx: need not be zeroed
 * \param context: or NULL
 * \param curve_table: as lws_genecdh_create()
 * \return 0 */
LWS_VISIBLE LWS_EXTERN int
lws_genecdsa_create(struct lws_genec_ctx *ctx, struct lws_context *context,
		    const struct lws_ec_curves *curve_table);

/** lws_genecdsa_new_keypair() - make a new key
 * \param ctx: for ECDSA
 * \param curve_name: of the table
 * \param el: as lws_genecdh_new_keypair()
 * \return as lws_genecdh_new_keypair() */
LWS_VISIBLE LWS_EXTERN int
lws_genecdsa_new_keypair(struct lws_genec_ctx *ctx, const char *curve_name,
			 struct lws_gencrypto_keyelem *el);

/** lws_genecdsa_set_key() - a key from its elements
 * \param ctx: for ECDSA
 * \param el: as lws_genecdh_set_key(); D is needed to sign
 * \return as lws_genecdh_set_key() */
LWS_VISIBLE LWS_EXTERN int
lws_genecdsa_set_key(struct lws_genec_ctx *ctx,
		     const struct lws_gencrypto_keyelem *el);

/** lws_genecdsa_hash_sig_verify_jws() - is it the digest's signature?
 * \param ctx: for ECDSA, with a key
 * \param in: digest
 * \param hash_type: of which hash
 * \param keybits: of the curve
 * \param sig: r and s, each padded to the curve's length (RFC 7518 3.4)
 * \param sig_len: bytes of both
 * \return 0; -1: it is not */
LWS_VISIBLE LWS_EXTERN int
lws_genecdsa_hash_sig_verify_jws(struct lws_genec_ctx *ctx, const uint8_t *in,
				 enum lws_genhash_types hash_type, int keybits,
				 const uint8_t *sig, size_t sig_len);

/** lws_genecdsa_hash_sign_jws() - sign a digest
 * \param ctx: for ECDSA, with a private key
 * \param in: digest
 * \param hash_type: of which hash
 * \param keybits: of the curve
 * \param sig: gets r and s, each padded to the curve's length (RFC 7518 3.4)
 * \param sig_len: exactly the bytes of both
 * \return 0, -1 on failure */
LWS_VISIBLE LWS_EXTERN int
lws_genecdsa_hash_sign_jws(struct lws_genec_ctx *ctx, const uint8_t *in,
			   enum lws_genhash_types hash_type, int keybits,
			   uint8_t *sig, size_t sig_len);

/** lws_genec_destroy() - free the keys; a second call is harmless
 * \param ctx: context */
LWS_VISIBLE LWS_EXTERN void lws_genec_destroy(struct lws_genec_ctx *ctx);

/** lws_genec_destroy_elements() - wipe and free elements on the library's heap
 * \param el: LWS_GENCRYPTO_EC_KEYEL_COUNT elements */
LWS_VISIBLE LWS_EXTERN void
lws_genec_destroy_elements(struct lws_gencrypto_keyelem *el);

/** lws_genec_dump() - log the elements at level info, the private ones too
 * \param el: LWS_GENCRYPTO_EC_KEYEL_COUNT elements
 * \return 0 */
LWS_VISIBLE LWS_EXTERN int lws_genec_dump(struct lws_gencrypto_keyelem *el);

#endif

#endif
