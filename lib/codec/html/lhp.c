/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A document's parser: its life, and bytes to tokens to callbacks. When a
 * callback or something that is fetched makes it wait, the element on top of
 * the stack says where to go on.
 */
#include "codec/html/lhp.h"

void
lws_lhp_set_buf(lhp_ctx_t *ctx, const char *p, size_t len)
{
	if (len > LHP_STRING_CHUNK)
		len = LHP_STRING_CHUNK;
	memcpy(ctx->buf, p, len);
	ctx->buf[len] = '\0';
	ctx->npos = (int)len;
}

lws_stateful_ret_t
lws_lhp_tell(lhp_ctx_t *ctx, enum lhp_callbacks reason)
{
	lhp_pstack_t *base =
		lws_container_of(ctx->stack.head, lhp_pstack_t, list);

	return base->cb(ctx, (char)reason);
}

lws_stateful_ret_t
lws_lhp_fail(lhp_ctx_t *ctx, const char *why)
{
	if (!ctx->inside->failed) {
		lwsl_notice("%s: %s\n", __func__, why);
		ctx->inside->failed = 1;
		ctx->inside->done = 1;
		lws_lhp_tell(ctx, LHPCB_FAILED);
	}

	return LWS_SRET_FATAL;
}

int
lws_lhp_has_failed(const lhp_ctx_t *ctx)
{
	return ctx->inside->failed;
}

static lws_stateful_ret_t
document_ends(lhp_ctx_t *ctx)
{
	lws_lhp_text_end(ctx);
	while (!lws_lhp_is_base(lws_lhp_top(ctx)) && !ctx->inside->failed)
		lws_lhp_close_top(ctx);
	if (ctx->inside->failed)
		return LWS_SRET_FATAL;
	ctx->inside->done = 1;
	ctx->npos = 0;
	ctx->buf[0] = '\0';
	lws_lhp_tell(ctx, LHPCB_COMPLETE);

	return LWS_SRET_OK;
}

static void
comment(lhp_ctx_t *ctx, const char *p, size_t len)
{
	lws_lhp_set_buf(ctx, p, len);
	lws_lhp_tell(ctx, LHPCB_COMMENT);
}

static lws_stateful_ret_t
token_cb(void *user, const lws_x_html_token_t *k)
{
	lhp_ctx_t *ctx = user;

	if (ctx->inside->failed)
		return LWS_SRET_FATAL;
	if (k->type != LWS_X_HTML_TEXT && k->type != LWS_X_HTML_ERROR)
		lws_lhp_text_end(ctx);
	switch (k->type) {
	case LWS_X_HTML_TEXT:
		lws_lhp_text(ctx, &k->text);
		break;
	case LWS_X_HTML_START_TAG:
		return lws_lhp_start_tag(ctx, k);
	case LWS_X_HTML_END_TAG:
		return lws_lhp_end_tag(ctx, k);
	case LWS_X_HTML_COMMENT:
		comment(ctx, k->text.text, k->text.len);
		break;
	case LWS_X_HTML_DOCTYPE:
		ctx->u.f.doctype = 1;
		break;
	case LWS_X_HTML_END:
		return document_ends(ctx);
	case LWS_X_HTML_ERROR:
		break;
	}

	return ctx->inside->failed ? LWS_SRET_FATAL : LWS_SRET_OK;
}

/* -- life -- */

static void
inside_destroy(struct lws_lhp_inside *in)
{
	if (!in)
		return;
	lws_x_html_tok_destroy(&in->tok);
	lws_css_fini(&in->sheet);
	lws_css_fini(&in->linked);
	lws_free(in);
}

static struct lws_lhp_inside *
inside_create(lhp_ctx_t *ctx)
{
	struct lws_lhp_inside *in = lws_zalloc(sizeof(*in), "lhp");

	if (!in)
		return NULL;
	in->tok = lws_x_html_tok_create(token_cb, ctx);
	if (!in->tok) {
		inside_destroy(in);
		return NULL;
	}
	in->sheet.ctx = in->linked.ctx = ctx;
	in->sheet.used = in->linked.used = &in->css_bytes;
	in->sheet.comment = in->linked.comment = comment;

	return in;
}

