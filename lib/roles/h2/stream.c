/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Streams (RFC 9113 5): found by their id, opened, fed, ended. Flow control in
 * both directions and on both levels is here (5.2, 6.9): what the peer may send
 * is given back as a stream's program takes it; for the connection as it comes,
 * as long as little is held.
 */
#include "roles/h2/h2.h"

static struct lws_h2_stream **
bucket(struct lws_h2 *c, uint32_t id)
{
	return &c->bucket[(id >> 1) & (LWS_H2_BUCKETS - 1)];
}

struct lws_h2_stream *
lws_h2_find(const struct lws_h2 *c, uint32_t id)
{
	struct lws_h2_stream *s = c->bucket[(id >> 1) & (LWS_H2_BUCKETS - 1)];

	while (s && s->id != id)
		s = s->next;

	return s;
}

void
lws_h2_known(struct lws_h2 *c, struct lws_h2_stream *s)
{
	s->next = *bucket(c, s->id);
	*bucket(c, s->id) = s;
}

/* -- the free list: a request takes one and gives it back -- */

struct lws_h2_stream *
lws_h2_stream_take(struct lws_context_per_thread *pt)
{
	struct lws_h2_pt *t = lws_h2_pt_of(pt);
	struct lws_h2_stream *s = t ? t->free : NULL;

	if (!s)
		return lws_zalloc(sizeof(*s), "h2 stream");
	t->free = s->next;
	t->free_count--;
	memset(s, 0, sizeof(*s));

	return s;
}

void
lws_h2_stream_give(struct lws_context_per_thread *pt, struct lws_h2_stream *s)
{
	struct lws_h2_pt *t = pt->role_data[LWS_ROLE_SLOT_H2];

	if (!t || t->free_count >= LWS_TUNE_H2_POOL) {
		lws_free(s);
		return;
	}
	s->next = t->free;
	t->free = s;
	t->free_count++;
}

void
lws_h2_pool_fini(struct lws_h2_pt *t)
{
	struct lws_h2_stream *s;

	while (t && (s = t->free)) {
		t->free = s->next;
		lws_free(s);
	}
}

struct lws_h2_stream *
lws_h2_open(struct lws_h2 *c, uint32_t id, struct lws_http *h)
{
	struct lws_h2_stream *s = lws_h2_stream_take(c->wsi->pt);

	if (!s) {
		lws_http_end(h);
		return NULL;
	}
	s->id = id;
	s->txn = h;
	s->rx_credit = c->own.v[H2SET_INITIAL_WINDOW_SIZE];
	/* the peer may have more until it has acknowledged ours */
	if (!c->acked && s->rx_credit < LWS_H2_WINDOW_DEFAULT)
		s->rx_credit = LWS_H2_WINDOW_DEFAULT;
	s->body_left = UINT64_MAX;
	s->mux.urgency = LWS_H2_URGENCY_DEFAULT;
	s->mux.tx_credit = c->peer.v[H2SET_INITIAL_WINDOW_SIZE];
	lws_h2_known(c, s);
	if (lws_mux_open(&c->mux, &s->mux, &lws_role_h2_stream)) {
		/* it has its own times to keep */
		lws_timeout_us(c->wsi, NO_PENDING_TIMEOUT, 0);
		return s;
	}
	*bucket(c, id) = s->next;
	lws_http_end(s->txn);
	lws_h2_stream_give(c->wsi->pt, s);

	return NULL;
}

void
lws_h2_reset(struct lws_h2_stream *s, enum lws_h2_err err, const char *why)
{
	lwsl_wsi_info(s->mux.wsi, "reset, %s: %s", lws_h2_err_text(err), why);
	s->error = (uint8_t)err;
	lws_mux_kill(&s->mux, why);
}

void
lws_h2_next(struct lws_h2 *c)
{
	if (!c->waiting.head || !lws_is_live(c->wsi))
		return;
	c->wsi->wants_write = 1;
	lws_turn_request(c->wsi);
}

/* -- how it ends -- */

void
lws_h2_closed_note(struct lws_h2 *c, uint32_t id, int crossing)
{
	c->closed[c->closed_at] = crossing ? id & ~1u : id;
	c->closed_at = (c->closed_at + 1) % LWS_ARRAY_SIZE(c->closed);
}

