/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the CBOR parser share. Its public side is lws-lecp.h and
 * lws-x-lecp.h; nothing here is for other rooms.
 *
 * A context is a stack of frames, one for each array, map and tag that is
 * open: ctx->st[0] to ctx->st[ctx->sp - 1]. Outside of frames there is only
 * what is being read, ctx->f: an item's head, its argument, or the body of a
 * string. How much of a body is left stands in the innermost frame, or in
 * st[0] when none is open.
 */
#ifndef LWS_CODEC_LECP_H
#define LWS_CODEC_LECP_H

#include "core/core.h"

/* ctx->f: what comes next */
enum {
	LECP_HEAD,   /* an item's first byte, or a break */
	LECP_PIECE,  /* that of a piece of an indefinite string, or a break */
	LECP_ARG,    /* ctx->dcount bytes more of the argument */
	LECP_BODY,   /* bytes of a string */
	LECP_FAILED, /* nothing: FAILED was sent */
};

/* a frame's .s */
enum { FRAME_ARRAY, FRAME_MAP, FRAME_TAG, FRAME_SUBTREE };

/* ctx->outer_array, which this parser has no other use for: report COMPLETE */
enum { LECP_TELL_COMPLETE = 1 };

/* ctx->literal_cbor_report: raw bytes are gathered; the callback that was told
 * of them, from inside another, said no */
enum { LECP_RAW_REPORT = 1, LECP_RAW_REFUSED = 2 };

/* there is no call that pushes a second one */
static inline struct _lecp_parsing_stack *
lecp_level(struct lecp_ctx *ctx)
{
	return &ctx->pst[0];
}

/* the innermost frame; one must be open */
static inline struct _lecp_stack *
lecp_frame(struct lecp_ctx *ctx)
{
	return &ctx->st[ctx->sp - 1];
}

/* Strings have no frame: what is being read of one is kept in the innermost
 * one, which has no other use for .tag and .intermediate. */
static inline struct _lecp_stack *
lecp_string_slot(struct lecp_ctx *ctx)
{
	return &ctx->st[ctx->sp ? ctx->sp - 1 : 0];
}

/* the major type of the indefinite string that is being read, or 0 */
static inline uint8_t
lecp_string_open(struct lecp_ctx *ctx)
{
	return (uint8_t)lecp_string_slot(ctx)->intermediate;
}

static inline int
lecp_tell(struct lecp_ctx *ctx, char reason)
{
	return lecp_level(ctx)->cb(ctx, reason) ? LECP_REJECT_CALLBACK : 0;
}

/* A copy that goes forward and reads each word before it writes it: for short
 * strings faster than a call, and right also when what is read overlaps what
 * is written and lies behind it. */
static inline void
lecp_copy(char *to, const void *from, size_t len)
{
	const char *p = from;
	uint64_t w;

	for (; len >= sizeof(w); len -= sizeof(w)) {
		memcpy(&w, p, sizeof(w));
		memcpy(to, &w, sizeof(w));
		to += sizeof(w);
		p += sizeof(w);
	}
	while (len--)
		*to++ = *p++;
}

/* The same by LECP_WIDE bytes: so many behind both are read and written too.
 * How long short strings are is hard to foresee; most are one step here. */
#define LECP_WIDE 16u

static inline void
lecp_copy_wide(char *to, const void *from, size_t len)
{
	const char *p = from;
	char w[LECP_WIDE];
	size_t n;

	for (n = 0; n < len; n += LECP_WIDE) {
		memcpy(w, p + n, LECP_WIDE);
		memcpy(to + n, w, LECP_WIDE);
	}
}

/* -- lecp-path.c -- */

/* what matches the first len bytes of the path, or nothing */
void lecp_path_look(struct lecp_ctx *ctx, uint8_t len);

/* what matches the path now, or nothing */
static inline void
lecp_path_match(struct lecp_ctx *ctx)
{
	if (lecp_level(ctx)->count_paths)
		lecp_path_look(ctx, lecp_level(ctx)->ppos);
}

/* for a container's START and END: what matches it with its added characters,
 * or else without, which is what matches the member that it is */
static inline void
lecp_path_match_container(struct lecp_ctx *ctx, uint8_t added)
{
	lecp_path_match(ctx);
	if (lecp_level(ctx)->count_paths && !ctx->path_match)
		lecp_path_look(ctx, (uint8_t)(lecp_level(ctx)->ppos - added));
}

