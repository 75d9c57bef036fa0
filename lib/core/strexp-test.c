/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Templates: what is text and what is a name, and every cut of the input with
 * every size of the output giving the same text.
 */
#include "unit.h"

#include "core/core.h"

static int
lookup(void *priv, const char *name, char *out, size_t *pos, size_t olen,
       size_t *exp_ofs)
{
	static const char *const vals[][2] = {
		{ "a", "x" },          { "test", "eighteen-byte-long" },
		{ "empty", "" },       { "", "nameless" },
		{ "dollar", "$${a}" },
	};
	size_t n, left;

	(void)priv;
	for (n = 0; n < LWS_ARRAY_SIZE(vals); n++)
		if (!strcmp(name, vals[n][0]))
			break;
	if (n == LWS_ARRAY_SIZE(vals))
		return LSTRX_FATAL_NAME_UNKNOWN;

	left = strlen(vals[n][1]) - *exp_ofs;
	if (left > olen - *pos)
		left = olen - *pos;
	if (out)
		memcpy(out + *pos, vals[n][1] + *exp_ofs, left);
	*pos += left;
	*exp_ofs += left;

	return vals[n][1][*exp_ofs] ? LSTRX_FILLED_OUT : LSTRX_DONE;
}

static const char *const cases[][2] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "this-is-a-${test}-for-strexp",
	  "this-is-a-eighteen-byte-long-for-strexp" },
	{ "${a}", "x" },
	{ "${a}${a}", "xx" },
	{ "<${empty}>", "<>" },
	{ "${}", "nameless" },
	{ "$x $ {a}", "$x $ {a}" },
	{ "$$x", "$$x" },
	{ "$${a}", "$x" },
	{ "$$${a}}", "$$x}" },
	{ "${dollar}", "$${a}" },
	/* held back at the end */
	{ "ab$", "ab" },
	{ "ab${te", "ab" },
};

/* input in pieces of cut, output in buffers of room; the text that came out */
static void
expand(const char *in, size_t cut, size_t room, char *text)
{
	size_t len = strlen(in), at = 0, done = 0, ui, uo;
	char *out = malloc(room);
	lws_strexp_t exp;
	int r;

	lws_strexp_init(&exp, NULL, lookup, out, room);
	do {
		size_t piece = len - at < cut ? len - at : cut;

		r = lws_strexp_expand(&exp, in + at, piece, &ui, &uo);
		assert_true(ui <= piece && uo <= room);
		at += ui;
		if (r == LSTRX_FILLED_OUT) {
			assert_int_equal(uo, room);
			memcpy(text + done, out, uo);
			done += uo;
			lws_strexp_reset_out(&exp, out, room);
			continue;
		}
		assert_int_equal(r, LSTRX_DONE);
		assert_int_equal(ui, piece);
		if (piece)
			assert_int_equal(out[uo], 0);
	} while (at < len);

	memcpy(text + done, out, exp.pos);
	text[done + exp.pos] = '\0';
	free(out);
}

static void
text_is_the_same_for_every_cut_and_every_buffer(void **state)
{
	size_t n, cut, room;
	char text[100];

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++)
		for (cut = 1; cut < 40; cut++)
			for (room = 1; room < 50; room++) {
				expand(cases[n][0], cut, room, text);
				assert_string_equal(text, cases[n][1]);
			}
}

static void
a_value_longer_than_the_buffer_continues_at_the_brace(void **state)
{
	const char *in = "this-is-a-${test}-for-strexp";
	size_t ui, uo;
	lws_strexp_t exp;
	char b[16];

	(void)state;
	lws_strexp_init(&exp, NULL, lookup, b, sizeof(b));
	assert_int_equal(lws_strexp_expand(&exp, in, 28, &ui, &uo),
			 LSTRX_FILLED_OUT);
	assert_int_equal(ui, 16);
	assert_int_equal(uo, 16);
	assert_int_equal(in[16], '}');
	lws_strexp_reset_out(&exp, b, sizeof(b));
	assert_int_equal(lws_strexp_expand(&exp, in + 16, 12, &ui, &uo),
			 LSTRX_FILLED_OUT);
	assert_int_equal(ui, 5);
	assert_int_equal(uo, 16);
	lws_strexp_reset_out(&exp, b, sizeof(b));
	assert_int_equal(lws_strexp_expand(&exp, in + 21, 7, &ui, &uo),
			 LSTRX_DONE);
	assert_int_equal(ui, 7);
	assert_int_equal(uo, 7);
	assert_string_equal(b, "-strexp");
}

