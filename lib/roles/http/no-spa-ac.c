/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Values of forms in an lwsac, in a build without: nobody can have one.
 */
#include "roles/http/spa.h"

void *
lws_spa_ac_use(const lws_spa_create_info_t *info, size_t size)
{
	(void)info;
	(void)size;

	return NULL;
}

void
lws_spa_ac_free(const lws_spa_create_info_t *info)
{
	(void)info;
}
