/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A compressed message comes in. It is inflated into the thread's buffer a
 * piece at a time, each given to the program before the next is made, so a
 * small message that inflates to gigabytes costs us no memory. Whether a piece
 * is the last one is known by inflating one byte more than it can have.
 *
 * When the program pauses in between, or the turn's share has been inflated,
 * what is left of the wire's bytes is copied, and the role says that it has
 * something inside (wsi->rx_inside).
 */
#include "roles/ws/pmd.h"

static unsigned int
peer_bits(const struct lws *wsi, const struct lws_ws_pmd *m)
{
	return wsi->is_client ? m->params.server_bits : m->params.client_bits;
}

static int
peer_is_fresh(const struct lws *wsi, const struct lws_ws_pmd *m)
{
	return wsi->is_client ? m->params.server_fresh : m->params.client_fresh;
}

static int
need_inflater(struct lws *wsi, struct lws_ws_pmd *m)
{
	struct lws_ws_thread *t = lws_ws_thread(wsi->pt);
	unsigned int bits = peer_bits(wsi, m);

	if (m->in)
		return 0;
	if (t && t->in && t->in_bits == bits) {
		m->in = t->in;
		t->in = NULL;
		return 0;
	}
	m->in = lws_inflater_create(bits);

	return m->in ? 0 : -1;
}

/* the next message starts anew: others may have the window until then */
static void
give_back(struct lws *wsi, struct lws_ws_pmd *m)
{
	struct lws_ws_thread *t = lws_ws_thread(wsi->pt);

	if (!m->in || !peer_is_fresh(wsi, m))
		return;
	if (t && !t->in) {
		lws_inflater_reset(m->in);
		t->in = m->in;
		t->in_bits = peer_bits(wsi, m);
	} else
		lws_inflater_destroy(m->in);
	m->in = NULL;
}

static size_t
piece_most(const struct lws *wsi, const struct lws_ws_pmd *m)
{
	size_t most = lws_ws_piece_most(wsi);

	if (m->rx_bits && most > (size_t)1 << m->rx_bits)
		most = (size_t)1 << m->rx_bits;

	return most;
}

static uint8_t *
buffer(struct lws *wsi, size_t most)
{
	struct lws_ws_thread *t = lws_ws_thread(wsi->pt);
	size_t need = LWS_PRE + most + 1;
	uint8_t *p;

	if (!t)
		return NULL;
	if (t->rx_size < need) {
		p = lws_realloc(t->rx, need, "ws inflate buffer");
		if (!p)
			return NULL;
		t->rx = p;
		t->rx_size = need;
	}

	return t->rx + LWS_PRE;
}

static lws_stateful_ret_t
pull(struct lws_ws_pmd *m, struct lws_span *src, uint8_t *out, size_t room,
     size_t *done)
{
	lws_stateful_ret_t r = lws_inflater_feed(m->in, src, out, room, done);
	size_t n;

	if (r != LWS_SRET_WANT_INPUT || !m->ending)
		return r;
	r = lws_inflater_feed(m->in, &m->tail, out + *done, room - *done, &n);
	*done += n;

	return r;
}

/* of the turn's share */
static void
spend(struct lws *wsi, size_t len)
{
	wsi->pt->turn_grown += len;
	if (wsi->pt->turn_grown >= LWS_TUNE_WS_INFLATE_TURN)
		lws_rx_rest(wsi);
}

static enum lws_keep
give(struct lws *wsi, uint8_t *p, size_t len, int last)
{
	struct lws_ws *ws = wsi->role_state;
	enum lws_ws_err err = lws_ws_frame_text(&ws->rx, p, len, last);
	const struct lws_ws_part part = { p, len, ws->pmd->first, last };

	if (err)
		return lws_ws_fail(wsi, err);
	ws->pmd->first = 0;
	spend(wsi, len);

	return lws_ws_give(wsi, &part);
}

static enum lws_keep
hold(struct lws *wsi, const struct lws_span *src, uint8_t ahead)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_pmd *m = ws->pmd;

	if (!lws_is_live(wsi))
		return LWS_KEEP;
	if (src->len) {
		m->held = lws_malloc(src->len, "ws inflate held");
		if (!m->held)
			return lws_ws_fail(wsi, LWS_WS_ERR_NO_MEMORY);
		memcpy(m->held, src->p, src->len);
	}
	m->held_len = src->len;
	m->ahead = ahead;
	m->has_ahead = 1;
	wsi->rx_inside = 1;

	return LWS_KEEP;
}

/* all that is here has been inflated */
static enum lws_keep
give_rest(struct lws *wsi, struct lws_ws_pmd *m, uint8_t *p, size_t len)
{
	if (!m->ending)
		return len ? give(wsi, p, len, 0) : LWS_KEEP;
	m->ending = 0;
	give_back(wsi, m);

	return give(wsi, p, len, 1);
}

static enum lws_keep
inflate_all(struct lws *wsi, struct lws_span *src)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_pmd *m = ws->pmd;
	size_t most = piece_most(wsi, m), have = m->has_ahead, n;
	uint8_t *buf = buffer(wsi, most);
	lws_stateful_ret_t r;

	if (!buf || need_inflater(wsi, m))
		return lws_ws_fail(wsi, LWS_WS_ERR_NO_MEMORY);
	buf[0] = m->ahead;
	m->has_ahead = 0;
	for (;;) {
		r = pull(m, src, buf + have, most + 1 - have, &n);
		have += n;
		if (r == LWS_SRET_WANT_INPUT)
			return give_rest(wsi, m, buf, have);
		if (r != LWS_SRET_WANT_OUTPUT)
			return lws_ws_fail(wsi, LWS_WS_ERR_DEFLATE);
		m->ahead = buf[most];
		if (give(wsi, buf, most, 0) != LWS_KEEP)
			return LWS_CLOSE;
		if (lws_ws_is_ending(ws))
			return LWS_KEEP; /* nobody wants the rest */
		if (lws_rx_paused(wsi))
			return hold(wsi, src, m->ahead);
		buf[0] = m->ahead;
		have = 1;
	}
}

enum lws_keep
lws_ws_inflate(struct lws *wsi, const struct lws_ws_piece *piece)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_span src = lws_span_of(piece->p, piece->len);
	struct lws_ws_pmd *m = ws->pmd;

	if (piece->first)
		m->first = 1;
	m->ending = !!piece->last;
	m->tail = lws_inflater_tail();

	return inflate_all(wsi, &src);
}

enum lws_keep
lws_ws_inflate_on(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_pmd *m = ws->pmd;
	uint8_t *held = m->held;
	struct lws_span src = lws_span_of(held, m->held_len);
	enum lws_keep k;

	wsi->rx_inside = 0;
	if (ws->closing)
		return LWS_KEEP;
	m->held = NULL;
	m->held_len = 0;
	k = inflate_all(wsi, &src);
	lws_free(held);

	return k;
}
