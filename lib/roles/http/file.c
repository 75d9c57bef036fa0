/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files as answers: which file a path of a mount means to this client, what
 * the preconditions and ranges make of it, and the answer's headers. The
 * document itself comes from doc-cache.c, the bytes go by file-send.c.
 */
#include "roles/http/file.h"

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
	look->serial = (uint64_t)h->wsi->vhost->serial << 32 |
		       h->wsi->vhost->mounts_serial;
	look->mount = m;
	look->index = "index.html";
	look->accepts = accepted(h);
	if (!m)
		return;
	look->accepts |= lws_http_coding_for_files(h);
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

int
lws_http_put_type(struct lws_http *h, const struct lws_http_extra *x,
		  uint8_t **p, uint8_t *end)
{
	if (!x->type || !*x->type)
		return 0;

	return lws_add_http_header_by_token(h->wsi, WSI_TOKEN_HTTP_CONTENT_TYPE,
					    (const unsigned char *)x->type,
					    (int)strlen(x->type), p, end)
		       ? -1
		       : 0;
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
	if (lws_http_call(h, LWS_CALLBACK_ADD_HEADERS, &a, 0)) {
		h->hang_up = 1;
		return -1;
	}
	*p = (uint8_t *)a.p;

	return 0;
}

int
lws_http_add_extra(struct lws_http *h, const struct lws_http_extra *x,
		   uint8_t **p, uint8_t *end)
{
	if (program_headers(h, p, end))
		return -1;
	if (!x->len)
		return 0;
	if (x->len > (size_t)(end - *p))
		return -1;
	memcpy(*p, x->p, x->len);
	*p += x->len;

	return 0;
}

/* The sections of the document that an answer has. By contract a file that the
 * program names has no validators, and its own cache-control outranks ours. */
unsigned int
lws_http_sections(const struct lws_http_doc *d, const struct lws_http_extra *x)
{
	unsigned int which = LWS_HTTP_DOC_ALL;

	if (d->interpreter)
		which = LWS_HTTP_SECTION(TYPE) | LWS_HTTP_SECTION(CACHE);
	if (x->type)
		which &= ~LWS_HTTP_SECTION(TYPE);
	if (!d->look.is_page)
		which &= ~LWS_HTTP_SECTION(VALID);
	if (x->p && lws_nstrstr(x->p, x->len, "cache-control", 13))
		which &= ~LWS_HTTP_SECTION(CACHE);

	return which;
}

/* on the way it gets another length, and the block's end says how it ends */
static unsigned int
sections_for(const struct lws_http *h, const struct lws_http_doc *d,
	     const struct lws_http_extra *x)
{
	unsigned int which = lws_http_sections(d, x);

	return h->coding ? which & ~LWS_HTTP_SECTION(LENGTH) : which;
}

static int
begin_block(struct lws_http *h, const struct lws_http_doc *d,
	    unsigned int status, uint8_t **p, uint8_t *end)
{
	if (lws_add_http_header_status(h->wsi, status, p, end))
		return -1;

	return d->live && lws_http_coding_file(h, d) ? 1 : 0;
}

/* 0; 1 it cannot be compressed now, nothing was written; -1 */
static int
file_headers(struct lws_http *h, const struct lws_http_doc *d,
	     unsigned int status, const struct lws_http_extra *x)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;
	int r = start ? begin_block(h, d, status, &p, end) : -1;

	if (r)
		return r;
	if (lws_http_put_type(h, x, &p, end) ||
	    lws_http_doc_lines(h, d, sections_for(h, d, x), &p, end) ||
	    (d->interpreter && lws_http_html_headers(h, &p, end)) ||
	    lws_http_add_extra(h, x, &p, end))
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
	    lws_http_doc_lines(
		    h, d, LWS_HTTP_SECTION(CACHE) | LWS_HTTP_SECTION(VALID), &p,
		    end) ||
	    (status != HTTP_STATUS_NOT_MODIFIED &&
	     lws_add_http_header_content_length(h->wsi, 0, &p, end)) ||
	    lws_finalize_write_http_header(h->wsi, start, &p, end))
		return -1;
	h->completing = 1;

	return 0;
}

