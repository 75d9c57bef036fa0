/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Through an HTTP proxy, by CONNECT (RFC 9110 9.3.6). Of what the proxy
 * answers nothing is taken from the socket but its head: what comes behind it
 * is the peer's. A refusal is said with its status.
 */
#include "core-net/client-proxy.h"

#include "codec/http1/http1.h"

struct connecting {
	struct lws_http1 parser;
	uint8_t *carry; /* owned */
	size_t taken;   /* bytes of the answer */
};

static enum lws_http1_err
on_start(struct lws_http1 *h, const struct lws_http1_start *s)
{
	(void)h;
	(void)s;

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
on_field(struct lws_http1 *h, const struct lws_http1_field *f)
{
	(void)h;
	(void)f;

	return LWS_HTTP1_OK;
}

static uint8_t *
on_carry(struct lws_http1 *h, size_t size)
{
	return lws_http1_carry(&((struct connecting *)h->opaque)->carry, size);
}

static const struct lws_http1_ops codec_ops = {
	.start = on_start,
	.field = on_field,
	.carry = on_carry,
};

static struct connecting *
make_state(void)
{
	struct connecting *s = lws_zalloc(sizeof(*s), "http proxy");
	struct lws_http1_setup setup = {
		.ops = &codec_ops,
		.opaque = s,
		.response = 1,
	};

	if (!s)
		return NULL;
	lws_http1_begin(&s->parser, &setup);
	lws_http1_next(&s->parser);
	lws_http1_reply_to(&s->parser, WSI_TOKEN_CONNECT);

	return s;
}

static void
end(struct lws_proxying *p)
{
	struct connecting *s = p->state;

	if (!s)
		return;
	lws_http1_end(&s->parser);
	lws_free(s->carry);
	lws_free(s);
}

/* RFC 7617, on a buffer of two limits */
static int
put_auth(const struct lws_client_proxy *with, char *out, size_t size)
{
	char plain[2 * LWS_LIMIT_PROXY_AUTH + 2];
	int n, r;

	out[0] = '\0';
	if (!with->user)
		return 0;
	n = lws_snprintf(plain, sizeof(plain), "%s:%s", with->user,
			 with->password);
	lws_strncpy(out, "Proxy-authorization: basic ", size);
	r = lws_b64_encode_string(plain, n, out + strlen(out),
				  (int)(size - strlen(out)) - 2);
	lws_explicit_bzero(plain, sizeof(plain));
	if (r < 0)
		return -1;
	strcat(out, "\r\n");

	return 0;
}

/* an IPv6 address goes in brackets (RFC 3986 3.2.2) */
static const char *
bracket(const char *host, int is_end)
{
	if (!strchr(host, ':') || host[0] == '[')
		return "";

	return is_end ? "]" : "[";
}

static enum lws_keep
begin(struct lws *wsi)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	struct lws_proxying *p = lws_way_of(wsi)->proxy;
	char auth[1024], text[2 * LWS_LIMIT_LOOKUP_NAME + sizeof(auth) + 128];
	enum lws_keep k;
	int n;

	p->state = make_state();
	if (!p->state || put_auth(p->with, auth, sizeof(auth)))
		return lws_client_fail(wsi, "out of memory");
	if (strlen(ask->address) > LWS_LIMIT_LOOKUP_NAME)
		return lws_client_fail(wsi, "http_proxy fail: name too long");
	n = lws_snprintf(text, sizeof(text),
			 "CONNECT %s%s%s:%d HTTP/1.1\r\n"
			 "Host: %s%s%s:%d\r\n%s\r\n",
			 bracket(ask->address, 0), ask->address,
			 bracket(ask->address, 1), ask->port,
			 bracket(ask->address, 0), ask->address,
			 bracket(ask->address, 1), ask->port, auth);
	k = lws_proxying_send(wsi, text, (size_t)n);
	lws_explicit_bzero(text, sizeof(text));
	lws_explicit_bzero(auth, sizeof(auth));

	return k;
}

static enum lws_keep
judge(struct lws *wsi, struct connecting *s)
{
	unsigned int status = s->parser.msg.status;

	if (status >= 200 && status < 300)
		return lws_way_secure_begin(wsi);
	if (status >= 200)
		return lws_client_fail(wsi, "http_proxy -> %u", status);
	/* RFC 9110 15.2: the final one is to come */
	lws_http1_next(&s->parser);
	lws_http1_reply_to(&s->parser, WSI_TOKEN_CONNECT);

	return LWS_KEEP;
}

static enum lws_keep
ready(struct lws *wsi)
{
	struct connecting *s = lws_way_of(wsi)->proxy->state;
	uint8_t buf[2048];
	lws_stateful_ret_t r;
	struct lws_span in;
	enum lws_io io;
	size_t done;

	io = lws_plat_peek(wsi->fd, buf, sizeof(buf), &done);
	if (io == LWS_IO_WANT_READ)
		return LWS_KEEP;
	if (io == LWS_IO_EOF)
		return lws_client_fail(wsi, "proxy conn dead");
	if (io != LWS_IO_OK)
		return lws_client_fail(wsi, "proxy read err");
	in = lws_span_of(buf, done);
	r = lws_http1_head_feed(&s->parser, &in);
	s->taken += done - in.len;
	if (lws_plat_consume(wsi->fd, buf, done - in.len))
		return lws_client_fail(wsi, "proxy read err");
	if (r == LWS_SRET_FATAL)
		return lws_client_fail(wsi, "http_proxy fail: %s",
				       lws_http1_err_text(s->parser.err));
	if (s->taken > LWS_LIMIT_PROXY_REPLY)
		return lws_client_fail(wsi, "http_proxy fail: endless reply");

	return r == LWS_SRET_OK ? judge(wsi, s) : LWS_KEEP;
}

const struct lws_proxying_ops lws_proxying_http = {
	.begin = begin,
	.ready = ready,
	.end = end,
	.timeout_reason = PENDING_TIMEOUT_AWAITING_PROXY_RESPONSE,
};