static void
nothing_is_written_behind_the_buffer(void **state)
{
	static const char *const in[] = { "abcd", "abc${a}", "abc$$" };
	size_t n, ui, uo;
	lws_strexp_t exp;
	char b[5];

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(in); n++) {
		memset(b, '!', sizeof(b));
		lws_strexp_init(&exp, NULL, lookup, b, 4);
		assert_int_equal(
			lws_strexp_expand(&exp, in[n], strlen(in[n]), &ui, &uo),
			LSTRX_FILLED_OUT);
		assert_int_equal(ui, strlen(in[n]));
		assert_int_equal(uo, 4);
		assert_int_equal(b[4], '!');
	}
	lws_strexp_init(&exp, NULL, lookup, b, 4);
	assert_int_equal(lws_strexp_expand(&exp, "abc", 3, &ui, &uo),
			 LSTRX_DONE);
	assert_string_equal(b, "abc");
}

static void
names_are_bounded_and_must_be_known(void **state)
{
	const char *unknown = "ab${nobody}";
	size_t ui = 77, uo = 77;
	lws_strexp_t exp;
	char in[64], b[64];

	(void)state;
	lws_strexp_init(&exp, NULL, lookup, b, sizeof(b));
	assert_int_equal(
		lws_strexp_expand(&exp, unknown, strlen(unknown), &ui, &uo),
		LSTRX_FATAL_NAME_UNKNOWN);
	assert_int_equal(ui, 10);
	assert_int_equal(unknown[ui], '}');
	assert_int_equal(uo, 2);

	/* 31 characters are a name nobody knows, 32 are none */
	lws_snprintf(in, sizeof(in), "${%031d}", 0);
	lws_strexp_init(&exp, NULL, lookup, b, sizeof(b));
	assert_int_equal(lws_strexp_expand(&exp, in, strlen(in), &ui, &uo),
			 LSTRX_FATAL_NAME_UNKNOWN);
	assert_int_equal(strlen(exp.name), LWS_LIMIT_STREXP_NAME);
	ui = uo = 77;
	lws_snprintf(in, sizeof(in), "${%032d}", 0);
	lws_strexp_init(&exp, NULL, lookup, b, sizeof(b));
	assert_int_equal(lws_strexp_expand(&exp, in, strlen(in), &ui, &uo),
			 LSTRX_FATAL_NAME_TOO_LONG);
	assert_int_equal(ui, 77);
	assert_int_equal(uo, 77);
}

static void
without_a_buffer_it_only_counts(void **state)
{
	const char *in = "this-is-a-${test}-for-strexp";
	size_t ui, uo;
	lws_strexp_t exp;

	(void)state;
	lws_strexp_init(&exp, NULL, lookup, NULL, (size_t)-1);
	assert_int_equal(lws_strexp_expand(&exp, in, 28, &ui, &uo), LSTRX_DONE);
	assert_int_equal(ui, 28);
	assert_int_equal(uo, 39);
}

static int
overshoots(void *priv, const char *name, char *out, size_t *pos, size_t olen,
	   size_t *exp_ofs)
{
	(void)priv;
	(void)name;
	(void)out;
	(void)exp_ofs;
	*pos = olen + 5;

	return LSTRX_DONE;
}

static void
a_callback_that_counts_too_far_is_held(void **state)
{
	size_t ui, uo;
	lws_strexp_t exp;
	char b[4];

	(void)state;
	lws_strexp_init(&exp, NULL, overshoots, b, sizeof(b));
	assert_int_equal(lws_strexp_expand(&exp, "${a}bc", 6, &ui, &uo),
			 LSTRX_FILLED_OUT);
	assert_int_equal(ui, 4);
	assert_int_equal(uo, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			text_is_the_same_for_every_cut_and_every_buffer),
		cmocka_unit_test(
			a_value_longer_than_the_buffer_continues_at_the_brace),
		cmocka_unit_test(nothing_is_written_behind_the_buffer),
		cmocka_unit_test(names_are_bounded_and_must_be_known),
		cmocka_unit_test(without_a_buffer_it_only_counts),
		cmocka_unit_test(a_callback_that_counts_too_far_is_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
