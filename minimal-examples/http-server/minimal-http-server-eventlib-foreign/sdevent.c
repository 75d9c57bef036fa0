/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The program's sd-event loop.
 */
#include <systemd/sd-event.h>

#include "private.h"

static void (*on_timer_cb)(void), (*on_sigint_cb)(void);
static sd_event_source *sigint;
static int stopped;

static void *
make(void)
{
	sd_event *e = NULL;
	sigset_t s;

	/* as sd_event_add_signal() wants it */
	sigemptyset(&s);
	sigaddset(&s, SIGINT);
	sigprocmask(SIG_BLOCK, &s, NULL);

	return sd_event_new(&e) < 0 ? NULL : e;
}

/* sd_event_exit() would be for good */
static void
run(void *loop)
{
	for (stopped = 0; !stopped;)
		if (sd_event_run(loop, UINT64_MAX) < 0)
			break;
}

static void
stop(void *loop)
{
	(void)loop;
	stopped = 1;
}

static int
on_timer(sd_event_source *s, uint64_t us, void *arg)
{
	(void)us;
	(void)arg;
	sd_event_source_disable_unref(s);
	on_timer_cb();

	return 0;
}

static void
later(void *loop, int ms, void (*cb)(void))
{
	sd_event_source *s;

	on_timer_cb = cb;
	sd_event_add_time_relative(loop, &s, CLOCK_MONOTONIC,
				   (uint64_t)ms * 1000, 1, on_timer, NULL);
}

static int
on_signal(sd_event_source *s, const struct signalfd_siginfo *si, void *arg)
{
	(void)s;
	(void)si;
	(void)arg;
	on_sigint_cb();

	return 0;
}

static void
on_sigint(void *loop, void (*cb)(void))
{
	on_sigint_cb = cb;
	if (!sigint)
		sd_event_add_signal(loop, &sigint, SIGINT, on_signal, NULL);
}

static void
destroy(void *loop)
{
	sd_event_source_disable_unref(sigint);
	/* each source of somebody's would hold it: then it is not NULL */
	if (sd_event_unref(loop))
		lwsl_err("somebody has left sources in the loop\n");
	else
		lwsl_user("the loop is empty\n");
}

const struct ops ops_sdevent = { "--sd",    LWS_SERVER_OPTION_SDEVENT,
				 make,      run,
				 stop,      later,
				 on_sigint, destroy };
