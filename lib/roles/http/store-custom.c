/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Headers that the library has no token for: kept with their name, in the order
 * in which they came, and found by comparing names. With HTTP/1 and HTTP/2
 * alike.
 */
#include "roles/http/store.h"

/* A bit of 0x20 for each of eight bytes that is one of A to Z. Both codecs let
 * no name through that is not a token (RFC 9110 5.6.2): below 0x80 the sums do
 * not carry into the next byte. */
static uint64_t
case_bits(uint64_t v)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t from_a = v + ones * (0x80 - 'A');
	uint64_t after_z = v + ones * (0x80 - 'Z' - 1);

	/* what is after Z is after A too */
	return ((from_a ^ after_z) & (ones * 0x80)) >> 2;
}

static void
copy_lower8(uint8_t *dst, const uint8_t *src)
{
	uint64_t v;

	memcpy(&v, src, sizeof(v));
	v |= case_bits(v);
	memcpy(dst, &v, sizeof(v));
}

/* Eight bytes at a time; the last eight may overlap those before. */
static void
copy_lower(uint8_t *dst, const uint8_t *src, size_t len)
{
	size_t i;

	if (len < 8) {
		for (i = 0; i < len; i++)
			dst[i] = src[i] | (uint8_t)case_bits(src[i]);
		return;
	}
	for (i = 0; i + 8 < len; i += 8)
		copy_lower8(dst + i, src + i);
	copy_lower8(dst + len - 8, src + len - 8);
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
