/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What becomes of OpenSSL's judgement of a peer's chain: a client may have been
 * told to forgive some errors, the program may overrule either way, and what
 * remains is said in words.
 */
#include "tls/openssl/backend.h"

#include <openssl/x509_vfy.h>

struct kind {
	int error;
	unsigned int forgiven_by; /* LWS_TLS_ALLOW_* */
	const char *type;         /* as programs and metrics know it */
};

static const struct kind kinds[] = {
	{ X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, LWS_TLS_ALLOW_SELF_SIGNED,
	  "tls=invalidca" },
	{ X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
	  LWS_TLS_ALLOW_SELF_SIGNED | LWS_TLS_ALLOW_UNKNOWN_CA,
	  "tls=invalidca" },
	{ X509_V_ERR_INVALID_CA, LWS_TLS_ALLOW_UNKNOWN_CA, "tls=invalidca" },
	{ X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, LWS_TLS_ALLOW_UNKNOWN_CA, "" },
	{ X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
	  LWS_TLS_ALLOW_UNKNOWN_CA, "" },
	{ X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, LWS_TLS_ALLOW_UNKNOWN_CA,
	  "" },
	{ X509_V_ERR_CERT_UNTRUSTED, LWS_TLS_ALLOW_UNKNOWN_CA, "" },
	{ X509_V_ERR_CERT_NOT_YET_VALID, LWS_TLS_ALLOW_EXPIRED,
	  "tls=notyetvalid" },
	{ X509_V_ERR_CERT_HAS_EXPIRED, LWS_TLS_ALLOW_EXPIRED, "tls=expired" },
	{ X509_V_ERR_HOSTNAME_MISMATCH, 0, "tls=hostname" },
	{ X509_V_ERR_IP_ADDRESS_MISMATCH, 0, "tls=hostname" },
};

static const struct kind *
find(int error)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++)
		if (kinds[n].error == error)
			return &kinds[n];

	return NULL;
}

int
lws_ossl_forgives(unsigned int flags, int error)
{
	const struct kind *kind = find(error);

	return kind && (flags & kind->forgiven_by);
}

void
lws_ossl_verify_words(int error, const struct lws_tls_words *why)
{
	const struct kind *kind = find(error);

	lws_ossl_say(why,
		     "server's cert didn't look good, %s X509_V_ERR = %d: %s\n",
		     kind ? kind->type : "", error,
		     X509_verify_cert_error_string(error));
	ERR_clear_error();
}

static int
refuse(struct lws_tls_conn *k, X509_STORE_CTX *store)
{
	if (X509_STORE_CTX_get_error(store) == X509_V_OK)
		X509_STORE_CTX_set_error(store,
					 X509_V_ERR_APPLICATION_VERIFICATION);
	if (k->checks)
		k->checks->error = X509_STORE_CTX_get_error(store);

	return 0;
}

int
lws_ossl_verify(int good, X509_STORE_CTX *store)
{
	SSL *ssl = X509_STORE_CTX_get_ex_data(
		store, SSL_get_ex_data_X509_STORE_CTX_idx());
	struct lws_tls_conn *k = lws_ossl_conn_of(ssl);
	int error = X509_STORE_CTX_get_error(store);
	int is_server = SSL_is_server(ssl);

	if (!good && k->checks)
		good = lws_ossl_forgives(k->checks->flags, error);
	if (k->owner->verify && k->owner->verify(k->opaque, store, ssl, good))
		return refuse(k, store);
	/* by contract a server's program that does not object has agreed; that
	 * the certificate did not verify can still be seen */
	if (good || (is_server && k->owner->verify) ||
	    X509_STORE_CTX_get_error(store) == X509_V_OK)
		return 1;

	return refuse(k, store);
}
