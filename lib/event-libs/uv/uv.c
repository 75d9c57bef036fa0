/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * libuv. Its handles close later, in a turn of the loop, and their memory must
 * stay until then. So a descriptor's handle has memory of its own, which frees
 * itself; the descriptor may be closed as soon as uv_close() has returned. The
 * context waits for the last of them, and for handles of the program that it
 * was told of: in our own loop by running it, in a given one by ending when the
 * last is closed.
 *
 * Never two handles on one descriptor: closing the first takes it out of the
 * kernel's set, and the other would hear nothing any more. The handle goes with
 * the descriptor (lws_x_evlib_wsi()).
 */
#include <uv.h>

#include "event-libs/loop/loop.h"

struct uv_pt {
	struct lws_loop l;
	uv_loop_t *loop; /* own, or the program's; NULL: not begun */
	uv_loop_t own;
	uv_timer_t timer;
	uv_idle_t hurry; /* an alarm that is due: the loop does not wait, */
	uv_check_t due;  /* and comes here when it has looked around */
	uv_signal_t sigs[2];
	uint8_t sig_count;
	uint8_t ending;   /* handles: none, and the context may go */
	uint32_t handles; /* open or closing, the program's as well */
};

struct handle {
	uv_poll_t poll;
	struct uv_pt *pt;
	struct lws_loop_watch *w; /* NULL: closing */
};

struct uv_watch {
	struct lws_loop_watch w;
	struct handle *h; /* owned; NULL: none */
};

static inline struct uv_pt *
pt_of(struct lws_loop *l)
{
	return lws_container_of(l, struct uv_pt, l);
}

/* -- closing -- */

static int
is_any_left(struct lws_context *cx)
{
	int n;

	for (n = 0; n < lws_get_count_threads(cx); n++) {
		struct uv_pt *pt = lws_evlib_tsi_to_evlib_pt(cx, n);

		if (pt && pt->handles)
			return 1;
	}

	return 0;
}

/* The last one of a given loop ends the context; our own loop is being waited
 * for in destroy_context1(). */
static void
one_less(struct uv_pt *pt)
{
	struct lws_context *cx = pt->l.cx;

	pt->handles--;
	if (pt->ending && !pt->l.own && !is_any_left(cx))
		lws_context_destroy2(cx);
}

static void
on_poll_closed(uv_handle_t *u)
{
	struct handle *h =
		lws_container_of((uv_poll_t *)u, struct handle, poll);
	struct uv_pt *pt = h->pt;

	lws_realloc(h, 0, "uv poll");
	one_less(pt);
}

static void
on_closed(uv_handle_t *u)
{
	one_less(u->data);
}

/* -- descriptors -- */

static short
revents_of(const struct lws_loop_watch *w, int status, int events)
{
	/* libuv says EBADF for POLLERR: who reads or writes hears what it is */
	if (status < 0)
		return (short)(w->events | POLLERR);

	return (short)((events & UV_READABLE ? POLLIN : 0) |
		       (events & UV_WRITABLE ? POLLOUT : 0));
}

static int change(struct lws_loop_watch *w);

static void
on_poll(uv_poll_t *u, int status, int events)
{
	struct handle *h = lws_container_of(u, struct handle, poll);

	if (!h->w)
		return;
	lws_loop_ready(h->w, revents_of(h->w, status, events));
	/* it has stopped the handle by itself */
	if (status < 0 && h->w && h->w->events)
		(void)change(h->w);
}

static int
attach(struct lws_loop_watch *w)
{
	struct uv_watch *uw = lws_container_of(w, struct uv_watch, w);
	struct uv_pt *pt = pt_of(w->loop);
	struct handle *h = lws_realloc(NULL, sizeof(*h), "uv poll");
	int r;

	if (!h)
		return -1;
	r = uv_poll_init(pt->loop, &h->poll, w->fd);
	if (r) {
		lwsl_cx_err(pt->l.cx, "uv_poll_init: %s", uv_strerror(r));
		lws_realloc(h, 0, "uv poll");
		return -1;
	}
	h->pt = pt;
	h->w = w;
	uw->h = h;
	pt->handles++;

	return 0;
}

static int
change(struct lws_loop_watch *w)
{
	struct uv_watch *uw = lws_container_of(w, struct uv_watch, w);

	if (!w->events)
		return uv_poll_stop(&uw->h->poll);

	return uv_poll_start(&uw->h->poll,
			     (w->events & POLLIN ? UV_READABLE : 0) |
				     (w->events & POLLOUT ? UV_WRITABLE : 0),
			     on_poll);
}

static void
detach(struct lws_loop_watch *w)
{
	struct uv_watch *uw = lws_container_of(w, struct uv_watch, w);

	uw->h->w = NULL;
	uv_close((uv_handle_t *)&uw->h->poll, on_poll_closed);
	uw->h = NULL;
}

/* -- the loop -- */

static void
on_timer(uv_timer_t *t)
{
	lws_loop_alarm(&lws_container_of(t, struct uv_pt, timer)->l);
}

static void
on_hurry(uv_idle_t *u)
{
	(void)u;
}

static void
on_due(uv_check_t *u)
{
	struct uv_pt *pt = lws_container_of(u, struct uv_pt, due);

	uv_idle_stop(&pt->hurry);
	uv_check_stop(&pt->due);
	lws_loop_alarm(&pt->l);
}

/* Not by a timer of 0 ms: older libuv calls one that is set again in its own
 * callback at once, and for as long as that goes on nobody else. */
