/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Everything that leaves. During a pass what is written is gathered in the
 * thread's cork: headers and first body bytes, several frames, frames of
 * several streams leave in one send. The cork is flushed when it is full, when
 * another connection starts to write, and at the end of the connection's turn.
 * A write larger than the cork's room leaves with it in one vectored send,
 * uncopied. What the socket does not take is copied to the send queue, and
 * WRITEABLE waits until that has drained; the order of bytes is always the
 * order of writes.
 */
#include "core-net/inside.h"

static size_t
iov_total(const struct lws_plat_iov *iov, unsigned int n)
{
	size_t total = iov->len;

	/* nearly always it is one piece, at most a few */
	while (n > 1)
		total += iov[--n].len;

	return total;
}

static enum lws_keep
send_failed(struct lws *wsi, enum lws_io io)
{
	lws_close_by(wsi, LWS_X_CLOSE_BY_NETWORK, io == LWS_IO_ERR ? errno : 0);
	lws_close_mark(wsi, LWS_CLOSE_NOW, "sending failed");

	return LWS_CLOSE;
}

static enum lws_keep
dead(struct lws *wsi, const char *why)
{
	lws_close_mark(wsi, LWS_CLOSE_NOW, why);

	return LWS_CLOSE;
}

/* The kernel has refused bytes: now, and only now, POLLOUT is asked for. */
static enum lws_keep
blocked(struct lws *wsi)
{
	if (wsi->tx_blocked)
		return LWS_KEEP;
	wsi->tx_blocked = 1;
	if (lws_watch_want(wsi, POLLOUT, 0))
		return dead(wsi, "cannot wait for the socket");

	return LWS_KEEP;
}

/* Small writes are gathered: the space that the next ones find grows with what
 * is queued. (A datagram that cannot leave is lost: none comes here.) */
static int
queue_piece(struct lws *wsi, const uint8_t *p, size_t len)
{
	size_t room = lws_buflist_total_len(&wsi->tx_queue);

	if (room > LWS_TUNE_TX_BLOCK)
		room = LWS_TUNE_TX_BLOCK;

	return lws_buflist_append_bytes(&wsi->tx_queue, p, len, room);
}

static enum lws_keep
queue_is_full(struct lws *wsi)
{
	lwsl_wsi_warn(wsi, "%zu bytes wait to be sent, limit %u",
		      lws_buflist_total_len(&wsi->tx_queue),
		      (unsigned int)LWS_LIMIT_TX_QUEUE);

	return dead(wsi, "too much output queued");
}

enum lws_keep
lws_output_queue(struct lws *wsi, const struct lws_plat_iov *iov,
		 unsigned int n, size_t skip)
{
	unsigned int i;

	if (lws_buflist_total_len(&wsi->tx_queue) >= LWS_LIMIT_TX_QUEUE)
		return queue_is_full(wsi);
	for (i = 0; i < n; i++) {
		size_t cut = skip < iov[i].len ? skip : iov[i].len;

		skip -= cut;
		if (cut < iov[i].len &&
		    queue_piece(wsi, (const uint8_t *)iov[i].p + cut,
				iov[i].len - cut))
			return dead(wsi, "no memory to queue output");
	}

	return LWS_KEEP;
}

static void
sent(const struct lws *wsi, size_t n)
{
	lws_count(&lws_vhost_counts_of(wsi)->tx_bytes, n);
	lws_count(&wsi->pt->counts.tx_bytes, n);
}

