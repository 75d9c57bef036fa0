/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A connection's turn: what is queued goes out, one read comes in, whoever
 * asked may write, and what was written leaves. WRITEABLE comes again while
 * the program keeps asking, up to a number of calls and bytes, so that sixteen
 * queued messages leave in one send and no connection starves another.
 *
 * pt->turns holds those with work that needs no waiting: they asked to write
 * and the socket took everything last time, they hold input, or they close. A
 * turn is also the only place where a connection finishes, so that finishing
 * one never happens inside another's handler.
 */
#include "core-net/inside.h"

void
lws_enter(struct lws *wsi)
{
	for (; wsi; wsi = wsi->parent)
		wsi->on_stack++;
}

static int
role_says_goodbye(struct lws *wsi)
{
	return wsi->phase == LWS_PHASE_OPEN && wsi->role &&
	       wsi->role->goodbye && wsi->role->goodbye(wsi);
}

/* the library says why it closes, a program just returns nonzero */
static LWS_NOINLINE void
handler_closes(struct lws *wsi)
{
	if (!wsi->close_why)
		lws_close_by(wsi, LWS_X_CLOSE_BY_PROGRAM, 0);
	if (!role_says_goodbye(wsi))
		lws_close_mark(wsi, LWS_CLOSE_FLUSH, "handler");
}

void
lws_leave(struct lws *wsi, enum lws_keep keep)
{
	if (keep == LWS_CLOSE)
		handler_closes(wsi);
	for (; wsi; wsi = wsi->parent)
		wsi->on_stack--;
}

/* Somebody else, a foreign loop or the program itself, may be waiting on the
 * descriptors: let them see that there is work. */
static void
announce(struct lws *wsi)
{
	if (lws_watch_is_on(wsi) && wsi->transport)
		(void)lws_watch_want(wsi, POLLOUT, 0);
	else
		lws_plat_wake_up(&wsi->pt->wake);
}

void
lws_turn_request(struct lws *wsi)
{
	/* at the end of its own turn it is looked at anyway */
	if (wsi->phase == LWS_PHASE_FINISHED ||
	    (wsi->in_turn && lws_pass_is_mine(wsi->pt)))
		return;
	if (lws_dll2_is_detached(&wsi->in_work))
		lws_dll2_add_tail(&wsi->in_work, &wsi->pt->turns);
	if (!lws_pass_is_mine(wsi->pt))
		announce(wsi);
}

void
lws_turns_announce(struct lws_context_per_thread *pt)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, pt->turns.head)
	{
		announce(lws_container_of(d, struct lws, in_work));
	}
	lws_end_foreach_dll(d);
}

void
lws_turn_forget(struct lws *wsi)
{
	if (wsi->in_work.owner) /* seldom, and asked for every ready one */
		lws_dll2_remove(&wsi->in_work);
}

static enum lws_keep
one_writeable(struct lws *wsi)
{
	uint16_t reason = wsi->role->reasons.writeable[!wsi->is_client];

	wsi->wants_write = 0;
	if (wsi->role->writeable)
		return wsi->role->writeable(wsi);
	if (!reason)
		return LWS_KEEP;

	return lws_user_callback(wsi, reason, NULL, 0) ? LWS_CLOSE : LWS_KEEP;
}

static int
may_write(const struct lws *wsi)
{
	return wsi->wants_write && wsi->phase == LWS_PHASE_OPEN &&
	       wsi->transport && lws_output_room(wsi);
}

static enum lws_keep
writeables(struct lws *wsi)
{
	unsigned int n;

	for (n = 0; n < LWS_TUNE_WRITEABLE_CALLS && may_write(wsi); n++) {
		if (one_writeable(wsi) != LWS_KEEP)
			return LWS_CLOSE;
		if (wsi->pt->turn_bytes >= LWS_TUNE_WRITEABLE_BYTES)
			return LWS_KEEP;
	}

	return LWS_KEEP;
}

/* A descriptor that the role reads and writes itself. */
static enum lws_keep
descriptor_turn(struct lws *wsi, short revents)
{
	if (revents & POLLOUT) {
		if (lws_watch_want(wsi, 0, POLLOUT))
			return LWS_CLOSE;
		if (wsi->wants_write && wsi->phase == LWS_PHASE_OPEN &&
		    one_writeable(wsi) != LWS_KEEP)
			return LWS_CLOSE;
	}
	if (!(revents & (POLLIN | POLLHUP | POLLERR)) ||
	    wsi->phase != LWS_PHASE_OPEN)
		return LWS_KEEP;
	if (wsi->rx_pause)
		return lws_watch_want(wsi, 0, POLLIN) ? LWS_CLOSE : LWS_KEEP;

	return wsi->role->readable(wsi, revents);
}

