/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The table of descriptors, and both built-in ways to wait on it: they must
 * not differ in anything that a caller can see.
 */
#include "unit.h"

#include "event-libs/event-libs.h"

extern const struct lws_wait_ops lws_wait_poll;

/* The other ways to wait that this build has are measured against poll. */
#if defined(LWS_WITH_EPOLL)
extern const struct lws_wait_ops lws_wait_epoll;
#define WAY_EPOLL &lws_wait_epoll,
#else
#define WAY_EPOLL
#endif
static const struct lws_wait_ops *const ways[] = { &lws_wait_poll, WAY_EPOLL };

#define PAIRS 40 /* beyond two doublings of the first size */

static void
every_way(void (*fn)(struct lws_poll_table *t))
{
	struct lws_poll_table t;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(ways); n++) {
		assert_int_equal(lws_poll_table_init(&t, ways[n]), 0);
		fn(&t);
		lws_poll_table_fini(&t);
	}
}

static void
a_pipe(int fd[2])
{
	assert_int_equal(pipe(fd), 0);
}

static void
close_both(int fd[2])
{
	close(fd[0]);
	close(fd[1]);
}

static void
check_readiness(struct lws_poll_table *t)
{
	int fd[2], owner;

	a_pipe(fd);
	assert_int_equal(lws_poll_table_add(t, fd[0], POLLIN, &owner), 0);
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	assert_int_equal(write(fd[1], "x", 1), 1);
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	assert_int_equal(t->ready[0], fd[0]);
	assert_ptr_equal(lws_poll_table_owner(t, fd[0]), &owner);
	assert_int_equal(lws_poll_table_take(t, fd[0]), POLLIN);
	assert_int_equal(lws_poll_table_take(t, fd[0]), 0);

	/* level triggered: what was not read is ready again */
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	close(fd[1]);
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	assert_true(lws_poll_table_take(t, fd[0]) & POLLHUP);
	lws_poll_table_remove(t, fd[0]);
	close(fd[0]);
}

static void
readiness_is_seen_taken_once_and_comes_again(void **state)
{
	(void)state;
	every_way(check_readiness);
}

static void
check_mask(struct lws_poll_table *t)
{
	int fd[2];

	a_pipe(fd);
	assert_int_equal(lws_poll_table_add(t, fd[1], 0, NULL), 0);
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	assert_int_equal(lws_poll_table_events(t, fd[1], POLLOUT), 0);
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	assert_int_equal(lws_poll_table_take(t, fd[1]), POLLOUT);
	assert_int_equal(lws_poll_table_events(t, fd[1], 0), 0);
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	lws_poll_table_remove(t, fd[1]);
	assert_int_equal(lws_poll_table_events(t, fd[1], POLLOUT), -1);
	assert_int_equal(errno, ENOENT);
	close_both(fd);
}

static void
the_mask_of_events_is_what_counts(void **state)
{
	(void)state;
	every_way(check_mask);
}

/* An fd that goes in the pass in which it was ready must not be found ready
 * under its number again. */
static void
check_reuse(struct lws_poll_table *t)
{
	int fd[2], one, two;

	a_pipe(fd);
	assert_int_equal(lws_poll_table_add(t, fd[1], POLLOUT, &one), 0);
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	lws_poll_table_remove(t, fd[1]);
	assert_int_equal(lws_poll_table_take(t, fd[1]), 0);
	assert_int_equal(lws_poll_table_add(t, fd[1], POLLOUT, &two), 0);
	assert_int_equal(lws_poll_table_take(t, fd[1]), 0);
	assert_ptr_equal(lws_poll_table_owner(t, fd[1]), &two);
	lws_poll_table_remove(t, fd[1]);
	close_both(fd);
}

static void
a_reused_descriptor_inherits_no_readiness(void **state)
{
	(void)state;
	every_way(check_reuse);
}

