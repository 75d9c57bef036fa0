/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * From a header list to a request (RFC 9113 8.2, 8.3): what makes it malformed,
 * and how it looks to programs, which is as on HTTP/1: the path by its method's
 * token, Host, cookies in one.
 */
#include "roles/h2/h2.h"

#define STATUS_NOT_IMPLEMENTED 501

void
lws_h2_bad(struct lws_h2_block *b, const char *why)
{
	if (!b->bad)
		b->bad = why;
}

/* Names that have a token are good ones, but in any case; all that is in them
 * beside capitals has this bit. */
static int
has_no_capital(const struct lws_span *s)
{
	uint8_t all = 0x20;
	size_t n;

	for (n = 0; n < s->len; n++)
		all &= s->p[n];

	return all;
}

/* RFC 9110 5.6.2, without upper case (RFC 9113 8.2.1) */
static int
name_is_good(const struct lws_span *s)
{
	static const char others[] = "!#$%&'*+-.^_`|~";
	size_t n = s->len && s->p[0] == ':' ? 1 : 0;

	if (n >= s->len)
		return 0;
	for (; n < s->len; n++) {
		uint8_t b = s->p[n];

		if ((b >= 'a' && b <= 'z') || b == '-' ||
		    (b >= '0' && b <= '9'))
			continue;
		if (!b || !strchr(others, b))
			return 0;
	}

	return 1;
}

static int
is_blank(uint8_t b)
{
	return b == ' ' || b == '\t';
}

static int
has_bad(const uint8_t *p, size_t len)
{
	while (len--) {
		if (*p < 14 && (!*p || *p == '\r' || *p == '\n'))
			return 1;
		p++;
	}

	return 0;
}

/* Among eight bytes; one above 127 may be counted too. */
static int
has_below_14(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));

	return !!((v - 0x0e0e0e0e0e0e0e0eu) & 0x8080808080808080u);
}

static int
value_is_good(const struct lws_span *s)
{
	size_t n;

	if (!s->len)
		return 1;
	if (is_blank(s->p[0]) || is_blank(s->p[s->len - 1]))
		return 0;
	/* eight at once: is one of them below CR's successor at all? */
	for (n = 0; n + 8 <= s->len; n += 8)
		if (has_below_14(s->p + n) && has_bad(s->p + n, 8))
			return 0;

	return !has_bad(s->p + n, s->len - n);
}

/* -- pseudo fields (8.3.1) -- */

static const uint8_t pseudo_fields[WSI_TOKEN_COUNT] = {
	[WSI_TOKEN_HTTP_COLON_METHOD] = LWS_H2_SEEN_METHOD,
	[WSI_TOKEN_HTTP_COLON_SCHEME] = LWS_H2_SEEN_SCHEME,
	[WSI_TOKEN_HTTP_COLON_PATH] = LWS_H2_SEEN_PATH,
	[WSI_TOKEN_HTTP_COLON_AUTHORITY] = LWS_H2_SEEN_AUTHORITY,
	[WSI_TOKEN_COLON_PROTOCOL] = LWS_H2_SEEN_PROTOCOL,
};

static void
store(struct lws_h2_block *b, int token, const struct lws_span *v)
{
	b->cookie_last = token == WSI_TOKEN_HTTP_COOKIE;
	if (!lws_http_store_add(&b->h->store, token, v->p, v->len))
		b->status = LWS_H2_STATUS_FIELDS_TOO_LARGE;
}

/* the value that was stored last is also that of another token */
static LWS_NOINLINE void
share(struct lws_h2_block *b, int token)
{
	struct lws_http_store *s = &b->h->store;
	const struct lws_http_frag *f;

	if (b->status)
		return;
	f = &s->frag[s->count - 1];
	if (lws_http_store_share(s, token, s->data + f->ofs, f->len))
		b->status = LWS_H2_STATUS_FIELDS_TOO_LARGE;
}

static LWS_NOINLINE void
judge_pseudo(struct lws_h2_block *b, const struct lws_hpack_field *f,
	     uint8_t bit)
{
	if (!bit)
		lws_h2_bad(b, "unknown pseudo field");
	else if (b->regular)
		lws_h2_bad(b, "pseudo field behind others");
	else if (b->seen & bit)
		lws_h2_bad(b, "pseudo field twice");
	else if (!f->value.len && bit != LWS_H2_SEEN_AUTHORITY)
		lws_h2_bad(b, "empty pseudo field");
}

