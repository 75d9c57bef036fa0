/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON into a buffer of a size that is known to do: names and values that the
 * library makes as they are, others escaped and cut (RFC 8259 7).
 */
#ifndef LWS_STATUS_JSON_TEXT_H
#define LWS_STATUS_JSON_TEXT_H

#include "core/core.h"

struct lws_json_text {
	char *p;     /* borrowed: where to */
	size_t size; /* bytes there */
	size_t len;  /* of them written; what does not fit is not there */
};

/** lws_json_put() - text of our own, as it is */
void lws_json_put(struct lws_json_text *t, const char *text);
/** lws_json_number() - in decimal */
void lws_json_number(struct lws_json_text *t, uint64_t n);
/** lws_json_string() - with quotes; at most LWS_LIMIT_STATUS_STRING bytes in
 * them. Bytes that are not UTF-8 become U+FFFD, each. NULL: null */
void lws_json_string(struct lws_json_text *t, const char *s);

#endif
