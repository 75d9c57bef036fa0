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
	LECP_ARG,    /* ctx->dcount bytes more of its argument */
	LECP_BODY,   /* bytes of a string */
	LECP_FAILED, /* nothing: FAILED was sent */
};

/* a frame's .s */
enum { FRAME_ARRAY, FRAME_MAP, FRAME_TAG, FRAME_SUBTREE };

/* ctx->outer_array, which this parser has no other use for: report COMPLETE */
enum { LECP_TELL_COMPLETE = 1 };

/* ctx->present: a callback that was called from inside another said no */
enum { LECP_CALLBACK_SAID_NO = 1 };

static inline struct _lecp_parsing_stack *
lecp_level(struct lecp_ctx *ctx)
{
	return &ctx->pst[ctx->pst_sp];
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

/* the major type of the indefinite string that is open, or 0 */
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

/* -- lecp-path.c -- */

/* append to the path: 0, or LECP_STACK_OVERFLOW: no room */
int lecp_path_append(struct lecp_ctx *ctx, const char *text, size_t len);

/* cut the path to len bytes; nothing matches until the next look */
void lecp_path_cut(struct lecp_ctx *ctx, uint8_t len);

/* what matches the path now, or nothing */
void lecp_path_match(struct lecp_ctx *ctx);

/* for a container's START and END: what matches it with its added characters,
 * or else without, which is what matches the member that it is */
void lecp_path_match_container(struct lecp_ctx *ctx, uint8_t added);

/* -- lecp-string.c; these return 0 or the reject code -- */

/* a string's head has come; len is 0 when indefinite */
int lecp_string_begin(struct lecp_ctx *ctx, uint8_t opcode, uint64_t len);

/* a head came while an indefinite string was open (RFC 8949 3.2.3) */
int lecp_string_fragment(struct lecp_ctx *ctx, uint8_t opcode, uint64_t len);

/* the break of an indefinite string */
int lecp_string_break(struct lecp_ctx *ctx);

int lecp_string_body(struct lecp_ctx *ctx, struct lws_span *in);

/* -- lecp-float.c or no-lecp-float.c: bits to ctx->item -- */

void lecp_item_single(struct lecp_ctx *ctx, uint32_t bits);
void lecp_item_double(struct lecp_ctx *ctx, uint64_t bits);

/* -- lecp.c -- */

/* an item has ended: tell those around it, close what is full */
int lecp_item_end(struct lecp_ctx *ctx);

#endif
