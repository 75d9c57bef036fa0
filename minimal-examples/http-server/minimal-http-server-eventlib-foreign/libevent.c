/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The program's libevent loop.
 */
#include <event2/event.h>

#include "private.h"

static struct event *timer, *sigint;
static void (*on_timer_cb)(void), (*on_sigint_cb)(void);

static void
on_timer(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
	on_timer_cb();
}

static void
on_signal(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
	on_sigint_cb();
}

static void *
make(void)
{
	struct event_base *base = event_base_new();

	if (base) {
		timer = evtimer_new(base, on_timer, NULL);
		sigint = evsignal_new(base, SIGINT, on_signal, NULL);
	}

	return base;
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
later(void *loop, int ms, void (*cb)(void))
{
	struct timeval tv = { ms / 1000, ms % 1000 * 1000 };

	(void)loop;
	on_timer_cb = cb;
	evtimer_add(timer, &tv);
}

static void
on_sigint(void *loop, void (*cb)(void))
{
	(void)loop;
	on_sigint_cb = cb;
	evsignal_add(sigint, NULL);
}

static void
destroy(void *loop)
{
	event_free(timer);
	event_free(sigint);
	if (event_base_get_num_events(loop, EVENT_BASE_COUNT_ADDED))
		lwsl_err("somebody has left events in the loop\n");
	else
		lwsl_user("the loop is empty\n");
	event_base_free(loop);
}

const struct ops ops_libevent = { "--event", LWS_SERVER_OPTION_LIBEVENT,
				  make,      run,
				  stop,      later,
				  on_sigint, destroy };
