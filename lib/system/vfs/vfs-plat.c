/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The platform's own files as a provider: the one that is always there, and
 * the one that the operations of programs usually end in.
 */
#include "system/vfs/vfs.h"

#include "plat/plat.h"

static lws_fop_fd_t
take(int fd, const struct lws_plat_file_ops *fops_own, lws_fop_flags_t *flags)
{
	struct lws_plat_stat st;
	lws_fop_fd_t f;

	if (fd < 0)
		return NULL;
	f = lws_plat_fstat(fd, &st) ? NULL : lws_zalloc(sizeof(*f), "file");
	if (!f) {
		lws_plat_close(fd);
		return NULL;
	}
	*flags |= LWS_FOP_FLAG_MOD_TIME_VALID;
	f->fops = fops_own;
	f->fd = fd;
	f->flags = *flags;
	f->len = st.size;
	f->mod_time = (uint32_t)st.mtime;

	return f;
}

lws_fop_fd_t
_lws_plat_file_open(const struct lws_plat_file_ops *fops_own,
		    const struct lws_plat_file_ops *fops, const char *filename,
		    const char *vpath, lws_fop_flags_t *flags)
{
	(void)fops;
	(void)vpath;

	return take(lws_plat_open(filename, (int)(*flags & LWS_FOP_FLAGS_MASK),
				  0664),
		    fops_own, flags);
}

lws_fop_fd_t
lws_vfs_plat_take(int fd, lws_fop_flags_t *flags)
{
	return take(fd, &lws_vfs_platform, flags);
}

int
_lws_plat_file_close(lws_fop_fd_t *fop_fd)
{
	lws_fop_fd_t f = *fop_fd;
	int r = lws_plat_file_close(f->fd);

	lws_free(f);
	*fop_fd = NULL;

	return r;
}

lws_fileofs_t
_lws_plat_file_seek_cur(lws_fop_fd_t fop_fd, lws_fileofs_t offset)
{
	const lws_filepos_t to = lws_vfs_clamped(fop_fd, offset);

	if (lws_plat_seek(fop_fd->fd, (int64_t)to, SEEK_SET, NULL))
		return -1;
	fop_fd->pos = to;

	return (lws_fileofs_t)to;
}

int
_lws_plat_file_read(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
		    lws_filepos_t len)
{
	enum lws_io io;
	size_t done;

	io = lws_plat_read(fop_fd->fd, buf, (size_t)len, &done);
	*amount = done;
	fop_fd->pos += done;

	return io == LWS_IO_OK || io == LWS_IO_EOF ? 0 : -1;
}

int
_lws_plat_file_write(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
		     lws_filepos_t len)
{
	size_t done;

	*amount = 0;
	if (lws_plat_write(fop_fd->fd, buf, (size_t)len, &done) != LWS_IO_OK)
		return -1;
	*amount = done;
	fop_fd->pos += done;
	if (fop_fd->len < fop_fd->pos)
		fop_fd->len = fop_fd->pos;

	return 0;
}

const struct lws_plat_file_ops lws_vfs_platform = {
	.LWS_FOP_OPEN = _lws_plat_file_open,
	.LWS_FOP_CLOSE = _lws_plat_file_close,
	.LWS_FOP_SEEK_CUR = _lws_plat_file_seek_cur,
	.LWS_FOP_READ = _lws_plat_file_read,
	.LWS_FOP_WRITE = _lws_plat_file_write,
};

int
lws_vfs_is_platform(const struct lws_plat_file_ops *fops)
{
	return fops->LWS_FOP_OPEN == _lws_plat_file_open &&
	       fops->LWS_FOP_CLOSE == _lws_plat_file_close &&
	       fops->LWS_FOP_SEEK_CUR == _lws_plat_file_seek_cur &&
	       fops->LWS_FOP_READ == _lws_plat_file_read &&
	       fops->LWS_FOP_WRITE == _lws_plat_file_write;
}
