/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The HTTP/1 client role: writes requests as text, feeds what comes to the
 * codec, and gives it to the transaction. Interim answers are passed over
 * (RFC 9110 15.2).
 */
#include "roles/h1/h1.h"

struct h1_client {
	struct lws_http_client c; /* first, see lws_http_client_here() */
	struct lws_http1 parser;
	uint8_t *carry;  /* owned: a line cut by the end of a read */
	uint8_t interim; /* answers passed over */
};

static struct h1_client *
state_of(const struct lws *wsi)
{
	return wsi->role_state;
}

/* -- what the codec finds -- */

/* programs read it as the value of the version's token: "200 OK" */
static enum lws_http1_err
on_start(struct lws_http1 *parser, const struct lws_http1_start *s)
{
	struct lws_http *h = state_of(parser->opaque)->c.txn;
	const uint8_t *text = s->version.p + s->version.len + 1;
	size_t len = 3; /* of the code; a reason stands behind it */

	h->status = parser->msg.status;
	h->minor = parser->msg.minor ? 1 : 0;
	if (s->reason.len)
		len = (size_t)(s->reason.p + s->reason.len - text);

	return lws_http_store_add(&h->store, WSI_TOKEN_HTTP, text, len)
		       ? LWS_HTTP1_OK
		       : LWS_HTTP1_ERR_STORE_FULL;
}

static enum lws_http1_err
on_field(struct lws_http1 *parser, const struct lws_http1_field *f)
{
	struct lws_http *h = state_of(parser->opaque)->c.txn;

	return lws_http_field(h, f) ? LWS_HTTP1_ERR_STORE_FULL : LWS_HTTP1_OK;
}

static uint8_t *
on_carry(struct lws_http1 *parser, size_t size)
{
	return lws_http1_carry(&state_of(parser->opaque)->carry, size);
}

static const struct lws_http1_ops codec_ops = {
	.start = on_start,
	.field = on_field,
	.carry = on_carry,
};

/* -- the version's way -- */

static int
request(struct lws_http *h, const char *method, const char *target,
	const char *host, uint8_t **p, const uint8_t *end)
{
	uint8_t *start = *p;

	(void)h;
	if (!lws_put_text(p, end, method) && !lws_put_text(p, end, " ") &&
	    !lws_put_text(p, end, target) &&
	    !lws_put_text(p, end, " HTTP/1.1\r\nHost: ") &&
	    !lws_put_text(p, end, host) && !lws_put_text(p, end, "\r\n"))
		return 0;
	*p = start;

	return -1;
}

static int
finalize(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	(void)wsi;

	return lws_put_text(p, end, "\r\n");
}

static lws_stateful_ret_t
read_piece(struct lws *wsi, struct lws_span *in, struct lws_span *piece)
{
	struct lws_http1 *parser = &state_of(wsi)->parser;
	lws_stateful_ret_t r = lws_http1_body_feed(parser, in, piece);

	if (r == LWS_SRET_FATAL)
		wsi->close_why = lws_http1_err_text(parser->err);

	return r;
}

/* RFC 9112 7.1 */
static int
send_chunk(struct lws *wsi, const uint8_t *p, size_t len, int last)
{
	uint8_t head[LWS_HTTP1_CHUNK_HEAD_MAX];
	struct lws_plat_iov v[4];
	unsigned int n = 0;

	if (len) {
		v[0].len = lws_http1_chunk_begin(head + sizeof(head), len);
		v[0].p = head + sizeof(head) - v[0].len;
		v[1].p = p;
		v[1].len = len;
		v[2].p = LWS_HTTP1_CHUNK_TAIL;
		v[2].len = sizeof(LWS_HTTP1_CHUNK_TAIL) - 1;
		n = 3;
	}
	if (last) {
		v[n].p = LWS_HTTP1_CHUNK_LAST;
		v[n++].len = sizeof(LWS_HTTP1_CHUNK_LAST) - 1;
	}

	return n ? lws_output(wsi, v, n) : 0;
}

static int
send_body(struct lws *wsi, const uint8_t *p, size_t len, int last)
{
	struct lws_plat_iov v = { p, len };

	if (state_of(wsi)->c.chunked)
		return send_chunk(wsi, p, len, last);

	return lws_output(wsi, &v, 1);
}

/* RFC 9112 9.3; and nothing may stand behind the answer: whose would it be? */
static void
completed(struct lws *wsi)
{
	const struct h1_client *s = state_of(wsi);
	const struct lws_http1_msg *m = &s->parser.msg;
	int sent = (!s->c.sending && !s->c.chunked) || s->c.sent_all;

	lws_client_done(wsi, lws_http1_persistent(m) && sent &&
				     m->framing != LWS_HTTP1_BODY_CLOSE &&
				     !(s->c.in && s->c.in->len));
}

static const struct lws_http_client_ops client_h1 = {
	.request = request,
	.read = read_piece,
	.send = send_body,
	.completed = completed,
};

static const struct lws_http_version_ops version_h1_client = {
	.header = lws_h1_header,
	.finalize = finalize,
	.is_text = 1,
	.client = &client_h1,
};

/* -- the answer -- */

/* 1xx; 101 is final */
static int
is_interim(unsigned int status)
{
	return status < 200 && status != LWS_HTTP_STATUS_SWITCHING;
}

static void
expect_head(struct h1_client *s)
{
	lws_http1_next(&s->parser);
	lws_http1_reply_to(&s->parser, s->c.txn->method);
}

