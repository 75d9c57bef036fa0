/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Cookies that a client keeps for its next requests (LCCSCF_CACHE_COOKIES): a
 * Netscape cookie jar of the context (http_nsc_filepath) with a cache in memory
 * in front of it. It is opened by the first client that wants it, when whoever
 * drops privileges has done so. With several service threads there is no cache
 * in front: its timers belong to one thread.
 *
 * The jar finds what belongs to a site; which of these a request may have is
 * decided here (RFC 6265 5.4), from the line in the jar alone. By contract only
 * cookies that outlive the session are kept: another one deletes the cookie
 * that it replaces.
 */
#include "codec/cookie/cookie.h"
#include "roles/http/http.h"
#include "system/cache/cache.h"

#define HTTP_ONLY "#HttpOnly_"

struct lws_http_cookies {
	pthread_mutex_t lock;              /* of all that follows */
	char *path;                        /* owned */
	struct lws_cache_ttl_lru *jar;     /* owned; NULL: not opened yet */
	struct lws_cache_ttl_lru *front;   /* owned; NULL: none */
	struct lws_cache_creation_info in; /* of the one in front */
};

/* -- whose -- */

static int
may_be_in_host(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
	       c == '-' || c == '_' || c == ':';
}

/* the host alone, in lower case; its length, 0: no cookies for this one */
static size_t
canonical_host(const struct lws_client_connect_info *ask, char *to)
{
	const char *from = ask->host ? ask->host : ask->address, *end;
	size_t n, len;

	if (!ask->host && *from == '+')
		from = "localhost";
	end = strchr(from, ':');
	if (*from == '[')
		end = strchr(++from, ']');
	else if (end && strchr(end + 1, ':'))
		end = NULL; /* an address of IPv6 */
	len = end ? (size_t)(end - from) : strlen(from);
	for (n = 0; n < len; n++) {
		to[n] = from[n];
		if (to[n] >= 'A' && to[n] <= 'Z')
			to[n] = (char)(to[n] | 0x20);
		if (!may_be_in_host(to[n]))
			return 0;
	}
	to[len] = '\0';

	return len;
}

/* 0; 1 nobody keeps cookies for it; -1 out of memory. *block: the caller's */
static int
origin_of(const struct lws_client_connect_info *ask,
	  struct lws_cookie_origin *o, char **block)
{
	const char *host = ask->host ? ask->host : ask->address;
	const char *path = ask->path ? ask->path : "";
	size_t len = strcspn(path, "?#"), host_len;
	uint8_t number[16];
	char *p;

	*block = p = lws_malloc(strlen(host) + len + 16, "cookie origin");
	if (!p)
		return -1;
	host_len = canonical_host(ask, p);
	if (!host_len)
		return 1;
	memset(o, 0, sizeof(*o));
	o->host = lws_span_of(p, host_len);
	o->is_tls = !!lws_client_wants_tls(ask);
	o->is_address =
		lws_parse_numeric_address(p, number, sizeof(number)) > 0;
	p += host_len + 1;
	o->path = lws_span_of(p, len + (path[0] != '/'));
	if (path[0] != '/')
		*p++ = '/';
	memcpy(p, path, len);

	return 0;
}

/* what finds all cookies of a host and those around it: by its last two labels
 */
static void
site_pattern(const struct lws_cookie_origin *o, char *to, size_t size)
{
	size_t at = o->host.len, dots = 0;

	while (at && (dots += o->host.p[at - 1] == '.') < 2)
		at--;
	if (o->is_address)
		at = 0;
	lws_snprintf(to, size, "*%.*s|*|*", (int)(o->host.len - at),
		     (const char *)o->host.p + at);
}

/* -- the jar -- */

