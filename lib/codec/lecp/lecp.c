/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * CBOR (RFC 8949) in, events out. An item's head is taken in one go when the
 * window has it all, and byte by byte when not; then one function for each
 * major type. When an item ends, those around it are told, which may end them
 * too. What is checked is that the input is well-formed; whether text is
 * UTF-8, or a map has a key twice, is left to the program.
 */
#include "codec/lecp/lecp.h"

const char *
lecp_error_to_string(int e)
{
	static const char *const texts[] = {
		"",                /* 0: done */
		"",                /* LECP_CONTINUE */
		"Bad CBOR coding", /* LECP_REJECT_BAD_CODING */
		"Unknown",         /* LECP_REJECT_UNKNOWN */
		"Parser callback errored (see earlier error)",
		"Overflow", /* LECP_STACK_OVERFLOW */
	};

	if (e > 0)
		return "";
	if (e <= -(int)LWS_ARRAY_SIZE(texts))
		return "Unknown error";

	return texts[-e];
}

/* -- frames -- */

/* START has been told; what is in the frame is counted in items, keys and
 * values alike */
static void
frame_push(struct lecp_ctx *ctx, char kind, uint8_t opcode, uint64_t items)
{
	struct _lecp_stack *f = &ctx->st[ctx->sp++];

	memset(f, 0, sizeof(*f));
	f->s = kind;
	f->p = lecp_level(ctx)->ppos;
	f->i = (char)ctx->ipos;
	f->indet = (opcode & LWS_CBOR_SUBMASK) == LWS_CBOR_INDETERMINITE;
	f->collect_rem = items;
	f->opcode = opcode;
}

static int
frame_room(const struct lecp_ctx *ctx)
{
	return ctx->sp < LECP_MAX_DEPTH ? 0 : LECP_STACK_OVERFLOW;
}

int
lecp_parse_map_is_key(struct lecp_ctx *ctx)
{
	uint8_t n = ctx->sp;

	while (n && ctx->st[n - 1].s == FRAME_TAG)
		n--;

	return n && ctx->st[n - 1].s == FRAME_MAP &&
	       !(ctx->st[n - 1].ordinal & 1);
}

/* -- the ends of items -- */

/* the container's END: told in the frame around it, like its START */
static int
container_end(struct lecp_ctx *ctx)
{
	struct _lecp_stack *f = lecp_frame(ctx);
	int array = f->s == FRAME_ARRAY, r;

	ctx->ipos = (uint8_t)f->i;
	ctx->sp--;
	lecp_path_match_container(ctx, array ? 2 : 1);
	r = lecp_tell(ctx, array ? LECPCB_ARRAY_END : LECPCB_OBJECT_END);
	lecp_path_cut(ctx, (uint8_t)(f->p - (array ? 2 : 1)));

	return r;
}

/* 1: the frame has ended by this; 0: it goes on; or the reject code */
static int
array_item_end(struct lecp_ctx *ctx, struct _lecp_stack *f)
{
	int r;

	lecp_path_match(ctx);
	ctx->i[ctx->ipos - 1]++;
	r = lecp_tell(ctx, LECPCB_ARRAY_ITEM_END);
	if (r || f->indet || --f->collect_rem)
		return r;
	r = container_end(ctx);

	return r ? r : 1;
}

static int
map_item_end(struct lecp_ctx *ctx, struct _lecp_stack *f)
{
	int r;

	f->ordinal ^= 1;
	if (f->ordinal)
		lecp_path_match(ctx); /* a key has ended */
	else
		lecp_path_cut(ctx, f->p);
	if (f->indet || --f->collect_rem)
		return 0;
	r = container_end(ctx);

	return r ? r : 1;
}

static int
tag_end(struct lecp_ctx *ctx)
{
	int r;

	ctx->sp--;
	r = lecp_tell(ctx, LECPCB_TAG_END);

	return r ? r : 1;
}