/* the socket has refused some of it, or more than that */
static LWS_NOINLINE enum lws_keep
queue_rest(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n,
	   size_t done, enum lws_io io)
{
	if (io == LWS_IO_ERR || io == LWS_IO_EOF)
		return send_failed(wsi, io);
	if (lws_output_queue(wsi, iov, n, done) != LWS_KEEP)
		return LWS_CLOSE;
	if (io == LWS_IO_WANT_READ) /* the transport says when it goes on */
		wsi->tx_blocked = 1;
	else if (blocked(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	lws_water_changed(wsi);

	return LWS_KEEP;
}

static inline enum lws_keep
send_or_queue(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n)
{
	size_t total = iov_total(iov, n), done = 0;
	enum lws_io io = LWS_IO_WANT_WRITE;

	if (!wsi->tx_blocked && !wsi->tx_queue)
		io = wsi->transport->send(wsi, iov, n, &done);
	sent(wsi, done);
	if (io == LWS_IO_OK && done == total)
		return LWS_KEEP;

	return queue_rest(wsi, iov, n, done, io);
}

static struct lws_cork *
cork_for(struct lws *wsi)
{
	struct lws_context_per_thread *pt = wsi->pt;
	struct lws_cork *c = &pt->cork;

	if (!lws_pass_is_mine(pt) || wsi->transport->is_datagram)
		return NULL;
	if (c->wsi && c->wsi != wsi)
		lws_output_flush(pt, NULL);
	if (!c->buf)
		c->buf = lws_malloc(LWS_TUNE_CORK_BUFFER, "cork");

	/* without memory for it bytes just leave one write at a time */
	return c->buf ? c : NULL;
}

static inline void
copy(uint8_t *p, const struct lws_plat_iov *iov, unsigned int n)
{
	do {
		memcpy(p, iov->p, iov->len);
		p += iov->len;
		iov++;
	} while (--n);
}

/* What is in the cork and the new pieces, in one send. */
static enum lws_keep
send_with_cork(struct lws *wsi, struct lws_cork *c,
	       const struct lws_plat_iov *iov, unsigned int n)
{
	struct lws_plat_iov v[8];
	unsigned int i, k = 0;

	if (c->wsi == wsi && c->len) {
		v[0].p = c->buf;
		v[0].len = c->len;
		k = 1;
	}
	for (i = 0; i < n && k < 8; i++)
		v[k++] = iov[i];
	c->wsi = NULL;
	c->len = 0;

	return send_or_queue(wsi, v, k);
}

/* What nearly all writes find: room in the cork that is ours or nobody's. */
static inline uint8_t *
claim(struct lws *wsi, size_t len)
{
	struct lws_cork *c = &wsi->pt->cork;
	uint8_t *p;

	if ((c->wsi && c->wsi != wsi) || !c->buf ||
	    len > LWS_TUNE_CORK_BUFFER - c->len || !lws_pass_is_mine(wsi->pt))
		return NULL;
	if (!lws_is_live(wsi) || wsi->tx_blocked || wsi->tx_ended ||
	    wsi->tx_queue || !wsi->transport || wsi->transport->is_datagram)
		return NULL;
	p = c->buf + c->len;
	c->wsi = wsi;
	c->len += len;
	wsi->pt->turn_bytes += len;

	return p;
}

uint8_t *
lws_output_claim(struct lws *wsi, size_t len)
{
	return claim(wsi, len);
}

static int
output_otherwise(struct lws *wsi, const struct lws_plat_iov *iov,
		 unsigned int n, size_t total)
{
	struct lws_mux_stream *stream = lws_mux_stream_of(wsi);
	struct lws_cork *c;
	enum lws_keep k;

	if (stream)
		return total ? lws_mux_output(stream, iov, n, 0) : 0;
	if (!lws_is_live(wsi) || wsi->tx_ended || !wsi->transport)
		return -1;
	if (!total)
		return 0;
	if (wsi->tx_queue || wsi->tx_blocked)
		return send_or_queue(wsi, iov, n) == LWS_KEEP ? 0 : -1;

	c = cork_for(wsi);
	wsi->pt->turn_bytes += total;
	if (c && total <= LWS_TUNE_CORK_BUFFER - c->len) {
		copy(c->buf + c->len, iov, n);
		c->len += total;
		c->wsi = wsi;
		/* leaves at the end of its turn, or of the pass */
		return 0;
	}
	k = c ? send_with_cork(wsi, c, iov, n) : send_or_queue(wsi, iov, n);

	return k == LWS_KEEP ? 0 : -1;
}

int
lws_output(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n)
{
	size_t total = iov_total(iov, n);
	uint8_t *p = total ? claim(wsi, total) : NULL;

	if (!p)
		return output_otherwise(wsi, iov, n, total);
	copy(p, iov, n);

	return 0;
}

static enum lws_keep
send_shared(struct lws *wsi, struct lws_shared *s)
{
	struct lws_plat_iov v = { s->bytes, s->len };
	size_t done = 0;
	enum lws_io io = wsi->transport->send(wsi, &v, 1, &done);

	wsi->pt->turn_bytes += s->len;
	sent(wsi, done);
	if (io == LWS_IO_ERR || io == LWS_IO_EOF)
		return send_failed(wsi, io);
	if (done == s->len)
		return LWS_KEEP;
	if (lws_buflist_append_shared(&wsi->tx_queue, s, done))
		return dead(wsi, "no memory to queue output");
	if (blocked(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	lws_water_changed(wsi);

	return LWS_KEEP;
}

int
lws_output_shared(struct lws *wsi, struct lws_shared *s)
{
	struct lws_plat_iov v = { s->bytes, s->len };

	/* to copy little is less than to remember whose it is */
	if (s->len <= LWS_TUNE_CORK_BUFFER || lws_mux_stream_of(wsi) ||
	    !lws_output_room(wsi))
		return lws_output(wsi, &v, 1);
	if (!lws_is_live(wsi) || wsi->tx_ended || !wsi->transport)
		return -1;
	lws_output_flush(wsi->pt, wsi);
	if (!lws_is_live(wsi))
		return -1;
	if (!lws_output_room(wsi))
		return lws_buflist_append_shared(&wsi->tx_queue, s, 0) ? -1 : 0;

	return send_shared(wsi, s) == LWS_KEEP ? 0 : -1;
}

int
lws_output_file(struct lws *wsi, int file, uint64_t offset, size_t len,
		size_t *done)
{
	enum lws_io io;

	*done = 0;
	if (!lws_is_live(wsi) || wsi->tx_ended || !wsi->transport)
		return -1;
	if (!wsi->transport->sendfile)
		return 1;
	lws_output_flush(wsi->pt, wsi);
	if (!lws_is_live(wsi))
		return -1;
	if (!lws_output_room(wsi) || !len)
		return 0;
	io = wsi->transport->sendfile(wsi, file, offset, len, done);
	wsi->pt->turn_bytes += *done;
	sent(wsi, *done);
	if (io == LWS_IO_ERR && (errno == EINVAL || errno == ENOSYS))
		return 1;
	if (io == LWS_IO_ERR || io == LWS_IO_EOF) {
		dead(wsi, io == LWS_IO_EOF ? "file ended early"
					   : "sending a file failed");
		return -1;
	}
	if (*done < len && blocked(wsi) != LWS_KEEP)
		return -1;

	return 0;
}

void
lws_output_flush(struct lws_context_per_thread *pt, struct lws *wsi)
{
	struct lws_cork *c = &pt->cork;
	struct lws_plat_iov v;
	struct lws *w = c->wsi;

	if (!w || (wsi && wsi != w))
		return;
	v.p = c->buf;
	v.len = c->len;
	c->wsi = NULL;
	c->len = 0;
	(void)send_or_queue(w, &v, 1); /* has marked it if that failed */
}

static size_t
held(const struct lws *wsi)
{
	return wsi->transport && wsi->transport->held
		       ? wsi->transport->held(wsi)
		       : 0;
}

int
lws_output_pending(const struct lws *wsi)
{
	const struct lws_mux_stream *s = lws_mux_stream_of(wsi);

	return wsi->tx_queue || wsi->pt->cork.wsi == wsi || held(wsi) ||
	       (s && s->end_due);
}

int
lws_output_room(const struct lws *wsi)
{
	const struct lws_mux_stream *s = lws_mux_stream_of(wsi);

	return s ? lws_mux_room(s) : !wsi->tx_queue && !wsi->tx_blocked;
}

/* POLLOUT is also asked for by lws_turns_announce() and its kin, without the
 * kernel having refused anything. */
static enum lws_keep
unblocked(struct lws *wsi)
{
	wsi->tx_blocked = 0;
	if (lws_watch_is_on(wsi) && lws_watch_want(wsi, 0, POLLOUT))
		return dead(wsi, "cannot change what is waited for");

	return LWS_KEEP;
}

static enum lws_keep
drained(struct lws *wsi)
{
	if (wsi->phase == LWS_PHASE_CONNECTING)
		return LWS_KEEP; /* of the way to the peer, see client.c */
	if (wsi->phase != LWS_PHASE_OPEN) {
		lws_close_continue(wsi);
		return LWS_KEEP;
	}
	if (wsi->role->drained)
		return wsi->role->drained(wsi);
	/* by contract one WRITEABLE follows a drained queue */
	wsi->wants_write = 1;

	return LWS_KEEP;
}

/* what is queued goes out; OK: all of it has; otherwise as a transport's send()
 */
static enum lws_io
drain_queue(struct lws *wsi)
{
	while (wsi->tx_queue) {
		struct lws_plat_iov v;
		size_t done = 0;
		uint8_t *p;
		enum lws_io io;

		v.len = lws_buflist_next_segment_len(&wsi->tx_queue, &p);
		v.p = p;
		io = wsi->transport->send(wsi, &v, 1, &done);
		if (io == LWS_IO_ERR || io == LWS_IO_EOF)
			return io;
		sent(wsi, done);
		if (done) {
			/* there was no room: the peer has made some, and so is
			 * there, if it only reads */
			wsi->heard = 1;
			lws_buflist_use_segment(&wsi->tx_queue, done);
		}
		if (io != LWS_IO_OK)
			return io;
		if (done < v.len)
			return LWS_IO_WANT_WRITE;
	}

	return LWS_IO_OK;
}

/* what a transport holds, then what is queued; as drain_queue() */
static enum lws_io
drain_all(struct lws *wsi)
{
	enum lws_io io = LWS_IO_OK;

	if (held(wsi))
		io = wsi->transport->flush(wsi);

	return io == LWS_IO_OK ? drain_queue(wsi) : io;
}

enum lws_keep
lws_output_drain(struct lws *wsi)
{
	enum lws_io io;

	if (wsi->phase > LWS_PHASE_FLUSHING)
		return LWS_KEEP;
	if (!wsi->tx_queue && !held(wsi))
		return unblocked(wsi);
	io = drain_all(wsi);
	if (io == LWS_IO_ERR || io == LWS_IO_EOF)
		return send_failed(wsi, io);
	if (io == LWS_IO_OK && unblocked(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	lws_water_changed(wsi);
	if (io == LWS_IO_OK)
		return drained(wsi);
	if (io == LWS_IO_WANT_READ) /* the transport asks for it again */
		return lws_watch_want(wsi, 0, POLLOUT)
			       ? dead(wsi, "cannot change what is waited for")
			       : LWS_KEEP;

	return blocked(wsi);
}

void
lws_output_end(struct lws *wsi)
{
	if (wsi->tx_ended)
		return;
	wsi->tx_ended = 1;
	if (wsi->fd < 0)
		return;
	if (wsi->transport && wsi->transport->end)
		wsi->transport->end(wsi);
	lws_plat_shutdown_send(wsi->fd);
}

/* -- public -- */

/* what a wsi writes to: a stream itself, else who has the transport */
static struct lws *
carrier(struct lws *wsi)
{
	return lws_mux_stream_of(wsi) ? wsi : lws_network_wsi(wsi);
}

static int
write_plain(struct lws *wsi, const uint8_t *buf, size_t len)
{
	struct lws_plat_iov v = { buf, len };

	return lws_output(carrier(wsi), &v, 1) ? -1 : (int)len;
}

int
lws_write(struct lws *wsi, unsigned char *buf, size_t len,
	  enum lws_write_protocol wp)
{
	if (!wsi || len > INT_MAX || (!buf && len) || !wsi->role)
		return -1;
	if (wsi->phase == LWS_PHASE_FLUSHING)
		return (int)len; /* by contract: ignored while it closes */

	return wsi->role->write ? wsi->role->write(wsi, buf, len, wp)
				: write_plain(wsi, buf, len);
}

int
lws_partial_buffered(struct lws *wsi)
{
	return wsi->tx_queue || lws_network_wsi(wsi)->tx_queue ? 1 : 0;
}

int
lws_send_pipe_choked(struct lws *wsi)
{
	return !lws_output_room(carrier(wsi));
}

int
lws_raw_transaction_completed(struct lws *wsi)
{
	if (!lws_output_pending(wsi))
		return -1;
	lws_close_mark(wsi, LWS_CLOSE_FLUSH, "raw transaction completed");

	return 0;
}

lws_fileofs_t
lws_get_peer_write_allowance(struct lws *wsi)
{
	if (lws_mux_stream_of(wsi))
		return (lws_fileofs_t)lws_mux_credit(lws_mux_stream_of(wsi));
	if (!wsi->role || !wsi->role->tx_credit)
		return -1;

	return wsi->role->tx_credit(wsi, LWSTXCR_US_TO_PEER, 0);
}

int
lws_wsi_tx_credit(struct lws *wsi, char peer_to_us, int add)
{
	if (!wsi->role || !wsi->role->tx_credit)
		return 0;

	return wsi->role->tx_credit(wsi, peer_to_us, add);
}
