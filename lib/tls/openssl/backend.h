/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the OpenSSL backend share. Calls that OpenSSL 1.1.1 and 3
 * both have, and that 3 does not deprecate.
 */
#ifndef LWS_TLS_OPENSSL_BACKEND_H
#define LWS_TLS_OPENSSL_BACKEND_H

#include "tls/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <stdatomic.h>

struct lws_tls_ctx {
	SSL_CTX *ssl;  /* owned, or a reference of its own */
	char *keylog;  /* owned; NULL: secrets stay secret */
	uint8_t *ocsp; /* owned: a response to staple, DER; NULL */
	size_t ocsp_len;
	atomic_uint holds;
	int info_mask;
	uint16_t alpn_len;
	uint8_t has_cert;
	uint8_t os_ca_due; /* the system's CAs, with the first connection */
	uint8_t alpn[];    /* server: in wire form */
};

/* what only a handshake needs of a client */
struct lws_tls_checks {
	unsigned int flags; /* LWS_TLS_ALLOW_* ... */
	int error;          /* X509_V_ERR_* that ended it; 0 none */
};

struct lws_tls_conn {
	SSL *ssl;                          /* owned */
	struct lws_tls_ctx *ctx;           /* held */
	const struct lws_tls_owner *owner; /* constant */
	void *opaque;                      /* the owner's */
	struct lws_tls_checks *checks;     /* owned, during the handshake */
	uintptr_t record_at;               /* where OpenSSL puts the contents of
					      records; a number, not to be used */
	uint8_t more : 1;                  /* bytes or the end are inside */
	uint8_t eof : 1;                   /* the peer ended its direction */
	uint8_t dead : 1;                  /* nothing more may be sent */
	uint8_t tired : 1;                 /* the owner wants no more for now */
	uint8_t is_last : 1;   /* nothing follows what is sent now */
	uint8_t killed : 1;    /* the program ended it in info() */
	uint8_t was_plain : 1; /* no TLS came */
};

/* -- bio.c: OpenSSL on the owner's recv() and send() -- */

/** lws_ossl_bio() - \return owned by the caller, NULL: no memory */
BIO *lws_ossl_bio(struct lws_tls_conn *k);

/* -- words.c -- */

/** lws_ossl_words() - what OpenSSL says of a failure, behind a prefix, and it
 * forgets it */
void lws_ossl_words(const struct lws_tls_words *why, const char *prefix);
void lws_ossl_say(const struct lws_tls_words *why, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* -- ctx.c -- */

struct lws_tls_ctx *lws_ossl_ctx_create(const struct lws_tls_setup *s,
					const struct lws_tls_words *why);
void lws_ossl_ctx_hold(struct lws_tls_ctx *c);
void lws_ossl_ctx_release(struct lws_tls_ctx *c);
int lws_ossl_ctx_has_cert(const struct lws_tls_ctx *c);
int lws_ossl_ctx_info(const struct lws_tls_ctx *c, enum lws_tls_cert_info type,
		      union lws_tls_cert_info_results *buf, size_t len);
int lws_ossl_ctx_use(struct lws_tls_ctx *c, const struct lws_tls_source *cert,
		     const struct lws_tls_source *key, const char *password,
		     const struct lws_tls_words *why);

/* -- server.c, client.c: what only one side's contexts have; 0, -1 words -- */
int lws_ossl_server_set_up(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
			   const struct lws_tls_words *why);
int lws_ossl_client_set_up(struct lws_tls_ctx *c, const struct lws_tls_setup *s,
			   const struct lws_tls_words *why);
/** lws_ossl_client_wants() - name, ALPN, certificate, session of a connection
 */
int lws_ossl_client_wants(struct lws_tls_conn *k,
			  const struct lws_tls_client *w,
			  const struct lws_tls_words *why);

/* -- source.c: certificates and keys -- */

/** lws_ossl_use_cert() - chain, leaf first, into a context; 0, -1 words */
int lws_ossl_use_cert(SSL_CTX *ssl, const struct lws_tls_source *src,
		      const struct lws_tls_words *why);
int lws_ossl_use_key(SSL_CTX *ssl, const struct lws_tls_source *src,
		     const char *password, const struct lws_tls_words *why);
/** lws_ossl_use_pair() - certificate and key of one connection */
int lws_ossl_use_pair(SSL *ssl, const struct lws_tls_source *cert,
		      const struct lws_tls_source *key,
		      const struct lws_tls_words *why);
/** lws_ossl_add_cas() - all certificates of a source into a store; names, if
 * not NULL, gets their subjects. 0, -1 words */
int lws_ossl_add_cas(X509_STORE *store, const struct lws_tls_source *src,
		     STACK_OF(X509_NAME) * names,
		     const struct lws_tls_words *why);
int lws_ossl_ctx_add_ca(struct lws_tls_ctx *c, const uint8_t *der, size_t len);
static inline int
lws_ossl_has(const struct lws_tls_source *src)
{
	return src->path || src->mem;
}

/* -- verify.c -- */

int lws_ossl_verify(int good, X509_STORE_CTX *store);
/** lws_ossl_verify_words() - the text of a refused server */
void lws_ossl_verify_words(int error, const struct lws_tls_words *why);
/** lws_ossl_forgives() - 1 if flags forgive that error */
int lws_ossl_forgives(unsigned int flags, int error);

/* -- conn.c -- */

struct lws_tls_conn *lws_ossl_conn_of(const SSL *ssl);
struct lws_tls_conn *lws_ossl_conn_create(struct lws_tls_ctx *c,
					  const struct lws_tls_owner *owner,
					  void *opaque,
					  const struct lws_tls_client *client,
					  const struct lws_tls_words *why);
void lws_ossl_conn_destroy(struct lws_tls_conn *k);
enum lws_io lws_ossl_handshake(struct lws_tls_conn *k,
			       const struct lws_tls_words *why);

/* -- session.c -- */

int lws_ossl_new_session(SSL *ssl, SSL_SESSION *session);
/** lws_ossl_offer() - try to resume, if the session would pass our checks */
void lws_ossl_offer(struct lws_tls_conn *k, const struct lws_tls_client *w);
void lws_ossl_session_free(struct lws_tls_session *s);
struct lws_tls_session *lws_ossl_session_hold(struct lws_tls_session *s);
int lws_ossl_session_pack(const struct lws_tls_session *s, uint8_t **p,
			  size_t *len);
struct lws_tls_session *lws_ossl_session_unpack(const uint8_t *p, size_t len);

/* -- ocsp.c: stapled answers (RFC 6066 8) -- */

void lws_ossl_ocsp_server(struct lws_tls_ctx *c, const struct lws_tls_setup *s);
void lws_ossl_ocsp_client(struct lws_tls_ctx *c);
void lws_ossl_ocsp_ask(SSL *ssl);

/* -- keylog.c, no-keylog.c -- */
int lws_ossl_keylog(struct lws_tls_ctx *c, const char *path);

/* -- make.c -- */
int lws_ossl_self_signed(const char *const *names, unsigned int count,
			 unsigned int secs, char **cert, char **key);
int lws_ossl_csr(const char *const *elements, uint8_t **der, size_t *der_len,
		 char **key);

#endif
