/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The states of the start line (RFC 9112 3, 4):
 *
 *	first -> empty line's LF -> first ...			(2.2)
 *	first -> method -> target -> version -> LF		request
 *	first -> version -> status -> reason -> LF		response
 *
 * The marks are the offsets where the method (or the status) and the target
 * end. The line is interpreted when all of it is there.
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"
#include "codec/http1/scan.h"
#include "codec/uri/uri.h"

#define VERSION_LEN 8u /* "HTTP/1.1" */

/* RFC 9112 2.3. A minor version above 1 is read as what it promises to be
 * compatible with (RFC 9110 2.5). */
static enum lws_http1_err
version(struct lws_http1 *h, const uint8_t *p, size_t len)
{
	if (len != VERSION_LEN || memcmp(p, "HTTP/", 5) || p[6] != '.' ||
	    p[5] < '0' || p[5] > '9' || p[7] < '0' || p[7] > '9')
		return LWS_HTTP1_ERR_VERSION;
	if (p[5] != '1')
		return LWS_HTTP1_ERR_VERSION_MAJOR;
	h->msg.minor = (uint8_t)(p[7] - '0');

	return LWS_HTTP1_OK;
}

static struct lws_span
after(struct lws_span s, size_t n)
{
	lws_span_skip(&s, n);

	return s;
}

static void
split_query(struct lws_http1_start *s, struct lws_span path)
{
	const uint8_t *q = memchr(path.p, '?', path.len);

	s->path = path;
	if (!q)
		return;
	s->path.len = (size_t)(q - path.p);
	s->query = after(path, s->path.len + 1);
}

/* RFC 9112 3.2.3: host and port, nothing else */
static enum lws_http1_err
authority_form(struct lws_http1 *h, struct lws_http1_start *s)
{
	struct lws_uri_authority a;

	h->msg.form = LWS_HTTP1_FORM_AUTHORITY;
	s->authority = s->target;
	if (lws_uri_authority_parse(s->target, &a) || a.userinfo.p ||
	    !a.host.len || a.port < 0)
		return LWS_HTTP1_ERR_TARGET;

	return LWS_HTTP1_OK;
}

/* RFC 9112 3.2.2; a userinfo is an error in http (RFC 9110 4.2.4) */
static enum lws_http1_err
absolute_form(struct lws_http1 *h, struct lws_http1_start *s)
{
	static const uint8_t root[] = "/", all[] = "*";
	struct lws_uri_authority a;
	struct lws_uri u;

	h->msg.form = LWS_HTTP1_FORM_ABSOLUTE;
	if (lws_uri_split(s->target, &u) || !u.scheme.len || u.fragment.p ||
	    lws_uri_authority_parse(u.authority, &a) || a.userinfo.p ||
	    !a.host.len)
		return LWS_HTTP1_ERR_TARGET;
	s->authority = u.authority;
	s->path = u.path;
	s->query = u.query;
	if (u.path.len)
		return LWS_HTTP1_OK;

	/* RFC 9110 7.1, RFC 9112 3.2.4: what an origin would have been sent */
	s->path = lws_span_of(root, 1);
	if (h->msg.method == WSI_TOKEN_OPTIONS_URI && !u.query.p)
		s->path = lws_span_of(all, 1);

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
target_form(struct lws_http1 *h, struct lws_http1_start *s)
{
	if (h->msg.method == WSI_TOKEN_CONNECT)
		return authority_form(h, s);
	if (s->target.p[0] == '/') {
		h->msg.form = LWS_HTTP1_FORM_ORIGIN;
		split_query(s, s->target);
		return LWS_HTTP1_OK;
	}
	if (s->target.len != 1 || s->target.p[0] != '*')
		return absolute_form(h, s);

	h->msg.form = LWS_HTTP1_FORM_ASTERISK;
	s->path = s->target;
	if (h->msg.method != WSI_TOKEN_OPTIONS_URI)
		return LWS_HTTP1_ERR_TARGET;

	return LWS_HTTP1_OK;
}

/* RFC 3986 2: bytes that a URI has no place for are refused, but for those that
 * browsers send all the same: ^ and | in paths, and \ ` { } too in queries. */
static int
is_uri(const struct lws_span *target)
{
	const uint8_t *end = target->p + target->len;
	const uint8_t *p = scan_bytes(target->p, end, CLASS_PATH);

	if (p < end && *p == '?')
		p = scan_bytes(p + 1, end, CLASS_QUERY);

	return p == end;
}

static enum lws_http1_err
request_line(struct lws_http1 *h, const uint8_t *line,
	     struct lws_http1_start *s)
{
	const uint8_t *target = line + h->mark[0] + 1;

	s->method = lws_span_of(line, h->mark[0]);
	s->target = lws_span_of(target, h->mark[1] - h->mark[0] - 1);
	s->version = lws_span_of(line + h->mark[1] + 1, VERSION_LEN);
	h->msg.method = (int16_t)lws_http1_method(line, h->mark[0]);
	if (!is_uri(&s->target))
		return LWS_HTTP1_ERR_TARGET;

	return target_form(h, s);
}

static enum lws_http1_err
status_line(struct lws_http1 *h, const uint8_t *line, size_t len,
	    struct lws_http1_start *s)
{
	const uint8_t *code = line + VERSION_LEN + 1;

	s->version = lws_span_of(line, VERSION_LEN);
	s->reason = after(lws_span_of(line, len), h->mark[0] + 1);
	h->msg.status = (uint16_t)((code[0] - '0') * 100 +
				   (code[1] - '0') * 10 + (code[2] - '0'));

	return LWS_HTTP1_OK;
}

static lws_stateful_ret_t
st_start_lf(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	struct lws_http1_start s;
	enum lws_http1_err err;

	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_CR);
	memset(&s, 0, sizeof(s));
	if (h->response)
		err = status_line(h, c->line, (size_t)(c->p - 1 - c->line), &s);
	else
		err = request_line(h, c->line, &s);
	c->p++;
	if (!err)
		err = h->ops->start(h, &s);
	if (err)
		return lws_http1_fail(h, err);

	lws_http1_expect_block(h);
	lws_http1_new_line(h, c);

	return LWS_SRET_OK;
}

