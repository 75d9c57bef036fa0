/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The program's uloop loop, of which a process has one.
 */
#include <libubox/uloop.h>

#include "private.h"

static struct uloop_timeout timer;
static void (*on_timer_cb)(void), (*on_sigint_cb)(void);
static int stopped;

static void
on_timer(struct uloop_timeout *t)
{
	(void)t;
	on_timer_cb();
}

/* any pointer stands for it */
static void *
make(void)
{
	timer.cb = on_timer;

	return uloop_init() ? NULL : &timer;
}

/* SIGINT makes uloop_run() return */
static void
run(void *loop)
{
	(void)loop;
	for (stopped = 0; !stopped;)
		if (uloop_run() > 0 && on_sigint_cb)
			on_sigint_cb();
}

static void
stop(void *loop)
{
	(void)loop;
	stopped = 1;
	uloop_end();
}

static void
later(void *loop, int ms, void (*cb)(void))
{
	(void)loop;
	on_timer_cb = cb;
	uloop_timeout_set(&timer, ms);
}

static void
on_sigint(void *loop, void (*cb)(void))
{
	(void)loop;
	on_sigint_cb = cb;
}

static void
destroy(void *loop)
{
	(void)loop;
	if (uloop_get_next_timeout() >= 0)
		lwsl_err("somebody has left timeouts in the loop\n");
	else
		lwsl_user("the loop is empty\n");
	uloop_done();
}

const struct ops ops_uloop = { "--uloop", LWS_SERVER_OPTION_ULOOP,
			       make,      run,
			       stop,      later,
			       on_sigint, destroy };