enum lws_h2_closed
lws_h2_closed_how(const struct lws_h2 *c, uint32_t id)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(c->closed); n++)
		if ((c->closed[n] | 1u) == id)
			return c->closed[n] == id ? LWS_H2_CLOSED_BOTH
						  : LWS_H2_CLOSED_CROSSING;

	return LWS_H2_CLOSED_UNKNOWN;
}

/* The answer is whole, or its end is what makes it so. */
static int
is_complete(const struct lws_h2_stream *s)
{
	const struct lws *wsi = s->mux.wsi;
	const struct lws_http *h = s->txn;

	if (s->is_tunnel && !h)
		return wsi->close_how != LWS_CLOSE_NOW;

	/* what a coder still holds is missing */
	return h && h->answered && h->status >= 200 && !wsi->tx_queue &&
	       !h->coding &&
	       (h->is_head || !h->tx_left || h->tx_left == UINT64_MAX) &&
	       !wsi->timed_out && !s->error;
}

/* RFC 9113 5.4.2, 8.1: a stream that both sides have ended needs no word; who
 * does not want the rest of a request says NO_ERROR after a whole answer */
void
lws_h2_say_end(struct lws_h2 *c, struct lws_h2_stream *s)
{
	int whole = s->mux.end_sent;

	if (!whole && is_complete(s)) {
		s->mux.end_sent = 1;
		whole = !c->mux.ops->send(&s->mux, NULL, 0, 1);
	}
	if (whole && s->rx_end && !s->error)
		return;
	(void)lws_h2_word(c, LWS_H2_RST_STREAM, s->id,
			  s->error                 ? s->error
			  : whole                  ? LWS_H2_NO_ERROR
			  : s->txn || s->is_tunnel ? LWS_H2_CANCEL
						   : LWS_H2_INTERNAL_ERROR);
}

/* One that will write at once is soon gone. */
void
lws_h2_settle(struct lws_h2_stream *s)
{
	struct lws *wsi = s->mux.wsi;

	if (!s->txn || s->txn->packed || wsi->is_client || !lws_is_live(wsi) ||
	    s->txn->completing ||
	    (wsi->wants_write && lws_mux_credit(&s->mux) > 0))
		return;
	s->txn = lws_http_pack(s->txn);
}

/* what it held is nobody's any more */
static void
drop_held(struct lws_h2 *c, size_t len)
{
	c->rx_held -= len < c->rx_held ? (uint32_t)len : c->rx_held;
}

static void
ended(struct lws_mux_stream *m)
{
	struct lws_h2_stream *s = (struct lws_h2_stream *)m, **p;
	struct lws_h2 *c = lws_h2_of_stream(s);

	if (!s->is_reset && lws_is_live(c->wsi))
		c->side->ended(c, s);
	if (s->id)
		lws_h2_closed_note(c, s->id, !s->is_reset && !s->rx_end);
	for (p = bucket(c, s->id); *p; p = &(*p)->next)
		if (*p == s) {
			*p = s->next;
			break;
		}
	if (m->wsi->rx_held)
		drop_held(c, lws_buflist_left(m->wsi->rx_held));
	if (c->mux.count == 1)
		lws_h2_idle(c);
	lws_h2_next(c);
}

static void
fini(struct lws_mux_stream *m)
{
	struct lws_h2_stream *s = (struct lws_h2_stream *)m;

	if (s->lines)
		lws_buflist_destroy_all_segments(&s->lines);
	lws_h2_stream_give(m->wsi->pt, s);
}

/* -- what the peer sends -- */

/* Half of a window at a time: a WINDOW_UPDATE for each piece would cost more
 * than it brings. */
static void
give_back(struct lws_h2 *c, uint32_t id, uint32_t *owed, int64_t *credit,
	  uint32_t window)
{
	if (*owed < window / 2)
		return;
	if (lws_h2_word(c, LWS_H2_WINDOW_UPDATE, id, *owed))
		return;
	*credit += *owed;
	*owed = 0;
}

static void
give_back_to_all(struct lws_h2 *c)
{
	if (c->rx_held <= LWS_LIMIT_H2_HELD && lws_is_live(c->wsi))
		give_back(c, 0, &c->rx_owed, &c->rx_credit, LWS_TUNE_H2_WINDOW);
}

