/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A lock that its holder may take again: glue code of programs uses it.
 */
#include "core-net/inside.h"

#include <assert.h>

void
lws_mutex_refcount_init(struct lws_mutex_refcount *mr)
{
	pthread_mutexattr_t a;

	pthread_mutexattr_init(&a);
	pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&mr->lock, &a);
	pthread_mutexattr_destroy(&a);
	mr->last_lock_reason = NULL;
	mr->lock_depth = 0;
	mr->metadata = 1;
}

void
lws_mutex_refcount_destroy(struct lws_mutex_refcount *mr)
{
	pthread_mutex_destroy(&mr->lock);
	mr->metadata = 0;
}

void
lws_mutex_refcount_lock(struct lws_mutex_refcount *mr, const char *reason)
{
	pthread_mutex_lock(&mr->lock);
	if (mr->lock_depth++)
		return;
	mr->last_lock_reason = reason;
	mr->lock_owner = pthread_self();
}

void
lws_mutex_refcount_unlock(struct lws_mutex_refcount *mr)
{
	if (!--mr->lock_depth)
		mr->last_lock_reason = "free";
	pthread_mutex_unlock(&mr->lock);
}

void
lws_mutex_refcount_assert_held(struct lws_mutex_refcount *mr)
{
	assert(mr->lock_depth && pthread_equal(mr->lock_owner, pthread_self()));
	(void)mr;
}
