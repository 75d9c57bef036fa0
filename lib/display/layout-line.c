/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Lines of a block: text, images and inline blocks side by side on a base line
 * (CSS 2.1 9.4.2, 10.8). A line's objects are the last ones on their block,
 * from the first of the line on; all but that say that they run on, so that
 * lines can still be told apart when they are aligned.
 */
#include "display/layout.h"

/* how far the base line of an object is below its top: that of the last text
 * in it, or below its margin */
static lu_t
baseline(const lws_dlo_t *d)
{
	lu_t y = 0;

	while (d->render == lws_display_render_rect && d->children.tail) {
		d = lws_dlo_of(d->children.tail);
		/* lines that were drawn under text are behind it */
		while (d->list.prev && d->render == lws_display_render_rect &&
		       !d->children.tail)
			d = lws_dlo_of(d->list.prev);
		y += lws_sub_of(&d->box.y);
	}
	if (d->_destroy == lws_display_dlo_text_destroy)
		return y + lws_container_of(d, lws_dlo_text_t, dlo)
					   ->font_y_baseline *
				   LWS_SUB;

	return y + lws_sub_of(&d->box.h) + lws_sub_of(&d->margin[CCPAS_BOTTOM]);
}

/* CSS 2.1 10.8.1: what line-height has above the font's height is half above
 * and half below */
static void
strut(struct layout_box *block, struct layout_box *b)
{
	const lcsp_atr_t *a = lws_layout_value(b->e, LCSP_PROP_LINE_HEIGHT);
	struct lws_font_measure m;
	lu_t asc, high, line;
	uint8_t is_auto;
	lws_fx_t f;

	if (!b->font)
		return;
	m = lws_font_measure(b->font);
	asc = m.baseline * LWS_SUB;
	high = line = m.line_height * LWS_SUB;
	f = layout_fx(b->font_size);
	if (a && !a->value_len && a->propval == LCSP_PROPVAL__COUNT &&
	    (a->unit == LCSP_UNIT_NONE || a->unit == LCSP_UNIT_NUM))
		line = lws_sub_of(lws_fx_mul(&f, &f, &a->u.i));
	else if (a)
		line = lws_layout_length(NULL, b, a, b->font_size, &is_auto);
	if (a && line < 0)
		line = high;
	asc += (line - high) / 2 / LWS_SUB * LWS_SUB;
	block->asc = layout_max(block->asc, asc);
	block->desc = layout_max(block->desc, line - asc);
}

/* lines begin below the margin of the block above them */
static void
open_up(struct layout_box *block)
{
	static const struct layout_gap none;

	block->y += layout_gap_of(&block->pending);
	block->pending = none;
	block->top_open = 0;
}

/* an object is in the line; it has its size, and its x from the line's start */
static void
put(struct layout_box *block, lws_dlo_t *d, lu_t width)
{
	if (!block->first) {
		block->first = d;
		open_up(block);
	}
	d->flag_runon = block->first != d;
	d->flag_done_align = 0;
	block->x += width;
}

void
lws_layout_line_end_plain(struct layout_box *block)
{
	lws_dlo_t *d = block->first;

	for (; d; d = lws_dlo_of(d->list.next))
		d->box.y = layout_fx(block->y + block->asc - baseline(d) +
				     lws_sub_of(&d->box.y));
	block->y += block->asc + block->desc;
	block->widest = layout_max(block->widest, block->ink);
	block->first = NULL;
	block->x = block->ink = block->asc = block->desc = 0;
	block->after_blank = 0;
}

void
lws_layout_line_end(struct layout_box *block)
{
	if (!block->first)
		return;
	if (block->e)
		strut(block, block);
	lws_layout_line_end_plain(block);
}

void
lws_layout_break(struct layout_box *b)
{
	struct layout_box *block = b->block;

	if (!block->first) {
		open_up(block);
		strut(block, b);
		block->y += block->asc + block->desc;
		block->asc = block->desc = 0;
	}
	lws_layout_line_end(block);
}

