/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of cache. The calls are public (lws-cache-ttl.h); here is what
 * its files share.
 *
 * Caches stand on one another: a level's info.parent is the slower one behind
 * it, and several may stand on the same. What a lookup finds is decided by the
 * farthest level, the one without a parent; what it found is kept as a list in
 * the level that was asked, if that is on the heap, and dropped as soon as
 * something happens to a tag that is, or would be, on it.
 */
#ifndef LWS_CACHE_H
#define LWS_CACHE_H

#include "core-net/core-net.h"

/** struct lws_cache_ttl_lru - what every level has; first member of its own
 * kind's record */
struct lws_cache_ttl_lru {
	struct lws_cache_creation_info info; /* strings: owned by the kind */
	lws_dll2_owner_t children;           /* levels whose parent this is */
	lws_dll2_t sibling;                  /* in the parent's children */
	uint64_t footprint;                  /* bytes of payload */
	lws_usec_t got_expiry; /* of what was found or written last; 0 never */
	void *answer; /* owned: what was found last and is kept nowhere else */
};

/* what happens to a tag, for the lists that it is on */
enum lws_cache_event {
	LWS_CACHE_ADDED,   /* tag: will be there */
	LWS_CACHE_REMOVED, /* tag: a wildcard; all that fit go */
	LWS_CACHE_LOST     /* tag: this one went by itself */
};

/** lws_cache_init() - begin a level that its kind has allocated, zeroed */
void lws_cache_init(struct lws_cache_ttl_lru *cache,
		    const struct lws_cache_creation_info *info);

/** lws_cache_fini() - the levels around it forget it; frees the answer */
void lws_cache_fini(struct lws_cache_ttl_lru *cache);

/** lws_cache_fault() - was it ordered to fail here? (lws_fi()) */
int lws_cache_fault(const struct lws_cache_creation_info *info,
		    const char *name);

/** lws_cache_answer() - bytes that stay until the next question
 * \return in cache->answer, or NULL: out of memory */
void *lws_cache_answer(struct lws_cache_ttl_lru *cache, size_t size);

struct lws_cache_tag {
	const char *p; /* not terminated */
	size_t len;
};

/** lws_cache_match_add() - one more that was found
 * \param m: payload_size and expiry set
 * \return 0, or -1: out of memory */
int lws_cache_match_add(lws_dll2_owner_t *found, const lws_cache_match_t *m,
			struct lws_cache_tag tag,
			const struct lws_cache_creation_info *info);

/** lws_cache_lists_drop() - lists that what happens makes wrong, in all levels
 * that stand together with this one */
void lws_cache_lists_drop(struct lws_cache_ttl_lru *cache,
			  enum lws_cache_event event, const char *tag);

/* -- lists in heap levels (heap.c); of others they do nothing -- */

/** lws_cache_list_get() - what a lookup found; 0, or 1: it is not known */
int lws_cache_list_get(struct lws_cache_ttl_lru *cache, const char *wildcard,
		       const void **pdata, size_t *psize);

/** lws_cache_list_put() - keep it, for the caller to fill in
 * \return size bytes, or NULL: it is not kept */
uint8_t *lws_cache_list_put(struct lws_cache_ttl_lru *cache,
			    const char *wildcard, size_t size,
			    lws_usec_t expiry);

/** lws_cache_list_drop() - in this level alone
 * \param rules: the farthest level */
void lws_cache_list_drop(struct lws_cache_ttl_lru *cache,
			 struct lws_cache_ttl_lru *rules,
			 enum lws_cache_event event, const char *tag);

#endif
