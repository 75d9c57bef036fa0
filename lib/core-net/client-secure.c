/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Last step of a client's way: TLS, if it was asked for.
 */
#include "core-net/client.h"

#define ALPN_MOST 64

static enum lws_keep
step(struct lws *wsi)
{
	char words[sizeof(((struct lws_client *)0)->words)] = "";
	enum lws_io io = lws_secure_step(wsi, words, sizeof(words));

	if (io == LWS_IO_OK)
		return lws_way_arrived(wsi);
	if (io == LWS_IO_ERR || io == LWS_IO_EOF)
		return lws_client_fail(wsi, "%s", words);

	return LWS_KEEP;
}

/* those that carry several clients, or those that do not
 * at: bytes of the list so far; returns the same */
static size_t
add_roles(char *list, size_t size, size_t at, int carriers)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++) {
		const struct lws_role_ops *r = lws_registry_roles[n];

		if (r->is_http_client && r->alpn && !r->carrier == !carriers)
			at += (size_t)lws_snprintf(list + at, size - at, "%s%s",
						   at ? "," : "", r->alpn);
	}

	return at;
}

/* What the program says, of the connection or of all; else a ws client speaks
 * HTTP/1, others what this build has, the newest first; what is not http
 * offers nothing. A stream has no other parent than its connection. */
static const char *
alpn_for(const struct lws *wsi, const struct lws_client_connect_info *ask,
	 char *list, size_t size)
{
	const char *own = lws_secure_default_alpn(wsi->vhost);
	size_t at = 0;

	if (ask->alpn || !wsi->role->alpn)
		return ask->alpn;
	if (!ask->method || wsi->parent)
		return wsi->role->alpn;
	if (own)
		return own;
	list[0] = '\0';
	at = add_roles(list, size, at, 1);
	(void)add_roles(list, size, at, 0);

	return list;
}

enum lws_keep
lws_way_secure_begin(struct lws *wsi)
{
	char words[sizeof(((struct lws_client *)0)->words)] = "";
	struct lws_client *c = lws_client_here(wsi);
	char list[ALPN_MOST];
	struct lws_secure_ask ask = {
		.host = c->ask->host ? c->ask->host : c->ask->address,
		.flags = (unsigned int)c->ask->ssl_connection,
		.port = (uint16_t)c->ask->port,
		.sys_cert = c->ask->sys_tls_client_cert,
	};

	if (!lws_client_wants_tls(c->ask))
		return lws_way_arrived(wsi);
	c->way->step = LWS_WAY_SECURE;
	ask.alpn = alpn_for(wsi, c->ask, list, sizeof(list));
	lws_timeout_us(wsi, PENDING_TIMEOUT_SENT_CLIENT_HANDSHAKE,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);
	if (lws_secure_client(wsi, &ask, words, sizeof(words)))
		return lws_client_fail(wsi, "%s", words);

	return step(wsi);
}

enum lws_keep
lws_way_secure_ready(struct lws *wsi, short revents)
{
	(void)revents;

	return step(wsi);
}
