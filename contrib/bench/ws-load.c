/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Load for a ws echo server, of any make: connections that keep a number of
 * messages of one size in flight, until so many have come back.
 *
 *	ws-load PORT CONNECTIONS SIZE DEPTH MESSAGES [IDLE]
 *	ws-load PORT CONNECTIONS SIZE DEPTH MESSAGES PROTOCOL
 *
 * What is answered in one read is sent again in one send. IDLE further
 * connections are opened first and say nothing. With PROTOCOL, the name of a
 * subprotocol whose messages go to all, the first connection sends DEPTH
 *messages at once, and again when all have got them. Prints how many messages
 *came in how many reads; the time is for who has a machine of his own. It knows
 *nothing of the library, and checks that the bytes are those it sent.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define READ_MAX (1u << 20)

struct conn {
	int fd;
	uint64_t left; /* payload of the frame that a read has cut */
	uint8_t head[10];
	unsigned int head_len;
	int owed; /* messages to send when the read is over */
};

static struct conn *conns;
static uint8_t *frame, *batch;
static size_t frame_len, size, depth;
static unsigned long got, want, reads, sent;
static uint8_t in[READ_MAX];
static const char *protocol; /* NULL: each gets its own messages back */

static void
die(const char *what)
{
	perror(what);
	exit(1);
}

static void
send_all(int fd, const uint8_t *p, size_t len)
{
	while (len) {
		ssize_t n = send(fd, p, len, 0);

		if (n < 0)
			die("send");
		p += n;
		len -= (size_t)n;
	}
}

static void
shake_hands(int fd, int port)
{
	char buf[1024];
	size_t n = 0;
	int len = snprintf(buf, sizeof(buf),
			   "GET / HTTP/1.1\r\nHost: localhost:%d\r\n"
			   "Upgrade: websocket\r\nConnection: Upgrade\r\n"
			   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
			   "Sec-WebSocket-Version: 13\r\n%s%s%s\r\n",
			   port, protocol ? "Sec-WebSocket-Protocol: " : "",
			   protocol ? protocol : "", protocol ? "\r\n" : "");

	send_all(fd, (uint8_t *)buf, (size_t)len);
	do {
		ssize_t r = recv(fd, buf + n, 1, 0);

		if (r <= 0 || ++n == sizeof(buf) - 1)
			die("handshake");
		buf[n] = '\0';
	} while (!strstr(buf, "\r\n\r\n"));
	if (strncmp(buf, "HTTP/1.1 101", 12)) {
		fprintf(stderr, "not upgraded: %s\n", buf);
		exit(1);
	}
}

static int
dial(int port)
{
	struct sockaddr_in sin;
	int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)port);
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 || connect(fd, (struct sockaddr *)&sin, sizeof(sin)))
		die("connect");
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	shake_hands(fd, port);

	return fd;
}

/* one masked binary message; its payload is the mask's own pattern */
static void
make_frame(void)
{
	static const uint8_t mask[4] = { 0x12, 0x34, 0x56, 0x78 };
	size_t n = 2, i;

	frame = malloc(size + 14);
	batch = malloc((size + 14) * depth);
	if (!frame || !batch)
		die("malloc");
	frame[0] = 0x82;
	if (size < 126)
		frame[1] = (uint8_t)(0x80 | size);
	else if (size < 65536) {
		frame[1] = 0x80 | 126;
		frame[2] = (uint8_t)(size >> 8);
		frame[3] = (uint8_t)size;
		n = 4;
	} else {
		frame[1] = 0x80 | 127;
		for (i = 0; i < 8; i++)
			frame[2 + i] =
				(uint8_t)((uint64_t)size >> (56 - 8 * i));
		n = 10;
	}
	memcpy(frame + n, mask, 4);
	for (i = 0; i < size; i++)
		frame[n + 4 + i] = 'x' ^ mask[i & 3];
	frame_len = n + 4 + size;
	for (i = 0; i < depth; i++)
		memcpy(batch + i * frame_len, frame, frame_len);
}

static size_t
head_need(const struct conn *c)
{
	if (c->head_len < 2)
		return 2;
	if (c->head[1] == 126)
		return 4;

	return c->head[1] == 127 ? 10 : 2;
}

