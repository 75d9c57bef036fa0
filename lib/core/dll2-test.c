/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Lists: every way in and out, with the links, both ends and the count looked
 * at after each step; the loop macros of the public header; misuse.
 */
#include "unit.h"

#include "core/core.h"

struct obj {
	int v;
	char *name;
	lws_dll2_t list;
	struct obj *next;
};

static struct obj *
obj_of(const lws_dll2_t *d)
{
	return lws_container_of((lws_dll2_t *)(uintptr_t)d, struct obj, list);
}

/* the list is exactly these values, forwards and backwards */
static void
expect(lws_dll2_owner_t *o, const int *v, unsigned int n)
{
	lws_dll2_t *d = lws_dll2_get_head(o), *prev = NULL;
	unsigned int i;

	assert_int_equal(o->count, n);
	for (i = 0; i < n; i++) {
		assert_non_null(d);
		assert_int_equal(obj_of(d)->v, v[i]);
		assert_ptr_equal(d->prev, prev);
		assert_ptr_equal(lws_dll2_owner(d), o);
		prev = d;
		d = d->next;
	}
	assert_null(d);
	assert_ptr_equal(lws_dll2_get_tail(o), prev);
}

#define EXPECT(o, ...)                                                         \
	expect(o, (const int[]){ __VA_ARGS__ },                                \
	       sizeof((const int[]){ __VA_ARGS__ }) / sizeof(int))

static void
expect_detached(const lws_dll2_t *d)
{
	assert_true(lws_dll2_is_detached(d));
	assert_null(d->prev);
	assert_null(d->next);
	assert_null(d->owner);
}

static void
zeroed_memory_is_empty_and_detached(void **state)
{
	lws_dll2_owner_t o = { 0 };
	lws_dll2_t d = { 0 };

	(void)state;
	expect(&o, NULL, 0);
	expect_detached(&d);
}

static void
ways_in_keep_links_ends_and_count(void **state)
{
	struct obj a[6] = { { 0 } };
	lws_dll2_owner_t o = { 0 };
	int n;

	(void)state;
	for (n = 0; n < 6; n++)
		a[n].v = n;

	lws_dll2_add_tail(&a[1].list, &o);
	EXPECT(&o, 1);
	assert_false(lws_dll2_is_detached(&a[1].list));
	lws_dll2_add_tail(&a[2].list, &o);
	EXPECT(&o, 1, 2);
	lws_dll2_add_head(&a[0].list, &o);
	EXPECT(&o, 0, 1, 2);
	lws_dll2_add_before(&a[3].list, &a[0].list);
	EXPECT(&o, 3, 0, 1, 2);
	lws_dll2_add_before(&a[4].list, &a[2].list);
	EXPECT(&o, 3, 0, 1, 4, 2);
	lws_dll2_add_insert(&a[5].list, &a[2].list);
	EXPECT(&o, 3, 0, 1, 4, 2, 5);
	lws_dll2_remove(&a[0].list);
	lws_dll2_add_insert(&a[0].list, &a[3].list);
	EXPECT(&o, 3, 0, 1, 4, 2, 5);
}

static void
removing_from_each_place_and_twice(void **state)
{
	struct obj a[4] = { { 0 } };
	lws_dll2_owner_t o = { 0 };
	int n;

	(void)state;
	for (n = 0; n < 4; n++) {
		a[n].v = n;
		lws_dll2_add_tail(&a[n].list, &o);
	}

	lws_dll2_remove(&a[1].list);
	EXPECT(&o, 0, 2, 3);
	expect_detached(&a[1].list);
	lws_dll2_remove(&a[1].list);
	EXPECT(&o, 0, 2, 3);
	lws_dll2_remove(&a[3].list);
	EXPECT(&o, 0, 2);
	lws_dll2_remove(&a[0].list);
	EXPECT(&o, 2);
	lws_dll2_remove(&a[2].list);
	expect(&o, NULL, 0);
	lws_dll2_add_head(&a[2].list, &o);
	EXPECT(&o, 2);
}

static void
clear_only_zeroes_the_struct(void **state)
{
	struct obj a[2] = { { 0 } };
	lws_dll2_owner_t o = { 0 };

	(void)state;
	lws_dll2_add_tail(&a[0].list, &o);
	lws_dll2_add_tail(&a[1].list, &o);

	lws_dll2_clear(&a[1].list);
	expect_detached(&a[1].list);
	assert_int_equal(o.count, 2);
	assert_ptr_equal(o.tail, &a[1].list);

	lws_dll2_owner_clear(&o);
	expect(&o, NULL, 0);
	assert_ptr_equal(a[0].list.owner, &o);
}

/* by tens, so that equals can be told apart by their units */
static int
by_tens(const lws_dll2_t *d, const lws_dll2_t *i)
{
	return obj_of(d)->v / 10 - obj_of(i)->v / 10;
}

