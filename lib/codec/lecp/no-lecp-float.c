/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Floats as callbacks get them when the build has no floating point: raw bits
 * in item.u.u32 and item.u.u64.
 */
#include "codec/lecp/lecp.h"

void
lecp_item_single(struct lecp_ctx *ctx, uint32_t bits)
{
	ctx->item.u.u32 = bits;
}

void
lecp_item_double(struct lecp_ctx *ctx, uint64_t bits)
{
	ctx->item.u.u64 = bits;
}
