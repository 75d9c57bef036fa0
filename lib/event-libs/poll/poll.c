/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Waiting by poll() on the table as it is: works everywhere, and costs each
 * round a look at every descriptor.
 */
#include "event-libs/event-libs.h"

static int
poll_init(struct lws_poll_table *t)
{
	(void)t;

	return 0;
}

static void
poll_fini(struct lws_poll_table *t)
{
	(void)t;
}

static int
poll_add(struct lws_poll_table *t, uint32_t index)
{
	(void)t;
	(void)index;

	return 0;
}

static int
poll_change(struct lws_poll_table *t, uint32_t index)
{
	(void)t;
	(void)index;

	return 0;
}

static void
poll_del(struct lws_poll_table *t, uint32_t index)
{
	(void)t;
	(void)index;
}

/* Who asks for nothing must hear nothing: poll() reports a hang-up unasked,
 * and a paused connection would wake every wait. A negative fd is skipped;
 * called before and after, since ~ is its own inverse. */
static void
hide_silent(struct lws_poll_table *t)
{
	uint32_t i;

	for (i = 0; i < t->count; i++)
		if (!t->fds[i].events)
			t->fds[i].fd = ~t->fds[i].fd;
}

static int
poll_wait(struct lws_poll_table *t, int timeout_ms)
{
	int c = 0;
	uint32_t i;
	int n;

	hide_silent(t);
	n = lws_plat_poll(t->fds, t->count, timeout_ms);
	hide_silent(t);
	if (n < 0)
		return errno == EINTR ? 0 : -1;
	for (i = 0; c < n && i < t->count; i++)
		if (t->fds[i].revents)
			t->ready[c++] = t->fds[i].fd;

	return c;
}

const struct lws_wait_ops lws_wait_poll = {
	.name = "poll",
	.init = poll_init,
	.fini = poll_fini,
	.add = poll_add,
	.change = poll_change,
	.del = poll_del,
	.wait = poll_wait,
};
