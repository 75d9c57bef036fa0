/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Whole small answers: the stock page for a status, and redirects. They are
 * made in the thread's buffer for header blocks, the page right behind its
 * headers, and leave together. Completing the transaction is the caller's.
 */
#include "roles/http/http.h"

/* the page; a site may give it a look with /error.css */
#define PAGE_A                                                                 \
	"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"      \
	"<title>"
#define PAGE_B                                                                 \
	"</title><link rel=\"stylesheet\" href=\"/error.css\"></head>"         \
	"<body><h1>"
#define PAGE_C "</h1>"
#define PAGE_D "</body></html>"

struct page {
	uint8_t code[20];
	size_t code_len;
	const char *body;
	size_t body_len;
};

static size_t
page_len(const struct page *pg)
{
	return sizeof(PAGE_A PAGE_B PAGE_C PAGE_D) - 1 + 2 * pg->code_len +
	       pg->body_len;
}

/* The body gets what the rest leaves of room; it is not cut inside a character
 * of UTF-8. 0, or -1: not even the rest fits */
static int
page_plan(struct page *pg, unsigned int code, const char *body, size_t room)
{
	pg->code_len = lws_http1_put_dec(pg->code, code);
	pg->body = body ? body : "";
	pg->body_len = 0;
	if (page_len(pg) > room)
		return -1;
	room -= page_len(pg);
	pg->body_len = strlen(pg->body);
	if (pg->body_len <= room)
		return 0;
	pg->body_len = room;
	while (pg->body_len && ((uint8_t)pg->body[pg->body_len] & 0xc0) == 0x80)
		pg->body_len--;

	return 0;
}

static uint8_t *
put(uint8_t *p, const void *from, size_t len)
{
	memcpy(p, from, len);

	return p + len;
}

static void
page_write(const struct page *pg, uint8_t *p)
{
	p = put(p, PAGE_A, sizeof(PAGE_A) - 1);
	p = put(p, pg->code, pg->code_len);
	p = put(p, PAGE_B, sizeof(PAGE_B) - 1);
	p = put(p, pg->code, pg->code_len);
	p = put(p, PAGE_C, sizeof(PAGE_C) - 1);
	p = put(p, pg->body, pg->body_len);
	put(p, PAGE_D, sizeof(PAGE_D) - 1);
}

static int
redirect_headers(struct lws *wsi, unsigned int code, const struct lws_span *to,
		 uint8_t **p, uint8_t *end)
{
	return lws_add_http_header_status(wsi, code, p, end) ||
			       lws_add_http_header_by_token(
				       wsi, WSI_TOKEN_HTTP_LOCATION, to->p,
				       (int)to->len, p, end) ||
			       lws_add_http_header_by_token(
				       wsi, WSI_TOKEN_HTTP_CONTENT_TYPE,
				       (const unsigned char *)"text/html", 9, p,
				       end) ||
			       lws_add_http_header_content_length(wsi, 0, p,
								  end) ||
			       lws_finalize_http_header(wsi, p, end)
		       ? -1
		       : 0;
}

static int
answer_redirect(struct lws_http *h, unsigned int code, const char *location,
		uint8_t *start, uint8_t *end)
{
	struct lws_span to = lws_span_of(location, strlen(location));
	uint8_t *p = start;

	if (to.len > INT_MAX || redirect_headers(h->wsi, code, &to, &p, end))
		return -1;

	return lws_http_write_headers(h, start, p, 1) < 0 ? -1 : 0;
}

/* RFC 9110 6.4.1: a status that has no body at all */
static int
answer_bare(struct lws_http *h, unsigned int code, uint8_t *start, uint8_t *end)
{
	uint8_t *p = start;

	if (lws_add_http_header_status(h->wsi, code, &p, end) ||
	    lws_finalize_http_header(h->wsi, &p, end))
		return -1;

	return lws_http_write_headers(h, start, p, 1) < 0 ? -1 : 0;
}

