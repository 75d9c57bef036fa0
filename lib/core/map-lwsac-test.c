/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Maps whose items come from an lwsac.
 */
#include "unit.h"

#include "core/core.h"

static lws_map_t *
map_in(struct lwsac **ac, uintptr_t chunk)
{
	lws_map_info_t info = { ._alloc = lws_map_alloc_lwsac,
				._free = lws_map_free_lwsac,
				.opaque = ac,
				.aux = (void *)chunk };

	return lws_map_create(&info);
}

static void
items_live_in_the_lwsac(void **state)
{
	struct lwsac *ac = NULL;
	struct lws_map_item *i;
	lws_map_t *map;

	(void)state;
	unit_heap_begin(0);
	map = map_in(&ac, 0);
	assert_non_null(map);
	i = lws_map_item_create_ks(map, "key", "value", 5);
	assert_non_null(i);
	assert_int_equal(
		lwsac_assert_valid(ac, (void *)(uintptr_t)lws_map_item_value(i),
				   5),
		0);
	assert_true(lwsac_total_alloc(ac) == 4000 + lwsac_sizeof(1));
	assert_ptr_equal(lws_map_item_lookup_ks(map, "key"), i);
	assert_non_null(lws_map_item_create_ks(map, "key", "other", 5));
	lws_map_destroy(&map);
	lwsac_free(&ac);
	assert_int_equal(unit_heap_end(), 0);
}

static void
aux_is_the_chunk_size(void **state)
{
	struct lwsac *ac = NULL;
	lws_map_t *map = map_in(&ac, 512);

	(void)state;
	assert_non_null(lws_map_item_create_ks(map, "key", "value", 5));
	assert_true(lwsac_total_alloc(ac) == 512 + lwsac_sizeof(1));
	lws_map_destroy(&map);
	lwsac_free(&ac);
}

static int
make_and_use(void)
{
	struct lwsac *ac = NULL;
	lws_map_t *map = map_in(&ac, 64);
	int r = 0;

	if (!map)
		return -1;
	if (!lws_map_item_create_ks(map, "a", "1", 1) ||
	    !lws_map_item_create_ks(map, "b", NULL, 100))
		r = -1;
	lws_map_destroy(&map);
	lwsac_free(&ac);

	return r;
}

static void
out_of_memory_gives_null(void **state)
{
	(void)state;
	unit_oom_sweep(make_and_use);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_live_in_the_lwsac),
		cmocka_unit_test(aux_is_the_chunk_size),
		cmocka_unit_test(out_of_memory_gives_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
