/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No TLS in this build: who asks for it is told so, and nothing goes out in
 * clear text instead.
 */
#include "core-net/inside.h"

int
lws_secure_client(struct lws *wsi, const struct lws_secure_ask *ask, char *why,
		  size_t size)
{
	(void)wsi;
	(void)ask;
	lws_strncpy(why, "tls: this build has none", size);

	return -1;
}

enum lws_io
lws_secure_step(struct lws *wsi, char *why, size_t size)
{
	(void)wsi;
	lws_strncpy(why, "tls: this build has none", size);

	return LWS_IO_ERR;
}

const char *
lws_secure_alpn(const struct lws *wsi)
{
	(void)wsi;

	return NULL;
}
