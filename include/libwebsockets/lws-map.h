/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A hash map with keys, values and hash of any kind.
 *
 * Keys and values are bytes and a length, copied into one block an item. The
 * creator may bring functions for hashing, comparing and allocating; with none,
 * keys are equal if their bytes are, and all is on the heap. Nothing is
 * locked. Key pointers must not be NULL unless the length is 0.
 */

#ifndef LWS_MAP_H
#define LWS_MAP_H

struct lws_map;      /* opaque */
struct lws_map_item; /* opaque */

typedef struct lws_map lws_map_t; /**< a map */
typedef void *lws_map_key_t;      /**< bytes of a key */
typedef void *lws_map_value_t;    /**< bytes of a value */
typedef uint32_t lws_map_hash_t;  /**< hash of a key, modulo comes later */

/** typedef lws_map_hash_from_key_t - hash of a key
 * \param key: its bytes
 * \param kl: how many
 * \return the same for all keys that compare as equal
 */
typedef lws_map_hash_t (*lws_map_hash_from_key_t)(const lws_map_key_t key,
						  size_t kl);

/** typedef lws_map_compare_key_t - are two keys equal?
 * \param key1: the one that is sought
 * \param kl1: its bytes
 * \param key2: one that is in the map
 * \param kl2: its bytes
 * \return 0 if they are
 */
typedef int (*lws_map_compare_key_t)(const lws_map_key_t key1, size_t kl1,
				     const lws_map_value_t key2, size_t kl2);

/** typedef lws_map_alloc_t - memory for an item
 * \param mo: the map that it is for
 * \param x: bytes
 * \return memory aligned for pointers; NULL: there is none
 */
typedef void *(*lws_map_alloc_t)(struct lws_map *mo, size_t x);

/** typedef lws_map_free_t - give back what lws_map_alloc_t gave */
typedef void (*lws_map_free_t)(void *);

/** struct lws_map_info - how a map works; zeroed it is usable */
struct lws_map_info {
	lws_map_hash_from_key_t _hash;  /**< NULL: over all bytes of the key */
	lws_map_compare_key_t _compare; /**< NULL: same length, same bytes.
					 * Keys that it finds equal need a
					 * _hash that is equal for them */
	lws_map_alloc_t _alloc;         /**< for items; NULL: the heap */
	lws_map_free_t _free;           /**< for items; NULL: the heap */
	void *opaque;  /**< for _alloc; lwsac: struct lwsac ** */
	void *aux;     /**< for _alloc; lwsac: its chunk size */
	size_t modulo; /**< hash buckets, 0: 8 */
};

typedef struct lws_map_info lws_map_info_t; /**< how a map works */

/** lws_map_item_key() - bytes of an item's key
 * \param _item: the item
 * \return not terminated; valid as long as the item
 */
LWS_VISIBLE LWS_EXTERN const void *lws_map_item_key(struct lws_map_item *_item);

/** lws_map_item_value() - bytes of an item's value
 * \param _item: the item
 * \return directly behind the key, so not aligned; not terminated; valid as
 *	long as the item
 */
LWS_VISIBLE LWS_EXTERN const void *
lws_map_item_value(struct lws_map_item *_item);

/** lws_map_item_key_len() - how many bytes the key has
 * \param _item: the item
 * \return bytes
 */
LWS_VISIBLE LWS_EXTERN size_t lws_map_item_key_len(struct lws_map_item *_item);

/** lws_map_item_value_len() - how many bytes the value has
 * \param _item: the item
 * \return bytes
 */
LWS_VISIBLE LWS_EXTERN size_t
lws_map_item_value_len(struct lws_map_item *_item);

/** lws_map_create() - an empty map
 * \param info: how it works; copied
 * \return the map, on the heap and owned by the caller (lws_map_destroy());
 *	NULL: out of memory
 */
LWS_VISIBLE LWS_EXTERN lws_map_t *lws_map_create(const lws_map_info_t *info);

/** lws_map_alloc_lwsac() - an info._alloc that takes items from an lwsac
 * \param map: its info.opaque is the address of the lwsac's pointer, its
 *	info.aux the chunk size as a number (NULL: lwsac's default)
 * \param x: bytes
 * \return as lwsac_use(); NULL in builds without LWS_WITH_LWSAC
 * Goes with lws_map_free_lwsac(). Destroy the map before the lwsac.
 */
LWS_VISIBLE LWS_EXTERN void *lws_map_alloc_lwsac(struct lws_map *map, size_t x);

/** lws_map_free_lwsac() - the info._free to it; does nothing
 * \param v: an item, which goes with its lwsac
 */
LWS_VISIBLE LWS_EXTERN void lws_map_free_lwsac(void *v);

/** lws_map_destroy() - free all items and the map
 * \param pmap: set to NULL; NULL already: nothing happens
 */
LWS_VISIBLE LWS_EXTERN void lws_map_destroy(lws_map_t **pmap);

/** lws_map_item_create() - put a value under a key
 * \param map: the map
 * \param key: bytes of the key, copied; must not be those of an item in this
 *map with an equal key, which is destroyed first \param keylen: how many \param
 *value: bytes of the value, copied; NULL: valuelen bytes are there to be filled
 *in \param valuelen: how many \return the item, owned by the map; NULL: out of
 *memory (an old one with this key is gone all the same)
 */
LWS_VISIBLE LWS_EXTERN struct lws_map_item *
lws_map_item_create(lws_map_t *map, const lws_map_key_t key, size_t keylen,
		    const lws_map_value_t value, size_t valuelen);

/** lws_map_item_destroy() - take an item out of its map and free it
 * \param item: gone afterwards
 */
LWS_VISIBLE LWS_EXTERN void lws_map_item_destroy(struct lws_map_item *item);

/** lws_map_item_lookup() - find the item of a key
 * \param map: the map
 * \param key: bytes of the key
 * \param keylen: how many
 * \return the item, owned by the map; NULL: none
 */
LWS_VISIBLE LWS_EXTERN struct lws_map_item *
lws_map_item_lookup(lws_map_t *map, const lws_map_key_t key, size_t keylen);

/** lws_map_item_create() with a C string as the key */
#define lws_map_item_create_ks(_map, _str, _v, _vl)                            \
	lws_map_item_create(_map, (lws_map_key_t)_str, strlen(_str),           \
			    (lws_map_value_t)_v, _vl)

/** lws_map_item_lookup() with a C string as the key */
#define lws_map_item_lookup_ks(_map, _str)                                     \
	lws_map_item_lookup(_map, (lws_map_key_t)_str, strlen(_str))

#endif