static int
by_tens_priv(void *priv, const lws_dll2_t *d, const lws_dll2_t *i)
{
	*(int *)priv += 1;

	return by_tens(d, i);
}

static const int unsorted[] = { 30, 10, 31, 50, 32, 11, 51, 0 };

static void
sorted_ascends_and_equals_go_first(void **state)
{
	struct obj a[LWS_ARRAY_SIZE(unsorted)] = { { 0 } };
	lws_dll2_owner_t o = { 0 };
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(unsorted); n++) {
		a[n].v = unsorted[n];
		lws_dll2_add_sorted(&a[n].list, &o, by_tens);
	}
	EXPECT(&o, 0, 11, 10, 32, 31, 30, 51, 50);
}

static void
sorted_priv_hands_its_pointer_on(void **state)
{
	struct obj a[LWS_ARRAY_SIZE(unsorted)] = { { 0 } };
	lws_dll2_owner_t o = { 0 };
	unsigned int n;
	int calls = 0;

	(void)state;
	for (n = 0; n < 3; n++) {
		a[n].v = unsorted[n];
		lws_dll2_add_sorted_priv(&a[n].list, &o, &calls, by_tens_priv);
	}
	EXPECT(&o, 10, 31, 30);
	/* 10 meets 30 and stops; 31 meets 10 and 30 */
	assert_int_equal(calls, 3);
}

static int
free_until(struct lws_dll2 *d, void *user)
{
	struct obj *p = obj_of(d);
	int stop = p->v == *(int *)user;

	lws_dll2_remove(d);
	free(p);

	return stop;
}

static void
foreach_safe_may_free_and_stops_on_nonzero(void **state)
{
	lws_dll2_owner_t o = { 0 };
	struct obj *p;
	int n, until;

	(void)state;
	for (n = 0; n < 5; n++) {
		p = calloc(1, sizeof(*p));
		assert_non_null(p);
		p->v = n;
		lws_dll2_add_tail(&p->list, &o);
	}

	until = 2;
	assert_int_equal(lws_dll2_foreach_safe(&o, &until, free_until), 1);
	EXPECT(&o, 3, 4);
	until = 99;
	assert_int_equal(lws_dll2_foreach_safe(&o, &until, free_until), 0);
	expect(&o, NULL, 0);
	assert_int_equal(lws_dll2_foreach_safe(&o, &until, free_until), 0);
}

static void
search_needs_length_and_bytes_and_skips_null(void **state)
{
	char abc[] = "abc", abcd[] = "abcd", empty[] = "";
	struct obj a[4] = { { 0, NULL, { 0 }, NULL },
			    { 1, abcd, { 0 }, NULL },
			    { 2, abc, { 0 }, NULL },
			    { 3, abc, { 0 }, NULL } };
	struct obj e = { 4, empty, { 0 }, NULL };
	lws_dll2_owner_t o = { 0 };
	int n;

	(void)state;
	for (n = 0; n < 4; n++)
		lws_dll2_add_tail(&a[n].list, &o);

	assert_ptr_equal(
		lws_dll2_search_sz_pl(&o, "abcXYZ", 3, struct obj, list, name),
		&a[2]);
	assert_ptr_equal(
		lws_dll2_search_sz_pl(&o, "abcd", 4, struct obj, list, name),
		&a[1]);
	assert_null(lws_dll2_search_sz_pl(&o, "ab", 2, struct obj, list, name));
	assert_null(lws_dll2_search_sz_pl(&o, "", 0, struct obj, list, name));
	lws_dll2_add_tail(&e.list, &o);
	assert_ptr_equal(
		lws_dll2_search_sz_pl(&o, "", 0, struct obj, list, name), &e);
}

static void
dll_loops_visit_all_and_safe_one_may_remove(void **state)
{
	struct obj a[3] = { { 0 } };
	lws_dll2_owner_t o = { 0 };
	int n, sum = 0;

	(void)state;
	for (n = 0; n < 3; n++) {
		a[n].v = n + 1;
		lws_dll2_add_tail(&a[n].list, &o);
	}

	lws_start_foreach_dll(struct lws_dll2 *, d, o.head)
	{
		sum += obj_of(d)->v;
		if (obj_of(d)->v == 2)
			break;
	}
	lws_end_foreach_dll(d);
	assert_int_equal(sum, 3);

	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, o.head)
	{
		sum += obj_of(d)->v;
		lws_dll2_remove(d);
	}
	lws_end_foreach_dll_safe(d, d1);
	assert_int_equal(sum, 9);
	assert_int_equal(o.count, 0);
}

static struct obj *
chain(struct obj *a, int n)
{
	struct obj *head = NULL;

	while (n--) {
		a[n].v = n;
		lws_ll_fwd_insert(&a[n], next, head);
	}

	return head;
}

