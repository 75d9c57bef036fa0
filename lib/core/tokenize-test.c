/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The tokenizer. Each case is a text, flags, and its elements written as one
 * line: a letter for the kind, the item, a bar. It is run as a length, as a
 * terminated string, cut in two at every place, and byte by byte; the line is
 * always the same.
 */
#include "unit.h"

#include "core/core.h"

#define F(x) LWS_TOKENIZE_F_##x

static const struct {
	const char *text;
	int flags;
	const char *line;
} cases[] = {
	{ "", 0, "END" },
	{ " \t\r\n\f ", 0, "END" },
	{ "a", 0, "T a|END" },
	{ "abc def", 0, "T abc|T def|END" },
	{ "a_1 _b", 0, "T a_1|T _b|END" },
	/* numbers */
	{ "12 3.5 7. 0", 0, "I 12|F 3.5|F 7.|I 0|END" },
	{ "-5", 0, "D -|I 5|END" },
	{ "-5", F(MINUS_NONTERM), "T -5|END" },
	{ "5a 0x12 1e5", 0, "T 5a|T 0x12|T 1e5|END" },
	{ "a.5 .5", 0, "T a|D .|I 5|D .|I 5|END" },
	{ "1.2.3", 0, "ERR -3" },
	{ "1.2.3", F(DOT_NONTERM), "ERR -3" },
	{ "1.5a.b", 0, "T 1.5a|D .|T b|END" },
	{ "1.2.3.4", F(DOT_NONTERM) | F(NO_FLOATS), "T 1.2.3.4|END" },
	{ "1.2", F(NO_FLOATS), "I 1|D .|I 2|END" },
	{ "1.2 3", F(NO_INTEGERS), "T 1|D .|T 2|T 3|END" },
	{ "1.2", F(NO_INTEGERS) | F(DOT_NONTERM), "T 1.2|END" },
	{ "a.b .c", F(DOT_NONTERM), "T a.b|T .c|END" },
	/* names */
	{ "a=b", 0, "N a|T b|END" },
	{ "a = 1.5", 0, "N a|F 1.5|END" },
	{ "a \n =", 0, "N a|END" },
	{ "= x", 0, "D =|T x|END" },
	{ "a==b", 0, "N a|D =|T b|END" },
	{ "12=3", 0, "ERR -2" },
	{ "1.2 =3", 0, "ERR -2" },
	{ "12=3", F(NO_INTEGERS), "N 12|T 3|END" },
	{ "a=b", F(EQUALS_NONTERM), "T a=b|END" },
	{ "a = b", F(EQUALS_NONTERM), "T a|T =|T b|END" },
	{ "a:b", 0, "T a|D :|T b|END" },
	{ "a :b 5:", F(AGG_COLON), "C a|T b|C 5|END" },
	{ "a:b", F(COLON_NONTERM), "T a:b|END" },
	/* quotes */
	{ "\"a, b\nc\" \"\"", 0, "Q a, b\nc|Q |END" },
	{ "ab\"cd\"ef", 0, "T ab|Q cd|T ef|END" },
	{ "a \"q\"", 0, "T a|Q q|END" },
	{ "a=\"q\"", 0, "N a|Q q|END" },
	{ "x \"abc", 0, "T x|ERR -4" },
	/* delimiters */
	{ "a/b*c-d", 0, "T a|D /|T b|D *|T c|D -|T d|END" },
	{ "a/b*c-d", F(SLASH_NONTERM) | F(ASTERISK_NONTERM) | F(MINUS_NONTERM),
	  "T a/b*c-d|END" },
	{ "a!b~c", 0, "T a|D !|T b|D ~|T c|END" },
	{ "a!b~c|&^'", F(RFC7230_DELIMS), "T a!b~c|&^'|END" },
	{ "(),/:;<=>?@[\\]{}", F(RFC7230_DELIMS),
	  "D (|D )|D ,|D /|D :|D ;|D <|D =|D >|D ?|D @|D [|D \\|D ]|D {|D }|"
	  "END" },
	{ "a-b.c*d", F(RFC7230_DELIMS), "T a|D -|T b|D .|T c|D *|T d|END" },
	{ "a-b.c*d",
	  F(RFC7230_DELIMS) | F(MINUS_NONTERM) | F(DOT_NONTERM) |
		  F(ASTERISK_NONTERM),
	  "T a-b.c*d|END" },
	{ "text/html;q=0.5", F(RFC7230_DELIMS) | F(SLASH_NONTERM),
	  "T text/html|D ;|N q|F 0.5|END" },
	/* comments */
	{ "a # b \"\n c#d\re", F(HASH_COMMENT), "T a|T c|T e|END" },
	{ "a # x\n=b", F(HASH_COMMENT), "N a|T b|END" },
	{ "\"#\" # end", F(HASH_COMMENT), "Q #|END" },
	{ "a#b", 0, "T a|D #|T b|END" },
	{ "a#b", F(RFC7230_DELIMS), "T a#b|END" },
	/* lists */
	{ "a, b,\"c d\" ,5", F(COMMA_SEP_LIST),
	  "T a|D ,|T b|D ,|Q c d|D ,|I 5|END" },
	{ "", F(COMMA_SEP_LIST), "END" },
	{ ",a", F(COMMA_SEP_LIST), "ERR -1" },
	{ "a,,b", F(COMMA_SEP_LIST), "T a|D ,|ERR -1" },
	{ "a,", F(COMMA_SEP_LIST), "T a|D ,|ERR -1" },
	{ "a b", F(COMMA_SEP_LIST), "T a|ERR -1" },
	{ "a;b", F(COMMA_SEP_LIST), "T a|ERR -1" },
	{ "a=b", F(COMMA_SEP_LIST), "N a|ERR -1" },
	/* UTF-8 */
	{ "h\xc3\xa9 \xe2\x82\xac=1", 0, "T h\xc3\xa9|N \xe2\x82\xac|I 1|END" },
	{ "\xf0\x9f\x98\x80x", F(RFC7230_DELIMS), "T \xf0\x9f\x98\x80x|END" },
	{ "\"\xc3\xa9\"", 0, "Q \xc3\xa9|END" },
	{ "\xc3\xa9,", 0, "T \xc3\xa9|D ,|END" },
	{ "a \xc3", 0, "T a|ERR -5" },
	{ "a\xc3 b", 0, "ERR -5" },
	{ "\x80", 0, "ERR -5" },
	{ "\xed\xa0\x80", 0, "ERR -5" },
	{ "\"\xe2\x82\"", 0, "ERR -5" },
	{ "\xe2\x82\xc3\xa9", 0, "ERR -5" },
	{ "# \xff\n a", F(HASH_COMMENT), "T a|END" },
};

