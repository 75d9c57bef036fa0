/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files of mounts that are compressed on the way. What is said of such a file
 * (doc.c) is of the compressed form: a weak etag, no ranges, no length.
 */
#include "roles/http/coding.h"
#include "roles/http/file.h"

uint8_t
lws_http_coding_for_files(const struct lws_http *h)
{
	const struct lws_http_coding_rule *r = lws_http_coding_rule(h);
	unsigned int which;

	if (!r || !(r->how.what & LWS_X_HTTP_COMPRESS_FILES))
		return 0;
	/* a part is of what is stored, and can be gone on with */
	if (lws_http_store_get(&h->store, WSI_TOKEN_HTTP_RANGE, NULL))
		return LWS_HTTP_CODING_VARIES;
	which = lws_http_coding_choose(h, NULL);

	return (uint8_t)(LWS_HTTP_CODING_VARIES |
			 which << LWS_HTTP_CODING_LIVE_SHIFT);
}

static unsigned int
coding_of(const struct lws_http_doc *d)
{
	return (d->look.accepts & LWS_HTTP_CODING_LIVE) >>
	       LWS_HTTP_CODING_LIVE_SHIFT;
}

const char *
lws_http_coding_of_doc(const struct lws_http *h, const struct lws_http_doc *d,
		       const char *type, int *varies)
{
	const struct lws_http_coding_rule *r;

	*varies = 0;
	if (!(d->look.accepts & LWS_HTTP_CODING_VARIES))
		return NULL;
	r = lws_http_coding_rule(h);
	if (!r || d->len < r->how.min_len || !lws_http_coding_gains(r, type))
		return NULL;
	*varies = 1;

	return coding_of(d) ? lws_compress_codings[coding_of(d) - 1]->name
			    : NULL;
}

int
lws_http_coding_file(struct lws_http *h, const struct lws_http_doc *d)
{
	if (lws_http_coding_start(h, coding_of(d), d->len))
		return -1;
	lws_http_coding_is_said(h);

	return 0;
}
