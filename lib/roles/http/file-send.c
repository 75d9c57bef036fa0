/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A document's bytes, as the socket takes them: from memory, by the system's
 * own way from file to socket where nothing changes them on the way, else read
 * and written.
 */
#include "roles/http/file.h"
#include "system/vfs/vfs.h"

void
lws_http_file_close(struct lws_http *h)
{
	lws_http_doc_put(h->file.doc);
	h->file.doc = NULL;
	if (h->file.parts)
		lws_free_set_NULL(h->file.parts);
}

/* -- bytes -- */

static int
sent(struct lws_http *h, size_t n)
{
	h->file.at += n;
	h->file.left -= n;

	return 0;
}

static int
ended_early(struct lws_http *h)
{
	/* the announced length cannot be kept any more */
	h->wsi->close_why = "file ended early";

	return -1;
}

static int
write_piece(struct lws_http *h, uint8_t *p, size_t n)
{
	if (lws_write(h->wsi, p, n, LWS_WRITE_HTTP) < 0)
		return -1;

	return sent(h, n);
}

/* The cache's bytes must stay as they are: only a version that does not write
 * in front of them gets them. */
static int
from_memory(struct lws_http *h, size_t n)
{
	const uint8_t *from = h->file.doc->content + h->file.at;
	uint8_t *buf;

	if (h->ops->is_text)
		return write_piece(h, (uint8_t *)(uintptr_t)from, n);
	buf = lws_http_file_buf(h->wsi->pt);
	if (!buf)
		return -1;
	if (n > LWS_TUNE_HTTP_FILE_CHUNK)
		n = LWS_TUNE_HTTP_FILE_CHUNK;
	memcpy(buf, from, n);

	return write_piece(h, buf, n);
}

static int
read_fop(struct lws_http *h, uint8_t *buf, size_t n, size_t *done)
{
	lws_fop_fd_t fop = h->file.doc->fop;
	lws_filepos_t got = 0;

	if (lws_vfs_tell(fop) != h->file.at &&
	    lws_vfs_file_seek_set(fop, (lws_fileofs_t)h->file.at) < 0)
		return -1;
	if (lws_vfs_file_read(fop, &got, buf, n) < 0)
		return -1;
	*done = (size_t)got;

	return 0;
}

/* at most n bytes from where we are */
static int
read_some(struct lws_http *h, uint8_t *buf, size_t n, size_t *done)
{
	struct lws_http_doc *d = h->file.doc;

	*done = 0;
	if (d->fop ? read_fop(h, buf, n, done)
		   : lws_plat_pread(d->fd, buf, n, h->file.at, done) ==
			     LWS_IO_ERR)
		return -1;

	return *done ? 0 : ended_early(h);
}

int
lws_http_file_read(struct lws_http *h, uint8_t *buf, size_t n)
{
	size_t done;

	while (n) {
		done = n;
		if (h->file.doc->content)
			memcpy(buf, h->file.doc->content + h->file.at, n);
		else if (read_some(h, buf, n, &done))
			return -1;
		sent(h, done);
		buf += done;
		n -= done;
	}

	return 0;
}

static int
read_and_write(struct lws_http *h, size_t n)
{
	uint8_t *buf = lws_http_file_buf(h->wsi->pt);
	size_t done;

	if (!buf)
		return -1;
	if (n > LWS_TUNE_HTTP_FILE_CHUNK)
		n = LWS_TUNE_HTTP_FILE_CHUNK;
	if (read_some(h, buf, n, &done))
		return -1;

	return write_piece(h, buf, done);
}

/* 0; 1 not possible here; -1 */
static int
by_sendfile(struct lws_http *h, size_t n)
{
	size_t done;
	int r;

	if (n > LWS_TUNE_HTTP_SENDFILE)
		n = LWS_TUNE_HTTP_SENDFILE;
	r = lws_output_file(lws_network_wsi(h->wsi), h->file.doc->fd,
			    h->file.at, n, &done);
	if (r)
		return r;
	h->tx_bytes += done;
	if (h->tx_left != UINT64_MAX)
		h->tx_left -= done < h->tx_left ? done : h->tx_left;

	return sent(h, done);
}

static int
some_bytes(struct lws_http *h)
{
	size_t n = h->file.left < SIZE_MAX ? (size_t)h->file.left : SIZE_MAX;
	lws_fileofs_t room = lws_get_peer_write_allowance(h->wsi);
	int r;

	if (h->file.doc->interpreter)
		return lws_http_html_write(h);
	/* as much as has credit, rather than a queue of copies */
	if (room >= 0 && (uint64_t)room < n)
		n = (size_t)room;
	if (!n)
		return 0;
	if (h->file.doc->content)
		return from_memory(h, n);
	/* what fits one read leaves with the headers before it */
	if (h->ops->is_framed || !h->ops->is_text || h->file.doc->fop ||
	    h->coding || n <= LWS_TUNE_HTTP_FILE_CHUNK)
		return read_and_write(h, n);
	r = by_sendfile(h, n);

	return r > 0 ? read_and_write(h, n) : r;
}

/* its interpreter still has to say something */
static int
is_empty_html(const struct lws_http *h)
{
	return h->file.doc->interpreter && !h->file.doc->len;
}

int
lws_http_file_write(struct lws_http *h)
{
	int r;

	if (!h->file.left) {
		r = lws_http_next_part(h);
		if (r < 0)
			return -1;
	}
	if ((h->file.left || is_empty_html(h)) && some_bytes(h))
		return -1;
	if (!h->file.left &&
	    !(h->file.parts && h->file.parts->next <= h->file.parts->count)) {
		lws_http_file_close(h);
		return 1;
	}
	/* it counts from the last progress */
	lws_timeout_us(h->wsi, PENDING_TIMEOUT_HTTP_CONTENT,
		       (lws_usec_t)lws_cx(h->wsi)->timeout_secs *
			       LWS_US_PER_SEC);

	return 0;
}

int
lws_serve_http_file_fragment(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	return h && h->file.doc ? lws_http_file_write(h) : -1;
}