static LWS_NOINLINE void
method(struct lws_http *h, const struct lws_span *v)
{
	h->method = v->len == 3 && !memcmp(v->p, "GET", 3)
			    ? WSI_TOKEN_GET_URI
			    : (int16_t)lws_http1_method(v->p, v->len);
	h->is_head = h->method == WSI_TOKEN_HEAD_URI;
}

/* 8.3.1: it has no userinfo. Programs, and the choice of the vhost, look at
 * Host. */
static void
authority(struct lws_h2_block *b, const struct lws_span *v)
{
	if (memchr(v->p, '@', v->len))
		lws_h2_bad(b, "userinfo in the authority");
	else
		share(b, WSI_TOKEN_HOST);
}

static void
pseudo(struct lws_h2_block *b, const struct lws_hpack_field *f)
{
	uint8_t bit = f->token < 0 ? 0 : pseudo_fields[f->token];

	if (!bit || b->regular || (b->seen & bit) || !f->value.len)
		judge_pseudo(b, f, bit);
	b->seen |= bit ? bit : LWS_H2_SEEN_METHOD;
	if (b->bad || !b->h)
		return;
	store(b, f->token, &f->value);
	if (bit == LWS_H2_SEEN_METHOD)
		method(b->h, &f->value);
	if (bit == LWS_H2_SEEN_AUTHORITY && f->value.len)
		authority(b, &f->value);
}

/* -- the others -- */

void
lws_h2_content_length(struct lws_h2_block *b, const struct lws_span *v)
{
	uint64_t len;

	if (lws_digits_u64(v->p, v->len, INT64_MAX, &len) ||
	    (b->length != UINT64_MAX && b->length != len))
		lws_h2_bad(b, "bad content-length");
	b->length = len;
}

/* 8.3.1: the authority outranks Host, which must not say another */
static int
host(struct lws_h2_block *b, const struct lws_span *v)
{
	const char *a;
	size_t len;

	a = lws_http_store_get(&b->h->store, WSI_TOKEN_HOST, &len);
	if (b->seen & LWS_H2_SEEN_HOST)
		lws_h2_bad(b, "host twice");
	else if (a &&
		 (len != v->len || strncasecmp(a, (const char *)v->p, len)))
		lws_h2_bad(b, "host is not the authority");
	b->seen |= LWS_H2_SEEN_HOST;

	return !!a;
}

/* 8.2.3: crumbs that follow each other become one; the others stay apart, and
 * are joined when they are read */
static int
crumb(struct lws_h2_block *b, const struct lws_span *v)
{
	struct lws_http_store *s = &b->h->store;
	struct lws_http_frag *f;

	if (!b->cookie_last || v->len + 2 >= s->size - s->used)
		return 0;
	f = &s->frag[s->count - 1];
	memcpy(s->data + f->ofs + f->len, "; ", 2);
	if (v->len)
		memcpy(s->data + f->ofs + f->len + 2, v->p, v->len);
	s->used += (uint32_t)v->len + 2;
	f->len += (uint32_t)v->len + 2;
	s->data[s->used - 1] = '\0';

	return 1;
}

/* 1: nothing more is to be done with it */
static LWS_NOINLINE int
special(struct lws_h2_block *b, const struct lws_hpack_field *f)
{
	switch (f->token) {
	case WSI_TOKEN_HTTP_CONTENT_LENGTH:
		lws_h2_content_length(b, &f->value);
		return 0;
	case WSI_TOKEN_HOST:
		return host(b, &f->value);
	case WSI_TOKEN_HTTP_COOKIE:
		return crumb(b, &f->value);
	case WSI_TOKEN_HTTP_EXPECT:
		b->expects = !!lws_http1_is(&f->value, "100-continue");
		return 0;
	case WSI_TOKEN_TE:
		if (!lws_http1_is(&f->value, "trailers"))
			lws_h2_bad(b, "te is not trailers");
		return 0;
	default:
		break;
	}
	if (f->name.len == 8 && lws_http1_is(&f->name, "priority"))
		b->urgency = lws_h2_urgency(f->value);
	if (lws_h2_is_of_connection(&f->name))
		lws_h2_bad(b, "field of a connection");

	return 0;
}

