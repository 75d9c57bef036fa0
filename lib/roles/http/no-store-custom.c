/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Builds without LWS_WITH_CUSTOM_HEADERS: headers that the library has no token
 * for are not kept, so there is never one to read.
 */
#include "roles/http/store.h"

int
lws_http_store_add_custom(struct lws_http_store *s, const struct lws_span *name,
			  const struct lws_span *value)
{
	(void)s;
	(void)name;
	(void)value;

	return 0;
}

int
lws_hdr_custom_length(struct lws *wsi, const char *name, int nlen)
{
	(void)wsi;
	(void)name;
	(void)nlen;

	return -1;
}

int
lws_hdr_custom_copy(struct lws *wsi, char *dst, int len, const char *name,
		    int nlen)
{
	(void)dst;
	(void)len;

	return lws_hdr_custom_length(wsi, name, nlen);
}

int
lws_hdr_custom_name_foreach(struct lws *wsi, lws_hdr_custom_fe_cb_t cb,
			    void *opaque)
{
	(void)wsi;
	(void)cb;
	(void)opaque;

	return -1;
}
