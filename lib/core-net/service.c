/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The pass: any outermost entry into the library from a loop. It takes other
 * threads' requests, fires due timers, serves the ready descriptors and then
 * the connections that need no waiting, sends what they wrote, frees what has
 * ended. One service call is one round of that around one wait.
 */
#include "core-net/inside.h"

_Thread_local struct lws_context_per_thread *lws_pass_current;

int
lws_pass_is_any(void)
{
	return !!lws_pass_current;
}

/* Only its own thread changes it; others look. Returns what it was. */
static unsigned int
change_depth(struct lws_context_per_thread *pt, int by)
{
	unsigned int was =
		atomic_load_explicit(&pt->pass_depth, memory_order_relaxed);

	atomic_store_explicit(&pt->pass_depth, was + (unsigned int)by,
			      memory_order_release);

	return was;
}

void
lws_pass_begin(struct lws_context_per_thread *pt, struct lws_pass *pass)
{
	pass->outer = lws_pass_current;
	pass->is_round = 0;
	pass->is_loops = 0;
	pass->timers = pt->wheel.scheduled;
	lws_pass_current = pt;
	if (!change_depth(pt, 1))
		lws_count(&pt->counts.passes, 1);
	/* only when it changes: all threads read what is beside it */
	if (!atomic_load_explicit(&pt->cx->serviced, memory_order_relaxed))
		atomic_store(&pt->cx->serviced, 1);
	atomic_store_explicit(&pt->owner, lws_plat_thread_self(),
			      memory_order_relaxed);
}

/* nearly always the connection's turn has done it */
static void
flush(struct lws_context_per_thread *pt)
{
	if (pt->cork.wsi)
		lws_output_flush(pt, NULL);
}

/* what this pass has left is looked at after the next wait: let that end */
static void
announce(struct lws_context_per_thread *pt)
{
	lws_turns_announce(pt);
	if (atomic_load_explicit(&pt->errands, memory_order_relaxed))
		lws_plat_wake_up(&pt->wake);
}

int
lws_pass_end(struct lws_context_per_thread *pt, struct lws_pass *pass)
{
	struct lws_context *cx = pt->cx;

	if (atomic_load_explicit(&pt->pass_depth, memory_order_relaxed) == 1) {
		flush(pt);
		if (pt->reap.head)
			lws_reap(pt);
		/* a round of ours looks at them before it waits */
		if (!pass->is_round)
			announce(pt);
	}
	(void)change_depth(pt, -1);
	lws_pass_current = pass->outer;
	if (!pass->is_loops && pass->timers != pt->wheel.scheduled)
		lws_ev_timer_added(pt);
	if (!atomic_load_explicit(&cx->destroying, memory_order_relaxed))
		return 0;

	return lws_context_destroy_step(cx);
}

/* -- the parts of a round -- */

static void
do_as_asked(struct lws_context_per_thread *pt)
{
	lws_mailbox_drain(pt);
	lws_errands_run(pt);
	if (!atomic_load_explicit(&pt->cancelled, memory_order_relaxed))
		return;
	atomic_store(&pt->cancelled, 0);
	lws_attach_run(pt);
	lws_protocols_cancelled(pt);
}

static inline void
take_wake_up(struct lws_context_per_thread *pt)
{
	if (lws_thread_is_asked(pt))
		do_as_asked(pt);
}

/* What the wheel said last holds until its time has come, or a timer was
 * added. One that was taken away meanwhile wakes us for nothing, once. */
static int
timers_wait(const struct lws_context_per_thread *pt, lws_usec_t now)
{
	return pt->next_timer_of == pt->wheel.scheduled &&
	       (pt->next_timer_none || pt->next_timer > now);
}

static void
find_next_timer(struct lws_context_per_thread *pt, lws_usec_t now)
{
	if (timers_wait(pt, now))
		return;
	pt->next_timer_of = pt->wheel.scheduled;
	pt->next_timer_none =
		(uint8_t)lws_wheel_next(&pt->wheel, &pt->next_timer);
}

/* What each round begins with: everything that needs no descriptor. Returns
 * the time. */
static lws_usec_t
prepare(struct lws_context_per_thread *pt)
{
	struct lws_context *cx = pt->cx;
	lws_usec_t now;

	pt->loop_told = 0;
	if (!pt->tsi && !cx->states_begun)
		lws_states_begin(cx);
	take_wake_up(pt);
	now = lws_now_usecs();
	if (!timers_wait(pt, now) && lws_wheel_fire(&pt->wheel, now, 0))
		now = lws_now_usecs();

	return now;
}

static int
has_pending(const struct lws_context_per_thread *pt)
{
	return pt->turns.count || lws_thread_is_asked(pt);
}

/* Milliseconds until the next timer, rounded up: rounding down would spin
 * through the last millisecond. */