static int
answer_page(struct lws_http *h, unsigned int code, const char *body,
	    uint8_t *start, uint8_t *end)
{
	size_t room = (size_t)(end - start) / 2;
	uint8_t *p = start;
	struct page pg;
	size_t len;

	if (page_plan(&pg, code & LWSAHH_CODE_MASK, body, room))
		return -1;
	len = page_len(&pg);
	if (lws_add_http_common_headers(h->wsi, code, "text/html", len, &p,
					end) ||
	    lws_finalize_http_header(h->wsi, &p, end) ||
	    len > (size_t)(end - p) ||
	    lws_http_write_headers(h, start, p, h->is_head) < 0)
		return -1;
	if (h->is_head)
		return 0;

	/* the headers have left the buffer: they are the page's LWS_PRE */
	page_write(&pg, p);

	return lws_write(h->wsi, p, len, LWS_WRITE_HTTP_FINAL) < 0 ? -1 : 0;
}

/* Mostly the headers that the vhost and the mount ask for do not fit the
 * context's pt_serv_buf_size: without them the client hears at least that. */
static int
answer_misconfigured(struct lws_http *h, uint8_t *start, uint8_t *end)
{
	uint8_t *p = start;

	lwsl_wsi_err(h->wsi,
		     "the answer cannot be made in pt_serv_buf_size, %zu "
		     "bytes: 500 instead",
		     (size_t)(end - start));
	if (h->coding)
		lws_http_coding_drop(h);
	h->status = HTTP_STATUS_INTERNAL_SERVER_ERROR;
	h->said = 0;
	h->close_after = 1;
	if (h->ops->status(h->wsi, h->status, &p, end) ||
	    lws_add_http_header_content_length(h->wsi, 0, &p, end) ||
	    lws_finalize_http_header(h->wsi, &p, end))
		return -1;

	return lws_http_write_headers(h, start, p, 1) < 0 ? -1 : 0;
}

int
lws_http_answer_500(struct lws_http *h)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end);

	if (h->answered || !start)
		return -1;

	return answer_misconfigured(h, start, end);
}

int
lws_http_answer_simple(struct lws_http *h, unsigned int code, const char *body,
		       const char *location)
{
	uint8_t *end, *start = lws_http_serv_buf(h->wsi, &end);
	int r;

	if (h->answered) {
		lwsl_wsi_err(h->wsi, "status %u after another answer",
			     code & LWSAHH_CODE_MASK);
		return -1;
	}
	if (!start)
		return -1;
	if (location)
		r = answer_redirect(h, code, location, start, end);
	else if (lws_http_has_no_body(code & LWSAHH_CODE_MASK))
		r = answer_bare(h, code, start, end);
	else
		r = answer_page(h, code, body, start, end);

	return r && !h->answered ? answer_misconfigured(h, start, end) : r;
}

/* Where the vhost sends those who asked for what it does not have; NULL:
 * nowhere, or that is where they are, and it is not there. */
static const char *
not_found_location(const struct lws_http *h)
{
	const char *to = h->wsi->vhost->error_document_404;

	if (!to || !*to || (h->path && !strcmp(h->path, to)))
		return NULL;

	return to;
}

int
lws_return_http_status(struct lws *wsi, unsigned int code,
		       const char *html_body)
{
	struct lws_http *h = lws_http_of(wsi);
	const char *to;

	if (!h || !wsi->vhost)
		return 1;
	if (code == HTTP_STATUS_NOT_FOUND) {
		to = not_found_location(h);
		if (to)
			return lws_http_answer_simple(h, HTTP_STATUS_FOUND,
						      NULL, to);
	}

	return lws_http_answer_simple(h, code, html_body, NULL);
}

int
lws_http_redirect(struct lws *wsi, int code, const unsigned char *loc, int len,
		  unsigned char **p, unsigned char *end)
{
	struct lws_http *h = lws_http_of(wsi);
	unsigned char *start = *p;
	struct lws_span to;

	if (!h || len < 0 || code < 0)
		return -1;
	to = lws_span_of(loc, (size_t)len);
	if (redirect_headers(wsi, (unsigned int)code, &to, p, end))
		return -1;

	return lws_http_write_headers(h, start, *p, 1);
}
