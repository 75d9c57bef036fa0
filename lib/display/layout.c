/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lhp_displaylist_layout(): the parser's callback that makes a display list.
 * Each element that is open has a box, in memory that goes with it; finished
 * ones are objects on the list only. Nothing is laid out twice, but that widths
 * which depend on the content are set right when it is all there.
 */
#include "display/layout.h"

struct layout_doc *
lws_layout_doc(lhp_ctx_t *ctx)
{
	struct lws_css_elem *base = lws_css_elem_of(
		lws_container_of(ctx->stack.head, lhp_pstack_t, list));

	if (!base->layout)
		base->layout =
			lwsac_use_zero(&base->ac, sizeof(struct layout_doc), 0);
	if (!base->layout)
		lws_lhp_fail(ctx, "layout: out of memory");

	return base->layout;
}

void *
lws_layout_counted(lhp_ctx_t *ctx, void *p)
{
	struct layout_doc *doc = lws_layout_doc(ctx);

	if (!p)
		lws_lhp_fail(ctx, "layout: out of memory");
	if (!p || !doc)
		return NULL;
	if (++doc->objects > LWS_LIMIT_LAYOUT_OBJECTS) {
		lwsl_notice("%s: more than %u objects\n", __func__,
			    (unsigned int)LWS_LIMIT_LAYOUT_OBJECTS);
		lws_lhp_fail(ctx, "layout: too many objects");
		return NULL;
	}

	return p;
}

lws_dlo_rect_t *
lws_layout_object(lhp_ctx_t *ctx, lws_dlo_t *parent, size_t size,
		  lws_display_colour_t dc)
{
	static const lws_box_t nowhere;
	lws_dlo_t *d = lws_dlo_new(layout_list(ctx), parent, size, &nowhere,
				   lws_display_render_rect);

	if (!lws_layout_counted(ctx, d))
		return NULL; /* on the list, if it is there */
	lws_dlo_rect_init((lws_dlo_rect_t *)d, NULL, dc);

	return (lws_dlo_rect_t *)d;
}

/* -- boxes -- */

static struct layout_box *
outer_box(struct lws_css_elem *e)
{
	lhp_pstack_t *up;

	if (!e->ps.list.prev || !e->ps.list.prev->prev)
		return NULL;
	up = lws_container_of(e->ps.list.prev, lhp_pstack_t, list);

	return lws_css_elem_of(up)->layout;
}

static enum layout_kind
kind_of(int display, const struct layout_box *outer)
{
	const int in_table =
		outer->kind == LAYOUT_TABLE || outer->kind == LAYOUT_GROUP;

	switch (display) {
	case LCSP_PROPVAL_NONE:
	case LCSP_PROPVAL_TABLE_COLUMN:
	case LCSP_PROPVAL_TABLE_COLUMN_GROUP:
		return LAYOUT_NONE;
	case LCSP_PROPVAL_BLOCK:
	case LCSP_PROPVAL_LIST_ITEM:
	case LCSP_PROPVAL_TABLE_CAPTION:
		return LAYOUT_BLOCK;
	case LCSP_PROPVAL_INLINE_BLOCK:
		return LAYOUT_INLINE_BLOCK;
	case LCSP_PROPVAL_TABLE:
	case LCSP_PROPVAL_INLINE_TABLE:
		return LAYOUT_TABLE;
	case LCSP_PROPVAL_TABLE_ROW_GROUP:
	case LCSP_PROPVAL_TABLE_HEADER_GROUP:
	case LCSP_PROPVAL_TABLE_FOOTER_GROUP:
		return outer->kind == LAYOUT_TABLE ? LAYOUT_GROUP
						   : LAYOUT_BLOCK;
	case LCSP_PROPVAL_TABLE_ROW:
		return in_table ? LAYOUT_ROW : LAYOUT_BLOCK;
	case LCSP_PROPVAL_TABLE_CELL:
		return outer->kind == LAYOUT_ROW ? LAYOUT_CELL : LAYOUT_BLOCK;
	default:
		return LAYOUT_INLINE;
	}
}

