/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files through operations that a program can replace, as for files inside
 * archives.
 */

#ifndef LWS_VFS_H
#define LWS_VFS_H

/** \defgroup vfs Files
 *
 * All files that are served are opened through a list of providers: the
 * platform's files, then members of zip archives, then what the program brought
 * in lws_context_creation_info.fops. A provider with signatures takes the paths
 * in which one stands ("/srv/site.zip/index.html"); the signature that stands
 * first wins; all else is for the head of the list.
 *
 * A program replaces operations in place: it keeps a copy of *lws_get_fops(),
 * sets members of the original, and calls the copy's from its own.
 *
 * An open file is used by one thread at a time.
 *@{
 */

/* the members' names, where a C library has macros of these names */
#define LWS_FOP_OPEN     open     /**< member name */
#define LWS_FOP_CLOSE    close    /**< member name */
#define LWS_FOP_SEEK_CUR seek_cur /**< member name */
#define LWS_FOP_READ     read     /**< member name */
#define LWS_FOP_WRITE    write    /**< member name */

/** the part of the flags that is open(2)'s */
#define LWS_FOP_FLAGS_MASK                 ((1 << 23) - 1)
/** in: the caller can use the content as gzip */
#define LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP (1 << 24)
/** out: the content is given as gzip, and the length is that of the gzip form
 */
#define LWS_FOP_FLAG_COMPR_IS_GZIP         (1 << 25)
/** out: mod_time is known */
#define LWS_FOP_FLAG_MOD_TIME_VALID        (1 << 26)
/** out: fd is no descriptor that could be looked at */
#define LWS_FOP_FLAG_VIRTUAL               (1 << 27)

struct lws_fop_fd;

typedef struct lws_fop_fd *lws_fop_fd_t;

/** An open file. A provider's own record may begin with it. */
struct lws_fop_fd {
	lws_filefd_type fd;                   /**< provider's */
	const struct lws_plat_file_ops *fops; /**< who opened it */
	void *filesystem_priv;                /**< provider's */
	lws_filepos_t pos;                    /**< where it is read */
	lws_filepos_t len;                    /**< bytes, when opened */
	lws_fop_flags_t flags;                /**< LWS_FOP_FLAG_ */
	uint32_t mod_time; /**< seconds since 1970-01-01, if flagged */
};

/** A signature: the paths in which sig stands are for this provider */
struct lws_fops_index {
	const char *sig; /**< NUL-terminated; NULL: none */
	uint8_t len;     /**< strlen(sig) */
};

/** A provider of files */
struct lws_plat_file_ops {
	/** open a file.
	 * Takes: this provider; the head of the list; the path; where in it
	 * the signature has ended, the path itself if there was none; flags,
	 * which it adds to.
	 * Returns a file whose fops is set, or NULL */
	lws_fop_fd_t (*open)(const struct lws_plat_file_ops *,
			     const struct lws_plat_file_ops *, const char *,
			     const char *, lws_fop_flags_t *);
	/** free the file, set the pointer NULL; returns 0 if all went well */
	int (*close)(lws_fop_fd_t *);
	/** move pos by an offset, not out of 0 to len; returns pos, or -1 */
	lws_fileofs_t (*seek_cur)(lws_fop_fd_t, lws_fileofs_t);
	/** read to a buffer of that length; tells how many bytes, 0: the end;
	 * returns 0, or -1 */
	int (*read)(lws_fop_fd_t, lws_filepos_t *, uint8_t *, lws_filepos_t);
	/** write from a buffer; tells how many bytes; returns 0, or -1 */
	int (*write)(lws_fop_fd_t, lws_filepos_t *, uint8_t *, lws_filepos_t);

	struct lws_fops_index fi[3];          /**< signatures; the rest zero */
	const struct lws_plat_file_ops *next; /**< borrowed; NULL: the last */
	struct lws_context *cx; /**< whose list it is in, or NULL */
};

#if defined(LWS_WITH_FILE_OPS)

