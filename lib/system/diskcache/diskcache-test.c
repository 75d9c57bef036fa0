/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files by hash: what a query finds or begins, what completing one does, which
 * files trimming takes and when it rests.
 */
#include "unit.h"

#include "system/diskcache/diskcache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>

static char top[] = "/tmp/lws-diskcache~XXXXXX";
static lws_usec_t now_us;

static lws_usec_t
fake_now(void)
{
	return now_us;
}

static uint64_t
fake_wall(void)
{
	return (uint64_t)time(NULL) * 1000000;
}

static const struct lws_plat_clock fake = { fake_now, fake_wall };

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	now_us = 1000000;
	lws_plat_set_clock(&fake);
	strcpy(top + strlen(top) - 6, "XXXXXX");
	if (!mkdtemp(top))
		return -1;

	return lws_diskcache_prepare(top, 0700, getuid());
}

static int
teardown(void **state)
{
	struct lws_dir_info info = { .dirpath = top,
				     .cb = lws_dir_rm_rf_cb,
				     .do_toplevel_cb = 1 };

	(void)state;
	lws_plat_set_clock(NULL);
	lws_dir_via_info(&info);

	return !access(top, F_OK);
}

static void
make_file(struct lws_diskcache_scan *l, const char *hash, size_t size, int age)
{
	struct timeval tv[2] = { { time(NULL) - age, 0 },
				 { time(NULL) - age, 0 } };
	char path[256];
	size_t n = 99;
	int fd;

	assert_int_equal(
		lws_diskcache_query(l, 0, hash, &fd, path, sizeof(path), &n),
		LWS_DISKCACHE_QUERY_CREATING);
	assert_int_equal(ftruncate(fd, (off_t)size), 0);
	assert_int_equal(close(fd), 0);
	assert_int_equal(lws_diskcache_finalize_name(path), 0);
	assert_int_equal(utimes(path, tv), 0);
}

static int
there(struct lws_diskcache_scan *l, const char *hash)
{
	char path[256];
	size_t n;
	int fd, r;

	r = lws_diskcache_query(l, 1, hash, &fd, path, sizeof(path), &n);
	if (fd >= 0)
		close(fd);

	return r == LWS_DISKCACHE_QUERY_EXISTS;
}

static void
a_file_is_begun_finished_and_found(void **state)
{
	struct lws_diskcache_scan *l = lws_diskcache_create(top, 0);
	char path[256], want[256];
	struct stat st;
	size_t n = 99;
	int fd, fd2;

	(void)state;
	assert_int_equal(
		lws_diskcache_query(l, 1, "ab12", &fd, path, sizeof(path), &n),
		LWS_DISKCACHE_QUERY_NO_CACHE);
	assert_int_equal(fd, -1);
	assert_int_equal(
		lws_diskcache_query(l, 0, "ab12", &fd, path, sizeof(path), &n),
		LWS_DISKCACHE_QUERY_CREATING);
	assert_int_equal(write(fd, "hello", 5), 5);
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* another one at the same time has a file of its own */
	assert_int_equal(
		lws_diskcache_query(l, 0, "ab12", &fd2, want, sizeof(want), &n),
		LWS_DISKCACHE_QUERY_CREATING);
	assert_string_not_equal(path, want);
	close(fd2);
	unlink(want);
	close(fd);
	assert_int_equal(lws_diskcache_finalize_name(path), 0);
	lws_snprintf(want, sizeof(want), "%s/a/b/ab12", top);
	assert_string_equal(path, want);
	assert_int_equal(lws_diskcache_finalize_name(path), 1);
	assert_int_equal(
		lws_diskcache_query(l, 0, "ab12", &fd, path, sizeof(path), &n),
		LWS_DISKCACHE_QUERY_EXISTS);
	assert_int_equal(n, 5);
	assert_int_equal(read(fd, want, 5), 5);
	assert_int_equal(write(fd, "x", 1), -1);
	close(fd);
	lws_diskcache_destroy(&l);
	assert_null(l);
	lws_diskcache_destroy(&l);
}

