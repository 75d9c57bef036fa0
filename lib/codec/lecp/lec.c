/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The CBOR writer. A format is worked through word by word: its head goes to
 * ctx->scratch, from there to the window; a string's bytes follow. When the
 * window is full the call returns, and a later one with the same format and
 * arguments goes on exactly there: ctx->fmt_pos is the next word, ctx->vaa
 * tells of each argument taken so far what it was, so that they can be passed
 * over to reach the next.
 *
 * ctx->stack has what is open, over all calls. Where the closer stands in the
 * same format the count goes into the head; otherwise the length is
 * indefinite, and whichever call closes it writes the break.
 */
#include "codec/lecp/lec.h"

/* ctx->stack: an OPEN_ kind, with this when a map has a key without value, or
 * a tag its content */
#define LEVEL_ODD 0x80u

/* va_list, so that it can be handed on */
struct arguments {
	va_list ap;
};

/* -- the window -- */

void
lws_lec_init(lws_lec_pctx_t *ctx, uint8_t *buf, size_t len)
{
	memset(ctx, 0, sizeof(*ctx));
	lws_lec_setbuf(ctx, buf, len);
}

void
lws_lec_setbuf(lws_lec_pctx_t *ctx, uint8_t *buf, size_t len)
{
	ctx->start = buf;
	ctx->buf = buf;
	ctx->end = buf + len;
	ctx->used = 0;
}

static size_t
room(const lws_lec_pctx_t *ctx)
{
	return (size_t)(ctx->end - ctx->buf);
}

/* as many of the bytes as fit: how many */
static size_t
put(lws_lec_pctx_t *ctx, const uint8_t *from, uint64_t len)
{
	size_t n = len < room(ctx) ? (size_t)len : room(ctx);

	if (n)
		memcpy(ctx->buf, from, n);
	ctx->buf += n;
	ctx->used = (size_t)(ctx->buf - ctx->start);

	return n;
}

int
lws_lec_scratch(lws_lec_pctx_t *ctx)
{
	size_t n = put(ctx, ctx->scratch, ctx->scratch_len);

	ctx->scratch_len = (uint8_t)(ctx->scratch_len - n);
	memmove(ctx->scratch, ctx->scratch + n, ctx->scratch_len);

	return ctx->buf == ctx->end;
}

void
lws_lec_int(lws_lec_pctx_t *ctx, uint8_t opcode, uint8_t indet, uint64_t num)
{
	uint8_t *to = ctx->scratch + ctx->scratch_len;

	/* one head at a time is the rule; never past the end in any case */
	if (ctx->scratch_len + 9u > sizeof(ctx->scratch))
		return;
	if (indet) {
		*to = opcode | LWS_CBOR_INDETERMINITE;
		ctx->scratch_len++;
		return;
	}
	ctx->scratch_len =
		(uint8_t)(ctx->scratch_len + lws_cbor_head(to, opcode, num));
}

/* -- what is open -- */

static enum lec_kind
level(const lws_lec_pctx_t *ctx)
{
	if (!ctx->sp)
		return LEC_END;

	return (enum lec_kind)(ctx->stack[ctx->sp - 1] & ~LEVEL_ODD);
}

static int
in_strings(const lws_lec_pctx_t *ctx)
{
	return level(ctx) == LEC_OPEN_TEXT || level(ctx) == LEC_OPEN_BYTES;
}

static int
is_odd(const lws_lec_pctx_t *ctx)
{
	return !!(ctx->stack[ctx->sp - 1] & LEVEL_ODD);
}

/* an item begins in what is open: -1, it has no place there */
static int
item_in_level(lws_lec_pctx_t *ctx)
{
	switch (level(ctx)) {
	case LEC_OPEN_TEXT:
	case LEC_OPEN_BYTES:
		return -1; /* only strings, which see to it themselves */
	case LEC_OPEN_TAG:
	case LEC_OPEN_MAP:
		if (level(ctx) == LEC_OPEN_TAG && is_odd(ctx))
			return -1; /* RFC 8949 3.4: one item */
		ctx->stack[ctx->sp - 1] ^= LEVEL_ODD;
		return 0;
	default:
		return 0;
	}
}

