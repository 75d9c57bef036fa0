/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a ws server costs, counted from inside its process, so that the counts
 * are exact. The client is the other end of a socketpair.
 *
 *	bench-ws-inside idle N MESSAGES		one that echoes beside N idle
 *	bench-ws-inside heap N			bytes: the slope from N / 10 to
 *						N idle connections
 *	bench-ws-inside deflate SIZE MESSAGES	echo of compressed messages
 *	bench-ws-inside zlib SIZE MESSAGES	the same work by zlib alone
 *
 * For callgrind: the cost of a message is the difference of two runs
 *(idle-cost, ws-deflate-cost). "heap" says what it found, and fails when it is
 *more than READMEs/README.benchmarks.md promises.
 */
#include <libwebsockets.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#define IDLE_HEAP_MOST 450
#define KINDS          16 /* messages that differ */
#define LEVEL          1  /* what the library compresses with by default */
#define MEM_LEVEL      8

static struct lws_context *cx;

static void
fail(const char *what)
{
	fprintf(stderr, "ws-inside: %s\n", what);
	exit(1);
}

/* -- the server -- */

static int
callback_echo(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	(void)user;
	if (reason != LWS_CALLBACK_RECEIVE)
		return 0;

	return lws_write(wsi, in, len,
			 lws_write_ws_flags(
				 LWS_WRITE_TEXT, lws_is_first_fragment(wsi),
				 lws_is_final_fragment(wsi))) == (int)len
		       ? 0
		       : -1;
}

static const struct lws_protocols protocols[] = { { .name = "echo",
						    .callback = callback_echo,
						    .rx_buffer_size =
							    128 * 1024 },
						  LWS_PROTOCOL_LIST_TERM };

static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
	{ NULL, NULL, NULL }
};

static void
start(void)
{
	struct lws_context_creation_info info;
	struct rlimit most;

	if (!getrlimit(RLIMIT_NOFILE, &most)) {
		most.rlim_cur = most.rlim_max;
		setrlimit(RLIMIT_NOFILE, &most);
	}
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	info.protocols = protocols;
	info.extensions = extensions;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	cx = lws_create_context(&info);
	if (!cx)
		fail("no context");
}

static void
rounds(int n)
{
	while (n--)
		if (lws_service(cx, -1) < 0)
			fail("service");
}

/* -- its clients -- */

static size_t
get(int fd, uint8_t *buf, size_t size)
{
	ssize_t r = read(fd, buf, size);

	return r > 0 ? (size_t)r : 0;
}

static int
connect_one(const char *more)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(cx, "default");
	char b[1024];
	int sv[2], n;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv) ||
	    !lws_adopt_socket_vhost(vh, sv[0]))
		fail("a connection is refused");
	n = lws_snprintf(b, sizeof(b),
			 "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
			 "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
			 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s"
			 "\r\n",
			 more);
	if (write(sv[1], b, (size_t)n) != n)
		fail("write");
	rounds(2);
	if (get(sv[1], (uint8_t *)b, sizeof(b)) < 12 || memcmp(b + 9, "101", 3))
		fail("not upgraded");

	return sv[1];
}

/* a client's frame, masked with 0: its payload is as it is */
static size_t
put_frame(uint8_t *p, unsigned int b0, const uint8_t *payload, size_t len)
{
	size_t n = 2;

	p[0] = (uint8_t)b0;
	p[1] = 0x80 | 127;
	if (len < 126)
		p[1] = (uint8_t)(0x80 | len);
	else if (len < 65536) {
		p[1] = 0x80 | 126;
		p[n++] = (uint8_t)(len >> 8);
		p[n++] = (uint8_t)len;
	} else
		for (; n < 10; n++)
			p[n] = (uint8_t)((uint64_t)len >> (8 * (9 - n)));
	memset(p + n, 0, 4);
	memcpy(p + n + 4, payload, len);

	return n + 4 + len;
}

/* there and back; how long the answer is does not matter here */
static void
talk(int fd, const uint8_t *frame, size_t len)
{
	static uint8_t answer[1 << 20];
	int n;

	if (write(fd, frame, len) != (ssize_t)len)
		fail("write");
	for (n = 0; n < 10; n++) {
		rounds(1);
		if (get(fd, answer, sizeof(answer)))
			return;
	}
	fail("no answer");
}

static int
run_idle(int idle, int messages)
{
	uint8_t frame[64];
	size_t len =
		put_frame(frame, 0x81, (const uint8_t *)"0123456789abcdef", 16);
	int fd;

	start();
	while (idle--)
		connect_one("");
	fd = connect_one("");
	while (messages--)
		talk(fd, frame, len);

	return 0;
}

