/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A build without libcap: no capability can be kept, and who asks for one must
 * hear it rather than run without.
 */
#include "plat/unix/unix.h"

int
lws_unix_caps_hold(void)
{
	errno = ENOSYS;

	return -1;
}

int
lws_unix_caps_restrict(const int *caps, unsigned int count)
{
	(void)caps;
	(void)count;
	errno = ENOSYS;

	return -1;
}