/* its own room, which of a stream is credit, and that of the socket */
static int
can_take_more(struct lws *wsi)
{
	const struct lws *n = lws_network_wsi(wsi);

	return n && n->transport && lws_output_room(n) && lws_output_room(wsi);
}

/* What others than the program want to have sent: messages by handle, the
 * role's own. Few have any. */
int
lws_turn_owes(const struct lws *wsi)
{
	return (wsi->owes_handle | wsi->owes_role) &&
	       wsi->phase == LWS_PHASE_OPEN && wsi->role &&
	       (!wsi->role->between || wsi->role->between(wsi));
}

static LWS_NOINLINE int
can_pay(struct lws *wsi)
{
	return lws_turn_owes(wsi) && can_take_more(wsi);
}

/* nearly always it owes nothing */
static inline int
may_pay(struct lws *wsi)
{
	return (wsi->owes_handle | wsi->owes_role) && can_pay(wsi);
}

enum lws_keep
lws_turn_pay(struct lws *wsi)
{
	if (wsi->owes_handle && lws_handle_deliver(wsi) != LWS_KEEP)
		return LWS_CLOSE;

	return wsi->owes_role && may_pay(wsi) ? wsi->role->owed(wsi) : LWS_KEEP;
}

static enum lws_keep
write_what_there_is(struct lws *wsi)
{
	/* rx may have changed the role into one of descriptors */
	if (wsi->phase != LWS_PHASE_OPEN || !wsi->role)
		return LWS_KEEP;
	if (may_pay(wsi) && lws_turn_pay(wsi) != LWS_KEEP)
		return LWS_CLOSE;

	return wsi->transport ? writeables(wsi) : LWS_KEEP;
}

/* What came with the last read may be several requests, each of which waits
 * until the one before has been answered. */
static int
has_more_here(const struct lws *wsi)
{
	return wsi->rx_held && !lws_rx_paused(wsi) && wsi->role &&
	       !wsi->role->readable && wsi->transport && lws_rx_has_work(wsi) &&
	       lws_output_room(wsi) &&
	       wsi->pt->turn_bytes < LWS_TUNE_WRITEABLE_BYTES;
}

/* It has read: now whoever asked may write, and what is left of the read is
 * looked at. */
static LWS_NOINLINE enum lws_keep
go_on(struct lws *wsi)
{
	enum lws_keep k;
	unsigned int n;

	for (n = 1;; n++) {
		k = write_what_there_is(wsi);
		if (k != LWS_KEEP || n == LWS_TUNE_TURN_REQUESTS ||
		    !has_more_here(wsi))
			return k;
		if (lws_rx_turn(wsi, 0) != LWS_KEEP)
			return LWS_CLOSE;
	}
}

/* Nobody wants to write, and all that came has been taken: so nearly all turns
 * end, and these bits are one look. */
static inline int
is_done(const struct lws *wsi)
{
	return wsi->phase == LWS_PHASE_OPEN && !wsi->wants_write &&
	       !wsi->owes_handle && !wsi->owes_role && !wsi->rx_inside &&
	       !wsi->rx_eof && !wsi->rx_held;
}

static enum lws_keep
handle(struct lws *wsi, short revents)
{
	if (wsi->role->readable)
		return descriptor_turn(wsi, revents);
	wsi->pt->turn_bytes = 0;
	wsi->pt->turn_grown = 0;
	if ((revents & POLLOUT) && lws_output_drain(wsi) != LWS_KEEP)
		return LWS_CLOSE;
	if (wsi->phase == LWS_PHASE_CONNECTING)
		return lws_client_turn(wsi, revents);
	if (lws_rx_turn(wsi, revents) != LWS_KEEP)
		return LWS_CLOSE;

	return is_done(wsi) ? LWS_KEEP : go_on(wsi);
}

/* nearly always all has been taken */
static int
may_have_input(const struct lws *wsi)
{
	return wsi->rx_held || (wsi->rx_inside | wsi->rx_eof) ||
	       (wsi->transport && wsi->transport->pending);
}

/* A stream that owes something and has no credit waits for it among those of
 * its connection. */
static void
wait_for_credit(struct lws *wsi)
{
	if (lws_mux_stream_of(wsi) && lws_turn_owes(wsi))
		lws_mux_want(lws_mux_stream_of(wsi));
}

/* 1: it has finished, and may be gone */
static LWS_NOINLINE int
look_after(struct lws *wsi)
{
	if (wsi->on_stack) {
		lws_turn_request(wsi);
		return 0;
	}
	if (wsi->phase == LWS_PHASE_FLUSHING && !lws_output_pending(wsi))
		lws_close_continue(wsi);
	if (wsi->phase == LWS_PHASE_MARKED) {
		lws_close_finish(wsi);
		return 1;
	}
	if (may_write(wsi) || may_pay(wsi) ||
	    (may_have_input(wsi) && lws_rx_has_work(wsi)))
		lws_turn_request(wsi);
	else if (wsi->owes_handle | wsi->owes_role)
		wait_for_credit(wsi);

	return 0;
}

