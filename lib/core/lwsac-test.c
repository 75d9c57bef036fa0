/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The chunked allocator: where pieces lie, what they hold, what the sums are,
 * references, and the sorted list whose links are inside the pieces.
 */
#include "unit.h"

#include "core/core.h"

#define FIRST lwsac_sizeof(1)
#define LATER lwsac_sizeof(0)
#define WORD  sizeof(void *)

static uint8_t *
use(struct lwsac **ac, size_t n, size_t chunk)
{
	uint8_t *p = lwsac_use(ac, n, chunk);

	assert_non_null(p);
	assert_int_equal((uintptr_t)p % WORD, 0);

	return p;
}

static void
empty_one_has_nothing(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	assert_true(lwsac_total_alloc(ac) == 0);
	assert_true(lwsac_total_overhead(ac) == 0);
	lwsac_free(&ac);
	lwsac_detach(&ac);
	lwsac_unreference(&ac);
	lwsac_info(ac);
	assert_null(ac);
}

static void
pieces_are_contiguous_after_rounding(void **state)
{
	struct lwsac *ac = NULL;
	uint8_t *a, *b, *c;

	(void)state;
	a = use(&ac, 5, 0);
	assert_ptr_equal(a, (uint8_t *)ac + FIRST);
	b = use(&ac, WORD, 0);
	assert_ptr_equal(b, a + WORD);
	c = use(&ac, WORD + 1, 0);
	assert_ptr_equal(c, b + WORD);
	assert_int_equal(lwsac_get_tail_pos(ac), FIRST + 4 * WORD);
	lwsac_free(&ac);
	assert_null(ac);
}

/* fresh memory that is anything but zero */
static void *
dirty_realloc(void *ptr, size_t size, const char *reason)
{
	void *p = unit_realloc(ptr, size, reason);

	if (p && !ptr)
		memset(p, 0xa5, size);

	return p;
}

static void
rounding_bytes_are_zero_and_use_zero_all(void **state)
{
	static const uint8_t zeros[32];
	struct lwsac *ac = NULL;
	uint8_t *p;

	(void)state;
	unit_heap_begin(0);
	lws_set_allocator(dirty_realloc);
	p = use(&ac, 3, 0);
	assert_int_equal(p[0], 0xa5);
	assert_memory_equal(p + 3, zeros, WORD - 3);
	p = lwsac_use_zero(&ac, 21, 0);
	assert_memory_equal(p, zeros, lwsac_align(21));
	p = lwsac_use_zeroed(&ac, 2, 0);
	assert_memory_equal(p, zeros, WORD);
	lwsac_free(&ac);
	assert_int_equal(unit_heap_end(), 0);
}

static void
default_chunk_is_4000_and_headers(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	use(&ac, 1, 0);
	assert_true(lwsac_total_alloc(ac) == 4000 + FIRST);
	assert_true(lwsac_total_overhead(ac) == 4000 - WORD + FIRST);
	assert_null(lwsac_get_next(ac));
	use(&ac, 4000 - WORD, 0); /* to the last byte */
	assert_null(lwsac_get_next(ac));
	assert_true(lwsac_total_overhead(ac) == FIRST);
	use(&ac, 1, 0);
	assert_non_null(lwsac_get_next(ac));
	assert_true(lwsac_total_alloc(ac) == 8000 + FIRST + LATER);
	lwsac_free(&ac);
}

#if UINTPTR_MAX == UINT64_MAX
static void
header_sizes_are_those_known(void **state)
{
	(void)state;
	assert_int_equal(lwsac_sizeof(1), 64);
	assert_int_equal(lwsac_sizeof(0), 32);
	assert_int_equal(lwsac_align(1), 8);
}
#else
static void
header_sizes_are_those_known(void **state)
{
	(void)state;
	assert_int_equal(lwsac_align(1), 4);
}
#endif

