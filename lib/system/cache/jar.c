/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A cache whose items are the lines of a Netscape cookie jar. Each question
 * reads the file, since others may have changed it; a level in memory in front
 * of it makes that rare. Each change writes it anew: the new line first, the
 * others in their order, without what is over, comments and what has no room.
 *
 * Dates in the file are of the wall clock; what a level in front is told is
 * converted to the loop's.
 */
#include "system/cache/jar.h"

#define FIRST_LINE "# Netscape HTTP Cookie File\n"

struct jar {
	struct lws_cache_ttl_lru cache;
	struct lws_jar_file file;
	char *name; /* owned */
};

/* what is to change */
struct edit {
	const struct lws_jar_line *add; /* NULL: nothing */
	const char *remove;             /* wildcard, or NULL */
	size_t removed;                 /* out: lines that went by it */
};

static struct jar *
jar_of(struct lws_cache_ttl_lru *c)
{
	return lws_container_of(c, struct jar, cache);
}

static uint64_t
wall_secs(void)
{
	return lws_plat_wall_us() / LWS_USEC_PER_SEC;
}

static int
is_over(const struct lws_jar_line *l)
{
	return l->expiry && l->expiry <= wall_secs();
}

/* on the loop's clock; 0: never */
static lws_usec_t
expiry_usecs(const struct lws_jar_line *l)
{
	const uint64_t now = wall_secs(), far = 1ull << 40; /* seconds */

	if (!l->expiry || l->expiry > far)
		return 0;
	if (l->expiry <= now)
		return 1;

	return lws_now_usecs() +
	       (lws_usec_t)(l->expiry - now) * LWS_USEC_PER_SEC;
}

static int
line_match(const struct lws_jar_line *l, const char *pattern, int is_lookup)
{
	char small[256], *p = small;
	const struct lws_cache_tag t = { NULL, lws_jar_line_tag_len(l) };
	struct lws_cache_tag tag = t;
	int r;

	if (t.len > sizeof(small))
		p = lws_malloc(t.len, "cookie tag");
	if (!p)
		return -1;
	lws_jar_line_tag(l, p);
	tag.p = p;
	r = lws_jar_tag_match(pattern, tag, is_lookup);
	if (p != small)
		lws_free(p);

	return r;
}

/* -- changing the file -- */

struct build {
	char *text; /* owned */
	size_t len;
	uint64_t payload;
	size_t items;
};

static void
build_add(struct build *b, const struct lws_jar_line *l)
{
	memcpy(b->text + b->len, l->text.p, l->text.len);
	b->len += l->text.len;
	b->text[b->len++] = '\n';
	b->payload += l->text.len;
	b->items++;
}

static int
has_room(const struct jar *j, const struct build *b,
	 const struct lws_jar_line *l)
{
	const struct lws_cache_creation_info *i = &j->cache.info;

	if (i->max_items && b->items >= i->max_items)
		return 0;

	return !i->max_footprint ||
	       b->payload + l->text.len <= i->max_footprint;
}

static int
same_tag(const struct lws_jar_line *a, const struct lws_jar_line *b)
{
	return a->host.len == b->host.len && a->path.len == b->path.len &&
	       a->name.len == b->name.len &&
	       !memcmp(a->host.p, b->host.p, a->host.len) &&
	       !memcmp(a->path.p, b->path.p, a->path.len) &&
	       !memcmp(a->name.p, b->name.p, a->name.len);
}

/* -1: out of memory */
static int
goes(const struct lws_jar_line *l, struct edit *e)
{
	int r;

	if (is_over(l) || (e->add && same_tag(l, e->add)))
		return 1;
	if (!e->remove)
		return 0;
	r = line_match(l, e->remove, 0);
	if (r < 0)
		return -1;
	e->removed += !r;

	return !r;
}

static int
build_file(struct jar *j, struct build *b, struct lws_span old, struct edit *e)
{
	const size_t first = sizeof(FIRST_LINE) - 1;
	struct lws_jar_line l;
	int r = 0;

	memset(b, 0, sizeof(*b));
	if (!lws_cache_fault(&j->cache.info, "cache_regen_iter_fail"))
		b->text = lws_malloc(first + old.len + 2 +
					     (e->add ? e->add->text.len : 0),
				     "cookie jar");
	if (!b->text)
		return -1;
	memcpy(b->text, FIRST_LINE, first);
	b->len = first;
	if (e->add)
		build_add(b, e->add);
	while (r >= 0 && lws_jar_line_next(&l, &old)) {
		r = goes(&l, e);
		if (!r && has_room(j, b, &l))
			build_add(b, &l);
	}
	if (r < 0)
		lws_free_set_NULL(b->text);

	return r < 0 ? -1 : 0;
}

