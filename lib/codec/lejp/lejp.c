/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * JSON (RFC 8259) in, events out: the grammar of objects, arrays and the
 * document. Strings, numbers and paths have files of their own; lejp.h tells
 * how they work together.
 *
 * Unless the program asks for LEJP_FLAG_STRICT the grammar is wider than the
 * RFC's in the ways programs lean on: # comments, leading zeros, bytes above
 * 0x7f as they come. It is narrower in one: the document must be an object or
 * an array.
 */
#include "codec/lejp/lejp.h"
#include "codec/lejp/lejp-run.h"

static const char *const reject_texts[] = {
	"",                     /* 0: done */
	"",                     /* LEJP_CONTINUE */
	"No opening '{'",       /* LEJP_REJECT_IDLE_NO_BRACE */
	"Expected closing '}'", /* LEJP_REJECT_MEMBERS_NO_CLOSE */
	"Expected '\"'",        /* LEJP_REJECT_MP_NO_OPEN_QUOTE */
	"String underrun",      /* LEJP_REJECT_MP_STRING_UNDERRUN */
	"Illegal unescaped control char",
	"Illegal escape format", /* ..._STRING_ESC_ILLEGAL_ESC */
	"Illegal hex number",    /* LEJP_REJECT_ILLEGAL_HEX */
	"Expected ':'",          /* ..._DELIM_MISSING_COLON */
	"Illegal value start",   /* ..._DELIM_BAD_VALUE_START */
	"Digit required after decimal point",
	"Bad number format",   /* ..._VAL_NUM_FORMAT */
	"Bad exponent format", /* ..._VAL_NUM_EXP_BAD_EXP */
	"Unknown token",       /* ..._VAL_TOK_UNKNOWN */
	"Too many ']'",        /* ..._C_OR_E_UNDERF */
	"Mismatched ']'",      /* ..._C_OR_E_NOTARRAY */
	"Expected ']'",        /* ..._ARRAY_END_MISSING */
	"JSON nesting limit exceeded",
	"Nesting tracking used up", /* ..._DELIM_ISTACK */
	"Number too long",          /* LEJP_REJECT_NUM_TOO_LONG */
	"Comma or block end expected",
	"Unknown", /* LEJP_REJECT_UNKNOWN */
	"Parser callback errored (see earlier error)",
	"Illegal UTF-8",     /* LEJP_REJECT_X_NOT_UTF8 */
	"Input ended early", /* LEJP_REJECT_X_INCOMPLETE */
};

const char *
lejp_error_to_string(int e)
{
	if (e > 0)
		return "";
	if (e <= -(int)LWS_ARRAY_SIZE(reject_texts))
		return "Unknown error";

	return reject_texts[-e];
}

/* -- indexes: ctx->i holds one for each open array, and with
 *    LEJP_FLAG_FEAT_OBJECT_INDEXES one for each open object -- */

static uint8_t
frame_ipos(const struct _lejp_stack *f)
{
	return (uint8_t)f->i & 0xf;
}

/* Programs see ipos left where it was when an array of the outermost object
 * ends, so such leftovers pile up under the live indexes. When the room is
 * needed, they go. */
static uint8_t
index_reclaim(struct lejp_ctx *ctx)
{
	uint8_t n, base;

	if (ctx->outer_array || lejp_index_objects(ctx))
		return 0;

	base = ctx->sp ? frame_ipos(&ctx->st[1]) : ctx->ipos;
	ctx->ipos = (uint8_t)(ctx->ipos - base);
	memmove(ctx->i, ctx->i + base, sizeof(ctx->i[0]) * ctx->ipos);
	for (n = 1; n <= ctx->sp; n++)
		ctx->st[n].i = (char)(ctx->st[n].i - base);

	return base;
}

/* -- frames -- */

static void
frame_cut_path(struct lejp_ctx *ctx)
{
	uint8_t len = lejp_frame_path_len(ctx);

	if (len && len < lejp_level(ctx)->ppos)
		lejp_path_cut(ctx, len);
}

/* the top frame is for strings, so containers stop one below it */
static int
frame_room(struct lejp_ctx *ctx, int indexed)
{
	if (ctx->sp + 2 >= LEJP_MAX_DEPTH)
		return LEJP_REJECT_STACK_OVERFLOW;
	if (indexed && ctx->ipos >= LEJP_MAX_INDEX_DEPTH && !index_reclaim(ctx))
		return LEJP_REJECT_MP_DELIM_ISTACK;

	return 0;
}

