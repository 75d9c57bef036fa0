/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Rectangles, with round corners and a border. A line of one is cut into thin
 * rows; where each begins and ends is exact, so the pixels at the edges get
 * the part of their area that is covered, and those between all of the colour.
 */
#include "display/display.h"

/* rows of a line: steps of the edges' smoothness, where they are not straight
 */
#define ROWS 8

/* a rectangle with round corners on the surface, in 1/LWS_SUB pixels */
struct shape {
	int64_t x0, y0, x1, y1;
	int64_t r[4]; /* top left, top right, bottom left, bottom right */
};

/* a line of it */
struct rows {
	struct {
		int64_t left, right;
		int high; /* of LWS_SUB / ROWS */
	} row[ROWS];
	int64_t inner0, inner1; /* all rows cover what is between */
	int64_t outer0, outer1; /* none reaches beyond */
	int high;
};

static int64_t
square_root(int64_t v)
{
	int64_t root = 0, bit = (int64_t)1 << 60;

	while (bit > v)
		bit >>= 2;
	for (; bit; bit >>= 2) {
		if (v < root + bit) {
			root >>= 1;
			continue;
		}
		v -= root + bit;
		root = (root >> 1) + bit;
	}

	return root;
}

/* how far an edge is inside of the box at y, for corners of these radii */
static int64_t
inset(const struct shape *s, int64_t y2, int64_t r_top, int64_t r_bottom)
{
	/* y2 is doubled: it is the middle of a row */
	const int64_t top = 2 * (s->y0 + r_top) - y2;
	const int64_t bottom = y2 - 2 * (s->y1 - r_bottom);
	const int64_t r = top > 0 ? r_top : r_bottom;
	const int64_t d = top > 0 ? top : bottom;

	if (d <= 0 || !r)
		return 0;
	if (d >= 2 * r)
		return r;

	return r - square_root(4 * r * r - d * d) / 2;
}

