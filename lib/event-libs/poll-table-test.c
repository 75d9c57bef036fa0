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

/* A paused connection whose peer is gone must not wake every wait, be it paused
 * from the start, later, or again. */
static void
check_silence(struct lws_poll_table *t)
{
	int fd[2];

	a_pipe(fd);
	close(fd[1]);
	assert_int_equal(lws_poll_table_add(t, fd[0], 0, NULL), 0);
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	assert_int_equal(lws_poll_table_events(t, fd[0], POLLIN), 0);
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	assert_int_equal(lws_poll_table_take(t, fd[0]), POLLHUP);
	assert_int_equal(lws_poll_table_events(t, fd[0], 0), 0);
	assert_int_equal(lws_poll_table_wait(t, 0), 0);
	lws_poll_table_remove(t, fd[0]);
	assert_int_equal(lws_poll_table_add(t, fd[0], POLLIN, NULL), 0);
	assert_int_equal(lws_poll_table_wait(t, 1000), 1);
	lws_poll_table_remove(t, fd[0]);
	close(fd[0]);
}

static void
who_asks_for_nothing_hears_nothing(void **state)
{
	(void)state;
	every_way(check_silence);
}

/* Somebody else holds the descriptor too, so that closing ours does not take it
 * out of the kernel's set: what is removed must not come back under its number.
 */
static void
check_duplicate(struct lws_poll_table *t)
{
	static const short masks[] = { 0, POLLIN };
	int fd[2], copy, other[2];
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(masks); n++) {
		a_pipe(fd);
		a_pipe(other);
		copy = dup(fd[0]);
		assert_int_equal(lws_poll_table_add(t, fd[0], masks[n], NULL),
				 0);
		lws_poll_table_remove(t, fd[0]);
		assert_int_equal(dup2(other[0], fd[0]), fd[0]);
		assert_int_equal(lws_poll_table_add(t, fd[0], POLLIN, NULL), 0);
		close(fd[1]);
		assert_int_equal(lws_poll_table_wait(t, 0), 0);
		lws_poll_table_remove(t, fd[0]);
		close(copy);
		close(fd[0]);
		close_both(other);
	}
}

static void
a_removed_descriptor_stays_away_though_a_copy_lives(void **state)
{
	(void)state;
	every_way(check_duplicate);
}

/* -- the same random life in all tables -- */

#define SOCKETS 24

static struct {
	struct lws_poll_table t[LWS_ARRAY_SIZE(ways)];
	int fd[SOCKETS][2]; /* [0] is watched; [1] is the peer, -1 closed */
	int copy[SOCKETS];  /* of the watched one, -1 none */
	uint32_t random;
	unsigned long ready;
} life;

static unsigned int
rnd(unsigned int below)
{
	life.random = life.random * 1664525u + 1013904223u;

	return (life.random >> 8) % below;
}

static void
forget(int fd)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(ways); n++)
		lws_poll_table_remove(&life.t[n], fd);
}

static void
renew(unsigned int s)
{
	forget(life.fd[s][0]);
	close(life.fd[s][0]);
	if (life.fd[s][1] >= 0)
		close(life.fd[s][1]);
	if (life.copy[s] >= 0)
		close(life.copy[s]);
	assert_int_equal(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, life.fd[s]),
		0);
	life.copy[s] = rnd(2) ? dup(life.fd[s][0]) : -1;
}

static void
watch(int fd)
{
	static const short masks[] = { 0, POLLIN, POLLOUT, POLLIN | POLLOUT };
	short mask = masks[rnd(4)];
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(ways); n++) {
		struct lws_poll_table *t = &life.t[n];

		if (lws_poll_table_index(t, fd) == LWS_POLL_NONE)
			assert_int_equal(lws_poll_table_add(t, fd, mask, NULL),
					 0);
		else
			assert_int_equal(lws_poll_table_events(t, fd, mask), 0);
	}
}

static void
peer_acts(unsigned int s)
{
	int *peer = &life.fd[s][1];

	if (*peer < 0)
		return;
	if (rnd(3)) {
		assert_int_equal(write(*peer, "x", 1), 1);
		return;
	}
	close(*peer);
	*peer = -1;
}

