/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Saying goodbye (RFC 6455 5.5.1, 7). Who closes with a reason sends a CLOSE
 * and waits for the peer's; who gets one answers it. In the end the peer gets
 * time to read what we sent last: a reset, because of bytes of its own that we
 * did not read, would take that away from it.
 */
#include "roles/ws/ws.h"

#define CLOSE_SECS 5

void
lws_ws_closing_timeout(struct lws *wsi)
{
	lws_timeout_us(wsi, PENDING_TIMEOUT_CLOSE_ACK,
		       CLOSE_SECS * LWS_US_PER_SEC);
}

/* RFC 6455 7.1.1: the server ends the connection, a client waits for that: who
 * ends one keeps its port for minutes */
static enum lws_keep
over(struct lws *wsi, const char *why)
{
	struct lws_ws *ws = wsi->role_state;

	ws->closing = LWS_WS_CLOSE_DONE;
	lws_close_mark(wsi, wsi->is_client ? LWS_CLOSE_AWAIT : LWS_CLOSE_LINGER,
		       why);

	return LWS_KEEP;
}

static enum lws_keep
send_close(struct lws *wsi, const uint8_t *p, size_t len)
{
	return lws_ws_send(wsi, LWS_WS_FIN | LWS_WS_CLOSE, p, len) ? LWS_CLOSE
								   : LWS_KEEP;
}

/* The peer's code, if it gave one, is what counts (RFC 6455 7.1.5). */
static void
note_code(struct lws_ws *ws, const uint8_t *p, size_t len)
{
	ws->close_code = len >= 2 ? lws_u16be(p) : LWS_CLOSE_STATUS_NO_STATUS;
}

static void
note_words(struct lws_ws *ws, const uint8_t *p, size_t len)
{
	struct lws_ws_rare *rare = len ? lws_ws_rare(ws) : NULL;

	if (!rare)
		return;
	memcpy(rare->peer_words, p, len);
	rare->peer_words[len] = '\0';
}

void
lws_ws_close_record(const struct lws *wsi, struct lws_x_close_record *r)
{
	const struct lws_ws *ws = wsi->role_state;

	r->code = ws->close_code ? ws->close_code
				 : LWS_CLOSE_STATUS_ABNORMAL_CLOSE;
	if (ws->closing == LWS_WS_CLOSE_SENT)
		r->phase = LWS_X_CLOSE_GOODBYE;
	if (ws->rare && ws->rare->peer_words[0])
		r->words = ws->rare->peer_words;
}

static enum lws_keep
send_reason(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	if (!ws->close_code)
		note_code(ws, ws->rare->close, ws->rare->close_len);

	return send_close(wsi, ws->rare->close, ws->rare->close_len);
}

static int
has_reason(const struct lws_ws *ws)
{
	return ws->rare && ws->rare->close_set;
}

static int
last_word(struct lws *wsi)
{
	if (send_reason(wsi) != LWS_KEEP)
		return 0;
	over(wsi, "closed by us");

	return 1;
}

int
lws_ws_goodbye(struct lws *wsi)
{
	struct lws_ws *ws = wsi->role_state;

	if (wsi->rx_eof) /* nobody would answer */
		return 0;
	if (ws->closing)
		return 1;
	if (!has_reason(ws) || !wsi->told_open)
		return 0;
	if (ws->end_waits) /* nothing more is expected of the peer */
		return last_word(wsi);
	lws_close_by(wsi,
		     wsi->close_why ? LWS_X_CLOSE_BY_LIBRARY
				    : LWS_X_CLOSE_BY_PROGRAM,
		     0);
	if (send_reason(wsi) != LWS_KEEP)
		return 0;
	ws->closing = LWS_WS_CLOSE_SENT;
	lws_ws_closing_timeout(wsi);
	/* whoever had paused it: now it is ours to read */
	wsi->rx_pause = 0;
	lws_rx_kick(wsi);

	return 1;
}

