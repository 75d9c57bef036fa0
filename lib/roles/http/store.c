/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The header store: values of a request's headers one after the other in one
 * block, each with a NUL behind it, and a small table that finds them by token.
 * Nothing is allocated here and nothing moves: a request costs what its bytes
 * cost to copy, and pointers into the store live as long as it does. What the
 * peer can fill it with is bounded by its size and by the fragments.
 */
#include "roles/http/http.h"

#include "roles/http/store.h"

void
lws_http_store_reset(struct lws_http_store *s)
{
	s->used = 0;
	memset(s->first, 0,
	       offsetof(struct lws_http_store, frag) -
		       offsetof(struct lws_http_store, first));
}

uint8_t *
lws_http_store_add(struct lws_http_store *s, int token, const void *value,
		   size_t len)
{
	struct lws_http_frag *f = lws_http_store_take(s, 0, len);

	if (!f)
		return NULL;
	if (len)
		memcpy(s->data + f->ofs, value, len);
	if (s->last[token])
		s->frag[s->last[token] - 1].next = s->count;
	else
		s->first[token] = s->count;
	s->last[token] = s->count;

	return s->data + f->ofs;
}

void
lws_http_store_shrink(struct lws_http_store *s, size_t len)
{
	struct lws_http_frag *f = &s->frag[s->count - 1];

	f->len = (uint32_t)len;
	s->used = f->ofs + f->len + 1;
	s->data[s->used - 1] = '\0';
}

void
lws_http_store_replace(struct lws_http_store *s, int token, const void *value,
		       size_t len)
{
	struct lws_http_frag *f;
	uint8_t i = s->first[token];

	if (!i || len > s->frag[i - 1].len)
		return;
	f = &s->frag[i - 1];
	memset(s->data + f->ofs, 0, f->len);
	memcpy(s->data + f->ofs, value, len);
	f->len = (uint32_t)len;
}

void
lws_http_store_remove(struct lws_http_store *s, int token)
{
	s->first[token] = s->last[token] = 0;
}

const struct lws_http_frag *
lws_http_store_frag(const struct lws_http_store *s, int token, int nth)
{
	uint8_t i;

	if (token < 0 || token >= WSI_TOKEN_COUNT || nth < 0)
		return NULL;
	for (i = s->first[token]; i && nth; nth--)
		i = s->frag[i - 1].next;

	return i ? &s->frag[i - 1] : NULL;
}

const char *
lws_http_store_get(const struct lws_http_store *s, int token, size_t *len)
{
	uint8_t i = s->first[token];

	if (!i)
		return NULL;
	if (len)
		*len = s->frag[i - 1].len;

	return (const char *)s->data + s->frag[i - 1].ofs;
}
