/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Streams share a connection: who may write, how much, in which order; what has
 * to wait for credit or room; how they come and go. Streams with something to
 * write stand on a list by urgency. In the connection's turn the first list
 * with one that can go on is served round by round; the others wait (RFC 9218
 * 10). One that cannot go on for want of credit costs a look.
 */
#include "core-net/inside.h"

/* -- coming and going -- */

static int
enter(struct lws *wsi, const struct lws_role_ops *role)
{
	if (lws_role_set(wsi, role))
		return -1;
	wsi->created = 1;
	lws_user_callback_first(wsi, LWS_CALLBACK_WSI_CREATE, NULL, 0);
	if (wsi->phase != LWS_PHASE_NEW)
		return 0; /* killed in there */
	lws_phase_move(wsi, LWS_PHASE_OPEN);
	wsi->told_open = 1;

	return 0;
}

struct lws *
lws_mux_open(struct lws_mux *mux, struct lws_mux_stream *s,
	     const struct lws_role_ops *role)
{
	struct lws *parent = mux->wsi;
	struct lws *wsi = lws_wsi_create(parent->pt, parent->vhost);

	if (!wsi)
		return NULL;
	s->mux = mux;
	s->wsi = wsi;
	wsi->transport_state = s;
	wsi->protocol =
		&parent->vhost->protocols[parent->vhost->default_protocol];
	lws_wsi_adopt_child(parent, wsi);
	mux->count++;
	if (enter(wsi, role)) {
		wsi->transport_state = NULL;
		mux->count--;
		lws_close_sync(wsi, "out of memory for a stream");
		return NULL;
	}

	return wsi;
}

int
lws_mux_join(struct lws_mux *mux, struct lws_mux_stream *s, struct lws *wsi,
	     const struct lws_role_ops *role)
{
	s->mux = mux;
	s->wsi = wsi;
	wsi->transport_state = s;
	lws_wsi_adopt_child(mux->wsi, wsi);
	mux->count++;
	if (!lws_role_set(wsi, role))
		return 0;
	wsi->transport_state = NULL;
	mux->count--;
	lws_wsi_leave_parent(wsi);

	return -1;
}

void
lws_mux_part(struct lws *wsi)
{
	lws_mux_ended(wsi);
	lws_mux_fini(wsi);
	lws_wsi_leave_parent(wsi);
}

void
lws_mux_kill(struct lws_mux_stream *s, const char *why)
{
	lws_close_sync(s->wsi, why);
}

void
lws_mux_ended(struct lws *wsi)
{
	struct lws_mux_stream *s = wsi->transport_state;

	lws_dll2_remove(&s->in_want);
	s->mux->ops->ended(s);
	s->mux->count--;
}

void
lws_mux_fini(struct lws *wsi)
{
	struct lws_mux_stream *s = wsi->transport_state;

	wsi->transport_state = NULL;
	s->mux->ops->fini(s);
}

/* -- credit and room -- */

int64_t
lws_mux_credit(const struct lws_mux_stream *s)
{
	int64_t c = s->tx_credit < s->mux->tx_credit ? s->tx_credit
						     : s->mux->tx_credit;

	return c < 0 ? 0 : c;
}

/* Bytes can leave now. */
static int
can_send(const struct lws_mux_stream *s)
{
	return lws_output_room(s->mux->wsi) && lws_mux_credit(s) > 0;
}

int
lws_mux_room(const struct lws_mux_stream *s)
{
	return !s->wsi->tx_queue && can_send(s);
}

/* A program may write headers or an end without credit, so it is asked all
 * the same as long as it has not answered: its role knows. Here only bytes
 * count. */
static int
can_go_on(const struct lws_mux_stream *s)
{
	if (s->wsi->tx_queue)
		return can_send(s);

	return s->end_due || can_send(s);
}

static int
wants(const struct lws_mux_stream *s)
{
	const struct lws *wsi = s->wsi;

	if (wsi->phase == LWS_PHASE_FLUSHING)
		return lws_output_pending(wsi);

	return wsi->phase == LWS_PHASE_OPEN &&
	       (wsi->wants_write || lws_output_pending(wsi) ||
		lws_turn_owes(wsi));
}

