/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A whole connection: bytes go in by a socket, through transport, role, codec,
 * mounts and a program's callbacks, and what comes out is read away. The first
 * byte of the input says how the rest is cut: 0 not at all, n in pieces of n.
 */
#include "core-net/core-net.h"

#include <sys/socket.h>
#include <unistd.h>

#include "whole.h"

#define MOST_ROUNDS 64

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct lws_context *cx;

static void
drop(void)
{
	lws_context_destroy(cx);
	whole_drop_files();
}

static void
begin(void)
{
	lws_set_log_level(0, NULL);
	if (whole_make_files())
		abort();
	cx = whole_context();
	if (!cx)
		abort();
	atexit(drop);
}

/* 0 while the connection lives */
static int
read_away(int fd)
{
	static char b[65536];
	ssize_t n;

	while ((n = read(fd, b, sizeof(b))) > 0)
		;

	return !n;
}

/* the peer's direction ends; ours must end too, whatever was said */
static void
end(int fd)
{
	int n;

	shutdown(fd, SHUT_WR);
	for (n = 0; n < MOST_ROUNDS; n++) {
		if (lws_service(cx, -1) < 0)
			abort();
		if (read_away(fd))
			break;
	}
	close(fd);
	for (n = 0; n < 3; n++)
		if (lws_service(cx, -1) < 0)
			abort();
	/* the wake-up is all that is left */
	if (lws_thread_wsis(&cx->pt[0]) != 1)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t piece, n;
	int fd;

	if (!cx)
		begin();
	if (size < 2)
		return 0;
	piece = data[0] ? data[0] : size;
	data++;
	size--;
	fd = whole_connect(cx);
	if (fd < 0)
		abort();
	while (size) {
		n = size < piece ? size : piece;
		if (write(fd, data, n) != (ssize_t)n)
			break; /* it has closed, or takes no more */
		if (lws_service(cx, -1) < 0)
			abort();
		read_away(fd);
		data += n;
		size -= n;
	}
	end(fd);

	return 0;
}