/** members of zip archives (LWS_WITH_ZIP_FOPS): signatures .zip/ .jar/ .war/ */
LWS_VISIBLE extern struct lws_plat_file_ops fops_zip;

/** lws_get_fops() - the head of a context's list
 * \param context: the context
 * \return belongs to the context; may be changed, before files are opened */
LWS_VISIBLE LWS_EXTERN struct lws_plat_file_ops *
lws_get_fops(struct lws_context *context) LWS_WARN_UNUSED_RESULT;

/** lws_set_fops() - another list
 * \param context: the context
 * \param fops: the new head; must live as long as the context. Its next can be
 *	what lws_get_fops() gave before */
LWS_VISIBLE LWS_EXTERN void lws_set_fops(struct lws_context *context,
					 const struct lws_plat_file_ops *fops);

/** lws_vfs_tell() - where a file is read
 * \param fop_fd: the file
 * \return bytes from its start */
LWS_VISIBLE LWS_EXTERN lws_filepos_t lws_vfs_tell(lws_fop_fd_t fop_fd)
	LWS_WARN_UNUSED_RESULT;

/** lws_vfs_get_length() - how long a file was when it was opened
 * \param fop_fd: the file
 * \return bytes, of the form in which it is given */
LWS_VISIBLE LWS_EXTERN lws_filepos_t lws_vfs_get_length(lws_fop_fd_t fop_fd)
	LWS_WARN_UNUSED_RESULT;

/** lws_vfs_get_mod_time() - when a file was changed
 * \param fop_fd: the file
 * \return seconds since 1970-01-01; means something only if fop_fd->flags has
 *	LWS_FOP_FLAG_MOD_TIME_VALID */
LWS_VISIBLE LWS_EXTERN uint32_t lws_vfs_get_mod_time(lws_fop_fd_t fop_fd)
	LWS_WARN_UNUSED_RESULT;

/** lws_vfs_file_seek_set() - move to a place from the start
 * \param fop_fd: the file
 * \param offset: the place; what is outside of the file is its start or end
 * \return the new place, -1: failed */
LWS_VISIBLE LWS_EXTERN lws_fileofs_t
lws_vfs_file_seek_set(lws_fop_fd_t fop_fd, lws_fileofs_t offset);

/** lws_vfs_file_seek_end() - move to a place from the end
 * \param fop_fd: the file
 * \param offset: added to its length, so mostly negative
 * \return the new place, -1: failed */
LWS_VISIBLE LWS_EXTERN lws_fileofs_t
lws_vfs_file_seek_end(lws_fop_fd_t fop_fd, lws_fileofs_t offset);

/** lws_vfs_file_open() - open a file by the provider that its path is for
 * \param fops: head of the list, as from lws_get_fops()
 * \param vfs_path: NUL-terminated, valid during the call
 * \param flags: in: LWS_O_RDONLY and so on, and
 *	LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP; out: with what the provider adds
 * \return the file, to be closed by lws_vfs_file_close(); NULL: there is none,
 *	it may not be opened, or out of memory */
LWS_VISIBLE LWS_EXTERN lws_fop_fd_t
lws_vfs_file_open(const struct lws_plat_file_ops *fops, const char *vfs_path,
		  lws_fop_flags_t *flags) LWS_WARN_UNUSED_RESULT;

/** _lws_plat_file_open() - the platform's open, for providers that end in it
 * \param fops_own: becomes fops of the file
 * \param fops: not used
 * \param filename: the path
 * \param vpath: not used
 * \param flags: as in lws_vfs_file_open()
 * \return as lws_vfs_file_open() */
LWS_VISIBLE LWS_EXTERN lws_fop_fd_t
_lws_plat_file_open(const struct lws_plat_file_ops *fops_own,
		    const struct lws_plat_file_ops *fops, const char *filename,
		    const char *vpath, lws_fop_flags_t *flags);

/** _lws_plat_file_close() - the platform's close
 * \param fop_fd: the file; becomes NULL
 * \return 0; -1: what was written may not have arrived */
LWS_VISIBLE LWS_EXTERN int _lws_plat_file_close(lws_fop_fd_t *fop_fd);

