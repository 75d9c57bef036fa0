/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files. Every descriptor is close-on-exec from the moment it exists, and an
 * interrupted call is simply made again: for files there is nothing else to do.
 */
#include "plat/plat.h"
#include "plat/unix/unix.h"

#include <stdio.h>
#include <sys/stat.h>

int
lws_plat_open(const char *path, int flags, int mode)
{
	int fd;

	do {
		fd = open(path, flags | O_CLOEXEC, (mode_t)mode);
	} while (fd < 0 && errno == EINTR);

	return fd;
}

int
lws_open(const char *__file, int __oflag, ...)
{
	int mode = 0;
	va_list vl;

	/* as with open(2), the mode is there only if something may be made */
	if (__oflag & O_CREAT) {
		va_start(vl, __oflag);
		mode = va_arg(vl, int);
		va_end(vl);
	}

	return lws_plat_open(__file, __oflag, mode);
}

int
lws_plat_give(int fd, uid_t uid, gid_t gid)
{
	uid_t u = uid ? uid : LWS_PLAT_KEEP_UID;
	gid_t g = gid ? gid : LWS_PLAT_KEEP_GID;

	if (u == LWS_PLAT_KEEP_UID && g == LWS_PLAT_KEEP_GID)
		return 0;

	return fchown(fd, u, g);
}

int
lws_plat_set_mode(int fd, int mode)
{
	return fchmod(fd, (mode_t)mode);
}

int
lws_plat_touch(int fd)
{
	return futimens(fd, NULL);
}

void
lws_plat_close(int fd)
{
	int e = errno;

	close(fd);
	errno = e;
}

int
lws_plat_file_close(int fd)
{
	return close(fd);
}

lws_dir_obj_type_t
lws_unix_kind(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFREG:
		return LDOT_FILE;
	case S_IFDIR:
		return LDOT_DIR;
	case S_IFLNK:
		return LDOT_LINK;
	case S_IFIFO:
		return LDOT_FIFO;
	case S_IFSOCK:
		return LDOTT_SOCKET;
	case S_IFCHR:
		return LDOT_CHAR;
	case S_IFBLK:
		return LDOT_BLOCK;
	default:
		return LDOT_UNKNOWN;
	}
}

/* passes on the result of the call that filled in s */
static int
stat_result(int r, const struct stat *s, struct lws_plat_stat *st)
{
	if (r)
		return -1;

	st->size = s->st_size < 0 ? 0 : (uint64_t)s->st_size;
	st->device = (uint64_t)s->st_dev;
	st->inode = (uint64_t)s->st_ino;
	st->mtime = (int64_t)s->st_mtime;
	st->mtime_ns = (uint32_t)s->st_mtim.tv_nsec;
	st->kind = lws_unix_kind(s->st_mode);

	return 0;
}

int
lws_plat_stat(const char *path, struct lws_plat_stat *st)
{
	struct stat s;

	return stat_result(stat(path, &s), &s, st);
}

int
lws_plat_lstat(const char *path, struct lws_plat_stat *st)
{
	struct stat s;

	return stat_result(lstat(path, &s), &s, st);
}

int
lws_plat_fstat(int fd, struct lws_plat_stat *st)
{
	struct stat s;

	return stat_result(fstat(fd, &s), &s, st);
}

enum lws_io
lws_plat_read(int fd, void *buf, size_t len, size_t *done)
{
	ssize_t n;

	*done = 0;
	if (!len)
		return LWS_IO_OK;
	do {
		n = read(fd, buf, len);
	} while (n < 0 && errno == EINTR);
	if (!n)
		return LWS_IO_EOF;
	if (n < 0)
		return errno == EAGAIN ? LWS_IO_WANT_READ : LWS_IO_ERR;
	*done = (size_t)n;

	return LWS_IO_OK;
}

