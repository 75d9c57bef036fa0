/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Elements on the stack: from a start tag's token, with attributes and the
 * rules that match, through the steps of its start, to its end.
 */
#include "codec/html/html.h"
#include "codec/html/lhp.h"

/* WHATWG HTML 13.1.2, and what once was there */
static const char voids[] = " area base basefont bgsound br col command embed "
			    "frame hr img input keygen link meta param source "
			    "track wbr ";

/* 13.2.6.4.4, 13.2.6.4.7: how the content of an element is read */
static const struct {
	const char *names;
	lws_x_html_state_t state;
} kinds[] = {
	{ " title textarea ", LWS_X_HTML_STATE_RCDATA },
	{ " style xmp iframe noembed noframes ", LWS_X_HTML_STATE_RAWTEXT },
	{ " script ", LWS_X_HTML_STATE_SCRIPT },
	{ " plaintext ", LWS_X_HTML_STATE_PLAINTEXT },
};

int
lws_lhp_is(const struct lws_css_elem *e, const char *name)
{
	return !strcmp(lws_css_pstack_name((lhp_pstack_t *)&e->ps), name);
}

/* -- the stack -- */

/* 13.2.4.2: where HTML stands inside of SVG or MathML */
static int
holds_html(struct lws_css_elem *e)
{
	return lws_lhp_is(e, "foreignobject") || lws_lhp_is(e, "desc") ||
	       lws_lhp_is(e, "title") || lws_lhp_is(e, "annotation-xml") ||
	       lws_lhp_is(e, "mtext");
}

struct lws_css_elem *
lws_lhp_push(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e, *o;

	if (ctx->stack.count > LHP_MAX_ELEMS_NEST)
		return NULL;
	e = lws_zalloc(sizeof(*e), "lhp element");
	if (!e)
		return NULL;
	if (ctx->stack.count) {
		o = lws_lhp_top(ctx);
		e->ps.cb = o->ps.cb;
		e->ps.user = o->ps.user;
		e->ps.f = o->ps.f;
		e->ps.font = o->ps.font;
		e->foreign = o->foreign && !holds_html(o);
	}
	lws_dll2_add_tail(&e->ps.list, &ctx->stack);

	return e;
}

void
lws_lhp_drop(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);

	lws_dll2_remove(&e->ps.list);
	lws_dll2_owner_clear(&ctx->active_atr);
	lwsac_free(&ctx->propatrac);
	lwsac_free(&e->ac);
	lws_free(e->match);
	lws_free(e);
	ctx->tag = NULL;
	ctx->tag_len = 0;
}

/* what the callback sees of the top */
static void
show_tag(lhp_ctx_t *ctx)
{
	ctx->tag = lws_css_pstack_name(&lws_lhp_top(ctx)->ps);
	ctx->tag_len = strlen(ctx->tag);
	lws_lhp_set_buf(ctx, ctx->tag, ctx->tag_len);
}

static void
foreign_is(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);

	lws_x_html_tok_foreign(ctx->inside->tok, e->foreign && !holds_html(e));
}

void
lws_lhp_close_top(lhp_ctx_t *ctx)
{
	struct lws_lhp_inside *in = ctx->inside;
	struct lws_css_elem *e = lws_lhp_top(ctx);

	if (in->in_style == 1 && lws_css_end(&in->sheet)) {
		lws_lhp_fail(ctx, "out of memory");
		return;
	}
	in->in_style = 0;
	show_tag(ctx);
	ctx->u.f.closing = 1;
	ctx->u.f.void_element = !!e->void_element;
	lws_lhp_tell(ctx, LHPCB_ELEMENT_END);
	ctx->u.f.closing = 0;
	if (lws_lhp_is(e, "body"))
		ctx->in_body = 0;
	in->step = LWS_LHP_NONE;
	lws_lhp_drop(ctx);
	foreign_is(ctx);
}

/* -- from the tag -- */

/* name, NUL, value, NUL behind it; NULL: out of memory */
static lhp_atr_t *
add_atr(struct lws_css_elem *e, const lws_x_html_str_t *name,
	const lws_x_html_str_t *value)
{
	lhp_atr_t *a = lwsac_use_zero(
		&e->ac, sizeof(*a) + name->len + value->len + 2, 512);
	char *p = (char *)(a + 1);

	if (!a)
		return NULL;
	a->name_len = name->len;
	a->value_len = value->len;
	memcpy(p, name->text, name->len);
	if (value->len)
		memcpy(p + name->len + 1, value->text, value->len);
	lws_dll2_add_tail(&a->list, &e->ps.atr);

	return a;
}

