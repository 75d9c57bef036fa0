/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The answer to a client's request, when its head is complete: sent elsewhere,
 * asked who it is, taken over by another protocol, or the program's.
 */
#include "roles/http/http.h"

static enum lws_keep
refused(struct lws *wsi, const char *words)
{
	return lws_is_live(wsi) ? lws_client_fail(wsi, "%s", words) : LWS_CLOSE;
}

/* -- an upgrade: the words are known to programs -- */

static enum lws_keep
not_upgraded(struct lws_http *h)
{
	if (h->status == HTTP_STATUS_UNAUTHORIZED)
		return lws_client_fail(h->wsi, "HS: ws upgrade unauthorized");

	return lws_client_fail(h->wsi, "HS: ws upgrade response not 101");
}

/* RFC 8441 5: a tunnel has been made for it */
static int
has_agreed(const struct lws_http *h)
{
	return h->ops->is_framed ? h->status >= 200 && h->status < 300
				 : h->status == LWS_HTTP_STATUS_SWITCHING;
}

static enum lws_keep
upgraded(struct lws_http *h)
{
	struct lws *wsi = h->wsi;
	const struct lws_role_ops *to =
		lws_http_upgrade_role(LWS_HTTP_CLIENT_UPGRADE);

	/* by contract it is told of the status, whatever that is */
	if (lws_user_callback(wsi, LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP, NULL,
			      0) ||
	    !lws_is_live(wsi))
		return refused(wsi, "HS: disallowed by client filter");
	if (!has_agreed(h))
		return not_upgraded(h);

	return to->upgraded(wsi);
}

/* -- the program's -- */

static enum lws_keep
tell(struct lws_http *h)
{
	struct lws *wsi = h->wsi;

	if (h->status == LWS_HTTP_STATUS_SWITCHING)
		return lws_client_fail(wsi, "HS: 101 was not asked for");
	if (h->decoding && lws_http_decoding_begin(h))
		return lws_client_fail(wsi, "HS: OOM");
	if (lws_user_callback(wsi, LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH,
			      NULL, 0) ||
	    !lws_is_live(wsi))
		return refused(wsi, "HS: Rejected by filter cb");
	/* whether and when the body comes is between the two of them */
	lws_timeout_us(wsi, NO_PENDING_TIMEOUT, 0);
	lws_client_established(wsi);
	if (lws_user_callback(wsi, LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP, NULL,
			      0))
		return LWS_CLOSE;

	return LWS_KEEP;
}

enum lws_keep
lws_http_client_answer(struct lws_http *h)
{
	struct lws_http_client *c = lws_http_client_here(h->wsi);
	int elsewhere = 0;

	c->answered = 1;
	lws_conmon_status(h->wsi, h->status);
	lws_http_client_cookies_keep(h);
	if (lws_http_client_follow(h, &elsewhere) != LWS_KEEP)
		return LWS_CLOSE;
	if (!elsewhere && lws_http_client_prove(h, &elsewhere) != LWS_KEEP)
		return LWS_CLOSE;
	if (elsewhere)
		return LWS_KEEP;

	return c->upgrades ? upgraded(h) : tell(h);
}
