/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What all kinds of cache have in common: how levels stand on one another,
 * writing through them, finding in the nearest that knows, lists of tags that
 * fit a wildcard.
 */
#include "system/cache/cache.h"

#define LIST_RECORD 8u /* bytes in front of a tag in a list: two lengths */

/* -- levels -- */

static struct lws_cache_ttl_lru *
farthest(struct lws_cache_ttl_lru *c)
{
	while (c->info.parent)
		c = c->info.parent;

	return c;
}

static unsigned int
levels(const struct lws_cache_ttl_lru *c)
{
	unsigned int n = 0;

	for (; c; c = c->info.parent)
		n++;

	return n;
}

void
lws_cache_init(struct lws_cache_ttl_lru *c,
	       const struct lws_cache_creation_info *info)
{
	c->info = *info;
	if (info->parent)
		lws_dll2_add_tail(&c->sibling, &info->parent->children);
}

void
lws_cache_fini(struct lws_cache_ttl_lru *c)
{
	struct lws_cache_ttl_lru *child;

	lws_dll2_remove(&c->sibling);
	while (c->children.head) {
		child = lws_container_of(c->children.head,
					 struct lws_cache_ttl_lru, sibling);
		lws_dll2_remove(&child->sibling);
		child->info.parent = NULL;
		/* from now on what the child itself has decides */
		lws_cache_lists_drop(child, LWS_CACHE_REMOVED, "*");
	}
	lws_free_set_NULL(c->answer);
}

int
lws_cache_fault(const struct lws_cache_creation_info *info, const char *name)
{
	(void)info;
	(void)name;

	return lws_fi(&info->cx->fic, name);
}

void *
lws_cache_answer(struct lws_cache_ttl_lru *c, size_t size)
{
	lws_free(c->answer);
	c->answer = lws_malloc(size ? size : 1, "cache answer");

	return c->answer;
}

struct lws_cache_ttl_lru *
lws_cache_create(const struct lws_cache_creation_info *info)
{
	struct lws_cache_creation_info i = *info;

	if (!i.cx || !i.name) {
		lwsl_err("%s: a cache needs a context and a name\n", __func__);
		return NULL;
	}
	if (!i.ops)
		i.ops = &lws_cache_ops_heap;
	if (levels(i.parent) >= LWS_LIMIT_CACHE_LEVELS) {
		lwsl_err("cache %s: more than %u levels\n", i.name,
			 LWS_LIMIT_CACHE_LEVELS);
		return NULL;
	}
	if (lws_cache_fault(&i, "cache_createfail"))
		return NULL;

	return i.ops->create(&i);
}

void
lws_cache_destroy(struct lws_cache_ttl_lru **pcache)
{
	struct lws_cache_ttl_lru *c = *pcache;

	if (c)
		c->info.ops->destroy(pcache);
}

/* fn(level, arg) for c and all that stand on it, nearest first; returns how
 * many of these did not return 0 */
static int
each_level(struct lws_cache_ttl_lru *c,
	   int (*fn)(struct lws_cache_ttl_lru *c, const void *arg),
	   const void *arg)
{
	int bad = 0;

	lws_start_foreach_dll(struct lws_dll2 *, d, c->children.head)
	{
		struct lws_cache_ttl_lru *child =
			lws_container_of(d, struct lws_cache_ttl_lru, sibling);

		bad += each_level(child, fn, arg);
	}
	lws_end_foreach_dll(d);

	return bad + !!fn(c, arg);
}

/* -- lists of tags -- */

struct drop {
	struct lws_cache_ttl_lru *rules;
	enum lws_cache_event event;
	const char *tag;
};

static int
drop_lists(struct lws_cache_ttl_lru *c, const void *arg)
{
	const struct drop *d = (const struct drop *)arg;

	lws_cache_list_drop(c, d->rules, d->event, d->tag);

	return 0;
}

