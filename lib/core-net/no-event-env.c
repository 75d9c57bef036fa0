/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without event libraries: the environment has nothing to choose from.
 */
#include "core-net/inside.h"

const char *
lws_event_loop_of_environment(void)
{
	return NULL;
}
