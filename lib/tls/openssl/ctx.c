/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Contexts: versions, ciphers, options, and what both sides have. TLS 1.2 is
 * the oldest that is spoken (RFC 8996).
 */
#include "tls/openssl/backend.h"

#include "crypto/crypto.h"

/* what is never wanted: compression tells secrets (CRIME), renegotiation is
 * work that a peer can ask for without end, and was dropped in TLS 1.3 */
#define OPTIONS_ALWAYS                                                         \
	(SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |                     \
	 SSL_OP_CIPHER_SERVER_PREFERENCE)

/* Buffers go back while a connection idles; one read brings what is there, not
 * a header and then a body; records leave whole, so a retry never happens. */
#define MODES                                                                  \
	(SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | \
	 SSL_MODE_RELEASE_BUFFERS | SSL_MODE_AUTO_RETRY)

static void
on_info(const SSL *ssl, int where, int ret)
{
	struct lws_tls_conn *k = lws_ossl_conn_of(ssl);

	if (!k || !(where & k->ctx->info_mask) || !k->owner->info)
		return;
	if (k->owner->info(k->opaque, where, ret))
		k->killed = 1;
}

static int
set_ciphers(SSL_CTX *ssl, const struct lws_tls_setup *s,
	    const struct lws_tls_words *why)
{
	const char *what = NULL;

	if (s->ciphers && SSL_CTX_set_cipher_list(ssl, s->ciphers) != 1)
		what = s->ciphers;
	else if (s->ciphers_13 &&
		 SSL_CTX_set_ciphersuites(ssl, s->ciphers_13) != 1)
		what = s->ciphers_13;
	else if (s->groups && SSL_CTX_set1_groups_list(ssl, s->groups) != 1)
		what = s->groups;
	if (!what)
		return 0;
	lws_ossl_words(why, what);

	return -1;
}

static int
set_up(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
       const struct lws_tls_words *why)
{
	SSL_CTX *ssl = c->ssl;

	if (SSL_CTX_set_min_proto_version(ssl, TLS1_2_VERSION) != 1) {
		lws_ossl_words(why, "TLS 1.2");
		return -1;
	}
	SSL_CTX_set_options(ssl, OPTIONS_ALWAYS);
	SSL_CTX_set_mode(ssl, MODES);
	SSL_CTX_set_read_ahead(ssl, 1);
	SSL_CTX_set_timeout(ssl, s->session_secs);
	if (set_ciphers(ssl, s, why))
		return -1;
	c->info_mask = s->info_mask;
	if (c->info_mask)
		SSL_CTX_set_info_callback(ssl, on_info);
	if (s->keylog && lws_ossl_keylog(c, s->keylog)) {
		lws_ossl_say(why, "no memory for the key log's name");
		return -1;
	}
	if (s->flags & LWS_TLS_CLIENT ? lws_ossl_client_set_up(c, s, why)
				      : lws_ossl_server_set_up(c, s, why))
		return -1;
	/* by contract these have the last word */
	if (s->options_set)
		SSL_CTX_set_options(ssl, s->options_set);
	if (s->options_clear)
		SSL_CTX_clear_options(ssl, s->options_clear);
	if (s->extra && s->extra(s->extra_arg, ssl)) {
		lws_ossl_say(why, "the program refused it");
		return -1;
	}
	/* the program may have brought a certificate */
	c->has_cert = SSL_CTX_get0_certificate(ssl) != NULL;

	return 0;
}

static SSL_CTX *
take_native(const struct lws_tls_setup *s)
{
	if (s->native)
		return SSL_CTX_up_ref(s->native) == 1 ? s->native : NULL;

	return SSL_CTX_new(s->flags & LWS_TLS_CLIENT ? TLS_client_method()
						     : TLS_server_method());
}

/* an alpn list in wire form has one byte more than in words */
static struct lws_tls_ctx *
alloc(const struct lws_tls_setup *s, const struct lws_tls_words *why)
{
	size_t room = s->alpn ? strlen(s->alpn) + 2 : 0;
	struct lws_tls_ctx *c;
	int n;

	c = lws_zalloc(sizeof(*c) + room, "TLS context");
	if (!c) {
		lws_ossl_say(why, "out of memory");
		return NULL;
	}
	atomic_init(&c->holds, 1);
	n = room ? lws_tls_alpn_wire(s->alpn, c->alpn, room) : 0;
	if (n >= 0 && n <= UINT16_MAX) {
		c->alpn_len = (uint16_t)n;
		return c;
	}
	lws_ossl_say(why, "\"%s\" is no list of ALPN names", s->alpn);
	lws_free(c);

	return NULL;
}

struct lws_tls_ctx *
lws_ossl_ctx_create(const struct lws_tls_setup *s,
		    const struct lws_tls_words *why)
{
	struct lws_tls_ctx *c = alloc(s, why);

	if (!c)
		return NULL;
	ERR_clear_error();
	c->ssl = take_native(s);
	if (!c->ssl)
		lws_ossl_words(why, "SSL_CTX");
	if (c->ssl && (s->native || !set_up(c, s, why)))
		return c;
	lws_ossl_ctx_release(c);

	return NULL;
}

void
lws_ossl_ctx_hold(struct lws_tls_ctx *c)
{
	atomic_fetch_add(&c->holds, 1);
}

void
lws_ossl_ctx_release(struct lws_tls_ctx *c)
{
	if (!c || atomic_fetch_sub(&c->holds, 1) > 1)
		return;
	SSL_CTX_free(c->ssl);
	lws_free(c->keylog);
	lws_free(c->ocsp);
	lws_free(c);
}

int
lws_ossl_ctx_has_cert(const struct lws_tls_ctx *c)
{
	return c->has_cert;
}

int
lws_ossl_ctx_info(const struct lws_tls_ctx *c, enum lws_tls_cert_info type,
		  union lws_tls_cert_info_results *buf, size_t len)
{
	X509 *cert = SSL_CTX_get0_certificate(c->ssl);

	return cert ? lws_x509_native_info(cert, type, buf, len) : -1;
}

int
lws_ossl_ctx_use(struct lws_tls_ctx *c, const struct lws_tls_source *cert,
		 const struct lws_tls_source *key, const char *password,
		 const struct lws_tls_words *why)
{
	if (lws_ossl_use_cert(c->ssl, cert, why) ||
	    lws_ossl_use_key(c->ssl, key, password, why))
		return -1;
	c->has_cert = 1;

	return 0;
}
