/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Strings and names (RFC 8259 7). A value's characters go to ctx->buf and are
 * given away each time it is full; a name's go to the end of ctx->path. Runs
 * of plain characters are looked at and copied eight at a time; only escapes
 * have states.
 *
 * What must survive a cut: ctx->uni, the hex digits of an escape so far;
 * ctx->f, ctx->dcount and the frame's .p, which serve twice: for the first
 * half of a surrogate pair while the second is awaited, and elsewhere for the
 * UTF-8 check's place in a character (strict).
 */
#include "codec/lejp/lejp-run.h"
#include "codec/lejp/lejp.h"

#define REPLACEMENT 0xfffdu /* U+FFFD, for half a surrogate pair */

/* -- where characters go -- */

/* a name: the frame below waits for the colon */
static int
is_name(const struct lejp_ctx *ctx)
{
	return ctx->st[ctx->sp - 1].s == LEJP_MP_DELIM;
}

static int
chunk_flush(struct lejp_ctx *ctx)
{
	if (lejp_tell(ctx, LEJPCB_VAL_STR_CHUNK))
		return LEJP_REJECT_CALLBACK;
	ctx->npos = 0;
	ctx->buf[0] = '\0';

	return 0;
}

static int
value_taken(struct lejp_ctx *ctx, size_t n)
{
	ctx->npos = (uint8_t)(ctx->npos + n);
	ctx->buf[ctx->npos] = '\0';

	return ctx->npos == LEJP_STRING_CHUNK ? chunk_flush(ctx) : 0;
}

static int
put(struct lejp_ctx *ctx, uint8_t b)
{
	char c = (char)b;

	if (is_name(ctx))
		return lejp_path_append(ctx, &c, 1);
	ctx->buf[ctx->npos] = c;

	return value_taken(ctx, 1);
}

/* RFC 3629 3 */
static int
put_utf8(struct lejp_ctx *ctx, uint32_t cp)
{
	static const uint8_t lead[] = { 0, 0xc0, 0xe0, 0xf0 };
	int more = (cp > 0x7f) + (cp > 0x7ff) + (cp > 0xffff);
	int r = put(ctx, (uint8_t)(lead[more] | cp >> (6 * more)));

	while (!r && more--)
		r = put(ctx, (uint8_t)(0x80 | (cp >> (6 * more) & 0x3f)));

	return r;
}

/* -- strict: the bytes of a string are UTF-8 -- */

/* how many of the bytes may be there; less than len: the next may not */
static size_t
valid_run(struct lejp_ctx *ctx, const uint8_t *p, size_t len)
{
	struct _lejp_stack *f = lejp_frame(ctx);
	const struct lws_utf8 before = { ctx->f, ctx->dcount, (uint8_t)f->p };
	struct lws_utf8 u = before;
	size_t good = 0;

	if (lws_utf8_feed(&u, p, len)) {
		for (u = before; !lws_utf8_feed(&u, p + good, 1);)
			good++;
		return good;
	}
	ctx->f = u.need;
	ctx->dcount = u.lo;
	f->p = (char)u.hi;

	return len;
}

/* -- escapes -- */

static char
text_state(const struct lejp_ctx *ctx)
{
	return is_name(ctx) ? ST_NAME : LEJP_MP_STRING;
}

/* half a surrogate pair stands alone */
static int
lone_surrogate(struct lejp_ctx *ctx)
{
	if (lejp_strict(ctx))
		return LEJP_REJECT_MP_STRING_ESC_ILLEGAL_ESC;

	return put_utf8(ctx, REPLACEMENT);
}

/* ctx->f is set while the second half is awaited: the top bits of the first,
 * and ctx->dcount the others */
#define F_HIGH_SURROGATE 0x80u

static int
drop_high_surrogate(struct lejp_ctx *ctx)
{
	if (!(ctx->f & F_HIGH_SURROGATE))
		return 0;
	ctx->f = 0;

	return lone_surrogate(ctx);
}

/* four hex digits are there; RFC 8259 7: above U+FFFF they come in pairs */
static int
put_escaped(struct lejp_ctx *ctx)
{
	uint32_t cp = ctx->uni, high;
	int r;

	if ((ctx->f & F_HIGH_SURROGATE) && (cp & 0xfc00) == 0xdc00) {
		high = (ctx->f & 3u) << 8 | ctx->dcount;
		ctx->f = 0;
		return put_utf8(ctx, 0x10000 + (high << 10) + (cp & 0x3ff));
	}

	r = drop_high_surrogate(ctx);
	if (r)
		return r;
	if ((cp & 0xfc00) == 0xd800) {
		lejp_frame(ctx)->s = ST_SURROGATE;
		ctx->f = (uint8_t)(F_HIGH_SURROGATE | (cp >> 8 & 3));
		ctx->dcount = (uint8_t)cp;
		return 0;
	}
	if ((cp & 0xfc00) == 0xdc00)
		return lone_surrogate(ctx);

	return put_utf8(ctx, cp);
}

int
lejp_string_hex(struct lejp_ctx *ctx, struct lws_span *in)
{
	struct _lejp_stack *f = lejp_frame(ctx);
	uint8_t c = lws_span_take8(in), low = c | 0x20;
	unsigned int digit;

	if (c >= '0' && c <= '9')
		digit = c - (unsigned int)'0';
	else if (low >= 'a' && low <= 'f')
		digit = low - (unsigned int)'a' + 10;
	else
		return LEJP_REJECT_ILLEGAL_HEX;

	ctx->uni = (uint16_t)((unsigned int)ctx->uni << 4 | digit);
	if (f->s != LEJP_MP_STRING_ESC_U4) {
		f->s++;
		return 0;
	}
	f->s = text_state(ctx);

	return put_escaped(ctx);
}