static int
run_heap(int count)
{
	size_t before, slope;
	int n;

	start();
	for (n = 0; n < count / 10; n++)
		connect_one("");
	before = lws_get_allocated_heap();
	for (; n < count; n++)
		connect_one("");
	slope = (lws_get_allocated_heap() - before) /
		(size_t)(count - count / 10);
	printf("idle_ws_heap %zu\n", slope);

	return slope > IDLE_HEAP_MOST;
}

/* -- compressed -- */

/* words of a small language, the same each time */
static void
make_text(uint8_t *p, size_t len, uint32_t seed)
{
	static const char *const words[] = {
		"connection", "{\"id\":", "of",   "the",  " service ",
		"\"},",       "stream",   "1024", "peer "
	};
	size_t n = 0, k;

	while (n < len) {
		const char *w;

		seed = seed * 1664525u + 1013904223u;
		w = words[(seed >> 16) % LWS_ARRAY_SIZE(words)];
		for (k = 0; w[k] && n < len; k++)
			p[n++] = (uint8_t)w[k];
		if (n < len)
			p[n++] = (uint8_t)('a' + (seed >> 24) % 26);
	}
}

struct packed {
	uint8_t *bytes;
	size_t len;
};

/* what a client sends that starts each message anew */
static void
pack(struct packed *k, size_t size, uint32_t seed)
{
	uint8_t *text = malloc(size);
	z_stream z;

	memset(&z, 0, sizeof(z));
	k->bytes = malloc(size + 1024);
	if (!text || !k->bytes ||
	    deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY))
		fail("no memory");
	make_text(text, size, seed);
	z.next_in = text;
	z.avail_in = (uInt)size;
	z.next_out = k->bytes;
	z.avail_out = (uInt)size + 1024;
	if (deflate(&z, Z_SYNC_FLUSH) || z.avail_in || !z.avail_out)
		fail("deflate");
	k->len = size + 1024 - z.avail_out - 4;
	deflateEnd(&z);
	free(text);
}

static int
run_deflate(size_t size, int messages)
{
	struct packed k[KINDS];
	uint8_t *frame[KINDS];
	size_t len[KINDS];
	uint32_t n;
	int fd;

	for (n = 0; n < KINDS; n++) {
		pack(&k[n], size, n);
		frame[n] = malloc(k[n].len + 14);
		if (!frame[n])
			fail("no memory");
		len[n] = put_frame(frame[n], 0xc1, k[n].bytes, k[n].len);
	}
	start();
	fd = connect_one("Sec-WebSocket-Extensions: permessage-deflate; "
			 "client_no_context_takeover\r\n");
	for (n = 0; n < (uint32_t)messages; n++)
		talk(fd, frame[n % KINDS], len[n % KINDS]);

	return 0;
}

static void
feed(z_stream *z, const uint8_t *p, size_t len, uint8_t *out, size_t room)
{
	z->next_in = (uint8_t *)(uintptr_t)p;
	z->avail_in = (uInt)len;
	z->next_out = out;
	z->avail_out = (uInt)room;
}

static int
run_zlib(size_t size, int messages)
{
	uint8_t *text = malloc(size + 64), *out = malloc(size + 1024);
	struct packed k[KINDS];
	z_stream in, z;
	uint32_t n;

	for (n = 0; n < KINDS; n++)
		pack(&k[n], size, n);
	memset(&in, 0, sizeof(in));
	memset(&z, 0, sizeof(z));
	if (!text || !out || inflateInit2(&in, -15) ||
	    deflateInit2(&z, LEVEL, Z_DEFLATED, -15, MEM_LEVEL,
			 Z_DEFAULT_STRATEGY))
		fail("no memory");
	for (n = 0; n < (uint32_t)messages; n++) {
		feed(&in, k[n % KINDS].bytes, k[n % KINDS].len + 4, text,
		     size + 64);
		if (inflate(&in, Z_SYNC_FLUSH) || in.avail_in)
			fail("inflate");
		inflateReset(&in);
		feed(&z, text, size, out, size + 1024);
		if (deflate(&z, Z_SYNC_FLUSH) || z.avail_in)
			fail("deflate");
	}

	return 0;
}

int
main(int argc, char **argv)
{
	int a = argc > 2 ? atoi(argv[2]) : 0, b = argc > 3 ? atoi(argv[3]) : 0;

	if (argc == 4 && !strcmp(argv[1], "idle"))
		return run_idle(a, b);
	if (argc == 3 && !strcmp(argv[1], "heap") && a >= 10)
		return run_heap(a);
	if (argc == 4 && !strcmp(argv[1], "deflate"))
		return run_deflate((size_t)a, b);
	if (argc == 4 && !strcmp(argv[1], "zlib"))
		return run_zlib((size_t)a, b);
	fprintf(stderr,
		"usage: %s idle N MESSAGES | heap N | deflate SIZE MESSAGES | "
		"zlib SIZE MESSAGES\n",
		argv[0]);

	return 2;
}
