/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Gathering: the first bytes tell the version, version 1 ends with its line,
 * version 2 says how long it is. Nothing behind the header is touched.
 */
#include "codec/proxy-line/proxy-line.h"

#define V2_HEAD 16u
/* 2.1: the longest line there can be, with its CRLF */
#define V1_MOST 107u

static const uint8_t v1_begins[] = "PROXY ";
static const uint8_t v2_begins[] = "\r\n\r\n\0\r\nQUIT\n";
#define V1_BEGINS (sizeof(v1_begins) - 1)
#define V2_BEGINS (sizeof(v2_begins) - 1)

static lws_stateful_ret_t
fail(struct lws_proxy_line *p, enum lws_proxy_line_err err)
{
	p->err = err;

	return LWS_SRET_FATAL;
}

static int
begins_as(const struct lws_proxy_line *p, const uint8_t *begin, size_t len)
{
	return !memcmp(p->buf, begin, p->len < len ? p->len : len);
}

static lws_stateful_ret_t
v1_next(struct lws_proxy_line *p)
{
	if (p->buf[p->len - 1] != '\n')
		return p->len < V1_MOST ? LWS_SRET_WANT_INPUT
					: fail(p, LWS_PROXY_LINE_ERR_V1);

	return lws_proxy_line_v1(p) ? fail(p, LWS_PROXY_LINE_ERR_V1)
				    : LWS_SRET_OK;
}

static lws_stateful_ret_t
v2_next(struct lws_proxy_line *p)
{
	size_t total;

	if (p->len < V2_HEAD)
		return LWS_SRET_WANT_INPUT;
	total = V2_HEAD + lws_u16be(p->buf + V2_HEAD - 2);
	if (total > sizeof(p->buf))
		return fail(p, LWS_PROXY_LINE_ERR_LONG);
	if (p->len < total)
		return LWS_SRET_WANT_INPUT;
	p->err = lws_proxy_line_v2(p);

	return p->err ? LWS_SRET_FATAL : LWS_SRET_OK;
}

static lws_stateful_ret_t
next(struct lws_proxy_line *p)
{
	if (begins_as(p, v1_begins, V1_BEGINS))
		return v1_next(p);
	if (begins_as(p, v2_begins, V2_BEGINS))
		return v2_next(p);

	return fail(p, LWS_PROXY_LINE_ERR_NONE);
}

lws_stateful_ret_t
lws_proxy_line_feed(struct lws_proxy_line *p, struct lws_span *in)
{
	lws_stateful_ret_t r = p->err ? LWS_SRET_FATAL : LWS_SRET_WANT_INPUT;

	/* v1_next() and v2_next() end it before the buffer is full */
	while (r == LWS_SRET_WANT_INPUT && in->len) {
		p->buf[p->len++] = lws_span_take8(in);
		r = next(p);
	}

	return r;
}

const char *
lws_proxy_line_err_text(enum lws_proxy_line_err err)
{
	static const char *const texts[] = {
		[LWS_PROXY_LINE_OK] = "no error",
		[LWS_PROXY_LINE_ERR_NONE] = "no PROXY header",
		[LWS_PROXY_LINE_ERR_V1] = "malformed PROXY line",
		[LWS_PROXY_LINE_ERR_V2] = "malformed PROXY header",
		[LWS_PROXY_LINE_ERR_LONG] = "PROXY header too long",
		[LWS_PROXY_LINE_ERR_CHECKSUM] = "PROXY header's checksum",
	};

	return texts[err];
}
