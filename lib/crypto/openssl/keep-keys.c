/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which keys are kept ready (kept-keys.c), and how they are made.
 */
#include "crypto/openssl/backend.h"

/* what each of them is made by looks for one that is kept first */
static EVP_PKEY *
make(int kind, const struct lws_gencrypto_keyelem *el)
{
	switch (kind) {
	case LWS_OSSL_KEPT_RSA_PUBLIC:
		return lws_ossl_rsa_public(el);
	case LWS_OSSL_KEPT_RSA_PRIVATE:
		return lws_ossl_rsa_private(el);
	case LWS_OSSL_KEPT_OKP_PUBLIC:
		return lws_ossl_okp_key(el, 0);
	case LWS_OSSL_KEPT_OKP_PRIVATE:
		return lws_ossl_okp_key(el, 1);
	default:
		return lws_ossl_ec_key(el, lws_ossl_curve_nid(el),
				       !!el[LWS_GENCRYPTO_EC_KEYEL_D].buf);
	}
}

void
lws_keys_keep(enum lws_gencrypto_kty kty,
	      const struct lws_gencrypto_keyelem *el, int to_sign)
{
	int kind = el[LWS_GENCRYPTO_RSA_KEYEL_D].buf ? LWS_OSSL_KEPT_RSA_PRIVATE
						     : LWS_OSSL_KEPT_RSA_PUBLIC;
	EVP_PKEY *pkey;

	if (kty == LWS_GENCRYPTO_KTY_EC && lws_x_okp_sig_len(el))
		kind = to_sign ? LWS_OSSL_KEPT_OKP_PRIVATE
			       : LWS_OSSL_KEPT_OKP_PUBLIC;
	else if (kty == LWS_GENCRYPTO_KTY_EC && lws_ossl_curve_nid(el))
		kind = lws_ossl_kept_ec(lws_ossl_curve_nid(el),
					!!el[LWS_GENCRYPTO_EC_KEYEL_D].buf);
	else if (kty != LWS_GENCRYPTO_KTY_RSA)
		return;
	pkey = lws_ossl_kept(kind, el);
	if (!pkey) {
		pkey = make(kind, el);
		if (pkey)
			lws_ossl_keep(kind, el, pkey);
	}
	EVP_PKEY_free(pkey);
}
