/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * System blobs: small pieces of identity (tokens, certificates, names) that a
 * program gives to the context, either by reference to its own memory or
 * copied to the heap in parts.
 */
#include "core-net/inside.h"

lws_system_blob_t *
lws_system_get_blob(struct lws_context *context, lws_system_blob_item_t type,
		    int idx)
{
	unsigned int n = (unsigned int)type + (unsigned int)idx;

	if (idx < 0 || n >= LWS_ARRAY_SIZE(context->blobs))
		return NULL;

	return &context->blobs[n];
}

void
lws_system_blob_direct_set(lws_system_blob_t *b, const uint8_t *ptr, size_t len)
{
	lws_system_blob_heap_empty(b);
	b->is_direct = 1;
	b->u.direct.ptr = ptr;
	b->u.direct.len = len;
}

int
lws_system_blob_heap_append(lws_system_blob_t *b, const uint8_t *ptr,
			    size_t len)
{
	if (b->is_direct) {
		b->is_direct = 0;
		b->u.bl = NULL;
	}

	return lws_buflist_append_segment(&b->u.bl, ptr, len) < 0 ? -1 : 0;
}

void
lws_system_blob_heap_empty(lws_system_blob_t *b)
{
	if (!b->is_direct)
		lws_buflist_destroy_all_segments(&b->u.bl);
	b->is_direct = 0;
	b->u.bl = NULL;
}

size_t
lws_system_blob_get_size(lws_system_blob_t *b)
{
	return b->is_direct ? b->u.direct.len : lws_buflist_total_len(&b->u.bl);
}

int
lws_system_blob_get(lws_system_blob_t *b, uint8_t *ptr, size_t *len, size_t ofs)
{
	int n;

	if (!b->is_direct) {
		n = lws_buflist_linear_copy(&b->u.bl, ofs, ptr, *len);
		if (n < 0)
			return -1;
		*len = (size_t)n;
		return 0;
	}
	if (ofs >= b->u.direct.len) {
		*len = 0;
		return 1;
	}
	if (*len > b->u.direct.len - ofs)
		*len = b->u.direct.len - ofs;
	memcpy(ptr, b->u.direct.ptr + ofs, *len);

	return 0;
}

int
lws_system_blob_get_single_ptr(lws_system_blob_t *b, const uint8_t **ptr)
{
	uint8_t *p;
	size_t len;

	if (b->is_direct) {
		*ptr = b->u.direct.ptr;
		return 0;
	}
	len = lws_buflist_next_segment_len(&b->u.bl, &p);
	if (!len || len != lws_buflist_total_len(&b->u.bl))
		return -1;
	*ptr = p;

	return 0;
}

void
lws_system_blob_destroy(lws_system_blob_t *b)
{
	if (b)
		lws_system_blob_heap_empty(b);
}

void
lws_blobs_destroy(struct lws_context *cx)
{
	unsigned int n;

	for (n = 0; n < LWS_ARRAY_SIZE(cx->blobs); n++)
		lws_system_blob_destroy(&cx->blobs[n]);
}
