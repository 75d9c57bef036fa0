/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Values of forms in the program's lwsac.
 */
#include "roles/http/spa.h"

void *
lws_spa_ac_use(const lws_spa_create_info_t *info, size_t size)
{
	return lwsac_use(info->ac, size, info->ac_chunk_size);
}

void
lws_spa_ac_free(const lws_spa_create_info_t *info)
{
	if (info->ac)
		lwsac_free(info->ac);
}
