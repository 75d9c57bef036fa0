/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keys between elements and OpenSSL, by way of DER: the one form that all its
 * versions read and write without deprecated calls.
 */
#include "crypto/openssl/backend.h"

#include <openssl/objects.h>

void
lws_ossl_why(const char *what)
{
	unsigned long e = ERR_get_error();
	char words[160];

	if (!e) {
		lwsl_notice("%s: failed\n", what);
		return;
	}
	ERR_error_string_n(e, words, sizeof(words));
	lwsl_notice("%s: %s\n", what, words);
	ERR_clear_error();
}

const EVP_MD *
lws_ossl_md(int genhash_type)
{
	static const EVP_MD *(*const mds[])(void) = {
		[LWS_GENHASH_TYPE_MD5] = EVP_md5,
		[LWS_GENHASH_TYPE_SHA1] = EVP_sha1,
		[LWS_GENHASH_TYPE_SHA256] = EVP_sha256,
		[LWS_GENHASH_TYPE_SHA384] = EVP_sha384,
		[LWS_GENHASH_TYPE_SHA512] = EVP_sha512,
	};

	if (genhash_type <= LWS_GENHASH_TYPE_UNKNOWN ||
	    genhash_type >= (int)LWS_ARRAY_SIZE(mds))
		return NULL;

	return mds[genhash_type]();
}

static void
wipe_free(uint8_t *buf, size_t len)
{
	lws_explicit_bzero(buf, len);
	lws_free(buf);
}

/* -- RSA -- */

static int
is_odd(const struct lws_gencrypto_keyelem *el)
{
	return el->buf && el->len && el->buf[el->len - 1] & 1;
}

/* RFC 8017 3.1: e is from 3 on, and prime to what is even; with an e of 1 a
 * signature is the padded hash itself, which OpenSSL would take */
static int
can_be_rsa(const struct lws_gencrypto_keyelem *el)
{
	if (is_odd(&el[LWS_GENCRYPTO_RSA_KEYEL_N]) &&
	    is_odd(&el[LWS_GENCRYPTO_RSA_KEYEL_E]) &&
	    lws_keyel_bits(&el[LWS_GENCRYPTO_RSA_KEYEL_E]) > 1)
		return 1;
	lwsl_notice("RSA key: modulus or exponent is even, or e is 1\n");

	return 0;
}

static EVP_PKEY *
rsa_from_elements(const struct lws_gencrypto_keyelem *el, int with_private)
{
	size_t len, room = lws_der_key_size(el, LWS_GENCRYPTO_RSA_KEYEL_COUNT);
	uint8_t *buf = lws_malloc(room, "rsa key"), *at;
	EVP_PKEY *pkey = NULL;
	const uint8_t *p;

	if (!buf)
		return NULL;
	len = lws_der_rsa(el, with_private, buf, room, &at);
	p = at;
	if (len && with_private)
		pkey = d2i_PrivateKey(EVP_PKEY_RSA, NULL, &p, (long)len);
	else if (len)
		pkey = d2i_PublicKey(EVP_PKEY_RSA, NULL, &p, (long)len);
	wipe_free(buf, room);
	if (!pkey)
		lws_ossl_why("RSA key");

	return pkey;
}

EVP_PKEY *
lws_ossl_rsa_public(const struct lws_gencrypto_keyelem *el)
{
	EVP_PKEY *pkey = lws_ossl_kept(LWS_OSSL_KEPT_RSA_PUBLIC, el);

	if (pkey)
		return pkey;

	return can_be_rsa(el) ? rsa_from_elements(el, 0) : NULL;
}