static void
took(struct lws_mux_stream *m, size_t len)
{
	struct lws_h2_stream *s = (struct lws_h2_stream *)m;
	struct lws_h2 *c = lws_h2_of_stream(s);

	drop_held(c, len);
	s->rx_owed += (uint32_t)len;
	if (!s->rx_end && !s->manual && lws_is_live(m->wsi))
		give_back(c, s->id, &s->rx_owed, &s->rx_credit,
			  c->own.v[H2SET_INITIAL_WINDOW_SIZE]);
	give_back_to_all(c);
}

static int
is_idle(const struct lws_h2 *c, uint32_t id)
{
	return !(id & 1) || id > c->last_id;
}

/* DATA for a stream that is not there (5.1) */
static enum lws_keep
data_for_nobody(struct lws_h2 *c, uint32_t id)
{
	if (is_idle(c, id))
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "DATA for an idle stream");
	if (lws_h2_closed_how(c, id) == LWS_H2_CLOSED_BOTH)
		return lws_h2_fail(c, LWS_H2_STREAM_CLOSED,
				   "DATA for a closed stream");
	give_back_to_all(c);

	return lws_h2_idle_frame(c, "DATA for closed streams");
}

enum lws_keep
lws_h2_data_begin(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->stream);

	if (ev->value > c->rx_credit)
		return lws_h2_fail(c, LWS_H2_FLOW_CONTROL_ERROR,
				   "more DATA than the window has");
	c->rx_credit -= ev->value;
	c->rx_owed += ev->value;
	if (!s)
		return data_for_nobody(c, ev->stream);
	if (s->rx_end)
		lws_h2_reset(s, LWS_H2_STREAM_CLOSED, "DATA behind its end");
	else if (ev->value > s->rx_credit)
		lws_h2_reset(s, LWS_H2_FLOW_CONTROL_ERROR,
			     "more DATA than its window has");
	else
		s->rx_credit -= ev->value;
	if (!ev->value && !(ev->flags & LWS_H2_F_END_STREAM))
		return lws_h2_idle_frame(c, "empty DATA frames");
	give_back_to_all(c);

	return LWS_KEEP;
}

enum lws_keep
lws_h2_data(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->stream);

	if (!s || s->rx_end)
		return LWS_KEEP;
	if (s->body_left != UINT64_MAX && ev->piece.len > s->body_left) {
		lws_h2_reset(s, LWS_H2_PROTOCOL_ERROR,
			     "more DATA than its content-length");
		return LWS_KEEP;
	}
	if (s->body_left != UINT64_MAX)
		s->body_left -= ev->piece.len;
	c->rx_held += (uint32_t)ev->piece.len;
	lws_rx_give(s->mux.wsi, &ev->piece);

	return LWS_KEEP;
}

void
lws_h2_peer_ended(struct lws_h2_stream *s)
{
	s->rx_end = 1;
	if (s->body_left && s->body_left != UINT64_MAX)
		lws_h2_reset(s, LWS_H2_PROTOCOL_ERROR,
			     "less DATA than its content-length");
	else
		lws_rx_give_end(s->mux.wsi);
}

enum lws_keep
lws_h2_data_end(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->stream);

	if (!s || s->rx_end)
		return LWS_KEEP;
	if (ev->value) { /* padding */
		c->rx_held += ev->value;
		took(&s->mux, ev->value);
	}
	if (ev->flags & LWS_H2_F_END_STREAM)
		lws_h2_peer_ended(s);

	return LWS_KEEP;
}

/* -- what we may send -- */

/* some peers count a window beyond its end: by option that does no harm */
static int
add_credit(struct lws_h2 *c, int64_t *credit, uint32_t more)
{
	*credit += more;
	if (*credit <= LWS_H2_WINDOW_MAX)
		return 0;
	if (!c->forgiving &&
	    !lws_check_opt(
		    c->wsi->vhost->options,
		    LWS_SERVER_OPTION_H2_JUST_FIX_WINDOW_UPDATE_OVERFLOW))
		return -1;
	*credit = LWS_H2_WINDOW_MAX;

	return 0;
}

/* before: what the window had until now. Who waits for it to be shut each time
 * gets it used up each time. */
