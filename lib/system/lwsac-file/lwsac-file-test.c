/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files kept in memory: when they are looked at again, what happens to the old
 * content while it is in use, and failure. Time is the test's own; file times
 * are set, not waited for.
 */
#include <fcntl.h>
#include <sys/stat.h>

#include "unit.h"

#include "core/core.h"
#include "plat/plat.h"

static lws_usec_t now_us;
static char dir[] = "/tmp/lwsac-file-XXXXXX", path[64];

static lws_usec_t
test_now_us(void)
{
	return now_us;
}

static void
pass_secs(int secs)
{
	now_us += secs * LWS_US_PER_SEC;
}

static void
write_file(const char *content, size_t len, int mtime)
{
	struct timespec t[2] = { { mtime, 0 }, { mtime, 0 } };
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, len), len);
	assert_int_equal(futimens(fd, t), 0);
	close(fd);
}

static void
expect(lwsac_cached_file_t *c, const char *content)
{
	size_t len = 77;

	assert_int_equal(lwsac_cached_file(path, c, &len), 0);
	assert_int_equal(len, strlen(content));
	assert_string_equal((char *)*c, content);
}

static void
content_ends_in_nul_and_len_is_always_set(void **state)
{
	lwsac_cached_file_t c = NULL;

	(void)state;
	write_file("hello", 5, 1000);
	expect(&c, "hello");
	expect(&c, "hello"); /* a hit says it too */
	lwsac_use_cached_file_detach(&c);
	assert_null(c);
	lwsac_use_cached_file_detach(&c);
	lwsac_use_cached_file_end(&c);

	write_file("", 0, 1000);
	expect(&c, "");
	lwsac_use_cached_file_detach(&c);
}

static void
file_is_left_alone_for_5_seconds(void **state)
{
	lwsac_cached_file_t c = NULL;

	(void)state;
	write_file("old", 3, 1000);
	expect(&c, "old");
	write_file("new", 3, 1001);
	pass_secs(4);
	expect(&c, "old");
	pass_secs(1);
	expect(&c, "new");
	assert_int_equal(unlink(path), 0);
	pass_secs(4);
	expect(&c, "new"); /* not even looked at */
	lwsac_use_cached_file_detach(&c);
}

static void
same_time_means_same_content(void **state)
{
	lwsac_cached_file_t c = NULL, before;

	(void)state;
	write_file("aaa", 3, 1000);
	expect(&c, "aaa");
	before = c;
	write_file("bbb", 3, 1000);
	pass_secs(6);
	expect(&c, "aaa");
	assert_ptr_equal(c, before);
	/* that was a check: the next one is 5 s from it */
	write_file("ccc", 3, 1001);
	pass_secs(4);
	expect(&c, "aaa");
	pass_secs(1);
	expect(&c, "ccc");
	lwsac_use_cached_file_detach(&c);
}

static void
old_content_lives_as_long_as_its_users(void **state)
{
	lwsac_cached_file_t c = NULL, user, other;

	(void)state;
	write_file("old", 3, 1000);
	unit_heap_begin(0);
	expect(&c, "old");
	user = other = c;
	lwsac_use_cached_file_start(user);
	lwsac_use_cached_file_start(other);

	write_file("newer", 5, 1001);
	pass_secs(5);
	expect(&c, "newer");
	assert_string_equal((char *)user, "old");
	assert_int_equal(unit_heap.live, 2);
	lwsac_use_cached_file_end(&user);
	assert_non_null(user);
	lwsac_use_cached_file_end(&other);
	assert_null(other);
	assert_int_equal(unit_heap.live, 1);

	lwsac_use_cached_file_start(c);
	lwsac_use_cached_file_end(&c);
	assert_non_null(c); /* not detached: it is kept */
	lwsac_use_cached_file_detach(&c);
	assert_null(c);
	assert_int_equal(unit_heap_end(), 0);
}

static void
failure_keeps_the_old_content(void **state)
{
	lwsac_cached_file_t c = NULL, before;
	size_t len = 77;

	(void)state;
	unlink(path);
	assert_int_equal(lwsac_cached_file(path, &c, &len), 1);
	assert_null(c);
	assert_int_equal(len, 77);
	assert_int_equal(lwsac_cached_file(dir, &c, &len), 1);

	write_file("kept", 4, 1000);
	expect(&c, "kept");
	before = c;
	unlink(path);
	pass_secs(5);
	assert_int_equal(lwsac_cached_file(path, &c, &len), 1);
	assert_ptr_equal(c, before);
	assert_string_equal((char *)c, "kept");

	/* in its place, something that cannot be read */
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(lwsac_cached_file(path, &c, &len), 1);
	assert_string_equal((char *)c, "kept");
	unlink(path);
	lwsac_use_cached_file_detach(&c);
}

static void
large_file_comes_whole(void **state)
{
	static char big[300001];
	lwsac_cached_file_t c = NULL;
	size_t n;

	(void)state;
	for (n = 0; n < sizeof(big) - 1; n++)
		big[n] = (char)('a' + n % 23);
	write_file(big, sizeof(big) - 1, 1000);
	expect(&c, big);
	lwsac_use_cached_file_detach(&c);
}

static int
load_and_reload(void)
{
	lwsac_cached_file_t c = NULL;
	size_t len;
	int r = 0;

	write_file("one", 3, 1000);
	if (lwsac_cached_file(path, &c, &len))
		return -1;
	write_file("two", 3, 1001);
	pass_secs(5);
	if (lwsac_cached_file(path, &c, &len)) {
		assert_string_equal((char *)c, "one");
		r = -1;
	}
	lwsac_use_cached_file_detach(&c);

	return r;
}

static void
out_of_memory_keeps_the_old_content(void **state)
{
	(void)state;
	unit_oom_sweep(load_and_reload);
}

static int
set_up(void **state)
{
	static const struct lws_plat_clock clock = { test_now_us, NULL };

	(void)state;
	if (!mkdtemp(dir))
		return -1;
	snprintf(path, sizeof(path), "%s/file", dir);
	lws_plat_set_clock(&clock);
	lws_set_log_level(0, NULL);

	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	unlink(path);

	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_ends_in_nul_and_len_is_always_set),
		cmocka_unit_test(file_is_left_alone_for_5_seconds),
		cmocka_unit_test(same_time_means_same_content),
		cmocka_unit_test(old_content_lives_as_long_as_its_users),
		cmocka_unit_test(failure_keeps_the_old_content),
		cmocka_unit_test(large_file_comes_whole),
		cmocka_unit_test(out_of_memory_keeps_the_old_content),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
