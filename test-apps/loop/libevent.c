/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A program's libevent loop.
 */
#include <event2/event.h>

#include "loop.h"

struct later {
	struct event *ev;
	void (*cb)(void *arg);
	void *arg;
};

static void *
make(void)
{
	struct event_base *b = event_base_new();

	CHECK(b);

	return b;
}

static void
free_loop(void *loop)
{
	CHECK(event_base_get_num_events(loop, EVENT_BASE_COUNT_ADDED) == 0);
	event_base_free(loop);
}

static void
run(void *loop)
{
	event_base_dispatch(loop);
}

static void
stop(void *loop)
{
	event_base_loopbreak(loop);
}

static void
on_timer(evutil_socket_t fd, short what, void *arg)
{
	struct later *l = arg;

	(void)fd;
	(void)what;
	l->cb(l->arg);
	event_free(l->ev);
	free(l);
}

static void
later(void *loop, int ms, void (*cb)(void *arg), void *arg)
{
	struct later *l = malloc(sizeof(*l));
	struct timeval tv = { 0, ms * 1000 };

	CHECK(l);
	l->cb = cb;
	l->arg = arg;
	l->ev = evtimer_new(loop, on_timer, l);
	CHECK(l->ev);
	CHECK(!evtimer_add(l->ev, &tv));
}

const struct lib_loop lib_loop = {
	.name = "libevent",
	.word = "event",
	.option = LWS_SERVER_OPTION_LIBEVENT,
	.most_loops = 4,
	.make = make,
	.free = free_loop,
	.run = run,
	.stop = stop,
	.later = later,
};
