/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What arrives: pieces of messages to the program, PINGs answered, PONGs
 * reported, CLOSE to close.c. All frames of a read are looked at in one go, so
 * what is answered to them leaves together. While we wait for the peer's CLOSE
 * whatever else comes is thrown away.
 */
#include "roles/ws/ws.h"

size_t
lws_ws_piece_most(const struct lws *wsi)
{
	const struct lws_protocols *p = wsi->protocol;

	return p && p->rx_buffer_size ? p->rx_buffer_size
				      : lws_cx(wsi)->pt_serv_buf_size;
}

/* The program wants to close: with words first, if it gave any. Then the rest
 * of what came is looked at all the same: the peer's CLOSE may be in it. */
static enum lws_keep
tell(struct lws *wsi, enum lws_callback_reasons reason, uint8_t *p, size_t len)
{
	if (!lws_user_callback(wsi, reason, p, len) || lws_ws_goodbye(wsi))
		return LWS_KEEP;

	return LWS_CLOSE;
}

static inline enum lws_keep
tell_piece(struct lws *wsi, uint8_t *p, size_t len)
{
	return tell(wsi,
		    wsi->is_client ? LWS_CALLBACK_CLIENT_RECEIVE
				   : LWS_CALLBACK_RECEIVE,
		    p, len);
}

enum lws_keep
lws_ws_tell_piece(struct lws *wsi, const struct lws_ws_part *part)
{
	struct lws_ws *ws = wsi->role_state;

	ws->piece_first = (uint8_t)part->first;
	ws->piece_last = (uint8_t)part->last;

	return tell_piece(wsi, part->p, part->len);
}

enum lws_keep
lws_ws_give(struct lws *wsi, const struct lws_ws_part *part)
{
	size_t most = lws_ws_whole_most(wsi);

	return most ? lws_ws_gather(wsi, part, most)
		    : lws_ws_tell_piece(wsi, part);
}

/* its protocol wants whole messages */
static LWS_NOINLINE enum lws_keep
gather(struct lws *wsi, const struct lws_ws_piece *piece)
{
	const struct lws_ws_part part = { piece->p, piece->len, piece->first,
					  piece->last };

	return lws_ws_give(wsi, &part);
}

static enum lws_keep
pong(struct lws *wsi, const struct lws_ws_piece *piece)
{
	lws_validity_confirmed(wsi);

	return tell(wsi,
		    wsi->is_client ? LWS_CALLBACK_CLIENT_RECEIVE_PONG
				   : LWS_CALLBACK_RECEIVE_PONG,
		    piece->p, piece->len);
}

static LWS_NOINLINE enum lws_keep
take_control(struct lws *wsi, const struct lws_ws_piece *piece)
{
	const struct lws_ws *ws = wsi->role_state;

	if (piece->opcode == LWS_WS_CLOSE)
		return lws_ws_peer_closes(wsi, piece->p, piece->len);
	if (ws->closing)
		return LWS_KEEP;

	return piece->opcode == LWS_WS_PING
		       ? lws_ws_pong(wsi, piece->p, piece->len)
		       : pong(wsi, piece);
}

static inline enum lws_keep
take(struct lws *wsi, const struct lws_ws_piece *piece)
{
	struct lws_ws *ws = wsi->role_state;

	if (piece->opcode >= LWS_WS_CLOSE)
		return take_control(wsi, piece);
	if (ws->closing)
		return LWS_KEEP;
	if (piece->compressed)
		return ws->custom ? lws_ws_custom_rx(wsi, piece)
				  : lws_ws_inflate(wsi, piece);
	if (lws_ws_whole_most(wsi))
		return gather(wsi, piece);
	ws->piece_first = piece->first;
	ws->piece_last = piece->last;

	return tell_piece(wsi, piece->p, piece->len);
}

enum lws_keep
lws_ws_rx(struct lws *wsi, struct lws_span *in)
{
	struct lws_ws *ws = wsi->role_state;
	size_t most =
		lws_ws_whole_most(wsi) ? SIZE_MAX : lws_ws_piece_most(wsi);
	struct lws_ws_piece piece;
	lws_stateful_ret_t r;

	if (wsi->rx_inside && lws_ws_inflate_on(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	while (in->len && !ws->end_waits && !lws_rx_paused(wsi)) {
		r = lws_ws_frame_feed(&ws->rx, in, most, &piece);
		if (r == LWS_SRET_WANT_INPUT)
			return LWS_KEEP;
		if ((r == LWS_SRET_WANT_OUTPUT
			     ? take(wsi, &piece)
			     : lws_ws_fail(wsi, ws->rx.err)) != LWS_KEEP)
			return LWS_CLOSE;
	}
	if (ws->end_waits)
		lws_span_skip(in, in->len);

	return LWS_KEEP;
}
