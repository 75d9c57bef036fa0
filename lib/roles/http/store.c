/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The header store: values of a request's headers one after the other in one
 * block, each with a NUL behind it, and a small table that finds them by token.
 * Nothing is allocated here and nothing moves by itself: a request costs what
 * its bytes cost to copy, and pointers into the store live as long as it does.
 * What the peer can fill it with is bounded by its size and by the fragments.
 */
#include "roles/http/http.h"

#include "roles/http/store.h"

void
lws_http_store_reset(struct lws_http_store *s)
{
	s->used = 0;
	s->count = s->custom_first = s->custom_last = s->lent = 0;
	memset(s->first, 0, sizeof(s->first));
}

/* Few tokens come twice: the last one is looked for then. */
static void
append(struct lws_http_store *s, int token)
{
	uint8_t i = s->first[token];

	if (!i) {
		s->first[token] = s->count;
		return;
	}
	while (s->frag[i - 1].next)
		i = s->frag[i - 1].next;
	s->frag[i - 1].next = s->count;
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
	append(s, token);

	return s->data + f->ofs;
}

int
lws_http_store_share(struct lws_http_store *s, int token, const uint8_t *value,
		     size_t len)
{
	struct lws_http_frag *f;

	if (s->count == s->room)
		return -1;
	f = &s->frag[s->count++];
	memset(f, 0, sizeof(*f));
	f->ofs = (uint32_t)(value - s->data);
	f->len = (uint32_t)len;
	append(s, token);

	return 0;
}

void
lws_http_store_copy(struct lws_http_store *to,
		    const struct lws_http_store *from)
{
	memcpy(to->data, from->data, from->used);
	memcpy(to->frag, from->frag, from->count * sizeof(*from->frag));
	memcpy(to->first, from->first, sizeof(from->first));
	to->used = from->used;
	to->count = from->count;
	to->custom_first = from->custom_first;
	to->custom_last = from->custom_last;
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
	s->first[token] = 0;
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
