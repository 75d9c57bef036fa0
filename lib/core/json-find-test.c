/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * One value out of a small JSON text.
 */
#include "unit.h"

static const struct {
	const char *json, *name, *value; /* value NULL: not found */
} cases[] = {
	{ "{\"a\":\"x\",\"b\":12}", "\"a\":", "x" },
	{ "{\"a\":\"x\",\"b\":12}", "\"b\":", "12" },
	{ "{\"a\": \t 12 }", "\"a\":", "12 " },
	{ "{\"a\":\r\n \"x\"}", "\"a\":", "x" },
	{ "{\"a\":\"\"}", "\"a\":", "" },
	{ "{\"a\":\"q\\\"q\"}", "\"a\":", "q\\\"q" },
	{ "{\"a\":[1,2]}", "\"a\":", "[1" },
	{ "{\"a\":{\"b\":1}}", "\"a\":", "{\"b\":1" },
	{ "{\"a\":true]", "\"a\":", "true" },
	{ "{\"a\" :1}", "\"a\":", NULL },
	{ "{\"a\":", "\"a\":", NULL },
	{ "{\"a\":  ", "\"a\":", NULL },
	{ "{\"b\":1}", "\"a\":", NULL },
	{ "{\"a\":\"cut", "\"a\":", "cut" },
	{ "{\"a\":\"cut\\", "\"a\":", "cut\\" },
	{ "{\"a\":\"", "\"a\":", "" },
};

/* the text is copied to memory of its own size, so that a sanitizer sees any
 * byte read beyond */
static void
find_points_at_the_value_in_place(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		size_t len = strlen(cases[n].json), alen = 99;
		char *b = malloc(len);
		const char *p;

		memcpy(b, cases[n].json, len);
		p = lws_json_simple_find(b, len, cases[n].name, &alen);
		if (!cases[n].value) {
			assert_null(p);
			assert_int_equal(alen, 99);
		} else {
			assert_non_null(p);
			assert_int_equal(alen, strlen(cases[n].value));
			assert_memory_equal(p, cases[n].value, alen);
		}
		free(b);
	}
}

static void
strcmp_compares_the_whole_value(void **state)
{
	const char *j = "{\"a\":\"mid\"}";
	size_t len = strlen(j);

	(void)state;
	assert_int_equal(lws_json_simple_strcmp(j, len, "\"a\":", "mid"), 0);
	assert_int_equal(lws_json_simple_strcmp(j, len, "\"a\":", "midd"), -1);
	assert_int_equal(lws_json_simple_strcmp(j, len, "\"a\":", "mi"), -1);
	assert_int_equal(lws_json_simple_strcmp(j, len, "\"b\":", "mid"), -1);
	assert_true(lws_json_simple_strcmp(j, len, "\"a\":", "mia") > 0);
	assert_true(lws_json_simple_strcmp(j, len, "\"a\":", "mie") < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find_points_at_the_value_in_place),
		cmocka_unit_test(strcmp_compares_the_whole_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
