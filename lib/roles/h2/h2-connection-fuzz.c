/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A whole connection behind its preface: frames go in by a socket, through
 * transport, role, codecs, streams, mounts and a program's callbacks. The first
 * byte of the input says how the rest is cut: 0 not at all, n in pieces of n.
 */
#include "core-net/core-net.h"

#include <sys/socket.h>
#include <unistd.h>

#include "h2-peer-test.h"

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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int n;

	if (!cx)
		begin();
	if (size < 2 || size > 60000)
		return 0;
	if (peer_open(cx))
		abort();
	peer_hello();
	peer_bytes(data + 1, size - 1);
	peer_go_in(data[0] ? data[0] : sizeof(peer.out));
	shutdown(peer.fd, SHUT_WR);
	for (n = 0; n < 8; n++)
		peer_go();
	peer_close();
	/* the wake-up is all that is left */
	for (n = 0; n < 8 && lws_thread_wsis(&cx->pt[0]) != 1; n++)
		if (lws_service(cx, -1) < 0)
			abort();
	if (lws_thread_wsis(&cx->pt[0]) != 1)
		abort();

	return 0;
}