static int
open_jar(struct lws_http_cookies *k, struct lws_context *cx)
{
	struct lws_cache_creation_info in = k->in;

	if (k->jar)
		return 0;
	in.name = "cookie jar";
	in.ops = &lws_cache_ops_nscookiejar;
	in.u.nscookiejar.filepath = k->path;
	in.max_items = LWS_LIMIT_COOKIES;
	in.max_footprint = LWS_LIMIT_COOKIE_JAR / 2;
	k->jar = lws_cache_create(&in);
	if (!k->jar)
		return -1; /* it has been said */
	if (lws_has_threads(cx))
		return 0;
	in = k->in;
	in.name = "cookies";
	in.parent = k->jar;
	k->front = lws_cache_create(&in); /* without, it is just slower */

	return 0;
}

/* the jar, locked; or NULL: there is none */
static struct lws_http_cookies *
take_jar(struct lws *wsi)
{
	struct lws_http_cookies *k = lws_cx(wsi)->role_data[LWS_ROLE_SLOT_HTTP];

	if (!k) {
		lwsl_wsi_warn(wsi, "LCCSCF_CACHE_COOKIES: the context has no "
				   "http_nsc_filepath");
		return NULL;
	}
	pthread_mutex_lock(&k->lock);
	if (!open_jar(k, lws_cx(wsi)))
		return k;
	pthread_mutex_unlock(&k->lock);

	return NULL;
}

static void
give_back(struct lws_http_cookies *k)
{
	pthread_mutex_unlock(&k->lock);
}

static struct lws_cache_ttl_lru *
cache_of(const struct lws_http_cookies *k)
{
	return k->front ? k->front : k->jar;
}

/* -- lines of the jar -- */

enum { HOST, BELOW, PATH, SECURE, EXPIRY, NAME, VALUE, COLUMNS };

/* 0, or -1: it has too few columns */
static int
split_line(struct lws_span in, struct lws_span col[COLUMNS])
{
	const size_t mark = sizeof(HTTP_ONLY) - 1;
	const uint8_t *tab;
	int n;

	if (in.len > mark && !memcmp(in.p, HTTP_ONLY, mark))
		lws_span_skip(&in, mark);
	for (n = 0; n < VALUE; n++) {
		tab = in.len ? memchr(in.p, '\t', in.len) : NULL;
		if (!tab)
			return -1;
		col[n] = lws_span_of(in.p, (size_t)(tab - in.p));
		lws_span_skip(&in, col[n].len + 1);
	}
	col[VALUE] = in;

	return 0;
}

static int
is_true(const struct lws_span *s)
{
	return s->len == 4 && !memcmp(s->p, "TRUE", 4);
}

/* RFC 6265 5.4 1: may a request have the cookie of this line? 1, 0 */
static int
goes_to(const struct lws_cookie_origin *to, struct lws_span col[COLUMNS])
{
	struct lws_span host = col[HOST];
	int below = is_true(&col[BELOW]);

	if (host.len && *host.p == '.') {
		lws_span_skip(&host, 1);
		below = 1;
	}
	if (is_true(&col[SECURE]) && !to->is_tls)
		return 0;
	if (!below && host.len != to->host.len)
		return 0;

	return lws_cookie_domain_match(to, host) &&
	       lws_cookie_path_match(to, col[PATH]);
}

/* -- what is sent -- */

/* tags that the jar has for a site, as lws_cache_lookup() gives them; the
 * caller's copy. 0; 1 there are none; -1 out of memory */
static int
site_tags(struct lws_http_cookies *k, const struct lws_cookie_origin *o,
	  lws_cache_results_t *w, uint8_t **copy)
{
	char pattern[LWS_LIMIT_LOOKUP_NAME + 16];
	const void *p;

	*copy = NULL;
	memset(w, 0, sizeof(*w));
	site_pattern(o, pattern, sizeof(pattern));
	if (lws_cache_lookup(cache_of(k), pattern, &p, &w->size))
		return 1;
	*copy = lws_malloc(w->size, "cookie tags");
	if (!*copy)
		return -1;
	memcpy(*copy, p, w->size);
	w->ptr = *copy;

	return 0;
}

struct found {
	char *pair; /* owned: name=value */
	size_t path_len;
};

/* longer paths first, and of the same the older first: the jar has the newest
 * first (RFC 6265 5.4 2) */
