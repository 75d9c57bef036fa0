/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Values of forms, url-encoded and multipart, into memory and into an lwsac.
 * Each body is read whole, byte by byte, and cut in two at every place.
 */
#include "roles/http/http-test.h"

static const char *const names[] = { "a", "b", "long name" };

static void
set_type(const char *type)
{
	lws_http_store_reset(&fake_http()->store);
	if (type)
		fake_add(WSI_TOKEN_HTTP_CONTENT_TYPE, type);
}

static lws_spa_create_info_t
info_of(void)
{
	lws_spa_create_info_t i;

	memset(&i, 0, sizeof(i));
	i.param_names = names;
	i.count_params = (int)LWS_ARRAY_SIZE(names);

	return i;
}

static struct lws_spa *
make(const lws_spa_create_info_t *i)
{
	struct lws_spa *spa = lws_spa_create_via_info(&fake.wsi, i);

	assert_non_null(spa);

	return spa;
}

/* first bytes, then pieces of step; the result of the last call */
static int
feed(struct lws_spa *spa, const char *body, size_t first, size_t step)
{
	size_t len = strlen(body), n = first < len ? first : len, at;
	int r = lws_spa_process(spa, body, (int)n);

	for (at = n; at < len; at += n) {
		n = step < len - at ? step : len - at;
		r = lws_spa_process(spa, body + at, (int)n);
	}

	return r;
}

/* expected values, NULL for none; every way of cutting */
static void
expect(const char *body, const char *a, const char *b, const char *c)
{
	const char *want[] = { a, b, c };
	size_t len = strlen(body), cut;
	int n;

	for (cut = 0; cut <= len + 1; cut++) {
		lws_spa_create_info_t i = info_of();
		struct lws_spa *spa = make(&i);

		assert_int_equal(feed(spa, body, cut <= len ? cut : 1,
				      cut <= len ? len + 1 : 1),
				 0);
		assert_int_equal(lws_spa_finalize(spa), 0);
		for (n = 0; n < 3; n++) {
			const char *is = lws_spa_get_string(spa, n);

			assert_int_equal(!is, !want[n]);
			if (is)
				assert_string_equal(is, want[n]);
			assert_int_equal(lws_spa_get_length(spa, n),
					 want[n] ? strlen(want[n]) : 0);
		}
		assert_int_equal(lws_spa_destroy(spa), 0);
	}
}

static void
expect_error(const char *body)
{
	size_t len = strlen(body), cut;

	for (cut = 0; cut <= len; cut++) {
		lws_spa_create_info_t i = info_of();
		struct lws_spa *spa = make(&i);

		assert_int_equal(feed(spa, body, cut, len + 1), -1);
		/* and it stays so */
		assert_int_equal(lws_spa_process(spa, "&b=1", 4), -1);
		lws_spa_finalize(spa);
		lws_spa_destroy(spa);
	}
}

/* -- url-encoded -- */

static void
pairs_are_decoded(void **state)
{
	(void)state;
	set_type("application/x-www-form-urlencoded");
	expect("a=1&b=two", "1", "two", NULL);
	expect("b=%41%c3%A4+%2B%26%3d&a==x=&c=9", "=x=", "A\xc3\xa4 +&=", NULL);
	expect("long+name=1&l%6Fng=2", NULL, NULL, "1");
	expect("", NULL, NULL, NULL);
	expect("&&a=1&&", "1", NULL, NULL);
	expect("a=1%", "1", NULL, NULL);
	expect("a=1%4", "1", NULL, NULL);
}

static void
a_name_without_value_is_empty(void **state)
{
	(void)state;
	set_type(NULL);
	expect("a&b=2", NULL, "2", NULL);
	expect("b=2&a", NULL, "2", NULL);
	expect("a=&b=2", NULL, "2", NULL);
}

static void
the_first_of_a_name_counts(void **state)
{
	(void)state;
	set_type(NULL);
	expect("a=1&a=23&b=4&a=5", "1", "4", NULL);
	expect("a=&a=2", NULL, NULL, NULL);
}

static void
any_other_type_is_url_encoded(void **state)
{
	(void)state;
	set_type("text/plain");
	expect("a=1", "1", NULL, NULL);
}

static void
what_cannot_be_decoded_is_refused(void **state)
{
	(void)state;
	set_type(NULL);
	expect_error("a=%zz");
	expect_error("a=%4g");
	expect_error("%x=1");
	expect_error("a%%41=1");
}

