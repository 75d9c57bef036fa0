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
lws_secure_default_alpn(const struct lws_vhost *vh)
{
	(void)vh;

	return NULL;
}

const char *
lws_secure_alpn(const struct lws *wsi)
{
	(void)wsi;

	return NULL;
}

int
lws_secure_context_init(struct lws_context *cx,
			const struct lws_context_creation_info *info)
{
	(void)cx;
	(void)info;

	return 0;
}

void
lws_secure_context_fini(struct lws_context *cx)
{
	(void)cx;
}

int
lws_secure_vhost_init(struct lws_vhost *vh,
		      const struct lws_context_creation_info *info)
{
	if (!info->ssl_cert_filepath && !info->server_ssl_cert_mem)
		return 0;
	/* clients of it may have been meant: those fail when they ask */
	if (vh->port == CONTEXT_PORT_NO_LISTEN)
		return 0;
	lwsl_vhost_err(vh, "has a certificate, and this build has no TLS");

	return -1;
}

void
lws_secure_vhost_fini(struct lws_vhost *vh)
{
	(void)vh;
}

int
lws_secure_full(const struct lws_context *cx)
{
	(void)cx;

	return 0;
}

int
lws_init_vhost_client_ssl(const struct lws_context_creation_info *info,
			  struct lws_vhost *vhost)
{
	(void)info;
	(void)vhost;

	return 0;
}

int
lws_x_tls_accept(struct lws *wsi)
{
	(void)wsi;

	return -1;
}

int
lws_x_tls_connect(struct lws *wsi, const char *host, int flags)
{
	(void)wsi;
	(void)host;
	(void)flags;

	return -1;
}

int
lws_secure_is_fit_for(const struct lws *wsi, const struct lws_vhost *vh)
{
	(void)wsi;
	(void)vh;

	return 1;
}
