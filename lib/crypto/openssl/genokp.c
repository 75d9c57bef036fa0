/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Ed25519, Ed448, X25519 and X448 by OpenSSL (RFC 8032, RFC 7748), whose keys
 * are bare bytes.
 */
#include "crypto/openssl/backend.h"

struct okp {
	const char *name;
	int id; /* EVP_PKEY_* */
	uint8_t key_len;
	uint8_t sig_len; /* 0: for key agreement */
};

static const struct okp kinds[] = {
	{ "Ed25519", EVP_PKEY_ED25519, 32, 64 },
	{ "X25519", EVP_PKEY_X25519, 32, 0 },
	{ "Ed448", EVP_PKEY_ED448, 57, 114 },
	{ "X448", EVP_PKEY_X448, 56, 0 },
};

enum { OKP_KEY_MAX = 57 };

static const struct okp *
find_kind(const struct lws_gencrypto_keyelem *crv)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++)
		if (lws_keyel_is_curve(crv, kinds[n].name))
			return &kinds[n];

	return NULL;
}

size_t
lws_okp_key_len(const struct lws_gencrypto_keyelem *crv)
{
	const struct okp *o = find_kind(crv);

	return o ? o->key_len : 0;
}

size_t
lws_x_okp_sig_len(const struct lws_gencrypto_keyelem *el)
{
	const struct okp *o = find_kind(&el[LWS_GENCRYPTO_EC_KEYEL_CRV]);

	return o ? o->sig_len : 0;
}

/* signing with a public key that is not the private one's gives it away, so
 * they have to be of one pair, if both are there */
static int
is_pair(EVP_PKEY *pkey, const struct lws_gencrypto_keyelem *x)
{
	uint8_t pub[OKP_KEY_MAX];
	size_t len = sizeof(pub);

	return !x->buf || (EVP_PKEY_get_raw_public_key(pkey, pub, &len) == 1 &&
			   x->len == len && !memcmp(x->buf, pub, len));
}

static EVP_PKEY *
private_key(const struct okp *o, const struct lws_gencrypto_keyelem *el)
{
	const struct lws_gencrypto_keyelem *d = &el[LWS_GENCRYPTO_EC_KEYEL_D];
	EVP_PKEY *pkey;

	if (!o || !d->buf || d->len != o->key_len)
		return NULL;
	pkey = lws_ossl_kept(LWS_OSSL_KEPT_OKP_PRIVATE, el);
	if (pkey)
		return pkey;
	pkey = EVP_PKEY_new_raw_private_key(o->id, NULL, d->buf, d->len);
	if (!pkey || is_pair(pkey, &el[LWS_GENCRYPTO_EC_KEYEL_X]))
		return pkey;
	lwsl_notice("%s: the public key is not the private one's\n", o->name);
	EVP_PKEY_free(pkey);

	return NULL;
}

static EVP_PKEY *
public_key(const struct okp *o, const struct lws_gencrypto_keyelem *el)
{
	const struct lws_gencrypto_keyelem *x = &el[LWS_GENCRYPTO_EC_KEYEL_X];
	EVP_PKEY *pkey;

	if (!o || !x->buf || x->len != o->key_len ||
	    (o->sig_len && !lws_okp_is_signers(x->buf, x->len)))
		return NULL;
	pkey = lws_ossl_kept(LWS_OSSL_KEPT_OKP_PUBLIC, el);

	return pkey ? pkey
		    : EVP_PKEY_new_raw_public_key(o->id, NULL, x->buf, x->len);
}

EVP_PKEY *
lws_ossl_okp_key(const struct lws_gencrypto_keyelem *el, int with_private)
{
	const struct okp *o = find_kind(&el[LWS_GENCRYPTO_EC_KEYEL_CRV]);

	return with_private ? private_key(o, el) : public_key(o, el);
}

static EVP_PKEY *
generate(const struct okp *o)
{
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_id(o->id, NULL);
	EVP_PKEY *pkey = NULL;

	if (!c || EVP_PKEY_keygen_init(c) != 1 ||
	    EVP_PKEY_keygen(c, &pkey) != 1)
		lws_ossl_why(o->name);
	EVP_PKEY_CTX_free(c);

	return pkey;
}

