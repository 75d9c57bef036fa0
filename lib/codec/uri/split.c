/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * URIs and authorities, taken apart into views (RFC 3986 3, appendix B).
 */
#include "codec/uri/uri.h"

/* classes of bytes, bits in class[] */
enum {
	ALPHA = 1 << 0,
	DIGIT = 1 << 1,
	HEX = 1 << 2,
	MARK = 1 << 3,   /* the rest of unreserved, and sub-delims (2.2, 2.3) */
	SCHEME = 1 << 4, /* 3.1 */
	NAME = ALPHA | DIGIT | MARK
};

#define L (ALPHA | SCHEME)
#define X (ALPHA | SCHEME | HEX)
#define D (DIGIT | SCHEME | HEX)
#define S (MARK | SCHEME)
#define M MARK

/* clang-format off */
static const uint8_t class[256] = {
	/* 00 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/* 10 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/*       sp !  "  #  $  %  &  '  (  )  *  +  ,  -  .  / */
	/* 20 */ 0, M, 0, 0, M, 0, M, M, M, M, M, S, M, S, S, 0,
	/*       0 .. 9                       :  ;  <  =  >  ? */
	/* 30 */ D, D, D, D, D, D, D, D, D, D, 0, M, 0, M, 0, 0,
	/*       @  A .. O */
	/* 40 */ 0, X, X, X, X, X, X, L, L, L, L, L, L, L, L, L,
	/*       P .. Z                          [  \  ]  ^  _ */
	/* 50 */ L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, M,
	/*       `  a .. o */
	/* 60 */ 0, X, X, X, X, X, X, L, L, L, L, L, L, L, L, L,
	/*       p .. z                          {  |  }  ~  del */
	/* 70 */ L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, M, 0
	/* 80 .. ff: 0 */
};
/* clang-format on */

static int
is(uint8_t b, uint8_t mask)
{
	return class[b] & mask;
}

/* bytes of s before the first stop */
static size_t
run_until(struct lws_span s, uint8_t stop)
{
	const uint8_t *p = s.len ? memchr(s.p, stop, s.len) : NULL;

	return p ? (size_t)(p - s.p) : s.len;
}

/* the same with several */
static size_t
run_until_any(struct lws_span s, const char *stops)
{
	size_t n = run_until(s, (uint8_t)*stops);

	for (stops++; *stops; stops++)
		n = run_until(lws_span_of(s.p, n), (uint8_t)*stops);

	return n;
}

/* takes the first n bytes off s */
static struct lws_span
take(struct lws_span *s, size_t n)
{
	struct lws_span head = lws_span_of(s->p, n);

	lws_span_skip(s, n);

	return head;
}

/* RFC 3986 3.1 */
static int
is_scheme(struct lws_span s)
{
	size_t i;

	if (!s.len || !is(s.p[0], ALPHA))
		return 0;
	for (i = 1; i < s.len; i++)
		if (!is(s.p[i], SCHEME))
			return 0;

	return 1;
}

enum lws_uri_err
lws_uri_split(struct lws_span uri, struct lws_uri *out)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < uri.len; i++)
		if (uri.p[i] <= ' ' || uri.p[i] == 0x7f)
			return LWS_URI_ERR_SYNTAX;

	i = run_until_any(uri, ":/?#");
	if (i < uri.len && uri.p[i] == ':' &&
	    is_scheme(lws_span_of(uri.p, i))) {
		out->scheme = take(&uri, i);
		lws_span_skip(&uri, 1);
	}
	if (uri.len >= 2 && uri.p[0] == '/' && uri.p[1] == '/') {
		lws_span_skip(&uri, 2);
		out->authority = take(&uri, run_until_any(uri, "/?#"));
	}
	out->path = take(&uri, run_until_any(uri, "?#"));
	if (uri.len && *uri.p == '?') {
		lws_span_skip(&uri, 1);
		out->query = take(&uri, run_until(uri, '#'));
	}
	if (uri.len) {
		lws_span_skip(&uri, 1);
		out->fragment = uri;
	}

	return LWS_URI_OK;
}

/* RFC 3986 3.2.1, 3.2.2: unreserved, sub-delims, the byte more, escapes */
static int
is_name(struct lws_span s, uint8_t more)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (is(s.p[i], NAME) || (more && s.p[i] == more))
			continue;
		if (s.p[i] != '%' || s.len - i < 3 || !is(s.p[i + 1], HEX) ||
		    !is(s.p[i + 2], HEX))
			return 0;
		i += 2;
	}

	return 1;
}

/* RFC 3986 3.2.2 IPv6address */
static int
is_ipv6(struct lws_span s)
{
	uint8_t address[16];

	return !lws_parse_ipv6(s, address);
}

/* "v" hex+ "." plain+ */
static int
is_ipvfuture(struct lws_span s)
{
	size_t dot = run_until(s, '.');
	uint64_t v;

	return dot > 1 && dot + 1 < s.len && (s.p[0] | 0x20) == 'v' &&
	       !lws_hexdigits_u64(s.p + 1, dot - 1, UINT64_MAX, &v) &&
	       is_name(lws_span_of(s.p + dot + 1, s.len - dot - 1), ':');
}

/* between the brackets; a zone follows %25 (RFC 6874) */
static int
is_ip_literal(struct lws_span s)
{
	size_t zone = run_until(s, '%');

	if (zone == s.len)
		return is_ipv6(s) || is_ipvfuture(s);
	if (s.len - zone < 4 || memcmp(s.p + zone, "%25", 3))
		return 0;

	return is_ipv6(lws_span_of(s.p, zone)) &&
	       is_name(lws_span_of(s.p + zone + 3, s.len - zone - 3), 0);
}

static enum lws_uri_err
take_host(struct lws_span *s, struct lws_uri_authority *out)
{
	if (!s->len || *s->p != '[') {
		out->host = take(s, run_until(*s, ':'));
		return is_name(out->host, 0) ? LWS_URI_OK : LWS_URI_ERR_HOST;
	}
	out->ip_literal = 1;
	lws_span_skip(s, 1);
	out->host = take(s, run_until(*s, ']'));
	if (!s->len || !is_ip_literal(out->host))
		return LWS_URI_ERR_HOST;
	lws_span_skip(s, 1);

	return LWS_URI_OK;
}

enum lws_uri_err
lws_uri_authority_parse(struct lws_span text, struct lws_uri_authority *out)
{
	size_t at = run_until(text, '@');
	enum lws_uri_err err;
	uint64_t port;

	memset(out, 0, sizeof(*out));
	out->port = -1;
	if (at < text.len) {
		out->userinfo = take(&text, at);
		lws_span_skip(&text, 1);
		if (!is_name(out->userinfo, ':'))
			return LWS_URI_ERR_SYNTAX;
	}
	err = take_host(&text, out);
	if (err || !text.len)
		return err;
	if (*text.p != ':')
		return LWS_URI_ERR_HOST;
	lws_span_skip(&text, 1);
	if (!text.len) /* RFC 3986 3.2.3: an empty port is the default */
		return LWS_URI_OK;
	if (lws_digits_u64(text.p, text.len, 65535, &port))
		return LWS_URI_ERR_PORT;
	out->port = (int)port;

	return LWS_URI_OK;
}
