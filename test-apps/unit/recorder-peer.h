/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For tests of clients: a peer that the test plays, byte by byte, and rounds
 * until what should come of it has come.
 */
#ifndef LWS_UNIT_RECORDER_PEER_H
#define LWS_UNIT_RECORDER_PEER_H

#include "recorder.h"

static struct lws_context *cx;
static struct lws *wsi; /* of the client, as pwsi has it */
static int listener;    /* of the peer */
static int peer;        /* accepted; -1: none yet */
static int port;        /* of the listener */

static inline int
listen_on(const char *address, int *at, int backlog)
{
	struct sockaddr_in sin;
	socklen_t len = sizeof(sin);
	int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)*at);
	assert_int_equal(inet_pton(AF_INET, address, &sin.sin_addr), 1);
	assert_int_equal(
		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)), 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&sin, sizeof(sin)), 0);
	assert_int_equal(listen(fd, backlog), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&sin, &len), 0);
	*at = ntohs(sin.sin_port);

	return fd;
}

/* accepts nothing, and its queue is full: who connects hears nothing */
static inline int
black_hole(const char *address, int fill[2])
{
	int fd = listen_on(address, &port, 0), n;
	struct sockaddr_in sin;

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)port);
	assert_int_equal(inet_pton(AF_INET, address, &sin.sin_addr), 1);
	for (n = 0; n < 2; n++) {
		fill[n] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
		(void)connect(fill[n], (struct sockaddr *)&sin, sizeof(sin));
	}
	usleep(20000);

	return fd;
}

static inline void
accept_it(void)
{
	int n;

	for (n = 0; n < 1000 && peer < 0; n++) {
		peer = accept(listener, NULL, NULL);
		if (peer < 0)
			lws_service(cx, 5);
	}
	assert_true(peer >= 0);
}

/* until the words have come */
static inline void
until(const char *words)
{
	int n;

	for (n = 0; n < 1000 && strcmp(rec.words, words); n++)
		lws_service(cx, 5);
	expect(words);
}

static inline void
say(const void *p, size_t len)
{
	assert_int_equal(write(peer, p, len), (ssize_t)len);
}

/* what the client has sent: these bytes, and no more */
static inline void
hears(const void *p, size_t len)
{
	char buf[2048];
	size_t at = 0;
	int n;

	for (n = 0; n < 1000 && at < len; n++) {
		ssize_t r =
			recv(peer, buf + at, sizeof(buf) - at, MSG_DONTWAIT);

		if (r > 0)
			at += (size_t)r;
		else
			lws_service(cx, 5);
	}
	assert_int_equal(at, len);
	assert_memory_equal(buf, p, len);
}

#define SAY(t)   say(t, sizeof(t) - 1)
#define HEARS(t) hears(t, sizeof(t) - 1)

/* a context with a listener beside it, and nothing written down yet */
static inline void
begin_with(const struct lws_context_creation_info *info)
{
	port = 0;
	listener = listen_on("127.0.0.1", &port, 64);
	peer = -1;
	wsi = NULL;
	cx = rec_context(info);
}

/* for sweeps that refuse memory, where each step may fail: the context's client
 * asks, the peer says this, and the client ends. -1: it was not begun */
static inline int
exchange(const struct lws_client_connect_info *i, const void *says, size_t len)
{
	int n, p = -1;

	/* those of runs that did not come so far */
	while ((n = accept(listener, NULL, NULL)) >= 0)
		close(n);
	rec.destroyed = 0;
	if (!lws_client_connect_via_info(i))
		return -1;
	for (n = 0; n < 300 && !rec.destroyed; n++) {
		lws_service(i->context, -1);
		if (p >= 0)
			continue;
		p = accept(listener, NULL, NULL);
		if (p >= 0)
			(void)!send(p, says, len, MSG_NOSIGNAL);
	}
	if (p >= 0)
		close(p);

	return 0;
}

static inline void
end_peer(void)
{
	close(listener);
	if (peer >= 0)
		close(peer);
	peer = -1;
}

#endif
