/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of vfs: files through operations that a program can replace.
 * The calls themselves are public (lws-vfs.h). A context's list of providers
 * begins with the platform's files, then come archives, then what the program
 * brought in info.fops; lws_get_fops() gives its head, and who serves files
 * opens them with lws_vfs_file_open(lws_get_fops(cx), path, &flags).
 */
#ifndef LWS_VFS_FRONT_H
#define LWS_VFS_FRONT_H

#include "core/core.h"

/** lws_vfs_platform - the operations on the platform's files, to be copied */
extern const struct lws_plat_file_ops lws_vfs_platform;

/** lws_vfs_archives - the operations on zip archives; NULL in a build without
 */
extern const struct lws_plat_file_ops *const lws_vfs_archives;

/** lws_vfs_is_platform() - are these operations the platform's own?
 * \param fops: operations, for instance the head of a context's list
 * \return 1 if nothing in them is overridden, so that a descriptor may be used
 *	directly (kept open, sent by sendfile); else 0 */
int lws_vfs_is_platform(const struct lws_plat_file_ops *fops);

/** lws_vfs_serves_platform() - would a path be opened as a file of the platform
 *	by operations that nobody has overridden?
 * \param head: of a context's list
 * \return 1: the path may be used with lws_plat_*(); else 0 */
int lws_vfs_serves_platform(const struct lws_plat_file_ops *head,
			    const char *path);

/** lws_vfs_plat_take() - a descriptor as an open file of the platform
 * \param fd: owned by it from now on, closed on failure; -1: nothing
 * \param flags: LWS_FOP_FLAG_MOD_TIME_VALID is added
 * \return the file; NULL: no fd, or out of memory */
lws_fop_fd_t lws_vfs_plat_take(int fd, lws_fop_flags_t *flags);

/** lws_vfs_clamped() - where a seek ends
 * \param fop_fd: pos and len are looked at
 * \param offset: from pos, any value
 * \return the place, 0 to len */
lws_filepos_t lws_vfs_clamped(const struct lws_fop_fd *fop_fd,
			      lws_fileofs_t offset);

#endif
