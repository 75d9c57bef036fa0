/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys of certificates and PEM files as JSON web keys.
 */
#include "jose/jose.h"

static int
modulus_bits(const struct lws_gencrypto_keyelem *n)
{
	int bits = (int)n->len * 8;
	uint8_t top;

	if (!n->len)
		return 0;
	for (top = n->buf[0]; !(top & 0x80) && bits; top = (uint8_t)(top << 1))
		if (!(--bits % 8))
			break;

	return bits;
}

static int
is_acceptable(const struct lws_jwk *jwk, const char *curves, int rsabits)
{
	const struct lws_gencrypto_keyelem *crv =
		&jwk->e[LWS_GENCRYPTO_EC_KEYEL_CRV];
	int bits;

	if (jwk->kty == LWS_GENCRYPTO_KTY_EC) {
		if (curves &&
		    lws_jose_is_listed(curves, (const char *)crv->buf))
			return 1;
		lwsl_notice("certificate: curve %s is not allowed\n",
			    (const char *)crv->buf);
		return 0;
	}
	bits = modulus_bits(&jwk->e[LWS_GENCRYPTO_RSA_KEYEL_N]);
	if (bits >= rsabits)
		return 1;
	lwsl_notice("certificate: RSA key of %d bits, %d are needed\n", bits,
		    rsabits);

	return 0;
}

int
lws_x509_public_to_jwk(struct lws_jwk *jwk, struct lws_x509_cert *x509,
		       const char *curves, int rsabits)
{
	memset(jwk, 0, sizeof(*jwk));
	jwk->kty = (int)lws_x509_public_elements(x509, jwk->e);
	if (jwk->kty != LWS_GENCRYPTO_KTY_UNKNOWN &&
	    is_acceptable(jwk, curves, rsabits))
		return 0;
	lws_jwk_destroy(jwk);

	return -1;
}

/* -- its private half -- */

static int
same_element(const struct lws_gencrypto_keyelem *a,
	     const struct lws_gencrypto_keyelem *b)
{
	return a->len == b->len && a->buf && b->buf &&
	       !memcmp(a->buf, b->buf, a->len);
}

static int
same_public(const struct lws_jwk *jwk, const struct lws_gencrypto_keyelem *el)
{
	if (jwk->kty == LWS_GENCRYPTO_KTY_RSA)
		return same_element(&jwk->e[LWS_GENCRYPTO_RSA_KEYEL_N],
				    &el[LWS_GENCRYPTO_RSA_KEYEL_N]) &&
		       same_element(&jwk->e[LWS_GENCRYPTO_RSA_KEYEL_E],
				    &el[LWS_GENCRYPTO_RSA_KEYEL_E]);

	return same_element(&jwk->e[LWS_GENCRYPTO_EC_KEYEL_X],
			    &el[LWS_GENCRYPTO_EC_KEYEL_X]) &&
	       same_element(&jwk->e[LWS_GENCRYPTO_EC_KEYEL_Y],
			    &el[LWS_GENCRYPTO_EC_KEYEL_Y]);
}

static void
move_element(struct lws_jwk *jwk, struct lws_gencrypto_keyelem *el,
	     unsigned int idx)
{
	lws_keyel_destroy(&jwk->e[idx], 1);
	jwk->e[idx] = el[idx];
	el[idx].buf = NULL;
	el[idx].len = 0;
}

static void
add_private(struct lws_jwk *jwk, struct lws_gencrypto_keyelem *el)
{
	unsigned int n;

	move_element(jwk, el, LWS_GENCRYPTO_RSA_KEYEL_D); /* that of EC too */
	if (jwk->kty == LWS_GENCRYPTO_KTY_RSA)
		for (n = LWS_GENCRYPTO_RSA_KEYEL_P;
		     n <= LWS_GENCRYPTO_RSA_KEYEL_QI; n++)
			move_element(jwk, el, n);
	jwk->private_key = 1;
}

int
lws_x509_jwk_privkey_pem(struct lws_context *cx, struct lws_jwk *jwk, void *pem,
			 size_t len, const char *passphrase)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	enum lws_gencrypto_kty kty;
	int r = -1;

	(void)cx;
	memset(el, 0, sizeof(el));
	kty = lws_pem_private_elements(pem, len, passphrase, el);
	lws_explicit_bzero(pem, len); /* by contract, in any case */
	if (kty != LWS_GENCRYPTO_KTY_UNKNOWN && (int)kty == jwk->kty &&
	    same_public(jwk, el)) {
		add_private(jwk, el);
		r = 0;
	} else
		lwsl_notice("private key: not the one of the certificate\n");
	lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);

	return r;
}
