/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The system states of a context: a generic state manager (core) with the names
 * and the order of the API, walked towards OPERATIONAL from the first pass on.
 * Subsystems and programs hold the walk with notifiers.
 */
#include "core-net/inside.h"

static const char *state_names[] = { "undef",
				     "CONTEXT_CREATED",
				     "INITIALIZED",
				     "COLLECTING_STDIN",
				     "IFACE_COLDPLUG",
				     "DHCP",
				     "CPD_PRE_TIME",
				     "TIME_VALID",
				     "CPD_POST_TIME",
				     "POLICY_VALID",
				     "REGISTERED",
				     "AUTH1",
				     "AUTH2",
				     "ONE_TIME_UPDATES",
				     "OPERATIONAL",
				     "POLICY_INVALID",
				     "CONTEXT_DESTROYING",
				     "AWAITING_MODAL_UPDATING",
				     "MODAL_UPDATING",
				     NULL };

_Static_assert(LWS_ARRAY_SIZE(state_names) == LWS_SYSTATE_MODAL_UPDATING + 2,
	       "a name for each system state");

/* Protocols are ready to be called from INITIALIZED on; and what is attached
 * may wait for just this state. */
static int
state_reached(lws_state_manager_t *mgr, lws_state_notify_link_t *link,
	      int current, int target)
{
	struct lws_context *cx = mgr->context;

	(void)link;
	if (current != target)
		return 0;
	if (target == LWS_SYSTATE_INITIALIZED)
		(void)lws_protocol_init(cx);
	if (cx->system_ops && cx->system_ops->attach)
		lws_wake_all(cx);

	return 0;
}

void
lws_states_init(struct lws_context *cx,
		const struct lws_context_creation_info *info)
{
	lws_state_manager_t *m = &cx->states;

	m->context = cx;
	m->parent = cx;
	m->name = "system";
	m->state_names = state_names;
	m->smd_class = LWSSMDCL_SYSTEM_STATE;
	m->state = LWS_SYSTATE_CONTEXT_CREATED;
	cx->state_protocols.notify_cb = state_reached;
	cx->state_protocols.name = "protocols";
	lws_state_reg_notifier(m, &cx->state_protocols);
	lws_state_reg_notifier_list(m, info->register_notifier_list);
}

void
lws_states_begin(struct lws_context *cx)
{
	if (cx->states_begun)
		return;
	cx->states_begun = 1;
	lws_state_transition_steps(&cx->states, LWS_SYSTATE_OPERATIONAL);
}

void
lws_states_end(struct lws_context *cx)
{
	lws_state_transition(&cx->states, LWS_SYSTATE_CONTEXT_DESTROYING);
}

void
lws_states_fini(struct lws_context *cx)
{
	while (cx->states.notify_list.head)
		lws_dll2_remove(cx->states.notify_list.head);
}

lws_state_manager_t *
lws_system_get_state_manager(struct lws_context *context)
{
	return &context->states;
}

struct lws_context *
lws_system_context_from_system_mgr(lws_state_manager_t *mgr)
{
	return mgr->context;
}
