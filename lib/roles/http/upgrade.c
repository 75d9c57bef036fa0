/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A request to go on in another protocol (RFC 9110 7.8). Which roles can be
 * reached so they say themselves (upgrade_token); what none of ours is named by
 * is not refused, but answered as if it had not been asked.
 */
#include "roles/http/http.h"

static const struct lws_role_ops *
role_of(const struct lws_span *token)
{
	unsigned int n;

	for (n = 0; lws_registry_roles[n]; n++) {
		const struct lws_role_ops *r = lws_registry_roles[n];

		if (r->upgrade_token && lws_http1_is(token, r->upgrade_token))
			return r;
	}

	return NULL;
}

const struct lws_role_ops *
lws_http_upgrade_role(const char *token)
{
	struct lws_span s = lws_span_of(token, strlen(token));

	return role_of(&s);
}

const struct lws_role_ops *
lws_http_upgrade_to(const struct lws_http *h)
{
	const struct lws_http_store *s = &h->store;
	const struct lws_role_ops *r = NULL;
	const struct lws_http_frag *f;
	struct lws_span list, item;
	int nth = 0;

	while (!r && (f = lws_http_store_frag(s, WSI_TOKEN_UPGRADE, nth++))) {
		list = lws_span_of(s->data + f->ofs, f->len);
		while (!r && lws_http1_list_next(&list, &item))
			r = role_of(&item);
	}

	return r;
}

/* "name" and "name:port" of the vhost; the port may only be left out if it is
 * the scheme's own */
static int
is_host_of(const char *host, const struct lws_vhost *vh, int is_tls)
{
	size_t n = strlen(vh->name);
	uint64_t port;

	if (strncasecmp(host, vh->name, n))
		return 0;
	if (!host[n])
		return vh->port == (is_tls ? 443 : 80);

	return host[n] == ':' &&
	       !lws_digits_u64(host + n + 1, strlen(host + n + 1), 65535,
			       &port) &&
	       port == (uint64_t)vh->port;
}

static int
host_is_good(const struct lws_http *h)
{
	const struct lws_vhost *vh = h->wsi->vhost;
	const char *host;

	if (!lws_check_opt(vh->options,
			   LWS_SERVER_OPTION_VHOST_UPG_STRICT_HOST_CHECK))
		return 1;
	host = lws_http_store_get(&h->store, WSI_TOKEN_HOST, NULL);

	return host && is_host_of(host, vh, lws_is_ssl(h->wsi));
}

static int
ask_program(struct lws_http *h, const struct lws_role_ops *to)
{
	return lws_http_call(h, LWS_CALLBACK_HTTP_CONFIRM_UPGRADE,
			     (void *)(uintptr_t)to->upgrade_token, 0);
}

/* the program has answered with something else */
static enum lws_keep
answered(struct lws_http *h)
{
	h->completing = 0; /* now is the time */

	return lws_http_transaction_completed(h->wsi) ? LWS_CLOSE : LWS_KEEP;
}

enum lws_keep
lws_http_upgrade(struct lws_http *h, const struct lws_role_ops *to)
{
	struct lws *wsi = h->wsi;
	enum lws_keep k;
	int r;

	h->step = LWS_HTTP_ACTION;
	h->body_done = !h->has_body;
	r = lws_http_choose_vhost(h);
	if (r > 0)
		return lws_http_refuse(h, HTTP_STATUS_MISDIRECTED,
				       "Host wants another TLS handshake");
	if (r)
		return LWS_CLOSE;
	if (lws_cx(wsi)->reject_keywords && lws_http_reject(h, &k))
		return k;
	if (!host_is_good(h)) {
		wsi->close_why = "host of an upgrade is not the vhost's";
		return LWS_CLOSE;
	}
	r = ask_program(h, to);
	if (r < 0)
		return LWS_CLOSE;
	if (r > 0)
		return answered(h);

	return to->upgrade(wsi);
}
