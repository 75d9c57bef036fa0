/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * COSE (RFC 9052, 9053): keys and key sets, signing and validation.
 */

#ifndef LWS_COSE_H
#define LWS_COSE_H

#define LCSC_FL_ADD_CBOR_TAG         1
#define LCSC_FL_ADD_CBOR_PREFER_MAC0 2

struct lws_cose_validate_context;
struct lws_cose_sign_context;
struct lws_cose_key;

enum {
	LWSCOSE_WKL_ALG = 1,
	LWSCOSE_WKL_CRIT = 2,
	LWSCOSE_WKL_CONTENT_TYPE = 3,
	LWSCOSE_WKL_KID = 4,
	LWSCOSE_WKL_IV = 5,
	LWSCOSE_WKL_IV_PARTIAL = 6,
	LWSCOSE_WKL_COUNTERSIG = 7,
	LWSCOSE_WKL_COUNTERSIG0 = 9,
	LWSCOSE_WKL_KID_CONTEXT = 10,
	LWSCOSE_WKL_CUPH_NONCE = 256,
	LWSCOSE_WKL_CUPH_OWNER_PUBKEY = 257,
	LWSCOSE_WKK_KTY = 1,
	LWSCOSE_WKK_KID = 2,
	LWSCOSE_WKK_ALG = 3,
	LWSCOSE_WKK_KEY_OPS = 4,
	LWSCOSE_WKK_BASE_IV = 5,
	LWSCOSE_WKKO_SIGN = 1,
	LWSCOSE_WKKO_VERIFY = 2,
	LWSCOSE_WKKO_ENCRYPT = 3,
	LWSCOSE_WKKO_DECRYPT = 4,
	LWSCOSE_WKKO_WRAP_KEY = 5,
	LWSCOSE_WKKO_UNWRAP_KEY = 6,
	LWSCOSE_WKKO_DERIVE_KEY = 7,
	LWSCOSE_WKKO_DERIVE_BITS = 8,
	LWSCOSE_WKKO_MAC_CREATE = 9,
	LWSCOSE_WKKO_MAC_VERIFY = 10,
	LWSCOSE_WKAECDSA_ALG_ES256 = -7,
	LWSCOSE_WKAECDSA_ALG_ES384 = -35,
	LWSCOSE_WKAECDSA_ALG_ES512 = -36,
	LWSCOSE_WKAEDDSA_ALG_EDDSA = -8,
	LWSCOSE_WKAHMAC_256_64 = 4,
	LWSCOSE_WKAHMAC_256_256 = 5,
	LWSCOSE_WKAHMAC_384_384 = 6,
	LWSCOSE_WKAHMAC_512_512 = 7,
	LWSCOSE_WKAAES_128_64 = 14,
	LWSCOSE_WKAAES_256_64 = 15,
	LWSCOSE_WKAAES_128_128 = 25,
	LWSCOSE_WKAAES_256_128 = 26,
	LWSCOSE_WKAAESGCM_128 = 1,
	LWSCOSE_WKAAESGCM_192 = 2,
	LWSCOSE_WKAAESGCM_256 = 3,
	LWSCOSE_WKAAESCCM_16_64_128 = 10,
	LWSCOSE_WKAAESCCM_16_64_256 = 11,
	LWSCOSE_WKAAESCCM_64_64_128 = 12,
	LWSCOSE_WKAAESCCM_64_64_256 = 13,
	LWSCOSE_WKAAESCCM_16_128_128 = 14,
	LWSCOSE_WKAAESCCM_16_128_256 = 15,
	LWSCOSE_WKAAESCCM_64_128_128 = 16,
	LWSCOSE_WKAAESCCM_64_128_256 = 17,
	LWSCOSE_WKACHACHA_POLY1305 = 24,
	LWSCOSE_WKAPHKDF_SALT = -20,
	LWSCOSE_WKAPCTX_PARTY_U_IDENTITY = -21,
	LWSCOSE_WKAPCTX_PARTY_U_NONCE = -22,
	LWSCOSE_WKAPCTX_PARTY_U_OTHER = -23,
	LWSCOSE_WKAPCTX_PARTY_V_IDENTITY = -24,
	LWSCOSE_WKAPCTX_PARTY_V_NONCE = -25,
	LWSCOSE_WKAPCTX_PARTY_V_OTHER = -26,
	LWSCOSE_WKK_DIRECT_CEK = -6,
	LWSCOSE_WKK_DIRECT_HKDF_SHA_256 = -10,
	LWSCOSE_WKK_DIRECT_HKDF_SHA_512 = -11,
	LWSCOSE_WKK_DIRECT_HKDF_AES_128 = -12,
	LWSCOSE_WKK_DIRECT_HKDF_AES_256 = -13,
	LWSCOSE_WKK_DIRECT_HKDFKW_SHA_256 = -3,
	LWSCOSE_WKK_DIRECT_HKDFKW_SHA_512 = -4,
	LWSCOSE_WKK_DIRECT_HKDFKW_AES_128 = -5,
	LWSCOSE_WKAECDH_ALG_ES_HKDF_256 = -25,
	LWSCOSE_WKAECDH_ALG_ES_HKDF_512 = -26,
	LWSCOSE_WKAECDH_ALG_SS_HKDF_256 = -27,
	LWSCOSE_WKAECDH_ALG_SS_HKDF_512 = -28,
	LWSCOSE_WKAPECDH_EPHEMERAL_KEY = -1,
	LWSCOSE_WKAPECDH_STATIC_KEY = -2,
	LWSCOSE_WKAPECDH_STATIC_KEY_ID = -3,
	LWSCOSE_WKAPECDH_ES_A128KW = -29,
	LWSCOSE_WKAPECDH_ES_A192KW = -30,
	LWSCOSE_WKAPECDH_ES_A256KW = -31,
	LWSCOSE_WKAPECDH_SS_A128KW = -32,
	LWSCOSE_WKAPECDH_SS_A192KW = -33,
	LWSCOSE_WKAPECDH_SS_A256KW = -34,
	LWSCOSE_WKKTV_OKP = 1,
	LWSCOSE_WKKTV_EC2 = 2,
	LWSCOSE_WKKTV_RSA = 3,
	LWSCOSE_WKKTV_SYMMETRIC = 4,
	LWSCOSE_WKKTV_HSS_LMS = 5,
	LWSCOSE_WKKTV_WALNUTDSA = 6,
	LWSCOSE_WKEC_P256 = 1,
	LWSCOSE_WKEC_P384 = 2,
	LWSCOSE_WKEC_P521 = 3,
	LWSCOSE_WKEC_X25519 = 4,
	LWSCOSE_WKEC_X448 = 5,
	LWSCOSE_WKEC_ED25519 = 6,
	LWSCOSE_WKEC_ED448 = 7,
	LWSCOSE_WKEC_SECP256K1 = 8,
	LWSCOSE_WKECKP_CRV = -1,
	LWSCOSE_WKECKP_X = -2,
	LWSCOSE_WKECKP_Y = -3,
	LWSCOSE_WKECKP_D = -4,
	LWSCOSE_WKOKP_CRV = -1,
	LWSCOSE_WKOKP_X = -2,
	LWSCOSE_WKOKP_D = -4,
	LWSCOSE_WKKPRSA_N = -1,
	LWSCOSE_WKKPRSA_E = -2,
	LWSCOSE_WKKPRSA_D = -3,
	LWSCOSE_WKKPRSA_P = -4,
	LWSCOSE_WKKPRSA_Q = -5,
	LWSCOSE_WKKPRSA_DP = -6,
	LWSCOSE_WKKPRSA_DQ = -7,
	LWSCOSE_WKKPRSA_QINV = -8,
	LWSCOSE_WKKPRSA_OTHER = -9,
	LWSCOSE_WKKPRSA_RI = -10,
	LWSCOSE_WKKPRSA_DI = -11,
	LWSCOSE_WKKPRSA_TI = -12,
	LWSCOSE_WKSYMKP_KEY_VALUE = 4,
	LWSCOAP_CONTENTFORMAT_COSE_SIGN = 98,
	LWSCOAP_CONTENTFORMAT_COSE_SIGN1 = 18,
	LWSCOAP_CONTENTFORMAT_COSE_ENCRYPT = 96,
	LWSCOAP_CONTENTFORMAT_COSE_ENCRYPT0 = 16,
	LWSCOAP_CONTENTFORMAT_COSE_MAC = 97,
	LWSCOAP_CONTENTFORMAT_COSE_MAC0 = 17,
	LWSCOAP_CONTENTFORMAT_COSE_KEY = 101,
	LWSCOAP_CONTENTFORMAT_COSE_KEY_SET = 102,
	LWSCOSE_WKL_COUNTERSIGNATURE0 = 9,
	LWSCOSE_WKARSA_ALG_RS256 = -257,
	LWSCOSE_WKARSA_ALG_RS384 = -258,
	LWSCOSE_WKARSA_ALG_RS512 = -259,
};

