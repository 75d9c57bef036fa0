/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A context's list of providers, and how programs change it.
 */
#include "unit.h"

#include "system/vfs/vfs.h"

static const struct lws_plat_file_ops *opened_by;

static lws_fop_fd_t
my_open(const struct lws_plat_file_ops *fops_own,
	const struct lws_plat_file_ops *fops, const char *filename,
	const char *vpath, lws_fop_flags_t *flags)
{
	opened_by = fops_own;

	return lws_vfs_platform.LWS_FOP_OPEN(fops_own, fops, filename, vpath,
					     flags);
}

static struct lws_context *
make_context(const struct lws_plat_file_ops *fops)
{
	struct lws_context_creation_info info;

	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.fops = fops;
	lws_set_log_level(LLL_ERR, NULL);

	return lws_create_context(&info);
}

static int
open_null(struct lws_context *cx, const char *path)
{
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_fop_fd_t f = lws_vfs_file_open(lws_get_fops(cx), path, &flags);

	if (!f)
		return -1;

	return lws_vfs_file_close(&f);
}

static void
list_is_platform_archives_program(void **state)
{
	struct lws_plat_file_ops mine = { .LWS_FOP_OPEN = my_open,
					  .fi = { { "mine:", 5 } } };
	struct lws_context *cx = make_context(&mine);
	const struct lws_plat_file_ops *f;

	(void)state;
	assert_non_null(cx);
	f = lws_get_fops(cx);
	assert_true(lws_vfs_is_platform(f));
	assert_ptr_equal(f->cx, cx);
	if (lws_vfs_archives) {
		f = f->next;
		assert_ptr_equal(f->LWS_FOP_OPEN,
				 lws_vfs_archives->LWS_FOP_OPEN);
		assert_ptr_equal(f->cx, cx);
	}
	assert_ptr_equal(f->next, &mine);

	opened_by = NULL;
	assert_int_equal(open_null(cx, "mine:/x"), -1);
	assert_ptr_equal(opened_by, &mine);
	lws_context_destroy(cx);
}

static void
program_overrides_open_in_place(void **state)
{
	struct lws_context *cx = make_context(NULL);

	(void)state;
	assert_non_null(cx);
	lws_get_fops(cx)->LWS_FOP_OPEN = my_open;
	opened_by = NULL;
	assert_int_equal(open_null(cx, "/dev/null"), 0);
	assert_ptr_equal(opened_by, lws_get_fops(cx));
	assert_int_equal(lws_vfs_is_platform(lws_get_fops(cx)), 0);
	lws_context_destroy(cx);

	/* another context is not touched by that */
	cx = make_context(NULL);
	assert_int_equal(lws_vfs_is_platform(lws_get_fops(cx)), 1);
	lws_context_destroy(cx);
}

static void
program_sets_a_list_of_its_own(void **state)
{
	struct lws_plat_file_ops mine = lws_vfs_platform;
	struct lws_context *cx = make_context(NULL);

	(void)state;
	mine.LWS_FOP_OPEN = my_open;
	mine.next = lws_get_fops(cx);
	lws_set_fops(cx, &mine);
	assert_ptr_equal(lws_get_fops(cx), &mine);
	opened_by = NULL;
	assert_int_equal(open_null(cx, "/dev/null"), 0);
	assert_ptr_equal(opened_by, &mine);
	lws_context_destroy(cx);
}

static void
whole_file_goes_to_the_heap(void **state)
{
	char path[] = "/tmp/lws-vfs-cx-XXXXXX";
	struct lws_context *cx = make_context(NULL);
	lws_filepos_t len = 1;
	int fd = mkstemp(path);
	uint8_t *buf;

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "abc", 3), 3);
	assert_int_equal(lws_alloc_vfs_file(cx, path, &buf, &len), 0);
	assert_int_equal(len, 3);
	assert_string_equal(buf, "abc");
	lws_realloc(buf, 0, "free");

	assert_int_equal(lws_alloc_vfs_file(cx, "/nonexistent", &buf, &len), 1);
	assert_null(buf);
	assert_int_equal(ftruncate(fd, LWS_LIMIT_VFS_WHOLE_FILE + 1), 0);
	assert_int_equal(lws_alloc_vfs_file(cx, path, &buf, &len), 1);
	assert_null(buf);
	assert_int_equal(len, 0);
	close(fd);
	unlink(path);
	lws_context_destroy(cx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(list_is_platform_archives_program),
		cmocka_unit_test(program_overrides_open_in_place),
		cmocka_unit_test(program_sets_a_list_of_its_own),
		cmocka_unit_test(whole_file_goes_to_the_heap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
