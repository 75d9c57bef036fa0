/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sessions of clients. A session that is resumed is not verified again, so it
 * is offered only where its server would pass what this connection checks: one
 * that was made while errors were forgiven does not help who forgives none.
 *
 * struct lws_tls_session is the library's SSL_SESSION by another name.
 */
#include "tls/openssl/backend.h"

#include <openssl/x509v3.h>

static SSL_SESSION *
native(const struct lws_tls_session *s)
{
	return (SSL_SESSION *)(uintptr_t)s;
}

/* 1: kept, and its reference with it */
int
lws_ossl_new_session(SSL *ssl, SSL_SESSION *session)
{
	struct lws_tls_conn *k = lws_ossl_conn_of(ssl);

	if (!k || !k->owner->session || !SSL_SESSION_is_resumable(session))
		return 0;
	k->owner->session(k->opaque, (struct lws_tls_session *)session);

	return 1;
}

static int
names_it(X509 *cert, const char *host)
{
	uint8_t ip[16];
	int n = lws_parse_numeric_address(host, ip, sizeof(ip));

	if (n > 0)
		return X509_check_ip(cert, ip, (size_t)n, 0) == 1;

	return X509_check_host(cert, host, 0,
			       X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, NULL) == 1;
}

/* the end of its certificate may have come since */
static int
is_current(X509 *cert)
{
	return X509_cmp_current_time(X509_get0_notBefore(cert)) < 0 &&
	       X509_cmp_current_time(X509_get0_notAfter(cert)) > 0;
}

static int
would_pass(SSL_SESSION *session, const struct lws_tls_client *w, long result)
{
	X509 *cert = SSL_SESSION_get0_peer(session);

	if (!cert)
		return 0;
	if (result != X509_V_OK && !lws_ossl_forgives(w->flags, (int)result))
		return 0;
	if (!(w->flags & LWS_TLS_ALLOW_EXPIRED) && !is_current(cert))
		return 0;

	return (w->flags & LWS_TLS_SKIP_NAME) || !w->host ||
	       names_it(cert, w->host);
}

void
lws_ossl_offer(struct lws_tls_conn *k, const struct lws_tls_client *w)
{
	SSL_SESSION *session = native(w->session);

	/* setting it tells its result; it is taken back if that is no good */
	if (SSL_set_session(k->ssl, session) == 1 &&
	    !would_pass(session, w, SSL_get_verify_result(k->ssl)))
		(void)SSL_set_session(k->ssl, NULL);
	ERR_clear_error();
}

void
lws_ossl_session_free(struct lws_tls_session *s)
{
	SSL_SESSION_free(native(s));
}

struct lws_tls_session *
lws_ossl_session_hold(struct lws_tls_session *s)
{
	return SSL_SESSION_up_ref(native(s)) == 1 ? s : NULL;
}

int
lws_ossl_session_pack(const struct lws_tls_session *s, uint8_t **p, size_t *len)
{
	int n = i2d_SSL_SESSION(native(s), NULL);
	unsigned char *at;

	*p = n > 0 ? lws_malloc((size_t)n, "packed TLS session") : NULL;
	if (!*p)
		return -1;
	at = *p;
	*len = (size_t)i2d_SSL_SESSION(native(s), &at);

	return 0;
}

struct lws_tls_session *
lws_ossl_session_unpack(const uint8_t *p, size_t len)
{
	SSL_SESSION *session;

	if (len > LWS_LIMIT_TLS_SESSION)
		return NULL;
	session = d2i_SSL_SESSION(NULL, &p, (long)len);
	ERR_clear_error();

	return (struct lws_tls_session *)session;
}
