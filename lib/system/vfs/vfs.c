/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which provider opens a path, and the calls that all providers share.
 *
 * A provider with signatures (".zip/") takes the paths in which one of them
 * stands; the one that stands first in the path wins. All other paths are for
 * the head of the list.
 */
#include "system/vfs/vfs.h"

struct match {
	const struct lws_plat_file_ops *fops;
	const char *at;     /* the signature in the path */
	const char *behind; /* it */
};

static void
match_better(struct match *best, const struct lws_plat_file_ops *fops,
	     const struct lws_fops_index *index, const char *path)
{
	const char *at = index->sig ? strstr(path, index->sig) : NULL;

	if (!at || (best->at && best->at <= at))
		return;
	best->fops = fops;
	best->at = at;
	best->behind = at + index->len;
}

static struct match
match_path(const struct lws_plat_file_ops *head, const char *path)
{
	struct match best = { .fops = head, .behind = path };
	const struct lws_plat_file_ops *f;
	size_t n;

	for (f = head; f; f = f->next)
		for (n = 0; n < LWS_ARRAY_SIZE(f->fi); n++)
			match_better(&best, f, &f->fi[n], path);

	return best;
}

lws_fop_fd_t
lws_vfs_file_open(const struct lws_plat_file_ops *fops, const char *vfs_path,
		  lws_fop_flags_t *flags)
{
	const struct match m = match_path(fops, vfs_path);

	return m.fops->LWS_FOP_OPEN(m.fops, fops, vfs_path, m.behind, flags);
}

int
lws_vfs_serves_platform(const struct lws_plat_file_ops *head, const char *path)
{
	return lws_vfs_is_platform(head) && match_path(head, path).fops == head;
}

lws_filepos_t
lws_vfs_clamped(const struct lws_fop_fd *fop_fd, lws_fileofs_t offset)
{
	const lws_filepos_t pos = fop_fd->pos, len = fop_fd->len;
	/* unsigned, so that the most negative offset has a length, too */
	const lws_filepos_t back = 0 - (lws_filepos_t)offset;

	if (offset < 0)
		return back > pos ? 0 : pos - back;
	if (pos > len)
		return len;

	return (lws_filepos_t)offset > len - pos ? len
						 : pos + (lws_filepos_t)offset;
}

lws_filepos_t
lws_vfs_tell(lws_fop_fd_t fop_fd)
{
	return fop_fd->pos;
}

lws_filepos_t
lws_vfs_get_length(lws_fop_fd_t fop_fd)
{
	return fop_fd->len;
}

uint32_t
lws_vfs_get_mod_time(lws_fop_fd_t fop_fd)
{
	return fop_fd->mod_time;
}

lws_fileofs_t
lws_vfs_file_seek_set(lws_fop_fd_t fop_fd, lws_fileofs_t offset)
{
	return lws_vfs_file_seek_cur(fop_fd,
				     offset - (lws_fileofs_t)fop_fd->pos);
}

lws_fileofs_t
lws_vfs_file_seek_end(lws_fop_fd_t fop_fd, lws_fileofs_t offset)
{
	return lws_vfs_file_seek_set(fop_fd,
				     (lws_fileofs_t)fop_fd->len + offset);
}
