/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Taking a context apart, in two phases. Asking marks every connection and
 * vhost and stops service; the rest happens where nobody of ours is on the
 * stack: before lws_context_destroy() returns if it was called outside a pass,
 * at the end of the pass or at the second call otherwise. Foreign loops keep
 * the memory until they have let go of it.
 */
#include "core-net/inside.h"

static int
anybody_inside(struct lws_context *cx)
{
	int n;

	for (n = 0; cx->pt && n < cx->count_threads; n++)
		if (cx->pt[n].pass_depth || atomic_load(&cx->pt[n].loop_runs))
			return 1;

	return 0;
}

/* -- vhosts whose last connection has gone -- */

static void
destroy_dead_vhosts(struct lws_context *cx)
{
	struct lws_vhost *vh;

	while ((vh = lws_vhost_take_dead(cx)))
		lws_vhost_destroy_final(vh);
}

/* -- the whole -- */

static void
finish_all_wsi(struct lws_context_per_thread *pt)
{
	struct lws_pass pass;

	/* a connection that finishes may ask for another's turn: repeat */
	lws_pass_begin(pt, &pass);
	do {
		lws_mailbox_drain(pt);
		lws_errands_run(pt);
		lws_turn_run(pt);
	} while (pt->turns.count);
	lws_pass_end(pt, &pass);
}

static void
close_vhosts(struct lws_context *cx)
{
	int n;

	while (cx->vhosts.head)
		lws_vhost_destroy1(lws_container_of(cx->vhosts.head,
						    struct lws_vhost, list));
	for (n = 0; cx->pt && n < cx->count_threads; n++)
		if (cx->pt[n].cx)
			finish_all_wsi(&cx->pt[n]);
	destroy_dead_vhosts(cx);
}

static void
stop_subsystems(struct lws_context *cx)
{
	unsigned int n;

	for (n = 0; lws_registry_subsystems[n]; n++)
		if (lws_registry_subsystems[n]->context_fini)
			lws_registry_subsystems[n]->context_fini(cx);
}

static void
free_context(struct lws_context *cx)
{
	struct lws_context **pcontext = cx->pcontext;
	void *baggage = cx->baggage;

	lws_states_fini(cx);
	lws_stdin_fini(cx);
	lws_lookups_fini(cx);
	lws_peers_fini(cx);
	lws_secure_context_fini(cx);
	lws_blobs_destroy(cx);
	lws_fi_destroy(&cx->fic);
	pthread_mutex_destroy(&cx->lock);
	pthread_mutex_destroy(&cx->coming);
	lws_free(cx->hostname);
	lws_free(cx->fops_own);
	lws_free(cx->evlib);
	lws_free_apart(cx->pt);
	if (cx->log_cx)
		lwsl_refcount_cx(cx->log_cx, -1);
	if (pcontext)
		*pcontext = NULL;
	lws_free(cx);
	free(baggage); /* the program's malloc(), by contract */
}

/* by a foreign loop: connections, their vhosts, the wake-ups */
static int
is_held(const struct lws_context *cx)
{
	int n;

	for (n = 0; cx->pt && n < cx->count_threads; n++)
		if (cx->pt[n].held_count)
			return 1;

	return atomic_load(&cx->dying_count) != 0;
}

static void
close_wakes(struct lws_context *cx)
{
	int n;

	for (n = 0; cx->pt && n < cx->count_threads; n++)
		if (cx->pt[n].cx)
			lws_thread_close_wake(&cx->pt[n]);
}

void
lws_context_destroy2(struct lws_context *cx)
{
	int n;

	if (cx->states_begun)
		lws_states_end(cx);
	stop_subsystems(cx);
	for (n = 0; cx->pt && n < cx->count_threads; n++)
		lws_thread_fini(&cx->pt[n]);
	if (cx->ev && cx->ev->destroy_context2)
		cx->ev->destroy_context2(cx);
	free_context(cx);
}

void
lws_context_take_apart(struct lws_context *cx)
{
	if (cx->taken_apart)
		return; /* it waits for its loop already */
	cx->taken_apart = 1;
	atomic_fetch_or(&cx->destroying, LWS_DESTROY_CONTEXT);
	close_vhosts(cx);
	close_wakes(cx);
	if (cx->ev && cx->ev->destroy_context1 && cx->pt &&
	    cx->ev->destroy_context1(cx))
		return; /* it calls lws_context_destroy2() when it is through */
	cx->held = (uint8_t)is_held(cx);
	if (!cx->held)
		lws_context_destroy2(cx);
}

void
lws_context_let_go(struct lws_context *cx)
{
	if (!cx->held)
		return;
	destroy_dead_vhosts(cx);
	if (is_held(cx))
		return;
	cx->held = 0;
	lws_context_destroy2(cx);
}

static void
begin(struct lws_context *cx)
{
	struct lws_vhost *vh = NULL;

	atomic_fetch_or(&cx->destroying, LWS_DESTROY_CONTEXT);
	while ((vh = lws_vhost_next(cx, vh))) {
		/* listeners first: they are known to the vhost by pointer */
		lws_listen_attend_all(vh);
		lws_vhost_close_all(vh);
	}
}

void
lws_context_destroy(struct lws_context *context)
{
	if (!context)
		return;
	if (!lws_context_is_being_destroyed(context)) {
		lws_wake_all(context);
		begin(context);
	}
	/* from inside a callback, or of our own loop: the pass or the loop
	 * ends first, service then says so and the program calls once more */
	if (!anybody_inside(context))
		lws_context_take_apart(context);
}

int
lws_context_destroy_step(struct lws_context *cx)
{
	/* what other threads have in their hands they hold; what this one has
	 * it may have let go in a callback, and still look at */
	if ((atomic_load(&cx->destroying) & LWS_DESTROY_VHOSTS) &&
	    !lws_pass_is_any()) {
		atomic_fetch_and(&cx->destroying, ~LWS_DESTROY_VHOSTS);
		destroy_dead_vhosts(cx);
	}

	return lws_context_is_being_destroyed(cx) ? -1 : 0;
}

/* -- deprecation: no new connections, and an end when the old ones are gone --
 */

#define DEPRECATED_LOOK_US (30 * (lws_usec_t)LWS_US_PER_SEC)

static int
has_connections(const struct lws_context *cx)
{
	int n;

	for (n = 0; n < cx->count_threads; n++)
		/* the wake-up is always there */
		if (lws_thread_wsis(&cx->pt[n]) > 1)
			return 1;

	return 0;
}

static void
look_deprecated(lws_sorted_usec_list_t *sul)
{
	struct lws_context *cx =
		lws_container_of(sul, struct lws_context, sul_deprecate);

	if (!has_connections(cx)) {
		lwsl_cx_notice(cx, "deprecated, and the last connection is "
				   "gone: stopping the process");
		kill(getpid(), SIGINT);
		return;
	}
	lws_sul_schedule(cx, 0, sul, look_deprecated, DEPRECATED_LOOK_US);
}

void
lws_context_deprecate(struct lws_context *context, lws_reload_func cb)
{
	struct lws_vhost *vh = NULL;

	context->deprecated = 1;
	context->deprecate_cb = cb;
	while ((vh = lws_vhost_next(context, vh)))
		lws_listen_attend_all(vh);
	lws_sul_schedule(context, 0, &context->sul_deprecate, look_deprecated,
			 DEPRECATED_LOOK_US);
	if (cb)
		cb();
}