static void
bigger_piece_gets_its_chunk_which_becomes_current(void **state)
{
	struct lwsac *ac = NULL, *second;
	uint8_t *big, *p;

	(void)state;
	use(&ac, 8, 256);
	big = use(&ac, 1000, 256);
	second = lwsac_get_next(ac);
	assert_ptr_equal(big, (uint8_t *)second + LATER);
	assert_int_equal(lwsac_get_tail_pos(second), LATER + 1000);

	p = use(&ac, 8, 256); /* not in the first, though it has room */
	assert_ptr_equal(p, (uint8_t *)lwsac_get_next(second) + LATER);
	p = lwsac_use_backfill(&ac, 8, 256);
	assert_ptr_equal(p, (uint8_t *)ac + FIRST + 8);
	p = lwsac_use_backfill(&ac, 256, 256);
	assert_ptr_equal(p, (uint8_t *)lwsac_get_next(
				    lwsac_get_next(lwsac_get_next(ac))) +
				    LATER);
	lwsac_free(&ac);
}

static void
backfill_makes_the_first_chunk(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	assert_non_null(lwsac_use_backfill(&ac, 8, 64));
	assert_non_null(ac);
	lwsac_free(&ac);
}

static void
absurd_lengths_are_refused(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	assert_null(lwsac_use(&ac, SIZE_MAX, 0));
	assert_null(lwsac_use(&ac, SIZE_MAX - WORD, 0));
	assert_null(lwsac_use(&ac, 8, SIZE_MAX - WORD));
	assert_null(ac);
	use(&ac, 8, 64);
	assert_int_equal(lwsac_extend(ac, SIZE_MAX), 1);
	lwsac_free(&ac);
}

static void
extend_grows_the_latest_piece(void **state)
{
	static const uint8_t zeros[32];
	struct lwsac *ac = NULL;
	uint8_t *p;

	(void)state;
	unit_heap_begin(0);
	lws_set_allocator(dirty_realloc);
	p = use(&ac, 8, 64);
	assert_int_equal(lwsac_extend(ac, 9), 0);
	assert_memory_equal(p + 8, zeros, lwsac_align(9));
	assert_int_equal(lwsac_get_tail_pos(ac), FIRST + 8 + lwsac_align(9));
	assert_int_equal(lwsac_extend(ac, 41), 1);
	assert_int_equal(lwsac_get_tail_pos(ac), FIRST + 8 + lwsac_align(9));
	assert_int_equal(lwsac_extend(ac, 56 - lwsac_align(9)), 0);
	assert_int_equal(lwsac_extend(ac, 1), 1);

	use(&ac, 8, 64);
	lwsac_free(&ac);
	assert_int_equal(unit_heap_end(), 0);
}

/* the latest piece may be in an older chunk */
static void
extend_follows_a_backfill(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	use(&ac, 8, 64);
	use(&ac, 64, 64);
	lwsac_use_backfill(&ac, 8, 64);
	assert_int_equal(lwsac_extend(ac, 8), 0);
	assert_int_equal(lwsac_get_tail_pos(ac), FIRST + 24);
	lwsac_free(&ac);
}

static void
references_hold_off_a_detach(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	use(&ac, 8, 0);
	lwsac_detach(&ac);
	assert_null(ac); /* nobody used it */

	use(&ac, 8, 0);
	lwsac_reference(ac);
	lwsac_reference(ac);
	lwsac_unreference(&ac);
	lwsac_unreference(&ac);
	assert_non_null(ac); /* not detached: it stays */

	lwsac_reference(ac);
	lwsac_reference(ac);
	lwsac_detach(&ac);
	assert_non_null(ac);
	lwsac_unreference(&ac);
	assert_non_null(ac);
	lwsac_unreference(&ac);
	assert_null(ac);

	use(&ac, 8, 0);
	lwsac_reference(ac);
	lwsac_free(&ac); /* whatever the references */
	assert_null(ac);
}

static void
unreference_below_zero_is_harmless(void **state)
{
	struct lwsac *ac = NULL;

	(void)state;
	lws_set_log_level(0, NULL);
	use(&ac, 8, 0);
	lwsac_unreference(&ac);
	assert_non_null(ac);
	lwsac_reference(ac);
	lwsac_detach(&ac);
	assert_non_null(ac);
	lwsac_unreference(&ac);
	assert_null(ac);
}

