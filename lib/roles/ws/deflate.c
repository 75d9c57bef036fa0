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

static struct lws_deflater *
borrow(struct lws_context_per_thread *pt, const struct lws_ws_variant *v)
{
	struct lws_ws_thread *t = lws_ws_thread(pt);
	struct lws_deflater *z;

	if (t && t->out && !memcmp(&t->out_of, v, sizeof(*v))) {
		z = t->out;
		t->out = NULL;
		return z;
	}

	return lws_deflater_create(v->bits, v->level, v->mem);
}

static void
give_back(struct lws_context_per_thread *pt, const struct lws_ws_variant *v,
	  struct lws_deflater *z)
{
	struct lws_ws_thread *t = lws_ws_thread(pt);

	if (!z || !t || t->out) {
		lws_deflater_destroy(z);
		return;
	}
	lws_deflater_reset(z);
	t->out = z;
	t->out_of = *v;
}

static int
need_deflater(struct lws *wsi, struct lws_ws_pmd *m)
{
	if (m->out)
		return 0;
	lws_ws_variant(wsi, &m->out_of);
	m->out = borrow(wsi->pt, &m->out_of);

	return m->out ? 0 : -1;
}

/* the next message starts anew: others may have the window until then */
static void
message_done(struct lws *wsi, struct lws_ws_pmd *m)
{
	if (!we_are_fresh(wsi, m))
		return;
	/* options may have changed since it was made */
	give_back(wsi->pt, &m->out_of, m->out);
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
		message_done(wsi, m);

	return 0;
}

/* -- messages that are the same for several connections -- */

void
lws_ws_variant(const struct lws *wsi, struct lws_ws_variant *v)
{
	const struct lws_ws *ws = wsi->role_state;

	memset(v, 0, sizeof(*v));
	if (!ws->pmd)
		return;
	v->compressed = 1;
	v->bits = (uint8_t)our_bits(wsi, ws->pmd);
	v->level = (uint8_t)ws->pmd->level;
	v->mem = (uint8_t)ws->pmd->mem;
}

static struct lws_shared *
frame_of(unsigned int b0, const uint8_t *p, size_t len)
{
	struct lws_shared *s = lws_shared_create(LWS_WS_HEAD_MAX + len);
	size_t head;

	if (!s)
		return NULL;
	head = lws_ws_head_put(s->bytes, b0, len, NULL);
	memcpy(s->bytes + head, p, len);
	s->len = head + len;

	return s;
}

/* It is only wanted if it gets smaller, so there is no need for more room than
 * it has now; and then the end of the flush, which is cut off, is there. */
static struct lws_shared *
deflate_smaller(struct lws_deflater *z, unsigned int op,
		const struct lws_span *data)
{
	size_t room = data->len + LWS_DEFLATE_TAIL, n;
	uint8_t *buf = lws_malloc(room, "ws deflate alone");
	struct lws_shared *s = NULL;
	struct lws_span src = *data;

	if (buf &&
	    lws_deflater_feed(z, &src, buf, room, &n) == LWS_SRET_WANT_INPUT &&
	    n > LWS_DEFLATE_TAIL)
		s = frame_of(LWS_WS_FIN | LWS_WS_RSV1 | op, buf,
			     n - LWS_DEFLATE_TAIL);
	lws_free(buf);

	return s;
}

struct lws_shared *
lws_ws_deflate_alone(struct lws_context_per_thread *pt,
		     const struct lws_ws_variant *v, unsigned int op,
		     const struct lws_span *data)
{
	struct lws_deflater *z = borrow(pt, v);
	struct lws_shared *s = z ? deflate_smaller(z, op, data) : NULL;

	give_back(pt, v, z);

	return s;
}

void
lws_ws_deflate_forget(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	if (ws->pmd && ws->pmd->out)
		lws_deflater_reset(ws->pmd->out);
}
