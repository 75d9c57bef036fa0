/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What programs mostly want of a directory: delete it, add up its size, find
 * names in it. Deleting never goes through a link; a path is never cut, since
 * what a cut one names is something else.
 */
#include "system/dir/dir.h"

#include "plat/plat.h"

/* "dir/name" on the heap; "dir" for the entry that stands for it */
static char *
entry_path(const char *dirpath, const char *name)
{
	const size_t len = strlen(dirpath) + strlen(name) + 2;
	char *path = lws_malloc(len, "path");

	if (path)
		lws_snprintf(path, len, "%s%s%s", dirpath, *name ? "/" : "",
			     name);
	else
		lwsl_err("%s/%s: out of memory\n", dirpath, name);

	return path;
}

static void
empty_dir(const char *path)
{
	struct lws_dir_info info;

	memset(&info, 0, sizeof(info));
	info.dirpath = path;
	info.cb = lws_dir_rm_rf_cb;
	(void)lws_dir_walk(&info, LWS_DIR_ALL);
}

int
lws_dir_rm_rf_cb(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	char *path = entry_path(dirpath, lde->name);
	int r;

	(void)user;
	if (!path)
		return 0;
	if (lde->type == LDOT_DIR) {
		/* the one it started with has been emptied by the walk */
		if (*lde->name)
			empty_dir(path);
		r = lws_plat_rmdir(path);
	} else {
		r = lws_plat_unlink(path);
	}
	if (r)
		lwsl_warn("cannot remove %s: %s\n", path, strerror(errno));
	lws_free(path);

	return 0;
}

int
lws_dir_du_cb(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	lws_dir_du_t *du = user;
	struct lws_plat_stat st;
	char *path;

	if (!*lde->name || (lde->type != LDOT_DIR && lde->type != LDOT_FILE))
		return 0;
	path = entry_path(dirpath, lde->name);
	if (!path)
		return 0;
	if (lde->type == LDOT_DIR) {
		(void)lws_dir(path, user, lws_dir_du_cb);
	} else if (!lws_plat_lstat(path, &st)) {
		du->size_in_bytes += st.size;
		du->count_files++;
	}
	lws_free(path);

	return 0;
}

int
lws_dir_glob_cb(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	const lws_dir_glob_t *glob = user;
	char *path;

	if (lde->type == LDOT_DIR ||
	    lws_strcmp_wildcard(glob->filter, strlen(glob->filter), lde->name,
				strlen(lde->name)))
		return 0;
	path = entry_path(dirpath, lde->name);
	if (!path)
		return 0;
	glob->cb(glob->user, path);
	lws_free(path);

	return 0;
}
