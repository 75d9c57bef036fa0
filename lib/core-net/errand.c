/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A vhost comes or goes on one thread, and others have sockets of it in their
 * tables. What is to be done there is always the same: look at the vhost, and
 * do what its state asks for. So an errand is one bit for each vhost and
 * thread, and a place in that thread's lock-free stack (as in mailbox.c), held
 * in the vhost itself: nothing is allocated, nothing can fail.
 */
#include "core-net/inside.h"

void
lws_errand_post(struct lws_vhost *vh, int tsi)
{
	struct lws_context_per_thread *pt = &vh->cx->pt[tsi];
	struct lws_vhost_thread *t = &vh->threads[tsi], *head;

	if (atomic_exchange(&t->errand_due, 1))
		return; /* whoever goes for it sees what we have done */
	lws_vhost_hold(vh);
	head = atomic_load(&pt->errands);
	do
		t->errand_next = head;
	while (!atomic_compare_exchange_weak(&pt->errands, &head, t));
	if (!head)
		lws_plat_wake_up(&pt->wake);
}

void
lws_errands_run(struct lws_context_per_thread *pt)
{
	struct lws_vhost_thread *t, *next;

	if (!atomic_load_explicit(&pt->errands, memory_order_relaxed))
		return;
	for (t = atomic_exchange(&pt->errands, NULL); t; t = next) {
		struct lws_vhost *vh = t->vh;

		next = t->errand_next;
		/* from here on it may be posted again */
		atomic_store(&t->errand_due, 0);
		lws_listen_attend(vh, pt);
		lws_vhost_release(vh);
	}
}
