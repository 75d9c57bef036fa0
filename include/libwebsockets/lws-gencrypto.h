/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The elements keys are made of, the same for every TLS library: big-endian
 * numbers or bytes, each index an enumerator of its type of key. An absent
 * element has buf NULL and len 0. Those that the library makes are on its heap
 * and are wiped when they are destroyed.
 */

#ifndef LWS_GENCRYPTO_H
#define LWS_GENCRYPTO_H

/** elements of any type of key */
#define LWS_GENCRYPTO_MAX_KEYEL_COUNT 12

/** types of key */
enum lws_gencrypto_kty {
	LWS_GENCRYPTO_KTY_UNKNOWN = 0, /**< none */
	LWS_GENCRYPTO_KTY_OCT = 1,     /**< symmetric */
	LWS_GENCRYPTO_KTY_RSA = 2,     /**< RSA */
	LWS_GENCRYPTO_KTY_EC = 3,      /**< elliptic curve */
};

/** elements of a symmetric key */
enum lws_gencrypto_oct_tok {
	LWS_GENCRYPTO_OCT_KEYEL_K = 0,     /**< the key */
	LWS_GENCRYPTO_OCT_KEYEL_COUNT = 1, /**< how many */
};

/** elements of an RSA key (RFC 8017 3) */
enum lws_gencrypto_rsa_tok {
	LWS_GENCRYPTO_RSA_KEYEL_E = 0,      /**< public exponent */
	LWS_GENCRYPTO_RSA_KEYEL_N = 1,      /**< modulus */
	LWS_GENCRYPTO_RSA_KEYEL_D = 2,      /**< private exponent */
	LWS_GENCRYPTO_RSA_KEYEL_P = 3,      /**< first prime */
	LWS_GENCRYPTO_RSA_KEYEL_Q = 4,      /**< second prime */
	LWS_GENCRYPTO_RSA_KEYEL_DP = 5,     /**< d mod p - 1 */
	LWS_GENCRYPTO_RSA_KEYEL_DQ = 6,     /**< d mod q - 1 */
	LWS_GENCRYPTO_RSA_KEYEL_QI = 7,     /**< q to the -1 mod p */
	LWS_GENCRYPTO_RSA_KEYEL_OTHER = 8,  /**< COSE: other primes */
	LWS_GENCRYPTO_RSA_KEYEL_RI = 9,     /**< COSE: a further prime */
	LWS_GENCRYPTO_RSA_KEYEL_DI = 10,    /**< COSE: its exponent */
	LWS_GENCRYPTO_RSA_KEYEL_TI = 11,    /**< COSE: its coefficient */
	LWS_GENCRYPTO_RSA_KEYEL_COUNT = 12, /**< how many */
};

/** elements of a key on a curve */
enum lws_gencrypto_ec_tok {
	LWS_GENCRYPTO_EC_KEYEL_CRV = 0,   /**< the curve's name, terminated; len
					   * may count   the terminator or not */
	LWS_GENCRYPTO_EC_KEYEL_X = 1,     /**< padded to the curve's length */
	LWS_GENCRYPTO_EC_KEYEL_D = 2,     /**< private; padded */
	LWS_GENCRYPTO_EC_KEYEL_Y = 3,     /**< padded */
	LWS_GENCRYPTO_EC_KEYEL_COUNT = 4, /**< how many */
};

/** elements of an AES key */
enum lws_gencrypto_aes_tok {
	LWS_GENCRYPTO_AES_KEYEL_K = 0,     /**< the key */
	LWS_GENCRYPTO_AES_KEYEL_COUNT = 1, /**< how many */
};

/** an element */
struct lws_gencrypto_keyelem {
	uint8_t *buf; /**< the program's, or on the library's heap */
	uint32_t len; /**< bytes */
};

/** an element */
typedef struct lws_gencrypto_keyelem lws_gc_elem_t;

/** lws_gencrypto_bits_to_bytes() - bytes that so many bits need
 * \param bits: 521 gives 66 */
LWS_VISIBLE LWS_EXTERN int lws_gencrypto_bits_to_bytes(int bits);

/** lws_base64_size() - room for the base64 of so many bytes, with its NUL
 * \param bytes: 512 gives 688 */
LWS_VISIBLE LWS_EXTERN int lws_base64_size(int bytes);

/** lws_gencrypto_padded_length() - bytes with PKCS#7 padding (RFC 5652 6.3)
 * \param block_size: of the cipher
 * \param len: bytes without; 16 in blocks of 16 give 32 */
LWS_VISIBLE LWS_EXTERN size_t lws_gencrypto_padded_length(size_t block_size,
							  size_t len);

#endif
