/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The fast lane: tokens that stand in the window whole and are what most
 * tokens are. It looks at sixteen bytes at a time and asks for no byte whether
 * it is there, since it stops LEJP_LANE_ROOM bytes before the window's end.
 * Whatever is unusual - an error, a comment, a long name or number, an escape
 * by number, text of which UTF-8 is to be checked - it leaves as it is, between
 * tokens or inside a string, to the states of the other files: those say what
 * JSON is, and tell the same for all that is taken here.
 */
#include "codec/lejp/lejp-run.h"
#include "codec/lejp/lejp.h"

#define WIDE RUN_WIDE

_Static_assert(LEJP_LANE_ROOM >= 64 + WIDE, "a number is copied as 64 bytes");

/* Where the lane is. It is never given to another file, so that its members
 * can stay in registers. */
struct lane {
	struct lejp_ctx *ctx;
	const uint8_t *p,
		*stop; /* up to stop, LEJP_LANE_ROOM bytes are there */
	int strict;
	int r; /* the reject code */
};

/* The functions below return 1 to go on, 0 to leave: r says whether it is an
 * error; if not, nothing of what they found unusual has been taken. */

static inline int
lane_tell(struct lane *l, char reason)
{
	if (lejp_tell(l->ctx, reason))
		l->r = LEJP_REJECT_CALLBACK;

	return !l->r;
}

static inline int
lane_done(struct lane *l, int r)
{
	l->r = r;

	return !r;
}

/* 1: at a token, or at what no token begins with */
static inline int
lane_blanks(struct lane *l)
{
	while (l->p <= l->stop && *l->p <= ' ') {
		size_t n = run_wide_spaces(l->p);

		l->p += n;
		if (n)
			continue;
		if (*l->p != '\n' && *l->p != '\r' && *l->p != '\t')
			return 1;
		l->ctx->line += *l->p == '\n';
		l->p++;
	}

	return l->p <= l->stop;
}

/* -- scalars: the frame's state is set before they are told -- */

/* RFC 8259 6 */
static inline const uint8_t *
number_ends(const uint8_t *p, char *reason)
{
	size_t n;

	p += *p == '-';
	n = run_wide_digits(p);
	if (!n || n == WIDE || (*p == '0' && n > 1))
		return NULL;
	p += n;
	*reason = LEJPCB_VAL_NUM_INT;
	if (*p == '.') {
		*reason = LEJPCB_VAL_NUM_FLOAT;
		n = run_wide_digits(++p);
		if (!n || n == WIDE)
			return NULL;
		p += n;
	}
	if ((*p | 0x20) == 'e') {
		*reason = LEJPCB_VAL_NUM_FLOAT;
		p++;
		p += *p == '+' || *p == '-';
		n = run_wide_digits(p);
		if (!n || n == WIDE)
			return NULL;
		p += n;
	}

	return *p == '.' || *p == '+' || *p == '-' || (*p | 0x20) == 'e' ? NULL
									 : p;
}

static inline int
lane_number(struct lane *l, char then)
{
	struct lejp_ctx *ctx = l->ctx;
	const uint8_t *end;
	char reason = 0;

	end = number_ends(l->p, &reason);
	if (!end)
		return 0;
	memcpy(ctx->buf, l->p, 64);
	ctx->npos = (uint8_t)(end - l->p);
	ctx->buf[ctx->npos] = '\0';
	l->p = end;
	lejp_frame(ctx)->s = then;

	return lane_tell(l, reason);
}

static inline int
lane_literal(struct lane *l, char then)
{
	char reason = LEJPCB_VAL_TRUE;
	size_t len = 4;

	if (!memcmp(l->p, "null", 4)) {
		reason = LEJPCB_VAL_NULL;
	} else if (!memcmp(l->p, "fals", 4) && l->p[4] == 'e') {
		reason = LEJPCB_VAL_FALSE;
		len = 5;
	} else if (memcmp(l->p, "true", 4)) {
		return 0;
	}
	/* "1", "0", "" */
	l->ctx->buf[0] = reason == LEJPCB_VAL_NULL   ? '\0'
			 : reason == LEJPCB_VAL_TRUE ? '1'
						     : '0';
	l->ctx->buf[1] = '\0';
	l->p += len;
	lejp_frame(l->ctx)->s = then;

	return lane_tell(l, reason);
}

/* -- strings -- */