void
lws_layout_item(struct layout_box *block, lws_dlo_t *d,
		const struct layout_sides *margin)
{
	static const struct layout_sides none;
	const lu_t *m = (margin ? margin : &none)->v;
	const lu_t wide =
		lws_sub_of(&d->box.w) + m[CCPAS_LEFT] + m[CCPAS_RIGHT];
	lu_t up;
	int n;

	for (n = 0; n < 4; n++)
		d->margin[n] = layout_fx(m[n]);
	if (block->first && block->x + wide > block->avail) {
		/* it is behind the line that ends here */
		lws_dll2_remove(&d->list);
		lws_layout_line_end(block);
		lws_dll2_add_tail(&d->list, &block->rect->r.dlo.children);
	}
	d->box.x = layout_fx(block->rect->left + block->x + m[CCPAS_LEFT]);
	d->box.y = layout_fx(0);
	up = baseline(d);
	block->asc = layout_max(block->asc, up + m[CCPAS_TOP]);
	block->desc = layout_max(block->desc,
				 lws_sub_of(&d->box.h) - up + m[CCPAS_BOTTOM]);
	put(block, d, wide);
	block->ink = block->x;
	block->after_blank = 0;
}

/* -- text -- */

/* what the elements between the block and the text draw with it */
struct dressing {
	lws_display_colour_t text, back;
	int lines; /* 1: under it, 2: through it */
};

static void
dress(struct dressing *d, struct layout_box *b)
{
	const lws_display_colour_t black = LWSDC_RGBA(0, 0, 0, 255);
	const lcsp_atr_t *a;

	memset(d, 0, sizeof(*d));
	d->text = lws_layout_colour(b->e->ps.css_color, black);
	if (lws_css_keyword(b->e, LCSP_PROP_VISIBILITY) == LCSP_PROPVAL_HIDDEN)
		d->text = 0;
	for (; b->e; b = b->outer) {
		a = lws_layout_value(b->e, LCSP_PROP_TEXT_DECORATION);
		if (a && a->propval == LCSP_PROPVAL_UNDERLINE)
			d->lines |= 1;
		if (a && a->propval == LCSP_PROPVAL_LINE_THROUGH)
			d->lines |= 2;
		if (b->kind == LAYOUT_INLINE && !LWSDC_ALPHA(d->back))
			d->back = lws_layout_colour(
				b->e->ps.css_background_color, 0);
		if (b->kind >= LAYOUT_INLINE_BLOCK)
			break;
	}
}

static void
draw_line(lhp_ctx_t *ctx, lws_dlo_t *on, lws_display_colour_t c, lu_t y)
{
	lws_dlo_rect_t *r = lws_layout_object(ctx, on, sizeof(*r), c);

	if (!r)
		return;
	r->dlo.box = on->box;
	lws_fx_set(r->dlo.box.x, 0, 0);
	r->dlo.box.y = layout_fx(y);
	r->dlo.box.h = layout_fx(LWS_SUB);
}

/* what is put into the line: the text, or a box with it and its lines */
static lws_dlo_t *
dressed(lhp_ctx_t *ctx, struct layout_box *b, const lws_box_t *box,
	const struct dressing *d)
{
	lws_dlo_t *block = &b->block->rect->r.dlo;
	lws_dlo_rect_t *r;

	if (!LWSDC_ALPHA(d->back) && !d->lines)
		return block;
	r = lws_layout_object(ctx, block, sizeof(*r), d->back);
	if (!r)
		return NULL;
	r->dlo.box.w = box->w;
	r->dlo.box.h = box->h;

	return &r->dlo;
}

static lws_dlo_text_t *
text_object(lhp_ctx_t *ctx, struct layout_box *b, const char *text, size_t len,
	    const struct lws_text_fit *fit)
{
	const struct lws_font_measure m = lws_font_measure(b->font);
	const lws_fx_t none = { 0, 0 };
	lws_box_t box = { .w = layout_fx(fit->width),
			  .h = { (int32_t)m.line_height, 0 } };
	struct dressing look;
	lws_dlo_text_t *t;
	lws_dlo_t *on;

	dress(&look, b);
	on = dressed(ctx, b, &box, &look);
	if (!on)
		return NULL;
	t = lws_display_dlo_text_new(layout_list(ctx), on, &box, b->font);
	if (!lws_layout_counted(ctx, t))
		return NULL;
	if (lws_display_dlo_text_update(t, look.text, none, text, len) < 0) {
		lws_lhp_fail(ctx, "layout: out of memory");
		return NULL;
	}
	if (look.lines & 1)
		draw_line(ctx, on, look.text, (m.baseline + 1) * LWS_SUB);
	if (look.lines & 2)
		draw_line(ctx, on, look.text, m.baseline * 2 * LWS_SUB / 3);

	return t;
}

