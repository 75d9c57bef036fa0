/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Those files as a provider of the file operations: "dlofs/" and a name. It
 * only reads. Contexts get it by lws_context_creation_info.fops.
 */
#include "display/display.h"

/* an open one; its content is the program's, and stays */
struct open_file {
	struct lws_fop_fd fd; /* first */
	const uint8_t *data;
};

static lws_fop_fd_t
dlofs_open(const struct lws_plat_file_ops *fops_own,
	   const struct lws_plat_file_ops *fops, const char *filename,
	   const char *vpath, lws_fop_flags_t *flags)
{
	/* the provider is shared by contexts; whose list it is, its head says
	 */
	struct lws_context *cx = fops && fops->cx ? fops->cx : fops_own->cx;
	const lws_dlo_filesystem_t *f = lws_dlo_file_choose(cx, vpath);
	struct open_file *o;

	(void)filename;
	if (!f)
		return NULL;
	o = lws_zalloc(sizeof(*o), "display file");
	if (!o)
		return NULL;
	o->fd.fops = fops_own;
	o->fd.len = f->len;
	o->data = f->data;
	*flags |= LWS_FOP_FLAG_VIRTUAL;
	o->fd.flags = *flags;

	return &o->fd;
}

static int
dlofs_close(lws_fop_fd_t *fd)
{
	struct open_file *o = lws_container_of(*fd, struct open_file, fd);

	lws_free(o);
	*fd = NULL;

	return 0;
}

static lws_fileofs_t
dlofs_seek(lws_fop_fd_t fd, lws_fileofs_t by)
{
	/* unsigned, so that the most negative offset has a length, too */
	const lws_filepos_t back = 0 - (lws_filepos_t)by;

	if (by < 0)
		fd->pos = back > fd->pos ? 0 : fd->pos - back;
	else if ((lws_filepos_t)by > fd->len - fd->pos)
		fd->pos = fd->len;
	else
		fd->pos += (lws_filepos_t)by;

	return (lws_fileofs_t)fd->pos;
}

static int
dlofs_read(lws_fop_fd_t fd, lws_filepos_t *amount, uint8_t *buf,
	   lws_filepos_t len)
{
	const struct open_file *o = lws_container_of(fd, struct open_file, fd);

	if (len > fd->len - fd->pos)
		len = fd->len - fd->pos;
	if (len)
		memcpy(buf, o->data + fd->pos, (size_t)len);
	fd->pos += len;
	*amount = len;

	return 0;
}

static int
dlofs_write(lws_fop_fd_t fd, lws_filepos_t *amount, uint8_t *buf,
	    lws_filepos_t len)
{
	(void)fd;
	(void)buf;
	(void)len;
	*amount = 0;

	return -1;
}

const struct lws_plat_file_ops lws_dlo_fops = {
	.LWS_FOP_OPEN = dlofs_open,
	.LWS_FOP_CLOSE = dlofs_close,
	.LWS_FOP_SEEK_CUR = dlofs_seek,
	.LWS_FOP_READ = dlofs_read,
	.LWS_FOP_WRITE = dlofs_write,
	.fi = { { "dlofs/", 6 } },
};
