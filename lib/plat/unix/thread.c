/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which thread is this (only compared, never used to reach the thread), and
 * locks.
 */
#include "plat/plat.h"

uintptr_t
lws_plat_thread_self(void)
{
	return (uintptr_t)pthread_self();
}

int
lws_plat_recursive_mutex(pthread_mutex_t *lock)
{
	pthread_mutexattr_t a;
	int r;

	if (pthread_mutexattr_init(&a))
		return -1;
	pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
	r = pthread_mutex_init(lock, &a);
	pthread_mutexattr_destroy(&a);

	return r ? -1 : 0;
}