enum enum_cose_key_meta_tok {
	COSEKEY_META_KTY = 0,
	COSEKEY_META_KID = 1,
	COSEKEY_META_KEY_OPS = 2,
	COSEKEY_META_BASE_IV = 3,
	COSEKEY_META_ALG = 4,
	LWS_COUNT_COSE_KEY_ELEMENTS = 5,
};

enum lws_cose_sig_types {
	SIGTYPE_UNKNOWN = 0,
	SIGTYPE_MULTI = 1,
	SIGTYPE_SINGLE = 2,
	SIGTYPE_COUNTERSIGNED = 3,
	SIGTYPE_MAC = 4,
	SIGTYPE_MAC0 = 5,
};

enum {
	LCOSESIGEXTCB_RET_FINISHED = 0,
	LCOSESIGEXTCB_RET_AGAIN = 1,
	LCOSESIGEXTCB_RET_ERROR = -1,
};

typedef int64_t cose_param_t;
typedef int (*lws_cose_key_import_callback)(struct lws_cose_key *s, void *user);

typedef struct {
	struct lws_cose_validate_context *cps;
	const uint8_t *ext;
	size_t xl;
} lws_cose_sig_ext_pay_t;

typedef int (*lws_cose_sign_ext_pay_cb_t)(lws_cose_sig_ext_pay_t *x);

