/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Members of zip archives as files, read only: "site.zip/css/a.css". A member
 * is given in one of three forms:
 *
 *	stored		as it lies there
 *	inflated	unpacked while it is read; going back starts again
 *	gzip		deflated bytes as they lie there, with a gzip frame
 *around them, for who said that this is acceptable (RFC 1952)
 *
 * The archive itself is opened through the head of the list of providers.
 */
#include "system/vfs/zip.h"
#include "system/vfs/vfs.h"

#include <zlib.h>

#define GZIP_HEADER  10u
#define GZIP_TRAILER 8u

struct zip_file;

/* up to len bytes from f.pos; 0 with *done > 0, or -1. len > 0, within f.len */
typedef int (*zip_read_t)(struct zip_file *z, uint8_t *buf, size_t len,
			  size_t *done);

struct zip_file {
	struct lws_fop_fd f;  /* first: what the opener holds */
	lws_fop_fd_t archive; /* owned */
	struct lws_zip_member m;
	zip_read_t read;
	z_stream stream;   /* inflated: its state */
	uint64_t comp_at;  /* bytes of the member it has been given */
	uint64_t plain_at; /* bytes it has made of them */
	uint64_t crc_at;   /* crc covers the bytes before this one */
	uLong crc;
	uint8_t is_inflating;
	uint8_t in[4096];
};

static struct zip_file *
zip_file_of(lws_fop_fd_t f)
{
	return lws_container_of(f, struct zip_file, f);
}

/* The checksum of a member that is read in order, from start to end. Wrong
 * bytes stay wrong when they are asked for again. */
static int
check_crc(struct zip_file *z, const uint8_t *buf, size_t len)
{
	uLong crc;

	if (z->f.pos != z->crc_at)
		return 0;
	crc = crc32_z(z->crc, buf, len);
	if (z->crc_at + len == z->m.len && crc != z->m.crc)
		return -1;
	z->crc = crc;
	z->crc_at += len;

	return 0;
}

static int
read_stored(struct zip_file *z, uint8_t *buf, size_t len, size_t *done)
{
	if (lws_zip_read_at(z->archive, z->m.data_at + z->f.pos, buf, len))
		return -1;
	*done = len;

	return check_crc(z, buf, len);
}

/* more compressed bytes for the stream, none if that was all; 0, or -1 */
static int
refill(struct zip_file *z)
{
	const uint64_t left = z->m.comp_len - z->comp_at;
	const size_t n = left < sizeof(z->in) ? (size_t)left : sizeof(z->in);

	if (n &&
	    lws_zip_read_at(z->archive, z->m.data_at + z->comp_at, z->in, n))
		return -1;
	z->comp_at += n;
	z->stream.next_in = z->in;
	z->stream.avail_in = (uInt)n;

	return 0;
}

/* the next len plain bytes, all of them or -1; len > 0 */
static int
inflate_next(struct zip_file *z, uint8_t *out, size_t len)
{
	int r;

	z->stream.next_out = out;
	z->stream.avail_out = (uInt)len;
	do {
		if (!z->stream.avail_in && refill(z))
			return -1;
		/* with no input left there may still be output inside */
		r = inflate(&z->stream, Z_NO_FLUSH);
		if (r != Z_OK && r != Z_STREAM_END)
			return -1;
	} while (r == Z_OK && z->stream.avail_out);
	if (z->stream.avail_out)
		return -1; /* ends before the length that it told */
	z->plain_at += len;

	return 0;
}

/* bring the stream to where the file is read */
static int
inflate_to(struct zip_file *z, uint64_t pos)
{
	uint8_t skipped[4096];

	if (pos < z->plain_at) {
		if (inflateReset(&z->stream) != Z_OK)
			return -1;
		z->stream.avail_in = 0;
		z->comp_at = z->plain_at = 0;
	}
	while (z->plain_at < pos) {
		const uint64_t n = pos - z->plain_at;

		if (inflate_next(z, skipped,
				 n < sizeof(skipped) ? (size_t)n
						     : sizeof(skipped)))
			return -1;
	}

	return 0;
}

static int
read_inflated(struct zip_file *z, uint8_t *buf, size_t len, size_t *done)
{
	if (len > INT_MAX)
		len = INT_MAX; /* zlib counts in uInt */
	if (inflate_to(z, z->f.pos) || inflate_next(z, buf, len)) {
		z->plain_at = UINT64_MAX; /* whoever asks again, from start */
		return -1;
	}
	*done = len;

	return check_crc(z, buf, len);
}

/* RFC 1952 2.3: the frame around the deflated bytes. Its two parts stand one
 * behind the other here; where they are cut is the caller's affair. */
static void
make_frame(const struct lws_zip_member *m, uint8_t *frame)
{
	memset(frame, 0, GZIP_HEADER);
	frame[0] = 0x1f;
	frame[1] = 0x8b;
	frame[2] = 8;
	lws_put_u32le(frame + 4, m->has_mod_time ? m->mod_time : 0);
	frame[9] = 255; /* OS: unknown */
	lws_put_u32le(frame + GZIP_HEADER, m->crc);
	lws_put_u32le(frame + GZIP_HEADER + 4, (uint32_t)m->len);
}

static int
read_gzip(struct zip_file *z, uint8_t *buf, size_t len, size_t *done)
{
	const uint64_t pos = z->f.pos, data_end = GZIP_HEADER + z->m.comp_len;
	uint8_t frame[GZIP_HEADER + GZIP_TRAILER];
	uint64_t most, from;

	if (pos >= GZIP_HEADER && pos < data_end) {
		most = data_end - pos;
		*done = most < len ? (size_t)most : len;
		return lws_zip_read_at(z->archive,
				       z->m.data_at + pos - GZIP_HEADER, buf,
				       *done);
	}
	make_frame(&z->m, frame);
	from = pos < GZIP_HEADER ? pos : pos - z->m.comp_len;
	most = (pos < GZIP_HEADER ? GZIP_HEADER : sizeof(frame)) - from;
	*done = most < len ? (size_t)most : len;
	memcpy(buf, frame + from, *done);

	return 0;
}

