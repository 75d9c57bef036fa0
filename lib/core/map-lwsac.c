/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Map items from an lwsac: info.opaque is the address of the lwsac's pointer,
 * info.aux the chunk size as a number (0: lwsac's default). Items go when the
 * lwsac is freed, which the map's owner does after destroying the map.
 */
#include "core/map.h"

void *
lws_map_alloc_lwsac(struct lws_map *map, size_t x)
{
	return lwsac_use(map->info.opaque, x, (size_t)(uintptr_t)map->info.aux);
}

void
lws_map_free_lwsac(void *v)
{
	(void)v; /* single pieces of an lwsac cannot be given back */
}
