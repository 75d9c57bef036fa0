/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Tables (CSS 2.1 17.5): rows of cells, columns as wide as the widest of their
 * cells. A cell is laid out when it comes, in the width that those that are
 * known before it leave; when the table ends, columns and rows get their sizes,
 * and cells their places.
 */
#include "display/layout.h"

int
lws_layout_table_begin(lhp_ctx_t *ctx, struct layout_box *b)
{
	struct layout_table *t =
		lwsac_use_zero(&b->e->ac, sizeof(*b->table), 0);
	const lcsp_atr_t *a;
	uint8_t is_auto;

	if (!t) {
		lws_lhp_fail(ctx, "layout: out of memory");
		return -1;
	}
	if (lws_layout_block_begin(ctx, b))
		return -1;
	b->table = t;
	a = lws_layout_value(b->e, LCSP_PROP_BORDER_SPACING);
	t->spacing = lws_layout_length(ctx, b, a, 0, &is_auto);
	if (is_auto)
		t->spacing = 2 * LWS_SUB;
	if (lws_css_keyword(b->e, LCSP_PROP_BORDER_COLLAPSE) ==
	    LCSP_PROPVAL_COLLAPSE)
		t->spacing = 0;
	t->spacing = layout_max(t->spacing, 0);

	return 0;
}

/* -- rows -- */

int
lws_layout_row_begin(lhp_ctx_t *ctx, struct layout_box *b)
{
	struct layout_box *table = b->outer->block;

	if (!table->rect || lws_layout_block_make(ctx, b, table->avail))
		return -1;
	b->rect->r.dlo.box.x = layout_fx(table->rect->left + b->table->spacing);
	b->rect->r.dlo.box.y = layout_fx(
		table->y + layout_gap_of(&table->pending) + b->table->spacing);
	b->rect->is_row = 1;
	memset(b->rect->r.b, 0, sizeof(b->rect->r.b)); /* CSS 2.1 17.6 */

	return 0;
}

static struct layout_rect *
cell_of(lws_dll2_t *p)
{
	return (struct layout_rect *)lws_dlo_of(p);
}

/* what is in a cell moves down in what the row has more than it needs */
static void
fill_height(struct layout_rect *cell, lu_t high)
{
	const lu_t rest = high - lws_sub_of(&cell->r.dlo.box.h);
	const lws_fx_t by =
		layout_fx(cell->above * rest / 2 / LWS_SUB * LWS_SUB);

	cell->r.dlo.box.h = layout_fx(high);
	if (rest <= 0)
		return;
	lws_start_foreach_dll(struct lws_dll2 *, p, cell->r.dlo.children.head)
	{
		lws_dlo_t *d = lws_dlo_of(p);

		lws_fx_add(&d->box.y, &d->box.y, &by);
	}
	lws_end_foreach_dll(p);
}

void
lws_layout_row_end(struct layout_box *b)
{
	struct layout_box *table = b->outer->block;
	lws_dlo_t *row = &b->rect->r.dlo;
	lu_t high = layout_max(b->height, 0);

	lws_start_foreach_dll(struct lws_dll2 *, p, row->children.head)
	{
		high = layout_max(high, lws_sub_of(&cell_of(p)->r.dlo.box.h));
	}
	lws_end_foreach_dll(p);
	lws_start_foreach_dll(struct lws_dll2 *, p, row->children.head)
	{
		fill_height(cell_of(p), high);
	}
	lws_end_foreach_dll(p);
	row->box.h = layout_fx(high);
	table->y = lws_sub_of(&row->box.y) + high;
	table->pending = (struct layout_gap){ 0, 0 };
}

/* -- cells -- */

static unsigned int
colspan(struct lws_css_elem *e)
{
	const char *s = lws_html_get_atr(&e->ps, "colspan", 7);
	const int n = s ? atoi(s) : 1;

	return n < 1                               ? 1
	       : n > (int)LWS_LIMIT_LAYOUT_COLUMNS ? LWS_LIMIT_LAYOUT_COLUMNS
						   : (unsigned int)n;
}

