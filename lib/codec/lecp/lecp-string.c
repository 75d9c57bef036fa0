/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text and byte strings (RFC 8949 3.1, 3.2.3). What comes is gathered in
 * ctx->buf and given away when it is full and more of the string is to come,
 * so that a string of up to 254 bytes is told in one END. The pieces of an
 * indefinite string are each told as a CHUNK.
 */
#include "codec/lecp/lecp.h"

static uint8_t
major(const struct lecp_ctx *ctx)
{
	return ctx->item.opcode & LWS_CBOR_MAJTYP_MASK;
}

/* reason is one of those for text; byte strings have their own */
static int
tell(struct lecp_ctx *ctx, char reason)
{
	if (major(ctx) == LWS_CBOR_MAJTYP_BSTR)
		reason = (char)(reason + LECPCB_VAL_BLOB_START -
				LECPCB_VAL_STR_START);

	return lecp_tell(ctx, reason);
}

/* text that is a map's key names the member */
static int
name_member(struct lecp_ctx *ctx)
{
	const struct _lecp_stack *f;

	if (!ctx->sp || major(ctx) != LWS_CBOR_MAJTYP_TSTR)
		return 0;
	f = lecp_frame(ctx);
	if (f->s != FRAME_MAP || (f->ordinal & 1))
		return 0;

	return lecp_path_append_buf(ctx);
}

/* what is in buf is told; the callback sees its length in npos */
static int
piece(struct lecp_ctx *ctx, char reason)
{
	int r;

	ctx->buf[ctx->npos] = '\0';
	r = tell(ctx, reason);
	if (!r)
		r = name_member(ctx);

	return r;
}

static int
chunk(struct lecp_ctx *ctx)
{
	int r = piece(ctx, LECPCB_VAL_STR_CHUNK);

	ctx->npos = 0;

	return r;
}

static int
string_end(struct lecp_ctx *ctx)
{
	int r;

	ctx->f = LECP_HEAD;
	r = piece(ctx, LECPCB_VAL_STR_END);

	return r ? r : lecp_item_end(ctx);
}

/* all that was announced is in buf or has been told */
static int
body_end(struct lecp_ctx *ctx)
{
	if (!lecp_string_open(ctx))
		return string_end(ctx);
	ctx->f = LECP_PIECE;

	return chunk(ctx);
}

static int
body_begin(struct lecp_ctx *ctx, uint64_t len)
{
	lecp_string_slot(ctx)->tag = len;
	ctx->f = LECP_BODY;

	return len ? 0 : body_end(ctx);
}

int
lecp_string_begin(struct lecp_ctx *ctx, uint64_t len, struct lws_span *in)
{
	int r;

	ctx->npos = 0;
	ctx->buf[0] = '\0';
	ctx->item.u.u64 = len;
	r = tell(ctx, LECPCB_VAL_STR_START);
	if (r)
		return r;
	if ((ctx->item.opcode & LWS_CBOR_SUBMASK) == LWS_CBOR_INDETERMINITE) {
		lecp_string_slot(ctx)->intermediate = (char)major(ctx);
		ctx->f = LECP_PIECE;
		return 0;
	}
	if (len > LECP_STRING_CHUNK || len > in->len)
		return body_begin(ctx, len);

	/* an embedded item may be parsed out of buf itself: what is read is
	 * always ahead of what is written */
	lecp_copy(ctx->buf, in->p, (size_t)len);
	ctx->npos = (uint8_t)len;
	lws_span_skip(in, (size_t)len);

	return string_end(ctx);
}

int
lecp_string_piece(struct lecp_ctx *ctx, uint8_t opcode, uint64_t len)
{
	if (opcode == (LWS_CBOR_MAJTYP_FLOAT | LWS_CBOR_M7_BREAK)) {
		lecp_string_slot(ctx)->intermediate = 0;
		return string_end(ctx);
	}
	if ((opcode & LWS_CBOR_MAJTYP_MASK) != lecp_string_open(ctx) ||
	    (opcode & LWS_CBOR_SUBMASK) == LWS_CBOR_INDETERMINITE)
		return LECP_REJECT_BAD_CODING;

	return body_begin(ctx, len);
}

int
lecp_string_body(struct lecp_ctx *ctx, struct lws_span *in)
{
	struct _lecp_stack *slot = lecp_string_slot(ctx);
	size_t n = (size_t)LECP_STRING_CHUNK - ctx->npos;

	if (n > in->len)
		n = in->len;
	if (n > slot->tag)
		n = (size_t)slot->tag;
	/* an embedded item may be parsed out of buf itself: what is read is
	 * always ahead of what is written */
	lecp_copy(ctx->buf + ctx->npos, in->p, n);
	ctx->npos = (uint8_t)(ctx->npos + n);
	slot->tag -= n;
	lws_span_skip(in, n);

	if (!slot->tag)
		return body_end(ctx);

	return ctx->npos == LECP_STRING_CHUNK ? chunk(ctx) : 0;
}