void
lws_mux_want(struct lws_mux_stream *s)
{
	if (lws_dll2_is_detached(&s->in_want))
		lws_dll2_add_tail(&s->in_want, &s->mux->want[s->urgency]);
}

void
lws_mux_urgency(struct lws_mux_stream *s, uint8_t urgency)
{
	int was_on = !lws_dll2_is_detached(&s->in_want);

	lws_dll2_remove(&s->in_want);
	s->urgency =
		urgency < LWS_MUX_URGENCIES ? urgency : LWS_MUX_URGENCIES - 1;
	if (was_on)
		lws_mux_want(s);
}

void
lws_mux_go_on(struct lws_mux *mux)
{
	unsigned int u;

	for (u = 0; u < LWS_MUX_URGENCIES; u++)
		if (mux->want[u].count) {
			mux->wsi->wants_write = 1;
			lws_turn_request(mux->wsi);
			return;
		}
}

/* -- sending -- */

/* len bytes of the pieces from skip on; returns how many pieces they are */
static unsigned int
slice(const struct lws_plat_iov *iov, unsigned int n, size_t skip, size_t len,
      struct lws_plat_iov *out)
{
	unsigned int i, k = 0;

	for (i = 0; i < n && len; i++) {
		size_t from = skip < iov[i].len ? skip : iov[i].len;
		size_t take = iov[i].len - from;

		skip -= from;
		if (take > len)
			take = len;
		if (!take)
			continue;
		out[k].p = (const uint8_t *)iov[i].p + from;
		out[k++].len = take;
		len -= take;
	}

	return k;
}

static size_t
total_of(const struct lws_plat_iov *iov, unsigned int n)
{
	size_t total = 0;

	while (n--)
		total += iov[n].len;

	return total;
}

static int
send_one(struct lws_mux_stream *s, const struct lws_plat_iov *iov,
	 unsigned int n, int end)
{
	size_t len = total_of(iov, n);

	s->tx_credit -= (int64_t)len;
	s->mux->tx_credit -= (int64_t)len;
	s->end_sent = !!end;

	return s->mux->ops->send(s, iov, n, end);
}

/* As much as has credit and room.
 * done: out, bytes; 0, or -1 */
static int
send_some(struct lws_mux_stream *s, const struct lws_plat_iov *iov,
	  unsigned int n, int end, size_t *done)
{
	size_t most = n == 1 ? s->mux->burst : s->mux->most;
	size_t total = total_of(iov, n), len;
	struct lws_plat_iov v[8];
	int64_t credit;

	for (*done = 0; *done < total && can_send(s); *done += len) {
		unsigned int k;

		credit = lws_mux_credit(s);
		len = total - *done;
		if (len > most)
			len = most;
		if ((uint64_t)len > (uint64_t)credit)
			len = (size_t)credit;
		k = slice(iov, n, *done, len, v);
		if (send_one(s, v, k, end && *done + len == total))
			return -1;
	}

	return 0;
}

int
lws_mux_output(struct lws_mux_stream *s, const struct lws_plat_iov *iov,
	       unsigned int n, int end)
{
	struct lws *wsi = s->wsi;
	size_t total = total_of(iov, n), done = 0;

	if (!lws_is_live(wsi) || !lws_is_live(s->mux->wsi) || s->end_sent ||
	    s->end_due || n > 8)
		return -1;
	if (!total)
		return end && !wsi->tx_queue ? send_one(s, NULL, 0, 1)
					     : (s->end_due = !!end, 0);
	/* most are one piece that leaves as it is */
	if (n == 1 && total <= s->mux->burst && lws_mux_room(s) &&
	    (int64_t)total <= lws_mux_credit(s))
		return send_one(s, iov, 1, end);
	if (!wsi->tx_queue && send_some(s, iov, n, end, &done))
		return -1;
	if (done == total)
		return 0;
	s->end_due = !!end;
	lws_mux_want(s);
	if (lws_output_queue(wsi, iov, n, done) != LWS_KEEP)
		return -1;
	lws_water_changed(wsi);

	return 0;
}