static enum lws_keep
opened_by(struct lws_h2 *c, int64_t before, uint32_t more)
{
	lws_mux_go_on(&c->mux);
	if (before > 0 || more >= LWS_TUNE_H2_TINY_WINDOW || c->wsi->is_client)
		return LWS_KEEP;

	return lws_h2_idle_frame(c, "windows of a few bytes");
}

static enum lws_keep
window_of_connection(struct lws_h2 *c, uint32_t more)
{
	int64_t before = c->mux.tx_credit;

	if (!more)
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "WINDOW_UPDATE of 0");
	if (add_credit(c, &c->mux.tx_credit, more))
		return lws_h2_fail(c, LWS_H2_FLOW_CONTROL_ERROR,
				   "window overflows");

	return opened_by(c, before, more);
}

static enum lws_keep
window_of_stream(struct lws_h2 *c, struct lws_h2_stream *s, uint32_t more)
{
	int64_t before = s->mux.tx_credit;

	if (more && !add_credit(c, &s->mux.tx_credit, more))
		return opened_by(c, before, more);
	if (more)
		lws_h2_reset(s, LWS_H2_FLOW_CONTROL_ERROR, "window overflows");
	else
		lws_h2_reset(s, LWS_H2_PROTOCOL_ERROR, "WINDOW_UPDATE of 0");

	return LWS_KEEP;
}

enum lws_keep
lws_h2_window(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->stream);

	if (!ev->stream)
		return window_of_connection(c, ev->value);
	if (s)
		return window_of_stream(c, s, ev->value);

	return is_idle(c, ev->stream)
		       ? lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				     "WINDOW_UPDATE for an idle stream")
		       : lws_h2_idle_frame(c,
					   "WINDOW_UPDATE for closed streams");
}

/* 6.9.2: a lower window than the one that peers begin with is the difference
 * less for those that are open */
void
lws_h2_settings_acked(struct lws_h2 *c)
{
	int64_t less = LWS_H2_WINDOW_DEFAULT -
		       (int64_t)c->own.v[H2SET_INITIAL_WINDOW_SIZE];
	struct lws_h2_stream *s;
	unsigned int n;

	if (c->acked)
		return;
	c->acked = 1;
	lws_hpack_decoder_limit(&c->dec, c->own.v[H2SET_HEADER_TABLE_SIZE]);
	for (n = 0; less > 0 && n < LWS_H2_BUCKETS; n++)
		for (s = c->bucket[n]; s; s = s->next)
			s->rx_credit -= less;
}

enum lws_keep
lws_h2_window_shift(struct lws_h2 *c, uint32_t size)
{
	int64_t by =
		(int64_t)size - (int64_t)c->peer.v[H2SET_INITIAL_WINDOW_SIZE];
	struct lws_h2_stream *s;
	unsigned int n;

	for (n = 0; n < LWS_H2_BUCKETS; n++)
		for (s = c->bucket[n]; s; s = s->next) {
			s->mux.tx_credit += by;
			if (s->mux.tx_credit > LWS_H2_WINDOW_MAX)
				return lws_h2_fail(c, LWS_H2_FLOW_CONTROL_ERROR,
						   "window overflows");
		}
	lws_mux_go_on(&c->mux);

	return LWS_KEEP;
}

/* -- frames of a stream out -- */

/* Over TLS each write is a record of its own, which costs more than its bytes
 * are to copy: heads and payloads of all streams fill whole ones, in the
 * thread's cork, which has the size of one. */
static int
fill_record(struct lws *wsi, struct lws_plat_iov *v)
{
	const struct lws_cork *cork = &wsi->pt->cork;
	size_t room = LWS_TUNE_CORK_BUFFER - (cork->wsi == wsi ? cork->len : 0);
	struct lws_plat_iov piece = { v->p, v->len < room ? v->len : room };

	v->p = (const uint8_t *)v->p + piece.len;
	v->len -= piece.len;
	if (lws_output(wsi, &piece, 1))
		return -1;
	if (piece.len == room)
		lws_output_flush(wsi->pt, wsi);

	return 0;
}

static int
send_records(struct lws *wsi, struct lws_plat_iov *v, unsigned int n)
{
	for (; n; n--, v++)
		while (v->len)
			if (fill_record(wsi, v))
				return -1;

	return 0;
}

