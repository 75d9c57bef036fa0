/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No server code, or no TLS: nobody is accepted with a handshake.
 */
#include "core-net/secure.h"

int
lws_secure_serves(const struct lws_vhost *vh)
{
	(void)vh;

	return 0;
}

int
lws_secure_accept(struct lws *wsi, const struct lws_role_ops *role)
{
	(void)wsi;
	(void)role;

	return -1;
}

int
lws_secure_accept_open(struct lws *wsi, const struct lws_role_ops *role)
{
	(void)wsi;
	(void)role;

	return -1;
}

int
lws_secure_accept_in_use(struct lws *wsi, const struct lws_tls_words *why)
{
	(void)wsi;
	lws_strncpy(why->text, "this build has no server code", why->size);

	return -1;
}
