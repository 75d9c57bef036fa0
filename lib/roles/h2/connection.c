/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The network connection: preface, settings and their acknowledgement, pings,
 * GOAWAY (RFC 9113 3.4, 5.4.1, 6.5 to 6.8); the rest of the frames go to their
 * streams. Each event has its line in a table.
 */
#include "roles/h2/h2.h"

struct lws_h2_pt *
lws_h2_pt_of(struct lws_context_per_thread *pt)
{
	void **slot = &pt->role_data[LWS_ROLE_SLOT_H2];

	if (!*slot)
		*slot = lws_zalloc(sizeof(struct lws_h2_pt), "h2 thread");

	return *slot;
}

/* -- out -- */

int
lws_h2_out(struct lws_h2 *c, const uint8_t *p, const uint8_t *end)
{
	struct lws_plat_iov v = { p, (size_t)(end - p) };

	return lws_output(c->wsi, &v, 1);
}

int
lws_h2_word(struct lws_h2 *c, enum lws_h2_type type, uint32_t id,
	    uint32_t value)
{
	uint8_t b[LWS_H2_HEAD + 4];

	return lws_h2_out(c, b, lws_h2_word_put(b, type, id, value));
}

int
lws_h2_hello(struct lws_h2 *c)
{
	if (c->hello)
		return 0;
	c->hello = 1;

	return c->side->hello(c);
}

static int
server_hello(struct lws_h2 *c)
{
	uint8_t b[LWS_H2_OWN_MAX + LWS_H2_HEAD + 4], *p;

	p = lws_h2_own_settings_put(&c->own, b);
	p = lws_h2_word_put(p, LWS_H2_WINDOW_UPDATE, 0,
			    LWS_TUNE_H2_WINDOW - LWS_H2_WINDOW_DEFAULT);
	c->rx_credit = LWS_TUNE_H2_WINDOW;

	return lws_h2_out(c, b, p);
}

int
lws_h2_goaway(struct lws_h2 *c, enum lws_h2_err err, const char *why)
{
	/* of the peer's streams: a server has none */
	uint32_t last = c->wsi->is_client ? 0 : c->last_id;
	uint8_t b[LWS_H2_GOAWAY_MAX];

	if (lws_h2_hello(c)) /* ours come first, whatever is to be said */
		return -1;
	c->bye = 1;

	return lws_h2_out(c, b, lws_h2_goaway_put(b, last, err, why));
}

int
lws_h2_last_stream(struct lws_h2 *c)
{
	return lws_h2_goaway(c, LWS_H2_NO_ERROR, "no more stream ids");
}

enum lws_keep
lws_h2_fail(struct lws_h2 *c, enum lws_h2_err err, const char *why)
{
	lwsl_wsi_info(c->wsi, "%s: %s", lws_h2_err_text(err), why);
	if (lws_h2_goaway(c, err, why))
		return LWS_CLOSE;
	/* a reset would take it away from the peer */
	lws_close_mark(c->wsi, LWS_CLOSE_LINGER, why);
	if (c->side->failed)
		c->side->failed(c, err, why);

	return LWS_KEEP;
}

/* While it reads the next request may be there already. */
void
lws_h2_idle(struct lws_h2 *c)
{
	if (c->in_rx)
		c->idle_due = 1;
	else
		c->side->idle(c);
}

static void
server_idle(struct lws_h2 *c)
{
	if (c->bye) {
		lws_close_mark(c->wsi, LWS_CLOSE_FLUSH, "h2 has drained");
		return;
	}
	/* 0: for ever; then what it had to begin in has been in time, too */
	lws_timeout_us(c->wsi, PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE,
		       (lws_usec_t)c->wsi->vhost->keepalive_secs *
			       LWS_US_PER_SEC);
}

/* -- in: what is for the connection -- */

