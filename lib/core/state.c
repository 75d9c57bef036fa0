/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A state that moves only when nobody objects. Before a move each notifier is
 * asked (current != target), the one registered last first; the first that
 * objects ends the asking and has taken over the duty to try again. After it
 * each is told (current == target). Notifiers may start further moves and
 * may unregister themselves meanwhile.
 */
#include "core/core.h"

static lws_state_announce_t announce;

void
lws_state_set_announce(lws_state_announce_t cb)
{
	announce = cb;
}

const char *
lws_state_name(const lws_state_manager_t *mgr, int state)
{
	int n;

	if (!mgr->state_names || state < 0)
		return "?";
	for (n = 0; mgr->state_names[n]; n++)
		if (n == state)
			return mgr->state_names[n];

	return "?";
}

void
lws_state_reg_notifier(lws_state_manager_t *mgr, lws_state_notify_link_t *nl)
{
	lws_dll2_add_head(&nl->list, &mgr->notify_list);
}

void
lws_state_reg_deregister(lws_state_notify_link_t *nl)
{
	lws_dll2_remove(&nl->list);
}

void
lws_state_reg_notifier_list(lws_state_manager_t *mgr,
			    lws_state_notify_link_t *const *nl)
{
	if (!nl)
		return;
	for (; *nl; nl++)
		lws_state_reg_notifier(mgr, *nl);
}

/* the first that returns nonzero, NULL if all are content */
static const lws_state_notify_link_t *
notify(lws_state_manager_t *mgr, int current, int target, int may_veto)
{
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1,
				   lws_dll2_get_head(&mgr->notify_list))
	{
		lws_state_notify_link_t *nl =
			lws_container_of(d, lws_state_notify_link_t, list);

		if (nl->notify_cb(mgr, nl, current, target) && may_veto)
			return nl;
	}
	lws_end_foreach_dll_safe(d, d1);

	return NULL;
}

/* 0 moved; nonzero: a notifier objected */
static int
move(lws_state_manager_t *mgr, int target)
{
	const lws_state_notify_link_t *nl = notify(mgr, mgr->state, target, 1);

	if (nl) {
		lwsl_info("%s: %s holds it before %s\n", mgr->name, nl->name,
			  lws_state_name(mgr, target));
		return 1;
	}

	mgr->state = target;
	lwsl_info("%s: state %d %s\n", mgr->name, target,
		  lws_state_name(mgr, target));
	if (announce && mgr->smd_class)
		announce(mgr);
	notify(mgr, target, target, 0);

	return 0;
}

int
lws_state_transition(lws_state_manager_t *mgr, int target)
{
	if (mgr->state != target)
		move(mgr, target);

	return 0;
}

int
lws_state_transition_steps(lws_state_manager_t *mgr, int target)
{
	/* a notifier may have moved it on meanwhile */
	while (mgr->state < target)
		if (move(mgr, mgr->state + 1))
			break;

	return 0;
}
