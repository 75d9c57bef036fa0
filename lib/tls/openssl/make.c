/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Making certificates: one that signs itself, and requests for one from a CA
 * (RFC 2986) as ACME wants them.
 */
#include "tls/openssl/backend.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

static EVP_PKEY *
generate(int id, int (*set)(EVP_PKEY_CTX *g))
{
	EVP_PKEY_CTX *g = EVP_PKEY_CTX_new_id(id, NULL);
	EVP_PKEY *key = NULL;

	if (!g || EVP_PKEY_keygen_init(g) != 1 || set(g) != 1 ||
	    EVP_PKEY_keygen(g, &key) != 1)
		key = NULL;
	EVP_PKEY_CTX_free(g);

	return key;
}

static int
set_p256(EVP_PKEY_CTX *g)
{
	return EVP_PKEY_CTX_set_ec_paramgen_curve_nid(g, NID_X9_62_prime256v1) >
		       0 &&
	       EVP_PKEY_CTX_set_ec_param_enc(g, OPENSSL_EC_NAMED_CURVE) > 0;
}

static int
set_rsa4096(EVP_PKEY_CTX *g)
{
	return EVP_PKEY_CTX_set_rsa_keygen_bits(g, 4096) > 0;
}

/* what a BIO has gathered, terminated; NULL: no memory */
static char *
text_of(BIO *bio)
{
	char *p, *text;
	long len = BIO_get_mem_data(bio, &p);

	text = len > 0 ? lws_malloc((size_t)len + 1, "PEM") : NULL;
	if (!text)
		return NULL;
	memcpy(text, p, (size_t)len);
	text[len] = '\0';

	return text;
}

static char *
key_text(EVP_PKEY *key)
{
	BIO *bio = BIO_new(BIO_s_mem());
	char *text = NULL;

	if (bio &&
	    PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) == 1)
		text = text_of(bio);
	BIO_free(bio);

	return text;
}

static char *
cert_text(X509 *cert)
{
	BIO *bio = BIO_new(BIO_s_mem());
	char *text = NULL;

	if (bio && PEM_write_bio_X509(bio, cert) == 1)
		text = text_of(bio);
	BIO_free(bio);

	return text;
}

/* -- alternative names: of hosts, and addresses as such -- */

static GENERAL_NAME *
general_name(const char *name)
{
	GENERAL_NAME *g = GENERAL_NAME_new();
	ASN1_STRING *v = NULL;
	uint8_t ip[16];
	int n = lws_parse_numeric_address(name, ip, sizeof(ip));

	if (g)
		v = n > 0 ? (ASN1_STRING *)ASN1_OCTET_STRING_new()
			  : (ASN1_STRING *)ASN1_IA5STRING_new();
	if (!v || ASN1_STRING_set(v, n > 0 ? (const void *)ip : name,
				  n > 0 ? n : (int)strlen(name)) != 1) {
		ASN1_STRING_free(v);
		GENERAL_NAME_free(g);
		return NULL;
	}
	GENERAL_NAME_set0_value(g, n > 0 ? GEN_IPADD : GEN_DNS, v);

	return g;
}

static GENERAL_NAMES *
general_names(const char *const *names, unsigned int count)
{
	GENERAL_NAMES *all = GENERAL_NAMES_new();
	unsigned int n;

	for (n = 0; all && n < count; n++) {
		GENERAL_NAME *g = names[n] ? general_name(names[n]) : NULL;

		if (!names[n])
			continue;
		if (g && sk_GENERAL_NAME_push(all, g))
			continue;
		GENERAL_NAME_free(g);
		GENERAL_NAMES_free(all);
		return NULL;
	}

	return all;
}

/* -- a certificate of its own making -- */

static int
set_common_name(X509 *cert, const char *cn)
{
	X509_NAME *name = X509_get_subject_name(cert);

	return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
					  (const unsigned char *)cn, -1, -1,
					  0) == 1 &&
	       X509_set_issuer_name(cert, name) == 1;
}

static int
set_serial(X509 *cert)
{
	uint64_t n;

	if (lws_get_random(NULL, &n, sizeof(n)) != sizeof(n))
		return 0;

	return ASN1_INTEGER_set_uint64(X509_get_serialNumber(cert), n >> 1) ==
	       1;
}

