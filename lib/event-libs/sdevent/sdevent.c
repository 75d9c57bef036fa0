/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * systemd's sd-event. A signal that it is to deliver has to be blocked first;
 * what our own loop blocks for that it restores at its end.
 */
#include <systemd/sd-event.h>

#include "event-libs/loop/loop.h"

#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>

#define TURN_MOST 32 /* events in one turn */

struct sd_pt {
	struct lws_loop l;
	sd_event *event;        /* counted; NULL: not begun */
	sd_event_source *timer; /* counted */
	sd_event_source *sigs[2];
	sigset_t mask; /* of the thread, before */
	uint8_t masked;
};

struct sd_watch {
	struct lws_loop_watch w;
	sd_event_source *source; /* counted; NULL: none */
};

static inline struct sd_pt *
pt_of(struct lws_loop *l)
{
	return lws_container_of(l, struct sd_pt, l);
}

static inline struct sd_watch *
watch_of(struct lws_loop_watch *w)
{
	return lws_container_of(w, struct sd_watch, w);
}

/* -- descriptors -- */

static int
on_io(sd_event_source *s, int fd, uint32_t events, void *arg)
{
	(void)s;
	(void)fd;
	/* the bits of poll() and epoll are the same numbers */
	lws_loop_ready(
		arg, (short)(events & (POLLIN | POLLOUT | POLLERR | POLLHUP)));

	return 0;
}

static int
attach(struct lws_loop_watch *w)
{
	struct sd_watch *sw = watch_of(w);

	if (sd_event_add_io(pt_of(w->loop)->event, &sw->source, w->fd, EPOLLIN,
			    on_io, w) < 0)
		return -1;

	return sd_event_source_set_enabled(sw->source, SD_EVENT_OFF) < 0;
}

static int
change(struct lws_loop_watch *w)
{
	sd_event_source *s = watch_of(w)->source;

	/* off, not on for nothing: a hang-up would still be heard */
	if (!w->events)
		return sd_event_source_set_enabled(s, SD_EVENT_OFF) < 0;
	if (sd_event_source_set_io_events(s, (uint32_t)w->events) < 0)
		return -1;

	return sd_event_source_set_enabled(s, SD_EVENT_ON) < 0;
}

static void
let_go(sd_event_source **s)
{
	if (!*s)
		return;
	/* the one whose callback runs lives until it returns */
	(void)sd_event_source_set_enabled(*s, SD_EVENT_OFF);
	*s = sd_event_source_unref(*s);
}

static void
detach(struct lws_loop_watch *w)
{
	let_go(&watch_of(w)->source);
}

/* -- the loop -- */

static int
on_timer(sd_event_source *s, uint64_t us, void *arg)
{
	(void)s;
	(void)us;
	lws_loop_alarm(arg);

	return 0;
}

static void
set_timer(struct lws_loop *l, int ms)
{
	struct sd_pt *pt = pt_of(l);

	if (ms < 0) {
		(void)sd_event_source_set_enabled(pt->timer, SD_EVENT_OFF);
		return;
	}
	/* its monotonic clock is ours */
	(void)sd_event_source_set_time(pt->timer, (uint64_t)lws_now_usecs() +
							  (uint64_t)ms * 1000u);
	(void)sd_event_source_set_enabled(pt->timer, SD_EVENT_ONESHOT);
}

static int
on_signal(sd_event_source *s, const struct signalfd_siginfo *si, void *arg)
{
	lws_loop_signal(arg, s, (int)si->ssi_signo);

	return 0;
}

static int
watch_signals(struct sd_pt *pt)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	if (pthread_sigmask(SIG_BLOCK, &set, &pt->mask))
		return -1;
	pt->masked = 1;
	if (sd_event_add_signal(pt->event, &pt->sigs[0], SIGINT, on_signal,
				&pt->l) < 0)
		return -1;

	return sd_event_add_signal(pt->event, &pt->sigs[1], SIGTERM, on_signal,
				   &pt->l) < 0;
}

static int
open_loop(struct lws_loop *l, void *given)
{
	struct sd_pt *pt = pt_of(l);

	if (given)
		pt->event = sd_event_ref(given);
	else if (sd_event_new(&pt->event) < 0)
		pt->event = NULL;
	/* an accuracy of 0 would mean a quarter of a second */
	if (pt->event &&
	    sd_event_add_time(pt->event, &pt->timer, CLOCK_MONOTONIC,
			      UINT64_MAX, 1, on_timer, l) >= 0 &&
	    (!lws_loop_wants_signals(l) || !watch_signals(pt)))
		return 0;
	lwsl_cx_err(l->cx, "sd-event: no loop, timer or signal");

	return -1;
}

static void
close_loop(struct lws_loop *l)
{
	struct sd_pt *pt = pt_of(l);

	let_go(&pt->timer);
	let_go(&pt->sigs[0]);
	let_go(&pt->sigs[1]);
	if (pt->masked)
		pthread_sigmask(SIG_SETMASK, &pt->mask, NULL);
	pt->event = sd_event_unref(pt->event);
}

static void
run(struct lws_loop *l)
{
	(void)sd_event_loop(pt_of(l)->event);
}

static void
turn(struct lws_loop *l, int wait)
{
	sd_event *e = pt_of(l)->event;
	int n = 0;

	/* each run is of one event only */
	if (sd_event_run(e, wait ? UINT64_MAX : 0) <= 0)
		return;
	while (++n < TURN_MOST && sd_event_run(e, 0) > 0)
		;
}

static void
stop(struct lws_loop *l)
{
	(void)sd_event_exit(pt_of(l)->event, 0);
}

static const struct lws_loop_lib lib_sd = {
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
	return lws_loop_init(cx, given, tsi, &lib_sd);
}

static const struct lws_event_loop_ops ops = {
	LWS_LOOP_OPS,
	.name = "sdevent",
	.init_pt = init_pt,
	.evlib_size_pt = sizeof(struct sd_pt),
	.evlib_size_wsi = sizeof(struct sd_watch),
};

extern LWS_VISIBLE const lws_plugin_evlib_t evlib_sd;
const lws_plugin_evlib_t evlib_sd = {
	.hdr = LWS_LOOP_PLUGIN(evlib_sd),
	.ops = &ops,
};
