/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Waking a thread that waits: an eventfd where there is one (wake-eventfd.c),
 * else a pipe (wake-pipe.c). Both may be written from a signal handler.
 */
#include "plat/plat.h"

void
lws_plat_wake_fini(struct lws_plat_wake *w)
{
	if (w->fd[1] >= 0 && w->fd[1] != w->fd[0])
		lws_plat_close(w->fd[1]);
	if (w->fd[0] >= 0)
		lws_plat_close(w->fd[0]);
	w->fd[0] = w->fd[1] = -1;
}

void
lws_plat_wake_up(const struct lws_plat_wake *w)
{
	const uint64_t one = 1;
	int e = errno;
	/* full means that it is already awake */
	ssize_t n = write(w->fd[1], &one, sizeof(one));

	(void)n;
	errno = e; /* a signal handler may have called us */
}

void
lws_plat_wake_clear(const struct lws_plat_wake *w)
{
	uint8_t b[64];

	/* an eventfd is empty after one read of 8 bytes or more */
	if (w->fd[0] == w->fd[1]) {
		ssize_t n = read(w->fd[0], b, 8);

		(void)n;
		return;
	}
	while (read(w->fd[0], b, sizeof(b)) == (ssize_t)sizeof(b))
		;
}