static void
a_nul_is_a_byte_of_the_value(void **state)
{
	lws_spa_create_info_t i = info_of();
	struct lws_spa *spa = make(&i);

	(void)state;
	assert_int_equal(lws_spa_process(spa, "a=x%00y", 7), 0);
	lws_spa_finalize(spa);
	assert_int_equal(lws_spa_get_length(spa, 0), 3);
	assert_memory_equal(lws_spa_get_string(spa, 0), "x\0y", 4);
	lws_spa_destroy(spa);
}

static void
names_are_limited(void **state)
{
	char body[LWS_LIMIT_FORM_NAME + 8];

	(void)state;
	set_type(NULL);
	memset(body, 'n', LWS_LIMIT_FORM_NAME + 1);
	strcpy(body + LWS_LIMIT_FORM_NAME, "=1");
	expect(body, NULL, NULL, NULL);
	strcpy(body + LWS_LIMIT_FORM_NAME, "n=1");
	expect_error(body);
}

/* -- multipart -- */

#define PART(name)                                                             \
	"--X\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"

static void
parts_are_values(void **state)
{
	(void)state;
	set_type("Multipart/Form-Data; charset=x; boundary=\"X\"");
	expect(PART("b") "1%41+\r\n\r\n" PART("unknown") "zzz\r\n" PART(
		       "a") "\r\n" PART("b") "again\r\n--X--\r\nepilogue",
	       NULL, "1%41+\r\n", NULL);
	set_type("multipart/related;boundary=X");
	expect(PART("long name") "v\r\n--X--", NULL, NULL, "v");
}

static void
a_part_that_does_not_end_does_not_come(void **state)
{
	(void)state;
	set_type("multipart/form-data; boundary=X");
	expect(PART("a") "1\r\n" PART("b") "2\r\n--", "1", NULL, NULL);
}

static void
malformed_parts_are_refused(void **state)
{
	(void)state;
	set_type("multipart/form-data; boundary=X");
	expect_error(PART("a") "1\r\n--Xx");
	expect_error("--X\r\nno colon\r\n");
}

static void
without_a_boundary_there_is_no_parser(void **state)
{
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;

	(void)state;
	i.ac = &ac;
	assert_non_null(lwsac_use(&ac, 10, 0));
	set_type("multipart/form-data");
	assert_null(lws_spa_create_via_info(&fake.wsi, &i));
	assert_null(ac); /* freed with it */
}

/* -- storage -- */

static int
fits(int max_storage, const char *body)
{
	struct lws_spa *spa =
		lws_spa_create(&fake.wsi, names, 2, max_storage, NULL, NULL);
	int r;

	assert_non_null(spa);
	r = lws_spa_process(spa, body, (int)strlen(body));
	lws_spa_finalize(spa);
	lws_spa_destroy(spa);

	return !r;
}

static void
storage_is_limited_nuls_counted(void **state)
{
	char body[LWS_LIMIT_FORM_STORAGE + 8];

	(void)state;
	set_type(NULL);
	assert_true(fits(4, "a=123"));
	assert_false(fits(4, "a=1234"));
	assert_true(fits(7, "a=123&b=12&c=not+stored"));
	assert_false(fits(6, "a=123&b=12"));
	memset(body, 'x', sizeof(body));
	memcpy(body, "a=", 2);
	body[2 + LWS_LIMIT_FORM_STORAGE] = '\0';
	assert_false(fits(0, body));
	body[1 + LWS_LIMIT_FORM_STORAGE] = '\0';
	assert_true(fits(0, body));
}

static void
values_in_an_lwsac(void **state)
{
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;
	struct lws_spa *spa;

	(void)state;
	set_type(NULL);
	i.ac = &ac;
	i.max_storage = 8;
	spa = make(&i);
	assert_int_equal(feed(spa, "a=123&b=12", 1, 1), 0);
	lws_spa_finalize(spa);
	assert_string_equal(lws_spa_get_string(spa, 0), "123");
	assert_string_equal(lws_spa_get_string(spa, 1), "12");
	lws_spa_destroy(spa);
	assert_null(ac);

	spa = make(&i);
	assert_int_equal(feed(spa, "a=123&b=1234", 1, 1), -1);
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
	set_type(NULL);
	i.ac = &ac;
	i.param_names = open_names;
	spa = make(&i);
	assert_int_equal(feed(spa, "x=1&b=2&y=&z=4&=5&x=6", 3, 2), 0);
	lws_spa_finalize(spa);
	assert_string_equal(open_names[1], "x");
	assert_string_equal(open_names[2], "y");
	assert_string_equal(lws_spa_get_string(spa, 0), "2");
	assert_string_equal(lws_spa_get_string(spa, 1), "1");
	assert_null(lws_spa_get_string(spa, 2));
	lws_spa_destroy(spa);
}