static lu_t
ink_of(struct layout_box *b, const char *text, size_t len, lu_t width)
{
	while (len && text[len - 1] == ' ') {
		len--;
		width -= lws_font_advance(b->font, ' ');
	}

	return layout_max(width, 0);
}

/* -1: the document has failed */
static int
put_text(lhp_ctx_t *ctx, struct layout_box *b, const char *text,
	 const struct lws_text_fit *fit)
{
	struct layout_box *block = b->block;
	const lu_t ink = ink_of(b, text, fit->len, fit->width);
	lws_dlo_text_t *t = text_object(ctx, b, text, fit->len, fit);
	lws_dlo_t *d;

	if (!t)
		return -1;
	d = lws_dlo_of(block->rect->r.dlo.children.tail);
	d->box.x = layout_fx(block->rect->left + block->x);
	d->box.w = layout_fx(ink);
	strut(block, b);
	put(block, d, fit->width);
	block->ink = block->x - fit->width + ink;
	block->after_blank = text[fit->len - 1] == ' ';
	if (!b->tagged)
		lws_lhp_tag_dlo_id(ctx, &b->e->ps, d);
	b->tagged = 1;

	return 0;
}

/* as much as the line takes; how many bytes that is, 0: the document has
 * failed, or the line has ended */
static size_t
some_text(lhp_ctx_t *ctx, struct layout_box *b, const char *text, size_t len)
{
	struct layout_box *block = b->block;
	const int wraps = b->white_space != LCSP_PROPVAL_PRE &&
			  b->white_space != LCSP_PROPVAL_NOWRAP;
	struct lws_text_fit fit =
		lws_text_fit(b->font, text, len,
			     wraps ? block->avail - block->x : INT32_MAX);
	uint32_t c;

	if (fit.how >= LWS_TEXT_CUT && block->first) {
		lws_layout_line_end(block);
		return 0;
	}
	if (fit.how == LWS_TEXT_NONE) { /* not even one: it sticks out */
		fit.len = lws_text_char(text, len, &c);
		fit.width = lws_font_advance(b->font, c);
	}
	if (put_text(ctx, b, text, &fit))
		return 0;
	if (fit.how != LWS_TEXT_ALL)
		lws_layout_line_end(block);

	return fit.len;
}

static int
keeps_blanks(const struct layout_box *b)
{
	return b->white_space == LCSP_PROPVAL_PRE ||
	       b->white_space == LCSP_PROPVAL_PRE_WRAP;
}

void
lws_layout_blank(struct layout_box *b)
{
	struct layout_box *block = b->block;

	if (!b->font || !block->first || block->after_blank)
		return;
	block->x += lws_font_advance(b->font, ' ');
	block->after_blank = 1;
}

/* a piece without newlines that mean something */
static void
run(lhp_ctx_t *ctx, struct layout_box *b, const char *text, size_t len)
{
	struct layout_box *block = b->block;
	size_t n;

	while (len && !lws_lhp_has_failed(ctx)) {
		if (!keeps_blanks(b) && *text == ' ' &&
		    (!block->first || block->after_blank)) {
			text++;
			len--;
			continue;
		}
		n = some_text(ctx, b, text, len);
		text += n;
		len -= n;
	}
}

void
lws_layout_text(lhp_ctx_t *ctx, struct layout_box *b, const char *text,
		size_t len)
{
	const char *nl;

	/* between rows and cells there is no text */
	if (!b->font || b->kind == LAYOUT_TABLE || b->kind == LAYOUT_ROW ||
	    b->kind == LAYOUT_GROUP || !b->block->rect)
		return;
	while (keeps_blanks(b) && (nl = memchr(text, '\n', len))) {
		run(ctx, b, text, (size_t)(nl - text));
		lws_layout_break(b);
		len -= (size_t)(nl - text) + 1;
		text = nl + 1;
	}
	run(ctx, b, text, len);
}
