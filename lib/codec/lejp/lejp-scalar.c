/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Numbers (RFC 8259 6) and the three literals. A number is checked by a table
 * and given as its text: what it is worth is the program's business. It ends
 * at the first byte that cannot belong to it, which is left for the frame.
 *
 * While one is being read, ctx->f is where in it, ctx->uni how far into a
 * literal, and ctx->dcount the state that the frame goes to behind it.
 */
#include "codec/lejp/lejp.h"

_Static_assert(LWS_LIMIT_JSON_NUMBER <= LEJP_STRING_CHUNK,
	       "a number must fit in the value buffer");

enum {
	N_MINUS, /* - */
	N_ZERO,  /* a leading 0, and more digits may follow: 007 */
	N_STRICT_MINUS,
	N_STRICT_ZERO, /* they may not: RFC 8259 6 */
	N_INT,         /* digits */
	N_POINT,       /* . */
	N_FRAC,        /* digits behind it */
	N_E,           /* e or E */
	N_ESIGN,       /* its sign */
	N_EXP,         /* digits behind that */
	N_END          /* the byte is not part of the number */
};

enum { C_OTHER, C_ZERO, C_DIGIT, C_POINT, C_E, C_PLUS, C_MINUS, C_COUNT };

#define NO_FRAC    LEJP_REJECT_MP_VAL_NUM_INT_NO_FRAC
#define BAD_FORMAT LEJP_REJECT_MP_VAL_NUM_FORMAT
#define BAD_EXP    LEJP_REJECT_MP_VAL_NUM_EXP_BAD_EXP

static const uint8_t number_class[256] = {
	['0'] = C_ZERO,  ['1'] = C_DIGIT, ['2'] = C_DIGIT, ['3'] = C_DIGIT,
	['4'] = C_DIGIT, ['5'] = C_DIGIT, ['6'] = C_DIGIT, ['7'] = C_DIGIT,
	['8'] = C_DIGIT, ['9'] = C_DIGIT, ['.'] = C_POINT, ['e'] = C_E,
	['E'] = C_E,     ['+'] = C_PLUS,  ['-'] = C_MINUS,
};

/* where a byte of each class leads to: a place above, or a reject code */
static const int8_t number_next[N_END][C_COUNT] = {
	/* another, 0, 1-9, ., e, +, - */
	[N_MINUS] = { BAD_FORMAT, N_ZERO, N_INT, BAD_FORMAT, BAD_FORMAT,
		      BAD_FORMAT, BAD_FORMAT },
	[N_ZERO] = { N_END, N_INT, N_INT, N_POINT, N_E, BAD_FORMAT,
		     BAD_FORMAT },
	[N_STRICT_MINUS] = { BAD_FORMAT, N_STRICT_ZERO, N_INT, BAD_FORMAT,
			     BAD_FORMAT, BAD_FORMAT, BAD_FORMAT },
	[N_STRICT_ZERO] = { N_END, BAD_FORMAT, BAD_FORMAT, N_POINT, N_E,
			    BAD_FORMAT, BAD_FORMAT },
	[N_INT] = { N_END, N_INT, N_INT, N_POINT, N_E, BAD_FORMAT, BAD_FORMAT },
	[N_POINT] = { NO_FRAC, N_FRAC, N_FRAC, NO_FRAC, NO_FRAC, NO_FRAC,
		      NO_FRAC },
	[N_FRAC] = { N_END, N_FRAC, N_FRAC, BAD_FORMAT, N_E, BAD_FORMAT,
		     BAD_FORMAT },
	[N_E] = { BAD_EXP, N_EXP, N_EXP, BAD_EXP, BAD_EXP, N_ESIGN, N_ESIGN },
	[N_ESIGN] = { BAD_EXP, N_EXP, N_EXP, BAD_EXP, BAD_EXP, BAD_EXP,
		      BAD_EXP },
	[N_EXP] = { N_END, N_EXP, N_EXP, BAD_EXP, BAD_EXP, BAD_EXP, BAD_EXP },
};