static void
names_inside_structs(void **state)
{
	static const struct {
		const char *name;
		int other;
	} fields[] = { { "a", 1 }, { "b", 2 } };
	lws_spa_create_info_t i = info_of();
	struct lws_spa *spa;

	(void)state;
	set_type(NULL);
	i.param_names = &fields[0].name;
	i.param_names_stride = sizeof(fields[0]);
	i.count_params = 2;
	spa = make(&i);
	assert_int_equal(feed(spa, "b=2&a=1", 100, 1), 0);
	lws_spa_finalize(spa);
	assert_string_equal(lws_spa_get_string(spa, 0), "1");
	assert_string_equal(lws_spa_get_string(spa, 1), "2");
	lws_spa_destroy(spa);
}

/* -- the API's edges -- */

static void
edges(void **state)
{
	lws_spa_create_info_t i = info_of();
	struct lws_spa *spa;

	(void)state;
	set_type(NULL);
	assert_int_equal(lws_spa_process(NULL, "a", 1), -1);
	assert_int_equal(lws_spa_finalize(NULL), 0);
	assert_int_equal(lws_spa_destroy(NULL), 0);
	assert_null(lws_spa_get_string(NULL, 0));
	spa = make(&i);
	assert_int_equal(lws_spa_process(spa, NULL, 0), 0);
	assert_int_equal(lws_spa_process(spa, "a=1", 3), 0);
	assert_null(lws_spa_get_string(spa, 0)); /* not before the end */
	assert_int_equal(lws_spa_finalize(spa), 0);
	assert_int_equal(lws_spa_finalize(spa), 0);
	assert_int_equal(lws_spa_process(spa, "&b=%zz", 6), 0);
	assert_string_equal(lws_spa_get_string(spa, 0), "1");
	assert_null(lws_spa_get_string(spa, -1));
	assert_null(lws_spa_get_string(spa, 3));
	assert_int_equal(lws_spa_get_length(spa, 3), 0);
	assert_int_equal(lws_spa_get_length(spa, 1), 0);
	lws_spa_destroy(spa);

	memset(&i, 0, sizeof(i));
	spa = make(&i);
	assert_int_equal(lws_spa_process(spa, "a=1", 3), 0);
	lws_spa_destroy(spa);
}

/* -- out of memory -- */

static int
use_it(int with_ac, const char *type, const char *body)
{
	const char *open_names[] = { "a", NULL };
	lws_spa_create_info_t i = info_of();
	struct lwsac *ac = NULL;
	struct lws_spa *spa;
	int r = -1;

	if (fake_open())
		return -1;
	set_type(type);
	if (with_ac) {
		i.param_names = open_names;
		i.count_params = 2;
		i.ac = &ac;
	}
	spa = lws_spa_create_via_info(&fake.wsi, &i);
	if (spa) {
		r = lws_spa_process(spa, body, (int)strlen(body));
		lws_spa_finalize(spa);
		if (!r && (!lws_spa_get_string(spa, 0) ||
			   !lws_spa_get_string(spa, 1)))
			r = -1;
		lws_spa_destroy(spa);
	}
	fake_close();

	return r;
}

static int
use_url_encoded(void)
{
	return use_it(0, NULL, "a=1&b=2");
}

static int
use_multipart(void)
{
	return use_it(0, "multipart/form-data; boundary=X",
		      PART("a") "1\r\n" PART("b") "2\r\n--X--");
}

static int
use_ac(void)
{
	return use_it(1, NULL, "a=1&wild=2&");
}

static void
runs_out_of_memory(void **state)
{
	(void)state;
	unit_oom_sweep(use_url_encoded);
	unit_oom_sweep(use_multipart);
	unit_oom_sweep(use_ac);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(pairs_are_decoded),
		FAKE_TEST(a_name_without_value_is_empty),
		FAKE_TEST(the_first_of_a_name_counts),
		FAKE_TEST(any_other_type_is_url_encoded),
		FAKE_TEST(what_cannot_be_decoded_is_refused),
		FAKE_TEST(a_nul_is_a_byte_of_the_value),
		FAKE_TEST(names_are_limited),
		FAKE_TEST(parts_are_values),
		FAKE_TEST(a_part_that_does_not_end_does_not_come),
		FAKE_TEST(malformed_parts_are_refused),
		FAKE_TEST(without_a_boundary_there_is_no_parser),
		FAKE_TEST(storage_is_limited_nuls_counted),
		FAKE_TEST(values_in_an_lwsac),
		FAKE_TEST(unknown_names_fill_wildcards),
		FAKE_TEST(names_inside_structs),
		FAKE_TEST(edges),
		cmocka_unit_test(runs_out_of_memory),
	};

	lws_set_log_level(LLL_ERR, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
