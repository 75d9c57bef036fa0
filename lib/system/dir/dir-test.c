/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is shown of a directory, in which order; deleting, adding up, finding.
 */
#include "unit.h"

#include "core/core.h"

#include <sys/stat.h>

static char top[64], outside[64];
static char seen[2048];

static void
quiet(int level, const char *line)
{
	(void)level;
	(void)line;
}

static const char *
in_top(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", top, name);

	return path;
}

static void
make(const char *name, size_t size)
{
	FILE *f = fopen(in_top(name), "w");

	assert_non_null(f);
	while (size--)
		fputc('x', f);
	fclose(f);
}

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(LLL_ERR | LLL_WARN, quiet);
	seen[0] = '\0';
	snprintf(top, sizeof(top), "/tmp/lws-dir-test-XXXXXX");
	snprintf(outside, sizeof(outside), "/tmp/lws-dir-out-XXXXXX");
	if (!mkdtemp(top) || !mkdtemp(outside))
		return -1;
	make("b.txt", 3);
	make("a.txt", 5);
	make(".hidden", 1);
	make("copy~", 100);
	mkdir(in_top("dir"), 0700);
	mkdir(in_top("dir/deeper"), 0700);
	make("dir/c.txt", 7);
	make("dir/deeper/d.bin", 11);
	make("dir/deeper/old~", 13);

	return symlink(outside, in_top("link")) || mkfifo(in_top("pipe"), 0600)
		       ? -1
		       : 0;
}

static int
teardown(void **state)
{
	char command[160];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s %s", top, outside);

	return system(command);
}

static int
note(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	size_t n = strlen(seen);

	assert_string_equal(dirpath, top);
	snprintf(seen + n, sizeof(seen) - n, "%s:%d ", lde->name,
		 (int)lde->type);

	return user && !strcmp(user, lde->name);
}

static void
names_come_in_order_with_their_kind(void **state)
{
	struct lws_dir_info info = { .dirpath = top,
				     .cb = note,
				     .do_toplevel_cb = 1 };

	(void)state;
	assert_int_equal(lws_dir(top, NULL, note), 1);
	assert_string_equal(seen, ".hidden:1 a.txt:1 b.txt:1 dir:2 link:3 "
				  "pipe:4 ");
	seen[0] = '\0';
	assert_int_equal(lws_dir_via_info(&info), 1);
	assert_string_equal(seen, ".hidden:1 a.txt:1 b.txt:1 dir:2 link:3 "
				  "pipe:4 :2 ");
}

static void
callback_ends_it(void **state)
{
	char stop[] = "b.txt";

	(void)state;
	assert_int_equal(lws_dir(top, stop, note), 0);
	assert_string_equal(seen, ".hidden:1 a.txt:1 b.txt:1 ");
	/* by contract: what cannot be opened was visited */
	assert_int_equal(lws_dir("/nonexistent", NULL, note), 1);
}

static void
rm_rf_empties_and_keeps_out_of_links(void **state)
{
	char kept[96];
	FILE *f;

	(void)state;
	snprintf(kept, sizeof(kept), "%s/kept", outside);
	f = fopen(kept, "w");
	assert_non_null(f);
	fclose(f);
	assert_int_equal(lws_dir(top, NULL, lws_dir_rm_rf_cb), 1);
	assert_int_equal(rmdir(top), 0);
	assert_int_equal(access(kept, F_OK), 0);
	assert_int_equal(mkdir(top, 0700), 0);
}

static void
rm_rf_takes_the_start_when_told(void **state)
{
	struct lws_dir_info info = { .dirpath = top,
				     .cb = lws_dir_rm_rf_cb,
				     .do_toplevel_cb = 1 };

	(void)state;
	assert_int_equal(lws_dir_via_info(&info), 1);
	assert_int_equal(access(top, F_OK), -1);
}

static void
rm_rf_is_not_stopped_by_depth(void **state)
{
	struct lws_dir_info info = { .dirpath = top,
				     .cb = lws_dir_rm_rf_cb,
				     .do_toplevel_cb = 1 };
	char path[1600];
	size_t n;

	(void)state;
	/* far over the 383 bytes that were once the limit */
	n = (size_t)snprintf(path, sizeof(path), "%s", top);
	while (n < 1500) {
		n += (size_t)snprintf(path + n, sizeof(path) - n, "/directory");
		assert_int_equal(mkdir(path, 0700), 0);
	}
	assert_int_equal(lws_dir_via_info(&info), 1);
	assert_int_equal(access(top, F_OK), -1);
}

static void
du_adds_up_regular_files(void **state)
{
	lws_dir_du_t du;
	struct lws_dir_info info = { .dirpath = top,
				     .user = &du,
				     .cb = lws_dir_du_cb,
				     .do_toplevel_cb = 1 };

	(void)state;
	memset(&du, 0, sizeof(du));
	assert_int_equal(lws_dir_via_info(&info), 1);
	assert_int_equal(du.size_in_bytes, 5 + 3 + 1 + 7 + 11);
	assert_int_equal(du.count_files, 5);
}

static int
note_path(void *data, const char *path)
{
	size_t n = strlen(seen);

	assert_ptr_equal(data, seen);
	assert_memory_equal(path, top, strlen(top));
	snprintf(seen + n, sizeof(seen) - n, "%s ", path + strlen(top));

	return 1; /* ignored */
}

static const char *
globbed(const char *filter)
{
	lws_dir_glob_t glob = { .filter = filter,
				.cb = note_path,
				.user = seen };

	seen[0] = '\0';
	assert_int_equal(lws_dir(top, &glob, lws_dir_glob_cb), 1);

	return seen;
}

static void
glob_is_an_ordinary_one(void **state)
{
	(void)state;
	assert_string_equal(globbed("*.txt"), "/a.txt /b.txt ");
	assert_string_equal(globbed("a*t"), "/a.txt ");
	assert_string_equal(globbed("b*"), "/b.txt ");
	assert_string_equal(globbed("*i*"), "/.hidden /link /pipe ");
	assert_string_equal(globbed("a.txt"), "/a.txt ");
	assert_string_equal(globbed("dir"), "");
	assert_string_equal(globbed("*"),
			    "/.hidden /a.txt /b.txt /link /pipe ");
}

static int
count_only(const char *dirpath, void *user, struct lws_dir_entry *lde)
{
	(void)dirpath;
	(void)lde;
	++*(int *)user;

	return 0;
}

static int
walk_and_du(void)
{
	lws_dir_du_t du;
	int n = 0;

	memset(&du, 0, sizeof(du));
	if (!lws_dir(top, &n, count_only))
		return -1;
	if (n != 6)
		fail_msg("%d entries, and no error", n);
	if (!lws_dir(top, &du, lws_dir_du_cb) || du.count_files != 5)
		return -1;

	return 0;
}

static void
refused_memory_is_told_and_leaks_nothing(void **state)
{
	(void)state;
	unit_oom_sweep(walk_and_du);
}

int
main(void)
{
#define DIR_TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	const struct CMUnitTest tests[] = {
		DIR_TEST(names_come_in_order_with_their_kind),
		DIR_TEST(callback_ends_it),
		DIR_TEST(rm_rf_empties_and_keeps_out_of_links),
		DIR_TEST(rm_rf_takes_the_start_when_told),
		DIR_TEST(rm_rf_is_not_stopped_by_depth),
		DIR_TEST(du_adds_up_regular_files),
		DIR_TEST(glob_is_an_ordinary_one),
		DIR_TEST(refused_memory_is_told_and_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
