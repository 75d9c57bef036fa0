/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Everything that arrives. One read a turn into the thread's one buffer; the
 * role is handed the span and takes what it can. What it leaves goes to the
 * connection's held list, and nothing more is read until the role has taken all
 * of that; so one read is the most that a peer can make us hold, and with what
 * is injected LWS_LIMIT_RX_HELD. When all is taken nothing is copied.
 *
 * Interest in POLLIN is dropped lazily: only when the kernel announces bytes
 * that nobody wants, so that pausing for a moment costs no system call. The end
 * of the connection is heard all the same, once.
 */
#include "core-net/inside.h"

static int
is_pending(const struct lws *wsi)
{
	return wsi->transport && wsi->transport->pending &&
	       wsi->transport->pending(wsi);
}

static int
wants_input(const struct lws *wsi)
{
	if (wsi->phase == LWS_PHASE_FLUSHING ||
	    wsi->phase == LWS_PHASE_LINGERING)
		return 1; /* to throw away */

	return !lws_rx_paused(wsi) && !wsi->rx_stalled && !wsi->rx_eof;
}

int
lws_rx_has_work(const struct lws *wsi)
{
	if (wsi->phase != LWS_PHASE_OPEN || wsi->rx_pause || wsi->rx_stalled)
		return 0;

	return wsi->rx_held || wsi->rx_inside ||
	       (wsi->rx_eof && !wsi->rx_eof_told) || is_pending(wsi);
}

static enum lws_keep
offer(struct lws *wsi, struct lws_span *in)
{
	while (in->len && !lws_rx_paused(wsi)) {
		size_t before = in->len;

		if (wsi->role->rx(wsi, in) != LWS_KEEP)
			return LWS_CLOSE;
		if (!in->len)
			return LWS_KEEP;
		if (in->len == before) {
			/* unless it paused, it waits for something */
			wsi->rx_stalled = !lws_rx_paused(wsi);
			return LWS_KEEP;
		}
	}

	return LWS_KEEP;
}

static enum lws_keep
offer_held(struct lws *wsi)
{
	while (wsi->rx_held && !lws_rx_paused(wsi) && !wsi->rx_stalled) {
		struct lws_span in;
		uint8_t *p;
		size_t len;

		len = lws_buflist_next_segment_len(&wsi->rx_held, &p);
		in = lws_span_of(p, len);
		if (offer(wsi, &in) != LWS_KEEP)
			return LWS_CLOSE;
		if (in.len < len)
			lws_buflist_use_segment(&wsi->rx_held, len - in.len);
		if (!wsi->role->rx)
			return LWS_KEEP; /* it became a descriptor role */
	}

	return LWS_KEEP;
}

static enum lws_keep
hold(struct lws *wsi, const struct lws_span *in)
{
	if (lws_buflist_append_segment(&wsi->rx_held, in->p, in->len) >= 0)
		return LWS_KEEP;
	lws_close_mark(wsi, LWS_CLOSE_NOW, "out of memory to hold input");

	return LWS_CLOSE;
}

/* Announced, but nobody wants it now: from here on only the end of the
 * connection is. Without POLLERR in the mask not even that. */
static enum lws_keep
hear(struct lws *wsi, short set, short clear)
{
	if (lws_mux_stream_of(wsi))
		return LWS_KEEP; /* it is told */
	if (!lws_watch_want(wsi, set, clear))
		return LWS_KEEP;
	lws_close_mark(wsi, LWS_CLOSE_NOW, "cannot stop reading");

	return LWS_CLOSE;
}

static enum lws_keep
stop_listening(struct lws *wsi)
{
	return hear(wsi, POLLERR, POLLIN);
}

/* An error that a datagram socket reports is one datagram's, and is over when
 * it has been asked for. */
static enum lws_keep
datagram_error(struct lws *wsi)
{
	int e = lws_plat_take_error(wsi->fd);

	lwsl_wsi_info(wsi, "a datagram was not delivered: %s", strerror(e));

	return stop_listening(wsi);
}

