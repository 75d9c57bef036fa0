/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Caches in memory, alone and on one another: what is found, what goes and
 * when, what lookups list, and that nothing stays when memory is short.
 */
#include "unit.h"

#include "system/cache/cache.h"

static struct lws_context *cx;
static lws_usec_t now_us;
static char gone[256];

static lws_usec_t
fake_now(void)
{
	return now_us;
}

static uint64_t
fake_wall(void)
{
	return 1000000000ull * LWS_USEC_PER_SEC;
}

static const struct lws_plat_clock fake = { fake_now, fake_wall };

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	now_us = 1000000;
	lws_plat_set_clock(&fake);
	lws_set_log_level(0, NULL);
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	cx = lws_create_context(&info);
	gone[0] = '\0';

	return !cx;
}

static int
teardown(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	lws_plat_set_clock(NULL);

	return 0;
}

static void
say_gone(void *item, size_t size)
{
	const size_t n = strlen(gone);

	lws_snprintf(gone + n, sizeof(gone) - n, "%.*s ", (int)size,
		     (const char *)item);
}

static struct lws_cache_ttl_lru *
make(struct lws_cache_ttl_lru *parent, size_t items, size_t bytes)
{
	struct lws_cache_creation_info i = {
		.cx = cx,
		.name = "test",
		.ops = &lws_cache_ops_heap,
		.parent = parent,
		.max_items = items,
		.max_footprint = bytes,
	};

	return lws_cache_create(&i);
}

static int
put(struct lws_cache_ttl_lru *c, const char *key, const char *text)
{
	return lws_cache_write_through(c, key, (const uint8_t *)text,
				       strlen(text), 0, NULL);
}

static int
put_until(struct lws_cache_ttl_lru *c, const char *key, lws_usec_t us)
{
	return lws_cache_write_through(c, key, (const uint8_t *)key,
				       strlen(key), us, NULL);
}

static const char *
get(struct lws_cache_ttl_lru *c, const char *key)
{
	static char text[64];
	const void *p;
	size_t n;

	if (lws_cache_item_get(c, key, &p, &n))
		return NULL;
	lws_snprintf(text, sizeof(text), "%.*s", (int)n, (const char *)p);

	return text;
}

static const char *
look(struct lws_cache_ttl_lru *c, const char *wc)
{
	static char text[256];
	lws_cache_results_t w;
	const void *p;
	size_t n = 0;

	if (lws_cache_lookup(c, wc, &p, &w.size))
		return NULL;
	w.ptr = (const uint8_t *)p;
	text[0] = '\0';
	while (!lws_cache_results_walk(&w)) {
		assert_int_equal(strlen((const char *)w.tag), w.tag_len);
		n += (size_t)lws_snprintf(text + n, sizeof(text) - n, "%s:%d ",
					  (const char *)w.tag,
					  (int)w.payload_len);
	}
	assert_int_equal(w.size, 0);

	return text;
}

static void
what_was_written_is_found_and_replaced(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 0);
	void *pay = NULL;

	(void)state;
	assert_non_null(c);
	assert_null(get(c, "a"));
	assert_int_equal(put(c, "a", "one"), 0);
	assert_string_equal(get(c, "a"), "one");
	assert_int_equal(lws_cache_footprint(c), 3);
	assert_int_equal(put(c, "a", "three"), 0);
	assert_string_equal(get(c, "a"), "three");
	assert_int_equal(lws_cache_footprint(c), 5);
	assert_int_equal(lws_cache_write_through(c, "b", NULL, 4, 0, &pay), 0);
	memcpy(pay, "mine", 4);
	assert_string_equal(get(c, "b"), "mine");
	assert_int_equal(lws_cache_write_through(c, "z", NULL, 0, 0, &pay), 0);
	assert_string_equal(get(c, "z"), "");
	assert_int_equal(put(c, "!a", "reserved"), 1);
	lws_cache_debug_dump(c);
	lws_cache_destroy(&c);
	assert_null(c);
	lws_cache_destroy(&c);
}

