/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as an archive, in memory: members "a" and "b" are opened in each
 * form, read, and read again after a seek.
 */
#include "system/vfs/vfs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct lws_span archive;

static lws_fop_fd_t
mem_open(const struct lws_plat_file_ops *fops_own,
	 const struct lws_plat_file_ops *fops, const char *filename,
	 const char *vpath, lws_fop_flags_t *flags)
{
	lws_fop_fd_t f = lws_zalloc(sizeof(*f), "fuzz");

	(void)fops;
	(void)filename;
	(void)vpath;
	(void)flags;
	if (f) {
		f->fops = fops_own;
		f->len = archive.len;
	}

	return f;
}

static int
mem_close(lws_fop_fd_t *fop_fd)
{
	lws_free(*fop_fd);
	*fop_fd = NULL;

	return 0;
}

static lws_fileofs_t
mem_seek_cur(lws_fop_fd_t fop_fd, lws_fileofs_t offset)
{
	fop_fd->pos = lws_vfs_clamped(fop_fd, offset);

	return (lws_fileofs_t)fop_fd->pos;
}

static int
mem_read(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
	 lws_filepos_t len)
{
	if (len > fop_fd->len - fop_fd->pos)
		len = fop_fd->len - fop_fd->pos;
	memcpy(buf, archive.p + fop_fd->pos, (size_t)len);
	fop_fd->pos += len;
	*amount = len;

	return 0;
}

static void
read_member(const struct lws_plat_file_ops *head, const char *path,
	    lws_fop_flags_t flags)
{
	lws_fop_fd_t f = lws_vfs_file_open(head, path, &flags);
	lws_filepos_t n, total = 0;
	uint8_t b[700];

	if (!f)
		return;
	while (total < 200000 && !lws_vfs_file_read(f, &n, b, sizeof(b)) && n)
		total += n;
	if (total > f->len)
		abort();
	lws_vfs_file_seek_set(f, (lws_fileofs_t)(f->len / 3));
	if (!lws_vfs_file_read(f, &n, b, sizeof(b)) && n > f->len)
		abort();
	lws_vfs_file_close(&f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct lws_plat_file_ops zip = fops_zip, head = {
		.LWS_FOP_OPEN = mem_open,
		.LWS_FOP_CLOSE = mem_close,
		.LWS_FOP_SEEK_CUR = mem_seek_cur,
		.LWS_FOP_READ = mem_read,
		.next = &zip,
	};

	lws_set_log_level(0, NULL);
	archive = lws_span_of(data, size);
	read_member(&head, "x.zip/a", LWS_O_RDONLY);
	read_member(&head, "x.zip/b", LWS_O_RDONLY);
	read_member(&head, "x.zip/a",
		    LWS_O_RDONLY | LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP);

	return 0;
}
