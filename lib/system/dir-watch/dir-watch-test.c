/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What is told of a directory that changes, and how a watch ends.
 */
#include "core-net/core-net.h"

#include "recorder.h"

#include <fcntl.h>
#include <sys/stat.h>

static struct lws_context *cx;
static char top[64], told[4096];
static struct lws_x_dir_watch *w;
static int unwatch_at_first;

static const char *const words[] = {
	"added", "removed", "written", "attributes", "lost", "ended",
};

static void
changed(struct lws_x_dir_watch *which, enum lws_x_dir_change change,
	const char *name, void *opaque)
{
	size_t n = strlen(told);

	assert_string_equal(opaque, "mine");
	assert_ptr_equal(which, w);
	assert_int_equal(!name, change >= LWS_X_DIR_LOST);
	/* of an overflow only its end counts */
	if (n < 2048 || !name)
		lws_snprintf(told + n, sizeof(told) - n, "%s%s%s ",
			     words[change], name ? ":" : "", name ? name : "");
	if (unwatch_at_first)
		lws_x_dir_unwatch(which);
	if (change == LWS_X_DIR_ENDED)
		w = NULL;
}

static const char *
in_top(const char *name)
{
	static char path[2][128];
	static int which;

	which = !which;
	lws_snprintf(path[which], sizeof(path[which]), "%s/%s", top, name);

	return path[which];
}

static void
put(const char *name)
{
	int fd = open(in_top(name), O_CREAT | O_WRONLY, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, "x", 1), 1);
	close(fd);
}

static void
watch(void)
{
	w = lws_x_dir_watch(cx, 0, top, changed, (void *)"mine");
	assert_non_null(w);
}

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	told[0] = '\0';
	unwatch_at_first = 0;
	lws_strncpy(top, "/tmp/lws-dir-watch-XXXXXX", sizeof(top));
	if (!mkdtemp(top))
		return -1;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	cx = lws_create_context(&info);

	return cx ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	if (cx)
		lws_context_destroy(cx);
	lws_dir(top, NULL, lws_dir_rm_rf_cb);
	rmdir(top);

	return 0;
}

static void
changes_come_in_their_order(void **state)
{
	(void)state;
	watch();
	put("a");
	assert_string_equal(told, ""); /* not before the loop runs */
	rounds(cx, 5);
	assert_string_equal(told, "added:a written:a ");
	told[0] = '\0';
	assert_int_equal(chmod(in_top("a"), 0400), 0);
	assert_int_equal(rename(in_top("a"), in_top("b")), 0);
	assert_int_equal(mkdir(in_top("d"), 0700), 0);
	assert_int_equal(rmdir(in_top("d")), 0);
	assert_int_equal(unlink(in_top("b")), 0);
	rounds(cx, 5);
	assert_string_equal(told, "attributes:a removed:a added:b added:d "
				  "removed:d removed:b ");
}

static void
below_is_not_told(void **state)
{
	(void)state;
	assert_int_equal(mkdir(in_top("d"), 0700), 0);
	watch();
	put("d/deep");
	rounds(cx, 5);
	assert_string_equal(told, "");
}

static void
a_directory_that_goes_ends_it(void **state)
{
	(void)state;
	watch();
	assert_int_equal(rmdir(top), 0);
	rounds(cx, 5);
	assert_string_equal(told, "ended ");
	assert_null(w);
}

static void
the_context_ends_it(void **state)
{
	(void)state;
	watch();
	put("a");
	lws_context_destroy(cx);
	cx = NULL;
	assert_string_equal(told, "ended ");
}

static void
unwatched_is_silent(void **state)
{
	(void)state;
	watch();
	put("a");
	lws_x_dir_unwatch(w);
	rounds(cx, 5);
	put("b");
	rounds(cx, 5);
	assert_string_equal(told, "");
	lws_x_dir_unwatch(NULL);

	unwatch_at_first = 1;
	watch();
	put("c");
	put("d");
	rounds(cx, 5);
	assert_string_equal(told, "added:c ");
}

/* more than the kernel keeps: what /proc says and a few more */
static void
too_much_is_said(void **state)
{
	FILE *f = fopen("/proc/sys/fs/inotify/max_queued_events", "r");
	int most, n;

	(void)state;
	assert_non_null(f);
	assert_int_equal(fscanf(f, "%d", &most), 1);
	fclose(f);
	if (most > 100000) {
		print_message("skipped: this kernel keeps %d changes\n", most);
		skip();
	}
	watch();
	put("a");
	/* equal ones that follow each other would be one */
	for (n = 0; n < most / 2 + 10; n++) {
		assert_int_equal(rename(in_top("a"), in_top("b")), 0);
		assert_int_equal(rename(in_top("b"), in_top("a")), 0);
	}
	for (n = 0; n < most && !strstr(told, "lost"); n++)
		lws_service(cx, -1);
	assert_non_null(strstr(told, "lost "));
	/* and it goes on */
	told[0] = '\0';
	put("z");
	rounds(cx, 5);
	assert_string_equal(told, "added:z written:z ");
}

static void
what_is_no_directory_is_refused(void **state)
{
	(void)state;
	put("file");
	assert_null(lws_x_dir_watch(cx, 0, in_top("file"), changed, NULL));
	assert_int_equal(errno, ENOTDIR);
	assert_null(lws_x_dir_watch(cx, 0, in_top("none"), changed, NULL));
	assert_int_equal(errno, ENOENT);
	assert_null(lws_x_dir_watch(cx, 0, NULL, changed, NULL));
	assert_null(lws_x_dir_watch(cx, 0, top, NULL, NULL));
	assert_null(lws_x_dir_watch(cx, -1, top, changed, NULL));
	assert_null(lws_x_dir_watch(cx, 1, top, changed, NULL));
	assert_int_equal(errno, EINVAL);
}

static int
watch_once(void)
{
	struct lws_context_creation_info info;
	struct lws_context *c;
	int r = -1;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	c = lws_create_context(&info);
	if (!c)
		return -1;
	w = lws_x_dir_watch(c, 0, top, changed, (void *)"mine");
	if (w)
		r = 0;
	lws_context_destroy(c);

	return r;
}

static void
memory_may_be_refused(void **state)
{
	(void)state;
	lws_context_destroy(cx);
	cx = NULL;
	lws_set_log_level(0, NULL);
	unit_oom_sweep(watch_once);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(changes_come_in_their_order),
		T(below_is_not_told),
		T(a_directory_that_goes_ends_it),
		T(the_context_ends_it),
		T(unwatched_is_silent),
		T(too_much_is_said),
		T(what_is_no_directory_is_refused),
		T(memory_may_be_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