static enum lws_keep
pass_over(struct lws *wsi, struct h1_client *s)
{
	if (++s->interim > LWS_LIMIT_HTTP_INTERIM)
		return lws_client_fail(wsi, "HS: more than %u interim answers",
				       (unsigned int)LWS_LIMIT_HTTP_INTERIM);
	lws_http_store_reset(&s->c.txn->store);
	s->c.txn->status = 0;
	expect_head(s);
	lws_http_client_wait(wsi);

	return LWS_KEEP;
}

/* KEEP with s->c.txn NULL: the answer is complete */
static enum lws_keep
begin_body(struct lws *wsi, struct h1_client *s, struct lws_span *in)
{
	struct lws_span piece, none = lws_span_of(in->p, 0);

	if (!lws_http_client_of(wsi) || wsi->phase != LWS_PHASE_OPEN ||
	    !s->c.txn)
		return LWS_KEEP; /* upgraded, or on its way elsewhere */
	/* one without any ends at once */
	if (lws_http1_body_feed(&s->parser, &none, &piece) == LWS_SRET_OK) {
		s->c.in = in;
		return lws_http_client_completed(wsi);
	}

	return lws_http_client_rx(wsi, in);
}

static enum lws_keep
head(struct lws *wsi, struct lws_span *in)
{
	struct h1_client *s = state_of(wsi);
	lws_stateful_ret_t r;

	r = lws_http1_head_feed(&s->parser, in);
	if (r == LWS_SRET_WANT_INPUT)
		return LWS_KEEP;
	if (r != LWS_SRET_OK)
		return lws_client_fail(wsi, "problems parsing header: %s",
				       lws_http1_err_text(s->parser.err));
	if (is_interim(s->c.txn->status))
		return pass_over(wsi, s);
	if (lws_http_client_answer(s->c.txn) != LWS_KEEP)
		return LWS_CLOSE;

	return begin_body(wsi, s, in);
}

static enum lws_keep
h1_client_rx(struct lws *wsi, struct lws_span *in)
{
	struct h1_client *s = state_of(wsi);

	if (!s->c.txn) { /* it is over: whatever this is, nobody asked */
		lws_span_skip(in, in->len);
		wsi->close_why = "the server speaks unasked";
		return LWS_CLOSE;
	}

	return s->c.answered ? lws_http_client_rx(wsi, in) : head(wsi, in);
}

static enum lws_keep
h1_client_rx_eof(struct lws *wsi)
{
	struct h1_client *s = state_of(wsi);

	if (!wsi->told_open)
		return lws_client_lost(wsi);
	/* RFC 9112 6.3: without any length it ends with the connection */
	if (s->c.txn && lws_http1_eof(&s->parser) == LWS_SRET_OK)
		(void)lws_http_client_completed(wsi);
	wsi->close_why =
		s->c.txn ? "peer closed inside its answer" : "peer closed";

	return LWS_CLOSE;
}

/* -- role -- */

static const char *const methods[] = { "GET",    "POST", "PUT",     "PATCH",
				       "DELETE", "HEAD", "OPTIONS", "CONNECT" };

static int
h1_client_takes(const char *method)
{
	const struct lws_role_ops *ws;
	unsigned int n;

	for (n = 0; method && n < LWS_ARRAY_SIZE(methods); n++)
		if (!strcmp(methods[n], method))
			return 1;
	if (method)
		return 0;
	ws = lws_http_upgrade_role(LWS_HTTP_CLIENT_UPGRADE);

	return ws && ws->ask_upgrade;
}

static int
h1_client_enter(struct lws *wsi)
{
	const struct lws_http1_setup setup = {
		.ops = &codec_ops,
		.opaque = wsi,
		.response = 1,
	};
	struct h1_client *s = lws_zalloc(sizeof(*s), "h1 client");

	if (!s)
		return -1;
	wsi->role_state = s;
	lws_http1_begin(&s->parser, &setup);

	return 0;
}

static void
h1_client_leave(struct lws *wsi)
{
	struct h1_client *s = state_of(wsi);

	lws_http_end(s->c.txn);
	lws_http1_end(&s->parser);
	lws_free(s->carry);
	lws_free(s);
}

static enum lws_keep
h1_client_opened(struct lws *wsi)
{
	struct lws_http *h = lws_http_client_begin(wsi, &version_h1_client);

	if (!h)
		return lws_client_fail(wsi, "HS: OOM");
	expect_head(state_of(wsi));

	return lws_http_client_request(h);
}

static void
h1_client_retry_after(struct lws *wsi, lws_usec_t *us)
{
	(void)lws_http_check_retry_after(wsi, us);
}

const struct lws_role_ops lws_role_h1_client = {
	.name = "h1-client",
	.alpn = "http/1.1",
	.reasons = {
		.adopt = { LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED, 0 },
		.writeable = { LWS_CALLBACK_CLIENT_HTTP_WRITEABLE, 0 },
		.close = { LWS_CALLBACK_CLOSED_CLIENT_HTTP, 0 },
		.bind = { LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL, 0 },
		.drop = { LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL, 0 },
	},
	.client_takes = h1_client_takes,
	.enter = h1_client_enter,
	.leave = h1_client_leave,
	.opened = h1_client_opened,
	.rx = h1_client_rx,
	.rx_eof = h1_client_rx_eof,
	.writeable = lws_http_client_writeable,
	.write = lws_http_client_write,
	.timed_out = lws_http_client_timed_out,
	.retry_after = h1_client_retry_after,
	.default_callback = lws_http_default_callback,
	.is_http = 1,
	.is_http_client = 1,
};