static void
check_many(struct lws_poll_table *t)
{
	int fd[PAIRS][2];
	int n;

	for (n = 0; n < PAIRS; n++) {
		a_pipe(fd[n]);
		assert_int_equal(lws_poll_table_add(t, fd[n][0], POLLIN, fd[n]),
				 0);
	}
	for (n = 0; n < PAIRS; n += 2) { /* holes filled by the last */
		lws_poll_table_remove(t, fd[n][0]);
		lws_poll_table_remove(t, fd[n][0]);
	}
	assert_int_equal(t->count, PAIRS / 2);
	for (n = 0; n < PAIRS; n++) {
		void *want = n & 1 ? fd[n] : NULL;

		assert_ptr_equal(lws_poll_table_owner(t, fd[n][0]), want);
		assert_int_equal(write(fd[n][1], "x", 1), 1);
	}
	assert_int_equal(lws_poll_table_wait(t, 1000), PAIRS / 2);
	for (n = 0; n < PAIRS; n++) {
		assert_int_equal(lws_poll_table_take(t, fd[n][0]),
				 n & 1 ? POLLIN : 0);
		lws_poll_table_remove(t, fd[n][0]);
		close_both(fd[n]);
	}
	assert_int_equal(t->count, 0);
}

static void
entries_stay_with_their_descriptors(void **state)
{
	(void)state;
	every_way(check_many);
}

static void
check_regular_file(struct lws_poll_table *t)
{
	FILE *f = tmpfile();
	int fd[2];

	assert_non_null(f);
	a_pipe(fd);
	assert_int_equal(lws_poll_table_add(t, fileno(f), POLLIN, f), 0);
	assert_int_equal(lws_poll_table_add(t, fd[0], POLLIN, fd), 0);
	assert_int_equal(lws_poll_table_wait(t, -1), 1);
	assert_int_equal(t->ready[0], fileno(f));
	assert_int_equal(lws_poll_table_take(t, fileno(f)), POLLIN);
	assert_int_equal(lws_poll_table_events(t, fileno(f), 0), 0);
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	lws_poll_table_remove(t, fileno(f));
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	lws_poll_table_remove(t, fd[0]);
	close_both(fd);
	fclose(f);
}

static void
a_regular_file_is_always_ready(void **state)
{
	(void)state;
	every_way(check_regular_file);
}

static void
what_makes_no_sense_is_refused(void **state)
{
	struct lws_poll_table t;

	(void)state;
	assert_int_equal(lws_poll_table_init(&t, NULL), 0);
	assert_int_equal(lws_poll_table_add(&t, -1, POLLIN, NULL), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(lws_poll_table_add(&t, 5, POLLIN, NULL), 0);
	assert_int_equal(lws_poll_table_add(&t, 5, POLLIN, NULL), -1);
	assert_int_equal(errno, EINVAL);
	assert_null(lws_poll_table_owner(&t, -1));
	assert_null(lws_poll_table_owner(&t, 1 << 20));
	lws_poll_table_fini(&t);
}

/* 0 only if every step worked: the sweep refuses one allocation after another
 */
static int
fill_and_empty(void)
{
	struct lws_poll_table t;
	int fd[2], n, r = 0;

	if (pipe(fd))
		return -1;
	if (lws_poll_table_init(&t, ways[LWS_ARRAY_SIZE(ways) - 1])) {
		close_both(fd);
		return -1;
	}
	for (n = 0; n < PAIRS && !r; n++) {
		int d = dup(fd[0]);

		r = lws_poll_table_add(&t, d, POLLIN, fd);
		if (r) {
			close(d);
			break;
		}
	}
	while (t.count) {
		int d = t.fds[0].fd;

		lws_poll_table_remove(&t, d);
		close(d);
	}
	lws_poll_table_fini(&t);
	close_both(fd);

	return r;
}

static void
no_memory_leaves_the_table_as_it_was(void **state)
{
	(void)state;
	unit_oom_sweep(fill_and_empty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readiness_is_seen_taken_once_and_comes_again),
		cmocka_unit_test(the_mask_of_events_is_what_counts),
		cmocka_unit_test(a_reused_descriptor_inherits_no_readiness),
		cmocka_unit_test(entries_stay_with_their_descriptors),
		cmocka_unit_test(a_regular_file_is_always_ready),
		cmocka_unit_test(what_makes_no_sense_is_refused),
		cmocka_unit_test(no_memory_leaves_the_table_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