static int
until_timer(struct lws_context_per_thread *pt, lws_usec_t now, int limit_ms)
{
	lws_usec_t ms;

	find_next_timer(pt, now);
	if (pt->next_timer_none)
		return limit_ms;
	if (pt->next_timer <= now)
		return 0;
	ms = (pt->next_timer - now + LWS_US_PER_MS - 1) / LWS_US_PER_MS;
	if (limit_ms >= 0 && ms > limit_ms)
		return limit_ms;

	return ms > INT_MAX ? INT_MAX : (int)ms;
}

static int
is_over(const struct lws_context *cx)
{
	return (atomic_load_explicit(&cx->destroying, memory_order_relaxed) &
		LWS_DESTROY_CONTEXT) != 0;
}

static void
serve_ready(struct lws_context_per_thread *pt, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		uint32_t at =
			lws_poll_table_index(&pt->table, pt->table.ready[i]);
		short revents =
			at == LWS_POLL_NONE
				? 0
				: lws_poll_table_take_at(&pt->table, at);

		if (!revents)
			continue; /* it went away in this pass */
		lws_count(&pt->counts.events, 1);
		if (pt->table.owner[at])
			lws_turn_ready(pt->table.owner[at], revents);
	}
}

/* wait_ms: -1 without limit. 0, or -1: waiting itself failed */
static int
round_trip(struct lws_context_per_thread *pt, int wait_ms)
{
	lws_usec_t now = prepare(pt);
	int n;

	if (has_pending(pt))
		wait_ms = 0;
	if (is_over(pt->cx))
		return 0;
	if (wait_ms)
		wait_ms = until_timer(pt, now, wait_ms);
	flush(pt);

	n = lws_poll_table_wait(&pt->table, wait_ms);
	if (n < 0) {
		lwsl_cx_err(pt->cx, "waiting for descriptors: %s",
			    strerror(errno));
		return -1;
	}
	serve_ready(pt, n);
	take_wake_up(pt);
	if (pt->turns.count)
		lws_turn_run(pt);

	return 0;
}

/* by contract 0 sleeps until there is work and negative polls */
static int
round_limit(int timeout_ms)
{
	if (timeout_ms < 0)
		return 0;

	return timeout_ms ? timeout_ms : -1;
}

/* The round is an event library's: its loop runs until it is stopped. If the
 * loop is the program's, so is the time when the context may go: there may be
 * none any more when it returns. */
static int
run_event_library(struct lws_context_per_thread *pt, int timeout_ms)
{
	struct lws_context *cx = pt->cx;

	if (is_over(cx))
		return -1;
	if (pt->loop_given) {
		cx->ev->run_pt(cx, pt->tsi);
		return 1;
	}
	if (atomic_exchange(&pt->loop_runs, 1)) {
		lwsl_cx_err(cx, "service called from inside its event loop");
		return -1;
	}
	/* what the round begins with may be all that it is called for */
	pt->round_ms = has_pending(pt) ? 0 : round_limit(timeout_ms);
	cx->ev->run_pt(cx, pt->tsi);
	atomic_store(&pt->loop_runs, 0);
	if (!cx->in_rounds)
		return 1;

	return is_over(cx) ? -1 : 0;
}

/* -- public -- */

int
lws_service_tsi(struct lws_context *context, int timeout_ms, int tsi)
{
	struct lws_context_per_thread *pt;
	struct lws_pass pass;
	int r, e;

	if (!context)
		return 1;
	if (tsi < 0 || tsi >= context->count_threads)
		return -1;
	pt = &context->pt[tsi];
	if (context->ev && context->ev->run_pt)
		return run_event_library(pt, timeout_ms);
	if (lws_pass_is_mine(pt)) {
		lwsl_cx_err(context, "service called from inside a callback");
		return -1;
	}
	lws_pass_begin(pt, &pass);
	pass.is_round = 1;
	r = round_trip(pt, round_limit(timeout_ms));
	e = lws_pass_end(pt, &pass);

	return e ? e : r;
}

int
lws_service(struct lws_context *context, int timeout_ms)
{
	return lws_service_tsi(context, timeout_ms, 0);
}

int
lws_service_adjust_timeout(struct lws_context *context, int timeout_ms, int tsi)
{
	struct lws_context_per_thread *pt;
	struct lws_pass pass;
	int ms = timeout_ms;

	if (!context)
		return 1;
	pt = &context->pt[tsi];
	lws_pass_begin(pt, &pass);
	pass.is_loops = 1;
	prepare(pt);
	if (!is_over(context))
		lws_turn_run(pt);
	ms = ms && !has_pending(pt) ? until_timer(pt, lws_now_usecs(), ms) : 0;
	if (lws_pass_end(pt, &pass))
		return 0; /* gone: the next service call says so */

	return ms;
}

