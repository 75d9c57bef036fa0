/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * UTF-8 as Unicode defines it (RFC 3629, Unicode 15 table 3-7): no overlong
 * forms, no surrogates, nothing above U+10FFFF. Streaming, since messages come
 * in pieces; part of core's front header.
 */
#ifndef LWS_CORE_UTF8_H
#define LWS_CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/** struct lws_utf8 - where in a sequence a piece has ended; zeroed: at none */
struct lws_utf8 {
	uint8_t need;   /* continuation bytes still to come */
	uint8_t lo, hi; /* the range the next of them must be in */
};

/** lws_utf8_feed() - check the next piece of a text
 * \param u: zeroed before the first piece; one per text
 * \param p, len: bytes, cut anywhere
 * \return 0: valid so far; -1: not UTF-8, whatever would follow */
int lws_utf8_feed(struct lws_utf8 *u, const void *p, size_t len);

/** lws_utf8_end() - may the text end here?
 * \return 0, or -1: in the middle of a character */
int lws_utf8_end(const struct lws_utf8 *u);

/** lws_utf8_check() - a whole text
 * \return 0: valid; -1: not */
int lws_utf8_check(const void *p, size_t len);

#endif
