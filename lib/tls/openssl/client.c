/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The client's side: whom it believes, its own certificate, and of each
 * connection the name that it asks for and checks (RFC 9525), its ALPN names.
 */
#include "tls/openssl/backend.h"

#include <openssl/x509v3.h>

#include <pthread.h>

/* -- contexts -- */

static pthread_mutex_t os_ca_lock = PTHREAD_MUTEX_INITIALIZER;

/* a hundred and fifty certificates: only who connects pays for them */
static void
take_os_cas(struct lws_tls_ctx *c)
{
	pthread_mutex_lock(&os_ca_lock);
	if (c->os_ca_due)
		(void)SSL_CTX_set_default_verify_paths(c->ssl);
	c->os_ca_due = 0;
	pthread_mutex_unlock(&os_ca_lock);
}

static int
take_cas(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
	 const struct lws_tls_words *why)
{
	X509_STORE *store = SSL_CTX_get_cert_store(c->ssl);

	/* by contract those in memory are the only ones */
	if (s->ca.mem)
		return lws_ossl_add_cas(store, &s->ca, NULL, why);
	c->os_ca_due = !!(s->flags & LWS_TLS_OS_CA);
	if (s->ca.path && lws_ossl_add_cas(store, &s->ca, NULL, why)) {
		/* by contract that is only said; who depends on it will see
		 * that the server cannot be verified */
		lwsl_err("TLS: %s\n", why->text);
		lws_ossl_say(why, "%s", "");
	}

	return 0;
}

static int
take_own(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
	 const struct lws_tls_words *why)
{
	const struct lws_tls_source *key =
		lws_ossl_has(&s->key) ? &s->key : &s->cert;

	if (!lws_ossl_has(&s->cert))
		return 0;

	return lws_ossl_ctx_use(c, &s->cert, key, s->password, why);
}

int
lws_ossl_client_set_up(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
		       const struct lws_tls_words *why)
{
	SSL_CTX *ssl = c->ssl;

	SSL_CTX_set_verify(ssl, SSL_VERIFY_PEER, lws_ossl_verify);
	if (take_cas(c, s, why) || take_own(c, s, why))
		return -1;
	SSL_CTX_set_session_cache_mode(ssl, SSL_SESS_CACHE_OFF);
	if (!(s->flags & LWS_TLS_NO_SESSIONS)) {
		SSL_CTX_set_session_cache_mode(
			ssl,
			SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
		SSL_CTX_sess_set_new_cb(ssl, lws_ossl_new_session);
	}
	lws_ossl_ocsp_client(c);

	return 0;
}

/* -- connections -- */

/* RFC 6066 3: an address is no name, and is never asked for */
static int
want_name(SSL *ssl, const struct lws_tls_client *w)
{
	X509_VERIFY_PARAM *param = SSL_get0_param(ssl);
	uint8_t ip[16];
	int n = lws_parse_numeric_address(w->host, ip, sizeof(ip));
	int check = !(w->flags & LWS_TLS_SKIP_NAME);

	if (n > 0)
		return check && X509_VERIFY_PARAM_set1_ip(param, ip,
							  (size_t)n) != 1
			       ? -1
			       : 0;
	if (SSL_set_tlsext_host_name(ssl, w->host) != 1)
		return -1;
	if (!check)
		return 0;
	/* a wildcard stands for a whole label (RFC 9525 6.3) */
	X509_VERIFY_PARAM_set_hostflags(param,
					X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);

	return X509_VERIFY_PARAM_set1_host(param, w->host, 0) == 1 ? 0 : -1;
}

static int
want_alpn(SSL *ssl, const char *list)
{
	uint8_t wire[LWS_LIMIT_TLS_ALPN];
	int n = lws_tls_alpn_wire(list, wire, sizeof(wire));

	if (n <= 0)
		return n;

	/* this one returns 0 when it is good */
	return SSL_set_alpn_protos(ssl, wire, (unsigned int)n) ? -1 : 0;
}

int
lws_ossl_client_wants(struct lws_tls_conn *k, const struct lws_tls_client *w,
		      const struct lws_tls_words *why)
{
	k->checks->flags = w->flags;
	take_os_cas(k->ctx);
	/* the program's own context may lack it */
	SSL_set_verify(k->ssl, SSL_VERIFY_PEER, lws_ossl_verify);
	if (w->host && want_name(k->ssl, w)) {
		lws_ossl_say(why, "tls: \"%s\" is no name of a host", w->host);
		return -1;
	}
	if (want_alpn(k->ssl, w->alpn)) {
		lws_ossl_say(why, "tls: \"%s\" is no list of ALPN names",
			     w->alpn);
		return -1;
	}
	if (w->cert.mem && lws_ossl_use_pair(k->ssl, &w->cert, &w->key, why))
		return -1;
	lws_ossl_ocsp_ask(k->ssl);
	if (w->session)
		lws_ossl_offer(k, w);

	return 0;
}