static int
frame_item_end(struct lecp_ctx *ctx)
{
	struct _lecp_stack *f = lecp_frame(ctx);

	switch (f->s) {
	case FRAME_ARRAY:
		return array_item_end(ctx, f);
	case FRAME_MAP:
		return map_item_end(ctx, f);
	case FRAME_TAG:
		return tag_end(ctx);
	default: /* FRAME_SUBTREE: its end is that of its input */
		return 0;
	}
}

int
lecp_item_end_told(struct lecp_ctx *ctx)
{
	int r = 1;

	while (r == 1 && ctx->sp)
		r = frame_item_end(ctx);
	if (r != 1)
		return r;

	return ctx->outer_array & LECP_TELL_COMPLETE
		       ? lecp_tell(ctx, LECPCB_COMPLETE)
		       : 0;
}

/* -- their beginnings -- */

/* what is told of an item without content */
static int
simple_item(struct lecp_ctx *ctx, char reason)
{
	int r = lecp_tell(ctx, reason);

	return r ? r : lecp_item_end(ctx);
}

static int
head_number(struct lecp_ctx *ctx, uint8_t opcode, uint64_t arg)
{
	if ((opcode & LWS_CBOR_SUBMASK) == LWS_CBOR_INDETERMINITE)
		return LECP_REJECT_BAD_CODING;
	ctx->item.u.u64 = arg;
	if (!(opcode & LWS_CBOR_MAJTYP_MASK))
		return simple_item(ctx, LECPCB_VAL_NUM_UINT);

	/* -1 - arg; below INT64_MIN it wraps, programs see the argument by
	 * turning it round again */
	ctx->item.u.u64 = ~arg;

	return simple_item(ctx, LECPCB_VAL_NUM_INT);
}

static int
head_array(struct lecp_ctx *ctx, uint8_t opcode, uint64_t count)
{
	int r = frame_room(ctx);

	if (!r)
		r = lecp_path_append(ctx, "[]", 2);
	if (r)
		return r;
	lecp_path_match_container(ctx, 2);
	r = lecp_tell(ctx, LECPCB_ARRAY_START);
	if (r)
		return r;

	lecp_path_match(ctx);
	frame_push(ctx, FRAME_ARRAY, opcode, count);
	if (count || lecp_frame(ctx)->indet)
		return 0;
	r = container_end(ctx);

	return r ? r : lecp_item_end(ctx);
}

static int
head_map(struct lecp_ctx *ctx, uint8_t opcode, uint64_t pairs)
{
	int r = frame_room(ctx);

	if (pairs > UINT64_MAX / 2)
		r = LECP_STACK_OVERFLOW;
	if (!r)
		r = lecp_path_append(ctx, ".", 1);
	if (r)
		return r;
	lecp_path_match_container(ctx, 1);
	r = lecp_tell(ctx, LECPCB_OBJECT_START);
	if (r)
		return r;

	/* keys match nothing */
	lecp_path_cut(ctx, lecp_level(ctx)->ppos);
	frame_push(ctx, FRAME_MAP, opcode, pairs * 2);
	if (pairs || lecp_frame(ctx)->indet)
		return 0;
	r = container_end(ctx);

	return r ? r : lecp_item_end(ctx);
}

static int
head_tag(struct lecp_ctx *ctx, uint8_t opcode, uint64_t tag)
{
	int r = frame_room(ctx);

	if ((opcode & LWS_CBOR_SUBMASK) == LWS_CBOR_INDETERMINITE)
		return LECP_REJECT_BAD_CODING;
	if (r)
		return r;
	ctx->item.u.u64 = tag;
	r = lecp_tell(ctx, LECPCB_TAG_START);
	if (r)
		return r;
	frame_push(ctx, FRAME_TAG, opcode, 1);

	return 0;
}

