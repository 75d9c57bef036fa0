/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A generator of HTTP/1 load, bounded by a count. It asks for one thing and
 * takes the length of the first answer for that of all, so that it only counts
 * bytes and costs little; a server whose answers differ in length is noticed.
 *
 *	bench-http-load PORT PATH MODE CONNECTIONS REQUESTS DEPTH [browser]
 *
 * MODE keep: connections stay; each has DEPTH requests on their way. accept: a
 * connection for each request. burst: all connections are opened at once, each
 * asks once, and all stay until the last has its answer.
 *
 * Prints requests, bytes, microseconds. Exit 1: something went wrong.
 */
#include <errno.h>
#include <fcntl.h>
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

#define MOST_DEPTH   64
#define MOST_REQUEST 2048

enum mode { KEEP, ACCEPT, BURST };

struct conn {
	int fd;
	size_t left; /* bytes of answers that are on their way */
};

static struct load {
	struct sockaddr_in to;
	enum mode mode;
	int connections, depth;
	long requests; /* to make */
	long asked, answered;
	size_t answer_len;
	uint64_t bytes;
	char request[MOST_REQUEST]; /* one */
	size_t request_len;
	char *burst; /* depth of them */
	struct conn *conn;
	int epoll;
} load;

static const char browser_fields[] =
	"Connection: keep-alive\r\n"
	"Cache-Control: max-age=0\r\n"
	"sec-ch-ua: \"Chromium\";v=\"118\", \"Not=A?Brand\";v=\"99\"\r\n"
	"sec-ch-ua-mobile: ?0\r\n"
	"sec-ch-ua-platform: \"Linux\"\r\n"
	"Upgrade-Insecure-Requests: 1\r\n"
	"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
	"(KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36\r\n"
	"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,"
	"image/avif,image/webp,image/apng,*/*;q=0.8\r\n"
	"Sec-Fetch-Site: none\r\n"
	"Sec-Fetch-Mode: navigate\r\n"
	"Sec-Fetch-User: ?1\r\n"
	"Sec-Fetch-Dest: document\r\n"
	"Accept-Language: en-GB,en;q=0.9,de;q=0.8\r\n"
	"Cookie: session=4f1c2a9d8b7e6f50; theme=dark\r\n";

static void
fail(const char *what)
{
	fprintf(stderr, "http-load: %s: %s, after %ld of %ld\n", what,
		strerror(errno), load.answered, load.requests);
	exit(1);
}

static uint64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);

	return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static int
open_socket(void)
{
	int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0)
		fail("socket");
	if (connect(fd, (struct sockaddr *)&load.to, sizeof(load.to)))
		fail("connect");
	if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one)) ||
	    fcntl(fd, F_SETFL, O_NONBLOCK))
		fail("socket options");

	return fd;
}

/* the whole length of an answer, once its head is there; 0: not yet */
static size_t
length_of(const char *b, size_t len)
{
	const char *end = memmem(b, len, "\r\n\r\n", 4), *p;

	if (!end)
		return 0;
	if (strncmp(b, "HTTP/1.1 200", 12))
		fail("the answer is not 200");
	for (p = b; p < end; p++)
		if (!strncasecmp(p, "\r\ncontent-length:", 17))
			return (size_t)(end - b) + 4 +
			       strtoul(p + 17, NULL, 10);
	fail("the answer does not say its length");

	return 0;
}

/* the first answer, to know what comes; blocking */
static void
probe(void)
{
	static char b[65536];
	int fd = open_socket();
	size_t len = 0, want = 0;
	ssize_t n;

	fcntl(fd, F_SETFL, 0);
	if (write(fd, load.request, load.request_len) !=
	    (ssize_t)load.request_len)
		fail("write");
	while (!want || len < want) {
		n = read(fd, b + len, sizeof(b) - 1 - len);
		if (n <= 0)
			fail("no first answer");
		len += (size_t)n;
		b[len] = '\0';
		want = length_of(b, len);
	}
	if (len != want)
		fail("the answer is longer than it says");
	close(fd);
	load.answer_len = want;
}

