/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of roles/h1: HTTP/1.0 and 1.1 on one connection. The codec
 * (codec/http1) reads, roles/http acts, this role joins the two and writes
 * header blocks as text.
 */
#ifndef LWS_ROLES_H1_H
#define LWS_ROLES_H1_H

#include "codec/http1/http1.h"
#include "roles/http/http.h"

/** struct lws_h1 - role state of a connection; what an idle one keeps */
struct lws_h1 {
	struct lws_http *txn; /* owned: the request at hand; NULL: idle.
				 First member, see lws_http_of() */
	struct lws_http1 parser;
	struct lws_http_waiter *waiter; /* owned; NULL: does not wait */
	uint8_t *carry;            /* owned: a line cut by the end of a read */
	unsigned int seen_any : 1; /* a request has been completed before */
	unsigned int refused : 1;  /* answered an error; closing */
	unsigned int settled : 1;  /* it is HTTP that is spoken (h1-first.c) */
	unsigned int tls_spoken : 1; /* it begins as TLS does */
	uint8_t first_len;
	uint8_t first[18]; /* of a connection, until it is settled */
};

/** lws_h1_first() - rx() until the connection is settled */
enum lws_keep lws_h1_first(struct lws *wsi, struct lws_span *in);
/** lws_h1_rx() - rx() of the role */
enum lws_keep lws_h1_rx(struct lws *wsi, struct lws_span *in);

/* encoders of struct lws_http_version_ops (h1-encode.c) */
int lws_h1_status(struct lws *wsi, unsigned int code, uint8_t **p,
		  const uint8_t *end);
int lws_h1_header(struct lws *wsi, const struct lws_span *name,
		  const struct lws_span *value, uint8_t **p,
		  const uint8_t *end);
int lws_h1_finalize(struct lws *wsi, uint8_t **p, const uint8_t *end);
int lws_h1_body(struct lws_http *h, uint8_t *p, size_t len, int last);

#endif