static enum lws_keep
on_setting(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	enum lws_keep k = LWS_KEEP;

	c->seen_settings = 1;
	if (c->side->setting && c->side->setting(c, ev) != LWS_KEEP)
		return LWS_CLOSE;
	switch (ev->id) {
	case H2SET_HEADER_TABLE_SIZE:
		lws_hpack_encoder_limit(&c->enc, ev->value);
		break;
	case H2SET_INITIAL_WINDOW_SIZE:
		k = lws_h2_window_shift(c, ev->value);
		break;
	default:
		break;
	}
	if (ev->id < H2SET_COUNT)
		c->peer.v[ev->id] = ev->value;

	return k;
}

static enum lws_keep
on_settings_end(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	uint8_t b[LWS_H2_HEAD];

	if (ev->flags & LWS_H2_F_ACK) {
		lws_h2_settings_acked(c);
		if (!c->mux.count)
			lws_h2_idle(c);
		return c->side->settings_end ? c->side->settings_end(c)
					     : LWS_KEEP;
	}
	c->seen_settings = 1;
	if (lws_h2_out(c, b,
		       lws_h2_head_put(b, 0, LWS_H2_SETTINGS, LWS_H2_F_ACK, 0)))
		return LWS_CLOSE;
	if (c->side->settings_end && c->side->settings_end(c) != LWS_KEEP)
		return LWS_CLOSE;

	return lws_h2_idle_frame(c, "SETTINGS");
}

static enum lws_keep
on_ping(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	uint8_t b[LWS_H2_HEAD + 8], *p;

	if (ev->flags & LWS_H2_F_ACK) {
		lws_validity_confirmed(c->wsi);
		return LWS_KEEP;
	}
	p = lws_h2_head_put(b, 8, LWS_H2_PING, LWS_H2_F_ACK, 0);
	memcpy(p, ev->piece.p, 8);
	if (lws_h2_out(c, b, p + 8))
		return LWS_CLOSE;

	return lws_h2_idle_frame(c, "PING");
}

static enum lws_keep
on_goaway(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	(void)ev; /* some builds have no such log */
	lwsl_wsi_info(c->wsi, "the peer goes away, %s: %.*s",
		      lws_h2_err_text(ev->value), (int)ev->piece.len,
		      (const char *)ev->piece.p);
	c->bye = 1;
	if (c->side->goaway)
		return c->side->goaway(c, ev);
	if (!c->mux.count)
		lws_h2_idle(c);

	return LWS_KEEP;
}

static enum lws_keep
on_rst(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->stream);

	if (!s && (!(ev->stream & 1) || ev->stream > c->last_id))
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "RST_STREAM for an idle stream");
	if (!s)
		return lws_h2_idle_frame(c, "RST_STREAM for closed streams");
	s->is_reset = 1;

	return c->side->rst(s, ev->value);
}

static void
end_by_peer(struct lws_h2_stream *s, const char *why)
{
	lws_close_by(s->mux.wsi, LWS_X_CLOSE_BY_PEER, 0);
	lws_mux_kill(&s->mux, why);
}

static enum lws_keep
server_rst(struct lws_h2_stream *s, uint32_t code)
{
	struct lws_h2 *c = lws_h2_of_stream(s);

	(void)code;
	end_by_peer(s, "reset by peer");

	return lws_h2_reset_seen(c);
}

/* a bad frame is the business of a stream that there has been (5.4.2), else of
 * the connection: what is idle cannot be reset (6.4) */
static enum lws_keep
stream_error(struct lws_h2 *c, uint32_t id, enum lws_h2_err err,
	     const char *why)
{
	struct lws_h2_stream *s = lws_h2_find(c, id);

	if (!s && (!(id & 1) || id > c->last_id))
		return lws_h2_fail(c, err, why);
	if (s)
		lws_h2_reset(s, err, why);
	else if (lws_h2_word(c, LWS_H2_RST_STREAM, id, (uint32_t)err))
		return LWS_CLOSE;

	return lws_h2_idle_frame(c, "bad frames");
}

/* RFC 7540 5.3.1; else it means nothing any more */
static enum lws_keep
on_priority(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	if (ev->last == ev->stream)
		return stream_error(c, ev->stream, LWS_H2_PROTOCOL_ERROR,
				    "a stream depends on itself");

	return lws_h2_idle_frame(c, "PRIORITY");
}

