/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Hash map from byte strings to byte strings. An item is one block:
 *
 *	struct lws_map_item | key | value
 *
 * on the list of its hash bucket. How keys are hashed and compared, and where
 * items come from, can be given by the creator; the map itself is on the heap.
 */
#include "core/map.h"

#define DEFAULT_MODULO 8u

struct lws_map_item {
	struct lws_dll2 list; /* on its bucket */
	struct lws_map *map;  /* borrowed: whose this is */
	size_t keylen;
	size_t valuelen;
};

/* FNV-1a, 32 bits (draft-eastlake-fnv): good spread over a modulo */
static lws_map_hash_t
hash_bytes(const lws_map_key_t key, size_t keylen)
{
	const uint8_t *p = key;
	lws_map_hash_t h = 0x811c9dc5u;

	while (keylen--)
		h = (h ^ *p++) * 0x01000193u;

	return h;
}

static int
compare_bytes(const lws_map_key_t key1, size_t kl1, const lws_map_value_t key2,
	      size_t kl2)
{
	return kl1 != kl2 || (kl1 && memcmp(key1, key2, kl1));
}

static void *
item_malloc(struct lws_map *map, size_t size)
{
	(void)map;

	return lws_malloc(size, "map item");
}

static void
item_free(void *p)
{
	lws_free(p);
}

lws_map_t *
lws_map_create(const lws_map_info_t *info)
{
	size_t modulo = info->modulo ? info->modulo : DEFAULT_MODULO;
	lws_map_t *map;

	if (modulo > (SIZE_MAX - sizeof(*map)) / sizeof(map->buckets[0]))
		return NULL;
	map = lws_zalloc(sizeof(*map) + modulo * sizeof(map->buckets[0]),
			 "map");
	if (!map)
		return NULL;

	map->info = *info;
	map->info.modulo = modulo;
	if (!map->info._hash)
		map->info._hash = hash_bytes;
	if (!map->info._compare)
		map->info._compare = compare_bytes;
	if (!map->info._alloc)
		map->info._alloc = item_malloc;
	if (!map->info._free)
		map->info._free = item_free;

	return map;
}

void
lws_map_destroy(lws_map_t **pmap)
{
	lws_map_t *map = *pmap;
	size_t n;

	if (!map)
		return;

	for (n = 0; n < map->info.modulo; n++)
		while (map->buckets[n].head)
			lws_map_item_destroy(
				lws_container_of(map->buckets[n].head,
						 struct lws_map_item, list));
	lws_free_set_NULL(*pmap);
}

static struct lws_dll2_owner *
bucket_of(lws_map_t *map, const lws_map_key_t key, size_t keylen)
{
	return &map->buckets[map->info._hash(key, keylen) % map->info.modulo];
}

static uint8_t *
item_key(struct lws_map_item *item)
{
	return (uint8_t *)&item[1];
}

struct lws_map_item *
lws_map_item_lookup(lws_map_t *map, const lws_map_key_t key, size_t keylen)
{
	struct lws_map_item *item;
	struct lws_dll2 *d;

	for (d = bucket_of(map, key, keylen)->head; d; d = d->next) {
		item = lws_container_of(d, struct lws_map_item, list);
		if (!map->info._compare(key, keylen, item_key(item),
					item->keylen))
			return item;
	}

	return NULL;
}

struct lws_map_item *
lws_map_item_create(lws_map_t *map, const lws_map_key_t key, size_t keylen,
		    const lws_map_value_t value, size_t valuelen)
{
	struct lws_map_item *item;

	item = lws_map_item_lookup(map, key, keylen);
	if (item)
		lws_map_item_destroy(item);

	if (keylen > SIZE_MAX - sizeof(*item) ||
	    valuelen > SIZE_MAX - sizeof(*item) - keylen)
		return NULL;
	item = map->info._alloc(map, sizeof(*item) + keylen + valuelen);
	if (!item)
		return NULL;

	memset(item, 0, sizeof(*item));
	item->map = map;
	item->keylen = keylen;
	item->valuelen = valuelen;
	if (keylen)
		memcpy(item_key(item), key, keylen);
	if (value && valuelen)
		memcpy(item_key(item) + keylen, value, valuelen);
	lws_dll2_add_head(&item->list, bucket_of(map, key, keylen));

	return item;
}

void
lws_map_item_destroy(struct lws_map_item *item)
{
	lws_dll2_remove(&item->list);
	item->map->info._free(item);
}

const void *
lws_map_item_key(struct lws_map_item *_item)
{
	return item_key(_item);
}

const void *
lws_map_item_value(struct lws_map_item *_item)
{
	return item_key(_item) + _item->keylen;
}

size_t
lws_map_item_key_len(struct lws_map_item *_item)
{
	return _item->keylen;
}

size_t
lws_map_item_value_len(struct lws_map_item *_item)
{
	return _item->valuelen;
}
