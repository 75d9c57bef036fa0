/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the fields say about the message itself: how its body is framed (RFC
 * 9112 6), whether the connection goes on (9), whether it changes its protocol
 * (RFC 9110 7.8), whom it is for (RFC 9112 3.2). Whatever two readers could
 * take for two different lengths is refused: that is what request smuggling
 * is made of.
 */
#include "codec/http1/http1.h"
#include "codec/http1/parse.h"
#include "codec/uri/uri.h"

/* h->coding, over all Transfer-Encoding lines */
enum {
	CODING_CHUNKED = 1 << 0, /* the last one is chunked */
	CODING_OTHER = 1 << 1    /* others were named */
};

static enum lws_http1_err
judge_connection(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct lws_span list = f->value, item;

	while (lws_http1_list_next(&list, &item)) {
		if (lws_http1_is(&item, "close"))
			h->msg.flags |= LWS_HTTP1_F_CLOSE;
		if (lws_http1_is(&item, "keep-alive"))
			h->msg.flags |= LWS_HTTP1_F_KEEP_ALIVE;
		if (lws_http1_is(&item, "upgrade"))
			h->msg.flags |= LWS_HTTP1_F_UPGRADE;
	}

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
judge_upgrade(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct lws_span list = f->value, item;

	while (lws_http1_list_next(&list, &item)) {
		h->msg.flags |= LWS_HTTP1_F_UPGRADE_TO;
		if (lws_http1_is(&item, "websocket"))
			h->msg.flags |= LWS_HTTP1_F_UPGRADE_WS;
		if (lws_http1_is(&item, "h2c"))
			h->msg.flags |= LWS_HTTP1_F_UPGRADE_H2C;
	}

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
judge_expect(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct lws_span list = f->value, item;

	while (lws_http1_list_next(&list, &item))
		h->msg.flags |= lws_http1_is(&item, "100-continue")
					? LWS_HTTP1_F_EXPECT_CONTINUE
					: LWS_HTTP1_F_EXPECT_OTHER;

	return LWS_HTTP1_OK;
}

/* RFC 9112 3.2: once, and a uri-host with a port or empty */
static enum lws_http1_err
judge_host(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct lws_uri_authority a;

	if (h->response)
		return LWS_HTTP1_OK;
	if (h->msg.flags & LWS_HTTP1_F_HOST)
		return LWS_HTTP1_ERR_HOST_REPEATED;
	h->msg.flags |= LWS_HTTP1_F_HOST;
	if (!f->value.len)
		return LWS_HTTP1_OK;
	if (lws_uri_authority_parse(f->value, &a) || a.userinfo.p ||
	    !a.host.len)
		return LWS_HTTP1_ERR_HOST;

	return LWS_HTTP1_OK;
}

/* RFC 9112 6.3: even a list of equal lengths is refused. The largest length
 * leaves room for signed arithmetic above. */
static enum lws_http1_err
judge_length(struct lws_http1 *h, const struct lws_http1_field *f)
{
	if (h->msg.flags & LWS_HTTP1_F_LENGTH)
		return LWS_HTTP1_ERR_LENGTH_REPEATED;
	h->msg.flags |= LWS_HTTP1_F_LENGTH;
	if (lws_digits_u64(f->value.p, f->value.len, INT64_MAX,
			   &h->msg.content_length))
		return LWS_HTTP1_ERR_LENGTH;

	return LWS_HTTP1_OK;
}

/* RFC 9112 6.1: chunked is applied once, and last */
static enum lws_http1_err
judge_coding(struct lws_http1 *h, const struct lws_http1_field *f)
{
	struct lws_span list = f->value, item;

	h->msg.flags |= LWS_HTTP1_F_CODING;
	while (lws_http1_list_next(&list, &item)) {
		if (h->coding & CODING_CHUNKED)
			return LWS_HTTP1_ERR_CODING;
		h->coding |= lws_http1_is(&item, "chunked") ? CODING_CHUNKED
							    : CODING_OTHER;
	}

	return LWS_HTTP1_OK;
}

const lws_http1_judge lws_http1_judges[WSI_TOKEN_COUNT] = {
	[WSI_TOKEN_HOST] = judge_host,
	[WSI_TOKEN_CONNECTION] = judge_connection,
	[WSI_TOKEN_UPGRADE] = judge_upgrade,
	[WSI_TOKEN_HTTP_CONTENT_LENGTH] = judge_length,
	[WSI_TOKEN_HTTP_EXPECT] = judge_expect,
	[WSI_TOKEN_HTTP_TRANSFER_ENCODING] = judge_coding,
};

static enum lws_http1_err
coding_verdict(const struct lws_http1 *h)
{
	if (!h->msg.minor)
		return LWS_HTTP1_ERR_CODING_VERSION;
	if (h->msg.flags & LWS_HTTP1_F_LENGTH)
		return LWS_HTTP1_ERR_LENGTH_AND_CODING;
	/* RFC 9112 6.3: then a response runs until close, but in a coding
	 * that nobody here can undo */
	if (!(h->coding & CODING_CHUNKED))
		return h->response && h->coding ? LWS_HTTP1_ERR_CODING_UNKNOWN
						: LWS_HTTP1_ERR_CODING;
	if (h->coding & CODING_OTHER)
		return LWS_HTTP1_ERR_CODING_UNKNOWN;

	return LWS_HTTP1_OK;
}

/* RFC 9110 9.3.6: fields about a body mean nothing once a tunnel begins */
static int
is_tunnel(const struct lws_http1 *h)
{
	return h->response && h->reply_to == WSI_TOKEN_CONNECT &&
	       h->msg.status / 100 == 2;
}

/* RFC 9112 6.3, 1 */
static int
is_bodiless(const struct lws_http1 *h)
{
	return h->response &&
	       (h->reply_to == WSI_TOKEN_HEAD_URI || h->msg.status / 100 == 1 ||
		h->msg.status == 204 || h->msg.status == 304);
}

/* RFC 9112 6.3, in its order */
static enum lws_http1_err
body_verdict(struct lws_http1 *h)
{
	h->msg.framing = LWS_HTTP1_BODY_NONE;
	if (is_tunnel(h))
		return LWS_HTTP1_OK;
	if (h->msg.flags & LWS_HTTP1_F_CODING) {
		enum lws_http1_err err = coding_verdict(h);

		if (err)
			return err;
	}
	if (is_bodiless(h))
		return LWS_HTTP1_OK;

	if (h->msg.flags & LWS_HTTP1_F_CODING)
		h->msg.framing = LWS_HTTP1_BODY_CHUNKED;
	else if (h->msg.flags & LWS_HTTP1_F_LENGTH)
		h->msg.framing = LWS_HTTP1_BODY_LENGTH;
	else if (h->response)
		h->msg.framing = LWS_HTTP1_BODY_CLOSE;

	return LWS_HTTP1_OK;
}

/* Upgrade counts when Connection names it (RFC 9110 7.8); HTTP/1.0 has
 * neither it nor expectations (10.1.1) */
static void
settle_flags(struct lws_http1_msg *m)
{
	const unsigned int upgrade =
		LWS_HTTP1_F_UPGRADE | LWS_HTTP1_F_UPGRADE_TO;
	unsigned int drop = 0;

	if ((m->flags & upgrade) != upgrade)
		drop = upgrade | LWS_HTTP1_F_UPGRADE_WS |
		       LWS_HTTP1_F_UPGRADE_H2C;
	if (!m->minor)
		drop = upgrade | LWS_HTTP1_F_UPGRADE_WS |
		       LWS_HTTP1_F_UPGRADE_H2C | LWS_HTTP1_F_EXPECT_CONTINUE |
		       LWS_HTTP1_F_EXPECT_OTHER;
	m->flags = (uint16_t)(m->flags & ~drop);
}

enum lws_http1_err
lws_http1_judge_head(struct lws_http1 *h)
{
	settle_flags(&h->msg);
	if (!h->response && h->msg.minor && !(h->msg.flags & LWS_HTTP1_F_HOST))
		return LWS_HTTP1_ERR_HOST_NONE;

	return body_verdict(h);
}
