/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Writing header blocks (RFC 7541 6). What will come again goes into the table
 * and costs one byte from then on; what differs each time would only drive the
 * rest out of it; secrets are marked, so that nobody on the way compresses them
 * together with what an attacker chose (7.1).
 */
#include "codec/hpack/hpack.h"
#include "codec/http1/http1.h"

/* the first byte of a representation, and the bits of its integer */
enum way { WAY_INDEXED, WAY_KEEP, WAY_WITHOUT, WAY_NEVER };

static const struct {
	uint8_t flags;
	uint8_t prefix;
} ways[] = {
	[WAY_INDEXED] = { 0x80, 7 },
	[WAY_KEEP] = { 0x40, 6 },
	[WAY_WITHOUT] = { 0x00, 4 },
	[WAY_NEVER] = { 0x10, 4 },
};

/* A short cookie can be guessed piece by piece (7.1.3). */
#define COOKIE_SHORT 20u

void
lws_hpack_encoder_begin(struct lws_hpack_encoder *e)
{
	memset(e, 0, sizeof(*e));
	e->table.max = LWS_TUNE_HPACK_ENCODER;
	if (e->table.max > 4096) /* all that it has before the SETTINGS */
		e->table.max = 4096;
}

void
lws_hpack_encoder_end(struct lws_hpack_encoder *e)
{
	lws_hpack_table_fini(&e->table);
}

void
lws_hpack_encoder_limit(struct lws_hpack_encoder *e, uint32_t limit)
{
	if (limit > LWS_TUNE_HPACK_ENCODER)
		limit = LWS_TUNE_HPACK_ENCODER;
	if (limit == e->table.max)
		return;
	if (!e->resized || limit < e->lowest)
		e->lowest = limit;
	e->resized = 1;
	lws_hpack_table_resize(&e->table, limit);
}

/* 4.2: the lowest that it was, and what it is now */
int
lws_hpack_encode_begin(struct lws_hpack_encoder *e, uint8_t **p,
		       const uint8_t *end)
{
	if (!e->resized)
		return 0;
	if (end < *p || (size_t)(end - *p) < LWS_HPACK_BEGIN_MAX)
		return -1;
	if (e->lowest < e->table.max)
		*p = lws_hpack_int_put(*p, 0x20, 5, e->lowest);
	*p = lws_hpack_int_put(*p, 0x20, 5, e->table.max);
	e->resized = 0;

	return 0;
}

/* 5.2 */
static uint8_t *
put_string(uint8_t *p, const struct lws_span *s)
{
	size_t len = lws_hpack_huffman_len(s->p, s->len);

	if (len < s->len) {
		p = lws_hpack_int_put(p, 0x80, 7, (uint32_t)len);
		return lws_hpack_huffman_encode(s->p, s->len, p);
	}
	p = lws_hpack_int_put(p, 0x00, 7, (uint32_t)s->len);
	if (s->len)
		memcpy(p, s->p, s->len);

	return p + s->len;
}

static enum way
way_of(const struct lws_hpack_encoder *e, const struct lws_hpack_field *f)
{
	if (f->never)
		return WAY_NEVER;
	switch (f->token) {
	case WSI_TOKEN_HTTP_AUTHORIZATION:
	case WSI_TOKEN_HTTP_PROXY_AUTHORIZATION:
	case WSI_TOKEN_HTTP_SET_COOKIE:
		return WAY_NEVER;
	case WSI_TOKEN_HTTP_COOKIE:
		return f->value.len < COOKIE_SHORT ? WAY_NEVER : WAY_KEEP;
	case WSI_TOKEN_HTTP_COLON_PATH:
	case WSI_TOKEN_HTTP_AGE:
	case WSI_TOKEN_HTTP_CONTENT_LENGTH:
	case WSI_TOKEN_HTTP_CONTENT_RANGE:
	case WSI_TOKEN_HTTP_ETAG:
	case WSI_TOKEN_HTTP_EXPIRES:
	case WSI_TOKEN_HTTP_IF_MODIFIED_SINCE:
	case WSI_TOKEN_HTTP_IF_NONE_MATCH:
	case WSI_TOKEN_HTTP_LAST_MODIFIED:
	case WSI_TOKEN_HTTP_LOCATION:
		return WAY_WITHOUT;
	default:
		break;
	}
	/* one that would drive most of the others out */
	if (f->name.len + f->value.len + LWS_HPACK_ENTRY_COST >
	    e->table.max / 2)
		return WAY_WITHOUT;

	return WAY_KEEP;
}

/* Which entry of both tables it is, or has its name; 0 none. */
static uint32_t
find(const struct lws_hpack_encoder *e, const struct lws_hpack_field *f,
     uint32_t *name)
{
	uint32_t n = lws_hpack_static_find(f, name), dynamic_name;

	if (n)
		return n;
	n = lws_hpack_table_find(&e->table, f, &dynamic_name);
	if (!*name && dynamic_name != UINT32_MAX)
		*name = LWS_HPACK_STATIC + 1 + dynamic_name;

	return n == UINT32_MAX ? 0 : LWS_HPACK_STATIC + 1 + n;
}

static uint8_t *
put_literal(uint8_t *p, enum way way, uint32_t name,
	    const struct lws_hpack_field *f)
{
	p = lws_hpack_int_put(p, ways[way].flags, ways[way].prefix, name);
	if (!name)
		p = put_string(p, &f->name);

	return put_string(p, &f->value);
}

int
lws_hpack_encode(struct lws_hpack_encoder *e, const struct lws_hpack_field *in,
		 uint8_t **p, const uint8_t *end)
{
	struct lws_hpack_field f = *in;
	size_t room = end < *p ? 0 : (size_t)(end - *p);
	uint32_t n, name;
	enum way way;

	if (room < LWS_HPACK_FIELD_MAX ||
	    f.name.len > room - LWS_HPACK_FIELD_MAX ||
	    f.value.len > room - LWS_HPACK_FIELD_MAX - f.name.len)
		return -1;
	if (f.token == LWS_HPACK_TOKEN_UNKNOWN)
		f.token = (int16_t)lws_http1_token(f.name.p, f.name.len);
	way = way_of(e, &f);
	n = find(e, &f, &name);
	if (n && way != WAY_NEVER) {
		*p = lws_hpack_int_put(*p, 0x80, 7, n);
		return 0;
	}
	if (way == WAY_KEEP && lws_hpack_table_add(&e->table, &f))
		way = WAY_WITHOUT;
	*p = put_literal(*p, way, name, &f);

	return 0;
}