enum lws_io
lws_plat_pread(int fd, void *buf, size_t len, uint64_t offset, size_t *done)
{
	ssize_t n;

	*done = 0;
	if (!len)
		return LWS_IO_OK;
	do {
		n = pread(fd, buf, len, (off_t)offset);
	} while (n < 0 && errno == EINTR);
	if (!n)
		return LWS_IO_EOF;
	if (n < 0)
		return LWS_IO_ERR;
	*done = (size_t)n;

	return LWS_IO_OK;
}

enum lws_io
lws_plat_write(int fd, const void *buf, size_t len, size_t *done)
{
	ssize_t n;

	*done = 0;
	do {
		n = write(fd, buf, len);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno == EAGAIN ? LWS_IO_WANT_WRITE : LWS_IO_ERR;
	*done = (size_t)n;

	return LWS_IO_OK;
}

int
lws_plat_write_all(int fd, const void *buf, size_t len)
{
	struct lws_span s = lws_span_of(buf, len);
	size_t done;

	while (s.len) {
		if (lws_plat_write(fd, s.p, s.len, &done) != LWS_IO_OK)
			return -1;
		lws_span_skip(&s, done);
	}

	return 0;
}

int
lws_plat_seek(int fd, int64_t offset, int whence, uint64_t *pos)
{
	off_t at = lseek(fd, (off_t)offset, whence);

	if (at < 0)
		return -1;
	if (pos)
		*pos = (uint64_t)at;

	return 0;
}

int
lws_unix_read_all(int fd, uint8_t *buf, size_t len, size_t *got)
{
	enum lws_io io;
	size_t n;

	*got = 0;
	while (*got < len) {
		io = lws_plat_read(fd, buf + *got, len - *got, &n);
		if (io == LWS_IO_EOF)
			break;
		if (io != LWS_IO_OK)
			return -1;
		*got += n;
	}

	return 0;
}

/* One byte more than stat() says is asked for: a file that has grown since is
 * noticed, and files of /proc say 0 and have more. */
static int
load_fd(int fd, size_t max, uint8_t **buf, size_t *len)
{
	struct lws_plat_stat st;
	size_t room, got = 0;
	uint8_t *p = NULL, *q;

	if (lws_plat_fstat(fd, &st))
		return -1;
	if (st.size > max) {
		errno = EFBIG;
		return -1;
	}
	room = (size_t)st.size + 1;
	do {
		size_t n;

		q = lws_realloc(p, room + 1, "file content");
		if (!q)
			errno = ENOMEM;
		if (!q || lws_unix_read_all(fd, q + got, room - got, &n)) {
			lws_free(q ? q : p);
			return -1;
		}
		p = q;
		got += n;
		if (got < room)
			break;
		room = room > max / 2 ? max + 1 : room * 2;
	} while (got <= max);

	if (got > max) {
		lws_free(p);
		errno = EFBIG;
		return -1;
	}
	p[got] = '\0';
	*buf = p;
	*len = got;

	return 0;
}

int
lws_plat_load(const char *path, size_t max, uint8_t **buf, size_t *len)
{
	int fd = lws_plat_open(path, O_RDONLY, 0), r;

	if (fd < 0)
		return -1;
	r = load_fd(fd, max, buf, len);
	lws_plat_close(fd);

	return r;
}

int
lws_plat_write_cert(struct lws_vhost *vhost, int is_key, int fd, void *buf,
		    size_t len)
{
	(void)vhost;
	(void)is_key;

	return lws_plat_write_all(fd, buf, len) || fsync(fd) ||
	       lws_plat_seek(fd, 0, SEEK_SET, NULL);
}

int
lws_plat_recommended_rsa_bits(void)
{
	return 4096;
}

int
lws_plat_mkdir(const char *path, int mode)
{
	return mkdir(path, (mode_t)mode);
}

int
lws_plat_rmdir(const char *path)
{
	return rmdir(path);
}

int
lws_plat_unlink(const char *path)
{
	return unlink(path);
}

int
lws_plat_rename(const char *from, const char *to)
{
	return rename(from, to);
}
