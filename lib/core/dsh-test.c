/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Several queues in one buffer: what is stored comes back in order, the sums
 * are exact, freed space is whole again, and random use agrees with a map of
 * the buffer's bytes that is kept by other means.
 */
#include "unit.h"

#include "core/core.h"

/* what an object costs besides its bytes, and what those are rounded to */
#define HEADER  (3 * sizeof(void *) + 5 * sizeof(size_t))
#define COST(n) (HEADER + (((n) + 7) & ~(size_t)7))

static struct lws_dsh *
dsh_of(size_t bytes, int kinds)
{
	struct lws_dsh *dsh = lws_dsh_create(NULL, bytes, kinds);

	assert_non_null(dsh);

	return dsh;
}

static int
put(struct lws_dsh *dsh, int kind, const void *p, size_t n)
{
	return lws_dsh_alloc_tail(dsh, kind, p, n, NULL, 0);
}

static void *
head(struct lws_dsh *dsh, int kind, const char *s)
{
	void *obj = NULL;
	size_t n = 0;

	assert_int_equal(lws_dsh_get_head(dsh, kind, &obj, &n), 0);
	assert_int_equal(n, strlen(s));
	assert_memory_equal(obj, s, n);

	return obj;
}

static void
take(struct lws_dsh *dsh, int kind, const char *s)
{
	void *obj = head(dsh, kind, s);

	assert_int_equal((uintptr_t)obj % 8, 0);
	lws_dsh_free(&obj);
	assert_null(obj);
}

static void
expect_empty(struct lws_dsh *dsh, int kind)
{
	void *obj = dsh;
	size_t n = 7;

	assert_int_equal(lws_dsh_get_head(dsh, kind, &obj, &n), 1);
	assert_null(obj);
	assert_int_equal(n, 0);
	assert_int_equal(lws_dsh_get_size(dsh, kind), 0);
}

static uint8_t big[8192];

static void
header_is_as_programs_know_it(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 1);

	(void)state;
	assert_int_equal(put(dsh, 0, "12345678", 8), 0);
	assert_int_equal(lws_dsh_get_size(dsh, 0), 8 + HEADER);
	lws_dsh_destroy(&dsh);
}

static void
one_object_fills_the_buffer_to_the_byte(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 2);

	(void)state;
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER + 1), 1);
	assert_int_equal(put(dsh, 0, big, SIZE_MAX), 1);
	assert_int_equal(lws_dsh_alloc_tail(dsh, 0, big, 8, big, SIZE_MAX - 4),
			 1);
	expect_empty(dsh, 0);
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER), 0);
	assert_int_equal(lws_dsh_get_size(dsh, 0), 4096);
	assert_int_equal(put(dsh, 1, big, 1), 1);
	assert_int_equal(put(dsh, 1, NULL, 0), 1);
	lws_dsh_destroy(&dsh);
	assert_null(dsh);
	lws_dsh_destroy(&dsh);
}