/* a break ends what is innermost, if that is indefinite (RFC 8949 3.2.1) */
static int
head_break(struct lecp_ctx *ctx)
{
	struct _lecp_stack *f;
	int r;

	if (!ctx->sp)
		return LECP_REJECT_BAD_CODING;
	f = lecp_frame(ctx);
	if (!f->indet || f->s > FRAME_MAP || (f->ordinal & 1))
		return LECP_REJECT_BAD_CODING;
	r = container_end(ctx);

	return r ? r : lecp_item_end(ctx);
}

/* RFC 8949 3.3: what major type 7 says by its low bits */
static int
simple_or_float(struct lecp_ctx *ctx, uint8_t low, uint64_t arg)
{
	static const char reasons[] = { LECPCB_VAL_FALSE, LECPCB_VAL_TRUE,
					LECPCB_VAL_NULL, LECPCB_VAL_UNDEFINED };

	switch (low) {
	case LWS_CBOR_SWK_FALSE:
	case LWS_CBOR_SWK_TRUE:
	case LWS_CBOR_SWK_NULL:
	case LWS_CBOR_SWK_UNDEFINED:
		return simple_item(ctx, reasons[low - LWS_CBOR_SWK_FALSE]);
	case LWS_CBOR_M7_SUBTYP_FLOAT16:
		ctx->item.u.hf = (uint16_t)arg;
		return simple_item(ctx, LECPCB_VAL_FLOAT16);
	case LWS_CBOR_M7_SUBTYP_FLOAT32:
		lecp_item_single(ctx, (uint32_t)arg);
		return simple_item(ctx, LECPCB_VAL_FLOAT32);
	case LWS_CBOR_M7_SUBTYP_FLOAT64:
		lecp_item_double(ctx, arg);
		return simple_item(ctx, LECPCB_VAL_FLOAT64);
	default:
		ctx->item.u.u64 = arg;
		return simple_item(ctx, LECPCB_VAL_SIMPLE);
	}
}

static int
head_simple(struct lecp_ctx *ctx, uint8_t opcode, uint64_t arg)
{
	uint8_t low = opcode & LWS_CBOR_SUBMASK;
	int r;

	if (low == LWS_CBOR_M7_BREAK)
		return head_break(ctx);
	/* the two-byte form is for 32 and up */
	if (low == LWS_CBOR_M7_SUBTYP_SIMPLE_X8 && arg < 32)
		return LECP_REJECT_BAD_CODING;
	r = lecp_item_begin(ctx, lecp_around(ctx));
	ctx->item.opcode = opcode;

	return r ? r : simple_or_float(ctx, low, arg);
}

int
lecp_container(struct lecp_ctx *ctx, uint8_t opcode, uint64_t arg)
{
	switch (opcode & LWS_CBOR_MAJTYP_MASK) {
	case LWS_CBOR_MAJTYP_ARRAY:
		return head_array(ctx, opcode, arg);
	case LWS_CBOR_MAJTYP_MAP:
		return head_map(ctx, opcode, arg);
	default:
		return head_tag(ctx, opcode, arg);
	}
}

/* a head is complete; what follows it may be taken from in at once */
static int
head(struct lecp_ctx *ctx, uint8_t opcode, uint64_t arg, struct lws_span *in)
{
	int r;

	if (opcode >= LWS_CBOR_MAJTYP_FLOAT)
		return head_simple(ctx, opcode, arg);
	r = lecp_item_begin(ctx, lecp_around(ctx));
	if (r)
		return r;
	ctx->item.opcode = opcode;
	switch (opcode & LWS_CBOR_MAJTYP_MASK) {
	case LWS_CBOR_MAJTYP_UINT:
	case LWS_CBOR_MAJTYP_INT_NEG:
		return head_number(ctx, opcode, arg);
	case LWS_CBOR_MAJTYP_BSTR:
	case LWS_CBOR_MAJTYP_TSTR:
		return lecp_string_begin(ctx, arg, in);
	default:
		return lecp_container(ctx, opcode, arg);
	}
}

