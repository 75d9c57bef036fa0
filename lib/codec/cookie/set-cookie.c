/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a server asks to be kept. Nothing of it is believed: a cookie is for the
 * host that sets it or for a domain above it, is small, and has no byte that
 * means something else in a jar or in a request.
 */
#include "codec/cookie/cookie.h"

#define FAR_AWAY (1ull << 40) /* seconds: it does not come */

/* -- text -- */

static int
is_blank(uint8_t b)
{
	return b == ' ' || b == '\t';
}

static struct lws_span
trim(struct lws_span s)
{
	while (s.len && is_blank(*s.p))
		lws_span_skip(&s, 1);
	while (s.len && is_blank(s.p[s.len - 1]))
		s.len--;

	return s;
}

static uint8_t
lower(uint8_t b)
{
	return b >= 'A' && b <= 'Z' ? (uint8_t)(b | 0x20) : b;
}

/* text: len bytes of lower case */
static int
same(struct lws_span s, const void *text, size_t len)
{
	const uint8_t *t = (const uint8_t *)text;
	size_t n;

	for (n = 0; n < len && n < s.len && lower(s.p[n]) == t[n]; n++)
		;

	return s.len == len && n == len;
}

static int
begins(struct lws_span s, const char *text)
{
	const size_t len = strlen(text);

	return s.len >= len && same(lws_span_of(s.p, len), text, len);
}

/* none that ends a line or a column of the jar */
static int
is_clean(struct lws_span s)
{
	for (; s.len; lws_span_skip(&s, 1))
		if (*s.p < 0x20 || *s.p == 0x7f)
			return 0;

	return 1;
}

static int
has(struct lws_span s, const char *any)
{
	for (; s.len; lws_span_skip(&s, 1))
		if (strchr(any, *s.p))
			return 1;

	return 0;
}

/* up to a byte, which is skipped, or to the end */
static struct lws_span
take_until(struct lws_span *in, char c)
{
	const uint8_t *at =
		in->len ? (const uint8_t *)memchr(in->p, c, in->len) : NULL;
	struct lws_span s =
		lws_span_of(in->p, at ? (size_t)(at - in->p) : in->len);

	lws_span_skip(in, s.len + !!at);

	return s;
}

/* -- attributes (RFC 6265 5.2) -- */

struct when {
	uint64_t expires, max_age; /* seconds since 1970; 0: not said */
};

/* 5.2.2: what is no number is not there, what is negative is over */
static void
take_max_age(struct lws_span v, uint64_t now, struct when *w)
{
	uint64_t secs = 0;
	size_t n;

	if (!v.len)
		return;
	for (n = *v.p == '-'; n < v.len; n++) {
		if (v.p[n] < '0' || v.p[n] > '9')
			return;
		secs = secs > FAR_AWAY ? FAR_AWAY
				       : secs * 10 + (uint64_t)(v.p[n] - '0');
	}
	if (*v.p == '-' || !secs)
		w->max_age = 1;
	else
		w->max_age = now + (secs > FAR_AWAY ? FAR_AWAY : secs);
}

static void
take_domain(struct lws_span v, struct lws_set_cookie *c)
{
	if (v.len && *v.p == '.')
		lws_span_skip(&v, 1);
	c->domain = v;
}

static void
take_attribute(struct lws_set_cookie *c, struct lws_span in, uint64_t now,
	       struct when *w)
{
	struct lws_span name = trim(take_until(&in, '=')), v = trim(in);

	if (same(name, "expires", 7))
		(void)lws_cookie_date(v, &w->expires);
	else if (same(name, "max-age", 7))
		take_max_age(v, now, w);
	else if (same(name, "domain", 6))
		take_domain(v, c);
	else if (same(name, "path", 4))
		c->path = v.len && *v.p == '/' ? v : lws_span_of(NULL, 0);
	else if (same(name, "secure", 6))
		c->is_secure = 1;
	else if (same(name, "httponly", 8))
		c->is_http_only = 1;
}

