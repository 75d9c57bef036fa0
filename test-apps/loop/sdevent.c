/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A program's sd-event loop. sd_event_exit() would be for good, so it is run
 * round by round.
 */
#include <systemd/sd-event.h>

#include "loop.h"

struct later {
	void (*cb)(void *arg);
	void *arg;
};

struct loop {
	sd_event *e;
	int stopped;
};

/* the library is given the sd_event, the test what is around it */
static struct loop known[4];

static struct loop *
of(void *e)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(known); n++)
		if (known[n].e == e)
			return &known[n];
	CHECK(0);

	return NULL;
}

static void *
make(void)
{
	struct loop *l = of(NULL);

	CHECK(sd_event_new(&l->e) >= 0);

	return l->e;
}

static void
free_loop(void *loop)
{
	struct loop *l = of(loop);

	/* each source of somebody's holds it */
	CHECK(!sd_event_unref(l->e));
	l->e = NULL;
}

static void
run(void *loop)
{
	struct loop *l = of(loop);

	for (l->stopped = 0; !l->stopped;)
		CHECK(sd_event_run(loop, UINT64_MAX) >= 0);
}

static void
stop(void *loop)
{
	of(loop)->stopped = 1;
}

static int
on_timer(sd_event_source *s, uint64_t us, void *arg)
{
	struct later *l = arg;

	(void)us;
	l->cb(l->arg);
	free(l);
	sd_event_source_disable_unref(s);

	return 0;
}

static void
later(void *loop, int ms, void (*cb)(void *arg), void *arg)
{
	struct later *l = malloc(sizeof(*l));
	sd_event_source *s;

	CHECK(l);
	l->cb = cb;
	l->arg = arg;
	CHECK(sd_event_add_time_relative(loop, &s, CLOCK_MONOTONIC,
					 (uint64_t)ms * 1000, 1, on_timer,
					 l) >= 0);
}

const struct lib_loop lib_loop = {
	.name = "sdevent",
	.word = "sd",
	.option = LWS_SERVER_OPTION_SDEVENT,
	.most_loops = 4,
	.make = make,
	.free = free_loop,
	.run = run,
	.stop = stop,
	.later = later,
};
