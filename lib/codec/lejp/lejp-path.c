/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The path: names joined by '.', "[]" for each array. It is kept in ctx->path,
 * as text that callbacks read, and its length in the level's ppos.
 *
 * A pushed level has a path that starts empty. The text of the level below it
 * waits at the far end of ctx->path, so that it can be brought back; that of
 * the lowest level is the last, and what is used there no level can use.
 */
#include "codec/lejp/lejp.h"

void
lejp_path_cut(struct lejp_ctx *ctx, uint8_t len)
{
	struct _lejp_parsing_stack *l = lejp_level(ctx);

	if (len >= l->ppos)
		return;
	l->ppos = len;
	ctx->path[len] = '\0';
}

/* Until something is written the text in front stays: callbacks of the new
 * level see in OBJECT_START what the level below had. */
void
lejp_path_stash(struct lejp_ctx *ctx)
{
	size_t len = lejp_level(ctx)->ppos, size = lejp_path_size(ctx) - len;

	memmove(ctx->path + size, ctx->path, len);
	if (len >= size)
		ctx->path[0] = '\0';
}

/* the level has been popped: lejp_lejp_path_size() ends where its text begins
 */
void
lejp_path_unstash(struct lejp_ctx *ctx)
{
	size_t len = lejp_level(ctx)->ppos;

	memmove(ctx->path, ctx->path + lejp_path_size(ctx) - len, len);
	ctx->path[len] = '\0';
}

/* -- matching -- */

void
lejp_path_match(struct lejp_ctx *ctx)
{
	const struct _lejp_parsing_stack *l = lejp_level(ctx);
	const struct lws_path_patterns p = { l->paths, ctx->path_stride,
					     l->count_paths, ".[" };
	uint16_t at[LEJP_MAX_INDEX_DEPTH];
	struct lws_path_wild w = { at, LEJP_MAX_INDEX_DEPTH, 0 };
	uint8_t n = lws_path_match(&p, ctx->path, l->ppos, &w);

	if (n) {
		ctx->path_match = n;
		ctx->path_match_len = l->ppos;
		ctx->wildcount = w.count;
		memcpy(ctx->wild, at, sizeof(at[0]) * w.count);
	} else if (l->ppos <= ctx->path_match_len) {
		lejp_path_match_none(ctx);
	}
}

void
lejp_check_path_match(struct lejp_ctx *ctx)
{
	lejp_path_match_fresh(ctx);
}

int
lejp_get_wildcard(struct lejp_ctx *ctx, int wildcard, char *dest, int len)
{
	if (wildcard < 0 || wildcard >= ctx->wildcount || len < 1)
		return 0;

	return (int)lws_path_wild_copy(ctx->path, lejp_level(ctx)->ppos,
				       ctx->wild[wildcard], dest, (size_t)len);
}
