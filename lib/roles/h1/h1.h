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
	uint8_t *carry;            /* owned: a line cut by the end of a read */
	unsigned int seen_any : 1; /* a request has been completed before */
	unsigned int refused : 1;  /* answered an error; closing */
};

/* encoders of struct lws_http_version_ops (h1-encode.c) */
int lws_h1_status(struct lws *wsi, unsigned int code, uint8_t **p,
		  const uint8_t *end);
int lws_h1_header(struct lws *wsi, const struct lws_span *name,
		  const struct lws_span *value, uint8_t **p,
		  const uint8_t *end);
int lws_h1_finalize(struct lws *wsi, uint8_t **p, const uint8_t *end);

#endif
