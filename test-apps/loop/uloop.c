/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A program's uloop.
 */
#include <libubox/uloop.h>

#include "loop.h"

struct later {
	struct uloop_timeout t;
	void (*cb)(void *arg);
	void *arg;
};

static int the_loop;

static void *
make(void)
{
	CHECK(!uloop_init());

	return &the_loop;
}

static void
free_loop(void *loop)
{
	(void)loop;
	uloop_done();
}

static void
run(void *loop)
{
	(void)loop;
	CHECK(!uloop_run());
}

static void
stop(void *loop)
{
	(void)loop;
	uloop_end();
}

static void
on_timer(struct uloop_timeout *t)
{
	struct later *l = lws_container_of(t, struct later, t);

	l->cb(l->arg);
	free(l);
}

static void
later(void *loop, int ms, void (*cb)(void *arg), void *arg)
{
	struct later *l = calloc(1, sizeof(*l));

	(void)loop;
	CHECK(l);
	l->cb = cb;
	l->arg = arg;
	l->t.cb = on_timer;
	CHECK(!uloop_timeout_set(&l->t, ms));
}

const struct lib_loop lib_loop = {
	.name = "uloop",
	.word = "uloop",
	.option = LWS_SERVER_OPTION_ULOOP,
	.most_loops = 1,
	.no_signals = 1,
	.make = make,
	.free = free_loop,
	.run = run,
	.stop = stop,
	.later = later,
};