static void
regular(struct lws_h2_block *b, const struct lws_hpack_field *f)
{
	const struct lws_http1_field g = {
		.name = f->name,
		.value = f->value,
		.token = f->token,
	};

	b->regular = 1;
	if (!b->h) { /* trailers */
		if (lws_h2_is_of_connection(&f->name))
			lws_h2_bad(b, "field of a connection");
		return;
	}
	if (special(b, f) || b->bad)
		return;
	b->cookie_last = f->token == WSI_TOKEN_HTTP_COOKIE;
	if (lws_http_field(b->h, &g))
		b->status = LWS_H2_STATUS_FIELDS_TOO_LARGE;
}

enum { FIELD_GOOD, FIELD_BAD_NAME, FIELD_BAD_VALUE };

uint8_t
lws_h2_judge_field(const struct lws_hpack_field *f)
{
	if (f->token < 0 ? !name_is_good(&f->name) : !has_no_capital(&f->name))
		return FIELD_BAD_NAME;

	return value_is_good(&f->value) ? FIELD_GOOD : FIELD_BAD_VALUE;
}

void
lws_h2_bad_field(struct lws_h2_block *b, const struct lws_hpack_field *f)
{
	lws_h2_bad(b, f->verdict == FIELD_BAD_NAME ? "bad field name"
						   : "bad field value");
}

void
lws_h2_request_field(struct lws_h2_block *b, const struct lws_hpack_field *f)
{
	if (f->name.p[0] == ':')
		pseudo(b, f);
	else
		regular(b, f);
}

uint8_t
lws_h2_urgency(struct lws_span v)
{
	size_t n;

	for (n = 0; n + 2 < v.len; n++)
		if ((!n || v.p[n - 1] == ',' || v.p[n - 1] == ' ') &&
		    v.p[n] == 'u' && v.p[n + 1] == '=' && v.p[n + 2] >= '0' &&
		    v.p[n + 2] <= '7')
			return (uint8_t)(v.p[n + 2] - '0');

	return LWS_H2_URGENCY_DEFAULT;
}

/* -- the whole of it -- */

static const char *
judge(const struct lws_h2_block *b, int end)
{
	unsigned int need =
		LWS_H2_SEEN_METHOD | LWS_H2_SEEN_SCHEME | LWS_H2_SEEN_PATH;
	int is_connect = b->h->method == WSI_TOKEN_CONNECT;

	if (is_connect && !(b->seen & LWS_H2_SEEN_PROTOCOL)) /* 8.5 */
		return (b->seen & need) == LWS_H2_SEEN_METHOD &&
				       (b->seen & LWS_H2_SEEN_AUTHORITY)
			       ? NULL
			       : "CONNECT is not one of authority alone";
	if ((b->seen & need) != need)
		return "method, scheme or path is missing";
	if ((b->seen & LWS_H2_SEEN_PROTOCOL) && !is_connect)
		return "protocol without CONNECT"; /* RFC 8441 4 */
	if (end && b->length && b->length != UINT64_MAX)
		return "content-length without content";

	return NULL;
}

/* The path in its decoded form, by the method's token, and the arguments. */
static enum lws_http1_err
target(struct lws_http *h)
{
	const struct lws_http_frag *f =
		lws_http_store_frag(&h->store, WSI_TOKEN_HTTP_COLON_PATH, 0);
	struct lws_span path, query = { NULL, 0 };
	const uint8_t *q;
	int token = h->method;

	path = lws_span_of(h->store.data + f->ofs, f->len);
	q = memchr(path.p, '?', path.len);
	if (q) {
		query = lws_span_of(q + 1, path.len - (size_t)(q + 1 - path.p));
		path.len = (size_t)(q - path.p);
	}
	if (path.p[0] != '/' && !(h->method == WSI_TOKEN_OPTIONS_URI &&
				  path.len == 1 && path.p[0] == '*'))
		return LWS_HTTP1_ERR_TARGET;
	/* a method without a token: programs find it by the path's own */
	if (token < 0 || token == WSI_TOKEN_CONNECT)
		token = WSI_TOKEN_HTTP_URI_ARGS;

	return lws_http_target(h, token, path, query);
}

static void
take_facts(struct lws_http *h, const struct lws_h2_block *b, int end)
{
	h->has_body = !end || b->length != UINT64_MAX ||
		      h->method == WSI_TOKEN_POST_URI ||
		      h->method == WSI_TOKEN_PUT_URI ||
		      h->method == WSI_TOKEN_PATCH_URI;
	h->body_announced = b->length == UINT64_MAX ? 0 : b->length;
	h->minor = 1; /* what depends on it is as on 1.1 */
}

