/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files as answers: finding the file that a path of a file mount means, saying
 * what it is, validators and 304 (RFC 9110 13), and sending it as the socket
 * takes it. Everything goes through the context's file operations, so that
 * archives and programs' own file systems are served alike.
 */
#include "roles/http/http.h"

struct lws_http_file {
	lws_fop_fd_t fd; /* owned */
	uint64_t left;   /* bytes to send */
};

/** struct found - an open file and what is known of it */
struct found {
	lws_fop_fd_t fd; /* owned until handed to the transaction */
	lws_fop_flags_t flags;
	uint64_t len;
	uint32_t mtime;
	char path[LWS_LIMIT_HTTP_FILE_PATH];
	char etag[24]; /* with its quotes */
};

/* -- finding it -- */

static int
accepts_gzip(const struct lws_http *h)
{
	const char *v = lws_http_store_get(
		&h->store, WSI_TOKEN_HTTP_ACCEPT_ENCODING, NULL);

	return v && strstr(v, "gzip");
}

static int
open_file(struct lws_http *h, struct found *f)
{
	f->flags = LWS_O_RDONLY;
	if (accepts_gzip(h))
		f->flags |= LWS_FOP_FLAG_COMPR_ACCEPTABLE_GZIP;
	f->fd = lws_vfs_file_open(lws_get_fops(lws_cx(h->wsi)), f->path,
				  &f->flags);

	return f->fd ? 0 : -1;
}

/* 1 a regular file, or one of somebody's own file system; 0 a directory; -1
 * anything else: pipes and devices are not served */
static int
kind_of(struct found *f)
{
	struct lws_plat_stat st;

	f->len = lws_vfs_get_length(f->fd);
	f->mtime = f->flags & LWS_FOP_FLAG_MOD_TIME_VALID
			   ? lws_vfs_get_mod_time(f->fd)
			   : 0;
	if (f->flags & LWS_FOP_FLAG_VIRTUAL)
		return 1;
	if (lws_plat_fstat(f->fd->fd, &st))
		return -1;
	if (st.kind == LDOT_DIR)
		return 0;
	if (st.kind != LDOT_FILE)
		return -1;
	f->len = st.size;
	f->mtime = (uint32_t)st.mtime;

	return 1;
}

static int
append(struct found *f, const char *a, const char *b)
{
	size_t n = strlen(f->path);
	int r = lws_snprintf(f->path + n, sizeof(f->path) - n, "%s%s", a, b);

	return r < 0 || (size_t)r >= sizeof(f->path) - n ? -1 : 0;
}

/* 0 found and open; -1 not there, nothing is open */
static int
find(struct lws_http *h, const char *rest, struct found *f)
{
	const struct lws_http_mount *m = h->mount;
	const char *def = m->def ? m->def : "index.html";
	size_t n = strlen(rest);
	int kind;

	f->path[0] = '\0';
	if (append(f, m->origin, *rest == '/' ? "" : "/") ||
	    append(f, rest, !n || rest[n - 1] == '/' ? def : ""))
		return -1;
	if (open_file(h, f))
		return -1;
	kind = kind_of(f);
	if (!kind) { /* a directory below the mount shows its index */
		lws_vfs_file_close(&f->fd);
		if (append(f, "/", def) || open_file(h, f))
			return -1;
		kind = kind_of(f);
	}
	if (kind > 0)
		return 0;
	lws_vfs_file_close(&f->fd);

	return -1;
}

/* -- validators (RFC 9110 8.8, 13.1) -- */

static void
make_etag(struct found *f)
{
	lws_snprintf(f->etag, sizeof(f->etag), "\"%08X%08X\"",
		     (unsigned int)(f->len & 0xffffffffu),
		     (unsigned int)f->mtime);
}

/* the value of one entity tag: W/ and the quotes apart. Peers that know us by
 * the bare form of earlier versions send that back. */
static struct lws_span
bare_tag(struct lws_span t)
{
	if (t.len > 2 && t.p[0] == 'W' && t.p[1] == '/')
		lws_span_skip(&t, 2);
	if (t.len >= 2 && t.p[0] == '"' && t.p[t.len - 1] == '"') {
		lws_span_skip(&t, 1);
		t.len--;
	}

	return t;
}

static int
tag_listed(const char *list, size_t len, const struct found *f)
{
	struct lws_span l = lws_span_of(list, len), item;
	struct lws_span own = bare_tag(lws_span_of(f->etag, strlen(f->etag)));

	while (lws_http1_list_next(&l, &item)) {
		item = bare_tag(item);
		if (item.len == 1 && *item.p == '*')
			return 1;
		if (item.len == own.len && !memcmp(item.p, own.p, own.len))
			return 1;
	}

	return 0;
}

