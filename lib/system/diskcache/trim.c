/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Keeping the cache below its size, a directory at a time so that no call
 * takes long: a scan adds up all files and remembers the oldest; behind the
 * last directory these go until the rest fits. Then it rests, the longer the
 * more room there is. Files that were begun by processes that have ended are
 * files like all others.
 */
#include "system/diskcache/diskcache.h"

#include "system/dir/dir.h"

static void
scan_reset(struct lws_diskcache_scan *l)
{
	unsigned int n;

	for (n = 0; n < l->count_old; n++)
		lws_free(l->old[n].path);
	l->count_old = 0;
	l->total = 0;
	l->dir = 0;
}

/* among the oldest? 0, or -1: out of memory */
static int
remember(struct lws_diskcache_scan *l, const char *path,
	 const struct lws_plat_stat *st)
{
	struct lws_diskcache_old o = { NULL, st->mtime, st->size };
	unsigned int n = l->count_old;

	if (n == LWS_TUNE_DISKCACHE_OLDEST && l->old[n - 1].mtime <= o.mtime)
		return 0;
	o.path = lws_strdup_why(path, "diskcache");
	if (!o.path)
		return -1;
	if (n == LWS_TUNE_DISKCACHE_OLDEST)
		lws_free(l->old[--n].path);
	else
		l->count_old++;
	while (n && l->old[n - 1].mtime > o.mtime) {
		l->old[n] = l->old[n - 1];
		n--;
	}
	l->old[n] = o;

	return 0;
}

struct visit {
	struct lws_diskcache_scan *l;
	int oom;
};

static int
visit_file(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	struct visit *v = (struct visit *)user;
	struct lws_plat_stat st;
	char path[512];

	if (lde->type != LDOT_FILE ||
	    lws_snprintf(path, sizeof(path), "%s/%s", dirpath, lde->name) >=
		    (int)sizeof(path) - 1 ||
	    lws_plat_lstat(path, &st))
		return 0;
	v->l->total += st.size;
	v->oom = remember(v->l, path, &st);

	return v->oom;
}

static void
delete_oldest(struct lws_diskcache_scan *l)
{
	unsigned int n;

	for (n = 0; n < l->count_old && l->total > l->limit; n++)
		if (!lws_plat_unlink(l->old[n].path))
			l->total -= l->old[n].size;
		else if (errno != ENOENT)
			lwsl_warn("diskcache: %s: %s\n", l->old[n].path,
				  strerror(errno));
}

static void
rest(struct lws_diskcache_scan *l)
{
	if (l->total > l->limit)
		l->idle_s = 0; /* more than one scan can delete */
	else if (l->total > l->limit - l->limit / 8)
		l->idle_s = 60;
	else if (l->total > l->limit / 2)
		l->idle_s = 600;
	else
		l->idle_s = 3600;
	l->next_us = lws_now_usecs() + l->idle_s * LWS_USEC_PER_SEC;
}

int
lws_diskcache_trim(struct lws_diskcache_scan *l)
{
	struct visit v = { l, 0 };
	struct lws_dir_info info = { .user = &v, .cb = visit_file };
	struct lws_plat_stat st;
	char path[512];

	if (!l->base || l->next_us > lws_now_usecs())
		return 0;
	if (!l->old)
		l->old = lws_malloc(LWS_TUNE_DISKCACHE_OLDEST * sizeof(*l->old),
				    "diskcache");
	if (!l->old)
		return 1;
	if (lws_diskcache_dir(l->base, l->dir, path, sizeof(path)) ||
	    lws_plat_stat(path, &st)) {
		scan_reset(l);
		return -1;
	}
	info.dirpath = path;
	lws_dir_walk(&info, LWS_DIR_ALL);
	if (v.oom) {
		scan_reset(l);
		return 1;
	}
	if (++l->dir < LWS_DISKCACHE_DIRS)
		return 0;
	delete_oldest(l);
	rest(l);
	scan_reset(l);

	return 0;
}

int
lws_diskcache_secs_to_idle(struct lws_diskcache_scan *l)
{
	const lws_usec_t now = lws_now_usecs();

	if (l->next_us <= now)
		return 0;

	return (int)((l->next_us - now + LWS_USEC_PER_SEC - 1) /
		     LWS_USEC_PER_SEC);
}