/* -- heads (RFC 8949 3): a byte, and up to eight of argument -- */

/* len is 1, 2, 4 or 8; which one is hard to foresee, so where there are eight
 * bytes to look at, it is not asked */
static uint64_t
big_endian(const struct lws_span *in, size_t len)
{
	uint64_t v = 0;
	size_t n;

	if (in->len >= 8)
		return lws_u64be(in->p) >> (64 - 8 * len);
	for (n = 0; n < len; n++)
		v = v << 8 | in->p[n];

	return v;
}

/* 1: the head is complete; 0: the argument goes on; or a reject code */
static int
take_head(struct lecp_ctx *ctx, struct lws_span *in, uint64_t *arg)
{
	uint8_t low = *in->p & LWS_CBOR_SUBMASK;
	size_t len;

	ctx->be = lws_span_take8(in);
	*arg = low;
	if (low < LWS_CBOR_1)
		return 1;
	if (low == LWS_CBOR_INDETERMINITE) {
		*arg = 0;
		return 1;
	}
	if (low >= LWS_CBOR_RESERVED)
		return LECP_REJECT_BAD_CODING;

	len = (size_t)1 << (low - LWS_CBOR_1);
	if (in->len >= len) {
		*arg = big_endian(in, len);
		lws_span_skip(in, len);
		return 1;
	}
	ctx->f = LECP_ARG;
	ctx->dcount = (uint8_t)len;
	lecp_string_slot(ctx)->tag = 0;

	return 0;
}

/* The argument is gathered where a string's length will stand: callbacks of a
 * string in pieces go on seeing its own item. */
static int
take_arg(struct lecp_ctx *ctx, struct lws_span *in, uint64_t *arg)
{
	uint64_t *so_far = &lecp_string_slot(ctx)->tag;

	*arg = *so_far = *so_far << 8 | lws_span_take8(in);
	if (--ctx->dcount)
		return 0;
	ctx->f = lecp_string_open(ctx) ? LECP_PIECE : LECP_HEAD;

	return 1;
}

static int
step(struct lecp_ctx *ctx, struct lws_span *in)
{
	uint64_t arg;
	int r;

	if (ctx->f == LECP_BODY)
		return lecp_string_body(ctx, in);
	if (ctx->f == LECP_ARG)
		r = take_arg(ctx, in, &arg);
	else
		r = take_head(ctx, in, &arg);
	if (r != 1)
		return r;

	return ctx->f == LECP_PIECE ? lecp_string_piece(ctx, ctx->be, arg)
				    : head(ctx, ctx->be, arg, in);
}

/* -- the raw bytes, for those who ask -- */

static int
literal_flush(struct lecp_ctx *ctx)
{
	int r = 0;

	if (ctx->cbor_pos)
		r = lecp_tell(ctx, LECPCB_LITERAL_CBOR);
	ctx->cbor_pos = 0;

	return r;
}

/* One byte at a time, so that none is told that comes after the callback that
 * ended the reporting. */
static int
step_literal(struct lecp_ctx *ctx, struct lws_span *in)
{
	struct lws_span one = lws_span_of(in->p, 1);
	int r = 0;

	if (ctx->literal_cbor_report & LECP_RAW_REFUSED)
		return LECP_REJECT_CALLBACK;

	ctx->cbor[ctx->cbor_pos++] = *in->p;
	lws_span_skip(in, 1);
	if (ctx->cbor_pos == sizeof(ctx->cbor))
		r = literal_flush(ctx);

	return r ? r : step(ctx, &one);
}

void
lecp_parse_report_raw(struct lecp_ctx *ctx, int on)
{
	int refused = literal_flush(ctx);

	ctx->literal_cbor_report = on ? LECP_RAW_REPORT : 0;
	if (refused)
		ctx->literal_cbor_report |= LECP_RAW_REFUSED;
}

/* -- the parser's outside -- */