/* The end of the version that starts at from, and has been looked at up to p:
 * eight bytes before the byte stop, or where it is wrong. NULL: more is needed.
 * One byte more than it has says that it is too long. */
static const uint8_t *
version_end(const uint8_t *from, const uint8_t *p, const uint8_t *end,
	    uint8_t stop)
{
	const uint8_t *most = from + VERSION_LEN;

	/* then version() looks at each of the eight */
	if (end - from > (int)VERSION_LEN && *most == stop)
		return most;
	while (p < end && p <= most && scan_is(*p, CLASS_GRAPH))
		p++;

	return p == end && p <= most ? NULL : p;
}

static lws_stateful_ret_t
st_version(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	const uint8_t *from = c->line + h->mark[1] + 1;
	const uint8_t *p = version_end(from, c->p, c->end, '\r');
	enum lws_http1_err err;

	c->p = p ? p : c->end;
	if (!p)
		return LWS_SRET_WANT_INPUT;
	err = version(h, from, (size_t)(p - from));
	if (!err && *p == '\n')
		err = LWS_HTTP1_ERR_BARE_LF;
	if (!err && *p != '\r')
		err = LWS_HTTP1_ERR_VERSION;
	if (err)
		return lws_http1_fail(h, err);
	c->p++;
	h->state = st_start_lf;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_target(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	c->p = scan_graph(c->p, c->end);
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	h->mark[1] = (uint32_t)(c->p - c->line);
	if (h->mark[1] == h->mark[0] + 1)
		return lws_http1_fail(h, LWS_HTTP1_ERR_TARGET);
	if (*c->p == '\r' || *c->p == '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_VERSION_NONE);
	if (*c->p != ' ')
		return lws_http1_fail(h, LWS_HTTP1_ERR_TARGET);
	c->p++;
	h->state = st_version;

	return LWS_SRET_OK;
}

/* RFC 9112 3: a method longer than any known one is not implemented */
static lws_stateful_ret_t
st_method(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	c->p = scan_token(c->p, c->end);
	h->mark[0] = (uint32_t)(c->p - c->line);
	if (h->mark[0] > h->limits->method)
		return lws_http1_fail(h, LWS_HTTP1_ERR_METHOD_LONG);
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != ' ' || !h->mark[0])
		return lws_http1_fail(h, LWS_HTTP1_ERR_METHOD);
	c->p++;
	h->state = st_target;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_reason(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	c->p = scan_text(c->p, c->p, c->end);
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\r')
		return lws_http1_fail_byte(h, *c->p);
	c->p++;
	h->state = st_start_lf;

	return LWS_SRET_OK;
}

/* Three digits, and a blank even if no reason follows; that blank is missing
 * so often that its absence is let pass. */
static lws_stateful_ret_t
st_status(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	const uint8_t *from = c->line + VERSION_LEN + 1;

	while (c->p < c->end && c->p - from < 3 && *c->p >= '0' && *c->p <= '9')
		c->p++;
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	h->mark[0] = (uint32_t)(c->p - c->line);
	if (c->p - from != 3 || *from == '0' || (*c->p != ' ' && *c->p != '\r'))
		return lws_http1_fail(h, LWS_HTTP1_ERR_STATUS);
	h->state = st_reason;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_status_version(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	const uint8_t *p = version_end(c->line, c->p, c->end, ' ');
	enum lws_http1_err err;

	c->p = p ? p : c->end;
	if (!p)
		return LWS_SRET_WANT_INPUT;
	err = version(h, c->line, (size_t)(p - c->line));
	if (!err && *p != ' ')
		err = LWS_HTTP1_ERR_STATUS;
	if (err)
		return lws_http1_fail(h, err);
	c->p++;
	h->state = st_status;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
st_empty_lf(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\n')
		return lws_http1_fail(h, LWS_HTTP1_ERR_BARE_CR);
	c->p++;
	h->state = lws_http1_st_first;
	lws_http1_new_line(h, c);

	return LWS_SRET_OK;
}

/* RFC 9112 2.2: empty lines before the start line are passed over */
lws_stateful_ret_t
lws_http1_st_first(struct lws_http1 *h, struct lws_http1_cursor *c)
{
	if (c->p == c->end)
		return LWS_SRET_WANT_INPUT;
	if (*c->p != '\r') {
		h->state = h->response ? st_status_version : st_method;
		return LWS_SRET_OK;
	}
	if (h->empty_lines++ == h->limits->empty_lines)
		return lws_http1_fail(h, LWS_HTTP1_ERR_EMPTY_LINES);
	c->p++;
	h->state = st_empty_lf;

	return LWS_SRET_OK;
}