int
lejp_string_esc(struct lejp_ctx *ctx, struct lws_span *in)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	uint8_t c = lws_span_take8(in);
	const char *p;
	int r;

	if (c == 'u') {
		lejp_frame(ctx)->s = LEJP_MP_STRING_ESC_U1;
		ctx->uni = 0;
		return 0;
	}
	p = c ? strchr(from, c) : NULL;
	if (!p)
		return LEJP_REJECT_MP_STRING_ESC_ILLEGAL_ESC;

	lejp_frame(ctx)->s = text_state(ctx);
	r = drop_high_surrogate(ctx);
	if (r)
		return r;

	return put(ctx, (uint8_t)to[p - from]);
}

int
lejp_string_surrogate(struct lejp_ctx *ctx, struct lws_span *in)
{
	if (*in->p == '\\') {
		lws_span_skip(in, 1);
		lejp_frame(ctx)->s = LEJP_MP_STRING_ESC;
		return 0;
	}
	lejp_frame(ctx)->s = text_state(ctx);

	return drop_high_surrogate(ctx);
}

/* a backslash or a control byte has ended a run */
static int
run_ended(struct lejp_ctx *ctx, struct lws_span *in)
{
	if (*in->p != '\\')
		return LEJP_REJECT_MP_ILLEGAL_CTRL;
	if (ctx->f)
		return LEJP_REJECT_X_NOT_UTF8; /* inside a character */
	lws_span_skip(in, 1);
	lejp_frame(ctx)->s = LEJP_MP_STRING_ESC;

	return 0;
}

/* -- a value's text -- */

static int
value_end(struct lejp_ctx *ctx)
{
	if (ctx->f)
		return LEJP_REJECT_X_NOT_UTF8; /* inside a character */
	/* the callback sees sp one up; more than 0 from it has always been
	 * taken for 0 here */
	if (lejp_tell(ctx, LEJPCB_VAL_STR_END) < 0)
		return LEJP_REJECT_CALLBACK;
	ctx->sp--;

	return 0;
}

int
lejp_string(struct lejp_ctx *ctx, struct lws_span *in)
{
	size_t n, good;
	int r;

	while (in->len) {
		n = run_copy_text(ctx->buf + ctx->npos,
				  (size_t)LEJP_STRING_CHUNK - ctx->npos, in->p,
				  in->len);
		good = lejp_strict(ctx) ? valid_run(ctx, in->p, n) : n;
		lws_span_skip(in, good);
		r = value_taken(ctx, good);
		if (!r && good < n)
			r = LEJP_REJECT_X_NOT_UTF8;
		if (r || !in->len)
			return r;
		if (*in->p == '"') {
			lws_span_skip(in, 1);
			return value_end(ctx);
		}
		if (run_ends_text(*in->p))
			return run_ended(ctx, in);
	}

	return 0;
}

int
lejp_string_begin(struct lejp_ctx *ctx, struct lws_span *in)
{
	ctx->npos = 0;
	ctx->buf[0] = '\0';
	lejp_string_frame(ctx, LEJP_MP_STRING);
	if (lejp_tell(ctx, LEJPCB_VAL_STR_START))
		return LEJP_REJECT_CALLBACK;

	return lejp_string(ctx, in);
}

/* -- a name's -- */

static int
name_end(struct lejp_ctx *ctx, struct lws_span *in)
{
	if (ctx->f)
		return LEJP_REJECT_X_NOT_UTF8; /* inside a character */
	ctx->sp--;

	return lejp_token_next(in) ? lejp_colon(ctx, in) : 0;
}

int
lejp_name(struct lejp_ctx *ctx, struct lws_span *in)
{
	struct _lejp_parsing_stack *l = lejp_level(ctx);
	size_t n, good;

	n = run_copy_text(ctx->path + l->ppos, lejp_path_room(ctx), in->p,
			  in->len);
	good = lejp_strict(ctx) ? valid_run(ctx, in->p, n) : n;
	lws_span_skip(in, good);
	l->ppos = (uint8_t)(l->ppos + good);
	ctx->path[l->ppos] = '\0';
	if (good < n)
		return LEJP_REJECT_X_NOT_UTF8;
	if (!in->len)
		return 0;
	if (*in->p == '"') {
		lws_span_skip(in, 1);
		return name_end(ctx, in);
	}
	if (run_ends_text(*in->p))
		return run_ended(ctx, in);

	return LEJP_REJECT_UNKNOWN; /* the path is full */
}

int
lejp_name_begin(struct lejp_ctx *ctx, struct lws_span *in, uint8_t base)
{
	struct _lejp_parsing_stack *l = lejp_level(ctx);

	l->ppos = base;
	ctx->path[base] = '\0';
	lejp_path_match_none(ctx);
	if (base && lejp_path_append(ctx, ".", 1))
		return LEJP_REJECT_UNKNOWN;
	lejp_frame(ctx)->s = LEJP_MP_DELIM;
	lejp_string_frame(ctx, ST_NAME);

	return in->len ? lejp_name(ctx, in) : 0;
}
