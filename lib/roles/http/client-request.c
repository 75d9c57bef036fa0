/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The header block of a client's request. Its order is known to programs: the
 * request and its host, cache control, origin, what the connect info's flags
 * ask for, the upgrade, and then what the program appends. What it appends is
 * looked at only to see if the body's length is among it; a body of no known
 * length goes in chunks.
 */
#include "roles/http/http.h"

struct block {
	uint8_t *start; /* owned */
	uint8_t *p;
	uint8_t *end;
	char *cookies; /* owned; NULL: none */
};

static int
add(struct lws_http *h, struct block *b, const char *name, const char *value)
{
	struct lws_span n = lws_span_of(name, strlen(name));
	struct lws_span v = lws_span_of(value, strlen(value));

	return lws_http_add(h, &n, &v, &b->p, b->end);
}

static size_t
length_of(const char *s)
{
	return s ? strlen(s) : 0;
}

/* what is ours of it has room in any case; the program gets what a server
 * would have for a block */
static int
make_block(struct lws_http *h, struct block *b)
{
	const struct lws_client *c = lws_client_here(h->wsi);
	const struct lws_client_connect_info *ask = c->ask;
	size_t size = length_of(ask->path) + length_of(ask->host) +
		      length_of(ask->address) + length_of(ask->origin) +
		      length_of(ask->protocol) + length_of(c->authorization) +
		      LWS_TUNE_CLIENT_REQUEST +
		      lws_cx(h->wsi)->pt_serv_buf_size;

	if (lws_http_client_cookies(h->wsi, &b->cookies))
		return -1;
	size += length_of(b->cookies);
	b->start = lws_malloc(LWS_PRE + size, "client request");
	if (!b->start) {
		lws_free(b->cookies);
		return -1;
	}
	b->p = b->start + LWS_PRE;
	b->end = b->p + size;

	return 0;
}

/* -- its parts; 0, or -1 -- */

/* nothing of what was asked for may end a line, or the target */
static int
is_clean(const char *s, int blanks)
{
	for (; s && *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f ||
		    (*s == ' ' && !blanks))
			return 0;

	return 1;
}

static const char *
bad_part(const struct lws_client_connect_info *ask)
{
	if (!is_clean(ask->path, 0))
		return "path";
	if (!is_clean(ask->host, 0))
		return "host";
	if (!is_clean(ask->origin, 0))
		return "origin";

	return is_clean(ask->protocol, 1) ? NULL : "protocol";
}

/* the host as it was given; without one, who is connected to */
static const char *
host_of(const struct lws_client_connect_info *ask, char *buf, size_t size)
{
	int dull = lws_client_wants_tls(ask) ? 443 : 80;
	int v6 = strchr(ask->address, ':') && ask->address[0] != '[';

	if (ask->host)
		return ask->host;
	if (ask->address[0] == '+')
		return "localhost";
	if (ask->port == dull)
		lws_snprintf(buf, size, "%s%s%s", v6 ? "[" : "", ask->address,
			     v6 ? "]" : "");
	else
		lws_snprintf(buf, size, "%s%s%s:%d", v6 ? "[" : "",
			     ask->address, v6 ? "]" : "", ask->port);

	return buf;
}

static int
begin(struct lws_http *h, struct block *b,
      const struct lws_client_connect_info *ask)
{
	char host[LWS_LIMIT_LOOKUP_NAME + 16];
	const char *slash = lws_http_client_slash(ask->path);
	char *target;
	int r;

	target = lws_malloc(length_of(ask->path) + 2, "client target");
	if (!target)
		return -1;
	strcpy(target, slash);
	strcat(target, ask->path ? ask->path : "");
	r = h->ops->client->request(h, ask->method ? ask->method : "GET",
				    target, host_of(ask, host, sizeof(host)),
				    &b->p, b->end);
	lws_free(target);

	return r;
}

static int
add_cache_control(struct lws_http *h, struct block *b,
		  const struct lws_client_connect_info *ask)
{
	if (ask->ssl_connection & LCCSCF_HTTP_NO_CACHE_CONTROL)
		return 0;

	return add(h, b, "Pragma", "no-cache") ||
	       add(h, b, "Cache-Control", "no-cache");
}