static int
not_modified(struct lws_http *h, const struct found *f)
{
	const char *v;
	size_t len;
	time_t t;

	if (!f->mtime || (h->method != WSI_TOKEN_GET_URI && !h->is_head))
		return 0;
	v = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_IF_NONE_MATCH, &len);
	if (v) /* and then If-Modified-Since does not count */
		return tag_listed(v, len, f);
	v = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_IF_MODIFIED_SINCE,
			       &len);

	return v && !lws_http_date_parse_unix(v, len, &t) &&
	       (time_t)f->mtime <= t;
}

/* -- headers -- */

static int
put(struct lws_http *h, enum lws_token_indexes token, const char *v,
    uint8_t **p, uint8_t *end)
{
	return lws_add_http_header_by_token(h->wsi, token,
					    (const unsigned char *)v,
					    (int)strlen(v), p, end);
}

static int
cache_header(struct lws_http *h, uint8_t **p, uint8_t *end)
{
	const struct lws_http_mount *m = h->mount;
	char cc[64];

	lws_strncpy(cc, "no-store", sizeof(cc));
	if (m && m->cache_no)
		lws_strncpy(cc, "no-cache", sizeof(cc));
	else if (m && m->cache_max_age && m->cache_reusable)
		lws_snprintf(cc, sizeof(cc), "%s%s, max-age=%d",
			     m->cache_revalidate ? "must-revalidate, " : "",
			     m->cache_intermediaries ? "public" : "private",
			     m->cache_max_age);

	return put(h, WSI_TOKEN_HTTP_CACHE_CONTROL, cc, p, end);
}

static int
validators(struct lws_http *h, const struct found *f, uint8_t **p, uint8_t *end)
{
	char date[32];
	time_t t = (time_t)f->mtime;

	if (!f->mtime)
		return 0;
	if (put(h, WSI_TOKEN_HTTP_ETAG, f->etag, p, end))
		return -1;
	if (lws_http_date_render_from_unix(date, sizeof(date), &t))
		return 0;

	return put(h, WSI_TOKEN_HTTP_LAST_MODIFIED, date, p, end);
}

/* a file mount's protocol may add its own */
static int
program_headers(struct lws_http *h, uint8_t **p, uint8_t *end)
{
	struct lws_process_html_args a;

	if (!h->mount || !h->mount->protocol)
		return 0;
	memset(&a, 0, sizeof(a));
	a.p = (char *)*p;
	a.max_len = lws_ptr_diff(end, *p);
	if (lws_user_callback(h->wsi, LWS_CALLBACK_ADD_HEADERS, &a, 0))
		return -1;
	*p = (uint8_t *)a.p;

	return 0;
}

static int
finish_headers(struct lws_http *h, uint8_t *start, uint8_t **p, uint8_t *end)
{
	return lws_finalize_write_http_header(h->wsi, start, p, end) ? -1 : 0;
}

static int
answer_not_modified(struct lws_http *h, const struct found *f)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;

	if (!start ||
	    lws_add_http_header_status(h->wsi, HTTP_STATUS_NOT_MODIFIED, &p,
				       end) ||
	    validators(h, f, &p, end) || cache_header(h, &p, end) ||
	    finish_headers(h, start, &p, end))
		return -1;
	h->completing = 1;

	return 0;
}

struct extra_headers {
	const char *p; /* ready lines; NULL none */
	size_t len;
};

static int
file_headers(struct lws_http *h, const struct found *f, const char *type,
	     const struct extra_headers *x)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;
	int own_cache = x->p && lws_nstrstr(x->p, x->len, "cache-control", 13);

	if (!start ||
	    lws_add_http_header_status(h->wsi, HTTP_STATUS_OK, &p, end))
		return -1;
	if (*type && put(h, WSI_TOKEN_HTTP_CONTENT_TYPE, type, &p, end))
		return -1;
	if ((f->flags & LWS_FOP_FLAG_COMPR_IS_GZIP) &&
	    put(h, WSI_TOKEN_HTTP_CONTENT_ENCODING, "gzip", &p, end))
		return -1;
	if (lws_add_http_header_content_length(h->wsi, f->len, &p, end) ||
	    (!own_cache && cache_header(h, &p, end)) ||
	    (f->etag[0] && validators(h, f, &p, end)) ||
	    program_headers(h, &p, end))
		return -1;
	if (x->len) {
		if (x->len > (size_t)lws_ptr_diff(end, p))
			return -1;
		memcpy(p, x->p, x->len);
		p += x->len;
	}

	return finish_headers(h, start, &p, end);
}

