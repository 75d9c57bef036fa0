/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The peer's CLOSE, or something that we must fail the connection for, has come
 * behind good messages, often in the same read. RFC 6455 7.1.2 and 7.1.7 end
 * what comes after it, not the answers to what came before: while the program
 * has asked for WRITEABLE, the end waits, and whatever else arrives is thrown
 * away. A program that never stops asking gets so many bytes, a peer that does
 * not read so much time.
 */
#include "roles/ws/ws.h"

/* what a WRITEABLE is counted as besides the bytes that it brings */
#define CALL_BYTES 256u

static int
program_writes(const struct lws *wsi)
{
	const struct lws_ws *ws = wsi->role_state;

	return wsi->wants_write && wsi->told_open && lws_is_live(wsi) &&
	       !lws_ws_is_ending(ws);
}

static enum lws_keep
wait(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	ws->rare->last_bytes = 0;
	lws_ws_closing_timeout(wsi);

	return LWS_KEEP;
}

enum lws_keep
lws_ws_fail(struct lws *wsi, enum lws_ws_err err)
{
	struct lws_ws *ws = wsi->role_state;

	if (!program_writes(wsi) || !lws_ws_rare(ws))
		return lws_ws_fail_now(wsi, err);
	ws->end_waits = LWS_WS_END_FAILED;
	ws->rare->end_err = (uint8_t)err;

	return wait(wsi);
}

enum lws_keep
lws_ws_peer_closes(struct lws *wsi, uint8_t *p, size_t len)
{
	struct lws_ws *ws = wsi->role_state;

	if (!program_writes(wsi) || !lws_ws_rare(ws))
		return lws_ws_peer_closes_now(wsi, p, len);
	ws->end_waits = LWS_WS_END_PEER;
	memcpy(ws->rare->end, p, len);
	ws->rare->end_len = (uint8_t)len;

	return wait(wsi);
}

enum lws_keep
lws_ws_end_wrote(struct lws *wsi, size_t bytes)
{
	struct lws_ws *ws = wsi->role_state;
	enum lws_ws_end end = (enum lws_ws_end)ws->end_waits;

	ws->rare->last_bytes += (uint32_t)bytes + CALL_BYTES;
	if (wsi->wants_write && ws->rare->last_bytes < LWS_LIMIT_WS_LAST_BYTES)
		return LWS_KEEP;
	ws->end_waits = LWS_WS_END_NONE;

	return end == LWS_WS_END_PEER
		       ? lws_ws_peer_closes_now(wsi, ws->rare->end,
						ws->rare->end_len)
		       : lws_ws_fail_now(wsi,
					 (enum lws_ws_err)ws->rare->end_err);
}

enum lws_keep
lws_ws_rx_eof(struct lws *wsi)
{
	const struct lws_ws *ws = wsi->role_state;

	if (ws->end_waits)
		return LWS_KEEP;
	if (!wsi->close_why)
		wsi->close_why = "peer closed";

	return LWS_CLOSE;
}
