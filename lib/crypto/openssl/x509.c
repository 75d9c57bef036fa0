/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Certificates by OpenSSL (RFC 5280): from PEM, whether one was issued by
 * another, and what keys there are in PEM. What a certificate says is in
 * x509-info.c.
 */
#include "crypto/openssl/x509.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

int
lws_x509_create(struct lws_x509_cert **x509)
{
	*x509 = lws_zalloc(sizeof(**x509), "x509");

	return !*x509;
}

void
lws_x509_destroy(struct lws_x509_cert **x509)
{
	if (!*x509)
		return;
	X509_free((*x509)->cert);
	sk_X509_pop_free((*x509)->chain, X509_free);
	lws_free_set_NULL(*x509);
}

/* Never ask on the terminal: without a passphrase an encrypted key is an error.
 * u is the passphrase or NULL. */
static int
passphrase_cb(char *buf, int size, int rwflag, void *u)
{
	const char *pass = u;
	size_t len = pass ? strlen(pass) : 0;

	(void)rwflag;
	if (!pass || size < 0 || len > (size_t)size)
		return -1;
	memcpy(buf, pass, len);

	return (int)len;
}

static int
chain_add(struct lws_x509_cert *x509, X509 *cert)
{
	if (!x509->chain)
		x509->chain = sk_X509_new_null();
	if (x509->chain && sk_X509_push(x509->chain, cert))
		return 0;
	X509_free(cert);

	return -1;
}

/* the first is the certificate, what follows are intermediates */
static int
read_certs(struct lws_x509_cert *x509, BIO *bio)
{
	char none[] = "";
	X509 *c;

	x509->cert = PEM_read_bio_X509(bio, NULL, passphrase_cb, none);
	if (!x509->cert)
		return -1;
	for (;;) {
		c = PEM_read_bio_X509(bio, NULL, passphrase_cb, none);
		if (!c)
			break;
		if (chain_add(x509, c))
			return -1;
	}
	/* the end of the text is no error; something broken in it is */
	if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE)
		return -1;
	ERR_clear_error();

	return 0;
}

int
lws_x509_parse_from_pem(struct lws_x509_cert *x509, const void *pem, size_t len)
{
	BIO *bio;
	int ret;

	if (len > INT_MAX || x509->cert)
		return -1;
	bio = BIO_new_mem_buf(pem, (int)len);
	if (!bio)
		return -1;
	ret = read_certs(x509, bio);
	BIO_free(bio);
	if (!ret)
		return 0;
	lws_ossl_why("PEM certificate");
	X509_free(x509->cert);
	sk_X509_pop_free(x509->chain, X509_free);
	x509->cert = NULL;
	x509->chain = NULL;

	return -1;
}

/* -- verifying (RFC 5280 6) -- */

/* the value alone, as bytes: what follows a NUL in it counts */
static int
is_common_name(const X509 *cert, const char *cn)
{
	X509_NAME *subject = X509_get_subject_name(cert);
	int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
	const ASN1_STRING *is;
	uint8_t *utf8 = NULL;
	int len, ret;

	if (at < 0)
		return 0;
	is = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
	len = ASN1_STRING_to_UTF8(&utf8, is);
	ret = len >= 0 && (size_t)len == strlen(cn) &&
	      !memcmp(utf8, cn, (size_t)len);
	OPENSSL_free(utf8);

	return ret;
}

/* Whoever is trusted may be an intermediate; dates are not looked at, they are
 * for lws_x509_info(). */
static int
chain_leads_to(X509_STORE_CTX *c, X509_STORE *store,
	       const struct lws_x509_cert *x509)
{
	if (X509_STORE_CTX_init(c, store, x509->cert, x509->chain) != 1)
		return -1;
	X509_STORE_CTX_set_flags(c, X509_V_FLAG_PARTIAL_CHAIN |
					    X509_V_FLAG_NO_CHECK_TIME);
	if (X509_verify_cert(c) == 1)
		return 0;
	lwsl_notice("certificate: %s\n",
		    X509_verify_cert_error_string(X509_STORE_CTX_get_error(c)));

	return -1;
}

int
lws_x509_verify(struct lws_x509_cert *x509, struct lws_x509_cert *trusted,
		const char *common_name)
{
	X509_STORE_CTX *c;
	X509_STORE *store;
	int ret = -1;

	if (!x509->cert || !trusted->cert ||
	    (common_name && !is_common_name(x509->cert, common_name)))
		return -1;
	c = X509_STORE_CTX_new();
	store = X509_STORE_new();
	if (c && store && X509_STORE_add_cert(store, trusted->cert) == 1)
		ret = chain_leads_to(c, store, x509);
	X509_STORE_CTX_free(c);
	X509_STORE_free(store);
	ERR_clear_error();

	return ret;
}

/* -- keys -- */

enum lws_gencrypto_kty
lws_x509_public_elements(struct lws_x509_cert *x509,
			 struct lws_gencrypto_keyelem *el)
{
	EVP_PKEY *pkey = x509->cert ? X509_get_pubkey(x509->cert) : NULL;
	enum lws_gencrypto_kty kty;

	if (!pkey) {
		lws_ossl_why("certificate's public key");
		return LWS_GENCRYPTO_KTY_UNKNOWN;
	}
	kty = lws_ossl_spki_elements(pkey, el);
	EVP_PKEY_free(pkey);

	return kty;
}

enum lws_gencrypto_kty
lws_pem_private_elements(const void *pem, size_t len, const char *pass,
			 struct lws_gencrypto_keyelem *el)
{
	enum lws_gencrypto_kty kty = LWS_GENCRYPTO_KTY_UNKNOWN;
	EVP_PKEY *pkey = NULL;
	BIO *bio;

	if (len > INT_MAX)
		return kty;
	bio = BIO_new_mem_buf(pem, (int)len);
	if (bio)
		pkey = PEM_read_bio_PrivateKey(bio, NULL, passphrase_cb,
					       (void *)(uintptr_t)pass);
	if (pkey)
		kty = lws_ossl_private_elements(pkey, el);
	else
		lws_ossl_why("PEM private key");
	EVP_PKEY_free(pkey);
	BIO_free(bio);

	return kty;
}
