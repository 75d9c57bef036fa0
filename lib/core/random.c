/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Random bytes for programs. The source is the platform's (core/random.h); it
 * has no state in the context, so any context, or none, will do.
 */
#include "core/core.h"

size_t
lws_get_random(struct lws_context *context, void *buf, size_t len)
{
	(void)context;

	return lws_random_source(buf, len) ? 0 : len;
}
