/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client that is a stream: its request as a header block, its body as DATA
 * within the credit, what it is given of the answer, and how it ends. What is
 * asked, and what an answer means, is in roles/http.
 */
#include "roles/h2/h2-client.h"

/* -- the version's way -- */

/* RFC 9113 8.3.1, 8.5; RFC 8441 4 */
static int
request(struct lws_http *h, const char *method, const char *target,
	const char *host, uint8_t **p, const uint8_t *end)
{
	const struct lws_client_connect_info *ask =
		lws_client_here(h->wsi)->ask;
	int tls = lws_client_wants_tls(ask), tunnel = !ask->method;
	uint8_t *start = *p;

	if (lws_put_text(p, end, ":method: ") ||
	    lws_put_text(p, end, tunnel ? "CONNECT" : method) ||
	    lws_put_text(p, end,
			 tunnel ? "\r\n:protocol: " LWS_HTTP_CLIENT_UPGRADE
				: "") ||
	    lws_put_text(p, end, "\r\n:authority: ") ||
	    lws_put_text(p, end, host) || lws_put_text(p, end, "\r\n"))
		goto no_room;
	if (h->method == WSI_TOKEN_CONNECT)
		return 0;
	if (!lws_put_text(p, end, ":scheme: ") &&
	    !lws_put_text(p, end, tls ? "https" : "http") &&
	    !lws_put_text(p, end, "\r\n:path: ") &&
	    !lws_put_text(p, end, target) && !lws_put_text(p, end, "\r\n"))
		return 0;
no_room:
	*p = start;

	return -1;
}

/* What the connection's settings have not given to it. */
static int
give_window(struct lws_h2 *c, struct lws_h2_stream *s)
{
	int64_t more =
		s->rx_credit - (c->manual ? 0 : LWS_TUNE_H2_STREAM_WINDOW);

	if (more <= 0)
		return 0;

	return lws_h2_word(c, LWS_H2_WINDOW_UPDATE, s->id, (uint32_t)more);
}

/* The stream gets its id with its first frame. */
static int
head(struct lws *wsi, struct lws_span text)
{
	struct lws_http_client *hc = lws_http_client_here(wsi);
	struct lws_h2_stream *s = wsi->transport_state;
	struct lws_h2 *c = lws_h2_of_stream(s);
	int end = !hc->sending && !hc->upgrades;
	int late = lws_client_here(wsi)->ask->ssl_connection &
		   LCCSCF_H2_QUIRK_NGHTTP2_END_STREAM;

	s->id = (c->last_id + 1) | 1;
	s->mux.tx_credit = c->peer.v[H2SET_INITIAL_WINDOW_SIZE];
	s->is_tunnel = hc->upgrades;
	/* its end is said in a frame, whatever its length */
	hc->chunked = hc->sending;
	c->last_id = s->id;
	lws_h2_known(c, s);
	if (lws_h2_send_block(s, text, end && !late) || give_window(c, s))
		return -1;

	return end && late ? lws_mux_output(&s->mux, NULL, 0, 1) : 0;
}

static int
send_body(struct lws *wsi, const uint8_t *p, size_t len, int last)
{
	struct lws_h2_stream *s = lws_h2_stream_of(wsi);
	struct lws_plat_iov v = { p, len };

	if (!s)
		return -1;
	if (!len && !last)
		return 0;

	return lws_mux_output(&s->mux, &v, len ? 1 : 0, last);
}

/* who has answered may not want the rest of the request */
static void
completed(struct lws *wsi)
{
	const struct lws_h2_stream *s = lws_h2_stream_of(wsi);

	lws_close_mark(wsi,
		       s && s->mux.end_sent ? LWS_CLOSE_FLUSH : LWS_CLOSE_NOW,
		       "transaction completed");
}

static const struct lws_http_client_ops client_h2 = {
	.request = request,
	.head = head,
	.send = send_body,
	.completed = completed,
};

