/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The three steps of an end. Mark: whoever finds a reason says why; nothing
 * else happens there. Finish, in the connection's turn: every callback is made,
 * exactly once, the wsi leaves all lists and tables, its user data goes. Free:
 * the reaper gives the memory back at the end of the pass, and nobody else ever
 * does. Between mark and finish there may be flushing (what is queued goes out
 * first) and lingering (the peer gets time to read an answer before a reset
 * could destroy it, RFC 9112 9.6).
 */
#include "core-net/conmon.h"

static int
can_flush(const struct lws *wsi)
{
	if (wsi->phase != LWS_PHASE_OPEN)
		return 0;
	if (lws_mux_stream_of(wsi))
		return lws_is_live(wsi->parent);

	return wsi->transport && wsi->fd >= 0 && !wsi->tx_ended;
}

/* the peer gets time after all has been sent */
static int
waits_for_peer(unsigned int how)
{
	return how == LWS_CLOSE_LINGER || how == LWS_CLOSE_AWAIT;
}

static void
mark_phase(struct lws *wsi, enum lws_close_how how)
{
	int soft = waits_for_peer(how) ||
		   (how == LWS_CLOSE_FLUSH && lws_output_pending(wsi));

	if (!soft || !can_flush(wsi)) {
		lws_phase_move(wsi, LWS_PHASE_MARKED);
		return;
	}
	lws_phase_move(wsi, LWS_PHASE_FLUSHING);
	lws_timeout_us(wsi, PENDING_FLUSH_STORED_SEND_BEFORE_CLOSE,
		       FLUSH_SECS * LWS_US_PER_SEC);
	/* what arrives from now on is thrown away */
	lws_buflist_destroy_all_segments(&wsi->rx_held);
	if (lws_mux_stream_of(wsi))
		return;
	if (wsi->rx_eof)
		(void)lws_watch_want(wsi, 0, POLLIN);
	else if (!wsi->rx_in)
		(void)lws_watch_want(wsi, POLLIN, 0);
}

void
lws_close_mark(struct lws *wsi, enum lws_close_how how, const char *why)
{
	if (wsi->phase >= LWS_PHASE_MARKED)
		return;
	if (!wsi->close_why)
		wsi->close_why = why;
	lws_close_by(wsi, LWS_X_CLOSE_BY_LIBRARY, 0);
	/* a stream ends by itself, and takes nothing with it */
	if (waits_for_peer(how) && lws_mux_stream_of(wsi))
		how = LWS_CLOSE_FLUSH;
	if (lws_is_live(wsi)) {
		wsi->close_how = (uint8_t)how;
		mark_phase(wsi, how);
	} else if (how == LWS_CLOSE_NOW)
		lws_phase_move(wsi, LWS_PHASE_MARKED);
	lws_turn_request(wsi);
}

void
lws_close_continue(struct lws *wsi)
{
	if (wsi->phase == LWS_PHASE_FLUSHING &&
	    waits_for_peer(wsi->close_how) && !wsi->rx_eof) {
		lws_phase_move(wsi, LWS_PHASE_LINGERING);
		if (wsi->close_how == LWS_CLOSE_LINGER)
			lws_output_end(wsi);
		lws_timeout_us(wsi, PENDING_TIMEOUT_SHUTDOWN_FLUSH,
			       LINGER_SECS * LWS_US_PER_SEC);
		return;
	}
	lws_close_mark(wsi, LWS_CLOSE_NOW, "closed");
}

/* -- finishing -- */

static void
finish_children(struct lws *wsi)
{
	while (wsi->child) {
		struct lws *c = wsi->child;

		/* what has ended the connection has ended its streams */
		if (wsi->close_by)
			lws_close_by(c, (enum lws_x_close_by)wsi->close_by,
				     wsi->close_err);
		lws_close_mark(c, LWS_CLOSE_NOW, "parent closed");
		lws_close_finish(c);
		if (wsi->child == c) /* finished before: already unlinked */
			wsi->child = c->sibling;
	}
}

static void
tell_parent(struct lws *wsi)
{
	struct lws *parent = wsi->parent;

	if (!parent)
		return;
	if (lws_mux_stream_of(wsi)) {
		lws_mux_ended(wsi);
		return;
	}
	if (parent->role && parent->role->child_ended)
		parent->role->child_ended(parent, wsi);
	/* the child as wsi and in; the parent's protocol and user data */
	if (parent->protocol && parent->phase != LWS_PHASE_FINISHED)
		parent->protocol->callback(wsi, LWS_CALLBACK_CHILD_CLOSING,
					   parent->user_space, wsi, 0);
}

static void
tell_closed(struct lws *wsi)
{
	uint16_t reason =
		wsi->role ? wsi->role->reasons.close[!wsi->is_client] : 0;

	if (reason && wsi->told_open)
		lws_user_callback(wsi, reason, NULL, 0);
	if (!wsi->created)
		return;
	if (wsi->is_client) /* told where it was told of its making */
		lws_user_callback(wsi, LWS_CALLBACK_WSI_DESTROY, NULL, 0);
	else
		lws_user_callback_first(wsi, LWS_CALLBACK_WSI_DESTROY, NULL, 0);
}

static void
tell_subsystems(struct lws *wsi)
{
	unsigned int n;

	for (n = 0; lws_registry_subsystems[n]; n++)
		if (lws_registry_subsystems[n]->wsi_ended)
			lws_registry_subsystems[n]->wsi_ended(wsi);
}