static int
from_token(lhp_ctx_t *ctx, struct lws_css_elem *e, const lws_x_html_token_t *k)
{
	static const lws_x_html_str_t none = { "", 0 };
	const char *style;
	size_t n;
	int ws;

	if (!add_atr(e, &k->name, &none))
		return -1;
	for (n = 0; n < k->atr_count; n++)
		if (!add_atr(e, &k->atr[n].name, &k->atr[n].value))
			return -1;
	style = lws_html_get_atr(&e->ps, "style", 5);
	if (style && lws_css_style(&e->ac, &e->style, style, strlen(style)))
		return -1;
	if (lws_css_match(ctx, e))
		return -1;
	if (lws_lhp_is(e, "svg") || lws_lhp_is(e, "math"))
		e->foreign = 1;
	e->void_element = k->self_closing ||
			  (!e->foreign &&
			   lws_lhp_in_list(voids, k->name.text, k->name.len));
	ws = lws_css_keyword(e, LCSP_PROP_WHITE_SPACE);
	e->keep_blanks = ws == LCSP_PROPVAL_PRE || ws == LCSP_PROPVAL_PRE_WRAP;

	return 0;
}

/* -- the steps of a start -- */

static int
has_word(const char *p, const char *word)
{
	size_t n;

	while (p && *p) {
		n = strcspn(p, " \t\n\f");
		if (lws_css_is(p, n, word))
			return 1;
		p += n;
		p += strspn(p, " \t\n\f");
	}

	return 0;
}

static int
is_sheet(lhp_ctx_t *ctx, struct lws_css_elem *e)
{
	const char *rel = lws_html_get_atr(&e->ps, "rel", 3);
	const char *media = lws_html_get_atr(&e->ps, "media", 5);

	return lws_lhp_is(e, "link") && has_word(rel, "stylesheet") &&
	       !has_word(rel, "alternate") &&
	       (!media || lws_css_media(ctx, media, strlen(media)));
}

/* LWS_SRET_FATAL: there is nothing */
static lws_stateful_ret_t
fetch(lhp_ctx_t *ctx, const char *ref, lws_dlo_image_type_t type)
{
	struct lws_lhp_inside *in = ctx->inside;
	lws_stateful_ret_t r;

	if (!in->fetching &&
	    (!ref || !*ref || !ctx->base_url ||
	     lws_http_rel_to_url(in->url, sizeof(in->url), ctx->base_url, ref)))
		return LWS_SRET_FATAL;
	in->fetching = 1;
	ctx->await_css_done = type == LWSDLOSS_TYPE_CSS;
	r = in->fetch(ctx, &lws_lhp_top(ctx)->ps, in->url, type);
	if (r == LWS_SRET_AWAIT_RETRY)
		return r;
	in->fetching = 0;
	ctx->await_css_done = 0;
	if (in->failed)
		return LWS_SRET_AWAIT_RETRY; /* said by the caller */

	return r & LWS_SRET_FATAL ? LWS_SRET_FATAL : LWS_SRET_OK;
}

static lws_dlo_image_type_t
image_type(const char *src)
{
	size_t len = strcspn(src, "?#");

	return len > 4 && lws_css_is(src + len - 4, 4, ".png")
		       ? LWSDLOSS_TYPE_PNG
		       : LWSDLOSS_TYPE_JPEG;
}

static lws_stateful_ret_t
step_image(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);
	lws_stateful_ret_t r = LWS_SRET_OK;
	const char *src;

	if (ctx->inside->fetch && lws_lhp_is(e, "img")) {
		src = lws_html_get_atr(&e->ps, "src", 3);
		r = fetch(ctx, src, image_type(src ? src : ""));
	}
	if (r == LWS_SRET_AWAIT_RETRY)
		return r;
	ctx->inside->step = LWS_LHP_START;
	if (r & LWS_SRET_FATAL) {
		ctx->inside->step = LWS_LHP_NONE;
		lws_lhp_drop(ctx);
		foreign_is(ctx);
	}

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
step_start(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);
	lws_stateful_ret_t r;

	show_tag(ctx);
	ctx->u.f.void_element = !!e->void_element;
	r = lws_lhp_tell(ctx, LHPCB_ELEMENT_START);
	if (r)
		return r;
	if (lws_lhp_is(e, "body"))
		ctx->in_body = 1;
	ctx->inside->step = LWS_LHP_SHEET;

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
step_sheet(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);
	lws_stateful_ret_t r;

	if (ctx->inside->fetch && is_sheet(ctx, e)) {
		r = fetch(ctx, lws_html_get_atr(&e->ps, "href", 4),
			  LWSDLOSS_TYPE_CSS);
		if (r == LWS_SRET_AWAIT_RETRY)
			return r;
		/* cut short: what is open ends */
		if (ctx->inside->in_linked &&
		    lws_x_lhp_css(ctx, (const uint8_t *)"", 0, 1))
			return LWS_SRET_FATAL;
	}
	ctx->inside->step = LWS_LHP_INSIDE;

	return LWS_SRET_OK;
}

