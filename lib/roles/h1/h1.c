/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The HTTP/1 server role: feeds the codec, gives its events to the transaction,
 * and keeps requests of one connection in their order. A pipelined request
 * waits in the held input until the one before it is completed.
 */
#include "roles/h1/h1.h"

static struct lws_h1 *
state_of(const struct lws *wsi)
{
	return wsi->role_state;
}

static struct lws *
wsi_of(const struct lws_http1 *parser)
{
	return parser->opaque;
}

/* -- what the codec finds goes into the store -- */

static enum lws_http1_err
on_start(struct lws_http1 *parser, const struct lws_http1_start *s)
{
	struct lws_http *h = state_of(wsi_of(parser))->txn;
	enum lws_http1_err e;

	h->method = parser->msg.method;
	h->minor = parser->msg.minor ? 1 : 0;
	h->is_head = h->method == WSI_TOKEN_HEAD_URI;
	/* CONNECT has no path: what it names is the authority */
	e = lws_http_target(h, h->method >= 0 ? h->method : WSI_TOKEN_GET_URI,
			    s->path.p ? s->path : s->target, s->query);
	if (e)
		return e;
	/* RFC 9112 3.2.2: the authority of an absolute target outranks Host */
	if (parser->msg.form == LWS_HTTP1_FORM_ABSOLUTE &&
	    !lws_http_store_add(&h->store, WSI_TOKEN_HOST, s->authority.p,
				s->authority.len))
		return LWS_HTTP1_ERR_STORE_FULL;
	if (!lws_http_store_add(&h->store, WSI_TOKEN_HTTP, s->version.p,
				s->version.len))
		return LWS_HTTP1_ERR_STORE_FULL;

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
on_field(struct lws_http1 *parser, const struct lws_http1_field *f)
{
	struct lws_http *h = state_of(wsi_of(parser))->txn;

	if (f->token == WSI_TOKEN_HOST &&
	    parser->msg.form == LWS_HTTP1_FORM_ABSOLUTE)
		return LWS_HTTP1_OK; /* see on_start() */

	return lws_http_field(h, f) ? LWS_HTTP1_ERR_STORE_FULL : LWS_HTTP1_OK;
}

static uint8_t *
on_carry(struct lws_http1 *parser, size_t size)
{
	return lws_http1_carry(&state_of(wsi_of(parser))->carry, size);
}

static const struct lws_http1_ops codec_ops = {
	.start = on_start,
	.field = on_field,
	.carry = on_carry,
};

/* -- transactions -- */

static int completed(struct lws *wsi, int keepalive_secs);

static const struct lws_http_version_ops version_h1 = {
	.status = lws_h1_status,
	.header = lws_h1_header,
	.finalize = lws_h1_finalize,
	.completed = completed,
	.body = lws_h1_body,
	.is_text = 1,
};

static int
completed(struct lws *wsi, int keepalive_secs)
{
	struct lws_h1 *s = state_of(wsi);

	s->txn = NULL;
	s->seen_any = 1;
	lws_http1_next(&s->parser);
	lws_timeout_us(wsi, PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE,
		       (lws_usec_t)keepalive_secs * LWS_US_PER_SEC);
	lws_rx_kick(wsi); /* the next one may be here already */

	return 0;
}

/* RFC 8446 5.1: a handshake record; nothing of HTTP begins so */
#define TLS_HANDSHAKE 0x16

/* 1; 0 not yet; -1 out of memory */
static int
begin(struct lws *wsi, struct lws_h1 *s, const struct lws_span *in)
{
	int r = 1;

	/* answers that nobody reads must not pile up */
	if (!lws_output_room(wsi))
		return 0;
	if (lws_http_is_limited(lws_cx(wsi)))
		r = lws_http_admit(wsi, &s->waiter);
	if (r <= 0)
		return r;
	s->txn = lws_http_begin(wsi, &version_h1);
	if (!s->txn) {
		lws_http_unadmit(wsi);
		return -1;
	}
	s->tls_spoken = !s->seen_any && in->p[0] == TLS_HANDSHAKE;

	return 1;
}

/* From its first byte on a request has this long for its head, however slowly
 * the rest trickles in. */
static void
limit_head(struct lws *wsi)
{
	if (wsi->timeout_reason == PENDING_TIMEOUT_HOLDING_AH &&
	    wsi->timeout_at)
		return;
	lws_timeout_us(wsi, PENDING_TIMEOUT_HOLDING_AH,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);
}

/* The client cannot read it as what it waits for, but its log, or who looks at
 * the bytes, will tell what is wrong. */
static int
say_no_tls(struct lws *wsi, struct lws_http *h)
{
	lwsl_wsi_notice(wsi, "TLS is spoken to a port for plain HTTP");
	wsi->close_why = "TLS on a plain port";

	return lws_http_answer_simple(
		h, HTTP_STATUS_BAD_REQUEST,
		"<p>TLS was spoken to a port for plain HTTP.", NULL);
}

static enum lws_keep
refuse(struct lws *wsi, enum lws_http1_err err)
{
	struct lws_h1 *s = state_of(wsi);
	unsigned int status = lws_http1_err_status(err);

	s->refused = 1;
	wsi->close_why = lws_http1_err_text(err);
	if (!status || !s->txn)
		return LWS_CLOSE;
	if (s->tls_spoken && say_no_tls(wsi, s->txn))
		return LWS_CLOSE;

	return lws_http_refuse(s->txn, status, wsi->close_why);
}

static void
take_facts(struct lws_http *h, const struct lws_http1_msg *m)
{
	h->keep = !!lws_http1_persistent(m);
	h->has_body = m->framing != LWS_HTTP1_BODY_NONE;
	h->body_announced =
		m->framing == LWS_HTTP1_BODY_LENGTH ? m->content_length : 0;
	h->is_chunked = m->framing == LWS_HTTP1_BODY_CHUNKED;
	h->expects = !!(m->flags & LWS_HTTP1_F_EXPECT_CONTINUE);
}

static int
takes_body(const struct lws_http *h)
{
	return h && (h->step == LWS_HTTP_BODY || h->step == LWS_HTTP_DISCARD);
}

static enum lws_keep body(struct lws *wsi, struct lws_span *in);

/* The head is complete: whose request it is, and then its body. */
static enum lws_keep
request(struct lws *wsi, struct lws_span *in)
{
	struct lws_h1 *s = state_of(wsi);
	const struct lws_role_ops *to = NULL;
	unsigned int flags = s->parser.msg.flags;

	take_facts(s->txn, &s->parser.msg);
	if (flags & LWS_HTTP1_F_EXPECT_OTHER)
		return lws_http_refuse(s->txn, HTTP_STATUS_EXPECTATION_FAILED,
				       "unknown expectation");
	if (flags & LWS_HTTP1_F_UPGRADE)
		to = lws_http_upgrade_to(s->txn);
	if (to) /* what is left in the span is for that role */
		return lws_http_upgrade(s->txn, to);
	if (lws_http_request(s->txn) != LWS_KEEP)
		return LWS_CLOSE;

	if (!takes_body(s->txn))
		return LWS_KEEP;
	/* nothing of the body is here yet: the client may be waiting to hear
	 * that we want it (RFC 9110 10.1.1) */
	if (!in->len && s->txn->step == LWS_HTTP_BODY &&
	    lws_http_expected(s->txn) != LWS_KEEP)
		return LWS_CLOSE;

	return body(wsi, in); /* one of no bytes ends without further input */
}

static enum lws_keep
head(struct lws *wsi, struct lws_span *in)
{
	struct lws_h1 *s = state_of(wsi);
	int begun = s->txn ? 1 : begin(wsi, s, in);
	lws_stateful_ret_t r;

	if (!begun)
		return LWS_KEEP;
	if (begun < 0) {
		wsi->close_why = "out of memory for a request";
		return LWS_CLOSE;
	}
	r = lws_http1_head_feed(&s->parser, in);
	if (r == LWS_SRET_OK)
		return request(wsi, in);
	if (r != LWS_SRET_WANT_INPUT)
		return refuse(wsi, s->parser.err);
	limit_head(wsi);

	return LWS_KEEP;
}

static enum lws_keep
body(struct lws *wsi, struct lws_span *in)
{
	struct lws_h1 *s = state_of(wsi);
	struct lws_span piece;

	wsi->rx_inside = 0;
	while (s->txn && !lws_rx_paused(wsi)) {
		lws_stateful_ret_t r =
			lws_http1_body_feed(&s->parser, in, &piece);

		if (r == LWS_SRET_WANT_INPUT)
			return LWS_KEEP;
		if (r == LWS_SRET_OK)
			return lws_http_body_end(s->txn);
		if (r != LWS_SRET_WANT_OUTPUT)
			return refuse(wsi, s->parser.err);
		if (lws_http_body(s->txn, &piece) != LWS_KEEP)
			return LWS_CLOSE;
	}
	/* paused with all of it taken: its end is said when that is over */
	if (takes_body(s->txn) && !lws_http1_in_message(&s->parser))
		wsi->rx_inside = 1;

	return LWS_KEEP;
}

/* -- role -- */

static int
h1_takes(const struct lws_vhost *vh, unsigned int type)
{
	(void)vh;

	return (type & LWS_ADOPT_SOCKET) && (type & LWS_ADOPT_HTTP);
}

static int
h1_enter(struct lws *wsi)
{
	const struct lws_http1_setup setup = {
		.ops = &codec_ops,
		.opaque = wsi,
	};
	struct lws_h1 *s = lws_zalloc(sizeof(*s), "h1");

	if (!s)
		return -1;
	wsi->role_state = s;
	lws_http1_begin(&s->parser, &setup);
	lws_http1_next(&s->parser);

	return 0;
}

static void
h1_leave(struct lws *wsi)
{
	struct lws_h1 *s = state_of(wsi);

	lws_http_end(s->txn);
	lws_http_wait_end(&s->waiter);
	lws_http1_end(&s->parser);
	lws_free(s->carry);
	lws_free(s);
}

static enum lws_keep
h1_opened(struct lws *wsi)
{
	if (lws_user_callback_first(
		    wsi, LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED, NULL, 0))
		return LWS_CLOSE;
	lws_timeout_us(wsi, PENDING_TIMEOUT_ESTABLISH_WITH_SERVER,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);

	return LWS_KEEP;
}

enum lws_keep
lws_h1_rx(struct lws *wsi, struct lws_span *in)
{
	struct lws_h1 *s = state_of(wsi);

	if (!s->settled)
		return lws_h1_first(wsi, in);
	if (!s->txn || s->txn->step == LWS_HTTP_HEAD)
		return head(wsi, in);
	if (takes_body(s->txn))
		return body(wsi, in);

	/* a pipelined request: not before the one at hand is completed */
	return LWS_KEEP;
}

/* The peer will send no more. A request that is answered still gets its answer;
 * without one there is nothing to wait for. One that goes on for ever has lost
 * its listener. */
static enum lws_keep
h1_rx_eof(struct lws *wsi)
{
	struct lws_h1 *s = state_of(wsi);

	if (s->txn && s->txn->step == LWS_HTTP_ANSWER && !s->txn->sse) {
		s->txn->keep = 0;
		return LWS_KEEP;
	}
	wsi->close_why = lws_http1_in_message(&s->parser)
				 ? "peer closed inside a request"
				 : "peer closed";

	return LWS_CLOSE;
}

static enum lws_keep
h1_writeable(struct lws *wsi)
{
	struct lws_h1 *s = state_of(wsi);

	return s->txn ? lws_http_writeable(s->txn) : LWS_KEEP;
}

/* Is it the request, or its body, that does not come? */
static int
is_late(const struct lws_http *h, enum pending_timeout reason)
{
	if (!h || h->answered)
		return 0;

	return (reason == PENDING_TIMEOUT_HOLDING_AH &&
		h->step == LWS_HTTP_HEAD) ||
	       (reason == PENDING_TIMEOUT_HTTP_CONTENT &&
		h->step == LWS_HTTP_BODY);
}

/* RFC 9110 15.5.9: who sends a request too slowly is told */
static void
h1_timed_out(struct lws *wsi, enum pending_timeout reason)
{
	struct lws_h1 *s = state_of(wsi);

	if (is_late(s->txn, reason) &&
	    lws_http_refuse(s->txn, HTTP_STATUS_REQUEST_TIMEOUT,
			    "request came too slowly") != LWS_KEEP)
		lws_close_mark(wsi, LWS_CLOSE_NOW, "timed out");
}

static enum lws_keep
h1_drained(struct lws *wsi)
{
	lws_rx_kick(wsi);
	wsi->wants_write = !!state_of(wsi)->txn;

	return LWS_KEEP;
}

const struct lws_role_ops lws_role_h1 = {
	.name = "h1",
	.alpn = "http/1.1",
	.reasons = {
		.writeable = { LWS_CALLBACK_CLIENT_HTTP_WRITEABLE,
			       LWS_CALLBACK_HTTP_WRITEABLE },
		.close = { LWS_CALLBACK_CLOSED_CLIENT_HTTP,
			   LWS_CALLBACK_CLOSED_HTTP },
		.bind = { LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL,
			  LWS_CALLBACK_HTTP_BIND_PROTOCOL },
		.drop = { LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL,
			  LWS_CALLBACK_HTTP_DROP_PROTOCOL },
	},
	.takes = h1_takes,
	.enter = h1_enter,
	.leave = h1_leave,
	.opened = h1_opened,
	.rx = lws_h1_rx,
	.rx_eof = h1_rx_eof,
	.writeable = h1_writeable,
	.write = lws_http_write,
	.timed_out = h1_timed_out,
	.drained = h1_drained,
	.default_callback = lws_http_default_callback,
	.vhost_init = lws_http_vhost_init,
	.vhost_fini = lws_http_vhost_fini,
	.thread_fini = lws_http_thread_fini,
	.is_http = 1,
};
