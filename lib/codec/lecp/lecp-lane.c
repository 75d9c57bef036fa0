/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The fast lane: items that stand in the window whole, numbers, simple values
 * and strings of known length that fit in ctx->buf. It stops before the
 * window's end, so that it need not ask for each byte whether it is there.
 * Whatever is unusual - a break, an indefinite length, a longer string, what
 * is not well-formed - it leaves, between items, to lecp.c and lecp-string.c:
 * those say what CBOR is, and tell the same for all that is taken here.
 */
#include "codec/lecp/lecp.h"

/* what a head may have, and what a copy by words reads more than it needs */
#define HEAD_MOST 9u
#define WORD      8u

_Static_assert(LECP_LANE_ROOM >= HEAD_MOST + WORD, "a head and a word");

/* where the lane is: never given to another file, for registers' sake */
struct lane {
	struct lecp_ctx *ctx;
	const uint8_t *p, *end;
	int r; /* the reject code */
};

/* The functions below return 1 to go on, 0 to leave: r says whether it is an
 * error. */

static inline int
lane_done(struct lane *l, int r)
{
	l->r = r;

	return !r;
}

static inline int
lane_scalar(struct lane *l, char reason)
{
	int r = lecp_tell(l->ctx, reason);

	return lane_done(l, r ? r : lecp_item_end(l->ctx));
}

/* text that is a map's key names the member */
static inline int
name_member(struct lecp_ctx *ctx)
{
	const struct _lecp_stack *f = lecp_string_slot(ctx);

	if (!ctx->sp || f->s != FRAME_MAP || f->ordinal & 1)
		return 0;

	return lecp_path_append_buf(ctx);
}

/* len and WORD bytes more are there, and room for them; blob: 0, or what is
 * between the reasons for text and for bytes */
static inline int
lane_string(struct lane *l, size_t len, int blob)
{
	struct lecp_ctx *ctx = l->ctx;
	int r;

	ctx->npos = 0;
	ctx->buf[0] = '\0';
	ctx->item.u.u64 = len;
	r = lecp_tell(ctx, (char)(LECPCB_VAL_STR_START + blob));
	if (r)
		return lane_done(l, r);
	lecp_copy_words(ctx->buf, l->p, len);
	ctx->npos = (uint8_t)len;
	ctx->buf[len] = '\0';
	l->p += len;
	r = lecp_tell(ctx, (char)(LECPCB_VAL_STR_END + blob));
	if (!r && !blob)
		r = name_member(ctx);

	return lane_done(l, r ? r : lecp_item_end(ctx));
}

/* RFC 8949 3.3; what is_usual() lets in */
static inline int
lane_simple(struct lane *l, uint8_t low, uint64_t arg)
{
	static const char reasons[] = {
		[LWS_CBOR_SWK_FALSE] = LECPCB_VAL_FALSE,
		[LWS_CBOR_SWK_TRUE] = LECPCB_VAL_TRUE,
		[LWS_CBOR_SWK_NULL] = LECPCB_VAL_NULL,
		[LWS_CBOR_SWK_UNDEFINED] = LECPCB_VAL_UNDEFINED,
		[LWS_CBOR_M7_SUBTYP_FLOAT16] = LECPCB_VAL_FLOAT16,
		[LWS_CBOR_M7_SUBTYP_FLOAT32] = LECPCB_VAL_FLOAT32,
		[LWS_CBOR_M7_SUBTYP_FLOAT64] = LECPCB_VAL_FLOAT64,
	};

	if (low == LWS_CBOR_M7_SUBTYP_FLOAT16)
		l->ctx->item.u.hf = (uint16_t)arg;
	if (low == LWS_CBOR_M7_SUBTYP_FLOAT32)
		lecp_item_single(l->ctx, (uint32_t)arg);
	if (low == LWS_CBOR_M7_SUBTYP_FLOAT64)
		lecp_item_double(l->ctx, arg);

	return lane_scalar(l, reasons[low]);
}

static inline int
lane_content(struct lane *l, uint8_t opcode, uint64_t arg)
{
	switch (opcode & LWS_CBOR_MAJTYP_MASK) {
	case LWS_CBOR_MAJTYP_UINT:
		l->ctx->item.u.u64 = arg;
		return lane_scalar(l, LECPCB_VAL_NUM_UINT);
	case LWS_CBOR_MAJTYP_INT_NEG:
		l->ctx->item.u.u64 = ~arg;
		return lane_scalar(l, LECPCB_VAL_NUM_INT);
	case LWS_CBOR_MAJTYP_TSTR:
		return lane_string(l, (size_t)arg, 0);
	case LWS_CBOR_MAJTYP_BSTR:
		return lane_string(l, (size_t)arg,
				   LECPCB_VAL_BLOB_START -
					   LECPCB_VAL_STR_START);
	case LWS_CBOR_MAJTYP_FLOAT:
		return lane_simple(l, opcode & LWS_CBOR_SUBMASK, arg);
	default:
		return lane_done(l, lecp_container(l->ctx, opcode, arg));
	}
}

/* for an item with this head there is a way here */
static inline int
is_usual(const struct lane *l, uint8_t opcode, uint64_t arg)
{
	const uint8_t low = opcode & LWS_CBOR_SUBMASK;

	switch (opcode & LWS_CBOR_MAJTYP_MASK) {
	case LWS_CBOR_MAJTYP_TSTR:
	case LWS_CBOR_MAJTYP_BSTR:
		return arg <= LECP_STRING_CHUNK - WORD &&
		       arg + HEAD_MOST + WORD <= (size_t)(l->end - l->p);
	case LWS_CBOR_MAJTYP_FLOAT:
		return low >= LWS_CBOR_SWK_FALSE &&
		       low != LWS_CBOR_M7_SUBTYP_SIMPLE_X8;
	default:
		return 1;
	}
}

static inline int
lane_item(struct lane *l)
{
	const uint8_t opcode = *l->p, low = opcode & LWS_CBOR_SUBMASK;
	uint64_t arg = low;
	size_t len = 0;

	if (low >= LWS_CBOR_RESERVED)
		return 0;
	if (low >= LWS_CBOR_1) {
		len = (size_t)1 << (low - LWS_CBOR_1);
		arg = lws_u64be(l->p + 1) >> (64 - 8 * len);
	}
	if (!is_usual(l, opcode, arg))
		return 0;
	l->p += 1 + len;
	l->r = lecp_item_begin(l->ctx);
	if (l->r)
		return 0;
	l->ctx->item.opcode = opcode;

	return lane_content(l, opcode, arg);
}

int
lecp_lane(struct lecp_ctx *ctx, struct lws_span *in)
{
	struct lane l = { ctx, in->p, in->p + in->len, 0 };

	/* an embedded item may be parsed out of buf itself: what is read is
	 * ahead of what is written, but not by a word */
	if ((uintptr_t)in->p - (uintptr_t)ctx->buf <= sizeof(ctx->buf))
		return 0;
	while ((size_t)(l.end - l.p) >= LECP_LANE_ROOM &&
	       !ctx->literal_cbor_report && lane_item(&l))
		;
	lws_span_skip(in, (size_t)(l.p - in->p));

	return l.r;
}