static int
has_unread(const struct lws *wsi)
{
	if (wsi->rx_held || is_pending(wsi))
		return 1;

	return !wsi->rx_eof && lws_plat_unread(wsi->fd);
}

/* While nobody reads, both directions have ended, by a reset (POLLERR) or in
 * order. With nothing left to be read that is the end. What is left can be had
 * by whoever resumes; but a peer that has reset does not care any more (RFC
 * 9293 3.10.7.4 would throw it away at once), so it is not kept for long. */
static enum lws_keep
peer_has_gone(struct lws *wsi, short revents)
{
	if (wsi->transport->is_datagram)
		return datagram_error(wsi);
	if (!has_unread(wsi)) {
		lws_close_by(wsi, LWS_X_CLOSE_BY_PEER,
			     revents & POLLERR ? lws_plat_take_error(wsi->fd)
					       : 0);
		lws_close_mark(wsi, LWS_CLOSE_NOW, "peer has gone");
		return LWS_CLOSE;
	}
	if (revents & POLLERR)
		lws_timeout_us(wsi, PENDING_TIMEOUT_CLOSE_ACK,
			       RESET_GRACE_SECS * LWS_US_PER_SEC);

	return hear(wsi, 0, POLLIN | POLLERR);
}

/* something was announced while nobody wants to read */
static enum lws_keep
unwanted(struct lws *wsi, short revents)
{
	if (revents & (POLLERR | POLLHUP))
		return peer_has_gone(wsi, revents);

	return stop_listening(wsi);
}

static enum lws_keep
peer_closed(struct lws *wsi)
{
	lws_close_by(wsi, LWS_X_CLOSE_BY_PEER, 0);

	return LWS_CLOSE;
}

static enum lws_keep
end_of_input(struct lws *wsi)
{
	wsi->rx_eof = 1;
	if (wsi->phase == LWS_PHASE_LINGERING) {
		lws_close_continue(wsi);
		return LWS_KEEP;
	}
	if (wsi->rx_eof_told || !lws_is_live(wsi))
		return stop_listening(wsi);
	wsi->rx_eof_told = 1;
	if (!wsi->role->rx_eof) {
		if (!wsi->close_why)
			wsi->close_why = "peer closed";
		return peer_closed(wsi);
	}
	/* nearly always this closes, and needs no change of the mask before */
	if (wsi->role->rx_eof(wsi) != LWS_KEEP)
		return peer_closed(wsi);

	return lws_is_live(wsi) ? stop_listening(wsi) : LWS_KEEP;
}

/* Nobody is there for it any more. */
static enum lws_keep
throw_away(struct lws *wsi, size_t len)
{
	if (len > LWS_LIMIT_LINGER_BYTES - wsi->lingered) {
		lwsl_wsi_info(wsi, "still sending after %u bytes: limit %u",
			      wsi->lingered,
			      (unsigned int)LWS_LIMIT_LINGER_BYTES);
		lws_close_mark(wsi, LWS_CLOSE_NOW, "peer does not stop");
		return LWS_KEEP;
	}
	wsi->lingered += (uint32_t)len;

	return LWS_KEEP;
}

static enum lws_keep
take(struct lws *wsi, uint8_t *buf, size_t len)
{
	struct lws_span in = lws_span_of(buf, len);

	if (!lws_is_live(wsi))
		return throw_away(wsi, len);
	if (offer(wsi, &in) != LWS_KEEP)
		return LWS_CLOSE;

	return in.len && lws_is_live(wsi) ? hold(wsi, &in) : LWS_KEEP;
}

