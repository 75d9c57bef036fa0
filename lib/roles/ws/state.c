/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Questions about the message at hand: see the public headers. Of a wsi that
 * does not speak ws the answer is 0.
 */
#include "roles/ws/ws.h"

/* asked of nearly each message */
int
lws_is_first_fragment(struct lws *wsi)
{
	if (!wsi || wsi->role != &lws_role_ws)
		return 0;

	return ((const struct lws_ws *)wsi->role_state)->piece_first;
}

int
lws_is_final_fragment(struct lws *wsi)
{
	if (!wsi || wsi->role != &lws_role_ws)
		return 0;

	return ((const struct lws_ws *)wsi->role_state)->piece_last;
}

size_t
lws_remaining_packet_payload(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws && ws->rx.in_payload ? (size_t)ws->rx.left : 0;
}

int
lws_frame_is_binary(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws && ws->rx.opcode == LWS_WS_BINARY;
}

unsigned char
lws_get_reserved_bits(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws ? ws->rx.b0 & LWS_WS_RSV : 0;
}

uint8_t
lws_get_opcode(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws ? ws->rx.b0 & LWS_WS_OPCODE : 0;
}

int
lws_ws_sending_multifragment(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws && ws->tx_open;
}
