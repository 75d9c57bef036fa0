/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Values of forms in an lwsac, names that are filled with what comes, and whose
 * memory it is when that fails.
 */
#include "roles/http/http-test.h"

static const char *const names[] = { "a", "b" };

static lws_spa_create_info_t
info_of(void)
{
	lws_spa_create_info_t i;

	memset(&i, 0, sizeof(i));
	i.param_names = names;
	i.count_params = 2;

	return i;
}

static struct lws_spa *
make(const lws_spa_create_info_t *i)
{
	struct lws_spa *spa = lws_spa_create_via_info(&fake.wsi, i);

	assert_non_null(spa);

	return spa;
}

/* in pieces of step */
static int
feed(struct lws_spa *spa, const char *body, size_t step)
{
	size_t len = strlen(body), at, n;
	int r = 0;

	for (at = 0; at < len; at += n) {
		n = step < len - at ? step : len - at;
		r = lws_spa_process(spa, body + at, (int)n);
	}

	return r;
}

static void
values_in_an_lwsac(void **state)
{
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;
	struct lws_spa *spa;

	(void)state;
	i.ac = &ac;
	i.max_storage = 8;
	spa = make(&i);
	assert_int_equal(feed(spa, "a=123&b=12", 1), 0);
	lws_spa_finalize(spa);
	assert_string_equal(lws_spa_get_string(spa, 0), "123");
	assert_string_equal(lws_spa_get_string(spa, 1), "12");
	lws_spa_destroy(spa);
	assert_null(ac);

	spa = make(&i);
	assert_int_equal(feed(spa, "a=123&b=1234", 1), -1);
	lws_spa_destroy(spa);
}

static void
unknown_names_fill_wildcards(void **state)
{
	const char *open_names[] = { "b", NULL, NULL };
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;
	struct lws_spa *spa;

	(void)state;
	i.ac = &ac;
	i.param_names = open_names;
	i.count_params = 3;
	spa = make(&i);
	assert_int_equal(feed(spa, "x=1&b=2&y=&z=4&=5&x=6", 2), 0);
	lws_spa_finalize(spa);
	assert_string_equal(open_names[1], "x");
	assert_string_equal(open_names[2], "y");
	assert_string_equal(lws_spa_get_string(spa, 0), "2");
	assert_string_equal(lws_spa_get_string(spa, 1), "1");
	assert_null(lws_spa_get_string(spa, 2));
	lws_spa_destroy(spa);
}

static void
creating_in_vain_frees_it(void **state)
{
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;

	(void)state;
	i.ac = &ac;
	assert_non_null(lwsac_use(&ac, 10, 0));
	fake_add(WSI_TOKEN_HTTP_CONTENT_TYPE, "multipart/form-data");
	assert_null(lws_spa_create_via_info(&fake.wsi, &i));
	assert_null(ac);
}

static int
use_it(void)
{
	const char *open_names[] = { "a", NULL };
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;
	struct lws_spa *spa;
	int r = -1;

	if (fake_open())
		return -1;
	i.param_names = open_names;
	i.ac = &ac;
	spa = lws_spa_create_via_info(&fake.wsi, &i);
	if (spa) {
		r = lws_spa_process(spa, "a=1&wild=2&", 11);
		lws_spa_finalize(spa);
		lws_spa_destroy(spa);
	}
	assert_null(ac);
	fake_close();

	return r;
}

static void
runs_out_of_memory(void **state)
{
	(void)state;
	unit_oom_sweep(use_it);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(values_in_an_lwsac),
		FAKE_TEST(unknown_names_fill_wildcards),
		FAKE_TEST(creating_in_vain_frees_it),
		cmocka_unit_test(runs_out_of_memory),
	};

	lws_set_log_level(LLL_ERR, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
