/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Between the library and an event library, the part that is the same for
 * each: see loop.h. Every event of the loop becomes one call into the library
 * and a look at what is due next.
 */
#include "event-libs/loop/loop.h"

#include <stdatomic.h>
#include <sys/stat.h>

/* -- the end -- */

/* Our own loop returns, so that who called lws_service() can destroy the
 * context. The program's goes on, and nobody is left but us to do it. */
static void
over(struct lws_loop *l)
{
	if (l->own) {
		/* a round returns by itself */
		if (!l->in_rounds)
			l->lib->stop(l);
	} else if (lws_context_is_being_destroyed(l->cx))
		lws_context_destroy(l->cx);
}

void
lws_loop_closing(struct lws_loop *l)
{
	if (l->lib)
		l->lib->alarm(l, -1);
	l->alarm_at = 0;
}

/* -- the alarm -- */

/* An alarm that comes too early does no harm: it is set anew then. So one that
 * has to move to a later time stays; timeouts of busy connections do that all
 * the time. */
static void
set_alarm(struct lws_loop *l, int ms, lws_usec_t now)
{
	lws_usec_t at = now + (lws_usec_t)ms * LWS_US_PER_MS;

	if (ms == INT_MAX)
		return;
	if (l->alarm_at > now && l->alarm_at <= at)
		return;
	l->alarm_at = at;
	l->lib->alarm(l, ms);
}

static int
has_ready_files(const struct lws_loop *l)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, l->always.head)
	{
		if (lws_container_of(d, struct lws_loop_watch, always)->events)
			return 1;
	}
	lws_end_foreach_dll(d);

	return 0;
}

/* What is ready, if anything is; timers that are due; then the alarm for the
 * next. */
static void
pass(struct lws_loop *l, const struct pollfd *p)
{
	lws_usec_t now;
	int ms = lws_x_evlib_serve(l->cx, p, l->tsi, &now);

	if (lws_x_evlib_is_over(l->cx))
		over(l);
	else
		set_alarm(l, has_ready_files(l) ? 0 : ms, now);
}

static int
serve_file(struct lws_loop_watch *w)
{
	struct lws_loop *l = w->loop;
	struct pollfd p = { w->fd, w->events, w->events };

	return lws_service_fd_tsi(l->cx, &p, l->tsi) < 0 ? -1 : 0;
}

static void
serve_files(struct lws_loop *l)
{
	uint32_t n = l->always.count;
	struct lws_loop_watch *w;

	while (n-- && l->always.head) {
		w = lws_container_of(l->always.head, struct lws_loop_watch,
				     always);
		lws_dll2_remove(&w->always);
		lws_dll2_add_tail(&w->always, &l->always);
		if (w->events && serve_file(w))
			return;
	}
}

/* -- what the event library says -- */

/* A pipe whose other end has closed has nothing to be read, which only the
 * kernel tells apart. */
static void
ask_kernel(struct pollfd *p)
{
	short said = p->revents;

	if (poll(p, 1, 0) <= 0)
		p->revents = said;
}

void
lws_loop_ready(struct lws_loop_watch *w, short revents)
{
	struct pollfd p = { w->fd, w->events, revents };

	if (w->loop && w->is_pipe)
		ask_kernel(&p);
	/* NULL: closed in the same round */
	if (w->loop)
		pass(w->loop, &p);
}

void
lws_loop_alarm(struct lws_loop *l)
{
	l->alarm_at = 0;
	serve_files(l);
	pass(l, NULL);
}

void
lws_loop_signal(struct lws_loop *l, void *handle, int signum)
{
	lws_x_evlib_signal(l->cx, handle, signum);
	if (lws_x_evlib_is_over(l->cx))
		over(l);
}

/* -- what the library says -- */

int
lws_loop_wants_signals(const struct lws_loop *l)
{
	return l->own && !l->tsi && !l->in_rounds;
}

static atomic_int signals_taken;

