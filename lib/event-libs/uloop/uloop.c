/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * uloop of OpenWrt's libubox: one loop a process, so one service thread.
 * Whatever is passed as foreign loop says that the program calls uloop_init()
 * and uloop_run(). SIGINT and SIGTERM end uloop_run(), which then says which it
 * was.
 */
#include <libubox/uloop.h>

#include "event-libs/loop/loop.h"

#include <limits.h>
#include <signal.h>

struct uloop_pt {
	struct lws_loop l;
	struct uloop_timeout timer;
	uint8_t begun;
};

struct uloop_watch {
	struct lws_loop_watch w;
	struct uloop_fd u;
};

static inline struct uloop_pt *
pt_of(struct lws_loop *l)
{
	return lws_container_of(l, struct uloop_pt, l);
}

/* -- descriptors -- */

static unsigned int
flags_of(const struct lws_loop_watch *w)
{
	return (w->events & POLLIN ? ULOOP_READ : 0u) |
	       (w->events & POLLOUT ? ULOOP_WRITE : 0u);
}

/* An error takes the descriptor out of the loop. Who reads or writes hears
 * what it is; and it comes in again if nobody has closed it for that. Its bytes
 * may be gone when the library returns, so that happens first. */
static void
on_fd(struct uloop_fd *u, unsigned int events)
{
	struct uloop_watch *uw = lws_container_of(u, struct uloop_watch, u);
	short revents = (short)((events & ULOOP_READ ? POLLIN : 0) |
				(events & ULOOP_WRITE ? POLLOUT : 0));

	if (u->eof)
		revents |= (short)(uw->w.events & POLLIN);
	if (u->error) {
		revents |= (short)(uw->w.events | POLLERR);
		(void)uloop_fd_add(u, flags_of(&uw->w));
	}
	lws_loop_ready(&uw->w, revents);
}

static int
attach(struct lws_loop_watch *w)
{
	struct uloop_fd *u = &lws_container_of(w, struct uloop_watch, w)->u;

	memset(u, 0, sizeof(*u));
	u->fd = w->fd;
	u->cb = on_fd;

	return 0;
}

static int
change(struct lws_loop_watch *w)
{
	struct uloop_fd *u = &lws_container_of(w, struct uloop_watch, w)->u;

	if (!w->events)
		return uloop_fd_delete(u);

	return uloop_fd_add(u, flags_of(w));
}

static void
detach(struct lws_loop_watch *w)
{
	(void)uloop_fd_delete(&lws_container_of(w, struct uloop_watch, w)->u);
}

/* -- the loop -- */

static void
on_timer(struct uloop_timeout *t)
{
	lws_loop_alarm(&lws_container_of(t, struct uloop_pt, timer)->l);
}

static void
set_timer(struct lws_loop *l, int ms)
{
	struct uloop_pt *pt = pt_of(l);

	if (ms < 0)
		(void)uloop_timeout_cancel(&pt->timer);
	else
		(void)uloop_timeout_set(&pt->timer, ms);
}

static int users; /* contexts whose own loop it is: the last one ends it */

static int
open_loop(struct lws_loop *l, void *given)
{
	struct uloop_pt *pt = pt_of(l);

	if (l->tsi) {
		lwsl_cx_err(l->cx, "uloop has one loop a process: "
				   "count_threads can only be 1");
		return -1;
	}
	pt->timer.cb = on_timer;
	if (!given && uloop_init())
		return -1;
	users += l->own;
	pt->begun = 1;

	return 0;
}

static void
close_loop(struct lws_loop *l)
{
	struct uloop_pt *pt = pt_of(l);

	if (!pt->begun)
		return;
	(void)uloop_timeout_cancel(&pt->timer);
	if (l->own && !--users)
		uloop_done();
	pt->begun = 0;
}

static void
run(struct lws_loop *l)
{
	int own = l->own;
	int signum = uloop_run();

	/* a context in a loop of the program's may be gone by now */
	if (own && signum > 0)
		lws_loop_signal(l, NULL, signum);
}

static void
turn(struct lws_loop *l, int wait)
{
	int signum = uloop_run_timeout(wait ? INT_MAX : 0);

	(void)l;
	/* it took what was not handled */
	if (signum > 0)
		(void)raise(signum);
}

static void
stop(struct lws_loop *l)
{
	(void)l;
	uloop_end();
}

static const struct lws_loop_lib lib_uloop = {
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
	return lws_loop_init(cx, given, tsi, &lib_uloop);
}

static const struct lws_event_loop_ops ops = {
	LWS_LOOP_OPS,
	.name = "uloop",
	.init_pt = init_pt,
	.evlib_size_pt = sizeof(struct uloop_pt),
	.evlib_size_wsi = sizeof(struct uloop_watch),
};

extern LWS_VISIBLE const lws_plugin_evlib_t evlib_uloop;
const lws_plugin_evlib_t evlib_uloop = {
	.hdr = LWS_LOOP_PLUGIN(evlib_uloop),
	.ops = &ops,
};
