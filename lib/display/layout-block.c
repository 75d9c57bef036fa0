/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Blocks below each other (CSS 2.1 8.3.1, 10.3, 10.6): widths from the outside
 * in, heights from the inside out, margins that merge.
 */
#include "display/layout.h"

static lu_t
sides(const struct layout_box *b, int a)
{
	return b->padding.v[a] + b->border.v[a];
}

static void
gap_add(struct layout_gap *g, lu_t margin)
{
	if (margin > g->pos)
		g->pos = margin;
	if (margin < g->neg)
		g->neg = margin;
}

static void
gap_merge(struct layout_gap *g, const struct layout_gap *with)
{
	gap_add(g, with->pos);
	gap_add(g, with->neg);
}

/* -- widths -- */

static lu_t
asked_width(lhp_ctx_t *ctx, struct layout_box *b, lu_t around)
{
	const lhp_pstack_t *ps = &b->e->ps;
	uint8_t is_auto, no_limit;
	lu_t limit, w;

	w = lws_layout_length(ctx, b, ps->css_width, around, &is_auto);
	b->fixed_width = !is_auto;
	if (is_auto)
		w = around - b->margin.v[CCPAS_LEFT] -
		    b->margin.v[CCPAS_RIGHT] - sides(b, CCPAS_LEFT) -
		    sides(b, CCPAS_RIGHT);
	limit = lws_layout_length(ctx, b,
				  lws_layout_value(b->e, LCSP_PROP_MAX_WIDTH),
				  around, &no_limit);
	if (!no_limit && w > limit) {
		w = limit;
		b->fixed_width = 1;
	}
	limit = lws_layout_length(ctx, b,
				  lws_layout_value(b->e, LCSP_PROP_MIN_WIDTH),
				  around, &no_limit);
	if (!no_limit && w < limit) {
		w = limit;
		b->fixed_width = 1;
	}

	return layout_max(w, 0);
}

/* what is left goes to margins that are auto */
static lu_t
left_margin(const struct layout_box *b, lu_t around, lu_t whole)
{
	lu_t rest = around - whole - b->margin.v[CCPAS_LEFT] -
		    b->margin.v[CCPAS_RIGHT];

	if (!b->margin.is_auto[CCPAS_LEFT])
		return b->margin.v[CCPAS_LEFT];
	if (b->margin.is_auto[CCPAS_RIGHT])
		rest = rest / 2 / LWS_SUB * LWS_SUB;

	return layout_max(rest, 0);
}

static int
line_align(struct lws_css_elem *e)
{
	const int a = lws_css_keyword(e, LCSP_PROP_TEXT_ALIGN);

	return a == LCSP_PROPVAL__COUNT ? LCSP_PROPVAL_LEFT : a;
}

int
lws_layout_block_make(lhp_ctx_t *ctx, struct layout_box *b, lu_t around)
{
	struct layout_rect *r;
	uint8_t is_auto;

	lws_layout_edges(ctx, b, around);
	b->avail = asked_width(ctx, b, around);
	r = (struct layout_rect *)lws_layout_object(
		ctx, &b->outer->block->rect->r.dlo, sizeof(*r), 0);
	if (!r)
		return -1;
	b->rect = r;
	b->e->ps.dlo = &r->r.dlo;
	b->e->ps.is_block = 1;
	r->left = sides(b, CCPAS_LEFT);
	r->edges = r->left + sides(b, CCPAS_RIGHT);
	r->margins = b->margin.v[CCPAS_LEFT] + b->margin.v[CCPAS_RIGHT];
	r->auto_width = !b->fixed_width;
	r->align = line_align(b->e);
	r->r.dlo.flag_done_align = 1; /* it is not moved by lines */
	r->r.dlo.box.w = layout_fx(b->avail + r->edges);
	b->y = sides(b, CCPAS_TOP);
	gap_add(&b->top, b->margin.v[CCPAS_TOP]);
	b->height = lws_layout_length(ctx, b, b->e->ps.css_height,
				      b->outer->block->height, &is_auto);
	/* CSS 2.1 10.5: a part of what is not known is as if it was not said */
	if (is_auto || (b->outer->block->height < 0 &&
			b->e->ps.css_height->unit == LCSP_UNIT_LENGTH_PERCENT))
		b->height = -1;
	lws_layout_paint(ctx, b);
	lws_lhp_tag_dlo_id(ctx, &b->e->ps, &r->r.dlo);
	b->tagged = 1;

	return 0;
}

/* -- places -- */

/* a margin is one with its top margin: it moves, or what that is one with */
static void
merge_top(struct layout_box *b, const struct layout_gap *with)
{
	lu_t before;
	lws_fx_t by;

	for (; b->leads; b = b->outer->block)
		gap_merge(&b->top, with);
	before = layout_gap_of(&b->top);
	gap_merge(&b->top, with);
	by = layout_fx(layout_gap_of(&b->top) - before);
	lws_fx_add(&b->rect->r.dlo.box.y, &b->rect->r.dlo.box.y, &by);
}

/* where its edge comes in the block around it */
static lu_t
place(struct layout_box *b, struct layout_box *around)
{
	if (!around->top_open) {
		gap_merge(&b->top, &around->pending);
		return around->y + layout_gap_of(&b->top);
	}
	around->top_open = 0;
	b->leads = 1;
	merge_top(around, &b->top);

	return around->y;
}

