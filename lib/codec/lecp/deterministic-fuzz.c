/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes: what is taken comes out in a form that is not changed again, that
 * the parser takes, and that has the same when space is scarce.
 */
#include <stdlib.h>

#include "core/core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static signed char
ignore_cb(struct lecp_ctx *ctx, char reason)
{
	(void)ctx;
	(void)reason;

	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t once[8192];
	size_t used, again;
	struct lecp_ctx ctx;
	uint8_t *exact;
	int r;

	if (lws_cbor_deterministic(data, size, once, sizeof(once), &used))
		return 0;

	exact = malloc(used);
	if (!exact)
		return 0;
	if (lws_cbor_deterministic(once, used, exact, used, &again) ||
	    again != used || memcmp(once, exact, used))
		abort();
	if (lws_cbor_deterministic(data, size, exact, used - 1, &again) !=
	    LECP_STACK_OVERFLOW)
		abort();
	free(exact);

	/* the parser's limits on paths and indexes are tighter */
	lecp_construct(&ctx, ignore_cb, NULL, NULL, 0);
	r = lecp_parse(&ctx, data, size);
	if (r && r != LECP_STACK_OVERFLOW)
		abort();

	return 0;
}