/* pollfd may be nobody's, or NULL */
static void
serve_ready_one(struct lws_context_per_thread *pt, const struct pollfd *pollfd)
{
	struct lws *wsi;

	if (!pollfd || is_over(pt->cx))
		return;
	/* what comes first may end it */
	if (!pt->tsi && !pt->cx->states_begun)
		(void)prepare(pt);
	wsi = lws_poll_table_owner(&pt->table, pollfd->fd);
	if (!wsi)
		return;
	lws_count(&pt->counts.events, 1);
	lws_turn_ready(wsi, pollfd->revents);
}

int
lws_x_evlib_serve(struct lws_context *cx, const struct pollfd *pollfd, int tsi,
		  lws_usec_t *now)
{
	struct lws_context_per_thread *pt = &cx->pt[tsi];
	struct lws_pass pass;
	int ms;

	lws_pass_begin(pt, &pass);
	pass.is_loops = 1;
	serve_ready_one(pt, pollfd);
	*now = prepare(pt);
	if (pt->turns.count && !is_over(cx)) {
		lws_turn_run(pt);
		*now = lws_now_usecs();
	}
	ms = has_pending(pt) ? 0 : until_timer(pt, *now, INT_MAX);
	if (lws_pass_end(pt, &pass))
		return -1;

	return ms;
}

static int
serve_one(struct lws_context_per_thread *pt, struct lws *wsi,
	  struct pollfd *pollfd)
{
	uint32_t id = wsi->id;
	int fd = pollfd->fd;

	lws_count(&pt->counts.events, 1);
	lws_turn_ready(wsi, pollfd->revents);
	take_wake_up(pt);
	lws_turn_run(pt);
	/* an entry of the caller's table may be another's by now: it is only
	 * touched if the connection is still the same */
	wsi = lws_poll_table_owner(&pt->table, fd);
	if (!wsi || wsi->id != id)
		return 1;
	if (pollfd->fd == fd)
		pollfd->revents = 0;

	return 0;
}

int
lws_service_fd_tsi(struct lws_context *context, struct pollfd *pollfd, int tsi)
{
	struct lws_context_per_thread *pt;
	struct lws_pass pass;
	struct lws *wsi;
	int r, e;

	if (!context || is_over(context))
		return -1;
	pt = &context->pt[tsi];
	wsi = lws_poll_table_owner(&pt->table, pollfd->fd);
	if (!wsi)
		return 0; /* not one of ours */
	lws_pass_begin(pt, &pass);
	pass.is_loops = 1;
	if (!tsi && !context->states_begun) {
		prepare(pt);
		/* a timer may have ended it, or the context */
		wsi = lws_poll_table_owner(&pt->table, pollfd->fd);
	}
	r = wsi ? serve_one(pt, wsi, pollfd) : 1;
	e = lws_pass_end(pt, &pass);

	return e ? e : r;
}

int
lws_service_fd(struct lws_context *context, struct pollfd *pollfd)
{
	return lws_service_fd_tsi(context, pollfd, 0);
}

int
_lws_plat_service_forced_tsi(struct lws_context *context, int tsi)
{
	struct lws_context_per_thread *pt = &context->pt[tsi];
	struct lws_pass pass;

	lws_pass_begin(pt, &pass);
	lws_turn_run(pt);

	return lws_pass_end(pt, &pass);
}

void
lws_service_do_ripe_rxflow(struct lws_context_per_thread *pt)
{
	struct lws_pass pass;

	lws_pass_begin(pt, &pass);
	lws_turn_run(pt);
	lws_pass_end(pt, &pass);
}

int
lws_handle_POLLOUT_event(struct lws *wsi, struct pollfd *pollfd)
{
	struct lws_context_per_thread *pt = wsi->pt;
	struct lws_pass pass;

	(void)pollfd;
	lws_pass_begin(pt, &pass);
	lws_turn_ready(wsi, POLLOUT);

	return lws_pass_end(pt, &pass);
}

void
lws_cancel_service_pt(struct lws *wsi)
{
	lws_thread_wake(wsi->pt);
}

void
lws_wake_all(struct lws_context *cx)
{
	int n;

	for (n = 0; n < cx->count_threads; n++)
		lws_thread_wake(&cx->pt[n]);
}

void
lws_cancel_service(struct lws_context *context)
{
	if (context && !is_over(context))
		lws_wake_all(context);
}

/* -- a whole program's loop -- */

void
lws_default_loop_exit(struct lws_context *cx)
{
	if (!cx)
		return;
	cx->loop_exit = 1;
	lws_cancel_service(cx);
}

void
lws_context_default_loop_run_destroy(struct lws_context *cx)
{
	int n = 0;

	while (n >= 0 && !cx->loop_exit)
		n = lws_service(cx, 0);
	lws_context_destroy(cx);
}
