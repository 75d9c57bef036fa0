/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A context's fonts and files for display.
 */
#include "unit.h"

#include "stroke-font.h"

static struct lws_context *cx;

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
#if defined(LWS_WITH_FILE_OPS)
	info.fops = &lws_dlo_fops;
#endif
	cx = lws_create_context(&info);
	assert_non_null(cx);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lws_context_destroy(cx);

	return 0;
}

static void
nearest(const char *family, const char *generic, int weight, int style,
	int height, const char *is, int is_height)
{
	const lws_font_choice_t c = { family, generic, (uint16_t)weight,
				      (uint16_t)style, (uint16_t)height };
	const lws_display_font_t *f = lws_font_choose(cx, &c);

	assert_non_null(f);
	assert_string_equal(f->choice.family_name, is);
	assert_int_equal(f->choice.fixed_height, is_height);
}

static void
the_nearest_font_is_chosen(void **state)
{
	static const struct {
		const char *name;
		int px, bold, italic;
	} fonts[] = { { "Strokes Sans", 16, 0, 0 },
		      { "Strokes Sans", 32, 0, 0 },
		      { "Strokes Sans Bold", 16, 1, 0 },
		      { "Strokes Sans Italic", 16, 0, 1 },
		      { "Other Serif Black", 20, 1, 0 },
		      { "Mono ExtraLight", 20, 0, 0 },
		      { "Light", 20, 0, 0 } };
	uint8_t *data[LWS_ARRAY_SIZE(fonts)];
	size_t n, len;

	(void)state;
	assert_null(lws_font_choose(cx, NULL));
	for (n = 0; n < LWS_ARRAY_SIZE(fonts); n++) {
		data[n] = stroke_font(fonts[n].name, fonts[n].px, fonts[n].bold,
				      fonts[n].italic, &len);
		assert_int_equal(lws_font_register(cx, data[n], len), 0);
		assert_int_equal(lws_font_register(cx, data[n], len - 1), 1);
	}
	assert_int_equal(lws_font_choose(cx, NULL)->choice.fixed_height, 16);
	nearest("strokes", NULL, 400, 0, 16, "Strokes Sans", 16);
	nearest("strokes", NULL, 400, 0, 25, "Strokes Sans", 32);
	/* as far from both: the earlier */
	nearest("strokes", NULL, 400, 0, 24, "Strokes Sans", 16);
	nearest("strokes", NULL, 700, 0, 16, "Strokes Sans Bold", 16);
	nearest("strokes", NULL, 400, 1, 16, "Strokes Sans Italic", 16);
	nearest("Absent", "serif", 400, 0, 16, "Other Serif Black", 20);
	nearest("Absent", "mono", 400, 0, 16, "Mono ExtraLight", 20);
	nearest("Absent", NULL, 300, 0, 20, "Light", 20);
	nearest(NULL, NULL, 900, 0, 20, "Other Serif Black", 20);
	lws_fonts_destroy(cx);
	assert_null(lws_font_choose(cx, NULL));
	assert_int_equal(lws_font_register(NULL, data[0], 40), 1);
	assert_null(lws_font_choose(NULL, NULL));
	/* what is left goes with the context */
	assert_int_equal(lws_font_register(cx, data[n - 1], len), 0);
	lws_fonts_destroy(cx);
	while (n--)
		free(data[n]);
}

static void
files_are_known_by_name(void **state)
{
	lws_dlo_filesystem_t f = { .name = "a", .data = "one", .len = 3 };
	lws_dlo_filesystem_t *p;

	(void)state;
	assert_non_null(lws_dlo_file_register(cx, &f));
	f.data = "second";
	f.len = 6;
	p = lws_dlo_file_register(cx, &f);
	assert_ptr_equal(lws_dlo_file_choose(cx, "a"), p);
	assert_int_equal(p->len, 6);
	f.name = "b";
	assert_non_null(lws_dlo_file_register(cx, &f));
	lws_dlo_file_unregister(&p);
	assert_null(p);
	lws_dlo_file_unregister(&p);
	assert_null(lws_dlo_file_choose(cx, "a"));
	lws_dlo_file_unregister_by_name(cx, "none");
	lws_dlo_file_unregister_by_name(cx, "b");
	assert_null(lws_dlo_file_choose(cx, "b"));
	assert_null(lws_dlo_file_register(NULL, &f));
	lws_dlo_file_register(cx, &f);
	lws_dlo_file_destroy(cx);
	assert_null(lws_dlo_file_choose(cx, "b"));
	lws_dlo_file_register(cx, &f);
}

#if defined(LWS_WITH_FILE_OPS)
static void
files_are_read_through_the_file_operations(void **state)
{
	const lws_dlo_filesystem_t f = { .name = "x",
					 .data = "0123456789",
					 .len = 10 };
	lws_fop_flags_t flags = LWS_O_RDONLY;
	lws_filepos_t n = 99;
	uint8_t buf[16];
	lws_fop_fd_t fd;

	(void)state;
	assert_non_null(lws_dlo_file_register(cx, &f));
	assert_null(lws_vfs_file_open(lws_get_fops(cx), "dlofs/y", &flags));
	fd = lws_vfs_file_open(lws_get_fops(cx), "dlofs/x", &flags);
	assert_non_null(fd);
	assert_int_equal(lws_vfs_get_length(fd), 10);
	assert_int_equal(lws_vfs_file_read(fd, &n, buf, 4), 0);
	assert_int_equal(n, 4);
	assert_memory_equal(buf, "0123", 4);
	assert_int_equal(lws_vfs_file_seek_cur(fd, 3), 7);
	assert_int_equal(lws_vfs_file_read(fd, &n, buf, 16), 0);
	assert_int_equal(n, 3);
	assert_memory_equal(buf, "789", 3);
	assert_int_equal(lws_vfs_file_read(fd, &n, buf, 16), 0);
	assert_int_equal(n, 0);
	assert_int_equal(lws_vfs_file_seek_cur(fd, -100), 0);
	assert_int_equal(lws_vfs_file_seek_cur(fd, 100), 10);
	assert_int_equal(lws_vfs_file_write(fd, &n, buf, 1), -1);
	assert_int_equal(n, 0);
	lws_vfs_file_close(&fd);
	assert_null(fd);
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_font_is_chosen),
		cmocka_unit_test(files_are_known_by_name),
#if defined(LWS_WITH_FILE_OPS)
		cmocka_unit_test(files_are_read_through_the_file_operations),
#endif
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, setup, teardown);
}