static enum lws_keep
on_priority_update(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	struct lws_h2_stream *s = lws_h2_find(c, ev->last);

	if (!ev->last) /* RFC 9218 7.1 */
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "PRIORITY_UPDATE of no stream");
	if (s)
		lws_mux_urgency(&s->mux, lws_h2_urgency(ev->piece));

	return lws_h2_idle_frame(c, "PRIORITY_UPDATE");
}

static enum lws_keep
on_idle_frame(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	(void)ev;

	return lws_h2_idle_frame(c, "frames without a meaning");
}

static enum lws_keep
on_stream_error(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	return stream_error(c, ev->stream, (enum lws_h2_err)ev->value,
			    "PRIORITY has a bad length");
}

static enum lws_keep
on_fragment(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	return lws_h2_block_feed(c, ev->piece);
}

static enum lws_keep
on_continuation(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	(void)ev;
	if (++c->block.frames <= LWS_LIMIT_H2_BLOCK_FRAMES)
		return LWS_KEEP;

	return lws_h2_fail(c, LWS_H2_ENHANCE_YOUR_CALM,
			   "header block of too many frames");
}

typedef enum lws_keep (*handler)(struct lws_h2 *c,
				 const struct lws_h2_event *ev);

static const handler handlers[] = {
	[LWS_H2_EV_DATA_BEGIN] = lws_h2_data_begin,
	[LWS_H2_EV_DATA] = lws_h2_data,
	[LWS_H2_EV_DATA_END] = lws_h2_data_end,
	[LWS_H2_EV_HEADERS] = lws_h2_block_begin,
	[LWS_H2_EV_FRAGMENT] = on_fragment,
	[LWS_H2_EV_HEADERS_END] = lws_h2_block_end,
	[LWS_H2_EV_SETTING] = on_setting,
	[LWS_H2_EV_SETTINGS_END] = on_settings_end,
	[LWS_H2_EV_PING] = on_ping,
	[LWS_H2_EV_GOAWAY] = on_goaway,
	[LWS_H2_EV_WINDOW_UPDATE] = lws_h2_window,
	[LWS_H2_EV_RST_STREAM] = on_rst,
	[LWS_H2_EV_PRIORITY] = on_priority,
	[LWS_H2_EV_PRIORITY_UPDATE] = on_priority_update,
	[LWS_H2_EV_UNKNOWN] = on_idle_frame,
	[LWS_H2_EV_STREAM_ERROR] = on_stream_error,
	[LWS_H2_EV_CONTINUATION] = on_continuation,
};

/* -- in: bytes -- */

/* 3.4: 1 it is complete; 0 more of it; -1 something else */
static int
preface(struct lws_h2 *c, struct lws_span *in)
{
	size_t n = LWS_H2_PREFACE_LEN - c->preface;

	if (n > in->len)
		n = in->len;
	if (memcmp(&LWS_H2_PREFACE[c->preface], in->p, n))
		return -1;
	lws_span_skip(in, n);
	c->preface = (uint8_t)(c->preface + n);
	if (c->preface < LWS_H2_PREFACE_LEN)
		return 0;
	if (!c->mux.tx_credit) { /* see go_over() */
		c->mux.tx_credit = LWS_H2_WINDOW_DEFAULT;
		lws_mux_go_on(&c->mux);
	}

	return 1;
}

/* Their first frame is SETTINGS. */
static int
is_first_bad(const struct lws_h2 *c, const struct lws_h2_event *ev)
{
	return !c->seen_settings && ev->kind != LWS_H2_EV_SETTING &&
	       (ev->kind != LWS_H2_EV_SETTINGS_END ||
		(ev->flags & LWS_H2_F_ACK));
}

static enum lws_keep
take(struct lws_h2 *c, const struct lws_h2_event *ev)
{
	if (is_first_bad(c, ev))
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR,
				   "the first frame is not SETTINGS");

	return handlers[ev->kind](c, ev);
}

