/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers that go on for as long as both sides like, server-sent events above
 * all: nothing of the request is needed any more, and no timeout ends it. The
 * peer's going away is seen as on any connection.
 */
#include "roles/http/http.h"

int
lws_http_mark_sse(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	if (!h)
		return 0;
	h->sse = 1;
	lws_http_headers_detach(wsi);
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);

	return 0;
}