static const struct lws_http_version_ops version_h2_client = {
	.header = lws_h2_header,
	.finalize = lws_h2_finalize,
	.is_text = 1,
	.is_framed = 1,
	.client = &client_h2,
};

/* -- asking -- */

enum lws_keep
lws_h2_client_go_back(struct lws *wsi)
{
	struct lws_client *client = lws_client_here(wsi);
	struct lws_client_connect_info ask = *client->ask;

	if (client->unheard >= LWS_LIMIT_CLIENT_UNHEARD)
		return lws_client_fail(wsi, "h2: HTTP/1 is wanted, in vain");
	client->unheard++;
	ask.alpn = "http/1.1";
	ask.ssl_connection &= ~LCCSCF_H2_PRIOR_KNOWLEDGE;

	return lws_client_again(wsi, &ask);
}

enum lws_keep
lws_h2_client_ask(struct lws *wsi)
{
	const struct lws_h2 *c = lws_h2_of_stream(wsi->transport_state);
	struct lws_h2_client *hc = lws_h2_client_of(wsi);
	struct lws_http *h;
	enum lws_keep k;

	/* RFC 8441 3 */
	if (!lws_client_here(wsi)->ask->method &&
	    !c->peer.v[H2SET_ENABLE_CONNECT_PROTOCOL])
		return lws_h2_client_go_back(wsi);
	h = lws_http_client_begin(wsi, &version_h2_client);
	if (!h)
		return lws_client_fail(wsi, "HS: OOM");
	k = lws_http_client_request(h);
	if (k == LWS_KEEP && hc->wish)
		lws_callback_on_writable(wsi);

	return k;
}

/* -- how it ends -- */

/* The server says that it ends here. */
enum lws_keep
lws_h2_client_rst(struct lws_h2_stream *s, uint32_t code)
{
	struct lws *wsi = s->mux.wsi;

	/* RFC 9113 8.1: it has said all, and wants no more of us */
	if (s->rx_end) {
		lws_buflist_destroy_all_segments(&wsi->tx_queue);
		s->mux.end_sent = 1;
		s->mux.end_due = 0;
		return LWS_KEEP;
	}
	if (wsi->phase == LWS_PHASE_CONNECTING)
		return LWS_KEEP; /* it goes elsewhere anyway */
	if (code == LWS_H2_REFUSED_STREAM)
		lws_h2_client_retry(s, "h2: refused by the server");
	else if (code == LWS_H2_HTTP_1_1_REQUIRED && !wsi->told_open &&
		 wsi->phase == LWS_PHASE_OPEN)
		(void)lws_h2_client_go_back(wsi);
	if (wsi->phase == LWS_PHASE_CONNECTING)
		return LWS_KEEP;
	if (!wsi->told_open)
		(void)lws_client_fail(wsi, "h2: reset by the server: %s",
				      lws_h2_err_text(code));
	lws_close_by(wsi, LWS_X_CLOSE_BY_PEER, 0);
	lws_mux_kill(&s->mux, "reset by peer");

	return LWS_KEEP;
}

/* RFC 9113 5.4.2: what both sides have ended needs no word */
void
lws_h2_client_say_end(struct lws_h2 *c, struct lws_h2_stream *s)
{
	const struct lws *wsi = s->mux.wsi;
	int whole = s->mux.end_sent;
	enum lws_h2_err err = LWS_H2_CANCEL;

	if (!s->id)
		return; /* it has not asked */
	if (!whole && s->is_tunnel && wsi->close_how != LWS_CLOSE_NOW &&
	    !wsi->tx_queue) {
		s->mux.end_sent = 1;
		whole = !c->mux.ops->send(&s->mux, NULL, 0, 1);
	}
	if (whole && s->rx_end && !s->error)
		return;
	if (whole && s->is_tunnel)
		err = LWS_H2_NO_ERROR;
	if (s->error)
		err = (enum lws_h2_err)s->error;
	(void)lws_h2_word(c, LWS_H2_RST_STREAM, s->id, err);
}