static enum lws_keep
frames(struct lws *wsi, struct lws_h2 *c, struct lws_span *in)
{
	struct lws_h2_event ev;
	lws_stateful_ret_t r;

	while (wsi->phase == LWS_PHASE_OPEN) {
		/* answers that nobody reads must not pile up */
		if (lws_buflist_total_len(&wsi->tx_queue) >
		    LWS_LIMIT_H2_BACKLOG)
			return LWS_KEEP;
		r = lws_h2_read(&c->rd, in, &ev);
		if (r == LWS_SRET_WANT_INPUT)
			return LWS_KEEP;
		if (r != LWS_SRET_WANT_OUTPUT)
			return lws_h2_fail(c, (enum lws_h2_err)c->rd.err,
					   c->rd.why);
		if (take(c, &ev) != LWS_KEEP)
			return LWS_CLOSE;
	}

	return LWS_KEEP;
}

enum lws_keep
lws_h2_rx(struct lws *wsi, struct lws_span *in)
{
	struct lws_h2 *c = wsi->role_state;
	enum lws_keep k;
	int r = 1;

	if (c->preface < LWS_H2_PREFACE_LEN)
		r = preface(c, in);
	if (!r)
		return LWS_KEEP;
	if (lws_h2_hello(c))
		return LWS_CLOSE;
	if (r < 0)
		return lws_h2_fail(c, LWS_H2_PROTOCOL_ERROR, "bad preface");

	c->in_rx = !wsi->is_client;
	k = frames(wsi, c, in);
	c->in_rx = 0;
	if (c->idle_due && !c->mux.count)
		c->side->idle(c);
	c->idle_due = 0;

	return k;
}

/* -- role -- */

static void
first_timeout(struct lws *wsi)
{
	lws_timeout_us(wsi, PENDING_TIMEOUT_ESTABLISH_WITH_SERVER,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);
}

int
lws_h2_enter(struct lws *wsi, const struct lws_h2_side *side)
{
	struct lws_h2 *c = lws_zalloc(sizeof(*c), "h2");

	if (!c)
		return -1;
	c->wsi = wsi;
	c->side = side;
	c->mux.wsi = wsi;
	c->mux.ops = &lws_h2_mux;
	/* longer frames bring nothing, and hold others up */
	c->mux.most = LWS_H2_FRAME_MIN;
	c->mux.burst = LWS_H2_BURST_FRAMES * LWS_H2_FRAME_MIN;
	c->mux.tx_credit = LWS_H2_WINDOW_DEFAULT;
	lws_h2_own_settings(wsi->is_client ? NULL : wsi->vhost, &c->own);
	lws_h2_reader_begin(&c->rd, c->own.v[H2SET_MAX_FRAME_SIZE]);
	lws_hpack_decoder_begin(&c->dec, 4096);
	c->dec.judge = lws_h2_judge_field;
	lws_hpack_encoder_begin(&c->enc);
	lws_h2_settings_init(&c->peer);
	wsi->role_state = c;
	first_timeout(wsi);

	return 0;
}

static int
h2_enter(struct lws *wsi)
{
	return lws_h2_enter(wsi, &lws_h2_server);
}

void
lws_h2_leave(struct lws *wsi)
{
	struct lws_h2 *c = wsi->role_state;

	lws_http_end(c->block.h);
	lws_free(c->bye_words);
	lws_hpack_decoder_end(&c->dec);
	lws_hpack_encoder_end(&c->enc);
	lws_free(c->memo);
	lws_free(c);
}

/* of a connection that speaks it from the first byte: agreed in TLS */
static enum lws_keep
h2_opened(struct lws *wsi)
{
	if (lws_user_callback_first(
		    wsi, LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED, NULL, 0))
		return LWS_CLOSE;

	return lws_h2_hello(wsi->role_state) ? LWS_CLOSE : LWS_KEEP;
}

/* Nothing is on its way, and no timeout would ever end it. */
static int
waits_for_ever(const struct lws_h2_stream *s)
{
	const struct lws *wsi = s->mux.wsi;

	return lws_is_live(wsi) && !wsi->timeout_at && !wsi->wants_write &&
	       !wsi->tx_queue && !s->mux.end_due;
}