enum lws_keep
lws_ws_fail_now(struct lws *wsi, enum lws_ws_err err)
{
	const char *text = lws_ws_err_text(err);
	struct lws_ws *ws = wsi->role_state;
	uint8_t payload[LWS_WS_CONTROL_MAX];
	size_t len = strlen(text);

	lwsl_wsi_info(wsi, "failed with %u: %s", lws_ws_err_code(err), text);
	if (!ws->closing) {
		ws->close_code = (uint16_t)lws_ws_err_code(err);
		lws_put_u16be(payload, ws->close_code);
		memcpy(payload + 2, text, len);
		if (send_close(wsi, payload, len + 2) != LWS_KEEP)
			return LWS_CLOSE;
	}

	return over(wsi, text);
}

/* 0: nothing to say */
static enum lws_keep
answer(struct lws *wsi, uint8_t *p, size_t len)
{
	struct lws_ws *ws = wsi->role_state;
	int r = lws_user_callback(wsi, LWS_CALLBACK_WS_PEER_INITIATED_CLOSE, p,
				  len);

	if (!r)
		return send_close(wsi, p, len);

	return has_reason(ws) ? send_reason(wsi) : LWS_KEEP;
}

enum lws_keep
lws_ws_peer_closes_now(struct lws *wsi, uint8_t *p, size_t len)
{
	enum lws_ws_err err = lws_ws_close_check(p, len);
	struct lws_ws *ws = wsi->role_state;

	if (err != LWS_WS_ERR_CLOSE_LEN)
		note_code(ws, p, len);
	if (len > 2 && err != LWS_WS_ERR_CLOSE_UTF8)
		note_words(ws, p + 2, len - 2);
	if (ws->closing)
		return over(wsi, "closed by us");
	if (err == LWS_WS_ERR_CLOSE_LEN || err == LWS_WS_ERR_CLOSE_UTF8)
		return lws_ws_fail_now(wsi, err);
	/* by contract the program sees, and the peer gets, this one instead */
	lws_close_by(wsi, LWS_X_CLOSE_BY_PEER, 0);
	if (err == LWS_WS_ERR_CLOSE_CODE)
		lws_put_u16be(p, LWS_CLOSE_STATUS_PROTOCOL_ERR);
	if (answer(wsi, p, len) != LWS_KEEP)
		return LWS_CLOSE;

	return over(wsi, "closed by peer");
}

/* -- public -- */

/* These three say that there was no CLOSE, or no code in it. */
static int
is_sendable(enum lws_close_status status)
{
	return status != LWS_CLOSE_STATUS_NOSTATUS &&
	       status != LWS_CLOSE_STATUS_ABNORMAL_CLOSE &&
	       status != LWS_CLOSE_STATUS_TLS_FAILURE;
}

void
lws_close_reason(struct lws *wsi, enum lws_close_status status,
		 unsigned char *buf, size_t len)
{
	struct lws_ws *ws = lws_ws_of(wsi);
	struct lws_ws_rare *rare = ws ? lws_ws_rare(ws) : NULL;

	if (!rare)
		return; /* without memory for words it closes without */
	rare->close_set = (uint8_t)is_sendable(status);
	rare->close_len = 0;
	if (status == LWS_CLOSE_STATUS_NO_STATUS || !rare->close_set)
		return;
	if (!buf)
		len = 0;
	if (len > sizeof(rare->close) - 2)
		len = sizeof(rare->close) - 2;
	lws_put_u16be(rare->close, (uint16_t)status);
	if (len)
		memcpy(rare->close + 2, buf, len);
	rare->close_len = (uint8_t)(len + 2);
}

int
lws_get_close_length(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws && ws->rare ? ws->rare->close_len : 0;
}

unsigned char *
lws_get_close_payload(struct lws *wsi)
{
	struct lws_ws *ws = lws_ws_of(wsi);

	return ws && ws->rare ? ws->rare->close : NULL;
}
