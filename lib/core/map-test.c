/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Maps: keys and values as bytes, replacement, the creator's own functions,
 * and many keys in few buckets.
 */
#include <ctype.h>

#include "unit.h"

#include "core/core.h"

static lws_map_t *
map_of(lws_map_info_t info)
{
	lws_map_t *map = lws_map_create(&info);

	assert_non_null(map);

	return map;
}

static void
put(lws_map_t *map, const char *key, const char *value)
{
	assert_non_null(lws_map_item_create_ks(map, key, value, strlen(value)));
}

/* NULL: the key is not there */
static void
expect(lws_map_t *map, const char *key, const char *value)
{
	struct lws_map_item *i = lws_map_item_lookup_ks(map, key);

	if (!value) {
		assert_null(i);
		return;
	}
	assert_non_null(i);
	assert_int_equal(lws_map_item_key_len(i), strlen(key));
	assert_int_equal(lws_map_item_value_len(i), strlen(value));
	assert_memory_equal(lws_map_item_value(i), value, strlen(value));
}

static void
zeroed_info_is_usable(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){ 0 });
	char key[] = "abc", value[] = "12345";

	(void)state;
	put(map, key, value);
	memset(key, 'x', 3);
	memset(value, 'x', 5); /* both were copied */
	expect(map, "abc", "12345");
	expect(map, "ab", NULL);
	expect(map, "abcd", NULL);
	expect(map, "abd", NULL);
	expect(map, "", NULL);
	lws_map_destroy(&map);
	assert_null(map);
	lws_map_destroy(&map);
}

static void
value_stands_right_after_the_key(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){ 0 });
	struct lws_map_item *i = lws_map_item_create_ks(map, "abc", "12345", 5);

	(void)state;
	assert_memory_equal(lws_map_item_key(i), "abc12345", 8);
	assert_ptr_equal(lws_map_item_value(i),
			 (const uint8_t *)lws_map_item_key(i) + 3);
	lws_map_destroy(&map);
}

static void
equal_key_replaces(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){ 0 });

	(void)state;
	unit_heap_begin(0);
	put(map, "k", "old");
	put(map, "k", "new value");
	assert_int_equal(unit_heap.live, 1);
	expect(map, "k", "new value");
	lws_map_item_destroy(lws_map_item_lookup_ks(map, "k"));
	assert_int_equal(unit_heap_end(), 0);
	expect(map, "k", NULL);
	lws_map_destroy(&map);
}

static void
keys_and_values_are_any_bytes(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){ .modulo = 3 });
	uint8_t k1[] = { 0, 1, 0 }, k2[] = { 0, 1, 1 };
	struct lws_map_item *i;
	uint32_t v = 0x12345678;

	(void)state;
	assert_non_null(lws_map_item_create(map, k1, 3, &v, sizeof(v)));
	assert_non_null(lws_map_item_create(map, k2, 3, NULL, 0));
	assert_non_null(lws_map_item_create(map, NULL, 0, &v, 1));
	i = lws_map_item_lookup(map, k1, 3);
	assert_non_null(i);
	assert_memory_equal(lws_map_item_value(i), &v, sizeof(v));
	i = lws_map_item_lookup(map, k2, 3);
	assert_non_null(i);
	assert_int_equal(lws_map_item_value_len(i), 0);
	assert_non_null(lws_map_item_lookup(map, NULL, 0));
	assert_null(lws_map_item_lookup(map, k1, 2));
	lws_map_destroy(&map);
}

static void
null_value_reserves_room(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){ 0 });
	struct lws_map_item *i = lws_map_item_create_ks(map, "k", NULL, 1000);

	(void)state;
	assert_non_null(i);
	assert_int_equal(lws_map_item_value_len(i), 1000);
	memset((uint8_t *)(uintptr_t)lws_map_item_value(i), 7, 1000);
	lws_map_destroy(&map);
}

static uint32_t
hash_first_letter(const lws_map_key_t key, size_t keylen)
{
	return keylen ? (uint32_t)tolower(*(const char *)key) : 0;
}

static int
compare_caseless(const lws_map_key_t key1, size_t kl1,
		 const lws_map_value_t key2, size_t kl2)
{
	return kl1 != kl2 || strncasecmp(key1, key2, kl1);
}

static void
own_hash_and_compare_decide(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){
		._hash = hash_first_letter, ._compare = compare_caseless });

	(void)state;
	put(map, "Host", "a");
	put(map, "hold", "b");
	expect(map, "HOST", "a");
	put(map, "hOsT", "c");
	expect(map, "Host", "c");
	expect(map, "hold", "b");
	lws_map_destroy(&map);
}

