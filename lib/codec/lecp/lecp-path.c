/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The path: a map adds '.', then the member's key if that is text; an array
 * adds "[]". Text in ctx->path, length in the level's ppos.
 */
#include "codec/lecp/lecp.h"

int
lecp_path_append(struct lecp_ctx *ctx, const char *text, size_t len)
{
	struct _lecp_parsing_stack *l = lecp_level(ctx);

	if (len > sizeof(ctx->path) - 1 - l->ppos)
		return LECP_STACK_OVERFLOW;
	memcpy(ctx->path + l->ppos, text, len);
	l->ppos = (uint8_t)(l->ppos + len);
	ctx->path[l->ppos] = '\0';

	return 0;
}

void
lecp_path_cut(struct lecp_ctx *ctx, uint8_t len)
{
	lecp_level(ctx)->ppos = len;
	ctx->path[len] = '\0';
	ctx->path_match = 0;
	ctx->wildcount = 0;
}

static void
match(struct lecp_ctx *ctx, uint8_t len)
{
	const struct _lecp_parsing_stack *l = lecp_level(ctx);
	const struct lws_path_patterns p = { l->paths, ctx->path_stride,
					     l->count_paths, "." };
	struct lws_path_wild w = { ctx->wild, LECP_MAX_INDEX_DEPTH, 0 };

	ctx->path_match = lws_path_match(&p, ctx->path, len, &w);
	ctx->path_match_len = ctx->path_match ? len : 0;
	ctx->wildcount = ctx->path_match ? w.count : 0;
}

void
lecp_path_match(struct lecp_ctx *ctx)
{
	if (lecp_level(ctx)->count_paths)
		match(ctx, lecp_level(ctx)->ppos);
}

void
lecp_path_match_container(struct lecp_ctx *ctx, uint8_t added)
{
	uint8_t len = lecp_level(ctx)->ppos;

	lecp_path_match(ctx);
	if (!ctx->path_match && lecp_level(ctx)->count_paths)
		match(ctx, (uint8_t)(len - added));
}
