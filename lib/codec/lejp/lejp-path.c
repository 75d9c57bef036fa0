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

/* what a star in the middle of a pattern stops at */
static int
segment_end(char c)
{
	return c == '.' || c == '[';
}

struct wild {
	uint16_t at[LEJP_MAX_INDEX_DEPTH]; /* where in the path each star is */
	uint8_t count;
};

static void
wild_add(struct wild *w, size_t at)
{
	if (w->count < LEJP_MAX_INDEX_DEPTH)
		w->at[w->count++] = (uint16_t)at;
}

/* One pattern against the whole path; stars take all they can, there is no
 * second thought. */
static int
pattern_matches(const char *pat, const char *path, size_t len, struct wild *w)
{
	size_t n = 0;

	w->count = 0;
	for (; *pat; pat++) {
		if (*pat != '*') {
			if (n == len || path[n++] != *pat)
				return 0;
			continue;
		}
		if (!pat[1]) {
			wild_add(w, n);
			return n < len;
		}
		wild_add(w, n);
		while (n < len && !segment_end(path[n]))
			n++;
	}

	return n == len;
}

/* paths are an array of char *, or one such member in an array of structs */
static const char *
level_pattern(const struct lejp_ctx *ctx, uint8_t n)
{
	const char *const *paths = ctx->pst[ctx->pst_sp].paths;
	const char *p;

	if (!ctx->path_stride)
		return paths[n];
	memcpy(&p, (const char *)paths + n * ctx->path_stride, sizeof(p));

	return p;
}

/* 1-based, 0: none; the first counts */
static uint8_t
find_match(struct lejp_ctx *ctx, struct wild *w)
{
	struct _lejp_parsing_stack *l = lejp_level(ctx);
	const char *pat;
	uint8_t n;

	for (n = 0; n < l->count_paths; n++) {
		pat = level_pattern(ctx, n);
		if (pat && pattern_matches(pat, ctx->path, l->ppos, w))
			return (uint8_t)(n + 1);
	}

	return 0;
}

void
lejp_path_match(struct lejp_ctx *ctx)
{
	struct wild w;
	uint8_t n;

	n = find_match(ctx, &w);
	if (n) {
		ctx->path_match = n;
		ctx->path_match_len = lejp_level(ctx)->ppos;
		ctx->wildcount = w.count;
		memcpy(ctx->wild, w.at, sizeof(w.at[0]) * w.count);
	} else if (lejp_level(ctx)->ppos <= ctx->path_match_len) {
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
	const char *p, *end;
	size_t n;

	if (wildcard < 0 || wildcard >= ctx->wildcount || len < 1)
		return 0;

	p = ctx->path + ctx->wild[wildcard];
	end = ctx->path + lejp_level(ctx)->ppos;
	for (n = 0; p + n < end && p[n] != '.'; n++)
		;
	if (n >= (size_t)len)
		n = (size_t)len - 1;
	memcpy(dest, p, n);
	dest[n] = '\0';

	return (int)n + 1;
}
