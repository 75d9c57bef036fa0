/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files around the header store share among themselves: making room
 * in it, and the store that the public accessors may read.
 */
#ifndef LWS_ROLES_HTTP_STORE_H
#define LWS_ROLES_HTTP_STORE_H

#include "roles/http/http.h"

/** lws_http_store_take() - room for a further value, its bytes not yet set
 * \param name_len: bytes before the value, for a custom name
 * \return the last fragment, on no list yet; NULL: no room, nothing changed */
static inline struct lws_http_frag *
lws_http_store_take(struct lws_http_store *s, size_t name_len, size_t len)
{
	struct lws_http_frag *f;

	/* used never exceeds size, and the sum cannot wrap: each term is
	 * checked against what is left */
	if (s->count == s->room || name_len > UINT16_MAX ||
	    name_len >= s->size - s->used ||
	    len >= s->size - s->used - name_len)
		return NULL;
	f = &s->frag[s->count++];
	f->ofs = s->used + (uint32_t)name_len;
	f->len = (uint32_t)len;
	f->name_len = (uint16_t)name_len;
	f->next = 0;
	s->used = f->ofs + f->len + 1;
	s->data[s->used - 1] = '\0';

	return f;
}

/** lws_http_store_of() - the request's headers that wsi has at hand
 * \return NULL: none, or given up (lws_http_headers_detach()) */
static inline struct lws_http_store *
lws_http_store_of(const struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	return h && !h->detached ? &h->store : NULL;
}

#endif
