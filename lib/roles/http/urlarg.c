/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Arguments of the URL by name. "arg=" wants the argument with its '='; "arg"
 * takes "arg" and "arg=..." both. A name is the whole name: "user" is not found
 * in "username=".
 */
#include "roles/http/store.h"

/* The value in a fragment, if it is the argument that name means; else NULL */
static const char *
value_of(const char *frag, size_t len, const char *name, size_t name_len)
{
	if (len < name_len || memcmp(frag, name, name_len))
		return NULL;
	if (memchr(name, '=', name_len))
		return frag + name_len;
	if (len == name_len)
		return frag + len;

	return frag[name_len] == '=' ? frag + name_len + 1 : NULL;
}

int
lws_get_urlarg_by_name_safe(struct lws *wsi, const char *name, char *buf,
			    int len)
{
	const struct lws_http_store *s = lws_http_store_of(wsi);
	size_t name_len = strlen(name);
	uint8_t i;

	if (!s || len < 1)
		return -1;
	for (i = s->first[WSI_TOKEN_HTTP_URI_ARGS]; i;
	     i = s->frag[i - 1].next) {
		const struct lws_http_frag *f = &s->frag[i - 1];
		const char *p = (const char *)s->data + f->ofs;
		const char *v = value_of(p, f->len, name, name_len);
		size_t n = v ? f->len - (size_t)(v - p) : 0;

		/* one that does not fit is as if it were not there */
		if (!v || n >= (size_t)len)
			continue;
		memcpy(buf, v, n + 1);
		return (int)n;
	}

	return -1;
}

const char *
lws_get_urlarg_by_name(struct lws *wsi, const char *name, char *buf, int len)
{
	return lws_get_urlarg_by_name_safe(wsi, name, buf, len) < 0 ? NULL
								    : buf;
}
