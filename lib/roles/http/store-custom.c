/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Headers that the library has no token for: kept with their name, in the order
 * in which they came, and found by comparing names. With HTTP/1 and HTTP/2
 * alike.
 */
#include "roles/http/store.h"

/* The name is a token (RFC 9110 5.1): only letters have a case. */
static void
copy_lower(uint8_t *dst, const uint8_t *src, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		dst[i] = src[i] >= 'A' && src[i] <= 'Z'
				 ? (uint8_t)(src[i] | 0x20)
				 : src[i];
}

int
lws_http_store_add_custom(struct lws_http_store *s, const struct lws_span *name,
			  const struct lws_span *value)
{
	struct lws_http_frag *f =
		lws_http_store_take(s, name->len + 1, value->len);
	uint8_t *p;

	if (!f)
		return -1;
	p = s->data + f->ofs;
	copy_lower(p - f->name_len, name->p, name->len);
	p[-1] = ':';
	if (value->len)
		memcpy(p, value->p, value->len);
	if (s->custom_last)
		s->frag[s->custom_last - 1].next = s->count;
	else
		s->custom_first = s->count;
	s->custom_last = s->count;

	return 0;
}

static const struct lws_http_frag *
find(const struct lws_http_store *s, const char *name, int nlen)
{
	uint8_t i;

	if (!s || !name || nlen <= 0)
		return NULL;
	for (i = s->custom_first; i; i = s->frag[i - 1].next) {
		const struct lws_http_frag *f = &s->frag[i - 1];

		if (f->name_len == nlen &&
		    !memcmp(s->data + f->ofs - f->name_len, name, f->name_len))
			return f;
	}

	return NULL;
}

int
lws_hdr_custom_length(struct lws *wsi, const char *name, int nlen)
{
	const struct lws_http_frag *f =
		find(lws_http_store_of(wsi), name, nlen);

	return f ? (int)f->len : -1;
}

int
lws_hdr_custom_copy(struct lws *wsi, char *dst, int len, const char *name,
		    int nlen)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	const struct lws_http_frag *f = find(s, name, nlen);

	if (!f || len < 0 || f->len >= (size_t)len)
		return -1;
	memcpy(dst, s->data + f->ofs, f->len + 1);

	return (int)f->len;
}

int
lws_hdr_custom_name_foreach(struct lws *wsi, lws_hdr_custom_fe_cb_t cb,
			    void *opaque)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	uint8_t i;

	if (!s)
		return -1;
	for (i = s->custom_first; i; i = s->frag[i - 1].next) {
		const struct lws_http_frag *f = &s->frag[i - 1];

		cb((const char *)s->data + f->ofs - f->name_len, f->name_len,
		   opaque);
	}

	return 0;
}
