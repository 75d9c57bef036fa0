/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which answers are compressed, and how: what the transform (coding.c), the
 * rules (coding-rule.c) and files (file.c, doc.c) share inside roles/http.
 */
#ifndef LWS_ROLES_HTTP_CODING_H
#define LWS_ROLES_HTTP_CODING_H

#include "codec/compress/compress.h"
#include "roles/http/http.h"

/** struct lws_http_coding_rule - what a mount, or the vhost, asks for */
struct lws_http_coding_rule {
	struct lws_http_coding_rule *next;
	const struct lws_http_mount *mount; /* compared only; NULL: all that
					       have no rule of their own */
	struct lws_x_http_compression how;
};

/** lws_http_coding_rule() - for this request; NULL: nothing is asked for */
const struct lws_http_coding_rule *
lws_http_coding_rule(const struct lws_http *h);

/** lws_http_coding_gains() - are bodies of this type worth it? 1, 0
 * \param r: for the program's own types */
int lws_http_coding_gains(const struct lws_http_coding_rule *r,
			  const char *type);

/** lws_http_coding_choose() - the best one that the client accepts
 * \param name: NULL: any; else the only one that will do
 * \return index + 1 into lws_compress_codings; 0: none */
unsigned int lws_http_coding_choose(const struct lws_http *h, const char *name);

/** lws_http_coding_start() - take h->coding up
 * \param which: as chosen
 * \param len: bytes of the body, UINT64_MAX not known
 * \return 0; -1: out of memory, or too many at once: h->coding is NULL */
int lws_http_coding_start(struct lws_http *h, unsigned int which, uint64_t len);

/** lws_http_coding_is_said() - h->coding's content-encoding is in the block */
void lws_http_coding_is_said(struct lws_http *h);

#endif
