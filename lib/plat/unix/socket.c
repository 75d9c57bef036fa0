/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Sockets. Every descriptor is nonblocking and close-on-exec from the moment
 * it exists, signals never come from writing, and the many ways of errno to
 * say "not now" are one answer.
 */
#include "plat/plat.h"

#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>

#define SENDV_MOST 8

/* not everywhere; without it each send leaves by itself */
#if defined(MSG_MORE)
#define SEND_MORE MSG_MORE
#else
#define SEND_MORE 0
#endif

int
lws_plat_poll(struct pollfd *fds, uint32_t n, int timeout_ms)
{
	return poll(fds, (nfds_t)n, timeout_ms);
}

int
lws_plat_socket(int family, int type)
{
	return socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

int
lws_plat_set_nonblocking(int fd)
{
	int fl = fcntl(fd, F_GETFL);

	if (fl < 0)
		return -1;
	if (!(fl & O_NONBLOCK) && fcntl(fd, F_SETFL, fl | O_NONBLOCK))
		return -1;

	return fcntl(fd, F_SETFD, FD_CLOEXEC) ? -1 : 0;
}

int
lws_plat_sockopt(int fd, int level, int name, int value)
{
	return setsockopt(fd, level, name, &value, sizeof(value));
}

int
lws_plat_set_nodelay(int fd)
{
	if (!lws_plat_sockopt(fd, IPPROTO_TCP, TCP_NODELAY, 1))
		return 0;

	/* not TCP: it has no delay to switch off */
	return errno == EOPNOTSUPP || errno == ENOPROTOOPT ? 0 : -1;
}

int
lws_plat_set_keepalive(int fd, int idle_secs, int interval_secs, int probes)
{
	if (lws_plat_sockopt(fd, SOL_SOCKET, SO_KEEPALIVE, 1) ||
	    lws_plat_sockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, idle_secs) ||
	    lws_plat_sockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, interval_secs) ||
	    lws_plat_sockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, probes))
		return -1;

	return 0;
}

static int
is_not_now(int e)
{
	return e == EAGAIN || e == EWOULDBLOCK || e == EINTR;
}

enum lws_io
lws_plat_accept(int listen_fd, struct sockaddr_storage *peer,
		socklen_t *peer_len, int *fd)
{
	*peer_len = sizeof(*peer);
	*fd = accept4(listen_fd, (struct sockaddr *)peer, peer_len,
		      SOCK_NONBLOCK | SOCK_CLOEXEC);
	if (*fd >= 0)
		return LWS_IO_OK;
	/* the peer went away while it waited: as if it had never come */
	if (is_not_now(errno) || errno == ECONNABORTED || errno == EPROTO)
		return LWS_IO_WANT_READ;

	return LWS_IO_ERR;
}

static enum lws_io
receive(int fd, void *buf, size_t len, size_t *done, int flags)
{
	ssize_t n = recv(fd, buf, len, flags);

	*done = 0;
	if (n > 0) {
		*done = (size_t)n;
		return LWS_IO_OK;
	}
	if (!n)
		return LWS_IO_EOF;

	return is_not_now(errno) ? LWS_IO_WANT_READ : LWS_IO_ERR;
}

enum lws_io
lws_plat_recv(int fd, void *buf, size_t len, size_t *done)
{
	return receive(fd, buf, len, done, 0);
}

enum lws_io
lws_plat_peek(int fd, void *buf, size_t len, size_t *done)
{
	return receive(fd, buf, len, done, MSG_PEEK);
}

int
lws_plat_consume(int fd, void *buf, size_t len)
{
	size_t done;

	while (len) {
		if (lws_plat_recv(fd, buf, len, &done) != LWS_IO_OK)
			return -1;
		len -= done;
	}

	return 0;
}

