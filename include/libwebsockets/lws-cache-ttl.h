/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Caches of tagged blobs that expire, forget the least recently used, and can
 * stand on one another, as a memory cache in front of a file. The cookie jar
 * of the HTTP client is one.
 */

#ifndef LWS_CACHE_TTL_H
#define LWS_CACHE_TTL_H

struct lws_cache_ttl_lru;
struct lws_cache_ops;

/** Called before an item is freed
 * \param item: its payload
 * \param size: bytes of it
 */
typedef void (*lws_cache_item_destroy_cb)(void *item, size_t size);

/** An item that lookup found; its tag follows the record */
struct lws_cache_match {
	lws_dll2_t list;     /**< links what was found */
	lws_usec_t expiry;   /**< when it expires */
	size_t payload_size; /**< bytes of its payload */
	size_t tag_size;     /**< bytes of its tag */
};

/** Walk through the results of lws_cache_lookup() */
struct lws_cache_results {
	const uint8_t *ptr; /**< the results; moved on */
	size_t size;        /**< bytes of them; reduced */
	size_t payload_len; /**< out: bytes of the item's payload */
	size_t tag_len;     /**< out: bytes of its tag */
	const uint8_t *tag; /**< out: its tag, with a NUL */
};

/** Parameters of lws_cache_create(); zeroed, then set */
struct lws_cache_creation_info {
	struct lws_context *cx; /**< the context */
	const char *name;       /**< its name, for logs */
	/** called before an item is freed, or NULL */
	lws_cache_item_destroy_cb cb;
	/** the slower cache behind it, or NULL */
	struct lws_cache_ttl_lru *parent;
	/** what keeps the items, NULL: the heap */
	const struct lws_cache_ops *ops;
	/** what only some have */
	union {
		/** the cookie jar */
		struct {
			const char *filepath; /**< its file */
		} nscookiejar;
	} u;
	/** bytes of payload at a time, 0: no limit */
	size_t max_footprint;
	/** items at a time, 0: no limit */
	size_t max_items;
	/** bytes of one payload, 0: no limit */
	size_t max_payload;
	/** index of the service thread, from 0 */
	int tsi;
};

/** What keeps the items of a cache */
struct lws_cache_ops {
	/** make it */
	struct lws_cache_ttl_lru *(*create)(
		const struct lws_cache_creation_info *info);
	/** free it; what is in files stays */
	void (*destroy)(struct lws_cache_ttl_lru **cache);
	/** throw all items away */
	int (*expunge)(struct lws_cache_ttl_lru *cache);
	/** add or replace an item */
	int (*write)(struct lws_cache_ttl_lru *cache, const char *specific_key,
		     const uint8_t *source, size_t size, lws_usec_t expiry,
		     void **ppay);
	/** 0 if a tag fits a wildcard; the last argument is nonzero for lookup,
	 * 0 for removal
	 */
	int (*tag_match)(struct lws_cache_ttl_lru *cache, const char *wc,
			 const char *tag, char lookup_rules);
	/** add lws_cache_match_t for all that fit */
	int (*lookup)(struct lws_cache_ttl_lru *cache, const char *wildcard_key,
		      lws_dll2_owner_t *results_owner);
	/** remove what fits */
	int (*invalidate)(struct lws_cache_ttl_lru *cache,
			  const char *wildcard_key);
	/** find an item */
	int (*get)(struct lws_cache_ttl_lru *cache, const char *specific_key,
		   const void **pdata, size_t *psize);
	/** log all items, or NULL */
	void (*debug_dump)(struct lws_cache_ttl_lru *cache);
};

typedef struct lws_cache_match lws_cache_match_t;
typedef struct lws_cache_results lws_cache_results_t;

/** items in memory */
LWS_VISIBLE extern const struct lws_cache_ops lws_cache_ops_heap;

/** items in a Netscape cookie jar */
LWS_VISIBLE extern const struct lws_cache_ops lws_cache_ops_nscookiejar;

/** lws_cache_write_through() - add or replace an item, in this cache and those
 * behind it
 * \param cache: the cache
 * \param specific_key: its tag
 * \param source: its payload, copied; NULL: the caller fills it in
 * \param size: bytes of it
 * \param expiry: when it expires, by lws_now_usecs(); 0: never
 * \param ppay: out, where this cache has it; may be NULL
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_cache_write_through(struct lws_cache_ttl_lru *cache,
			const char *specific_key, const uint8_t *source,
			size_t size, lws_usec_t expiry, void **ppay);

/** lws_cache_lookup() - tags that fit a wildcard
 * \param cache: the cache
 * \param wildcard_key: the wildcard
 * \param pdata: out, the results, the cache's, until it changes or the
 *	callback returns
 * \param psize: out, bytes of them
 * \return 0; nonzero if nothing fits, or on failure
 */
LWS_VISIBLE LWS_EXTERN int lws_cache_lookup(struct lws_cache_ttl_lru *cache,
					    const char *wildcard_key,
					    const void **pdata, size_t *psize);

/** lws_cache_item_get() - find an item
 * \param cache: the cache; if one behind it has the item it gets a copy
 * \param specific_key: its tag
 * \param pdata: out, its payload, the cache's, until it changes or the
 *	callback returns
 * \param psize: out, bytes of it
 * \return 0, nonzero if it is not there
 */
LWS_VISIBLE LWS_EXTERN int lws_cache_item_get(struct lws_cache_ttl_lru *cache,
					      const char *specific_key,
					      const void **pdata,
					      size_t *psize);

/** lws_cache_item_remove() - remove what fits, in this cache and those behind
 * it
 * \param cache: the cache
 * \param wildcard_key: tag or wildcard
 * \return 0, also if nothing was there; nonzero on failure
 */
LWS_VISIBLE LWS_EXTERN int
lws_cache_item_remove(struct lws_cache_ttl_lru *cache,
		      const char *wildcard_key);

/** lws_cache_footprint() - how much it keeps
 * \param cache: the cache
 * \return bytes of payload
 */
LWS_VISIBLE LWS_EXTERN uint64_t
lws_cache_footprint(struct lws_cache_ttl_lru *cache);

/** lws_cache_debug_dump() - log all items, in debug builds
 * \param cache: the cache
 */
LWS_VISIBLE LWS_EXTERN void
lws_cache_debug_dump(struct lws_cache_ttl_lru *cache);

/** lws_cache_results_walk() - the next result of a lookup
 * \param walk_ctx: ptr and size set to the results first
 * \return 0; 1 at the end
 */
LWS_VISIBLE LWS_EXTERN int
lws_cache_results_walk(lws_cache_results_t *walk_ctx);

/** lws_cache_create() - make a cache
 * \param info: parameters, only read during the call
 * \return the cache, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN struct lws_cache_ttl_lru *
lws_cache_create(const struct lws_cache_creation_info *info);

/** lws_cache_destroy() - free a cache; what is in files and behind it stays
 * \param cache: the cache, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_cache_destroy(struct lws_cache_ttl_lru **cache);

/** lws_cache_expunge() - throw all items away, in this cache and those behind
 * it
 * \param cache: the cache
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_cache_expunge(struct lws_cache_ttl_lru *cache);

#endif