int
lws_layout_block_begin(lhp_ctx_t *ctx, struct layout_box *b)
{
	struct layout_box *around = b->outer->block;
	lws_box_t *box;

	if (b->kind != LAYOUT_INLINE_BLOCK)
		lws_layout_line_end(around);
	if (lws_layout_block_make(ctx, b, around->avail))
		return -1;
	box = &b->rect->r.dlo.box;
	if (b->kind == LAYOUT_INLINE_BLOCK)
		return 0;
	b->top_open = !sides(b, CCPAS_TOP) && b->kind == LAYOUT_BLOCK;
	box->x = layout_fx(around->rect->left +
			   left_margin(b, around->avail, lws_sub_of(&box->w)));
	box->y = layout_fx(place(b, around));

	return 0;
}

/* -- the end -- */

/* a line's objects go on with its first one; returns what is behind them */
static lws_dlo_t *
align_line(lws_dlo_t *first, const struct layout_rect *r, lu_t width)
{
	/* where its margin begins */
	const lu_t x = lws_sub_of(&first->box.x) -
		       lws_sub_of(&first->margin[CCPAS_LEFT]);
	lws_dlo_t *d = first, *last = first;
	lu_t rest, to = r->left;
	lws_fx_t by;

	while ((d = lws_dlo_of(d->list.next)) && d->flag_runon)
		last = d;
	rest = x + width - lws_sub_of(&last->box.x) - lws_sub_of(&last->box.w) -
	       lws_sub_of(&last->margin[CCPAS_RIGHT]);
	if (r->align == LCSP_PROPVAL_RIGHT)
		to += layout_max(rest, 0);
	if (r->align == LCSP_PROPVAL_CENTER)
		to += layout_max(rest, 0) / 2;
	by = layout_fx(to - x);
	for (; first != d; first = lws_dlo_of(first->list.next))
		lws_fx_add(&first->box.x, &first->box.x, &by);

	return d;
}

void
lws_layout_settle(struct layout_rect *r, lu_t width)
{
	lws_dlo_t *d = lws_dlo_of(r->r.dlo.children.head);
	struct layout_rect *in;
	lu_t w;

	while (d) {
		if (!d->flag_done_align) {
			d = align_line(d, r, width);
			continue;
		}
		in = (struct layout_rect *)d;
		w = width - in->margins;
		if (d->render == lws_display_render_rect && in->auto_width &&
		    lws_sub_of(&d->box.w) != w) {
			d->box.w = layout_fx(layout_max(w, in->edges));
			lws_layout_settle(in,
					  lws_sub_of(&d->box.w) - in->edges);
		}
		d = lws_dlo_of(d->list.next);
	}
}

lu_t
lws_layout_height(struct layout_box *b)
{
	const lu_t top = sides(b, CCPAS_TOP), bottom = sides(b, CCPAS_BOTTOM);
	lu_t y = b->y;

	if (b->height >= 0)
		return top + b->height + bottom;
	/* a margin at the bottom goes on below it, if nothing is between */
	if (bottom || b->kind != LAYOUT_BLOCK)
		y += layout_gap_of(&b->pending) + bottom;

	return layout_max(y, top + bottom);
}

/* as wide as what is in it */
static void
shrink(struct layout_box *b)
{
	if (b->kind == LAYOUT_TABLE)
		b->avail = lws_layout_table_done(b);
	else if (!b->fixed_width && b->widest < b->avail)
		b->avail = (b->widest + LWS_SUB - 1) / LWS_SUB * LWS_SUB;
	b->rect->auto_width = 0;
	b->rect->r.dlo.box.w = layout_fx(b->avail + b->rect->edges);
}

/* nothing keeps its top margin from its bottom margin */
static int
is_empty(const struct layout_box *b)
{
	return b->top_open && b->height <= 0 && !sides(b, CCPAS_BOTTOM);
}

static void
below(struct layout_box *b, struct layout_box *around)
{
	const lws_box_t *box = &b->rect->r.dlo.box;
	struct layout_gap gap = { 0, 0 };

	gap_add(&gap, b->margin.v[CCPAS_BOTTOM]);
	/* what is in it ends where it does */
	if (b->kind == LAYOUT_BLOCK && b->height < 0 && !sides(b, CCPAS_BOTTOM))
		gap_merge(&gap, &b->pending);
	around->after_blank = 0;
	if (is_empty(b) && b->leads) {
		around->top_open = 1;
		merge_top(around, &gap);
		return;
	}
	if (is_empty(b))
		gap_merge(&gap, &b->top);
	else
		around->y = lws_sub_of(&box->y) + lws_sub_of(&box->h);
	around->pending = gap;
}

void
lws_layout_block_end(lhp_ctx_t *ctx, struct layout_box *b)
{
	struct layout_box *around = b->outer->block;
	lws_box_t *box = &b->rect->r.dlo.box;
	lu_t content;

	(void)ctx;
	lws_layout_line_end(b);
	if (b->kind != LAYOUT_BLOCK)
		shrink(b);
	content = b->fixed_width || b->kind == LAYOUT_TABLE ? b->avail
							    : b->widest;
	if (b->kind != LAYOUT_TABLE)
		lws_layout_settle(b->rect, b->avail);
	box->h = layout_fx(lws_layout_height(b));
	if (b->kind == LAYOUT_INLINE_BLOCK) {
		lws_layout_item(around, &b->rect->r.dlo, &b->margin);
		return;
	}
	if (b->kind == LAYOUT_TABLE)
		box->x = layout_fx(
			around->rect->left +
			left_margin(b, around->avail, lws_sub_of(&box->w)));
	around->widest = layout_max(around->widest, content + b->rect->edges +
							    b->rect->margins);
	below(b, around);
}
