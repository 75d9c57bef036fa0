/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Dates in HTTP fields that came from a peer; part of core's front header.
 */
#ifndef LWS_CORE_HTTP_DATE_H
#define LWS_CORE_HTTP_DATE_H

#include <stddef.h>
#include <time.h>

/** lws_http_date_parse_any() - a date in any of the three forms that a
 *	recipient must understand  (RFC 9110 5.6.7)
 * \param b, len: the text, need not be terminated; what follows is ignored
 * \param now: the present, which places two-digit years
 * \param t: out, set on success only
 * \return 0, or -1: none of the forms
 * The public lws_http_date_parse_unix() knows the first form alone. */
int lws_http_date_parse_any(const char *b, size_t len, time_t now, time_t *t);

#endif