/* append to the path: 0, or LECP_STACK_OVERFLOW: no room */
static inline int
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

/* append what is in ctx->buf, which is larger than the path */
static inline int
lecp_path_append_buf(struct lecp_ctx *ctx)
{
	struct _lecp_parsing_stack *l = lecp_level(ctx);

	if ((size_t)l->ppos + ctx->npos + LECP_WIDE > sizeof(ctx->path))
		return lecp_path_append(ctx, ctx->buf, ctx->npos);
	lecp_copy_wide(ctx->path + l->ppos, ctx->buf, ctx->npos);
	l->ppos = (uint8_t)(l->ppos + ctx->npos);
	ctx->path[l->ppos] = '\0';

	return 0;
}

/* cut the path to len bytes; nothing matches until the next look */
static inline void
lecp_path_cut(struct lecp_ctx *ctx, uint8_t len)
{
	lecp_level(ctx)->ppos = len;
	ctx->path[len] = '\0';
	ctx->path_match = 0;
	ctx->wildcount = 0;
}

/* -- lecp-string.c; these return 0 or the reject code -- */

/* a string's head has come, which is in ctx->item.opcode; len is 0 when it is
 * indefinite. Its body may be taken from in at once. */
int lecp_string_begin(struct lecp_ctx *ctx, uint64_t len, struct lws_span *in);

/* a head has come in state LECP_PIECE (RFC 8949 3.2.3) */
int lecp_string_piece(struct lecp_ctx *ctx, uint8_t opcode, uint64_t len);

int lecp_string_body(struct lecp_ctx *ctx, struct lws_span *in);

/* -- lecp-float.c or no-lecp-float.c: bits to ctx->item -- */

void lecp_item_single(struct lecp_ctx *ctx, uint32_t bits);
void lecp_item_double(struct lecp_ctx *ctx, uint64_t bits);

/* -- lecp.c -- */

/* an item has ended: tell those around it, close what is full */
int lecp_item_end_told(struct lecp_ctx *ctx);

/* the frame that an item is in; FRAME_SUBTREE and no use for f: in none */
struct lecp_around {
	struct _lecp_stack *f;
	int kind;
};

static inline struct lecp_around
lecp_around(struct lecp_ctx *ctx)
{
	struct lecp_around a = { lecp_string_slot(ctx), FRAME_SUBTREE };

	if (ctx->sp)
		a.kind = a.f->s;

	return a;
}

/* The most frequent end has little to tell: that of a key, value or element
 * which is not the last. */
static inline int
lecp_item_end_in(struct lecp_ctx *ctx, struct lecp_around a)
{
	if (a.kind > FRAME_MAP || a.f->collect_rem < 2)
		return lecp_item_end_told(ctx);

	a.f->collect_rem--;
	if (a.kind == FRAME_ARRAY) {
		lecp_path_match(ctx);
		ctx->i[ctx->ipos - 1]++;
		return lecp_tell(ctx, LECPCB_ARRAY_ITEM_END);
	}
	a.f->ordinal ^= 1;
	if (a.f->ordinal)
		lecp_path_match(ctx); /* a key has ended */
	else
		lecp_path_cut(ctx, a.f->p);

	return 0;
}

static inline int
lecp_item_end(struct lecp_ctx *ctx)
{
	return lecp_item_end_in(ctx, lecp_around(ctx));
}

/* an item's head is there: what its frame has to say first */
static inline int
lecp_item_begin(struct lecp_ctx *ctx, struct lecp_around a)
{
	if (a.kind != FRAME_ARRAY)
		return 0;

	if (ctx->ipos == (uint8_t)a.f->i) { /* the first */
		if (ctx->ipos == LECP_MAX_INDEX_DEPTH)
			return LECP_STACK_OVERFLOW;
		ctx->i[ctx->ipos++] = 0;
	}

	return lecp_tell(ctx, LECPCB_ARRAY_ITEM_START);
}

/* the head of an array, map or tag is there, and its beginning is told */
int lecp_container(struct lecp_ctx *ctx, uint8_t opcode, uint64_t arg);

/* -- lecp-lane.c -- */

/* bytes that are there in front of each item that the lane takes */
#define LECP_LANE_ROOM 25u

/* take usual items as long as there are such; ctx->f is LECP_HEAD. 0, or the
 * reject code */
int lecp_lane(struct lecp_ctx *ctx, struct lws_span *in);

#endif
