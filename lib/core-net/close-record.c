/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Why a connection has ended: who wanted it and with which errno is noted where
 * it is known, the first time; the rest is put together for who asks.
 */
#include "core-net/inside.h"

static enum lws_x_close_phase
phase_of(const struct lws *wsi)
{
	if (wsi->phase <= LWS_PHASE_CONNECTING)
		return LWS_X_CLOSE_CONNECTING;

	return wsi->told_open ? LWS_X_CLOSE_OPEN : LWS_X_CLOSE_HANDSHAKE;
}

void
lws_close_by(struct lws *wsi, enum lws_x_close_by by, int err)
{
	if (wsi->close_by)
		return;
	/* a reset is what the peer did (RFC 9293 3.5.2) */
	if (by == LWS_X_CLOSE_BY_NETWORK && (err == ECONNRESET || err == EPIPE))
		by = LWS_X_CLOSE_BY_PEER;
	wsi->close_by = (uint8_t)by;
	wsi->close_err = (uint16_t)err;
	wsi->close_phase = (uint8_t)phase_of(wsi);
}

static int
alert_of(struct lws *wsi)
{
	const struct lws *n = lws_network_wsi(wsi);

	return n && n->transport && n->transport->alert ? n->transport->alert(n)
							: -1;
}

int
lws_x_close_record(struct lws *wsi, struct lws_x_close_record *r)
{
	memset(r, 0, sizeof(*r));
	r->by = (enum lws_x_close_by)wsi->close_by;
	r->phase = (enum lws_x_close_phase)wsi->close_phase;
	r->err = wsi->close_err;
	r->alert = alert_of(wsi);
	r->words = wsi->close_why ? wsi->close_why : "";
	if (!wsi->close_by)
		return -1;
	if (wsi->role && wsi->role->close_record)
		wsi->role->close_record(wsi, r);

	return 0;
}
