/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Reading directories. The kind of an entry is that of the entry itself, also
 * where the filesystem leaves it to a stat(): what deletes a tree must never
 * walk through a link.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

#include <dirent.h>
#include <sys/stat.h>

int
lws_plat_dir_open(struct lws_plat_dir *d, const char *path)
{
	d->handle = opendir(path);

	return d->handle ? 0 : -1;
}

static lws_dir_obj_type_t
kind_of(DIR *dir, const struct dirent *e)
{
	struct stat s;

	if (e->d_type != DT_UNKNOWN)
		return lws_unix_kind((mode_t)DTTOIF(e->d_type));
	if (fstatat(dirfd(dir), e->d_name, &s, AT_SYMLINK_NOFOLLOW))
		return LDOT_UNKNOWN;

	return lws_unix_kind(s.st_mode);
}

int
lws_plat_dir_next(struct lws_plat_dir *d, const char **name,
		  lws_dir_obj_type_t *kind)
{
	const struct dirent *e;

	do {
		errno = 0;
		e = readdir(d->handle);
		if (!e)
			return errno ? -1 : 0;
	} while (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."));

	*name = e->d_name;
	*kind = kind_of(d->handle, e);

	return 1;
}

void
lws_plat_dir_close(struct lws_plat_dir *d)
{
	closedir(d->handle);
	d->handle = NULL;
}