static int
fill(X509 *cert, EVP_PKEY *key, const char *const *names, unsigned int count,
     unsigned int secs)
{
	GENERAL_NAMES *san = general_names(names, count);
	int r = san && X509_set_version(cert, 2) == 1 && set_serial(cert) &&
		X509_gmtime_adj(X509_getm_notBefore(cert), -60) &&
		X509_gmtime_adj(X509_getm_notAfter(cert), (long)secs) &&
		set_common_name(cert, names[0]) &&
		X509_set_pubkey(cert, key) == 1 &&
		X509_add1_ext_i2d(cert, NID_subject_alt_name, san, 0, 0) == 1 &&
		X509_sign(cert, key, EVP_sha256()) > 0;

	GENERAL_NAMES_free(san);

	return r ? 0 : -1;
}

int
lws_ossl_self_signed(const char *const *names, unsigned int count,
		     unsigned int secs, char **cert, char **key)
{
	EVP_PKEY *pkey = generate(EVP_PKEY_EC, set_p256);
	X509 *x = X509_new();

	*cert = *key = NULL;
	if (pkey && x && !fill(x, pkey, names, count, secs)) {
		*cert = cert_text(x);
		*key = key_text(pkey);
	}
	X509_free(x);
	EVP_PKEY_free(pkey);
	ERR_clear_error();
	if (*cert && *key)
		return 0;
	lws_free_set_NULL(*cert);
	lws_free_set_NULL(*key);

	return -1;
}

/* -- requests -- */

static const struct {
	const char *field;
	int element;
} subject[] = {
	{ "C", LWS_TLS_REQ_ELEMENT_COUNTRY },
	{ "ST", LWS_TLS_REQ_ELEMENT_STATE },
	{ "L", LWS_TLS_REQ_ELEMENT_LOCALITY },
	{ "O", LWS_TLS_REQ_ELEMENT_ORGANIZATION },
	{ "CN", LWS_TLS_REQ_ELEMENT_COMMON_NAME },
	{ "emailAddress", LWS_TLS_REQ_ELEMENT_EMAIL },
};

static int
add_subject(X509_REQ *req, const char *const *elements)
{
	X509_NAME *name = X509_REQ_get_subject_name(req);
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(subject); n++) {
		const char *v = elements[subject[n].element];

		if (v && *v &&
		    X509_NAME_add_entry_by_txt(
			    name, subject[n].field, MBSTRING_UTF8,
			    (const unsigned char *)v, -1, -1, 0) != 1)
			return -1;
	}

	return 0;
}

/* CAs look at the alternative names only: the common name is one of them */
static int
add_names(X509_REQ *req, const char *const *elements)
{
	const char *cn = elements[LWS_TLS_REQ_ELEMENT_COMMON_NAME];
	const char *alt = elements[LWS_TLS_REQ_ELEMENT_SUBJECT_ALT_NAME];
	const char *names[2] = { cn, alt && *alt ? alt : NULL };
	GENERAL_NAMES *san;
	STACK_OF(X509_EXTENSION) *exts = NULL;
	int r;

	if (cn && names[1] && !strcmp(cn, alt))
		names[1] = NULL;
	san = general_names(names, 2);
	r = san &&
	    X509V3_add1_i2d(&exts, NID_subject_alt_name, san, 0, 0) == 1 &&
	    X509_REQ_add_extensions(req, exts) == 1;
	sk_X509_EXTENSION_pop_free(exts, X509_EXTENSION_free);
	GENERAL_NAMES_free(san);

	return r ? 0 : -1;
}

static int
request_der(X509_REQ *req, uint8_t **der, size_t *len)
{
	int n = i2d_X509_REQ(req, NULL);
	unsigned char *p;

	*der = n > 0 ? lws_malloc((size_t)n, "CSR") : NULL;
	if (!*der)
		return -1;
	p = *der;
	*len = (size_t)i2d_X509_REQ(req, &p);

	return 0;
}

int
lws_ossl_csr(const char *const *elements, uint8_t **der, size_t *der_len,
	     char **key)
{
	EVP_PKEY *pkey = generate(EVP_PKEY_RSA, set_rsa4096);
	X509_REQ *req = X509_REQ_new();
	int r = -1;

	*key = NULL;
	*der = NULL;
	if (pkey && req && X509_REQ_set_version(req, 0) == 1 &&
	    !add_subject(req, elements) && !add_names(req, elements) &&
	    X509_REQ_set_pubkey(req, pkey) == 1 &&
	    X509_REQ_sign(req, pkey, EVP_sha256()) > 0 &&
	    !request_der(req, der, der_len)) {
		*key = key_text(pkey);
		r = *key ? 0 : -1;
	}
	if (r)
		lws_free_set_NULL(*der);
	X509_REQ_free(req);
	EVP_PKEY_free(pkey);
	ERR_clear_error();

	return r;
}
