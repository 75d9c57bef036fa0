/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Waiting by epoll, level triggered, with the table mirrored in the kernel. An
 * idle descriptor costs nothing here. One call brings at most EPOLL_BATCH
 * ready ones; the rest are still ready at the next, so a busy few cannot keep
 * the others waiting for longer than a batch.
 */
#include "event-libs/event-libs.h"

#include <sys/epoll.h>

#define EPOLL_BATCH 256

struct epoll_state {
	int fd;
};

static int
epoll_op(struct lws_poll_table *t, int op, uint32_t index)
{
	const struct epoll_state *s = t->wait_state;
	struct epoll_event e;

	memset(&e, 0, sizeof(e));
	/* the bits of poll() and epoll are the same numbers on Linux for
	 * IN, PRI, OUT, ERR and HUP; epoll reports the last two unasked */
	e.events = (uint32_t)t->fds[index].events;
	e.data.fd = t->fds[index].fd;

	return epoll_ctl(s->fd, op, t->fds[index].fd, &e);
}

static int
wait_init(struct lws_poll_table *t)
{
	struct epoll_state *s = lws_malloc(sizeof(*s), "epoll");

	if (!s)
		return -1;
	s->fd = epoll_create1(EPOLL_CLOEXEC);
	if (s->fd < 0) {
		lws_free(s);
		return -1;
	}
	t->wait_state = s;

	return 0;
}

static void
wait_fini(struct lws_poll_table *t)
{
	struct epoll_state *s = t->wait_state;

	close(s->fd);
	lws_free(s);
	t->wait_state = NULL;
}

/* Who asks for nothing must hear nothing: a paused connection whose peer has
 * hung up would wake every wait, since epoll reports that unasked. So an empty
 * mask is not in the set, and comes in with the next one. */
static int
wait_add(struct lws_poll_table *t, uint32_t index)
{
	if (!epoll_op(t, EPOLL_CTL_ADD, index)) {
		if (t->fds[index].events)
			return 0;
		/* it was tried all the same: a file is known at once */
		return epoll_op(t, EPOLL_CTL_DEL, index);
	}
	/* regular files and directories are never waited for */
	if (errno == EPERM)
		return 1;

	return -1;
}

static int
wait_change(struct lws_poll_table *t, uint32_t index)
{
	if (!t->fds[index].events)
		return epoll_op(t, EPOLL_CTL_DEL, index);
	if (!epoll_op(t, EPOLL_CTL_MOD, index))
		return 0;

	return errno == ENOENT ? epoll_op(t, EPOLL_CTL_ADD, index) : -1;
}

static void
wait_del(struct lws_poll_table *t, uint32_t index)
{
	/* closing would do it, but only if nobody holds a duplicate */
	if (t->fds[index].events)
		(void)epoll_op(t, EPOLL_CTL_DEL, index);
}

static int
wait_wait(struct lws_poll_table *t, int timeout_ms)
{
	const struct epoll_state *s = t->wait_state;
	struct epoll_event ev[EPOLL_BATCH];
	int n = epoll_wait(s->fd, ev, EPOLL_BATCH, timeout_ms);
	int c = 0;
	int i;

	if (n < 0)
		return errno == EINTR ? 0 : -1;
	for (i = 0; i < n; i++) {
		uint32_t x = lws_poll_table_index(t, ev[i].data.fd);

		/* a duplicate of a descriptor that is no longer ours */
		if (x == LWS_POLL_NONE)
			continue;
		t->fds[x].revents = (short)ev[i].events;
		t->ready[c++] = ev[i].data.fd;
	}

	return c;
}

const struct lws_wait_ops lws_wait_epoll = {
	.name = "epoll",
	.init = wait_init,
	.fini = wait_fini,
	.add = wait_add,
	.change = wait_change,
	.del = wait_del,
	.wait = wait_wait,
};
