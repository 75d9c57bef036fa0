/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Programs on a loop that they know nothing of: LWS_X_EVENT_LIB names an event
 * library for contexts that have not chosen one. So every test and example runs
 * on each.
 */
#include "core-net/inside.h"

const char *
lws_event_loop_of_environment(void)
{
	const char *word =
		lws_plat_is_privileged() ? NULL : getenv("LWS_X_EVENT_LIB");

	return word && *word ? word : NULL;
}
