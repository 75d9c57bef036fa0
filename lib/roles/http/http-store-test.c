/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The header store: what goes in comes out, and it ends where it ends.
 */
#include "roles/http/http-test.h"

#include <limits.h>

static void
values_come_back_terminated_and_in_order(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	const struct lws_http_frag *f;
	size_t len = 99;

	(void)state;
	fake_add(WSI_TOKEN_HTTP_ACCEPT, "a");
	fake_add(WSI_TOKEN_HOST, "example.com");
	fake_add(WSI_TOKEN_HTTP_ACCEPT, "");
	fake_add(WSI_TOKEN_HTTP_ACCEPT, "bcd");
	assert_string_equal(lws_http_store_get(s, WSI_TOKEN_HOST, &len),
			    "example.com");
	assert_int_equal(len, 11);
	assert_string_equal(lws_http_store_get(s, WSI_TOKEN_HTTP_ACCEPT, NULL),
			    "a");
	f = lws_http_store_frag(s, WSI_TOKEN_HTTP_ACCEPT, 1);
	assert_non_null(f);
	assert_int_equal(f->len, 0);
	f = lws_http_store_frag(s, WSI_TOKEN_HTTP_ACCEPT, 2);
	assert_non_null(f);
	assert_string_equal(s->data + f->ofs, "bcd");
	assert_null(lws_http_store_frag(s, WSI_TOKEN_HTTP_ACCEPT, 3));
	assert_null(lws_http_store_frag(s, WSI_TOKEN_HTTP_ACCEPT, -1));
	assert_null(lws_http_store_frag(s, WSI_TOKEN_COUNT, 0));
	assert_null(lws_http_store_frag(s, -1, 0));
	assert_null(lws_http_store_get(s, WSI_TOKEN_HTTP_COOKIE, NULL));
}

static void
nul_bytes_are_bytes(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	size_t len;

	(void)state;
	assert_non_null(
		lws_http_store_add(s, WSI_TOKEN_HTTP_URI_ARGS, "n=\0x", 4));
	assert_memory_equal(
		lws_http_store_get(s, WSI_TOKEN_HTTP_URI_ARGS, &len), "n=\0x",
		5);
	assert_int_equal(len, 4);
}

static void
a_shrunk_value_gives_its_room_back(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	uint8_t *p = lws_http_store_add(s, WSI_TOKEN_GET_URI, "/a%20b", 6);
	uint32_t used;

	(void)state;
	assert_non_null(p);
	memcpy(p, "/a b", 4);
	lws_http_store_shrink(s, 4);
	used = s->used;
	assert_int_equal(used, 5);
	assert_string_equal(lws_http_store_get(s, WSI_TOKEN_GET_URI, NULL),
			    "/a b");
	fake_add(WSI_TOKEN_HOST, "h");
	assert_string_equal(lws_http_store_get(s, WSI_TOKEN_GET_URI, NULL),
			    "/a b");
	assert_int_equal(s->used, used + 2);
}

/* LWS_LIMIT_HTTP_HEADER_DATA, by the byte */
static void
its_bytes_are_bounded(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	static char big[LWS_LIMIT_HTTP_HEADER_DATA];

	(void)state;
	assert_int_equal(s->size, LWS_LIMIT_HTTP_HEADER_DATA);
	memset(big, 'x', sizeof(big));
	assert_null(lws_http_store_add(s, WSI_TOKEN_HOST, big, s->size));
	assert_null(lws_http_store_add(s, WSI_TOKEN_HOST, big, SIZE_MAX));
	assert_int_equal(s->used, 0);
	assert_int_equal(s->count, 0);
	assert_non_null(
		lws_http_store_add(s, WSI_TOKEN_HOST, big, s->size - 1));
	assert_int_equal(s->used, s->size);
	assert_null(lws_http_store_add(s, WSI_TOKEN_HTTP_ACCEPT, "", 0));
	assert_null(lws_http_store_get(s, WSI_TOKEN_HTTP_ACCEPT, NULL));
}

/* a request of more fragments is refused, however small they are */
static void
its_fragments_are_bounded(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	int i;

	(void)state;
	for (i = 0; i < LWS_HTTP_FRAGS; i++)
		fake_add(WSI_TOKEN_HTTP_URI_ARGS, "");
	assert_null(lws_http_store_add(s, WSI_TOKEN_HTTP_URI_ARGS, "", 0));
	assert_null(lws_http_store_add(s, WSI_TOKEN_HOST, "", 0));
	assert_non_null(lws_http_store_frag(s, WSI_TOKEN_HTTP_URI_ARGS,
					    LWS_HTTP_FRAGS - 1));
	assert_null(lws_http_store_frag(s, WSI_TOKEN_HTTP_URI_ARGS,
					LWS_HTTP_FRAGS));
}

static void
reset_leaves_nothing_behind(void **state)
{
	struct lws_http_store *s = &fake_http()->store;
	int i;

	(void)state;
	fake_add(WSI_TOKEN_HOST, "one");
	fake_add(WSI_TOKEN_HTTP_COOKIE, "two");
	lws_http_store_reset(s);
	for (i = 0; i < WSI_TOKEN_COUNT; i++)
		assert_null(lws_http_store_get(s, i, NULL));
	assert_int_equal(s->used, 0);
	assert_int_equal(s->size, LWS_LIMIT_HTTP_HEADER_DATA);
	fake_add(WSI_TOKEN_HOST, "three");
	assert_string_equal(lws_http_store_get(s, WSI_TOKEN_HOST, NULL),
			    "three");
	assert_null(lws_http_store_frag(s, WSI_TOKEN_HOST, 1));
}

static int
begin_and_end(void)
{
	if (fake_open())
		return -1;
	fake_close();

	return 0;
}

static void
no_memory_is_no_transaction_and_no_leak(void **state)
{
	(void)state;
	unit_oom_sweep(begin_and_end);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAKE_TEST(values_come_back_terminated_and_in_order),
		FAKE_TEST(nul_bytes_are_bytes),
		FAKE_TEST(a_shrunk_value_gives_its_room_back),
		FAKE_TEST(its_bytes_are_bounded),
		FAKE_TEST(its_fragments_are_bounded),
		FAKE_TEST(reset_leaves_nothing_behind),
		cmocka_unit_test(no_memory_is_no_transaction_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