static void
run(struct lws_h2_stream *s, const char *why, unsigned int status)
{
	struct lws *wsi = s->mux.wsi;
	enum lws_keep k;

	lws_enter(wsi);
	s->txn->step = LWS_HTTP_ACTION;
	s->txn->body_done = 1;
	k = lws_http_refuse(s->txn, status, why);
	lws_leave(wsi, k);
}

void
lws_h2_run(struct lws_h2_stream *s, int expects)
{
	struct lws *wsi = s->mux.wsi;
	enum lws_keep k;

	lws_turn_begin(wsi);
	k = lws_http_request(s->txn);
	if (k == LWS_KEEP && expects && s->txn &&
	    s->txn->step == LWS_HTTP_BODY && lws_h2_interim(s))
		k = LWS_CLOSE;
	(void)lws_turn_end(wsi, k);
}

/* RFC 8441: a role that goes on in the stream */
static void
extended(struct lws_h2_stream *s)
{
	struct lws_http *h = s->txn;
	const struct lws_role_ops *to = NULL;
	struct lws *wsi = s->mux.wsi;
	struct lws_span v;
	unsigned int n;
	size_t len;

	v.p = (const uint8_t *)lws_http_store_get(
		&h->store, WSI_TOKEN_COLON_PROTOCOL, &len);
	v.len = len;
	for (n = 0; lws_registry_roles[n] && !to; n++)
		if (lws_registry_roles[n]->tunnel &&
		    lws_http1_is(&v, lws_registry_roles[n]->upgrade_token))
			to = lws_registry_roles[n];
	if (!to) {
		run(s, "extended CONNECT to nothing of ours",
		    STATUS_NOT_IMPLEMENTED);
		return;
	}
	s->is_tunnel = 1;
	lws_enter(wsi);
	lws_leave(wsi, lws_http_upgrade(h, to));
}

static int
is_long_poll(const struct lws_h2_stream *s)
{
	return lws_check_opt(s->mux.wsi->vhost->options,
			     LWS_SERVER_OPTION_VH_H2_HALF_CLOSED_LONG_POLL) &&
	       s->txn && lws_is_live(s->mux.wsi);
}

static enum lws_keep
begin(struct lws_h2 *c, struct lws_h2_stream *s, int end)
{
	struct lws_h2_block *b = &c->block;
	struct lws_http *h = s->txn;

	s->rx_end = !!end;
	s->body_left = b->length;
	s->mux.urgency = b->urgency;
	if (b->status)
		run(s, "header list too large", b->status);
	else if (h->method == WSI_TOKEN_CONNECT)
		(b->seen & LWS_H2_SEEN_PROTOCOL)
			? extended(s)
			: run(s, "CONNECT is not for us",
			      STATUS_NOT_IMPLEMENTED);
	else {
		int expects = b->expects && !end;

		lws_h2_run(s, expects);
		/* it may be gone with what it did */
		s = lws_h2_find(c, b->id);
		if (s && end)
			lws_rx_give_end(s->mux.wsi);
		s = end ? lws_h2_find(c, b->id) : NULL;
		if (s && is_long_poll(s))
			lws_timeout_us(s->mux.wsi, NO_PENDING_TIMEOUT, 0);
	}
	s = lws_h2_find(c, b->id);
	if (s)
		lws_h2_settle(s);

	return LWS_KEEP;
}

enum lws_keep
lws_h2_request(struct lws_h2 *c, int end)
{
	struct lws_h2_block *b = &c->block;
	struct lws_h2_stream *s;
	struct lws_http *h = b->h;
	enum lws_http1_err err = LWS_HTTP1_OK;

	if (!b->status)
		b->bad = judge(b, end);
	if (!b->bad && !b->status && (b->seen & LWS_H2_SEEN_PATH))
		err = target(h);
	if (err == LWS_HTTP1_ERR_TARGET)
		b->bad = "bad path";
	if (b->bad)
		return lws_h2_turn_down(c, LWS_H2_PROTOCOL_ERROR, end);
	b->h = NULL;
	if (err)
		b->status = (uint16_t)lws_http1_err_status(err);
	take_facts(h, b, end);
	s = lws_h2_open(c, b->id, h);
	if (!s) /* no memory now; it may try again */
		return lws_h2_turn_down(c, LWS_H2_REFUSED_STREAM, end);

	return begin(c, s, end);
}
