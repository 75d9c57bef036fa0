/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Which provider gets a path, where seeks end, and the platform's files.
 */
#include "unit.h"

#include "system/vfs/vfs.h"

#include <sys/stat.h>

static char path[64];

static int
setup(void **state)
{
	(void)state;
	snprintf(path, sizeof(path), "/tmp/lws-vfs-test-%d", (int)getpid());
	unit_heap_begin(0);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(path);

	return unit_heap_end() ? -1 : 0;
}

/* a provider that only notes down how it was asked */
static struct {
	const struct lws_plat_file_ops *own, *head;
	char filename[64], vpath[64];
} asked;

static lws_fop_fd_t
note_open(const struct lws_plat_file_ops *fops_own,
	  const struct lws_plat_file_ops *fops, const char *filename,
	  const char *vpath, lws_fop_flags_t *flags)
{
	(void)flags;
	asked.own = fops_own;
	asked.head = fops;
	snprintf(asked.filename, sizeof(asked.filename), "%s", filename);
	snprintf(asked.vpath, sizeof(asked.vpath), "%s", vpath);

	return NULL;
}

static void
ask(const struct lws_plat_file_ops *head, const char *name)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;

	memset(&asked, 0, sizeof(asked));
	assert_null(lws_vfs_file_open(head, name, &flags));
	assert_ptr_equal(asked.head, head);
	assert_string_equal(asked.filename, name);
}

static void
first_signature_in_the_path_wins(void **state)
{
	const struct lws_plat_file_ops two = {
		.LWS_FOP_OPEN = note_open,
		.fi = { { "dlofs/", 6 }, { ".jar/", 5 } },
	};
	const struct lws_plat_file_ops one = {
		.LWS_FOP_OPEN = note_open,
		.fi = { { ".zip/", 5 } },
		.next = &two,
	};
	const struct lws_plat_file_ops head = {
		.LWS_FOP_OPEN = note_open,
		.next = &one,
	};

	(void)state;
	ask(&head, "/a/b.html");
	assert_ptr_equal(asked.own, &head);
	assert_string_equal(asked.vpath, "/a/b.html");
	ask(&head, "/a/b.zip/c/d.html");
	assert_ptr_equal(asked.own, &one);
	assert_string_equal(asked.vpath, "c/d.html");
	ask(&head, "/a/b.zip");
	assert_ptr_equal(asked.own, &head);
	ask(&head, "dlofs/x");
	assert_ptr_equal(asked.own, &two);
	assert_string_equal(asked.vpath, "x");
	ask(&head, "/a/b.jar/c.zip/d");
	assert_ptr_equal(asked.own, &two);
	assert_string_equal(asked.vpath, "c.zip/d");
	ask(&head, "/a/b.zip/c.zip/d");
	assert_string_equal(asked.vpath, "c.zip/d");
}

static void
seeks_end_inside_the_file(void **state)
{
	struct lws_fop_fd f = { .pos = 4, .len = 10 };

	(void)state;
	assert_int_equal(lws_vfs_clamped(&f, 0), 4);
	assert_int_equal(lws_vfs_clamped(&f, 6), 10);
	assert_int_equal(lws_vfs_clamped(&f, 7), 10);
	assert_int_equal(lws_vfs_clamped(&f, -4), 0);
	assert_int_equal(lws_vfs_clamped(&f, -5), 0);
	assert_int_equal(lws_vfs_clamped(&f, INT64_MAX), 10);
	assert_int_equal(lws_vfs_clamped(&f, INT64_MIN), 0);
	f.pos = 12; /* was cut since */
	assert_int_equal(lws_vfs_clamped(&f, 1), 10);
	assert_int_equal(lws_vfs_clamped(&f, -3), 9);
}

static lws_fop_fd_t
make_file(const char *text)
{
	lws_fop_flags_t flags = O_RDWR | LWS_O_CREAT | LWS_O_TRUNC;
	lws_fop_fd_t f = lws_vfs_file_open(&lws_vfs_platform, path, &flags);
	lws_filepos_t n;
	char copy[64];

	assert_non_null(f);
	snprintf(copy, sizeof(copy), "%s", text);
	assert_int_equal(
		lws_vfs_file_write(f, &n, (uint8_t *)copy, strlen(text)), 0);
	assert_int_equal(n, strlen(text));

	return f;
}

