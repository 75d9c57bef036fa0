/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The secrets of connections, for those who look at captured packets, in the
 * format that SSLKEYLOGFILE has everywhere. Only in builds made for it.
 */
#include "tls/openssl/backend.h"

#include "plat/plat.h"

#include <fcntl.h>

static void
on_secret(const SSL *ssl, const char *line)
{
	const struct lws_tls_conn *k = lws_ossl_conn_of(ssl);
	char text[1024];
	int fd, n;

	if (!k || !k->ctx->keylog)
		return;
	fd = lws_plat_open(k->ctx->keylog, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd < 0)
		return;
	n = lws_snprintf(text, sizeof(text), "%s\n", line);
	(void)lws_plat_write_all(fd, text, (size_t)n);
	lws_plat_close(fd);
}

int
lws_ossl_keylog(struct lws_tls_ctx *c, const char *path)
{
	c->keylog = lws_strdup_why(path, "key log");
	if (!c->keylog)
		return -1;
	SSL_CTX_set_keylog_callback(c->ssl, on_secret);
	lwsl_warn("TLS: secrets of connections go to %s\n", path);

	return 0;
}
