/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A site for the tests of this room: a folder of files behind a mount, and a
 * connection to it whose answers are taken apart. The context is a real one,
 * the transport a socket pair.
 */
#ifndef LWS_ROLES_HTTP_SITE_TEST_H
#define LWS_ROLES_HTTP_SITE_TEST_H

#include "core-net/core-net.h"

#include "recorder.h"

#include <sys/stat.h>
#include <utime.h>

#define OLD 784111777 /* Sun, 06 Nov 1994 08:49:37 GMT */

static char dir[64];
static struct lws_context *cx;
static int peer;
static char reply[1 << 20];
static size_t reply_len;
static struct lws_http_mount mount;

static struct lws_context_creation_info site_info;

static const struct lws_protocols site_protocols[] = {
	{ .name = "http", .callback = lws_callback_http_dummy },
	LWS_PROTOCOL_LIST_TERM
};

static inline const char *
in_dir(const char *name)
{
	static char path[2][128];
	static unsigned int turn;
	char *p = path[turn++ & 1];

	snprintf(p, sizeof(path[0]), "%s/%s", dir, name);

	return p;
}

/* written long ago, so that it may be kept */
static inline void
age(const char *name, time_t t)
{
	struct utimbuf u = { t, t };

	assert_int_equal(utime(in_dir(name), &u), 0);
}

static inline void
make(const char *name, const void *bytes, size_t len)
{
	int fd = open(in_dir(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), (ssize_t)len);
	close(fd);
	age(name, OLD);
}

static inline void
make_text(const char *name, const char *text)
{
	make(name, text, strlen(text));
}

static inline void
connect_peer(void)
{
	lws_sock_file_fd_type u;
	int sv[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	assert_int_equal(fcntl(sv[1], F_SETFL, O_NONBLOCK), 0);
	peer = sv[1];
	u.sockfd = sv[0];
	assert_non_null(lws_adopt_descriptor_vhost(
		rec_vhost(cx), LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP, u, NULL,
		NULL));
}

/* an empty folder, and a file mount of it; a test may change site_info then */
static inline int
site_begin(void)
{
	rec_begin();
	snprintf(dir, sizeof(dir), "/tmp/lws-http-site-test-XXXXXX");
	if (!mkdtemp(dir) || mkdir(in_dir("sub"), 0700))
		return -1;
	rec_info(&site_info);
	site_info.protocols = site_protocols;
	memset(&mount, 0, sizeof(mount));
	mount.mountpoint = "/";
	mount.mountpoint_len = 1;
	mount.origin = dir;
	mount.origin_protocol = LWSMPRO_FILE;
	site_info.mounts = &mount;

	return 0;
}

static inline int
site_open(void)
{
	cx = lws_create_context(&site_info);
	if (!cx)
		return -1;
	rounds(cx, 3);
	connect_peer();

	return 0;
}

static inline int
site_teardown(void **state)
{
	char command[128];

	(void)state;
	if (cx)
		lws_context_destroy(cx);
	cx = NULL;
	close(peer);
	snprintf(command, sizeof(command), "rm -rf %s", dir);

	return system(command);
}

static inline void
receive(void)
{
	ssize_t n;

	while ((n = recv(peer, reply + reply_len, sizeof(reply) - 1 - reply_len,
			 0)) > 0)
		reply_len += (size_t)n;
	reply[reply_len] = '\0';
}

/* extra: further header lines */
static inline void
ask(const char *method, const char *path, const char *extra)
{
	char request[2048];
	int n = snprintf(request, sizeof(request),
			 "%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n", method, path,
			 extra);

	reply_len = 0;
	assert_int_equal(send(peer, request, (size_t)n, 0), n);
	for (n = 0; n < 20; n++) {
		rounds(cx, 1);
		receive();
	}
}

static inline void
get(const char *path, const char *extra)
{
	ask("GET", path, extra);
}

static inline int
status(void)
{
	return reply_len > 12 ? atoi(reply + 9) : 0;
}

static inline const char *
body(void)
{
	const char *p = strstr(reply, "\r\n\r\n");

	assert_non_null(p);

	return p + 4;
}

/* the value of a header, up to its line's end; "" absent */
static inline const char *
header(const char *name)
{
	static char value[4][256];
	static unsigned int turn;
	char *v = value[turn++ & 3], line[64];
	const char *p, *end;

	snprintf(line, sizeof(line), "\r\n%s: ", name);
	v[0] = '\0';
	p = strstr(reply, line);
	if (!p || p > body())
		return v;
	p += strlen(line);
	end = strchr(p, '\r');
	memcpy(v, p, (size_t)(end - p));
	v[end - p] = '\0';

	return v;
}

#endif