/* zlib's heap is the library's */
static voidpf
zip_alloc(voidpf opaque, uInt items, uInt size)
{
	(void)opaque;

	return lws_malloc((size_t)items * size, "zip inflate");
}

static void
zip_free(voidpf opaque, voidpf p)
{
	(void)opaque;
	lws_free(p);
}

/* which of the three forms; 0, or -1: out of memory */
static int
choose_form(struct zip_file *z, lws_fop_flags_t *flags)
{
	z->f.len = z->m.len;
	if (!z->m.is_deflated) {
		z->read = read_stored;
		return 0;
	}
	if (*flags & LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP) {
		z->read = read_gzip;
		z->f.len = GZIP_HEADER + z->m.comp_len + GZIP_TRAILER;
		*flags |= LWS_FOP_FLAG_COMPR_IS_GZIP;
		return 0;
	}
	z->read = read_inflated;
	z->stream.zalloc = zip_alloc;
	z->stream.zfree = zip_free;
	/* no zlib or gzip header: the raw deflate stream of RFC 1951 */
	if (inflateInit2(&z->stream, -MAX_WBITS) != Z_OK)
		return -1;
	z->is_inflating = 1;

	return 0;
}

static int
zip_close(lws_fop_fd_t *fop_fd)
{
	struct zip_file *z = zip_file_of(*fop_fd);
	int r = 0;

	if (z->is_inflating)
		inflateEnd(&z->stream);
	if (z->archive)
		r = lws_vfs_file_close(&z->archive);
	lws_free(z);
	*fop_fd = NULL;

	return r;
}

/* the archive's path is what stands before the slash of the signature */
static lws_fop_fd_t
open_archive(const struct lws_plat_file_ops *fops, const char *path,
	     size_t path_len)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t archive;
	char *p;

	p = lws_malloc(path_len + 1, "zip path");
	if (!p)
		return NULL;
	memcpy(p, path, path_len);
	p[path_len] = '\0';
	archive = fops->LWS_FOP_OPEN(fops, fops, p, p, &flags);
	lws_free(p);

	return archive;
}

/* find the member and make it readable; 0, or -1 */
static int
set_up(struct zip_file *z, const char *path, const char *name,
       lws_fop_flags_t *flags)
{
	const size_t len = strlen(name);
	const char *why = "";

	/* folders have entries of their own, and are no files */
	if (!len || name[len - 1] == '/')
		return -1;
	switch (lws_zip_find(z->archive, lws_span_of(name, len), &z->m, &why)) {
	case LWS_ZIP_FOUND:
		return choose_form(z, flags);
	case LWS_ZIP_BAD:
		lwsl_warn("%s: %s\n", path, why);
		return -1;
	default:
		return -1;
	}
}

static lws_fop_fd_t
zip_open(const struct lws_plat_file_ops *fops_own,
	 const struct lws_plat_file_ops *fops, const char *filename,
	 const char *vpath, lws_fop_flags_t *flags)
{
	const lws_fop_flags_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
	struct zip_file *z;
	lws_fop_fd_t f;

	if ((*flags & writing) != LWS_O_RDONLY || vpath <= filename)
		return NULL;
	z = lws_zalloc(sizeof(*z), "zip file");
	if (!z)
		return NULL;
	f = &z->f;
	f->fops = fops_own;
	f->fd = LWS_INVALID_FILE;
	z->archive =
		open_archive(fops, filename, (size_t)(vpath - filename) - 1);
	while (*vpath == '/')
		vpath++;
	if (!z->archive || set_up(z, filename, vpath, flags)) {
		zip_close(&f);
		return NULL;
	}

	*flags |= LWS_FOP_FLAG_VIRTUAL;
	if (z->m.has_mod_time)
		*flags |= LWS_FOP_FLAG_MOD_TIME_VALID;
	f->mod_time = z->m.mod_time;
	f->flags = *flags;

	return f;
}

static lws_fileofs_t
zip_seek_cur(lws_fop_fd_t fop_fd, lws_fileofs_t offset)
{
	fop_fd->pos = lws_vfs_clamped(fop_fd, offset);

	return (lws_fileofs_t)fop_fd->pos;
}

static int
zip_read(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
	 lws_filepos_t len)
{
	struct zip_file *z = zip_file_of(fop_fd);
	size_t done = 0;

	*amount = 0;
	if (len > fop_fd->len - fop_fd->pos)
		len = fop_fd->len - fop_fd->pos;
	if (!len)
		return 0;
	if (z->read(z, buf, (size_t)len, &done))
		return -1;
	fop_fd->pos += done;
	*amount = done;

	return 0;
}

static int
zip_write(lws_fop_fd_t fop_fd, lws_filepos_t *amount, uint8_t *buf,
	  lws_filepos_t len)
{
	(void)fop_fd;
	(void)buf;
	(void)len;
	*amount = 0;

	return -1;
}

struct lws_plat_file_ops fops_zip = {
	.LWS_FOP_OPEN = zip_open,
	.LWS_FOP_CLOSE = zip_close,
	.LWS_FOP_SEEK_CUR = zip_seek_cur,
	.LWS_FOP_READ = zip_read,
	.LWS_FOP_WRITE = zip_write,
	.fi = { { ".zip/", 5 }, { ".jar/", 5 }, { ".war/", 5 } },
};

const struct lws_plat_file_ops *const lws_vfs_archives = &fops_zip;
