/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Headers of signed and encrypted JSON objects (RFC 7515, 7516), and the
 * algorithms they name (RFC 7518).
 */

#ifndef LWS_JOSE_H
#define LWS_JOSE_H

#define LWS_JWS_MAX_RECIPIENTS 3

enum lws_jws_jose_hdr_indexes {
	LJJHI_ALG = 0,
	LJJHI_JKU = 1,
	LJJHI_JWK = 2,
	LJJHI_KID = 3,
	LJJHI_X5U = 4,
	LJJHI_X5C = 5,
	LJJHI_X5T = 6,
	LJJHI_X5T_S256 = 7,
	LJJHI_TYP = 8,
	LJJHI_CTY = 9,
	LJJHI_CRIT = 10,
	LJJHI_RECIPS_HDR = 11,
	LJJHI_RECIPS_HDR_ALG = 12,
	LJJHI_RECIPS_HDR_KID = 13,
	LJJHI_RECIPS_EKEY = 14,
	LJJHI_ENC = 15,
	LJJHI_ZIP = 16,
	LJJHI_EPK = 17,
	LJJHI_APU = 18,
	LJJHI_APV = 19,
	LJJHI_IV = 20,
	LJJHI_TAG = 21,
	LJJHI_P2S = 22,
	LJJHI_P2C = 23,
	LWS_COUNT_JOSE_HDR_ELEMENTS = 24,
};

enum lws_jose_algtype {
	LWS_JOSE_ENCTYPE_NONE = 0,
	LWS_JOSE_ENCTYPE_RSASSA_PKCS1_1_5 = 1,
	LWS_JOSE_ENCTYPE_RSASSA_PKCS1_OAEP = 2,
	LWS_JOSE_ENCTYPE_RSASSA_PKCS1_PSS = 3,
	LWS_JOSE_ENCTYPE_ECDSA = 4,
	LWS_JOSE_ENCTYPE_ECDHES = 5,
	LWS_JOSE_ENCTYPE_AES_CBC = 6,
	LWS_JOSE_ENCTYPE_AES_CFB128 = 7,
	LWS_JOSE_ENCTYPE_AES_CFB8 = 8,
	LWS_JOSE_ENCTYPE_AES_CTR = 9,
	LWS_JOSE_ENCTYPE_AES_ECB = 10,
	LWS_JOSE_ENCTYPE_AES_OFB = 11,
	LWS_JOSE_ENCTYPE_AES_XTS = 12,
	LWS_JOSE_ENCTYPE_AES_GCM = 13,
};

struct lws_jose_jwe_alg {
	enum lws_genhash_types hash_type;
	enum lws_genhmac_types hmac_type;
	enum lws_jose_algtype algtype_signing;
	enum lws_jose_algtype algtype_crypto;
	const char *alg;
	const char *curve_name;
	unsigned short keybits_min;
	unsigned short keybits_fixed;
	unsigned short ivbits;
};

struct lws_jws_recpient {
	struct lws_gencrypto_keyelem unprot[LWS_COUNT_JOSE_HDR_ELEMENTS];
	struct lws_jwk jwk_ephemeral;
	struct lws_jwk jwk;
};

struct lws_jose {
	struct lws_gencrypto_keyelem e[LWS_COUNT_JOSE_HDR_ELEMENTS];
	struct lws_jws_recpient recipient[LWS_JWS_MAX_RECIPIENTS];
	char typ[32];
	char edone[LWS_COUNT_JOSE_HDR_ELEMENTS];
	const struct lws_jose_jwe_alg *alg;
	const struct lws_jose_jwe_alg *enc_alg;
	int recipients;
};

#if defined(LWS_WITH_JOSE)

/** lws_jose_init() - prepare a header
 * \param jose: need not be zeroed */
LWS_VISIBLE LWS_EXTERN void lws_jose_init(struct lws_jose *jose);

/** lws_jose_destroy() - free the ephemeral keys of a header
 * \param jose: header */
LWS_VISIBLE LWS_EXTERN void lws_jose_destroy(struct lws_jose *jose);

/** lws_gencrypto_jws_alg_to_definition() - find a signature algorithm (RFC
 * 7518 3.1) \param alg: its exact name \param jose: out, constant row \return
 * 0; 1: unknown, *jose is as it was */
LWS_VISIBLE LWS_EXTERN int
lws_gencrypto_jws_alg_to_definition(const char *alg,
				    const struct lws_jose_jwe_alg **jose);

/** lws_gencrypto_jwe_alg_to_definition() - find a key algorithm (RFC 7518 4.1)
 * \param alg: its exact name
 * \param jose: out, constant row
 * \return 0; 1: unknown, *jose is as it was */
LWS_VISIBLE LWS_EXTERN int
lws_gencrypto_jwe_alg_to_definition(const char *alg,
				    const struct lws_jose_jwe_alg **jose);

/** lws_gencrypto_jwe_enc_to_definition() - find a content algorithm (RFC
 * 7518 5.1) \param enc: its exact name \param jose: out, constant row \return
 * 0; 1: unknown, *jose is as it was */
LWS_VISIBLE LWS_EXTERN int
lws_gencrypto_jwe_enc_to_definition(const char *enc,
				    const struct lws_jose_jwe_alg **jose);

/** lws_jws_parse_jose() - read the header of a signature (RFC 7515 4)
 * \param jose: lws_jose_init() was called; alg and typ are set, if they are
 * there \param buf: decoded JSON \param len: bytes of it \param temp: scratch
 * for what is stored; must outlive jose \param temp_len: bytes of it; out, less
 * what was taken \return 0; -1: no JSON, an algorithm that is not known,
 * something for JWE, crit, no room */
LWS_VISIBLE LWS_EXTERN int lws_jws_parse_jose(struct lws_jose *jose,
					      const char *buf, int len,
					      char *temp, int *temp_len);

/** lws_jwe_parse_jose() - read the header of an encrypted object (RFC 7516 4)
 * \param jose: lws_jose_init() was called; alg, enc_alg, typ, and e[] of apu,
 * apv, iv, tag, p2s are set, epk goes to the recipient \param buf: decoded JSON
 * \param len: bytes of it
 * \param temp: scratch for what is stored; must outlive jose
 * \param temp_len: bytes of it; out, less what was taken
 * \return 0, -1 as lws_jws_parse_jose() */
LWS_VISIBLE LWS_EXTERN int lws_jwe_parse_jose(struct lws_jose *jose,
					      const char *buf, int len,
					      char *temp, int *temp_len);

#endif

#endif