/* appends the element; 0 when it was the last */
static int
describe(const struct lws_tokenize *ts, lws_tokenize_elem e, char *line,
	 size_t size)
{
	static const char kinds[] = "?DTIFNCQ";
	size_t n = strlen(line);

	if (e > 0) {
		assert_non_null(ts->token);
		lws_snprintf(line + n, size - n, "%c %.*s|", kinds[e],
			     (int)ts->token_len, ts->token);
		if (e != LWS_TOKZE_DELIMITER)
			assert_int_equal(ts->token[ts->token_len], 0);
		return 1;
	}
	if (e == LWS_TOKZE_ENDED)
		lws_snprintf(line + n, size - n, "END");
	else
		lws_snprintf(line + n, size - n, "ERR %d", e);

	return 0;
}

/* copies of their own size, so that a sanitizer sees a read outside */
static char *
copy_of(const char *text, size_t len)
{
	char *p = malloc(len ? len : 1);

	memcpy(p, text, len);

	return p;
}

/* pieces of at most cut bytes, the first one of first */
static void
run_pieces(const char *text, int flags, size_t first, size_t cut, char *line,
	   size_t size)
{
	size_t left = strlen(text), piece = first < left ? first : left;
	struct lws_tokenize ts;
	char *mem = copy_of(text, piece);
	lws_tokenize_elem e;

	memset(&ts, 0, sizeof(ts));
	ts.start = mem;
	ts.len = piece;
	ts.flags = (uint16_t)(flags | F(EXPECT_MORE));
	line[0] = '\0';
	do {
		if (piece == left)
			ts.flags = (uint16_t)flags;
		e = lws_tokenize(&ts);
		if (e != LWS_TOKZE_WANT_READ)
			continue;
		assert_true(piece < left);
		text += piece;
		left -= piece;
		piece = cut < left ? cut : left;
		free(mem);
		mem = copy_of(text, piece);
		ts.start = mem;
		ts.len = piece;
	} while (e == LWS_TOKZE_WANT_READ || describe(&ts, e, line, size));
	free(mem);
}

static void
elements_are_the_same_however_the_text_is_cut(void **state)
{
	char line[200];
	size_t n, k;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		size_t len = strlen(cases[n].text);

		for (k = 0; k <= len; k++) {
			run_pieces(cases[n].text, cases[n].flags, k, len, line,
				   sizeof(line));
			assert_string_equal(line, cases[n].line);
		}
		run_pieces(cases[n].text, cases[n].flags, 1, 1, line,
			   sizeof(line));
		assert_string_equal(line, cases[n].line);
	}
}