static int
hand_out(EVP_PKEY *pkey, const struct okp *o, struct lws_gencrypto_keyelem *el)
{
	uint8_t x[OKP_KEY_MAX], d[OKP_KEY_MAX];
	size_t xl = sizeof(x), dl = sizeof(d);
	int ret = -1;

	if (EVP_PKEY_get_raw_public_key(pkey, x, &xl) == 1 &&
	    EVP_PKEY_get_raw_private_key(pkey, d, &dl) == 1 &&
	    !lws_keyel_dup(&el[LWS_GENCRYPTO_EC_KEYEL_CRV], o->name,
			   strlen(o->name)) &&
	    !lws_keyel_dup(&el[LWS_GENCRYPTO_EC_KEYEL_X], x, xl) &&
	    !lws_keyel_dup(&el[LWS_GENCRYPTO_EC_KEYEL_D], d, dl))
		ret = 0;
	lws_explicit_bzero(d, sizeof(d));
	if (ret)
		lws_genec_destroy_elements(el);

	return ret;
}

int
lws_x_okp_new_keypair(const char *name, struct lws_gencrypto_keyelem *el)
{
	struct okp const *o = kinds;
	EVP_PKEY *pkey;
	int ret;

	for (; o < kinds + LWS_ARRAY_SIZE(kinds); o++)
		if (!strcmp(o->name, name))
			break;
	if (o == kinds + LWS_ARRAY_SIZE(kinds))
		return -1;
	pkey = generate(o);
	if (!pkey)
		return -1;
	ret = hand_out(pkey, o, el);
	EVP_PKEY_free(pkey);

	return ret;
}

int
lws_x_okp_sign(const struct lws_gencrypto_keyelem *el, const void *in,
	       size_t in_len, uint8_t *sig, size_t sig_len)
{
	const struct okp *o = find_kind(&el[LWS_GENCRYPTO_EC_KEYEL_CRV]);
	EVP_PKEY *pkey;
	EVP_MD_CTX *c;
	int ret = -1;

	if (!o || !o->sig_len || sig_len != o->sig_len)
		return -1;
	pkey = private_key(o, el);
	c = EVP_MD_CTX_new();
	if (pkey && c && EVP_DigestSignInit(c, NULL, NULL, NULL, pkey) == 1 &&
	    EVP_DigestSign(c, sig, &sig_len, in, in_len) == 1)
		ret = 0;
	else
		lws_ossl_why(o->name);
	EVP_MD_CTX_free(c);
	EVP_PKEY_free(pkey);

	return ret;
}

int
lws_x_okp_verify(const struct lws_gencrypto_keyelem *el, const void *in,
		 size_t in_len, const uint8_t *sig, size_t sig_len)
{
	const struct okp *o = find_kind(&el[LWS_GENCRYPTO_EC_KEYEL_CRV]);
	EVP_PKEY *pkey;
	EVP_MD_CTX *c;
	int ret = -1;

	if (!o || !o->sig_len || sig_len != o->sig_len)
		return -1;
	pkey = public_key(o, el);
	c = EVP_MD_CTX_new();
	if (pkey && c && EVP_DigestVerifyInit(c, NULL, NULL, NULL, pkey) == 1 &&
	    EVP_DigestVerify(c, sig, sig_len, in, in_len) == 1)
		ret = 0;
	EVP_MD_CTX_free(c);
	EVP_PKEY_free(pkey);
	ERR_clear_error();

	return ret;
}

static int
derive(EVP_PKEY *ours, EVP_PKEY *theirs, uint8_t *ss, size_t *ss_len)
{
	EVP_PKEY_CTX *op = EVP_PKEY_CTX_new(ours, NULL);
	int ret = -1;

	/* RFC 7748 6.1: OpenSSL refuses a result that is all zeros */
	if (op && EVP_PKEY_derive_init(op) == 1 &&
	    EVP_PKEY_derive_set_peer(op, theirs) == 1 &&
	    EVP_PKEY_derive(op, ss, ss_len) == 1)
		ret = 0;
	else
		lws_ossl_why("key agreement");
	EVP_PKEY_CTX_free(op);

	return ret;
}

int
lws_x_okp_shared_secret(const struct lws_gencrypto_keyelem *ours,
			const struct lws_gencrypto_keyelem *theirs, uint8_t *ss,
			size_t *ss_len)
{
	const struct okp *o = find_kind(&ours[LWS_GENCRYPTO_EC_KEYEL_CRV]);
	EVP_PKEY *a, *b;
	int ret = -1;

	if (!o || o->sig_len || *ss_len < o->key_len ||
	    find_kind(&theirs[LWS_GENCRYPTO_EC_KEYEL_CRV]) != o)
		return -1;
	a = private_key(o, ours);
	b = public_key(o, theirs);
	if (a && b)
		ret = derive(a, b, ss, ss_len);
	EVP_PKEY_free(a);
	EVP_PKEY_free(b);

	return ret;
}
