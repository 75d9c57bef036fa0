/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Header blocks as text (RFC 9112 4, 5), and what HTTP/1 has to say at their
 * end: whether the connection lasts (RFC 9112 9.3). A body that is made on the
 * way leaves in chunks (RFC 9112 7.1). One byte of the buffer
 * stays free behind each line, as programs know it: some put a NUL there to
 * log the block.
 */
#include "roles/h1/h1.h"

int
lws_h1_status(struct lws *wsi, unsigned int code, uint8_t **p,
	      const uint8_t *end)
{
	const struct lws_http *h = lws_http_of(wsi);

	if (end <= *p)
		return -1;

	return lws_http1_put_status(p, end - 1, h && h->minor, code);
}

int
lws_h1_header(struct lws *wsi, const struct lws_span *name,
	      const struct lws_span *value, uint8_t **p, const uint8_t *end)
{
	size_t room = end > *p ? (size_t)(end - *p) : 0;
	uint8_t *q = *p;

	(void)wsi;
	/* ": " and CRLF, and the byte that stays free */
	if (room < 6 || name->len > room - 6 ||
	    value->len > room - 6 - name->len)
		return -1;
	if (name->p) {
		memcpy(q, name->p, name->len);
		q += name->len;
		*q++ = ':';
		*q++ = ' ';
	}
	if (value->p)
		memcpy(q, value->p, value->len);
	q += value->len;
	*q++ = '\r';
	*q++ = '\n';
	*p = q;

	return 0;
}

/* RFC 9112 6.3: without a length or chunks the body ends with the connection */
static int
ends_with_close(const struct lws_http *h)
{
	return !(h->said & (LWS_HTTP_SAID_LENGTH | LWS_HTTP_SAID_CODING)) &&
	       !h->is_head && !lws_http_has_no_body(h->status);
}

/* A later protocol element of the same block may be cut for want of room: what
 * we do is what counts, this only announces it. */
static void
announce(struct lws *wsi, const struct lws_http *h, uint8_t **p,
	 const uint8_t *end)
{
	static const char *const words[] = { "keep-alive", "close" };
	static const char field[] = "connection";
	int closes = h->close_after || !h->keep;
	struct lws_span n, v;

	/* 1.1 lasts unless told otherwise, 1.0 ends unless told otherwise */
	if (closes == !h->minor)
		return;
	n = lws_span_of(field, sizeof(field) - 1);
	v = lws_span_of(words[closes], strlen(words[closes]));
	/* with the byte behind it there is room for the empty line */
	if (lws_h1_header(wsi, &n, &v, p, end - 1))
		lwsl_wsi_debug(wsi, "no room for connection: %s",
			       words[closes]);
}

int
lws_h1_finalize(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	struct lws_http *h = lws_http_of(wsi);

	if (h && h->status >= 200 && !wsi->is_client) {
		if (ends_with_close(h))
			h->close_after = 1;
		if (!(h->said & LWS_HTTP_SAID_CONNECTION))
			announce(wsi, h, p, end);
	}
	if (end - *p < 3)
		return -1;
	*(*p)++ = '\r';
	*(*p)++ = '\n';

	return 0;
}

int
lws_h1_body(struct lws_http *h, uint8_t *p, size_t len, int last)
{
	static const char ends[] = "\r\n0\r\n\r\n";
	struct lws_plat_iov v[3];
	char size[20];
	int n;

	v[1].p = p;
	v[1].len = len;
	if (!h->in_chunks)
		return lws_output(h->wsi, &v[1], 1);
	/* a chunk of no bytes is the last one */
	n = len ? lws_snprintf(size, sizeof(size), "%zx\r\n", len) : 0;
	v[0].p = size;
	v[0].len = (size_t)n;
	v[2].p = len ? ends : ends + 2;
	v[2].len = (len ? 2u : 0) + (last ? 5u : 0);

	return lws_output(h->wsi, v, 3);
}
