/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A program's libev loop.
 */
#define EV_COMPAT3 0
#include <ev.h>

#include "loop.h"

struct later {
	void (*cb)(void *arg);
	void *arg;
};

static void *
make(void)
{
	struct ev_loop *l = ev_loop_new(EVFLAG_AUTO);

	CHECK(l);

	return l;
}

static void
free_loop(void *loop)
{
	/* returns when there is nothing left to wait for */
	ev_run(loop, 0);
	ev_loop_destroy(loop);
}

static void
run(void *loop)
{
	ev_run(loop, 0);
}

static void
stop(void *loop)
{
	ev_break(loop, EVBREAK_ALL);
}

static void
on_timer(int what, void *arg)
{
	struct later *l = arg;

	(void)what;
	l->cb(l->arg);
	free(l);
}

static void
later(void *loop, int ms, void (*cb)(void *arg), void *arg)
{
	struct later *l = malloc(sizeof(*l));

	CHECK(l);
	l->cb = cb;
	l->arg = arg;
	ev_once(loop, -1, 0, ms / 1000., on_timer, l);
}

const struct lib_loop lib_loop = {
	.name = "libev",
	.word = "ev",
	.option = LWS_SERVER_OPTION_LIBEV,
	.most_loops = 4,
	.make = make,
	.free = free_loop,
	.run = run,
	.stop = stop,
	.later = later,
};
