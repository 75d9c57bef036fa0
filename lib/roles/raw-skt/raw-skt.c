/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Raw sockets: bytes as they come. A stream is given in pieces of at most the
 * protocol's rx_buffer_size (or the context's pt_serv_buf_size); a datagram
 * socket gives each datagram whole, with its sender in lws_get_udp().
 */
#include "core-net/core-net.h"

static int
raw_takes(const struct lws_vhost *vh, unsigned int type)
{
	(void)vh;

	return (type & LWS_ADOPT_SOCKET) && !(type & LWS_ADOPT_HTTP) &&
	       !(type & LWS_ADOPT_FLAG_RAW_PROXY);
}

static size_t
piece_limit(const struct lws *wsi)
{
	const struct lws_protocols *p = lws_wsi_protocol(wsi);

	if (wsi->transport->is_datagram)
		return SIZE_MAX;
	if (p && p->rx_buffer_size)
		return p->rx_buffer_size;

	return lws_cx(wsi)->pt_serv_buf_size - LWS_PRE;
}

static enum lws_keep
raw_rx(struct lws *wsi, struct lws_span *in)
{
	size_t most = piece_limit(wsi);

	while (in->len && !lws_rx_paused(wsi)) {
		size_t n = in->len < most ? in->len : most;
		uint8_t *p = (uint8_t *)(uintptr_t)in->p;

		lws_span_skip(in, n);
		if (lws_user_callback(wsi, LWS_CALLBACK_RAW_RX, p, n))
			return LWS_CLOSE;
	}

	return LWS_KEEP;
}

/* what is no other role's method */
static int
raw_client_takes(const char *method)
{
	return method != NULL;
}

static enum lws_keep
raw_opened(struct lws *wsi)
{
	if (!wsi->is_client || wsi->told_open)
		return LWS_KEEP;
	lws_client_established(wsi);
	lws_client_forget(wsi);

	return lws_user_callback(wsi, LWS_CALLBACK_RAW_CONNECTED, NULL, 0)
		       ? LWS_CLOSE
		       : LWS_KEEP;
}

const struct lws_role_ops lws_role_raw_skt = {
	.name = "raw-skt",
	.reasons = {
		.adopt = { 0, LWS_CALLBACK_RAW_ADOPT },
		.writeable = { LWS_CALLBACK_RAW_WRITEABLE,
			       LWS_CALLBACK_RAW_WRITEABLE },
		.close = { LWS_CALLBACK_RAW_CLOSE, LWS_CALLBACK_RAW_CLOSE },
		.bind = { LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL,
			  LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL },
		.drop = { LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL,
			  LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL },
	},
	.takes = raw_takes,
	.client_takes = raw_client_takes,
	.opened = raw_opened,
	.rx = raw_rx,
};
