/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Variables in HTML: replaced wherever the blocks are cut, within the room
 * there is, framed as chunks on demand.
 */
#include "unit.h"

#define HEADROOM 10

static const char *const vars[] = { "$one", "$two", "$onetwo", "$null" };
static const char *texts[] = { "1", "zwei und mehr", "12", NULL };

static const char *
text_of(void *data, int index)
{
	assert_ptr_equal(data, vars);

	return texts[index];
}

static struct lws_process_html_state
fresh(void)
{
	struct lws_process_html_state s;

	memset(&s, 0, sizeof(s));
	s.data = (void *)(uintptr_t)vars;
	s.vars = vars;
	s.count_vars = 4;
	s.replace = text_of;

	return s;
}

/* one block through it, from an exactly sized buffer; appended to out */
static int
block(struct lws_process_html_state *s, const char *in, size_t len,
      size_t max_len, int final, int chunked, char *out)
{
	char *buf = malloc(HEADROOM + max_len);
	struct lws_process_html_args a = {
		.p = buf + HEADROOM,
		.len = (int)len,
		.max_len = (int)max_len,
		.final = final,
		.chunked = chunked,
	};
	int r;

	assert_non_null(buf);
	assert_true(len <= max_len);
	memcpy(a.p, in, len);
	r = lws_chunked_html_process(&a, s);
	if (!r)
		strncat(out, a.p, (size_t)a.len);
	free(buf);

	return r;
}

static void
a_whole_block_is_one_chunk(void **state)
{
	static const char in[] = "hello $one and $two!";
	struct lws_process_html_state s = fresh();
	char out[128] = "";

	(void)state;
	assert_int_equal(block(&s, in, strlen(in), 64, 1, 1, out), 0);
	assert_string_equal(out, "1A\r\nhello 1 and zwei und mehr!"
				 "\r\n0\r\n\r\n");
}

static void
without_chunks_it_is_the_text(void **state)
{
	static const char in[] = "$one$two$null";
	struct lws_process_html_state s = fresh();
	char out[128] = "";

	(void)state;
	assert_int_equal(block(&s, in, strlen(in), 64, 1, 0, out), 0);
	assert_string_equal(out, "1zwei und mehrNULL");
}

/* the same at every place where a block may end, twice over */
static void
cuts_make_no_difference(void **state)
{
	static const char in[] = "a$one$onetwo$$two$ontwo $onetw $null$o";
	static const char want[] = "a112$zwei und mehr$ontwo 1tw NULL$o";
	size_t i, j;

	(void)state;
	for (i = 0; i <= strlen(in); i++)
		for (j = i; j <= strlen(in); j++) {
			struct lws_process_html_state s = fresh();
			char out[128] = "";

			assert_int_equal(block(&s, in, i, 64, 0, 0, out), 0);
			assert_int_equal(
				block(&s, in + i, j - i, 64, 0, 0, out), 0);
			assert_int_equal(block(&s, in + j, strlen(in + j), 64,
					       1, 0, out),
					 0);
			assert_string_equal(out, want);
		}
}

static void
a_block_that_is_all_kept_back_is_no_chunk(void **state)
{
	struct lws_process_html_state s = fresh();
	char out[128] = "";

	(void)state;
	assert_int_equal(block(&s, "x", 1, 64, 0, 1, out), 0);
	assert_int_equal(block(&s, "$on", 3, 64, 0, 1, out), 0);
	assert_int_equal(block(&s, "e", 1, 64, 0, 1, out), 0);
	assert_int_equal(block(&s, "", 0, 64, 1, 1, out), 0);
	assert_string_equal(out, "1\r\nx\r\n1\r\n1\r\n0\r\n\r\n");
}

static void
an_empty_end_is_the_last_chunk_alone(void **state)
{
	struct lws_process_html_state s = fresh();
	char out[128] = "";

	(void)state;
	assert_int_equal(block(&s, "", 0, 64, 1, 1, out), 0);
	assert_string_equal(out, "0\r\n\r\n");
}

static void
max_len_is_kept(void **state)
{
	struct lws_process_html_state s = fresh();
	char out[128] = "";

	(void)state;
	/* 4 become 13: with 7 behind them 20 */
	assert_int_equal(block(&s, "$two", 4, 19, 1, 1, out), -1);
	s = fresh();
	assert_int_equal(block(&s, "$two", 4, 20, 1, 1, out), 0);
	assert_string_equal(out, "D\r\nzwei und mehr\r\n0\r\n\r\n");
	s = fresh();
	assert_int_equal(block(&s, "12345", 5, 11, 1, 1, out), -1);
	assert_int_equal(block(&s, "", 0, 6, 1, 1, out), -1);
	/* what was kept back counts too */
	assert_int_equal(block(&s, "$tw", 3, 10, 0, 1, out), 0);
	assert_int_equal(block(&s, "123", 3, 12, 1, 1, out), -1);
}

static void
names_that_cannot_be_kept_back_are_text(void **state)
{
	static const char *const far[] = { "$0123456789abcdef" };
	struct lws_process_html_state s = fresh();
	char out[128] = "";

	(void)state;
	s.vars = far;
	s.count_vars = 1;
	assert_int_equal(block(&s, far[0], 17, 64, 1, 0, out), 0);
	assert_string_equal(out, far[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_block_is_one_chunk),
		cmocka_unit_test(without_chunks_it_is_the_text),
		cmocka_unit_test(cuts_make_no_difference),
		cmocka_unit_test(a_block_that_is_all_kept_back_is_no_chunk),
		cmocka_unit_test(an_empty_end_is_the_last_chunk_alone),
		cmocka_unit_test(max_len_is_kept),
		cmocka_unit_test(names_that_cannot_be_kept_back_are_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