void
lws_cache_lists_drop(struct lws_cache_ttl_lru *c, enum lws_cache_event event,
		     const char *tag)
{
	struct drop d = { farthest(c), event, tag };

	each_level(d.rules, drop_lists, &d);
}

int
lws_cache_match_add(lws_dll2_owner_t *found, const lws_cache_match_t *like,
		    struct lws_cache_tag tag,
		    const struct lws_cache_creation_info *info)
{
	lws_cache_match_t *m = NULL;

	if (!lws_cache_fault(info, "cache_lookup_oom"))
		m = lws_zalloc(sizeof(*m) + tag.len + 1, "cache match");
	if (!m)
		return -1;
	m->expiry = like->expiry;
	m->payload_size = like->payload_size;
	m->tag_size = tag.len;
	memcpy(m + 1, tag.p, tag.len);
	lws_dll2_add_tail(&m->list, found);

	return 0;
}

static void
matches_free(lws_dll2_owner_t *found)
{
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, found->head)
	{
		lws_dll2_remove(d);
		lws_free(lws_container_of(d, lws_cache_match_t, list));
	}
	lws_end_foreach_dll_safe(d, d1);
}

/* bytes that they take as a list; the earliest of their expiries, 0 never */
static size_t
matches_size(const lws_dll2_owner_t *found, lws_usec_t *expiry)
{
	size_t size = 0;

	*expiry = 0;
	lws_start_foreach_dll(struct lws_dll2 *, d, found->head)
	{
		const lws_cache_match_t *m =
			lws_container_of(d, lws_cache_match_t, list);

		size += LIST_RECORD + m->tag_size + 1;
		if (m->expiry && (!*expiry || m->expiry < *expiry))
			*expiry = m->expiry;
	}
	lws_end_foreach_dll(d);

	return size;
}

static void
matches_write(const lws_dll2_owner_t *found, uint8_t *p)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, found->head)
	{
		const lws_cache_match_t *m =
			lws_container_of(d, lws_cache_match_t, list);

		lws_put_u32be(p, (uint32_t)m->payload_size);
		lws_put_u32be(p + 4, (uint32_t)m->tag_size);
		memcpy(p + LIST_RECORD, m + 1, m->tag_size + 1);
		p += LIST_RECORD + m->tag_size + 1;
	}
	lws_end_foreach_dll(d);
}

int
lws_cache_lookup(struct lws_cache_ttl_lru *c, const char *wildcard_key,
		 const void **pdata, size_t *psize)
{
	struct lws_cache_ttl_lru *far = farthest(c);
	lws_dll2_owner_t found;
	lws_usec_t expiry;
	uint8_t *p = NULL;
	size_t size;
	int r;

	if (!lws_cache_list_get(c, wildcard_key, pdata, psize))
		return 0;
	memset(&found, 0, sizeof(found));
	r = far->info.ops->lookup(far, wildcard_key, &found);
	size = matches_size(&found, &expiry);
	if (!r && size) {
		p = lws_cache_list_put(c, wildcard_key, size, expiry);
		if (!p)
			p = lws_cache_answer(c, size);
	}
	if (p)
		matches_write(&found, p);
	matches_free(&found);
	*pdata = p;
	*psize = p ? size : 0;

	return !p;
}

int
lws_cache_results_walk(lws_cache_results_t *w)
{
	size_t tag_len;

	if (w->size < LIST_RECORD + 1)
		return 1;
	tag_len = lws_u32be(w->ptr + 4);
	if (tag_len > w->size - LIST_RECORD - 1)
		return 1;
	w->payload_len = lws_u32be(w->ptr);
	w->tag_len = tag_len;
	w->tag = w->ptr + LIST_RECORD;
	w->ptr += LIST_RECORD + tag_len + 1;
	w->size -= LIST_RECORD + tag_len + 1;

	return 0;
}

/* -- items -- */

