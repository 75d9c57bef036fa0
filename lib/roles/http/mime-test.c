/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Content types by suffix.
 */
#include "unit.h"

static void
known_suffixes_have_types(void **state)
{
	(void)state;
	assert_string_equal(lws_get_mimetype("/x/index.html", NULL),
			    "text/html");
	assert_string_equal(lws_get_mimetype("a.JPG", NULL), "image/jpeg");
	assert_string_equal(lws_get_mimetype("a.mjs", NULL), "text/javascript");
	assert_string_equal(lws_get_mimetype("a.woff2", NULL),
			    "application/font-woff2");
	assert_string_equal(lws_get_mimetype("a.svg", NULL), "image/svg+xml");
	assert_string_equal(lws_get_mimetype("a.tar.gz", NULL),
			    "application/gzip");
}

static void
unknown_suffixes_have_none(void **state)
{
	(void)state;
	assert_null(lws_get_mimetype("a.xyz", NULL));
	assert_null(lws_get_mimetype("html", NULL));
	assert_null(lws_get_mimetype(".txt", NULL));
	assert_null(lws_get_mimetype("", NULL));
}

static void
mounts_come_first_and_their_star_last(void **state)
{
	static const struct lws_protocol_vhost_options none = { .name = ".raw",
								.value = "" };
	static const struct lws_protocol_vhost_options txt = {
		.next = &none, .name = ".txt", .value = "text/markdown"
	};
	static const struct lws_protocol_vhost_options star = {
		.next = &txt, .name = "*", .value = "x/y"
	};
	static const struct lws_http_mount m = { .extra_mimetypes = &star };

	(void)state;
	assert_string_equal(lws_get_mimetype("a.TXT", &m), "text/markdown");
	assert_string_equal(lws_get_mimetype("a.raw", &m), "");
	assert_string_equal(lws_get_mimetype("a.css", &m), "text/css");
	assert_string_equal(lws_get_mimetype("a.xyz", &m), "x/y");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_suffixes_have_types),
		cmocka_unit_test(unknown_suffixes_have_none),
		cmocka_unit_test(mounts_come_first_and_their_star_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