static void
single_link_loops_visit_all(void **state)
{
	struct obj a[3] = { { 0 } }, *head = chain(a, 3);
	int sum = 0;

	(void)state;
	lws_start_foreach_ll(struct obj *, p, head)
	{
		sum = sum * 10 + p->v + 1;
	}
	lws_end_foreach_ll(p, next);
	assert_int_equal(sum, 123);

	lws_start_foreach_ll_safe(struct obj *, p, head, next)
	{
		sum += p->v;
		memset(p, 0xff, sizeof(*p)); /* gone */
	}
	lws_end_foreach_ll_safe(p);
	assert_int_equal(sum, 126);
}

static void
pointer_loops_cut_members_out_in_place(void **state)
{
	struct obj a[3] = { { 0 } }, *head = chain(a, 3);
	int seen = 0;

	(void)state;
	lws_start_foreach_llp(struct obj **, pp, head)
	{
		if ((*pp)->v == 1) {
			*pp = (*pp)->next;
			break;
		}
	}
	lws_end_foreach_llp(pp, next);
	assert_ptr_equal(head, &a[0]);
	assert_ptr_equal(head->next, &a[2]);

	lws_start_foreach_llp_safe(struct obj **, pp, head, next)
	{
		seen += (*pp)->v;
	}
	lws_end_foreach_llp_safe(pp);
	assert_int_equal(seen, 2);

	lws_ll_fwd_remove(struct obj, next, &a[1], head); /* absent */
	assert_ptr_equal(head->next, &a[2]);
	lws_ll_fwd_remove(struct obj, next, &a[0], head);
	assert_ptr_equal(head, &a[2]);
}

static void
join_twice(void)
{
	lws_dll2_owner_t o = { 0 }, other = { 0 };
	struct obj a = { 7, NULL, { 0 }, NULL };

	lws_dll2_add_tail(&a.list, &o);
	lws_dll2_add_head(&a.list, &other);
	EXPECT(&o, 7);
	expect(&other, NULL, 0);
}

static void
half_zeroed_link(void)
{
	struct lws_dll2 a = { 0 }, b = { 0 };

	a.next = &b;
	assert_true(lws_dll2_is_detached(&a));
}

static void
join_at_unlisted_anchor(void)
{
	struct lws_dll2 a = { 0 }, b = { 0 };

	lws_dll2_add_before(&a, &b);
	lws_dll2_add_insert(&a, &b);
	expect_detached(&a);
	expect_detached(&b);
}

static void
misuse_is_reported_and_changes_nothing(void **state)
{
	(void)state;
	unit_misuse(join_twice);
	unit_misuse(half_zeroed_link);
	unit_misuse(join_at_unlisted_anchor);
}

#if defined(_DEBUG)
#define LINES_IN_DEBUG_BUILDS(n) (n)
#else
#define LINES_IN_DEBUG_BUILDS(n) 0
#endif

static int lines, lines_level;

static void
count_line(int level, const char *line)
{
	assert_int_equal(level, lines_level);
	assert_non_null(strstr(line, "mark"));
	lines++;
}

static int
lines_logged(void)
{
	int n = lines;

	lines = 0;

	return n;
}

static void
describe_is_a_line_a_member_in_debug_builds(void **state)
{
	struct obj a[2] = { { 0 } };
	lws_dll2_owner_t o = { 0 };

	(void)state;
	lws_dll2_add_tail(&a[0].list, &o);
	lws_dll2_add_tail(&a[1].list, &o);
	lines_level = LLL_INFO;
	lws_set_log_level(LLL_INFO, count_line);
	lws_dll2_describe(&o, "mark");
	lws_set_log_level(0, NULL);
	assert_int_equal(lines_logged(), LINES_IN_DEBUG_BUILDS(3));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zeroed_memory_is_empty_and_detached),
		cmocka_unit_test(ways_in_keep_links_ends_and_count),
		cmocka_unit_test(removing_from_each_place_and_twice),
		cmocka_unit_test(clear_only_zeroes_the_struct),
		cmocka_unit_test(sorted_ascends_and_equals_go_first),
		cmocka_unit_test(sorted_priv_hands_its_pointer_on),
		cmocka_unit_test(foreach_safe_may_free_and_stops_on_nonzero),
		cmocka_unit_test(search_needs_length_and_bytes_and_skips_null),
		cmocka_unit_test(dll_loops_visit_all_and_safe_one_may_remove),
		cmocka_unit_test(single_link_loops_visit_all),
		cmocka_unit_test(pointer_loops_cut_members_out_in_place),
		cmocka_unit_test(misuse_is_reported_and_changes_nothing),
		cmocka_unit_test(describe_is_a_line_a_member_in_debug_builds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
