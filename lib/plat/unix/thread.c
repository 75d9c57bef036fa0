/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which thread is this (only compared, never used to reach the thread), threads
 * of our own, and locks.
 */
#include "plat/plat.h"

uintptr_t
lws_plat_thread_self(void)
{
	return (uintptr_t)pthread_self();
}

static int
start(void *(*fn)(void *arg), void *arg, const pthread_attr_t *attr)
{
	sigset_t all, was;
	pthread_t id;
	int e;

	/* signals are for the program's threads */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	e = pthread_create(&id, attr, fn, arg);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	errno = e;

	return e ? -1 : 0;
}

int
lws_plat_thread_start(void *(*fn)(void *arg), void *arg)
{
	pthread_attr_t attr;
	int r;

	if (pthread_attr_init(&attr))
		return -1;
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	r = start(fn, arg, &attr);
	pthread_attr_destroy(&attr);

	return r;
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