static uint8_t *
scan(struct lwsac *ac, const char *s, int nul)
{
	uint8_t b[32];

	memcpy(b, s, strlen(s));

	return lwsac_scan_extant(ac, b, strlen(s), nul);
}

static void
scan_finds_a_run_anywhere_in_use(void **state)
{
	struct lwsac *ac = NULL;
	uint8_t *a, *b;

	(void)state;
	assert_null(scan(ac, "x", 0));
	a = use(&ac, 16, 64);
	memcpy(a, "axxhelloyou\0abcd", 16);
	b = use(&ac, 64, 64); /* a chunk of its own, filled to the end */
	memset(b, '.', 64);
	memcpy(b + 59, "hello", 5);

	assert_ptr_equal(scan(ac, "hello", 0), a + 3);
	assert_ptr_equal(scan(ac, "hello", 1), NULL);
	assert_ptr_equal(scan(ac, "xhello", 0), a + 2);
	assert_ptr_equal(scan(ac, "you", 1), a + 8);
	assert_ptr_equal(scan(ac, "abcd", 0), a + 12); /* at the end of use */
	assert_ptr_equal(scan(ac, "abcd", 1), NULL);
	assert_ptr_equal(scan(ac, ".hello", 0), b + 58);
	assert_null(scan(ac, "helloo", 0));
	assert_null(scan(ac, "", 0));
	lwsac_free(&ac);
}

/* neither headers nor the room that is not used yet */
static void
scan_looks_at_pieces_only(void **state)
{
	struct lwsac *ac = NULL;
	struct lwsac *self;
	uint8_t *p;

	(void)state;
	p = use(&ac, 8, 64);
	memset(p, 0, 8);
	self = ac; /* the header holds this pointer */
	assert_null(lwsac_scan_extant(ac, (uint8_t *)&self, sizeof(self), 0));
	memcpy(p + 8, "later", 5);
	assert_null(scan(ac, "later", 0));
	lwsac_free(&ac);
}

static void
assert_valid_takes_what_is_inside(void **state)
{
	struct lwsac *ac = NULL;
	uint8_t *a, *b;

	(void)state;
	a = use(&ac, 32, 64);
	b = use(&ac, 64, 64);
	assert_int_equal(lwsac_assert_valid(ac, a, 32), 0);
	assert_int_equal(lwsac_assert_valid(ac, a + 31, 1), 0);
	assert_int_equal(lwsac_assert_valid(ac, a + 32, 0), 0);
	assert_int_equal(lwsac_assert_valid(ac, b, 64), 0);
	lwsac_free(&ac);
}

static void
piece_and_one_byte(void)
{
	struct lwsac *ac = NULL;
	uint8_t *p = use(&ac, 32, 64);

	assert_int_equal(lwsac_assert_valid(ac, p, 33), 1);
	assert_int_equal(lwsac_assert_valid(ac, p - 1, 1), 1);
	assert_int_equal(lwsac_assert_valid(ac, ac, 1), 1);
	assert_int_equal(lwsac_assert_valid(ac, &ac, 1), 1);
	lwsac_free(&ac);
}

static void
misuse_is_noticed(void **state)
{
	(void)state;
	unit_misuse(piece_and_one_byte);
}

struct item {
	int v;
	lws_list_ptr next;
};

static int
by_tens(lws_list_ptr a, lws_list_ptr b)
{
	return lws_list_ptr_container(a, struct item, next)->v / 10 -
	       lws_list_ptr_container(b, struct item, next)->v / 10;
}

static void
expect_items(lws_list_ptr p, const int *v, size_t n)
{
	while (n--) {
		assert_non_null(p);
		assert_int_equal(
			lws_list_ptr_container(p, struct item, next)->v, *v++);
		lws_list_ptr_advance(p);
	}
	assert_null(p);
}

