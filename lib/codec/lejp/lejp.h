/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the JSON parser share. Its public side is lws-lejp.h and
 * lws-x-lejp.h; here only lejp_object_is_levels() is for other rooms.
 *
 * A context is a stack of frames (ctx->st): frame 0 is the document, one more
 * for each container inside it, and one for the name or string being read.
 * What a frame expects next is its state (.s); the text that came is taken by
 * the one function that the state names. Such a function takes as long a run
 * as the window has and leaves in the context all it needs to go on with the
 * next window, so there is no difference between whole and cut input.
 */
#ifndef LWS_CODEC_LEJP_H
#define LWS_CODEC_LEJP_H

#include "core/core.h"

/* The public enum lejp_states has a number for most states; these are the
 * others. Numbers below 64 are states between tokens, where blanks are
 * skipped. */
enum {
	ST_ROOT = 3,        /* the document's first token; START was sent */
	ST_ARRAY_FIRST = 4, /* a value, or ] at once */
	ST_ARRAY_VALUE = 5, /* a value after a comma */
	ST_ARRAY_NEXT = 6,  /* a comma or ] after a scalar */
	ST_SCALAR_END = 7,  /* a scalar document has ended (strict only) */
	ST_DONE = 8,        /* COMPLETE was sent */
	ST_FAILED = 11,     /* FAILED was sent */
	ST_NAME = 73,       /* in a name; LEJP_MP_STRING is in a value */
	ST_SURROGATE = 74,  /* behind the first half of a pair */
	ST_COUNT = LEJP_MP_VALUE_TOK + 1
};

typedef int (*lejp_step)(struct lejp_ctx *ctx, struct lws_span *in);

static inline struct _lejp_parsing_stack *
lejp_level(struct lejp_ctx *ctx)
{
	return &ctx->pst[ctx->pst_sp];
}

static inline struct _lejp_stack *
lejp_frame(struct lejp_ctx *ctx)
{
	return &ctx->st[ctx->sp];
}

static inline signed char
lejp_tell(struct lejp_ctx *ctx, char reason)
{
	return lejp_level(ctx)->callback(ctx, reason);
}

/* the next byte is there and is not one to be skipped between tokens */
static inline int
lejp_token_next(const struct lws_span *in)
{
	return in->len && *in->p > ' ' && *in->p != '#';
}

static inline int
lejp_strict(const struct lejp_ctx *ctx)
{
	return !!(ctx->flags & LEJP_FLAG_STRICT);
}

/* in LEJPCB_OBJECT_END of a pushed level: 1 if it is the object that the level
 * was pushed for at its start, 0 if it is one inside it */
static inline int
lejp_object_is_levels(const struct lejp_ctx *ctx)
{
	return (uint8_t)ctx->st[ctx->sp].i >> 4 < ctx->pst_sp;
}

/* -- frames: .i has which index was the first free one when the frame was
 *    opened, and above it the parser level that it was opened in -- */

/* Where the frame's own path ends, in the paths of the level that is active
 * now: a level that was pushed since has a path that starts empty. */
static inline uint8_t
lejp_frame_path_len(const struct lejp_ctx *ctx)
{
	const struct _lejp_stack *f = &ctx->st[ctx->sp];

	return (uint8_t)f->i >> 4 == ctx->pst_sp ? (uint8_t)f->p : 0;
}

/* one for a string or name; containers leave room for it */
static inline void
lejp_string_frame(struct lejp_ctx *ctx, char state)
{
	struct _lejp_stack *f = &ctx->st[++ctx->sp];

	f->s = state;
	f->b = 0;
	ctx->f = 0;
}

/* -- indexes: ctx->i holds one for each open array, and with
 *    LEJP_FLAG_FEAT_OBJECT_INDEXES one for each open object -- */

static inline int
lejp_index_objects(const struct lejp_ctx *ctx)
{
	return !!(ctx->flags & LEJP_FLAG_FEAT_OBJECT_INDEXES);
}

static inline void
lejp_index_next(struct lejp_ctx *ctx)
{
	if (ctx->ipos)
		ctx->i[ctx->ipos - 1]++;
}

/* -- lejp-lane.c -- */

/* bytes that are there in front of each token that the lane takes */
#define LEJP_LANE_ROOM 80u