static int
sought_is_a_prefix(const lws_map_key_t key1, size_t kl1,
		   const lws_map_value_t key2, size_t kl2)
{
	return kl1 > kl2 || memcmp(key1, key2, kl1);
}

/* the key sought comes first, the stored one second */
static void
compare_gets_the_sought_key_first(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){
		._compare = sought_is_a_prefix, .modulo = 1 });

	(void)state;
	put(map, "abcd", "1");
	assert_non_null(lws_map_item_lookup_ks(map, "ab"));
	assert_null(lws_map_item_lookup_ks(map, "abcde"));
	lws_map_destroy(&map);
}

static int allocs, frees;

static void *
counting_alloc(struct lws_map *map, size_t n)
{
	(void)map;
	allocs++;

	return malloc(n);
}

static void
counting_free(void *p)
{
	frees++;
	free(p);
}

static void
own_allocator_gets_all_items(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){ ._alloc = counting_alloc,
						  ._free = counting_free });

	(void)state;
	put(map, "a", "1");
	put(map, "b", "2");
	put(map, "a", "3");
	assert_true(allocs == 3 && frees == 1);
	lws_map_destroy(&map);
	assert_true(allocs == 3 && frees == 3);
}

static void
many_keys_in_any_number_of_buckets(void **state)
{
	static const size_t modulo[] = { 1, 0, 7, 1000 };
	char key[16], value[16];
	lws_map_t *map;
	unsigned int i, n;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(modulo); i++) {
		map = map_of((lws_map_info_t){ .modulo = modulo[i] });
		for (n = 0; n < 1000; n++) {
			snprintf(key, sizeof(key), "key%u", n);
			snprintf(value, sizeof(value), "%u", n * n);
			put(map, key, value);
		}
		for (n = 0; n < 1000; n += 3) {
			snprintf(key, sizeof(key), "key%u", n);
			lws_map_item_destroy(lws_map_item_lookup_ks(map, key));
		}
		for (n = 0; n < 1000; n++) {
			snprintf(key, sizeof(key), "key%u", n);
			snprintf(value, sizeof(value), "%u", n * n);
			expect(map, key, n % 3 ? value : NULL);
		}
		lws_map_destroy(&map);
	}
}

static void
absurd_sizes_are_refused(void **state)
{
	lws_map_info_t info = { .modulo = SIZE_MAX / 8 };
	lws_map_t *map = map_of((lws_map_info_t){ 0 });

	(void)state;
	assert_null(lws_map_create(&info));
	assert_null(lws_map_item_create_ks(map, "k", NULL, SIZE_MAX));
	expect(map, "k", NULL);
	lws_map_destroy(&map);
}

static int
make_and_use(void)
{
	lws_map_info_t info = { 0 };
	lws_map_t *map = lws_map_create(&info);
	int r = 0;

	if (!map)
		return -1;
	if (!lws_map_item_create_ks(map, "a", "1", 1))
		r = -1;
	if (!lws_map_item_create_ks(map, "a", "2", 1)) {
		assert_null(lws_map_item_lookup_ks(map, "a"));
		r = -1;
	}
	lws_map_destroy(&map);

	return r;
}

static void
out_of_memory_gives_null(void **state)
{
	(void)state;
	unit_oom_sweep(make_and_use);
}

#if defined(LWS_WITH_LWSAC)
#define TESTS_WITHOUT_LWSAC /* with it, map-lwsac-test.c has them */
#else
static void
items_from_lwsac_are_refused(void **state)
{
	lws_map_t *map = map_of((lws_map_info_t){
		._alloc = lws_map_alloc_lwsac, ._free = lws_map_free_lwsac });

	(void)state;
	lws_set_log_level(0, NULL);
	assert_null(lws_map_item_create_ks(map, "key", "value", 5));
	expect(map, "key", NULL);
	lws_map_free_lwsac(NULL);
	lws_map_destroy(&map);
}
#define TESTS_WITHOUT_LWSAC cmocka_unit_test(items_from_lwsac_are_refused),
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zeroed_info_is_usable),
		cmocka_unit_test(value_stands_right_after_the_key),
		cmocka_unit_test(equal_key_replaces),
		cmocka_unit_test(keys_and_values_are_any_bytes),
		cmocka_unit_test(null_value_reserves_room),
		cmocka_unit_test(own_hash_and_compare_decide),
		cmocka_unit_test(compare_gets_the_sought_key_first),
		cmocka_unit_test(own_allocator_gets_all_items),
		cmocka_unit_test(many_keys_in_any_number_of_buckets),
		cmocka_unit_test(absurd_sizes_are_refused),
		cmocka_unit_test(out_of_memory_gives_null),
		TESTS_WITHOUT_LWSAC
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