static void
list_ptr_sorts_and_equals_go_first(void **state)
{
	static const int in[] = { 30, 10, 31, 50, 32, 11 },
			 sorted[] = { 11, 10, 32, 31, 30, 50 },
			 pushed[] = { 11, 32, 50, 31, 10, 30 };
	lws_list_ptr head = NULL, stack = NULL;
	struct item a[6], b[6];
	int n;

	(void)state;
	for (n = 0; n < 6; n++) {
		a[n].v = b[n].v = in[n];
		lws_list_ptr_insert(&head, &a[n].next, by_tens);
		lws_list_ptr_insert(&stack, &b[n].next, NULL);
	}
	expect_items(head, sorted, 6);
	expect_items(stack, pushed, 6);
}

static int
three_chunks(void)
{
	struct lwsac *ac = NULL;
	uint8_t *first = NULL, *p = NULL;
	int n;

	for (n = 0; n < 3; n++) {
		p = lwsac_use_zero(&ac, 100, 100);
		if (!p)
			break;
		if (!first) {
			first = p;
			memset(p, 'x', 100);
		}
	}
	if (first) /* what was there is kept */
		assert_true(first[0] == 'x' && first[99] == 'x');
	assert_int_equal(!!ac, !!first);
	lwsac_free(&ac);

	return p ? 0 : -1;
}

static void
out_of_memory_keeps_the_content(void **state)
{
	(void)state;
	unit_oom_sweep(three_chunks);
}

static void
long_chains_are_freed_without_recursion(void **state)
{
	struct lwsac *ac = NULL;
	int n;

	(void)state;
	unit_heap_begin(0);
	for (n = 0; n < 300000; n++)
		use(&ac, 8, 8);
	lwsac_free(&ac);
	assert_int_equal(unit_heap_end(), 0);
}

static char info_line[256];

static void
keep_line(int level, const char *line)
{
	assert_int_equal(level, LLL_DEBUG);
	snprintf(info_line, sizeof(info_line), "%s", line);
}

#if defined(_DEBUG)
#define INFO_IN_THIS_BUILD 1
#else
#define INFO_IN_THIS_BUILD 0
#endif

static void
info_says_the_sums_in_debug_builds(void **state)
{
	struct lwsac *ac = NULL;
	char sums[64];

	(void)state;
	use(&ac, 1, 1000);
	lwsac_reference(ac);
	snprintf(sums, sizeof(sums), "%zu bytes, overhead %zu, 1 references",
		 1000 + FIRST, 1000 + FIRST - WORD);
	lws_set_log_level(LLL_DEBUG, keep_line);
	lwsac_info(ac);
	lws_set_log_level(0, NULL);
	assert_int_equal(!!strstr(info_line, sums), INFO_IN_THIS_BUILD);
	lwsac_free(&ac);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_one_has_nothing),
		cmocka_unit_test(pieces_are_contiguous_after_rounding),
		cmocka_unit_test(rounding_bytes_are_zero_and_use_zero_all),
		cmocka_unit_test(default_chunk_is_4000_and_headers),
		cmocka_unit_test(header_sizes_are_those_known),
		cmocka_unit_test(
			bigger_piece_gets_its_chunk_which_becomes_current),
		cmocka_unit_test(backfill_makes_the_first_chunk),
		cmocka_unit_test(absurd_lengths_are_refused),
		cmocka_unit_test(extend_grows_the_latest_piece),
		cmocka_unit_test(extend_follows_a_backfill),
		cmocka_unit_test(references_hold_off_a_detach),
		cmocka_unit_test(unreference_below_zero_is_harmless),
		cmocka_unit_test(scan_finds_a_run_anywhere_in_use),
		cmocka_unit_test(scan_looks_at_pieces_only),
		cmocka_unit_test(assert_valid_takes_what_is_inside),
		cmocka_unit_test(misuse_is_noticed),
		cmocka_unit_test(list_ptr_sorts_and_equals_go_first),
		cmocka_unit_test(out_of_memory_keeps_the_content),
		cmocka_unit_test(long_chains_are_freed_without_recursion),
		cmocka_unit_test(info_says_the_sums_in_debug_builds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
