/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Items in memory: found by a hash of their tag, in order of last use to know
 * who goes when room is short, and in order of expiry for the one timer. Lists
 * that lookups made (cache.h) are items too, kept apart so that whoever walks
 * the items never sees one go.
 */
#include "system/cache/cache.h"

#define FIRST_BUCKETS 16u

struct item {
	lws_dll2_t used;    /* in items or lists of the heap; head: latest */
	lws_dll2_t ending;  /* in order of expiry; not there if never */
	struct item *chain; /* the next in its bucket */
	uint64_t use;       /* when it was used last: a count */
	lws_usec_t expiry;  /* 0: never */
	size_t size;        /* bytes of payload */
	size_t key_len;
	uint32_t hash;
	uint8_t is_list;
	/* the payload, and the tag with its NUL, follow */
};

struct heap {
	struct lws_cache_ttl_lru cache;
	lws_dll2_owner_t items;
	lws_dll2_owner_t lists;
	lws_dll2_owner_t ending;
	lws_sorted_usec_list_t sul; /* the earliest expiry */
	struct item **buckets;      /* owned */
	uint32_t count_buckets;     /* a power of two */
	uint64_t uses;
	/* the name follows */
};

/* a payload may be anything's */
#define ITEM_HEAD                                                              \
	((sizeof(struct item) + _Alignof(max_align_t) - 1) &                   \
	 ~(_Alignof(max_align_t) - 1))

static uint8_t *
payload(const struct item *i)
{
	return (uint8_t *)i + ITEM_HEAD;
}

static char *
tag(const struct item *i)
{
	return (char *)payload(i) + i->size;
}

static struct heap *
heap_of(struct lws_cache_ttl_lru *c)
{
	return lws_container_of(c, struct heap, cache);
}

/* -- the table -- */

/* FNV-1a; lists and items of the same text are two things */
static uint32_t
hash_of(const char *key, int is_list)
{
	uint32_t h = 2166136261u ^ (uint32_t)is_list;

	for (; *key; key++)
		h = (h ^ (uint8_t)*key) * 16777619u;

	return h ^ (h >> 15);
}

static struct item **
bucket(struct heap *h, uint32_t hash)
{
	return &h->buckets[hash & (h->count_buckets - 1)];
}

static struct item *
find(struct heap *h, const char *key, int is_list)
{
	const uint32_t hash = hash_of(key, is_list);
	struct item *i = *bucket(h, hash);

	while (i && (i->hash != hash || i->is_list != is_list ||
		     strcmp(tag(i), key)))
		i = i->chain;

	return i;
}

static void
table_remove(struct heap *h, struct item *i)
{
	struct item **p = bucket(h, i->hash);

	while (*p != i)
		p = &(*p)->chain;
	*p = i->chain;
}

/* without memory for more of them the chains get longer */
static void
table_grow(struct heap *h)
{
	const uint32_t n = h->count_buckets;
	struct item **wider, *i, *next, **p;
	uint32_t b;

	if (h->items.count + h->lists.count < n)
		return;
	wider = lws_zalloc(2 * n * sizeof(*wider), "cache table");
	if (!wider)
		return;
	for (b = 0; b < n; b++)
		for (i = h->buckets[b]; i; i = next) {
			next = i->chain;
			p = &wider[i->hash & (2 * n - 1)];
			i->chain = *p;
			*p = i;
		}
	lws_free(h->buckets);
	h->buckets = wider;
	h->count_buckets = 2 * n;
}

/* -- coming and going -- */

static void expired(lws_sorted_usec_list_t *sul);

static void
timer_set(struct heap *h)
{
	const struct lws_cache_creation_info *info = &h->cache.info;
	const struct item *i;
	lws_usec_t us;

	if (!h->ending.head) {
		lws_sul_cancel(&h->sul);
		return;
	}
	i = lws_container_of(h->ending.head, struct item, ending);
	us = i->expiry - lws_now_usecs();
	lws_sul_schedule(info->cx, info->tsi, &h->sul, expired,
			 us > 0 ? us : 1);
}

