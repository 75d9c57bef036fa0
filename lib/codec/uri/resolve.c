/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a reference means where it stands (RFC 3986 5.2): the base gives what
 * the reference leaves out. The result is put together at its place, then the
 * path's dot segments are taken out of it.
 */
#include "codec/uri/uri.h"

/** struct parts - of a URI, RFC 3986 appendix B; borrowed from the text */
struct parts {
	struct lws_span scheme;    /* with its colon; p NULL: absent */
	struct lws_span authority; /* with its slashes; p NULL: absent */
	struct lws_span path;
	struct lws_span query;    /* with its question mark, or empty */
	struct lws_span fragment; /* with its number sign, or empty */
};

static struct lws_span
take(const char **p, size_t len)
{
	struct lws_span s = lws_span_of(*p, len);

	*p += len;

	return s;
}

static size_t
scheme_len(const char *s)
{
	size_t n = 0;

	if (!((*s | 0x20) >= 'a' && (*s | 0x20) <= 'z'))
		return 0;
	n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		      "0123456789+-.");

	return s[n] == ':' ? n + 1 : 0;
}

static void
split(struct parts *u, const char *s)
{
	size_t n = scheme_len(s);

	memset(u, 0, sizeof(*u));
	if (n)
		u->scheme = take(&s, n);
	if (s[0] == '/' && s[1] == '/')
		u->authority = take(&s, 2 + strcspn(s + 2, "/?#"));
	u->path = take(&s, strcspn(s, "?#"));
	u->query = take(&s, strcspn(s, "#"));
	u->fragment = take(&s, strlen(s));
}

/* bytes of a path up to and with its last slash */
static size_t
folder_len(const struct lws_span *path)
{
	size_t n = path->len;

	while (n && path->p[n - 1] != '/')
		n--;

	return n;
}

struct out {
	char *p;
	size_t len;
	size_t size;
	int overflow;
};

static void
put(struct out *o, const void *p, size_t len)
{
	if (len >= o->size - o->len) { /* the NUL too */
		o->overflow = 1;
		return;
	}
	if (len)
		memcpy(o->p + o->len, p, len);
	o->len += len;
}

static void
put_span(struct out *o, const struct lws_span *s)
{
	put(o, s->p, s->len);
}

/* RFC 3986 5.2.4: of the path that begins at from */
static void
remove_dots(struct out *o, size_t from)
{
	char *in = o->p + from, *end = o->p + o->len, *out = in;
	size_t n;

	while (in < end) {
		/* a segment with the slash before it */
		for (n = *in == '/'; in + n < end && in[n] != '/'; n++)
			;
		if (n == 2 && in[0] == '/' && in[1] == '.') {
			if (in + n == end)
				*out++ = '/';
		} else if (n == 3 && !memcmp(in, "/..", 3)) {
			while (out > o->p + from && *--out != '/')
				;
			if (in + n == end)
				*out++ = '/';
		} else {
			memmove(out, in, n);
			out += n;
		}
		in += n;
	}
	o->len = (size_t)(out - o->p);
}

/* RFC 3986 5.2.3 */
static void
put_merged(struct out *o, const struct parts *base, const struct lws_span *rel)
{
	if (base->authority.p && !base->path.len)
		put(o, "/", 1);
	else
		put(o, base->path.p, folder_len(&base->path));
	put_span(o, rel);
}

static void
put_path(struct out *o, const struct parts *base, const struct parts *r)
{
	size_t from = o->len;

	if (r->scheme.p || r->authority.p || (r->path.len && *r->path.p == '/'))
		put_span(o, &r->path);
	else if (r->path.len)
		put_merged(o, base, &r->path);
	else {
		put_span(o, &base->path);
		if (!r->query.len)
			put_span(o, &base->query);
		return;
	}
	if (!o->overflow)
		remove_dots(o, from);
}

int
lws_http_rel_to_url(char *dest, size_t len, const char *base, const char *rel)
{
	struct out o = { dest, 0, len, 0 };
	struct parts b, r;

	if (!len || !*base)
		return 1;
	split(&b, base);
	split(&r, rel);
	if (r.scheme.p) { /* stands for itself */
		put(&o, rel, strlen(rel));
	} else {
		put_span(&o, &b.scheme);
		put_span(&o, r.authority.p ? &r.authority : &b.authority);
		put_path(&o, &b, &r);
		put_span(&o, &r.query);
		put_span(&o, &r.fragment);
	}
	dest[o.overflow ? 0 : o.len] = '\0';

	return o.overflow;
}