const char *
lws_set_cookie_parse(struct lws_set_cookie *c, struct lws_span in, uint64_t now)
{
	struct lws_span pair = take_until(&in, ';');
	struct when w = { 0, 0 };

	memset(c, 0, sizeof(*c));
	if (!pair.len || !memchr(pair.p, '=', pair.len))
		return "it has no =";
	c->name = trim(take_until(&pair, '='));
	c->value = trim(pair);
	while (in.len)
		take_attribute(c, trim(take_until(&in, ';')), now, &w);
	c->expiry = w.max_age ? w.max_age : w.expires; /* 5.3 3 */
	if (!c->name.len)
		return "it has no name";
	if (c->name.len + c->value.len > LWS_LIMIT_COOKIE)
		return "it is too long";
	if (c->path.len > LWS_LIMIT_COOKIE_PATH)
		return "its path is too long";
	if (!is_clean(c->name) || !is_clean(c->value) || !is_clean(c->path) ||
	    !is_clean(c->domain))
		return "it has a control character";

	/* a jar finds by these */
	return has(c->name, "*|") || has(c->path, "*|")
		       ? "it has * or | in its name or path"
		       : NULL;
}

/* -- where it belongs (RFC 6265 5.1, 5.3) -- */

int
lws_cookie_domain_match(const struct lws_cookie_origin *to,
			struct lws_span domain)
{
	struct lws_span tail = to->host;
	size_t n;

	if (!domain.len || domain.len > to->host.len)
		return 0;
	lws_span_skip(&tail, to->host.len - domain.len);
	for (n = 0; n < domain.len; n++)
		if (lower(domain.p[n]) != tail.p[n])
			return 0;

	return domain.len == to->host.len ||
	       (!to->is_address && tail.p[-1] == '.');
}

int
lws_cookie_path_match(const struct lws_cookie_origin *to, struct lws_span path)
{
	if (!path.len || path.len > to->path.len ||
	    memcmp(to->path.p, path.p, path.len))
		return 0;

	return path.len == to->path.len || path.p[path.len - 1] == '/' ||
	       to->path.p[path.len] == '/';
}

/* 5.1.4: the directory of what was asked for */
static struct lws_span
default_path(const struct lws_cookie_origin *from)
{
	size_t len = from->path.len;

	while (len && from->path.p[len - 1] != '/')
		len--;

	return len > 1 ? lws_span_of(from->path.p, len - 1)
		       : lws_span_of("/", 1);
}

/* names that promise what the cookie is like (RFC 6265bis 4.1.3) */
static int
breaks_its_promise(const struct lws_set_cookie *c)
{
	if (begins(c->name, "__secure-"))
		return !c->is_secure;
	if (begins(c->name, "__host-"))
		return !c->is_secure || c->domain.len || c->path.len != 1;

	return 0;
}

static const char *
check_domain(struct lws_set_cookie *c, const struct lws_cookie_origin *from)
{
	if (!c->domain.len)
		return NULL;
	if (!lws_cookie_domain_match(from, c->domain))
		return "it is for another domain";
	if (from->is_address || !memchr(c->domain.p, '.', c->domain.len)) {
		if (c->domain.len != from->host.len)
			return "it is for a whole top level domain";
		c->domain = lws_span_of(NULL, 0);
	}

	return NULL;
}

const char *
lws_set_cookie_check(struct lws_set_cookie *c,
		     const struct lws_cookie_origin *from)
{
	const char *why = check_domain(c, from);

	if (why)
		return why;
	if (c->is_secure && !from->is_tls)
		return "it is for TLS, and was not set over TLS";
	if (breaks_its_promise(c))
		return "it is not what its name promises";
	if (!c->path.len)
		c->path = default_path(from);
	if (c->path.len > LWS_LIMIT_COOKIE_PATH || has(c->path, "*|") ||
	    !is_clean(c->path))
		return "it is for a path that cannot be kept";

	return NULL;
}