/** _lws_plat_file_seek_cur() - the platform's seek_cur
 * \param fop_fd: the file
 * \param offset: added to where it is
 * \return the new place, -1: failed */
LWS_VISIBLE LWS_EXTERN lws_fileofs_t
_lws_plat_file_seek_cur(lws_fop_fd_t fop_fd, lws_fileofs_t offset);

/** _lws_plat_file_read() - the platform's read
 * \param fop_fd: the file
 * \param amount: out, bytes read, 0: the end
 * \param buf: gets them
 * \param len: bytes there
 * \return 0, or -1 */
LWS_VISIBLE LWS_EXTERN int _lws_plat_file_read(lws_fop_fd_t fop_fd,
					       lws_filepos_t *amount,
					       uint8_t *buf, lws_filepos_t len);

/** _lws_plat_file_write() - the platform's write
 * \param fop_fd: the file
 * \param amount: out, bytes written
 * \param buf: the bytes
 * \param len: how many
 * \return 0, or -1 */
LWS_VISIBLE LWS_EXTERN int _lws_plat_file_write(lws_fop_fd_t fop_fd,
						lws_filepos_t *amount,
						uint8_t *buf,
						lws_filepos_t len);

/** lws_alloc_vfs_file() - a whole file to the library's heap
 * \param context: whose providers open it
 * \param filename: its path
 * \param buf: out, to be freed by lws_realloc(buf, 0, ...); a NUL follows the
 *	content; NULL on failure
 * \param amount: out, bytes of content
 * \return 0; 1: no such file, not readable, longer than
 *	LWS_LIMIT_VFS_WHOLE_FILE (16 MB), or out of memory */
LWS_VISIBLE LWS_EXTERN int lws_alloc_vfs_file(struct lws_context *context,
					      const char *filename,
					      uint8_t **buf,
					      lws_filepos_t *amount);

#endif

#if defined(LWS_WITH_FILE_OPS)

/** lws_vfs_file_close() - close a file
 * \param fop_fd: the file; what it points to is freed and becomes NULL
 * \return what the file operation returned: 0 if all went well
 */
static LWS_INLINE int
lws_vfs_file_close(lws_fop_fd_t *fop_fd)
{
	if (*fop_fd && (*fop_fd)->fops)
		return (*fop_fd)->fops->LWS_FOP_CLOSE(fop_fd);

	return 0;
}

/** lws_vfs_file_seek_cur() - move relative to where the file is
 * \param fop_fd: the file
 * \param offset: bytes to move, negative for back
 * \return the new place from the start of the file
 */
static LWS_INLINE lws_fileofs_t
lws_vfs_file_seek_cur(lws_fop_fd_t fop_fd, lws_fileofs_t offset)
{
	return fop_fd->fops->LWS_FOP_SEEK_CUR(fop_fd, offset);
}

static LWS_INLINE int
lws_vfs_file_read(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
		  lws_filepos_t len) LWS_WARN_UNUSED_RESULT;

/** lws_vfs_file_read() - read where the file is
 * \param fop_fd: the file
 * \param amount: out, how many bytes were read; 0 at the end
 * \param buf: gets them
 * \param len: how many to read at most
 * \return 0 if all went well
 */
static LWS_INLINE int
lws_vfs_file_read(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
		  lws_filepos_t len)
{
	return fop_fd->fops->LWS_FOP_READ(fop_fd, amount, buf, len);
}

static LWS_INLINE int
lws_vfs_file_write(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
		   lws_filepos_t len) LWS_WARN_UNUSED_RESULT;

/** lws_vfs_file_write() - write where the file is
 * \param fop_fd: the file
 * \param amount: out, how many bytes were written
 * \param buf: the bytes
 * \param len: how many
 * \return 0 if all went well
 */
static LWS_INLINE int
lws_vfs_file_write(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
		   lws_filepos_t len)
{
	return fop_fd->fops->LWS_FOP_WRITE(fop_fd, amount, buf, len);
}

#endif

/**@}*/

#endif
