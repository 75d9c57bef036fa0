/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What happens on http connections for the reasons that a program leaves to
 * lws_callback_http_dummy(): nothing is here, bodies are dropped, what has
 * ended is completed.
 */
#include "roles/http/http.h"

static int
complete(struct lws *wsi)
{
	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
answer_and_complete(struct lws *wsi, unsigned int code)
{
	if (lws_return_http_status(wsi, code, NULL))
		return -1;

	return complete(wsi);
}

/* The body has ended. Whoever took the request may have answered already. */
static int
body_completion(struct lws *wsi)
{
	const struct lws_http *h = lws_http_of(wsi);

	if (h && h->answered)
		return complete(wsi);

	return answer_and_complete(wsi, HTTP_STATUS_OK);
}

static int
log_tls(struct lws *wsi, const struct lws_ssl_info *info)
{
	if (info)
		lwsl_wsi_notice(wsi, "tls: where 0x%x, ret 0x%x",
				(unsigned int)info->where,
				(unsigned int)info->ret);

	return 0;
}

/* what nearly all are, seen at once */
static int
is_none_of_ours(enum lws_callback_reasons reason)
{
	return (unsigned int)reason - LWS_CALLBACK_HTTP >
		       LWS_CALLBACK_HTTP_FILE_COMPLETION - LWS_CALLBACK_HTTP &&
	       reason != LWS_CALLBACK_SSL_INFO;
}

int
lws_http_default_callback(struct lws *wsi, enum lws_callback_reasons reason,
			  void *user, void *in, size_t len)
{
	(void)user;
	(void)len;

	if (is_none_of_ours(reason))
		return 0;
	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return answer_and_complete(wsi, HTTP_STATUS_NOT_FOUND);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		return body_completion(wsi);
	case LWS_CALLBACK_HTTP_FILE_COMPLETION:
		return complete(wsi);
	case LWS_CALLBACK_SSL_INFO:
		return log_tls(wsi, in);
	default:
		return 0;
	}
}
