/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Inside of struct lws_map, for the files of this folder.
 */
#ifndef LWS_CORE_MAP_H
#define LWS_CORE_MAP_H

#include "core/core.h"

struct lws_map {
	struct lws_map_info info; /* with all functions set */

	struct lws_dll2_owner buckets[]; /* info.modulo of them */
};

#endif
