/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A table made from minilex-words.txt by contrib/minilex.c: each word is found
 * at its last character and not before, and everything else fails at the first
 * character that no word has there.
 */
#include "unit.h"

#include "minilex-words.h"

/* what minilex-words.txt has, in its order */
static const char *const words[] = {
	"get ",  "post ", "put ",     "patch ", "p2",
	"host:", "hot",   "\xc3\xa9", "#",
};

/* what comes after the first len characters of text and c */
static int
expected(const char *text, size_t len, char c, int *match)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(words); n++) {
		if (strncmp(words[n], text, len) || words[n][len] != c)
			continue;
		if (words[n][len + 1])
			return LWS_MINILEX_CONTINUE;
		*match = (int)n;
		return LWS_MINILEX_MATCH;
	}

	return LWS_MINILEX_FAIL;
}

static int16_t
state_after(const char *text, size_t len)
{
	int16_t ps = 0;
	int match = -1;
	size_t n;

	for (n = 0; n < len; n++)
		assert_int_equal(lws_minilex_parse(minilex_words, &ps,
						   (uint8_t)text[n], &match),
				 LWS_MINILEX_CONTINUE);
	assert_int_equal(match, -1);

	return ps;
}

static void
every_character_after_every_prefix(void **state)
{
	size_t w, len;
	int c;

	(void)state;
	for (w = 0; w < LWS_ARRAY_SIZE(words); w++)
		for (len = 0; len < strlen(words[w]); len++)
			for (c = 1; c < 256; c++) {
				int16_t ps = state_after(words[w], len);
				int match = -1, want = -1, r;

				r = lws_minilex_parse(minilex_words, &ps,
						      (uint8_t)c, &match);
				assert_int_equal(r, expected(words[w], len,
							     (char)c, &want));
				assert_int_equal(match, want);
			}
}

static void
behind_a_word_and_after_failing_it_fails(void **state)
{
	int16_t ps = state_after("get ", 3);
	int match = -1;

	(void)state;
	assert_int_equal(lws_minilex_parse(minilex_words, &ps, ' ', &match),
			 LWS_MINILEX_MATCH);
	assert_int_equal(match, 0);
	assert_int_equal(lws_minilex_parse(minilex_words, &ps, ' ', &match),
			 LWS_MINILEX_FAIL);
	assert_int_equal(lws_minilex_parse(minilex_words, &ps, 'g', &match),
			 LWS_MINILEX_FAIL);
	assert_true(ps < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_after_every_prefix),
		cmocka_unit_test(behind_a_word_and_after_failing_it_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
