/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No authentication in this build: what a mount wants guarded is not served.
 */
#include "roles/http/http.h"

static enum lws_keep
refuse(struct lws_http *h, const char *what, int *answered)
{
	lwsl_wsi_err(h->wsi, "%s needs LWS_WITH_HTTP_BASIC_AUTH", what);
	*answered = 1;
	if (lws_http_answer_simple(h, HTTP_STATUS_FORBIDDEN, NULL, NULL))
		return LWS_CLOSE;
	h->completing = 1;

	return LWS_KEEP;
}

enum lws_keep
lws_http_basic_auth(struct lws_http *h, int *answered)
{
	const struct lws_http_mount *m = h->mount;

	if (!m || (!m->basic_auth_login_file &&
		   (m->auth_mask & AUTH_MODE_MASK) == LWSAUTHM_DEFAULT))
		return LWS_KEEP;

	return refuse(h, m->mountpoint, answered);
}

enum lws_keep
lws_http_basic_auth_by_file(struct lws_http *h, const char *login_file,
			    int *answered)
{
	return refuse(h, login_file, answered);
}