static void
an_item_may_be_written_from_its_own_payload(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 0);
	const void *p;
	size_t n;

	(void)state;
	put(c, "a", "0123456789");
	assert_int_equal(lws_cache_item_get(c, "a", &p, &n), 0);
	assert_int_equal(lws_cache_write_through(c, "a", (const uint8_t *)p + 5,
						 5, 0, NULL),
			 0);
	assert_string_equal(get(c, "a"), "56789");
	lws_cache_destroy(&c);
}

static void
thousands_are_found(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 0);
	char key[16];
	int n;

	(void)state;
	for (n = 0; n < 5000; n++) {
		lws_snprintf(key, sizeof(key), "key%d", n);
		assert_int_equal(put(c, key, key), 0);
	}
	for (n = 0; n < 5000; n++) {
		lws_snprintf(key, sizeof(key), "key%d", n);
		assert_string_equal(get(c, key), key);
	}
	assert_int_equal(lws_cache_item_remove(c, "key*7"), 0);
	assert_null(get(c, "key17"));
	assert_non_null(get(c, "key18"));
	lws_cache_destroy(&c);
}

static void
least_recently_used_goes_first(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 2, 0);

	(void)state;
	put(c, "a", "a");
	put(c, "b", "b");
	get(c, "a");
	put(c, "c", "c");
	assert_null(get(c, "b"));
	assert_non_null(get(c, "a"));
	assert_non_null(get(c, "c"));
	lws_cache_destroy(&c);
}

static void
footprint_is_kept_and_one_that_is_too_large_stands_alone(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 10);

	(void)state;
	put(c, "a", "12345");
	put(c, "b", "12345");
	assert_int_equal(lws_cache_footprint(c), 10);
	put(c, "c", "1");
	assert_null(get(c, "a"));
	assert_int_equal(lws_cache_footprint(c), 6);
	assert_int_equal(put(c, "d", "this is too large"), 0);
	assert_null(get(c, "b"));
	assert_null(get(c, "c"));
	assert_non_null(get(c, "d"));
	lws_cache_destroy(&c);
}

static void
payload_limit_refuses(void **state)
{
	struct lws_cache_creation_info i = { .cx = cx,
					     .name = "limit",
					     .max_payload = 3 };
	struct lws_cache_ttl_lru *far = make(NULL, 0, 0), *c;

	(void)state;
	c = lws_cache_create(&i); /* ops NULL: heap */
	assert_int_equal(put(c, "a", "123"), 0);
	assert_int_equal(put(c, "a", "1234"), 1);
	lws_cache_destroy(&c);

	i.parent = far; /* what this level does not take, the other has */
	c = lws_cache_create(&i);
	put(c, "a", "1");
	assert_int_equal(put(c, "a", "1234"), 0);
	assert_string_equal(get(c, "a"), "1234");
	lws_cache_destroy(&c);
	lws_cache_destroy(&far);
}

static void
items_expire_by_the_loop(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 0);

	(void)state;
	put_until(c, "late", now_us + 3000000);
	put_until(c, "soon", now_us + 1000000);
	put_until(c, "never", 0);
	put_until(c, "mid", now_us + 2000000);
	now_us += 1000000;
	assert_null(get(c, "soon")); /* over, if still there */
	assert_int_equal(lws_cache_footprint(c), 16);
	lws_service(cx, -1);
	assert_int_equal(lws_cache_footprint(c), 12);
	now_us += 1500000;
	lws_service(cx, -1);
	assert_null(get(c, "mid"));
	assert_non_null(get(c, "late"));
	now_us += 1000000;
	lws_service(cx, -1);
	assert_int_equal(lws_cache_footprint(c), 5);
	lws_cache_destroy(&c);
}

static void
destroy_callback_sees_every_payload_once(void **state)
{
	struct lws_cache_creation_info i = { .cx = cx,
					     .name = "cb",
					     .cb = say_gone };
	struct lws_cache_ttl_lru *c = lws_cache_create(&i);

	(void)state;
	put(c, "a", "A1");
	put(c, "a", "A2");
	put(c, "b", "B");
	put(c, "c", "C");
	put_until(c, "d", now_us + 1);
	assert_string_equal(gone, "A1 ");
	lws_cache_item_remove(c, "b");
	now_us += 10000;
	lws_service(cx, -1);
	assert_string_equal(gone, "A1 B d ");
	lws_cache_expunge(c);
	assert_string_equal(gone, "A1 B d A2 C ");
	lws_cache_destroy(&c);
	assert_string_equal(gone, "A1 B d A2 C ");
}