static void
put_head(uint8_t *p, const struct lws_h2_stream *s, size_t len, int end)
{
	lws_h2_head_put(p, (uint32_t)len, LWS_H2_DATA,
			end ? LWS_H2_F_END_STREAM : 0, s->id);
}

static int
send_frame(struct lws_h2_stream *s, const struct lws_plat_iov *iov,
	   unsigned int n, int end)
{
	struct lws *net = s->mux.mux->wsi;
	uint8_t head[LWS_H2_HEAD];
	struct lws_plat_iov v[8];
	size_t len = 0;
	unsigned int i;

	for (i = 0; i < n && i < LWS_ARRAY_SIZE(v) - 1; i++) {
		v[i + 1] = iov[i];
		len += iov[i].len;
	}
	put_head(head, s, len, end);
	v[0].p = head;
	v[0].len = sizeof(head);
	if (len > LWS_TUNE_H2_WHOLE_FRAME && lws_is_ssl(net))
		return send_records(net, v, i + 1);

	return lws_output(net, v, i + 1);
}

/* the first frame of what is left */
static struct lws_plat_iov
cut(struct lws_span *left)
{
	struct lws_plat_iov v = { left->p, left->len };

	if (v.len > LWS_H2_FRAME_MIN)
		v.len = LWS_H2_FRAME_MIN;
	lws_span_skip(left, v.len);

	return v;
}

static int
send_one_by_one(struct lws_h2_stream *s, struct lws_span left, int end)
{
	while (left.len) {
		struct lws_plat_iov v = cut(&left);

		if (send_frame(s, &v, 1, end && !left.len))
			return -1;
	}

	return 0;
}

/* In clear text the frames of one piece leave in one send, which has eight
 * pieces: the first head goes with what is in the cork, those are one. */
static int
send_burst(struct lws_h2_stream *s, struct lws_span left, int end)
{
	struct lws_plat_iov v[2 * LWS_H2_BURST_FRAMES];
	uint8_t heads[LWS_H2_BURST_FRAMES][LWS_H2_HEAD];
	struct lws *net = s->mux.mux->wsi;
	unsigned int k;

	for (k = 0; left.len && k < LWS_H2_BURST_FRAMES; k++) {
		v[2 * k + 1] = cut(&left);
		put_head(heads[k], s, v[2 * k + 1].len, end && !left.len);
		v[2 * k].p = heads[k];
		v[2 * k].len = LWS_H2_HEAD;
	}

	return lws_output(net, v, 1) || lws_output(net, v + 1, 2 * k - 1) ? -1
									  : 0;
}

static int
send_data(struct lws_mux_stream *m, const struct lws_plat_iov *iov,
	  unsigned int n, int end)
{
	struct lws_h2_stream *s = (struct lws_h2_stream *)m;
	struct lws_span piece;

	if (n != 1 || iov->len <= LWS_H2_FRAME_MIN)
		return send_frame(s, iov, n, end);
	piece = lws_span_of(iov->p, iov->len);

	return lws_is_ssl(m->mux->wsi) ? send_one_by_one(s, piece, end)
				       : send_burst(s, piece, end);
}

const struct lws_mux_ops lws_h2_mux = {
	.send = send_data,
	.took = took,
	.ended = ended,
	.fini = fini,
};

/* -- the role of a stream -- */

static int
stream_enter(struct lws *wsi)
{
	struct lws_h2_stream *s = wsi->transport_state;

	if (s->txn)
		s->txn->wsi = wsi;
	wsi->role_state = &s->txn;

	return 0;
}

static void
stream_leave(struct lws *wsi)
{
	struct lws_h2_stream *s = wsi->transport_state;

	lws_http_end(s->txn);
	s->txn = NULL;
}

static enum lws_keep
stream_rx(struct lws *wsi, struct lws_span *in)
{
	struct lws_http *h = lws_http_of(wsi);
	size_t most = lws_cx(wsi)->pt_serv_buf_size;

	while (in->len && !lws_rx_paused(wsi) && h) {
		struct lws_span piece =
			lws_span_of(in->p, in->len < most ? in->len : most);

		if (h->step != LWS_HTTP_BODY && h->step != LWS_HTTP_DISCARD) {
			lws_span_skip(in, in->len); /* nobody wants it */
			return LWS_KEEP;
		}
		lws_span_skip(in, piece.len);
		if (lws_http_body(h, &piece) != LWS_KEEP)
			return LWS_CLOSE;
		h = lws_http_of(wsi);
	}

	return LWS_KEEP;
}

