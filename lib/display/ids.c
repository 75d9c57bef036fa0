/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The elements of HTML that a program wants to know about, by their id.
 */
#include "display/display.h"

static lws_display_id_t *
id_of(lws_dll2_t *p)
{
	return lws_container_of(p, lws_display_id_t, list);
}

lws_display_id_t *
lws_display_render_get_id(lws_display_render_state_t *rs, const char *id)
{
	lws_start_foreach_dll(struct lws_dll2 *, p, rs->ids.head)
	{
		if (!strncmp(id_of(p)->id, id, sizeof(id_of(p)->id) - 1))
			return id_of(p);
	}
	lws_end_foreach_dll(p);

	return NULL;
}

lws_display_id_t *
lws_display_render_add_id(lws_display_render_state_t *rs, const char *id,
			  void *priv)
{
	lws_display_id_t *i = lws_display_render_get_id(rs, id);

	if (!i) {
		i = lws_zalloc(sizeof(*i), "display id");
		if (!i)
			return NULL;
		lws_strncpy(i->id, id, sizeof(i->id));
		lws_dll2_add_tail(&i->list, &rs->ids);
	}
	i->priv_user = priv;

	return i;
}

void
lws_display_render_free_ids(lws_display_render_state_t *rs)
{
	lws_display_id_t *i;

	while (rs->ids.head) {
		i = id_of(rs->ids.head);
		lws_dll2_remove(&i->list);
		lws_free(i);
	}
}

void
lws_display_render_dump_ids(lws_dll2_owner_t *ids)
{
	const lws_display_id_t *i;

	lws_start_foreach_dll(struct lws_dll2 *, p, ids->head)
	{
		i = id_of(p);
		lwsl_notice("#%s: %s, %d,%d %d x %d\n", i->id,
			    i->exists ? "is there" : "not seen", i->box.x.whole,
			    i->box.y.whole, i->box.w.whole, i->box.h.whole);
	}
	lws_end_foreach_dll(p);
}