static void
what_is_no_hash_or_has_no_room_is_refused(void **state)
{
	static const char *const bad[] = { "",        "a",
					   "AB12",    "../../etc/passwd",
					   "ab/../c", "ab12~" };
	struct lws_diskcache_scan *l = lws_diskcache_create(top, 0);
	char path[256];
	size_t n, i;
	int fd;

	(void)state;
	for (i = 0; i < LWS_ARRAY_SIZE(bad); i++)
		assert_int_equal(lws_diskcache_query(l, 0, bad[i], &fd, path,
						     sizeof(path), &n),
				 LWS_DISKCACHE_QUERY_NO_CACHE);
	for (i = 0; i < strlen(top) + 12; i++)
		assert_int_equal(lws_diskcache_query(l, 0, "abcd", &fd, path,
						     (int)i, &n),
				 LWS_DISKCACHE_QUERY_NO_CACHE);
	lws_diskcache_destroy(&l);
	l = lws_diskcache_create(NULL, 0);
	assert_int_equal(
		lws_diskcache_query(l, 0, "abcd", &fd, path, sizeof(path), &n),
		LWS_DISKCACHE_QUERY_NO_CACHE);
	assert_int_equal(lws_diskcache_trim(l), 0);
	lws_diskcache_destroy(&l);
}

static void
scan(struct lws_diskcache_scan *l)
{
	int n;

	for (n = 0; n < 256; n++)
		assert_int_equal(lws_diskcache_trim(l), 0);
}

static void
the_oldest_go_until_the_rest_fits(void **state)
{
	struct lws_diskcache_scan *l = lws_diskcache_create(top, 1000);

	(void)state;
	make_file(l, "0011", 400, 100);
	make_file(l, "ff22", 400, 300);
	make_file(l, "8833", 400, 200);
	make_file(l, "8844", 100, 50);
	assert_int_equal(lws_diskcache_secs_to_idle(l), 0);
	scan(l);
	assert_false(there(l, "ff22"));
	assert_true(there(l, "8833"));
	assert_true(there(l, "0011"));
	assert_true(there(l, "8844"));
	assert_int_equal(lws_diskcache_secs_to_idle(l), 60);

	/* a hit makes it young: 0011 was asked for last, but all at once; now
	 * only the one that is asked for is young */
	make_file(l, "7755", 400, 10000);
	make_file(l, "7766", 400, 5000);
	assert_true(there(l, "7755"));
	assert_int_equal(lws_diskcache_trim(l), 0); /* it rests */
	now_us += 60 * 1000000;
	scan(l);
	assert_false(there(l, "7766"));
	assert_true(there(l, "7755"));
	lws_diskcache_destroy(&l);
}

static void
more_files_than_one_scan_remembers(void **state)
{
	struct lws_diskcache_scan *l = lws_diskcache_create(top, 100);
	char hash[16];
	int n;

	(void)state;
	for (n = 0; n < (int)LWS_TUNE_DISKCACHE_OLDEST + 72; n++) {
		lws_snprintf(hash, sizeof(hash), "%02x%04x", n * 7 & 255, n);
		make_file(l, hash, 10, 1000 - n);
	}
	scan(l);
	assert_int_equal(lws_diskcache_secs_to_idle(l), 0);
	assert_false(there(l, "000000"));
	scan(l);
	assert_int_equal(lws_diskcache_secs_to_idle(l), 60);
	assert_true(there(l, hash));
	lws_diskcache_destroy(&l);
}

static void
a_missing_directory_is_said(void **state)
{
	struct lws_diskcache_scan *l;
	char path[256];

	(void)state;
	lws_snprintf(path, sizeof(path), "%s/none", top);
	l = lws_diskcache_create(path, 0);
	assert_int_equal(lws_diskcache_trim(l), -1);
	lws_diskcache_destroy(&l);
}

static int
use_all(void)
{
	struct lws_diskcache_scan *l = lws_diskcache_create(top, 1);
	char path[256];
	size_t size;
	int fd, bad = 0, n;

	if (!l)
		return -1;
	if (lws_diskcache_query(l, 0, "abcd", &fd, path, sizeof(path), &size) ==
	    LWS_DISKCACHE_QUERY_CREATING)
		bad = lws_diskcache_finalize_name(path);
	if (fd >= 0)
		close(fd);
	for (n = 0; n < 256; n++)
		bad |= lws_diskcache_trim(l);
	lws_diskcache_destroy(&l);

	return bad ? -1 : 0;
}

static void
short_of_memory_nothing_stays(void **state)
{
	(void)state;
	unit_oom_sweep(use_all);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_file_is_begun_finished_and_found),
		T(what_is_no_hash_or_has_no_room_is_refused),
		T(the_oldest_go_until_the_rest_fits),
		T(more_files_than_one_scan_remembers),
		T(a_missing_directory_is_said),
		T(short_of_memory_nothing_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
