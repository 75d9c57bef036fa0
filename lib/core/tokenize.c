/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The tokenizer: words, numbers, quoted strings and delimiters out of a text
 * that may come in pieces. Each state has a function that looks at the next
 * character and either takes it, or ends the element in front of it, which
 * then leaves the character for the next call; nothing is ever given back.
 *
 * What is collected lives in ts->collect, so everything that must survive the
 * end of a piece is derived from it: whether it is a number, and where in a
 * UTF-8 character it stops. Only "in a comment" and "the last one was a CR"
 * have bits of their own.
 */
#include "core/core.h"

_Static_assert(LWS_LIMIT_TOKENIZE_ITEM <
		       sizeof(((struct lws_tokenize *)0)->collect),
	       "an item and its NUL must fit");

/* what a step returns besides elements and errors: the character is taken, go
 * on; below every enum lws_tokenize_elem */
#define GO_ON ((lws_tokenize_elem)-100)

typedef lws_tokenize_elem (*step_t)(struct lws_tokenize *ts, uint8_t c);

enum number { NO_NUMBER, INTEGER, FLOAT };

static int
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static int
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static int
is_alnum_(uint8_t c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

/* the flag that makes this delimiter a part of words, 0: there is none */
static int
nonterm_flag(uint8_t c)
{
	switch (c) {
	case '-':
		return LWS_TOKENIZE_F_MINUS_NONTERM;
	case '.':
		return LWS_TOKENIZE_F_DOT_NONTERM;
	case '/':
		return LWS_TOKENIZE_F_SLASH_NONTERM;
	case '*':
		return LWS_TOKENIZE_F_ASTERISK_NONTERM;
	case '=':
		return LWS_TOKENIZE_F_EQUALS_NONTERM;
	case ':':
		return LWS_TOKENIZE_F_COLON_NONTERM;
	default:
		return 0;
	}
}

/* Not blank, quote or comment: does it belong to a word? Multibyte characters
 * always do. RFC 7230 3.2.6 lists the delimiters of that mode. */
static int
is_word(const struct lws_tokenize *ts, uint8_t c)
{
	if (c >= 0x80 || is_alnum_(c) || (ts->flags & nonterm_flag(c)))
		return 1;
	if (!(ts->flags & LWS_TOKENIZE_F_RFC7230_DELIMS))
		return 0;

	return !strchr("(),/:;<=>?@[\\]{}-.*", c);
}

static int
is_comment(const struct lws_tokenize *ts, uint8_t c)
{
	return c == '#' && (ts->flags & LWS_TOKENIZE_F_HASH_COMMENT);
}

static enum number
number_of(const struct lws_tokenize *ts)
{
	size_t n, dots = 0;

	if ((ts->flags & LWS_TOKENIZE_F_NO_INTEGERS) || !ts->token_len ||
	    !is_digit((uint8_t)ts->collect[0]))
		return NO_NUMBER;

	for (n = 0; n < ts->token_len; n++) {
		if (ts->collect[n] == '.' && !dots++)
			continue;
		if (!is_digit((uint8_t)ts->collect[n]))
			return NO_NUMBER;
	}
	if (!dots)
		return INTEGER;

	return ts->flags & LWS_TOKENIZE_F_NO_FLOATS ? NO_NUMBER : FLOAT;
}

/* -- ends of elements -- */

/* RFC 9110 5.6.1 without empty elements: content and commas take turns */
static lws_tokenize_elem
list_check(struct lws_tokenize *ts, lws_tokenize_elem e)
{
	if (!(ts->flags & LWS_TOKENIZE_F_COMMA_SEP_LIST))
		return e;

	if (e == LWS_TOKZE_DELIMITER) {
		if (*ts->token != ',' || ts->delim != LWSTZ_DT_NEED_DELIM)
			return LWS_TOKZE_ERR_COMMA_LIST;
		ts->delim = LWSTZ_DT_NEED_NEXT_CONTENT;
		return e;
	}
	if (ts->delim == LWSTZ_DT_NEED_DELIM)
		return LWS_TOKZE_ERR_COMMA_LIST;
	ts->delim = LWSTZ_DT_NEED_DELIM;

	return e;
}

static lws_tokenize_elem
finish(struct lws_tokenize *ts, lws_tokenize_elem e)
{
	ts->collect[ts->token_len] = '\0';
	ts->token = ts->collect;
	ts->state = LWS_TOKZS_LEADING_WHITESPACE;
	ts->reset_token = 1;

	return list_check(ts, e);
}

static lws_tokenize_elem
finish_word(struct lws_tokenize *ts)
{
	switch (number_of(ts)) {
	case INTEGER:
		return finish(ts, LWS_TOKZE_INTEGER);
	case FLOAT:
		return finish(ts, LWS_TOKZE_FLOAT);
	default:
		return finish(ts, LWS_TOKZE_TOKEN);
	}
}

/* -- taking characters -- */

static void
take(struct lws_tokenize *ts)
{
	uint8_t c = (uint8_t)*ts->start++;

	ts->len--;
	/* CR, LF and CR LF are one line end each */
	if (c == '\r' || (c == '\n' && !ts->crlf))
		ts->line++;
	ts->crlf = c == '\r';
}

/* the UTF-8 state after what has been collected */
static int
collected_utf8(const struct lws_tokenize *ts, struct lws_utf8 *u)
{
	size_t back = ts->token_len < 3 ? ts->token_len : 3;
	const char *end = ts->collect + ts->token_len;

	/* it was valid so far: only a character begun in the last three bytes
	 * can be unfinished */
	memset(u, 0, sizeof(*u));
	while (back && ((uint8_t)end[-(ptrdiff_t)back] & 0xc0) == 0x80)
		back--;

	return lws_utf8_feed(u, end - back, back);
}

static lws_tokenize_elem
collect(struct lws_tokenize *ts, uint8_t c)
{
	if (ts->token_len == LWS_LIMIT_TOKENIZE_ITEM)
		return LWS_TOKZE_TOO_LONG;
	if (c >= 0x80) {
		struct lws_utf8 u;

		if (collected_utf8(ts, &u) || lws_utf8_feed(&u, &c, 1))
			return LWS_TOKZE_ERR_BROKEN_UTF8;
	}
	ts->collect[ts->token_len++] = (char)c;
	take(ts);

	return GO_ON;
}

/* a character may not end here, before something that is not part of it */
static int
in_utf8(const struct lws_tokenize *ts)
{
	struct lws_utf8 u;

	if (!ts->token_len || (uint8_t)ts->collect[ts->token_len - 1] < 0x80)
		return 0;

	return collected_utf8(ts, &u) || lws_utf8_end(&u);
}

static lws_tokenize_elem
skip(struct lws_tokenize *ts)
{
	take(ts);

	return GO_ON;
}

static lws_tokenize_elem
skip_into(struct lws_tokenize *ts, lws_tokenize_state state)
{
	ts->state = state;

	return skip(ts);
}

static lws_tokenize_elem
begin_comment(struct lws_tokenize *ts)
{
	ts->comment = 1;

	return skip(ts);
}

/* -- the states -- */

static lws_tokenize_elem
st_leading(struct lws_tokenize *ts, uint8_t c)
{
	if (is_blank(c))
		return skip(ts);
	if (is_comment(ts, c))
		return begin_comment(ts);
	if (c == '"')
		return skip_into(ts, LWS_TOKZS_QUOTED_STRING);
	if (is_word(ts, c)) {
		ts->state = LWS_TOKZS_TOKEN;
		return collect(ts, c);
	}

	ts->token = ts->start;
	ts->token_len = 1;
	ts->reset_token = 1;
	take(ts);

	return list_check(ts, LWS_TOKZE_DELIMITER);
}

static lws_tokenize_elem
st_quoted(struct lws_tokenize *ts, uint8_t c)
{
	if (c < 0x80 && in_utf8(ts))
		return LWS_TOKZE_ERR_BROKEN_UTF8;
	if (c != '"')
		return collect(ts, c);
	take(ts);

	return finish(ts, LWS_TOKZE_QUOTED_STRING);
}

/* between a word and what may turn it into a name */
static lws_tokenize_elem
st_post_word(struct lws_tokenize *ts, uint8_t c)
{
	if (is_blank(c))
		return skip(ts);
	if (is_comment(ts, c))
		return begin_comment(ts);

	if (c == '=' && !(ts->flags & LWS_TOKENIZE_F_EQUALS_NONTERM)) {
		if (number_of(ts) != NO_NUMBER)
			return LWS_TOKZE_ERR_NUM_ON_LHS;
		take(ts);
		return finish(ts, LWS_TOKZE_TOKEN_NAME_EQUALS);
	}
	if (c == ':' && (ts->flags & LWS_TOKENIZE_F_AGG_COLON) &&
	    !(ts->flags & LWS_TOKENIZE_F_COLON_NONTERM)) {
		take(ts);
		return finish(ts, LWS_TOKZE_TOKEN_NAME_COLON);
	}

	return finish_word(ts);
}

static lws_tokenize_elem
st_word(struct lws_tokenize *ts, uint8_t c)
{
	if (c < 0x80 && in_utf8(ts))
		return LWS_TOKZE_ERR_BROKEN_UTF8;

	if (c == '.' && !(ts->flags & LWS_TOKENIZE_F_NO_FLOATS)) {
		enum number n = number_of(ts);

		if (n == FLOAT)
			return LWS_TOKZE_ERR_MALFORMED_FLOAT;
		if (n == INTEGER)
			return collect(ts, c);
	}
	if (!is_blank(c) && c != '"' && !is_comment(ts, c) && is_word(ts, c))
		return collect(ts, c);

	ts->state = LWS_TOKZS_TOKEN_POST_TERMINAL;

	return st_post_word(ts, c);
}

static const step_t steps[] = { [LWS_TOKZS_LEADING_WHITESPACE] = st_leading,
				[LWS_TOKZS_QUOTED_STRING] = st_quoted,
				[LWS_TOKZS_TOKEN] = st_word,
				[LWS_TOKZS_TOKEN_POST_TERMINAL] =
					st_post_word };

/* a comment ends in front of its line end, which the state then counts */
static lws_tokenize_elem
step(struct lws_tokenize *ts, uint8_t c)
{
	if (ts->comment && c != '\r' && c != '\n')
		return skip(ts);
	ts->comment = 0;

	return steps[ts->state](ts, c);
}

/* -- the end of the input -- */

static lws_tokenize_elem
ended(struct lws_tokenize *ts)
{
	switch (ts->state) {
	case LWS_TOKZS_QUOTED_STRING:
		return LWS_TOKZE_ERR_UNTERM_STRING;
	case LWS_TOKZS_TOKEN:
		if (in_utf8(ts))
			return LWS_TOKZE_ERR_BROKEN_UTF8;
		return finish_word(ts);
	case LWS_TOKZS_TOKEN_POST_TERMINAL:
		return finish_word(ts);
	default:
		break;
	}

	ts->reset_token = 1;
	if ((ts->flags & LWS_TOKENIZE_F_COMMA_SEP_LIST) &&
	    ts->delim == LWSTZ_DT_NEED_NEXT_CONTENT)
		return LWS_TOKZE_ERR_COMMA_LIST;

	return LWS_TOKZE_ENDED;
}

/* a NUL is final, also for the calls after this one */
static lws_tokenize_elem
out_of_input(struct lws_tokenize *ts)
{
	if (ts->len) {
		ts->dry = 1;
		ts->len = 0;
	}
	if ((ts->flags & LWS_TOKENIZE_F_EXPECT_MORE) && !ts->dry)
		return LWS_TOKZE_WANT_READ;

	return ended(ts);
}

void
lws_tokenize_init(struct lws_tokenize *ts, const char *start, int flags)
{
	ts->start = start;
	ts->token = NULL;
	ts->len = 0x7fffffff;
	ts->token_len = 0;
	ts->state = LWS_TOKZS_LEADING_WHITESPACE;
	ts->line = 0;
	ts->effline = 0;
	ts->flags = (uint16_t)flags;
	ts->delim = LWSTZ_DT_NEED_FIRST_CONTENT;
	ts->reset_token = 1;
	ts->crlf = 0;
	ts->dry = 0;
	ts->comment = 0;
}

lws_tokenize_elem
lws_tokenize(struct lws_tokenize *ts)
{
	lws_tokenize_elem e;

	if (ts->len)
		ts->dry = 0;
	if (ts->reset_token) {
		ts->reset_token = 0;
		ts->token_len = 0;
		ts->effline = ts->line;
	}

	while (ts->len && *ts->start) {
		e = step(ts, (uint8_t)*ts->start);
		if (e != GO_ON)
			return e;
	}

	return out_of_input(ts);
}

int
lws_tokenize_cstr(struct lws_tokenize *ts, char *str, size_t max)
{
	if (ts->token_len >= max)
		return 1;

	memcpy(str, ts->token, ts->token_len);
	str[ts->token_len] = '\0';

	return 0;
}
