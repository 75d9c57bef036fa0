/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The answer's header block, in the caller's buffer: what the program adds, and
 * what the vhost, the mount and the context add to every answer. The version
 * (h->ops) knows how a field is written; which fields, and what they mean for
 * the transaction, is here.
 *
 * Order: status, then vhost and mount headers, server, security; then the
 * program's; the date last, when the block ends, since the program may have
 * given its own until then.
 */
#include "roles/http/http.h"

#define SPAN(text)                                                             \
	{                                                                      \
		(const uint8_t *)(text), sizeof(text) - 1                      \
	}

static struct lws_span
span_of_string(const char *s)
{
	return lws_span_of(s, strlen(s));
}

/* Names are taken with and without their colon. */
static struct lws_span
span_of_name(const char *name)
{
	struct lws_span s = span_of_string(name);

	/* ":path" and its kin begin with one */
	if (s.len > 1 && s.p[s.len - 1] == ':')
		s.len--;

	return s;
}

/* -- what may not be in a value (RFC 9110 5.5) -- */

/* 1 if a byte below 0x20 is among the eight */
static int
has_control(uint64_t v)
{
	return !!((v - 0x2020202020202020u) & ~v & 0x8080808080808080u);
}

/* A CR, LF or NUL ends a line for somebody: whoever could bring one into a
 * value could write headers, or the body. */
static int
value_is_clean(const struct lws_span *value)
{
	const uint8_t *p = value->p;
	size_t n = value->len;
	uint64_t v;

	for (; n >= sizeof(v); n -= sizeof(v), p += sizeof(v)) {
		memcpy(&v, p, sizeof(v));
		if (has_control(v))
			break;
	}
	for (; n; n--, p++)
		if (*p == '\r' || *p == '\n' || *p == '\0')
			return 0;

	return 1;
}

/* -- one field -- */

static int
has_close(struct lws_span value)
{
	struct lws_span item;

	while (value.p && lws_http1_list_next(&value, &item))
		if (lws_http1_is(&item, "close"))
			return 1;

	return 0;
}

/* Their lengths tell the names that matter apart from nearly all others. */
static void
take_note(struct lws_http *h, const struct lws_span *name,
	  const struct lws_span *value)
{
	switch (name->len) {
	case 4:
		if (lws_http1_is(name, "date"))
			h->said |= LWS_HTTP_SAID_DATE;
		break;
	case 10:
		if (!lws_http1_is(name, "connection"))
			break;
		h->said |= LWS_HTTP_SAID_CONNECTION;
		if (has_close(*value)) /* RFC 9112 9.6: then we must */
			h->close_after = 1;
		break;
	case 14:
		if (lws_http1_is(name, "content-length"))
			h->said |= LWS_HTTP_SAID_LENGTH;
		break;
	case 16:
		if (lws_http1_is(name, "content-encoding"))
			h->said |= LWS_HTTP_SAID_ENCODED;
		break;
	case 17:
		if (lws_http1_is(name, "transfer-encoding"))
			h->said |= LWS_HTTP_SAID_CODING;
		break;
	default:
		break;
	}
}

int
lws_http_add(struct lws_http *h, const struct lws_span *name,
	     const struct lws_span *value, uint8_t **p, const uint8_t *end)
{
	/* a line without a name is the program's own text altogether */
	if (name->p && value->p && !value_is_clean(value)) {
		lwsl_wsi_err(h->wsi, "header %.*s: CR, LF or NUL in its value",
			     (int)name->len, (const char *)name->p);
		return -1;
	}
	if (h->coding && name->p && lws_http1_is(name, "etag"))
		return lws_http_coding_etag(h, name, value, p, end);
	if (h->ops->header(h->wsi, name, value, p, end))
		return -1;
	if (name->p)
		take_note(h, name, value);

	return 0;
}

int
lws_add_http_header_by_name(struct lws *wsi, const unsigned char *name,
			    const unsigned char *value, int length,
			    unsigned char **p, unsigned char *end)
{
	struct lws_http *h = lws_http_of(wsi);
	struct lws_span n = { NULL, 0 }, v;

	if (!h || length < 0)
		return 1;
	if (name)
		n = span_of_name((const char *)name);
	v = lws_span_of(value, (size_t)length);

	return lws_http_add(h, &n, &v, p, end) ? 1 : 0;
}

int
lws_add_http_header_by_token(struct lws *wsi, enum lws_token_indexes token,
			     const unsigned char *value, int length,
			     unsigned char **p, unsigned char *end)
{
	const unsigned char *name = lws_token_to_string(token);
	size_t len = name ? strlen((const char *)name) : 0;

	/* methods and the like have a text, but are no fields */
	if (!len || (name[len - 1] != ':' && *name != ':'))
		return 1;

	return lws_add_http_header_by_name(wsi, name, value, length, p, end);
}

