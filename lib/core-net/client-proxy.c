/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Proxies of a vhost's clients: given by the program, or by the environment
 * (http_proxy, socks_proxy, and no_proxy for both). Whoever is to be reached
 * through one is named to it; it looks the name up.
 */
#include "core-net/client-proxy.h"

static const struct kind {
	const char *scheme; /* may stand before it */
	const char *env;
	const char *words;
	const struct lws_proxying_ops *ops;
} kinds[LWS_PROXY_KINDS] = {
	[LWS_PROXY_HTTP] = { "http://", "http_proxy", "HTTP",
			     &lws_proxying_http },
	[LWS_PROXY_SOCKS] = { "socks5://", "socks_proxy", "SOCKS5",
			      &lws_proxying_socks },
};

/* -- configuration -- */

static void
release(struct lws_client_proxy *p)
{
	if (!p || atomic_fetch_sub(&p->refs, 1) != 1)
		return;
	lws_free(p->host);
	lws_free(p->user);
	if (p->password)
		lws_explicit_bzero(p->password, strlen(p->password));
	lws_free(p->password);
	lws_free(p);
}

static char *
part(const char *p, size_t len)
{
	char *s = lws_malloc(len + 1, "proxy");

	if (!s)
		return NULL;
	memcpy(s, p, len);
	s[len] = '\0';

	return s;
}

/* "user:password"; 0, or -1 */
static int
take_auth(struct lws_client_proxy *p, const char *auth, size_t len)
{
	const char *colon = memchr(auth, ':', len);
	size_t user = colon ? (size_t)(colon - auth) : len;
	size_t password = colon ? len - user - 1 : 0;

	if (!user || user > LWS_LIMIT_PROXY_AUTH ||
	    password > LWS_LIMIT_PROXY_AUTH)
		return -1;
	p->user = part(auth, user);
	p->password = part(colon ? colon + 1 : "", password);

	return p->user && p->password ? 0 : -1;
}

/* digits of a port to the end of the text; 0: none, -1: malformed */
static int
read_port(const char *text)
{
	long v = 0;

	if (!*text)
		return 0;
	if (*text != ':')
		return -1;
	for (text++; *text >= '0' && *text <= '9'; text++) {
		v = v * 10 + *text - '0';
		if (v > 65535)
			return -1;
	}

	/* a URL in the environment may end with a slash */
	return *text && strcmp(text, "/") ? -1 : (int)v;
}

/* "host:port", "[v6]:port"; 0, or -1 */
static int
take_host(struct lws_client_proxy *p, const char *text)
{
	const char *end;
	int port;

	if (*text == '[') {
		end = strchr(++text, ']');
		if (!end)
			return -1;
		port = read_port(end + 1);
	} else {
		end = text + strcspn(text, ":/");
		port = read_port(end);
	}
	if (port < 0 || end == text)
		return -1;
	if (port)
		p->port = (uint16_t)port;
	p->host = part(text, (size_t)(end - text));

	return p->host && p->port ? 0 : -1;
}

static const char *
skip_scheme(const char *text, const char *scheme)
{
	size_t len = strlen(scheme);

	return !strncmp(text, scheme, len) ? text + len : text;
}

static int
parse(struct lws_client_proxy *p, const char *text)
{
	/* a password may have one of its own */
	const char *at = strrchr(text, '@');

	if (at && take_auth(p, text, (size_t)(at - text)))
		return -1;

	return take_host(p, at ? at + 1 : text);
}

static struct lws_client_proxy *
make(const char *text, const struct kind *k, uint16_t port)
{
	struct lws_client_proxy *p;

	if (!text || !*text)
		return NULL;
	p = lws_zalloc(sizeof(*p), "proxy");
	if (!p)
		return NULL;
	atomic_init(&p->refs, 1);
	p->port = port;
	if (!parse(p, skip_scheme(text, k->scheme)))
		return p;
	release(p);

	return NULL;
}

static struct lws_client_proxies *
proxies_of(struct lws_vhost *vh)
{
	if (!vh->proxies)
		vh->proxies = lws_zalloc(sizeof(*vh->proxies), "proxies");

	return vh->proxies;
}

