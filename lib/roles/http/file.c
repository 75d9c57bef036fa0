/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files as answers: which file a path of a mount means to this client, what
 * the preconditions and ranges make of it, and the answer's headers. The
 * document itself comes from doc-cache.c, the bytes go by file-send.c.
 */
#include "roles/http/file.h"

struct extra_headers {
	const char *p; /* ready lines; NULL none */
	size_t len;
	const char *type; /* the program's; NULL: the document's own */
};

/* -- what is asked for -- */

/* how the client takes files that are stored compressed */
static uint8_t
accepted(const struct lws_http *h)
{
	struct lws_span list;
	unsigned int bits = 0;
	const char *v;

	v = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_ACCEPT_ENCODING,
			       &list.len);
	if (!v)
		return 0;
	list.p = (const uint8_t *)v;
	if (lws_http1_accepts(list, "gzip"))
		bits |= LWS_HTTP_CODING_GZIP;
	if (lws_http1_accepts(list, "br"))
		bits |= LWS_HTTP_CODING_BR;

	return (uint8_t)bits;
}

static void
look_of(const struct lws_http *h, struct lws_http_look *look)
{
	const struct lws_http_mount *m = h->mount;

	memset(look, 0, sizeof(*look));
	look->mount = m;
	look->index = "index.html";
	look->accepts = accepted(h);
	if (!m)
		return;
	look->types = m->extra_mimetypes;
	look->max_age = m->cache_max_age;
	look->caching =
		(uint8_t)(m->cache_no << 3 | m->cache_reusable << 2 |
			  m->cache_revalidate << 1 | m->cache_intermediaries);
	if (m->def)
		look->index = m->def;
}

/* the mount's origin and the rest of the path; -1 too long: there is none */
static int
join(char *path, size_t size, const char *origin, const char *rest, size_t *len)
{
	size_t a = strlen(origin), b = strlen(rest), slash = *rest != '/';

	if (a + slash + b >= size)
		return -1;
	memcpy(path, origin, a);
	if (slash)
		path[a] = '/';
	memcpy(path + a + slash, rest, b + 1);
	*len = a + slash + b;

	return 0;
}

/* -- headers -- */

static int
put(struct lws_http *h, const char *name, const char *value, uint8_t **p,
    uint8_t *end)
{
	struct lws_span n = lws_span_of(name, strlen(name));
	struct lws_span v = lws_span_of(value, strlen(value));

	return lws_http_add(h, &n, &v, p, end);
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
extra_lines(const struct extra_headers *x, uint8_t **p, const uint8_t *end)
{
	if (!x->len)
		return 0;
	if (x->len > (size_t)(end - *p))
		return -1;
	memcpy(*p, x->p, x->len);
	*p += x->len;

	return 0;
}

#define SECTION(name) (1u << LWS_HTTP_DOC_##name)

/* The sections of the document that an answer has. By contract a file that the
 * program names has no validators, and its own cache-control outranks ours. */
static unsigned int
sections(const struct lws_http_doc *d, const struct extra_headers *x)
{
	unsigned int which = LWS_HTTP_DOC_ALL;

	if (x->type)
		which &= ~SECTION(TYPE);
	if (!d->look.is_page)
		which &= ~SECTION(VALID);
	if (x->p && lws_nstrstr(x->p, x->len, "cache-control", 13))
		which &= ~SECTION(CACHE);

	return which;
}

static int
file_headers(struct lws_http *h, const struct lws_http_doc *d,
	     unsigned int status, const struct extra_headers *x)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;

	if (!start || lws_add_http_header_status(h->wsi, status, &p, end) ||
	    (x->type && *x->type && put(h, "content-type", x->type, &p, end)) ||
	    lws_http_doc_lines(h, d, sections(d, x), &p, end) ||
	    program_headers(h, &p, end) || extra_lines(x, &p, end))
		return -1;

	return lws_finalize_write_http_header(h->wsi, start, &p, end) ? -1 : 0;
}

/* 304, 412: what is said of the document, but not the document */
static int
answer_without(struct lws_http *h, const struct lws_http_doc *d,
	       unsigned int status)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;

	if (!start || lws_add_http_header_status(h->wsi, status, &p, end) ||
	    lws_http_doc_lines(h, d, SECTION(CACHE) | SECTION(VALID), &p,
			       end) ||
	    (status != HTTP_STATUS_NOT_MODIFIED &&
	     lws_add_http_header_content_length(h->wsi, 0, &p, end)) ||
	    lws_finalize_write_http_header(h->wsi, start, &p, end))
		return -1;
	h->completing = 1;

	return 0;
}

/* -- parts of it (RFC 9110 14, 15.3.7, 15.5.17) -- */

