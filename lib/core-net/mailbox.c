/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Requests of other threads: a lock-free stack of connections per service
 * thread. The node is inside the wsi; its mail bits say whether it is on the
 * stack, so that a hundred requests are one entry and one wake-up. Only the
 * service thread takes, always the whole stack, so there is no ABA. A wsi that
 * finishes empties the stack first; the caller guarantees that it lives while
 * it posts.
 */
#include "core-net/inside.h"

void
lws_mailbox_post(struct lws *wsi, uint8_t what)
{
	struct lws_context_per_thread *pt = wsi->pt;
	struct lws *head;

	if (atomic_fetch_or(&wsi->mail, (uint8_t)(what | LWS_MAIL_QUEUED)) &
	    LWS_MAIL_QUEUED)
		return; /* on the stack: whoever takes it sees our bit */

	head = atomic_load(&pt->mailbox);
	do
		wsi->mail_next = head;
	while (!atomic_compare_exchange_weak(&pt->mailbox, &head, wsi));
	if (!head)
		lws_plat_wake_up(&pt->wake);
}

static void
deliver(struct lws *wsi, uint8_t what)
{
	if (what & LWS_MAIL_WRITEABLE)
		lws_writeable_request(wsi);
	if (what & LWS_MAIL_HANDLE) {
		wsi->owes_handle = 1;
		lws_turn_request(wsi);
	}
	if (what & LWS_MAIL_RX_FLOW)
		(void)lws_rx_flow_control(wsi, 1);
	if (what & LWS_MAIL_CLOSE)
		lws_close_shutdown(wsi);
}

void
lws_mailbox_drain(struct lws_context_per_thread *pt)
{
	struct lws *wsi;

	if (!atomic_load_explicit(&pt->mailbox, memory_order_relaxed))
		return;
	wsi = atomic_exchange(&pt->mailbox, NULL);
	while (wsi) {
		struct lws *next = wsi->mail_next;
		/* from here on it may be posted, and mail_next used, again */
		uint8_t what = atomic_exchange(&wsi->mail, 0);

		deliver(wsi, what);
		wsi = next;
	}
}