/* what stands behind a backslash for what; 0: not here */
static const char escapes[256] = {
	['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
	['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
};

/* Text from p up to a quote goes to ctx->buf, or up to what is unusual. The
 * byte at *end is behind what was taken. */
static inline size_t
text_run(struct lane *l, size_t at, const uint8_t **end)
{
	char *buf = l->ctx->buf;
	const uint8_t *p = l->p;
	size_t n;

	while (at + WIDE <= LEJP_STRING_CHUNK && p <= l->stop) {
		n = run_wide_copy(buf + at, p, l->strict);
		at += n;
		p += n;
		if (n == WIDE)
			continue;
		if (*p != '\\' || !escapes[p[1]])
			break;
		buf[at++] = escapes[p[1]];
		p += 2;
	}
	*end = p;

	return at;
}

/* in a string's text, not inside a character or escape */
static inline int
lane_text(struct lane *l)
{
	struct lejp_ctx *ctx = l->ctx;
	size_t at = text_run(l, ctx->npos, &l->p);

	ctx->npos = (uint8_t)at;
	ctx->buf[at] = '\0';
	/* a full buffer is told first */
	if (*l->p != '"' || at == LEJP_STRING_CHUNK)
		return 0;
	l->p++;
	if (lejp_tell(ctx, LEJPCB_VAL_STR_END) < 0)
		return lane_done(l, LEJP_REJECT_CALLBACK);
	ctx->sp--;

	return 1;
}

static inline int
lane_string(struct lane *l, char then)
{
	lejp_frame(l->ctx)->s = then;
	l->p++;
	l->ctx->npos = 0;
	l->ctx->buf[0] = '\0';
	lejp_string_frame(l->ctx, LEJP_MP_STRING);

	return lane_tell(l, LEJPCB_VAL_STR_START) && lane_text(l);
}

/* -- values and what is between them -- */

static inline int
lane_value(struct lane *l, char then)
{
	uint8_t c = *l->p;

	switch (c) {
	case '"':
		return lane_string(l, then);
	case '{':
	case '[':
		l->p++;
		return lane_done(l, lejp_container(l->ctx, c, then));
	case 't':
	case 'f':
	case 'n':
		return lane_literal(l, then);
	default:
		return lane_number(l, then);
	}
}

/* a name of up to 32 bytes and the colon behind it */
static inline int
lane_name(struct lane *l)
{
	struct lejp_ctx *ctx = l->ctx;
	struct _lejp_parsing_stack *v = lejp_level(ctx);
	uint8_t base = lejp_frame_path_len(ctx);
	size_t at = base ? (size_t)base + 1 : 0, n;
	const uint8_t *p = l->p + 1;

	if (*l->p != '"' || at + 2 * WIDE + 1 > lejp_path_size(ctx))
		return 0;
	ctx->path[base] = '.';
	n = run_wide_copy(ctx->path + at, p, l->strict);
	if (n == WIDE)
		n += run_wide_copy(ctx->path + at + n, p + n, l->strict);
	if (p[n] != '"' || p[n + 1] != ':')
		return 0;
	v->ppos = (uint8_t)(at + n);
	ctx->path[at + n] = '\0';
	l->p = p + n + 2;
	lejp_frame(ctx)->s = LEJP_MP_VALUE;
	lejp_path_match_fresh(ctx);

	return lane_tell(l, LEJPCB_PAIR_NAME);
}

/* what there is to do next; LEAVE and GO_ON are 0 and 1 as above */
enum { LEAVE, GO_ON, A_VALUE };

static inline int
lane_member(struct lane *l)
{
	return lane_name(l) && lane_blanks(l) ? A_VALUE : LEAVE;
}

static inline int
lane_object_next(struct lane *l)
{
	if (*l->p == '}') {
		l->p++;
		return lane_done(l, lejp_object_end(l->ctx));
	}
	if (*l->p != ',')
		return LEAVE;
	l->p++;
	lejp_frame(l->ctx)->s = LEJP_M_P;
	if (lejp_index_objects(l->ctx))
		lejp_index_next(l->ctx);

	return lane_blanks(l) ? lane_member(l) : LEAVE;
}

static inline int
lane_array_next(struct lane *l)
{
	if (*l->p == ']') {
		l->p++;
		return lane_done(l, lejp_array_end(l->ctx));
	}
	if (*l->p != ',')
		return LEAVE;
	l->p++;
	lejp_frame(l->ctx)->s = ST_ARRAY_VALUE;
	lejp_index_next(l->ctx);
	lejp_path_match_keep(l->ctx);

	return lane_blanks(l) ? A_VALUE : LEAVE;
}

static inline int
lane_between(struct lane *l, char s)
{
	switch (s) {
	case LEJP_MP_COMMA_OR_END:
		return lane_object_next(l);
	case ST_ARRAY_NEXT:
	case LEJP_MP_ARRAY_END:
		return lane_array_next(l);
	case LEJP_MEMBERS:
	case LEJP_M_P:
		return lane_member(l);
	case LEJP_MP_VALUE:
	case ST_ARRAY_FIRST:
	case ST_ARRAY_VALUE:
		return A_VALUE;
	default:
		return LEAVE;
	}
}

static inline int
lane_token(struct lane *l)
{
	char s = lejp_frame(l->ctx)->s;
	int next;

	if (s == LEJP_MP_STRING)
		return !l->ctx->f && lane_text(l);
	if (s & (LEJP_FLAG_WS_KEEP | LEJP_FLAG_WS_COMMENTLINE) ||
	    !lane_blanks(l))
		return 0;
	next = lane_between(l, s);
	if (next != A_VALUE)
		return next;

	return lane_value(l, lejp_frame(l->ctx)->s == LEJP_MP_VALUE
				     ? LEJP_MP_COMMA_OR_END
				     : ST_ARRAY_NEXT);
}

int
lejp_lane(struct lejp_ctx *ctx, struct lws_span *in)
{
	struct lane l = { ctx, in->p, in->p + in->len - LEJP_LANE_ROOM,
			  lejp_strict(ctx), 0 };

	while (l.p <= l.stop && lane_token(&l))
		;
	lws_span_skip(in, (size_t)(l.p - in->p));

	return l.r;
}
