/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Linux capabilities, through libcap: a few rights that root had and the user
 * may go on having, such as binding to a port below 1024.
 */
#include "plat/unix/unix.h"

#include <sys/capability.h>
#include <sys/prctl.h>

int
lws_unix_caps_hold(void)
{
	return prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0);
}

int
lws_unix_caps_restrict(const int *caps, unsigned int count)
{
	cap_t set = cap_init();
	int bad = 1;

	if (set &&
	    !cap_set_flag(set, CAP_PERMITTED, (int)count, caps, CAP_SET) &&
	    !cap_set_flag(set, CAP_EFFECTIVE, (int)count, caps, CAP_SET))
		bad = cap_set_proc(set);
	if (set)
		cap_free(set);
	if (!bad)
		bad = prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0);

	return bad ? -1 : 0;
}
