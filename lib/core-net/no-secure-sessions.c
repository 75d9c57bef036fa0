/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Clients of this build begin each TLS connection anew.
 */
#include "core-net/secure.h"

char *
lws_secure_session_tag(const struct lws_vhost *vh,
		       const struct lws_secure_ask *ask, const char *host)
{
	(void)vh;
	(void)ask;
	(void)host;

	return NULL;
}

struct lws_tls_session *
lws_secure_session_get(struct lws_vhost *vh, const char *tag)
{
	(void)vh;
	(void)tag;

	return NULL;
}

void
lws_secure_session_put(struct lws_vhost *vh, const char *tag,
		       struct lws_tls_session *s)
{
	(void)vh;
	(void)tag;
	lws_tls()->session_free(s);
}

int
lws_tls_session_dump_save(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_save, void *opq)
{
	(void)vh;
	(void)host;
	(void)port;
	(void)cb_save;
	(void)opq;

	return 1;
}

int
lws_tls_session_dump_load(struct lws_vhost *vh, const char *host, uint16_t port,
			  lws_tls_sess_cb_t cb_load, void *opq)
{
	(void)vh;
	(void)host;
	(void)port;
	(void)cb_load;
	(void)opq;

	return 1;
}
