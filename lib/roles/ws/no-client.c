/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without clients: nothing asks for an upgrade.
 */
#include "roles/ws/ws.h"

int
lws_ws_ask_upgrade(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	(void)wsi;
	(void)p;
	(void)end;

	return -1;
}

enum lws_keep
lws_ws_upgraded(struct lws *wsi)
{
	(void)wsi;

	return LWS_CLOSE;
}
