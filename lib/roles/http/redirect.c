/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers that send the client elsewhere before anybody else is asked: mounts
 * that are redirects, a directory's path without its slash, and from http to
 * https. What comes from the request is encoded again on its way into the
 * location.
 */
#include "codec/uri/uri.h"
#include "roles/http/http.h"

struct location {
	char text[LWS_LIMIT_HTTP_LOCATION];
	size_t len;
	int is_long;
};

static void
add(struct location *l, const char *text)
{
	size_t n = strlen(text);

	if (n >= sizeof(l->text) - l->len) {
		l->is_long = 1;
		return;
	}
	memcpy(l->text + l->len, text, n + 1);
	l->len += n;
}

static void
add_encoded(struct location *l, const void *p, size_t len,
	    enum lws_uri_part part)
{
	size_t n;

	if (lws_uri_encode(lws_span_of(p, len), part,
			   (uint8_t *)l->text + l->len,
			   sizeof(l->text) - 1 - l->len, &n) != LWS_URI_OK) {
		l->is_long = 1;
		return;
	}
	l->len += n;
	l->text[l->len] = '\0';
}

static void
add_arguments(struct location *l, const struct lws_http *h)
{
	const struct lws_http_frag *f;
	int n = 0;

	while ((f = lws_http_store_frag(&h->store, WSI_TOKEN_HTTP_URI_ARGS,
					n))) {
		add(l, n++ ? "&" : "?");
		add_encoded(l, h->store.data + f->ofs, f->len,
			    LWS_URI_PART_ARG);
	}
}

static enum lws_keep
send_to(struct lws_http *h, const struct location *l)
{
	if (l->is_long)
		return lws_http_refuse(h, HTTP_STATUS_REQ_URI_TOO_LONG,
				       "redirect is too long");
	if (lws_http_answer_simple(h, HTTP_STATUS_MOVED_PERMANENTLY, NULL,
				   l->text))
		return LWS_CLOSE;
	h->completing = 1;

	return LWS_KEEP;
}

static int
is_redirect_mount(const struct lws_http_mount *m)
{
	return m && (m->origin_protocol == LWSMPRO_REDIR_HTTP ||
		     m->origin_protocol == LWSMPRO_REDIR_HTTPS);
}

/* "/dir" of a file mount at "/dir": relative links need the slash */
static int
lacks_slash(const struct lws_http *h)
{
	const struct lws_http_mount *m = h->mount;

	return m && m->origin_protocol <= LWSMPRO_FILE &&
	       m->mountpoint_len > 1 && h->path_len == m->mountpoint_len;
}

int
lws_http_mount_redirects(const struct lws_http *h)
{
	return is_redirect_mount(h->mount) || lacks_slash(h);
}

static enum lws_keep
to_own_host(struct lws_http *h, const char *scheme, const char *tail,
	    int with_arguments)
{
	const char *host = lws_http_store_get(&h->store, WSI_TOKEN_HOST, NULL);
	struct location l = { .len = 0 };

	if (!host)
		return lws_http_refuse(h, HTTP_STATUS_BAD_REQUEST,
				       "a redirect needs a host");
	add(&l, scheme);
	add(&l, host);
	add_encoded(&l, h->path, h->path_len, LWS_URI_PART_PATH);
	add(&l, tail);
	if (with_arguments)
		add_arguments(&l, h);

	return send_to(h, &l);
}

enum lws_keep
lws_http_redirect_by_mount(struct lws_http *h)
{
	const struct lws_http_mount *m = h->mount;
	struct location l = { .len = 0 };

	if (!is_redirect_mount(m))
		return to_own_host(
			h, lws_is_ssl(h->wsi) ? "https://" : "http://", "/", 0);
	add(&l,
	    m->origin_protocol == LWSMPRO_REDIR_HTTP ? "http://" : "https://");
	add(&l, m->origin);

	return send_to(h, &l);
}

int
lws_http_wants_tls(const struct lws_http *h)
{
	return lws_check_opt(h->wsi->vhost->options,
			     LWS_SERVER_OPTION_REDIRECT_HTTP_TO_HTTPS) &&
	       !lws_is_ssl(h->wsi);
}

enum lws_keep
lws_http_redirect_to_tls(struct lws_http *h)
{
	return to_own_host(h, "https://", "", 1);
}