static void
platform_files_seek_and_tell(void **state)
{
	lws_fop_fd_t f = make_file("0123456789");
	lws_filepos_t n;
	uint8_t b[16];

	(void)state;
	assert_int_equal(lws_vfs_get_length(f), 10);
	assert_int_equal(lws_vfs_tell(f), 10);
	assert_int_equal(lws_vfs_file_seek_set(f, 2), 2);
	assert_int_equal(lws_vfs_file_read(f, &n, b, 3), 0);
	assert_int_equal(n, 3);
	assert_memory_equal(b, "234", 3);
	/* from the end whatever the position is */
	assert_int_equal(lws_vfs_file_seek_end(f, -4), 6);
	assert_int_equal(lws_vfs_file_seek_cur(f, -1), 5);
	assert_int_equal(lws_vfs_file_seek_cur(f, -100), 0);
	assert_int_equal(lws_vfs_file_seek_end(f, 100), 10);
	assert_int_equal(lws_vfs_file_read(f, &n, b, 3), 0);
	assert_int_equal(n, 0);
	lws_vfs_file_seek_set(f, 8);
	assert_int_equal(lws_vfs_file_read(f, &n, b, 16), 0);
	assert_int_equal(n, 2);
	assert_int_equal(lws_vfs_tell(f), 10);
	assert_int_equal(lws_vfs_file_close(&f), 0);
	assert_null(f);
}

static void
platform_files_tell_their_time(void **state)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = make_file("x");
	struct stat s;

	(void)state;
	lws_vfs_file_close(&f);
	assert_int_equal(stat(path, &s), 0);
	f = lws_vfs_file_open(&lws_vfs_platform, path, &flags);
	assert_non_null(f);
	assert_true(flags & LWS_FOP_FLAG_MOD_TIME_VALID);
	assert_true(f->flags & LWS_FOP_FLAG_MOD_TIME_VALID);
	assert_false(flags & LWS_FOP_FLAG_VIRTUAL);
	assert_int_equal(lws_vfs_get_mod_time(f), s.st_mtime);
	assert_true(fcntl(f->fd, F_GETFD) & FD_CLOEXEC);
	lws_vfs_file_close(&f);
}

static void
platform_failures_are_told(void **state)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = make_file("x");
	lws_filepos_t n = 5;
	uint8_t b[4] = { 0 };

	(void)state;
	lws_vfs_file_close(&f);
	assert_null(
		lws_vfs_file_open(&lws_vfs_platform, "/nonexistent/x", &flags));
	f = lws_vfs_file_open(&lws_vfs_platform, path, &flags);
	assert_int_equal(lws_vfs_file_write(f, &n, b, 1), -1);
	assert_int_equal(n, 0);
	lws_vfs_file_close(&f);
	/* a folder opens, as its descriptor is looked at, but has no bytes */
	f = lws_vfs_file_open(&lws_vfs_platform, "/tmp", &flags);
	assert_non_null(f);
	assert_int_equal(lws_vfs_file_read(f, &n, b, 1), -1);
	lws_vfs_file_close(&f);
}

static void
override_is_noticed(void **state)
{
	struct lws_plat_file_ops mine = lws_vfs_platform;

	(void)state;
	assert_int_equal(lws_vfs_is_platform(&mine), 1);
	mine.LWS_FOP_OPEN = note_open;
	assert_int_equal(lws_vfs_is_platform(&mine), 0);
}

static int
open_and_close(void)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = lws_vfs_file_open(&lws_vfs_platform, "/", &flags);

	if (!f)
		return -1;

	return lws_vfs_file_close(&f);
}

static void
refused_memory_leaves_nothing_open(void **state)
{
	int before, after;

	(void)state;
	before = open("/", O_RDONLY);
	close(before);
	unit_oom_sweep(open_and_close);
	after = open("/", O_RDONLY);
	close(after);
	assert_int_equal(before, after);
	unit_heap_begin(0);
}

int
main(void)
{
#define VFS_TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	const struct CMUnitTest tests[] = {
		VFS_TEST(first_signature_in_the_path_wins),
		VFS_TEST(seeks_end_inside_the_file),
		VFS_TEST(platform_files_seek_and_tell),
		VFS_TEST(platform_files_tell_their_time),
		VFS_TEST(platform_failures_are_told),
		VFS_TEST(override_is_noticed),
		VFS_TEST(refused_memory_leaves_nothing_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
