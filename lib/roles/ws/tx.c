/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What leaves: a frame for each lws_write(), its head beside the program's
 * bytes and not in front of them, so that these stay as they are and a
 * forgotten LWS_PRE harms nobody. A client's bytes are masked in a copy.
 */
#include "roles/ws/ws.h"

#include <assert.h>

/* bytes of a client's frame that are masked at a time, on the stack */
#define MASK_CHUNK 2048u

static LWS_NOINLINE int
send_masked(struct lws *wsi, unsigned int b0, const uint8_t *p, size_t len)
{
	uint8_t chunk[LWS_WS_HEAD_MAX + MASK_CHUNK], mask[4];
	struct lws_plat_iov v;
	size_t head, n;

	/* RFC 6455 5.3, 10.3: nobody may guess it */
	if (lws_plat_random(mask, sizeof(mask))) {
		lws_close_mark(wsi, LWS_CLOSE_NOW, "no randomness to mask");
		return -1;
	}
	head = lws_ws_head_put(chunk, b0, len, mask);
	do {
		n = len < MASK_CHUNK ? len : MASK_CHUNK;
		if (n)
			memcpy(chunk + head, p, n);
		lws_ws_mask(chunk + head, n, mask);
		v.p = chunk;
		v.len = head + n;
		if (lws_output(wsi, &v, 1))
			return -1;
		head = 0;
		p += n;
		len -= n;
	} while (len);

	return 0;
}

static LWS_NOINLINE int
send_clear(struct lws *wsi, unsigned int b0, const uint8_t *p, size_t len)
{
	uint8_t head[LWS_WS_HEAD_MAX];
	struct lws_plat_iov v[2];

	v[0].p = head;
	v[0].len = lws_ws_head_put(head, b0, len, NULL);
	v[1].p = p;
	v[1].len = len;

	return lws_output(wsi, v, len ? 2 : 1);
}

/* what there is most of: made where it leaves from */
static inline int
send_small(struct lws *wsi, unsigned int b0, const uint8_t *p, size_t len)
{
	uint8_t *frame = lws_output_claim(wsi, 2 + len);

	if (!frame)
		return send_clear(wsi, b0, p, len);
	frame[0] = (uint8_t)b0;
	frame[1] = (uint8_t)len;
	if (len)
		memcpy(frame + 2, p, len);

	return 0;
}

static inline int
send_frame(struct lws *wsi, unsigned int b0, const uint8_t *p, size_t len)
{
	if (wsi->is_client)
		return send_masked(wsi, b0, p, len);

	return len <= LWS_WS_CONTROL_MAX ? send_small(wsi, b0, p, len)
					 : send_clear(wsi, b0, p, len);
}

int
lws_ws_send(struct lws *wsi, unsigned int b0, const uint8_t *p, size_t len)
{
	return send_frame(wsi, b0, p, len);
}

/* -- lws_write() -- */

/* A frame out of its order would end the connection at the peer's. */
static LWS_NOINLINE int
out_of_order(struct lws *wsi, int continues)
{
	lwsl_wsi_err(wsi, "lws_write: %s",
		     continues ? "a continuation of nothing"
			       : "a message begins inside another, which "
				 "LWS_WRITE_NO_FIN has left open");
	assert(0);

	return -1;
}

int
lws_ws_between(const struct lws *wsi)
{
	const struct lws_ws *ws = wsi->role_state;

	return !ws->tx_open && !ws->closing && wsi->told_open;
}

/* it had kept others waiting */
static void
message_ended(struct lws *wsi)
{
	if (wsi->owes_handle || wsi->owes_role)
		lws_turn_request(wsi);
}

/* an extension makes other bytes of it */
static LWS_NOINLINE int
send_transformed(struct lws *wsi, unsigned int b0, const uint8_t *buf,
		 size_t len)
{
	const struct lws_ws *ws = wsi->role_state;
	struct lws_span data = lws_span_of(buf, len);
	int fin = !!(b0 & LWS_WS_FIN);

	b0 &= LWS_WS_OPCODE;

	return ws->pmd ? lws_ws_deflate(wsi, b0, fin, &data)
		       : lws_ws_custom_tx(wsi, b0, fin, &data);
}