static int
add_origin(struct lws_http *h, struct block *b,
	   const struct lws_client_connect_info *ask)
{
	struct lws_span n = lws_span_of("Origin", 6), v = { NULL, 0 };
	const char *scheme = lws_client_wants_tls(ask) ? "https://" : "http://";
	size_t len = length_of(ask->origin);

	if (!ask->origin)
		return 0;
	if (lws_check_opt(lws_cx(h->wsi)->options,
			  LWS_SERVER_OPTION_JUST_USE_RAW_ORIGIN))
		scheme = "";
	v.len = strlen(scheme) + len;
	if (h->ops->header(h->wsi, &n, &v, &b->p, b->end))
		return -1;
	/* left for us to fill: before the CRLF */
	memcpy(b->p - 2 - v.len, scheme, strlen(scheme));
	memcpy(b->p - 2 - len, ask->origin, len);

	return 0;
}

static int
add_form(struct lws_http *h, struct block *b, struct lws_http_client *c,
	 const struct lws_client_connect_info *ask)
{
	char text[96];

	if (!(ask->ssl_connection & LCCSCF_HTTP_MULTIPART_MIME) ||
	    lws_client_here(h->wsi)->to_get)
		return 0;
	if (lws_plat_random(&c->boundary, sizeof(c->boundary)))
		return -1;
	c->multipart = c->sending = 1;
	lws_snprintf(text, sizeof(text),
		     "multipart/form-data; boundary=" LWS_HTTP_BOUNDARY,
		     (unsigned long long)c->boundary);

	return add(h, b, "Content-Type", text);
}

static int
add_authorization(struct lws_http *h, struct block *b)
{
	const char *value = lws_client_here(h->wsi)->authorization;

	return value ? add(h, b, "Authorization", value) : 0;
}

static int
add_upgrade(struct lws_http *h, struct block *b, struct lws_http_client *c)
{
	const struct lws_role_ops *to =
		lws_http_upgrade_role(LWS_HTTP_CLIENT_UPGRADE);

	c->upgrades = 1;
	if (!to || !to->ask_upgrade || lws_plat_random(c->nonce, 16))
		return -1;

	return to->ask_upgrade(h->wsi, &b->p, b->end);
}

/* -- what the program adds -- */

static int
line_begins(const uint8_t *p, const uint8_t *end, const char *name)
{
	size_t len = strlen(name);

	return (size_t)(end - p) >= len && lws_http1_same(p, name, len);
}

/* how long its body is, if the program has said so, by whatever means */
static void
look_at_lines(struct lws_http *h, const uint8_t *p, const uint8_t *end)
{
	while (p && p < end) {
		if (line_begins(p, end, "content-length:"))
			h->said |= LWS_HTTP_SAID_LENGTH;
		if (line_begins(p, end, "transfer-encoding:"))
			h->said |= LWS_HTTP_SAID_CODING;
		if (line_begins(p, end, "sec-websocket-extensions:"))
			h->said |= LWS_HTTP_SAID_EXTENSIONS;
		p = memchr(p, '\n', (size_t)(end - p));
		if (p)
			p++;
	}
}

static int
ask_program(struct lws_http *h, struct block *b)
{
	uint8_t *before = b->p;
	/* the end of the block and a body's framing are ours */
	size_t ours = 64, room = (size_t)(b->end - b->p) - ours;

	if (lws_user_callback(h->wsi,
			      LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER,
			      &b->p, room))
		return -1;
	if (b->p < before || b->p > before + room) {
		lwsl_wsi_err(h->wsi, "appended headers overrun their %zu bytes",
			     room);
		return -1;
	}
	if (h->ops->is_text)
		look_at_lines(h, before, b->p);

	return 0;
}

