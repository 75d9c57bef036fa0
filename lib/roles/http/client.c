/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The bodies of a client's transaction. That of the request is the program's:
 * it writes it piece by piece when the connection is writable. That of the
 * answer it reads with lws_http_client_read(); until it does nothing more is
 * read from the connection, which is how it slows the server down.
 */
#include "roles/http/http.h"

static lws_usec_t
patience(const struct lws *wsi)
{
	return (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC;
}

void
lws_http_client_wait(struct lws *wsi)
{
	const struct lws_http_client *c = lws_http_client_here(wsi);

	lws_timeout_us(wsi,
		       c->sending ? PENDING_TIMEOUT_CLIENT_ISSUE_PAYLOAD
				  : PENDING_TIMEOUT_AWAITING_SERVER_RESPONSE,
		       patience(wsi));
}

void
lws_http_client_timed_out(struct lws *wsi, enum pending_timeout reason)
{
	if (wsi->told_open)
		return;
	(void)lws_client_fail(wsi, "%s",
			      reason == PENDING_TIMEOUT_CLIENT_ISSUE_PAYLOAD
				      ? "Timed out sending the request"
				      : "Timed out waiting server reply");
}

/* -- what is sent -- */

static int
end_body(struct lws *wsi, struct lws_http_client *c)
{
	c->sent_all = 1;
	if (!wsi->told_open)
		lws_http_client_wait(wsi);

	return c->chunked ? c->txn->ops->client->send(wsi, NULL, 0, 1) : 0;
}

enum lws_keep
lws_http_client_writeable(struct lws *wsi)
{
	struct lws_http_client *c = lws_http_client_here(wsi);
	int r;

	c->writing = 1;
	r = lws_user_callback(wsi, LWS_CALLBACK_CLIENT_HTTP_WRITEABLE, NULL, 0);
	c->writing = 0;
	if (r)
		return LWS_CLOSE;
	if (!lws_is_live(wsi) || !c->txn || c->sending || c->sent_all)
		return LWS_KEEP;

	/* said to be all in there, or before */
	return end_body(wsi, c) ? LWS_CLOSE : LWS_KEEP;
}

int
lws_http_client_write(struct lws *wsi, uint8_t *buf, size_t len,
		      enum lws_write_protocol wp)
{
	struct lws_http_client *c = lws_http_client_here(wsi);
	int last = (wp & 0x1f) == LWS_WRITE_HTTP_FINAL;

	if (!c->txn || c->sent_all) {
		lwsl_wsi_err(wsi, "%zu bytes written and no request is at hand",
			     len);
		return -1;
	}
	if (last)
		c->sent_all = 1;
	if (c->txn->ops->client->send(wsi, buf, len, last))
		return -1;
	c->txn->tx_bytes += len;
	if (!wsi->told_open)
		lws_http_client_wait(wsi);

	return (int)len;
}

void
lws_client_http_body_pending(struct lws *wsi, int something_left_to_send)
{
	struct lws_http_client *c = lws_http_client_of(wsi);

	if (!c || !c->txn)
		return;
	c->sending = !!something_left_to_send;
	/* its end is sent when the program can not write any more in this
	 * WRITEABLE; outside of one there has to be one */
	if (!c->sending && c->chunked && !c->sent_all && !c->writing)
		lws_callback_on_writable(wsi);
}

/* -- what is received -- */

enum lws_keep
lws_http_client_completed(struct lws *wsi)
{
	struct lws_http_client *c = lws_http_client_here(wsi);
	struct lws_http *h = c->txn;
	const struct lws_http_version_ops *ops = h->ops;
	int r;

	if (lws_http_decoding_is_on(h) && !lws_http_decoding_is_whole(h)) {
		lwsl_wsi_notice(wsi, "the answer's content coding breaks off");
		lws_close_mark(wsi, LWS_CLOSE_NOW,
			       "malformed answer: its content coding breaks "
			       "off");
		return LWS_CLOSE;
	}
	r = lws_user_callback(wsi, LWS_CALLBACK_COMPLETED_CLIENT_HTTP, NULL, 0);
	c->txn = NULL;
	lws_http_end(h);
	if (r) {
		lws_close_mark(wsi, LWS_CLOSE_FLUSH, "closed when completed");
		return LWS_CLOSE;
	}
	if (lws_is_live(wsi))
		ops->client->completed(wsi);

	return LWS_KEEP;
}

static int
tell_piece(struct lws *wsi, const struct lws_span *piece, char *buf)
{
	const void *p = piece->p;

	if (buf) {
		memcpy(buf, piece->p, piece->len);
		p = buf;
	}

	return lws_user_callback(wsi, LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ,
				 (void *)(uintptr_t)p, piece->len);
}

/* what comes of a coded piece; room: bytes at buf. No more than that at once,
 * and nonzero as soon as the program has enough of it */
static int
tell_decoded(struct lws *wsi, struct lws_span *piece, char *buf, size_t room)
{
	struct lws_http *h = lws_http_client_here(wsi)->txn;
	struct lws_span out, some;
	const char *why;
	int r = 0;

	while (!(why = lws_http_decoding_feed(h, piece, &out)) && out.len)
		while (out.len) {
			some = out;
			if (buf && some.len > room)
				some.len = room;
			lws_span_skip(&out, some.len);
			r = tell_piece(wsi, &some, buf);
			if (r || !lws_is_live(wsi))
				return r;
		}
	if (why)
		lws_close_mark(wsi, LWS_CLOSE_NOW, why);

	return why ? -1 : 0;
}

int
lws_http_client_tell(struct lws *wsi, struct lws_span piece)
{
	return lws_http_decoding_is_on(lws_http_client_here(wsi)->txn)
		       ? tell_decoded(wsi, &piece, NULL, 0)
		       : tell_piece(wsi, &piece, NULL);
}

/* what has come of the body is given to the program; room: bytes at buf, NULL:
 * pieces are given where they lie. Nonzero: the program has enough of it; else
 * *s is the codec's */
static int
feed_body(struct lws *wsi, struct lws_span *in, char *buf, size_t room,
	  lws_stateful_ret_t *s)
{
	const struct lws_http_client *c = lws_http_client_here(wsi);
	size_t most = buf && room < in->len ? room : in->len;
	struct lws_span view = lws_span_of(in->p, most), piece;
	int r = 0;

	while (!r && lws_is_live(wsi) &&
	       (*s = c->txn->ops->client->read(wsi, &view, &piece)) ==
		       LWS_SRET_WANT_OUTPUT)
		r = lws_http_decoding_is_on(c->txn)
			    ? tell_decoded(wsi, &piece, buf, room)
			    : tell_piece(wsi, &piece, buf);
	lws_span_skip(in, most - view.len);
	if (r) /* whatever the program makes of our result */
		lws_close_mark(wsi, LWS_CLOSE_NOW, "closed while reading");

	return r;
}

/* what lws_http_client_read() gives, when its bytes are used up */
static int
end_read(struct lws *wsi, int r, lws_stateful_ret_t s)
{
	if (r || !lws_is_live(wsi))
		return r ? r : -1;
	if (s == LWS_SRET_OK)
		return lws_http_client_completed(wsi) == LWS_KEEP ? 0 : -1;
	if (s != LWS_SRET_FATAL)
		return 0;
	lws_close_mark(wsi, LWS_CLOSE_NOW, "malformed answer");

	return -1;
}

static int
read_now(struct lws *wsi, struct lws_span *in, char *buf, size_t room)
{
	lws_stateful_ret_t s = LWS_SRET_WANT_INPUT;
	int r = feed_body(wsi, in, buf, room, &s);

	return end_read(wsi, r, s);
}

/* Outside of the callback that says there is something. What was used is gone
 * before the transaction may end: the connection is another's after that. */
static int
read_held(struct lws *wsi, char *buf, size_t room)
{
	lws_stateful_ret_t s = LWS_SRET_WANT_INPUT;
	struct lws_span in;
	uint8_t *p;
	size_t len;
	int r = 0;

	if (wsi->rx_held) {
		len = lws_buflist_next_segment_len(&wsi->rx_held, &p);
		in = lws_span_of(p, len);
		r = feed_body(wsi, &in, buf, room, &s);
		/* the program may have ended all of it */
		if (wsi->rx_held && in.len < len)
			lws_buflist_use_segment(&wsi->rx_held, len - in.len);
	}
	r = end_read(wsi, r, s);
	if (lws_is_live(wsi))
		lws_rx_kick(wsi);

	return r;
}

/* inside a pass; it is there until its handlers have returned */
static int
read_some(struct lws *wsi, char *buf, size_t room)
{
	struct lws_http_client *c = lws_http_client_here(wsi);
	int r;

	c->asked = 0;
	c->reading = 1;
	lws_enter(wsi);
	r = c->in ? read_now(wsi, c->in, buf, room) : read_held(wsi, buf, room);
	c->reading = 0;
	lws_leave(wsi, LWS_KEEP);

	return r;
}

static int
read_in_pass(struct lws *wsi, char *buf, size_t room)
{
	struct lws_context_per_thread *pt = wsi->pt;
	struct lws_pass pass;
	int r;

	if (lws_pass_is_mine(pt))
		return read_some(wsi, buf, room);
	lws_pass_begin(pt, &pass);
	r = read_some(wsi, buf, room);

	return lws_pass_end(pt, &pass) ? -1 : r;
}

int
lws_http_client_read(struct lws *wsi, char **buf, int *len)
{
	struct lws_http_client *c = lws_http_client_of(wsi);
	size_t room = *buf && *len > 0 ? (size_t)*len : 0;
	int r;

	if (!c || !c->txn || !c->answered || !lws_is_live(wsi) ||
	    (*buf && !room))
		return -1;
	if (c->reading) {
		lwsl_wsi_err(wsi, "called where its bytes are given");
		return -1;
	}
	*len = 0;
	/* a version that gives the body without being asked */
	if (!c->txn->ops->client->read) {
		c->asked = 0;
		return 0;
	}
	r = read_in_pass(wsi, *buf, room);

	return r;
}

enum lws_keep
lws_http_client_rx(struct lws *wsi, struct lws_span *in)
{
	struct lws_http_client *c = lws_http_client_here(wsi);
	int r = 0;

	/* while asked is set it will read some other time */
	while (in->len && c->txn && !r && !c->asked && !lws_rx_paused(wsi)) {
		c->in = in;
		c->asked = 1;
		r = lws_user_callback(wsi, LWS_CALLBACK_RECEIVE_CLIENT_HTTP,
				      NULL, 0);
		c->in = NULL;
	}

	return r ? LWS_CLOSE : LWS_KEEP;
}

unsigned int
lws_http_client_http_response(struct lws *wsi)
{
	const struct lws_http *h = lws_http_of(wsi);

	return h && wsi->is_client ? h->status : 0;
}

int
lws_http_is_redirected_to_get(struct lws *wsi)
{
	const struct lws_client *c = lws_client_of(wsi);

	return c && c->to_get;
}
