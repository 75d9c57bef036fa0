/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A list, line by line: objects in their order, each before what is on it. The
 * object that could not go on stays in the render state, with where it is on
 * the surface, and the next call for the line begins with it, since what has
 * been blended must not be blended twice. What ends above the next line is
 * destroyed on the way: a list renders once.
 */
#include "display/display.h"

static void
box_move(lws_box_t *to, const lws_box_t *by, int back)
{
	if (back) {
		lws_fx_sub(&to->x, &to->x, &by->x);
		lws_fx_sub(&to->y, &to->y, &by->y);
		return;
	}
	lws_fx_add(&to->x, &to->x, &by->x);
	lws_fx_add(&to->y, &to->y, &by->y);
}

/* st is at an object; st->co has the origin of what is on it */
static void
enter(lws_display_render_stack_t *st, lws_dlo_t *d)
{
	st->dlo = d;
	box_move(&st->co, &d->box, 0);
	st->co.w = d->box.w;
	st->co.h = d->box.h;
}

/* the pixels of [curr, curr + 1) have a part of it */
static int
on_line(const lws_display_render_stack_t *st, int curr)
{
	const int64_t top = lws_sub_of(&st->co.y);

	return lws_sub_floor(top) <= curr &&
	       (lws_sub_ceil(top + lws_sub_of(&st->co.h)) > curr ||
		lws_dlo_image_is_unmeasured(st->dlo));
}

/* nothing of it, or on it, is below this line, and nobody fills it */
static int
ends_here(const lws_display_render_state_t *rs,
	  const lws_display_render_stack_t *st)
{
	const int64_t bottom =
		lws_sub_of(&st->co.y) + lws_sub_of(&st->dlo->box.h);

	return !st->dlo->children.count &&
	       lws_sub_ceil(bottom) <= (int)rs->curr &&
	       !lws_dlo_image_awaits(st->dlo);
}

/* the next object behind this one and its children; NULL: that was all */
static lws_dlo_t *
next_behind(lws_display_render_state_t *rs, lws_display_render_stack_t *st,
	    int destroy)
{
	lws_dlo_t *d, *next, *up;
	int ends;

	do {
		d = st->dlo;
		next = lws_dlo_of(d->list.next);
		up = lws_dlo_parent(&rs->displaylist, d);
		ends = destroy && ends_here(rs, st);
		box_move(&st->co, &d->box, 1);
		if (ends)
			lws_display_dlo_destroy(&d);
		st->dlo = up;
	} while (!next && up);

	return next;
}

/* begin with the root */
static void
walk_begin(lws_display_render_state_t *rs)
{
	memset(&rs->st[0], 0, sizeof(rs->st[0]));
	rs->sp = 0;
	if (rs->displaylist.dl.head)
		enter(&rs->st[0], lws_dlo_of(rs->displaylist.dl.head));
}

/* on to the next object in the order of drawing, st->dlo NULL: none */
static void
walk_on(lws_display_render_state_t *rs, int destroy)
{
	lws_display_render_stack_t *st = &rs->st[0];
	lws_dlo_t *d = lws_dlo_of(st->dlo->children.head);

	if (!d)
		d = next_behind(rs, st, destroy);
	st->dlo = NULL;
	if (d)
		enter(st, d);
}

lws_stateful_ret_t
lws_display_list_render_line(lws_display_render_state_t *rs)
{
	lws_display_render_stack_t *st = &rs->st[0];
	lws_stateful_ret_t r;

	if (rs->html == 1)
		return LWS_SRET_WANT_INPUT;
	if (!st->dlo) /* not in the middle of this line */
		walk_begin(rs);
	while (st->dlo) {
		if (st->dlo->render && on_line(st, rs->curr)) {
			r = st->dlo->render(rs);
			if (r != LWS_SRET_OK)
				return r;
		}
		walk_on(rs, 1);
	}

	return LWS_SRET_OK;
}

lws_stateful_ret_t
lws_display_get_ids_boxes(lws_display_render_state_t *rs)
{
	const int height = rs->ic->wh_px[1].whole;
	int bottom, lowest = -1;

	for (walk_begin(rs); rs->st[0].dlo; walk_on(rs, 0)) {
		if (!rs->st[0].dlo->id)
			continue;
		rs->st[0].dlo->id->box = rs->st[0].co;
		bottom = lws_sub_ceil(lws_sub_of(&rs->st[0].co.y) +
				      lws_sub_of(&rs->st[0].co.h));
		if (bottom > lowest)
			lowest = bottom < 0 ? 0 : bottom;
	}
	/* nothing is known by its id: then all is wanted */
	rs->lowest_id_y =
		(lws_display_scalar)(lowest < 0 || lowest > height ? height
								   : lowest);

	return LWS_SRET_OK;
}