int
lws_loop_take_signals(struct lws_loop *l)
{
	l->has_signals = !atomic_exchange(&signals_taken, 1);
	if (!l->has_signals)
		lwsl_cx_info(l->cx, "another context has the signals");

	return l->has_signals;
}

int
lws_loop_init(struct lws_context *cx, void *given, int tsi,
	      const struct lws_loop_lib *lib)
{
	struct lws_loop *l = lws_loop_of(cx, tsi);
	int ms;

	l->cx = cx;
	l->tsi = tsi;
	l->own = !given;
	l->in_rounds = (uint8_t)lws_x_evlib_round(cx, tsi, &ms);
	l->lib = lib;

	return lib->open(l, given);
}

void
lws_loop_destroy_pt(struct lws_context *cx, int tsi)
{
	struct lws_loop *l = lws_loop_of(cx, tsi);

	if (!l || !l->lib)
		return;
	l->lib->close(l);
	l->lib = NULL;
	if (l->has_signals)
		atomic_store(&signals_taken, 0);
	l->has_signals = 0;
}

/* of what kind it is: S_IF..., 0: not known */
static mode_t
kind_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) ? 0 : st.st_mode & S_IFMT;
}

int
lws_loop_accept(struct lws *wsi)
{
	struct lws_loop_watch *w = lws_x_evlib_wsi(wsi);
	struct lws_loop *l = lws_evlib_wsi_to_evlib_pt(wsi);
	mode_t kind;

	w->fd = lws_get_socket_fd(wsi);
	w->events = 0;
	w->loop = l;
	kind = kind_of(w->fd);
	w->is_pipe = kind == S_IFIFO;
	if (kind == S_IFREG || kind == S_IFDIR)
		lws_dll2_add_tail(&w->always, &l->always);
	else if (l->lib->attach(w)) {
		lwsl_wsi_err(wsi, "descriptor %d cannot be watched", w->fd);
		w->loop = NULL;
		return -1;
	}

	return 0;
}

void
lws_loop_io(struct lws *wsi, unsigned int flags)
{
	struct lws_loop_watch *w = lws_x_evlib_wsi(wsi);
	short bits = (short)((flags & LWS_EV_READ ? POLLIN : 0) |
			     (flags & LWS_EV_WRITE ? POLLOUT : 0));
	short events;

	if (!w || !w->loop)
		return;
	events = (short)(flags & LWS_EV_START ? w->events | bits
					      : w->events & ~bits);
	if (events == w->events)
		return;
	w->events = events;
	if (!lws_dll2_is_detached(&w->always)) {
		if (events)
			set_alarm(w->loop, 0, lws_now_usecs());
		return;
	}
	if (!w->loop->lib->change(w))
		return;
	lwsl_wsi_err(wsi, "descriptor %d cannot be watched any more", w->fd);
	lws_wsi_close(wsi, LWS_TO_KILL_ASYNC);
}

int
lws_loop_logical_close(struct lws *wsi)
{
	struct lws_loop_watch *w = lws_x_evlib_wsi(wsi);

	if (!w || !w->loop)
		return 0;
	if (lws_dll2_is_detached(&w->always))
		w->loop->lib->detach(w);
	lws_dll2_remove(&w->always);
	w->loop = NULL;

	return 0;
}

void
lws_loop_close_handle(struct lws *wsi)
{
	(void)lws_loop_logical_close(wsi);
}

static void
one_round(struct lws_loop *l, int ms)
{
	pass(l, NULL);
	if (lws_x_evlib_is_over(l->cx))
		return;
	if (ms > 0)
		set_alarm(l, ms, lws_now_usecs());
	l->lib->turn(l, !!ms);
}

void
lws_loop_run_pt(struct lws_context *cx, int tsi)
{
	struct lws_loop *l = lws_loop_of(cx, tsi);
	int ms;

	if (lws_x_evlib_round(cx, tsi, &ms))
		one_round(l, ms);
	else
		l->lib->run(l);
}