static void
lookup_lists_tags_until_something_happens_to_one(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 4, 0);

	(void)state;
	assert_null(look(c, "*"));
	put(c, "ab", "1");
	put(c, "ac", "22");
	put(c, "x", "333");
	assert_string_equal(look(c, "a*"), "ac:2 ab:1 ");
	assert_string_equal(look(c, "a*"), "ac:2 ab:1 ");
	assert_int_equal(lws_cache_footprint(c), 6 + 2 * 11);
	put(c, "y", "4");
	put(c, "x", "1");
	put(c, "ad", "1"); /* a fifth: the oldest goes */
	assert_string_equal(look(c, "a*"), "ad:1 ac:2 ");
	lws_cache_item_remove(c, "ac");
	assert_string_equal(look(c, "a*"), "ad:1 ");
	lws_cache_item_remove(c, "a*");
	assert_null(look(c, "a*"));
	lws_cache_destroy(&c);
}

static void
lists_go_with_the_first_of_their_items(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 0);

	(void)state;
	put_until(c, "a1", now_us + 1000);
	put_until(c, "a2", now_us + 9000000);
	put_until(c, "a3", 0);
	assert_string_equal(look(c, "a*"), "a3:2 a2:2 a1:2 ");
	now_us += 2000;
	assert_string_equal(look(c, "a*"), "a3:2 a2:2 ");
	lws_service(cx, -1);
	assert_string_equal(look(c, "a*"), "a3:2 a2:2 ");
	lws_cache_destroy(&c);
}

static void
eviction_takes_what_lists_show(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 3, 0);

	(void)state;
	put(c, "a1", "1");
	put(c, "a2", "1");
	assert_string_equal(look(c, "a*"), "a2:1 a1:1 ");
	put(c, "b1", "1"); /* a1 goes, and so the list */
	put(c, "b2", "1");
	assert_null(get(c, "a1"));
	assert_string_equal(look(c, "a*"), "a2:1 ");
	lws_cache_destroy(&c);
}

static void
number_of_lists_is_bounded(void **state)
{
	struct lws_cache_ttl_lru *c = make(NULL, 0, 0);
	char wc[32];
	unsigned int n;

	(void)state;
	put(c, "a", "1");
	for (n = 0; n < LWS_LIMIT_CACHE_LISTS + 20; n++) {
		memset(wc, '*', sizeof(wc));
		lws_snprintf(wc, sizeof(wc), "%.*sa*", (int)(n % 9),
			     "**********");
		assert_string_equal(look(c, wc), "a:1 ");
		/* another text for the same: stars between */
		memset(wc, '*', sizeof(wc));
		wc[n % 20 + 1] = 'a';
		wc[21 + n % 10] = '\0';
		assert_string_equal(look(c, wc), "a:1 ");
	}
	assert_true(lws_cache_footprint(c) <= 1 + LWS_LIMIT_CACHE_LISTS * 10);
	lws_cache_destroy(&c);
}

static void
levels_write_through_and_copy_what_is_found(void **state)
{
	struct lws_cache_ttl_lru *l3 = make(NULL, 0, 0), *l2 = make(l3, 0, 0),
				 *l1 = make(l2, 1, 0), *l4;

	(void)state;
	l4 = make(l1, 0, 0);
	assert_null(l4); /* LWS_LIMIT_CACHE_LEVELS */
	put(l1, "a", "A");
	put(l1, "b", "B");
	assert_int_equal(lws_cache_footprint(l1), 1);
	assert_int_equal(lws_cache_footprint(l2), 2);
	assert_int_equal(lws_cache_footprint(l3), 2);
	assert_string_equal(get(l1, "a"), "A");
	lws_cache_item_remove(l1, "a");
	assert_null(get(l1, "a"));
	assert_null(get(l3, "a"));
	assert_string_equal(look(l1, "*"), "b:1 ");
	lws_cache_expunge(l1);
	assert_null(get(l1, "b"));
	assert_null(look(l1, "*"));
	lws_cache_destroy(&l3); /* the farthest first */
	assert_int_equal(put(l1, "c", "C"), 0);
	assert_string_equal(get(l2, "c"), "C");
	lws_cache_destroy(&l2);
	assert_string_equal(look(l1, "c"), "c:1 ");
	lws_cache_destroy(&l1);
}

