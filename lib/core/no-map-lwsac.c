/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Builds without lwsac: a map that asks for items from one gets none.
 */
#include "core/core.h"

void *
lws_map_alloc_lwsac(struct lws_map *map, size_t x)
{
	(void)map;
	(void)x;
	lwsl_err("%s: this build is without LWS_WITH_LWSAC\n", __func__);

	return NULL;
}

void
lws_map_free_lwsac(void *v)
{
	(void)v;
}
