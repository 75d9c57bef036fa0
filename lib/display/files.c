/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files that are bytes in memory: what a context has, by name.
 */
#include "display/display.h"

static lws_dlo_filesystem_t *
file_of(lws_dll2_t *p)
{
	return lws_container_of(p, lws_dlo_filesystem_t, list);
}

static lws_dlo_filesystem_t *
find(struct lws_context *cx, const char *name)
{
	struct lws_display_assets *as = lws_display_assets(cx);

	if (!as)
		return NULL;
	lws_start_foreach_dll(struct lws_dll2 *, p, as->files.head)
	{
		if (!strcmp(file_of(p)->name, name))
			return file_of(p);
	}
	lws_end_foreach_dll(p);

	return NULL;
}

const lws_dlo_filesystem_t *
lws_dlo_file_choose(struct lws_context *cx, const char *name)
{
	return find(cx, name);
}

void
lws_dlo_file_unregister(lws_dlo_filesystem_t **f)
{
	if (!*f)
		return;
	lws_dll2_remove(&(*f)->list);
	lws_free_set_NULL(*f);
}

void
lws_dlo_file_unregister_by_name(struct lws_context *cx, const char *name)
{
	lws_dlo_filesystem_t *f = find(cx, name);

	lws_dlo_file_unregister(&f);
}

lws_dlo_filesystem_t *
lws_dlo_file_register(struct lws_context *cx, const lws_dlo_filesystem_t *f)
{
	struct lws_display_assets *as = lws_display_assets(cx);
	lws_dlo_filesystem_t *own;

	if (!as)
		return NULL;
	own = lws_zalloc(sizeof(*own), "display file");
	if (!own)
		return NULL;
	own->name = f->name;
	own->data = f->data;
	own->len = f->len;
	lws_dlo_file_unregister_by_name(cx, f->name);
	lws_dll2_add_tail(&own->list, &as->files);

	return own;
}

void
lws_dlo_file_destroy(struct lws_context *cx)
{
	struct lws_display_assets *as = lws_display_assets(cx);
	lws_dlo_filesystem_t *f;

	while (as && as->files.head) {
		f = file_of(as->files.head);
		lws_dlo_file_unregister(&f);
	}
}