/* What is not a part of a table, and in one: cells around what is in a row, and
 * blocks between rows (CSS 2.1 17.2.1) */
static enum layout_kind
kind_within(enum layout_kind k, const struct layout_box *outer)
{
	if (k == LAYOUT_NONE || k == LAYOUT_ROW || k == LAYOUT_CELL ||
	    k == LAYOUT_GROUP)
		return k;
	if (outer->kind == LAYOUT_ROW)
		return LAYOUT_CELL;
	if (outer->kind == LAYOUT_TABLE || outer->kind == LAYOUT_GROUP)
		return k == LAYOUT_TABLE ? k : LAYOUT_BLOCK;

	return k;
}

static enum layout_kind
kind_of_element(struct lws_css_elem *e, const struct layout_box *outer)
{
	const int is_image = !strcmp(lws_css_pstack_name(&e->ps), "img");
	enum layout_kind k;

	if (outer->kind == LAYOUT_NONE)
		return LAYOUT_NONE;
	k = kind_within(kind_of(lws_css_keyword(e, LCSP_PROP_DISPLAY), outer),
			outer);
	if (!is_image || k == LAYOUT_NONE)
		return k;

	/* an image is of a line, and there is none between cells */
	return outer->block->kind == LAYOUT_TABLE ||
			       outer->block->kind == LAYOUT_ROW
		       ? LAYOUT_NONE
		       : LAYOUT_INLINE;
}

/* the surface is a block, too: what body is in */
static struct layout_box *
canvas(lhp_ctx_t *ctx, struct lws_css_elem *body)
{
	struct layout_doc *doc = lws_layout_doc(ctx);
	const lws_dl_rend_t *drt = ctx->user;
	struct layout_box *b;

	if (!doc)
		return NULL;
	b = &doc->canvas;
	b->kind = LAYOUT_BLOCK;
	b->block = b;
	b->height = -1;
	b->font_size = 16 * LWS_SUB;
	b->avail = (drt->w ? drt->w : ctx->ic.wh_px[0].whole) * (lu_t)LWS_SUB;
	b->rect = (struct layout_rect *)lws_layout_object(
		ctx, NULL, sizeof(*b->rect),
		/* CSS 2.1 14.2: the body's background is the canvas's */
		lws_layout_colour(body->ps.css_background_color, 0));
	if (!b->rect)
		return NULL;
	b->rect->r.dlo.flag_toplevel = 1;
	b->rect->r.dlo.box.w = layout_fx(b->avail);
	b->rect->r.dlo.box.h.whole = drt->h ? drt->h : ctx->ic.wh_px[1].whole;

	return b;
}

static struct layout_box *
box_new(lhp_ctx_t *ctx, struct lws_css_elem *e)
{
	struct layout_box *outer = outer_box(e), *b;

	if (!outer && !strcmp(lws_css_pstack_name(&e->ps), "body"))
		outer = canvas(ctx, e);
	if (!outer) /* not of the body, or there is no memory */
		return NULL;
	b = lwsac_use_zero(&e->ac, sizeof(*b), 0);
	if (!b) {
		lws_lhp_fail(ctx, "layout: out of memory");
		return NULL;
	}
	e->layout = b;
	b->e = e;
	b->outer = outer;
	b->height = -1;
	b->table = outer->table;
	b->kind = kind_of_element(e, outer);
	b->block = b->kind < LAYOUT_BLOCK ? outer->block : b;
	if (b->kind != LAYOUT_NONE)
		lws_layout_style(ctx, b);

	return b;
}

/* -- text that was held back -- */

static void
carry_out(lhp_ctx_t *ctx, struct layout_doc *doc, size_t len)
{
	if (!len)
		return;
	lws_layout_text(ctx, doc->carry_of, doc->carry, len);
	doc->carry_len = (uint16_t)(doc->carry_len - len);
	memmove(doc->carry, doc->carry + len, doc->carry_len);
}