static inline int
after(struct lws *wsi)
{
	if (wsi->pt->cork.wsi == wsi)
		lws_output_flush(wsi->pt, NULL);
	if (is_done(wsi) && !wsi->on_stack && wsi->transport &&
	    !wsi->transport->pending)
		return 0;

	return look_after(wsi);
}

void
lws_turn_begin(struct lws *wsi)
{
	lws_enter(wsi);
	wsi->in_turn = 1;
}

int
lws_turn_end(struct lws *wsi, enum lws_keep keep)
{
	lws_leave(wsi, keep);
	wsi->in_turn = 0;

	return wsi->phase == LWS_PHASE_FINISHED || after(wsi);
}

void
lws_turn_ready(struct lws *wsi, short revents)
{
	enum lws_keep k = LWS_KEEP;

	lws_turn_forget(wsi);
	lws_turn_begin(wsi);
	wsi->rx_rests = 0;
	if (wsi->role && wsi->phase != LWS_PHASE_MARKED)
		k = handle(wsi, revents);
	(void)lws_turn_end(wsi, k);
}

/* Those that are on the list now; what they add waits for the next pass. */
void
lws_turn_run(struct lws_context_per_thread *pt)
{
	uint32_t n = pt->turns.count;

	while (n-- && pt->turns.head)
		lws_turn_ready(
			lws_container_of(pt->turns.head, struct lws, in_work),
			0);
}

/* -- asking to write -- */

int
lws_thread_is_foreign(const struct lws_context_per_thread *pt)
{
	uintptr_t owner;

	if (lws_pass_is_mine(pt))
		return 0;
	owner = atomic_load_explicit(&pt->owner, memory_order_relaxed);
	if (owner)
		return owner != lws_plat_thread_self();

	/* nobody's yet; while others are at work somebody is about to come */
	return lws_has_threads(pt->cx) &&
	       atomic_load_explicit(&pt->cx->serviced, memory_order_relaxed);
}

/* Streams: each ancestor's turn has to come for theirs to come. */
static void
note_in_parents(struct lws *wsi)
{
	while (wsi->parent && !wsi->transport && wsi->fd < 0) {
		if (lws_mux_stream_of(wsi))
			lws_mux_want(lws_mux_stream_of(wsi));
		wsi = wsi->parent;
		wsi->child_wants_write = 1;
		wsi->wants_write = 1;
	}
	lws_turn_request(wsi);
}

int
lws_writeable_request(struct lws *wsi)
{
	if (!lws_is_live(wsi))
		return 0;
	if (wsi->phase != LWS_PHASE_OPEN)
		return -1;
	wsi->wants_write = 1;
	/* whether a file, a pipe, a tty takes bytes only the kernel knows */
	if (wsi->role && wsi->role->readable)
		return lws_watch_want(wsi, POLLOUT, 0) ? -1 : 1;
	note_in_parents(wsi);

	return 1;
}

int
lws_callback_on_writable(struct lws *wsi)
{
	if (!lws_thread_is_foreign(wsi->pt))
		return lws_writeable_request(wsi);
	lws_mailbox_post(wsi, LWS_MAIL_WRITEABLE);

	return 1;
}

/* -- broadcasts -- */

static void
put_after(struct lws *marker, struct lws_dll2 *d, lws_dll2_owner_t *o)
{
	struct lws_dll2 *next = d->next;

	lws_dll2_remove(&marker->in_protocol);
	if (next)
		lws_dll2_add_before(&marker->in_protocol, next);
	else
		lws_dll2_add_tail(&marker->in_protocol, o);
}

/* Connections of this thread end on it and nowhere else, so they need no lock
 * while they are called: the program may take one of its own there, which
 * others hold while they wait for ours. Those of other threads live as long as
 * these are locked. */
static int
call(struct lws_vhost_thread *vt, struct lws *wsi,
     int (*fn)(struct lws *wsi, void *arg), void *arg)
{
	int r;

	if (lws_thread_is_foreign(wsi->pt))
		return fn(wsi, arg);
	lws_vhost_thread_unlock(vt);
	lws_vhost_unlock(vt->vh);
	r = fn(wsi, arg);
	lws_vhost_lock(vt->vh);
	lws_vhost_thread_lock(vt);

	return r;
}

/* fn may end any connection, also the next. So our place in the list is kept
 * by an entry of our own, a wsi without thread, which other walks that are
 * under way step over. Those that come in meanwhile are not visited. */
