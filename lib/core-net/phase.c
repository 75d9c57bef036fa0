/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The legal moves of a connection's phase. One table instead of flags that
 * must agree: what is not listed is a bug of ours and asserts in debug builds.
 */
#include "core-net/inside.h"

#include <assert.h>

#define TO(p) (1u << LWS_PHASE_##p)

static const uint8_t moves[LWS_PHASE_COUNT] = {
	[LWS_PHASE_NEW] = TO(CONNECTING) | TO(OPEN) | TO(MARKED) | TO(FINISHED),
	[LWS_PHASE_CONNECTING] = TO(OPEN) | TO(MARKED) | TO(FINISHED),
	[LWS_PHASE_OPEN] = TO(CONNECTING) | TO(FLUSHING) | TO(LINGERING) |
			   TO(MARKED) | TO(FINISHED),
	[LWS_PHASE_FLUSHING] = TO(LINGERING) | TO(MARKED) | TO(FINISHED),
	[LWS_PHASE_LINGERING] = TO(MARKED) | TO(FINISHED),
	[LWS_PHASE_MARKED] = TO(FINISHED),
	[LWS_PHASE_FINISHED] = 0,
};

int
lws_phase_move(struct lws *wsi, enum lws_phase to)
{
	int legal = (moves[wsi->phase] >> to) & 1;

	assert(legal);
	if (!legal)
		return -1;
	wsi->phase = (uint8_t)to;

	return 0;
}
