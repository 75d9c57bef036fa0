/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The ws protocol "echo": each piece of a message goes back as it came. While
 * the peer does not read its answers, nothing more is read from it.
 */
#include "test-server.h"

static int
send_back(struct lws *wsi, void *in, size_t len)
{
	int type = lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;

	/* in has room before it, as lws_write() wants */
	if (lws_write(wsi, in, len,
		      lws_write_ws_flags(type, lws_is_first_fragment(wsi),
					 lws_is_final_fragment(wsi))) <
	    (int)len)
		return -1;
	if (!lws_send_pipe_choked(wsi))
		return 0;
	lws_rx_flow_control(wsi, 0);
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback_echo(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	switch (reason) {
	case LWS_CALLBACK_RECEIVE:
		return send_back(wsi, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		lws_rx_flow_control(wsi, 1);
		return 0;
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

const struct lws_protocols protocol_echo = {
	.name = "echo",
	.callback = callback_echo,
};
