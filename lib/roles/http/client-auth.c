/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Digest authentication of clients (RFC 7616): an answer 401 with a challenge
 * that can be met is asked again, once, with the proof; again only if the
 * server says that its nonce was stale. Everything else is the program's.
 */
#include "roles/http/http.h"

struct algorithm {
	const char *name; /* as in the challenge, lower case */
	enum lws_genhash_types hash;
	int session; /* RFC 7616 3.4.2: the -sess variant */
};

/* the best first */
static const struct algorithm algorithms[] = {
	{ "sha-256", LWS_GENHASH_TYPE_SHA256, 0 },
	{ "sha-256-sess", LWS_GENHASH_TYPE_SHA256, 1 },
	{ "md5", LWS_GENHASH_TYPE_MD5, 0 },
	{ "md5-sess", LWS_GENHASH_TYPE_MD5, 1 },
};

struct challenge {
	struct lws_span realm;
	struct lws_span nonce;
	struct lws_span opaque;
	struct lws_span qop;
	struct lws_span algorithm;
	int is_stale;
};

/* -- the challenge -- */

static int
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == ',';
}

static void
skip_blanks(struct lws_span *in)
{
	while (in->len && is_blank(*in->p))
		lws_span_skip(in, 1);
}

static struct lws_span
take_until(struct lws_span *in, const char *ends)
{
	struct lws_span s = lws_span_of(in->p, 0);

	while (in->len && !strchr(ends, *in->p)) {
		s.len++;
		lws_span_skip(in, 1);
	}

	return s;
}

/* what is between the quotes, as it stands there; 0, -1: no end */
static int
take_quoted(struct lws_span *in, struct lws_span *value)
{
	lws_span_skip(in, 1);
	*value = lws_span_of(in->p, 0);
	while (in->len && *in->p != '"') {
		size_t n = *in->p == '\\' ? 2 : 1;

		if (n > in->len)
			return -1;
		value->len += n;
		lws_span_skip(in, n);
	}
	if (!in->len)
		return -1;
	lws_span_skip(in, 1);

	return 0;
}

/* 1; 0 no more: the end, or another challenge begins; -1 malformed */
static int
take_param(struct lws_span *in, struct lws_span *name, struct lws_span *value)
{
	skip_blanks(in);
	*name = take_until(in, " \t,=\"");
	if (!name->len || !in->len || *in->p != '=')
		return 0;
	lws_span_skip(in, 1);
	if (in->len && *in->p == '"')
		return take_quoted(in, value) ? -1 : 1;
	*value = take_until(in, " \t,");

	return 1;
}

static void
keep(struct challenge *c, const struct lws_span *name,
     const struct lws_span *value)
{
	if (lws_http1_is(name, "realm"))
		c->realm = *value;
	else if (lws_http1_is(name, "nonce"))
		c->nonce = *value;
	else if (lws_http1_is(name, "opaque"))
		c->opaque = *value;
	else if (lws_http1_is(name, "qop"))
		c->qop = *value;
	else if (lws_http1_is(name, "algorithm"))
		c->algorithm = *value;
	else if (lws_http1_is(name, "stale"))
		c->is_stale = lws_http1_is(value, "true");
}

/* 1 it is a digest challenge that is whole */
static int
parse(struct lws_span in, struct challenge *c)
{
	struct lws_span name, value = { NULL, 0 };
	int r;

	memset(c, 0, sizeof(*c));
	skip_blanks(&in);
	name = take_until(&in, " \t,");
	if (!lws_http1_is(&name, "digest"))
		return 0;
	while ((r = take_param(&in, &name, &value)) > 0)
		keep(c, &name, &value);

	return !r && c->nonce.len && c->realm.p;
}

static const struct algorithm *
algorithm_of(const struct challenge *c)
{
	size_t n;

	if (!c->algorithm.p)
		return &algorithms[2]; /* RFC 7616 3.3: MD5 */
	for (n = 0; n < LWS_ARRAY_SIZE(algorithms); n++)
		if (lws_http1_is(&c->algorithm, algorithms[n].name))
			return &algorithms[n];

	return NULL;
}

/* quality of protection: "auth" or none; -1: only others */
static int
wants_auth(const struct challenge *c)
{
	struct lws_span list = c->qop, item;

	if (!c->qop.p)
		return 0;
	while (lws_http1_list_next(&list, &item))
		if (lws_http1_is(&item, "auth"))
			return 1;

	return -1;
}

static const struct algorithm *
best_of(const struct lws_http *h, struct challenge *best)
{
	const struct algorithm *chosen = NULL, *a;
	const struct lws_http_frag *f;
	struct challenge c;
	int nth = 0;

	while ((f = lws_http_store_frag(
			&h->store, WSI_TOKEN_HTTP_WWW_AUTHENTICATE, nth++))) {
		if (!parse(lws_span_of(h->store.data + f->ofs, f->len), &c))
			continue;
		a = algorithm_of(&c);
		if (!a || wants_auth(&c) < 0 || (chosen && chosen <= a))
			continue;
		chosen = a;
		*best = c;
	}

	return chosen;
}

/* -- the proof -- */

struct hex {
	char text[2 * LWS_GENHASH_LARGEST + 1];
};

/* H(a:b:c...) in hex; 0, or -1 */
static int
hash(const struct algorithm *a, const struct lws_span *parts, size_t n,
     struct hex *out)
{
	uint8_t digest[LWS_GENHASH_LARGEST];
	struct lws_genhash_ctx ctx;
	size_t i, len = lws_genhash_size(a->hash);
	int r = lws_genhash_init(&ctx, a->hash);

