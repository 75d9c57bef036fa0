/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A context's list of providers. The platform's and the archives' operations
 * are copied into it, since programs change what lws_get_fops() gives them;
 * those of the program are linked behind, as they are.
 */
#include "system/vfs/vfs.h"

#include "core-net/core-net.h"

static int
context_init(struct lws_context *cx,
	     const struct lws_context_creation_info *info)
{
	struct lws_plat_file_ops *own;

	own = lws_zalloc(2 * sizeof(*own), "file operations");
	if (!own)
		return -1;
	own[0] = lws_vfs_platform;
	own[0].cx = cx;
	own[0].next = info->fops;
	if (lws_vfs_archives) {
		own[1] = *lws_vfs_archives;
		own[1].cx = cx;
		own[1].next = info->fops;
		own[0].next = &own[1];
	}
	cx->fops_own = own;
	cx->fops = own;

	return 0;
}

const struct lws_subsystem_ops lws_subsystem_vfs = {
	.name = "vfs",
	.context_init = context_init,
};

struct lws_plat_file_ops *
lws_get_fops(struct lws_context *context)
{
	return (struct lws_plat_file_ops *)context->fops;
}

void
lws_set_fops(struct lws_context *context, const struct lws_plat_file_ops *fops)
{
	context->fops = fops;
}

static int
read_whole(lws_fop_fd_t f, uint8_t *buf, lws_filepos_t len)
{
	lws_filepos_t n;

	while (len) {
		if (lws_vfs_file_read(f, &n, buf, len) || !n)
			return 1; /* also: shorter than it said */
		buf += n;
		len -= n;
	}

	return 0;
}

int
lws_alloc_vfs_file(struct lws_context *context, const char *filename,
		   uint8_t **buf, lws_filepos_t *amount)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_filepos_t len;
	lws_fop_fd_t f;
	int r = 1;

	*buf = NULL;
	*amount = 0;
	f = lws_vfs_file_open(context->fops, filename, &flags);
	if (!f)
		return 1;
	len = lws_vfs_get_length(f);
	if (len <= LWS_LIMIT_VFS_WHOLE_FILE)
		*buf = lws_malloc((size_t)len + 1, filename);
	if (*buf)
		r = read_whole(f, *buf, len);
	lws_vfs_file_close(&f);
	if (r) {
		lws_free_set_NULL(*buf);
		return 1;
	}
	(*buf)[len] = '\0';
	*amount = len;

	return 0;
}