static void
style_begins(lhp_ctx_t *ctx, struct lws_css_elem *e)
{
	const char *media = lws_html_get_atr(&e->ps, "media", 5);

	ctx->inside->in_style = 1;
	lws_css_begin(&ctx->inside->sheet, 1);
	if (media && !lws_css_media(ctx, media, strlen(media)))
		ctx->inside->in_style = 2;
}

static lws_stateful_ret_t
step_inside(lhp_ctx_t *ctx)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);

	ctx->inside->step = LWS_LHP_NONE;
	ctx->inside->skip_newline = !e->foreign && (lws_lhp_is(e, "pre") ||
						    lws_lhp_is(e, "textarea") ||
						    lws_lhp_is(e, "listing"));
	if (e->void_element)
		lws_lhp_close_top(ctx);
	else if (lws_lhp_is(e, "style"))
		style_begins(ctx, e);

	return LWS_SRET_OK;
}

lws_stateful_ret_t
lws_lhp_steps(lhp_ctx_t *ctx)
{
	static lws_stateful_ret_t (*const steps[])(lhp_ctx_t *) = {
		[LWS_LHP_IMAGE] = step_image,
		[LWS_LHP_START] = step_start,
		[LWS_LHP_SHEET] = step_sheet,
		[LWS_LHP_INSIDE] = step_inside,
	};
	struct lws_lhp_inside *in = ctx->inside;
	lws_stateful_ret_t r = LWS_SRET_OK;

	while (!r && in->step != LWS_LHP_NONE && !in->failed)
		r = steps[in->step](ctx);
	if (in->failed)
		return LWS_SRET_FATAL;

	return r;
}

/* -- tokens -- */

lws_stateful_ret_t
lws_lhp_start_tag(lhp_ctx_t *ctx, const lws_x_html_token_t *k)
{
	struct lws_css_elem *e;
	char name[32];
	size_t n;

	name[0] = '\0';
	if (k->name.len < sizeof(name)) {
		memcpy(name, k->name.text, k->name.len);
		name[k->name.len] = '\0';
	}
	if (lws_lhp_implied(ctx, name))
		return LWS_SRET_OK;
	if (ctx->inside->failed)
		return LWS_SRET_FATAL;
	e = lws_lhp_push(ctx);
	if (!e)
		return lws_lhp_fail(ctx, "out of memory, or too deep");
	if (from_token(ctx, e, k)) {
		lws_lhp_drop(ctx);
		return lws_lhp_fail(ctx, "out of memory");
	}
	foreign_is(ctx);
	for (n = 0; n < LWS_ARRAY_SIZE(kinds); n++)
		if (!e->void_element && !e->foreign &&
		    lws_lhp_in_list(kinds[n].names, k->name.text, k->name.len))
			lws_x_html_tok_state(ctx->inside->tok, kinds[n].state,
					     NULL);
	ctx->inside->step = LWS_LHP_IMAGE;

	return lws_lhp_steps(ctx);
}

lws_stateful_ret_t
lws_lhp_end_tag(lhp_ctx_t *ctx, const lws_x_html_token_t *k)
{
	struct lws_css_elem *e;
	lws_x_html_token_t br = { .type = LWS_X_HTML_START_TAG };
	char name[256];
	int last;

	if (k->name.len >= sizeof(name))
		return LWS_SRET_OK; /* nobody has such a name */
	memcpy(name, k->name.text, k->name.len);
	name[k->name.len] = '\0';
	if (!strcmp(name, "br")) { /* 13.2.6.4.7 */
		br.name = k->name;
		return lws_lhp_start_tag(ctx, &br);
	}
	e = lws_lhp_scope(ctx, name);
	if (!e)
		return LWS_SRET_OK;
	do {
		last = lws_lhp_top(ctx) == e;
		lws_lhp_close_top(ctx);
	} while (!last && !ctx->inside->failed);

	return ctx->inside->failed ? LWS_SRET_FATAL : LWS_SRET_OK;
}