typedef int (*lws_cose_validate_pay_cb_t)(struct lws_cose_validate_context *cps,
					  void *opaque, const uint8_t *paychunk,
					  size_t paychunk_len);

struct lws_cose_key {
	struct lws_gencrypto_keyelem e[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	struct lws_gencrypto_keyelem meta[LWS_COUNT_COSE_KEY_ELEMENTS];
	lws_dll2_t list;
	int gencrypto_kty;
	cose_param_t kty;
	cose_param_t cose_alg;
	cose_param_t cose_curve;
	char private_key;
};

typedef struct lws_cose_key lws_cose_key_t;

typedef struct {
	lws_dll2_t list;
	const lws_cose_key_t *cose_key;
	cose_param_t cose_alg;
	int result;
} lws_cose_validate_res_t;

struct lws_cose_validate_create_info {
	struct lws_context *cx;
	lws_dll2_owner_t *keyset;
	enum lws_cose_sig_types sigtype;
	lws_cose_validate_pay_cb_t pay_cb;
	void *pay_opaque;
	lws_cose_sign_ext_pay_cb_t ext_cb;
	void *ext_opaque;
	size_t ext_len;
};

struct lws_cose_sign_create_info {
	struct lws_context *cx;
	lws_dll2_owner_t *keyset;
	lws_lec_pctx_t *lec;
	lws_cose_sign_ext_pay_cb_t ext_cb;
	void *ext_opaque;
	size_t ext_len;
	size_t inline_payload_len;
	int flags;
	enum lws_cose_sig_types sigtype;
};

typedef struct lws_cose_validate_create_info lws_cose_validate_create_info_t;
typedef struct lws_cose_sign_create_info lws_cose_sign_create_info_t;
/** lws_cose_alg_to_name() - name of an algorithm
 * \param alg: its number
 * \return constant text, "unknown_alg" if it is not known */
LWS_VISIBLE LWS_EXTERN const char *lws_cose_alg_to_name(cose_param_t alg);

/** lws_cose_name_to_alg() - number of an algorithm
 * \param name: its exact name
 * \return the number, 0 if it is not known */
LWS_VISIBLE LWS_EXTERN cose_param_t lws_cose_name_to_alg(const char *name);

/** lws_cose_key_import() - keys from CBOR (RFC 9052 7)
 * \param pkey_set: keys are appended to it; NULL: it is one key
 * \param cb: called with each key of a set, or NULL; its result is ignored
 * \param user: for cb
 * \param in: a map, or for a set also an array of maps
 * \param len: bytes of it
 * \return the last key, owned by the set or the caller; NULL on failure, then
 * all keys of the set are gone, those that were there too */
LWS_VISIBLE LWS_EXTERN lws_cose_key_t *
lws_cose_key_import(lws_dll2_owner_t *pkey_set, lws_cose_key_import_callback cb,
		    void *user, const uint8_t *in, size_t len);

/** lws_cose_key_export() - a key as CBOR
 * \param ck: key
 * \param ctx: fresh from lws_lec_init()
 * \param flags: LWSJWKF_EXPORT_PRIVATE, or 0; a symmetric key is always whole
 * \return LWS_LECPCTX_RET_FINISHED; LWS_LECPCTX_RET_AGAIN: the window is full,
 * after lws_lec_setbuf() make the same call again; LWS_LECPCTX_RET_FAIL */
LWS_VISIBLE LWS_EXTERN enum lws_lec_pctx_ret
lws_cose_key_export(lws_cose_key_t *ck, lws_lec_pctx_t *ctx, int flags);

/** lws_cose_key_generate() - make a new key
 * \param context: or NULL
 * \param cose_kty: LWSCOSE_WKKTV_*
 * \param use_mask: 1 << LWSCOSE_WKKO_* each, 0: no restriction
 * \param bits: of RSA and symmetric keys
 * \param curve: of the others
 * \param kid: identifier, or NULL
 * \param kl: bytes of it
 * \return key, owned by the caller and in no set; NULL on failure */
LWS_VISIBLE LWS_EXTERN lws_cose_key_t *
lws_cose_key_generate(struct lws_context *context, cose_param_t cose_kty,
		      int use_mask, int bits, const char *curve,
		      const uint8_t *kid, size_t kl);

/** lws_cose_key_from_set() - find a key
 * \param set: keys
 * \param kid: identifier; NULL: the first
 * \param kl: bytes of it
 * \return key, owned by the set; NULL if there is none */
LWS_VISIBLE LWS_EXTERN lws_cose_key_t *
lws_cose_key_from_set(lws_dll2_owner_t *set, const uint8_t *kid, size_t kl);

/** lws_cose_key_destroy() - wipe and free a key, and take it out of its set
 * \param ck: key, becomes NULL; NULL is harmless */
LWS_VISIBLE LWS_EXTERN void lws_cose_key_destroy(lws_cose_key_t **ck);

/** lws_cose_key_set_destroy() - wipe and free all keys of a set
 * \param o: set */
LWS_VISIBLE LWS_EXTERN void lws_cose_key_set_destroy(lws_dll2_owner_t *o);

/** lws_cose_key_dump() - log a key at level NOTICE, without its secrets
 * \param ck: key */
LWS_VISIBLE LWS_EXTERN void lws_cose_key_dump(const lws_cose_key_t *ck);

/** lws_cose_validate_create() - begin to check a message
 * \param info: copied; keyset must outlive the context. pay_cb gets the payload
 * 	before anything is checked
 * \return context owned by the caller, NULL: out of memory */
LWS_VISIBLE LWS_EXTERN struct lws_cose_validate_context *
lws_cose_validate_create(const lws_cose_validate_create_info_t *info);

/** lws_cose_validate_chunk() - the next bytes of a message
 * \param cps: context
 * \param in: bytes, cut anywhere
 * \param in_len: how many
 * \param used_in: out, how many were taken, or NULL
 * \return 0: the message is whole, look at the results; LECP_CONTINUE: more;
 * 	others: it cannot be used */
LWS_VISIBLE LWS_EXTERN int
lws_cose_validate_chunk(struct lws_cose_validate_context *cps,
			const uint8_t *in, size_t in_len, size_t *used_in);

/** lws_cose_validate_results() - what became of each signature
 * \param cps: context
 * \return owner of lws_cose_validate_res_t, valid until
 * lws_cose_validate_destroy(); empty until the message is whole. No result is
 * no good result */
LWS_VISIBLE LWS_EXTERN lws_dll2_owner_t *
lws_cose_validate_results(struct lws_cose_validate_context *cps);

/** lws_cose_validate_destroy() - free a context
 * \param cps: becomes NULL; NULL is harmless */
LWS_VISIBLE LWS_EXTERN void
lws_cose_validate_destroy(struct lws_cose_validate_context **cps);

/** lws_cose_sign_create() - begin to sign
 * \param info: copied; keyset and lec must outlive the context
 * \return context owned by the caller; NULL: out of memory, SIGTYPE_MAC */
LWS_VISIBLE LWS_EXTERN struct lws_cose_sign_context *
lws_cose_sign_create(const lws_cose_sign_create_info_t *info);

/** lws_cose_sign_add() - who signs
 * \param csc: context; before the first payload
 * \param alg: algorithm
 * \param ck: key, borrowed until lws_cose_sign_destroy()
 * \return 0; 1: key, algorithm and type of message do not go together */
LWS_VISIBLE LWS_EXTERN int lws_cose_sign_add(struct lws_cose_sign_context *csc,
					     cose_param_t alg,
					     const lws_cose_key_t *ck);

/** lws_cose_sign_payload_chunk() - the next bytes of the payload
 * \param csc: context
 * \param in: bytes
 * \param in_len: how many
 * \return LWS_LECPCTX_RET_FINISHED: give the next; LWS_LECPCTX_RET_AGAIN: the
 * window is full, after lws_lec_setbuf() make the same call again;
 * 	LWS_LECPCTX_RET_FAIL: nobody signs, or there is more than was announced
 */
LWS_VISIBLE LWS_EXTERN enum lws_lec_pctx_ret
lws_cose_sign_payload_chunk(struct lws_cose_sign_context *csc,
			    const uint8_t *in, size_t in_len);

/** lws_cose_sign_destroy() - free a context
 * \param csc: becomes NULL; NULL is harmless */
LWS_VISIBLE LWS_EXTERN void
lws_cose_sign_destroy(struct lws_cose_sign_context **csc);

#endif
