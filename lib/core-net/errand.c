/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is to be done on another thread is always the same for an object there:
 * look at it, and do what its state asks for. So an errand is one bit, and a
 * place in that thread's lock-free stack (as in mailbox.c), held in the object
 * itself: nothing is allocated, nothing can fail.
 */
#include "core-net/inside.h"

int
lws_errand_post(struct lws_context_per_thread *pt, struct lws_errand *e)
{
	struct lws_errand *head;

	if (atomic_exchange(&e->due, 1))
		return 0;
	head = atomic_load(&pt->errands);
	do
		e->next = head;
	while (!atomic_compare_exchange_weak(&pt->errands, &head, e));
	/* a pass of ours looks at them before it ends or waits */
	if (!head && !lws_pass_is_mine(pt))
		lws_plat_wake_up(&pt->wake);

	return 1;
}

void
lws_errands_run(struct lws_context_per_thread *pt)
{
	struct lws_errand *e, *next;

	if (!atomic_load_explicit(&pt->errands, memory_order_relaxed))
		return;
	for (e = atomic_exchange(&pt->errands, NULL); e; e = next) {
		next = e->next;
		/* from here on it may be posted again */
		atomic_store(&e->due, 0);
		e->run(e, pt);
	}
}
