/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How far an object's children reach, and what moves when its size changes:
 * what stands below it on the same object, and the sizes of those around it.
 */
#include "display/display.h"

static void
up_to(lws_fx_t *max, const lws_fx_t *at, const lws_fx_t *len)
{
	lws_fx_t end;

	lws_fx_add(&end, at, len);
	if (lws_fx_comp(&end, max) > 0)
		*max = end;
}

void
lws_dlo_contents(lws_dlo_t *parent, lws_dlo_dim_t *dim)
{
	const lws_dlo_t *d;

	memset(dim, 0, sizeof(*dim));
	lws_start_foreach_dll(struct lws_dll2 *, p, parent->children.head)
	{
		d = lws_dlo_of(p);
		up_to(&dim->w, &d->box.x, &d->box.w);
		up_to(&dim->h, &d->box.y, &d->box.h);
	}
	lws_end_foreach_dll(p);
}

/* what begins at or below y, behind the object on its list */
static void
push_lower(lws_dlo_t *dlo, const lws_fx_t *y, const lws_fx_t *by)
{
	lws_dlo_t *d;

	lws_start_foreach_dll(struct lws_dll2 *, p, dlo->list.next)
	{
		d = lws_dlo_of(p);
		if (lws_fx_comp(&d->box.y, y) >= 0)
			lws_fx_add(&d->box.y, &d->box.y, by);
	}
	lws_end_foreach_dll(p);
}

static void
resize(lws_dlo_t *dlo, const lws_dlo_dim_t *dim)
{
	lws_fx_t bottom, by;

	lws_fx_add(&bottom, &dlo->box.y, &dlo->box.h);
	lws_fx_sub(&by, &dim->h, &dlo->box.h);
	dlo->box.w = dim->w;
	dlo->box.h = dim->h;
	if (by.whole || by.frac)
		push_lower(dlo, &bottom, &by);
}

void
lws_display_dlo_adjust_dims(lws_dlo_t *dlo, lws_dlo_dim_t *dim)
{
	lws_dlo_dim_t want = *dim;
	lws_dlo_t *up;

	resize(dlo, &want);
	/* the root is on a list that is no object's: it is toplevel by rule */
	while (!dlo->flag_toplevel && dlo->list.owner) {
		up = lws_container_of(dlo->list.owner, lws_dlo_t, children);
		if (up->flag_toplevel)
			break;
		lws_dlo_contents(up, &want);
		if (lws_fx_comp(&want.w, &up->box.w) < 0)
			want.w = up->box.w;
		if (lws_fx_comp(&want.h, &up->box.h) < 0)
			want.h = up->box.h;
		resize(up, &want);
		dlo = up;
	}
}
