/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Datagram sockets. The transport reads one datagram at a time, remembers who
 * sent it, and answers there; the raw role gives each to the program whole.
 */
#include "core-net/inside.h"

static enum lws_io
udp_recv(struct lws *wsi, void *buf, size_t len, size_t *done)
{
	struct lws_udp *u = wsi->extra->udp;
	enum lws_io io;

	io = lws_plat_recvfrom(wsi->fd, buf, len, done, &u->sa46);
	/* an empty datagram is one too, but there is nothing to give */
	if (io == LWS_IO_OK && !*done)
		return LWS_IO_WANT_READ;

	return io;
}

static enum lws_io
udp_send(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n,
	 size_t *done)
{
	const struct lws_udp *u = wsi->extra->udp;
	unsigned int i;

	*done = 0;
	for (i = 0; i < n; i++) {
		enum lws_io io =
			lws_plat_sendto(wsi->fd, iov[i].p, iov[i].len,
					u->connected ? NULL : &u->sa46);

		if (io == LWS_IO_ERR)
			return io;
		/* a datagram that cannot leave now is lost, like any other */
		*done += iov[i].len;
	}

	return LWS_IO_OK;
}

static const struct lws_transport_ops transport_udp = {
	.name = "udp",
	.recv = udp_recv,
	.send = udp_send,
	.is_datagram = 1,
};

int
lws_udp_attach(struct lws *wsi, const lws_sockaddr46 *peer, int connected)
{
	struct lws_wsi_extra *x = lws_wsi_extra(wsi);

	if (!x)
		return -1;
	x->udp = lws_zalloc(sizeof(*x->udp), "udp");
	if (!x->udp)
		return -1;
	if (peer)
		x->udp->sa46 = *peer;
	x->udp->connected = !!connected;
	wsi->transport = &transport_udp;

	return 0;
}

/* -- making one -- */

struct udp_ask {
	struct lws_vhost *vh;
	const char *ads;
	const char *ifname;
	int port;
	int flags;
};

static int
resolve(const struct udp_ask *q, struct addrinfo **res)
{
	struct addrinfo hints;
	char port[16];
	int n;

	memset(&hints, 0, sizeof(hints));
	hints.ai_family = AF_UNSPEC;
	hints.ai_socktype = SOCK_DGRAM;
	hints.ai_flags = AI_PASSIVE | AI_ADDRCONFIG;
	lws_snprintf(port, sizeof(port), "%u", (unsigned int)q->port);
	n = getaddrinfo(q->ads, port, &hints, res);
	if (n)
		lwsl_vhost_err(q->vh, "udp address %s: %s",
			       q->ads ? q->ads : "any", gai_strerror(n));

	return n ? -1 : 0;
}

static int
configure(const struct udp_ask *q, int fd, const struct addrinfo *ai)
{
	if ((q->flags & LWS_CAUDP_BROADCAST) &&
	    lws_plat_sockopt(fd, SOL_SOCKET, SO_BROADCAST, 1))
		return -1;
	if (q->ifname && lws_plat_bind_device(fd, q->ifname))
		return -1;
	if (q->flags & LWS_CAUDP_BIND) {
		if (lws_plat_sockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1))
			return -1;
		return bind(fd, ai->ai_addr, ai->ai_addrlen);
	}

	return connect(fd, ai->ai_addr, ai->ai_addrlen);
}

static int
try_one(const struct udp_ask *q, const struct addrinfo *ai,
	lws_sockaddr46 *peer)
{
	int fd = lws_plat_socket(ai->ai_family, SOCK_DGRAM);

	if (fd < 0)
		return -1;
	if (configure(q, fd, ai)) {
		lws_plat_close(fd);
		return -1;
	}
	memset(peer, 0, sizeof(*peer));
	if (ai->ai_addrlen <= sizeof(*peer))
		memcpy(peer, ai->ai_addr, ai->ai_addrlen);

	return fd;
}

static int
open_udp(const struct udp_ask *q, lws_sockaddr46 *peer)
{
	struct addrinfo *res = NULL, *ai;
	int fd = -1;

	if (resolve(q, &res))
		return -1;
	for (ai = res; ai && fd < 0; ai = ai->ai_next)
		fd = try_one(q, ai, peer);
	if (fd < 0)
		lwsl_vhost_err(q->vh, "udp %s port %d: %s",
			       q->ads ? q->ads : "any", q->port,
			       strerror(errno));
	freeaddrinfo(res);

	return fd;
}

struct lws *
lws_create_adopt_udp(struct lws_vhost *vhost, const char *ads, int port,
		     int flags, const char *protocol_name, const char *ifname,
		     struct lws *parent_wsi, void *opaque,
		     const lws_retry_bo_t *retry_policy,
		     const char *fi_wsi_name)
{
	struct udp_ask q = { vhost, ads, ifname, port, flags };
	struct lws_adoption a;
	lws_sockaddr46 peer;
	struct lws *wsi;

	memset(&a, 0, sizeof(a));
	a.fd = open_udp(&q, &peer);
	if (a.fd < 0)
		return NULL;
	a.vh = vhost;
	a.type = LWS_ADOPT_RAW_SOCKET_UDP;
	a.protocol = protocol_name;
	a.parent = parent_wsi;
	a.opaque = opaque;
	a.fi_name = fi_wsi_name;
	a.udp_peer = flags & LWS_CAUDP_BIND ? NULL : &peer;
	wsi = lws_adopt(&a);
	if (wsi && retry_policy)
		wsi->extra->retry = retry_policy;

	return wsi;
}
