/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is known about a captive portal: asked for through the program's system
 * ops, told by whoever found out. The states' walk waits for it by notifier.
 */
#include "core-net/inside.h"

int
lws_system_cpd_start(struct lws_context *context)
{
	const lws_system_ops_t *ops = context->system_ops;

	context->cpd_result = LWS_CPD_UNKNOWN;
	if (!ops || !ops->captive_portal_detect_request)
		return 0;

	return ops->captive_portal_detect_request(context);
}

static void
deferred(lws_sorted_usec_list_t *sul)
{
	lws_system_cpd_start(
		lws_container_of(sul, struct lws_context, sul_cpd));
}

void
lws_system_cpd_start_defer(struct lws_context *cx, lws_usec_t defer_us)
{
	lws_sul_schedule(cx, 0, &cx->sul_cpd, deferred, defer_us);
}

void
lws_system_cpd_set(struct lws_context *context, lws_cpd_result_t result)
{
	if (context->cpd_result != LWS_CPD_UNKNOWN)
		return; /* the first answer counts, until the next start */
	context->cpd_result = (uint8_t)result;
	if (context->states_begun)
		lws_state_transition_steps(&context->states,
					   LWS_SYSTATE_OPERATIONAL);
}

lws_cpd_result_t
lws_system_cpd_state_get(struct lws_context *context)
{
	return (lws_cpd_result_t)context->cpd_result;
}