static enum lws_keep
stream_rx_eof(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	if (h && (h->step == LWS_HTTP_BODY || h->step == LWS_HTTP_DISCARD))
		return lws_http_body_end(h);

	return LWS_KEEP;
}

static enum lws_keep
stream_writeable(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);
	enum lws_keep k = h ? lws_http_writeable(h) : LWS_KEEP;

	if (k == LWS_KEEP)
		lws_h2_settle(wsi->transport_state);

	return k;
}

/* RFC 9110 15.5.9: who sends a request too slowly is told */
static void
stream_timed_out(struct lws *wsi, enum pending_timeout reason)
{
	struct lws_http *h = lws_http_of(wsi);

	if (!h || h->answered || reason != PENDING_TIMEOUT_HTTP_CONTENT ||
	    h->step != LWS_HTTP_BODY)
		return;
	if (lws_http_refuse(h, HTTP_STATUS_REQUEST_TIMEOUT,
			    "request came too slowly") != LWS_KEEP)
		lws_close_mark(wsi, LWS_CLOSE_NOW, "timed out");
	else
		wsi->timed_out = 0;
}

int
lws_h2_tx_credit(struct lws *wsi, char peer_to_us, int add)
{
	struct lws_h2_stream *s = wsi->transport_state;
	int64_t credit;

	if (peer_to_us == LWSTXCR_PEER_TO_US && add > 0) {
		if (s->rx_credit + add > LWS_H2_WINDOW_MAX)
			return 1;
		/* a request that waits takes it along */
		if (s->id &&
		    lws_h2_word(lws_h2_of_stream(s), LWS_H2_WINDOW_UPDATE,
				s->id, (uint32_t)add))
			return 1;
		s->rx_credit += add;
		return 0;
	}
	if (peer_to_us != LWSTXCR_PEER_TO_US)
		s->mux.tx_credit += add;
	if (add)
		return 0;
	credit = peer_to_us == LWSTXCR_PEER_TO_US ? s->rx_credit
						  : lws_mux_credit(&s->mux);

	return credit < INT_MAX ? (int)credit : INT_MAX;
}

const struct lws_role_ops lws_role_h2_stream = {
	.name = "h2-stream",
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
	.enter = stream_enter,
	.leave = stream_leave,
	.rx = stream_rx,
	.rx_eof = stream_rx_eof,
	.writeable = stream_writeable,
	.write = lws_h2_write,
	.timed_out = stream_timed_out,
	.tx_credit = lws_h2_tx_credit,
	.default_callback = lws_http_default_callback,
	.is_http = 1,
};

/* -- public -- */

int
lws_h2_update_peer_txcredit(struct lws *wsi, unsigned int sid, int bump)
{
	struct lws_h2_stream *s = lws_h2_stream_of(wsi);
	struct lws_h2 *c = s ? lws_h2_of_stream(s) : NULL;

	if (!bump)
		return 0;
	if (!s || bump < 0)
		return 1;
	if (sid != (unsigned int)LWS_H2_STREAM_SID)
		s = lws_h2_find(c, sid);
	if (!s || lws_h2_tx_credit(s->mux.wsi, LWSTXCR_PEER_TO_US, bump) ||
	    lws_h2_word(c, LWS_H2_WINDOW_UPDATE, 0, (uint32_t)bump))
		return 1;
	c->rx_credit += bump;

	return 0;
}

int
lws_h2_get_peer_txcredit_estimate(struct lws *wsi)
{
	const struct lws_h2_stream *s = lws_h2_stream_of(wsi);

	return s && s->rx_credit < INT_MAX ? (int)s->rx_credit : 0;
}

int
lws_h2_client_stream_long_poll_rxonly(struct lws *wsi)
{
	struct lws_h2_stream *s = wsi ? lws_h2_stream_of(wsi) : NULL;
	struct lws_http_client *c = lws_http_client_of(wsi);

	if (!s || !c)
		return 1;
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
	c->sending = 0;
	c->sent_all = 1;
	if (!s->id || s->mux.end_sent || s->mux.end_due)
		return 0;

	return lws_mux_output(&s->mux, NULL, 0, 1) ? 1 : 0;
}
