/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Where a context keeps its fonts and files for display.
 */
#include "core-net/core-net.h"
#include "display/display.h"

struct lws_display_assets *
lws_display_assets(struct lws_context *cx)
{
	return cx ? cx->display : NULL;
}

static int
context_init(struct lws_context *cx,
	     const struct lws_context_creation_info *info)
{
	(void)info;
	cx->display = lws_zalloc(sizeof(*cx->display), "display assets");

	return cx->display ? 0 : -1;
}

static void
context_fini(struct lws_context *cx)
{
	lws_fonts_destroy(cx);
	lws_dlo_file_destroy(cx);
	lws_free_set_NULL(cx->display);
}

const struct lws_subsystem_ops lws_subsystem_display = {
	.name = "display",
	.context_init = context_init,
	.context_fini = context_fini,
};
