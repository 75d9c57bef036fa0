/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Certificates and keys from files and from memory, PEM and DER alike. A file
 * is read whole, so that both go one way; what held a key is wiped.
 */
#include "tls/openssl/backend.h"

#include "plat/plat.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

struct bytes {
	const uint8_t *p;
	size_t len;
	uint8_t *owned; /* NULL: the caller's */
};

static int
load(struct bytes *b, const struct lws_tls_source *src, const char *what,
     const struct lws_tls_words *why)
{
	memset(b, 0, sizeof(*b));
	if (!src->path) {
		b->p = src->mem;
		b->len = src->len;
		return 0;
	}
	if (lws_plat_load(src->path, LWS_LIMIT_TLS_PEM_FILE, &b->owned,
			  &b->len)) {
		lws_ossl_say(why, "%s %s: %s", what, src->path,
			     strerror(errno));
		return -1;
	}
	b->p = b->owned;

	return 0;
}

static void
unload(struct bytes *b)
{
	if (b->owned)
		lws_explicit_bzero(b->owned, b->len);
	lws_free(b->owned);
}

static void
blame(const struct lws_tls_source *src, const char *what,
      const struct lws_tls_words *why)
{
	char prefix[128];

	lws_snprintf(prefix, sizeof(prefix), "%s %s", what,
		     src->path ? src->path : "in memory");
	lws_ossl_words(why, prefix);
}

/* Never ask on the terminal. u is the password or NULL. */
static int
password_cb(char *buf, int size, int rwflag, void *u)
{
	const char *password = u;
	size_t len = password ? strlen(password) : 0;

	(void)rwflag;
	if (!password || size < 0 || len > (size_t)size)
		return -1;
	memcpy(buf, password, len);

	return (int)len;
}

/* -- certificates -- */

/* DER begins with a SEQUENCE; no text does */
static int
is_der(const struct bytes *b)
{
	return b->len && b->p[0] == 0x30;
}

typedef int (*each_cert)(void *arg, X509 *cert, unsigned int n);

/* fn() takes no reference. 0; -1: none, a broken one, or fn() failed */
static int
each_pem(const struct bytes *b, each_cert fn, void *arg)
{
	char none[] = "";
	BIO *bio = BIO_new_mem_buf(b->p, (int)b->len);
	unsigned int n = 0;
	int r = bio ? 0 : -1;
	X509 *cert;

	while (!r) {
		cert = PEM_read_bio_X509_AUX(bio, NULL, password_cb, none);
		if (!cert)
			break;
		r = fn(arg, cert, n++);
		X509_free(cert);
	}
	BIO_free(bio);
	/* the end of the text is no error behind a first one */
	if (r || !n ||
	    ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE)
		return -1;
	ERR_clear_error();

	return 0;
}

static int
each_of(const struct bytes *b, each_cert fn, void *arg)
{
	const uint8_t *p = b->p;
	X509 *cert;
	int r;

	if (b->len > INT_MAX)
		return -1;
	if (!is_der(b))
		return each_pem(b, fn, arg);
	cert = d2i_X509(NULL, &p, (long)b->len);
	if (!cert)
		return -1;
	r = fn(arg, cert, 0);
	X509_free(cert);

	return r;
}

static int
chain_cert(void *arg, X509 *cert, unsigned int n)
{
	SSL_CTX *ssl = arg;

	if (n > LWS_LIMIT_TLS_CHAIN)
		return -1;
	if (!n)
		return SSL_CTX_use_certificate(ssl, cert) == 1 &&
				       SSL_CTX_clear_chain_certs(ssl) == 1
			       ? 0
			       : -1;

	return SSL_CTX_add1_chain_cert(ssl, cert) == 1 ? 0 : -1;
}