static int
set(struct lws_vhost *vh, enum lws_proxy_kind kind, const char *text)
{
	struct lws_client_proxies *all = proxies_of(vh);
	struct lws_client_proxy *p =
		all ? make(text, &kinds[kind], all->port[kind]) : NULL;

	if (!p) {
		lwsl_vhost_err(vh,
			       "no %s proxy: [user:password@]host:port is "
			       "wanted",
			       kinds[kind].words);
		return -1;
	}
	release(all->of[kind]);
	all->of[kind] = p;

	return 0;
}

int
lws_set_proxy(struct lws_vhost *vhost, const char *proxy)
{
	return set(vhost, LWS_PROXY_HTTP, proxy);
}

int
lws_set_socks(struct lws_vhost *vhost, const char *socks)
{
	return set(vhost, LWS_PROXY_SOCKS, socks);
}

/* what is wrong in the environment is not the program's fault: it is said, and
 * there is no proxy */
static void
from_environment(struct lws_vhost *vh, enum lws_proxy_kind kind)
{
	const char *text = getenv(kinds[kind].env);

	if (text && *text && !set(vh, kind, text))
		vh->proxies->of[kind]->from_env = 1;
}

static int
from_info(struct lws_vhost *vh, enum lws_proxy_kind kind, const char *address,
	  unsigned int port)
{
	if (!address) {
		from_environment(vh, kind);
		return 0;
	}
	if (!proxies_of(vh))
		return -1;
	vh->proxies->port[kind] = (uint16_t)port;

	return set(vh, kind, address);
}

int
lws_client_vhost_init(struct lws_vhost *vh,
		      const struct lws_context_creation_info *info)
{
	return from_info(vh, LWS_PROXY_HTTP, info->http_proxy_address,
			 info->http_proxy_port) ||
			       from_info(vh, LWS_PROXY_SOCKS,
					 info->socks_proxy_address,
					 info->socks_proxy_port)
		       ? -1
		       : 0;
}

void
lws_client_vhost_fini(struct lws_vhost *vh)
{
	int n;

	if (!vh->proxies)
		return;
	for (n = 0; n < LWS_PROXY_KINDS; n++)
		release(vh->proxies->of[n]);
	lws_free_set_NULL(vh->proxies);
}

/* -- on the way -- */

static int
is_used(const struct lws_client_proxy *p, const struct lws *wsi)
{
	if (!p)
		return 0;

	return !p->from_env ||
	       !lws_proxy_bypassed(getenv("no_proxy"), lws_way_of(wsi)->name);
}

static enum lws_keep
use(struct lws *wsi, struct lws_client_proxy *with, const struct kind *k)
{
	struct lws_way *way = lws_way_of(wsi);

	way->proxy = lws_zalloc(sizeof(*way->proxy), "proxying");
	if (!way->proxy)
		return lws_client_fail(wsi, "out of memory");
	atomic_fetch_add(&with->refs, 1);
	way->proxy->ops = k->ops;
	way->proxy->with = with;
	way->name = with->host;
	way->port = with->port;

	return LWS_KEEP;
}

enum lws_keep
lws_way_by_proxy(struct lws *wsi)
{
	const struct lws_client_proxies *all = wsi->vhost->proxies;
	int n;

	for (n = 0; all && n < LWS_PROXY_KINDS; n++)
		if (is_used(all->of[n], wsi))
			return use(wsi, all->of[n], &kinds[n]);

	return LWS_KEEP;
}

enum lws_keep
lws_way_proxy_begin(struct lws *wsi)
{
	struct lws_way *way = lws_way_of(wsi);

	way->step = LWS_WAY_PROXY;
	lws_timeout_us(wsi,
		       (enum pending_timeout)way->proxy->ops->timeout_reason,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);

	return way->proxy->ops->begin(wsi);
}

enum lws_keep
lws_way_proxy_ready(struct lws *wsi, short revents)
{
	if (!(revents & (POLLIN | POLLHUP | POLLERR)))
		return LWS_KEEP;

	return lws_way_of(wsi)->proxy->ops->ready(wsi);
}

void
lws_way_proxy_end(struct lws_way *way)
{
	if (!way->proxy)
		return;
	way->proxy->ops->end(way->proxy);
	release(way->proxy->with);
	lws_free_set_NULL(way->proxy);
}

enum lws_keep
lws_proxying_send(struct lws *wsi, const void *p, size_t len)
{
	struct lws_plat_iov v = { p, len };

	return lws_output(wsi, &v, 1)
		       ? lws_client_fail(wsi, "proxy write failed")
		       : LWS_KEEP;
}