static void
item_unlink(struct heap *h, struct item *i)
{
	const int was_first = h->ending.head == &i->ending;

	table_remove(h, i);
	lws_dll2_remove(&i->used);
	lws_dll2_remove(&i->ending);
	if (was_first)
		timer_set(h);
	h->cache.footprint -= i->size;
}

static void
item_destroy(struct heap *h, struct item *i)
{
	item_unlink(h, i);
	if (h->cache.info.cb)
		h->cache.info.cb(payload(i), i->size);
	lws_free(i);
}

static void
expired(lws_sorted_usec_list_t *sul)
{
	struct heap *h = lws_container_of(sul, struct heap, sul);
	const lws_usec_t now = lws_now_usecs();
	struct item *i;

	while (h->ending.head) {
		i = lws_container_of(h->ending.head, struct item, ending);
		if (i->expiry > now)
			break;
		item_destroy(h, i);
	}
	timer_set(h);
}

static void
order_by_expiry(struct heap *h, struct item *i)
{
	lws_dll2_t *d = h->ending.tail;

	/* what comes last mostly ends last */
	while (d &&
	       lws_container_of(d, struct item, ending)->expiry > i->expiry)
		d = d->prev;
	if (d)
		lws_dll2_add_insert(&i->ending, d);
	else
		lws_dll2_add_head(&i->ending, &h->ending);
}

static void
item_used(struct heap *h, struct item *i)
{
	lws_dll2_remove(&i->used);
	lws_dll2_add_head(&i->used, i->is_list ? &h->lists : &h->items);
	i->use = ++h->uses;
}

static void
item_link(struct heap *h, struct item *i)
{
	struct item **p;

	table_grow(h);
	p = bucket(h, i->hash);
	i->chain = *p;
	*p = i;
	item_used(h, i);
	h->cache.footprint += i->size;
	if (!i->expiry)
		return;
	order_by_expiry(h, i);
	if (h->ending.head == &i->ending)
		timer_set(h);
}

static struct item *
item_create(struct heap *h, const char *key, size_t size, int is_list)
{
	const size_t key_len = strlen(key);
	struct item *i = NULL;

	if (!lws_cache_fault(&h->cache.info, "cache_write_oom"))
		i = lws_malloc(ITEM_HEAD + size + key_len + 1, "cache item");
	if (!i)
		return NULL;
	memset(i, 0, sizeof(*i));
	i->size = size;
	i->key_len = key_len;
	i->is_list = (uint8_t)is_list;
	i->hash = hash_of(key, is_list);
	memcpy(tag(i), key, key_len + 1);

	return i;
}

/* -- room -- */

static struct item *
last_of(const lws_dll2_owner_t *o)
{
	return o->tail ? lws_container_of(o->tail, struct item, used) : NULL;
}

static struct item *
least_recently_used(struct heap *h)
{
	struct item *i = last_of(&h->items), *l = last_of(&h->lists);

	if (!i || (l && l->use < i->use))
		return l;

	return i;
}

static int
fits(const struct heap *h, size_t size)
{
	const struct lws_cache_creation_info *info = &h->cache.info;

	if (info->max_items &&
	    h->items.count + h->lists.count >= info->max_items)
		return 0;

	return !info->max_footprint ||
	       h->cache.footprint + size <= info->max_footprint;
}

static void
evict(struct heap *h, struct item *i)
{
	/* no lookup can show what is nowhere any more */
	if (!i->is_list && !h->cache.info.parent)
		lws_cache_lists_drop(&h->cache, LWS_CACHE_LOST, tag(i));
	item_destroy(h, i);
}

/* by contract what is larger than all room is kept, alone */
static void
make_room(struct heap *h, size_t size)
{
	struct item *i;

	while (!fits(h, size) && (i = least_recently_used(h)))
		evict(h, i);
}

/* 1 there is room for a list: what it lists does not go for it */
static int
make_room_for_list(struct heap *h, size_t size)
{
	struct item *l;

	if (h->cache.info.parent) { /* items here are copies */
		make_room(h, size);
		return 1;
	}
	while (!fits(h, size) && (l = last_of(&h->lists)))
		item_destroy(h, l);

	return fits(h, size);
}

/* -- the operations -- */