static void
a_nul_ends_the_text_for_good(void **state)
{
	struct lws_tokenize ts;
	char line[200];
	size_t n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(cases); n++) {
		char *mem = copy_of(cases[n].text, strlen(cases[n].text) + 1);

		memset(&ts, 0x77, sizeof(ts));
		lws_tokenize_init(&ts, mem, cases[n].flags);
		assert_int_equal(ts.len, 0x7fffffff);
		assert_int_equal(ts.e, 0x77);
		line[0] = '\0';
		while (describe(&ts, lws_tokenize(&ts), line, sizeof(line)))
			;
		assert_string_equal(line, cases[n].line);
		/* and again */
		if (strstr(line, "END"))
			assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_ENDED);
		free(mem);
	}
	/* also where more was expected */
	lws_tokenize_init(&ts, "ab", F(EXPECT_MORE));
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_TOKEN);
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_ENDED);
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_ENDED);
	/* until there is new input */
	ts.start = "cd";
	ts.len = 2;
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_WANT_READ);
	ts.flags = 0;
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_TOKEN);
	assert_string_equal(ts.token, "cd");
}

static void
delimiters_point_into_the_text(void **state)
{
	const char *text = "a,b";
	struct lws_tokenize ts;

	(void)state;
	lws_tokenize_init(&ts, text, 0);
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_TOKEN);
	assert_ptr_equal(ts.token, ts.collect);
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_DELIMITER);
	assert_ptr_equal(ts.token, text + 1);
	assert_int_equal(ts.token_len, 1);
	assert_ptr_equal(ts.start, text + 2);
}

static void
an_item_of_254_fits_and_255_does_not(void **state)
{
	struct lws_tokenize ts;
	char text[258];
	int quoted;

	(void)state;
	for (quoted = 0; quoted < 2; quoted++) {
		memset(text, 'a', sizeof(text));
		if (quoted) {
			text[0] = '"';
			text[255] = '"';
			text[256] = '\0';
		} else {
			text[LWS_LIMIT_TOKENIZE_ITEM] = '\0';
		}
		lws_tokenize_init(&ts, text, 0);
		assert_int_equal(lws_tokenize(&ts),
				 quoted ? LWS_TOKZE_QUOTED_STRING
					: LWS_TOKZE_TOKEN);
		assert_int_equal(ts.token_len, LWS_LIMIT_TOKENIZE_ITEM);

		text[255] = quoted ? 'a' : '\0';
		text[254] = 'a';
		text[256] = quoted ? '"' : '\0';
		text[257] = '\0';
		lws_tokenize_init(&ts, text, 0);
		assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_TOO_LONG);
		assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_TOO_LONG);
	}
}

static const struct {
	const char *text;
	int line, effline; /* when "x" is found */
} lines[] = {
	{ "x", 0, 0 },           { "\nx", 1, 0 },     { "\r\nx", 1, 0 },
	{ "\rx", 1, 0 },         { "\n\rx", 2, 0 },   { "\r\n\r\nx", 2, 0 },
	{ "a\nb\nx", 2, 2 },     { "a\n,x", 1, 1 },   { "\"\n\n\"x", 2, 2 },
	{ "#c\r\n#c\nx", 2, 0 }, { "\r\r\nx", 2, 0 },
};

static void
line_ends_of_all_three_kinds_count_once(void **state)
{
	struct lws_tokenize ts;
	size_t n, k;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(lines); n++)
		for (k = 0; k <= strlen(lines[n].text); k++) {
			lws_tokenize_init(&ts, lines[n].text,
					  F(HASH_COMMENT) | F(EXPECT_MORE));
			ts.len = k;
			do {
				if (lws_tokenize(&ts) != LWS_TOKZE_WANT_READ)
					continue;
				ts.len = strlen(ts.start);
				ts.flags = F(HASH_COMMENT);
			} while (ts.token_len != 1 || !ts.token ||
				 *ts.token != 'x');
			assert_int_equal(ts.line, lines[n].line);
			assert_int_equal(ts.effline, lines[n].effline);
		}
}

static void
cstr_needs_room_for_the_nul(void **state)
{
	struct lws_tokenize ts;
	char b[8];

	(void)state;
	lws_tokenize_init(&ts, "abc,", 0);
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_TOKEN);
	assert_int_equal(lws_tokenize_cstr(&ts, b, 4), 0);
	assert_string_equal(b, "abc");
	assert_int_not_equal(lws_tokenize_cstr(&ts, b, 3), 0);
	assert_int_not_equal(lws_tokenize_cstr(&ts, b, 0), 0);
	assert_int_equal(lws_tokenize(&ts), LWS_TOKZE_DELIMITER);
	assert_int_equal(lws_tokenize_cstr(&ts, b, 2), 0);
	assert_string_equal(b, ",");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_are_the_same_however_the_text_is_cut),
		cmocka_unit_test(a_nul_ends_the_text_for_good),
		cmocka_unit_test(delimiters_point_into_the_text),
		cmocka_unit_test(an_item_of_254_fits_and_255_does_not),
		cmocka_unit_test(line_ends_of_all_three_kinds_count_once),
		cmocka_unit_test(cstr_needs_room_for_the_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
