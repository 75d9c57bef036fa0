/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Parts of a document (RFC 9110 14): one as 206 with its content-range, several
 * as parts between boundaries (14.6), none of those asked for as 416.
 */
#include "roles/http/file.h"

const int lws_http_has_ranges = 1;

static size_t
part_head(const struct lws_http_parts *parts, unsigned int n, char *buf,
	  size_t size)
{
	char own[384];
	int len;

	if (!buf) {
		buf = own;
		size = sizeof(own);
	}
	if (n == parts->count)
		len = lws_snprintf(buf, size, "\r\n--%s--\r\n",
				   parts->boundary);
	else
		len = lws_snprintf(buf, size,
				   "%s--%s\r\n%s%s%scontent-range: bytes "
				   "%llu-%llu/%llu\r\n\r\n",
				   n ? "\r\n" : "", parts->boundary,
				   parts->type[0] ? "content-type: " : "",
				   parts->type, parts->type[0] ? "\r\n" : "",
				   (unsigned long long)parts->r[n].first,
				   (unsigned long long)parts->r[n].last,
				   (unsigned long long)parts->of);

	return len < 0 ? 0 : (size_t)len;
}

/* 1 there is a further part, and its head is written; 0 that was the end of
 * them, or of the document; -1 */
int
lws_http_next_part(struct lws_http *h)
{
	struct lws_http_parts *parts = h->file.parts;
	uint8_t buf[LWS_PRE + 384];
	size_t len;

	if (!parts || parts->next > parts->count)
		return 0;
	len = part_head(parts, parts->next, (char *)buf + LWS_PRE,
			sizeof(buf) - LWS_PRE);
	if (lws_write(h->wsi, buf + LWS_PRE, len, LWS_WRITE_HTTP) < 0)
		return -1;
	if (parts->next++ == parts->count)
		return 0;
	h->file.at = parts->r[parts->next - 1].first;
	h->file.left = parts->r[parts->next - 1].last - h->file.at + 1;

	return 1;
}

static void
send_begin(struct lws_http *h, struct lws_http_doc *d,
	   const struct lws_http1_range *r)
{
	h->file.doc = d;
	h->file.at = r->first;
	h->file.left = r->last - r->first + 1;
}

static void
send_parts(struct lws_http *h, struct lws_http_doc *d,
	   struct lws_http_parts *parts)
{
	h->file.doc = d;
	h->file.parts = parts;
	h->file.left = 0;
}

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

	return lws_add_http_header_by_token(
		h->wsi, WSI_TOKEN_HTTP_CONTENT_RANGE,
		(const unsigned char *)text, (int)strlen(text), p, end);
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
		const struct lws_http_extra *x, const struct lws_http1_range *r,
		uint64_t len)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end), *p = start;
	unsigned int which =
		lws_http_sections(d, x) & ~LWS_HTTP_SECTION(LENGTH);

	if (!r) /* the type is multipart/byteranges */
		which &= ~LWS_HTTP_SECTION(TYPE);
	if (!start ||
	    lws_add_http_header_status(h->wsi, HTTP_STATUS_PARTIAL_CONTENT, &p,
				       end) ||
	    lws_http_put_type(h, x, &p, end) ||
	    lws_http_doc_lines(h, d, which, &p, end) ||
	    (r && put_range(h, r, d->len, &p, end)) ||
	    lws_add_http_header_content_length(h->wsi, len, &p, end) ||
	    lws_http_add_extra(h, x, &p, end))
		return -1;

	return lws_finalize_write_http_header(h->wsi, start, &p, end) ? -1 : 0;
}

/* the document's own type, for the parts */
static void
copy_type(const struct lws_http_doc *d, const struct lws_http_extra *x,
	  char *to, size_t size)
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
		len += part_head(parts, n, NULL, 0);
		if (n < parts->count)
			len += parts->r[n].last - parts->r[n].first + 1;
	}

	return len;
}

static struct lws_http_parts *
make_parts(const struct lws_http_doc *d, const struct lws_http_extra *x,
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
	     const struct lws_http_extra *x, const struct lws_http1_range *r,
	     unsigned int n)
{
	struct lws_http_parts *parts = make_parts(d, x, r, n);
	struct lws_http_extra y = *x;
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
	send_parts(h, d, parts);

	return 0;
}

static int
answer_ranges(struct lws_http *h, struct lws_http_doc *d,
	      const struct lws_http_extra *x, const struct lws_http1_range *r,
	      unsigned int n)
{
	if (n > 1)
		return answer_parts(h, d, x, r, n) ? -1
						   : lws_http_start_sending(h);
	if (partial_headers(h, d, x, r, r->last - r->first + 1)) {
		lws_http_doc_put(d);
		return -1;
	}
	send_begin(h, d, r);

	return lws_http_start_sending(h);
}

int
lws_http_answer_ranges(struct lws_http *h, struct lws_http_doc *d,
		       const struct lws_http_extra *x)
{
	struct lws_http1_range r[LWS_LIMIT_HTTP_RANGES];
	struct lws_span v;
	const char *p;
	int n;

	p = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_RANGE, &v.len);
	if (!p || !lws_http_range_holds(h, d))
		return 1;
	v.p = (const uint8_t *)p;
	n = lws_http1_ranges(v, d->len, r, LWS_LIMIT_HTTP_RANGES);
	if (n < 0)
		return 1;

	return n ? answer_ranges(h, d, x, r, (unsigned int)n)
		 : answer_none(h, d);
}
