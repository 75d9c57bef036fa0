/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws_system attach: work that other threads hand to a service thread, to run
 * once the system has reached a state. The program's attach op is the lock; the
 * list is only touched inside it.
 */
#include "core-net/inside.h"

struct lws_attach_item {
	lws_dll2_t list; /* pt->attach */
	lws_attach_cb_t cb;
	void *opaque;
	lws_system_states_t state;
};

static struct lws_attach_item *
take_first(struct lws_context_per_thread *pt)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, pt->attach.head)
	{
		struct lws_attach_item *i =
			lws_container_of(d, struct lws_attach_item, list);

		if (pt->cx->states.state >= (int)i->state) {
			lws_dll2_remove(&i->list);
			return i;
		}
	}
	lws_end_foreach_dll(d);

	return NULL;
}

static int
append(struct lws_context_per_thread *pt, lws_attach_cb_t cb,
       lws_system_states_t state, void *opaque)
{
	struct lws_attach_item *i = lws_zalloc(sizeof(*i), "attach");

	if (!i)
		return 1;
	i->cb = cb;
	i->opaque = opaque;
	i->state = state;
	lws_dll2_add_tail(&i->list, &pt->attach);
	lws_thread_wake(pt);

	return 0;
}

int
__lws_system_attach(struct lws_context *context, int tsi, lws_attach_cb_t cb,
		    lws_system_states_t state, void *opaque,
		    struct lws_attach_item **get)
{
	struct lws_context_per_thread *pt = &context->pt[tsi];

	if (!get)
		return append(pt, cb, state, opaque);
	*get = take_first(pt);

	return 0;
}

/* One item at a time, each taken inside the program's lock and run outside. */
void
lws_attach_run(struct lws_context_per_thread *pt)
{
	const lws_system_ops_t *ops = pt->cx->system_ops;
	struct lws_attach_item *i;

	if (!ops || !ops->attach)
		return;
	for (;;) {
		i = NULL;
		if (ops->attach(pt->cx, pt->tsi, NULL, LWS_SYSTATE_UNKNOWN,
				NULL, &i) ||
		    !i)
			return;
		i->cb(pt->cx, pt->tsi, i->opaque);
		lws_free(i);
	}
}

void
lws_attach_drop(struct lws_context_per_thread *pt)
{
	while (pt->attach.head) {
		struct lws_attach_item *i = lws_container_of(
			pt->attach.head, struct lws_attach_item, list);

		lws_dll2_remove(&i->list);
		lws_free(i);
	}
}
