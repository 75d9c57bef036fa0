/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Connections: the handshake, and records in and out. Each step does what can
 * be done without waiting and says what it waits for.
 */
#include "tls/openssl/backend.h"

#include "crypto/crypto.h"

#include <pthread.h>

/* RFC 8446 5.1: the most that one record carries */
#define RECORD_MAX 16384u

/* see record_len() */
#define PAGE       4096u
#define COPY_LARGE 4096u /* smaller copies are made in another way */
#define COPY_STEP  64u
#define COPY_SKEW  256u

/* -- which connection an SSL is of -- */

static int ex_index = -1;
static pthread_once_t ex_once = PTHREAD_ONCE_INIT;

static void
make_ex_index(void)
{
	ex_index = SSL_get_ex_new_index(0, NULL, NULL, NULL, NULL);
}

struct lws_tls_conn *
lws_ossl_conn_of(const SSL *ssl)
{
	return SSL_get_ex_data(ssl, ex_index);
}

/* -- life -- */

static int
make_ssl(struct lws_tls_conn *k)
{
	BIO *bio;

	(void)pthread_once(&ex_once, make_ex_index);
	k->ssl = SSL_new(k->ctx->ssl);
	if (!k->ssl || SSL_set_ex_data(k->ssl, ex_index, k) != 1)
		return -1;
	bio = lws_ossl_bio(k);
	if (!bio)
		return -1;
	SSL_set_bio(k->ssl, bio, bio); /* its own now */

	return 0;
}

static int
be_client(struct lws_tls_conn *k, const struct lws_tls_client *client,
	  const struct lws_tls_words *why)
{
	k->checks = lws_zalloc(sizeof(*k->checks), "TLS checks");
	if (!k->checks)
		return -1;
	SSL_set_connect_state(k->ssl);

	return lws_ossl_client_wants(k, client, why);
}

struct lws_tls_conn *
lws_ossl_conn_create(struct lws_tls_ctx *c, const struct lws_tls_owner *owner,
		     void *opaque, const struct lws_tls_client *client,
		     const struct lws_tls_words *why)
{
	struct lws_tls_conn *k = lws_zalloc(sizeof(*k), "TLS connection");

	/* if nobody finds better words */
	lws_ossl_say(why, "bio_create failed");
	if (!k)
		return NULL;
	ERR_clear_error();
	k->ctx = c;
	lws_ossl_ctx_hold(c);
	k->owner = owner;
	k->opaque = opaque;
	if (!make_ssl(k)) {
		if (!client) {
			SSL_set_accept_state(k->ssl);
			return k;
		}
		if (!be_client(k, client, why))
			return k;
	}
	ERR_clear_error();
	lws_ossl_conn_destroy(k);

	return NULL;
}

void
lws_ossl_conn_destroy(struct lws_tls_conn *k)
{
	SSL_free(k->ssl);
	lws_ossl_ctx_release(k->ctx);
	lws_free(k->checks);
	lws_free(k);
}

/* -- the handshake -- */

static enum lws_io
handshake_failed(struct lws_tls_conn *k, int e, const struct lws_tls_words *why)
{
	unsigned long q = ERR_peek_error();
	int saved = errno;

	k->dead = 1;
	k->was_plain = ERR_GET_LIB(q) == ERR_LIB_SSL &&
		       (ERR_GET_REASON(q) == SSL_R_HTTP_REQUEST ||
			ERR_GET_REASON(q) == SSL_R_HTTPS_PROXY_REQUEST);
	if (k->checks && k->checks->error) {
		lws_ossl_verify_words(k->checks->error, why);
		return LWS_IO_ERR;
	}
	if (q) {
		lws_ossl_words(why, "tls");
		return LWS_IO_ERR;
	}
	if (k->eof || e == SSL_ERROR_ZERO_RETURN) {
		lws_ossl_say(why, "tls: the peer closed in the handshake");
		return LWS_IO_EOF;
	}
	lws_ossl_say(why, "connect SYSCALL %d", saved);

	return LWS_IO_ERR;
}

enum lws_io
lws_ossl_handshake(struct lws_tls_conn *k, const struct lws_tls_words *why)
{
	int r, e;

	ERR_clear_error();
	k->is_last = 0;
	r = SSL_do_handshake(k->ssl);
	if (k->killed) {
		k->dead = 1;
		lws_ossl_say(why, "tls: ended by the program");
		return LWS_IO_ERR;
	}
	if (r == 1) {
		lws_free_set_NULL(k->checks);
		k->more = !!SSL_has_pending(k->ssl);
		return LWS_IO_OK;
	}
	e = SSL_get_error(k->ssl, r);
	if (e == SSL_ERROR_WANT_READ)
		return LWS_IO_WANT_READ;

	return handshake_failed(k, e, why);
}

/* -- records -- */

static enum lws_io
recv_ended(struct lws_tls_conn *k, int e)
{
	k->more = 0;
	if (e == SSL_ERROR_WANT_READ && !k->killed)
		return LWS_IO_WANT_READ;
	/* who asks again is told the same */
	k->more = 1;
	/* an end without farewell (RFC 8446 6.1) is one all the same: who must
	 * know where his data ends has that from the protocol above */
	if (e == SSL_ERROR_ZERO_RETURN || k->eof) {
		ERR_clear_error();
		return LWS_IO_EOF;
	}
	k->dead = 1;
	ERR_clear_error();

	return LWS_IO_ERR;
}