static void
live_a_step(void)
{
	unsigned int s = rnd(SOCKETS);
	char b[64];

	switch (rnd(8)) {
	case 0:
		renew(s);
		break;
	case 1:
		forget(life.fd[s][0]);
		break;
	case 2:
		while (read(life.fd[s][0], b, sizeof(b)) > 0)
			;
		break;
	case 3:
	case 4:
		peer_acts(s);
		break;
	default:
		watch(life.fd[s][0]);
		break;
	}
}

static void
compare_readiness(void)
{
	int count[LWS_ARRAY_SIZE(ways)];
	unsigned int s;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(ways); n++)
		count[n] = lws_poll_table_wait(&life.t[n], 0);
	for (n = 1; n < LWS_ARRAY_SIZE(ways); n++)
		assert_int_equal(count[n], count[0]);
	life.ready += (unsigned long)count[0];

	for (s = 0; s < SOCKETS; s++) {
		short first = lws_poll_table_take(&life.t[0], life.fd[s][0]);

		for (n = 1; n < LWS_ARRAY_SIZE(ways); n++)
			assert_int_equal(
				lws_poll_table_take(&life.t[n], life.fd[s][0]),
				first);
	}
}

static void
all_ways_see_the_same_in_a_random_life(void **state)
{
	unsigned int s;
	size_t n;
	int step;

	(void)state;
	memset(&life, 0, sizeof(life));
	for (n = 0; n < LWS_ARRAY_SIZE(ways); n++)
		assert_int_equal(lws_poll_table_init(&life.t[n], ways[n]), 0);
	for (s = 0; s < SOCKETS; s++)
		life.fd[s][0] = life.fd[s][1] = life.copy[s] = -1;
	for (s = 0; s < SOCKETS; s++)
		renew(s);
	for (step = 0; step < 20000; step++) {
		live_a_step();
		compare_readiness();
	}
	assert_true(life.ready > 20000);
	for (s = 0; s < SOCKETS; s++) {
		forget(life.fd[s][0]);
		close(life.fd[s][0]);
		close(life.fd[s][1]);
		close(life.copy[s]);
	}
	for (n = 0; n < LWS_ARRAY_SIZE(ways); n++)
		lws_poll_table_fini(&life.t[n]);
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

/* a file, of which each addition may fail in one place more */
static int
add_files(void)
{
	struct lws_poll_table t;
	int n, r = 0;

	if (lws_poll_table_init(&t, ways[LWS_ARRAY_SIZE(ways) - 1]))
		return -1;
	for (n = 0; n < PAIRS && !r; n++) {
		int d = open("/proc/self/exe", O_RDONLY);

		errno = 0;
		r = lws_poll_table_add(&t, d, POLLIN, &t);
		if (r && errno != ENOMEM)
			fail_msg("refused for want of memory: errno %d", errno);
		if (r)
			close(d);
	}
	while (t.count) {
		int d = t.fds[0].fd;

		lws_poll_table_remove(&t, d);
		close(d);
	}
	lws_poll_table_fini(&t);

	return r;
}

static void
no_memory_is_said_in_errno(void **state)
{
	(void)state;
	unit_oom_sweep(add_files);
}

/* numbers are all it takes: nobody waits for them */
static void
a_large_table_has_at_most_a_quarter_too_much(void **state)
{
	struct lws_poll_table t;
	int fd;

	(void)state;
	assert_int_equal(lws_poll_table_init(&t, NULL), 0);
	for (fd = 0; fd < 20000; fd++) {
		assert_int_equal(lws_poll_table_add(&t, fd, POLLIN, &t), 0);
		if (fd < 2000)
			continue;
		assert_true(t.alloc <= t.count + t.count / 4 + 1);
		assert_true(t.fd_alloc <= t.count + t.count / 4 + 1);
		assert_true(t.ready_alloc <= t.count + t.count / 4 + 1);
	}
	lws_poll_table_fini(&t);
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
		cmocka_unit_test(who_asks_for_nothing_hears_nothing),
		cmocka_unit_test(
			a_removed_descriptor_stays_away_though_a_copy_lives),
		cmocka_unit_test(all_ways_see_the_same_in_a_random_life),
		cmocka_unit_test(no_memory_leaves_the_table_as_it_was),
		cmocka_unit_test(no_memory_is_said_in_errno),
		cmocka_unit_test(a_large_table_has_at_most_a_quarter_too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