static int64_t
min64(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
max64(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static void
one_row(struct rows *l, const struct shape *s, int n, int64_t top)
{
	const int64_t y0 = max64(top, s->y0);
	const int64_t y1 = min64(top + LWS_SUB / ROWS, s->y1);
	int64_t left = s->x0, right = s->x1;

	l->row[n].high = y1 > y0 ? (int)(y1 - y0) : 0;
	if (!l->row[n].high)
		return;
	left += inset(s, y0 + y1, s->r[0], s->r[2]);
	right -= inset(s, y0 + y1, s->r[1], s->r[3]);
	right = max64(left, right);
	l->row[n].left = left;
	l->row[n].right = right;
	l->inner0 = l->high ? max64(l->inner0, left) : left;
	l->inner1 = l->high ? min64(l->inner1, right) : right;
	l->outer0 = l->high ? min64(l->outer0, left) : left;
	l->outer1 = l->high ? max64(l->outer1, right) : right;
	l->high += l->row[n].high;
}

static void
rows_of(struct rows *l, const struct shape *s, int line)
{
	const int64_t top = (int64_t)line * LWS_SUB;
	int n;

	memset(l, 0, sizeof(*l));
	for (n = 0; n < ROWS; n++)
		one_row(l, s, n, top + n * (LWS_SUB / ROWS));
}

/* how much of a pixel, 0 to LWS_SUB */
static int
coverage(const struct rows *l, int x)
{
	const int64_t x0 = (int64_t)x * LWS_SUB, x1 = x0 + LWS_SUB;
	int64_t wide, area = 0;
	int n;

	for (n = 0; n < ROWS; n++) {
		wide = min64(x1, l->row[n].right) - max64(x0, l->row[n].left);
		if (wide > 0)
			area += wide * l->row[n].high;
	}

	return (int)((area + LWS_SUB / 2) / LWS_SUB);
}

/* -- the corners -- */

/* CSS Backgrounds 5.5: radii that do not fit beside each other all shrink */
static void
fit_pair(struct shape *s, int a, int b, int64_t side, int64_t *num,
	 int64_t *den)
{
	const int64_t sum = s->r[a] + s->r[b];

	if (sum <= side || !sum || side * *den >= *num * sum)
		return;
	*num = side;
	*den = sum;
}

static void
fit_radii(struct shape *s)
{
	const int64_t w = max64(s->x1 - s->x0, 0), h = max64(s->y1 - s->y0, 0);
	int64_t num = 1, den = 1;
	int n;

	fit_pair(s, 0, 1, w, &num, &den);
	fit_pair(s, 2, 3, w, &num, &den);
	fit_pair(s, 0, 2, h, &num, &den);
	fit_pair(s, 1, 3, h, &num, &den);
	for (n = 0; n < 4; n++)
		s->r[n] = s->r[n] * num / den;
}

static void
outer_shape(struct shape *s, const lws_dlo_rect_t *r, const lws_box_t *co)
{
	int n;

	s->x0 = lws_sub_of(&co->x);
	s->y0 = lws_sub_of(&co->y);
	s->x1 = s->x0 + lws_sub_of(&co->w);
	s->y1 = s->y0 + lws_sub_of(&co->h);
	for (n = 0; n < 4; n++)
		s->r[n] = max64(lws_sub_of(&r->c[n].r), 0);
	fit_radii(s);
}

/* what the border leaves; radii are those of its inner edge */
static void
inner_shape(struct shape *s, const lws_dlo_rect_t *r)
{
	/* the two sides that meet in each corner */
	static const uint8_t sides[4][2] = {
		{ 0, 3 }, { 0, 1 }, { 2, 3 }, { 2, 1 }
	};
	int64_t b[4];
	int n;

	for (n = 0; n < 4; n++)
		b[n] = lws_sub_of(&r->b[n]);
	s->y0 += b[0];
	s->x1 -= b[1];
	s->y1 -= b[2];
	s->x0 += b[3];
	for (n = 0; n < 4; n++)
		s->r[n] = max64(s->r[n] - max64(b[sides[n][0]], b[sides[n][1]]),
				0);
}

static int
has_border(const lws_dlo_rect_t *r)
{
	int n;

	for (n = 0; n < 4; n++)
		if (r->b[n].whole || r->b[n].frac)
			return LWSDC_ALPHA(r->dcb) != 0;

	return 0;
}

/* -- a line -- */

static void
plain(const lws_display_render_state_t *rs, const struct rows *l,
      lws_display_colour_t c, int x0, int x1)
{
	for (; x0 < x1; x0++)
		lws_surface_span(rs->ic, rs->line, x0, x0 + 1, c,
				 coverage(l, x0));
}

static int
on_surface(const lws_display_render_state_t *rs, int x)
{
	return x < 0                        ? 0
	       : x > rs->ic->wh_px[0].whole ? rs->ic->wh_px[0].whole
					    : x;
}

static void
fill(const lws_display_render_state_t *rs, const struct rows *l,
     lws_display_colour_t c)
{
	const int x0 = on_surface(rs, lws_sub_floor(l->outer0));
	const int x1 = on_surface(rs, lws_sub_ceil(l->outer1));
	int in0 = on_surface(rs, lws_sub_ceil(l->inner0));
	int in1 = on_surface(rs, lws_sub_floor(l->inner1));

	if (in1 < in0)
		in0 = in1 = x1;
	plain(rs, l, c, x0, in0);
	lws_surface_span(rs->ic, rs->line, in0, in1, c, l->high);
	plain(rs, l, c, in1, x1);
}

/* where the inner edge cuts a pixel, the border goes over the inside */
static void
bordered_px(const lws_display_render_state_t *rs, const lws_dlo_rect_t *r,
	    const struct rows *out, const struct rows *in, int x)
{
	const int o = coverage(out, x), i = coverage(in, x);

	if (i)
		lws_surface_span(rs->ic, rs->line, x, x + 1, r->dlo.dc, o);
	lws_surface_span(rs->ic, rs->line, x, x + 1, r->dcb, o - i);
}

static void
bordered(const lws_display_render_state_t *rs, const lws_dlo_rect_t *r,
	 const struct rows *out, const struct shape *inner)
{
	const int x0 = on_surface(rs, lws_sub_floor(out->outer0));
	const int x1 = on_surface(rs, lws_sub_ceil(out->outer1));
	struct rows in;
	int x;

	rows_of(&in, inner, rs->curr);
	for (x = x0; x < x1; x++)
		bordered_px(rs, r, out, &in, x);
}

lws_stateful_ret_t
lws_display_render_rect(struct lws_display_render_state *rs)
{
	const lws_display_render_stack_t *st = &rs->st[rs->sp];
	const lws_dlo_rect_t *r =
		lws_container_of(st->dlo, lws_dlo_rect_t, dlo);
	struct shape s;
	struct rows l;

	if (!LWSDC_ALPHA(r->dlo.dc) && !has_border(r))
		return LWS_SRET_OK;
	outer_shape(&s, r, &st->co);
	rows_of(&l, &s, rs->curr);
	if (!l.high)
		return LWS_SRET_OK;
	if (!has_border(r)) {
		fill(rs, &l, r->dlo.dc);
		return LWS_SRET_OK;
	}
	inner_shape(&s, r);
	bordered(rs, r, &l, &s);

	return LWS_SRET_OK;
}

void
lws_dlo_rect_init(lws_dlo_rect_t *r, const lws_fx_t *radii,
		  lws_display_colour_t dc)
{
	int n;

	r->dlo.dc = dc;
	for (n = 0; radii && n < 4; n++)
		r->c[n].r = radii[n];
}

lws_dlo_rect_t *
lws_display_dlo_rect_new(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
			 lws_box_t *box, const lws_fx_t *radii,
			 lws_display_colour_t dc)
{
	lws_dlo_t *d = lws_dlo_new(dl, dlo_parent, sizeof(lws_dlo_rect_t), box,
				   lws_display_render_rect);

	if (!d)
		return NULL;
	lws_dlo_rect_init((lws_dlo_rect_t *)d, radii, dc);

	return (lws_dlo_rect_t *)d;
}
