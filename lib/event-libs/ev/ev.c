/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * libev. Watchers are memory of ours, and stop at once.
 */
#include "event-libs/ev/compat.h"

#include "event-libs/loop/loop.h"

struct ev_pt {
	struct lws_loop l;
	struct ev_loop *loop; /* owned if l.own; NULL: not begun */
	ev_timer timer;
	ev_signal sigs[2];
};

struct ev_watch {
	struct lws_loop_watch w;
	ev_io io;
};

static inline struct ev_pt *
pt_of(struct lws_loop *l)
{
	return lws_container_of(l, struct ev_pt, l);
}

/* -- descriptors -- */

static void
on_io(struct ev_loop *loop, ev_io *io, int what)
{
	(void)loop;
	lws_loop_ready(io->data, (short)((what & EV_READ ? POLLIN : 0) |
					 (what & EV_WRITE ? POLLOUT : 0)));
}

static int
attach(struct lws_loop_watch *w)
{
	ev_io *io = &lws_container_of(w, struct ev_watch, w)->io;

	lws_ev_io_init(io, on_io, w->fd, 0);
	io->data = w;

	return 0;
}

static int
change(struct lws_loop_watch *w)
{
	ev_io *io = &lws_container_of(w, struct ev_watch, w)->io;
	struct ev_loop *loop = pt_of(w->loop)->loop;

	ev_io_stop(loop, io);
	if (!w->events)
		return 0;
	lws_ev_io_set(io, w->fd,
		      (w->events & POLLIN ? EV_READ : 0) |
			      (w->events & POLLOUT ? EV_WRITE : 0));
	ev_io_start(loop, io);

	return 0;
}

static void
detach(struct lws_loop_watch *w)
{
	ev_io_stop(pt_of(w->loop)->loop,
		   &lws_container_of(w, struct ev_watch, w)->io);
}

/* -- the loop -- */

static void
on_timer(struct ev_loop *loop, ev_timer *t, int what)
{
	(void)loop;
	(void)what;
	lws_loop_alarm(t->data);
}

static void
set_timer(struct lws_loop *l, int ms)
{
	struct ev_pt *pt = pt_of(l);

	ev_timer_stop(pt->loop, &pt->timer);
	if (ms < 0)
		return;
	/* it counts from when the loop last looked at the clock */
	ev_now_update(pt->loop);
	lws_ev_timer_set(&pt->timer, ms / 1000.0);
	ev_timer_start(pt->loop, &pt->timer);
}

static void
on_signal(struct ev_loop *loop, ev_signal *s, int what)
{
	(void)loop;
	(void)what;
	lws_loop_signal(s->data, s, s->signum);
}

static void
watch_signals(struct ev_pt *pt)
{
	static const int nums[] = { SIGINT, SIGTERM };
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(nums); n++) {
		lws_ev_signal_init(&pt->sigs[n], on_signal, nums[n]);
		pt->sigs[n].data = &pt->l;
		ev_signal_start(pt->loop, &pt->sigs[n]);
	}
}

static int
open_loop(struct lws_loop *l, void *given)
{
	struct ev_pt *pt = pt_of(l);

	pt->loop = given ? given : ev_loop_new(EVFLAG_AUTO);
	if (!pt->loop) {
		lwsl_cx_err(l->cx, "libev: no loop");
		return -1;
	}
	lws_ev_timer_init(&pt->timer, on_timer);
	pt->timer.data = l;
	if (lws_loop_wants_signals(l) && lws_loop_take_signals(l))
		watch_signals(pt);

	return 0;
}

static void
close_loop(struct lws_loop *l)
{
	struct ev_pt *pt = pt_of(l);
	unsigned int n;

	if (!pt->loop)
		return;
	ev_timer_stop(pt->loop, &pt->timer);
	for (n = 0; l->has_signals && n < LWS_ARRAY_SIZE(pt->sigs); n++)
		ev_signal_stop(pt->loop, &pt->sigs[n]);
	if (l->own)
		ev_loop_destroy(pt->loop);
	pt->loop = NULL;
}

static void
run(struct lws_loop *l)
{
	ev_run(pt_of(l)->loop, 0);
}

static void
turn(struct lws_loop *l, int wait)
{
	ev_run(pt_of(l)->loop, wait ? EVRUN_ONCE : EVRUN_NOWAIT);
}

static void
stop(struct lws_loop *l)
{
	ev_break(pt_of(l)->loop, EVBREAK_ALL);
}

static const struct lws_loop_lib lib_ev = {
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
	return lws_loop_init(cx, given, tsi, &lib_ev);
}

static const struct lws_event_loop_ops ops = {
	LWS_LOOP_OPS,
	.name = "libev",
	.init_pt = init_pt,
	.evlib_size_pt = sizeof(struct ev_pt),
	.evlib_size_wsi = sizeof(struct ev_watch),
};

extern LWS_VISIBLE const lws_plugin_evlib_t evlib_ev;
const lws_plugin_evlib_t evlib_ev = {
	.hdr = LWS_LOOP_PLUGIN(evlib_ev),
	.ops = &ops,
};
