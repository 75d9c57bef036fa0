/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a compressed answer costs beyond zlib itself: a file of text through a
 * whole server to the other end of a socketpair, and the same bytes by plain
 * calls of zlib, at the same level. For callgrind: http-compress-cost takes the
 * difference of two runs.
 *
 *	bench-http-compress ours|zlib N
 */
#include <libwebsockets.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define LEN   (200 * 1024)
#define LEVEL 5

static char text[LEN], folder[] = "/tmp/lws-bench-XXXXXX";
static struct lws_context *cx;

static void
fail(const char *what)
{
	fprintf(stderr, "http-compress: %s\n", what);
	exit(1);
}

/* words of a small vocabulary, as in logs and pages */
static void
make_text(void)
{
	static const char *const words[] = {
		"the ",  "connection ", "of ",   "a ",     "server ", "closes ",
		"when ", "its ",        "peer ", "does. ", "<p>",     "</p>\n",
		"0x",    "length ",     "is ",   "42 "
	};
	uint32_t x = 1;
	size_t n = 0;

	while (n < LEN) {
		const char *w;
		size_t len;

		x = x * 1103515245u + 12345u;
		w = words[x >> 28];
		len = strlen(w) < LEN - n ? strlen(w) : LEN - n;
		memcpy(text + n, w, len);
		n += len;
	}
}

/* -- zlib -- */

static void
by_zlib(unsigned long times)
{
	static uint8_t out[LEN];
	z_stream z;

	while (times--) {
		memset(&z, 0, sizeof(z));
		if (deflateInit2(&z, LEVEL, Z_DEFLATED, 15 + 16, 8,
				 Z_DEFAULT_STRATEGY) != Z_OK)
			fail("deflateInit2");
		z.next_in = (Bytef *)text;
		z.avail_in = LEN;
		z.next_out = out;
		z.avail_out = sizeof(out);
		if (deflate(&z, Z_FINISH) != Z_STREAM_END)
			fail("deflate");
		deflateEnd(&z);
	}
}

/* -- ours -- */

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	static const struct lws_x_http_compression c = {
		.what = LWS_X_HTTP_COMPRESS_FILES,
		.level = LEVEL,
	};

	if (reason == LWS_CALLBACK_PROTOCOL_INIT)
		return lws_x_http_compress(lws_get_vhost(wsi), NULL, &c);

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount = {
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = folder,
	.origin_protocol = LWSMPRO_FILE,
};

static const char *
file(void)
{
	static char path[64];

	lws_snprintf(path, sizeof(path), "%s/f.txt", folder);

	return path;
}

static void
make_file(void)
{
	int fd;

	if (!mkdtemp(folder))
		fail("no folder");
	fd = open(file(), O_CREAT | O_WRONLY, 0600);
	if (fd < 0 || write(fd, text, LEN) != LEN)
		fail("no file");
	close(fd);
}

static int
start(void)
{
	struct lws_context_creation_info info;
	int sv[2];

	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	memset(&info, 0, sizeof(info));
	info.protocols = protocols;
	info.mounts = &mount;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	info.port = CONTEXT_PORT_NO_LISTEN_SERVER;
	cx = lws_create_context(&info);
	if (!cx || lws_service(cx, -1) < 0 ||
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, sv) ||
	    !lws_adopt_socket_vhost(lws_get_vhost_by_name(cx, "default"),
				    sv[0]))
		fail("no server");

	return sv[1];
}

static void
ask(int fd)
{
	static const char request[] = "GET /f.txt HTTP/1.1\r\nHost: a\r\n"
				      "Accept-Encoding: gzip\r\n\r\n";
	static char in[LEN];
	size_t len = 0;
	ssize_t r;

	if (write(fd, request, sizeof(request) - 1) != sizeof(request) - 1)
		fail("write");
	while (len < 5 || memcmp(in + len - 5, "0\r\n\r\n", 5)) {
		if (lws_service(cx, -1) < 0)
			fail("service");
		r = read(fd, in + len, sizeof(in) - len);
		if (r > 0)
			len += (size_t)r;
		if (!r || len == sizeof(in))
			fail("not compressed");
	}
}

static void
by_ours(unsigned long times)
{
	int fd;

	make_file();
	fd = start();
	while (times--)
		ask(fd);
	lws_context_destroy(cx);
	close(fd);
	unlink(file());
	rmdir(folder);
}

int
main(int argc, char **argv)
{
	unsigned long times = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;

	if (!times) {
		fprintf(stderr, "usage: %s ours|zlib N\n", argv[0]);
		return 2;
	}
	make_text();
	if (strcmp(argv[1], "zlib"))
		by_ours(times);
	else
		by_zlib(times);

	return 0;
}
