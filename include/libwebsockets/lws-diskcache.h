/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A directory used as a cache of files named by hash, trimmed to a size.
 */

#ifndef LWS_DISKCACHE_H
#define LWS_DISKCACHE_H

#define LWS_DISKCACHE_QUERY_NO_CACHE 0
#define LWS_DISKCACHE_QUERY_EXISTS   1
#define LWS_DISKCACHE_QUERY_CREATING 2
#define LWS_DISKCACHE_QUERY_ONGOING  3

struct lws_diskcache_scan;

LWS_VISIBLE LWS_EXTERN struct lws_diskcache_scan *
lws_diskcache_create(const char *cache_dir_base, uint64_t cache_size_limit);

LWS_VISIBLE LWS_EXTERN void
lws_diskcache_destroy(struct lws_diskcache_scan **lds);

LWS_VISIBLE LWS_EXTERN int lws_diskcache_prepare(const char *cache_base_dir,
						 int mode, uid_t uid);

LWS_VISIBLE LWS_EXTERN int lws_diskcache_query(struct lws_diskcache_scan *lds,
					       int is_bot, const char *hash_hex,
					       int *_fd, char *cache,
					       int cache_len,
					       size_t *extant_cache_len);

LWS_VISIBLE LWS_EXTERN int lws_diskcache_finalize_name(char *cache);

LWS_VISIBLE LWS_EXTERN int lws_diskcache_trim(struct lws_diskcache_scan *lds);

LWS_VISIBLE LWS_EXTERN int
lws_diskcache_secs_to_idle(struct lws_diskcache_scan *lds);

#endif