int
lws_lhp_construct(lhp_ctx_t *ctx, lhp_callback cb, void *user,
		  const lws_surface_info_t *ic)
{
	struct lws_css_elem *base;

	memset(ctx, 0, sizeof(*ctx));
	ctx->user = user;
	if (ic)
		ctx->ic = *ic;
	ctx->inside = inside_create(ctx);
	if (!ctx->inside)
		return 1;
	base = lws_lhp_push(ctx);
	if (!base) {
		inside_destroy(ctx->inside);
		ctx->inside = NULL;
		return 1;
	}
	base->ps.cb = cb;
	base->ps.user = user;

	return 0;
}

void
lws_lhp_destruct(lhp_ctx_t *ctx)
{
	while (ctx->stack.count)
		lws_lhp_drop(ctx);
	inside_destroy(ctx->inside);
	ctx->inside = NULL;
	lws_dll2_owner_clear(&ctx->css);
	lws_dll2_owner_clear(&ctx->active_atr);
	lwsac_free(&ctx->cssac);
	lwsac_free(&ctx->cascadeac);
	lwsac_free(&ctx->propatrac);
	/* the program's malloc(), so not ours to count */
	free((void *)ctx->base_url);
	ctx->base_url = NULL;
}

void
lws_x_lhp_set_fetch(lhp_ctx_t *ctx, lws_x_lhp_fetch_t fetch)
{
	ctx->inside->fetch = fetch;
}

lws_stateful_ret_t
lws_x_lhp_css(lhp_ctx_t *ctx, const uint8_t *buf, size_t len, int flags)
{
	struct lws_lhp_inside *in = ctx->inside;

	if (in->failed)
		return LWS_SRET_FATAL;
	if (!in->in_linked)
		lws_css_begin(&in->linked, 1);
	in->in_linked = 1;
	if (lws_css_feed(&in->linked, (const char *)buf, len))
		return lws_lhp_fail(ctx, "out of memory");
	if (!flags)
		return LWS_SRET_OK;
	in->in_linked = 0;

	return lws_css_end(&in->linked) ? lws_lhp_fail(ctx, "out of memory")
					: LWS_SRET_OK;
}

/* -- the feed -- */

static lws_stateful_ret_t
default_css(lhp_ctx_t *ctx)
{
	struct lws_css_sheet *s = &ctx->inside->sheet;
	int r;

	ctx->inside->started = 1;
	ctx->u.f.default_css = 1;
	lws_css_begin(s, 0);
	r = lws_css_feed(s, lws_lhp_default_css, lws_lhp_default_css_len);
	r |= lws_css_end(s);
	ctx->u.f.default_css = 0;

	return r ? lws_lhp_fail(ctx, "out of memory") : LWS_SRET_OK;
}

/* all bytes are used: is the document at its end? */
static lws_stateful_ret_t
at_end(lhp_ctx_t *ctx)
{
	lws_stateful_ret_t r;

	if (!(ctx->flags & LHP_FLAG_DOCUMENT_END))
		return LWS_SRET_WANT_INPUT;
	r = lws_x_html_tok_end(ctx->inside->tok);
	if (r & LWS_SRET_FATAL)
		return lws_lhp_fail(ctx, "a tag is too long");

	return r ? r : LWS_SRET_NO_FURTHER_OUT;
}

lws_stateful_ret_t
lws_lhp_parse(lhp_ctx_t *ctx, const uint8_t **buf, size_t *len)
{
	struct lws_lhp_inside *in = ctx->inside;
	lws_stateful_ret_t r = LWS_SRET_OK;

	if (!in->done && !in->started)
		r = default_css(ctx);
	while (!r && !in->done) {
		r = lws_lhp_steps(ctx);
		if (r || in->done)
			break;
		if (!*len)
			return at_end(ctx);
		r = lws_x_html_tok_feed(in->tok, buf, len);
		if (r & LWS_SRET_FATAL)
			return lws_lhp_fail(ctx, "out of memory, or a tag is "
						 "too long");
		if (r == LWS_SRET_WANT_INPUT)
			r = LWS_SRET_OK;
	}
	if (in->failed)
		return LWS_SRET_FATAL;

	return r ? r : LWS_SRET_NO_FURTHER_OUT;
}
