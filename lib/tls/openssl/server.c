/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server's side of contexts: its certificate, whom of clients it believes,
 * sessions, ALPN (RFC 7301), and changing to another context when the client
 * asks for its name (RFC 6066 3).
 */
#include "tls/openssl/backend.h"

#include <openssl/evp.h>

/* -- SNI -- */

/* Everything that SSL_new() took from the old context and that decides who gets
 * in has to be the new one's. */
static void
become(struct lws_tls_conn *k, struct lws_tls_ctx *next)
{
	SSL *ssl = k->ssl;

	SSL_set_SSL_CTX(ssl, next->ssl);
	SSL_set_verify(ssl, SSL_CTX_get_verify_mode(next->ssl),
		       SSL_CTX_get_verify_callback(next->ssl));
	SSL_clear_options(ssl, SSL_get_options(ssl));
	SSL_set_options(ssl, SSL_CTX_get_options(next->ssl));
	(void)SSL_set_min_proto_version(
		ssl, SSL_CTX_get_min_proto_version(next->ssl));
	(void)SSL_set_max_proto_version(
		ssl, SSL_CTX_get_max_proto_version(next->ssl));
	SSL_set_info_callback(ssl, SSL_CTX_get_info_callback(next->ssl));
	lws_ossl_ctx_release(k->ctx);
	k->ctx = next;
}

/* Before OpenSSL looks at sessions, so that they are judged by the context
 * that goes on. What is malformed it refuses itself. */
static int
on_hello(SSL *ssl, int *alert, void *arg)
{
	struct lws_tls_conn *k = lws_ossl_conn_of(ssl);
	struct lws_tls_ctx *next;
	const unsigned char *p;
	char name[256];
	size_t len;

	(void)alert;
	(void)arg;
	if (!k->owner->choose ||
	    SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_server_name, &p, &len) !=
		    1 ||
	    lws_tls_sni_name(lws_span_of(p, len), name, sizeof(name)))
		return SSL_CLIENT_HELLO_SUCCESS;
	next = k->owner->choose(k->opaque, name);
	if (next)
		become(k, next);

	return SSL_CLIENT_HELLO_SUCCESS;
}

/* tells the client that its name was understood */
static int
on_name(SSL *ssl, int *alert, void *arg)
{
	(void)ssl;
	(void)alert;
	(void)arg;

	return SSL_TLSEXT_ERR_OK;
}

/* -- ALPN -- */

/* RFC 7301 3.2: with nothing in common the handshake fails */
static int
on_alpn(SSL *ssl, const unsigned char **out, unsigned char *out_len,
	const unsigned char *in, unsigned int in_len, void *arg)
{
	const struct lws_tls_ctx *c = arg;
	unsigned char *chosen;

	(void)ssl;
	if (SSL_select_next_proto(&chosen, out_len, c->alpn, c->alpn_len, in,
				  in_len) != OPENSSL_NPN_NEGOTIATED)
		return SSL_TLSEXT_ERR_ALERT_FATAL;
	*out = chosen;

	return SSL_TLSEXT_ERR_OK;
}

/* -- sessions -- */

/* A session counts only where it was made: what one vhost demanded of a client
 * says nothing about another. */
static int
set_sessions(SSL_CTX *ssl, const struct lws_tls_setup *s)
{
	unsigned char id[EVP_MAX_MD_SIZE];
	unsigned char keys[80];
	unsigned int len = 0;

	if (EVP_Digest(s->name, strlen(s->name), id, &len, EVP_sha256(),
		       NULL) != 1 ||
	    SSL_CTX_set_session_id_context(ssl, id, len) != 1)
		return -1;
	SSL_CTX_set_session_cache_mode(ssl, SSL_SESS_CACHE_SERVER);
	SSL_CTX_sess_set_cache_size(ssl, LWS_LIMIT_TLS_SERVER_SESSIONS);
	if (!s->like)
		return 0;
	/* a new certificate is no reason to forget who was here */
	if (SSL_CTX_get_tlsext_ticket_keys(s->like->ssl, keys, sizeof(keys)) ==
	    1)
		(void)SSL_CTX_set_tlsext_ticket_keys(ssl, keys, sizeof(keys));
	OPENSSL_cleanse(keys, sizeof(keys));

	return 0;
}

/* -- client certificates -- */

static int
ask_certs(SSL_CTX *ssl, const struct lws_tls_setup *s,
	  const struct lws_tls_words *why)
{
	int mode = SSL_VERIFY_PEER;
	STACK_OF(X509_NAME) * names;

	if (s->flags & LWS_TLS_DEMAND_CERT)
		mode |= SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
	if (s->flags & LWS_TLS_ASK_CERT)
		SSL_CTX_set_verify(ssl, mode, lws_ossl_verify);
	if (!lws_ossl_has(&s->ca))
		return 0;
	names = sk_X509_NAME_new_null();
	if (!names ||
	    lws_ossl_add_cas(SSL_CTX_get_cert_store(ssl), &s->ca, names, why)) {
		sk_X509_NAME_pop_free(names, X509_NAME_free);
		return -1;
	}
	SSL_CTX_set_client_CA_list(ssl, names); /* its own now */

	return 0;
}

/* -- the whole -- */

static int
is_missing(const struct lws_tls_source *src)
{
	return src->path && access(src->path, R_OK);
}

static int
take_cert(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
	  const struct lws_tls_words *why)
{
	struct lws_tls_source key = s->key;

	if (!lws_ossl_has(&s->cert))
		return 0; /* the program brings it */
	if ((s->flags & LWS_TLS_CERT_OPTIONAL) &&
	    (is_missing(&s->cert) || is_missing(&s->key)))
		return 0;
	if (!lws_ossl_has(&key))
		key = s->cert; /* both in one file */

	return lws_ossl_ctx_use(c, &s->cert, &key, s->password, why);
}

int
lws_ossl_server_set_up(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
		       const struct lws_tls_words *why)
{
	SSL_CTX *ssl = c->ssl;

	if (set_sessions(ssl, s)) {
		lws_ossl_words(why, "sessions");
		return -1;
	}
	if (take_cert(c, s, why) || ask_certs(ssl, s, why))
		return -1;
	if (s->flags & LWS_TLS_AUTO_DH)
		SSL_CTX_set_dh_auto(ssl, 1);
	SSL_CTX_set_client_hello_cb(ssl, on_hello, NULL);
	SSL_CTX_set_tlsext_servername_callback(ssl, on_name);
	if (c->alpn_len)
		SSL_CTX_set_alpn_select_cb(ssl, on_alpn, c);
	lws_ossl_ocsp_server(c, s);

	return 0;
}
