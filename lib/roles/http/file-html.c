/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files that a protocol rewrites on their way (a mount's interpret): each piece
 * is given to LWS_CALLBACK_PROCESS_HTML of the protocol named for the file's
 * suffix, with room to grow and, where the answer leaves in chunks, to be
 * framed by it (lws_chunked_html_process() does both). What is sent is not the
 * file, so nothing is said of the file but its type.
 */
#include "roles/http/file.h"

/* bytes before a piece for the head of its chunk, and behind it to grow into;
 * by contract 10 and 128 */
#define HEADROOM 16u
#define GROWTH   128u

const char *
lws_http_interpreter(const struct lws_http_mount *m, const char *path)
{
	const struct lws_protocol_vhost_options *o = m ? m->interpret : NULL;
	size_t n = strlen(path), len;

	for (; o; o = o->next) {
		len = strlen(o->name);
		if (len < n && !strcmp(path + n - len, o->name))
			return o->value;
	}

	return NULL;
}

/* The protocol has its own state for each file. */
int
lws_http_bind_interpreter(struct lws_http *h, const struct lws_http_doc *d)
{
	struct lws *wsi = h->wsi;
	const struct lws_protocols *p =
		lws_vhost_name_to_protocol(wsi->vhost, d->interpreter);

	if (!p) {
		lwsl_wsi_err(wsi,
			     "mount %s: files like %s are interpreted by %s, "
			     "which the vhost does not have",
			     h->mount->mountpoint, d->path, d->interpreter);
		return -1;
	}

	return lws_http_bind(h, p, "interpreted file");
}

int
lws_http_html_headers(struct lws_http *h, uint8_t **p, uint8_t *end)
{
	static const char name[] = "transfer-encoding", value[] = "chunked";
	struct lws_span n = lws_span_of(name, sizeof(name) - 1);
	struct lws_span v = lws_span_of(value, sizeof(value) - 1);

	if (!h->ops->is_text || h->ops->is_framed || !h->minor)
		return 0;
	h->in_chunks = 1;

	return lws_http_add(h, &n, &v, p, end);
}

static size_t
piece_len(const struct lws_http *h)
{
	size_t n = lws_cx(h->wsi)->pt_serv_buf_size;

	if (n > LWS_TUNE_HTTP_FILE_CHUNK - HEADROOM - GROWTH)
		n = LWS_TUNE_HTTP_FILE_CHUNK - HEADROOM - GROWTH;

	return h->file.left < n ? (size_t)h->file.left : n;
}

/* 0; -1 it is too big for any answer, or the program says so */
static int
process(struct lws_http *h, struct lws_process_html_args *a)
{
	const char *low = a->p - HEADROOM;
	int r = lws_http_call(h, LWS_CALLBACK_PROCESS_HTML, a, 0);

	if (r < 0)
		return -1;
	/* what follows trusts these */
	if (a->p >= low && a->len >= 0 && a->len <= a->max_len + (int)HEADROOM)
		return 0;
	lwsl_wsi_err(h->wsi, "PROCESS_HTML: %d bytes, limit %d", a->len,
		     a->max_len);

	return -1;
}

int
lws_http_html_write(struct lws_http *h)
{
	uint8_t *buf = lws_http_file_buf(h->wsi->pt);
	struct lws_process_html_args a;
	size_t n = piece_len(h);
	int last;

	if (!buf || lws_http_file_read(h, buf + HEADROOM, n))
		return -1;
	last = !h->file.left;
	memset(&a, 0, sizeof(a));
	a.p = (char *)buf + HEADROOM;
	a.len = (int)n;
	a.max_len = (int)(n + GROWTH);
	a.final = last;
	a.chunked = h->in_chunks;
	if (process(h, &a))
		return -1;

	return lws_write(h->wsi, (uint8_t *)a.p, (size_t)a.len,
			 last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) < 0
		       ? -1
		       : 0;
}