static void
sort_in(struct found *f, unsigned int count, struct found one)
{
	unsigned int n = 0;

	while (n < count && f[n].path_len > one.path_len)
		n++;
	memmove(f + n + 1, f + n, (count - n) * sizeof(*f));
	f[n] = one;
}

static char *
pair_of(struct lws_span col[COLUMNS])
{
	char *pair = lws_malloc(col[NAME].len + col[VALUE].len + 2, "cookie");
	char *p = pair;

	if (!pair)
		return NULL;
	memcpy(p, col[NAME].p, col[NAME].len);
	p += col[NAME].len;
	*p++ = '=';
	if (col[VALUE].len)
		memcpy(p, col[VALUE].p, col[VALUE].len);
	p[col[VALUE].len] = '\0';

	return pair;
}

/* 1 it is one more, 0 it stays at home, -1 out of memory */
static int
find_one(struct lws_http_cookies *k, const struct lws_cookie_origin *to,
	 const char *tag, struct found *one)
{
	struct lws_span col[COLUMNS];
	const void *line;
	size_t len;

	if (lws_cache_item_get(cache_of(k), tag, &line, &len) ||
	    split_line(lws_span_of(line, len), col) || !goes_to(to, col))
		return 0;
	one->path_len = col[PATH].len;
	one->pair = pair_of(col);

	return one->pair ? 1 : -1;
}

/* -1 out of memory; else how many */
static int
find_all(struct lws_http_cookies *k, const struct lws_cookie_origin *to,
	 struct found found[LWS_LIMIT_COOKIES_SITE])
{
	lws_cache_results_t w;
	struct found one;
	unsigned int count = 0;
	uint8_t *copy;
	int r = site_tags(k, to, &w, &copy);

	if (r)
		return r < 0 ? -1 : 0;
	while (r >= 0 && count < LWS_LIMIT_COOKIES_SITE &&
	       !lws_cache_results_walk(&w)) {
		r = find_one(k, to, (const char *)w.tag, &one);
		if (r > 0)
			sort_in(found, count++, one);
	}
	lws_free(copy);

	return r < 0 ? -(int)count - 1 : (int)count;
}

/* the field; NULL: out of memory. What has no room stays at home */
static char *
join(struct lws *wsi, const struct found *found, int count)
{
	char *text = lws_malloc(LWS_LIMIT_COOKIE_FIELD + 1, "cookies");
	size_t at = 0, len;
	int n;

	if (!text)
		return NULL;
	text[0] = '\0';
	for (n = 0; n < count; n++) {
		len = strlen(found[n].pair);
		if (at + len + 2 > LWS_LIMIT_COOKIE_FIELD) {
			lwsl_wsi_notice(wsi,
					"a cookie of %zu bytes has no "
					"room in a field of %u",
					len, LWS_LIMIT_COOKIE_FIELD);
			continue;
		}
		at += (size_t)lws_snprintf(
			text + at, LWS_LIMIT_COOKIE_FIELD + 1 - at, "%s%s",
			at ? "; " : "", found[n].pair);
	}

	return text;
}

static int
make_field(struct lws *wsi, struct lws_http_cookies *k,
	   const struct lws_cookie_origin *to, char **field)
{
	struct found *found =
		lws_malloc(LWS_LIMIT_COOKIES_SITE * sizeof(*found), "cookies");
	int n, count = found ? find_all(k, to, found) : -1;
	int had = count < 0 ? -count - 1 : count;

	if (count > 0) {
		*field = join(wsi, found, count);
		if (!*field)
			count = -1;
	}
	for (n = 0; n < had; n++) {
		lws_explicit_bzero(found[n].pair, strlen(found[n].pair));
		lws_free(found[n].pair);
	}
	lws_free(found);

	return count < 0 ? -1 : 0;
}