static struct lws_h2_stream *
one_that_waits_for_ever(const struct lws_h2 *c)
{
	struct lws_h2_stream *s;
	unsigned int n;

	for (n = 0; n < LWS_H2_BUCKETS; n++)
		for (s = c->bucket[n]; s; s = s->next)
			if (waits_for_ever(s))
				return s;

	return NULL;
}

/* The peer will send no more: what it has asked for it still gets. Most likely
 * it has gone: who would have waited for its next event does not. */
static enum lws_keep
h2_rx_eof(struct lws *wsi)
{
	struct lws_h2 *c = wsi->role_state;
	struct lws_h2_stream *s;

	c->bye = 1;
	while ((s = one_that_waits_for_ever(c)) != NULL)
		end_by_peer(s, "peer closed");
	if (c->mux.count && !c->rd.block)
		return LWS_KEEP;
	wsi->close_why = "peer closed";

	return LWS_CLOSE;
}

static enum lws_keep
h2_writeable(struct lws *wsi)
{
	struct lws_h2 *c = wsi->role_state;

	wsi->child_wants_write = 0;

	return lws_mux_writeable(&c->mux);
}

enum lws_keep
lws_h2_drained(struct lws *wsi)
{
	struct lws_h2 *c = wsi->role_state;

	lws_rx_kick(wsi);
	lws_mux_go_on(&c->mux);

	return LWS_KEEP;
}

static void
h2_timed_out(struct lws *wsi, enum pending_timeout reason)
{
	struct lws_h2 *c = wsi->role_state;

	if (reason == PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE)
		(void)lws_h2_goaway(c, LWS_H2_NO_ERROR, "idle");
	else if (reason == PENDING_TIMEOUT_ESTABLISH_WITH_SERVER)
		(void)lws_h2_fail(c, LWS_H2_SETTINGS_TIMEOUT,
				  "SETTINGS are not acknowledged");
}

/* A vhost that goes says so (6.8): what is not answered was not all in vain, a
 * client sees what it may ask again. It is past all queues: a peer that does
 * not read hears nothing. */
static void
h2_ending(struct lws *wsi)
{
	struct lws_h2 *c = wsi->role_state;
	uint8_t b[LWS_H2_GOAWAY_MAX];
	struct lws_plat_iov v = { b, 0 };
	size_t done;

	if (wsi->close_by != LWS_X_CLOSE_BY_SHUTDOWN || !c->hello || c->bye)
		return;
	c->bye = 1;
	lws_output_flush(wsi->pt, wsi);
	if (!wsi->transport || wsi->tx_queue || wsi->tx_blocked)
		return;
	v.len = (size_t)(lws_h2_goaway_put(b, c->last_id, LWS_H2_NO_ERROR,
					   "shutting down") -
			 b);
	(void)wsi->transport->send(wsi, &v, 1, &done); /* or it never hears */
}

enum lws_keep
lws_h2_ping(struct lws *wsi)
{
	struct lws_h2 *c = wsi->role_state;
	uint8_t b[LWS_H2_HEAD + 8], *p;

	p = lws_h2_head_put(b, 8, LWS_H2_PING, 0, 0);
	memset(p, 0, 8);

	return lws_h2_out(c, b, p + 8) ? LWS_CLOSE : LWS_KEEP;
}

static void
h2_thread_fini(struct lws_context_per_thread *pt)
{
	lws_h2_pool_fini(pt->role_data[LWS_ROLE_SLOT_H2]);
	lws_free(pt->role_data[LWS_ROLE_SLOT_H2]);
	pt->role_data[LWS_ROLE_SLOT_H2] = NULL;
}

/* -- from HTTP/1: Upgrade: h2c (RFC 7540 3.2) -- */

/* HTTP2-Settings: one, base64url of a SETTINGS payload; 0, or -1 */
static int
settings_of(const struct lws_http *h, uint8_t *to, size_t room, size_t *len)
{
	const char *v;
	size_t n;
	int r;

	v = lws_http_store_get(&h->store, WSI_TOKEN_HTTP2_SETTINGS, &n);
	if (!v || lws_http_store_frag(&h->store, WSI_TOKEN_HTTP2_SETTINGS, 1) ||
	    n > room)
		return -1;
	r = n ? lws_b64_decode_string_len(v, (int)n, (char *)to, (int)room) : 0;
	if (r < 0 || r % 6)
		return -1;
	*len = (size_t)r;

	return 0;
}

