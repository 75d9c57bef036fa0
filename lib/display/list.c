/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Display lists: a tree of objects. The first one is the root, what comes
 * without a parent after it goes on that. An object belongs to what it is on,
 * and goes with it. Trees can be as deep as memory allows, so nothing here is
 * done by recursion.
 */
#include "display/display.h"

void
lws_display_dl_init(lws_displaylist_t *dl, struct lws_display_state *ds)
{
	memset(dl, 0, sizeof(*dl));
	dl->ds = ds;
}

int
lws_display_dlo_add(lws_displaylist_t *dl, lws_dlo_t *dlo_parent,
		    lws_dlo_t *dlo)
{
	lws_dll2_owner_t *owner = &dl->dl;

	if (!dlo_parent)
		dlo_parent = lws_dlo_of(dl->dl.head);
	if (dlo_parent)
		owner = &dlo_parent->children;
	lws_dll2_add_tail(&dlo->list, owner);

	return 0;
}

lws_dlo_t *
lws_dlo_new(lws_displaylist_t *dl, lws_dlo_t *parent, size_t size,
	    const lws_box_t *box, lws_dlo_renderer_t render)
{
	lws_dlo_t *d = lws_zalloc(size, "display object");

	if (!d)
		return NULL;
	d->box = *box;
	d->render = render;
	lws_display_dlo_add(dl, parent, d);

	return d;
}

/* one without children */
static void
free_one(lws_dlo_t *d)
{
	if (d->_destroy)
		d->_destroy(d);
	lws_dll2_remove(&d->list);
	lws_dll2_remove(&d->col_list);
	lws_dll2_remove(&d->row_list);
	lws_free(d);
}

void
lws_display_dlo_destroy(lws_dlo_t **r)
{
	lws_dlo_t *top = *r, *d = top, *up;

	while (d) {
		if (d->children.tail) {
			d = lws_dlo_of(d->children.tail);
			continue;
		}
		up = d == top ? NULL
			      : lws_container_of(d->list.owner, lws_dlo_t,
						 children);
		free_one(d);
		d = up;
	}
	*r = NULL;
}

void
lws_display_list_destroy(lws_displaylist_t *dl)
{
	lws_dlo_t *d;

	while (dl && dl->dl.tail) {
		d = lws_dlo_of(dl->dl.tail);
		lws_display_dlo_destroy(&d);
	}
}

static void
dump_one(const lws_dlo_t *d, int depth)
{
	char x[24], y[24], w[24], h[24];

	lwsl_notice("%*s%p: %s,%s %s x %s, %08x%s%s\n", depth * 2, "",
		    (const void *)d, lws_fx_string(&d->box.x, x, sizeof(x)),
		    lws_fx_string(&d->box.y, y, sizeof(y)),
		    lws_fx_string(&d->box.w, w, sizeof(w)),
		    lws_fx_string(&d->box.h, h, sizeof(h)), (unsigned int)d->dc,
		    d->id ? " #" : "", d->id ? d->id->id : "");
}

void
lws_display_dl_dump(lws_displaylist_t *dl)
{
	lws_dlo_t *d = lws_dlo_of(dl->dl.head);
	int depth = 0;

	while (d) {
		dump_one(d, depth);
		if (d->children.head) {
			d = lws_dlo_of(d->children.head);
			depth++;
			continue;
		}
		while (d && !d->list.next) {
			d = lws_dlo_parent(dl, d);
			depth--;
		}
		d = d ? lws_dlo_of(d->list.next) : NULL;
	}
}