static int
edit_locked(struct jar *j, struct edit *e)
{
	struct build b;
	uint8_t *old;
	size_t len;
	int r;

	if (lws_jar_file_load(&j->file, &old, &len))
		return -1;
	r = build_file(j, &b, lws_span_of(old, len), e);
	if (!r && (!old || e->add || e->removed))
		r = lws_jar_file_replace(&j->file, &j->cache.info,
					 lws_span_of(b.text, b.len));
	if (!r)
		j->cache.footprint = b.payload;
	lws_free(b.text);
	lws_free(old);

	return r;
}

static int
edit(struct jar *j, struct edit *e)
{
	int r;

	if (lws_jar_file_lock(&j->file))
		return 1;
	r = edit_locked(j, e);
	lws_jar_file_unlock(&j->file);

	return !!r;
}

/* -- the operations -- */

static void
jar_free(struct jar *j)
{
	lws_jar_file_fini(&j->file);
	lws_free(j->name);
	lws_free(j);
}

static struct jar *
jar_alloc(const struct lws_cache_creation_info *info)
{
	struct jar *j = lws_zalloc(sizeof(*j), "cookie jar");

	if (!j)
		return NULL;
	j->name = lws_strdup_why(info->name, "cookie jar");
	if (!j->name ||
	    lws_jar_file_init(&j->file, info->u.nscookiejar.filepath)) {
		jar_free(j);
		return NULL;
	}

	return j;
}

static struct lws_cache_ttl_lru *
jar_create(const struct lws_cache_creation_info *info)
{
	struct edit nothing = { 0 };
	struct jar *j;

	if (!info->u.nscookiejar.filepath || info->parent) {
		lwsl_err("cache %s: a cookie jar %s\n", info->name,
			 info->parent ? "has nothing behind it"
				      : "needs a file");
		return NULL;
	}
	j = jar_alloc(info);
	if (!j)
		return NULL;
	lws_cache_init(&j->cache, info);
	j->cache.info.name = j->name;
	j->cache.info.u.nscookiejar.filepath = j->file.path;
	if (edit(j, &nothing)) { /* makes it; counts what is there */
		jar_free(j);
		return NULL;
	}

	return &j->cache;
}

static void
jar_destroy(struct lws_cache_ttl_lru **pcache)
{
	struct jar *j = jar_of(*pcache);

	lws_cache_fini(&j->cache);
	jar_free(j);
	*pcache = NULL;
}

static int
jar_expunge(struct lws_cache_ttl_lru *c)
{
	struct jar *j = jar_of(c);
	int r = 0;

	if (lws_jar_file_lock(&j->file))
		return 1;
	if (lws_plat_unlink(j->file.path) && errno != ENOENT) {
		lwsl_err("cookie jar %s: %s\n", j->file.path, strerror(errno));
		r = 1;
	}
	lws_jar_file_unlock(&j->file);
	if (!r)
		c->footprint = 0;

	return r;
}

static const char *
why_not(const struct lws_cache_ttl_lru *c, struct lws_jar_line *l,
	const char *key)
{
	if (!l->text.p || memchr(l->text.p, '\n', l->text.len) ||
	    lws_jar_line_parse(l, l->text))
		return "is no line of a cookie jar";
	if (!lws_jar_line_is(l, key))
		return "is for another tag";
	if (c->info.max_payload && l->text.len > c->info.max_payload)
		return "is too large";

	return NULL;
}

static int
jar_write(struct lws_cache_ttl_lru *c, const char *specific_key,
	  const uint8_t *source, size_t size, lws_usec_t expiry, void **ppay)
{
	struct lws_jar_line l = { .text = lws_span_of(source, size) };
	struct edit e = { .add = &l };
	const char *why;

	(void)expiry; /* the line says it */
	if (source && size && source[size - 1] == '\n')
		l.text.len--;
	why = why_not(c, &l, specific_key);
	if (why) {
		lwsl_err("cookie jar %s: what is to be kept as '%s' %s\n",
			 c->info.name, specific_key, why);
		return 1;
	}
	if (is_over(&l)) { /* that is how servers delete one */
		e.add = NULL;
		e.remove = specific_key;
	}
	if (edit(jar_of(c), &e))
		return 1;
	c->got_expiry = expiry_usecs(&l);
	if (!ppay)
		return 0;
	*ppay = lws_cache_answer(c, l.text.len);
	if (*ppay)
		memcpy(*ppay, l.text.p, l.text.len);

	return !*ppay;
}

