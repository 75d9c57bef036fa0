/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The program's libev loop.
 */
#define EV_COMPAT3 0
#include <ev.h>

#include "private.h"

static ev_signal sigint;
static void (*on_timer_cb)(void), (*on_sigint_cb)(void);

static void
on_signal(struct ev_loop *loop, ev_signal *s, int what)
{
	(void)loop;
	(void)s;
	(void)what;
	on_sigint_cb();
}

static void
on_timer(int what, void *arg)
{
	(void)what;
	(void)arg;
	on_timer_cb();
}

static void *
make(void)
{
	ev_signal_init(&sigint, on_signal, SIGINT);

	/* signals are the default loop's */
	return ev_default_loop(EVFLAG_AUTO);
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
later(void *loop, int ms, void (*cb)(void))
{
	on_timer_cb = cb;
	ev_once(loop, -1, 0, ms / 1000., on_timer, NULL);
}

static void
on_sigint(void *loop, void (*cb)(void))
{
	on_sigint_cb = cb;
	ev_signal_start(loop, &sigint);
}

static void
destroy(void *loop)
{
	ev_signal_stop(loop, &sigint);
	/* returns at once: there is nothing left to wait for */
	ev_run(loop, 0);
	lwsl_user("the loop is empty\n");
	ev_loop_destroy(loop);
}

const struct ops ops_libev = { "--ev",    LWS_SERVER_OPTION_LIBEV,
			       make,      run,
			       stop,      later,
			       on_sigint, destroy };
