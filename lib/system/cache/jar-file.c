/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The file of a cookie jar. It is only ever replaced whole: written beside
 * itself and renamed, so a reader, a full disk or the end of the process find
 * the old jar or the new one. Who changes it holds a lock, a file that only
 * one can make, since several processes may have one jar.
 */
#include "system/cache/jar.h"

#define LOCK_STEP_MS 10

int
lws_jar_file_init(struct lws_jar_file *f, const char *path)
{
	const size_t len = strlen(path);
	char *p = lws_malloc(3 * (len + 5), "cookie jar path");

	if (!p)
		return -1;
	f->path = p;
	memcpy(p, path, len + 1);
	p += len + 1;
	f->tmp = p;
	p += lws_snprintf(p, len + 5, "%s.tmp", path) + 1;
	f->lock = p;
	lws_snprintf(p, len + 5, "%s.LCK", path);

	return 0;
}

void
lws_jar_file_fini(struct lws_jar_file *f)
{
	lws_free_set_NULL(f->path);
}

static int
complain(const char *path, const char *what)
{
	lwsl_err("cookie jar %s: %s: %s\n", path, what, strerror(errno));

	return -1;
}

int
lws_jar_file_load(const struct lws_jar_file *f, uint8_t **buf, size_t *len)
{
	*buf = NULL;
	*len = 0;
	if (!lws_plat_load(f->path, LWS_LIMIT_COOKIE_JAR, buf, len))
		return 0;
	if (errno == ENOENT)
		return 0;

	return complain(f->path, "cannot be read");
}

/* 1 if its maker is gone: nobody needs seconds for a change */
static int
lock_is_stale(const struct lws_jar_file *f)
{
	const int64_t now = (int64_t)(lws_plat_wall_us() / LWS_USEC_PER_SEC);
	struct lws_plat_stat st;

	if (lws_plat_lstat(f->lock, &st))
		return 0;

	return st.mtime + LWS_TUNE_COOKIE_LOCK_STALE_S < now ||
	       st.mtime > now + LWS_TUNE_COOKIE_LOCK_STALE_S;
}

static int
make_exclusive(const char *path)
{
	return lws_plat_open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
}

int
lws_jar_file_lock(const struct lws_jar_file *f)
{
	unsigned int ms;
	int fd;

	for (ms = 0;; ms += LOCK_STEP_MS) {
		fd = make_exclusive(f->lock);
		if (fd >= 0) {
			lws_plat_close(fd);
			return 0;
		}
		if (errno != EEXIST || ms >= LWS_LIMIT_COOKIE_LOCK_WAIT_MS)
			return complain(f->lock, "cannot lock");
		if (lock_is_stale(f)) {
			lwsl_warn("%s: taken away, its owner is gone\n",
				  f->lock);
			lws_plat_unlink(f->lock);
			continue;
		}
		lws_plat_poll(NULL, 0, LOCK_STEP_MS);
	}
}

void
lws_jar_file_unlock(const struct lws_jar_file *f)
{
	if (lws_plat_unlink(f->lock))
		complain(f->lock, "cannot unlock");
}

static int
write_tmp(const struct lws_jar_file *f,
	  const struct lws_cache_creation_info *info, struct lws_span text)
{
	int fd = -1, r;

	/* what a process left that ended in the middle, or a trap */
	lws_plat_unlink(f->tmp);
	if (lws_cache_fault(info, "cache_regen_temp_open"))
		errno = EIO;
	else
		fd = make_exclusive(f->tmp);
	if (fd < 0)
		return complain(f->tmp, "cannot be made");
	if (lws_cache_fault(info, "cache_regen_temp_write")) {
		errno = ENOSPC;
		r = -1;
	} else {
		r = lws_plat_write_all(fd, text.p, text.len);
	}
	if (r)
		complain(f->tmp, "cannot be written");
	if (lws_plat_file_close(fd) && !r)
		r = complain(f->tmp, "cannot be written");

	return r;
}

int
lws_jar_file_replace(const struct lws_jar_file *f,
		     const struct lws_cache_creation_info *info,
		     struct lws_span text)
{
	if (!write_tmp(f, info, text)) {
		if (!lws_plat_rename(f->tmp, f->path))
			return 0;
		complain(f->path, "cannot be replaced");
	}
	lws_plat_unlink(f->tmp);

	return -1;
}