static int
tell_or_reject(struct lejp_ctx *ctx, char reason)
{
	return lejp_tell(ctx, reason) ? LEJP_REJECT_CALLBACK : 0;
}

/* A container's START was reported; from here on its frame is the current one.
 * The callback may have pushed a level: then the frame belongs to that. */
static void
frame_enter(struct lejp_ctx *ctx, char state, int indexed)
{
	struct _lejp_stack *f = lejp_frame(ctx);

	f->s = state;
	f->p = (char)lejp_level(ctx)->ppos;
	f->i = (char)(ctx->ipos | ctx->pst_sp << 4);
	f->b = 0;
	if (indexed)
		ctx->i[ctx->ipos++] = 0;
}

/* -- objects (RFC 8259 4) -- */

static int
object_start(struct lejp_ctx *ctx)
{
	lejp_path_match_keep(ctx);
	if (tell_or_reject(ctx, LEJPCB_OBJECT_START))
		return LEJP_REJECT_CALLBACK;
	/* what matched the object does not match what is inside */
	lejp_path_match_none(ctx);

	return 0;
}

/* then: what the outer frame expects behind the object */
static int
object_nested(struct lejp_ctx *ctx, char then)
{
	int r = frame_room(ctx, lejp_index_objects(ctx));

	if (!r)
		r = object_start(ctx);
	if (r)
		return r;

	lejp_frame(ctx)->s = then;
	ctx->sp++;
	frame_enter(ctx, LEJP_MEMBERS, lejp_index_objects(ctx));

	return 0;
}

/* COMPLETE: the document's last token has been reported */
static int
document_complete(struct lejp_ctx *ctx)
{
	lejp_path_match_none(ctx);
	ctx->st[0].s = ST_DONE;

	return tell_or_reject(ctx, LEJPCB_COMPLETE);
}

static int
document_end(struct lejp_ctx *ctx, char reason)
{
	lejp_path_match_keep(ctx);
	if (tell_or_reject(ctx, reason))
		return LEJP_REJECT_CALLBACK;

	return document_complete(ctx);
}

int
lejp_object_end(struct lejp_ctx *ctx)
{
	uint8_t level = ctx->pst_sp;

	if (!ctx->sp)
		return document_end(ctx, LEJPCB_OBJECT_END);

	frame_cut_path(ctx);
	ctx->ipos = frame_ipos(lejp_frame(ctx));
	ctx->sp--;
	lejp_path_match_keep(ctx);
	if (tell_or_reject(ctx, LEJPCB_OBJECT_END))
		return LEJP_REJECT_CALLBACK;

	/* a level pushed from another pushed one ends with its object; the
	 * first pushed one goes on until it pops itself */
	if (!ctx->sp && level > 1 && level == ctx->pst_sp)
		lejp_parser_pop(ctx);

	return 0;
}

/* -- arrays (RFC 8259 5) -- */

static int
array_start(struct lejp_ctx *ctx)
{
	if (lejp_path_append(ctx, "[]", 2))
		return LEJP_REJECT_UNKNOWN;
	if (ctx->flags & LEJP_FLAG_FEAT_LEADING_WC)
		lejp_path_match_keep(ctx);

	return tell_or_reject(ctx, LEJPCB_ARRAY_START);
}

static int
array_nested(struct lejp_ctx *ctx, char then)
{
	int r = frame_room(ctx, 1);

	if (!r)
		r = array_start(ctx);
	if (r)
		return r;

	lejp_frame(ctx)->s = then;
	ctx->sp++;
	frame_enter(ctx, ST_ARRAY_FIRST, 1);

	return 0;
}

int
lejp_array_end(struct lejp_ctx *ctx)
{
	uint8_t level = ctx->pst_sp, first;

	if (!ctx->sp)
		return document_end(ctx, LEJPCB_ARRAY_END);

	frame_cut_path(ctx);
	first = frame_ipos(lejp_frame(ctx));
	ctx->sp--;
	/* members of the outermost object leave their index behind */
	if (ctx->sp || ctx->outer_array || lejp_index_objects(ctx))
		ctx->ipos = first;
	frame_cut_path(ctx);
	lejp_path_match_keep(ctx);
	lejp_tell(ctx, LEJPCB_ARRAY_END);

	if (!ctx->sp && level && level == ctx->pst_sp)
		lejp_parser_pop(ctx);

	return 0;
}

/* -- values (RFC 8259 3); then: what the frame expects behind it -- */

