/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A file's content kept in memory, in an lwsac of its own:
 *
 *	struct cached | content | NUL
 *
 * The caller holds the address of the content. Every few seconds a use looks
 * whether the file has changed; if so the new content gets a new lwsac, and the
 * old one goes when its last user has ended: users count as references of the
 * lwsac.
 */
#include "core/core.h"
#include "plat/plat.h"

#include <fcntl.h>

struct cached {
	struct lwsac *ac; /* owned: the lwsac that this is in */
	lws_usec_t checked_us;
	struct lws_plat_stat st; /* of the file when it was read */
	size_t len;              /* bytes of content */
};

static struct cached *
cached_of(lwsac_cached_file_t cache)
{
	return (struct cached *)(void *)cache - 1;
}

static int
is_unchanged(const struct lws_plat_stat *a, const struct lws_plat_stat *b)
{
	return a->mtime == b->mtime && a->mtime_ns == b->mtime_ns &&
	       a->size == b->size;
}

/* what the file has, at most len bytes; it may have shrunk meanwhile */
static int
read_content(int fd, uint8_t *p, size_t len, size_t *used)
{
	enum lws_io io = LWS_IO_OK;
	size_t n;

	for (*used = 0; *used < len; *used += n) {
		io = lws_plat_read(fd, p + *used, len - *used, &n);
		if (io == LWS_IO_EOF)
			return 0;
		if (io != LWS_IO_OK)
			return -1;
	}

	return 0;
}

/* NULL: said why */
static struct cached *
cached_create(const char *path, int fd)
{
	struct lws_plat_stat st;
	struct lwsac *ac = NULL;
	struct cached *c;

	if (lws_plat_fstat(fd, &st)) {
		lwsl_err("%s: %s: stat: %s\n", __func__, path, strerror(errno));
		return NULL;
	}
	if (st.kind != LDOT_FILE || st.size > SIZE_MAX / 2) {
		lwsl_err("%s: %s is no file that can be kept\n", __func__,
			 path);
		return NULL;
	}

	c = lwsac_use(&ac, sizeof(*c) + (size_t)st.size + 1,
		      sizeof(*c) + (size_t)st.size + 1);
	if (!c) {
		lwsl_err("%s: %s: out of memory\n", __func__, path);
		return NULL;
	}
	memset(c, 0, sizeof(*c));
	c->ac = ac;
	c->st = st;

	if (read_content(fd, (uint8_t *)&c[1], (size_t)st.size, &c->len)) {
		lwsl_err("%s: %s: read: %s\n", __func__, path, strerror(errno));
		lwsac_free(&ac);
		return NULL;
	}
	((uint8_t *)&c[1])[c->len] = '\0';

	return c;
}

static struct cached *
cached_load(const char *path)
{
	/* something that is no file must not block us */
	int fd = lws_plat_open(path, O_RDONLY | O_NONBLOCK, 0);
	struct cached *c;

	if (fd < 0) {
		lwsl_err("%s: %s: open: %s\n", __func__, path, strerror(errno));
		return NULL;
	}
	c = cached_create(path, fd);
	lws_plat_close(fd);

	return c;
}

/* is the old content still that of the file? 1, 0, or -1: cannot tell */
static int
cached_is_fresh(struct cached *c, const char *path, lws_usec_t now_us)
{
	struct lws_plat_stat st;

	if (now_us - c->checked_us < LWS_TUNE_CACHED_FILE_CHECK_US)
		return 1;
	if (lws_plat_stat(path, &st)) {
		lwsl_err("%s: %s: stat: %s\n", __func__, path, strerror(errno));
		return -1;
	}
	if (!is_unchanged(&st, &c->st))
		return 0;
	c->checked_us = now_us;

	return 1;
}

int
lwsac_cached_file(const char *filepath, lwsac_cached_file_t *cache, size_t *len)
{
	struct cached *c = *cache ? cached_of(*cache) : NULL;
	lws_usec_t now_us = lws_now_usecs();
	int fresh = c ? cached_is_fresh(c, filepath, now_us) : 0;

	if (fresh < 0)
		return 1;

	if (!fresh) {
		c = cached_load(filepath);
		if (!c)
			return 1;
		c->checked_us = now_us;
		lwsac_use_cached_file_detach(cache);
		*cache = (lwsac_cached_file_t)&c[1];
	}
	*len = c->len;

	return 0;
}

void
lwsac_use_cached_file_start(lwsac_cached_file_t cache)
{
	lwsac_reference(cached_of(cache)->ac);
}

/* the content went if its lwsac did */
static void
release(lwsac_cached_file_t *cache, void (*how)(struct lwsac **ac))
{
	struct lwsac *ac;

	if (!*cache)
		return;
	ac = cached_of(*cache)->ac;
	how(&ac);
	if (!ac)
		*cache = NULL;
}

void
lwsac_use_cached_file_end(lwsac_cached_file_t *cache)
{
	release(cache, lwsac_unreference);
}

void
lwsac_use_cached_file_detach(lwsac_cached_file_t *cache)
{
	release(cache, lwsac_detach);
}