int
lws_add_http_header_content_length(struct lws *wsi,
				   lws_filepos_t content_length,
				   unsigned char **p, unsigned char *end)
{
	static const struct lws_span name = SPAN("content-length");
	struct lws_http *h = lws_http_of(wsi);
	struct lws_span value;
	uint8_t digits[20];

	if (!h || content_length == LWS_ILLEGAL_HTTP_CONTENT_LEN)
		return 1;
	/* RFC 9110 8.6: not with 1xx and 204; no body follows either way */
	if (h->status && (h->status < 200 || h->status == 204)) {
		h->tx_left = 0;
		return 0;
	}
	if (h->coding) {
		lws_http_coding_length(h, content_length);
		return 0;
	}
	value = lws_span_of(digits, lws_http1_put_dec(digits, content_length));
	if (h->ops->header(wsi, &name, &value, p, end))
		return 1;
	h->said |= LWS_HTTP_SAID_LENGTH;
	h->tx_left = content_length;

	return 0;
}

/* -- what every answer gets -- */

static int
is_named(const char *name, const struct lws_span *n)
{
	struct lws_span x = span_of_name(name);

	return x.len == n->len &&
	       !strncasecmp((const char *)x.p, (const char *)n->p, x.len);
}

static const struct lws_protocol_vhost_options *
find(const struct lws_protocol_vhost_options *list, const struct lws_span *name)
{
	while (list && !is_named(list->name, name))
		list = list->next;

	return list;
}

static int
add_strings(struct lws_http *h, const char *name, const char *value,
	    uint8_t **p, const uint8_t *end)
{
	struct lws_span n = span_of_name(name);
	struct lws_span v = span_of_string(value ? value : "");

	return lws_http_add(h, &n, &v, p, end);
}

/* The vhost's headers, each replaced by the mount's of that name, then what
 * only the mount has. */
static int
add_configured(struct lws_http *h, const struct lws_vhost *vh, uint8_t **p,
	       const uint8_t *end)
{
	const struct lws_protocol_vhost_options *mount, *o, *m;
	struct lws_span name;

	mount = h->mount ? h->mount->headers : NULL;
	for (o = vh->headers; o; o = o->next) {
		name = span_of_name(o->name);
		m = find(mount, &name);
		if (!m)
			m = o;
		if (add_strings(h, m->name, m->value, p, end))
			return -1;
	}
	for (m = mount; m; m = m->next) {
		name = span_of_name(m->name);
		if (!find(vh->headers, &name) &&
		    add_strings(h, m->name, m->value, p, end))
			return -1;
	}

	return 0;
}

/* nothing is loaded from elsewhere, framed, guessed or told to others */
static const char best_practices[] =
	"content-security-policy: "
	"default-src 'none'; img-src 'self' data: ; script-src 'self'; "
	"font-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; "
	"frame-ancestors 'none'; base-uri 'none';form-action 'self';\r\n"
	"x-content-type-options: nosniff\r\n"
	"x-xss-protection: 1; mode=block\r\n"
	"x-frame-options: deny\r\n"
	"referrer-policy: no-referrer\r\n";

/* a line of these; returns where the next one is */
static const char *
split_line(const char *line, struct lws_span *name, struct lws_span *value)
{
	const char *colon = strchr(line, ':'), *cr = strchr(line, '\r');

	*name = lws_span_of(line, (size_t)(colon - line));
	*value = lws_span_of(colon + 2, (size_t)(cr - colon - 2));

	return cr + 2;
}

/* all of them, as nearly everybody has them */
static int
put_best_practices(uint8_t **p, const uint8_t *end)
{
	size_t len = sizeof(best_practices) - 1;

	/* the byte behind stays free, see h1-encode.c */
	if (*p > end || len >= (size_t)(end - *p))
		return -1;
	memcpy(*p, best_practices, len);
	*p += len;

	return 0;
}

/* A header that the vhost or the mount has as well was added already: they
 * know better what the site needs. */
static int
add_best_practices(struct lws_http *h, const struct lws_vhost *vh, uint8_t **p,
		   const uint8_t *end)
{
	const char *line = best_practices;
	struct lws_span name, value;

	if (h->ops->is_text && !vh->headers &&
	    (!h->mount || !h->mount->headers))
		return put_best_practices(p, end);
	while (*line) {
		line = split_line(line, &name, &value);
		if (find(vh->headers, &name) ||
		    (h->mount && find(h->mount->headers, &name)))
			continue;
		if (lws_http_add(h, &name, &value, p, end))
			return -1;
	}

	return 0;
}