int
lws_http_client_cookies(struct lws *wsi, char **field)
{
	const struct lws_client_connect_info *ask = lws_client_here(wsi)->ask;
	struct lws_http_cookies *k;
	struct lws_cookie_origin to;
	char *block;
	int r;

	*field = NULL;
	if (!(ask->ssl_connection & LCCSCF_CACHE_COOKIES))
		return 0;
	k = take_jar(wsi);
	if (!k)
		return 0;
	r = origin_of(ask, &to, &block);
	if (!r)
		r = make_field(wsi, k, &to, field);
	give_back(k);
	lws_free(block);

	return r < 0 ? -1 : 0;
}

/* -- what is kept -- */

/* host|path|name; the caller's; NULL: out of memory */
static char *
tag_of(const struct lws_set_cookie *c, const struct lws_cookie_origin *from)
{
	struct lws_span host = c->domain.len ? c->domain : from->host;
	size_t size = host.len + c->path.len + c->name.len + 4;
	char *tag = lws_malloc(size, "cookie tag"), *p;

	if (!tag)
		return NULL;
	lws_snprintf(tag, size, "%s%.*s", c->domain.len ? "." : "",
		     (int)host.len, (const char *)host.p);
	for (p = tag; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p | 0x20);
	lws_snprintf(p, size - (size_t)(p - tag), "|%.*s|%.*s",
		     (int)c->path.len, (const char *)c->path.p,
		     (int)c->name.len, (const char *)c->name.p);

	return tag;
}

/* what was set over TLS is not replaced by who listens in (RFC 6265bis 5.5) */
static int
is_guarded(struct lws_http_cookies *k, const char *tag,
	   const struct lws_cookie_origin *from)
{
	struct lws_span col[COLUMNS];
	const void *line;
	size_t len;

	return !from->is_tls &&
	       !lws_cache_item_get(cache_of(k), tag, &line, &len) &&
	       !split_line(lws_span_of(line, len), col) &&
	       is_true(&col[SECURE]);
}

/* 0, -1: out of memory, or the jar refuses */
static int
write_line(struct lws_http_cookies *k, const struct lws_set_cookie *c,
	   const char *tag)
{
	const char *host_end = strchr(tag, '|');
	size_t size = strlen(tag) + c->value.len + 64;
	char *line = lws_malloc(size, "cookie line");
	int n, r;

	if (!line)
		return -1;
	n = lws_snprintf(
		line, size, "%s%.*s\t%s\t%.*s\t%s\t%llu\t%.*s\t%.*s",
		c->is_http_only ? HTTP_ONLY : "", (int)(host_end - tag), tag,
		c->domain.len ? "TRUE" : "FALSE", (int)c->path.len,
		(const char *)c->path.p, c->is_secure ? "TRUE" : "FALSE",
		(unsigned long long)c->expiry, (int)c->name.len,
		(const char *)c->name.p, (int)c->value.len,
		(const char *)c->value.p);
	r = lws_cache_write_through(cache_of(k), tag, (const uint8_t *)line,
				    (size_t)n, 0, NULL);
	lws_explicit_bzero(line, size);
	lws_free(line);

	return r ? -1 : 0;
}

/* one more of a site: the oldest goes, if there are too many */
static int
make_room(struct lws_http_cookies *k, const struct lws_cookie_origin *from,
	  const char *tag)
{
	lws_cache_results_t w;
	const char *last = NULL;
	unsigned int count = 0;
	uint8_t *copy;
	int r = site_tags(k, from, &w, &copy);

	if (r)
		return r < 0 ? -1 : 0;
	while (!lws_cache_results_walk(&w)) {
		last = (const char *)w.tag;
		count += !!strcmp(last, tag);
	}
	if (last && count >= LWS_LIMIT_COOKIES_SITE)
		r = lws_cache_item_remove(cache_of(k), last);
	lws_free(copy);

	return r ? -1 : 0;
}

static const char *
keep_tagged(struct lws_http_cookies *k, const struct lws_set_cookie *c,
	    const struct lws_cookie_origin *from, const char *tag)
{
	int r;

	if (is_guarded(k, tag, from))
		return "it would replace one that is for TLS";
	if (!c->expiry)
		r = lws_cache_item_remove(cache_of(k), tag);
	else
		r = make_room(k, from, tag) || write_line(k, c, tag);

	return r ? "the jar does not take it" : NULL;
}

