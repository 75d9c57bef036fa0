/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A line of a cookie jar: seven columns with tabs between them. Whoever can
 * write the file can write anything, so nothing is believed before the line
 * is all there: too few columns, a NUL, an expiry that is no number make it a
 * comment.
 */
#include "system/cache/jar.h"

#define HTTP_ONLY "#HttpOnly_"

/* up to the next tab, which is skipped; 0, or -1: there is none */
static int
column(struct lws_span *in, struct lws_span *out)
{
	const uint8_t *tab =
		in->len ? (const uint8_t *)memchr(in->p, '\t', in->len) : NULL;

	if (!tab)
		return -1;
	*out = lws_span_of(in->p, (size_t)(tab - in->p));
	lws_span_skip(in, out->len + 1);

	return 0;
}

/* a date past all counting is one that does not come */
static int
parse_expiry(struct lws_span s, uint64_t *secs)
{
	size_t n;

	if (!lws_digits_u64(s.p, s.len, UINT64_MAX, secs))
		return 0;
	for (n = 0; n < s.len; n++)
		if (s.p[n] < '0' || s.p[n] > '9')
			return -1;
	*secs = UINT64_MAX;

	return s.len ? 0 : -1;
}

int
lws_jar_line_parse(struct lws_jar_line *l, struct lws_span text)
{
	struct lws_span in = text, flag, secure, expiry;

	l->text = text;
	if (!text.len || text.len > LWS_LIMIT_COOKIE_LINE ||
	    memchr(text.p, '\0', text.len))
		return -1;
	if (in.len >= sizeof(HTTP_ONLY) - 1 &&
	    !memcmp(in.p, HTTP_ONLY, sizeof(HTTP_ONLY) - 1))
		lws_span_skip(&in, sizeof(HTTP_ONLY) - 1);
	else if (*in.p == '#')
		return -1;
	if (column(&in, &l->host) || column(&in, &flag) ||
	    column(&in, &l->path) || column(&in, &secure) ||
	    column(&in, &expiry) || column(&in, &l->name) || !l->host.len ||
	    !l->path.len)
		return -1;

	return parse_expiry(expiry, &l->expiry);
}

int
lws_jar_line_next(struct lws_jar_line *l, struct lws_span *file)
{
	struct lws_span line;
	const uint8_t *lf;

	while (file->len) {
		lf = (const uint8_t *)memchr(file->p, '\n', file->len);
		line = lws_span_of(file->p,
				   lf ? (size_t)(lf - file->p) : file->len);
		lws_span_skip(file, line.len + 1);
		if (line.len && line.p[line.len - 1] == '\r')
			line.len--;
		if (!lws_jar_line_parse(l, line))
			return 1;
	}

	return 0;
}

/* -- tags -- */

size_t
lws_jar_line_tag_len(const struct lws_jar_line *l)
{
	return l->host.len + l->path.len + l->name.len + 2;
}

static char *
put(char *p, struct lws_span s)
{
	if (s.len)
		memcpy(p, s.p, s.len);

	return p + s.len;
}

void
lws_jar_line_tag(const struct lws_jar_line *l, char *tag)
{
	tag = put(tag, l->host);
	*tag++ = '|';
	tag = put(tag, l->path);
	*tag++ = '|';
	put(tag, l->name);
}

/* 0 if *tag begins with s and then c; moves behind */
static int
take(const char **tag, struct lws_span s, char c)
{
	if (strnlen(*tag, s.len + 1) < s.len || memcmp(*tag, s.p, s.len) ||
	    (*tag)[s.len] != c)
		return -1;
	*tag += s.len + !!c;

	return 0;
}

int
lws_jar_line_is(const struct lws_jar_line *l, const char *tag)
{
	return !take(&tag, l->host, '|') && !take(&tag, l->path, '|') &&
	       !take(&tag, l->name, '\0');
}

/* the three parts of host|path|name; 0, or -1: it has no such parts */
static int
split(struct lws_cache_tag t, struct lws_cache_tag part[3])
{
	const char *a = (const char *)memchr(t.p, '|', t.len), *b, *end;

	if (!a)
		return -1;
	end = t.p + t.len;
	b = (const char *)memchr(a + 1, '|', (size_t)(end - a) - 1);
	if (!b)
		return -1;
	part[0].p = t.p;
	part[0].len = (size_t)(a - t.p);
	part[1].p = a + 1;
	part[1].len = (size_t)(b - a) - 1;
	part[2].p = b + 1;
	part[2].len = (size_t)(end - b) - 1;

	return 0;
}

static int
wildcard(struct lws_cache_tag w, struct lws_cache_tag t)
{
	return lws_strcmp_wildcard(w.p, w.len, t.p, t.len);
}

/* RFC 6265 5.1.4; and /x is asked for where a cookie says /x/ */
static int
path_match(struct lws_cache_tag asked, struct lws_cache_tag cookie)
{
	if (!wildcard(asked, cookie))
		return 0;
	if (cookie.len == asked.len + 1 && cookie.p[asked.len] == '/')
		return !!memcmp(asked.p, cookie.p, asked.len);
	if (cookie.len > asked.len || memcmp(asked.p, cookie.p, cookie.len))
		return 1;

	return cookie.p[cookie.len - 1] != '/' && asked.p[cookie.len] != '/';
}

int
lws_jar_tag_match(const char *pattern, struct lws_cache_tag tag, int is_lookup)
{
	struct lws_cache_tag w = { pattern, strlen(pattern) };
	struct lws_cache_tag p[3], t[3];

	if (split(w, p) || split(tag, t))
		return wildcard(w, tag);
	if (wildcard(p[0], t[0]) || wildcard(p[2], t[2]))
		return 1;

	return is_lookup && t[1].len ? path_match(p[1], t[1])
				     : wildcard(p[1], t[1]);
}