static int
level_push(lws_lec_pctx_t *ctx, enum lec_kind kind, int indefinite)
{
	if (ctx->sp == sizeof(ctx->stack))
		return -1;
	ctx->stack[ctx->sp] = (uint8_t)kind;
	ctx->indet[ctx->sp++] = (uint8_t)indefinite;

	return 0;
}

static int
open_counted(lws_lec_pctx_t *ctx, const char *format, const struct lec_token *t)
{
	int map = t->kind == LEC_OPEN_MAP;
	uint64_t items;
	int r = lec_count(format, t->next, &items);

	if (r < 0 || item_in_level(ctx) || level_push(ctx, t->kind, r))
		return -1;
	if (map && !r && (items & 1))
		return -1;
	lws_lec_int(ctx, map ? LWS_CBOR_MAJTYP_MAP : LWS_CBOR_MAJTYP_ARRAY,
		    (uint8_t)r, map ? items / 2 : items);

	return 0;
}

static int
open_strings(lws_lec_pctx_t *ctx, const struct lec_token *t)
{
	if (item_in_level(ctx) || level_push(ctx, t->kind, 1))
		return -1;
	lws_lec_int(ctx,
		    t->kind == LEC_OPEN_TEXT ? LWS_CBOR_MAJTYP_TSTR
					     : LWS_CBOR_MAJTYP_BSTR,
		    1, 0);

	return 0;
}

static int
open_tag(lws_lec_pctx_t *ctx, uint64_t tag)
{
	if (item_in_level(ctx) || level_push(ctx, LEC_OPEN_TAG, 0))
		return -1;
	lws_lec_int(ctx, LWS_CBOR_MAJTYP_TAG, 0, tag);

	return 0;
}

static int
close_level(lws_lec_pctx_t *ctx, enum lec_kind closer)
{
	enum lec_kind open = level(ctx);
	int fits;

	switch (closer) {
	case LEC_CLOSE_ARRAY:
		fits = open == LEC_OPEN_ARRAY;
		break;
	case LEC_CLOSE_MAP:
		fits = open == LEC_OPEN_MAP && !is_odd(ctx);
		break;
	case LEC_CLOSE_STRINGS:
		fits = in_strings(ctx);
		break;
	default:
		fits = open == LEC_OPEN_TAG;
		break;
	}
	if (!fits)
		return -1;
	if (ctx->indet[--ctx->sp])
		lws_lec_int(ctx, LWS_CBOR_MAJTYP_FLOAT, 1, 0); /* break */

	return 0;
}

/* -- items -- */

static int
put_int(lws_lec_pctx_t *ctx, int negative, uint64_t magnitude)
{
	if (item_in_level(ctx))
		return -1;
	if (negative && magnitude) /* -0 is 0 */
		lws_lec_int(ctx, LWS_CBOR_MAJTYP_INT_NEG, 0, magnitude - 1);
	else
		lws_lec_int(ctx, LWS_CBOR_MAJTYP_UINT, 0, magnitude);

	return 0;
}