static inline int
write_data(struct lws *wsi, const uint8_t *buf, size_t len,
	   enum lws_write_protocol wp)
{
	/* LWS_WRITE_TEXT, _BINARY, _CONTINUATION */
	static const uint8_t opcodes[] = { LWS_WS_TEXT, LWS_WS_BINARY,
					   LWS_WS_CONTINUATION };
	struct lws_ws *ws = wsi->role_state;
	unsigned int b0 = opcodes[wp & 0x1f];
	int continues = b0 == LWS_WS_CONTINUATION, r;

	if (!buf)
		return -1;
	if (continues != ws->tx_open)
		return out_of_order(wsi, continues);
	ws->tx_open = !!(wp & LWS_WRITE_NO_FIN);
	if (!ws->tx_open) {
		b0 |= LWS_WS_FIN;
		if (continues)
			message_ended(wsi);
	}
	r = ws->pmd || ws->custom ? send_transformed(wsi, b0, buf, len)
				  : send_frame(wsi, b0, buf, len);

	return r ? -1 : (int)len;
}

/* By contract what it returns counts the head too. */
static int
write_control(struct lws *wsi, const uint8_t *buf, size_t len, unsigned int op)
{
	if (len > LWS_WS_CONTROL_MAX) {
		lwsl_wsi_err(wsi,
			     "lws_write: %zu bytes in a control frame, "
			     "limit %u",
			     len, LWS_WS_CONTROL_MAX);
		return -1;
	}
	if (lws_ws_send(wsi, LWS_WS_FIN | op, buf, len))
		return -1;

	return (int)len + (wsi->is_client ? 6 : 2);
}

static LWS_NOINLINE int
write_other(struct lws *wsi, const uint8_t *buf, size_t len,
	    enum lws_write_protocol wp)
{
	struct lws_plat_iov v;

	switch (wp & 0x1f) {
	case LWS_WRITE_PING:
		return write_control(wsi, buf, len, LWS_WS_PING);
	case LWS_WRITE_PONG:
		return write_control(wsi, buf, len, LWS_WS_PONG);
	default: /* the program frames itself */
		v.p = buf;
		v.len = len;
		return lws_output(wsi, &v, 1) ? -1 : (int)len;
	}
}

int
lws_ws_write(struct lws *wsi, uint8_t *buf, size_t len,
	     enum lws_write_protocol wp)
{
	const struct lws_ws *ws = wsi->role_state;

	/* RFC 6455 5.5.1: nothing after a CLOSE */
	if (ws->closing)
		return (int)len;

	return (wp & 0x1f) <= LWS_WRITE_CONTINUATION /* and TEXT, BINARY */
		       ? write_data(wsi, buf, len, wp)
		       : write_other(wsi, buf, len, wp);
}

/* -- PONG (RFC 6455 5.5.3) -- */

/* The peer does not read: only the latest answer is kept, as it may be. */
static enum lws_keep
keep_pong(struct lws_ws *ws, const uint8_t *p, size_t len)
{
	struct lws_ws_rare *rare = lws_ws_rare(ws);

	if (!rare)
		return LWS_KEEP; /* it will ask again, or give up */
	memcpy(rare->pong, p, len);
	rare->pong_len = (uint8_t)len;
	rare->pong_waits = 1;

	return LWS_KEEP;
}

enum lws_keep
lws_ws_pong(struct lws *wsi, const uint8_t *p, size_t len)
{
	struct lws_ws *ws = wsi->role_state;

	if (!lws_output_room(wsi) && ws->pongs++ >= LWS_LIMIT_WS_PONGS) {
		ws->pongs = LWS_LIMIT_WS_PONGS;
		return keep_pong(ws, p, len);
	}

	return lws_ws_send(wsi, LWS_WS_FIN | LWS_WS_PONG, p, len) ? LWS_CLOSE
								  : LWS_KEEP;
}

enum lws_keep
lws_ws_pong_late(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	if (!ws->rare || !ws->rare->pong_waits)
		return LWS_KEEP;
	ws->rare->pong_waits = 0;

	return lws_ws_pong(wsi, ws->rare->pong, ws->rare->pong_len);
}
