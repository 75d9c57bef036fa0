/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The ws role: its table, its state, and the small steps that need no file of
 * their own.
 */
#include "roles/ws/ws.h"

struct lws_ws_rare *
lws_ws_rare(struct lws_ws *ws)
{
	if (!ws->rare)
		ws->rare = lws_zalloc(sizeof(*ws->rare), "ws rare");

	return ws->rare;
}

static int
ws_enter(struct lws *wsi)
{
	struct lws_ws *ws = lws_zalloc(sizeof(*ws), "ws");

	if (!ws)
		return -1;
	/* RFC 6455 5.1: clients mask, servers do not */
	lws_ws_frame_begin(&ws->rx, wsi->is_client ? 0 : LWS_WS_EXPECT_MASK);
	wsi->role_state = ws;

	return 0;
}

static void
ws_leave(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	lws_ws_topics_leave(wsi);
	lws_http_end(ws->txn);
	lws_ws_frame_end(&ws->rx);
	lws_ws_pmd_destroy(ws->pmd);
	lws_ws_custom_destroy(wsi);
	lws_free(ws->rare);
	lws_free(ws->whole);
	lws_free(ws);
}

static enum lws_keep
ws_writeable(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;
	enum lws_callback_reasons reason =
		wsi->is_client ? LWS_CALLBACK_CLIENT_WRITEABLE
			       : LWS_CALLBACK_SERVER_WRITEABLE;
	size_t before = wsi->pt->turn_bytes;

	/* for the program it is over once the goodbye has begun */
	if (ws->closing)
		return LWS_KEEP;

	if (lws_user_callback(wsi, reason, NULL, 0))
		return LWS_CLOSE;

	return ws->end_waits
		       ? lws_ws_end_wrote(wsi, wsi->pt->turn_bytes - before)
		       : LWS_KEEP;
}

static enum lws_keep
ws_drained(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	ws->pongs = 0;
	if (ws->closing) {
		lws_ws_closing_timeout(wsi); /* it has only now been sent */
		return LWS_KEEP;
	}
	if (ws->end_waits) /* the peer reads: it gets its time anew */
		lws_ws_closing_timeout(wsi);
	/* by contract one WRITEABLE follows a drained queue */
	wsi->wants_write = 1;

	return lws_ws_pong_late(wsi);
}

static enum lws_keep
ws_ping(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	if (ws->closing)
		return LWS_KEEP;

	return lws_ws_send(wsi, LWS_WS_FIN | LWS_WS_PING, NULL, 0) ? LWS_CLOSE
								   : LWS_KEEP;
}

const struct lws_role_ops lws_role_ws = {
	.name = "ws",
	.reasons = {
		.writeable = { LWS_CALLBACK_CLIENT_WRITEABLE,
			       LWS_CALLBACK_SERVER_WRITEABLE },
		.close = { LWS_CALLBACK_CLIENT_CLOSED, LWS_CALLBACK_CLOSED },
		.bind = { LWS_CALLBACK_WS_CLIENT_BIND_PROTOCOL,
			  LWS_CALLBACK_WS_SERVER_BIND_PROTOCOL },
		.drop = { LWS_CALLBACK_WS_CLIENT_DROP_PROTOCOL,
			  LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL },
	},
	.enter = ws_enter,
	.leave = ws_leave,
	.rx = lws_ws_rx,
	.rx_eof = lws_ws_rx_eof,
	.writeable = ws_writeable,
	.write = lws_ws_write,
	.drained = ws_drained,
	.owed = lws_ws_topics_owed,
	.between = lws_ws_between,
	.close_record = lws_ws_close_record,
	.goodbye = lws_ws_goodbye,
	.ending = lws_ws_topics_leave,
	.ping = ws_ping,
	.upgrade = lws_ws_upgrade,
	.upgrade_token = "websocket",
	.ask_upgrade = lws_ws_ask_upgrade,
	.upgraded = lws_ws_upgraded,
	.tunnel = 1,
	.vhost_init = lws_ws_vhost_init,
	.vhost_fini = lws_ws_vhost_fini,
	.thread_fini = lws_ws_thread_fini,
	.slot = LWS_ROLE_SLOT_WS,
	.is_http = 1,
};