static enum lws_io
conn_recv(struct lws_tls_conn *k, void *buf, size_t len, size_t *done)
{
	enum lws_io io = LWS_IO_OK;

	*done = 0;
	ERR_clear_error();
	/* a call brings one record at most */
	do {
		size_t n = len - *done;
		int r = SSL_read(k->ssl, (uint8_t *)buf + *done,
				 n > INT_MAX ? INT_MAX : (int)n);

		if (r <= 0) {
			io = recv_ended(k, SSL_get_error(k->ssl, r));
			break;
		}
		*done += (size_t)r;
		k->more = !!SSL_has_pending(k->ssl);
	} while (k->more && *done < len && !k->killed);

	return *done ? LWS_IO_OK : io;
}

/* AMD's processors copy some twenty times slower ("rep movsb") to a place that
 * is a few bytes further in its page than the source is in its own. OpenSSL
 * copies what is written behind the head of its record, nearly always at the
 * same place: if the two are so, a small record brings the rest out of step. */
static size_t
record_len(const struct lws_tls_conn *k, const uint8_t *p, size_t n)
{
	if (n >= COPY_LARGE && (k->record_at - (uintptr_t)p) % PAGE < COPY_STEP)
		return COPY_SKEW;

	return n > RECORD_MAX ? RECORD_MAX : n;
}

static enum lws_io
conn_send(struct lws_tls_conn *k, const void *buf, size_t len, int is_last,
	  size_t *done)
{
	*done = 0;
	ERR_clear_error();
	while (*done < len) {
		const uint8_t *p = (const uint8_t *)buf + *done;
		size_t n = record_len(k, p, len - *done);
		int r;

		k->is_last = is_last && *done + n == len;
		r = SSL_write(k->ssl, p, (int)n);
		if (r <= 0 || k->dead || k->killed) {
			k->dead = 1;
			ERR_clear_error();
			return LWS_IO_ERR;
		}
		*done += (size_t)r;
		if (k->tired) {
			k->tired = 0;
			return LWS_IO_WANT_WRITE;
		}
	}

	return LWS_IO_OK;
}

static int
conn_pending(const struct lws_tls_conn *k)
{
	return k->more;
}

static void
conn_bye(struct lws_tls_conn *k)
{
	if (k->dead || !SSL_is_init_finished(k->ssl) ||
	    (SSL_get_shutdown(k->ssl) & SSL_SENT_SHUTDOWN))
		return;
	k->is_last = 1;
	(void)SSL_shutdown(k->ssl);
	ERR_clear_error();
}

/* -- questions -- */

static struct lws_span
conn_alpn(const struct lws_tls_conn *k)
{
	const unsigned char *p = NULL;
	unsigned int len = 0;

	SSL_get0_alpn_selected(k->ssl, &p, &len);

	return lws_span_of(p, len);
}

static int
conn_peer_info(const struct lws_tls_conn *k, enum lws_tls_cert_info type,
	       union lws_tls_cert_info_results *buf, size_t len)
{
	X509 *cert = SSL_get_peer_certificate(k->ssl);
	int r;

	if (!cert)
		return -1;
	if (type == LWS_TLS_CERT_INFO_VERIFIED) {
		buf->verified = SSL_get_verify_result(k->ssl) == X509_V_OK;
		r = 0;
	} else
		r = lws_x509_native_info(cert, type, buf, len);
	X509_free(cert);

	return r;
}

static int
conn_is_resumed(const struct lws_tls_conn *k)
{
	return SSL_session_reused(k->ssl) == 1;
}

static void *
conn_native(const struct lws_tls_conn *k)
{
	return k->ssl;
}

static void *
ctx_native(const struct lws_tls_ctx *c)
{
	return c->ssl;
}

static int
conn_was_plain(const struct lws_tls_conn *k)
{
	return k->was_plain;
}

const struct lws_tls_ops lws_tls_openssl = {
	.name = "OpenSSL",
	.ctx_create = lws_ossl_ctx_create,
	.ctx_hold = lws_ossl_ctx_hold,
	.ctx_release = lws_ossl_ctx_release,
	.ctx_has_cert = lws_ossl_ctx_has_cert,
	.ctx_info = lws_ossl_ctx_info,
	.ctx_add_ca = lws_ossl_ctx_add_ca,
	.ctx_native = ctx_native,
	.ctx_use = lws_ossl_ctx_use,
	.conn_create = lws_ossl_conn_create,
	.conn_destroy = lws_ossl_conn_destroy,
	.handshake = lws_ossl_handshake,
	.recv = conn_recv,
	.send = conn_send,
	.pending = conn_pending,
	.bye = conn_bye,
	.alpn = conn_alpn,
	.peer_info = conn_peer_info,
	.is_resumed = conn_is_resumed,
	.native = conn_native,
	.was_plain = conn_was_plain,
	.session_free = lws_ossl_session_free,
	.session_hold = lws_ossl_session_hold,
	.session_pack = lws_ossl_session_pack,
	.session_unpack = lws_ossl_session_unpack,
	.self_signed = lws_ossl_self_signed,
	.csr = lws_ossl_csr,
};
