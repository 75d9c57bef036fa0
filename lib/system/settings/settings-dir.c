/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The platform's store where there are files: a directory, whose path is the
 * store's opaque_plat, with a file for each setting. A file is replaced whole,
 * so a setting has its old or its new value whatever happens.
 */
#include "core/core.h"
#include "plat/plat.h"

#define PATH_MAX_BYTES 512

/* a name is one component and not hidden; 0, or -1 */
static int
path_of(const lws_settings_instance_t *si, const char *name, const char *end,
	char *path)
{
	int n;

	if (!si->opaque_plat || !name[0] || name[0] == '.' ||
	    strpbrk(name, "/\\~"))
		return -1;
	n = lws_snprintf(path, PATH_MAX_BYTES, "%s/%s%s",
			 (const char *)si->opaque_plat, name, end);

	return n >= PATH_MAX_BYTES - 1 ? -1 : 0;
}

static int
read_whole(int fd, uint8_t *dest, size_t len)
{
	size_t n;

	while (len) {
		if (lws_plat_read(fd, dest, len, &n) != LWS_IO_OK)
			return 1; /* also: it is shorter now */
		dest += n;
		len -= n;
	}

	return 0;
}

int
lws_settings_plat_get(lws_settings_instance_t *si, const char *name,
		      uint8_t *dest, size_t *max_actual)
{
	struct lws_plat_stat st;
	char path[PATH_MAX_BYTES];
	size_t room = *max_actual;
	int fd, r = 1;

	if (path_of(si, name, "", path))
		return 1;
	fd = lws_plat_open(path, O_RDONLY, 0);
	if (fd < 0)
		return 1;
	if (!lws_plat_fstat(fd, &st) && st.kind == LDOT_FILE) {
		*max_actual = (size_t)st.size;
		if (room > st.size)
			room = (size_t)st.size;
		r = dest ? read_whole(fd, dest, room) : 0;
	}
	lws_plat_close(fd);

	return r;
}

int
lws_settings_plat_set(lws_settings_instance_t *si, const char *name,
		      const uint8_t *src, size_t len)
{
	char path[PATH_MAX_BYTES], tmp[PATH_MAX_BYTES];
	int fd, r;

	if (path_of(si, name, "", path) || path_of(si, name, "~", tmp)) {
		lwsl_err("setting '%s': no such name is possible\n", name);
		return 1;
	}
	lws_plat_unlink(tmp);
	fd = lws_plat_open(tmp, O_CREAT | O_EXCL | O_WRONLY, 0600);
	if (fd < 0) {
		lwsl_err("setting %s: %s\n", path, strerror(errno));
		return 1;
	}
	r = lws_plat_write_all(fd, src, len);
	r |= lws_plat_file_close(fd);
	if (!r)
		r = lws_plat_rename(tmp, path);
	if (r) {
		lwsl_err("setting %s: %s\n", path, strerror(errno));
		lws_plat_unlink(tmp);
	}

	return !!r;
}