static void
kinds_are_queues_of_their_own(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 3);
	void *a, *c;

	(void)state;
	put(dsh, 0, "a1", 2);
	put(dsh, 2, "c1", 2);
	put(dsh, 0, "a2", 2);
	put(dsh, 2, "c2", 2);
	expect_empty(dsh, 1);
	a = head(dsh, 0, "a1");
	c = head(dsh, 2, "c1");
	lws_dsh_free(&c); /* in any order */
	lws_dsh_free(&a);
	take(dsh, 2, "c2");
	take(dsh, 0, "a2");
	expect_empty(dsh, 0);
	expect_empty(dsh, 2);
	/* and all of it is one hole again */
	assert_int_equal(put(dsh, 1, big, 4096 - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

static void
two_sources_make_one_object(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 1);

	(void)state;
	assert_int_equal(lws_dsh_alloc_tail(dsh, 0, "head", 4, "+body", 5), 0);
	assert_int_equal(lws_dsh_alloc_tail(dsh, 0, NULL, 0, "only", 4), 0);
	assert_int_equal(lws_dsh_alloc_tail(dsh, 0, "one", 3, NULL, 99), 0);
	take(dsh, 0, "head+body");
	take(dsh, 0, "only");
	take(dsh, 0, "one");
	lws_dsh_destroy(&dsh);
}

static void
freed_neighbours_become_one_hole(void **state)
{
	static const int order[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
					{ 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct lws_dsh *dsh;
	unsigned int i, k;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(order); i++) {
		dsh = dsh_of(4 * COST(100), 4);
		for (k = 0; k < 4; k++)
			assert_int_equal(put(dsh, (int)k, big, 100), 0);
		for (k = 0; k < 3; k++) {
			assert_int_equal(
				put(dsh, 3, big, 3 * COST(100) - HEADER), 1);
			lws_dsh_consume(dsh, order[i][k], 100);
		}
		assert_int_equal(put(dsh, 0, big, 3 * COST(100) - HEADER), 0);
		assert_int_equal(lws_dsh_get_size(dsh, 0), 3 * COST(100));
		lws_dsh_destroy(&dsh);
	}
}

static void
smallest_hole_that_fits_is_used(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 5);

	(void)state;
	put(dsh, 0, big, 400);
	put(dsh, 4, "x", 1);
	put(dsh, 1, big, 80);
	put(dsh, 4, "x", 1);
	put(dsh, 2, big, 200);
	put(dsh, 4, big,
	    4096 - 2 * COST(1) - COST(400) - COST(80) - COST(200) - HEADER);
	lws_dsh_consume(dsh, 0, 400);
	lws_dsh_consume(dsh, 1, 80);
	lws_dsh_consume(dsh, 2, 200);

	/* had these gone into the larger holes, 400 and 200 would not fit */
	assert_int_equal(put(dsh, 3, big, 75), 0);
	assert_int_equal(put(dsh, 3, big, 400), 0);
	assert_int_equal(put(dsh, 3, big, 200), 0);
	assert_int_equal(put(dsh, 3, NULL, 0), 1);
	lws_dsh_destroy(&dsh);
}

/* what could not hold a header stays with the object, and is counted there */
static void
useless_rest_belongs_to_the_object(void **state)
{
	struct lws_dsh *dsh = dsh_of(COST(100) + HEADER - 8, 1);

	(void)state;
	assert_int_equal(put(dsh, 0, big, 100), 0);
	assert_int_equal(lws_dsh_get_size(dsh, 0), COST(100) + HEADER - 8);
	lws_dsh_destroy(&dsh);

	dsh = dsh_of(COST(100) + HEADER, 1);
	assert_int_equal(put(dsh, 0, big, 100), 0);
	assert_int_equal(lws_dsh_get_size(dsh, 0), COST(100));
	assert_int_equal(put(dsh, 0, NULL, 0), 0);
	lws_dsh_destroy(&dsh);
}

static void
odd_buffer_sizes_never_grow(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096 + 7, 1);

	(void)state;
	assert_int_equal(put(dsh, 0, big, 4096 + 7 - HEADER), 1);
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

static void
consume_advances_and_frees_at_the_end(void **state)
{
	static const char text[] = "abcdefghijklmnopqrstuvwxyz";
	struct lws_dsh *dsh = dsh_of(4096, 2);
	size_t step, at, n;

	(void)state;
	for (step = 1; step <= 27; step++) {
		assert_int_equal(put(dsh, 1, text, 26), 0);
		assert_int_equal(put(dsh, 1, "next", 4), 0);
		for (at = 0; at < 26; at += n) {
			head(dsh, 1, text + at);
			assert_int_equal(lws_dsh_get_size(dsh, 1),
					 COST(26) + COST(4));
			n = 26 - at < step ? 26 - at : step;
			lws_dsh_consume(dsh, 1, n);
		}
		take(dsh, 1, "next");
		expect_empty(dsh, 1);
	}
	lws_dsh_consume(dsh, 0, 0); /* nothing there */
	lws_dsh_destroy(&dsh);
}

/* wherever consuming has got to, an object can be freed by its pointer */
static void
partly_consumed_object_can_be_freed(void **state)
{
	static const char text[] = "abcdefghijklmnopqrstuvwxyz";
	struct lws_dsh *dsh = dsh_of(4096, 1);
	size_t a, b;
	void *obj;

	(void)state;
	for (a = 0; a < 13; a++)
		for (b = 0; b < 13; b++) {
			put(dsh, 0, text, 26);
			lws_dsh_consume(dsh, 0, a);
			lws_dsh_consume(dsh, 0, b);
			obj = head(dsh, 0, text + a + b);
			lws_dsh_free(&obj);
			expect_empty(dsh, 0);
		}
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

static void
empty_drops_all(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 2);

	(void)state;
	put(dsh, 0, "a", 1);
	put(dsh, 1, "b", 1);
	lws_dsh_empty(dsh);
	expect_empty(dsh, 0);
	expect_empty(dsh, 1);
	assert_int_equal(put(dsh, 1, big, 4096 - HEADER), 0);
	lws_dsh_empty(NULL);
	lws_dsh_destroy(&dsh);
}

static void
null_dsh_has_no_head(void **state)
{
	size_t n = 7;
	void *obj = &n;

	(void)state;
	assert_int_equal(lws_dsh_get_head(NULL, 0, &obj, &n), 1);
	assert_ptr_equal(obj, &n);
	assert_int_equal(n, 7);
}

static void
owner_lists_the_heap_at_its_head(void **state)
{
	lws_dll2_owner_t o = { 0 };
	struct lws_dsh *a, *b;
	struct lws_dll2 *first;

	(void)state;
	a = lws_dsh_create(&o, 4096, 1);
	assert_int_equal(o.count, 1);
	first = o.head;
	b = lws_dsh_create(&o, 4096, 1);
	assert_int_equal(o.count, 2);
	assert_ptr_equal(o.tail, first);

	/* one does not borrow from the other */
	assert_int_equal(put(a, 0, big, 4096 - HEADER), 0);
	assert_int_equal(put(a, 0, big, 8), 1);
	lws_dsh_destroy(&b);
	assert_int_equal(o.count, 1);
	lws_dsh_destroy(&a);
	assert_int_equal(o.count, 0);
}

static void
coalesce_appends_when_the_hole_follows(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 2 | LWS_DSHFLAG_ENABLE_COALESCE);

	(void)state;
	put(dsh, 0, "abc", 3);
	put(dsh, 0, "defghijk", 8);
	assert_int_equal(lws_dsh_get_size(dsh, 0), COST(11));
	put(dsh, 0, "l", 1);
	assert_int_equal(lws_dsh_get_size(dsh, 0), COST(12));
	put(dsh, 1, "x", 1); /* now something else follows */
	put(dsh, 0, "mn", 2);
	take(dsh, 0, "abcdefghijkl");
	take(dsh, 0, "mn");
	take(dsh, 1, "x");
	lws_dsh_destroy(&dsh);
}

