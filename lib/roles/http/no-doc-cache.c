/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No cache in this build: each document is opened for its answer.
 */
#include "roles/http/file.h"

struct lws_http_doc *
lws_http_doc_get(struct lws *wsi, const struct lws_http_ask *ask)
{
	return lws_http_doc_open(wsi, ask);
}

void
lws_http_docs_fini(struct lws_http_docs *c)
{
	(void)c;
}