/* what a body must be preceded by, if the program did not say it */
static int
add_framing(struct lws_http *h, struct block *b, struct lws_http_client *c)
{
	int is_form = lws_client_here(h->wsi)->ask->ssl_connection &
		      LCCSCF_HTTP_X_WWW_FORM_URLENCODED;

	if (is_form && c->sending &&
	    add(h, b, "Content-Type", "application/x-www-form-urlencoded"))
		return -1;
	if (!c->sending ||
	    (h->said & (LWS_HTTP_SAID_LENGTH | LWS_HTTP_SAID_CODING)))
		return 0;
	c->chunked = 1;

	return add(h, b, "Transfer-Encoding", "chunked");
}

/* RFC 9112 9.6 */
static int
add_connection(struct lws_http *h, struct block *b,
	       const struct lws_client_connect_info *ask)
{
	if (!h->ops->is_text || (ask->ssl_connection & LCCSCF_PIPELINE))
		return 0;

	return add(h, b, "connection", "close");
}

static int
add_cookies(struct lws_http *h, struct block *b)
{
	return b->cookies ? add(h, b, "Cookie", b->cookies) : 0;
}

static const char *
fill(struct lws_http *h, struct block *b, struct lws_http_client *c)
{
	const struct lws_client_connect_info *ask =
		lws_client_here(h->wsi)->ask;

	if (begin(h, b, ask) || add_cache_control(h, b, ask) ||
	    add_origin(h, b, ask) || add_form(h, b, c, ask) ||
	    add_authorization(h, b))
		return "HS: OOM";
	if (ask->method ? add_connection(h, b, ask) : add_upgrade(h, b, c))
		return "HS: upgrade cannot be asked for";
	if (add_cookies(h, b))
		return "HS: OOM";
	if (ask_program(h, b))
		return "HS: refused by the program";
	if (add_framing(h, b, c) || h->ops->finalize(h->wsi, &b->p, b->end))
		return "HS: OOM";

	return NULL;
}

static enum lws_keep
send_block(struct lws_http *h, struct block *b)
{
	struct lws *wsi = h->wsi;
	struct lws_plat_iov v = { b->start + LWS_PRE,
				  (size_t)(b->p - b->start - LWS_PRE) };
	const struct lws_http_client_ops *ops = h->ops->client;
	int r;

	if (!lws_is_live(wsi))
		return LWS_CLOSE;
	lws_http_client_wait(wsi);
	r = ops->head ? ops->head(wsi, lws_span_of(v.p, v.len))
		      : lws_output(wsi, &v, 1);
	if (!r)
		return LWS_KEEP;

	return lws_client_fail(wsi, "HS: sending the request failed");
}

/* RFC 9110 9.2.1: asked for twice it has no more effect than once */
static int
is_safe(int method)
{
	return method == WSI_TOKEN_GET_URI || method == WSI_TOKEN_HEAD_URI ||
	       method == WSI_TOKEN_OPTIONS_URI;
}

struct lws_http *
lws_http_client_begin(struct lws *wsi, const struct lws_http_version_ops *ops)
{
	struct lws_client *client = lws_client_here(wsi);
	const char *method = client->ask->method;
	struct lws_http *h = lws_http_begin(wsi, ops);

	if (!h)
		return NULL;
	if (!method)
		method = "GET";
	h->method = (int16_t)lws_http1_method((const uint8_t *)method,
					      strlen(method));
	h->is_head = h->method == WSI_TOKEN_HEAD_URI;
	client->repeatable = !!is_safe(h->method);
	lws_http_client_here(wsi)->txn = h;

	return h;
}

enum lws_keep
lws_http_client_request(struct lws_http *h)
{
	struct lws_http_client *c = lws_http_client_here(h->wsi);
	const char *why = bad_part(lws_client_here(h->wsi)->ask);
	enum lws_keep k;
	struct block b;

	if (why)
		return lws_client_fail(h->wsi, "HS: bad byte in the %s", why);
	if (make_block(h, &b))
		return lws_client_fail(h->wsi, "HS: OOM");
	why = fill(h, &b, c);
	k = why ? lws_client_fail(h->wsi, "%s", why) : send_block(h, &b);
	lws_free(b.start);
	if (b.cookies)
		lws_explicit_bzero(b.cookies, strlen(b.cookies));
	lws_free(b.cookies);
	if (k == LWS_KEEP && c->multipart)
		lws_callback_on_writable(h->wsi);

	return k;
}
