/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Answers that send a client elsewhere (RFC 9110 15.4). The location is
 * resolved against what was asked for (RFC 3986 5.2), the program may refuse
 * it, and the same wsi begins again there.
 */
#include "codec/uri/uri.h"
#include "roles/http/http.h"

struct place {
	char *text;    /* owned: path and host lie in it */
	char *path;    /* with its query */
	char *host;    /* as in the header; NULL: the present one */
	char *address; /* the host alone; NULL: the present one */
	int port;      /* of the host */
	int tls;       /* -1: as now */
};

static int
is_redirect(unsigned int status)
{
	return status == 301 || status == 302 || status == 303 ||
	       status == 307 || status == 308;
}

/* -- where to; 0, or -1 malformed or out of memory -- */

static int
take_scheme(const struct lws_uri *u, struct place *to)
{
	if (!u->scheme.p)
		return 0;
	if (lws_http1_is(&u->scheme, "https") ||
	    lws_http1_is(&u->scheme, "wss"))
		to->tls = 1;
	else if (lws_http1_is(&u->scheme, "http") ||
		 lws_http1_is(&u->scheme, "ws"))
		to->tls = 0;
	else
		return -1;

	/* a scheme and no host is not a place */
	return u->authority.p ? 0 : -1;
}

static char *
put(char **at, const void *p, size_t len)
{
	char *start = *at;

	memcpy(start, p, len);
	start[len] = '\0';
	*at += len + 1;

	return start;
}

static int
take_authority(const struct lws_uri *u, struct place *to, char **at)
{
	struct lws_uri_authority a;

	if (!u->authority.p)
		return 0;
	/* an address that begins so is a UNIX socket: nothing of the web */
	if (lws_uri_authority_parse(u->authority, &a) != LWS_URI_OK ||
	    !a.host.len || a.host.p[0] == '+')
		return -1;
	to->address = put(at, a.host.p, a.host.len);
	/* the header has it without who one is, and with its port */
	to->host = put(at, u->authority.p, u->authority.len);
	if (a.userinfo.p)
		to->host += a.userinfo.len + 1;
	to->port = a.port;

	return 0;
}

/* the directory of the present path: what a relative one is added to */
static size_t
directory_len(const char *path)
{
	size_t len = strcspn(path, "?#");

	while (len && path[len - 1] != '/')
		len--;

	return len;
}

/* RFC 3986 5.3 */
static void
take_path(const struct lws_uri *u, struct place *to, const char *present,
	  char **at)
{
	char *start = *at;
	size_t dir = directory_len(present);

	if (!u->path.len && !u->authority.p) /* only another query */
		(void)put(at, present, strcspn(present, "?#"));
	else if (u->path.len && u->path.p[0] != '/' && !u->authority.p) {
		(void)put(at, dir ? present : "/", dir ? dir : 1);
		(*at)--;
		(void)put(at, u->path.p, u->path.len);
	} else if (u->path.len)
		(void)put(at, u->path.p, u->path.len);
	else
		(void)put(at, "/", 1);
	if (u->query.p) {
		(*at)[-1] = '?';
		(void)put(at, u->query.p, u->query.len);
	}
	to->path = start;
}

static int
resolve(const char *location, const struct lws_client_connect_info *ask,
	struct place *to)
{
	const char *present = ask->path && *ask->path ? ask->path : "/";
	struct lws_uri u;
	char *at;

	memset(to, 0, sizeof(*to));
	to->tls = -1;
	if (lws_uri_split(lws_span_of(location, strlen(location)), &u) !=
		    LWS_URI_OK ||
	    take_scheme(&u, to))
		return -1;
	at = to->text = lws_malloc(3 * strlen(location) + strlen(present) + 16,
				   "redirect");
	if (!at)
		return -1;
	if (take_authority(&u, to, &at)) {
		lws_free(to->text);
		return -1;
	}
	take_path(&u, to, present, &at);

	return 0;
}

/* -- going there -- */

/* 303 makes it a GET; so, by the habit of all clients, do 301 and 302 */
static const char *
method_for(unsigned int status, const char *method, int *to_get)
{
	if (!method || status == 307 || status == 308 ||
	    !strcmp(method, "HEAD"))
		return method;
	*to_get = !!strcmp(method, "GET");

	return "GET";
}

static enum lws_keep
go(struct lws_http *h, const struct place *to)
{
	struct lws_client *c = lws_client_here(h->wsi);
	struct lws_client_connect_info ask = *c->ask;
	int to_get = c->to_get, was_tls = lws_client_wants_tls(&ask);

	if (to->tls == 0 && was_tls &&
	    !(ask.ssl_connection & LCCSCF_ACCEPT_TLS_DOWNGRADE_REDIRECTS))
		return lws_client_fail(h->wsi, "HS: Redirect from https to "
					       "http refused");
	if (to->tls >= 0)
		ask.ssl_connection = (ask.ssl_connection & ~LCCSCF_USE_SSL) |
				     (to->tls ? LCCSCF_USE_SSL : 0);
	if (to->address) {
		/* what was proven to one is nobody else's business */
		lws_free_set_NULL(c->authorization);
		ask.address = to->address;
		ask.host = to->host;
		ask.port = to->port > 0                 ? to->port
			   : lws_client_wants_tls(&ask) ? 443
							: 80;
	}
	ask.path = to->path;
	ask.method = method_for(h->status, ask.method, &to_get);
	c->to_get = !!to_get;
	c->redirects++;

	return lws_client_again(h->wsi, &ask);
}

enum lws_keep
lws_http_client_follow(struct lws_http *h, int *redirected)
{
	struct lws *wsi = h->wsi;
	const struct lws_client *c = lws_client_here(wsi);
	struct place to;
	const char *location;
	enum lws_keep k;
	int r;

	location = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_LOCATION, NULL);
	if (!is_redirect(h->status) || !location ||
	    (c->ask->ssl_connection & LCCSCF_HTTP_NO_FOLLOW_REDIRECT))
		return LWS_KEEP;
	if (c->redirects >= LWS_LIMIT_REDIRECTS)
		return lws_client_fail(wsi, "HS: Redirect failed: more than %u",
				       (unsigned int)LWS_LIMIT_REDIRECTS);
	if (resolve(location, c->ask, &to))
		return lws_client_fail(wsi, "HS: Redirect failed: %.100s",
				       location);
	r = lws_user_callback(wsi, LWS_CALLBACK_CLIENT_HTTP_REDIRECT,
			      (void *)(uintptr_t)location, h->status);
	k = r || !lws_is_live(wsi)
		    ? lws_client_fail(wsi, "HS: Redirect refused by the "
					   "program")
		    : go(h, &to);
	lws_free(to.text);
	*redirected = 1;

	return k;
}
