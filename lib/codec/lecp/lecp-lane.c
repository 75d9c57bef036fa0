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

#define HEAD_MOST 9u /* bytes */

_Static_assert(LECP_LANE_ROOM >= HEAD_MOST + LECP_WIDE, "a head, and a look");

/* where the lane is: never given to another file, for registers' sake */
struct lane {
	struct lecp_ctx *ctx;
	const uint8_t *p, *end;
	struct lecp_around around; /* of the item that is taken */
	int r;                     /* the reject code */
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

	return lane_done(l, r ? r : lecp_item_end_in(l->ctx, l->around));
}

/* text that is a map's key names the member */
static inline int
name_member(struct lane *l)
{
	if (l->around.kind != FRAME_MAP || l->around.f->ordinal & 1)
		return 0;

	return lecp_path_append_buf(l->ctx);
}

/* len and LECP_WIDE bytes more are there, and room for them; blob: 0, or what
 * is between the reasons for text and for bytes */
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
	lecp_copy_wide(ctx->buf, l->p, len);
	ctx->npos = (uint8_t)len;
	ctx->buf[len] = '\0';
	l->p += len;
	r = lecp_tell(ctx, (char)(LECPCB_VAL_STR_END + blob));
	if (!r && !blob)
		r = name_member(l);

	return lane_done(l, r ? r : lecp_item_end_in(ctx, l->around));
}

/* RFC 8949 3.3: simple values with names, and floats */
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

/* the item is taken: its head goes, what is around it is told first */
static inline int
lane_begin(struct lane *l, uint8_t opcode, size_t head)
{
	l->p += head;
	l->around = lecp_around(l->ctx);
	l->r = lecp_item_begin(l->ctx, l->around);
	l->ctx->item.opcode = opcode;

	return !l->r;
}

static inline int
string_fits(const struct lane *l, uint64_t len)
{
	return len <= LECP_STRING_CHUNK - LECP_WIDE &&
	       len + HEAD_MOST + LECP_WIDE <= (size_t)(l->end - l->p);
}

static inline int
lane_text(struct lane *l, uint8_t opcode, size_t head, uint64_t len)
{
	const int blob = (opcode & LWS_CBOR_MAJTYP_MASK) == LWS_CBOR_MAJTYP_BSTR
				 ? LECPCB_VAL_BLOB_START - LECPCB_VAL_STR_START
				 : 0;

	return string_fits(l, len) && lane_begin(l, opcode, head) &&
	       lane_string(l, (size_t)len, blob);
}

/* RFC 8949 3: a head that is whole, and its argument */
static inline int
lane_head(struct lane *l, uint8_t opcode, size_t head, uint64_t arg)
{
	const uint8_t low = opcode & LWS_CBOR_SUBMASK;

	switch (opcode & LWS_CBOR_MAJTYP_MASK) {
	case LWS_CBOR_MAJTYP_TSTR:
	case LWS_CBOR_MAJTYP_BSTR:
		return lane_text(l, opcode, head, arg);
	case LWS_CBOR_MAJTYP_UINT:
	case LWS_CBOR_MAJTYP_INT_NEG:
		if (!lane_begin(l, opcode, head))
			return 0;
		/* -1 - arg is ~arg */
		l->ctx->item.u.u64 =
			opcode & LWS_CBOR_MAJTYP_INT_NEG ? ~arg : arg;
		return lane_scalar(l, opcode & LWS_CBOR_MAJTYP_INT_NEG
					      ? LECPCB_VAL_NUM_INT
					      : LECPCB_VAL_NUM_UINT);
	case LWS_CBOR_MAJTYP_FLOAT:
		return low >= LWS_CBOR_SWK_FALSE &&
		       low != LWS_CBOR_M7_SUBTYP_SIMPLE_X8 &&
		       lane_begin(l, opcode, head) && lane_simple(l, low, arg);
	default:
		return lane_begin(l, opcode, head) &&
		       lane_done(l, lecp_container(l->ctx, opcode, arg));
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

	return lane_head(l, opcode, 1 + len, arg);
}

int
lecp_lane(struct lecp_ctx *ctx, struct lws_span *in)
{
	struct lane l = { .ctx = ctx, .p = in->p, .end = in->p + in->len };

	/* an embedded item may be parsed out of buf itself: what is read is
	 * ahead of what is written, but not by so much */
	if ((uintptr_t)in->p - (uintptr_t)ctx->buf <= sizeof(ctx->buf))
		return 0;
	while ((size_t)(l.end - l.p) >= LECP_LANE_ROOM &&
	       !ctx->literal_cbor_report && lane_item(&l))
		;
	lws_span_skip(in, (size_t)(l.p - in->p));

	return l.r;
}
