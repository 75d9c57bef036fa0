/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Floats as callbacks get them when the build has floating point: item.u.f and
 * item.u.d. Halves are always raw bits in item.u.hf.
 */
#include "codec/lecp/lecp.h"

void
lecp_item_single(struct lecp_ctx *ctx, uint32_t bits)
{
	memcpy(&ctx->item.u.f, &bits, sizeof(bits));
}

void
lecp_item_double(struct lecp_ctx *ctx, uint64_t bits)
{
	memcpy(&ctx->item.u.d, &bits, sizeof(bits));
}