static int
jar_tag_match(struct lws_cache_ttl_lru *c, const char *wc, const char *tag,
	      char lookup_rules)
{
	const struct lws_cache_tag t = { tag, strlen(tag) };

	(void)c;

	return lws_jar_tag_match(wc, t, lookup_rules);
}

static int
found_line(struct lws_cache_ttl_lru *c, lws_dll2_owner_t *found,
	   const struct lws_jar_line *l)
{
	const lws_cache_match_t m = { .expiry = expiry_usecs(l),
				      .payload_size = l->text.len };
	struct lws_cache_tag t = { NULL, lws_jar_line_tag_len(l) };
	char *p = lws_malloc(t.len, "cookie tag");
	int r;

	if (!p)
		return -1;
	lws_jar_line_tag(l, p);
	t.p = p;
	r = lws_cache_match_add(found, &m, t, &c->info);
	lws_free(p);

	return r;
}

static int
jar_lookup(struct lws_cache_ttl_lru *c, const char *wildcard_key,
	   lws_dll2_owner_t *found)
{
	struct lws_jar_line l;
	struct lws_span s;
	uint8_t *text;
	size_t len;
	int r = 0;

	if (lws_jar_file_load(&jar_of(c)->file, &text, &len))
		return 1;
	s = lws_span_of(text, len);
	while (r >= 0 && lws_jar_line_next(&l, &s)) {
		if (is_over(&l))
			continue;
		r = line_match(&l, wildcard_key, 1);
		if (!r)
			r = found_line(c, found, &l);
	}
	lws_free(text);

	return r < 0;
}

static int
jar_invalidate(struct lws_cache_ttl_lru *c, const char *wildcard_key)
{
	struct edit e = { .remove = wildcard_key };

	return edit(jar_of(c), &e);
}

static int
jar_get(struct lws_cache_ttl_lru *c, const char *specific_key,
	const void **pdata, size_t *psize)
{
	struct lws_jar_line l;
	struct lws_span s;
	uint8_t *text;
	size_t len;
	int r = 1;

	if (lws_jar_file_load(&jar_of(c)->file, &text, &len))
		return 1;
	s = lws_span_of(text, len);
	while (r && lws_jar_line_next(&l, &s))
		r = is_over(&l) || !lws_jar_line_is(&l, specific_key);
	if (!r) {
		*pdata = lws_cache_answer(c, l.text.len);
		r = !*pdata;
	}
	if (!r) {
		memcpy(c->answer, l.text.p, l.text.len);
		*psize = l.text.len;
		c->got_expiry = expiry_usecs(&l);
	}
	lws_free(text);

	return r;
}

static void
jar_debug_dump(struct lws_cache_ttl_lru *c)
{
	struct lws_jar_line l;
	struct lws_span s;
	uint8_t *text;
	size_t len;

	if (lws_jar_file_load(&jar_of(c)->file, &text, &len))
		return;
	s = lws_span_of(text, len);
	lwsl_debug("cookie jar %s: %llu bytes\n", c->info.name,
		   (unsigned long long)len);
	while (lws_jar_line_next(&l, &s)) /* not the value: it is a secret */
		lwsl_debug(" %.*s|%.*s|%.*s, expiry %llu s\n", (int)l.host.len,
			   (const char *)l.host.p, (int)l.path.len,
			   (const char *)l.path.p, (int)l.name.len,
			   (const char *)l.name.p,
			   (unsigned long long)l.expiry);
	lws_free(text);
}

const struct lws_cache_ops lws_cache_ops_nscookiejar = {
	.create = jar_create,
	.destroy = jar_destroy,
	.expunge = jar_expunge,
	.write = jar_write,
	.tag_match = jar_tag_match,
	.lookup = jar_lookup,
	.invalidate = jar_invalidate,
	.get = jar_get,
	.debug_dump = jar_debug_dump,
};