static enum lws_keep
read_once(struct lws *wsi)
{
	uint8_t *buf = wsi->pt->rx_buf ? wsi->pt->rx_buf + LWS_PRE
				       : lws_thread_rx_buf(wsi->pt);
	size_t done = 0;
	enum lws_io io;

	if (!buf) {
		lws_close_mark(wsi, LWS_CLOSE_NOW, "out of memory to read");
		return LWS_CLOSE;
	}
	io = wsi->transport->recv(wsi, buf, LWS_TUNE_READ_BUFFER, &done);
	if (io == LWS_IO_OK) {
		wsi->heard = 1;
		lws_count(&lws_vhost_counts_of(wsi)->rx_bytes, done);
		lws_count(&wsi->pt->counts.rx_bytes, done);
		return take(wsi, buf, done);
	}
	if (io == LWS_IO_EOF)
		return end_of_input(wsi);
	if (io != LWS_IO_ERR)
		return LWS_KEEP;
	lws_close_by(wsi, LWS_X_CLOSE_BY_NETWORK, errno);
	if (wsi->is_client && !wsi->told_open)
		return lws_client_lost(wsi);
	lws_close_mark(wsi, LWS_CLOSE_NOW, "receiving failed");

	return LWS_CLOSE;
}

/* what the role has inside, then what we hold for it */
static enum lws_keep
give_held(struct lws *wsi)
{
	struct lws_span none = lws_span_of("", 0);

	if (!lws_rx_paused(wsi) && wsi->rx_inside &&
	    wsi->role->rx(wsi, &none) != LWS_KEEP)
		return LWS_CLOSE;

	return offer_held(wsi);
}

/* Who has sent it to a stream may send as much again. */
static enum lws_keep
give_earlier(struct lws *wsi)
{
	struct lws_mux_stream *s = lws_mux_stream_of(wsi);
	size_t before = s ? lws_buflist_left(wsi->rx_held) : 0;
	enum lws_keep k = give_held(wsi);

	if (s && before && wsi->phase != LWS_PHASE_FINISHED)
		s->mux->ops->took(s, before - lws_buflist_left(wsi->rx_held));

	return k;
}

/* the last of it has been given: what the kernel announces is wanted again */
static void
history_ended(struct lws *wsi)
{
	if (wsi->phase == LWS_PHASE_OPEN && wsi->transport && !wsi->rx_held &&
	    !wsi->rx_inside && !lws_rx_paused(wsi))
		lws_rx_kick(wsi);
}