/* -- role -- */

static int
client_enter(struct lws *wsi)
{
	struct lws_h2_client *hc = lws_zalloc(sizeof(*hc), "h2 client");

	if (!hc)
		return -1;
	hc->wsi = wsi;
	wsi->role_state = hc;

	return 0;
}

static void
client_leave(struct lws *wsi)
{
	struct lws_h2_client *hc = lws_h2_client_of(wsi);

	lws_dll2_remove(&hc->waiting);
	lws_http_end(hc->c.txn);
	lws_free(hc);
}

/* The program gets it as it comes; pausing is how it slows the server down. */
static enum lws_keep
client_rx(struct lws *wsi, struct lws_span *in)
{
	const struct lws_http_client *c = lws_http_client_here(wsi);
	size_t most = lws_cx(wsi)->pt_serv_buf_size;

	if (c->txn && !c->answered) {
		lws_h2_reset(lws_h2_stream_of(wsi), LWS_H2_PROTOCOL_ERROR,
			     "DATA before an answer");
		return LWS_KEEP;
	}
	while (in->len && !lws_rx_paused(wsi)) {
		size_t n = in->len < most ? in->len : most;
		const uint8_t *p = in->p;

		lws_span_skip(in, n);
		if (!c->txn)
			continue; /* it is over */
		if (lws_http_client_tell(wsi, lws_span_of(p, n)))
			return LWS_CLOSE;
	}

	return LWS_KEEP;
}

static enum lws_keep
client_rx_eof(struct lws *wsi)
{
	const struct lws_http_client *c = lws_http_client_here(wsi);

	if (!c->txn || !c->answered)
		return LWS_CLOSE;

	return lws_http_client_completed(wsi);
}

static enum lws_keep
client_writeable(struct lws *wsi)
{
	struct lws_h2_client *hc = lws_h2_client_of(wsi);

	if (hc->c.txn)
		return lws_http_client_writeable(wsi);
	hc->wish = 1;

	return LWS_KEEP;
}

static int
client_write(struct lws *wsi, uint8_t *buf, size_t len,
	     enum lws_write_protocol wp)
{
	if (wp & LWS_WRITE_H2_STREAM_END)
		wp = LWS_WRITE_HTTP_FINAL;

	return lws_http_client_write(wsi, buf, len, wp);
}

static int
client_tx_credit(struct lws *wsi, char peer_to_us, int add)
{
	return lws_h2_stream_of(wsi) ? lws_h2_tx_credit(wsi, peer_to_us, add)
				     : 0;
}

static void
client_retry_after(struct lws *wsi, lws_usec_t *us)
{
	(void)lws_http_check_retry_after(wsi, us);
}

const struct lws_role_ops lws_role_h2_client = {
	.name = "h2-client",
	.alpn = "h2",
	.reasons = {
		.writeable = { LWS_CALLBACK_CLIENT_HTTP_WRITEABLE, 0 },
		.close = { LWS_CALLBACK_CLOSED_CLIENT_HTTP, 0 },
		.bind = { LWS_CALLBACK_CLIENT_HTTP_BIND_PROTOCOL, 0 },
		.drop = { LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL, 0 },
	},
	.carrier = &lws_role_h2_client_net,
	.known_by = LCCSCF_H2_PRIOR_KNOWLEDGE, /* RFC 9113 3.3 */
	.enter = client_enter,
	.leave = client_leave,
	.rx = client_rx,
	.rx_eof = client_rx_eof,
	.writeable = client_writeable,
	.write = client_write,
	.timed_out = lws_http_client_timed_out,
	.tx_credit = client_tx_credit,
	.retry_after = client_retry_after,
	.default_callback = lws_http_default_callback,
	.is_http = 1,
	.is_http_client = 1,
};