enum lws_io
lws_plat_recvfrom(int fd, void *buf, size_t len, size_t *done,
		  lws_sockaddr46 *from)
{
	socklen_t fl = sizeof(*from);
	ssize_t n = recvfrom(fd, buf, len, 0, (struct sockaddr *)from, &fl);

	*done = 0;
	if (n >= 0) {
		*done = (size_t)n;
		return LWS_IO_OK;
	}
	/* RFC 1122 4.1.3.3: an ICMP error of an earlier datagram; the socket
	 * itself is still good */
	if (errno == ECONNREFUSED)
		return LWS_IO_WANT_READ;

	return is_not_now(errno) ? LWS_IO_WANT_READ : LWS_IO_ERR;
}

size_t
lws_plat_unread(int fd)
{
	int n = 0;

	return ioctl(fd, FIONREAD, &n) || n < 0 ? 0 : (size_t)n;
}

int
lws_plat_take_error(int fd)
{
	int e = 0;
	socklen_t len = sizeof(e);

	return getsockopt(fd, SOL_SOCKET, SO_ERROR, &e, &len) ? errno : e;
}

static enum lws_io
sent(ssize_t n, size_t *done)
{
	*done = 0;
	if (n >= 0) {
		*done = (size_t)n;
		return LWS_IO_OK;
	}

	return is_not_now(errno) || errno == ENOBUFS ? LWS_IO_WANT_WRITE
						     : LWS_IO_ERR;
}

enum lws_io
lws_plat_send(int fd, const void *buf, size_t len, size_t *done)
{
	return sent(send(fd, buf, len, MSG_NOSIGNAL), done);
}

static enum lws_io
send_pieces(int fd, const struct lws_plat_iov *iov, unsigned int n, int flags,
	    size_t *done)
{
	struct iovec v[SENDV_MOST];
	struct msghdr m;
	unsigned int i;

	/* nothing but the bytes for the kernel to copy in */
	if (n == 1)
		return sent(send(fd, iov->p, iov->len, MSG_NOSIGNAL | flags),
			    done);
	for (i = 0; i < n && i < SENDV_MOST; i++) {
		v[i].iov_base = (void *)(uintptr_t)iov[i].p;
		v[i].iov_len = iov[i].len;
	}
	memset(&m, 0, sizeof(m));
	m.msg_iov = v;
	m.msg_iovlen = i;

	return sent(sendmsg(fd, &m, MSG_NOSIGNAL | flags), done);
}

enum lws_io
lws_plat_sendv(int fd, const struct lws_plat_iov *iov, unsigned int n,
	       size_t *done)
{
	return send_pieces(fd, iov, n, 0, done);
}

enum lws_io
lws_plat_sendv_more(int fd, const struct lws_plat_iov *iov, unsigned int n,
		    size_t *done)
{
	return send_pieces(fd, iov, n, SEND_MORE, done);
}

enum lws_io
lws_plat_sendto(int fd, const void *buf, size_t len, const lws_sockaddr46 *to)
{
	const struct sockaddr *sa = (const struct sockaddr *)to;
	size_t done;

	return sent(sendto(fd, buf, len, MSG_NOSIGNAL, to ? sa : NULL,
			   to ? lws_plat_sa46_len(to) : 0),
		    &done);
}

int
lws_plat_bind(int fd, const lws_sockaddr46 *sa)
{
	return bind(fd, (const struct sockaddr *)sa, lws_plat_sa46_len(sa));
}

enum lws_io
lws_plat_connect(int fd, const struct sockaddr *sa, socklen_t len)
{
	if (!connect(fd, sa, len))
		return LWS_IO_OK;
	/* a UNIX socket whose backlog is full says EAGAIN, and will not say
	 * when there is room: that is a failure */
	if (errno == EINPROGRESS || errno == EINTR)
		return LWS_IO_WANT_WRITE;

	return LWS_IO_ERR;
}

void
lws_plat_shutdown_send(int fd)
{
	(void)shutdown(fd, SHUT_WR);
}

int
lws_plat_is_socket(int fd)
{
	struct stat st;

	return !fstat(fd, &st) && S_ISSOCK(st.st_mode);
}

socklen_t
lws_plat_sa46_len(const lws_sockaddr46 *sa)
{
	if (sa->sa4.sin_family == AF_INET)
		return sizeof(sa->sa4);
	if (sa->sa4.sin_family == AF_INET6)
		return sizeof(sa->sa6);

	return 0;
}
