/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * System blobs: memory of the program's by reference, or parts on the heap.
 */
#include "core-net/inside.h"

#include "recorder.h"

static struct lws_context *cx;

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec_end(cx);

	return 0;
}

static lws_system_blob_t *
serial(void)
{
	lws_system_blob_t *b =
		lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_DEVICE_SERIAL, 0);

	assert_non_null(b);

	return b;
}

static void
each_type_and_index_has_its_own(void **state)
{
	(void)state;
	assert_ptr_not_equal(lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_AUTH, 0),
			     lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_AUTH, 1));
	assert_non_null(
		lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_EXT_AUTH4_1, 0));
	assert_null(lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_COUNT, 0));
	assert_null(lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_AUTH, -1));
	assert_null(lws_system_get_blob(cx, LWS_SYSBLOB_TYPE_EXT_AUTH4_1, 1));
}

static void
empty_has_nothing(void **state)
{
	const uint8_t *p;
	uint8_t out[4];
	size_t len = sizeof(out);

	(void)state;
	assert_int_equal(lws_system_blob_get_size(serial()), 0);
	assert_int_equal(lws_system_blob_get_single_ptr(serial(), &p), -1);
	assert_int_equal(lws_system_blob_get(serial(), out, &len, 0), 0);
	assert_int_equal(len, 0);
}

static void
direct_is_the_programs_memory(void **state)
{
	static const uint8_t mine[] = { 'a', 'b', 'c', 'd', 'e' };
	const uint8_t *p;
	uint8_t out[8];
	size_t len = 3;

	(void)state;
	lws_system_blob_direct_set(serial(), mine, sizeof(mine));
	assert_int_equal(lws_system_blob_get_size(serial()), 5);
	assert_int_equal(lws_system_blob_get_single_ptr(serial(), &p), 0);
	assert_ptr_equal(p, mine);
	assert_int_equal(lws_system_blob_get(serial(), out, &len, 1), 0);
	assert_int_equal(len, 3);
	assert_memory_equal(out, "bcd", 3);
	len = sizeof(out);
	assert_int_equal(lws_system_blob_get(serial(), out, &len, 3), 0);
	assert_int_equal(len, 2);
	len = sizeof(out);
	assert_int_equal(lws_system_blob_get(serial(), out, &len, 5), 1);
	assert_int_equal(len, 0);
}

static int
put(const char *s)
{
	return lws_system_blob_heap_append(serial(), (const uint8_t *)s,
					   strlen(s));
}

static void
parts_on_the_heap_are_copies_in_order(void **state)
{
	char mine[] = "one";
	const uint8_t *p;
	uint8_t out[16];
	size_t len = sizeof(out);

	(void)state;
	assert_int_equal(put(mine), 0);
	mine[0] = 'x';
	assert_int_equal(lws_system_blob_get_single_ptr(serial(), &p), 0);
	assert_memory_equal(p, "one", 3);
	assert_int_equal(put("two"), 0);
	assert_int_equal(lws_system_blob_get_single_ptr(serial(), &p), -1);
	assert_int_equal(lws_system_blob_get_size(serial()), 6);
	assert_int_equal(lws_system_blob_get(serial(), out, &len, 2), 0);
	assert_int_equal(len, 4);
	assert_memory_equal(out, "etwo", 4);
	len = sizeof(out);
	assert_int_equal(lws_system_blob_get(serial(), out, &len, 6), 0);
	assert_int_equal(len, 0);
	lws_system_blob_heap_empty(serial());
	assert_int_equal(lws_system_blob_get_size(serial()), 0);
}

static void
one_kind_replaces_the_other(void **state)
{
	static const uint8_t mine[] = { 'd' };

	(void)state;
	assert_int_equal(put("heap"), 0);
	lws_system_blob_direct_set(serial(), mine, 1);
	assert_int_equal(lws_system_blob_get_size(serial()), 1);
	assert_int_equal(put("again"), 0); /* dies with the context */
	assert_int_equal(lws_system_blob_get_size(serial()), 5);
}

static void
no_memory_keeps_what_is_there(void **state)
{
	(void)state;
	assert_int_equal(put("here"), 0);
	unit_heap_begin(1);
	assert_int_equal(put("not"), -1);
	unit_heap_end();
	assert_int_equal(lws_system_blob_get_size(serial()), 4);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(each_type_and_index_has_its_own),
		T(empty_has_nothing),
		T(direct_is_the_programs_memory),
		T(parts_on_the_heap_are_copies_in_order),
		T(one_kind_replaces_the_other),
		T(no_memory_keeps_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
