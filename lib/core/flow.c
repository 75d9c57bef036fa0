/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A consumer's view of a buflist that somebody else fills: one segment at a
 * time as a pointer and a length, the segment being given back when the
 * consumer asks for the next one. A flow can also keep the peer sending by
 * granting it credit; how that is done, only the streams know, so they put
 * their functions in here.
 */
#include "core/core.h"

static struct lws_flow_credit credit; /* set once, before any flow has a peer */

void
lws_flow_set_credit(const struct lws_flow_credit *ops)
{
	credit = *ops;
}

lws_stateful_ret_t
lws_flow_feed(lws_flow_t *flow)
{
	uint8_t *p;
	size_t n;

	if (flow->len)
		return LWS_SRET_OK;

	if (flow->blseglen)
		lws_buflist_use_segment(&flow->bl, flow->blseglen);

	n = lws_buflist_next_segment_len(&flow->bl, &p);
	if (n > UINT32_MAX)
		n = UINT32_MAX; /* the rest comes next time */
	flow->data = p;
	flow->len = n;
	flow->blseglen = (uint32_t)n;

	if (n || flow->state != LWSDLOFLOW_STATE_READ)
		return LWS_SRET_OK;

	return LWS_SRET_WANT_INPUT;
}

/* Bytes that are here and not consumed: the list counts all of the segment
 * that data and len point into. */
static int64_t
unconsumed(lws_flow_t *flow)
{
	return (int64_t)lws_buflist_total_len(&flow->bl) - flow->blseglen +
	       (int64_t)flow->len;
}

lws_stateful_ret_t
lws_flow_req(lws_flow_t *flow)
{
	lws_stateful_ret_t ret = lws_flow_feed(flow);
	int64_t est;

	if (!flow->h || !flow->window || !credit.estimate)
		return ret;

	est = credit.estimate(flow->h) + unconsumed(flow);
	if (est < flow->window &&
	    credit.add(flow->h, (int32_t)(flow->window - est)))
		lwsl_info("%s: granting credit to the peer failed\n", __func__);

	return ret;
}
