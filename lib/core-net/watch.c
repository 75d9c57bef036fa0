/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A connection's descriptor in its thread's table, and telling everybody who
 * keeps a copy: the kernel (through the table's wait), a foreign event loop,
 * and programs that poll by themselves (the POLL_FD reasons). Their callbacks
 * go to protocols[0] of the wsi's vhost; the library's own wake-up descriptor
 * has no vhost and so is never announced.
 */
#include "core-net/inside.h"

static int
tell(struct lws *wsi, enum lws_callback_reasons reason, struct lws_pollargs *pa,
     size_t len)
{
	return lws_user_callback_first(wsi, reason, pa, len);
}

static int
lock(struct lws *wsi, struct lws_pollargs *pa, size_t is_member_change)
{
	return tell(wsi, LWS_CALLBACK_LOCK_POLL, pa, is_member_change);
}

static void
unlock(struct lws *wsi, struct lws_pollargs *pa, size_t is_member_change)
{
	tell(wsi, LWS_CALLBACK_UNLOCK_POLL, pa, is_member_change);
}

static int
add(struct lws *wsi, struct lws_pollargs *pa)
{
	struct lws_poll_table *t = &wsi->pt->table;

	if (lws_poll_table_add(t, wsi->fd, (short)pa->events, wsi)) {
		lwsl_wsi_err(wsi, "descriptor %d cannot be watched: %s",
			     wsi->fd, strerror(errno));
		return -1;
	}
	if (tell(wsi, LWS_CALLBACK_ADD_POLL_FD, pa, 1)) {
		lws_poll_table_remove(t, wsi->fd);
		return -1;
	}

	return 0;
}

static unsigned int
loop_flags(short events)
{
	return (events & POLLIN ? LWS_EV_READ : 0u) |
	       (events & POLLOUT ? LWS_EV_WRITE : 0u);
}

int
lws_watch_start_for(struct lws *wsi, short events)
{
	struct lws_pollargs pa = { wsi->fd, events, 0 };
	struct lws_context_per_thread *pt = wsi->pt;
	int r;

	if (pt->table.count >= pt->fd_limit) {
		lwsl_wsi_warn(wsi,
			      "thread %d already watches %u descriptors, "
			      "its limit",
			      pt->tsi, pt->fd_limit);
		errno = EMFILE;
		return -1;
	}
	if (lws_ev_accept(wsi))
		return -1;
	if (lock(wsi, &pa, 1))
		return -1;
	r = add(wsi, &pa);
	unlock(wsi, &pa, 1);
	if (r)
		return -1;
	wsi->rx_in = !!(events & POLLIN);
	lws_ev_io(wsi, LWS_EV_START | loop_flags(events));

	return 0;
}

/* role descriptors (a file, a listener) ask for what they were given as well,
 * so the first interest is the same for nearly all: reading */
int
lws_watch_start(struct lws *wsi)
{
	return lws_watch_start_for(wsi, POLLIN);
}

void
lws_watch_move(struct lws *from, struct lws *to)
{
	struct lws_poll_table *t = &from->pt->table;
	uint32_t i = lws_poll_table_index(t, from->fd);
	int moved = lws_ev_move(from, to);

	/* who polls by itself knows descriptors only: for it nothing changes */
	if (!moved) {
		lws_ev_io(from, LWS_EV_STOP | LWS_EV_READ | LWS_EV_WRITE);
		lws_ev_release(from);
	}
	t->owner[i] = to;
	to->fd = from->fd;
	to->rx_in = from->rx_in;
	from->fd = -1;
	from->rx_in = 0;
	if (moved)
		return;
	if (lws_ev_accept(to))
		lws_close_mark(to, LWS_CLOSE_NOW, "its loop refused it");
	lws_ev_io(to, LWS_EV_START | loop_flags(t->fds[i].events));
}

void
lws_watch_stop(struct lws *wsi)
{
	struct lws_pollargs pa = { wsi->fd, 0, 0 };

	if (!lws_watch_is_on(wsi))
		return;
	lws_ev_io(wsi, LWS_EV_STOP | LWS_EV_READ | LWS_EV_WRITE);
	lws_ev_release(wsi);
	/* it must go in any case: a refusal here would leave a closed
	 * descriptor in the table */
	lock(wsi, &pa, 1);
	lws_poll_table_remove(&wsi->pt->table, wsi->fd);
	tell(wsi, LWS_CALLBACK_DEL_POLL_FD, &pa, 1);
	unlock(wsi, &pa, 1);
	wsi->rx_in = 0;
	lws_accept_resume(wsi->pt);
}

int
lws_watch_is_on(const struct lws *wsi)
{
	return wsi->fd >= 0 &&
	       lws_poll_table_owner(&wsi->pt->table, wsi->fd) == wsi;
}

static void
tell_foreign_loop(struct lws *wsi, short old, short now)
{
	short on = (short)(now & ~old);
	short off = (short)(old & ~now);

	if (on)
		lws_ev_io(wsi, LWS_EV_START | loop_flags(on));
	if (off)
		lws_ev_io(wsi, LWS_EV_STOP | loop_flags(off));
}

int
lws_watch_want(struct lws *wsi, short set, short clear)
{
	struct lws_poll_table *t = &wsi->pt->table;
	uint32_t i = lws_poll_table_index(t, wsi->fd);
	struct lws_pollargs pa;
	int r = 0;

	if (i == LWS_POLL_NONE || t->owner[i] != wsi)
		return -1;
	pa.fd = wsi->fd;
	pa.prev_events = t->fds[i].events;
	pa.events = (pa.prev_events & ~clear) | set;
	if (pa.events == pa.prev_events)
		return 0;
	if (lock(wsi, &pa, 0))
		return -1;
	if (lws_poll_table_events(t, wsi->fd, (short)pa.events))
		r = -1;
	else if (tell(wsi, LWS_CALLBACK_CHANGE_MODE_POLL_FD, &pa, 0))
		r = -1;
	unlock(wsi, &pa, 0);
	if (r)
		return -1;
	wsi->rx_in = !!(pa.events & POLLIN);
	tell_foreign_loop(wsi, (short)pa.prev_events, (short)pa.events);

	return 0;
}