static void
ask(struct conn *c)
{
	long n = load.requests - load.asked;

	if (n > load.depth)
		n = load.depth;
	if (!n)
		return;
	load.asked += n;
	c->left = (size_t)n * load.answer_len;
	if (write(c->fd, load.burst, (size_t)n * load.request_len) !=
	    n * (ssize_t)load.request_len)
		fail("write");
}

static void
watch(struct conn *c)
{
	struct epoll_event e = { .events = EPOLLIN, .data.ptr = c };

	if (epoll_ctl(load.epoll, EPOLL_CTL_ADD, c->fd, &e))
		fail("epoll_ctl");
}

static void
begin(struct conn *c)
{
	c->fd = open_socket();
	watch(c);
	ask(c);
}

static void
open_all(void)
{
	int n;

	/* a burst comes all at once: nobody asks before the last is there */
	for (n = 0; n < load.connections; n++)
		load.conn[n].fd = open_socket();
	for (n = 0; n < load.connections; n++) {
		watch(&load.conn[n]);
		ask(&load.conn[n]);
	}
}

static void
answered(struct conn *c)
{
	if (load.mode == KEEP) {
		ask(c);
		return;
	}
	if (load.mode == BURST)
		return;
	close(c->fd);
	if (load.asked < load.requests)
		begin(c);
}

static void
readable(struct conn *c)
{
	static char b[1 << 18];
	ssize_t n = read(c->fd, b, sizeof(b));

	if (n < 0 && errno == EAGAIN)
		return;
	if (n <= 0)
		fail("a connection ended");
	if ((size_t)n > c->left)
		fail("answers differ in length");
	load.bytes += (uint64_t)n;
	c->left -= (size_t)n;
	load.answered = (long)(load.bytes / load.answer_len);
	if (!c->left)
		answered(c);
}

static void
run(void)
{
	struct epoll_event ev[256];
	int i, n;

	open_all();
	while (load.bytes < (uint64_t)load.requests * load.answer_len) {
		n = epoll_wait(load.epoll, ev, 256, 20000);
		if (n <= 0)
			fail("nothing comes any more");
		for (i = 0; i < n; i++)
			readable(ev[i].data.ptr);
	}
}

static void
make_request(const char *path, int browser)
{
	int n = snprintf(load.request, sizeof(load.request),
			 "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n", path,
			 browser ? browser_fields : "");
	int i;

	load.request_len = (size_t)n;
	load.burst = malloc((size_t)load.depth * load.request_len);
	if (!load.burst)
		fail("memory");
	for (i = 0; i < load.depth; i++)
		memcpy(load.burst + (size_t)i * load.request_len, load.request,
		       load.request_len);
}

static int
take_arguments(int argc, char **argv)
{
	if (argc < 7)
		return -1;
	load.to.sin_family = AF_INET;
	load.to.sin_port = htons((uint16_t)atoi(argv[1]));
	load.to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	load.mode = !strcmp(argv[3], "keep")     ? KEEP
		    : !strcmp(argv[3], "accept") ? ACCEPT
						 : BURST;
	load.connections = atoi(argv[4]);
	load.requests = atol(argv[5]);
	load.depth = atoi(argv[6]);
	if (load.connections < 1 || load.requests < load.connections ||
	    load.depth < 1 || load.depth > MOST_DEPTH)
		return -1;
	make_request(argv[2], argc > 7);

	return 0;
}

int
main(int argc, char **argv)
{
	uint64_t from;

	if (take_arguments(argc, argv)) {
		fprintf(stderr, "usage: see the source\n");
		return 2;
	}
	load.conn = calloc((size_t)load.connections, sizeof(*load.conn));
	load.epoll = epoll_create1(0);
	if (!load.conn || load.epoll < 0)
		fail("memory");
	probe();
	from = now_us();
	run();
	printf("%ld %llu %llu\n", load.answered, (unsigned long long)load.bytes,
	       (unsigned long long)(now_us() - from));

	return 0;
}
