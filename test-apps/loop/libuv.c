/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A program's libuv loop.
 */
#include <uv.h>

#include "loop.h"

struct later {
	uv_timer_t t;
	void (*cb)(void *arg);
	void *arg;
};

static void *
make(void)
{
	uv_loop_t *loop = malloc(sizeof(*loop));

	CHECK(loop);
	CHECK(!uv_loop_init(loop));

	return loop;
}

static void
free_loop(void *loop)
{
	/* returns at once when there is nothing left to wait for */
	CHECK(!uv_run(loop, UV_RUN_DEFAULT));
	CHECK(!uv_loop_close(loop));
	free(loop);
}

static void
run(void *loop)
{
	uv_run(loop, UV_RUN_DEFAULT);
}

static void
free_timer(uv_handle_t *h)
{
	free(lws_container_of((uv_timer_t *)h, struct later, t));
}

static void
on_timer(uv_timer_t *t)
{
	struct later *l = lws_container_of(t, struct later, t);

	l->cb(l->arg);
	uv_close((uv_handle_t *)t, free_timer);
}

static void
later(void *loop, int ms, void (*cb)(void *arg), void *arg)
{
	struct later *l = malloc(sizeof(*l));

	CHECK(l);
	l->cb = cb;
	l->arg = arg;
	CHECK(!uv_timer_init(loop, &l->t));
	CHECK(!uv_timer_start(&l->t, on_timer, (uint64_t)ms, 0));
}

static void
stop(void *loop)
{
	uv_stop(loop);
}

const struct lib_loop lib_loop = {
	.name = "libuv",
	.word = "uv",
	.option = LWS_SERVER_OPTION_LIBUV,
	.most_loops = 4,
	.make = make,
	.free = free_loop,
	.run = run,
	.stop = stop,
	.later = later,
};