static uint64_t
head_size(const struct conn *c)
{
	uint64_t n = 0;
	size_t i, need = head_need(c);

	if (need == 2)
		return c->head[1];
	for (i = 2; i < need; i++)
		n = n << 8 | c->head[i];

	return n;
}

static void
message_came(struct conn *c)
{
	got++;
	c->head_len = 0;
	if (!protocol && sent < want) {
		c->owed++;
		sent++;
	}
}

static void
take(struct conn *c, const uint8_t *p, size_t n)
{
	while (n) {
		if (c->head_len < head_need(c)) {
			c->head[c->head_len++] = *p++;
			n--;
			if (c->head_len < head_need(c))
				continue;
			c->left = head_size(c);
			if (c->head[0] != 0x82 || c->left != size) {
				fprintf(stderr, "a frame that is no echo\n");
				exit(1);
			}
			if (!size)
				message_came(c);
			continue;
		}
		if (*p != 'x') {
			fprintf(stderr, "payload that is no echo\n");
			exit(1);
		}
		if (c->left <= n) {
			p += c->left;
			n -= c->left;
			message_came(c);
			continue;
		}
		c->left -= n;
		n = 0;
	}
}

static void
readable(struct conn *c)
{
	ssize_t n = recv(c->fd, in, sizeof(in), 0);

	if (n <= 0)
		die("recv");
	reads++;
	take(c, in, (size_t)n);
	if (c->owed)
		send_all(c->fd, batch, frame_len * (size_t)c->owed);
	c->owed = 0;
}

static void
run(int ep, unsigned long until)
{
	struct epoll_event ev[64];
	int n, i;

	while (got < until) {
		n = epoll_wait(ep, ev, 64, 20000);
		if (n <= 0)
			die("no answer");
		for (i = 0; i < n; i++)
			readable(&conns[ev[i].data.u32]);
	}
}

static void
echoes(int ep, int count)
{
	int i;

	for (i = 0; i < count && sent < want; i++) {
		size_t n = want - sent < depth ? want - sent : depth;

		send_all(conns[i].fd, batch, frame_len * n);
		sent += n;
	}
	run(ep, want);
}

/* all get all, who sends them too */
static void
broadcasts(int ep, int count)
{
	unsigned long each = (unsigned long)count * depth;

	for (want = want / depth * each; got < want;) {
		send_all(conns[0].fd, batch, frame_len * depth);
		run(ep, got + each);
	}
}

int
main(int argc, char **argv)
{
	struct timespec a, b;
	int port, count, idle, i, ep = epoll_create1(0);
	double secs;

	if (argc < 6) {
		fprintf(stderr,
			"usage: %s PORT CONNECTIONS SIZE DEPTH "
			"MESSAGES [IDLE | PROTOCOL]\n",
			argv[0]);
		return 2;
	}
	port = atoi(argv[1]);
	count = atoi(argv[2]);
	size = (size_t)atol(argv[3]);
	depth = (size_t)atol(argv[4]);
	want = (unsigned long)atol(argv[5]);
	idle = argc > 6 ? atoi(argv[6]) : 0;
	if (argc > 6 && (argv[6][0] < '0' || argv[6][0] > '9'))
		protocol = argv[6];
	conns = calloc((size_t)count, sizeof(*conns));
	if (!conns)
		die("calloc");
	make_frame();
	for (i = 0; i < idle; i++)
		dial(port);
	for (i = 0; i < count; i++) {
		struct epoll_event ev = { .events = EPOLLIN };

		conns[i].fd = dial(port);
		ev.data.u32 = (uint32_t)i;
		epoll_ctl(ep, EPOLL_CTL_ADD, conns[i].fd, &ev);
	}
	clock_gettime(CLOCK_MONOTONIC, &a);
	if (protocol)
		broadcasts(ep, count);
	else
		echoes(ep, count);
	clock_gettime(CLOCK_MONOTONIC, &b);
	secs = (double)(b.tv_sec - a.tv_sec) +
	       (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	printf("%lu messages in %lu reads, %.0f a second\n", got, reads,
	       (double)got / secs);

	return 0;
}