static int
put_range(struct lws_http *h, const struct lws_http1_range *r, uint64_t of,
	  uint8_t **p, uint8_t *end)
{
	char text[72];

	if (r)
		lws_snprintf(text, sizeof(text), "bytes %llu-%llu/%llu",
			     (unsigned long long)r->first,
			     (unsigned long long)r->last,
			     (unsigned long long)of);
	else
		lws_snprintf(text, sizeof(text), "bytes */%llu",
			     (unsigned long long)of);

	return put(h, "content-range", text, p, end);
}

static int
answer_none(struct lws_http *h, struct lws_http_doc *d)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;
	int r = !start ||
		lws_add_http_header_status(
			h->wsi, HTTP_STATUS_REQ_RANGE_NOT_SATISFIABLE, &p,
			end) ||
		put_range(h, NULL, d->len, &p, end) ||
		lws_add_http_header_content_length(h->wsi, 0, &p, end) ||
		lws_finalize_write_http_header(h->wsi, start, &p, end);

	lws_http_doc_put(d);
	if (r)
		return -1;
	h->completing = 1;

	return 0;
}

static int
partial_headers(struct lws_http *h, const struct lws_http_doc *d,
		const struct extra_headers *x, const struct lws_http1_range *r,
		uint64_t len)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;
	unsigned int which = sections(d, x) & ~SECTION(LENGTH);

	if (!r) /* the type is multipart/byteranges */
		which &= ~SECTION(TYPE);
	if (!start ||
	    lws_add_http_header_status(h->wsi, HTTP_STATUS_PARTIAL_CONTENT, &p,
				       end) ||
	    (x->type && *x->type && put(h, "content-type", x->type, &p, end)) ||
	    lws_http_doc_lines(h, d, which, &p, end) ||
	    (r && put_range(h, r, d->len, &p, end)) ||
	    lws_add_http_header_content_length(h->wsi, len, &p, end) ||
	    program_headers(h, &p, end) || extra_lines(x, &p, end))
		return -1;

	return lws_finalize_write_http_header(h->wsi, start, &p, end) ? -1 : 0;
}

/* the document's own type, for the parts */
static void
copy_type(const struct lws_http_doc *d, const struct extra_headers *x, char *to,
	  size_t size)
{
	static const char name[] = "content-type: ";
	size_t n = d->section[LWS_HTTP_DOC_REPR];

	if (x->type) {
		lws_strncpy(to, x->type, size);
		return;
	}
	to[0] = '\0';
	if (n > sizeof(name) + 1)
		lws_strnncpy(to, d->lines + sizeof(name) - 1,
			     n - (sizeof(name) - 1) - 2, size);
}

static uint64_t
parts_len(const struct lws_http_parts *parts)
{
	uint64_t len = 0;
	unsigned int n;

	for (n = 0; n <= parts->count; n++) {
		len += lws_http_part_head(parts, n, NULL, 0);
		if (n < parts->count)
			len += parts->r[n].last - parts->r[n].first + 1;
	}

	return len;
}

static struct lws_http_parts *
make_parts(const struct lws_http_doc *d, const struct extra_headers *x,
	   const struct lws_http1_range *r, unsigned int n)
{
	struct lws_http_parts *parts;
	uint64_t random;

	if (lws_plat_random(&random, sizeof(random)))
		return NULL;
	parts = lws_zalloc(sizeof(*parts), "http ranges");
	if (!parts)
		return NULL;
	memcpy(parts->r, r, n * sizeof(*r));
	parts->count = n;
	parts->of = d->len;
	copy_type(d, x, parts->type, sizeof(parts->type));
	lws_snprintf(parts->boundary, sizeof(parts->boundary), "%016llx",
		     (unsigned long long)random);

	return parts;
}

static int
answer_parts(struct lws_http *h, struct lws_http_doc *d,
	     const struct extra_headers *x, const struct lws_http1_range *r,
	     unsigned int n)
{
	struct lws_http_parts *parts = make_parts(d, x, r, n);
	struct extra_headers y = *x;
	char type[64];

	if (!parts) {
		lws_http_doc_put(d);
		return -1;
	}
	lws_snprintf(type, sizeof(type), "multipart/byteranges; boundary=%s",
		     parts->boundary);
	y.type = type;
	if (partial_headers(h, d, &y, NULL, parts_len(parts))) {
		lws_http_doc_put(d);
		lws_free(parts);
		return -1;
	}
	lws_http_send_parts(h, d, parts);

	return 0;
}

/* -- the answer -- */

static int
start_sending(struct lws_http *h)
{
	if (h->is_head) {
		lws_http_file_close(h);
		h->completing = 1;
		return 0;
	}

	return lws_callback_on_writable(h->wsi) < 0 ? -1 : 0;
}