/* -- the answer -- */

int
lws_http_file_turn(struct lws_http *h)
{
	int r = lws_http_file_write(h);

	if (!r)
		return lws_callback_on_writable(h->wsi) < 0 ? -1 : 0;
	if (r > 0 &&
	    lws_http_call(h, LWS_CALLBACK_HTTP_FILE_COMPLETION, NULL, 0) < 0)
		return -1;

	return r;
}

/* A small one, whose request is whole: it leaves with its headers now. A
 * program that has called for it does not expect to hear of its end before it
 * returns.
 */
static int
is_small(struct lws_http *h)
{
	const struct lws_http_doc *d = h->file.doc;
	lws_fileofs_t room;

	if (!d->content || d->interpreter || h->file.parts || h->coding ||
	    h->in_callback || !h->body_done ||
	    h->file.left > LWS_TUNE_HTTP_AT_ONCE ||
	    !lws_output_room(lws_network_wsi(h->wsi)))
		return 0;
	room = lws_get_peer_write_allowance(h->wsi);

	return room < 0 || (uint64_t)room >= h->file.left;
}

int
lws_http_start_sending(struct lws_http *h)
{
	if (!h->is_head && is_small(h))
		return lws_http_file_turn(h) < 0 ? -1 : 0;
	if (h->is_head) {
		lws_http_file_close(h);
		h->completing = 1;
		return 0;
	}

	return lws_callback_on_writable(h->wsi) < 0 ? -1 : 0;
}

/* the same document as it is stored; d is given back */
static struct lws_http_doc *
not_live(struct lws_http *h, struct lws_http_doc *d)
{
	struct lws_http_ask ask = { d->wanted, d->wanted_len, d->look };
	struct lws_http_doc *plain;

	ask.look.accepts &= (uint8_t)~LWS_HTTP_CODING_LIVE;
	plain = lws_http_doc_get(h->wsi, &ask);
	lws_http_doc_put(d);

	return plain;
}

static int
answer_whole(struct lws_http *h, struct lws_http_doc *d, unsigned int status,
	     const struct lws_http_extra *x)
{
	int r = file_headers(h, d, status, x);

	if (r > 0) {
		d = not_live(h, d);
		r = d ? file_headers(h, d, status, x) : -1;
	}
	if (!r && d->interpreter)
		r = lws_http_bind_interpreter(h, d);
	if (r) {
		lws_http_doc_put(d);
		return -1;
	}
	h->file.doc = d;
	h->file.at = 0;
	h->file.left = d->len;

	return lws_http_start_sending(h);
}

/* d is counted for us, and handed on or given back in every case */
static int
answer(struct lws_http *h, struct lws_http_doc *d, unsigned int status,
       const struct lws_http_extra *x)
{
	int r;

	/* RFC 9110 14.2: for GET only */
	if (status == HTTP_STATUS_OK && h->method == WSI_TOKEN_GET_URI &&
	    !d->live && !d->interpreter) {
		r = lws_http_answer_ranges(h, d, x);
		if (r <= 0)
			return r;
	}

	return answer_whole(h, d, status, x);
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
	static const struct lws_http_extra none;
	unsigned int status = status_of_page(h);
	enum lws_http_verdict v = LWS_HTTP_PROCEED;

	if (status == HTTP_STATUS_OK && !d->interpreter)
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
	ask.look.links = (uint8_t)lws_http_links_of(h);
	d = lws_http_doc_get(h->wsi, &ask);
	if (d && lws_http_body_first(h)) {
		lws_http_doc_put(d);
		return 0;
	}

	return d ? answer_page(h, d) : 1;
}

/* -- public -- */

int
lws_serve_http_file(struct lws *wsi, const char *file, const char *content_type,
		    const char *other_headers, int other_headers_len)
{
	struct lws_http_extra x = { other_headers, 0, content_type };
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
