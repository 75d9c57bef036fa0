/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes that several owners read and nobody changes any more: one block with a
 * count. The count is atomic, so the owners may be on different threads.
 */
#ifndef LWS_CORE_SHARED_H
#define LWS_CORE_SHARED_H

#include <libwebsockets.h>

#include <stdatomic.h>

struct lws_shared {
	atomic_uint refs;
	size_t len; /* bytes that are valid; set by who fills it */
	uint8_t bytes[];
};

/** lws_shared_create() - room for len bytes, one reference
 * \return the caller's; fill it before others see it. NULL: out of memory */
struct lws_shared *lws_shared_create(size_t len);

/** lws_shared_ref() - one more owner; \return s */
struct lws_shared *lws_shared_ref(struct lws_shared *s);

/** lws_shared_unref() - one less; the last frees it. NULL ok */
void lws_shared_unref(struct lws_shared *s);

/** lws_buflist_append_shared() - a segment that is part of a shared block
 * \param head: the list to grow, *head may be NULL
 * \param s: its bytes from ofs on, at least one; gets one more reference, which
 *	goes when they have been consumed
 * \return 0, or -1: out of memory. There is no limit of segments */
int lws_buflist_append_shared(struct lws_buflist **head, struct lws_shared *s,
			      size_t ofs);

#endif
