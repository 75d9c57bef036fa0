/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The path: a map adds '.', then the member's key if that is text; an array
 * adds "[]". Text in ctx->path, length in the level's ppos.
 */
#include "codec/lecp/lecp.h"

void
lecp_path_look(struct lecp_ctx *ctx, uint8_t len)
{
	const struct _lecp_parsing_stack *l = lecp_level(ctx);
	const struct lws_path_patterns p = { l->paths, ctx->path_stride,
					     l->count_paths, "." };
	struct lws_path_wild w = { ctx->wild, LECP_MAX_INDEX_DEPTH, 0 };

	ctx->path_match = lws_path_match(&p, ctx->path, len, &w);
	ctx->path_match_len = ctx->path_match ? len : 0;
	ctx->wildcount = ctx->path_match ? w.count : 0;
}
