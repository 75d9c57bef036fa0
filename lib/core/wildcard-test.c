/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Wildcards: a table, and all short patterns and texts of two letters against
 * the recursive definition.
 */
#include "unit.h"

static const struct {
	const char *pattern, *text;
	int match;
} cases[] = {
	{ "*", "", 1 },
	{ "*", "abc", 1 },
	{ "", "", 1 },
	{ "", "a", 0 },
	{ "a", "", 0 },
	{ "abc", "abc", 1 },
	{ "abc", "ABC", 0 },
	{ "a?c", "abc", 0 },
	{ "a?c", "a?c", 1 },
	{ "a*c", "abcbc", 1 },
	{ "*bc", "abcbc", 1 },
	{ "*a", "baaa", 1 },
	{ "abc*", "abc", 1 },
	{ "a*b*c*d*e", "axbxcxdxe", 1 },
	{ "a*b*c*d*e", "abcd", 0 },
	{ "**", "x", 1 },
	{ "*x*", "abc", 0 },
	{ "/my/path/*", "/my/path/x", 1 },
	{ "/my/path/*", "/my/pat/x", 0 },
};

static int
match(const char *p, const char *t)
{
	return !lws_strcmp_wildcard(p, strlen(p), t, strlen(t));
}

static void
star_is_any_run_and_all_else_literal(void **state)
{
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++)
		if (match(cases[n].pattern, cases[n].text) != cases[n].match)
			fail_msg("%s ~ %s", cases[n].pattern, cases[n].text);
}

static int
definition(const char *p, const char *t)
{
	if (!*p)
		return !*t;
	if (*p == '*')
		return definition(p + 1, t) || (*t && definition(p, t + 1));

	return *p == *t && definition(p + 1, t + 1);
}

/* the n'th text over an alphabet, by length */
static void
nth(unsigned int n, const char *abc, char *out)
{
	unsigned int base = (unsigned int)strlen(abc);

	for (; n; n = (n - 1) / base)
		*out++ = abc[(n - 1) % base];
	*out = '\0';
}

static void
all_short_patterns_agree_with_the_definition(void **state)
{
	unsigned int p, t;
	char pat[16], text[16];

	(void)state;
	for (p = 0; p < 1093; p++)          /* up to 6 of 3 */
		for (t = 0; t < 255; t++) { /* up to 7 of 2 */
			nth(p, "ab*", pat);
			nth(t, "ab", text);
			if (match(pat, text) != definition(pat, text))
				fail_msg("%s ~ %s", pat, text);
		}
}

static void
lengths_rule_not_terminators(void **state)
{
	(void)state;
	assert_int_equal(lws_strcmp_wildcard("ab*zz", 3, "abcdef", 4), 0);
	assert_int_not_equal(lws_strcmp_wildcard("abx", 3, "abxx", 4), 0);
	assert_int_equal(lws_strcmp_wildcard("abx", 2, "abxx", 2), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(star_is_any_run_and_all_else_literal),
		cmocka_unit_test(all_short_patterns_agree_with_the_definition),
		cmocka_unit_test(lengths_rule_not_terminators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
