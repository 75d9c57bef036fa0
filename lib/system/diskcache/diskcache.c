/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files named by a hash in 256 directories. One that is being written has
 * another name, its own with ~ and something unique behind it, until the
 * program says that it is complete: nobody ever opens half a file.
 */
#include "system/diskcache/diskcache.h"

#define DEFAULT_LIMIT (256ull * 1024 * 1024)

int
lws_diskcache_dir(const char *base, unsigned int n, char *path, size_t size)
{
	static const char hex[] = "0123456789abcdef";
	const int r = lws_snprintf(path, size, "%s/%c/%c", base, hex[n >> 4],
				   hex[n & 15]);

	return r < 1 || (size_t)r + 1 >= size ? -1 : 0;
}

struct lws_diskcache_scan *
lws_diskcache_create(const char *cache_dir_base, uint64_t cache_size_limit)
{
	struct lws_diskcache_scan *lds = lws_zalloc(sizeof(*lds), "diskcache");

	if (!lds)
		return NULL;
	lds->base = cache_dir_base;
	lds->limit = cache_size_limit ? cache_size_limit : DEFAULT_LIMIT;

	return lds;
}

void
lws_diskcache_destroy(struct lws_diskcache_scan **lds)
{
	struct lws_diskcache_scan *l = *lds;
	unsigned int n;

	if (!l)
		return;
	for (n = 0; n < l->count_old; n++)
		lws_free(l->old[n].path);
	lws_free(l->old);
	lws_free(l);
	*lds = NULL;
}

static void
prepare_dir(const char *path, int mode, uid_t uid)
{
	int fd;

	if (lws_plat_mkdir(path, mode) && errno != EEXIST) {
		lwsl_err("diskcache: %s: %s\n", path, strerror(errno));
		return;
	}
	fd = lws_plat_open(path, O_RDONLY, 0);
	if (fd < 0 || lws_plat_give(fd, uid, (gid_t)-1))
		lwsl_err("diskcache: %s: %s\n", path, strerror(errno));
	if (fd >= 0)
		lws_plat_close(fd);
}

int
lws_diskcache_prepare(const char *cache_base_dir, int mode, uid_t uid)
{
	char path[512];
	unsigned int n;

	prepare_dir(cache_base_dir, mode, uid);
	for (n = 0; n < LWS_DISKCACHE_DIRS; n++) {
		if (lws_diskcache_dir(cache_base_dir, n, path, sizeof(path))) {
			lwsl_err("diskcache: %s: too long\n", cache_base_dir);
			break;
		}
		if (!(n & 15)) { /* base/x */
			path[strlen(path) - 2] = '\0';
			prepare_dir(path, mode, uid);
			lws_diskcache_dir(cache_base_dir, n, path,
					  sizeof(path));
		}
		prepare_dir(path, mode, uid);
	}

	return 0;
}

/* it becomes part of a path: nothing else may be in it */
static int
is_hash(const char *hex)
{
	size_t n = 0;

	while ((hex[n] >= '0' && hex[n] <= '9') ||
	       (hex[n] >= 'a' && hex[n] <= 'f'))
		n++;

	return n >= 2 && !hex[n];
}

/* a hit is as young as a new file, for trimming */
static int
open_extant(const char *path, int *fd, size_t *size)
{
	struct lws_plat_stat st;

	*fd = lws_plat_open(path, O_RDONLY, 0);
	if (*fd < 0)
		return -1;
	if (lws_plat_fstat(*fd, &st) || st.kind != LDOT_FILE) {
		lws_plat_close(*fd);
		*fd = -1;
		return -1;
	}
	*size = (size_t)st.size;
	lws_plat_touch(*fd);

	return 0;
}

static int
open_new(struct lws_diskcache_scan *lds, int *fd, char *path, size_t room)
{
	const size_t len = strlen(path);
	int r = lws_snprintf(
		path + len, room - len, "~%lu-%llu",
		(unsigned long)lws_plat_thread_self(),
		(unsigned long long)(lws_plat_wall_us() + lds->unique++));

	if (r < 1 || len + (size_t)r + 1 >= room)
		return LWS_DISKCACHE_QUERY_NO_CACHE;
	*fd = lws_plat_open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (*fd >= 0)
		return LWS_DISKCACHE_QUERY_CREATING;
	lwsl_err("diskcache: %s: %s\n", path, strerror(errno));

	return LWS_DISKCACHE_QUERY_NO_CACHE;
}

int
lws_diskcache_query(struct lws_diskcache_scan *lds, int is_bot,
		    const char *hash_hex, int *_fd, char *cache, int cache_len,
		    size_t *extant_cache_len)
{
	int n;

	*_fd = -1;
	if (!lds->base || cache_len < 1 || !is_hash(hash_hex))
		return LWS_DISKCACHE_QUERY_NO_CACHE;
	n = lws_snprintf(cache, (size_t)cache_len, "%s/%c/%c/%s", lds->base,
			 hash_hex[0], hash_hex[1], hash_hex);
	if (n + 1 >= cache_len)
		return LWS_DISKCACHE_QUERY_NO_CACHE;
	if (!open_extant(cache, _fd, extant_cache_len))
		return LWS_DISKCACHE_QUERY_EXISTS;
	if (is_bot)
		return LWS_DISKCACHE_QUERY_NO_CACHE;

	return open_new(lds, _fd, cache, (size_t)cache_len);
}

int
lws_diskcache_finalize_name(char *cache)
{
	char *slash = strrchr(cache, '/'), *tilde, *from;

	tilde = strchr(slash ? slash : cache, '~');
	if (!tilde)
		return 1;
	from = lws_strdup_why(cache, "diskcache");
	if (!from)
		return 1;
	*tilde = '\0';
	if (lws_plat_rename(from, cache)) {
		lwsl_err("diskcache: %s: %s\n", cache, strerror(errno));
		*tilde = '~';
		lws_free(from);
		return 1;
	}
	lws_free(from);

	return 0;
}