static int
add_standing(struct lws_http *h, unsigned int flags, uint8_t **p,
	     const uint8_t *end)
{
	const struct lws_vhost *vh = h->wsi->vhost;
	const char *server = lws_cx(h->wsi)->server_string;

	if (vh && add_configured(h, vh, p, end))
		return -1;
	if (vh &&
	    lws_check_opt(
		    vh->options,
		    LWS_SERVER_OPTION_HTTP_HEADERS_SECURITY_BEST_PRACTICES_ENFORCE) &&
	    add_best_practices(h, vh, p, end))
		return -1;
	if (server && !(flags & LWSAHH_FLAG_NO_SERVER_NAME) &&
	    add_strings(h, "server", server, p, end))
		return -1;
	if (vh && lws_check_opt(vh->options, LWS_SERVER_OPTION_STS) &&
	    add_strings(h, "strict-transport-security",
			"max-age=15768000 ; includeSubDomains", p, end))
		return -1;

	return 0;
}

int
lws_add_http_header_status(struct lws *wsi, unsigned int code,
			   unsigned char **p, unsigned char *end)
{
	unsigned int status = code & LWSAHH_CODE_MASK;
	struct lws_http *h = lws_http_of(wsi);

	if (!h)
		return 1;
	if (status < 100 || status > 999) {
		lwsl_wsi_err(wsi, "%u is no HTTP status", status);
		return 1;
	}
	h->status = (uint16_t)status;
	h->tx_left = UINT64_MAX;
	if (h->coding)
		lws_http_coding_drop(h); /* of a block that was begun before */
	if (h->ops->status(wsi, status, p, end))
		return 1;

	return add_standing(h, code, p, end) ? 1 : 0;
}

int
lws_add_http_common_headers(struct lws *wsi, unsigned int code,
			    const char *content_type, lws_filepos_t content_len,
			    unsigned char **p, unsigned char *end)
{
	struct lws_http *h = lws_http_of(wsi);

	if (lws_add_http_header_status(wsi, code, p, end) ||
	    (content_type &&
	     add_strings(h, "content-type", content_type, p, end)))
		return 1;
	if (content_type && lws_http_coding_asked(wsi->vhost))
		lws_http_coding_offer(
			h, content_type,
			content_len == LWS_ILLEGAL_HTTP_CONTENT_LEN
				? UINT64_MAX
				: content_len,
			p, end);
	if (content_len != LWS_ILLEGAL_HTTP_CONTENT_LEN)
		return lws_add_http_header_content_length(wsi, content_len, p,
							  end);

	if (h->coding) /* the block's end says how the body ends */
		return 0;

	/* what follows ends with the connection */
	return add_strings(h, "connection", "close", p, end) ? 1 : 0;
}

/* -- the end of the block -- */

/* Programs made for a version without it may have sized their buffer without
 * it: no room for the date is no failure. */
static void
add_date(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	static const struct lws_span name = SPAN("date");
	struct lws_http_date own;
	const char *text;
	struct lws_span v;

	/* two bytes stay for the end of the block */
	if (h->wsi->is_client || h->status < 200 ||
	    (h->said & LWS_HTTP_SAID_DATE) || end - *p < 3)
		return;
	text = lws_http_date(h->wsi->pt, &own);
	if (!text)
		return;
	v = span_of_string(text);
	if (h->ops->header(h->wsi, &name, &v, p, end - 2))
		lwsl_wsi_debug(h->wsi, "no room for a date");
}

int
lws_finalize_http_header(struct lws *wsi, unsigned char **p, unsigned char *end)
{
	struct lws_http *h = lws_http_of(wsi);

	if (!h)
		return 1;
	if (h->coding && lws_http_coding_finalize(h, p, end))
		return 1;
	add_date(h, p, end);
	if (h->ops->finalize(wsi, p, end))
		return 1;
	h->said = 0;

	return 0;
}

int
lws_http_write_headers(struct lws_http *h, uint8_t *start, const uint8_t *p,
		       int last)
{
	unsigned int wp = LWS_WRITE_HTTP_HEADERS |
			  (last ? (unsigned int)LWS_WRITE_H2_STREAM_END : 0);
	size_t len = (size_t)(p - start);

	h->answered = 1;
	h->counts_body = 1;

	return lws_write(h->wsi, start, len, (enum lws_write_protocol)wp) < 0
		       ? -1
		       : (int)len;
}

int
lws_finalize_write_http_header(struct lws *wsi, unsigned char *start,
			       unsigned char **p, unsigned char *end)
{
	struct lws_http *h = lws_http_of(wsi);

	if (!h || lws_finalize_http_header(wsi, p, end))
		return 1;

	/* RFC 9113 8.1: without a body the stream ends here */
	return lws_http_write_headers(h, start, *p, !h->tx_left) < 0 ? 1 : 0;
}