/* -- sending -- */

void
lws_http_file_close(struct lws_http *h)
{
	if (!h->file)
		return;
	lws_vfs_file_close(&h->file->fd);
	lws_free_set_NULL(h->file);
}

static int
start_sending(struct lws_http *h, struct found *f)
{
	h->file = lws_malloc(sizeof(*h->file), "http file");
	if (!h->file) {
		lws_vfs_file_close(&f->fd);
		return -1;
	}
	h->file->fd = f->fd;
	h->file->left = f->len;
	lws_timeout_us(h->wsi, PENDING_TIMEOUT_HTTP_CONTENT,
		       (lws_usec_t)lws_cx(h->wsi)->timeout_secs *
			       LWS_US_PER_SEC);

	return lws_callback_on_writable(h->wsi) < 0 ? -1 : 0;
}

/* f is open; it is closed or handed on in every case */
static int
send_found(struct lws_http *h, struct found *f, const char *type,
	   const struct extra_headers *x)
{
	if (file_headers(h, f, type, x)) {
		lws_vfs_file_close(&f->fd);
		return -1;
	}
	if (!h->is_head)
		return start_sending(h, f);
	lws_vfs_file_close(&f->fd);
	h->completing = 1;

	return 0;
}

int
lws_http_serve(struct lws_http *h, const char *rest)
{
	struct extra_headers none = { NULL, 0 };
	const char *type;
	struct found f;

	if (find(h, rest, &f))
		return 1;
	make_etag(&f);
	if (not_modified(h, &f)) {
		lws_vfs_file_close(&f.fd);
		return answer_not_modified(h, &f);
	}
	type = lws_get_mimetype(f.path, h->mount);
	if (!type) {
		lws_vfs_file_close(&f.fd);
		lwsl_wsi_info(h->wsi, "no type is known for %s", f.path);
		if (lws_http_answer_simple(
			    h, HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL, NULL))
			return -1;
		h->completing = 1;
		return 0;
	}

	return send_found(h, &f, type, &none);
}

int
lws_http_file_write(struct lws_http *h)
{
	uint8_t *buf = lws_http_file_buf(h->wsi->pt);
	struct lws_http_file *f = h->file;
	lws_filepos_t done = 0;
	struct lws_plat_iov v;

	if (!buf)
		return -1;
	if (f->left &&
	    (lws_vfs_file_read(f->fd, &done, buf,
			       f->left < LWS_TUNE_HTTP_FILE_CHUNK
				       ? f->left
				       : LWS_TUNE_HTTP_FILE_CHUNK) < 0 ||
	     !done)) {
		/* it shrank: the announced length cannot be kept any more */
		h->wsi->close_why = "file ended early";
		return -1;
	}
	v.p = buf;
	v.len = (size_t)done;
	if (done && lws_output(lws_network_wsi(h->wsi), &v, 1))
		return -1;
	f->left -= done;
	lws_timeout_us(h->wsi, PENDING_TIMEOUT_HTTP_CONTENT,
		       (lws_usec_t)lws_cx(h->wsi)->timeout_secs *
			       LWS_US_PER_SEC);
	if (f->left)
		return 0;
	lws_http_file_close(h);

	return 1;
}

/* -- public -- */

int
lws_serve_http_file(struct lws *wsi, const char *file, const char *content_type,
		    const char *other_headers, int other_headers_len)
{
	struct extra_headers x = { other_headers, 0 };
	struct lws_http *h = lws_http_of(wsi);
	struct found f;

	if (!h || !file || other_headers_len < 0)
		return -1;
	x.len = other_headers ? (size_t)other_headers_len : 0;
	memset(&f, 0, sizeof(f));
	lws_strncpy(f.path, file, sizeof(f.path));
	if (open_file(h, &f) || kind_of(&f) <= 0) {
		if (f.fd)
			lws_vfs_file_close(&f.fd);
		if (lws_http_answer_simple(h, HTTP_STATUS_NOT_FOUND, NULL,
					   NULL))
			return -1;
		return 1; /* the caller completes */
	}

	return send_found(h, &f, content_type ? content_type : "", &x);
}

int
lws_serve_http_file_fragment(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	return h && h->file ? lws_http_file_write(h) : -1;
}