static int
put_signed(lws_lec_pctx_t *ctx, int64_t v)
{
	return put_int(ctx, v < 0, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

static int
put_double(lws_lec_pctx_t *ctx, double d)
{
	uint8_t low = LWS_CBOR_M7_SUBTYP_FLOAT64;
	uint64_t bits;

	if (item_in_level(ctx))
		return -1;
	memcpy(&bits, &d, sizeof(bits));
	lws_cbor_shorten_float(&low, &bits);
	ctx->scratch_len =
		(uint8_t)lws_cbor_float_head(ctx->scratch, low, bits);

	return 0;
}

/* A string's head. Inside <b > all are bytes, since nothing else may be. */
static int
string_head(lws_lec_pctx_t *ctx, uint8_t major, uint64_t len)
{
	if (level(ctx) == LEC_OPEN_TEXT && major != LWS_CBOR_MAJTYP_TSTR)
		return -1;
	if (level(ctx) == LEC_OPEN_BYTES)
		major = LWS_CBOR_MAJTYP_BSTR;
	if (!in_strings(ctx) && item_in_level(ctx))
		return -1;
	lws_lec_int(ctx, major, 0, len);

	return 0;
}

static int
put_string(lws_lec_pctx_t *ctx, uint8_t major, const void *from, uint64_t len)
{
	if ((!from && len) || string_head(ctx, major, len))
		return -1;
	ctx->ongoing_src = from;
	ctx->ongoing_len = len;
	ctx->ongoing_done = 0;
	ctx->state = CBPS_STRING_BODY;

	return 0;
}

static int
put_sized(lws_lec_pctx_t *ctx, uint8_t major, int len, const void *from)
{
	return len < 0 ? -1 : put_string(ctx, major, from, (uint64_t)len);
}

static int
put_literal(lws_lec_pctx_t *ctx, const struct lec_token *t)
{
	if (string_head(ctx, LWS_CBOR_MAJTYP_TSTR, t->number))
		return -1;
	ctx->fmt_pos = t->body;
	ctx->state = CBPS_STRING_LIT;

	return 0;
}

/* -- arguments -- */

/* it has been used in an earlier call */
static void
argument_pass(struct arguments *a, enum lec_arg arg)
{
	switch (arg) {
	case LEC_ARG_UINT:
	case LEC_ARG_INT:
		(void)va_arg(a->ap, int);
		break;
	case LEC_ARG_ULONG:
	case LEC_ARG_LONG:
		(void)va_arg(a->ap, long);
		break;
	case LEC_ARG_ULLONG:
	case LEC_ARG_LLONG:
		(void)va_arg(a->ap, long long);
		break;
	case LEC_ARG_DOUBLE:
		(void)va_arg(a->ap, double);
		break;
	case LEC_ARG_STRING_SIZED:
	case LEC_ARG_BYTES_SIZED:
		(void)va_arg(a->ap, int);
		(void)va_arg(a->ap, void *);
		break;
	case LEC_ARG_STRING:
		(void)va_arg(a->ap, void *);
		break;
	default:
		break;
	}
}

/* -1: there are more than can be remembered */
static int
argument_note(lws_lec_pctx_t *ctx, enum lec_arg arg)
{
	if (ctx->vaa_pos == sizeof(ctx->vaa))
		return -1;
	ctx->vaa[ctx->vaa_pos++] = (uint8_t)arg;

	return 0;
}

static uint64_t
argument_unsigned(struct arguments *a, enum lec_arg arg)
{
	if (arg == LEC_ARG_UINT)
		return va_arg(a->ap, unsigned int);
	if (arg == LEC_ARG_ULONG)
		return va_arg(a->ap, unsigned long);

	return va_arg(a->ap, unsigned long long);
}

static int
put_argument(lws_lec_pctx_t *ctx, enum lec_arg arg, struct arguments *a)
{
	const char *s;
	int len;

	switch (arg) {
	case LEC_ARG_INT:
		return put_signed(ctx, va_arg(a->ap, int));
	case LEC_ARG_LONG:
		return put_signed(ctx, va_arg(a->ap, long));
	case LEC_ARG_LLONG:
		return put_signed(ctx, va_arg(a->ap, long long));
	case LEC_ARG_DOUBLE:
		return put_double(ctx, va_arg(a->ap, double));
	case LEC_ARG_STRING:
		s = va_arg(a->ap, const char *);
		return put_string(ctx, LWS_CBOR_MAJTYP_TSTR, s,
				  s ? strlen(s) : 1);
	case LEC_ARG_STRING_SIZED:
		len = va_arg(a->ap, int);
		return put_sized(ctx, LWS_CBOR_MAJTYP_TSTR, len,
				 va_arg(a->ap, const void *));
	case LEC_ARG_BYTES_SIZED:
		len = va_arg(a->ap, int);
		return put_sized(ctx, LWS_CBOR_MAJTYP_BSTR, len,
				 va_arg(a->ap, const void *));
	default:
		return put_int(ctx, 0, argument_unsigned(a, arg));
	}
}

/* -- the format -- */

static int
word_tag(lws_lec_pctx_t *ctx, const struct lec_token *t, struct arguments *a)
{
	if (t->arg == LEC_ARG_NONE)
		return open_tag(ctx, t->number);
	if (argument_note(ctx, t->arg))
		return -1;

	return open_tag(ctx, argument_unsigned(a, t->arg));
}

/* what a word says is brought under way: 0, or -1 */
static int
word(lws_lec_pctx_t *ctx, const char *format, const struct lec_token *t,
     struct arguments *a)
{
	ctx->fmt_pos = t->next;
	switch (t->kind) {
	case LEC_OPEN_ARRAY:
	case LEC_OPEN_MAP:
		return open_counted(ctx, format, t);
	case LEC_OPEN_TEXT:
	case LEC_OPEN_BYTES:
		return open_strings(ctx, t);
	case LEC_OPEN_TAG:
		return word_tag(ctx, t, a);
	case LEC_CLOSE_ARRAY:
	case LEC_CLOSE_MAP:
	case LEC_CLOSE_STRINGS:
	case LEC_CLOSE_TAG:
		return close_level(ctx, t->kind);
	case LEC_NUMBER:
		return put_int(ctx, t->negative, t->number);
	case LEC_LITERAL:
		return put_literal(ctx, t);
	case LEC_ARG:
		if (argument_note(ctx, t->arg))
			return -1;
		return put_argument(ctx, t->arg, a);
	default:
		return -1;
	}
}

static void
body_from_memory(lws_lec_pctx_t *ctx)
{
	uint64_t left = ctx->ongoing_len - ctx->ongoing_done;

	if (left)
		ctx->ongoing_done +=
			put(ctx, ctx->ongoing_src + ctx->ongoing_done, left);
	if (ctx->ongoing_done == ctx->ongoing_len)
		ctx->state = CBPS_IDLE;
}

static void
body_from_format(lws_lec_pctx_t *ctx, const char *format)
{
	const char *p = format + ctx->fmt_pos;
	uint8_t c;

	for (; *p != '\''; p++) {
		if (!room(ctx))
			break;
		if (*p == '\\')
			p++;
		c = (uint8_t)*p;
		put(ctx, &c, 1);
	}
	ctx->fmt_pos = (unsigned int)(p - format);
	if (*p != '\'')
		return;
	ctx->fmt_pos++;
	ctx->state = CBPS_IDLE;
}

/* what is under way goes to the window; 1: that is full, which it also is when
 * the last byte just fitted */
static int
drain(lws_lec_pctx_t *ctx, const char *format)
{
	if (lws_lec_scratch(ctx))
		return 1;
	if (ctx->state == CBPS_STRING_BODY)
		body_from_memory(ctx);
	if (ctx->state == CBPS_STRING_LIT)
		body_from_format(ctx, format);

	return !room(ctx);
}

static enum lws_lec_pctx_ret
run(lws_lec_pctx_t *ctx, const char *format, struct arguments *a)
{
	struct lec_token t;

	for (;;) {
		if (drain(ctx, format))
			return LWS_LECPCTX_RET_AGAIN;
		lec_token(format, ctx->fmt_pos, &t);
		if (t.kind == LEC_END)
			break;
		if (!word(ctx, format, &t, a))
			continue;
		lwsl_err("%s: '%s' is wrong at %u\n", __func__, format, t.next);
		return LWS_LECPCTX_RET_FAIL;
	}
	ctx->fmt_pos = 0;
	ctx->vaa_pos = 0;

	return LWS_LECPCTX_RET_FINISHED;
}

enum lws_lec_pctx_ret
lws_lec_vsprintf(lws_lec_pctx_t *ctx, const char *format, va_list args)
{
	enum lws_lec_pctx_ret r;
	struct arguments a;
	uint8_t n;

	va_copy(a.ap, args);
	for (n = 0; n < ctx->vaa_pos; n++)
		argument_pass(&a, (enum lec_arg)ctx->vaa[n]);
	r = run(ctx, format, &a);
	va_end(a.ap);

	return r;
}

enum lws_lec_pctx_ret
lws_lec_printf(lws_lec_pctx_t *ctx, const char *format, ...)
{
	enum lws_lec_pctx_ret r;
	va_list ap;

	va_start(ap, format);
	r = lws_lec_vsprintf(ctx, format, ap);
	va_end(ap);

	return r;
}
