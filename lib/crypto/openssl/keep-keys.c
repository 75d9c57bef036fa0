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
	case LWS_OSSL_KEPT_HMAC:
		return lws_ossl_hmac_key(&el[LWS_GENCRYPTO_OCT_KEYEL_K]);
	default:
		return lws_ossl_ec_key(el, lws_ossl_curve_nid(el),
				       !!el[LWS_GENCRYPTO_EC_KEYEL_D].buf);
	}
}

int
lws_ossl_kept_kind(enum lws_gencrypto_kty kty,
		   const struct lws_gencrypto_keyelem *el, int to_sign)
{
	int is_private = !!el[LWS_GENCRYPTO_RSA_KEYEL_D].buf, nid;

	switch (kty) {
	case LWS_GENCRYPTO_KTY_OCT:
		return LWS_OSSL_KEPT_HMAC;
	case LWS_GENCRYPTO_KTY_RSA:
		return is_private ? LWS_OSSL_KEPT_RSA_PRIVATE
				  : LWS_OSSL_KEPT_RSA_PUBLIC;
	case LWS_GENCRYPTO_KTY_EC:
		if (lws_x_okp_sig_len(el))
			return to_sign ? LWS_OSSL_KEPT_OKP_PRIVATE
				       : LWS_OSSL_KEPT_OKP_PUBLIC;
		nid = lws_ossl_curve_nid(el);
		return nid ? lws_ossl_kept_ec(nid, is_private) : -1;
	default:
		return -1;
	}
}

EVP_PKEY *
lws_ossl_key_of_kind(int kind, const struct lws_gencrypto_keyelem *el)
{
	EVP_PKEY *pkey = lws_ossl_kept(kind, el);

	if (pkey)
		return pkey;
	pkey = make(kind, el);
	if (pkey)
		lws_ossl_keep(kind, el, pkey);

	return pkey;
}

void
lws_keys_keep(enum lws_gencrypto_kty kty,
	      const struct lws_gencrypto_keyelem *el, int to_sign)
{
	int kind = lws_ossl_kept_kind(kty, el, to_sign);

	if (kind >= 0)
		EVP_PKEY_free(lws_ossl_key_of_kind(kind, el));
}