void
lws_close_transport(struct lws *wsi)
{
	struct lws_cork *c = &wsi->pt->cork;

	if (c->wsi == wsi) {
		c->wsi = NULL;
		c->len = 0;
	}
	if (wsi->rx_held)
		lws_buflist_destroy_all_segments(&wsi->rx_held);
	if (wsi->tx_queue)
		lws_buflist_destroy_all_segments(&wsi->tx_queue);
	if (wsi->transport && wsi->transport->fini)
		wsi->transport->fini(wsi);
	if (wsi->fd >= 0)
		lws_plat_close(wsi->fd);
	wsi->fd = -1;
}

static void
give_back(struct lws *wsi)
{
	lws_close_transport(wsi);
	lws_role_set(wsi, NULL);
	if (lws_mux_stream_of(wsi))
		lws_mux_fini(wsi);
	lws_peer_uncount_wsi(wsi);
	lws_wsi_leave_parent(wsi);
	lws_vhost_unbind_wsi(wsi);
	lws_count(&wsi->pt->counts.wsis, (size_t)-1);
}

void
lws_close_finish(struct lws *wsi)
{
	const struct lws_event_loop_ops *ev = lws_cx(wsi)->ev;

	if (wsi->phase == LWS_PHASE_FINISHED)
		return;
	lws_phase_move(wsi, LWS_PHASE_FINISHED);
	lws_handle_end(wsi);
	lws_turn_forget(wsi);
	lwsl_wsi_info(wsi, "closing: %s",
		      wsi->close_why ? wsi->close_why : "unspecified");

	lws_enter(wsi); /* a callback may try to close it again */
	if (wsi->role && wsi->role->ending)
		wsi->role->ending(wsi);
	finish_children(wsi);
	tell_parent(wsi);
	if (wsi->is_client)
		lws_client_ending(wsi);
	if (wsi->bound)
		lws_protocol_drop(wsi, wsi->close_why);
	lws_watch_stop(wsi);
	tell_closed(wsi);
	tell_subsystems(wsi);
	lws_leave(wsi, LWS_KEEP);
	lws_timers_forget(wsi); /* not before: callbacks may have set some */
	/* who posts has found it in a list of its vhost, or holds a lock that
	 * the callbacks above have taken: from here on there is no more to
	 * come, and this was the last */
	lws_vhost_hide_wsi(wsi);
	if (atomic_load(&wsi->mail) & LWS_MAIL_QUEUED)
		lws_mailbox_drain(wsi->pt);

	if (ev && ev->wsi_logical_close && wsi->fd >= 0)
		wsi->close_held = !!ev->wsi_logical_close(wsi);
	if (ev && ev->destroy_wsi && !wsi->close_held)
		ev->destroy_wsi(wsi);
	if (wsi->close_held)
		wsi->pt->held_count++;
	else
		lws_close_release(wsi);
}

void
lws_close_release(struct lws *wsi)
{
	struct lws_context_per_thread *pt = wsi->pt;

	if (wsi->close_held)
		pt->held_count--;
	wsi->close_held = 0;
	give_back(wsi);
	lws_protocol_forget(wsi);
	lws_dll2_add_tail(&wsi->in_work, &pt->reap);
	if (!pt->pass_depth)
		lws_reap(pt);
}

static void
free_extra(struct lws *wsi)
{
	struct lws_wsi_extra *x;

	lws_client_forget(wsi);
	x = wsi->extra;
	if (!x)
		return;
	lws_conmon_fini(x);
	lws_free(x->udp);
	lws_free(x->proxied);
	lws_free(x->evlib);
	lws_free(x->water);
	lws_fi_destroy(&x->fic);
	if (x->log_cx)
		lwsl_refcount_cx(x->log_cx, -1);
	lws_free(x);
}

void
lws_reap(struct lws_context_per_thread *pt)
{
	while (pt->reap.head) {
		struct lws *wsi =
			lws_container_of(pt->reap.head, struct lws, in_work);

		lws_dll2_remove(&wsi->in_work);
		free_extra(wsi);
		lws_wsi_free(wsi);
	}
}

void
lws_close_sync(struct lws *wsi, const char *why)
{
	lws_close_mark(wsi, LWS_CLOSE_NOW, why);
	/* on the stack: it finishes when its handler has returned */
	if (!wsi->on_stack)
		lws_close_finish(wsi);
}

void
lws_close_shutdown(struct lws *wsi)
{
	lws_close_by(wsi, LWS_X_CLOSE_BY_SHUTDOWN, 0);
	lws_close_mark(wsi, LWS_CLOSE_NOW, "vhost destroyed");
}

/* -- public -- */

void
lws_close_free_wsi(struct lws *wsi, enum lws_close_status reason,
		   const char *caller)
{
	(void)reason; /* for roles that have a close code; see roles/ws */
	if (!wsi)
		return;
	lws_close_by(wsi, LWS_X_CLOSE_BY_PROGRAM, 0);
	lws_close_sync(wsi, caller);
}

void
__lws_close_free_wsi_final(struct lws *wsi)
{
	struct lws_context *cx = lws_cx(wsi);
	struct lws_context_per_thread *pt = wsi->pt;

	if (!wsi->close_held)
		return;
	lws_close_release(wsi);
	if (!pt->pass_depth)
		(void)lws_context_destroy_step(cx); /* its vhost may be gone */
	lws_context_let_go(cx);
}
