/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * In place of adopt-udp.c in a build without UDP: a datagram socket that a
 * program hands in is refused, since its packets would lose their addresses.
 */
#include "core-net/inside.h"

int
lws_udp_attach(struct lws *wsi, const lws_sockaddr46 *peer, int connected)
{
	(void)peer;
	(void)connected;
	lwsl_wsi_err(wsi, "cannot adopt a datagram socket: built without UDP");

	return -1;
}