int
lejp_number_end(struct lejp_ctx *ctx)
{
	int r = number_next[ctx->f][C_OTHER]; /* may it end here? */
	char reason = LEJPCB_VAL_NUM_FLOAT;

	if (r < 0)
		return r;
	if (ctx->f <= N_INT)
		reason = LEJPCB_VAL_NUM_INT;
	ctx->buf[ctx->npos] = '\0';
	lejp_frame(ctx)->s = (char)ctx->dcount;

	return lejp_tell(ctx, reason) ? LEJP_REJECT_CALLBACK : 0;
}

/* the byte in front is not taken: the number's end, an error, or too much */
static int
number_stops(struct lejp_ctx *ctx, int next)
{
	if (next < 0)
		return next;
	if (next != N_END)
		return LEJP_REJECT_NUM_TOO_LONG;

	return lejp_number_end(ctx);
}

int
lejp_number(struct lejp_ctx *ctx, struct lws_span *in)
{
	size_t room = (size_t)LWS_LIMIT_JSON_NUMBER - ctx->npos, n;
	size_t max = room < in->len ? room : in->len;
	char *to = ctx->buf + ctx->npos;
	const uint8_t *p = in->p;
	int at = ctx->f, next;

	for (n = 0; n < max; n++) {
		next = number_next[at][number_class[p[n]]];
		if (next < 0 || next == N_END)
			break;
		at = next;
		to[n] = (char)p[n];
	}
	ctx->f = (uint8_t)at;
	ctx->npos = (uint8_t)(ctx->npos + n);
	lws_span_skip(in, n);

	if (!in->len)
		return 0;

	return number_stops(ctx, number_next[at][number_class[*in->p]]);
}

int
lejp_number_begin(struct lejp_ctx *ctx, struct lws_span *in, char then)
{
	switch (number_class[*in->p]) {
	case C_MINUS:
		ctx->f = lejp_strict(ctx) ? N_STRICT_MINUS : N_MINUS;
		break;
	case C_ZERO:
		ctx->f = lejp_strict(ctx) ? N_STRICT_ZERO : N_ZERO;
		break;
	case C_DIGIT:
		ctx->f = N_INT;
		break;
	default:
		return LEJP_REJECT_MP_DELIM_BAD_VALUE_START;
	}

	ctx->buf[0] = (char)lws_span_take8(in);
	ctx->npos = 1;
	ctx->dcount = (uint8_t)then;
	lejp_frame(ctx)->s = LEJP_MP_VALUE_NUM_INT;

	return lejp_number(ctx, in);
}

/* -- true, false, null (RFC 8259 3) -- */

static const struct literal {
	char text[6];
	uint8_t len;
	char value[2]; /* what the callback finds in buf */
	char reason;
} literals[] = {
	{ "true", 4, "1", LEJPCB_VAL_TRUE },
	{ "false", 5, "0", LEJPCB_VAL_FALSE },
	{ "null", 4, "", LEJPCB_VAL_NULL },
};

int
lejp_literal(struct lejp_ctx *ctx, struct lws_span *in)
{
	const struct literal *l = &literals[ctx->f];
	size_t left = (size_t)l->len - ctx->uni;
	size_t n = left < in->len ? left : in->len;

	if (memcmp(in->p, l->text + ctx->uni, n))
		return LEJP_REJECT_MP_VAL_TOK_UNKNOWN;
	lws_span_skip(in, n);
	ctx->uni = (uint16_t)(ctx->uni + n);
	if (n < left)
		return 0;

	memcpy(ctx->buf, l->value, sizeof(l->value));
	lejp_frame(ctx)->s = (char)ctx->dcount;

	return lejp_tell(ctx, l->reason) ? LEJP_REJECT_CALLBACK : 0;
}

int
lejp_literal_begin(struct lejp_ctx *ctx, struct lws_span *in, char then)
{
	ctx->f = 0;
	while (literals[ctx->f].text[0] != (char)*in->p)
		ctx->f++;
	ctx->uni = 0;
	ctx->dcount = (uint8_t)then;
	lejp_frame(ctx)->s = LEJP_MP_VALUE_TOK;

	return lejp_literal(ctx, in);
}