	if (r)
		return -1;
	for (i = 0; i < n && !r; i++)
		r = (i && lws_genhash_update(&ctx, ":", 1)) ||
		    lws_genhash_update(&ctx, parts[i].p, parts[i].len);
	if (lws_genhash_destroy(&ctx, r ? NULL : digest) || r)
		return -1;
	lws_hex_from_byte_array(digest, len, out->text, sizeof(out->text));
	lws_explicit_bzero(digest, sizeof(digest));

	return 0;
}

static struct lws_span
span(const char *text)
{
	return lws_span_of(text, strlen(text));
}

struct proof {
	const struct algorithm *a;
	const struct challenge *c;
	const char *user, *password, *method, *uri;
	char cnonce[33];
	int auth; /* qop */
	struct hex response;
};

#define FIRST_USE "00000001"

static int
first_hash(struct proof *p, struct hex *ha1)
{
	const struct lws_span parts[] = { span(p->user), p->c->realm,
					  span(p->password) };
	int r = hash(p->a, parts, 3, ha1);

	if (!r && p->a->session) {
		const struct lws_span more[] = { span(ha1->text), p->c->nonce,
						 span(p->cnonce) };
		struct hex h;

		r = hash(p->a, more, 3, &h);
		*ha1 = h;
	}

	return r;
}

static int
prove(struct proof *p)
{
	const struct lws_span what[] = { span(p->method), span(p->uri) };
	struct hex ha1, ha2;
	int r;

	if (lws_hex_random(NULL, p->cnonce, sizeof(p->cnonce)) ||
	    first_hash(p, &ha1) || hash(p->a, what, 2, &ha2))
		return -1;
	if (p->auth) {
		const struct lws_span all[] = {
			span(ha1.text),  p->c->nonce,  span(FIRST_USE),
			span(p->cnonce), span("auth"), span(ha2.text)
		};

		r = hash(p->a, all, 6, &p->response);
	} else {
		const struct lws_span all[] = { span(ha1.text), p->c->nonce,
						span(ha2.text) };

		r = hash(p->a, all, 3, &p->response);
	}
	lws_explicit_bzero(&ha1, sizeof(ha1));

	return r;
}

/* -- the header's value -- */

/* nothing in it may end the quotes */
static int
is_quotable(const char *s)
{
	return !strpbrk(s, "\"\\\r\n");
}

static char *
render(const struct proof *p)
{
	const struct challenge *c = p->c;
	size_t size = strlen(p->user) + c->realm.len + c->nonce.len +
		      c->opaque.len + c->algorithm.len + strlen(p->uri) + 512;
	char *s = lws_malloc(size, "authorization");
	size_t n;

	if (!s)
		return NULL;
	n = (size_t)lws_snprintf(
		s, size,
		"Digest username=\"%s\", realm=\"%.*s\", nonce=\"%.*s\", "
		"uri=\"%s\", response=\"%s\"",
		p->user, (int)c->realm.len, (const char *)c->realm.p,
		(int)c->nonce.len, (const char *)c->nonce.p, p->uri,
		p->response.text);
	if (c->algorithm.p)
		n += (size_t)lws_snprintf(s + n, size - n, ", algorithm=%.*s",
					  (int)c->algorithm.len,
					  (const char *)c->algorithm.p);
	if (c->opaque.p)
		n += (size_t)lws_snprintf(s + n, size - n, ", opaque=\"%.*s\"",
					  (int)c->opaque.len,
					  (const char *)c->opaque.p);
	if (p->auth || p->a->session)
		n += (size_t)lws_snprintf(s + n, size - n, ", cnonce=\"%s\"",
					  p->cnonce);
	if (p->auth)
		lws_snprintf(s + n, size - n, ", qop=auth, nc=" FIRST_USE);

	return s;
}

static char *
authorization(struct lws_http *h, const struct algorithm *a,
	      const struct challenge *c)
{
	const struct lws_client_connect_info *ask =
		lws_client_here(h->wsi)->ask;
	size_t len = ask->path ? strlen(ask->path) : 0;
	char *uri = lws_malloc(len + 2, "digest uri"), *s = NULL;
	struct proof p;

	if (!uri)
		return NULL;
	strcpy(uri, lws_http_client_slash(ask->path));
	strcat(uri, ask->path ? ask->path : "");
	memset(&p, 0, sizeof(p));
	p.a = a;
	p.c = c;
	p.user = ask->auth_username;
	p.password = ask->auth_password ? ask->auth_password : "";
	p.method = ask->method ? ask->method : "GET";
	p.uri = uri;
	p.auth = wants_auth(c);
	if (!prove(&p))
		s = render(&p);
	lws_free(uri);

	return s;
}

enum lws_keep
lws_http_client_prove(struct lws_http *h, int *again)
{
	struct lws_client *client = lws_client_here(h->wsi);
	const char *user = client->ask->auth_username;
	const struct algorithm *a;
	struct challenge c;

	if (h->status != HTTP_STATUS_UNAUTHORIZED || !user ||
	    !is_quotable(user))
		return LWS_KEEP;
	a = best_of(h, &c);
	/* it was not believed */
	if (!a || (client->authorization &&
		   (!c.is_stale || client->proven >= LWS_LIMIT_REDIRECTS)))
		return LWS_KEEP;
	lws_free(client->authorization);
	client->authorization = authorization(h, a, &c);
	if (!client->authorization)
		return lws_client_fail(h->wsi, "HS: OOM");
	client->proven++;
	*again = 1;

	return lws_client_again(h->wsi, client->ask);
}
