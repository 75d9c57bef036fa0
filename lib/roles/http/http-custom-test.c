/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Headers without a token, by name.
 */
#include "roles/http/http-test.h"

static void
custom_headers_are_found_by_lower_case_name_with_colon(void **state)
{
	struct lws *wsi = &fake.wsi;
	char buf[16];

	(void)state;
	assert_int_equal(fake_add_custom("X-Foo", "bar"), 0);
	assert_int_equal(fake_add_custom("X-Fo", "shorter name"), 0);
	assert_int_equal(fake_add_custom("x-foo", "second"), 0);
	assert_int_equal(fake_add_custom("X-Empty_9~", ""), 0);
	assert_int_equal(lws_hdr_custom_length(wsi, "x-foo:", 6), 3);
	assert_int_equal(lws_hdr_custom_copy(wsi, buf, 4, "x-foo:", 6), 3);
	assert_string_equal(buf, "bar");
	assert_int_equal(lws_hdr_custom_copy(wsi, buf, 3, "x-foo:", 6), -1);
	assert_int_equal(lws_hdr_custom_copy(wsi, buf, -1, "x-foo:", 6), -1);
	assert_int_equal(lws_hdr_custom_length(wsi, "x-empty_9~:", 11), 0);
	assert_int_equal(lws_hdr_custom_copy(wsi, buf, 1, "x-empty_9~:", 11),
			 0);
	assert_int_equal(lws_hdr_custom_length(wsi, "X-Foo:", 6), -1);
	assert_int_equal(lws_hdr_custom_length(wsi, "x-foo", 5), -1);
	assert_int_equal(lws_hdr_custom_length(wsi, "x-nope:", 7), -1);
	assert_int_equal(lws_hdr_custom_length(wsi, "x-foo:", 0), -1);
	assert_int_equal(lws_hdr_custom_length(wsi, "x-foo:", -1), -1);
}

/* every byte of ASCII, which names are made of, at every place of names of all
 * lengths up to two words */
static void
only_letters_become_lower(void **state)
{
	char name[17], want[18];
	size_t len, at;
	int c;

	(void)state;
	for (len = 1; len < sizeof(name); len++)
		for (at = 0; at < len; at++)
			for (c = 1; c < 128; c++) {
				struct lws_http_store *s = &fake_http()->store;

				memset(name, 'z', len);
				memset(want, 'z', len);
				name[len] = '\0';
				name[at] = (char)c;
				want[at] = (char)(c >= 'A' && c <= 'Z' ? c + 32
								       : c);
				lws_strncpy(want + len, ":", 2);
				lws_http_store_reset(s);
				assert_int_equal(fake_add_custom(name, "v"), 0);
				assert_memory_equal(s->data, want, len + 1);
			}
}

static void
gather(const char *name, int nlen, void *opaque)
{
	char *all = opaque;

	assert_true(strlen(all) + (size_t)nlen < 64);
	strncat(all, name, (size_t)nlen);
}

static void
foreach_goes_in_order_of_arrival(void **state)
{
	char all[64] = "";

	(void)state;
	fake_add_custom("B", "1");
	fake_add(WSI_TOKEN_HOST, "h");
	fake_add_custom("A", "2");
	fake_add_custom("b", "3");
	assert_int_equal(lws_hdr_custom_name_foreach(&fake.wsi, gather, all),
			 0);
	assert_string_equal(all, "b:a:b:");
}

static void
name_and_value_must_fit_the_store(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	static char big[LWS_LIMIT_HTTP_HEADER_DATA];
	struct lws_span n = lws_span_of("ab", 2), v;
	struct lws_span long_name = lws_span_of(big, sizeof(big));

	(void)state;
	memset(big, 'x', sizeof(big));
	v = lws_span_of(big, s->size - 3);
	assert_int_equal(lws_http_store_add_custom(s, &n, &v), -1);
	assert_int_equal(lws_http_store_add_custom(s, &long_name, &n), -1);
	assert_int_equal(s->count, 0);
	v.len--;
	assert_int_equal(lws_http_store_add_custom(s, &n, &v), 0);
	assert_int_equal(s->used, s->size);
	assert_int_equal(lws_hdr_custom_length(&fake.wsi, "ab:", 3),
			 (int)v.len);
	assert_int_equal(fake_add_custom("", ""), -1);
}

static void
without_headers_there_is_none(void **state)
{
	char all[64] = "";

	(void)state;
	fake_add_custom("x-foo", "bar");
	lws_http_headers_detach(&fake.wsi);
	assert_int_equal(lws_hdr_custom_length(&fake.wsi, "x-foo:", 6), -1);
	assert_int_equal(lws_hdr_custom_copy(&fake.wsi, all, 64, "x-foo:", 6),
			 -1);
	assert_int_equal(lws_hdr_custom_name_foreach(&fake.wsi, gather, all),
			 -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(
			custom_headers_are_found_by_lower_case_name_with_colon),
		FAKE_TEST(only_letters_become_lower),
		FAKE_TEST(foreach_goes_in_order_of_arrival),
		FAKE_TEST(name_and_value_must_fit_the_store),
		FAKE_TEST(without_headers_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