/* -- turns -- */

static enum lws_keep
drained(struct lws *wsi)
{
	if (wsi->phase == LWS_PHASE_FLUSHING) {
		lws_close_continue(wsi);
		return LWS_KEEP;
	}
	if (wsi->phase != LWS_PHASE_OPEN)
		return LWS_KEEP;
	if (wsi->role->drained)
		return wsi->role->drained(wsi);
	wsi->wants_write = 1; /* by contract one WRITEABLE follows */

	return LWS_KEEP;
}

static enum lws_keep
drain(struct lws_mux_stream *s)
{
	struct lws *wsi = s->wsi;

	while (wsi->tx_queue && can_send(s)) {
		struct lws_plat_iov v;
		size_t done, left;
		uint8_t *p;

		v.len = lws_buflist_next_segment_len(&wsi->tx_queue, &p);
		v.p = p;
		left = lws_buflist_left(wsi->tx_queue);
		if (send_some(s, &v, 1, s->end_due && left == v.len, &done))
			return LWS_CLOSE;
		lws_buflist_use_segment(&wsi->tx_queue, done);
	}
	lws_water_changed(wsi);
	if (wsi->tx_queue)
		return LWS_KEEP;
	if (s->end_due && !s->end_sent && send_one(s, NULL, 0, 1))
		return LWS_CLOSE;
	s->end_due = 0;

	return drained(wsi);
}

static enum lws_keep
serve(struct lws_mux_stream *s)
{
	struct lws *wsi = s->wsi;
	uint16_t reason = wsi->role->reasons.writeable[!wsi->is_client];

	if (lws_output_pending(wsi))
		return drain(s);
	if (lws_turn_owes(wsi) && lws_mux_room(s) &&
	    lws_turn_pay(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	if (!wsi->wants_write || wsi->phase != LWS_PHASE_OPEN)
		return LWS_KEEP;
	wsi->wants_write = 0;
	if (wsi->role->writeable)
		return wsi->role->writeable(wsi);

	return reason && lws_user_callback(wsi, reason, NULL, 0) ? LWS_CLOSE
								 : LWS_KEEP;
}

/* 1: it could go on at once */
static int
serve_one(struct lws_mux_stream *s)
{
	struct lws *wsi = s->wsi;

	lws_dll2_remove(&s->in_want);
	if (!wants(s))
		return 0;
	if (can_go_on(s)) {
		lws_turn_begin(wsi);
		if (lws_turn_end(wsi, serve(s)))
			return 0;
	}
	if (!wants(s))
		return 0;
	lws_mux_want(s); /* behind the others */

	return can_go_on(s);
}

/* 1: one of this urgency could go on at once */
static int
serve_round(struct lws_mux *mux, lws_dll2_owner_t *list)
{
	struct lws_context_per_thread *pt = mux->wsi->pt;
	uint32_t n = list->count;
	int more = 0;

	while (n-- && list->head) {
		if (!lws_output_room(mux->wsi) ||
		    pt->turn_bytes >= LWS_TUNE_WRITEABLE_BYTES)
			return 1;
		more |= serve_one(lws_container_of(
			list->head, struct lws_mux_stream, in_want));
	}

	return more;
}

/* One of the others goes first, each in its time. */
static void
serve_the_less_urgent(struct lws_mux *mux)
{
	unsigned int n = ++mux->turns / LWS_TUNE_MUX_FAIR, u;

	if (mux->turns % LWS_TUNE_MUX_FAIR)
		return;
	u = n % LWS_MUX_URGENCIES;
	if (mux->want[u].head)
		(void)serve_one(lws_container_of(
			mux->want[u].head, struct lws_mux_stream, in_want));
}

enum lws_keep
lws_mux_writeable(struct lws_mux *mux)
{
	unsigned int u;

	serve_the_less_urgent(mux);

	for (u = 0; u < LWS_MUX_URGENCIES; u++)
		if (serve_round(mux, &mux->want[u])) {
			mux->wsi->wants_write = 1;
			break;
		}

	return LWS_KEEP;
}