/* take usual tokens as long as there are such; in has LEJP_LANE_ROOM bytes at
 * least. 0, or the reject code */
int lejp_lane(struct lejp_ctx *ctx, struct lws_span *in);

/* -- lejp.c; all that take input return 0 or the reject code -- */

/* c is { or [, and has been taken; then: what the frame expects behind it */
int lejp_container(struct lejp_ctx *ctx, uint8_t c, char then);

/* } or ] has been taken */
int lejp_object_end(struct lejp_ctx *ctx);
int lejp_array_end(struct lejp_ctx *ctx);

/* the colon behind a name */
int lejp_colon(struct lejp_ctx *ctx, struct lws_span *in);

/* -- lejp-path.c: the path of what is being parsed, and what matches it -- */

/* nothing matches until the next look */
static inline void
lejp_path_match_none(struct lejp_ctx *ctx)
{
	ctx->path_match = 0;
	ctx->path_match_len = 0;
	ctx->wildcount = 0;
}

/* find what matches the path among the level's paths; when nothing does, a
 * match made higher up is kept */
void lejp_path_match(struct lejp_ctx *ctx);

/* without paths there is nothing to find */
static inline void
lejp_path_match_keep(struct lejp_ctx *ctx)
{
	if (lejp_level(ctx)->count_paths)
		lejp_path_match(ctx);
}

/* forget what matched before */
static inline void
lejp_path_match_fresh(struct lejp_ctx *ctx)
{
	lejp_path_match_none(ctx);
	lejp_path_match_keep(ctx);
}

/* cut the path to len bytes, if it is longer */
void lejp_path_cut(struct lejp_ctx *ctx, uint8_t len);

/* bytes of ctx->path that are not taken by texts put aside */
static inline size_t
lejp_path_size(const struct lejp_ctx *ctx)
{
	size_t size = sizeof(ctx->path);
	uint8_t n;

	for (n = 0; n < ctx->pst_sp; n++)
		size -= ctx->pst[n].ppos;

	return size;
}

/* bytes that may still be appended */
static inline size_t
lejp_path_room(struct lejp_ctx *ctx)
{
	return lejp_path_size(ctx) - 1 - lejp_level(ctx)->ppos;
}

/* 0, or LEJP_REJECT_UNKNOWN: no room */
static inline int
lejp_path_append(struct lejp_ctx *ctx, const char *text, size_t len)
{
	struct _lejp_parsing_stack *l = lejp_level(ctx);

	if (len > lejp_path_room(ctx))
		return LEJP_REJECT_UNKNOWN;
	memcpy(ctx->path + l->ppos, text, len);
	l->ppos = (uint8_t)(l->ppos + len);
	ctx->path[l->ppos] = '\0';

	return 0;
}

/* the text of the current level is put aside, for the next one to start
 * empty; the text put aside last is brought back */
void lejp_path_stash(struct lejp_ctx *ctx);
void lejp_path_unstash(struct lejp_ctx *ctx);

/* -- lejp-string.c -- */

/* the opening quote has been taken; the frame's state is what follows */
int lejp_string_begin(struct lejp_ctx *ctx, struct lws_span *in);

/* base: length of the path that the name is appended to */
int lejp_name_begin(struct lejp_ctx *ctx, struct lws_span *in, uint8_t base);

int lejp_string(struct lejp_ctx *ctx, struct lws_span *in);
int lejp_name(struct lejp_ctx *ctx, struct lws_span *in);
int lejp_string_surrogate(struct lejp_ctx *ctx, struct lws_span *in);
int lejp_string_esc(struct lejp_ctx *ctx, struct lws_span *in);
int lejp_string_hex(struct lejp_ctx *ctx, struct lws_span *in);

/* -- lejp-scalar.c: numbers and literals; then: the frame's next state -- */

int lejp_number_begin(struct lejp_ctx *ctx, struct lws_span *in, char then);
int lejp_number(struct lejp_ctx *ctx, struct lws_span *in);
/* what came is the whole number: report it */
int lejp_number_end(struct lejp_ctx *ctx);

int lejp_literal_begin(struct lejp_ctx *ctx, struct lws_span *in, char then);
int lejp_literal(struct lejp_ctx *ctx, struct lws_span *in);

#endif