static void
set_timer(struct lws_loop *l, int ms)
{
	struct uv_pt *pt = pt_of(l);

	if (!pt->loop || uv_is_closing((uv_handle_t *)&pt->timer))
		return;
	if (!ms) {
		uv_idle_start(&pt->hurry, on_hurry);
		uv_check_start(&pt->due, on_due);
	} else {
		uv_idle_stop(&pt->hurry);
		uv_check_stop(&pt->due);
	}
	if (ms <= 0)
		uv_timer_stop(&pt->timer);
	else
		uv_timer_start(&pt->timer, on_timer, (uint64_t)ms, 0);
}

static void
on_signal(uv_signal_t *s, int signum)
{
	struct uv_pt *pt = s->data;

	lws_loop_signal(&pt->l, s, signum);
}

static int
watch_signals(struct uv_pt *pt)
{
	static const int nums[] = { SIGINT, SIGTERM };
	unsigned int n;
	int r;

	for (n = 0; n < LWS_ARRAY_SIZE(nums); n++) {
		r = uv_signal_init(pt->loop, &pt->sigs[n]);
		if (r)
			return r;
		pt->sigs[n].data = pt;
		pt->sig_count++;
		pt->handles++;
		r = uv_signal_start(&pt->sigs[n], on_signal, nums[n]);
		if (r)
			return r;
	}

	return 0;
}

/* none of these fails */
static void
init_alarm(struct uv_pt *pt, uv_loop_t *loop)
{
	pt->loop = loop;
	uv_timer_init(loop, &pt->timer);
	uv_idle_init(loop, &pt->hurry);
	uv_check_init(loop, &pt->due);
	pt->timer.data = pt->hurry.data = pt->due.data = pt;
	pt->handles += 3;
}

static int
open_loop(struct lws_loop *l, void *given)
{
	struct uv_pt *pt = pt_of(l);
	int r = 0;

	if (!given)
		r = uv_loop_init(&pt->own);
	if (!r)
		init_alarm(pt, given ? given : &pt->own);
	if (!r && lws_loop_wants_signals(l))
		r = watch_signals(pt);
	if (!r)
		return 0;
	lwsl_cx_err(l->cx, "libuv: %s", uv_strerror(r));

	return -1;
}

static void
close_own_handles(struct uv_pt *pt)
{
	unsigned int n;

	lws_loop_closing(&pt->l);
	if (!uv_is_closing((uv_handle_t *)&pt->timer)) {
		uv_close((uv_handle_t *)&pt->timer, on_closed);
		uv_close((uv_handle_t *)&pt->hurry, on_closed);
		uv_close((uv_handle_t *)&pt->due, on_closed);
	}
	for (n = 0; n < pt->sig_count; n++)
		if (!uv_is_closing((uv_handle_t *)&pt->sigs[n]))
			uv_close((uv_handle_t *)&pt->sigs[n], on_closed);
	pt->ending = 1;
}

/* All begin to close before the first waits: the last of a given loop that is
 * closed ends the context. */
static int
destroy_context1(struct lws_context *cx)
{
	int count = lws_get_count_threads(cx);
	struct uv_pt *pt;
	int n;

	for (n = 0; n < count; n++) {
		pt = lws_evlib_tsi_to_evlib_pt(cx, n);
		if (pt && pt->loop)
			close_own_handles(pt);
	}
	for (n = 0; n < count; n++) {
		pt = lws_evlib_tsi_to_evlib_pt(cx, n);
		while (pt && pt->loop && pt->l.own && pt->handles)
			uv_run(pt->loop, UV_RUN_ONCE);
	}

	return is_any_left(cx);
}

static void
close_forgotten(uv_handle_t *u, void *arg)
{
	(void)arg;
	if (!uv_is_closing(u))
		uv_close(u, NULL);
}

static void
close_loop(struct lws_loop *l)
{
	struct uv_pt *pt = pt_of(l);

	if (pt->loop && l->own) {
		/* what the program has put into our loop and not told us */
		uv_walk(pt->loop, close_forgotten, NULL);
		uv_run(pt->loop, UV_RUN_DEFAULT);
		if (uv_loop_close(pt->loop))
			lwsl_cx_err(l->cx, "the libuv loop still has handles");
	}
	pt->loop = NULL;
}

static void
run(struct lws_loop *l)
{
	uv_run(pt_of(l)->loop, UV_RUN_DEFAULT);
}

static void
turn(struct lws_loop *l, int wait)
{
	uv_run(pt_of(l)->loop, wait ? UV_RUN_ONCE : UV_RUN_NOWAIT);
}

static void
stop(struct lws_loop *l)
{
	uv_stop(pt_of(l)->loop);
}

static const struct lws_loop_lib lib_uv = {
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
	return lws_loop_init(cx, given, tsi, &lib_uv);
}

static const struct lws_event_loop_ops ops = {
	LWS_LOOP_OPS,
	.name = "libuv",
	.init_pt = init_pt,
	.destroy_context1 = destroy_context1,
	.evlib_size_pt = sizeof(struct uv_pt),
	.evlib_size_wsi = sizeof(struct uv_watch),
};

extern LWS_VISIBLE const lws_plugin_evlib_t evlib_uv;
const lws_plugin_evlib_t evlib_uv = {
	.hdr = LWS_LOOP_PLUGIN(evlib_uv),
	.ops = &ops,
};

/* -- public -- */

uv_loop_t *
lws_uv_getloop(struct lws_context *context, int tsi)
{
	struct lws_loop *l = lws_loop_of(context, tsi);

	return l && l->lib == &lib_uv ? pt_of(l)->loop : NULL;
}

void
lws_libuv_static_refcount_add(uv_handle_t *h, struct lws_context *context,
			      int tsi)
{
	struct uv_pt *pt = lws_evlib_tsi_to_evlib_pt(context, tsi);

	h->data = pt;
	pt->handles++;
}

void
lws_libuv_static_refcount_del(uv_handle_t *h)
{
	one_less(h->data);
}