static int
each_in_list(struct lws_vhost_thread *vt, lws_dll2_owner_t *o,
	     int (*fn)(struct lws *wsi, void *arg), void *arg)
{
	struct lws marker;
	struct lws_dll2 *d;
	uint32_t n;
	int r = 0;

	memset(&marker, 0, sizeof(marker));
	lws_vhost_thread_lock(vt);
	n = o->count;
	lws_dll2_add_head(&marker.in_protocol, o);
	while (!r && n-- && (d = marker.in_protocol.next)) {
		struct lws *wsi = lws_container_of(d, struct lws, in_protocol);

		put_after(&marker, d, o);
		if (wsi->pt)
			r = call(vt, wsi, fn, arg);
	}
	lws_dll2_remove(&marker.in_protocol);
	lws_vhost_thread_unlock(vt);

	return r;
}

static int
each_of_vhost(struct lws_vhost *vh, const struct lws_protocols *p,
	      int (*fn)(struct lws *wsi, void *arg), void *arg)
{
	uint16_t n = lws_protocol_index(vh, p);
	int t, r = 0;

	lws_vhost_hold(vh);
	lws_vhost_lock(vh);
	for (t = 0; !r && t < vh->cx->count_threads; t++)
		r = each_in_list(&vh->threads[t],
				 &vh->threads[t].by_protocol[n], fn, arg);
	lws_vhost_unlock(vh);
	lws_vhost_release(vh);

	return r;
}

int
lws_each_of_protocol(const struct lws_context *cx,
		     const struct lws_protocols *p,
		     int (*fn)(struct lws *wsi, void *arg), void *arg)
{
	struct lws_context *c = (struct lws_context *)(uintptr_t)cx;
	struct lws_vhost *vh = NULL;
	int r = 0;

	while (!r && (vh = lws_vhost_next(c, vh))) {
		const struct lws_protocols *own =
			lws_vhost_name_to_protocol(vh, p->name);

		if (own && own->callback == p->callback)
			r = each_of_vhost(vh, own, fn, arg);
	}
	if (r)
		lws_vhost_release(vh);

	return r;
}

static int
ask_one(struct lws *wsi, void *arg)
{
	(void)arg;
	lws_callback_on_writable(wsi);

	return 0;
}

int
lws_callback_on_writable_all_protocol(const struct lws_context *context,
				      const struct lws_protocols *protocol)
{
	if (!context || !protocol)
		return 0;
	lws_each_of_protocol(context, protocol, ask_one, NULL);

	return 0;
}

int
lws_callback_on_writable_all_protocol_vhost(
	const struct lws_vhost *vhost, const struct lws_protocols *protocol)
{
	struct lws_vhost *vh = (struct lws_vhost *)(uintptr_t)vhost;

	if (protocol < vh->protocols ||
	    protocol >= vh->protocols + vh->protocol_count) {
		lwsl_vhost_err(vh, "protocol is not one of this vhost: take it "
				   "from lws_get_protocol()");
		return -1;
	}
	each_of_vhost(vh, protocol, ask_one, NULL);

	return 0;
}

struct call {
	enum lws_callback_reasons reason;
	void *in;
	size_t len;
};

static int
call_one(struct lws *wsi, void *arg)
{
	const struct call *c = arg;

	/* it lives while its list is locked; its end is its own thread's */
	if (lws_thread_is_foreign(wsi->pt)) {
		lws_user_callback(wsi, c->reason, c->in, c->len);
		return 0;
	}
	lws_enter(wsi);
	lws_user_callback(wsi, c->reason, c->in, c->len);
	lws_leave(wsi, LWS_KEEP);

	return 0;
}

int
lws_callback_all_protocol(struct lws_context *context,
			  const struct lws_protocols *protocol, int reason)
{
	struct call c = { (enum lws_callback_reasons)reason, NULL, 0 };

	lws_each_of_protocol(context, protocol, call_one, &c);

	return 0;
}

int
lws_callback_all_protocol_vhost_args(struct lws_vhost *vh,
				     const struct lws_protocols *protocol,
				     int reason, void *argp, size_t len)
{
	struct call c = { (enum lws_callback_reasons)reason, argp, len };
	uint16_t n;

	if (protocol) {
		const struct lws_protocols *own =
			lws_vhost_name_to_protocol(vh, protocol->name);

		if (own)
			each_of_vhost(vh, own, call_one, &c);
		return 0;
	}
	for (n = 0; n < vh->protocol_count; n++)
		each_of_vhost(vh, &vh->protocols[n], call_one, &c);

	return 0;
}

int
lws_callback_all_protocol_vhost(struct lws_vhost *vh,
				const struct lws_protocols *protocol,
				int reason)
{
	return lws_callback_all_protocol_vhost_args(vh, protocol, reason, NULL,
						    0);
}