static int
feed(struct lecp_ctx *ctx, struct lws_span *in)
{
	int r;

	while (in->len) {
		r = 0;
		if (in->len >= LECP_LANE_ROOM && ctx->f == LECP_HEAD)
			r = lecp_lane(ctx, in);
		if (!r)
			r = ctx->literal_cbor_report ? step_literal(ctx, in)
						     : step(ctx, in);
		if (r)
			return r;
	}

	return ctx->literal_cbor_report & LECP_RAW_REFUSED
		       ? LECP_REJECT_CALLBACK
		       : 0;
}

int
lecp_parse(struct lecp_ctx *ctx, const uint8_t *cbor, size_t len)
{
	struct lws_span in = lws_span_of(cbor, len);
	int r;

	if (ctx->f == LECP_FAILED)
		return LECP_REJECT_BAD_CODING;

	r = feed(ctx, &in);
	ctx->used_in = len - in.len;
	if (r) {
		ctx->f = LECP_FAILED;
		lecp_level(ctx)->cb(ctx, LECPCB_FAILED);
		return r;
	}

	return !ctx->sp && ctx->f == LECP_HEAD ? 0 : LECP_CONTINUE;
}

/* The callback is in the middle of an item: what is known of that is put aside
 * as a whole and brought back, only what the program may change is kept. */
int
lecp_parse_subtree(struct lecp_ctx *ctx, const uint8_t *in, size_t len)
{
	struct lws_span span = lws_span_of(in, len);
	uint8_t sp = ctx->sp, npos = ctx->npos, f = ctx->f, be = ctx->be;
	uint8_t dcount = ctx->dcount, raw = ctx->literal_cbor_report;
	uint8_t ppos = lecp_level(ctx)->ppos, ipos = ctx->ipos;
	struct lecp_item item = ctx->item;
	struct _lecp_stack slot;
	int r = frame_room(ctx);

	if (r)
		return r;

	slot = ctx->st[sp]; /* st[0] may be what a string is kept in */
	frame_push(ctx, FRAME_SUBTREE, 0, 0);
	ctx->f = LECP_HEAD;
	ctx->literal_cbor_report = 0;
	r = feed(ctx, &span);
	if (!r && (ctx->sp != sp + 1 || ctx->f != LECP_HEAD))
		r = LECP_CONTINUE;
	if (!r && ctx->literal_cbor_report)
		r = literal_flush(ctx);

	ctx->sp = sp;
	ctx->st[sp] = slot;
	ctx->npos = npos;
	ctx->f = f;
	ctx->be = be;
	ctx->dcount = dcount;
	ctx->literal_cbor_report = raw;
	ctx->ipos = ipos;
	ctx->item = item;
	lecp_path_cut(ctx, ppos);
	lecp_path_match(ctx);

	return r;
}

void
lecp_parse_report_complete(struct lecp_ctx *ctx, int on)
{
	ctx->outer_array = on ? LECP_TELL_COMPLETE : 0;
}

void
lecp_construct(struct lecp_ctx *ctx, lecp_callback cb, void *user,
	       const char *const *paths, unsigned char paths_count)
{
	/* all but buf, the last member: what the last value was stays */
	memset(ctx, 0, offsetof(struct lecp_ctx, buf));
	ctx->user = user;
	ctx->count_paths = paths_count;
	ctx->pst[0].cb = cb;
	ctx->pst[0].paths = paths;
	ctx->pst[0].count_paths = paths_count;

	cb(ctx, LECPCB_CONSTRUCTED);
}

void
lecp_destruct(struct lecp_ctx *ctx)
{
	if (ctx)
		ctx->pst[0].cb(ctx, LECPCB_DESTRUCTED);
}

void
lecp_change_callback(struct lecp_ctx *ctx, lecp_callback cb)
{
	ctx->pst[0].cb(ctx, LECPCB_DESTRUCTED);
	ctx->pst[0].cb = cb;
	cb(ctx, LECPCB_CONSTRUCTED);
}
