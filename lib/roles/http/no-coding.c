/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers in a build without LWS_WITH_HTTP_STREAM_COMPRESSION: they leave as
 * they are written, and h->coding is never there.
 */
#include "roles/http/file.h"

void
lws_http_coding_offer(struct lws_http *h, const char *type, uint64_t len,
		      uint8_t **p, const uint8_t *end)
{
	(void)h;
	(void)type;
	(void)len;
	(void)p;
	(void)end;
}

void
lws_http_coding_length(struct lws_http *h, uint64_t len)
{
	(void)h;
	(void)len;
}

int
lws_http_coding_etag(struct lws_http *h, const struct lws_span *name,
		     const struct lws_span *value, uint8_t **p,
		     const uint8_t *end)
{
	return h->ops->header(h->wsi, name, value, p, end);
}

int
lws_http_coding_finalize(struct lws_http *h, uint8_t **p, const uint8_t *end)
{
	(void)h;
	(void)p;
	(void)end;

	return 0;
}

int
lws_http_coding_is_on(const struct lws_http *h)
{
	(void)h;

	return 0;
}

int
lws_http_coding_write(struct lws_http *h, const uint8_t *buf, size_t len,
		      int last)
{
	(void)h;
	(void)buf;
	(void)len;
	(void)last;

	return -1;
}

int
lws_http_coding_rest(struct lws_http *h)
{
	(void)h;

	return 0;
}

int
lws_http_coding_end(struct lws_http *h)
{
	(void)h;

	return 0;
}

void
lws_http_coding_drop(struct lws_http *h)
{
	(void)h;
}

void
lws_http_coding_vhost_fini(struct lws_http_vhost *own)
{
	(void)own;
}

uint8_t
lws_http_coding_for_files(const struct lws_http *h)
{
	(void)h;

	return 0;
}

const char *
lws_http_coding_of_doc(const struct lws_http *h, const struct lws_http_doc *d,
		       const char *type, int *varies)
{
	(void)h;
	(void)d;
	(void)type;
	*varies = 0;

	return NULL;
}

int
lws_http_coding_file(struct lws_http *h, const struct lws_http_doc *d)
{
	(void)h;
	(void)d;

	return -1;
}

/* -- public -- */

int
lws_http_compression_apply(struct lws *wsi, const char *name, unsigned char **p,
			   unsigned char *end, char decomp)
{
	(void)wsi;
	(void)name;
	(void)p;
	(void)end;
	(void)decomp;

	return 0;
}

int
lws_x_http_compress(struct lws_vhost *vh, const struct lws_http_mount *mount,
		    const struct lws_x_http_compression *c)
{
	(void)vh;
	(void)mount;
	(void)c;

	return 1;
}