int
lejp_container(struct lejp_ctx *ctx, uint8_t c, char then)
{
	/* behind a container in an array junk has a code of its own */
	if (then == ST_ARRAY_NEXT)
		then = LEJP_MP_ARRAY_END;

	return c == '{' ? object_nested(ctx, then) : array_nested(ctx, then);
}

static int
value(struct lejp_ctx *ctx, struct lws_span *in, char then)
{
	uint8_t c = *in->p;

	switch (c) {
	case '"':
		lws_span_skip(in, 1);
		lejp_frame(ctx)->s = then;
		return lejp_string_begin(ctx, in);
	case '{':
	case '[':
		lws_span_skip(in, 1);
		return lejp_container(ctx, c, then);
	case 't':
	case 'f':
	case 'n':
		return lejp_literal_begin(ctx, in, then);
	default:
		return lejp_number_begin(ctx, in, then);
	}
}

static int
st_member_value(struct lejp_ctx *ctx, struct lws_span *in)
{
	return value(ctx, in, LEJP_MP_COMMA_OR_END);
}

static int
st_array_value(struct lejp_ctx *ctx, struct lws_span *in)
{
	return value(ctx, in, ST_ARRAY_NEXT);
}

static int
st_array_first(struct lejp_ctx *ctx, struct lws_span *in)
{
	if (*in->p != ']')
		return value(ctx, in, ST_ARRAY_NEXT);
	lws_span_skip(in, 1);

	return lejp_array_end(ctx);
}

/* RFC 8259 2; scalars are documents too when the program asks for the RFC */
static int
st_root(struct lejp_ctx *ctx, struct lws_span *in)
{
	uint8_t c = *in->p;
	int r;

	if (c != '{' && c != '[') {
		if (!lejp_strict(ctx))
			return LEJP_REJECT_IDLE_NO_BRACE;
		return value(ctx, in, ST_SCALAR_END);
	}

	lws_span_skip(in, 1);
	ctx->outer_array = c == '[';
	r = ctx->outer_array ? array_start(ctx) : object_start(ctx);
	if (r)
		return r;
	frame_enter(ctx, ctx->outer_array ? ST_ARRAY_FIRST : LEJP_MEMBERS,
		    ctx->outer_array || lejp_index_objects(ctx));

	return 0;
}

/* -- between values -- */

/* a member's name, and after { also } */
static int
st_member_name(struct lejp_ctx *ctx, struct lws_span *in)
{
	uint8_t c = lws_span_take8(in);

	if (c == '"')
		return lejp_name_begin(ctx, in, lejp_frame_path_len(ctx));
	if (c == '}' && lejp_frame(ctx)->s == LEJP_MEMBERS)
		return lejp_object_end(ctx);

	return LEJP_REJECT_MP_NO_OPEN_QUOTE;
}

/* Where the next token stands right behind, the state goes on to it by itself:
 * from comma over name and colon to the end of a scalar in one go. Blanks and
 * the ends of windows lead back to the driver. */
int
lejp_colon(struct lejp_ctx *ctx, struct lws_span *in)
{
	if (lws_span_take8(in) != ':')
		return LEJP_REJECT_MP_DELIM_MISSING_COLON;
	lejp_frame(ctx)->s = LEJP_MP_VALUE;
	lejp_path_match_fresh(ctx);
	if (lejp_tell(ctx, LEJPCB_PAIR_NAME))
		return LEJP_REJECT_CALLBACK;

	return lejp_token_next(in) ? st_member_value(ctx, in) : 0;
}

static int
st_object_next(struct lejp_ctx *ctx, struct lws_span *in)
{
	switch (lws_span_take8(in)) {
	case ',':
		lejp_frame(ctx)->s = LEJP_M_P;
		if (lejp_index_objects(ctx))
			lejp_index_next(ctx);
		return lejp_token_next(in) ? st_member_name(ctx, in) : 0;
	case '}':
		return lejp_object_end(ctx);
	case ']':
		return ctx->sp ? LEJP_REJECT_MP_C_OR_E_NOTARRAY
			       : LEJP_REJECT_MP_C_OR_E_UNDERF;
	default:
		return LEJP_REJECT_MP_C_OR_E_NEITHER;
	}
}

static int
st_array_next(struct lejp_ctx *ctx, struct lws_span *in)
{
	uint8_t c = lws_span_take8(in);

	switch (c) {
	case ',':
		lejp_frame(ctx)->s = ST_ARRAY_VALUE;
		lejp_index_next(ctx);
		lejp_path_match_keep(ctx);
		return lejp_token_next(in) ? st_array_value(ctx, in) : 0;
	case ']':
		return lejp_array_end(ctx);
	default:
		if (c == '}' || lejp_frame(ctx)->s == LEJP_MP_ARRAY_END)
			return LEJP_REJECT_MP_ARRAY_END_MISSING;
		return LEJP_REJECT_MP_C_OR_E_NEITHER;
	}
}

