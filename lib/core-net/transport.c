/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The plain transport: bytes of a stream socket as they are. Datagrams and TLS
 * are further implementations of struct lws_transport_ops.
 */
#include "core-net/inside.h"

static enum lws_io
plain_recv(struct lws *wsi, void *buf, size_t len, size_t *done)
{
	return lws_plat_recv(wsi->fd, buf, len, done);
}

static enum lws_io
plain_send(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n,
	   size_t *done)
{
	if (n == 1)
		return lws_plat_send(wsi->fd, iov[0].p, iov[0].len, done);

	return lws_plat_sendv(wsi->fd, iov, n, done);
}

static enum lws_io
plain_sendfile(struct lws *wsi, int file, uint64_t offset, size_t len,
	       size_t *done)
{
	return lws_plat_sendfile(wsi->fd, file, offset, len, done);
}

const struct lws_transport_ops lws_transport_plain = {
	.name = "plain",
	.recv = plain_recv,
	.send = plain_send,
	.sendfile = plain_sendfile,
	/* no pending(): the kernel announces all that it has */
};