/* what other columns leave */
static lu_t
room(const struct layout_table *t, lu_t avail, unsigned int first,
     unsigned int span)
{
	unsigned int n;

	for (n = 0; n < t->cols; n++)
		if (n < first || n >= first + span)
			avail -= t->col[n] + t->spacing;

	return layout_max(avail - 2 * t->spacing, LWS_SUB);
}

int
lws_layout_cell_begin(lhp_ctx_t *ctx, struct layout_box *b)
{
	struct layout_box *row = b->outer;
	struct layout_table *t = b->table;
	unsigned int span = colspan(b->e);

	if (!row->rect)
		return -1;
	if (row->column + span > LWS_LIMIT_LAYOUT_COLUMNS) {
		lwsl_notice("%s: more than %u columns\n", __func__,
			    (unsigned int)LWS_LIMIT_LAYOUT_COLUMNS);
		b->kind = LAYOUT_NONE;
		return 0;
	}
	if (lws_layout_block_make(
		    ctx, b,
		    room(t, row->outer->block->avail, row->column, span)))
		return -1;
	b->rect->column = row->column;
	b->rect->span = (uint16_t)span;
	row->column = (uint16_t)(row->column + span);
	if (row->column > t->cols)
		t->cols = row->column;

	return 0;
}

/* half of the rest that goes above: vertical-align */
static lu_t
halves_above(struct lws_css_elem *e)
{
	switch (lws_css_keyword(e, LCSP_PROP_VERTICAL_ALIGN)) {
	case LCSP_PROPVAL_MIDDLE:
		return 1;
	case LCSP_PROPVAL_BOTTOM:
		return 2;
	default:
		return 0;
	}
}

void
lws_layout_cell_end(struct layout_box *b)
{
	struct layout_rect *r = b->rect;
	struct layout_table *t = b->table;
	lu_t *last = &t->col[r->column + r->span - 1], have = 0;
	unsigned int n;

	lws_layout_line_end(b);
	r->r.dlo.box.h = layout_fx(lws_layout_height(b));
	r->above = halves_above(b->e);
	if (!b->fixed_width)
		b->avail = (b->widest + LWS_SUB - 1) / LWS_SUB * LWS_SUB;
	for (n = 0; n + 1 < r->span; n++)
		have += t->col[r->column + n] + t->spacing;
	*last = layout_max(*last, b->avail + r->edges - have);
}

/* -- the end of a table -- */

static void
place_cell(const struct layout_table *t, struct layout_rect *cell)
{
	lu_t x = 0, w = -t->spacing;
	unsigned int n;

	for (n = 0; n < cell->column; n++)
		x += t->col[n] + t->spacing;
	for (n = 0; n < cell->span; n++)
		w += t->col[cell->column + n] + t->spacing;
	cell->r.dlo.box.x = layout_fx(x);
	cell->r.dlo.box.w = layout_fx(w);
	lws_layout_settle(cell, w - cell->edges);
}

static void
place_row(const struct layout_table *t, lws_dlo_t *row, lu_t width)
{
	row->box.w = layout_fx(width - 2 * t->spacing);
	lws_start_foreach_dll(struct lws_dll2 *, p, row->children.head)
	{
		place_cell(t, cell_of(p));
	}
	lws_end_foreach_dll(p);
}

lu_t
lws_layout_table_done(struct layout_box *b)
{
	struct layout_table *t = b->table;
	lu_t sum = t->spacing, more;
	unsigned int n;

	for (n = 0; n < t->cols; n++)
		sum += t->col[n] + t->spacing;
	sum = layout_max(sum, b->widest);
	more = b->fixed_width && t->cols ? b->avail - sum : 0;
	for (n = 0; n < t->cols && more > 0; n++) {
		const lu_t add = more / (t->cols - n) / LWS_SUB * LWS_SUB;

		t->col[n] += add;
		more -= add;
		sum += add;
	}
	lws_start_foreach_dll(struct lws_dll2 *, p,
			      b->rect->r.dlo.children.head)
	{
		struct layout_rect *row = cell_of(p);

		/* not captions and other blocks */
		if (row->is_row)
			place_row(t, &row->r.dlo, sum);
		else if (row->auto_width)
			row->r.dlo.box.w = layout_fx(sum - row->margins);
	}
	lws_end_foreach_dll(p);
	b->y += t->spacing;

	return sum;
}