static void
heap_empty(struct heap *h)
{
	struct item *i;

	while ((i = least_recently_used(h)))
		item_destroy(h, i);
}

static struct lws_cache_ttl_lru *
heap_create(const struct lws_cache_creation_info *info)
{
	const size_t name_size = strlen(info->name) + 1;
	struct heap *h = lws_zalloc(sizeof(*h) + name_size, "cache");

	if (!h)
		return NULL;
	h->count_buckets = FIRST_BUCKETS;
	h->buckets =
		lws_zalloc(FIRST_BUCKETS * sizeof(*h->buckets), "cache table");
	if (!h->buckets) {
		lws_free(h);
		return NULL;
	}
	lws_cache_init(&h->cache, info);
	memcpy(h + 1, info->name, name_size);
	h->cache.info.name = (const char *)(h + 1);

	return &h->cache;
}

static void
heap_destroy(struct lws_cache_ttl_lru **pcache)
{
	struct heap *h = heap_of(*pcache);

	lws_cache_fini(&h->cache);
	heap_empty(h);
	lws_sul_cancel(&h->sul);
	lws_free(h->buckets);
	lws_free(h);
	*pcache = NULL;
}

static int
heap_expunge(struct lws_cache_ttl_lru *c)
{
	heap_empty(heap_of(c));

	return 0;
}

static int
heap_write(struct lws_cache_ttl_lru *c, const char *specific_key,
	   const uint8_t *source, size_t size, lws_usec_t expiry, void **ppay)
{
	struct heap *h = heap_of(c);
	struct item *i, *old;

	if (c->info.max_payload && size > c->info.max_payload) {
		lwsl_notice("cache %s: '%s' has %llu bytes, limit %llu\n",
			    c->info.name, specific_key,
			    (unsigned long long)size,
			    (unsigned long long)c->info.max_payload);
		return 1;
	}
	i = item_create(h, specific_key, size, 0);
	if (!i)
		return 1;
	if (source) /* which may be the old payload */
		memcpy(payload(i), source, size);
	else
		memset(payload(i), 0, size);
	i->expiry = expiry;
	old = find(h, specific_key, 0);
	if (old)
		item_destroy(h, old);
	make_room(h, size);
	item_link(h, i);
	c->got_expiry = expiry;
	if (ppay)
		*ppay = payload(i);

	return 0;
}

static int
heap_tag_match(struct lws_cache_ttl_lru *c, const char *wc, const char *t,
	       char lookup_rules)
{
	(void)c;
	(void)lookup_rules;

	return lws_strcmp_wildcard(wc, strlen(wc), t, strlen(t));
}

static int
is_over(const struct item *i)
{
	return i->expiry && i->expiry <= lws_now_usecs();
}

static int
heap_lookup(struct lws_cache_ttl_lru *c, const char *wildcard_key,
	    lws_dll2_owner_t *found)
{
	struct heap *h = heap_of(c);

	lws_start_foreach_dll(struct lws_dll2 *, d, h->items.head)
	{
		const struct item *i = lws_container_of(d, struct item, used);
		const lws_cache_match_t m = { .expiry = i->expiry,
					      .payload_size = i->size };
		const struct lws_cache_tag t = { tag(i), i->key_len };

		if (!is_over(i) &&
		    !heap_tag_match(c, wildcard_key, tag(i), 1) &&
		    lws_cache_match_add(found, &m, t, &c->info))
			return 1;
	}
	lws_end_foreach_dll(d);

	return 0;
}

static int
heap_invalidate(struct lws_cache_ttl_lru *c, const char *wildcard_key)
{
	struct lws_cache_ttl_lru *rules = c;
	struct heap *h = heap_of(c);
	struct item *one;

	if (!strchr(wildcard_key, '*')) {
		one = find(h, wildcard_key, 0);
		if (one)
			item_destroy(h, one);
		return 0;
	}
	while (rules->info.parent)
		rules = rules->info.parent;
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, h->items.head)
	{
		struct item *i = lws_container_of(d, struct item, used);

		if (!rules->info.ops->tag_match(rules, wildcard_key, tag(i), 0))
			item_destroy(h, i);
	}
	lws_end_foreach_dll_safe(d, d1);

	return 0;
}

