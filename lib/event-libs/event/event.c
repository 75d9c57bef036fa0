/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * libevent 2. Every handle closes at once, so there is nothing to wait for. One
 * base of a process watches signals: that of the first thread.
 */
#include <event2/event.h>

#include "event-libs/loop/loop.h"

struct event_pt {
	struct lws_loop l;
	struct event_base *base; /* owned if l.own; NULL: not begun */
	struct event *timer;     /* owned */
	struct event *sigs[2];   /* owned; NULL: none */
};

struct event_watch {
	struct lws_loop_watch w;
	struct event *ev; /* owned; NULL: none */
};

static inline struct event_pt *
pt_of(struct lws_loop *l)
{
	return lws_container_of(l, struct event_pt, l);
}

static inline struct event_watch *
watch_of(struct lws_loop_watch *w)
{
	return lws_container_of(w, struct event_watch, w);
}

/* -- descriptors -- */

static void
on_event(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	lws_loop_ready(arg, (short)((what & EV_READ ? POLLIN : 0) |
				    (what & EV_WRITE ? POLLOUT : 0)));
}

static int
attach(struct lws_loop_watch *w)
{
	struct event_watch *ew = watch_of(w);

	ew->ev =
		event_new(pt_of(w->loop)->base, w->fd, EV_PERSIST, on_event, w);

	return ew->ev ? 0 : -1;
}

static int
change(struct lws_loop_watch *w)
{
	struct event *ev = watch_of(w)->ev;

	event_del(ev);
	if (!w->events)
		return 0;
	if (event_assign(ev, pt_of(w->loop)->base, w->fd,
			 (short)(EV_PERSIST |
				 (w->events & POLLIN ? EV_READ : 0) |
				 (w->events & POLLOUT ? EV_WRITE : 0)),
			 on_event, w))
		return -1;

	return event_add(ev, NULL);
}

static void
detach(struct lws_loop_watch *w)
{
	event_free(watch_of(w)->ev);
	watch_of(w)->ev = NULL;
}

/* -- the loop -- */

static void
on_timer(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	lws_loop_alarm(arg);
}

static void
set_timer(struct lws_loop *l, int ms)
{
	struct timeval tv = { ms / 1000, ms % 1000 * 1000 };

	if (ms < 0)
		event_del(pt_of(l)->timer);
	else
		event_add(pt_of(l)->timer, &tv);
}

static void
on_signal(evutil_socket_t fd, short what, void *arg)
{
	struct event_pt *pt = arg;

	(void)what;
	lws_loop_signal(&pt->l, pt->sigs[fd == SIGTERM], (int)fd);
}

static int
watch_signals(struct event_pt *pt)
{
	static const int nums[] = { SIGINT, SIGTERM };
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(nums); n++) {
		pt->sigs[n] = evsignal_new(pt->base, nums[n], on_signal, pt);
		if (!pt->sigs[n] || event_add(pt->sigs[n], NULL))
			return -1;
	}

	return 0;
}

static int
open_loop(struct lws_loop *l, void *given)
{
	struct event_pt *pt = pt_of(l);

	pt->base = given ? given : event_base_new();
	if (pt->base)
		pt->timer = evtimer_new(pt->base, on_timer, l);
	if (pt->timer && (!lws_loop_wants_signals(l) ||
			  !lws_loop_take_signals(l) || !watch_signals(pt)))
		return 0;
	lwsl_cx_err(l->cx, "libevent: no loop, timer or signal");

	return -1;
}

static void
close_loop(struct lws_loop *l)
{
	struct event_pt *pt = pt_of(l);
	unsigned int n;

	if (pt->timer)
		event_free(pt->timer);
	for (n = 0; n < LWS_ARRAY_SIZE(pt->sigs); n++)
		if (pt->sigs[n])
			event_free(pt->sigs[n]);
	if (pt->base && l->own)
		event_base_free(pt->base);
	pt->base = NULL;
}

static void
run(struct lws_loop *l)
{
	event_base_dispatch(pt_of(l)->base);
}

static void
turn(struct lws_loop *l, int wait)
{
	/* not waiting alone goes on for as long as something is ready */
	event_base_loop(pt_of(l)->base,
			wait ? EVLOOP_ONCE : EVLOOP_ONCE | EVLOOP_NONBLOCK);
}

static void
stop(struct lws_loop *l)
{
	event_base_loopbreak(pt_of(l)->base);
}

static const struct lws_loop_lib lib_event = {
	.open = open_loop,
	.close = close_loop,
	.attach = attach,
	.change = change,
	.detach = detach,
	.alarm = set_timer,
	.run = run,
	.turn = turn,
	.stop = stop,
};

static int
init_pt(struct lws_context *cx, void *given, int tsi)
{
	return lws_loop_init(cx, given, tsi, &lib_event);
}

static const struct lws_event_loop_ops ops = {
	LWS_LOOP_OPS,
	.name = "libevent",
	.init_pt = init_pt,
	.evlib_size_pt = sizeof(struct event_pt),
	.evlib_size_wsi = sizeof(struct event_watch),
};

extern LWS_VISIBLE const lws_plugin_evlib_t evlib_event;
const lws_plugin_evlib_t evlib_event = {
	.hdr = LWS_LOOP_PLUGIN(evlib_event),
	.ops = &ops,
};