int
lws_ossl_use_cert(SSL_CTX *ssl, const struct lws_tls_source *src,
		  const struct lws_tls_words *why)
{
	struct bytes b;
	int r;

	if (load(&b, src, "certificate", why))
		return -1;
	r = each_of(&b, chain_cert, ssl);
	unload(&b);
	if (r)
		blame(src, "certificate", why);

	return r;
}

struct cas {
	X509_STORE *store;
	STACK_OF(X509_NAME) * names;
};

static int
add_name(STACK_OF(X509_NAME) * names, X509 *cert)
{
	X509_NAME *name = X509_NAME_dup(X509_get_subject_name(cert));

	if (name && sk_X509_NAME_push(names, name))
		return 0;
	X509_NAME_free(name);

	return -1;
}

static int
ca_cert(void *arg, X509 *cert, unsigned int n)
{
	struct cas *cas = arg;

	(void)n;
	if (X509_STORE_add_cert(cas->store, cert) != 1)
		return -1;

	return cas->names ? add_name(cas->names, cert) : 0;
}

int
lws_ossl_add_cas(X509_STORE *store, const struct lws_tls_source *src,
		 STACK_OF(X509_NAME) * names, const struct lws_tls_words *why)
{
	struct cas cas = { store, names };
	struct bytes b;
	int r;

	if (load(&b, src, "CA", why))
		return -1;
	r = each_of(&b, ca_cert, &cas);
	unload(&b);
	if (r)
		blame(src, "CA", why);

	return r;
}

int
lws_ossl_ctx_add_ca(struct lws_tls_ctx *c, const uint8_t *der, size_t len)
{
	const struct bytes b = { der, len, NULL };
	struct cas cas = { SSL_CTX_get_cert_store(c->ssl), NULL };
	int r = is_der(&b) ? each_of(&b, ca_cert, &cas) : -1;

	ERR_clear_error();

	return r;
}

/* -- keys -- */

static EVP_PKEY *
pem_key(const struct bytes *b, const char *password)
{
	BIO *bio = BIO_new_mem_buf(b->p, (int)b->len);
	EVP_PKEY *key = NULL;

	if (bio)
		key = PEM_read_bio_PrivateKey(bio, NULL, password_cb,
					      (void *)(uintptr_t)password);
	BIO_free(bio);

	return key;
}

static EVP_PKEY *
parse_key(const struct bytes *b, const char *password)
{
	const uint8_t *p = b->p;

	if (b->len > INT_MAX)
		return NULL;

	return is_der(b) ? d2i_AutoPrivateKey(NULL, &p, (long)b->len)
			 : pem_key(b, password);
}

int
lws_ossl_use_key(SSL_CTX *ssl, const struct lws_tls_source *src,
		 const char *password, const struct lws_tls_words *why)
{
	EVP_PKEY *key;
	struct bytes b;
	int r = -1;

	if (load(&b, src, "private key", why))
		return -1;
	key = parse_key(&b, password);
	unload(&b);
	/* this fails if it is not the certificate's */
	if (key && SSL_CTX_use_PrivateKey(ssl, key) == 1 &&
	    SSL_CTX_check_private_key(ssl) == 1)
		r = 0;
	EVP_PKEY_free(key);
	if (r)
		blame(src, "private key", why);

	return r;
}

int
lws_ossl_use_pair(SSL *ssl, const struct lws_tls_source *cert,
		  const struct lws_tls_source *key,
		  const struct lws_tls_words *why)
{
	const struct bytes b = { key->mem, key->len, NULL };
	EVP_PKEY *pkey = NULL;
	int r = -1;

	if (cert->len <= INT_MAX &&
	    SSL_use_certificate_ASN1(ssl, cert->mem, (int)cert->len) == 1)
		pkey = parse_key(&b, NULL);
	if (pkey && SSL_use_PrivateKey(ssl, pkey) == 1 &&
	    SSL_check_private_key(ssl) == 1)
		r = 0;
	EVP_PKEY_free(pkey);
	if (r)
		lws_ossl_words(why, "client certificate of the connection");

	return r;
}