static const lejp_step steps[ST_COUNT] = {
	[ST_ROOT] = st_root,
	[LEJP_MEMBERS] = st_member_name,
	[LEJP_M_P] = st_member_name,
	[LEJP_MP_DELIM] = lejp_colon,
	[LEJP_MP_VALUE] = st_member_value,
	[LEJP_MP_COMMA_OR_END] = st_object_next,
	[ST_ARRAY_FIRST] = st_array_first,
	[ST_ARRAY_VALUE] = st_array_value,
	[ST_ARRAY_NEXT] = st_array_next,
	[LEJP_MP_ARRAY_END] = st_array_next,
	[LEJP_MP_STRING] = lejp_string,
	[ST_NAME] = lejp_name,
	[ST_SURROGATE] = lejp_string_surrogate,
	[LEJP_MP_STRING_ESC] = lejp_string_esc,
	[LEJP_MP_STRING_ESC_U1] = lejp_string_hex,
	[LEJP_MP_STRING_ESC_U2] = lejp_string_hex,
	[LEJP_MP_STRING_ESC_U3] = lejp_string_hex,
	[LEJP_MP_STRING_ESC_U4] = lejp_string_hex,
	[LEJP_MP_VALUE_NUM_INT] = lejp_number,
	[LEJP_MP_VALUE_TOK] = lejp_literal,
};

/* -- blanks and comments -- */

static void
skip_comment(struct lejp_ctx *ctx, struct lws_span *in)
{
	const uint8_t *nl = memchr(in->p, '\n', in->len);

	if (!nl) {
		lws_span_skip(in, in->len);
		return;
	}
	/* the newline itself is a blank like others */
	lws_span_skip(in, (size_t)(nl - in->p));
	lejp_frame(ctx)->s &= (char)~LEJP_FLAG_WS_COMMENTLINE;
}

/* 1: in is at a token */
static int
skip_blanks(struct lejp_ctx *ctx, struct lws_span *in)
{
	const uint8_t *p = in->p, *end = p + in->len;

	while (p < end) {
		if (*p == ' ') {
			p = run_skip_spaces(p + 1, end);
		} else if (*p == '\n') {
			p++;
			ctx->line++;
		} else if (*p == '\r' || *p == '\t') {
			p++;
		} else {
			break;
		}
	}
	lws_span_skip(in, (size_t)(p - in->p));
	if (!in->len)
		return 0;
	if (*in->p != '#' || lejp_strict(ctx))
		return 1;
	lejp_frame(ctx)->s |= LEJP_FLAG_WS_COMMENTLINE;

	return 0;
}

/* 1: in is at a byte for the frame's state */
static int
at_token(struct lejp_ctx *ctx, struct lws_span *in)
{
	char s = lejp_frame(ctx)->s;

	if (s & LEJP_FLAG_WS_KEEP)
		return 1;
	if (s & LEJP_FLAG_WS_COMMENTLINE) {
		skip_comment(ctx, in);
		return 0;
	}
	if (lejp_token_next(in))
		return 1;

	return skip_blanks(ctx, in);
}

/* -- the parser's outside -- */

static int
reject(struct lejp_ctx *ctx, int code)
{
	lejp_frame(ctx)->s = ST_FAILED;
	lejp_tell(ctx, LEJPCB_FAILED);

	return code;
}

/* by the frame's state, whatever comes and however it is cut */
static int
step(struct lejp_ctx *ctx, struct lws_span *in)
{
	int r;

	if (lejp_frame(ctx)->s == ST_DONE || !at_token(ctx, in))
		return 0;
	r = steps[(int)lejp_frame(ctx)->s](ctx, in);
	if (!r && lejp_frame(ctx)->s == ST_SCALAR_END)
		r = document_complete(ctx);

	return r;
}

/* 0: all is taken, or the document is complete; or the reject code */
static int
feed(struct lejp_ctx *ctx, struct lws_span *in)
{
	int r = 0;

	while (!r && in->len && lejp_frame(ctx)->s != ST_DONE) {
		if (in->len >= LEJP_LANE_ROOM)
			r = lejp_lane(ctx, in);
		if (!r && lejp_frame(ctx)->s == ST_SCALAR_END)
			r = document_complete(ctx);
		else if (!r)
			r = step(ctx, in);
	}

	return r;
}

