/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A service thread's belongings: its table of descriptors, its timers, its
 * wake-up, its buffers. The large buffers are made with the first connection
 * that needs them, so that a context without traffic stays small.
 */
#include "core-net/inside.h"

/* -- the wake-up descriptor is a wsi of a role of its own, because foreign
 * loops want one -- */

static enum lws_keep
wake_readable(struct lws *wsi, short revents)
{
	(void)revents;
	lws_plat_wake_clear(&wsi->pt->wake);
	lws_mailbox_drain(wsi->pt);

	return LWS_KEEP; /* the pass looks at what was asked for */
}

static const struct lws_role_ops role_wake = {
	.name = "pipe",
	.readable = wake_readable,
	.is_descriptor = 1,
};

static int
add_wake(struct lws_context_per_thread *pt)
{
	struct lws *wsi;

	if (lws_plat_wake_init(&pt->wake))
		return -1;
	wsi = lws_wsi_create(pt, NULL);
	if (!wsi)
		return -1;
	pt->wake_wsi = wsi;
	wsi->fd = pt->wake.fd[0];
	lws_phase_move(wsi, LWS_PHASE_OPEN);
	if (lws_role_set(wsi, &role_wake))
		return -1;

	return lws_watch_start(wsi);
}

/* what the wsi has is closed with it, when a foreign loop lets go of it */
static void
give_wake_to_wsi(struct lws_plat_wake *w)
{
	if (w->fd[1] == w->fd[0])
		w->fd[1] = -1;
	w->fd[0] = -1;
}

void
lws_thread_close_wake(struct lws_context_per_thread *pt)
{
	struct lws *wsi = pt->wake_wsi;

	if (!wsi)
		return;
	pt->wake_wsi = NULL;
	if (wsi->fd >= 0)
		give_wake_to_wsi(&pt->wake);
	lws_close_sync(wsi, "thread ends");
}

void
lws_destroy_event_pipe(struct lws *wsi)
{
	if (wsi == wsi->pt->wake_wsi)
		lws_thread_close_wake(wsi->pt);
}

/* -- life -- */

static int
choose_wait(struct lws_context_per_thread *pt)
{
	unsigned int n;

	for (n = 0; lws_registry_waits[n]; n++) {
		/* a foreign loop waits itself: for the rounds that a program
		 * makes by lws_service_tsi() the last, poll(), will do */
		if (pt->cx->ev && lws_registry_waits[n + 1])
			continue;
		if (!lws_poll_table_init(&pt->table, lws_registry_waits[n]))
			return 0;
	}
	lwsl_cx_err(pt->cx, "no way to wait for descriptors works here");

	return -1;
}

static void
resume_accepting(lws_sorted_usec_list_t *sul)
{
	lws_accept_resume(lws_container_of(sul, struct lws_context_per_thread,
					   sul_accept));
}

int
lws_thread_init(struct lws_context *cx, int tsi,
		const struct lws_context_creation_info *info)
{
	struct lws_context_per_thread *pt = &cx->pt[tsi];
	const struct lws_event_loop_ops *ev = cx->ev;
	void *given = NULL;

	pt->cx = cx;
	pt->tsi = tsi;
	pt->wake.fd[0] = pt->wake.fd[1] = -1;
	pt->sul_accept.cb = resume_accepting;
	lws_wheel_init(&pt->wheel, lws_now_usecs());
	if (choose_wait(pt))
		return -1;
	if (ev && ev->evlib_size_pt) {
		pt->evlib = lws_zalloc_apart(ev->evlib_size_pt, "evlib pt");
		if (!pt->evlib)
			return -1;
	}
	if (info->foreign_loops && !cx->in_rounds)
		given = info->foreign_loops[tsi];
	pt->loop_given = !!given;
	if (ev && ev->init_pt && ev->init_pt(cx, given, tsi))
		return -1;

	return add_wake(pt);
}

void
lws_thread_fini(struct lws_context_per_thread *pt)
{
	const struct lws_event_loop_ops *ev = pt->cx ? pt->cx->ev : NULL;
	unsigned int n;

	if (!pt->cx)
		return; /* init never came here */
	lws_attach_drop(pt);
	lws_thread_close_wake(pt);
	lws_plat_wake_fini(&pt->wake);
	for (n = 0; lws_registry_roles[n]; n++)
		if (lws_registry_roles[n]->thread_fini)
			lws_registry_roles[n]->thread_fini(pt);
	if (ev && ev->destroy_pt)
		ev->destroy_pt(pt->cx, pt->tsi);
	lws_reap(pt);
	lws_wsi_spare_fini(pt);
	lws_handles_fini(pt);
	lws_wheel_fini(&pt->wheel);
	lws_poll_table_fini(&pt->table);
	lws_free_apart(pt->evlib);
	lws_free(pt->rx_buf);
	lws_free(pt->serv_buf);
	lws_free(pt->cork.buf);
	lws_free(pt->tls_run);
	pt->cx = NULL;
}

void
lws_thread_wake(struct lws_context_per_thread *pt)
{
	/* several wake-ups before the thread looks are one */
	if (!atomic_exchange(&pt->cancelled, 1))
		lws_plat_wake_up(&pt->wake);
}

/* LWS_PRE bytes before it are ours too: programs may write there */
uint8_t *
lws_thread_rx_buf(struct lws_context_per_thread *pt)
{
	if (!pt->rx_buf)
		pt->rx_buf =
			lws_malloc(LWS_PRE + LWS_TUNE_READ_BUFFER, "rx buffer");

	return pt->rx_buf ? pt->rx_buf + LWS_PRE : NULL;
}