static int
answer_whole(struct lws_http *h, struct lws_http_doc *d, unsigned int status,
	     const struct extra_headers *x)
{
	if (file_headers(h, d, status, x)) {
		lws_http_doc_put(d);
		return -1;
	}
	h->file.doc = d;
	h->file.at = 0;
	h->file.left = d->len;

	return start_sending(h);
}

static int
answer_ranges(struct lws_http *h, struct lws_http_doc *d,
	      const struct extra_headers *x, const struct lws_http1_range *r,
	      unsigned int n)
{
	if (n > 1)
		return answer_parts(h, d, x, r, n) ? -1 : start_sending(h);
	if (partial_headers(h, d, x, r, r->last - r->first + 1)) {
		lws_http_doc_put(d);
		return -1;
	}
	lws_http_send_begin(h, d, r);

	return start_sending(h);
}

/* d is counted for us, and handed on or given back in every case */
static int
answer(struct lws_http *h, struct lws_http_doc *d, unsigned int status,
       const struct extra_headers *x)
{
	struct lws_http1_range r[LWS_LIMIT_HTTP_RANGES];
	struct lws_span v;
	const char *p;
	int n;

	p = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_RANGE, &v.len);
	/* RFC 9110 14.2: for GET only */
	if (!p || status != HTTP_STATUS_OK || h->method != WSI_TOKEN_GET_URI ||
	    !lws_http_range_holds(h, d))
		return answer_whole(h, d, status, x);
	v.p = (const uint8_t *)p;
	n = lws_http1_ranges(v, d->len, r, LWS_LIMIT_HTTP_RANGES);
	if (n < 0)
		return answer_whole(h, d, status, x);

	return n ? answer_ranges(h, d, x, r, (unsigned int)n)
		 : answer_none(h, d);
}

/* The page that the vhost shows to those who asked for what it does not have
 * is no success, however one came to it. */
static unsigned int
status_of_page(const struct lws_http *h)
{
	const char *lost = h->wsi->vhost->error_document_404;

	return lost && *lost && !strcmp(lost, h->path) ? HTTP_STATUS_NOT_FOUND
						       : HTTP_STATUS_OK;
}

static int
answer_untyped(struct lws_http *h, struct lws_http_doc *d)
{
	lwsl_wsi_info(h->wsi, "no type is known for %s", d->path);
	lws_http_doc_put(d);
	if (lws_http_answer_simple(h, HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL,
				   NULL))
		return -1;
	h->completing = 1;

	return 0;
}

static int
answer_page(struct lws_http *h, struct lws_http_doc *d)
{
	static const struct extra_headers none;
	unsigned int status = status_of_page(h);
	enum lws_http_verdict v = LWS_HTTP_PROCEED;

	if (status == HTTP_STATUS_OK)
		v = lws_http_precondition(h, d);
	if (v != LWS_HTTP_PROCEED) {
		int r = answer_without(h, d,
				       v == LWS_HTTP_FAILED
					       ? HTTP_STATUS_PRECONDITION_FAILED
					       : HTTP_STATUS_NOT_MODIFIED);

		lws_http_doc_put(d);
		return r;
	}

	return d->has_type ? answer(h, d, status, &none) : answer_untyped(h, d);
}

int
lws_http_serve(struct lws_http *h, const char *rest)
{
	char path[LWS_LIMIT_HTTP_FILE_PATH];
	struct lws_http_ask ask;
	struct lws_http_doc *d;

	if (join(path, sizeof(path), h->mount->origin, rest, &ask.len))
		return 1;
	ask.path = path;
	look_of(h, &ask.look);
	ask.look.is_page = 1;
	d = lws_http_doc_get(h->wsi, &ask);

	return d ? answer_page(h, d) : 1;
}

/* -- public -- */

int
lws_serve_http_file(struct lws *wsi, const char *file, const char *content_type,
		    const char *other_headers, int other_headers_len)
{
	struct extra_headers x = { other_headers, 0, content_type };
	struct lws_http *h = lws_http_of(wsi);
	struct lws_http_ask ask;
	struct lws_http_doc *d;

	if (!h || !file || other_headers_len < 0)
		return -1;
	x.len = other_headers ? (size_t)other_headers_len : 0;
	ask.path = file;
	ask.len = strlen(file);
	look_of(h, &ask.look);
	d = lws_http_doc_get(wsi, &ask);
	if (d)
		return answer(h, d, HTTP_STATUS_OK, &x);
	if (lws_http_answer_simple(h, HTTP_STATUS_NOT_FOUND, NULL, NULL))
		return -1;

	return 1; /* the caller completes */
}
