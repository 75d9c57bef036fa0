/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The elements keys are made of, the same for every TLS library.
 */

#ifndef LWS_GENCRYPTO_H
#define LWS_GENCRYPTO_H

#define LWS_GENCRYPTO_MAX_KEYEL_COUNT 12

enum lws_gencrypto_kty {
	LWS_GENCRYPTO_KTY_UNKNOWN = 0,
	LWS_GENCRYPTO_KTY_OCT = 1,
	LWS_GENCRYPTO_KTY_RSA = 2,
	LWS_GENCRYPTO_KTY_EC = 3,
};

enum lws_gencrypto_oct_tok {
	LWS_GENCRYPTO_OCT_KEYEL_K = 0,
	LWS_GENCRYPTO_OCT_KEYEL_COUNT = 1,
};

enum lws_gencrypto_rsa_tok {
	LWS_GENCRYPTO_RSA_KEYEL_E = 0,
	LWS_GENCRYPTO_RSA_KEYEL_N = 1,
	LWS_GENCRYPTO_RSA_KEYEL_D = 2,
	LWS_GENCRYPTO_RSA_KEYEL_P = 3,
	LWS_GENCRYPTO_RSA_KEYEL_Q = 4,
	LWS_GENCRYPTO_RSA_KEYEL_DP = 5,
	LWS_GENCRYPTO_RSA_KEYEL_DQ = 6,
	LWS_GENCRYPTO_RSA_KEYEL_QI = 7,
	LWS_GENCRYPTO_RSA_KEYEL_OTHER = 8,
	LWS_GENCRYPTO_RSA_KEYEL_RI = 9,
	LWS_GENCRYPTO_RSA_KEYEL_DI = 10,
	LWS_GENCRYPTO_RSA_KEYEL_TI = 11,
	LWS_GENCRYPTO_RSA_KEYEL_COUNT = 12,
};

enum lws_gencrypto_ec_tok {
	LWS_GENCRYPTO_EC_KEYEL_CRV = 0,
	LWS_GENCRYPTO_EC_KEYEL_X = 1,
	LWS_GENCRYPTO_EC_KEYEL_D = 2,
	LWS_GENCRYPTO_EC_KEYEL_Y = 3,
	LWS_GENCRYPTO_EC_KEYEL_COUNT = 4,
};

enum lws_gencrypto_aes_tok {
	LWS_GENCRYPTO_AES_KEYEL_K = 0,
	LWS_GENCRYPTO_AES_KEYEL_COUNT = 1,
};

struct lws_gencrypto_keyelem {
	uint8_t *buf;
	uint32_t len;
};

typedef struct lws_gencrypto_keyelem lws_gc_elem_t;
LWS_VISIBLE LWS_EXTERN int lws_gencrypto_bits_to_bytes(int bits);

LWS_VISIBLE LWS_EXTERN int lws_base64_size(int bytes);

LWS_VISIBLE LWS_EXTERN size_t lws_gencrypto_padded_length(size_t block_size,
							  size_t len);

#endif
