/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text between tags, in pieces: content of the body, or a style sheet. Blanks
 * are one blank unless the element's white-space keeps them (CSS 2.1 16.6).
 */
#include "codec/html/lhp.h"

static void
piece_out(lhp_ctx_t *ctx)
{
	struct lws_lhp_inside *in = ctx->inside;

	lws_lhp_set_buf(ctx, in->text, in->text_len);
	in->text_len = 0;
	in->told_text = 1;
	lws_lhp_tell(ctx, LHPCB_CONTENT);
}

static void
add(lhp_ctx_t *ctx, char c)
{
	struct lws_lhp_inside *in = ctx->inside;

	/* a character is not cut */
	if (in->text_len >= LHP_STRING_CHUNK - 3 && (c & 0xc0) != 0x80)
		piece_out(ctx);
	in->text[in->text_len++] = c;
}

static int
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\f';
}

static void
content(lhp_ctx_t *ctx, char c, int keep)
{
	struct lws_lhp_inside *in = ctx->inside;

	if (!c) /* WHATWG HTML 13.2.6.4.7: ignored */
		return;
	if (keep || !is_blank(c)) {
		in->blank = 0;
		add(ctx, c);
		return;
	}
	if (!in->blank)
		add(ctx, ' ');
	in->blank = 1;
}

void
lws_lhp_text(lhp_ctx_t *ctx, const lws_x_html_str_t *s)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);
	struct lws_lhp_inside *in = ctx->inside;
	size_t n = 0;

	if (in->in_style) {
		if (in->in_style == 1 &&
		    lws_css_feed(&in->sheet, s->text, s->len))
			lws_lhp_fail(ctx, "out of memory");
		return;
	}
	if (!ctx->in_body || lws_lhp_is(e, "script"))
		return;
	if (!in->in_text) {
		in->text_len = 0;
		in->in_text = 1;
		in->blank = in->told_text = 0;
		n = in->skip_newline && s->len && *s->text == '\n';
		in->skip_newline = 0;
	}
	for (; n < s->len; n++)
		content(ctx, s->text[n], e->keep_blanks);
}

void
lws_lhp_text_end(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);
	struct lws_lhp_inside *in = ctx->inside;
	int lone;

	in->skip_newline = 0;
	if (!in->in_text)
		return;
	in->in_text = 0;
	lone = in->text_len == 1 && in->blank && !in->told_text &&
	       !e->keep_blanks;
	in->lone_blank = !!lone;
	if (in->text_len && !lone)
		piece_out(ctx);
}

int
lws_lhp_take_blank(lhp_ctx_t *ctx)
{
	const int had = ctx->inside->lone_blank;

	ctx->inside->lone_blank = 0;

	return had;
}
