/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Stapled answers of OCSP (RFC 6066 8, RFC 6960): a server shows the one that
 * lies beside its certificate as "<certificate>.ocsp" (DER), if there is one;
 * a client asks for it and refuses a certificate that was revoked. An answer
 * that cannot be believed counts as none: who wants more needs must-staple
 * certificates.
 */
#include "tls/openssl/backend.h"

#include "plat/plat.h"

#include <openssl/ocsp.h>

/* seconds that clocks may differ */
#define CLOCK_SKEW_SECS 300

/* -- server -- */

static int
staple(SSL *ssl, void *arg)
{
	const struct lws_tls_conn *k = lws_ossl_conn_of(ssl);
	const struct lws_tls_ctx *c = k->ctx;
	uint8_t *copy;

	(void)arg;
	if (!c->ocsp)
		return SSL_TLSEXT_ERR_NOACK;
	copy = OPENSSL_memdup(c->ocsp, c->ocsp_len);
	if (!copy)
		return SSL_TLSEXT_ERR_NOACK;
	SSL_set_tlsext_status_ocsp_resp(ssl, copy, (long)c->ocsp_len);

	return SSL_TLSEXT_ERR_OK;
}

void
lws_ossl_ocsp_server(struct lws_tls_ctx *c, const struct lws_tls_setup *s)
{
	char path[LWS_LIMIT_TLS_PATH];
	int n;

	SSL_CTX_set_tlsext_status_cb(c->ssl, staple);
	if (!s->cert.path)
		return;
	n = lws_snprintf(path, sizeof(path), "%s.ocsp", s->cert.path);
	if ((size_t)n >= sizeof(path) - 1 ||
	    !lws_plat_load(path, LWS_LIMIT_TLS_OCSP, &c->ocsp, &c->ocsp_len) ||
	    errno == ENOENT)
		return;
	lwsl_warn("%s: %s: nothing is stapled\n", path, strerror(errno));
}

/* -- client -- */

static OCSP_BASICRESP *
parse(SSL *ssl)
{
	const unsigned char *p;
	OCSP_BASICRESP *basic = NULL;
	OCSP_RESPONSE *resp;
	long len = SSL_get_tlsext_status_ocsp_resp(ssl, &p);

	if (!p || len <= 0)
		return NULL;
	resp = d2i_OCSP_RESPONSE(NULL, &p, len);
	if (resp &&
	    OCSP_response_status(resp) == OCSP_RESPONSE_STATUS_SUCCESSFUL)
		basic = OCSP_response_get1_basic(resp);
	OCSP_RESPONSE_free(resp);

	return basic;
}

static X509 *
issuer_in(STACK_OF(X509) * chain, X509 *cert)
{
	int n;

	for (n = 0; n < sk_X509_num(chain); n++)
		if (X509_check_issued(sk_X509_value(chain, n), cert) ==
		    X509_V_OK)
			return sk_X509_value(chain, n);

	return NULL;
}

/* 1: the answer says, in force now, that this certificate was revoked */
static int
says_revoked(OCSP_BASICRESP *basic, X509 *cert, X509 *issuer)
{
	ASN1_GENERALIZEDTIME *revoked, *from, *to;
	OCSP_CERTID *id = OCSP_cert_to_id(NULL, cert, issuer);
	int status = -1, reason, found;

	if (!id)
		return 0;
	found = OCSP_resp_find_status(basic, id, &status, &reason, &revoked,
				      &from, &to);
	OCSP_CERTID_free(id);

	return found == 1 && status == V_OCSP_CERTSTATUS_REVOKED &&
	       OCSP_check_validity(from, to, CLOCK_SKEW_SECS, -1) == 1;
}

static int
is_revoked(SSL *ssl, OCSP_BASICRESP *basic)
{
	STACK_OF(X509) *chain = SSL_get0_verified_chain(ssl);
	X509_STORE *store = SSL_CTX_get_cert_store(SSL_get_SSL_CTX(ssl));
	X509 *issuer;

	if (!chain || sk_X509_num(chain) < 1)
		return 0;
	issuer = issuer_in(chain, sk_X509_value(chain, 0));
	if (!issuer || OCSP_basic_verify(basic, chain, store, 0) != 1)
		return 0;

	return says_revoked(basic, sk_X509_value(chain, 0), issuer);
}

static int
judge(SSL *ssl, void *arg)
{
	struct lws_tls_conn *k = lws_ossl_conn_of(ssl);
	OCSP_BASICRESP *basic = parse(ssl);
	int revoked = basic && is_revoked(ssl, basic);

	(void)arg;
	OCSP_BASICRESP_free(basic);
	ERR_clear_error();
	if (!revoked)
		return 1;
	if (k->checks)
		k->checks->error = X509_V_ERR_CERT_REVOKED;

	return 0;
}

void
lws_ossl_ocsp_client(struct lws_tls_ctx *c)
{
	SSL_CTX_set_tlsext_status_cb(c->ssl, judge);
}

void
lws_ossl_ocsp_ask(SSL *ssl)
{
	(void)SSL_set_tlsext_status_type(ssl, TLSEXT_STATUSTYPE_ocsp);
}
