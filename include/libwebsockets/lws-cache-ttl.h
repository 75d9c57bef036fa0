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

typedef void (*lws_cache_item_destroy_cb)(void *item, size_t size);

struct lws_cache_match {
	lws_dll2_t list;
	lws_usec_t expiry;
	size_t payload_size;
	size_t tag_size;
};

struct lws_cache_results {
	const uint8_t *ptr;
	size_t size;
	size_t payload_len;
	size_t tag_len;
	const uint8_t *tag;
};

struct lws_cache_creation_info {
	struct lws_context *cx;
	const char *name;
	lws_cache_item_destroy_cb cb;
	struct lws_cache_ttl_lru *parent;
	const struct lws_cache_ops *ops;
	union {
		struct {
			const char *filepath;
		} nscookiejar;
	} u;
	size_t max_footprint;
	size_t max_items;
	size_t max_payload;
	int tsi;
};

struct lws_cache_ops {
	struct lws_cache_ttl_lru *(*create)(
		const struct lws_cache_creation_info *);
	void (*destroy)(struct lws_cache_ttl_lru **);
	int (*expunge)(struct lws_cache_ttl_lru *);
	int (*write)(struct lws_cache_ttl_lru *, const char *, const uint8_t *,
		     size_t, lws_usec_t, void **);
	int (*tag_match)(struct lws_cache_ttl_lru *, const char *, const char *,
			 char);
	int (*lookup)(struct lws_cache_ttl_lru *, const char *,
		      lws_dll2_owner_t *);
	int (*invalidate)(struct lws_cache_ttl_lru *, const char *);
	int (*get)(struct lws_cache_ttl_lru *, const char *, const void **,
		   size_t *);
	void (*debug_dump)(struct lws_cache_ttl_lru *);
};

typedef struct lws_cache_match lws_cache_match_t;
typedef struct lws_cache_results lws_cache_results_t;
LWS_VISIBLE extern const struct lws_cache_ops lws_cache_ops_heap;

LWS_VISIBLE extern const struct lws_cache_ops lws_cache_ops_nscookiejar;

LWS_VISIBLE LWS_EXTERN int
lws_cache_write_through(struct lws_cache_ttl_lru *cache,
			const char *specific_key, const uint8_t *source,
			size_t size, lws_usec_t expiry, void **ppay);

LWS_VISIBLE LWS_EXTERN int lws_cache_lookup(struct lws_cache_ttl_lru *cache,
					    const char *wildcard_key,
					    const void **pdata, size_t *psize);

LWS_VISIBLE LWS_EXTERN int lws_cache_item_get(struct lws_cache_ttl_lru *cache,
					      const char *specific_key,
					      const void **pdata,
					      size_t *psize);

LWS_VISIBLE LWS_EXTERN int
lws_cache_item_remove(struct lws_cache_ttl_lru *cache,
		      const char *wildcard_key);

LWS_VISIBLE LWS_EXTERN uint64_t
lws_cache_footprint(struct lws_cache_ttl_lru *cache);

LWS_VISIBLE LWS_EXTERN void
lws_cache_debug_dump(struct lws_cache_ttl_lru *cache);

LWS_VISIBLE LWS_EXTERN int
lws_cache_results_walk(lws_cache_results_t *walk_ctx);

LWS_VISIBLE LWS_EXTERN struct lws_cache_ttl_lru *
lws_cache_create(const struct lws_cache_creation_info *info);

LWS_VISIBLE LWS_EXTERN void lws_cache_destroy(struct lws_cache_ttl_lru **cache);

LWS_VISIBLE LWS_EXTERN int lws_cache_expunge(struct lws_cache_ttl_lru *cache);

#endif