/* NULL, or why not */
static const char *
keep_one(struct lws_http_cookies *k, struct lws_span field,
	 const struct lws_cookie_origin *from)
{
	struct lws_set_cookie c;
	const char *why = lws_set_cookie_parse(
		&c, field, lws_plat_wall_us() / LWS_US_PER_SEC);
	char *tag;

	if (!why)
		why = lws_set_cookie_check(&c, from);
	if (why)
		return why;
	tag = tag_of(&c, from);
	if (!tag)
		return "out of memory";
	why = keep_tagged(k, &c, from, tag);
	lws_free(tag);

	return why;
}

static void
keep_all(struct lws_http *h, struct lws_http_cookies *k,
	 const struct lws_cookie_origin *from)
{
	const struct lws_http_frag *f;
	const char *why;
	unsigned int n;

	for (n = 0; n < LWS_LIMIT_COOKIES_ANSWER; n++) {
		f = lws_http_store_frag(&h->store, WSI_TOKEN_HTTP_SET_COOKIE,
					(int)n);
		if (!f)
			return;
		why = keep_one(k, lws_span_of(h->store.data + f->ofs, f->len),
			       from);
		if (why)
			lwsl_wsi_notice(h->wsi,
					"cookie %u of the answer is not kept: "
					"%s",
					n + 1, why);
	}
	if (lws_http_store_frag(&h->store, WSI_TOKEN_HTTP_SET_COOKIE, (int)n))
		lwsl_wsi_notice(h->wsi, "more than %u cookies in an answer",
				LWS_LIMIT_COOKIES_ANSWER);
}

void
lws_http_client_cookies_keep(struct lws_http *h)
{
	const struct lws_client_connect_info *ask =
		lws_client_here(h->wsi)->ask;
	struct lws_http_cookies *k;
	struct lws_cookie_origin from;
	char *block;

	if (!(ask->ssl_connection & LCCSCF_CACHE_COOKIES) ||
	    !lws_http_store_get(&h->store, WSI_TOKEN_HTTP_SET_COOKIE, NULL))
		return;
	k = take_jar(h->wsi);
	if (!k)
		return;
	if (!origin_of(ask, &from, &block))
		keep_all(h, k, &from);
	give_back(k);
	lws_free(block);
}

/* -- with the context -- */

static void
cookies_fini(struct lws_context *cx)
{
	struct lws_http_cookies *k = cx->role_data[LWS_ROLE_SLOT_HTTP];

	if (!k)
		return;
	lws_cache_destroy(&k->front);
	lws_cache_destroy(&k->jar);
	pthread_mutex_destroy(&k->lock);
	lws_free(k->path);
	lws_free(k);
	cx->role_data[LWS_ROLE_SLOT_HTTP] = NULL;
}

static int
cookies_init(struct lws_context *cx,
	     const struct lws_context_creation_info *info)
{
	struct lws_http_cookies *k;

	if (!info->http_nsc_filepath)
		return 0;
	k = lws_zalloc(sizeof(*k), "cookies");
	if (!k)
		return -1;
	if (pthread_mutex_init(&k->lock, NULL)) {
		lws_free(k);
		return -1;
	}
	cx->role_data[LWS_ROLE_SLOT_HTTP] = k;
	k->in.cx = cx;
	k->in.ops = &lws_cache_ops_heap;
	k->in.max_footprint = info->http_nsc_heap_max_footprint;
	k->in.max_items = info->http_nsc_heap_max_items;
	k->in.max_payload = info->http_nsc_heap_max_payload;
	k->path = lws_strdup_why(info->http_nsc_filepath, "cookies");
	if (k->path)
		return 0;
	cookies_fini(cx);

	return -1;
}

const struct lws_subsystem_ops lws_subsystem_client_cookies = {
	.name = "client-cookies",
	.context_init = cookies_init,
	.context_fini = cookies_fini,
};
