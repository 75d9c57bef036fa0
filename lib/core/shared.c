/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * See shared.h. The last owner must see what the others did with the block
 * before it frees it: hence release and acquire.
 */
#include "core/core.h"

struct lws_shared *
lws_shared_create(size_t len)
{
	struct lws_shared *s;

	if (len > SIZE_MAX - sizeof(*s))
		return NULL;
	s = lws_malloc(sizeof(*s) + len, "shared");
	if (!s)
		return NULL;
	atomic_init(&s->refs, 1);
	s->len = len;

	return s;
}

struct lws_shared *
lws_shared_ref(struct lws_shared *s)
{
	atomic_fetch_add_explicit(&s->refs, 1, memory_order_relaxed);

	return s;
}

void
lws_shared_unref(struct lws_shared *s)
{
	if (s &&
	    atomic_fetch_sub_explicit(&s->refs, 1, memory_order_acq_rel) == 1)
		lws_free(s);
}