EVP_PKEY *
lws_ossl_rsa_private(const struct lws_gencrypto_keyelem *el)
{
	struct lws_gencrypto_keyelem full[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
	EVP_PKEY *pkey = lws_ossl_kept(LWS_OSSL_KEPT_RSA_PRIVATE, el);

	if (pkey)
		return pkey;
	if (!can_be_rsa(el))
		return NULL;
	if (!lws_ossl_rsa_complete(el, full))
		pkey = rsa_from_elements(full, 1);
	lws_keyel_destroy(full, LWS_GENCRYPTO_RSA_KEYEL_COUNT);

	return pkey;
}

/* -- EC -- */

/* d2i believes that the public half is the private one's */
static EVP_PKEY *
only_a_pair(EVP_PKEY *pkey)
{
	EVP_PKEY_CTX *c = pkey ? EVP_PKEY_CTX_new(pkey, NULL) : NULL;
	int ok = c && EVP_PKEY_check(c) == 1;

	EVP_PKEY_CTX_free(c);
	if (ok)
		return pkey;
	EVP_PKEY_free(pkey);

	return NULL;
}

static EVP_PKEY *
ec_decode(const struct lws_der_ec *ec, int with_private, uint8_t *buf,
	  size_t room)
{
	const uint8_t *p;
	uint8_t *at;
	size_t len;

	if (with_private) {
		len = lws_der_ec_private(ec, buf, room, &at);
		p = at;
		return only_a_pair(
			d2i_PrivateKey(EVP_PKEY_EC, NULL, &p, (long)len));
	}
	len = lws_der_ec_public(ec, buf, room, &at);
	p = at;

	return d2i_PUBKEY(NULL, &p, (long)len);
}

EVP_PKEY *
lws_ossl_ec_key(const struct lws_gencrypto_keyelem *el, int nid,
		int with_private)
{
	size_t room = lws_der_key_size(el, LWS_GENCRYPTO_EC_KEYEL_COUNT);
	const ASN1_OBJECT *oid = OBJ_nid2obj(nid);
	struct lws_der_ec ec = { .el = el };
	EVP_PKEY *pkey = lws_ossl_kept(lws_ossl_kept_ec(nid, with_private), el);
	uint8_t *buf;

	if (pkey || !oid)
		return pkey;
	ec.oid = OBJ_get0_data(oid);
	ec.oid_len = OBJ_length(oid);
	buf = lws_malloc(room, "ec key");
	if (!buf)
		return NULL;
	pkey = ec_decode(&ec, with_private, buf, room);
	wipe_free(buf, room);
	if (!pkey)
		lws_ossl_why("EC key");

	return pkey;
}

/* -- and back -- */

enum lws_gencrypto_kty
lws_ossl_spki_elements(EVP_PKEY *pkey, struct lws_gencrypto_keyelem *el)
{
	enum lws_gencrypto_kty kty;
	uint8_t *der = NULL;
	int len = i2d_PUBKEY(pkey, &der);

	if (len <= 0) {
		lws_ossl_why("public key");
		return LWS_GENCRYPTO_KTY_UNKNOWN;
	}
	kty = lws_der_read_spki(lws_span_of(der, (size_t)len), el);
	OPENSSL_free(der);

	return kty;
}

static enum lws_gencrypto_kty
read_private(int id, struct lws_span der, struct lws_gencrypto_keyelem *el)
{
	if (id == EVP_PKEY_RSA && !lws_der_read_rsa(der, 1, el))
		return LWS_GENCRYPTO_KTY_RSA;
	if (id == EVP_PKEY_EC && !lws_der_read_ec_private(der, el))
		return LWS_GENCRYPTO_KTY_EC;

	return LWS_GENCRYPTO_KTY_UNKNOWN;
}

enum lws_gencrypto_kty
lws_ossl_private_elements(EVP_PKEY *pkey, struct lws_gencrypto_keyelem *el)
{
	enum lws_gencrypto_kty kty;
	uint8_t *der = NULL;
	int len = i2d_PrivateKey(pkey, &der);

	if (len <= 0) {
		lws_ossl_why("private key");
		return LWS_GENCRYPTO_KTY_UNKNOWN;
	}
	kty = read_private(EVP_PKEY_base_id(pkey),
			   lws_span_of(der, (size_t)len), el);
	OPENSSL_clear_free(der, (size_t)len);

	return kty;
}