static int
heap_get(struct lws_cache_ttl_lru *c, const char *specific_key,
	 const void **pdata, size_t *psize)
{
	struct heap *h = heap_of(c);
	struct item *i = find(h, specific_key, 0);

	/* it goes when its timer is served, not under the caller's feet */
	if (!i || is_over(i))
		return 1;
	item_used(h, i);
	*pdata = payload(i);
	*psize = i->size;
	c->got_expiry = i->expiry;

	return 0;
}

static void
heap_debug_dump(struct lws_cache_ttl_lru *c)
{
	struct heap *h = heap_of(c);

	lwsl_debug("cache %s: %u items, %u lists, %llu bytes\n", c->info.name,
		   (unsigned int)h->items.count, (unsigned int)h->lists.count,
		   (unsigned long long)c->footprint);
	lws_start_foreach_dll(struct lws_dll2 *, d, h->items.head)
	{
		lwsl_debug(" '%s', %llu bytes, expiry %llu us\n",
			   tag(lws_container_of(d, struct item, used)),
			   (unsigned long long)lws_container_of(d, struct item,
								used)
				   ->size,
			   (unsigned long long)lws_container_of(d, struct item,
								used)
				   ->expiry);
	}
	lws_end_foreach_dll(d);
}

const struct lws_cache_ops lws_cache_ops_heap = {
	.create = heap_create,
	.destroy = heap_destroy,
	.expunge = heap_expunge,
	.write = heap_write,
	.tag_match = heap_tag_match,
	.lookup = heap_lookup,
	.invalidate = heap_invalidate,
	.get = heap_get,
	.debug_dump = heap_debug_dump,
};

/* -- lists -- */

int
lws_cache_list_get(struct lws_cache_ttl_lru *c, const char *wildcard,
		   const void **pdata, size_t *psize)
{
	struct item *i;

	if (c->info.ops != &lws_cache_ops_heap)
		return 1;
	i = find(heap_of(c), wildcard, 1);
	if (!i || is_over(i))
		return 1;
	item_used(heap_of(c), i);
	*pdata = payload(i);
	*psize = i->size;

	return 0;
}

uint8_t *
lws_cache_list_put(struct lws_cache_ttl_lru *c, const char *wildcard,
		   size_t size, lws_usec_t expiry)
{
	struct heap *h;
	struct item *i;

	if (c->info.ops != &lws_cache_ops_heap)
		return NULL;
	h = heap_of(c);
	i = find(h, wildcard, 1);
	if (i) /* it is over, and its timer not served yet */
		item_destroy(h, i);
	if (h->lists.count >= LWS_LIMIT_CACHE_LISTS)
		item_destroy(h, last_of(&h->lists));
	if (!make_room_for_list(h, size))
		return NULL;
	i = item_create(h, wildcard, size, 1);
	if (!i)
		return NULL;
	i->expiry = expiry;
	item_link(h, i);

	return payload(i);
}

static int
lists_a_tag(const struct item *list, struct lws_cache_ttl_lru *rules,
	    enum lws_cache_event event, const char *t)
{
	lws_cache_results_t w;

	memset(&w, 0, sizeof(w));
	w.ptr = payload(list);
	w.size = list->size;
	while (!lws_cache_results_walk(&w)) {
		const char *listed = (const char *)w.tag;

		if (event == LWS_CACHE_LOST
			    ? !strcmp(listed, t)
			    : !rules->info.ops->tag_match(rules, t, listed, 0))
			return 1;
	}

	return 0;
}

void
lws_cache_list_drop(struct lws_cache_ttl_lru *c,
		    struct lws_cache_ttl_lru *rules, enum lws_cache_event event,
		    const char *t)
{
	struct heap *h;

	if (c->info.ops != &lws_cache_ops_heap)
		return;
	h = heap_of(c);
	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, h->lists.head)
	{
		struct item *l = lws_container_of(d, struct item, used);

		if (event == LWS_CACHE_ADDED
			    ? !rules->info.ops->tag_match(rules, tag(l), t, 1)
			    : lists_a_tag(l, rules, event, t))
			item_destroy(h, l);
	}
	lws_end_foreach_dll_safe(d, d1);
}