static void
levels_beside_and_in_front_are_not_left_with_old_copies(void **state)
{
	struct lws_cache_ttl_lru *far = make(NULL, 0, 0), *a = make(far, 0, 0),
				 *b = make(far, 0, 0);

	(void)state;
	put(a, "k", "old");
	assert_string_equal(get(b, "k"), "old");
	assert_string_equal(look(b, "*"), "k:3 ");
	put(a, "k", "newer");
	assert_string_equal(get(b, "k"), "newer");
	assert_string_equal(look(b, "*"), "k:5 ");
	put(far, "k", "newest");
	assert_string_equal(get(a, "k"), "newest");
	lws_cache_item_remove(b, "k");
	assert_null(get(a, "k"));
	lws_cache_destroy(&a);
	lws_cache_destroy(&far);
	lws_cache_destroy(&b);
}

static void
copies_expire_with_the_original(void **state)
{
	struct lws_cache_ttl_lru *far = make(NULL, 0, 0),
				 *near = make(far, 0, 0);

	(void)state;
	put_until(far, "k", now_us + 5000);
	assert_non_null(get(near, "k"));
	now_us += 6000;
	assert_null(get(near, "k"));
	lws_service(cx, -1);
	assert_int_equal(lws_cache_footprint(near), 0);
	lws_cache_destroy(&far);
	lws_cache_destroy(&near);
}

static void
results_that_are_cut_end_the_walk(void **state)
{
	uint8_t list[] = { 0, 0, 0, 1, 0, 0, 0, 2, 'a', 'b', 0 };
	lws_cache_results_t w;
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(list); n++) {
		w.ptr = list;
		w.size = n;
		assert_int_equal(lws_cache_results_walk(&w), 1);
	}
	list[4] = 0xff;
	w.ptr = list;
	w.size = sizeof(list);
	assert_int_equal(lws_cache_results_walk(&w), 1);
}

static int
use_all(void)
{
	struct lws_cache_ttl_lru *far, *near = NULL;
	int bad = 1, n;
	char key[8];

	far = make(NULL, 0, 0);
	if (far)
		near = make(far, 0, 0);
	if (near) {
		bad = 0;
		for (n = 0; n < 20; n++) {
			lws_snprintf(key, sizeof(key), "k%d", n);
			bad |= put(near, key, "text");
		}
		bad |= !look(near, "k*");
		bad |= put(near, "k1", "other");
		bad |= !get(near, "k1");
		bad |= lws_cache_item_remove(near, "k2*");
		bad |= !look(near, "k*");
	}
	lws_cache_destroy(&near);
	lws_cache_destroy(&far);

	return bad ? -1 : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(use_all);
}

static void
bad_creation_is_refused(void **state)
{
	struct lws_cache_creation_info i = { .name = "x" };

	(void)state;
	assert_null(lws_cache_create(&i));
	i.cx = cx;
	i.name = NULL;
	assert_null(lws_cache_create(&i));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_was_written_is_found_and_replaced),
		T(an_item_may_be_written_from_its_own_payload),
		T(thousands_are_found),
		T(least_recently_used_goes_first),
		T(footprint_is_kept_and_one_that_is_too_large_stands_alone),
		T(payload_limit_refuses),
		T(items_expire_by_the_loop),
		T(destroy_callback_sees_every_payload_once),
		T(lookup_lists_tags_until_something_happens_to_one),
		T(lists_go_with_the_first_of_their_items),
		T(eviction_takes_what_lists_show),
		T(number_of_lists_is_bounded),
		T(levels_write_through_and_copy_what_is_found),
		T(levels_beside_and_in_front_are_not_left_with_old_copies),
		T(copies_expire_with_the_original),
		T(results_that_are_cut_end_the_walk),
		T(short_of_memory_nothing_stays),
		T(bad_creation_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
