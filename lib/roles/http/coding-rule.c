/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which answers are compressed: nobody's, unless the program asks for it, for a
 * vhost or one of its mounts (lws-x-http.h).
 */
#include "roles/http/coding.h"

static struct lws_http_coding_rule *
find(const struct lws_http_vhost *own, const struct lws_http_mount *mount)
{
	struct lws_http_coding_rule *r = own->coding;

	while (r && r->mount != mount)
		r = r->next;

	return r;
}

const struct lws_http_coding_rule *
lws_http_coding_rule(const struct lws_http *h)
{
	const struct lws_vhost *vh = h->wsi->vhost;
	const struct lws_http_vhost *own =
		vh ? vh->role_data[LWS_ROLE_SLOT_HTTP] : NULL;
	const struct lws_http_coding_rule *r;

	if (!own || !own->coding || !h->ops->body)
		return NULL;
	r = find(own, h->mount);

	return r || !h->mount ? r : find(own, NULL);
}

static void
fill(struct lws_x_http_compression *to, const struct lws_x_http_compression *c)
{
	memset(to, 0, sizeof(*to));
	if (!c)
		return;
	*to = *c;
	if (!to->min_len)
		to->min_len = LWS_TUNE_HTTP_CODING_MIN;
}

int
lws_x_http_compress(struct lws_vhost *vh, const struct lws_http_mount *mount,
		    const struct lws_x_http_compression *c)
{
	struct lws_http_vhost *own =
		vh ? vh->role_data[LWS_ROLE_SLOT_HTTP] : NULL;
	struct lws_http_coding_rule *r;

	if (!own || (c && (c->level < 0 || c->level > 9)))
		return -1;
	r = find(own, mount);
	if (!r) {
		r = lws_zalloc(sizeof(*r), "compression rule");
		if (!r)
			return -1;
		r->mount = mount;
		r->next = own->coding;
		own->coding = r;
	}
	fill(&r->how, c);

	return 0;
}

void
lws_http_coding_vhost_fini(struct lws_http_vhost *own)
{
	struct lws_http_coding_rule *r;

	while ((r = own->coding)) {
		own->coding = r->next;
		lws_free(r);
	}
}

/* -- types -- */

static int
ends_with(const struct lws_span *s, const char *what)
{
	size_t n = strlen(what);

	return s->len > n && lws_http1_same(s->p + s->len - n, what, n);
}

/* without its parameters */
static struct lws_span
bare_type(const char *type)
{
	size_t n = strcspn(type, "; \t");

	return lws_span_of(type, n);
}

static int
in_list(const struct lws_span *type, const char *const *list)
{
	for (; list && *list; list++)
		if (type->len == strlen(*list) &&
		    !strncasecmp((const char *)type->p, *list, type->len))
			return 1;

	return 0;
}

int
lws_http_coding_gains(const struct lws_http_coding_rule *r, const char *type)
{
	static const char *const known[] = { "application/javascript",
					     "application/json",
					     "application/wasm",
					     "application/x-font-ttf",
					     "application/x-javascript",
					     "application/xml",
					     "font/ttf",
					     "image/x-icon",
					     NULL };
	struct lws_span t = bare_type(type);

	return (t.len > 5 && lws_http1_same(t.p, "text/", 5)) ||
	       ends_with(&t, "+xml") || ends_with(&t, "+json") ||
	       in_list(&t, known) || (r && in_list(&t, r->how.types));
}