static enum lws_keep
give_history(struct lws *wsi)
{
	if (give_earlier(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	history_ended(wsi);

	return LWS_KEEP;
}

/* there are bytes of before, or reasons not to read; rare, so kept out of the
 * way of what is not */
static LWS_NOINLINE enum lws_keep
turn_with_history(struct lws *wsi, short revents)
{
	if ((wsi->rx_held || wsi->rx_inside) && wsi->phase == LWS_PHASE_OPEN &&
	    give_history(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	if (wsi->phase >= LWS_PHASE_MARKED)
		return LWS_KEEP;
	if (wsi->rx_eof && !wsi->rx_held && !wsi->rx_eof_told &&
	    !lws_rx_paused(wsi) && !wsi->rx_inside)
		return end_of_input(wsi);
	if (!wsi->transport)
		return LWS_KEEP;

	if (!is_pending(wsi) && !(revents & (POLLIN | POLLHUP | POLLERR)))
		return LWS_KEEP;
	if (!wants_input(wsi) || wsi->rx_held || wsi->rx_inside)
		return unwanted(wsi, revents);

	return read_once(wsi);
}

/* nearly always nothing is left of before, and what comes is wanted */
static int
just_reads(const struct lws *wsi)
{
	return wsi->phase == LWS_PHASE_OPEN && !wsi->rx_pause &&
	       !wsi->rx_inside && !wsi->rx_stalled && !wsi->rx_eof &&
	       wsi->transport && !wsi->rx_held;
}

/* revents 0: only what is already here */
enum lws_keep
lws_rx_turn(struct lws *wsi, short revents)
{
	return (revents & POLLIN) && just_reads(wsi)
		       ? read_once(wsi)
		       : turn_with_history(wsi, revents);
}

void
lws_rx_rest(struct lws *wsi)
{
	wsi->rx_rests = 1;
	lws_turn_request(wsi);
}

/* by the transport, or, of a descriptor, by its role */
static int
is_read(const struct lws *wsi)
{
	return wsi->transport || (wsi->role && wsi->role->readable);
}

void
lws_rx_kick(struct lws *wsi)
{
	wsi->rx_stalled = 0;
	if (wsi->rx_pause || wsi->phase != LWS_PHASE_OPEN)
		return;
	if (wsi->rx_held || wsi->rx_inside || wsi->rx_eof)
		lws_turn_request(wsi);
	if (!wsi->rx_in && !wsi->rx_eof && is_read(wsi) &&
	    lws_watch_want(wsi, POLLIN, POLLERR))
		lws_close_mark(wsi, LWS_CLOSE_NOW, "cannot resume reading");
}

/* -- streams: see mux.h -- */

/* bytes that what is held for a stream grows by at least */
#define STREAM_BLOCK 4096u

static void
keep_for(struct lws *wsi, const struct lws_span *in)
{
	if (lws_buflist_append_bytes(&wsi->rx_held, in->p, in->len,
				     STREAM_BLOCK))
		lws_close_mark(wsi, LWS_CLOSE_NOW, "out of memory to hold");
}

static void
give_now(struct lws *wsi, struct lws_span *in)
{
	lws_enter(wsi);
	lws_leave(wsi, offer(wsi, in));
}

void
lws_rx_give(struct lws *wsi, const struct lws_span *piece)
{
	struct lws_mux_stream *s = lws_mux_stream_of(wsi);
	struct lws_span in = *piece;

	if (!in.len || !s)
		return;
	if (lws_is_live(wsi) && !wsi->rx_held && !wsi->rx_inside &&
	    !wsi->rx_stalled)
		give_now(wsi, &in);
	if (!lws_is_live(wsi))
		lws_span_skip(&in, in.len); /* nobody is there any more */
	if (in.len)
		keep_for(wsi, &in);
	s->mux->ops->took(s, piece->len - in.len);
}

void
lws_rx_give_end(struct lws *wsi)
{
	wsi->rx_eof = 1;
	if (!lws_is_live(wsi) || wsi->rx_eof_told || wsi->rx_held ||
	    wsi->rx_inside || lws_rx_paused(wsi))
		return; /* its turn comes */
	lws_enter(wsi);
	lws_leave(wsi, end_of_input(wsi));
}

int
lws_rx_inject(struct lws *wsi, const void *p, size_t len)
{
	size_t held = lws_buflist_total_len(&wsi->rx_held);

	if (!len)
		return 0;
	if (len > LWS_LIMIT_RX_HELD - held) {
		lwsl_wsi_warn(wsi, "%zu bytes to hold with %zu, limit %u", len,
			      held, (unsigned int)LWS_LIMIT_RX_HELD);
		return -1;
	}
	if (lws_buflist_append_segment(&wsi->rx_held, p, len) < 0)
		return -1;
	lws_turn_request(wsi);

	return 0;
}

/* -- flow control -- */

static uint8_t
changed_reasons(uint8_t now, int enable)
{
	uint8_t bits = (uint8_t)(enable & 0xff);

	if (!(enable & LWS_RXFLOW_REASON_APPLIES))
		/* the plain form: one reason of its own */
		return enable ? (uint8_t)(now & ~1u) : (uint8_t)(now | 1u);
	if ((enable & LWS_RXFLOW_REASON_APPLIES_ENABLE) ==
	    LWS_RXFLOW_REASON_APPLIES_ENABLE)
		return (uint8_t)(now & ~bits);

	return (uint8_t)(now | bits);
}

int
lws_rx_flow_control(struct lws *wsi, int enable)
{
	uint8_t was = wsi->rx_pause;

	wsi->rx_pause = changed_reasons(was, enable);
	if (was && !wsi->rx_pause)
		lws_rx_kick(wsi);

	return 0;
}

static int
resume_one(struct lws *wsi, void *arg)
{
	(void)arg;
	if (lws_thread_is_foreign(wsi->pt))
		lws_mailbox_post(wsi, LWS_MAIL_RX_FLOW);
	else
		lws_rx_flow_control(wsi, 1);

	return 0;
}

void
lws_rx_flow_allow_all_protocol(const struct lws_context *context,
			       const struct lws_protocols *protocol)
{
	lws_each_of_protocol(context, protocol, resume_one, NULL);
}
