/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Walking a directory: all names are read first, sorted, and the directory is
 * closed before anybody is called, so a callback may delete what it is shown,
 * and walk deeper without descriptors adding up.
 */
#include "system/dir/dir.h"

#include "plat/plat.h"

/* The names of a directory, one behind the other, each with its kind in front;
 * and, once all are there, pointers to them in order. */
struct names {
	char *text; /* owned */
	size_t used, room;
	size_t count;
	const char **sorted; /* owned; point into text, at the kinds */
};

static void
names_free(struct names *n)
{
	lws_free(n->text);
	lws_free(n->sorted);
}

static int
names_add(struct names *n, const char *name, lws_dir_obj_type_t kind)
{
	const size_t len = strlen(name) + 1;

	if (n->room - n->used < len + 1) {
		const size_t room = n->room * 2 + len + 1024;
		char *p = lws_realloc(n->text, room, "directory names");

		if (!p)
			return -1;
		n->text = p;
		n->room = room;
	}
	n->text[n->used++] = (char)kind;
	memcpy(n->text + n->used, name, len);
	n->used += len;
	n->count++;

	return 0;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a + 1, *(const char *const *)b + 1);
}

static int
names_sort(struct names *n)
{
	const char *p = n->text;
	size_t i;

	if (!n->count)
		return 0;
	n->sorted = lws_malloc(n->count * sizeof(*n->sorted), "directory");
	if (!n->sorted)
		return -1;
	for (i = 0; i < n->count; i++) {
		n->sorted[i] = p;
		p += strlen(p + 1) + 2;
	}
	qsort(n->sorted, n->count, sizeof(*n->sorted), compare);

	return 0;
}

/* 0, or -1 with errno */
static int
names_read(struct names *n, const char *path, enum lws_dir_names which)
{
	struct lws_plat_dir d;
	lws_dir_obj_type_t kind;
	const char *name;
	int r;

	if (lws_plat_dir_open(&d, path))
		return -1;
	while ((r = lws_plat_dir_next(&d, &name, &kind)) == 1) {
		/* by contract: editors' copies are not shown */
		if (which == LWS_DIR_USUAL && strchr(name, '~'))
			continue;
		if (names_add(n, name, kind)) {
			errno = ENOMEM;
			r = -1;
			break;
		}
	}
	lws_plat_dir_close(&d);
	if (!r && names_sort(n)) {
		errno = ENOMEM;
		r = -1;
	}

	return r;
}

/* 1 all were shown, 0 the callback has ended it */
static int
show(const struct names *n, const struct lws_dir_info *info)
{
	struct lws_dir_entry e;
	size_t i;

	for (i = 0; i < n->count; i++) {
		e.type = (lws_dir_obj_type_t)n->sorted[i][0];
		e.name = n->sorted[i] + 1;
		if (info->cb(info->dirpath, info->user, &e))
			return 0;
	}

	return 1;
}

static int
show_toplevel(const struct lws_dir_info *info)
{
	struct lws_dir_entry e = { .name = "", .type = LDOT_UNKNOWN };
	struct lws_plat_stat st;

	if (!lws_plat_lstat(info->dirpath, &st))
		e.type = st.kind;

	return !info->cb(info->dirpath, info->user, &e);
}

int
lws_dir_walk(const struct lws_dir_info *info, enum lws_dir_names which)
{
	struct names n;
	int r = 1;

	memset(&n, 0, sizeof(n));
	if (names_read(&n, info->dirpath, which)) {
		lwsl_err("%s: %s\n", info->dirpath, strerror(errno));
		/* a directory that is not there counts as visited */
		r = errno != ENOMEM;
	} else {
		r = show(&n, info);
	}
	names_free(&n);
	if (r && info->do_toplevel_cb)
		r = show_toplevel(info);

	return r;
}

int
lws_dir_via_info(struct lws_dir_info *info)
{
	return lws_dir_walk(info, info->cb == lws_dir_rm_rf_cb ? LWS_DIR_ALL
							       : LWS_DIR_USUAL);
}

int
lws_dir(const char *dirpath, void *user, lws_dir_callback_function cb)
{
	struct lws_dir_info info;

	memset(&info, 0, sizeof(info));
	info.dirpath = dirpath;
	info.user = user;
	info.cb = cb;

	return lws_dir_via_info(&info);
}
