/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Files of forms: which calls the program's callback gets, in which order, with
 * pieces of which size; its refusals.
 */
#include "roles/http/http-test.h"

#define TYPE "multipart/form-data; boundary=X"
#define FILE_PART(name, file)                                                  \
	"--X\r\nContent-Disposition: form-data; name=\"" name                  \
	"\"; filename=\"" file                                                 \
	"\"\r\nContent-Type: application/octet-stream\r\n\r\n"
#define PART(name)                                                             \
	"--X\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"

static const char *const names[] = { "text", "up" };

static struct heard {
	char text[4096];
	int len;
	int calls;
	int fail_at;
	int longest;
} heard;

static int
on_file(void *data, const char *name, const char *filename, char *buf, int len,
	enum lws_spa_fileupload_states state)
{
	static const char letters[] = "cfOC";

	assert_ptr_equal(data, &heard);
	heard.len += lws_snprintf(heard.text + heard.len,
				  sizeof(heard.text) - (size_t)heard.len,
				  "%c(%s,%s,%.*s)", letters[state], name,
				  filename, len, buf ? buf : "");
	if (buf)
		memset(buf, 0x55, (size_t)len); /* it is ours */
	if (len > heard.longest)
		heard.longest = len;

	return ++heard.calls == heard.fail_at ? -1 : 1;
}

static int
upload(const char *type, int max_storage, const char *body, size_t step)
{
	size_t len = strlen(body), at, n;
	struct lws_spa *spa;
	int r = 0, fail_at = heard.fail_at;

	memset(&heard, 0, sizeof(heard));
	heard.fail_at = fail_at;
	lws_http_store_reset(&fake_http()->store);
	fake_add(WSI_TOKEN_HTTP_CONTENT_TYPE, type);
	spa = lws_spa_create(&fake.wsi, names, 2, max_storage, on_file, &heard);
	if (!spa)
		return -1;
	for (at = 0; at < len && !r; at += n) {
		n = step < len - at ? step : len - at;
		r = lws_spa_process(spa, body + at, (int)n);
	}
	lws_spa_destroy(spa);

	return r;
}

/* without the cuts between content: "f(up,x,abc)" however it came */
static void
expect(const char *body, const char *calls)
{
	size_t step;

	for (step = 1; step <= strlen(body); step++) {
		assert_int_equal(upload(TYPE, 100, body, step), 0);
		assert_string_equal(heard.text, calls);
	}
}

static void
open_content_final_close(void **state)
{
	(void)state;
	expect(FILE_PART("up", "x") "hello\r\nthere\r\n--X--",
	       "O(up,x,)f(up,x,hello\r\nthere)C(up,x,)");
	expect(FILE_PART("up", "e") "\r\n--X--", "O(up,e,)f(up,e,)C(up,e,)");
	expect(FILE_PART("up", "1") "a\r\n" PART("text") "b\r\n" FILE_PART(
		       "other", "2") "c\r\n--X--",
	       "O(up,1,)f(up,1,a)O(other,2,)f(other,2,c)C(other,2,)");
}

static void
pieces_have_the_size_of_the_storage_less_one(void **state)
{
	(void)state;
	assert_int_equal(
		upload(TYPE, 5, FILE_PART("u", "x") "123456789\r\n--X--", 1000),
		0);
	assert_string_equal(heard.text, "O(u,x,)c(u,x,1234)c(u,x,5678)"
					"f(u,x,9)C(u,x,)");
	assert_int_equal(
		upload(TYPE, 5, FILE_PART("u", "x") "12345678\r\n--X--", 1), 0);
	assert_string_equal(heard.text, "O(u,x,)c(u,x,1234)f(u,x,5678)C(u,x,)");
	assert_int_equal(upload(TYPE, 1, FILE_PART("u", "x") "12\r\n--X--", 3),
			 0);
	assert_string_equal(heard.text, "O(u,x,)c(u,x,1)f(u,x,2)C(u,x,)");
}

static void
close_comes_without_a_file_too(void **state)
{
	(void)state;
	expect(PART("text") "b\r\n--X--", "C(text,,)");
	expect("--X--", "C(,,)");
	assert_int_equal(upload("text/x", 0, "text=1", 2), 0);
	assert_string_equal(heard.text, "C(,,)");
}

static void
an_unchosen_file_is_a_value(void **state)
{
	(void)state;
	expect(FILE_PART("up", "") "\r\n--X--", "C(up,,)");
}

static void
a_file_that_is_cut_has_no_final_piece(void **state)
{
	(void)state;
	expect(FILE_PART("up", "x") "half of it", "O(up,x,)C(up,x,)");
}

static void
the_callback_can_refuse(void **state)
{
	int n;

	(void)state;
	for (n = 1; n <= 3; n++) {
		heard.fail_at = n;
		assert_int_equal(upload(TYPE, 5,
					FILE_PART("u", "x") "12345678\r\n--X--",
					4),
				 -1);
		assert_int_equal(heard.calls, n + 1); /* and CLOSE */
	}
	heard.fail_at = 0;
}

static void
files_that_nobody_wants_are_dropped(void **state)
{
	struct lws_spa *spa;
	const char *body =
		FILE_PART("up", "x") "bytes\r\n" PART("text") "b\r\n--X--";

	(void)state;
	fake_add(WSI_TOKEN_HTTP_CONTENT_TYPE, TYPE);
	spa = lws_spa_create(&fake.wsi, names, 2, 4, NULL, NULL);
	assert_non_null(spa);
	assert_int_equal(lws_spa_process(spa, body, (int)strlen(body)), 0);
	lws_spa_finalize(spa);
	assert_string_equal(lws_spa_get_string(spa, 0), "b");
	assert_null(lws_spa_get_string(spa, 1));
	lws_spa_destroy(spa);
}

static int
use_it(void)
{
	int r;

	if (fake_open())
		return -1;
	r = upload(TYPE, 5, FILE_PART("u", "x") "12345678\r\n--X--", 4);
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
		FAKE_TEST(open_content_final_close),
		FAKE_TEST(pieces_have_the_size_of_the_storage_less_one),
		FAKE_TEST(close_comes_without_a_file_too),
		FAKE_TEST(an_unchosen_file_is_a_value),
		FAKE_TEST(a_file_that_is_cut_has_no_final_piece),
		FAKE_TEST(the_callback_can_refuse),
		FAKE_TEST(files_that_nobody_wants_are_dropped),
		cmocka_unit_test(runs_out_of_memory),
	};

	lws_set_log_level(LLL_ERR, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