static void
coalesce_takes_all_there_is_and_no_more(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 2 | LWS_DSHFLAG_ENABLE_COALESCE);
	void *obj;
	size_t n;

	(void)state;
	assert_int_equal(put(dsh, 0, big, 13), 0);
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER - 12), 1);
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER - 13), 0);
	assert_int_equal(lws_dsh_get_head(dsh, 0, &obj, &n), 0);
	assert_int_equal(n, 4096 - HEADER);
	assert_int_equal(lws_dsh_get_size(dsh, 0), 4096);
	assert_int_equal(put(dsh, 0, big, 1), 1);
	lws_dsh_free(&obj);
	assert_int_equal(put(dsh, 1, big, 4096 - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

/* the block above must know who is below it now */
static void
coalesce_may_fill_a_hole_between_objects(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 3 | LWS_DSHFLAG_ENABLE_COALESCE);
	void *obj;

	(void)state;
	assert_int_equal(put(dsh, 0, big, 96), 0);
	assert_int_equal(put(dsh, 1, big, 96), 0);
	assert_int_equal(put(dsh, 2, "above", 5), 0);
	lws_dsh_consume(dsh, 1, 96);
	assert_int_equal(put(dsh, 0, big, COST(96)), 0);
	assert_int_equal(lws_dsh_get_size(dsh, 0), 2 * COST(96));
	lws_dsh_consume(dsh, 0, 96 + COST(96));
	obj = head(dsh, 2, "above");
	lws_dsh_free(&obj);
	assert_int_equal(put(dsh, 1, big, 4096 - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

static void
coalesce_goes_on_behind_what_was_consumed(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 1 | LWS_DSHFLAG_ENABLE_COALESCE);
	void *obj;

	(void)state;
	put(dsh, 0, "0123456789abc", 13);
	lws_dsh_consume(dsh, 0, 11);
	put(dsh, 0, "defghij", 7);
	obj = head(dsh, 0, "bcdefghij");
	lws_dsh_free(&obj);
	assert_int_equal(put(dsh, 0, big, 4096 - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

static void
split_flag_changes_nothing(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 1 | LWS_DSHFLAG_ENABLE_SPLIT);
	size_t n;
	void *obj;

	(void)state;
	assert_int_equal(put(dsh, 0, big, 4000), 0);
	assert_int_equal(lws_dsh_get_head(dsh, 0, &obj, &n), 0);
	assert_int_equal(n, 4000);
	lws_dsh_destroy(&dsh);
}

/* -- against a model: each kind is an endless stream of counting bytes, the
 * buffer a list of extents: the answer to each alloc is known beforehand -- */

#define KINDS   3
#define SPAN    2048u
#define EXTENTS (SPAN / HEADER)

struct extent {
	size_t start, len; /* in the buffer, header included */
	int kind;
	size_t left; /* bytes not consumed yet */
};

struct model {
	struct extent e[EXTENTS]; /* oldest first */
	unsigned int count;
	uint8_t in[KINDS], out[KINDS]; /* next byte of each kind's stream */
	unsigned int failed, worked;
};

static struct model m;

static int
by_start(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

/* the smallest gap of len or more, the lowest of equals; its size, 0: none */
static size_t
model_gap(size_t len, size_t *start)
{
	struct extent s[EXTENTS + 1];
	size_t best = 0, at = 0, gap;
	unsigned int n;

	memcpy(s, m.e, m.count * sizeof(m.e[0]));
	s[m.count] = (struct extent){ .start = SPAN };
	qsort(s, m.count, sizeof(s[0]), by_start);
	for (n = 0; n <= m.count; n++) {
		gap = s[n].start - at;
		if (gap >= len && (!best || gap < best)) {
			best = gap;
			*start = at;
		}
		at = s[n].start + s[n].len;
	}

	return best;
}

static size_t
model_used(int kind)
{
	size_t sum = 0;
	unsigned int n;

	for (n = 0; n < m.count; n++)
		if (m.e[n].kind == kind)
			sum += m.e[n].len;

	return sum;
}

static struct extent *
model_head(int kind)
{
	unsigned int n;

	for (n = 0; n < m.count; n++)
		if (m.e[n].kind == kind)
			return &m.e[n];

	return NULL;
}

static void
model_put(struct lws_dsh *dsh, int kind)
{
	size_t n = (size_t)rand() % (rand() % 8 ? 60 : 700), i, gap, start = 0;
	uint8_t b[700];
	struct extent *e;

	for (i = 0; i < n; i++)
		b[i] = (uint8_t)(m.in[kind] + i);
	gap = model_gap(COST(n), &start);
	assert_int_equal(
		lws_dsh_alloc_tail(dsh, kind, b, n / 3, b + n / 3, n - n / 3),
		!gap);
	if (!gap) {
		m.failed++;
		return;
	}
	m.worked++;
	m.in[kind] = (uint8_t)(m.in[kind] + n);

	e = &m.e[m.count++];
	e->kind = kind;
	e->start = start;
	e->len = gap - COST(n) < HEADER ? gap : COST(n);
	e->left = n;
}

static void
model_take(struct lws_dsh *dsh, int kind)
{
	struct extent *e = model_head(kind);
	size_t left = e ? e->left : 0;
	size_t n, i;
	void *obj = NULL;

	assert_int_equal(lws_dsh_get_head(dsh, kind, &obj, &n), !e);
	if (!e || !obj)
		return;
	assert_int_equal(n, left);
	assert_non_null(obj);
	for (i = 0; i < n; i++)
		assert_int_equal(((uint8_t *)obj)[i],
				 (uint8_t)(m.out[kind] + i));

	if (rand() % 2) {
		n = n ? (size_t)rand() % (n + 1) : 0;
		lws_dsh_consume(dsh, kind, n);
	} else {
		lws_dsh_free(&obj);
	}
	m.out[kind] = (uint8_t)(m.out[kind] + n);
	e->left -= n;
	if (e->left)
		return;

	m.count--;
	memmove(e, e + 1, (size_t)(&m.e[m.count] - e) * sizeof(*e));
}

static void
random_use_agrees_with_the_model(void **state)
{
	struct lws_dsh *dsh = dsh_of(SPAN, KINDS);
	int n, kind;

	(void)state;
	srand(3);
	for (n = 0; n < 100000; n++) {
		if (rand() % 9 < 5)
			model_put(dsh, rand() % KINDS);
		else
			model_take(dsh, rand() % KINDS);
		for (kind = 0; kind < KINDS; kind++)
			assert_int_equal(lws_dsh_get_size(dsh, kind),
					 model_used(kind));
	}
	assert_true(m.failed > 1000 && m.worked > 1000);
	lws_dsh_destroy(&dsh);
}

/* coalesced, a kind is a stream whose cuts do not matter */
static void
random_coalescing_keeps_each_stream(void **state)
{
	struct lws_dsh *dsh = dsh_of(SPAN, KINDS | LWS_DSHFLAG_ENABLE_COALESCE);
	uint8_t in[KINDS] = { 0 }, out[KINDS] = { 0 }, b[100];
	size_t len, i;
	int n, kind;
	void *obj;

	(void)state;
	srand(4);
	for (n = 0; n < 100000; n++) {
		kind = rand() % KINDS;
		len = (size_t)(rand() % 100);
		for (i = 0; i < len; i++)
			b[i] = (uint8_t)(in[kind] + i);
		if (!put(dsh, kind, b, len))
			in[kind] = (uint8_t)(in[kind] + len);

		kind = rand() % KINDS;
		if (lws_dsh_get_head(dsh, kind, &obj, &len))
			continue;
		for (i = 0; i < len; i++)
			assert_int_equal(((uint8_t *)obj)[i],
					 (uint8_t)(out[kind] + i));
		len = (size_t)rand() % (len + 1);
		lws_dsh_consume(dsh, kind, len);
		out[kind] = (uint8_t)(out[kind] + len);
	}
	for (kind = 0; kind < KINDS; kind++)
		while (!lws_dsh_get_head(dsh, kind, &obj, &len)) {
			out[kind] = (uint8_t)(out[kind] + len);
			lws_dsh_free(&obj);
		}
	assert_memory_equal(in, out, sizeof(in));
	assert_int_equal(put(dsh, 0, big, SPAN - HEADER), 0);
	lws_dsh_destroy(&dsh);
}

static int
make_and_use(void)
{
	lws_dll2_owner_t o = { 0 };
	struct lws_dsh *dsh = lws_dsh_create(&o, 1024, 2);

	assert_int_equal(o.count, !!dsh);
	if (!dsh)
		return -1;
	assert_int_equal(put(dsh, 0, "a", 1), 0);
	lws_dsh_destroy(&dsh);

	return 0;
}

static void
out_of_memory_gives_null(void **state)
{
	(void)state;
	unit_oom_sweep(make_and_use);
	assert_null(lws_dsh_create(NULL, SIZE_MAX - 8, 1));
}

static void
one_allocation_for_good(void **state)
{
	struct lws_dsh *dsh;
	int n;

	(void)state;
	unit_heap_begin(0);
	dsh = dsh_of(4096, 4);
	for (n = 0; n < 10; n++)
		assert_int_equal(put(dsh, n % 4, "abc", 3), 0);
	assert_int_equal(unit_heap.count, 1);
	lws_dsh_destroy(&dsh);
	assert_int_equal(unit_heap_end(), 0);
}

static void
no_kinds(void)
{
	assert_null(lws_dsh_create(NULL, 4096, 0));
}

static void
too_many_kinds(void)
{
	assert_null(lws_dsh_create(NULL, 4096, 255));
}

static void
too_small(void)
{
	assert_null(lws_dsh_create(NULL, HEADER, 1));
}

static void
foreign_kind(void)
{
	struct lws_dsh *dsh = dsh_of(4096, 2);

	assert_int_equal(put(dsh, 2, "x", 1), 1);
	assert_int_equal(put(dsh, -1, "x", 1), 1);
	expect_empty(dsh, 2);
	lws_dsh_destroy(&dsh);
}

static void
consume_too_much(void)
{
	struct lws_dsh *dsh = dsh_of(4096, 1);

	put(dsh, 0, "abc", 3);
	put(dsh, 0, "de", 2);
	lws_dsh_consume(dsh, 0, 4);
	take(dsh, 0, "de");
	lws_dsh_destroy(&dsh);
}

static void
misuse_is_noticed(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	unit_misuse(no_kinds);
	unit_misuse(too_many_kinds);
	unit_misuse(too_small);
	unit_misuse(foreign_kind);
	unit_misuse(consume_too_much);
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
describe_is_a_line_a_kind_in_debug_builds(void **state)
{
	struct lws_dsh *dsh = dsh_of(4096, 2);

	(void)state;
	lines_level = LLL_NOTICE;
	lws_set_log_level(LLL_NOTICE, count_line);
	lws_dsh_describe(dsh, "mark");
	lws_set_log_level(0, NULL);
	assert_int_equal(lines_logged(), LINES_IN_DEBUG_BUILDS(3));
	lws_dsh_destroy(&dsh);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(header_is_as_programs_know_it),
		cmocka_unit_test(one_object_fills_the_buffer_to_the_byte),
		cmocka_unit_test(kinds_are_queues_of_their_own),
		cmocka_unit_test(two_sources_make_one_object),
		cmocka_unit_test(freed_neighbours_become_one_hole),
		cmocka_unit_test(smallest_hole_that_fits_is_used),
		cmocka_unit_test(useless_rest_belongs_to_the_object),
		cmocka_unit_test(odd_buffer_sizes_never_grow),
		cmocka_unit_test(consume_advances_and_frees_at_the_end),
		cmocka_unit_test(partly_consumed_object_can_be_freed),
		cmocka_unit_test(empty_drops_all),
		cmocka_unit_test(null_dsh_has_no_head),
		cmocka_unit_test(owner_lists_the_heap_at_its_head),
		cmocka_unit_test(coalesce_appends_when_the_hole_follows),
		cmocka_unit_test(coalesce_takes_all_there_is_and_no_more),
		cmocka_unit_test(coalesce_may_fill_a_hole_between_objects),
		cmocka_unit_test(coalesce_goes_on_behind_what_was_consumed),
		cmocka_unit_test(split_flag_changes_nothing),
		cmocka_unit_test(random_use_agrees_with_the_model),
		cmocka_unit_test(random_coalescing_keeps_each_stream),
		cmocka_unit_test(out_of_memory_gives_null),
		cmocka_unit_test(one_allocation_for_good),
		cmocka_unit_test(misuse_is_noticed),
		cmocka_unit_test(describe_is_a_line_a_kind_in_debug_builds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
