/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which thread is this: only compared, never used to reach the thread.
 */
#include "plat/plat.h"

#include <pthread.h>

uintptr_t
lws_plat_thread_self(void)
{
	return (uintptr_t)pthread_self();
}