struct what {
	const char *key;
	const uint8_t *source; /* borrowed; NULL: the caller fills it in */
	size_t size;
	lws_usec_t expiry;
};

static int
forget(struct lws_cache_ttl_lru *c, const void *key)
{
	return c->info.ops->invalidate(c, (const char *)key);
}

/* levels that stand on c, but not the one that is about to be written */
static void
forget_beside(struct lws_cache_ttl_lru *c,
	      const struct lws_cache_ttl_lru *except, const char *key)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, c->children.head)
	{
		struct lws_cache_ttl_lru *child =
			lws_container_of(d, struct lws_cache_ttl_lru, sibling);

		if (child != except)
			each_level(child, forget, key);
	}
	lws_end_foreach_dll(d);
}

/* Farthest first: a level that fails leaves those in front of it as they
 * were. One in front of it that has no room for it is nothing bad. */
static int
write_levels(struct lws_cache_ttl_lru *c, struct what *w, void **ppay)
{
	struct lws_cache_ttl_lru *parent = c->info.parent;

	if (parent) {
		if (write_levels(parent, w, NULL))
			return 1;
		forget_beside(parent, c, w->key);
		w->expiry = parent->got_expiry; /* it may know better */
	}
	if (!c->info.ops->write(c, w->key, w->source, w->size, w->expiry, ppay))
		return 0;
	if (!parent)
		return 1;
	c->info.ops->invalidate(c, w->key);

	return 0;
}

int
lws_cache_write_through(struct lws_cache_ttl_lru *c, const char *specific_key,
			const uint8_t *source, size_t size, lws_usec_t expiry,
			void **ppay)
{
	struct what w = { specific_key, source, size, expiry };
	void *pay = NULL;
	int r;

	if (specific_key[0] == '!' || size > UINT32_MAX) {
		lwsl_err("cache %s: '%s', %llu bytes: %s\n", c->info.name,
			 specific_key, (unsigned long long)size,
			 size > UINT32_MAX ? "too large"
					   : "a tag cannot begin with !");
		return 1;
	}
	lws_cache_lists_drop(c, LWS_CACHE_ADDED, specific_key);
	r = write_levels(c, &w, &pay);
	/* a copy made before may stand in front of the level that was asked */
	forget_beside(c, NULL, specific_key);
	if (ppay)
		*ppay = pay;

	return r || (!source && !pay);
}

int
lws_cache_item_get(struct lws_cache_ttl_lru *c, const char *specific_key,
		   const void **pdata, size_t *psize)
{
	struct lws_cache_ttl_lru *parent = c->info.parent;
	void *copy = NULL;

	if (!c->info.ops->get(c, specific_key, pdata, psize))
		return 0;
	if (!parent || lws_cache_item_get(parent, specific_key, pdata, psize))
		return 1;
	/* what this level cannot keep is still there in the other */
	c->got_expiry = parent->got_expiry;
	if (!c->info.ops->write(c, specific_key, *pdata, *psize, c->got_expiry,
				&copy) &&
	    copy)
		*pdata = copy;

	return 0;
}

int
lws_cache_item_remove(struct lws_cache_ttl_lru *c, const char *wildcard_key)
{
	lws_cache_lists_drop(c, LWS_CACHE_REMOVED, wildcard_key);

	return !!each_level(farthest(c), forget, wildcard_key);
}

static int
expunge(struct lws_cache_ttl_lru *c, const void *arg)
{
	(void)arg;
	lws_free_set_NULL(c->answer);

	return c->info.ops->expunge(c);
}

int
lws_cache_expunge(struct lws_cache_ttl_lru *c)
{
	return !!each_level(farthest(c), expunge, NULL);
}

uint64_t
lws_cache_footprint(struct lws_cache_ttl_lru *c)
{
	return c->footprint;
}

void
lws_cache_debug_dump(struct lws_cache_ttl_lru *c)
{
	if (c->info.ops->debug_dump)
		c->info.ops->debug_dump(c);
}