void
lws_layout_flush(lhp_ctx_t *ctx)
{
	struct layout_doc *doc = lws_layout_doc(ctx);

	if (doc)
		carry_out(ctx, doc, doc->carry_len);
}

/* bytes up to and with the last blank; 0: none */
static size_t
whole_words(const struct layout_doc *doc)
{
	size_t n = doc->carry_len;

	while (n && doc->carry[n - 1] != ' ' && doc->carry[n - 1] != '\n')
		n--;

	return n;
}

/* A piece may end inside of a word. If another piece can follow, that is kept
 * until it has come */
static void
content(lhp_ctx_t *ctx, struct layout_box *b)
{
	struct layout_doc *doc = lws_layout_doc(ctx);
	size_t n;

	if (!doc)
		return;
	doc->carry_of = b;
	memcpy(doc->carry + doc->carry_len, ctx->buf, (size_t)ctx->npos);
	doc->carry_len = (uint16_t)(doc->carry_len + ctx->npos);
	n = ctx->npos < LHP_STRING_CHUNK - 3 ? doc->carry_len
					     : whole_words(doc);
	if (doc->carry_len - n > LHP_STRING_CHUNK)
		n = doc->carry_len; /* what a word */
	carry_out(ctx, doc, n);
}

/* -- events -- */

static lws_stateful_ret_t
begin(lhp_ctx_t *ctx, struct layout_box *b)
{
	const char *name = lws_css_pstack_name(&b->e->ps);

	switch (b->kind) {
	case LAYOUT_BLOCK:
	case LAYOUT_INLINE_BLOCK:
		lws_layout_block_begin(ctx, b);
		break;
	case LAYOUT_TABLE:
		lws_layout_table_begin(ctx, b);
		break;
	case LAYOUT_ROW:
		lws_layout_row_begin(ctx, b);
		break;
	case LAYOUT_CELL:
		lws_layout_cell_begin(ctx, b);
		break;
	case LAYOUT_INLINE:
		if (!strcmp(name, "br"))
			lws_layout_break(b);
		else if (!strcmp(name, "img"))
			return lws_layout_image(ctx, b);
		break;
	default:
		break;
	}

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
element_start(lhp_ctx_t *ctx, struct lws_css_elem *e)
{
	struct layout_box *b = e->layout ? e->layout : box_new(ctx, e);

	if (!b)
		return LWS_SRET_OK;
	lws_layout_flush(ctx);
	if (lws_lhp_take_blank(ctx))
		lws_layout_blank(b->outer);

	return begin(ctx, b);
}

static void
element_end(lhp_ctx_t *ctx, struct layout_box *b)
{
	lws_layout_flush(ctx);
	if (lws_lhp_take_blank(ctx))
		lws_layout_blank(b);
	lws_layout_image_end(b);
	if (!b->rect)
		return;
	if (b->kind == LAYOUT_ROW)
		lws_layout_row_end(b);
	else if (b->kind == LAYOUT_CELL)
		lws_layout_cell_end(b);
	else if (b->kind >= LAYOUT_BLOCK)
		lws_layout_block_end(ctx, b);
}

lws_stateful_ret_t
lhp_displaylist_layout(struct lhp_ctx *ctx, char reason)
{
	struct lws_css_elem *e = lws_css_elem_of(
		lws_container_of(ctx->stack.tail, lhp_pstack_t, list));
	struct layout_box *b = e->ps.list.prev ? e->layout : NULL;

	switch (reason) {
	case LHPCB_ELEMENT_START:
		return element_start(ctx, e);
	case LHPCB_ELEMENT_END:
		if (b)
			element_end(ctx, b);
		break;
	case LHPCB_CONTENT:
		if (b && b->kind != LAYOUT_NONE)
			content(ctx, b);
		break;
	default:
		break;
	}

	return LWS_SRET_OK;
}