/* the document was complete before this call */
static int
feed_more(struct lejp_ctx *ctx, struct lws_span *in)
{
	if (lejp_strict(ctx) && (!in->len || !skip_blanks(ctx, in)))
		return 0;

	return reject(ctx, LEJP_REJECT_MP_C_OR_E_NEITHER);
}

int
lejp_parse(struct lejp_ctx *ctx, const unsigned char *json, int len)
{
	struct lws_span in = lws_span_of(json, len > 0 ? (size_t)len : 0);
	int r;

	switch (lejp_frame(ctx)->s) {
	case ST_FAILED:
		return LEJP_REJECT_MP_C_OR_E_NEITHER;
	case ST_DONE:
		return feed_more(ctx, &in);
	case LEJP_IDLE:
		lejp_tell(ctx, LEJPCB_START);
		lejp_frame(ctx)->s = ST_ROOT;
		break;
	default:
		break;
	}

	r = feed(ctx, &in);
	if (r)
		return reject(ctx, r);
	if (lejp_frame(ctx)->s != ST_DONE)
		return LEJP_CONTINUE;
	if (lejp_strict(ctx))
		skip_blanks(ctx, &in);

	return (int)in.len;
}

int
lejp_parse_end(struct lejp_ctx *ctx)
{
	char s = lejp_frame(ctx)->s;
	int r = LEJP_REJECT_X_INCOMPLETE;

	if (s == ST_DONE)
		return 0;
	if (s == ST_FAILED)
		return LEJP_REJECT_MP_C_OR_E_NEITHER;

	/* a number that is the whole document ends with the input */
	if (s == LEJP_MP_VALUE_NUM_INT && ctx->dcount == ST_SCALAR_END) {
		r = lejp_number_end(ctx);
		if (!r)
			r = document_complete(ctx);
	}

	return r ? reject(ctx, r) : 0;
}

void
lejp_construct(struct lejp_ctx *ctx,
	       signed char (*callback)(struct lejp_ctx *, char), void *user,
	       const char *const *paths, unsigned char paths_count)
{
	/* buf, npos and i stay: what the last value was remains visible */
	memset(ctx->pst, 0, sizeof(ctx->pst));
	memset(ctx->st, 0, sizeof(ctx->st));
	memset(&ctx->su, 0, sizeof(ctx->su));
	ctx->user = user;
	ctx->path[0] = '\0';
	ctx->path_stride = 0;
	ctx->line = 1;
	ctx->flags = 0;
	ctx->sp = 0;
	ctx->ipos = 0;
	ctx->pst_sp = 0;
	ctx->outer_array = 0;
	ctx->count_paths = paths_count;
	lejp_path_match_none(ctx);

	ctx->pst[0].callback = callback;
	ctx->pst[0].paths = paths;
	ctx->pst[0].count_paths = paths_count;

	lejp_tell(ctx, LEJPCB_CONSTRUCTED);
}

void
lejp_destruct(struct lejp_ctx *ctx)
{
	if (ctx)
		ctx->pst[0].callback(ctx, LEJPCB_DESTRUCTED);
}

void
lejp_change_callback(struct lejp_ctx *ctx,
		     signed char (*callback)(struct lejp_ctx *, char))
{
	ctx->pst[0].callback(ctx, LEJPCB_DESTRUCTED);
	ctx->pst[0].callback = callback;
	callback(ctx, LEJPCB_CONSTRUCTED);
	callback(ctx, LEJPCB_START);
}

/* -- levels: a callback and paths of their own for a part of the document -- */

int
lejp_parser_push(struct lejp_ctx *ctx, void *user, const char *const *paths,
		 unsigned char paths_count, lejp_callback lejp_cb)
{
	struct _lejp_parsing_stack *l;

	if (ctx->pst_sp + 1 >= LEJP_MAX_PARSING_STACK_DEPTH)
		return -1;

	lejp_level(ctx)->path_match = ctx->path_match;
	lejp_path_stash(ctx);
	ctx->pst_sp++;

	l = lejp_level(ctx);
	l->user = user;
	l->callback = lejp_cb;
	l->paths = paths;
	l->count_paths = paths_count;
	l->ppos = 0;
	l->path_match = 0;
	lejp_path_match_none(ctx);

	return 0;
}

int
lejp_parser_pop(struct lejp_ctx *ctx)
{
	if (!ctx->pst_sp)
		return -1;

	ctx->pst_sp--;
	lejp_path_unstash(ctx);
	lejp_path_match_fresh(ctx);

	return 0;
}