static enum lws_keep
apply(struct lws_h2 *c, const uint8_t *p, size_t len)
{
	struct lws_h2_event ev;

	memset(&ev, 0, sizeof(ev));
	for (; len >= 6; len -= 6, p += 6) {
		ev.id = lws_u16be(p);
		ev.value = lws_u32be(p + 2);
		if (lws_h2_settings_judge(ev.id, ev.value) ||
		    on_setting(c, &ev) != LWS_KEEP)
			return LWS_CLOSE;
	}
	c->seen_settings = 0; /* they come again behind the preface */

	return LWS_KEEP;
}

static enum lws_keep
go_over(struct lws *wsi, const uint8_t *settings, size_t len)
{
	static const char text[] =
		"HTTP/1.1 101 Switching Protocols\r\n"
		"connection: Upgrade\r\nupgrade: h2c\r\n\r\n";
	struct lws_plat_iov v = { text, sizeof(text) - 1 };
	struct lws_http *h = lws_http_take(wsi);
	struct lws_h2_stream *s;
	struct lws_h2 *c;

	if (lws_role_set(wsi, &lws_role_h2) || lws_output(wsi, &v, 1)) {
		lws_http_end(h);
		return LWS_CLOSE;
	}
	c = wsi->role_state;
	/* clients hold little of what comes behind a 101: the body waits until
	 * their preface shows that they have gone over */
	c->mux.tx_credit = 0;
	if (lws_h2_hello(c) || apply(c, settings, len) != LWS_KEEP) {
		lws_http_end(h);
		return LWS_CLOSE;
	}
	h->ops = &lws_h2_version;
	h->keep = 0;
	c->last_id = 1;
	s = lws_h2_open(c, 1, h);
	if (!s)
		return LWS_CLOSE;
	s->rx_end = 1;
	s->mux.wsi->rx_eof = 1;
	s->mux.wsi->rx_eof_told = 1;
	lws_h2_run(s, 0);

	return LWS_KEEP;
}

/* Who asks wrongly, or with a body that had to come first, is answered as if
 * it had not asked (RFC 9110 7.8). */
static enum lws_keep
h2_upgrade(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);
	uint8_t settings[256];
	size_t len;

	if (!h)
		return LWS_CLOSE;
	if (h->has_body || settings_of(h, settings, sizeof(settings), &len))
		return lws_http_request(h);

	return go_over(wsi, settings, len);
}

const struct lws_h2_side lws_h2_server = {
	.hello = server_hello,
	.idle = server_idle,
	.rst = server_rst,
	.block_begin = lws_h2_request_begin,
	.field = lws_h2_request_field,
	.block_end = lws_h2_request_end,
	.ended = lws_h2_say_end,
};

const struct lws_role_ops lws_role_h2 = {
	.name = "h2",
	.alpn = "h2",
	.preface = LWS_H2_PREFACE,
	.reasons = {
		.close = { LWS_CALLBACK_CLOSED_CLIENT_HTTP,
			   LWS_CALLBACK_CLOSED_HTTP },
	},
	.enter = h2_enter,
	.leave = lws_h2_leave,
	.opened = h2_opened,
	.rx = lws_h2_rx,
	.rx_eof = h2_rx_eof,
	.writeable = h2_writeable,
	.timed_out = h2_timed_out,
	.drained = lws_h2_drained,
	.ping = lws_h2_ping,
	.default_callback = lws_http_default_callback,
	.thread_fini = h2_thread_fini,
	.ending = h2_ending,
	.vhost_init = lws_h2_vhost_init,
	.vhost_fini = lws_h2_vhost_fini,
	.slot = LWS_ROLE_SLOT_H2,
	.upgrade = h2_upgrade,
	.upgrade_token = "h2c",
	.is_http = 1,
};
