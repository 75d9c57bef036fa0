/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A directory used as a cache of files named by hash, trimmed to a size.
 */

#ifndef LWS_DISKCACHE_H
#define LWS_DISKCACHE_H

/** there is no cache for it */
#define LWS_DISKCACHE_QUERY_NO_CACHE 0

/** it is there: read it */
#define LWS_DISKCACHE_QUERY_EXISTS 1

/** it is not there: write it */
#define LWS_DISKCACHE_QUERY_CREATING 2

/** somebody writes it */
#define LWS_DISKCACHE_QUERY_ONGOING 3

struct lws_diskcache_scan;

/** lws_diskcache_create() - use a directory as a cache
 * \param cache_dir_base: the directory, kept by pointer; NULL: no cache
 * \param cache_size_limit: bytes it may have, 0: 256 MiB
 * \return the cache, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN struct lws_diskcache_scan *
lws_diskcache_create(const char *cache_dir_base, uint64_t cache_size_limit);

/** lws_diskcache_destroy() - use it no more; the files stay
 * \param lds: the cache, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void
lws_diskcache_destroy(struct lws_diskcache_scan **lds);

/** lws_diskcache_prepare() - make the directories, while privileged
 * \param cache_base_dir: the directory
 * \param mode: mode of the directories
 * \param uid: who owns them
 * \return 0; problems are logged
 */
LWS_VISIBLE LWS_EXTERN int lws_diskcache_prepare(const char *cache_base_dir,
						 int mode, uid_t uid);

/** lws_diskcache_query() - look for a file, or begin one
 * \param lds: the cache
 * \param is_bot: nonzero: don't begin one
 * \param hash_hex: its hash, lower case hex digits
 * \param _fd: out, the file, which the caller closes
 * \param cache: gets its path
 * \param cache_len: bytes there
 * \param extant_cache_len: out, bytes of the file
 * \return LWS_DISKCACHE_QUERY_...
 */
LWS_VISIBLE LWS_EXTERN int lws_diskcache_query(struct lws_diskcache_scan *lds,
					       int is_bot, const char *hash_hex,
					       int *_fd, char *cache,
					       int cache_len,
					       size_t *extant_cache_len);

/** lws_diskcache_finalize_name() - a file that was begun is complete
 * \param cache: its path; out, that of the complete one
 * \return 0, or 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_diskcache_finalize_name(char *cache);

/** lws_diskcache_trim() - do a bit of cleaning
 * \param lds: the cache
 * \return 0; 1: memory is short; -1: a directory is missing
 */
LWS_VISIBLE LWS_EXTERN int lws_diskcache_trim(struct lws_diskcache_scan *lds);

/** lws_diskcache_secs_to_idle() - how long cleaning may rest
 * \param lds: the cache
 * \return seconds
 */
LWS_VISIBLE LWS_EXTERN int
lws_diskcache_secs_to_idle(struct lws_diskcache_scan *lds);

#endif
