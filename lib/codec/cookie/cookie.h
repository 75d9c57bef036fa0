/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of cookies as a client sees them (RFC 6265 5): what a server
 * asks to be kept, whether it may ask for that, and where it goes again. No
 * jar, no connection, no clock.
 *
 * There is no list of public suffixes: a cookie for "co.uk" is taken from a
 * host below it, and only names without any dot are known to be too wide.
 */
#ifndef LWS_CODEC_COOKIE_H
#define LWS_CODEC_COOKIE_H

#include "core/core.h"

/** struct lws_cookie_origin - who is asked for what */
struct lws_cookie_origin {
	struct lws_span host; /* lower case, no port, no brackets */
	struct lws_span path; /* without query; begins with a slash */
	uint8_t is_tls;
	uint8_t is_address; /* host is a number: nothing lies below it */
};

/** struct lws_set_cookie - a Set-Cookie field; all parts point into it */
struct lws_set_cookie {
	struct lws_span name;
	struct lws_span value;
	struct lws_span domain; /* without its dot in front, as it is written;
				   empty: the host alone */
	struct lws_span path;   /* as it was said, or empty; then the host's */
	uint64_t expiry;        /* seconds since 1970; 0: with the session */
	uint8_t is_secure;
	uint8_t is_http_only;
};

/** lws_set_cookie_parse() - a field's value  (RFC 6265 5.2)
 * \param now: seconds since 1970: a Max-Age counts from there
 * \return NULL, or why it is none, in words */
const char *lws_set_cookie_parse(struct lws_set_cookie *c, struct lws_span in,
				 uint64_t now);

/** lws_set_cookie_check() - may this origin set it?  (RFC 6265 5.3)
 * Afterwards the domain is empty if the cookie is the host's alone, and the
 * path is there: of the cookie, or of the origin.
 * \return NULL, or why not, in words */
const char *lws_set_cookie_check(struct lws_set_cookie *c,
				 const struct lws_cookie_origin *from);

/** lws_cookie_domain_match() - is host that domain, or below it?
 * (RFC 6265 5.1.3) \param domain: any case; 1, 0 */
int lws_cookie_domain_match(const struct lws_cookie_origin *to,
			    struct lws_span domain);

/** lws_cookie_path_match() - RFC 6265 5.1.4; 1, 0 */
int lws_cookie_path_match(const struct lws_cookie_origin *to,
			  struct lws_span path);

/** lws_cookie_date() - a date in a cookie, in whatever form (RFC 6265 5.1.1)
 * \param secs: out, since 1970; dates before that are 1
 * \return 0, -1: it is none */
int lws_cookie_date(struct lws_span s, uint64_t *secs);

#endif
