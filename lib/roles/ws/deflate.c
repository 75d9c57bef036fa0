/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A message goes out compressed: what lws_write() was given, flushed, as one
 * frame, or as several if it is more than the thread's buffer can hold. The
 * last four bytes of each flush are held back until it is known whether the
 * message ends there (RFC 7692 7.2.1). Without memory for a window a message
 * just goes out as it is, which each message is free to do.
 */
#include "roles/ws/pmd.h"

#define CHUNK_LEAST 128u

static unsigned int
our_bits(const struct lws *wsi, const struct lws_ws_pmd *m)
{
	unsigned int bits =
		wsi->is_client ? m->params.client_bits : m->params.server_bits;

	return bits < 9 ? 9 : bits;
}

static int
we_are_fresh(const struct lws *wsi, const struct lws_ws_pmd *m)
{
	return wsi->is_client ? m->params.client_fresh : m->params.server_fresh;
}

static int
spare_fits(const struct lws *wsi, const struct lws_ws_thread *t,
	   const struct lws_ws_pmd *m)
{
	return t && t->out && t->out_bits == our_bits(wsi, m) &&
	       t->out_level == m->level && t->out_mem == m->mem;
}

static int
need_deflater(struct lws *wsi, struct lws_ws_pmd *m)
{
	struct lws_ws_thread *t = lws_ws_thread(wsi->pt);

	if (m->out)
		return 0;
	if (spare_fits(wsi, t, m)) {
		m->out = t->out;
		t->out = NULL;
		return 0;
	}
	m->out = lws_deflater_create(our_bits(wsi, m), m->level, m->mem);

	return m->out ? 0 : -1;
}

static void
give_back(struct lws *wsi, struct lws_ws_pmd *m)
{
	struct lws_ws_thread *t = lws_ws_thread(wsi->pt);

	if (!we_are_fresh(wsi, m))
		return;
	if (t && !t->out) {
		lws_deflater_reset(m->out);
		t->out = m->out;
		t->out_bits = our_bits(wsi, m);
		t->out_level = m->level;
		t->out_mem = m->mem;
	} else
		lws_deflater_destroy(m->out);
	m->out = NULL;
}

static uint8_t *
buffer(struct lws *wsi, const struct lws_ws_pmd *m, size_t *size)
{
	struct lws_ws_thread *t = lws_ws_thread(wsi->pt);

	if (!t)
		return NULL;
	if (!t->tx)
		t->tx = lws_malloc(LWS_TUNE_WS_DEFLATE_CHUNK,
				   "ws deflate buffer");
	*size = LWS_TUNE_WS_DEFLATE_CHUNK;
	if (m->tx_bits && *size > (size_t)1 << m->tx_bits)
		*size = (size_t)1 << m->tx_bits;
	if (*size < CHUNK_LEAST)
		*size = CHUNK_LEAST;

	return t->tx;
}

/* The end of what was fed: have bytes, the last four of them the flush's */
static int
send_end(struct lws *wsi, unsigned int b0, int fin, uint8_t *buf, size_t have)
{
	if (!fin)
		return lws_ws_send(wsi, b0, buf, have);
	if (have) /* then they are there */
		have -= LWS_DEFLATE_TAIL;
	else /* RFC 7692 7.2.3.6: nothing new */
		buf[have++] = 0;

	return lws_ws_send(wsi, b0 | LWS_WS_FIN, buf, have);
}

static int
send_deflated(struct lws *wsi, unsigned int op, int fin,
	      const struct lws_span *data)
{
	struct lws_ws *ws = wsi->role_state;
	unsigned int b0 = op == LWS_WS_CONTINUATION ? op : op | LWS_WS_RSV1;
	struct lws_span src = *data;
	size_t size, have = 0, n;
	uint8_t *buf = buffer(wsi, ws->pmd, &size);
	lws_stateful_ret_t r;

	if (!buf)
		return -1;
	for (;;) {
		r = lws_deflater_feed(ws->pmd->out, &src, buf + have,
				      size - have, &n);
		have += n;
		if (r == LWS_SRET_WANT_INPUT)
			return send_end(wsi, b0, fin, buf, have);
		if (r != LWS_SRET_WANT_OUTPUT ||
		    lws_ws_send(wsi, b0, buf, have - LWS_DEFLATE_TAIL))
			return -1;
		b0 = LWS_WS_CONTINUATION;
		memmove(buf, buf + have - LWS_DEFLATE_TAIL, LWS_DEFLATE_TAIL);
		have = LWS_DEFLATE_TAIL;
	}
}

int
lws_ws_deflate(struct lws *wsi, unsigned int op, int fin,
	       const struct lws_span *data)
{
	struct lws_ws *ws = wsi->role_state;
	struct lws_ws_pmd *m = ws->pmd;

	if (op != LWS_WS_CONTINUATION)
		m->compressing = !need_deflater(wsi, m);
	if (!m->compressing)
		return lws_ws_send(wsi, op | (fin ? LWS_WS_FIN : 0), data->p,
				   data->len);
	if (send_deflated(wsi, op, fin, data)) {
		lws_close_mark(wsi, LWS_CLOSE_NOW, "deflating failed");
		return -1;
	}
	if (fin)
		give_back(wsi, m);

	return 0;
}
